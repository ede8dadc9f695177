package schema

import "testing"

func TestTargetString(t *testing.T) {
	for want, in := range map[string]Target{
		"trade about 100 billion USD by 2023": {Metric: "trade", Value: "100000000000", Unit: "USD", Due: "2023", Approx: "about"},
		"supplies 2.5 million USD":            {Metric: "supplies", Value: "2500000", Unit: "USD"},
		"students 1,234 people":               {Metric: "students", Value: "1234", Unit: "people"},
		"trade 1,234,567,891 USD":             {Metric: "trade", Value: "1234567891", Unit: "USD"},
		"growth -0.5 percent":                 {Metric: "growth", Value: "-0.5", Unit: "percent"},
		"1.25 trillion":                       {Value: "1250000000000"},
		"trade":                               {Metric: "trade"},
	} {
		if got := in.String(); got != want {
			t.Errorf("%+v reads %q, want %q", in, got, want)
		}
	}
}
