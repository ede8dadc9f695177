// Package source turns files and folders into documents: the text to read and
// what the file says of itself (date, title, publisher, language).
//
// Use [Find] and [Read] to read files one by one, or in parallel; use [Walk]
// to go through everything under some paths in order.
//
// Invariant: Document.Body is the text that all evidence counts in. For a text
// file in UTF-8 it is the file's bytes as they stand on disk, front matter and
// byte-order mark included; Document.Content marks where the prose starts. For
// other charsets, HTML and DOCX it is the text extracted from the file,
// which is what a store archives beside the facts. Nothing in Meta is guessed:
// what the file does not say is empty.
package source
