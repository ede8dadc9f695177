package source

import (
	"testing"

	"chancery/schema"
)

// TestPublishedInMastheads holds the forms in which outlets write the day of
// publication, and dates that are no such day.
func TestPublishedInMastheads(t *testing.T) {
	const prose = "\n\nThe ministers met and agreed to go on with the talks that they had begun in spring.\n"
	for line, want := range map[string]schema.Date{
		"22.09.2020 | 15:08":                                        "2020-09-22",
		"22/09/2020 15:08":                                          "2020-09-22",
		"17.06.2021 - 14:22":                                        "2021-06-17",
		"Selin Demir | 17.06.2021":                                  "2021-06-17",
		"05:30 AM March 01, 2024":                                   "2024-03-01",
		"By: A. Cruz - Reporter / 05:30 AM March 01, 2024":          "2024-03-01",
		"All News 15:42 February 14, 2025":                          "2025-02-14",
		"Updated: Mar 01, 2024 10:20 IST":                           "2024-03-01",
		"Agency | Updated: 2023-06-05 20:11":                        "2023-06-05",
		"Press release | 08 June 2023 | Office of the Premier":      "2023-06-08",
		"Santiago, October 10, 2019. The Minister received a guest": "2019-10-10",
		"Riyadh, 17 Dhu al-Qi'dah 1444, June 6, 2023, SPA --":       "2023-06-06",
		"Call with the Foreign Minister of Peru, 9 November 2023":   "2023-11-09",
		"Date: 05/06/2023":                                          "", // two different days
		"The treaty of 4 May 1999 was the first that both states signed in the old palace on the hill by the river.": "",
	} {
		var m Meta
		m.readHeader([]byte(line + prose))
		if m.Published != want {
			t.Errorf("%q: published %q, want %q", line, m.Published, want)
		}
	}
}
