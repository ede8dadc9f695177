package fold

// Slug returns s as the local part of an IRI: folded, with every run of other
// characters than a-z and 0-9 turned into one hyphen ("Chung Eui-yong" →
// "chung-eui-yong"). Apostrophes vanish ("People's" → "peoples"). Letters of
// other scripts are kept as they are, so that no two names fall together
// because they are not Latin.
func Slug(s string) string {
	folded := String(s)
	out := make([]byte, 0, len(folded))
	gap := false
	for _, r := range folded {
		switch {
		case r == '\'':
			continue
		case r < 0x80 && !isAlnum(byte(r)):
			gap = true
			continue
		}
		if gap && len(out) > 0 {
			out = append(out, '-')
		}
		gap = false
		out = append(out, string(r)...)
	}
	return string(out)
}

func isAlnum(c byte) bool { return 'a' <= c && c <= 'z' || '0' <= c && c <= '9' }
