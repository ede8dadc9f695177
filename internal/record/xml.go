package record

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"chancery/internal/source"
)

// The historian's lists, as at https://github.com/HistoryAtState/travels and
// https://github.com/HistoryAtState/visits: <trips> of presidents and
// secretaries of state, <visits> of foreign leaders. Who entered a record, and
// when, is left out.
type (
	xmlTrip struct {
		Who     string   `xml:"who,attr"`
		ID      string   `xml:"id"`
		Role    string   `xml:"role"`
		Name    string   `xml:"name"`
		Start   string   `xml:"start-date"`
		End     string   `xml:"end-date"`
		Country xmlPlace `xml:"country"`
		Locale  string   `xml:"locale"`
		Remarks string   `xml:"remarks"`
	}
	xmlVisit struct {
		ID          string   `xml:"id"`
		Start       string   `xml:"start-date"`
		End         string   `xml:"end-date"`
		Visitor     string   `xml:"visitor"`
		From        xmlPlace `xml:"from"`
		Description string   `xml:"description"`
	}
	xmlPlace struct {
		ID   string `xml:"id,attr"`
		Name string `xml:",chardata"`
	}
)

const historian = "Office of the Historian, Department of State"

// readXML reads one of the lists, a record at a time.
func readXML(in io.Reader, f source.File) ([]Record, error) {
	dec := xml.NewDecoder(in)
	var out []Record
	child := ""
	for {
		tok, err := dec.Token()
		if errors.Is(err, io.EOF) && child != "" {
			return out, nil
		}
		if err != nil {
			return nil, brokenXML(dec, err)
		}
		el, ok := tok.(xml.StartElement)
		if !ok {
			continue
		}
		line, _ := dec.InputPos()
		switch name := el.Name.Local; {
		case child == "" && (name == "trips" || name == "visits"):
			child = strings.TrimSuffix(name, "s")
			continue
		case child == "":
			return nil, fmt.Errorf("is XML of <%s>; want the historian's <trips> or <visits>", name)
		case name != child:
			return nil, fmt.Errorf("line %d: <%s> stands where <%s> is expected", line, name, child)
		}
		r, err := xmlRecord(dec, &el, f)
		if err != nil {
			return nil, atLine(line, err)
		}
		out = append(out, r)
	}
}

func brokenXML(dec *xml.Decoder, err error) error {
	if errors.Is(err, io.EOF) {
		return errors.New("is empty")
	}
	line, _ := dec.InputPos()
	if syntax := (*xml.SyntaxError)(nil); errors.As(err, &syntax) {
		return fmt.Errorf("is broken XML: line %d: %s", syntax.Line, syntax.Msg)
	}
	return fmt.Errorf("is broken XML: line %d: %w", line, err)
}

// atLine says where a record with a fault stands.
func atLine(line int, err error) error {
	if syntax := (*xml.SyntaxError)(nil); errors.As(err, &syntax) {
		return fmt.Errorf("is broken XML: line %d: %s", syntax.Line, syntax.Msg)
	}
	return fmt.Errorf("line %d: %w", line, err)
}

func xmlRecord(dec *xml.Decoder, el *xml.StartElement, f source.File) (Record, error) {
	if el.Name.Local == "trip" {
		var x xmlTrip
		if err := dec.DecodeElement(&x, el); err != nil {
			return Record{}, err
		}
		return x.record(f)
	}
	var x xmlVisit
	if err := dec.DecodeElement(&x, el); err != nil {
		return Record{}, err
	}
	return x.record(f)
}

// roles are the offices of those who travel.
var roles = map[string]string{"president": "President", "secretary": "Secretary of State"}

func (x *xmlTrip) record(f source.File) (Record, error) {
	if err := given([2]string{"id", x.ID}, [2]string{"name", x.Name}, [2]string{"country", x.Country.Name}); err != nil {
		return Record{}, err
	}
	var p page
	t := trip{home: "US", office: officeOf(x.Role), countryID: x.Country.ID}
	var err error
	if t.start, t.end, err = days(x.Start, x.End); err != nil {
		return Record{}, err
	}
	p.field("id", x.ID)
	p.field("role", x.Role)
	t.traveller = p.field("name", x.Name)
	p.field("start-date", x.Start)
	p.field("end-date", x.End)
	t.country = p.field("country", x.Country.Name)
	t.place = p.field("locale", x.Locale)
	t.remarks = p.field("remarks", x.Remarks)
	return p.record("trip-"+strings.TrimSpace(x.ID), f, t, source.Meta{
		Title:     strings.Join(strings.Fields("Trip of "+x.Name+" to "+x.Country.Name), " "),
		Publisher: historian, Country: "US", SourceURL: x.address(),
	}), nil
}

func officeOf(role string) string {
	if office, ok := roles[strings.TrimSpace(role)]; ok {
		return office
	}
	return strings.Join(strings.Fields(role), " ")
}

// address returns the page of the historian that shows the trip.
func (x *xmlTrip) address() string {
	role := strings.TrimSpace(x.Role)
	if roles[role] == "" || x.Who == "" {
		return ""
	}
	return "https://history.state.gov/departmenthistory/travels/" + role + "/" + x.Who
}

func (x *xmlVisit) record(f source.File) (Record, error) {
	if err := given([2]string{"id", x.ID}, [2]string{"visitor", x.Visitor}, [2]string{"from", x.From.Name}); err != nil {
		return Record{}, err
	}
	var p page
	t := trip{host: "US", fromID: x.From.ID}
	var err error
	if t.start, t.end, err = days(x.Start, x.End); err != nil {
		return Record{}, err
	}
	p.field("id", x.ID)
	p.field("start-date", x.Start)
	p.field("end-date", x.End)
	t.traveller = p.field("visitor", x.Visitor)
	t.from = p.field("from", x.From.Name)
	t.remarks = p.field("description", x.Description)
	meta := source.Meta{
		Title:     strings.Join(strings.Fields("Visit of "+x.Visitor+" from "+x.From.Name), " "),
		Publisher: historian, Country: "US",
	}
	if x.From.ID != "" {
		meta.SourceURL = "https://history.state.gov/departmenthistory/visits/" + x.From.ID
	}
	return p.record("visit-"+strings.TrimSpace(x.ID), f, t, meta), nil
}

// given refuses a record that lacks a value.
func given(fields ...[2]string) error {
	for _, f := range fields {
		if strings.TrimSpace(f[1]) == "" {
			return fmt.Errorf("the record has no %s", f[0])
		}
	}
	return nil
}
