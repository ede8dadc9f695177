package terminal

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"chancery/schema"
)

// verb is something that the session can be told to do. Help, completion and the
// documentation are made from it.
type verb struct {
	name    string
	also    []string // other words for it
	usage   string   // what follows the name
	help    string   // one line
	more    string   // what else is to be known
	example []string
	args    []argument // what stands at which place; the last goes for all that follow
	flags   []flag
	kinds   []schema.Kind // of the things that it takes; all when empty
	// raw verbs take the rest of the line as it stands, multiline verbs the lines
	// after it as well.
	raw, multiline bool
	// alone verbs need no session.
	alone bool
	run   func(*Terminal, context.Context, *call) (*result, error)
}

// flag is what may be given to a verb as --name.
type flag struct {
	name  string
	value string // what its value is called; "" for a flag that takes none
	help  string
	words func() []string // the values that it takes, where they are few
	thing bool            // its value is a thing
}

// argument says what stands at a place of a line, for completion.
type argument int

// What may stand at a place.
const (
	aThing argument = iota + 1
	aRelation
	aHidden // a thing that is hidden
	aBoard  // a thing on the board
	aFilter // what a filter is by, and then its value
	aFormat
	aFile
	aSession
	aVerb
	aText
)

// verbGroup is a section of the help.
type verbGroup struct {
	title string
	verbs []verb
}

// all returns every verb in the order of the help.
func all() []verb {
	var out []verb
	for _, g := range groups() {
		out = append(out, g.verbs...)
	}
	return out
}

// lookup returns the verb of a name. The error is a *misuse that suggests one.
func lookup(name string) (*verb, error) {
	var names []string
	for _, v := range all() {
		if v.is(name) {
			return &v, nil
		}
		names = append(append(names, v.name), v.also...)
	}
	return nil, &misuse{fmt.Sprintf("no verb is called %q%s", name, cmp.Or(didYouMean(name, names), "; help lists them"))}
}

func (v *verb) is(name string) bool { return name == v.name || slices.Contains(v.also, name) }

// at returns what stands at a place of the line.
func (v *verb) at(place int) argument {
	if len(v.args) == 0 {
		return 0
	}
	return v.args[min(place, len(v.args)-1)]
}

func (v *verb) flag(name string) *flag {
	for i := range v.flags {
		if v.flags[i].name == name {
			return &v.flags[i]
		}
	}
	return nil
}

func (v *verb) flagsHint(wrong string) string {
	if len(v.flags) == 0 {
		return ""
	}
	var names []string
	for _, f := range v.flags {
		names = append(names, f.name)
	}
	if near := nearest(wrong, names); near != "" {
		return "; did you mean --" + near + "?"
	}
	return "; there are --" + strings.Join(names, ", --")
}

// misuse is a line that cannot be run as it is written.
type misuse struct{ text string }

func (e *misuse) Error() string { return e.text }

// misused says how the verb is used rather.
func (v *verb) misused(format string, args ...any) error {
	return &misuse{fmt.Sprintf("%s: %s. Usage: %s", v.name, fmt.Sprintf(format, args...), v.synopsis())}
}

// synopsis is the verb with what follows it.
func (v *verb) synopsis() string { return strings.TrimSpace(v.name + " " + v.usage) }
