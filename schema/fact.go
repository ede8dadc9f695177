package schema

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
)

// FactID is a hash of a fact's content, document included: "act:9f2c…" for a
// statement, "fact:…" for a person or an event. The same fact read twice from
// the same document has the same ID; two documents never share one.
type FactID string

// Party is who takes part or acts: an ISO 3166-1 alpha-2 code ("KR") or the
// short name of an organisation ("ASEAN", "KOICA").
type Party = string

// Document is what a document says of itself.
type Document struct {
	Doc       string `json:"doc"` // the file's base name
	Published Date   `json:"published"`
	Title     string `json:"title,omitempty"`
	Publisher string `json:"publisher,omitempty"`
	Country   string `json:"country,omitempty"` // the publisher's, alpha-2
	Language  string `json:"language,omitempty"`
	Source    string `json:"source,omitempty"` // URL, where the document carries one
	SHA256    string `json:"sha256"`           // of the file's bytes
}

// Origin tells how a fact came to be: which rule of the extractor made it, and
// how sure that rule is, from 0 to 1.
type Origin struct {
	Rule       string  `json:"rule,omitempty"`
	Confidence float64 `json:"confidence,omitempty"`
}

// Person is one person as one document names them.
type Person struct {
	ID      FactID `json:"id"`
	Doc     string `json:"doc"`
	Name    string `json:"name"`    // the fullest form in the document
	Country Party  `json:"country"` // "" when the document does not tell
	Office  string `json:"office"`  // as the document gives it
	// Forms are the other ways in which the document names this person.
	Forms    []string `json:"forms,omitempty"`
	Evidence Evidence `json:"evidence"`
	Origin
}

// Matter is something with a name that acts and events are about, as one
// document names it: an agreement, a policy, a project, a dispute, or a stretch
// of water or land.
type Matter struct {
	ID   FactID `json:"id"`
	Doc  string `json:"doc"`
	Kind Kind   `json:"kind"` // one of MatterKinds
	Name string `json:"name"` // the fullest form in the document
	// Known is the usual name of what the lexicon knows by this one, "" when it
	// knows none: the "East Sea" of a Vietnamese text is the South China Sea. Of
	// a dispute it is the place or country that the dispute is about.
	Known string `json:"known,omitempty"`
	// Forms are the other ways in which the document names it.
	Forms []string `json:"forms,omitempty"`
	// Parties are those that tell it from others of its name: between whom a
	// "strategic partnership" is, or whose a strategy is.
	Parties  []Party  `json:"parties,omitempty"`
	Evidence Evidence `json:"evidence"` // where it is first named
	Origin
}

// Event is one gathering as one document tells it.
type Event struct {
	ID       FactID    `json:"id"`
	Doc      string    `json:"doc"`
	Kind     EventKind `json:"kind"`
	Start    Date      `json:"start"`
	End      Date      `json:"end"`
	Place    string    `json:"place,omitempty"`
	Parties  []Party   `json:"parties"`
	People   []string  `json:"people"`          // names as in the document's Person facts
	About    []FactID  `json:"about,omitempty"` // the document's matters named in the evidence
	Label    string    `json:"label,omitempty"`
	Weekday  string    `json:"weekday,omitempty"` // "wednesday" when only that is known of the day
	Planned  bool      `json:"planned,omitempty"` // announced, not yet held, when published
	Evidence Evidence  `json:"evidence"`
	Origin
}

// Statement is one speech act: who did what sort of act about what content.
type Statement struct {
	ID       FactID   `json:"id"`
	Doc      string   `json:"doc"`
	Force    Force    `json:"force"`
	By       []Party  `json:"by"`
	To       []Party  `json:"to"`
	Speakers []string `json:"speakers"` // names as in the document's Person facts
	Topics   []Topic  `json:"topics"`
	Targets  []Target `json:"targets,omitempty"`
	About    []FactID `json:"about,omitempty"` // the document's matters named in the evidence
	// Event is the ID of the event of the same document at which the act was
	// done, "" when the document does not tell.
	Event    FactID   `json:"event,omitempty"`
	Verb     string   `json:"verb,omitempty"` // the lemma of the speech verb
	Evidence Evidence `json:"evidence"`
	Origin
}

// Target is a quantified goal or sum inside a statement.
type Target struct {
	Metric string  `json:"metric"` // what is measured, short: "bilateral trade"
	Value  Decimal `json:"value"`
	Unit   string  `json:"unit"`             // ISO 4217 code, or "percent", "people", …
	Due    Date    `json:"due"`              // by when, unknown when not stated
	Approx string  `json:"approx,omitempty"` // "about", "over", "under" when the text hedges
}

// Facts is everything that one document yields.
type Facts struct {
	Document   Document
	People     []Person
	Matters    []Matter
	Events     []Event
	Statements []Statement
}

// String writes t as a person reads it: "trade about 100 billion USD by 2023".
func (t Target) String() string {
	words := []string{t.Metric, t.Approx, t.Value.Words(), t.Unit}
	if t.Due.Known() {
		words = append(words, "by "+string(t.Due))
	}
	return strings.Join(strings.Fields(strings.Join(words, " ")), " ")
}

// NewFactID returns the ID of a fact, "fact:" or another scheme with a hash of
// the parts that make it this one.
func NewFactID(scheme string, parts ...any) FactID {
	var buf [512]byte
	content := buf[:0]
	for _, p := range parts {
		switch p := p.(type) {
		case string:
			content = append(content, p...)
		default:
			content = fmt.Append(content, p)
		}
		content = append(content, 0)
	}
	sum := sha256.Sum256(content)
	return FactID(scheme + ":" + hex.EncodeToString(sum[:8]))
}
