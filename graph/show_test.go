package graph

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"chancery/internal/golden"
)

// TestShowGolden shows one dossier of each kind, for review.
func TestShowGolden(t *testing.T) {
	r := sampleReader()
	for name, typed := range map[string]string{
		"person": "Chung", "country": "VN", "org": "KOICA", "dyad": "VN-RoK", "event": "event:2021-06-23-meeting-kr-vn",
		"visit": "event:2021-06-23-visit-kr-vn", "act": "act:d4", "target": "target:trade-usd-100bn-2023", "office": "minister",
		"topic": "consular", "doc": "june.txt", "fact": "fact:c3", "agreement": "memorandum", "date": "date:2021-06-23",
	} {
		t.Run(name, func(t *testing.T) {
			d, err := Show(t.Context(), r, typed)
			if err != nil {
				t.Fatal(err)
			}
			var b strings.Builder
			enc := json.NewEncoder(&b)
			enc.SetEscapeHTML(false)
			enc.SetIndent("", "  ")
			if err := enc.Encode(d); err != nil {
				t.Fatal(err)
			}
			golden.Compare(t, "testdata/show/"+name+".json", []byte(b.String()))
		})
	}
}

func TestShowUnknown(t *testing.T) {
	if _, err := Show(t.Context(), sampleReader(), "Macron"); !errors.Is(err, ErrNotFound) {
		t.Errorf("error %v, want not found", err)
	}
}
