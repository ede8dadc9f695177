// Package schema holds the nouns of the diplomatic record: documents, people,
// events, statements, the sums and dates inside them, and the names (IRIs,
// predicates) under which a graph keeps them.
//
// A document yields facts ([Document], [Person], [Event], [Statement]); each
// fact points at its sentence through [Evidence], whose invariant is
// src[Start:End] == Quote, in bytes of the file as it stands on disk. Facts of
// many documents, once identities are settled, make a [Record]: entities,
// occasions, acts and targets under stable [IRI]s. Package graph turns a Record
// into quads.
//
// The package imports the standard library only, so that every other package
// may import it.
package schema
