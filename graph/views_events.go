package graph

import (
	"strings"

	"chancery/graph/codes"
	"chancery/internal/fold"
	"chancery/schema"
)

// maxPairs is the number of people or parties up to which those of one meeting
// are taken to have met each other. Of larger gatherings the view says only who
// attended.
const maxPairs = 12

// occasion adds an event and the flat edges between those who took part. An
// event that was only announced has parties, but nobody has met yet.
func (v *viewWriter) occasion(o *schema.Occasion) {
	v.describe(o)
	label := DateLabel(o.On)
	for _, p := range o.Parties {
		v.edge(Edge{o.ID, schema.PParty, p, label}, o.Facts)
	}
	for _, m := range o.Matters {
		v.edge(Edge{o.ID, schema.PConcerns, m, label}, o.Facts)
	}
	v.pairUp(o)
	if o.Planned {
		return
	}
	for _, p := range o.People {
		v.edge(Edge{p, schema.PAttended, o.ID, label}, o.Facts)
	}
	switch o.Kind {
	case schema.Visit:
		v.visit(o, label)
	case schema.Meeting:
		v.contact(o, schema.PMet, label)
	case schema.Call:
		v.contact(o, schema.PCalled, label)
	case schema.Signing:
		v.signing(o, label)
	case schema.Conference:
	}
}

func (v *viewWriter) describe(o *schema.Occasion) {
	v.thing(o.ID, schema.PType, classOccasion)
	v.text(o.ID, schema.PKind, string(o.Kind))
	v.code(o.ID, codes.OfEvent(o.Kind), nil)
	v.text(o.ID, schema.PLabel, o.Label)
	v.text(o.ID, schema.PStart, string(o.Start))
	v.text(o.ID, schema.PEnd, string(o.End))
	v.text(o.ID, schema.PPlace, o.Place)
	v.thing(o.ID, schema.POn, DateLabel(o.On))
	if o.PartOf != "" {
		v.thing(o.ID, schema.PPartOf, o.PartOf)
	}
	if o.Planned {
		v.text(o.ID, schema.PPlanned, "true")
	}
	for _, n := range o.Notes {
		v.text(o.ID, schema.PNote, n)
	}
	for _, f := range o.Facts {
		v.thing(schema.IRI(f), schema.PReports, o.ID)
	}
}

// pairUp makes the dyads of an event of few countries.
func (v *viewWriter) pairUp(o *schema.Occasion) {
	countries := onlyCountries(o.Parties)
	if o.Kind == schema.Conference || len(countries) > maxJoint {
		return
	}
	for i, a := range countries {
		for _, b := range countries[i+1:] {
			v.dyad(a, b)
		}
	}
}

// contact adds who met or called whom: people of different sides, and the
// parties. Where all people are of one side, that side met among itself.
func (v *viewWriter) contact(o *schema.Occasion, p schema.Predicate, label schema.IRI) {
	for _, pair := range pairs(o.Parties) {
		v.edge(Edge{pair[0], p, pair[1], label}, o.Facts)
	}
	within := v.oneSided(o.People)
	for _, pair := range pairs(o.People) {
		a, b := v.home(pair[0]), v.home(pair[1])
		if within || a == "" || b == "" || a != b {
			v.edge(Edge{pair[0], p, pair[1], label}, o.Facts)
		}
	}
}

// oneSided reports whether all people are known to belong to one party.
func (v *viewWriter) oneSided(people []schema.IRI) bool {
	for _, p := range people {
		if h := v.home(p); h == "" || h != v.home(people[0]) {
			return false
		}
	}
	return true
}

// signing adds who signed with whom. Organisations that sign do so for
// themselves; the people present, who did not sign, are then witnesses.
func (v *viewWriter) signing(o *schema.Occasion, label schema.IRI) {
	signers, byProxy := v.signers(o.Parties)
	for _, pair := range pairs(signers) {
		v.edge(Edge{pair[0], schema.PSigned, pair[1], label}, o.Facts)
	}
	if !byProxy {
		return
	}
	for _, p := range o.People {
		v.edge(Edge{p, schema.PWitnessed, o.ID, label}, o.Facts)
	}
}

// signers returns those of the parties that signed, and whether they are others
// than the governments: organisations, and countries that none of the
// organisations belongs to. Of two or more organisations, they alone.
func (v *viewWriter) signers(parties []schema.IRI) (signers []schema.IRI, byProxy bool) {
	represented := map[schema.IRI]bool{}
	var orgs []schema.IRI
	for _, p := range parties {
		if p.Kind() == schema.KindOrg {
			orgs = append(orgs, p)
			represented[v.home(p)] = true
		}
	}
	if len(orgs) >= 2 {
		return orgs, true
	}
	for _, p := range parties {
		if p.Kind() == schema.KindOrg || !represented[p] {
			signers = append(signers, p)
		}
	}
	return signers, false
}

// visit adds who travelled where.
func (v *viewWriter) visit(o *schema.Occasion, label schema.IRI) {
	hosts := v.hosts(o)
	isHost := map[schema.IRI]bool{}
	for _, h := range hosts {
		isHost[h] = true
	}
	for _, host := range hosts {
		for _, p := range o.People {
			if home := v.home(p); home != "" && !isHost[home] || home == "" && len(o.People) == 1 {
				v.edge(Edge{p, schema.PVisited, host, label}, o.Facts)
			}
		}
		for _, c := range onlyCountries(o.Parties) {
			if !isHost[c] && len(o.Parties) <= maxJoint {
				v.edge(Edge{c, schema.PVisited, host, label}, o.Facts)
			}
		}
	}
}

// hosts returns the countries that a visit led to: those that the place names;
// else, of two countries, the one that the first traveller is not from.
func (v *viewWriter) hosts(o *schema.Occasion) []schema.IRI {
	var hosts []schema.IRI
	for _, part := range placeParts(o.Place) {
		if c, ok := v.places[fold.Slug(part)]; ok && c.Kind() == schema.KindCountry {
			hosts = append(hosts, c)
		}
	}
	if len(hosts) > 0 {
		return sortedSet(hosts)
	}
	countries := onlyCountries(o.Parties)
	if len(countries) != 2 || len(o.People) == 0 {
		return nil
	}
	switch v.home(o.People[0]) {
	case countries[0]:
		return countries[1:]
	case countries[1]:
		return countries[:1]
	}
	return nil
}

// placeParts splits "Hanoi, Viet Nam" and "Germany and France" into the names
// that may be countries; the whole comes first ("Trinidad and Tobago").
func placeParts(place string) []string {
	parts := []string{place}
	for p := range strings.SplitSeq(place, ",") {
		parts = append(parts, p)
		parts = append(parts, strings.Split(p, " and ")...)
	}
	return parts
}

func onlyCountries(parties []schema.IRI) []schema.IRI {
	var out []schema.IRI
	for _, p := range parties {
		if p.Kind() == schema.KindCountry {
			out = append(out, p)
		}
	}
	return out
}

// pairs returns every two of things, none of more than maxPairs.
func pairs(things []schema.IRI) [][2]schema.IRI {
	if len(things) > maxPairs {
		return nil
	}
	var out [][2]schema.IRI
	for i, a := range things {
		for _, b := range things[i+1:] {
			out = append(out, [2]schema.IRI{a, b})
		}
	}
	return out
}
