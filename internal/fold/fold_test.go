package fold

import "testing"

func TestString(t *testing.T) {
	for in, want := range map[string]string{
		"Bùi Thanh Sơn":       "bui thanh son",
		"Việt Nam":            "viet nam",
		"Vie\u0323\u0302t":    "viet", // decomposed input
		"Côte d’Ivoire":       "cote d'ivoire",
		"Đà Nẵng":             "da nang",
		"Łódź":                "lodz",
		"İstanbul":            "istanbul",
		"plain":               "plain",
		"Korea–Viet\u00a0Nam": "korea-viet nam",
	} {
		if got := String(in); got != want {
			t.Errorf("String(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestSlug(t *testing.T) {
	for in, want := range map[string]string{
		"Chung Eui-yong":             "chung-eui-yong",
		"People's Republic of China": "peoples-republic-of-china",
		"  U.S. – Japan ":            "u-s-japan",
	} {
		if got := Slug(in); got != want {
			t.Errorf("Slug(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzString(f *testing.F) {
	f.Add("Bùi Thanh Sơn")
	f.Add("ǅ İ ẞ \xff")
	f.Fuzz(func(t *testing.T, s string) {
		once := String(s)
		if twice := String(once); twice != once {
			t.Errorf("not idempotent: %q → %q → %q", s, once, twice)
		}
		if b := string(Append(nil, []byte(s))); b != once {
			t.Errorf("as bytes %q, as string %q", b, once)
		}
	})
}
