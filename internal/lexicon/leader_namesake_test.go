package lexicon

import (
	"testing"

	"chancery/schema"
)

func TestNamesake(t *testing.T) {
	for _, tt := range []struct {
		name, country string
		on            schema.Date
		want          string
	}{
		{"Ferdinand Marcos", "PH", "1971-05-01", "Ferdinand Marcos"},
		{"Ferdinand Marcos", "PH", "2023-05-01", "Ferdinand Marcos Jr."},
		{"Ferdinand Marcos", "PH", "1990", "Ferdinand Marcos"},
		{"Ferdinand Marcos Jr.", "PH", "1990", "Ferdinand Marcos Jr."},
		{"Ferdinand Marcos", "PH", "", ""},
		{"George Bush", "US", "1990-02-01", "George H. W. Bush"},
		{"George Bush", "US", "2003-02-01", "George W. Bush"},
		{"George H. W. Bush", "US", "2003-02-01", "George H. W. Bush"},
		{"Hamad bin Khalifa Al Thani", "QA", "1999-02-01", "Hamad bin Khalifa Al Thani"},
		{"Khalifa bin Hamad Al Thani", "QA", "1999-02-01", "Khalifa bin Hamad Al Thani"},
		{"Chung Eui-yong", "KR", "2021-02-01", ""}, // alone in bearing the name
		{"George Bush", "GB", "2003-02-01", ""},
	} {
		got := ""
		if ld, ok := Default().Namesake(tt.name, tt.country, tt.on); ok {
			got = ld.Name
		}
		if got != tt.want {
			t.Errorf("%s of %s on %s is %q, want %q", tt.name, tt.country, tt.on, got, tt.want)
		}
	}
}
