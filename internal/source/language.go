package source

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// lang is a language by its ISO 639-1 code and English name; either may be
// empty when only the script is known.
type lang struct{ code, name string }

func (l lang) String() string { return l.name }

var english = lang{"en", "English"}

// scripts names the language, or the script, of text in other letters.
var scripts = []struct {
	table *unicode.RangeTable
	lang  lang
}{
	{unicode.Hangul, lang{"ko", "Korean"}},
	{unicode.Hiragana, lang{"ja", "Japanese"}},
	{unicode.Katakana, lang{"ja", "Japanese"}},
	{unicode.Han, lang{"zh", "Chinese"}},
	{unicode.Cyrillic, lang{"", "Cyrillic script"}},
	{unicode.Arabic, lang{"", "Arabic script"}},
	{unicode.Thai, lang{"th", "Thai"}},
	{unicode.Devanagari, lang{"", "Devanagari script"}},
	{unicode.Sinhala, lang{"si", "Sinhala"}},
	{unicode.Tamil, lang{"ta", "Tamil"}},
	{unicode.Khmer, lang{"km", "Khmer"}},
	{unicode.Lao, lang{"lo", "Lao"}},
	{unicode.Myanmar, lang{"my", "Burmese"}},
	{unicode.Greek, lang{"el", "Greek"}},
	{unicode.Hebrew, lang{"he", "Hebrew"}},
	{unicode.Georgian, lang{"ka", "Georgian"}},
	{unicode.Armenian, lang{"hy", "Armenian"}},
}

// functionWords are the commonest words of each language that are rare in the
// others; English's come first, because ties go to it.
var functionWords = []struct {
	lang  lang
	words string
}{
	{english, "the of and to that with for on was is by as at from his their which has have had will would this its been between during who also after both said it he they were are"},
	{lang{"fr", "French"}, "le les des et du une est dans pour que qui sur au aux avec par ont été cette ses leur"},
	{lang{"es", "Spanish"}, "el los las del y una que por para con su sus como más fue entre ha al también"},
	{lang{"pt", "Portuguese"}, "os das dos uma que para com não pelo pela ao também foi são entre seu"},
	{lang{"it", "Italian"}, "il gli della delle dei di che per con una nel nella sono è stato anche"},
	{lang{"de", "German"}, "der die das und den dem mit für von ist im auf des sich ein eine zu auch wurde nicht"},
	{lang{"nl", "Dutch"}, "het een van en met voor zijn dat aan ook niet door wordt bij naar"},
	{lang{"sv", "Swedish"}, "och att det som för med av är till den har ett inte om"},
	{lang{"da", "Danish"}, "og at det som til af er med for den har ikke en på blev"},
	{lang{"pl", "Polish"}, "się na że jest oraz nie przez dla został ich które który"},
	{lang{"tr", "Turkish"}, "ve bir bu için ile olarak da de çok daha olan türkiye"},
	{lang{"vi", "Vietnamese"}, "và của các là được trong cho với có những một đã này về"},
	{lang{"id", "Indonesian"}, "yang dan di dengan untuk dari dalam pada ini itu tidak akan telah oleh kepada"},
	{lang{"tl", "Filipino"}, "ang ng mga sa na ay ni para kay hindi nang"},
	{lang{"ro", "Romanian"}, "și din care pentru cu este la sunt prin său fost"},
	{lang{"cs", "Czech"}, "se na že je pro jako byl podle také které který"},
	{lang{"hu", "Hungarian"}, "és hogy nem egy az is volt meg ez valamint"},
	{lang{"fi", "Finnish"}, "ja on ei että se oli myös sekä kanssa mukaan"},
}

// kanaWeight is how much more one letter of Japanese tells than a Chinese
// character.
const kanaWeight = 9

// samples is how much of a text's beginning, middle and end is looked at: the
// language of a page shows there, however long it is.
const samples = 16 << 10

// language tells what language prose is mostly written in, by its letters and,
// where they are Latin, by its commonest words. Text too short to tell counts
// as English.
func language(prose []byte) lang {
	votes := newBallot()
	for _, part := range excerpts(prose) {
		votes.read(string(part))
	}
	return votes.winner()
}

func excerpts(b []byte) [][]byte {
	if len(b) <= 3*samples {
		return [][]byte{b}
	}
	mid := len(b)/2 - samples/2
	return [][]byte{b[:samples], b[mid : mid+samples], b[len(b)-samples:]}
}

// ballot counts letters by script and words by language.
type ballot struct {
	latin   int
	letters []int // by index of scripts
	words   int   // of Latin letters
	hits    []int // by index of functionWords
}

func newBallot() *ballot {
	return &ballot{letters: make([]int, len(scripts)), hits: make([]int, len(functionWords))}
}

// votersOf maps each function word to the indexes of its languages.
var votersOf = sync.OnceValue(func() map[string][]int {
	index := map[string][]int{}
	for i, l := range functionWords {
		for w := range strings.FieldsSeq(l.words) {
			index[w] = append(index[w], i)
		}
	}
	return index
})

func (b *ballot) read(s string) {
	index := votersOf()
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
		first, _ := utf8.DecodeRuneInString(w)
		if first < unicode.MaxLatin1 || unicode.Is(unicode.Latin, first) {
			b.latin += utf8.RuneCountInString(w)
			b.words++
			for _, i := range index[strings.ToLower(w)] {
				b.hits[i]++
			}
			continue
		}
		for _, r := range w {
			b.letter(r)
		}
	}
}

func (b *ballot) letter(r rune) {
	for i, s := range scripts {
		if unicode.Is(s.table, r) {
			// Japanese writes more Chinese characters than its own; Chinese has none of those.
			if s.lang.code == "ja" {
				b.letters[i] += kanaWeight
			}
			b.letters[i]++
			return
		}
	}
}

func (b *ballot) winner() lang {
	best, other := 0, 0
	for i, n := range b.letters {
		other += n
		if n > b.letters[best] {
			best = i
		}
	}
	if other > b.latin {
		return scripts[best].lang
	}
	top := 0
	for i, n := range b.hits {
		if n > b.hits[top] {
			top = i
		}
	}
	switch {
	case b.words < 20 && b.hits[top] < 4:
		return english
	case b.hits[top] == 0:
		return lang{"", "no words of a known language"}
	default:
		return functionWords[top].lang
	}
}
