package text

import "bytes"

// maxSentence is the most tokens of a sentence. A longer one is cut: it is a
// table or a page whose stops were lost, and readers may look a whole sentence
// over for every word of it.
const maxSentence = 600

// appendSentences splits block b of d at full stops.
func appendSentences(dst []Sentence, d *Doc, b int32) []Sentence {
	block := d.Blocks[b]
	from := block.From
	for i := block.From; i < block.To; i++ {
		if !ends(d, i, block.To) && i-from < maxSentence {
			continue
		}
		to := i + 1
		for to < block.To && closes(d, to) {
			to++
		}
		dst = append(dst, Sentence{From: from, To: to, Block: b})
		from, i = to, to-1
	}
	if from < block.To {
		dst = append(dst, Sentence{From: from, To: block.To, Block: b})
	}
	return dst
}

// ends reports whether token i ends its sentence.
func ends(d *Doc, i, to int32) bool {
	t := d.Tokens[i]
	if t.Class == Word && t.Has(Abbrev) {
		// "in the U.S. The President": the period does double duty.
		return d.Src[t.End-1] == '.' && i+1 < to && startsSentence(d, i+1) && isFunctionCap(d.Bytes(int(i+1)))
	}
	if t.Class != Punct || t.End-t.Start != 1 {
		return false
	}
	switch d.Src[t.Start] {
	case '!', '?':
		return i+1 >= to || startsSentence(d, i+1) || closes(d, i+1)
	case '.':
		if i > 0 && abbreviation(d, i-1) {
			return false
		}
		return i+1 >= to || startsSentence(d, i+1) || closes(d, i+1) && !continues(d, i+1, to)
	}
	return false
}

// continues reports whether what follows the closing marks at i begins in
// lower case, as after a quotation: `"... resources." he said`.
func continues(d *Doc, i, to int32) bool {
	for i < to && closes(d, i) {
		i++
	}
	return i < to && classOf[d.Src[d.Tokens[i].Start]] == cLower
}

// closes reports whether token i is a closing quote or bracket glued to what
// stands before it.
func closes(d *Doc, i int32) bool {
	t := d.Tokens[i]
	if t.Has(Space) || t.Class != Punct {
		return false
	}
	switch string(d.Src[t.Start:t.End]) {
	case `"`, "”", "’", "'", ")", "]", "»":
		return true
	}
	return false
}

// startsSentence reports whether token i may begin a sentence: white space
// before it, and no small letter.
func startsSentence(d *Doc, i int32) bool {
	t := d.Tokens[i]
	if !t.Has(Space) {
		// "…issue.The next" where a line break was lost.
		return t.Class == Word && t.Has(Capital) && i >= 2 && d.Tokens[i-2].Class == Word && !d.Tokens[i-2].Has(Capital)
	}
	return classOf[d.Src[t.Start]] != cLower
}

// abbreviation reports whether word i is one that a period belongs to: a title,
// a month, a single initial.
func abbreviation(d *Doc, i int32) bool {
	t := d.Tokens[i]
	if t.Class != Word {
		return false
	}
	w := d.Src[t.Start:t.End]
	if len(w) == 1 && t.Has(Capital) {
		return true
	}
	if len(w) > 5 {
		return false
	}
	var low [5]byte
	for k, c := range w {
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		low[k] = c
	}
	return abbreviations[string(low[:len(w)])] && (t.Has(Capital) || string(w) == "vs" || string(w) == "cf")
}

var abbreviations = map[string]bool{
	"mr": true, "mrs": true, "ms": true, "dr": true, "prof": true, "hon": true, "rev": true, "st": true,
	"gen": true, "lt": true, "col": true, "maj": true, "capt": true, "cmdr": true, "adm": true, "sgt": true,
	"sen": true, "rep": true, "gov": true, "amb": true, "jr": true, "sr": true, "messr": true,
	"jan": true, "feb": true, "mar": true, "apr": true, "jun": true, "jul": true, "aug": true, "sep": true,
	"sept": true, "oct": true, "nov": true, "dec": true, "no": true, "art": true, "vs": true, "cf": true,
	"co": true, "corp": true, "inc": true, "ltd": true, "rt": true, "ven": true, "fig": true, "eng": true, "rs": true, "tk": true, "rp": true,
}

// functionCaps are words that begin sentences and hardly ever names: after
// "U.S." they tell that the sentence ended there.
var functionCaps = [][]byte{
	[]byte("The"), []byte("He"), []byte("She"), []byte("They"), []byte("It"), []byte("In"), []byte("On"), []byte("At"),
	[]byte("Both"), []byte("This"), []byte("These"), []byte("As"), []byte("But"), []byte("And"), []byte("We"), []byte("I"),
	[]byte("His"), []byte("Her"), []byte("During"), []byte("After"), []byte("A"), []byte("An"), []byte("For"), []byte("With"),
}

func isFunctionCap(w []byte) bool {
	for _, f := range functionCaps {
		if bytes.Equal(f, w) {
			return true
		}
	}
	return false
}
