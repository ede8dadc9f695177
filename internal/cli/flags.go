package cli

import (
	"github.com/spf13/cobra"

	"chancery/schema"
)

// dateValue is a flag that takes a date.
type dateValue struct{ date schema.Date }

// String, Set and Type make dateValue a flag value.
func (d *dateValue) String() string { return string(d.date) }

// Set refuses what is no date.
func (d *dateValue) Set(s string) error {
	v := schema.Date(s)
	if !v.Known() || !v.Valid() {
		return misuse("want a date such as 2021, 2021-06 or 2021-06-23")
	}
	d.date = v
	return nil
}

// Type is what the help shows for the value.
func (d *dateValue) Type() string { return "date" }

func dateFlag(cmd *cobra.Command, name, usage string) *dateValue {
	d := &dateValue{}
	cmd.Flags().Var(d, name, usage)
	return d
}
