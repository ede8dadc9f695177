// Package record reads structured accounts of travel: the XML lists of trips
// and visits that the Office of the Historian of the US Department of State
// publishes, and the CSV and JSON-lines forms that docs/records.md describes.
//
// Use [Is] to tell a file of records from prose, [Read] to read one, and
// [Record.Facts] for what a record says. [Record.Document] is the record as a
// document like any other, with a text, a name and a hash of its own.
//
// Invariant: the text of a record is its fields, one a line as "key: value",
// with the runs of white space in a value made one space; all evidence counts
// in it. A file is read whole or not at all: the first fault in it, with its
// line, is the error.
package record
