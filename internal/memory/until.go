package memory

import (
	"slices"

	"chancery/schema"
)

// after reports whether d lies wholly after day. Unknown dates do not.
func after(d, day schema.Date) bool {
	if !d.Known() || !day.Known() {
		return false
	}
	first, _, err := d.Bounds()
	if err != nil {
		return false
	}
	_, last, err := day.Bounds()
	return err == nil && !last.IsZero() && first.After(last)
}

// Until returns the part of r that was so on a day: events and acts after it
// are left out, and offices as attested by then. What r does not date stays.
// The parts share memory with r and must not be changed.
func Until(r *schema.Record, day schema.Date) *schema.Record {
	out := &schema.Record{}
	kept := map[schema.FactID]bool{}
	for _, a := range r.Acts {
		if !after(a.On, day) {
			out.Acts = append(out.Acts, a)
			kept[a.ID] = true
		}
	}
	for _, o := range r.Events {
		if !after(o.On, day) {
			out.Events = append(out.Events, o)
		}
	}
	for _, g := range r.Goals {
		g.Acts = slices.DeleteFunc(slices.Clone(g.Acts), func(id schema.FactID) bool { return !kept[id] })
		if len(g.Acts) > 0 {
			out.Goals = append(out.Goals, g)
		}
	}
	for _, e := range r.Entities {
		e.Tenures = tenuresUntil(e.Tenures, day)
		out.Entities = append(out.Entities, e)
	}
	return out
}

func tenuresUntil(ts []schema.Tenure, day schema.Date) []schema.Tenure {
	var out []schema.Tenure
	for _, t := range ts {
		if after(t.FirstSeen, day) {
			continue
		}
		if after(t.LastSeen, day) {
			t.LastSeen = day
		}
		out = append(out, t)
	}
	return out
}

// KnownBy returns the facts of the documents that were published by a day. A
// document without a date counts from the last event that it dates itself, and
// is left out when it dates none.
func KnownBy(facts []*schema.Facts, day schema.Date) []*schema.Facts {
	var out []*schema.Facts
	for _, f := range facts {
		from := f.Document.Published
		if !from.Known() {
			from = lastDated(f)
		}
		if from.Known() && !after(from, day) {
			out = append(out, f)
		}
	}
	return out
}

func lastDated(f *schema.Facts) schema.Date {
	var last schema.Date
	for _, e := range f.Events {
		if e.Start.Precise() && !e.Planned && e.Start > last {
			last = e.Start
		}
	}
	return last
}
