package web

import (
	"context"
	"net/http"

	"chancery/graph"
	"chancery/graph/explore"
	"chancery/graph/export"
	"chancery/schema"
)

// credentials are what the page logs in with.
type credentials struct {
	Token string `json:"token" jsonschema:"from the link that chancery serve printed"`
}

func loginRoute() route {
	rt := route{
		method: http.MethodPost, path: "/api/login", tag: "about", id: "login",
		summary: "Exchange the token for a cookie", body: typeOf[credentials](), answer: typeOf[about](), open: true,
	}
	rt.serve = func(s *server, w http.ResponseWriter, r *http.Request) error {
		var c credentials
		if err := readBody(r, &c); err != nil {
			return err
		}
		if !s.lock.opens(c.Token) {
			return failed(codeUnauthorized, "this token is not, or no longer, good; open the link that chancery serve printed")
		}
		s.lock.letIn(w)
		return s.reply(w, s.about())
	}
	return rt
}

// about is what the server says of itself.
type about struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	Write   bool   `json:"write" jsonschema:"whether judgements and quads can be written"`
}

func (s *server) about() about {
	return about{Name: "chancery", Version: s.Version, Write: s.Writing != nil}
}

// aboutStore is the same with what the store holds.
type aboutStore struct {
	about
	Build graph.Build `json:"build"`
}

func (s *server) aboutStore(ctx context.Context, _ none) (aboutStore, error) {
	b, err := s.Engine.Build(ctx)
	return aboutStore{s.about(), b}, err
}

// vocabulary is the words that questions and answers use.
type vocabulary struct {
	Kinds     []word     `json:"kinds"`
	Relations []relation `json:"relations"`
	Forces    []word     `json:"forces"`
	Topics    []word     `json:"topics"`
	Formats   []format   `json:"formats"`
	Steps     []stepHelp `json:"steps" jsonschema:"what a step of a session may do"`
}

type word struct {
	Value string `json:"value"`
	Label string `json:"label"`
}

type relation struct {
	Predicate schema.Predicate `json:"predicate"`
	Label     string           `json:"label"`
	Symmetric bool             `json:"symmetric"`
}

type format struct {
	Name string `json:"name"`
	Ext  string `json:"ext"`
	Help string `json:"help"`
}

type stepHelp struct {
	Do       string `json:"do"`
	Help     string `json:"help"`
	Undoable bool   `json:"undoable"`
}

// shownKinds are the kinds of things that a board may hold.
func shownKinds() []schema.Kind {
	return []schema.Kind{
		schema.KindPerson, schema.KindCountry, schema.KindDyad, schema.KindOrg, schema.KindOffice, schema.KindPlace,
		schema.KindEvent, schema.KindAct, schema.KindTopic, schema.KindTarget, schema.KindDoc,
	}
}

func (s *server) vocabulary(context.Context, none) (vocabulary, error) {
	v := vocabulary{Relations: []relation{}, Formats: []format{}}
	for _, k := range shownKinds() {
		v.Kinds = append(v.Kinds, word{string(k), explore.KindLabel(k)})
	}
	for _, r := range schema.Relations {
		if r.Is(schema.InView) {
			v.Relations = append(v.Relations, relation{r.Predicate, explore.PredicateLabel(r.Predicate), r.Symmetric})
		}
	}
	for _, f := range schema.Forces {
		v.Forces = append(v.Forces, word{string(f), string(f)})
	}
	for _, t := range schema.Topics {
		v.Topics = append(v.Topics, word{string(t), string(t)})
	}
	for _, f := range export.Formats() {
		v.Formats = append(v.Formats, format{f.Name, f.Ext, f.Doc})
	}
	for _, verb := range explore.Verbs() {
		v.Steps = append(v.Steps, stepHelp{verb.Do, verb.Help, verb.Undoable})
	}
	return v, nil
}
