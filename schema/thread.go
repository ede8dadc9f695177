package schema

// Thread is one undertaking, ask or position of the same parties as it runs
// through their meetings. It is derived from acts and can always be made again.
type Thread struct {
	ID      IRI     `json:"id"`
	Label   string  `json:"label"`   // what it is about, for people
	Subject string  `json:"subject"` // the key under which its acts fall together: "trade-volume"
	Parties []IRI   `json:"parties"` // sorted
	Topics  []Topic `json:"topics"`
	Steps   []Step  `json:"steps"` // in order of time
}

// Step is what one meeting did to a thread: one act, as all documents that
// tell it tell it.
type Step struct {
	On       Date     `json:"on"`
	Occasion IRI      `json:"occasion,omitempty"`
	Acts     []FactID `json:"acts"` // the same act in one or more documents; a visit's event facts
	Force    Force    `json:"force"`
	Rung     Rung     `json:"rung"`
	By       []IRI    `json:"by"`
	To       []IRI    `json:"to"`
	Targets  []Target `json:"targets,omitempty"`
	Changes  []Change `json:"changes"`
	Why      []string `json:"why"` // the words by which the acts belong to the thread
}

// Rung is how firm an act is, on a ladder from taking note to signing. Asks
// stand on a rung of their own, between a wish and a shared view.
type Rung int

// The rungs.
const (
	NoRung     Rung = iota // no act, but an event: a visit that takes up an invitation
	Noted                  // discussed, praised, regretted
	Hoped                  // wished, expected
	Asked                  // requested, proposed, invited
	Considered             // affirmed as a position
	WorkToward             // agreed to work toward, to seek; ready to
	Agreed
	Committed
	Signed
)

// String returns the rung in words.
func (r Rung) String() string {
	return [...]string{"took place", "noted", "hoped", "asked", "considered", "agreed to work toward", "agreed", "committed", "signed"}[r]
}

// MarshalText writes the rung in words.
func (r Rung) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// ChangeKind says what a step did to its thread.
type ChangeKind string

// The kinds of changes.
const (
	Introduced   ChangeKind = "introduced"
	Restated     ChangeKind = "restated"
	Strengthened ChangeKind = "strengthened"
	Weakened     ChangeKind = "weakened"
	Redated      ChangeKind = "re-dated"
	Requantified ChangeKind = "re-quantified"
	Widened      ChangeKind = "widened"
	Narrowed     ChangeKind = "narrowed"
	Answered     ChangeKind = "answered"
	Accepted     ChangeKind = "accepted"
	Declined     ChangeKind = "declined"
	Fulfilled    ChangeKind = "fulfilled"
	Dropped      ChangeKind = "dropped"
)

// Change is one thing that a step changed, with what stood before and what
// stands after.
type Change struct {
	Kind ChangeKind `json:"kind"`
	From string     `json:"from,omitempty"`
	To   string     `json:"to,omitempty"`
}
