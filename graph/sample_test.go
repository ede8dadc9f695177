package graph

import (
	"chancery/graph/internal/sample"
)

// sampleReader returns the whole sample, both layers, with its documents.
func sampleReader() *Slice {
	quads := ViewQuads(sample.Record())
	for _, f := range sample.Facts() {
		quads = append(quads, EvidenceQuads(f)...)
	}
	return NewSlice(quads, sample.Documents())
}
