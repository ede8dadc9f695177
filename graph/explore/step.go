package explore

import (
	"time"

	"chancery/schema"
)

// Step is one action of a session, as its log keeps it. What a step needs beside
// Do, its verb's row in [Verbs] tells. Things, Names, Links and Build say what it
// found, so that it need not be asked of the store again.
type Step struct {
	N        int                   `json:"n"` // counts from 1
	At       time.Time             `json:"at"`
	Do       string                `json:"do"`
	Thing    schema.IRI            `json:"thing,omitempty"`
	To       schema.IRI            `json:"to,omitempty"`
	Relation *Relation             `json:"relation,omitempty"`
	Offset   int                   `json:"offset,omitempty"`
	Text     string                `json:"text,omitempty"` // a note; a Gizmo script
	Filter   *Filter               `json:"filter,omitempty"`
	Options  *PathOptions          `json:"options,omitempty"`
	Points   map[schema.IRI]Point  `json:"points,omitempty"`
	Things   []schema.IRI          `json:"things,omitempty"`  // that it acts on, or has brought
	Names    map[schema.IRI]string `json:"names,omitempty"`   // of Things and Thing, as they were then
	Links    []string              `json:"links,omitempty"`   // edges of what it brought with the board: "S P O LABEL"
	Message  string                `json:"message,omitempty"` // what it has to say: "no path within 4 hops"
	Build    string                `json:"build,omitempty"`   // of the store that it was asked of
}

// Point is a place in the drawing; the page decides on the unit.
type Point struct {
	X float64 `json:"x"`
	Y float64 `json:"y"`
}

// Header is the first line of a session's file.
type Header struct {
	Format     string    `json:"format"` // always sessionFormat
	Name       string    `json:"name"`
	Created    time.Time `json:"created"`
	Build      string    `json:"build,omitempty"`
	ForkedFrom string    `json:"forked_from,omitempty"`
}

// sessionFormat tells session files from others.
const sessionFormat = "chancery session 1"
