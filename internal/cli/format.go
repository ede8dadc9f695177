package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// choice is a flag whose value is one of a few words.
type choice struct {
	value   string
	allowed []string
}

// String, Set and Type make choice a flag value.
func (c *choice) String() string { return c.value }

// Set refuses words that are not allowed.
func (c *choice) Set(s string) error {
	if !slices.Contains(c.allowed, s) {
		return misuse("want one of %s", strings.Join(c.allowed, ", "))
	}
	c.value = s
	return nil
}

// Type is what the help shows for the value: the words, where they are few.
func (c *choice) Type() string {
	const few = 5
	if len(c.allowed) > few {
		return "word"
	}
	return strings.Join(c.allowed, "|")
}

// The formats in which results are printed.
const (
	formatTable = "table" // for people
	formatJSON  = "json"  // one value
	formatJSONL = "jsonl" // one object a line

	formatCSV      = "csv"      // for spreadsheets
	formatMarkdown = "markdown" // for papers and wikis
	formatHTML     = "html"     // for browsers
)

// formatFlag adds --format to cmd; the first of the allowed words is the
// default.
func formatFlag(cmd *cobra.Command, allowed ...string) *choice {
	return choiceFlag(cmd, "format", "how to print", allowed...)
}

func choiceFlag(cmd *cobra.Command, name, usage string, allowed ...string) *choice {
	c := &choice{value: allowed[0], allowed: allowed}
	cmd.Flags().Var(c, name, usage)
	completes(cmd, name, allowed)
	return c
}

// completes tells shells which words a flag takes.
func completes[W ~string](cmd *cobra.Command, flag string, words []W) {
	list := make([]cobra.Completion, len(words))
	for i, w := range words {
		list[i] = string(w)
	}
	_ = cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(list, cobra.ShellCompDirectiveNoFileComp))
}
