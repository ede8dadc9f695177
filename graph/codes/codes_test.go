package codes

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"chancery/schema"
)

// TestTables holds the tables to the vocabulary: every force, kind of event and
// topic has its row, each row is there once and sorted, and codes look like codes.
func TestTables(t *testing.T) {
	for _, f := range schema.Forces {
		if c := OfAct(f, nil); c.CAMEO == "" {
			t.Errorf("the force %s has no code", f)
		}
	}
	for _, k := range schema.EventKinds {
		if c := OfEvent(k); c.CAMEO == "" || c.PLOVER == "" {
			t.Errorf("the event %s has no code", k)
		}
	}
	plover := []string{
		"", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
		"THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
	}
	for _, table := range []struct {
		text    string
		columns int
	}{{codesTSV, 7}, {contextsTSV, 3}} {
		var last string
		for _, row := range rows(table.text, table.columns) {
			line := strings.Join(row, "\t")
			if line <= last {
				t.Errorf("%q is out of order or there twice", line)
			}
			last = line
			if row[len(row)-1] == "" {
				t.Errorf("%q lacks its remark", line)
			}
		}
	}
	for k, c := range read().codes {
		if !slices.Contains(plover, c.PLOVER) {
			t.Errorf("%v: PLOVER has no %q", k, c.PLOVER)
		}
		if c.PLOVER == "" && c.Mode != "" || strings.Trim(c.CAMEO, "0123456789") != "" || len(c.CAMEO) < 3 || len(c.CAMEO) > 4 {
			t.Errorf("%v: %+v is no code", k, c)
		}
		if !schema.Topic(k.topic).Valid() && k.topic != "*" {
			t.Errorf("%v: no such topic", k)
		}
	}
	for _, topic := range schema.Topics {
		if _, ok := read().contexts[topic]; !ok {
			t.Errorf("the topic %s has no row", topic)
		}
	}
}

func ExampleOfAct() {
	fmt.Println(OfAct(schema.Agree, []schema.Topic{"health", "trade"}))
	fmt.Println(OfAct(schema.Request, []schema.Topic{"health"}))
	fmt.Println(OfEvent(schema.Call))
	fmt.Println(Contexts([]schema.Topic{"trade", "defence", "investment"}))
	// Output:
	// {AGREE  0311}
	// {REQUEST assist 020}
	// {CONSULT phone 041}
	// [economic military]
}
