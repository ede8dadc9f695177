package amount

import (
	"chancery/internal/text"
	"chancery/internal/when"
	"chancery/schema"
)

// hedges are the words before an amount that make it less exact, in lower
// case, longest first.
var hedges = [...]struct {
	words  [3]string
	approx string
}{
	{[3]string{"in", "excess", "of"}, "over"},
	{[3]string{"no", "less", "than"}, "over"},
	{[3]string{"no", "fewer", "than"}, "over"},
	{[3]string{"not", "less", "than"}, "over"},
	{[3]string{"no", "more", "than"}, "under"},
	{[3]string{"a", "minimum", "of"}, "over"},
	{[3]string{"a", "maximum", "of"}, "under"},
	{[3]string{"an", "estimated", ""}, "about"},
	{[3]string{"more", "than", ""}, "over"},
	{[3]string{"greater", "than", ""}, "over"},
	{[3]string{"at", "least", ""}, "over"},
	{[3]string{"less", "than", ""}, "under"},
	{[3]string{"fewer", "than", ""}, "under"},
	{[3]string{"up", "to", ""}, "under"},
	{[3]string{"at", "most", ""}, "under"},
	{[3]string{"close", "to", ""}, "about"},
	{[3]string{"upwards", "of", ""}, "over"},
	{[3]string{"about", "", ""}, "about"},
	{[3]string{"around", "", ""}, "about"},
	{[3]string{"approximately", "", ""}, "about"},
	{[3]string{"approx", "", ""}, "about"},
	{[3]string{"roughly", "", ""}, "about"},
	{[3]string{"some", "", ""}, "about"},
	{[3]string{"nearly", "", ""}, "about"},
	{[3]string{"almost", "", ""}, "about"},
	{[3]string{"estimated", "", ""}, "about"},
	{[3]string{"over", "", ""}, "over"},
	{[3]string{"above", "", ""}, "over"},
	{[3]string{"exceeding", "", ""}, "over"},
	{[3]string{"exceeded", "", ""}, "over"},
	{[3]string{"below", "", ""}, "under"},
	{[3]string{"under", "", ""}, "under"},
}

// hedge reads the "more than" before a.
func (s *scan) hedge(a *Amount) {
	a.Lead = a.From
	end := int(a.From)
	if s.is(end-1, "a") || s.is(end-1, "an") {
		end-- // "about a million" is read with its article; "over a $2 million" is not
	}
	if !s.isWord(end - 1) {
		return
	}
	for _, h := range hedges {
		n := 0
		for n < len(h.words) && h.words[n] != "" {
			n++
		}
		from := end - n
		if from < 0 || !s.matches(from, h.words[:n]) {
			continue
		}
		if h.words[0] == "up" && s.raised(from) {
			return // "bring trade up to"
		}
		a.Lead, a.Approx = int32(from), h.approx
		return
	}
}

// raised reports whether what stands before token i is brought somewhere:
// "raise bilateral trade", "bringing two-way trade".
func (s *scan) raised(i int) bool {
	for k := i - 1; k >= 0 && k > i-8; k-- {
		if s.isWord(k) && in(raisingVerbs, s.bytes(k)) {
			return true
		}
		if s.isWord(k) && verb(s.bytes(k)) || s.mark(k) == ',' || s.mark(k) == ';' || s.mark(k) == '.' {
			return false
		}
	}
	return false
}

// goal reports whether a is something to be reached: "see trade reach
// US$100 billion in 2023", "raising trade to", but not "trade reached".
func (s *scan) goal(a *Amount) bool {
	i := int(a.Lead) - 1
	if s.is(i, "to") {
		i--
		if s.is(i, "up") {
			i--
		}
		return s.raised(i + 1)
	}
	return s.isWord(i) && in(reachVerbs, s.bytes(i))
}

func (s *scan) matches(from int, words []string) bool {
	for k, w := range words {
		if !s.is(from+k, w) {
			return false
		}
	}
	return true
}

// relate ties the amounts of one sentence, dst[first:], to one another, to
// their dates and to what they measure.
func (s *scan) relate(dst []Amount, first int) {
	for i := first; i < len(dst); i++ {
		s.elide(dst, first, i)
	}
	for i := first; i < len(dst); i++ {
		if i > first {
			s.rendering(dst, i)
		}
		s.date(dst, first, i)
		s.measured(dst, first, i)
	}
	for i := len(dst) - 2; i >= first; i-- {
		shareMetric(&dst[i], &dst[i+1]) // "$5 billion and $7 billion in loans"
	}
	for i := first + 1; i < len(dst); i++ {
		shareMetric(&dst[i], &dst[i-1]) // "trade to $100 billion by 2023 and $150 billion by 2030"
	}
}

// measured sets what dst[i] measures: for a count, the things counted.
func (s *scan) measured(dst []Amount, first, i int) {
	a := &dst[i]
	switch {
	case a.Same != None:
		a.Metric = dst[a.Same].Metric
	case a.Kind == Count && a.Unit != "":
		a.Metric = schema.Span{Start: int(s.toks[a.noun].Start), End: a.Span.End} // the things counted
	default:
		s.floor = 0
		if i > first {
			s.floor = int(dst[i-1].To)
		}
		a.Metric = s.metric(a)
	}
}

// shareMetric gives a what its neighbour b measures, where they are alike and
// a has no measure of its own.
func shareMetric(a, b *Amount) {
	if a.Metric.Len() == 0 && a.Unit == b.Unit && a.Kind == b.Kind && max(b.Lead-a.To, a.Lead-b.To) < 8 {
		a.Metric = b.Metric
	}
}

// elide gives an amount without a unit the currency of the sum next to it.
func (s *scan) elide(dst []Amount, first, i int) {
	a := &dst[i]
	if a.Kind != Count || a.Unit != "" {
		return
	}
	var from *Amount
	switch {
	case i > first && dst[i-1].Kind == Sum && a.From-dst[i-1].To < 12:
		from = &dst[i-1]
	case i+1 < len(dst) && dst[i+1].Kind == Sum && dst[i+1].From-a.To < 8:
		from = &dst[i+1]
	default:
		return
	}
	a.Kind, a.Unit, a.Elided = Sum, from.Unit, true
}

// rendering marks the sum in brackets after another as the same one.
func (s *scan) rendering(dst []Amount, i int) {
	a, b := &dst[i-1], &dst[i]
	if a.Kind == Sum && b.Kind == Sum && a.Unit != b.Unit && int(a.To) == int(b.Lead)-1 && s.mark(int(a.To)) == '(' {
		b.Same = int32(i - 1)
		b.Approx = max(b.Approx, a.Approx)
	}
}

// Within how many tokens of an amount its date may stand.
const (
	dueAfter  = 10 // "US$150 billion in two-way trade by 2030"
	dueBefore = 14 // "By 2030, the two sides will raise trade to US$150 billion"
	atAfter   = 3  // "US$100 billion in 2023"
)

// date finds the deadline of dst[i] or the date that it is told of: the one
// that follows before another amount or the end of the clause, else a deadline
// that precedes.
func (s *scan) date(dst []Amount, first, i int) {
	a := &dst[i]
	limit := len(s.toks)
	if i+1 < len(dst) {
		limit = int(dst[i+1].From)
	}
	for k := range s.dates {
		e := &s.dates[k]
		gap := int(e.Lead) - int(a.To)
		if gap < 0 || counts(e) || e.Kind == when.Offset {
			continue
		}
		if int(e.From) >= limit && !s.sharesDate(dst, i, e) || gap > dueAfter || s.clauseEnds(int(a.To), int(e.Lead)) {
			break
		}
		if e.Role == when.By || e.Role == when.Until || e.Role == when.Before {
			a.Due = int32(k)
			return
		}
		if a.At == None && gap <= atAfter && e.Role != when.Since && e.Role != when.Anniversary {
			second := i > first && dst[i-1].Due != None && s.is(int(a.Lead)-1, "and")
			if e.Role == when.In && (second || s.goal(a)) {
				a.Due = int32(k)
				return
			}
			a.At = int32(k)
		}
	}
	from := 0
	if i > first {
		from = int(dst[i-1].To)
	}
	for k := len(s.dates) - 1; k >= 0; k-- {
		e := &s.dates[k]
		if e.To > a.From || int(e.From) < from || int(a.From-e.To) > dueBefore {
			continue
		}
		if (e.Role == when.By || e.Role == when.Until) && !s.clauseBroken(int(e.To), int(a.From)) {
			a.Due = int32(k)
			return
		}
		if a.At == None && e.Kind == when.Duration && !counts(e) && s.promised(int(e.To), int(a.From)) {
			a.At = int32(k) // over four years, Australia will resettle
		}
	}
}

// promised reports whether "will" stands between tokens from and to, in one
// clause.
func (s *scan) promised(from, to int) bool {
	for k := from; k < to; k++ {
		if s.is(k, "will") || s.is(k, "shall") {
			return !s.clauseBroken(from, to)
		}
	}
	return false
}

// sharesDate reports whether e, past the next amount, is still a's: that amount
// renders a in another currency.
func (s *scan) sharesDate(dst []Amount, i int, e *when.Expr) bool {
	return i+1 < len(dst) && dst[i].Kind == Sum && int(dst[i].To) == int(dst[i+1].Lead)-1 && s.mark(int(dst[i].To)) == '('
}

// clauseEnds reports whether a clause ends between tokens from and to.
func (s *scan) clauseEnds(from, to int) bool {
	for k := from; k < to; k++ {
		switch s.mark(k) {
		case ';', '.', ':':
			return true
		case ',':
			if k+1 < to && !s.is(k+1, "and") {
				return true
			}
		}
	}
	return false
}

// clauseBroken is clauseEnds for a deadline in front, which a comma may follow.
func (s *scan) clauseBroken(from, to int) bool {
	for k := from; k < to; k++ {
		if c := s.mark(k); c == ';' || c == '.' || c == ':' {
			return true
		}
	}
	return false
}

// metric returns the words beside a that say what it measures.
func (s *scan) metric(a *Amount) schema.Span {
	if m := s.metricAfter(int(a.To)); m.Len() > 0 {
		return m
	}
	return s.metricBefore(int(a.Lead))
}

// metricAfter reads "in two-way trade", "of grant aid", "worth of supplies",
// "for the refurbishment of schools", and the noun of "$1 million contribution".
func (s *scan) metricAfter(i int) schema.Span {
	j := i
	if s.is(j, "worth") {
		j++
	}
	if s.is(j, "in") || s.is(j, "of") || s.is(j, "for") {
		return s.phrase(j+1, 8)
	}
	return s.phrase(i, 4)
}

// phrase returns the noun phrase at token i without its article: words up to a
// verb, a preposition other than "of", or a mark.
func (s *scan) phrase(i, limit int) schema.Span {
	if s.is(i, "the") || s.is(i, "a") || s.is(i, "an") || s.is(i, "its") || s.is(i, "their") {
		i++
	}
	k := i
	for k < len(s.toks) && k < i+limit && !s.dated(k) {
		if s.mark(k) == '-' && k > i && s.glued(k) && s.glued(k+1) || s.toks[k].Class == text.Number && s.glued(k) {
			k++
			continue
		}
		if s.is(k, "of") && k > i && k+1 < len(s.toks) && s.isWord(k+1) {
			k++
			if s.is(k, "the") {
				k++
			}
			continue
		}
		if k > i && s.toks[k].Has(text.Clitic) {
			k++ // Sri Lanka's exports
			continue
		}
		if !s.isWord(k) || stop(s.bytes(k)) || verb(s.bytes(k)) {
			break
		}
		k++
	}
	for k > i && (!s.isWord(k-1) || stop(s.bytes(k-1))) {
		k--
	}
	if k <= i {
		return schema.Span{}
	}
	return schema.Span{Start: int(s.toks[i].Start), End: int(s.toks[k-1].End)}
}

// metricBefore reads "trade volume in 2020 (", "raising bilateral trade to",
// "supplies worth", "bilateral trade of", "trade reached".
func (s *scan) metricBefore(lead int) schema.Span {
	j := lead - 1
	if measuring(s.bytes(lead)) {
		j = lead // "investment has exceeded US$80 billion"
	}
	if s.is(j, "a") || s.is(j, "an") || s.is(j, "the") {
		j--
	}
	if s.mark(j) == '(' {
		j--
		for k := range s.dates {
			if e := &s.dates[k]; int(e.To) == j+1 {
				j = int(e.Lead) - 1
			}
		}
		return s.phraseBack(j)
	}
	if !s.isWord(j) {
		return schema.Span{}
	}
	switch {
	case s.is(j, "to"), s.is(j, "worth"), s.is(j, "of"), s.is(j, "at"), s.is(j, "totalling"), s.is(j, "totaling"), s.is(j, "by"):
	case measuring(s.bytes(j)):
		for verb(s.bytes(j)) && j > 0 && s.isWord(j-1) && (verb(s.bytes(j-1)) || aux(s.bytes(j-1))) {
			j--
		}
	default:
		return schema.Span{}
	}
	j--
	if s.is(j, "up") {
		j-- // "bring trade up to"
	}
	if s.isWord(j) && verb(s.bytes(j)) { // "amounted to", "stood at"
		j--
	}
	for s.isWord(j) && aux(s.bytes(j)) {
		j--
	}
	if s.is(j, "which") || s.is(j, "that") {
		j--
		if s.mark(j) == ',' {
			j--
		}
	}
	return s.phraseBack(j)
}

// phraseBack returns the noun phrase that ends with token j.
func (s *scan) phraseBack(j int) schema.Span {
	end := j + 1
	for j >= s.floor && end-j <= 6 {
		if s.mark(j) == '-' && s.glued(j) && s.glued(j+1) {
			j--
			continue
		}
		if !s.isWord(j) || stop(s.bytes(j)) || verb(s.bytes(j)) || s.dated(j) {
			break
		}
		j--
	}
	for j+1 < end && !s.isWord(j+1) {
		j++
	}
	if j+1 >= end {
		return schema.Span{}
	}
	return schema.Span{Start: int(s.toks[j+1].Start), End: int(s.toks[end-1].End)}
}
