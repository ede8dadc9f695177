package resolvetest

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"chancery/schema"
)

// Synthetic returns the facts of n made-up documents: meetings, calls and visits
// of forty countries' ministers, who change every four years, each told by one
// to three documents in different spellings and with dates of different
// exactness. The same n gives the same facts.
func Synthetic(n int) []*schema.Facts {
	g := &generator{rng: rand.New(rand.NewPCG(uint64(n), 7))}
	for len(g.facts) < n {
		g.meeting()
	}
	return g.facts[:n]
}

type generator struct {
	rng   *rand.Rand
	facts []*schema.Facts
}

var syllables = strings.Fields("an ba cor da el fi gor ha il jo ka lu mir no ol pe ri sa tor un va wen yor zi")

// name makes a name that depends on its seeds alone.
func (g *generator) name(seeds ...int) string {
	h := 17
	for _, s := range seeds {
		h = h*1009 + s*31 + 7
	}
	rng := rand.New(rand.NewPCG(uint64(h), 3))
	word := func(k int) string {
		var b strings.Builder
		for range k {
			b.WriteString(syllables[rng.IntN(len(syllables))])
		}
		s := b.String()
		return strings.ToUpper(s[:1]) + s[1:]
	}
	return word(2) + " " + word(3)
}

func code(i int) string { return string([]byte{'A' + byte(i/8), 'B' + byte(i%8)}) }

var quoteWords = strings.Fields(`expand trade goods market access port fisheries cable power students visas flights patrol
	training loan bridge railway vaccine hospital climate forest satellite research film museum farm rice steel chips data`)

func (g *generator) quote() string {
	ws := make([]string, 8)
	for i := range ws {
		ws[i] = quoteWords[g.rng.IntN(len(quoteWords))]
	}
	return strings.Join(ws, " ")
}

// meeting adds one meeting and the documents that tell of it.
func (g *generator) meeting() {
	a, b := g.rng.IntN(40), g.rng.IntN(40)
	if a == b {
		b = (b + 1) % 40
	}
	day := time.Date(1990, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, g.rng.IntN(35*365))
	quotes := []string{g.quote(), g.quote(), g.quote(), g.quote(), g.quote(), g.quote()}
	kind := []schema.EventKind{schema.Meeting, schema.Call, schema.Visit}[g.rng.IntN(3)]
	for k := range 1 + g.rng.IntN(3) {
		g.facts = append(g.facts, g.document(len(g.facts), a, b, day, kind, quotes, k))
	}
}

func (g *generator) document(i, a, b int, day time.Time, kind schema.EventKind, quotes []string, told int) *schema.Facts {
	doc := fmt.Sprintf("d%06d.txt", i)
	f := &schema.Facts{Document: schema.Document{Doc: doc, Published: schema.NewDay(day.AddDate(0, 0, 1+told)), Country: code(a)}}
	if told == 2 {
		f.Document.Published = ""
	}
	names := make([]string, 2)
	for j, c := range []int{a, b} {
		names[j] = g.name(c, day.Year()/4)
		if told == 1 {
			names[j] = names[j][strings.IndexByte(names[j], ' ')+1:]
		}
		f.People = append(f.People, schema.Person{ID: factID("fact", doc, "p", j), Doc: doc, Name: names[j], Country: code(c), Office: "Foreign Minister"})
	}
	e := schema.Event{ID: factID("fact", doc, "e", 0), Doc: doc, Kind: kind, Parties: []string{code(a), code(b)}, People: names}
	switch told {
	case 0:
		e.Start = schema.NewDay(day)
	case 1:
		e.Start = schema.Date(day.Format("2006-01"))
	case 2:
		e.Weekday = strings.ToLower(day.Weekday().String())
	}
	e.End = e.Start
	f.Events = append(f.Events, e)
	for j, q := range quotes {
		f.Statements = append(f.Statements, schema.Statement{
			ID: factID("act", doc, "s", j), Doc: doc, Force: schema.Forces[j], By: e.Parties[:1+j%2], Speakers: names[:1+j%2],
			Topics: []schema.Topic{schema.Topics[j]}, Event: e.ID, Evidence: schema.Evidence{Quote: q},
		})
	}
	return f
}
