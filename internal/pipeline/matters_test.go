package pipeline

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"chancery/internal/golden"
	"chancery/internal/resolve"
	"chancery/schema"
)

// matterKinds are the types of cross.gold.json that are matters of the record.
var matterKinds = map[string]schema.Kind{
	"agreement": schema.KindAgreement, "policy": schema.KindPolicy, "project": schema.KindProject,
	"dispute": schema.KindDispute, "crisis": schema.KindDispute, "place": schema.KindPlace,
}

// apart are the entities of cross.gold.json that the record does not hold, each
// with the reason.
var apart = map[string]string{
	"hanoi":      "a dateline, in no sentence that tells of an event",
	"long-thanh": "where the project is, no matter by itself",
	"long-an":    "where the project is, no matter by itself",
	"p-vax":      "each document describes it in other words",
	"dipl":       "relations are no agreement",
	"covid":      "a pandemic is neither a dispute nor a project",
}

// TestCrossGoldMatters reads the seeds and holds what becomes of them to the
// agreements, policies, projects, disputes and places of cross.gold.json: every
// form that a document names one by leads to the same entity, and two are never
// one.
func TestCrossGoldMatters(t *testing.T) {
	seeds := golden.SharedDir(t, "eval/seeds")
	var facts []*schema.Facts
	for r := range Extract(t.Context(), []string{seeds}, Options{}) {
		if r.Facts != nil {
			facts = append(facts, r.Facts)
		}
	}
	rec := resolve.Resolve(facts, resolve.Options{Names: gazetteer()})
	b, err := os.ReadFile(filepath.Join(seeds, "cross.gold.json"))
	if err != nil {
		t.Fatal(err)
	}
	var gold struct {
		Entities []struct {
			ID, Type string
			Forms    map[string][]string
		}
	}
	if err := json.Unmarshal(b, &gold); err != nil {
		t.Fatal(err)
	}
	owner := map[schema.IRI]string{}
	for _, want := range gold.Entities {
		kind, ok := matterKinds[want.Type]
		if !ok || apart[want.ID] != "" {
			continue
		}
		found := map[schema.IRI][]string{}
		for _, f := range facts {
			doc := f.Document.Doc[:3]
			for i := range f.Matters {
				if m := &f.Matters[i]; m.Kind == kind && called(m, want.Forms[doc]) {
					id := entityOf(rec, m.ID)
					found[id] = append(found[id], doc)
				}
			}
		}
		if len(found) != 1 {
			t.Errorf("%s is %v, want one entity", want.ID, found)
		}
		for id := range found {
			if other := owner[id]; other != "" {
				t.Errorf("%s and %s are both %s", other, want.ID, id)
			}
			owner[id] = want.ID
		}
	}
}

// called reports whether a document names m by one of the forms. A form may have
// words before the name, "the second phase of", but for a dispute's, which may
// be a list.
func called(m *schema.Matter, forms []string) bool {
	plain := func(s string) string { return " " + strings.NewReplacer("(", "", ")", "").Replace(strings.ToLower(s)) }
	return slices.ContainsFunc(append([]string{m.Name}, m.Forms...), func(name string) bool {
		return slices.ContainsFunc(forms, func(form string) bool {
			return plain(form) == plain(name) || m.Kind != schema.KindDispute && strings.HasSuffix(plain(form), plain(name))
		})
	})
}

func entityOf(rec *schema.Record, fact schema.FactID) schema.IRI {
	i := slices.IndexFunc(rec.Entities, func(e schema.Entity) bool { return slices.Contains(e.Facts, fact) })
	if i < 0 {
		return ""
	}
	return rec.Entities[i].ID
}
