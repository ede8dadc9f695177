package sample

import (
	"fmt"
	"math/rand/v2"

	"chancery/schema"
)

// QuadsPerMeeting is about how many quads a meeting of [Synthetic] makes, with
// its document.
const QuadsPerMeeting = 125

// Synthetic makes a record of many meetings of random people and countries, each
// told by a document of its own with three acts, for benchmarks. The same number
// gives the same record.
func Synthetic(meetings int) (*schema.Record, []*schema.Facts) {
	s := synthesis{r: rand.New(rand.NewPCG(5, 6)), rec: &schema.Record{}}
	for i := range max(10, meetings/4) {
		id := schema.IRI(fmt.Sprintf("person:p%06d", i))
		s.people = append(s.people, id)
		s.rec.Entities = append(s.rec.Entities, schema.Entity{ID: id, Name: fmt.Sprintf("Person %d", i), Country: s.country().Local()})
	}
	facts := make([]*schema.Facts, meetings)
	for i := range facts {
		facts[i] = s.meeting(i)
	}
	return s.rec, facts
}

type synthesis struct {
	r      *rand.Rand
	rec    *schema.Record
	people []schema.IRI
}

func (s *synthesis) country() schema.IRI {
	return schema.CountryIRI(fmt.Sprintf("%c%c", 'A'+s.r.IntN(12), 'A'+s.r.IntN(12)))
}

func (s *synthesis) person() schema.IRI { return s.people[s.r.IntN(len(s.people))] }

// meeting adds a meeting to the record and returns the document that tells of it.
func (s *synthesis) meeting(i int) *schema.Facts {
	doc := fmt.Sprintf("%06d.txt", i)
	on := schema.Date(fmt.Sprintf("%d-%02d-%02d", 1990+s.r.IntN(35), 1+s.r.IntN(12), 1+s.r.IntN(28)))
	parties, present := []schema.IRI{s.country(), s.country()}, []schema.IRI{s.person(), s.person()}
	told := schema.Evidence{
		Span: schema.Span{Start: 10, End: 60}, Quote: fmt.Sprintf("met for the talks that document %d tells of at length", i),
	}
	f := &schema.Facts{
		Document: schema.Document{Doc: doc, Published: on, Title: "Talks " + doc, SHA256: fmt.Sprintf("%064d", i)},
		Events: []schema.Event{{
			ID: schema.FactID(fmt.Sprintf("fact:%06d", i)), Doc: doc, Kind: schema.Meeting, Start: on, End: on, Evidence: told,
			Parties: []string{parties[0].Local(), parties[1].Local()},
		}},
	}
	event := schema.Occasion{
		ID: schema.IRI(fmt.Sprintf("event:%06d", i)), Kind: schema.Meeting, Start: on, End: on, On: on, Parties: parties, People: present,
		Facts: []schema.FactID{f.Events[0].ID},
	}
	s.rec.Events = append(s.rec.Events, event)
	for a := range 3 {
		st := schema.Statement{
			ID: schema.FactID(fmt.Sprintf("act:%06d-%d", i, a)), Doc: doc, Force: schema.Forces[s.r.IntN(len(schema.Forces))], Evidence: told,
			By: []string{parties[0].Local()}, To: []string{parties[1].Local()}, Topics: []schema.Topic{schema.Topics[s.r.IntN(20)]},
			Event: f.Events[0].ID,
		}
		f.Statements = append(f.Statements, st)
		s.rec.Acts = append(s.rec.Acts, schema.Act{
			ID: st.ID, Doc: doc, Force: st.Force, By: parties[:1], To: parties[1:], Speakers: present[:1], Topics: st.Topics,
			Occasion: event.ID, On: on,
		})
	}
	return f
}
