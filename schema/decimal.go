package schema

import (
	"encoding/json"
	"fmt"
	"math/big"
	"strings"
)

// Decimal is an exact decimal number in canonical form: an optional minus
// sign, digits without needless zeros, at most one point ("100000000000",
// "2.5", "-0.3"). The empty Decimal is unknown. It marshals to a JSON number.
type Decimal string

// ParseDecimal reads digits with an optional sign and point, such as "2.50",
// and returns the canonical Decimal. Thousands separators are the caller's to
// remove.
func ParseDecimal(s string) (Decimal, error) {
	neg := strings.HasPrefix(s, "-")
	body := strings.TrimPrefix(strings.TrimPrefix(s, "-"), "+")
	whole, frac, _ := strings.Cut(body, ".")
	if whole+frac == "" || strings.Trim(whole+frac, "0123456789") != "" {
		return "", fmt.Errorf("number %q is not a decimal", s)
	}
	return canonical(neg, whole, frac), nil
}

func canonical(neg bool, whole, frac string) Decimal {
	whole = strings.TrimLeft(whole, "0")
	frac = strings.TrimRight(frac, "0")
	if whole == "" {
		whole = "0"
	}
	out := whole
	if frac != "" {
		out += "." + frac
	}
	if neg && out != "0" {
		out = "-" + out
	}
	return Decimal(out)
}

// Shift returns d × 10^n.
func (d Decimal) Shift(n int) Decimal {
	if d == "" {
		return d
	}
	neg := d[0] == '-'
	whole, frac, _ := strings.Cut(strings.TrimPrefix(string(d), "-"), ".")
	for ; n > 0; n-- {
		if frac == "" {
			whole += "0"
			continue
		}
		whole, frac = whole+frac[:1], frac[1:]
	}
	for ; n < 0; n++ {
		if whole == "" {
			whole = "0"
		}
		whole, frac = whole[:len(whole)-1], whole[len(whole)-1:]+frac
	}
	return canonical(neg, whole, frac)
}

// Rat returns d as a rational number, and false when d is empty or malformed.
func (d Decimal) Rat() (*big.Rat, bool) {
	if d == "" {
		return nil, false
	}
	return new(big.Rat).SetString(string(d))
}

// Cmp compares two known decimals as numbers: -1, 0 or +1.
func (d Decimal) Cmp(o Decimal) int {
	a, ok := d.Rat()
	b, ok2 := o.Rat()
	if !ok || !ok2 {
		return strings.Compare(string(d), string(o))
	}
	return a.Cmp(b)
}

// Words writes d as a person reads it, without losing a digit: "100 billion",
// "2.5 million", "69,100".
func (d Decimal) Words() string {
	whole, frac, _ := strings.Cut(strings.TrimPrefix(string(d), "-"), ".")
	for _, scale := range []struct {
		zeros int
		name  string
	}{{12, "trillion"}, {9, "billion"}, {6, "million"}} {
		if len(whole) > scale.zeros && frac == "" {
			short := d.Shift(-scale.zeros)
			if len(short) <= len("123.456") {
				return string(short) + " " + scale.name
			}
		}
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if strings.HasPrefix(string(d), "-") {
		whole = "-" + whole
	}
	if frac != "" {
		whole += "." + frac
	}
	return whole
}

// MarshalJSON writes d as a number, or null when it is unknown.
func (d Decimal) MarshalJSON() ([]byte, error) {
	if d == "" {
		return []byte("null"), nil
	}
	if !json.Valid([]byte(d)) {
		return nil, fmt.Errorf("number %q is not a decimal", string(d))
	}
	return []byte(d), nil
}

// UnmarshalJSON reads a JSON number written without an exponent, or null.
func (d *Decimal) UnmarshalJSON(b []byte) error {
	if string(b) == "null" {
		*d = ""
		return nil
	}
	v, err := ParseDecimal(string(b))
	if err != nil {
		return err
	}
	*d = v
	return nil
}
