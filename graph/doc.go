// Package graph keeps the diplomatic record as quads, and answers from them.
//
// [EvidenceQuads] and [DecodeFacts] turn what a document says into quads and
// back, [ViewQuads] what all documents say together. [Open] gives a [Store] over
// Cayley for them: [Contents.Update] brings it up to date, [Store.Gizmo] asks it
// in Cayley's own language. The views answer the questions of the field over any
// [Reader]: [Find] takes names as people write them, [Show] gives the dossier of a
// thing, [Why] the sentences that something stands on, [Ledger] who undertook or
// asked what, [Paths] how two things are connected. Package graph/export writes
// the graph for other programs.
//
// Two invariants hold the package together. A quad belongs to the evidence if
// and only if its label is a document ([IsEvidence]), so that withdrawing a
// document is removing a label; everything else is derived and can be made again.
// And every edge of the view leads back to facts ([Supports]), every fact to the
// bytes of its document. Nothing outside this package and those below it knows
// Cayley.
package graph
