package resolve

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"chancery/schema"
)

// Candidate is a pair of things that may be one, for a person to judge.
type Candidate struct {
	A, B  schema.IRI
	Score float64 // from 0 to 1
	Why   string
}

// maxBlock bounds the number of things compared with each other for one key: a
// key that more share tells nothing.
const maxBlock = 64

// Candidates lists the pairs of people, organisations and events of r that
// might be one and that no judgement settles, the likeliest first.
func Candidates(r *schema.Record, judged []Judgement) []Candidate {
	settled := map[[2]string]bool{}
	for _, j := range judged {
		settled[[2]string{min(j.A, j.B), max(j.A, j.B)}] = true
	}
	pairs := candidatePairs{seen: map[[2]int]bool{}}
	for _, block := range entityBlocks(r.Entities) {
		pairs.of(block, func(i, j int) { pairs.compare(r.Entities, i, j) })
	}
	pairs.seen = map[[2]int]bool{}
	for _, block := range eventBlocks(r.Events) {
		pairs.of(block, func(i, j int) { pairs.compareEvents(r.Events, i, j) })
	}
	out := slices.DeleteFunc(pairs.found, func(c Candidate) bool {
		return settled[[2]string{string(min(c.A, c.B)), string(max(c.A, c.B))}]
	})
	slices.SortFunc(out, func(a, b Candidate) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
	})
	return out
}

type candidatePairs struct {
	seen  map[[2]int]bool
	found []Candidate
}

// of calls compare once for every pair of a block.
func (ps *candidatePairs) of(block []int, compare func(i, j int)) {
	if len(block) > maxBlock {
		return
	}
	for n, i := range block {
		for _, j := range block[n+1:] {
			if k := [2]int{i, j}; !ps.seen[k] {
				ps.seen[k] = true
				compare(i, j)
			}
		}
	}
}

// entityBlocks groups people and organisations that share the sound of a word.
func entityBlocks(es []schema.Entity) [][]int {
	blocks := map[string][]int{}
	for i, e := range es {
		k := e.ID.Kind()
		if k != schema.KindPerson && k != schema.KindOrg {
			continue
		}
		sounds := map[string]bool{}
		for _, w := range parseName(e.Name).distinct() {
			if k == schema.KindPerson || !orgCommon[w] {
				sounds[string(k)+" "+soundKey(w)] = true
			}
		}
		for s := range sounds {
			blocks[s] = append(blocks[s], i)
		}
	}
	return inOrder(blocks)
}

func inOrder(blocks map[string][]int) [][]int {
	out := make([][]int, 0, len(blocks))
	for _, k := range sortedKeys(blocks) {
		if len(blocks[k]) > 1 {
			out = append(out, blocks[k])
		}
	}
	return out
}

func (ps *candidatePairs) compare(es []schema.Entity, i, j int) {
	a, b := es[i], es[j]
	if a.ID.Kind() != b.ID.Kind() || a.Country != b.Country && a.Country != "" && b.Country != "" {
		return
	}
	score, why := SameName(a.Name, b.Name, a.ID.Kind())
	x, y := parseName(a.Name), parseName(b.Name)
	if a.ID.Kind() == schema.KindPerson && (x.partOf(y) != noPart || y.partOf(x) != noPart) {
		if !tenuresMeet(a, b) {
			return
		}
		score, why = max(score, Likely), fmt.Sprintf("%q may be short for %q, and for others", shorter(a.Name, b.Name), longer(a.Name, b.Name))
	}
	if x.bare() && y.bare() && score < 1 {
		return // two single words that are not the same tell nothing
	}
	if score < Likely || shareDoc(a.Docs, b.Docs) && score < 1 {
		return
	}
	ps.found = append(ps.found, Candidate{a.ID, b.ID, score, why})
}

func shorter(a, b string) string {
	if len(a) <= len(b) {
		return a
	}
	return b
}

func longer(a, b string) string {
	if len(a) > len(b) {
		return a
	}
	return b
}

// tenuresMeet reports whether two people may have held one office, as far as
// documents tell their offices.
func tenuresMeet(a, b schema.Entity) bool {
	if len(a.Tenures) == 0 || len(b.Tenures) == 0 {
		return true
	}
	return slices.ContainsFunc(a.Tenures, func(t schema.Tenure) bool {
		return slices.ContainsFunc(b.Tenures, func(u schema.Tenure) bool { return officesAgree(t.Office, u.Office) })
	})
}

func shareDoc(a, b []string) bool {
	return slices.ContainsFunc(a, func(d string) bool { _, ok := slices.BinarySearch(b, d); return ok })
}

// eventBlocks groups events of one kind and the same parties that share a month
// or whose month is unknown.
func eventBlocks(os []schema.Occasion) [][]int {
	blocks := map[string][]int{}
	all, undated := map[string][]int{}, map[string]bool{}
	for i, o := range os {
		k := string(o.Kind) + "|" + joinIRIs(o.Parties)
		all[k] = append(all[k], i)
		p := periodOf(o.Start)
		if !p.narrow() {
			undated[k] = true
			continue
		}
		for b := bucket(p.first); b <= bucket(p.last); b++ {
			key := fmt.Sprintf("%s|%d", k, b)
			blocks[key] = append(blocks[key], i)
		}
	}
	for k := range undated {
		blocks[k] = all[k]
	}
	return inOrder(blocks)
}

func joinIRIs(ids []schema.IRI) string {
	var b strings.Builder
	for _, id := range ids {
		b.WriteString(string(id))
		b.WriteByte(' ')
	}
	return b.String()
}

func (ps *candidatePairs) compareEvents(os []schema.Occasion, i, j int) {
	a, b := os[i], os[j]
	pa, pb := periodOf(a.Start), periodOf(b.Start)
	if pa.gap(pb) > 1 {
		return
	}
	shared := 0
	for _, p := range a.People {
		if slices.Contains(b.People, p) {
			shared++
		}
	}
	if shared == 0 && len(a.People) > 0 && len(b.People) > 0 {
		return
	}
	score := 0.5 + 0.1*float64(min(shared, 3))
	why := fmt.Sprintf("a %s of the same parties, %d people in common", a.Kind, shared)
	switch {
	case !pa.narrow() || !pb.narrow():
		why += ", one without a date"
	case pa.gap(pb) == 1:
		why += ", on neighbouring days"
	default:
		score += 0.1
		why += ", on days that agree"
	}
	ps.found = append(ps.found, Candidate{a.ID, b.ID, score, why})
}
