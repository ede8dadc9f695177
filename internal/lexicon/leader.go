package lexicon

import (
	"bytes"
	"math"
	"slices"
	"strings"

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

// leaderIndex finds rows of leaders.tsv. It is built when it is first asked, for
// the table is the longest and many commands do without.
type leaderIndex struct {
	byName   map[string][]int // by nameKey
	byCalled map[string][]int // by wordKey
}

func indexLeaders(leaders []Leader) leaderIndex {
	ix := leaderIndex{make(map[string][]int, 2*len(leaders)), make(map[string][]int, len(leaders))}
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
// whole, its words in any order, hyphens as spaces; initials, "Jr" and the
// Arabic article may be left out or added. A single word counts only where it
// is the whole name ("Suharto"). Of a person who served several, the one served
// on the date counts, else the last one before it. Names with a word more than
// the table has ("Sitiveni Ligamamada Rabuka") count for those who were in
// office on the date. It reports false for unknown names and where the date
// does not decide.
func (l *Lexicon) LeaderCountry(name string, on schema.Date) (country string, ok bool) {
	var buf [nameBuffer]byte
	rows := l.leaders().byName[string(nameKey(buf[:0], name))]
	if len(rows) == 0 {
		rows = l.leaders().byName[string(bareNameKey(buf[:0], name))]
	}
	if len(rows) > 0 && l.oneCountry(rows) {
		return l.Leaders[rows[0]].Country, true
	}
	when, dated := yearsOf(on)
	switch {
	case !dated:
		return "", false
	case len(rows) > 0:
		return l.servedOn(rows, when)
	}
	return l.namedInPart(name, when)
}

// oneCountry reports whether all the rows belong to one country.
func (l *Lexicon) oneCountry(rows []int) bool {
	first := l.Leaders[rows[0]].Country
	return !slices.ContainsFunc(rows, func(i int) bool { return l.Leaders[i].Country != first })
}

// servedOn returns the country of the rows in office at a time, else of the
// last one before it; false where two countries may be meant.
func (l *Lexicon) servedOn(rows []int, when years) (country string, ok bool) {
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

// namedInPart returns the country of those in office at a time whose whole
// name is two words out of the name, in their order. Only names that put the
// given name first are found so: two words out of three make another person
// where names are as short as in China or Viet Nam.
func (l *Lexicon) namedInPart(name string, when years) (country string, ok bool) {
	var (
		nw  nameWords
		buf [nameBuffer]byte
	)
	words := nw.split(name)
	if len(words) < 3 {
		return "", false
	}
	for i, first := range words {
		if l.isTitle(first) {
			continue
		}
		for _, last := range words[i+1:] {
			key := sortedKey(buf[:0], first, last)
			for _, row := range l.leaders().byName[string(key)] {
				ld := &l.Leaders[row]
				if c, ok := l.Country(ld.Country); !ok || c.Order != GivenFirst || !ld.inOffice(when) || !ld.hasName(key) {
					continue
				}
				if country != "" && country != ld.Country {
					return "", false
				}
				country = ld.Country
			}
		}
	}
	return country, country != ""
}

// isTitle reports whether a folded word stands before names: of "Sheikh
// Khalifa", which is a name in the table, no part makes a name.
func (l *Lexicon) isTitle(word []byte) bool {
	return slices.ContainsFunc(l.byForm[string(word)], func(r Ref) bool {
		return r.Kind == KindHonorific || r.Kind == KindOffice
	})
}

// hasName reports whether key is that of a whole name, nothing left out.
func (ld *Leader) hasName(key []byte) bool {
	var buf [nameBuffer]byte
	is := func(name string) bool { return bytes.Equal(nameKey(buf[:0], name), key) }
	return is(ld.Name) || slices.ContainsFunc(ld.Names, is)
}

// LeaderBySurname returns the person whom a text of that date means by a bare
// title and surname ("President Park", "Mr Putin"). Office is a form of an
// [Office] ("Foreign Minister"), its key, or an [OfficeClass]; "" stands for
// any. Where nobody of the surname held that very office, the like counts too:
// a foreign secretary for a foreign minister, any minister for "Minister". It
// reports false for surnames of nobody or of several in office at that time, or
// at any time if the date is unknown.
func (l *Lexicon) LeaderBySurname(surname, office string, on schema.Date) (*Leader, bool) {
	return l.leaderCalled(surname, office, on, func(a, b *Leader) bool { return a.Name == b.Name })
}

// LeaderCountryBySurname returns the country or organisation of whom
// [Lexicon.LeaderBySurname] would find. It needs less: where several of the
// surname were in office it reports true if all belong to one country, as the
// two Presidents Kim of the year 1998 do.
func (l *Lexicon) LeaderCountryBySurname(surname, office string, on schema.Date) (country string, ok bool) {
	ld, ok := l.leaderCalled(surname, office, on, func(a, b *Leader) bool { return a.Country == b.Country })
	if !ok {
		return "", false
	}
	return ld.Country, true
}

// leaderCalled returns one of the rows that a surname and an office may mean on
// a date, which an unknown date does not narrow; false if not all are the same.
func (l *Lexicon) leaderCalled(surname, office string, on schema.Date, same func(a, b *Leader) bool) (*Leader, bool) {
	when, dated := yearsOf(on)
	rows := l.calledRows(surname)
	for _, fits := range []func(held, asked string) bool{l.sameOffice, l.likeOffice} {
		var found *Leader
		for _, i := range rows {
			ld := &l.Leaders[i]
			if dated && !ld.inOffice(when) {
				continue
			}
			if office != "" && !slices.ContainsFunc(ld.Offices, func(held string) bool { return fits(held, office) }) {
				continue
			}
			if found != nil && !same(found, ld) {
				return nil, false
			}
			found = ld
		}
		if found != nil {
			return found, true
		}
	}
	return nil, false
}

// calledRows returns the rows of those whom a bare mention calls so.
func (l *Lexicon) calledRows(surname string) []int {
	var buf [nameBuffer]byte
	return l.leaders().byCalled[string(wordKey(buf[:0], surname))]
}

// sameOffice reports whether both are forms of one office.
func (l *Lexicon) sameOffice(held, asked string) bool {
	h := l.officeOf(held)
	return h != nil && h == l.officeOf(asked)
}

// likeOffice reports whether the holder of an office may be given the title
// asked for: its class, the like in another state's terms, or a bare head such
// as "Minister", "Secretary" or "Leader".
func (l *Lexicon) likeOffice(held, asked string) bool {
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
	text = fold.String(text)
	for _, ref := range l.byForm[text] {
		if ref.Kind == KindOffice {
			return &l.Offices[ref.Row]
		}
	}
	if i, ok := slices.BinarySearchFunc(l.Offices, text, func(o Office, key string) int {
		return strings.Compare(o.Key, key)
	}); ok {
		return &l.Offices[i]
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
				fault(ld, "no office in offices.tsv is "+office)
			}
		}
	}
	return errs
}

// nameWords is room on the stack for the folded text of a name and its words.
type nameWords struct {
	text  [nameBuffer]byte
	words [12][]byte
}

// split returns the words of a name, folded and without apostrophes. They are
// valid as long as nw is.
func (nw *nameWords) split(name string) [][]byte {
	words := nw.words[:0]
	text := fold.Append(nw.text[:0], name)
	start, n := 0, 0 // of the word at hand
	for i := 0; i <= len(text); i++ {
		switch {
		case i == len(text) || text[i] == ' ' || text[i] == '-' || text[i] == '.' || text[i] == ',':
			if n > 0 {
				words = append(words, text[start:start+n])
			}
			start, n = i+1, 0
		case text[i] != '\'':
			text[start+n] = text[i] // closes the gap that an apostrophe leaves
			n++
		}
	}
	return words
}

// nameKey appends to dst what whole names are compared by: the words in byte
// order, each followed by a space.
func nameKey(dst []byte, name string) []byte {
	var nw nameWords
	return sortedKey(dst, nw.split(name)...)
}

// bareNameKey is nameKey without the words that writers leave out, or nothing
// where fewer than two are left.
func bareNameKey(dst []byte, name string) []byte {
	var nw nameWords
	words := slices.DeleteFunc(nw.split(name), func(w []byte) bool {
		switch string(w) {
		case "jr", "sr", "al", "el":
			return true
		}
		return len(w) == 1
	})
	if len(words) < 2 {
		return dst
	}
	return sortedKey(dst, words...)
}

// sortedKey sorts the words, which it may reorder, and appends them to dst.
func sortedKey(dst []byte, words ...[]byte) []byte {
	slices.SortFunc(words, bytes.Compare)
	return appendWords(dst, words)
}

// wordKey is nameKey with the words in their own order.
func wordKey(dst []byte, name string) []byte {
	var nw nameWords
	return appendWords(dst, nw.split(name))
}

func appendWords(dst []byte, words [][]byte) []byte {
	for _, w := range words {
		dst = append(append(dst, w...), ' ')
	}
	return dst
}
