package web

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"slices"

	"chancery/graph/explore"
	"chancery/schema"
)

type sessionQuery struct {
	Name string `json:"name" jsonschema:"the session"`
}

func (s *server) sessions(context.Context, none) ([]explore.SessionLine, error) {
	return s.Engine.Sessions()
}

type newSession struct {
	Name   string `json:"name" jsonschema:"up to 64 letters, digits, spaces, hyphens and underscores"`
	ForkOf string `json:"fork_of,omitempty" jsonschema:"begin with the steps of this session"`
}

func (s *server) createSession(ctx context.Context, _ none, b newSession) (explore.SessionLine, error) {
	var err error
	if b.ForkOf != "" {
		_, err = s.Engine.Fork(ctx, b.Name, b.ForkOf)
	} else {
		_, err = s.Engine.Create(ctx, b.Name)
	}
	if err != nil {
		return explore.SessionLine{}, err
	}
	return s.lineOf(b.Name)
}

// lineOf returns the line of a session in the list.
func (s *server) lineOf(name string) (explore.SessionLine, error) {
	all, err := s.Engine.Sessions()
	if err != nil {
		return explore.SessionLine{}, err
	}
	i := slices.IndexFunc(all, func(l explore.SessionLine) bool { return l.Name == name })
	if i < 0 {
		return explore.SessionLine{}, fmt.Errorf("session %q: %w", name, fs.ErrNotExist)
	}
	return all[i], nil
}

// sessionAnswer is a session with its log.
type sessionAnswer struct {
	explore.SessionLine
	Log []explore.Step `json:"log"`
}

func (s *server) session(ctx context.Context, q sessionQuery) (*sessionAnswer, error) {
	session, err := s.Engine.Session(ctx, q.Name)
	if err != nil {
		return nil, err
	}
	line, err := s.lineOf(q.Name)
	return &sessionAnswer{line, session.Log()}, err
}

func (s *server) view(ctx context.Context, q sessionQuery) (*explore.View, error) {
	session, err := s.Engine.Session(ctx, q.Name)
	if err != nil {
		return nil, err
	}
	return session.View(ctx)
}

// stepBody is a step as it is asked for.
type stepBody struct {
	Do       string                       `json:"do" jsonschema:"what to do; /api/vocabulary lists the words"`
	Thing    schema.IRI                   `json:"thing,omitempty" jsonschema:"expand, path and note: of what"`
	To       schema.IRI                   `json:"to,omitempty" jsonschema:"path: where it ends"`
	Relation *explore.Relation            `json:"relation,omitempty" jsonschema:"expand: as the thing's card has it"`
	Offset   int                          `json:"offset,omitempty" jsonschema:"expand: leave out this many"`
	Text     string                       `json:"text,omitempty" jsonschema:"note: the note; query: the Gizmo script"`
	Filter   *explore.Filter              `json:"filter,omitempty" jsonschema:"filter: what to show"`
	Options  *stepOptions                 `json:"options,omitempty" jsonschema:"path: how to look"`
	Points   map[schema.IRI]explore.Point `json:"points,omitempty" jsonschema:"pin and place: where things stand"`
	Things   []schema.IRI                 `json:"things,omitempty" jsonschema:"what to do it with"`
	IfStep   *int                         `json:"if_step,omitempty" jsonschema:"only while the session is at this step; else the answer is 409"`
}

// stepOptions are those of a path.
type stepOptions struct {
	Hops        int  `json:"hops,omitempty"`
	K           int  `json:"k,omitempty"`
	Hubs        int  `json:"hubs,omitempty"`
	ThroughHubs bool `json:"through_hubs,omitempty"`
}

func (b *stepBody) step() explore.Step {
	step := explore.Step{
		Do: b.Do, Thing: b.Thing, To: b.To, Relation: b.Relation, Offset: b.Offset, Text: b.Text,
		Filter: b.Filter, Points: b.Points, Things: b.Things,
	}
	if o := b.Options; o != nil {
		step.Options = &explore.PathOptions{Hops: o.Hops, K: o.K, Hub: o.Hubs, ThroughHubs: o.ThroughHubs}
	}
	return step
}

// stepAnswer is a step as the log keeps it, and the board after it.
type stepAnswer struct {
	Step *explore.Step `json:"step"`
	View *explore.View `json:"view"`
}

func (s *server) step(ctx context.Context, q sessionQuery, b stepBody) (*stepAnswer, error) {
	session, err := s.Engine.Session(ctx, q.Name)
	if err != nil {
		return nil, err
	}
	seen := -1
	if b.IfStep != nil {
		if seen = *b.IfStep; seen < 0 {
			return nil, badRequest("if_step is %d; want 0 or more", seen)
		}
	}
	done, err := session.DoIf(ctx, b.step(), seen)
	if errors.Is(err, explore.ErrConflict) {
		return nil, failed(codeConflict, "%v; look at it again", err)
	}
	if err != nil {
		return nil, goneFrom(session, err, append([]schema.IRI{b.Thing, b.To}, b.Things...)...)
	}
	view, err := session.View(ctx)
	return &stepAnswer{done, view}, err
}

func (s *server) sessionLog(w http.ResponseWriter, r *http.Request, q sessionQuery) error {
	session, err := s.Engine.Session(r.Context(), q.Name)
	if err != nil {
		return err
	}
	return download(w, q.Name+".jsonl", ndjson, session.WriteLog)
}

// ndjson is the media type of a log.
const ndjson = "application/x-ndjson"

// mostLog is how many bytes of a log are taken.
const mostLog = 32 << 20

func importRoute() route {
	rt := route{
		method: http.MethodPost, path: "/api/sessions/{name}/log", tag: "sessions", id: "importSession",
		summary: "Begin a session with a log that was handed on", query: typeOf[sessionQuery](),
		accepts: ndjson, answer: typeOf[explore.SessionLine](), most: mostLog,
	}
	rt.serve = func(s *server, w http.ResponseWriter, r *http.Request) error {
		var q sessionQuery
		if err := readQuery(r, &q); err != nil {
			return err
		}
		if _, err := s.Engine.Import(r.Context(), q.Name, r.Body); err != nil {
			return err
		}
		line, err := s.lineOf(q.Name)
		if err != nil {
			return err
		}
		return s.reply(w, line)
	}
	return rt
}
