// Package pipeline runs the river: files are read, their facts extracted, the
// identities of all documents settled, and the outcome written to a store.
//
// Use [Extract] for the facts alone and [Build] to bring a store up to date
// with some files. Both read and extract in parallel and give their results in
// the order of the files, so that the same input gives the same output however
// many workers there are.
//
// Invariant: after a Build the store's view is what package resolve makes of
// the facts of all documents in the store, and of nothing else. A Build that
// fails or is interrupted leaves documents in or out as a whole, and a second
// Build completes it.
package pipeline
