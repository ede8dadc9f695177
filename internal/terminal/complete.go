package terminal

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"chancery/graph/explore"
	"chancery/graph/export"
	"chancery/internal/fold"
	"chancery/internal/page"
	"chancery/schema"
)

// proposal is something that a line may go on with.
type proposal struct {
	value string // in place of the prefix, which it begins with
	about string
	group string // the head that it stands under
}

// proposals are what a line may go on with from its cursor.
type proposals struct {
	prefix string // the end of the line that a proposal takes the place of
	list   []proposal
	more   bool // what is proposed is to be typed on: a folder
}

// propose returns what may follow a line.
func (t *Terminal) propose(ctx context.Context, line string) proposals {
	line = strings.TrimLeftFunc(line, unicode.IsSpace)
	name, end := plain(line, 0)
	if end == len(line) {
		return verbsLike(name)
	}
	v, err := lookup(name)
	if err != nil || v.raw {
		return proposals{}
	}
	rest := strings.TrimLeftFunc(line[end:], unicode.IsSpace)
	words, err := split(rest)
	open := word{start: len(rest), end: len(rest)} // the word at the cursor
	if n := len(words); n > 0 && (err != nil || words[n-1].end == len(rest)) {
		open, words = words[n-1], words[:n-1]
	}
	return t.follow(ctx, v, words, open, rest)
}

func verbsLike(typed string) proposals {
	out := proposals{prefix: typed}
	for _, g := range groups() {
		for i := range g.verbs {
			out.add(g.verbs[i].name, g.verbs[i].help, g.title)
		}
	}
	return out
}

// add proposes a value that begins with the prefix, whatever the case; each once.
func (p *proposals) add(value, about, group string) {
	if slices.ContainsFunc(p.list, func(x proposal) bool { return x.value == value }) {
		return
	}
	if len(value) >= len(p.prefix) && strings.EqualFold(value[:len(p.prefix)], p.prefix) && page.Clean(value) == value {
		p.list = append(p.list, proposal{value, page.Clean(page.Flat(about)), group})
	}
}

// follow returns what may stand in the place of a word behind others.
func (t *Terminal) follow(ctx context.Context, v *verb, words []word, open word, rest string) proposals {
	if strings.HasPrefix(open.text, "--") && !open.quoted {
		return flagsLike(v, open.text)
	}
	if n := len(words); n > 0 {
		if name, value, ok := words[n-1].flag(); ok && value == "" {
			if f := v.flag(name); f != nil && f.value != "" {
				return t.valuesOf(ctx, f, open, rest)
			}
		}
	}
	switch v.at(len(words)) {
	case aVerb:
		return verbsLike(open.text)
	case aFormat:
		return formatsLike(open.text)
	case aFile:
		return filesLike(open.text)
	case aSession:
		return t.sessionsLike(rest)
	case aFilter:
		return t.filtersLike(ctx, words, open)
	case aBoard, aHidden:
		return t.boardLike(ctx, v, open, rest)
	case aRelation:
		if out := t.relationsAfter(ctx, words, open); len(out.list) > 0 {
			return out
		}
		return t.thingsLike(ctx, v, words, open, rest)
	case aThing:
		return t.thingsLike(ctx, v, words, open, rest)
	}
	return proposals{}
}

func flagsLike(v *verb, typed string) proposals {
	out := proposals{prefix: typed}
	for _, f := range v.flags {
		out.add("--"+f.name, f.help, "flags")
	}
	return out
}

func (t *Terminal) valuesOf(ctx context.Context, f *flag, open word, rest string) proposals {
	out := proposals{prefix: open.text}
	if f.words != nil {
		for _, w := range f.words() {
			out.add(w, "", f.value)
		}
		return out
	}
	if f.thing {
		t.addFound(ctx, &out, rest[open.start:], nil)
	}
	return out
}

func formatsLike(typed string) proposals {
	out := proposals{prefix: typed}
	for _, f := range export.Formats() {
		out.add(f.Name, f.Doc+" ("+f.Ext+")", "formats")
	}
	return out
}

func filesLike(typed string) proposals {
	out := proposals{prefix: typed}
	dir, _ := filepath.Split(typed)
	entries, err := os.ReadDir(firstWord(dir, "."))
	if err != nil {
		return out
	}
	for _, e := range entries {
		switch {
		case strings.HasPrefix(e.Name(), "."):
		case e.IsDir():
			out.more = true
			out.add(dir+e.Name()+"/", "folder", "files")
		default:
			out.add(dir+e.Name(), "file", "files")
		}
	}
	return out
}

func (t *Terminal) sessionsLike(rest string) proposals {
	out := proposals{prefix: rest}
	list, err := t.Engine.Sessions()
	if err != nil {
		return out
	}
	for _, s := range list {
		out.add(s.Name, page.Count(s.Steps, "step")+", "+page.Count(s.Things, "thing")+", "+s.Updated.Format("2006-01-02"), "sessions")
	}
	return out
}

func (t *Terminal) filtersLike(ctx context.Context, words []word, open word) proposals {
	out := proposals{prefix: open.text}
	if len(words) == 0 {
		for _, r := range respects() {
			out.add(r.name, r.help, "filter by")
		}
		out.add(filterOff, "show everything", "filter by")
		return out
	}
	view, err := t.current(ctx)
	if err != nil {
		return out
	}
	for _, r := range respects() {
		if r.name != words[0].text {
			continue
		}
		if r.facets != nil {
			for _, n := range r.facets(&view.Facets) {
				out.add(strings.TrimPrefix(n.Value, "dip:"), page.Count(n.Count, "time")+" on the board", r.name)
			}
		}
		out.add(filterOff, "lift this", r.name)
	}
	return out
}

// boardLike proposes what is on the board, or what of it is hidden.
func (t *Terminal) boardLike(ctx context.Context, v *verb, open word, rest string) proposals {
	typed := rest[open.start:]
	out := proposals{prefix: typed}
	view, err := t.current(ctx)
	if err != nil {
		return out
	}
	if v.at(0) == aHidden {
		for _, n := range view.Hidden {
			out.name(typed, n.Name, string(n.IRI), "hidden")
		}
		return out
	}
	for i := range view.Nodes {
		n := &view.Nodes[i]
		out.name(typed, n.Name, string(n.Kind)+" · "+string(n.IRI), "on the board")
	}
	return out
}

// relationsAfter proposes the relations of the thing that words name.
func (t *Terminal) relationsAfter(ctx context.Context, words []word, open word) proposals {
	out := proposals{prefix: open.text}
	list, err := t.operands(words)
	if err != nil || len(list) != 1 || list[0].row != nil && list[0].row.relation != nil {
		return out
	}
	thing, err := t.resolve(ctx, list[0])
	if err != nil {
		return out
	}
	card, err := t.Engine.Card(ctx, thing.IRI)
	if err != nil {
		return out
	}
	for _, r := range card.Relations {
		out.add(r.Relation.String(), r.Label+" · "+page.Count(r.Count, "thing")+" · "+page.Span(r.First, r.Last), "relations of "+page.Clean(card.Name))
	}
	return out
}

// thingsLike proposes the things of which a name begins with the words at the
// end of the line: as many of them as name something.
func (t *Terminal) thingsLike(ctx context.Context, v *verb, words []word, open word, rest string) proposals {
	if open.start == len(rest) && len(words) == 0 {
		if out := t.boardLike(ctx, v, open, rest); len(out.list) > 0 {
			return out
		}
	}
	for _, from := range append(t.starts(words, open), open.start) {
		out := proposals{prefix: rest[from:]}
		t.addFound(ctx, &out, rest[from:], v.kinds)
		if len(out.list) > 0 {
			return out
		}
	}
	return proposals{}
}

// starts returns where the words before the open one begin that may belong to its
// name.
func (t *Terminal) starts(words []word, open word) []int {
	var out []int
	for i := len(words) - 1; i >= 0 && !open.quoted; i-- {
		w := &words[i]
		_, _, isFlag := w.flag()
		if w.quoted || w.separates() || isFlag || len(t.rowsAt(*w)) > 0 || schema.IRI(w.text).Kind() != "" {
			break
		}
		out = append([]int{w.start}, out...)
	}
	return out
}

// mostProposed is how many things are proposed at once.
const mostProposed = 20

// addFound adds the things of which a name begins with what is typed.
func (t *Terminal) addFound(ctx context.Context, out *proposals, typed string, kinds []schema.Kind) {
	if strings.TrimSpace(typed) == "" {
		return
	}
	out.prefix = typed
	found, err := t.Engine.Find(ctx, strings.TrimLeft(typed, `"'“‘`), mostProposed, kinds...)
	if err != nil {
		return
	}
	for _, f := range found {
		about := aboutFound(&f)
		if !out.name(typed, f.Name, about, explore.KindLabel(f.Kind)) && f.Alias != "" {
			out.name(typed, f.Alias, f.Name+" · "+about, explore.KindLabel(f.Kind))
		}
		out.add(string(f.IRI), f.Name+" · "+about, explore.KindLabel(f.Kind))
	}
}

func aboutFound(f *explore.Found) string {
	of := ""
	if f.Of != nil {
		of = f.Of.Name
	}
	return page.Joined(" · ", string(f.Kind), of, documents(f.Documents), string(f.IRI))
}

// documents counts those that name a thing; nothing where none does, as of topics.
func documents(n int) string {
	if n == 0 {
		return ""
	}
	return page.Count(n, "document")
}

// name proposes a name that begins with what is typed, whatever its diacritics:
// what is typed stays as it is, and the rest of the name follows.
func (p *proposals) name(typed, name, about, group string) bool {
	before := len(p.list)
	if strings.ContainsAny(name, `"`+"\n") {
		return false
	}
	if quote := strings.TrimLeft(typed, `"'“‘`); quote != typed {
		if rest, ok := beyond(quote, name); ok {
			closing := quotes[[]rune(typed)[0]]
			p.add(typed+rest+string(closing), about, group)
		}
		return len(p.list) > before
	}
	if rest, ok := beyond(typed, name); ok {
		p.add(typed+rest, about, group)
	}
	return len(p.list) > before
}

// beyond returns what of a name follows on what is typed of it.
func beyond(typed, name string) (string, bool) {
	key := fold.Slug(typed)
	if key == "" {
		return name, typed == ""
	}
	runes := []rune(name)
	for i := 1; i <= len(runes); i++ {
		if fold.Slug(string(runes[:i])) != key {
			continue
		}
		rest := string(runes[i:])
		if strings.HasSuffix(typed, " ") {
			if !strings.HasPrefix(rest, " ") {
				return "", false
			}
			rest = rest[1:]
		}
		return rest, true
	}
	return "", false
}
