// Package mcp offers the views of a store as tools of the Model Context
// Protocol (https://modelcontextprotocol.io), for assistants that look things up
// on behalf of people: find, show, path, ledger, asks, thread, compare, brief
// and query. What they answer is made by package answer; this one only carries it.
//
// New makes the server; run it over any transport of the protocol's Go library.
// The invariant is that every line of an answer carries its sources, each a
// document, its date and the sentence, as far as the store holds them, and that
// what is left out of a long answer is counted. The tools read and never write.
package mcp

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"reflect"
	"strings"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"chancery/graph"
	"chancery/internal/answer"
	"chancery/internal/pipeline"
)

// Config says what a server answers from.
type Config struct {
	// Open opens the store for reading. It is called anew for each answer, and
	// the store closed after it, so that documents can be read in meanwhile.
	Open func(context.Context) (*graph.Store, error)
	// Pipeline says how the record is settled for asks, thread, compare and
	// brief.
	Pipeline pipeline.Options
	// Version is what the server calls its version.
	Version string
}

const instructions = `Chancery keeps the record of diplomatic contacts: who met whom, where and when, who agreed, asked or promised what, by when, and in whose words. Things are named as people write them ("Park Jin", "Viet Nam", "VN-KR" for a pair of countries) or by IRI ("person:park-jin"); begin with find when unsure. Each answer carries sources: the document, its date and the sentence. Cite them. That a document is missing here does not mean that something did not happen.`

// New returns a server with all tools.
func New(c Config) *sdk.Server {
	s := sdk.NewServer(
		&sdk.Implementation{Name: "chancery", Title: "Chancery", Version: c.Version},
		&sdk.ServerOptions{Instructions: instructions, Capabilities: &sdk.ServerCapabilities{}},
	)
	d := &answer.Desk{Reading: answer.Each(c.Open), Pipeline: c.Pipeline}
	for _, add := range tools() {
		add(s, d)
	}
	return s
}

// Serve answers over a pair of streams, a message a line, until in ends or ctx
// is done; neither is an error.
func Serve(ctx context.Context, s *sdk.Server, in io.Reader, out io.Writer) error {
	err := s.Run(ctx, &sdk.IOTransport{Reader: io.NopCloser(in), Writer: keepOpen{out}})
	if err != nil && ctx.Err() != nil && errors.Is(err, ctx.Err()) {
		return nil
	}
	return err
}

// keepOpen is a writer that the server cannot close.
type keepOpen struct{ io.Writer }

func (keepOpen) Close() error { return nil }

// tool is a tool's name and what it tells of itself.
type tool struct{ name, title, description string }

// add registers a tool whose arguments are an In and whose answers an Out. What
// the answer returns as an error is told to the caller, and the session goes on.
func add[In, Out any](s *sdk.Server, t tool, ask func(context.Context, In) (*Out, error)) {
	no := false
	sdk.AddTool(s, &sdk.Tool{
		Name: t.name, Title: t.title, Description: t.description,
		InputSchema:  answer.SchemaOf(reflect.TypeFor[In](), nil),
		OutputSchema: answer.SchemaOf(reflect.TypeFor[Out](), nil),
		Annotations:  &sdk.ToolAnnotations{Title: t.title, ReadOnlyHint: true, IdempotentHint: true, OpenWorldHint: &no},
	}, func(ctx context.Context, _ *sdk.CallToolRequest, in In) (*sdk.CallToolResult, *Out, error) {
		out, err := ask(ctx, in)
		if err != nil {
			return nil, nil, err
		}
		text, err := textOf(out)
		return &sdk.CallToolResult{Content: []sdk.Content{&sdk.TextContent{Text: text}}}, out, err
	})
}

// textOf is an answer for clients that take text only: JSON that leaves the
// brackets of IRIs and links as they are.
func textOf(answer any) (string, error) {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(answer)
	return b.String(), err
}
