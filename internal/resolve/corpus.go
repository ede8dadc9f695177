package resolve

import (
	"cmp"
	"slices"
	"time"

	"chancery/internal/fold"
	"chancery/schema"
)

// corpus is the facts of all documents, in an order of its own, with what the
// steps of settling add to them.
type corpus struct {
	rule     *ruling
	leaders  LeaderNames // or nil
	docs     []*document
	mentions []*mention
	matters  []*matterMention
	reports  []*report
	acts     []*act
}

// document is one document's facts and the days that they may speak of.
type document struct {
	facts    *schema.Facts
	at       period
	byName   map[string][]*mention
	matters  map[schema.FactID]*matterMention
	reports  []*report
	byEvent  map[schema.FactID]*report
	shingles []uint64 // of what its statements say, sorted
	words    []uint64 // the content words of its statements, sorted
}

// mention is one person as one document names them.
type mention struct {
	doc     *document
	fact    *schema.Person // nil where only an event or a statement names them
	name    name
	country string
	office  string // class of the office, "" when the document does not tell
	at      period
	leader  string // which of several leaders of the name, see [LeaderNames]
	sides   []side // of judgements
	who     *person
}

// report is one event as one document tells it.
type report struct {
	doc       *document
	fact      *schema.Event
	days      period // the days that the event may lie on
	exact     bool   // the document gives the day or days
	guessed   bool   // days are but the time around the publication
	weekday   time.Weekday
	onWeekday bool
	countries []string // sorted
	label     []string // what labelWords makes of its label
	people    []*mention
	sides     []side // of judgements
	of        *occasion
}

// act is one statement on its way into the record.
type act struct {
	doc      *document
	fact     *schema.Statement
	speakers []*mention
	at       *occasion
	goals    []*goal
}

func readCorpus(facts []*schema.Facts, names Gazetteer, rule *ruling) *corpus {
	sorted := slices.Clone(facts)
	slices.SortStableFunc(sorted, func(a, b *schema.Facts) int {
		return cmp.Or(cmp.Compare(a.Document.Doc, b.Document.Doc), cmp.Compare(a.Document.SHA256, b.Document.SHA256))
	})
	c := &corpus{rule: rule}
	c.leaders, _ = names.(LeaderNames)
	seen := map[schema.FactID]bool{}
	for _, f := range sorted {
		c.read(f, seen)
	}
	return c
}

// read adds one document. Facts already seen under the same ID are the same
// facts read twice and are passed over.
func (c *corpus) read(f *schema.Facts, seen map[schema.FactID]bool) {
	d := &document{facts: f, at: periodOf(f.Document.Published), byName: map[string][]*mention{}, byEvent: map[schema.FactID]*report{}}
	fresh := func(id schema.FactID) bool {
		if id != "" && seen[id] {
			return false
		}
		seen[id] = true
		return true
	}
	if !d.at.known() {
		d.at = eventDays(f)
	}
	for i := range f.People {
		if p := &f.People[i]; fresh(p.ID) {
			c.addMention(d, p)
		}
	}
	for i := range f.Matters {
		if m := &f.Matters[i]; fresh(m.ID) {
			c.addMatter(d, m)
		}
	}
	for i := range f.Events {
		if e := &f.Events[i]; fresh(e.ID) {
			c.addReport(d, e)
		}
	}
	for i := range f.Statements {
		if s := &f.Statements[i]; fresh(s.ID) {
			a := &act{doc: d, fact: s}
			for _, n := range s.Speakers {
				a.speakers = append(a.speakers, c.named(d, n, s.By))
			}
			c.acts = append(c.acts, a)
			ws := ContentWords(s.Evidence.Quote)
			d.shingles = appendShingles(d.shingles, ws)
			d.words = appendHashes(d.words, ws)
		}
	}
	slices.Sort(d.shingles)
	d.shingles = slices.Compact(d.shingles)
	slices.Sort(d.words)
	d.words = slices.Compact(d.words)
	c.docs = append(c.docs, d)
}

// eventDays is the time of a document without a date: that of the events that
// it dates itself.
func eventDays(f *schema.Facts) period {
	at := forever
	for _, e := range f.Events {
		p := periodOf(e.Start)
		if !p.narrow() {
			continue
		}
		if !at.known() {
			at = p
		}
		at = at.union(p)
	}
	return at
}

func (c *corpus) addMention(d *document, p *schema.Person) *mention {
	m := &mention{doc: d, fact: p, name: parseName(p.Name), country: p.Country, office: OfficeClass(p.Office), at: d.at}
	d.byName[p.Name] = append(d.byName[p.Name], m)
	for _, f := range p.Forms {
		if !slices.Contains(d.byName[f], m) {
			d.byName[f] = append(d.byName[f], m)
		}
	}
	if c.leaders != nil {
		m.leader = c.leaders.Namesake(p.Name, p.Country, d.facts.Document.Published)
	}
	m.sides = c.rule.sides[m.key()]
	c.mentions = append(c.mentions, m)
	return m
}

// named returns the mention that a document's event or statement means by a
// name. Of two people of one name it takes the one of the parties concerned.
func (c *corpus) named(d *document, n string, parties []schema.Party) *mention {
	found := d.byName[n]
	for _, m := range found {
		if slices.Contains(parties, m.country) {
			return m
		}
	}
	if len(found) > 0 {
		return found[0]
	}
	m := &mention{doc: d, name: parseName(n), at: d.at}
	m.sides = c.rule.sides[m.key()]
	d.byName[n] = []*mention{m}
	c.mentions = append(c.mentions, m)
	return m
}

func (c *corpus) addMatter(d *document, m *schema.Matter) {
	mention := &matterMention{doc: d, fact: m, words: matterWords(m.Name), sides: c.rule.sides[string(m.ID)]}
	if d.matters == nil {
		d.matters = map[schema.FactID]*matterMention{}
	}
	d.matters[m.ID] = mention
	c.matters = append(c.matters, mention)
}

func (c *corpus) addReport(d *document, e *schema.Event) {
	r := &report{doc: d, fact: e, sides: c.rule.sides[string(e.ID)]}
	r.days, r.exact = reportDays(d, e)
	r.guessed = !periodOf(e.Start).known() && r.days.known()
	r.weekday, r.onWeekday = parseWeekday(e.Weekday)
	r.label = labelWords(e.Label)
	for _, p := range e.Parties {
		if isAlpha2(p) {
			r.countries = append(r.countries, p)
		}
	}
	slices.Sort(r.countries)
	r.countries = slices.Compact(r.countries)
	for _, n := range e.People {
		r.people = append(r.people, c.named(d, n, e.Parties))
	}
	d.reports = append(d.reports, r)
	d.byEvent[e.ID] = r
	c.reports = append(c.reports, r)
}

// reach is how far from its publication, in days, a document may speak of an
// event without dating it.
const reach = 45

// reportDays returns the days that an event may lie on, and whether the
// document itself gives them to the day. An undated event of a dated document
// lies shortly before its publication, or shortly after when it is planned; a
// month or year ends at the publication, or begins there.
func reportDays(d *document, e *schema.Event) (days period, exact bool) {
	days = periodOf(e.Start)
	if end := periodOf(e.End); end.known() && days.known() && end.last >= days.first {
		days.last = end.last
	}
	published := periodOf(d.facts.Document.Published)
	if days.known() {
		exact = e.Start.Precise() && (!e.End.Known() || e.End.Precise())
		if !exact && published.known() {
			days = cutAt(days, published, e.Planned)
		}
		return days, exact
	}
	switch {
	case !published.known():
		return forever, false
	case e.Planned:
		return period{published.first, published.last + 4*reach}, false
	default:
		return period{published.first - reach, published.last}, false
	}
}

// cutAt leaves of days those before publication, or after it for what is
// planned; a document that says otherwise is taken at its word.
func cutAt(days, published period, planned bool) period {
	switch {
	case planned && days.last >= published.first:
		days.first = max(days.first, published.first)
	case !planned && days.first <= published.last:
		days.last = min(days.last, published.last)
	}
	return days
}

func parseWeekday(s string) (time.Weekday, bool) {
	s = fold.String(s)
	for d := time.Sunday; d <= time.Saturday; d++ {
		if s != "" && fold.String(d.String()) == s {
			return d, true
		}
	}
	return 0, false
}

// isAlpha2 reports whether a party is written as a country code. "EU" and "UN"
// look like codes and are organisations.
func isAlpha2(p schema.Party) bool {
	return len(p) == 2 && p[0] >= 'A' && p[0] <= 'Z' && p[1] >= 'A' && p[1] <= 'Z' && p != "EU" && p != "UN"
}
