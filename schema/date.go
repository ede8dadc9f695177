package schema

import (
	"fmt"
	"strings"
	"time"
)

// Date is a calendar date as exact as it is known, in EDTF
// (https://www.loc.gov/standards/datetime/) level 0 with the qualifiers and
// seasons of level 1: "2021", "2021-06", "2021-06-23", "2021-06-21/2021-06-23",
// "2024-21" (spring), "2022~" (approximate). The empty Date is unknown; it
// marshals to JSON null.
type Date string

// MarshalJSON writes null for the unknown date.
func (d Date) MarshalJSON() ([]byte, error) {
	if d == "" {
		return []byte("null"), nil
	}
	return []byte(`"` + string(d) + `"`), nil
}

// NewDay returns the Date of t's calendar day.
func NewDay(t time.Time) Date { return Date(t.Format(time.DateOnly)) }

// Today returns the Date of the present day, in the local time zone.
func Today() Date { return NewDay(time.Now()) }

// CompareDates orders dates as they are written, which is by their beginning;
// the unknown date comes last.
func CompareDates(a, b Date) int {
	switch {
	case a == b:
		return 0
	case !a.Known():
		return 1
	case !b.Known():
		return -1
	}
	return strings.Compare(string(a), string(b))
}

// Known reports whether d holds anything.
func (d Date) Known() bool { return d != "" }

// Precise reports whether d is a single day.
func (d Date) Precise() bool {
	f, l, err := d.Bounds()
	return err == nil && f.Equal(l)
}

// Bounds returns the first and the last day that d may mean, both in UTC at
// midnight. Half-open intervals ("2021-06/..") are bounded by the zero time.
// It returns an error for an empty or malformed date.
func (d Date) Bounds() (first, last time.Time, err error) {
	s := strings.TrimRight(string(d), "~?%")
	if from, to, ok := strings.Cut(s, "/"); ok {
		if from != "" && from != ".." {
			if first, _, err = Date(from).Bounds(); err != nil {
				return first, last, err
			}
		}
		if to != "" && to != ".." {
			if _, last, err = Date(to).Bounds(); err != nil {
				return first, last, err
			}
		}
		if from != "" && from != ".." && to != "" && to != ".." && last.Before(first) {
			return first, last, fmt.Errorf("date %q ends before it starts", d)
		}
		return first, last, nil
	}
	return simpleBounds(s, d)
}

func simpleBounds(s string, whole Date) (first, last time.Time, err error) {
	switch len(s) {
	case 4:
		first, err = time.Parse("2006", s)
		last = first.AddDate(1, 0, -1)
	case 7:
		if n := s[5:]; s[4] == '-' && n >= "21" && n <= "24" {
			return season(s[:4], n, whole)
		}
		first, err = time.Parse("2006-01", s)
		last = first.AddDate(0, 1, -1)
	case 10:
		first, err = time.Parse(time.DateOnly, s)
		last = first
	default:
		return first, last, notEDTF(whole)
	}
	if err != nil {
		return time.Time{}, time.Time{}, notEDTF(whole)
	}
	return first, last, nil
}

func notEDTF(d Date) error {
	return fmt.Errorf("date %q is not EDTF such as 2021, 2021-06 or 2021-06-23", d)
}

// season gives the bounds of EDTF seasons 21 (spring) to 24 (winter) of the
// northern hemisphere; winter runs into the next year.
func season(year, n string, whole Date) (first, last time.Time, err error) {
	y, err := time.Parse("2006", year)
	if err != nil {
		return first, last, notEDTF(whole)
	}
	first = y.AddDate(0, 2+3*int(n[1]-'1'), 0)
	return first, first.AddDate(0, 3, -1), nil
}

// Valid reports whether d is unknown or well formed.
func (d Date) Valid() bool {
	if d == "" {
		return true
	}
	_, _, err := d.Bounds()
	return err == nil
}

// Within reports whether every day of d lies inside o.
func (d Date) Within(o Date) bool {
	df, dl, err := d.Bounds()
	if err != nil {
		return false
	}
	of, ol, err := o.Bounds()
	return err == nil && !df.Before(of) && !dl.After(ol)
}

// Between reports whether d may lie on or after since and on or before until;
// an unknown bound does not bind. An unknown d lies between no known bounds.
func (d Date) Between(since, until Date) bool {
	if !since.Known() && !until.Known() {
		return true
	}
	first, last, err := d.Bounds()
	if err != nil {
		return false
	}
	if begin, _, err := since.Bounds(); err == nil && last.Before(begin) {
		return false
	}
	if _, end, err := until.Bounds(); err == nil && first.After(end) {
		return false
	}
	return true
}

// Year returns the four digits of the year d begins in, or "".
func (d Date) Year() string {
	if len(d) < 4 {
		return ""
	}
	return string(d[:4])
}
