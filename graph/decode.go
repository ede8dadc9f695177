package graph

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"chancery/schema"
)

// DecodeFacts returns the facts of one document from the quads that carry its
// label: the inverse of [EvidenceQuads]. The order of quads does not matter.
// Lists that the JSON form always prints come back empty, never nil. It returns
// an error when the quads are of several documents, or hold what EvidenceQuads
// never writes.
func DecodeFacts(quads []quad.Quad) (*schema.Facts, error) {
	nodes, doc, err := nodesOf(quads)
	if err != nil {
		return nil, err
	}
	d := decoder{nodes: nodes}
	f := d.facts(doc)
	if d.err != nil {
		return nil, fmt.Errorf("evidence of %s: %w", doc, d.err)
	}
	return f, nil
}

// node holds the properties of one subject.
type node map[schema.Predicate][]quad.Value

// nodesOf groups the quads of one document by subject and finds the document.
func nodesOf(quads []quad.Quad) (map[schema.IRI]node, schema.IRI, error) {
	nodes := map[schema.IRI]node{}
	var doc schema.IRI
	for _, q := range quads {
		l, ok := q.Label.(quad.IRI)
		if !ok || !IsEvidence(q) {
			return nil, "", fmt.Errorf("decode facts: %v is not labelled with a document", q)
		}
		if doc == "" {
			doc = schema.IRI(l)
		}
		if doc != schema.IRI(l) {
			return nil, "", fmt.Errorf("decode facts: quads of two documents, %s and %s", doc, l)
		}
		s, ok1 := q.Subject.(quad.IRI)
		p, ok2 := q.Predicate.(quad.IRI)
		if !ok1 || !ok2 {
			return nil, "", fmt.Errorf("decode facts: %v is not about a thing", q)
		}
		n := nodes[schema.IRI(s)]
		if n == nil {
			n = node{}
			nodes[schema.IRI(s)] = n
		}
		n[schema.Predicate(p)] = append(n[schema.Predicate(p)], q.Object)
	}
	if doc == "" {
		return nil, "", fmt.Errorf("decode facts: no quads: %w", ErrNotFound)
	}
	return nodes, doc, nil
}

// decoder reads facts off nodes and keeps the first error.
type decoder struct {
	nodes map[schema.IRI]node
	name  string // the document's file name
	err   error
}

func (d *decoder) fail(format string, args ...any) {
	if d.err == nil {
		d.err = fmt.Errorf(format, args...)
	}
}

func (d *decoder) facts(doc schema.IRI) *schema.Facts {
	n := d.nodes[doc]
	d.name = d.text(n, schema.PName)
	f := &schema.Facts{Document: d.document(n)}
	for _, id := range slices.Sorted(maps.Keys(d.nodes)) { // in one order, so that errors are the same each time
		n := d.nodes[id]
		switch class := d.class(n); class {
		case classDocument, classFigure:
		case classPerson:
			f.People = append(f.People, d.person(id, n))
		case classMatter:
			f.Matters = append(f.Matters, d.matter(id, n))
		case classEvent:
			f.Events = append(f.Events, d.event(id, n))
		case classAct:
			f.Statements = append(f.Statements, d.statement(id, n))
		default:
			d.fail("%s has the unknown class %q", id, class)
		}
	}
	orders := d.orders(n)
	f.People = arranged(f.People, orders["people"])
	f.Matters = arranged(f.Matters, orders["matters"])
	f.Events = arranged(f.Events, orders["events"])
	f.Statements = arranged(f.Statements, orders["statements"])
	return f
}

// arranged puts facts in the given order of IDs, or, without one, in that of
// their places.
func arranged[T fact](facts []T, order []string) []T {
	facts = sortedByPlace(facts)
	if order == nil {
		return facts
	}
	rank := make(map[string]int, len(order))
	for i, id := range order {
		rank[id] = i
	}
	slices.SortStableFunc(facts, func(a, b T) int {
		ai, _ := factKey(&a)
		bi, _ := factKey(&b)
		return rank[string(ai)] - rank[string(bi)]
	})
	return facts
}

func (d *decoder) document(n node) schema.Document {
	return schema.Document{
		Doc:       d.name,
		Published: schema.Date(d.text(n, schema.PPublished)),
		Title:     d.text(n, schema.PTitle),
		Publisher: d.text(n, schema.PPublisher),
		Country:   d.text(n, schema.PCountryName),
		Language:  d.text(n, schema.PLanguage),
		Source:    d.text(n, schema.PSource),
		SHA256:    d.text(n, schema.PSHA256),
	}
}

func (d *decoder) person(id schema.IRI, n node) schema.Person {
	orders := d.orders(n)
	p := schema.Person{
		ID: schema.FactID(id), Doc: d.name,
		Name:    d.text(n, schema.PName),
		Country: d.text(n, schema.PCountryName),
		Office:  d.text(n, schema.POffice),
	}
	if forms := d.list(n, orders, schema.PAlias); len(forms) > 0 {
		p.Forms = forms
	}
	p.Evidence, p.Origin = d.origin(n)
	return p
}

func (d *decoder) matter(id schema.IRI, n node) schema.Matter {
	orders := d.orders(n)
	m := schema.Matter{
		ID: schema.FactID(id), Doc: d.name, Kind: schema.Kind(d.text(n, schema.PKind)), Name: d.text(n, schema.PName),
		Known: d.text(n, schema.PKnown),
	}
	if forms := d.list(n, orders, schema.PAlias); len(forms) > 0 {
		m.Forms = forms
	}
	if parties := d.list(n, orders, schema.PPartyName); len(parties) > 0 {
		m.Parties = parties
	}
	m.Evidence, m.Origin = d.origin(n)
	return m
}

func (d *decoder) event(id schema.IRI, n node) schema.Event {
	orders := d.orders(n)
	e := schema.Event{
		ID: schema.FactID(id), Doc: d.name,
		Kind:    schema.EventKind(d.text(n, schema.PKind)),
		Start:   schema.Date(d.text(n, schema.PStart)),
		End:     schema.Date(d.text(n, schema.PEnd)),
		Place:   d.text(n, schema.PPlace),
		Parties: d.list(n, orders, schema.PPartyName),
		People:  d.list(n, orders, schema.PParticipantName),
		About:   d.links(n, orders, schema.PMentions),
		Label:   d.text(n, schema.PLabel),
		Weekday: d.text(n, schema.PWeekday),
		Planned: d.text(n, schema.PPlanned) == "true",
	}
	e.Evidence, e.Origin = d.origin(n)
	return e
}

func (d *decoder) statement(id schema.IRI, n node) schema.Statement {
	orders := d.orders(n)
	s := schema.Statement{
		ID: schema.FactID(id), Doc: d.name,
		Force:    schema.Force(d.text(n, schema.PForce)),
		By:       d.list(n, orders, schema.PByName),
		To:       d.list(n, orders, schema.PToName),
		Speakers: d.list(n, orders, schema.PSpeakerName),
		Topics:   []schema.Topic{},
		About:    d.links(n, orders, schema.PMentions),
		Event:    schema.FactID(d.iri(n, schema.PDuring)),
		Verb:     d.text(n, schema.PVerb),
	}
	for _, t := range d.list(n, orders, schema.PTopicName) {
		s.Topics = append(s.Topics, schema.Topic(t))
	}
	for i := range n[schema.PFigure] {
		figure, ok := d.nodes[schema.IRI(figureID(s.ID, i))]
		if !ok {
			d.fail("%s lacks its target %d", id, i)
			break
		}
		s.Targets = append(s.Targets, d.target(figure))
	}
	s.Evidence, s.Origin = d.origin(n)
	return s
}

func (d *decoder) target(n node) schema.Target {
	value, err := decimalOf(d.one(n, schema.PValue))
	if err != nil {
		d.fail("%s: %w", schema.PValue, err)
	}
	return schema.Target{
		Metric: d.text(n, schema.PMetric),
		Value:  value,
		Unit:   d.text(n, schema.PUnit),
		Due:    schema.Date(d.text(n, schema.PDue)),
		Approx: d.text(n, schema.PApprox),
	}
}

func (d *decoder) origin(n node) (schema.Evidence, schema.Origin) {
	e := schema.Evidence{
		Span:  schema.Span{Start: d.int(n, schema.PFirstByte), End: d.int(n, schema.PLastByte)},
		Quote: d.text(n, schema.PQuote),
	}
	o := schema.Origin{Rule: d.text(n, schema.PRule)}
	switch v := d.one(n, schema.PConfidence).(type) {
	case nil:
	case quad.Float:
		o.Confidence = float64(v)
	default:
		d.fail("%s: %s is no floating-point number", schema.PConfidence, v)
	}
	return e, o
}

// one returns the only value of p, or nil.
func (d *decoder) one(n node, p schema.Predicate) quad.Value {
	switch vs := n[p]; len(vs) {
	case 0:
		return nil
	case 1:
		return vs[0]
	default:
		d.fail("%s has %d values, want one", p, len(vs))
		return vs[0]
	}
}

func (d *decoder) text(n node, p schema.Predicate) string {
	switch v := d.one(n, p).(type) {
	case nil:
		return ""
	case quad.String:
		return string(v)
	default:
		d.fail("%s: %s is no text", p, v)
		return ""
	}
}

func (d *decoder) int(n node, p schema.Predicate) int {
	switch v := d.one(n, p).(type) {
	case nil:
		d.fail("%s is missing", p)
	case quad.Int:
		return int(v)
	default:
		d.fail("%s: %s is no integer", p, v)
	}
	return 0
}

func (d *decoder) iri(n node, p schema.Predicate) schema.IRI {
	switch v := d.one(n, p).(type) {
	case nil:
	case quad.IRI:
		return schema.IRI(v)
	default:
		d.fail("%s: %s is no thing", p, v)
	}
	return ""
}

func (d *decoder) class(n node) string { return string(d.iri(n, schema.PType)) }

// orders returns the orders that were noted on a node.
func (d *decoder) orders(n node) map[string][]string {
	s := d.text(n, schema.POrder)
	if s == "" {
		return nil
	}
	var out map[string][]string
	if err := json.NewDecoder(strings.NewReader(s)).Decode(&out); err != nil {
		d.fail("%s: %w", schema.POrder, err)
	}
	return out
}

// list returns the members of a list in their order.
func (d *decoder) list(n node, orders map[string][]string, p schema.Predicate) []string {
	out := make([]string, 0, len(n[p]))
	if order, ok := orders[string(p)]; ok {
		return append(out, order...)
	}
	for _, v := range n[p] {
		s, ok := v.(quad.String)
		if !ok {
			d.fail("%s: %s is no text", p, v)
			continue
		}
		out = append(out, string(s))
	}
	slices.Sort(out)
	return out
}

// links returns the facts that a list names in their order, nil when none.
func (d *decoder) links(n node, orders map[string][]string, p schema.Predicate) []schema.FactID {
	names := orders[string(p)]
	if names == nil {
		for _, v := range n[p] {
			i, ok := v.(quad.IRI)
			if !ok {
				d.fail("%s: %s is no thing", p, v)
				continue
			}
			names = append(names, string(i))
		}
		slices.Sort(names)
	}
	var out []schema.FactID
	for _, s := range names {
		out = append(out, schema.FactID(s))
	}
	return out
}
