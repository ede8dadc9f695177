package graph

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/cayleygraph/quad"

	"chancery/schema"
)

// The classes of things, objects of rdf:type.
const (
	classDocument = "dip:Document"
	classPerson   = "dip:PersonMention"
	classMatter   = "dip:MatterMention"
	classEvent    = "dip:EventMention"
	classAct      = "dip:Act"
	classFigure   = "dip:Figure"
)

// typeDecimal is the datatype of numbers that are no 64-bit integers. Cayley
// keeps it as a typed string, so that no digit is lost.
const typeDecimal = "xsd:decimal"

// EvidenceQuads returns the evidence layer of one document: each fact is a node
// named by its FactID, and every quad is labelled with the document, so that
// removing the label's quads withdraws the document and nothing else. Every
// fact must have its ID, and no two facts of f the same one. [DecodeFacts] is
// the inverse.
func EvidenceQuads(f *schema.Facts) []quad.Quad {
	doc := schema.DocIRI(f.Document.Doc)
	w := evidenceWriter{doc: doc, label: quad.IRI(doc)}
	w.document(f)
	for i := range f.People {
		w.person(&f.People[i])
	}
	for i := range f.Matters {
		w.matter(&f.Matters[i])
	}
	for i := range f.Events {
		w.event(&f.Events[i])
	}
	for i := range f.Statements {
		w.statement(&f.Statements[i])
	}
	return w.quads
}

// IsEvidence reports whether q belongs to the evidence layer: whether its label
// is a document. Everything else in a store is derived.
func IsEvidence(q quad.Quad) bool {
	l, ok := q.Label.(quad.IRI)
	return ok && schema.IRI(l).Kind() == schema.KindDoc
}

// evidenceWriter collects the quads of one document.
type evidenceWriter struct {
	doc   schema.IRI
	label quad.Value
	quads []quad.Quad
}

// at returns a writer for the properties of one node.
func (w *evidenceWriter) at(node string, class string) *nodeWriter {
	n := &nodeWriter{w: w, node: quad.IRI(node)}
	n.thing(schema.PType, class)
	return n
}

func (w *evidenceWriter) document(f *schema.Facts) {
	d := &f.Document
	n := w.at(string(w.doc), classDocument)
	n.text(schema.PName, d.Doc)
	n.text(schema.PPublished, string(d.Published))
	n.text(schema.PTitle, d.Title)
	n.text(schema.PPublisher, d.Publisher)
	n.text(schema.PCountryName, d.Country)
	n.text(schema.PLanguage, d.Language)
	n.text(schema.PSource, d.Source)
	n.text(schema.PSHA256, d.SHA256)
	n.order("people", ids(f.People), ids(sortedByPlace(f.People)))
	n.order("matters", ids(f.Matters), ids(sortedByPlace(f.Matters)))
	n.order("events", ids(f.Events), ids(sortedByPlace(f.Events)))
	n.order("statements", ids(f.Statements), ids(sortedByPlace(f.Statements)))
	n.close()
}

func (w *evidenceWriter) person(p *schema.Person) {
	n := w.at(string(p.ID), classPerson)
	n.text(schema.PName, p.Name)
	n.text(schema.PCountryName, p.Country)
	n.text(schema.POffice, p.Office)
	n.list(schema.PAlias, p.Forms)
	n.origin(p.Evidence, p.Origin)
	n.close()
}

func (w *evidenceWriter) matter(m *schema.Matter) {
	n := w.at(string(m.ID), classMatter)
	n.text(schema.PKind, string(m.Kind))
	n.text(schema.PName, m.Name)
	n.text(schema.PKnown, m.Known)
	n.list(schema.PAlias, m.Forms)
	n.list(schema.PPartyName, m.Parties)
	n.origin(m.Evidence, m.Origin)
	n.close()
}

func (w *evidenceWriter) event(e *schema.Event) {
	n := w.at(string(e.ID), classEvent)
	n.text(schema.PKind, string(e.Kind))
	n.text(schema.PStart, string(e.Start))
	n.text(schema.PEnd, string(e.End))
	n.text(schema.PPlace, e.Place)
	n.list(schema.PPartyName, e.Parties)
	n.list(schema.PParticipantName, e.People)
	n.links(schema.PMentions, e.About)
	n.text(schema.PLabel, e.Label)
	n.text(schema.PWeekday, e.Weekday)
	if e.Planned {
		n.text(schema.PPlanned, "true")
	}
	n.origin(e.Evidence, e.Origin)
	n.close()
}

func (w *evidenceWriter) statement(s *schema.Statement) {
	n := w.at(string(s.ID), classAct)
	n.text(schema.PForce, string(s.Force))
	n.list(schema.PByName, s.By)
	n.list(schema.PToName, s.To)
	n.list(schema.PSpeakerName, s.Speakers)
	topics := make([]string, len(s.Topics))
	for i, t := range s.Topics {
		topics[i] = string(t)
	}
	n.list(schema.PTopicName, topics)
	n.links(schema.PMentions, s.About)
	if s.Event != "" {
		n.thing(schema.PDuring, string(s.Event))
	}
	n.text(schema.PVerb, s.Verb)
	n.origin(s.Evidence, s.Origin)
	n.close()
	for i := range s.Targets {
		figure := figureID(s.ID, i)
		n.thing(schema.PFigure, figure)
		w.target(figure, &s.Targets[i])
	}
}

func (w *evidenceWriter) target(node string, t *schema.Target) {
	n := w.at(node, classFigure)
	n.thing(schema.PDocument, string(w.doc))
	writeTarget(n.add, t)
}

// writeTarget adds the properties of a figure or goal.
func writeTarget(add func(schema.Predicate, quad.Value), t *schema.Target) {
	text := func(p schema.Predicate, s string) {
		if s != "" {
			add(p, quad.String(s))
		}
	}
	text(schema.PMetric, t.Metric)
	if t.Value != "" {
		add(schema.PValue, decimalValue(t.Value))
	}
	text(schema.PUnit, t.Unit)
	text(schema.PDue, string(t.Due))
	text(schema.PApprox, t.Approx)
}

// figureID names the i-th target of an act: "fact:" with the act's hash and the
// target's place in the list.
func figureID(act schema.FactID, i int) string {
	return string(schema.MakeIRI(schema.KindFact, schema.IRI(act).Local()+"."+strconv.Itoa(i)))
}

// isFigure tells the facts that figureID names from those of extractors,
// whose names are sums without a dot.
func isFigure(fact schema.IRI) bool {
	return fact.Kind() == schema.KindFact && strings.Contains(fact.Local(), ".")
}

// decimalValue keeps d exactly: an integer where Gizmo can then compare it, else
// an xsd:decimal.
func decimalValue(d schema.Decimal) quad.Value {
	if n, err := strconv.ParseInt(string(d), 10, 64); err == nil && strconv.FormatInt(n, 10) == string(d) {
		return quad.Int(n)
	}
	return quad.TypedString{Value: quad.String(d), Type: typeDecimal}
}

func decimalOf(v quad.Value) (schema.Decimal, error) {
	switch v := v.(type) {
	case nil:
		return "", nil
	case quad.Int:
		return schema.Decimal(strconv.FormatInt(int64(v), 10)), nil
	case quad.TypedString:
		if v.Type == typeDecimal {
			return schema.Decimal(v.Value), nil
		}
	}
	return "", fmt.Errorf("%s is no number", v)
}

// nodeWriter writes the properties of one node of the evidence layer.
type nodeWriter struct {
	w      *evidenceWriter
	node   quad.Value
	orders map[string][]string
}

func (n *nodeWriter) add(p schema.Predicate, v quad.Value) {
	n.w.quads = append(n.w.quads, quad.Quad{Subject: n.node, Predicate: quad.IRI(p), Object: v, Label: n.w.label})
}

func (n *nodeWriter) thing(p schema.Predicate, iri string) { n.add(p, quad.IRI(iri)) }

// text adds a property, unless it is empty, which says that it is not known.
func (n *nodeWriter) text(p schema.Predicate, s string) {
	if s != "" {
		n.add(p, quad.String(s))
	}
}

// list adds the members of a list. A graph keeps sets; where the list is not
// the sorted set of its members, its order is noted.
func (n *nodeWriter) list(p schema.Predicate, items []string) {
	set := slices.Clone(items)
	slices.Sort(set)
	set = slices.Compact(set)
	for _, s := range set {
		n.add(p, quad.String(s))
	}
	n.order(string(p), items, set)
}

// links adds the facts that a list names, as list adds its members.
func (n *nodeWriter) links(p schema.Predicate, facts []schema.FactID) {
	items := make([]string, len(facts))
	for i, f := range facts {
		items[i] = string(f)
	}
	set := slices.Compact(slices.Sorted(slices.Values(items)))
	for _, f := range set {
		n.thing(p, f)
	}
	n.order(string(p), items, set)
}

// order notes the order of a list where it is not the usual one.
func (n *nodeWriter) order(name string, list, usual []string) {
	if slices.Equal(list, usual) {
		return
	}
	if n.orders == nil {
		n.orders = map[string][]string{}
	}
	n.orders[name] = list
}

func (n *nodeWriter) origin(e schema.Evidence, o schema.Origin) {
	n.thing(schema.PDocument, string(n.w.doc))
	n.add(schema.PFirstByte, quad.Int(e.Start))
	n.add(schema.PLastByte, quad.Int(e.End))
	n.text(schema.PQuote, e.Quote)
	n.text(schema.PRule, o.Rule)
	if o.Confidence != 0 {
		n.add(schema.PConfidence, quad.Float(o.Confidence))
	}
}

// close writes the orders that were noted.
func (n *nodeWriter) close() {
	if n.orders == nil {
		return
	}
	b, err := json.Marshal(n.orders)
	if err != nil {
		panic(fmt.Sprintf("graph: order of %v: %v", n.node, err)) // maps of strings always marshal
	}
	n.text(schema.POrder, string(b))
}

// fact is what people, matters, events and statements have in common.
type fact interface {
	schema.Person | schema.Matter | schema.Event | schema.Statement
}

func factKey[T fact](f *T) (schema.FactID, schema.Evidence) {
	switch f := any(f).(type) {
	case *schema.Person:
		return f.ID, f.Evidence
	case *schema.Matter:
		return f.ID, f.Evidence
	case *schema.Event:
		return f.ID, f.Evidence
	case *schema.Statement:
		return f.ID, f.Evidence
	}
	panic("unreachable")
}

func ids[T fact](facts []T) []string {
	out := make([]string, len(facts))
	for i := range facts {
		id, _ := factKey(&facts[i])
		out[i] = string(id)
	}
	return out
}

// sortedByPlace returns the facts in the order in which a reader meets them,
// which is how they come back from a store.
func sortedByPlace[T fact](facts []T) []T {
	out := slices.Clone(facts)
	slices.SortStableFunc(out, func(a, b T) int {
		ai, ae := factKey(&a)
		bi, be := factKey(&b)
		if ae.Start != be.Start {
			return ae.Start - be.Start
		}
		if ae.End != be.End {
			return ae.End - be.End
		}
		return strings.Compare(string(ai), string(bi))
	})
	return out
}
