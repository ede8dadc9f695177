package amount

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

func (s *scan) matches(from int, words []string) bool {
	for k, w := range words {
		if !s.is(from+k, w) {
			return false
		}
	}
	return true
}
