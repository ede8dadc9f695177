package when

import "encoding/binary"

// sort is what a word does in an expression of time.
type sort uint8

const (
	other sort = iota
	wMonth
	wWeekday
	wUnit
	wNumber  // one, twenty, hundred
	wVague   // few, several, couple
	wOrdinal // first, twentieth
	wToday   // n days from the anchor
	wDayPart // morning, night
	wThis
	wNext
	wComing
	wFollowing
	wLast
	wPast
	wSame
	wPart   // early, mid, late
	wEdge   // beginning, end of
	wSofter // earlier, later
	wAgo
	wSeason
	wHalf
	wThe
	wA
	wOf
	wAnd
	wTo
	wPrep // n is the Role
	wStarting
	wPrior // prior to, ahead of
	wAbout
	wNo // no later than
	wThan
	wAs
	wNow
	wFiscal
	wMagnitude // million: what stands before it is no date
	wReference // resolution 1701: what follows is no year
	wAnniversary
	wYearly // "each", "every"
	wSuffix // st, nd, rd, th
)

// word is the meaning of one token.
type word struct {
	sort  sort
	n     int16
	short bool // an abbreviation, which a period may follow
	risky bool // also an ordinary word or a name: May, March, Sun
}

const (
	tableBits = 10
	maxWord   = 12
)

type entry struct {
	text string
	word word
}

type table struct {
	slots [1 << tableBits]entry
	// leads tells the lengths of the words that may begin an expression by
	// their first letter, bit n for n bytes; it turns most words away.
	leads [256]uint16
}

// begins reports whether an expression may begin with words of a sort.
func (k sort) begins() bool {
	switch k {
	case wMonth, wWeekday, wToday, wPart, wEdge, wSeason, wFiscal, wSofter, wUnit, wSame, wThis, wNext, wComing, wFollowing,
		wLast, wPast, wOrdinal, wNumber, wVague, wA, wNow:
		return true
	}
	return false
}

// words is a hash table with open addressing: a lookup costs a few
// nanoseconds and every token of a document takes one.
var words = buildWords()

func slot(key uint64, n int) uint64 {
	return (key ^ uint64(n)<<59) * 0x9e3779b97f4a7c15 >> (64 - tableBits)
}

// key packs the first eight bytes of b in lower case.
func key(b []byte) uint64 {
	var k uint64
	if len(b) >= 8 {
		return binary.LittleEndian.Uint64(b) | 0x2020202020202020
	}
	for i, c := range b {
		k |= uint64(c|0x20) << (8 * i)
	}
	return k
}

// lookup returns the meaning of b, whatever its case.
func lookup(b []byte) word {
	if len(b) > maxWord {
		return word{}
	}
	for i := slot(key(b), len(b)); ; i = (i + 1) % (1 << tableBits) {
		e := &words.slots[i]
		if e.text == "" {
			return word{}
		}
		if len(e.text) == len(b) && equalFold(e.text, b) {
			return e.word
		}
	}
}

func equalFold(low string, b []byte) bool {
	for i := range len(low) {
		if low[i] != b[i]|0x20 {
			return false
		}
	}
	return true
}

func buildWords() *table {
	t := new(table)
	add := func(w word, texts ...string) {
		for _, s := range texts {
			i := slot(key([]byte(s)), len(s))
			for t.slots[i].text != "" {
				i = (i + 1) % (1 << tableBits)
			}
			t.slots[i] = entry{s, w}
			if w.sort.begins() {
				t.leads[s[0]] |= 1 << len(s)
				t.leads[s[0]-'a'+'A'] |= 1 << len(s)
			}
		}
	}
	addCalendar(add)
	addNumbers(add)
	addFunctionWords(add)
	return t
}

type adder func(w word, texts ...string)

func addCalendar(add adder) {
	months := [...]string{
		"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
		"december",
	}
	for i, m := range months {
		add(word{sort: wMonth, n: int16(i + 1), risky: m == "may" || m == "march" || m == "august"}, m)
		if m != "may" {
			add(word{sort: wMonth, n: int16(i + 1), short: true, risky: true}, m[:3])
		}
	}
	add(word{sort: wMonth, n: 9, short: true}, "sept")
	for i, d := range [...]string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"} {
		add(word{sort: wWeekday, n: int16(i + 1)}, d)
		add(word{sort: wWeekday, n: int16(i + 1), short: true, risky: true}, d[:3])
	}
	add(word{sort: wWeekday, n: 2, short: true}, "tues")
	add(word{sort: wWeekday, n: 4, short: true}, "thur", "thurs")
	for u, texts := range [...][]string{
		Day: {"day", "days"}, Weekend: {"weekend", "weekends"}, Week: {"week", "weeks"}, Month: {"month", "months"},
		Quarter: {"quarter", "quarters"}, Year: {"year", "years"}, Decade: {"decade", "decades"},
		Century: {"century", "centuries"},
	} {
		add(word{sort: wUnit, n: int16(u)}, texts...)
	}
	add(word{sort: wSeason, n: 1}, "spring")
	add(word{sort: wSeason, n: 2}, "summer")
	add(word{sort: wSeason, n: 3}, "autumn", "fall")
	add(word{sort: wSeason, n: 4}, "winter")
	add(word{sort: wHalf}, "half")
	add(word{sort: wFiscal}, "fiscal", "financial", "fy")
	add(word{sort: wToday, n: 0}, "today", "tonight")
	add(word{sort: wToday, n: 1}, "tomorrow")
	add(word{sort: wToday, n: -1}, "yesterday")
	add(word{sort: wDayPart}, "morning", "afternoon", "evening", "night", "noon", "midday")
	add(word{sort: wNow}, "now")
}

func addNumbers(add adder) {
	for i, s := range [...]string{
		"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
		"thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
	} {
		add(word{sort: wNumber, n: int16(i)}, s)
	}
	for i, s := range [...]string{"thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred"} {
		add(word{sort: wNumber, n: int16(30 + 10*i)}, s)
	}
	for i, s := range [...]string{
		"", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
		"twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
		"twentieth",
	} {
		if s != "" {
			add(word{sort: wOrdinal, n: int16(i)}, s)
		}
	}
	add(word{sort: wOrdinal, n: 30}, "thirtieth")
	add(word{sort: wVague}, "few", "several", "couple", "some", "many")
	add(word{sort: wMagnitude}, "thousand", "million", "billion", "trillion", "percent", "per", "crore", "lakh", "km")
	add(word{sort: wSuffix}, "st", "nd", "rd", "th")
}

func addFunctionWords(add adder) {
	add(word{sort: wThis}, "this", "current", "ongoing")
	add(word{sort: wNext}, "next")
	add(word{sort: wComing}, "coming", "upcoming", "forthcoming")
	add(word{sort: wFollowing}, "following", "ensuing", "subsequent")
	add(word{sort: wLast}, "last", "previous", "preceding")
	add(word{sort: wPast}, "past")
	add(word{sort: wSame}, "same", "that")
	add(word{sort: wPart, n: int16(Early)}, "early")
	add(word{sort: wPart, n: int16(Mid)}, "mid")
	add(word{sort: wPart, n: int16(Late)}, "late")
	add(word{sort: wEdge, n: int16(Early)}, "start", "outset", "beginning")
	add(word{sort: wEdge, n: int16(Mid)}, "middle")
	add(word{sort: wEdge, n: int16(Late)}, "end", "close")
	add(word{sort: wSofter, n: -1}, "earlier")
	add(word{sort: wSofter, n: 1}, "later")
	add(word{sort: wAgo}, "ago")
	add(word{sort: wThe}, "the")
	add(word{sort: wA}, "a", "an")
	add(word{sort: wOf}, "of")
	add(word{sort: wAnd}, "and")
	add(word{sort: wTo, n: 1}, "to", "through", "thru", "till", "until")
	for role, texts := range [...][]string{
		On: {"on"}, In: {"in", "at"}, By: {"by"}, Since: {"since"}, From: {"from"}, For: {"for"}, Before: {"before"},
		After: {"after"}, Between: {"between"}, During: {"during"}, Within: {"within"}, Over: {"over", "throughout"},
	} {
		add(word{sort: wPrep, n: int16(role)}, texts...)
	}
	add(word{sort: wStarting}, "starting", "commencing", "effective")
	add(word{sort: wPrior}, "prior", "ahead")
	add(word{sort: wAbout}, "about", "around", "approximately", "roughly", "circa")
	add(word{sort: wNo}, "no", "not")
	add(word{sort: wThan}, "than")
	add(word{sort: wAs}, "as")
	add(word{sort: wYearly}, "each", "every")
	add(word{sort: wReference}, "resolution", "resolutions", "article", "number", "flight", "room", "order")
	add(word{sort: wAnniversary}, "anniversary")
}
