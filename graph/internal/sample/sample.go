// Package sample is a small diplomatic record, made by hand, for the tests of
// package graph and those below it: three people, two countries, two
// organisations, a visit with a meeting and a signing, two calls, and a goal
// that is raised. The texts are our own words for things that are publicly
// known.
//
//	Chung ──visited──▶ VN        Chung ──called── Son ──called── Park
//	Chung ──met── Son (2021-06-23, three documents tell of it)
//	KOICA ──signed── NIHE, both ministers present
//	KR-VN ──targets──▶ trade 100bn (2021-04-28) … 100bn by 2023, 150bn by 2030
package sample

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"chancery/schema"
)

// The things of the record.
const (
	Chung = schema.IRI("person:chung-eui-yong")
	Son   = schema.IRI("person:bui-thanh-son")
	Park  = schema.IRI("person:park-jin")
	KR    = schema.IRI("country:KR")
	VN    = schema.IRI("country:VN")
	Dyad  = schema.IRI("dyad:KR-VN")
	KOICA = schema.IRI("org:koica")
	NIHE  = schema.IRI("org:national-institute-of-hygiene-and-epidemiology")

	Visit    = schema.IRI("event:2021-06-23-visit-kr-vn")
	Talks    = schema.IRI("event:2021-06-23-meeting-kr-vn")
	Signing  = schema.IRI("event:2021-06-23-signing-kr-vn")
	Call     = schema.IRI("event:2021-04-28-call-kr-vn")
	NextCall = schema.IRI("event:2022-07-13-call-kr-vn")

	Memorandum = schema.IRI("agreement:memorandum-kr-vn")

	Goal     = schema.IRI("target:trade-usd-100bn")
	Goal2023 = schema.IRI("target:trade-usd-100bn-2023")
	Goal2030 = schema.IRI("target:trade-usd-150bn-2030")
)

// The documents, by name.
var texts = []struct{ doc, title, publisher, country, published, text string }{
	{
		"april.txt", "Ministers talk trade", "Seoul Wire", "KR", "2021-04-28",
		"Mr Chung and Mr Son spoke by telephone on 28 April.\n\n" +
			"They set out to lift trade to 100 billion US dollars.\n",
	},
	{
		"june.txt", "A visit to Hanoi", "Hanoi Post", "VN", "2021-06-24",
		"Foreign Minister Chung Eui-yong came to Viet Nam for three days.\n\n" +
			"On 23 June he sat down with his host, Bùi Thanh Sơn. Korea asked that \"entry\" be eased for <its> engineers & managers.\n\n" +
			"KOICA and the National Institute of Hygiene and Epidemiology then signed a memorandum,\nboth ministers looking on.\n",
	},
	{
		"june two.txt", "", "Seoul Wire", "KR", "",
		"On Wednesday Chung Eui Yong met Bui Thanh Son.\n",
	},
	{
		"july.txt", "First call of the new minister", "Hanoi Post", "VN", "2022-07-14",
		"Bùi Thanh Sơn and Park Jin held a video call on 13 July.\n\n" +
			"Both sides agreed to bring trade to about 100 billion dollars by 2023 and to 150 billion by 2030.\n",
	},
}

// Documents returns the texts by their SHA-256.
func Documents() map[string][]byte {
	out := map[string][]byte{}
	for _, t := range texts {
		out[sum(t.text)] = []byte(t.text)
	}
	return out
}

func sum(text string) string {
	h := sha256.Sum256([]byte(text))
	return hex.EncodeToString(h[:])
}

// cite finds quote in the document's text.
func cite(doc, quote string) schema.Evidence {
	for _, t := range texts {
		if t.doc != doc {
			continue
		}
		start := bytes.Index([]byte(t.text), []byte(quote))
		if start < 0 {
			break
		}
		return schema.Cite([]byte(t.text), schema.Span{Start: start, End: start + len(quote)})
	}
	panic(fmt.Sprintf("sample: %s does not hold %q", doc, quote))
}

// Facts returns what each document says.
func Facts() []*schema.Facts {
	facts := make([]*schema.Facts, len(texts))
	for i, t := range texts {
		facts[i] = &schema.Facts{Document: schema.Document{
			Doc: t.doc, Title: t.title, Publisher: t.publisher, Country: t.country,
			Published: schema.Date(t.published), Language: "en", SHA256: sum(t.text),
		}}
	}
	april, june, june2, july := facts[0], facts[1], facts[2], facts[3]
	by := schema.Origin{Rule: "sample", Confidence: 0.9}

	april.People = []schema.Person{
		{ID: "fact:a1", Doc: "april.txt", Name: "Chung", Country: "KR", Evidence: cite("april.txt", "Mr Chung"), Origin: by},
		{ID: "fact:a2", Doc: "april.txt", Name: "Son", Country: "VN", Evidence: cite("april.txt", "Mr Son"), Origin: by},
	}
	april.Events = []schema.Event{{
		ID: "fact:a3", Doc: "april.txt", Kind: schema.Call, Start: "2021-04-28", End: "2021-04-28",
		Parties: []schema.Party{"KR", "VN"}, People: []string{"Chung", "Son"},
		Evidence: cite("april.txt", "spoke by telephone on 28 April"), Origin: by,
	}}
	april.Statements = []schema.Statement{{
		ID: "act:a4", Doc: "april.txt", Force: schema.Agree, By: []schema.Party{"KR", "VN"}, To: []schema.Party{},
		Speakers: []string{"Chung", "Son"}, Topics: []schema.Topic{"trade"}, Event: "fact:a3", Verb: "set out",
		Targets:  []schema.Target{{Metric: "trade", Value: "100000000000", Unit: "USD"}},
		Evidence: cite("april.txt", "lift trade to 100 billion US dollars"), Origin: by,
	}}

	june.People = []schema.Person{
		{
			ID: "fact:b1", Doc: "june.txt", Name: "Chung Eui-yong", Country: "KR", Office: "Foreign Minister",
			Evidence: cite("june.txt", "Foreign Minister Chung Eui-yong"), Origin: by,
		},
		{ID: "fact:b2", Doc: "june.txt", Name: "Bùi Thanh Sơn", Country: "VN", Evidence: cite("june.txt", "Bùi Thanh Sơn"), Origin: by},
	}
	june.Matters = []schema.Matter{{
		ID: "fact:b7", Doc: "june.txt", Kind: schema.KindAgreement, Name: "memorandum", Parties: []schema.Party{"KR", "VN"},
		Evidence: cite("june.txt", "memorandum"), Origin: by,
	}}
	june.Events = []schema.Event{
		{
			ID: "fact:b3", Doc: "june.txt", Kind: schema.Visit, Start: "2021-06", End: "2021-06", Place: "Viet Nam",
			Parties: []schema.Party{"KR", "VN"}, People: []string{"Chung Eui-yong"},
			Evidence: cite("june.txt", "came to Viet Nam for three days"), Origin: by,
		},
		{
			ID: "fact:b4", Doc: "june.txt", Kind: schema.Meeting, Start: "2021-06-23", End: "2021-06-23", Place: "Viet Nam",
			Parties: []schema.Party{"KR", "VN"}, People: []string{"Chung Eui-yong", "Bùi Thanh Sơn"},
			Evidence: cite("june.txt", "sat down with his host"), Origin: by,
		},
		{
			ID: "fact:b5", Doc: "june.txt", Kind: schema.Signing, Start: "2021-06-23", End: "2021-06-23", Place: "Viet Nam",
			Parties: []schema.Party{"KR", "VN", "KOICA", "National Institute of Hygiene and Epidemiology"},
			People:  []string{"Chung Eui-yong", "Bùi Thanh Sơn"}, Label: "memorandum", About: []schema.FactID{"fact:b7"},
			Evidence: cite("june.txt", "KOICA and the National Institute of Hygiene and Epidemiology then signed a memorandum"), Origin: by,
		},
	}
	june.Statements = []schema.Statement{{
		ID: "act:b6", Doc: "june.txt", Force: schema.Request, By: []schema.Party{"KR"}, To: []schema.Party{"VN"},
		Speakers: []string{"Chung Eui-yong"}, Topics: []schema.Topic{"consular", "trade"}, Event: "fact:b4", Verb: "ask",
		About:    []schema.FactID{"fact:b7"},
		Evidence: cite("june.txt", "\"entry\" be eased for <its> engineers & managers"), Origin: by,
	}}

	june2.People = []schema.Person{
		{ID: "fact:c1", Doc: "june two.txt", Name: "Chung Eui Yong", Evidence: cite("june two.txt", "Chung Eui Yong"), Origin: by},
		{ID: "fact:c2", Doc: "june two.txt", Name: "Bui Thanh Son", Evidence: cite("june two.txt", "Bui Thanh Son"), Origin: by},
	}
	june2.Events = []schema.Event{{
		ID: "fact:c3", Doc: "june two.txt", Kind: schema.Meeting, Parties: []schema.Party{"KR", "VN"}, Weekday: "wednesday",
		People: []string{"Chung Eui Yong", "Bui Thanh Son"}, Evidence: cite("june two.txt", "On Wednesday Chung Eui Yong met Bui Thanh Son"), Origin: by,
	}}

	july.People = []schema.Person{
		{ID: "fact:d1", Doc: "july.txt", Name: "Bùi Thanh Sơn", Country: "VN", Evidence: cite("july.txt", "Bùi Thanh Sơn"), Origin: by},
		{ID: "fact:d2", Doc: "july.txt", Name: "Park Jin", Country: "KR", Evidence: cite("july.txt", "Park Jin"), Origin: by},
	}
	july.Events = []schema.Event{{
		ID: "fact:d3", Doc: "july.txt", Kind: schema.Call, Start: "2022-07-13", End: "2022-07-13",
		Parties: []schema.Party{"KR", "VN"}, People: []string{"Bùi Thanh Sơn", "Park Jin"},
		Evidence: cite("july.txt", "held a video call on 13 July"), Origin: by,
	}}
	july.Statements = []schema.Statement{{
		ID: "act:d4", Doc: "july.txt", Force: schema.Agree, By: []schema.Party{"KR", "VN"}, To: []schema.Party{},
		Speakers: []string{"Bùi Thanh Sơn", "Park Jin"}, Topics: []schema.Topic{"trade"}, Event: "fact:d3", Verb: "agree",
		Targets: []schema.Target{
			{Metric: "trade", Value: "100000000000", Unit: "USD", Due: "2023", Approx: "about"},
			{Metric: "trade", Value: "150000000000", Unit: "USD", Due: "2030"},
		},
		Evidence: cite("july.txt", "bring trade to about 100 billion dollars by 2023 and to 150 billion by 2030"), Origin: by,
	}}
	return facts
}

// Record returns what the documents say together.
func Record() *schema.Record {
	facts := Facts()
	minister := "minister of foreign affairs"
	both, ministers := []schema.IRI{KR, VN}, []schema.IRI{Chung, Son}
	return &schema.Record{
		Entities: []schema.Entity{
			{
				ID: KR, Name: "Republic of Korea", Code: "KOR", Names: []string{"South Korea", "RoK", "Korea"},
			},
			{ID: VN, Name: "Viet Nam", Code: "VNM", Names: []string{"Vietnam", "Việt Nam"}},
			{
				ID: Chung, Name: "Chung Eui-yong", Names: []string{"Chung Eui Yong", "Chung"}, Country: "KR",
				Tenures: []schema.Tenure{{
					Office: minister, Country: "KR", FirstSeen: "2021-04-28", LastSeen: "2021-06-23",
					Facts: []schema.FactID{"fact:b1"},
				}},
				Facts: []schema.FactID{"fact:a1", "fact:b1", "fact:c1"}, Docs: []string{"april.txt", "june two.txt", "june.txt"},
			},
			{
				ID: Son, Name: "Bùi Thanh Sơn", Names: []string{"Bui Thanh Son", "Son"}, Country: "VN",
				Facts: []schema.FactID{"fact:a2", "fact:b2", "fact:c2", "fact:d1"},
				Docs:  []string{"april.txt", "july.txt", "june two.txt", "june.txt"},
			},
			{
				ID: Park, Name: "Park Jin", Country: "KR",
				Tenures: []schema.Tenure{{
					Office: minister, Country: "KR", FirstSeen: "2022-07-13", LastSeen: "2022-07-13",
					Facts: []schema.FactID{"fact:d2"},
				}},
				Facts: []schema.FactID{"fact:d2"}, Docs: []string{"july.txt"},
			},
			{ID: KOICA, Name: "KOICA", Names: []string{"Korea International Cooperation Agency"}, Country: "KR"},
			{
				ID: Memorandum, Name: "Memorandum (Republic of Korea–Viet Nam)", Names: []string{"memorandum"}, Parties: both,
				Facts: []schema.FactID{"fact:b7"}, Docs: []string{"june.txt"},
			},
			{ID: NIHE, Name: "National Institute of Hygiene and Epidemiology", Country: "VN"},
		},
		Events: []schema.Occasion{
			{
				ID: Call, Kind: schema.Call, Start: "2021-04-28", End: "2021-04-28", On: "2021-04-28",
				Parties: both, People: ministers, Facts: []schema.FactID{"fact:a3"},
			},
			{
				ID: Visit, Kind: schema.Visit, Start: "2021-06-21", End: "2021-06-23", On: "2021-06-23", Place: "Viet Nam",
				Parties: both, People: []schema.IRI{Chung}, Facts: []schema.FactID{"fact:b3"},
			},
			{
				ID: Talks, Kind: schema.Meeting, Start: "2021-06-23", End: "2021-06-23", On: "2021-06-23", Place: "Viet Nam",
				Parties: both, People: ministers, PartOf: Visit, Facts: []schema.FactID{"fact:b4", "fact:c3"},
				Notes: []string{"Wednesday of june two.txt is 2021-06-23, as june.txt dates the talks"},
			},
			{
				ID: Signing, Kind: schema.Signing, Label: "memorandum", Start: "2021-06-23", End: "2021-06-23", On: "2021-06-23",
				Place: "Viet Nam", Parties: []schema.IRI{KR, VN, KOICA, NIHE}, People: ministers, PartOf: Visit,
				Matters: []schema.IRI{Memorandum}, Facts: []schema.FactID{"fact:b5"},
			},
			{
				ID: NextCall, Kind: schema.Call, Start: "2022-07-13", End: "2022-07-13", On: "2022-07-13",
				Parties: both, People: []schema.IRI{Son, Park}, Facts: []schema.FactID{"fact:d3"},
			},
		},
		Acts: []schema.Act{
			{
				ID: "act:a4", Doc: "april.txt", Force: schema.Agree, By: both, Speakers: ministers, Topics: []schema.Topic{"trade"},
				Goals: []schema.IRI{Goal}, Occasion: Call, On: "2021-04-28", Statement: &facts[0].Statements[0],
			},
			{
				ID: "act:b6", Doc: "june.txt", Force: schema.Request, By: []schema.IRI{KR}, To: []schema.IRI{VN},
				Speakers: []schema.IRI{Chung}, Topics: []schema.Topic{"consular", "trade"}, Matters: []schema.IRI{Memorandum}, Occasion: Talks, On: "2021-06-23",
				Statement: &facts[1].Statements[0],
			},
			{
				ID: "act:d4", Doc: "july.txt", Force: schema.Agree, By: both, Speakers: []schema.IRI{Son, Park},
				Topics: []schema.Topic{"trade"}, Goals: []schema.IRI{Goal2023, Goal2030}, Occasion: NextCall, On: "2022-07-13",
				Statement: &facts[3].Statements[0],
			},
		},
		Goals: []schema.Goal{
			{ID: Goal, Target: schema.Target{Metric: "trade", Value: "100000000000", Unit: "USD"}, Acts: []schema.FactID{"act:a4"}},
			{ID: Goal2023, Target: schema.Target{Metric: "trade", Value: "100000000000", Unit: "USD", Due: "2023", Approx: "about"}, Acts: []schema.FactID{"act:d4"}},
			{ID: Goal2030, Target: schema.Target{Metric: "trade", Value: "150000000000", Unit: "USD", Due: "2030"}, Acts: []schema.FactID{"act:d4"}},
		},
	}
}
