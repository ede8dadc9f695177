package lexicon

// OfficeClass says what sort of office a person holds.
type OfficeClass string

// The classes of offices.
const (
	HeadOfState      OfficeClass = "head-of-state"
	HeadOfGovernment OfficeClass = "head-of-government"
	Minister         OfficeClass = "minister" // of cabinet rank
	Deputy           OfficeClass = "deputy"   // vice, deputy and state ministers
	Ambassador       OfficeClass = "ambassador"
	Official         OfficeClass = "official"
	Legislator       OfficeClass = "legislator"
	Military         OfficeClass = "military"
	Royal            OfficeClass = "royal"
	Religious        OfficeClass = "religious"
	Envoy            OfficeClass = "envoy"
	Spokesperson     OfficeClass = "spokesperson"
	Judge            OfficeClass = "judge"
	Regional         OfficeClass = "regional" // governors, mayors
	OrgHead          OfficeClass = "org-head" // of an international organisation
	Business         OfficeClass = "business" // of companies and chambers
	OtherOffice      OfficeClass = "other"    // scholars, party posts
)

var officeClasses = []string{
	string(HeadOfState), string(HeadOfGovernment), string(Minister), string(Deputy), string(Ambassador),
	string(Official), string(Legislator), string(Military), string(Royal), string(Religious), string(Envoy),
	string(Spokesperson), string(Judge), string(Regional), string(OrgHead), string(Business), string(OtherOffice),
}

// Office is a row of offices.tsv.
type Office struct {
	Key     string // normalised, in small letters: "minister of foreign affairs"
	Class   OfficeClass
	Rank    int    // 1 is the highest (head of state), 9 the lowest
	Topic   string // of the portfolio, of schema.Topics; or ""
	Generic bool   // a bare head such as "Minister": says little alone
	Forms   []Form // singular, as before a name; Forms[0] is the usual one
	Plurals []Form
	Country string // alpha-2, or key of an organisation, where the form is of its use only, or ""
	Note    string
}

var officeColumns = []string{"key", "class", "rank", "topic", "generic", "forms", "plurals", "country", "note"}

func parseOffice(r *row) Office {
	o := Office{
		Key:     r.str("key"),
		Class:   OfficeClass(r.oneOf("class", officeClasses...)),
		Rank:    r.integer("rank", 1, 9),
		Topic:   r.topic("topic"),
		Generic: r.oneOf("generic", "yes", "no") == "yes",
		Forms:   r.forms("forms"),
		Plurals: r.forms("plurals"),
		Country: r.opt("country"),
		Note:    r.opt("note"),
	}
	if len(o.Forms) == 0 {
		r.fault("an office without forms")
	}
	return o
}

// PartRole says what a word does inside the name of an office.
type PartRole string

// The roles of the parts of office names.
const (
	Head      PartRole = "head"      // minister, secretary, director-general
	Modifier  PartRole = "modifier"  // vice, former, acting: before the head
	Suffix    PartRole = "suffix"    // -elect, designate, plenipotentiary: after it
	Joiner    PartRole = "joiner"    // of, for, of state for, in charge of
	Portfolio PartRole = "portfolio" // foreign affairs, trade and industry
	Unit      PartRole = "unit"      // office, division: of a house that officials belong to
)

// OfficePart is a row of office_parts.tsv: what names of offices are composed
// of, where offices.tsv does not hold the whole ("Senior Minister of State
// for Law and Education").
type OfficePart struct {
	Role  PartRole
	Part  string      // normalised, in small letters
	Forms []Form      // all written forms
	Class OfficeClass // heads and modifiers that decide the class; else ""
	Topic string      // portfolios; of schema.Topics, or ""
	// Past says that the modifier puts the office in the past ("former"), or
	// that the suffix puts it in the future ("-elect").
	Tense string
}

var officePartColumns = []string{"role", "part", "forms", "class", "topic", "tense"}

func parseOfficePart(r *row) OfficePart {
	return OfficePart{
		Role: PartRole(r.oneOf("role", string(Head), string(Modifier), string(Suffix), string(Joiner),
			string(Portfolio), string(Unit))),
		Part:  r.str("part"),
		Forms: r.forms("forms"),
		Class: OfficeClass(r.oneOf("class", append([]string{""}, officeClasses...)...)),
		Topic: r.topic("topic"),
		Tense: r.oneOf("tense", "", "past", "present", "future"),
	}
}

// Honorific is a row of honorifics.tsv: a word before a name that tells that
// a person follows ("Mr", "H.E.", "Datuk Seri").
type Honorific struct {
	Text    string
	Forms   []Form
	Gender  string // "m", "f" or ""
	Class   string // courtesy, style, title, academic, military, religious, clan
	Country string // alpha-2 where it is of one state's use, or ""
}

var honorificColumns = []string{"text", "forms", "gender", "class", "country"}

func parseHonorific(r *row) Honorific {
	return Honorific{
		Text:    r.str("text"),
		Forms:   r.forms("forms"),
		Gender:  r.oneOf("gender", "", "m", "f"),
		Class:   r.oneOf("class", "courtesy", "style", "title", "academic", "military", "religious", "clan"),
		Country: r.opt("country"),
	}
}
