package extract

// stage is one pass over a document. Each leaves its findings in the reader
// for the next.
type stage struct {
	name string
	run  func(*reader)
}

// stages are the passes in order.
var stages = []stage{
	{"annotate", (*reader).annotate},         // words and phrases of the lexicon
	{"mentions", (*reader).findMentions},     // titles, names, groups, pronouns
	{"people", (*reader).findPeople},         // one person for all mentions, with country and office
	{"quantities", (*reader).findQuantities}, // dates and sums
	{"parties", (*reader).findParties},       // the document's main parties
	{"events", (*reader).findEvents},         // who came together, where and when
	{"acts", (*reader).findActs},             // speech acts with force, parties and content
	{"matters", (*reader).findMatters},       // agreements, policies, projects, disputes and places
	{"occasions", (*reader).linkOccasions},   // at which event each act was done
}
