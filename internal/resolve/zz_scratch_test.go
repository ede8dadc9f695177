//go:build scratch

package resolve_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"chancery/internal/memory"
	"chancery/internal/pipeline"
	"chancery/internal/resolve"
	"chancery/schema"
)

func TestZZScratch(t *testing.T) {
	paths := strings.Fields(os.Getenv("ZZPATHS"))
	if len(paths) == 0 {
		t.Skip()
	}
	var facts []*schema.Facts
	start := time.Now()
	for r := range pipeline.Extract(context.Background(), paths, pipeline.Options{}) {
		if r.Facts != nil {
			facts = append(facts, r.Facts)
		}
	}
	t.Logf("extracted %d in %v", len(facts), time.Since(start))
	if os.Getenv("ZZSAVE") != "" {
		b, _ := json.Marshal(facts)
		os.WriteFile(os.Getenv("ZZSAVE"), b, 0o644)
	}
	start = time.Now()
	r := resolve.Resolve(facts, resolve.Options{})
	t.Logf("resolved in %v: %d entities %d events %d acts %d goals", time.Since(start), len(r.Entities), len(r.Events), len(r.Acts), len(r.Goals))
	start = time.Now()
	th := memory.Threads(r)
	t.Logf("threads %d in %v", len(th), time.Since(start))
	var b strings.Builder
	for _, e := range r.Entities {
		fmt.Fprintf(&b, "%s\t%s\t%d\t%q\t%s\t%v\n", e.ID, e.Country, len(e.Docs), e.Name, e.Names, e.Tenures)
	}
	for _, o := range r.Events {
		fmt.Fprintf(&b, "%s\ton %s\t%s..%s\t%v\t%v\tpart %s\t%d\t%v planned %v\n", o.ID, o.On, o.Start, o.End, o.Parties, o.People, o.PartOf, len(o.Facts), o.Notes, o.Planned)
	}
	for _, o := range r.Acts {
		fmt.Fprintf(&b, "%s\t%s\t%s\t%s\t%v>%v\t%v\t%v\t%s\t%q\n", o.ID, o.Doc, o.On, o.Force, o.By, o.To, o.Occasion, o.Goals, o.Statement.Event, o.Statement.Evidence.Quote)
	}
	os.WriteFile(os.Getenv("ZZOUT"), []byte(b.String()), 0o644)
}
