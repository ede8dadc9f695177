// Package explore is the engine of a session that explores the graph: the one
// that the terminal and the page in the browser drive, so that both give the
// same answers.
//
// An [Engine] answers about one store: find a thing as its name is typed, show
// its card, expand it by a relation, connect two things, lead an edge back to its
// sentences. A [Session] is a named log of [Step]s, one JSON object a line in a
// file beside the store; what is on its board is the fold of its steps and of
// nothing else. Steps name things by IRI and keep what they brought, so that a
// log can be replayed, forked and handed on, and shows the same board on a store
// that has changed since; its [View] then says what changed.
//
// The engine holds the store open while it answers and lets it go when it is
// idle, so that documents can be read in meanwhile. It writes to no store.
package explore
