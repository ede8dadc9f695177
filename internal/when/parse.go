package when

import (
	"chancery/internal/text"
	"chancery/schema"
)

// Parse reads the first full date of s, a field or a dateline such as
// "February 11, 2022 - 08:10" or "Wellington, 21 March 1980". It returns the
// unknown date when s holds none, or one whose day and month could change
// places under order.
func Parse(s string, order Order) schema.Date {
	src := []byte(s)
	for _, e := range (Finder{Order: order}).Find(src, text.Tokenize(src), nil) {
		if e.Kind != Point || e.Start.Unit != Day || e.Start.Year == 0 || e.Start.Either {
			continue
		}
		if d, _, ok := e.Resolve("", Nearest); ok {
			return d
		}
	}
	return ""
}
