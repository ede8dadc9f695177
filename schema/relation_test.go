package schema

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
	"testing"
)

// TestRelationsComplete holds the table against the constants of predicate.go:
// each predicate has one row, and each row says what it means.
func TestRelationsComplete(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "predicate.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	rows := map[Predicate]int{}
	for _, r := range Relations {
		rows[r.Predicate]++
		if r.Doc == "" || r.Layers == 0 {
			t.Errorf("%s: row lacks its meaning or its layer", r.Predicate)
		}
		if len(r.Domain) == 0 && r.Predicate != PType {
			t.Errorf("%s: row lacks its domain", r.Predicate)
		}
		if r.Is(InView) && r.Literal() {
			t.Errorf("%s: a view edge leads to a literal", r.Predicate)
		}
	}
	found := 0
	ast.Inspect(file, func(n ast.Node) bool {
		lit, ok := n.(*ast.BasicLit)
		if !ok || lit.Kind != token.STRING {
			return true
		}
		v, err := strconv.Unquote(lit.Value)
		if err != nil || !strings.Contains(v, ":") {
			return true
		}
		found++
		if rows[Predicate(v)] != 1 {
			t.Errorf("%s has %d rows in Relations, want 1", v, rows[Predicate(v)])
		}
		return true
	})
	if found != len(Relations) {
		t.Errorf("%d predicates declared, %d rows", found, len(Relations))
	}
}

func TestForceDoings(t *testing.T) {
	seen := map[Predicate]Force{}
	for _, f := range Forces {
		p := f.Doings()
		if r, ok := RelationOf(p); !ok || !r.Is(InView) {
			t.Errorf("%s: %q is no view predicate", f, p)
		}
		if other, dup := seen[p]; dup {
			t.Errorf("%s and %s share %s", f, other, p)
		}
		seen[p] = f
	}
	if p := Force("shout").Doings(); p != "" {
		t.Errorf("unknown force leads to %q", p)
	}
}

func TestDocIRI(t *testing.T) {
	for name, want := range map[string]IRI{
		"003.txt":         "doc:003.txt",
		"a b.txt":         "doc:a%20b.txt",
		"50%.txt":         "doc:50%25.txt",
		"Bùi <Sơn>.txt":   "doc:Bùi%20%3CSơn%3E.txt",
		"back\\slash.txt": "doc:back%5Cslash.txt",
	} {
		if got := DocIRI(name); got != want {
			t.Errorf("DocIRI(%q) = %q, want %q", name, got, want)
		}
	}
}
