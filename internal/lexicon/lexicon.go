// Package lexicon holds what the readers of diplomatic prose know by heart:
// countries with their names, adjectives, capitals and houses of government;
// organisations, offices, honorifics, currencies, number words, topics, places,
// regions, and the leaders since 1945. The knowledge is data, one TSV file a table in the folder data,
// embedded in the program; adding a name, an office or a topic word touches
// one row of one file.
//
// Use [Default] for the tables, [Lexicon.Phrases] to compile all written forms
// into one matcher, [Lexicon.Lookup] to resolve one form that a person typed,
// [Lexicon.LeaderCountry] and [Lexicon.LeaderBySurname] to tell whose a leader
// is, and [Lexicon.TopicIndex] to find the topics of a text.
//
// Invariant: a loaded Lexicon is checked (see [Load]) and never changes; it is
// safe for use by many goroutines.
package lexicon

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"sync"
)

//go:embed data/*.tsv
var embedded embed.FS

// Lexicon holds the tables. Rows stand in the order of their file, which is
// the byte order of their keys; [Ref.Row] counts in that order.
type Lexicon struct {
	Countries   []Country
	Orgs        []Org
	Bodies      []Body
	Offices     []Office
	OfficeParts []OfficePart
	Honorifics  []Honorific
	Currencies  []Currency
	Numbers     []Number
	Topics      []TopicWord
	Places      []Place
	Regions     []Region
	NonNames    []NonName
	Ambiguities []Ambiguity
	Verbs       []Verb
	SpeechNouns []SpeechNoun
	Actions     []Action
	Leaders     []Leader
	MatterWords []MatterWord

	byAlpha2  map[string]int
	byCode    map[string]int // currencies
	byForm    map[string][]Ref
	leaders   func() leaderIndex
	shared    map[kindKey]bool   // forms of several rows of one table
	preferred map[kindKey]string // the key of the row to prefer
}

// Default returns the embedded lexicon, loaded once. It panics if the embedded
// data are faulty, which the package's tests exclude.
var Default = sync.OnceValue(func() *Lexicon {
	l, err := Load()
	if err != nil {
		panic(err)
	}
	return l
})

// Load reads and checks the embedded data. The error, if any, joins one
// [*DataError] for each fault found.
func Load() (*Lexicon, error) {
	data, err := fs.Sub(embedded, "data")
	if err != nil {
		return nil, fmt.Errorf("embedded lexicon: %w", err)
	}
	return load(data)
}

// load reads the data files at the root of data.
func load(data fs.FS) (*Lexicon, error) {
	l := &Lexicon{}
	var errs []error
	for _, s := range l.sources() {
		src, err := fs.ReadFile(data, s.file)
		if err != nil {
			errs = append(errs, fmt.Errorf("read lexicon: %w", err))
			continue
		}
		t, err := readTable(s.file, src, s.columns, s.keys)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		if err := s.read(t); err != nil {
			errs = append(errs, err)
		}
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	l.index()
	if err := l.check(); err != nil {
		return nil, err
	}
	return l, nil
}

// source says how one data file becomes one table.
type source struct {
	file    string
	columns []string
	keys    int // how many leading cells make the key
	read    func(*table) error
}

// sources lists the data files. A new table is a line here.
func (l *Lexicon) sources() []source {
	return []source{
		{"countries.tsv", countryColumns, 1, into(&l.Countries, parseCountry)},
		{"organisations.tsv", orgColumns, 1, into(&l.Orgs, parseOrg)},
		{"bodies.tsv", bodyColumns, 1, into(&l.Bodies, parseBody)},
		{"offices.tsv", officeColumns, 1, into(&l.Offices, parseOffice)},
		{"office_parts.tsv", officePartColumns, 2, into(&l.OfficeParts, parseOfficePart)},
		{"honorifics.tsv", honorificColumns, 1, into(&l.Honorifics, parseHonorific)},
		{"currencies.tsv", currencyColumns, 1, into(&l.Currencies, parseCurrency)},
		{"numbers.tsv", numberColumns, 1, into(&l.Numbers, parseNumber)},
		{"topics.tsv", topicColumns, 2, into(&l.Topics, parseTopicWord)},
		{"places.tsv", placeColumns, 2, into(&l.Places, parsePlace)},
		{"regions.tsv", regionColumns, 1, into(&l.Regions, parseRegion)},
		{"person_stop.tsv", nonNameColumns, 1, into(&l.NonNames, parseNonName)},
		{"ambiguous.tsv", ambiguityColumns, 2, into(&l.Ambiguities, parseAmbiguity)},
		{"verbs.tsv", verbColumns, 1, into(&l.Verbs, parseVerb)},
		{"speech_nouns.tsv", speechNounColumns, 1, into(&l.SpeechNouns, parseSpeechNoun)},
		{"actions.tsv", actionColumns, 1, into(&l.Actions, parseAction)},
		{"matter_words.tsv", matterColumns, 2, into(&l.MatterWords, parseMatterWord)},
		{"leaders.tsv", leaderColumns, 3, into(&l.Leaders, parseLeader)},
	}
}

// into returns a reader that fills dst with the parsed rows of a table.
func into[T any](dst *[]T, parse func(*row) T) func(*table) error {
	return func(t *table) (err error) {
		*dst, err = readAll(t, parse)
		return err
	}
}

// Country returns the country of an ISO 3166-1 alpha-2 code in capitals.
func (l *Lexicon) Country(alpha2 string) (*Country, bool) {
	i, ok := l.byAlpha2[alpha2]
	if !ok {
		return nil, false
	}
	return &l.Countries[i], true
}

// Currency returns the currency of an ISO 4217 code in capitals.
func (l *Lexicon) Currency(code string) (*Currency, bool) {
	i, ok := l.byCode[code]
	if !ok {
		return nil, false
	}
	return &l.Currencies[i], true
}
