package graph

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"

	"chancery/graph/internal/sample"
	"chancery/internal/golden"
	"chancery/schema"
)

// TestPathsGolden shows the paths of the sample, for review.
func TestPathsGolden(t *testing.T) {
	r := sampleReader()
	var b strings.Builder
	for _, ends := range [][2]schema.IRI{
		{sample.KOICA, sample.Park},
		{sample.Chung, sample.Son},
		{sample.Chung, sample.Park},
		{sample.Dyad, sample.KOICA},
		{sample.Goal2030, sample.NIHE},
		{sample.Chung, "topic:trade"},
		{"office:KR-minister-of-foreign-affairs", sample.VN},
	} {
		paths, err := Paths(t.Context(), r, ends[0], ends[1], PathOptions{K: 4})
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "%s to %s\n", ends[0], ends[1])
		for _, p := range paths {
			fmt.Fprintf(&b, "  %s\n", p)
			for _, h := range p.Hops {
				if h.Source == nil {
					t.Errorf("%s: hop without source", p)
					continue
				}
				fmt.Fprintf(&b, "      %s: %q, and %d more edges\n", h.Source.Doc, h.Source.Quote, len(h.Also))
			}
		}
	}
	golden.Compare(t, "testdata/paths.txt", []byte(b.String()))
}

func TestPathsOptions(t *testing.T) {
	r := sampleReader()
	count := func(opt PathOptions) int {
		t.Helper()
		paths, err := Paths(t.Context(), r, sample.KOICA, sample.Park, opt)
		if err != nil {
			t.Fatal(err)
		}
		return len(paths)
	}
	if n := count(PathOptions{MaxHops: 2}); n != 0 {
		t.Errorf("%d paths of two hops, want none", n)
	}
	if n := count(PathOptions{K: 1}); n != 1 {
		t.Errorf("%d paths, want the one asked for", n)
	}
	if n := count(PathOptions{Until: "2021"}); n != 0 {
		t.Errorf("%d paths before Park's first day, want none", n)
	}
	if n := count(PathOptions{Predicates: []schema.Predicate{schema.PParty}, MaxHops: 4}); n != 0 {
		t.Errorf("%d paths over parties alone, want none", n)
	}
	if _, err := Paths(t.Context(), r, sample.KOICA, sample.Park, PathOptions{MaxNodes: 2}); err == nil || !strings.Contains(err.Error(), "more than 2 things") {
		t.Errorf("error %v, want the bound to be named", err)
	}
	if _, err := Paths(t.Context(), r, sample.KOICA, sample.KOICA, PathOptions{}); err == nil {
		t.Error("a path from a thing to itself is no path")
	}
	paths, err := Paths(t.Context(), r, sample.KOICA, "person:nobody", PathOptions{})
	if err != nil || len(paths) != 0 {
		t.Errorf("to nobody: %v, %v", paths, err)
	}
}

// TestPathsAgainstEnumeration compares the search with a plain enumeration of
// all simple paths, on graphs made at random.
func TestPathsAgainstEnumeration(t *testing.T) {
	const people, maxHops = 9, 5
	name := func(i int) schema.IRI { return schema.IRI(fmt.Sprintf("person:p%d", i)) }
	for seed := range uint64(60) {
		rng := rand.New(rand.NewPCG(seed, 7))
		var quads []quad.Quad
		joined := map[[2]int]bool{}
		for range 4 + rng.IntN(16) {
			i, j := rng.IntN(people), rng.IntN(people)
			if i == j {
				continue
			}
			joined[[2]int{i, j}], joined[[2]int{j, i}] = true, true
			quads = append(quads, Edge{name(i), schema.PVisited, name(j), "date:2020"}.Quad())
		}
		want := map[int]int{} // paths from 0 to 1 by length
		var walk func(at int, seen map[int]bool, hops int)
		walk = func(at int, seen map[int]bool, hops int) {
			if at == 1 {
				want[hops]++
				return
			}
			for next := range people {
				if hops < maxHops && joined[[2]int{at, next}] && !seen[next] {
					seen[next] = true
					walk(next, seen, hops+1)
					delete(seen, next)
				}
			}
		}
		walk(0, map[int]bool{0: true}, 0)

		paths, err := Paths(t.Context(), NewSlice(quads, nil), name(0), name(1), PathOptions{MaxHops: maxHops, K: 1000})
		if err != nil {
			t.Fatal(err)
		}
		got := map[int]int{}
		unique := map[string]bool{}
		last := 0
		for _, p := range paths {
			got[len(p.Hops)]++
			if len(p.Hops) < last || unique[p.String()] {
				t.Errorf("seed %d: %s out of order or twice", seed, p)
			}
			last, unique[p.String()] = len(p.Hops), true
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("seed %d: paths by length %v, want %v", seed, got, want)
		}
	}
}

func TestParseEdge(t *testing.T) {
	for in, want := range map[string]string{
		"person:a dip:met person:b date:2021-06-23":           "person:a dip:met person:b date:2021-06-23",
		"<person:a> <dip:met> <person:b> <date:2021-06-23> .": "person:a dip:met person:b date:2021-06-23",
		"person:a met person:b":                               "person:a dip:met person:b",
		"a met b 2021-06":                                     "a dip:met b date:2021-06",
	} {
		if got, err := ParseEdge(in); err != nil || got.String() != want {
			t.Errorf("ParseEdge(%q) = %q, %v; want %q", in, got, err, want)
		}
	}
	for _, bad := range []string{"", "a b", "a b c d e"} {
		if _, err := ParseEdge(bad); err == nil {
			t.Errorf("ParseEdge(%q) is no edge", bad)
		}
	}
}
