package extract

import (
	"chancery/internal/lexicon"
	"chancery/internal/source"
	"chancery/schema"
	"fmt"
	"os"
	"testing"
)

func TestZZ(t *testing.T) {
	s := os.Getenv("S")
	if s == "" {
		t.Skip()
	}
	x := New(lexicon.Default())
	r := x.readers.Get().(*reader)
	in := &source.Document{Name: "z", Body: []byte(s), Meta: source.Meta{Published: schema.Date("2023-02-10"), Country: os.Getenv("HOME_C")}}
	r.reset(in)
	for _, st := range stages {
		st.run(r)
	}
	for _, tm := range r.terms {
		fmt.Println("term", r.span(int(tm.from), int(tm.to)), x.vocab.entries[tm.entry].kind)
	}
	for _, m := range r.mentions {
		fmt.Printf("mention %q k%d party=%q office=%q person=%d\n", r.span(int(m.from), int(m.to)), m.kind, m.party, m.office, m.person)
	}
	for _, p := range r.people {
		fmt.Printf("person %+v\n", p)
	}
	fmt.Println("parties", r.parties)
	for _, s := range r.doc.Sentences {
		for _, d := range x.dates.Find(r.doc.Src, r.doc.Tokens[s.From:s.To], nil) {
			fmt.Printf("date %+v\n", d)
		}
	}
	for _, e := range r.events {
		fmt.Printf("event %+v\n", e)
	}
	for _, a := range r.acts {
		fmt.Printf("act %s by=%v %s %q\n", a.force, a.by, a.rule, r.span(a.from, a.to))
	}
}
