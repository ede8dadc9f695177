package extract

import (
	"slices"
	"strings"

	"chancery/internal/amount"
	"chancery/internal/text"
	"chancery/internal/when"
	"chancery/schema"
)

// quantity is an amount found in the document, its tokens counted in the
// whole of it.
type quantity struct {
	amount.Amount
	sentence int32
}

// findQuantities finds dates and sums, sentence by sentence.
func (r *reader) findQuantities() {
	finder := r.x.amounts.Home(r.x.lex, r.home)
	var found []amount.Amount
	for n, s := range r.doc.Sentences {
		r.sentenceDates = append(r.sentenceDates, int32(len(r.dates)))
		if r.doc.Blocks[s.Block].Kind == text.Noise {
			continue
		}
		toks := r.doc.Tokens[s.From:s.To]
		first := len(r.dates)
		r.dates = r.x.dates.Find(r.doc.Src, toks, r.dates)
		found = finder.Find(r.doc.Src, toks, r.dates[first:], found[:0])
		for i := range r.dates[first:] {
			d := &r.dates[first+i]
			d.From, d.To, d.Lead = d.From+s.From, d.To+s.From, d.Lead+s.From
			r.dateStops[d.To-1] = int32(first + i + 1)
		}
		for _, a := range found {
			a.From, a.To, a.Lead = a.From+s.From, a.To+s.From, a.Lead+s.From
			if a.Due >= 0 {
				a.Due += int32(first)
			}
			if a.At >= 0 {
				a.At += int32(first)
			}
			r.quantities = append(r.quantities, quantity{a, int32(n)})
		}
	}
	r.sentenceDates = append(r.sentenceDates, int32(len(r.dates)))
}

// datesIn returns the dates of sentence n.
func (r *reader) datesIn(n int) []when.Expr { return r.dates[r.sentenceDates[n]:r.sentenceDates[n+1]] }

// fewest and fewestPeople are the smallest counts that are targets: "two
// sides" and "five points" are none, a team of six is one.
const fewest, fewestPeople = schema.Decimal("10"), schema.Decimal("5")

// seldomAimed are nouns that are counted to tell how many there are, and
// hardly ever to set a goal.
var seldomAimed = map[string]bool{
	"countries": true, "states": true, "members": true, "nations": true, "years": true, "points": true, "articles": true, "goals": true,
	"months": true, "days": true, "weeks": true, "hours": true, "minutes": true, "anniversary": true, "provinces": true, "rounds": true,
}

// targets reads the sums inside an act's content.
func (r *reader) targets(a *act) []schema.Target {
	var out []schema.Target
	for i := r.quantityFrom(a.from); i < len(r.quantities) && int(r.quantities[i].From) < a.to; i++ {
		q := &r.quantities[i]
		if !r.isTarget(q) || q.Same >= 0 && int(q.Same) < len(r.quantities) && q.Kind == amount.Sum && len(out) > 0 && r.isRendering(q) {
			continue
		}
		out = append(out, schema.Target{
			Metric: r.metric(q), Value: q.Value, Unit: r.unit(q), Due: r.due(q, a), Approx: q.Approx,
		})
	}
	return out
}

// quantityFrom returns the index of the first quantity at token from or after.
func (r *reader) quantityFrom(from int) int {
	i, _ := slices.BinarySearchFunc(r.quantities, int32(from), func(q quantity, from int32) int { return int(q.From - from) })
	return i
}

// isRendering reports whether a sum in brackets repeats the one before it in
// another currency.
func (r *reader) isRendering(q *quantity) bool { return q.From > 0 && r.str(int(q.From)-1) == "(" }

// isTarget reports whether a quantity is a goal or a sum, and not a way of
// counting those present.
func (r *reader) isTarget(q *quantity) bool {
	switch q.Kind {
	case amount.Sum, amount.Percent:
		return q.Unit != ""
	case amount.Measure:
		return true
	case amount.Count:
		if q.Unit == "" || groupNouns[q.Unit] || seldomAimed[q.Unit] || r.starts[q.From] != 0 && r.mentions[r.starts[q.From]-1].kind == mGroup {
			return false
		}
		least := fewest
		if r.unit(q) == "people" {
			least = fewestPeople
		}
		return q.Value.Cmp(least) >= 0
	}
	return false
}

// unit returns the unit in the terms of the gold format.
func (r *reader) unit(q *quantity) string {
	if q.Kind != amount.Count {
		return q.Unit
	}
	switch {
	case strings.HasSuffix(q.Unit, "vaccines"), strings.HasSuffix(q.Unit, "doses"):
		return "doses"
	case q.Unit == "people":
		return q.Unit
	case personNouns[q.Unit]:
		return "people"
	}
	return "units"
}

// personNouns are counted as people.
var personNouns = map[string]bool{
	"workers": true, "students": true, "refugees": true, "tourists": true, "visitors": true, "experts": true, "citizens": true,
	"nationals": true, "soldiers": true, "troops": true, "arrivals": true, "migrants": true, "employees": true, "jobs": false,
	"scholars": true, "farmers": true, "children": true, "women": true, "families": true, "trainees": true, "peacekeepers": true, "observers": true, "officers": true, "teachers": true, "nurses": true, "doctors": true, "engineers": true, "trainers": true, "passengers": true,
}

// due returns the deadline of a quantity: the one its words give, or for an
// undertaking the time at which it is to happen.
func (r *reader) due(q *quantity, a *act) schema.Date {
	i := q.Due
	if i < 0 && (a.force == schema.Pledge || a.force == schema.Agree) {
		if i = q.At; i < 0 {
			i = r.onlyDate(a, q)
		}
	}
	if i < 0 {
		return ""
	}
	published := r.in.Meta.Published
	_, end, ok := r.dates[i].Resolve(published, when.Forward)
	if !ok || q.Due < 0 && published != "" && end.Year() < published.Year() {
		return ""
	}
	return end
}

// onlyDate returns the one date that stands in an act's content, or -1: "will
// provide supplies … this year".
func (r *reader) onlyDate(a *act, q *quantity) int32 {
	found := int32(-1)
	for k := r.quantityFrom(a.from); k < len(r.quantities) && int(r.quantities[k].From) < a.to; k++ {
		if o := &r.quantities[k]; o != q && o.Kind == q.Kind {
			return -1 // of several sums, the words beside each must tell
		}
	}
	for i := r.sentenceDates[q.sentence]; i < r.sentenceDates[q.sentence+1]; i++ {
		d := &r.dates[i]
		if int(d.From) < a.from || int(d.To) > a.to || d.Kind != when.Point && !(d.Kind == when.Window && d.Count > 0) || d.Role == when.Anniversary || d.Role == when.Since {
			continue
		}
		if _, end, ok := d.Resolve(r.in.Meta.Published, when.Forward); !ok || end.Year() < r.in.Meta.Published.Year() {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = i
	}
	return found
}

// metric returns what a quantity measures, on one line.
func (r *reader) metric(q *quantity) string {
	return strings.Join(strings.Fields(string(r.doc.Src[q.Metric.Start:q.Metric.End])), " ")
}
