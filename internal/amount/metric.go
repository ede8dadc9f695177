package amount

import (
	"chancery/internal/text"
	"chancery/schema"
)

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
