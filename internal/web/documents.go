package web

import (
	"context"

	"chancery/graph/explore"
	"chancery/schema"
)

type documentsQuery struct {
	Q      string `json:"q,omitempty" jsonschema:"words of the name, title or publisher"`
	Offset int    `json:"offset,omitempty"`
	Limit  int    `json:"limit,omitempty" jsonschema:"at most this many; 25 when left out"`
}

func (s *server) documents(ctx context.Context, q documentsQuery) (*explore.DocumentList, error) {
	if err := notNegative("offset", q.Offset); err != nil {
		return nil, err
	}
	limit, err := bounded("limit", q.Limit, mostListed)
	if err != nil {
		return nil, err
	}
	return s.Engine.Documents(ctx, q.Q, q.Offset, limit)
}

type documentQuery struct {
	Doc     string `json:"doc" jsonschema:"the document: its file name, or its IRI"`
	Session string `json:"session,omitempty" jsonschema:"of no effect on the text"`
}

func (s *server) document(ctx context.Context, q documentQuery) (*explore.DocumentText, error) {
	named, err := s.Engine.Thing(ctx, q.Doc, schema.KindDoc)
	if err != nil {
		return nil, err
	}
	return s.Engine.Document(ctx, named.IRI)
}
