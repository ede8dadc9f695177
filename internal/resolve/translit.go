package resolve

import (
	"strings"
	"unicode"
)

// transliterate writes Cyrillic and Greek letters in Latin ones, roughly as
// passports do, so that names of several scripts can be compared. Other scripts
// stay as they are.
func transliterate(s string) string {
	if strings.IndexFunc(s, func(r rune) bool { return unicode.In(r, unicode.Cyrillic, unicode.Greek) }) < 0 {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		latin, ok := latinFor[unicode.ToLower(r)]
		switch {
		case !ok:
			b.WriteRune(r)
		case unicode.IsUpper(r) && latin != "":
			b.WriteString(strings.ToUpper(latin[:1]) + latin[1:])
		default:
			b.WriteString(latin)
		}
	}
	return b.String()
}

var latinFor = map[rune]string{
	'а': "a", 'б': "b", 'в': "v", 'г': "g", 'ґ': "g", 'д': "d", 'е': "e", 'ё': "e", 'є': "ye", 'ж': "zh", 'з': "z", 'и': "i",
	'і': "i", 'ї': "i", 'й': "y", 'ј': "j", 'к': "k", 'қ': "k", 'л': "l", 'љ': "lj", 'м': "m", 'н': "n", 'ң': "n", 'њ': "nj",
	'о': "o", 'ө': "u", 'п': "p", 'р': "r", 'с': "s", 'т': "t", 'ћ': "c", 'ђ': "dj", 'у': "u", 'ү': "u", 'ұ': "u", 'ў': "u",
	'ф': "f", 'х': "kh", 'ц': "ts", 'ч': "ch", 'џ': "dz", 'ш': "sh", 'щ': "shch", 'ъ': "", 'ы': "y", 'ь': "", 'э': "e",
	'ю': "yu", 'я': "ya", 'ә': "a", 'ғ': "g", 'һ': "h",
	'α': "a", 'β': "v", 'γ': "g", 'δ': "d", 'ε': "e", 'ζ': "z", 'η': "i", 'θ': "th", 'ι': "i", 'κ': "k", 'λ': "l", 'μ': "m",
	'ν': "n", 'ξ': "x", 'ο': "o", 'π': "p", 'ρ': "r", 'σ': "s", 'ς': "s", 'τ': "t", 'υ': "y", 'φ': "f", 'χ': "ch", 'ψ': "ps",
	'ω': "o", 'ά': "a", 'έ': "e", 'ή': "i", 'ί': "i", 'ό': "o", 'ύ': "y", 'ώ': "o",
}
