package lexicon_test

import (
	"fmt"

	"chancery/internal/lexicon"
	"chancery/schema"
)

func ExampleLexicon_LookupCountry() {
	l := lexicon.Default()
	for _, typed := range []string{"south korea", "Việt Nam", "Kiev", "Dominican"} {
		if c, ok := l.LookupCountry(typed); ok {
			fmt.Println(typed, "→", c.Alpha2, c.Name)
		} else {
			fmt.Println(typed, "→ ambiguous or unknown")
		}
	}
	// Output:
	// south korea → KR South Korea
	// Việt Nam → VN Viet Nam
	// Kiev → UA Ukraine
	// Dominican → ambiguous or unknown
}

func ExampleLexicon_Lookup() {
	l := lexicon.Default()
	for _, r := range l.Lookup("Zaire") {
		fmt.Println(r.Kind, l.Key(r))
	}
	// Output:
	// country ZR
	// currency ZRN
}

func ExampleTopicIndex_Classify() {
	x := lexicon.Default().TopicIndex()
	fmt.Println(x.Classify("expand trade and donate vaccines"))
	fmt.Println(x.Classify("invited him to pay a visit"))
	// Output:
	// [trade development-assistance health]
	// [diplomatic-exchange]
}

func ExampleLexicon_LeaderBySurname() {
	l := lexicon.Default()
	for _, on := range []schema.Date{"1970", "2014-03-25", ""} {
		if ld, ok := l.LeaderBySurname("Park", "President", on); ok {
			fmt.Println(on, ld.Name, "of", ld.Country)
		} else {
			fmt.Println("no date: two Presidents Park")
		}
	}
	// Output:
	// 1970 Park Chung-hee of KR
	// 2014-03-25 Park Geun-hye of KR
	// no date: two Presidents Park
}
