package extract

// flag marks what a word can be in English grammar. The closed classes are
// small and do not change, so they stand in code; open classes (verbs, nouns,
// names) are rows of the lexicon.
type flag uint64

const (
	fDet        flag = 1 << iota // the, a, this, both …
	fPoss                        // his, their
	fPrep                        // of, in, for …
	fConj                        // and, or, but
	fModal                       // will, would, shall, should, can, could, may, might, must
	fWill                        // will, would, shall: a modal that undertakes
	fBe                          // forms of be
	fHave                        // forms of have
	fDo                          // forms of do
	fAdv                         // also, further, -ly words
	fNot                         // not, never
	fTo                          // to
	fThat                        // that
	fRel                         // who, which, whose, whom, where
	fHe                          // he, she
	fThey                        // they
	fWe                          // we
	fI                           // I
	fIt                          // it
	fComma                       // ,
	fSemi                        // ; :
	fStop                        // . ! ?
	fQuote                       // quotation marks
	fOpen                        // ( [
	fClose                       // ) ]
	fDash                        // - – —
	fMonth                       // January … Dec
	fWeekday                     // Monday … Sun
	fTwo                         // two, both, three, all: counts a group
	fSub                         // while, as, because, although, if, when …: begins a clause
	fThere                       // there
	fModifier                    // words between article and title: visiting, newly, elected
	fMeet                        // verbs of meeting: met, held, visited
	fCue                         // words that an event may be told by
	fTalk                        // nouns that can be an act by themselves: talks, hope, invitation
	fStance                      // predicates of stance: ready, pleased (frames.go)
	fGathering                   // nouns that name a gathering (event.go)
	fGroup                       // nouns for several parties: sides, leaders (mention.go)
	fInstrument                  // what is signed: memorandum, treaty (event.go)
	fParticle                    // parts of names in small letters: bin, von (name.go)
)

// closed lists the words of each closed class.
var closed = []struct {
	flag  flag
	words string
}{
	{fDet, "the a an this that these those each every both all some any no another such several many various other"},
	{fPoss, "his her its their our my your"},
	{fPrep, "of in on at for from with by to into onto over under about among amid amidst between through throughout during " +
		"within without against toward towards upon across after before since until till beyond behind beside besides near " +
		"via per regarding concerning including following despite given alongside around along as than like notwithstanding"},
	{fConj, "and or but nor & yet"},
	{fModal, "will would shall should can could may might must 'll"},
	{fWill, "will would shall 'll"},
	{fBe, "is are was were be been being am"},
	{fHave, "has have had having"},
	{fDo, "do does did"},
	{fAdv, "also further then thus therefore again always still once both jointly together likewise meanwhile moreover " +
		"furthermore however later earlier recently now already never ever soon first lastly finally next hereby hitherto " +
		"too well very much so even just indeed instead thereby only today yesterday again"},
	{fNot, "not never n't"},
	{fTo, "to"},
	{fThat, "that"},
	{fRel, "who which whose whom where wherein whereby"},
	{fHe, "he she"},
	{fThey, "they"},
	{fWe, "we"},
	{fI, "i"},
	{fIt, "it"},
	{fComma, ","},
	{fSemi, "; :"},
	{fStop, ". ! ? …"},
	{fQuote, "\" “ ” „ « »"},
	{fOpen, "( ["},
	{fClose, ") ]"},
	{fDash, "-"},
	{fMonth, "january february march april may june july august september october november december " +
		"jan feb mar apr jun jul aug sep sept oct nov dec"},
	{fWeekday, "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun"},
	{fTwo, "two both three four five all"},
	{fSub, "while as because although though if when whereas since after before until once unless so whilst"},
	{fThere, "there"},
	{fModifier, "visiting newly elected new outgoing incoming current then late former interim acting appointed designated " +
		"re-elected top senior chief ranking his her their fellow"},
	{fMeet, "met meet meets spoke speaks held holds hold gathered convened had paid called visited hosted received talked " +
		"conferred joined attended travelled traveled sat began"},
	{fCue, "met meets meet spoke speaks talked visited visits visit visiting gathered convened received hosted called signed " +
		"inked initialled is are was were be been being am"},
	{fTalk, "talks discussion discussions consultations negotiations hope hopes invitation according view opinion"},
	{fParticle, particles},
}

// form is the inflection of a verb, as a set: most verbs' past and participle
// are one word.
type form uint8

const (
	base form = 1 << iota
	third
	past
	participle
	gerund
)
