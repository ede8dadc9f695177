package pipeline

import (
	"testing"

	"chancery/internal/lexicon"
	"chancery/internal/resolve"
)

func TestPlaces(t *testing.T) {
	var n resolve.PlaceNames = names{lexicon.Default()}
	for _, tt := range []struct{ form, usual, country string }{
		{"Hanoi", "Ha Noi", "VN"},
		{"Ha Noi", "Ha Noi", "VN"},
		{"Dubai", "Dubai", "AE"},
		{"no such place", "", ""},
	} {
		if usual, _, country := n.Place(tt.form); usual != tt.usual || country != tt.country {
			t.Errorf("%s is %s of %s, want %s of %s", tt.form, usual, country, tt.usual, tt.country)
		}
	}
}
