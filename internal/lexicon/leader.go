package lexicon

import (
	"bytes"
	"math"
	"slices"

	"chancery/internal/fold"
	"chancery/schema"
)

// Leader is a row of leaders.tsv: one unbroken time that a person spent at the
// head of a state or an organisation, or of one of its great ministries.
type Leader struct {
	Name    string
	Country string   // alpha-2, or the key of an [Org]
	From    int      // first year in office, or 0 for unknown
	To      int      // last year in office, or 0 for still in office
	Offices []string // forms of an [Office], in small letters
	Called  []string // what a bare mention says: "Xi", "Putin", "Suu Kyi"
	Names   []string // other spellings of the whole name; never Name itself
}

var leaderColumns = []string{"name", "country", "from", "to", "office", "called", "names"}

func parseLeader(r *row) Leader {
	ld := Leader{
		Name:    r.str("name"),
		Country: r.str("country"),
		From:    r.year("from"),
		To:      r.year("to"),
		Offices: r.list("office"),
		Called:  r.list("called"),
		Names:   r.list("names"),
	}
	if len(ld.Offices) == 0 {
		r.fault("empty office")
	}
	if len(ld.Called) == 0 {
		r.fault("empty called")
	}
	if ld.To != 0 && ld.To < ld.From {
		r.fault("left office in %d, before %d", ld.To, ld.From)
	}
	if slices.Contains(ld.Names, ld.Name) {
		r.fault("%q is its own other name", ld.Name)
	}
	return ld
}

// year returns a cell that holds a year of living memory, or 0 for none.
func (r *row) year(column string) int {
	if r.opt(column) == "" {
		return 0
	}
	return r.integer(column, 1900, 2100)
}

// years are the first and the last year that a date may mean.
type years struct{ first, last int }

// yearsOf reports false for a date that is unknown or malformed.
func yearsOf(d schema.Date) (years, bool) {
	first, last, err := d.Bounds()
	if err != nil {
		return years{}, false
	}
	y := years{math.MinInt, math.MaxInt}
	if !first.IsZero() {
		y.first = first.Year()
	}
	if !last.IsZero() {
		y.last = last.Year()
	}
	return y, true
}

// inOffice reports whether some day of y may fall into the time in office,
// which is known by the year only.
func (ld *Leader) inOffice(y years) bool {
	return ld.From <= y.last && (ld.To == 0 || y.first <= ld.To)
}

// leaderIndex finds rows of leaders.tsv. It is built once, with the lexicon.
type leaderIndex struct {
	byName   map[string][]int // by nameKey
	byCalled map[string][]int // by wordKey
}

func indexLeaders(leaders []Leader) leaderIndex {
	ix := leaderIndex{make(map[string][]int), make(map[string][]int)}
	add := func(m map[string][]int, key []byte, i int) {
		if len(key) > 0 && !slices.Contains(m[string(key)], i) {
			m[string(key)] = append(m[string(key)], i)
		}
	}
	for i := range leaders {
		ld := &leaders[i]
		add(ix.byName, nameKey(nil, ld.Name), i)
		add(ix.byName, bareNameKey(nil, ld.Name), i)
		for _, name := range ld.Names {
			add(ix.byName, nameKey(nil, name), i)
			add(ix.byName, bareNameKey(nil, name), i)
		}
		for _, called := range ld.Called {
			add(ix.byCalled, wordKey(nil, called), i)
		}
	}
	return ix
}

// nameBuffer is room for the key of a name on the stack.
const nameBuffer = 96

// LeaderCountry returns whose leader a person of that name is: the alpha-2 code
// of a country or the key of an organisation. The name is compared folded and
// whole, its words in any order, hyphens as spaces, initials left out where
// that leaves two words; a single word counts only where a row has it for a
// whole name ("Suharto"). Of a person who served several, the one served on
// the date counts, else the last one before it. It reports false for unknown
// names and where the date does not decide.
func (l *Lexicon) LeaderCountry(name string, on schema.Date) (country string, ok bool) {
	var buf [nameBuffer]byte
	rows := l.leaders.byName[string(nameKey(buf[:0], name))]
	if len(rows) == 0 {
		rows = l.leaders.byName[string(bareNameKey(buf[:0], name))]
	}
	if len(rows) == 0 {
		return "", false
	}
	first := l.Leaders[rows[0]].Country
	if !slices.ContainsFunc(rows, func(i int) bool { return l.Leaders[i].Country != first }) {
		return first, true
	}
	when, ok := yearsOf(on)
	if !ok {
		return "", false
	}
	var held, past *Leader
	for _, i := range rows {
		ld := &l.Leaders[i]
		switch {
		case ld.inOffice(when):
			if held != nil && held.Country != ld.Country {
				return "", false
			}
			held = ld
		case ld.From <= when.first && (past == nil || past.To < ld.To):
			past = ld
		}
	}
	switch {
	case held != nil:
		return held.Country, true
	case past != nil:
		return past.Country, true
	}
	return "", false
}

// LeaderBySurname returns the person whom a text of that date means by a bare
// title and surname ("President Park", "Mr Putin"). Office is a form of an
// [Office] ("Foreign Minister"), its key, or an [OfficeClass]; "" stands for
// any. An office of the same class and portfolio counts too ("foreign
// secretary" for a foreign minister). It reports false for names of nobody or
// of several in office at that time, or at any time if the date is unknown.
func (l *Lexicon) LeaderBySurname(surname, office string, on schema.Date) (*Leader, bool) {
	var found *Leader
	for _, i := range l.calledRows(surname) {
		ld := &l.Leaders[i]
		if !l.mayMean(ld, office, on) {
			continue
		}
		if found != nil && found.Name != ld.Name {
			return nil, false
		}
		found = ld
	}
	return found, found != nil
}

// LeaderCountryBySurname returns the country or organisation of whom
// [Lexicon.LeaderBySurname] would find. It needs less: where several of the
// name were in office it reports true if all belong to one country, as two
// Presidents Kim of the year 1998 do.
func (l *Lexicon) LeaderCountryBySurname(surname, office string, on schema.Date) (country string, ok bool) {
	for _, i := range l.calledRows(surname) {
		ld := &l.Leaders[i]
		if !l.mayMean(ld, office, on) {
			continue
		}
		if country != "" && country != ld.Country {
			return "", false
		}
		country = ld.Country
	}
	return country, country != ""
}

func (l *Lexicon) calledRows(surname string) []int {
	var buf [nameBuffer]byte
	return l.leaders.byCalled[string(wordKey(buf[:0], surname))]
}

// mayMean reports whether a mention with that office, on that date, may be of
// ld. An unknown date excludes nobody.
func (l *Lexicon) mayMean(ld *Leader, office string, on schema.Date) bool {
	if when, ok := yearsOf(on); ok && !ld.inOffice(when) {
		return false
	}
	if office == "" {
		return true
	}
	for _, held := range ld.Offices {
		if l.sameOffice(held, office) {
			return true
		}
	}
	return false
}

// sameOffice reports whether a person who holds an office may be given the
// title asked for: another form of it, its class, the like in another state's
// terms, or a bare head such as "Minister" or "Secretary".
func (l *Lexicon) sameOffice(held, asked string) bool {
	h := l.officeOf(held)
	if h == nil {
		return false
	}
	if asked == string(h.Class) {
		return true
	}
	a := l.officeOf(asked)
	switch {
	case a == nil:
		return false
	case a == h:
		return true
	case a.Generic && a.Class == OtherOffice: // leader, chairman
		return true
	case a.Generic && a.Class == Official: // secretary
		return h.Class == Minister || h.Class == OrgHead
	case a.Generic && a.Class == Minister:
		return h.Class == Minister
	}
	return a.Class == h.Class && a.Topic == h.Topic && a.Topic != ""
}

// officeOf returns the office that a form or a key names, or nil.
func (l *Lexicon) officeOf(text string) *Office {
	for _, ref := range l.byForm[fold.String(text)] {
		if ref.Kind == KindOffice {
			return &l.Offices[ref.Row]
		}
	}
	return nil
}

// checkLeaders holds leaders.tsv to the tables it refers to.
func (l *Lexicon) checkLeaders() []error {
	orgs := make(map[string]bool, len(l.Orgs))
	for _, o := range l.Orgs {
		orgs[o.Key] = true
	}
	var errs []error
	fault := func(ld *Leader, msg string) {
		errs = append(errs, &DataError{File: "leaders.tsv", Msg: ld.Name + ": " + msg})
	}
	for i := range l.Leaders {
		ld := &l.Leaders[i]
		if _, ok := l.byAlpha2[ld.Country]; !ok && !orgs[ld.Country] {
			fault(ld, "no country or organisation has the key "+ld.Country)
		}
		for _, office := range ld.Offices {
			if l.officeOf(office) == nil {
				fault(ld, "no form in offices.tsv is "+office)
			}
		}
	}
	return errs
}

// nameKey appends to dst what whole names are compared by: the words folded,
// without apostrophes, in byte order, each followed by a space.
func nameKey(dst []byte, name string) []byte {
	return appendWords(dst, name, func(words [][]byte) [][]byte {
		slices.SortFunc(words, bytes.Compare)
		return words
	})
}

// bareNameKey is nameKey without initials, or nothing where fewer than two
// words are left.
func bareNameKey(dst []byte, name string) []byte {
	return appendWords(dst, name, func(words [][]byte) [][]byte {
		words = slices.DeleteFunc(words, func(w []byte) bool {
			return len(w) == 1 || string(w) == "jr" || string(w) == "sr"
		})
		if len(words) < 2 {
			return nil
		}
		slices.SortFunc(words, bytes.Compare)
		return words
	})
}

// wordKey is nameKey with the words in their own order.
func wordKey(dst []byte, name string) []byte {
	return appendWords(dst, name, func(words [][]byte) [][]byte { return words })
}

// appendWords appends the words of a name that arrange returns.
func appendWords(dst []byte, name string, arrange func([][]byte) [][]byte) []byte {
	var (
		folded [nameBuffer]byte
		room   [12][]byte
		word   []byte
	)
	words := room[:0]
	text := fold.Append(folded[:0], name)
	start := 0
	for i, n := 0, 0; i <= len(text); i++ {
		switch {
		case i == len(text) || text[i] == ' ' || text[i] == '-' || text[i] == '.' || text[i] == ',':
			if word = text[start : start+n]; n > 0 {
				words = append(words, word)
			}
			start, n = i+1, 0
		case text[i] != '\'':
			text[start+n] = text[i] // closes the gap that an apostrophe leaves
			n++
		}
	}
	for _, w := range arrange(words) {
		dst = append(append(dst, w...), ' ')
	}
	return dst
}
