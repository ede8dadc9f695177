package amount

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
		if a := &dst[i]; a.Same != None {
			b := &dst[a.Same]
			a.Due, b.Due = either(a.Due, b.Due), either(b.Due, a.Due)
			a.At, b.At = either(a.At, b.At), either(b.At, a.At)
		}
		s.measured(dst, first, i)
	}
	for i := len(dst) - 2; i >= first; i-- {
		shareMetric(&dst[i], &dst[i+1]) // "$5 billion and $7 billion in loans"
	}
	for i := first + 1; i < len(dst); i++ {
		shareMetric(&dst[i], &dst[i-1]) // "trade to $100 billion by 2023 and $150 billion by 2030"
	}
}

// either returns a, or b where a is [None].
func either(a, b int32) int32 {
	if a == None {
		return b
	}
	return a
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

// renders reports whether tokens from to to, between two sums, tell that the
// second is the first in another currency: "(", "or", ", or".
func (s *scan) renders(from, to int) bool {
	if from < to && s.mark(from) == ',' {
		from++
	}
	return to == from+1 && (s.mark(from) == '(' || s.is(from, "or"))
}

// rendering marks the sum in brackets after another as the same one.
func (s *scan) rendering(dst []Amount, i int) {
	a, b := &dst[i-1], &dst[i]
	if a.Kind == Sum && b.Kind == Sum && a.Unit != b.Unit && s.renders(int(a.To), int(b.Lead)) {
		b.Same = int32(i - 1)
		b.Approx = max(b.Approx, a.Approx)
	}
}
