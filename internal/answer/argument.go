package answer

import (
	"fmt"

	"chancery/schema"
)

// ArgumentError says that a question cannot be answered as it was asked.
type ArgumentError struct{ text string }

// Error says which argument is wrong, and what is wanted.
func (e *ArgumentError) Error() string { return e.text }

func wrong(format string, args ...any) error {
	return &ArgumentError{fmt.Sprintf(format, args...)}
}

// checkDate refuses what is no date.
func checkDate(argument string, d schema.Date) error {
	if d.Known() && !d.Valid() {
		return wrong("%s is %q; want a date such as 2021, 2021-06 or 2021-06-23", argument, d)
	}
	return nil
}

// checkDates refuses the first that is no date, of pairs of names and dates.
func checkDates(dates ...argumentDate) error {
	for _, d := range dates {
		if err := checkDate(d.argument, d.date); err != nil {
			return err
		}
	}
	return nil
}

type argumentDate struct {
	argument string
	date     schema.Date
}

// checkVocabulary refuses the first that is no force or topic.
func checkVocabulary(forces []schema.Force, topics []schema.Topic) error {
	for _, f := range forces {
		if !f.Valid() {
			return wrong("force is %q; want one of %v", f, schema.Forces)
		}
	}
	for _, t := range topics {
		if !t.Valid() {
			return wrong("topic is %q; want one of %v", t, schema.Topics)
		}
	}
	return nil
}
