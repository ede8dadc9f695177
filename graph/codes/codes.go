// Package codes says what acts and events are in the vocabularies of event data,
// PLOVER and CAMEO, so that the graph joins with POLECAT, ICEWS and GDELT. The
// tables are TSV, with their sources: to change a code, change its row. What has
// no code has the empty one; nothing is coded as something near.
package codes

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"chancery/schema"
)

// Code is a place in both vocabularies. Each field is "" where there is none.
type Code struct {
	PLOVER string // event type: "CONSULT"
	Mode   string // PLOVER's mode: "phone"
	CAMEO  string // "041"; digits, which are no number
}

// OfAct returns the code of an act: by the first of its topics, in the order of
// schema.Topics, that has one of its own, else by its force alone.
func OfAct(f schema.Force, topics []schema.Topic) Code {
	t := read()
	for _, topic := range schema.Topics {
		if c, ok := t.codes[key{"force", string(f), string(topic)}]; ok && slices.Contains(topics, topic) {
			return c
		}
	}
	return t.codes[key{"force", string(f), "*"}]
}

// OfEvent returns the code of a kind of event.
func OfEvent(k schema.EventKind) Code { return read().codes[key{"event", string(k), "*"}] }

// Contexts returns PLOVER's contexts of topics, sorted, each once.
func Contexts(topics []schema.Topic) []string {
	var out []string
	for _, t := range topics {
		if c := read().contexts[t]; c != "" {
			out = append(out, c)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// key is what a row is about.
type key struct{ of, value, topic string }

type tables struct {
	codes    map[key]Code
	contexts map[schema.Topic]string
}

//go:embed codes.tsv
var codesTSV string

//go:embed contexts.tsv
var contextsTSV string

// read parses the tables, once. A fault in them is a fault of the program, which
// the package's test finds.
var read = sync.OnceValue(func() *tables {
	t := &tables{codes: map[key]Code{}, contexts: map[schema.Topic]string{}}
	for _, row := range rows(codesTSV, 7) {
		t.codes[key{row[0], row[1], row[2]}] = Code{PLOVER: row[3], Mode: row[4], CAMEO: row[5]}
	}
	for _, row := range rows(contextsTSV, 3) {
		t.contexts[schema.Topic(row[0])] = row[1]
	}
	return t
})

// rows returns the rows of a table, in which "-" stands for nothing.
func rows(tsv string, columns int) [][]string {
	var out [][]string
	for line := range strings.Lines(tsv) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) != columns {
			panic(fmt.Sprintf("codes: row %q has %d columns, want %d", line, len(cells), columns))
		}
		for i, c := range cells {
			if c == "-" {
				cells[i] = ""
			}
		}
		out = append(out, cells)
	}
	return out
}
