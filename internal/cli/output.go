package cli

import (
	"bufio"
	"encoding/json"
	"io"
	"iter"

	"chancery/internal/page"
)

// printList prints items as they come, a JSON object a line, or as one JSON
// array.
func printList[T any](w io.Writer, format string, items iter.Seq2[T, error]) error {
	out := bufio.NewWriter(w)
	write := printLines[T]
	if format == formatJSON {
		write = printArray[T]
	}
	err := write(out, items)
	if ferr := out.Flush(); err == nil {
		err = ferr
	}
	return err
}

func encoder(w io.Writer) *json.Encoder {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc
}

func printLines[T any](out *bufio.Writer, items iter.Seq2[T, error]) error {
	enc := encoder(out)
	for item, err := range items {
		if err != nil {
			return err
		}
		if err := enc.Encode(item); err != nil {
			return err
		}
	}
	return nil
}

func printArray[T any](out *bufio.Writer, items iter.Seq2[T, error]) error {
	all := []T{}
	for item, err := range items {
		if err != nil {
			return err
		}
		all = append(all, item)
	}
	return printJSON(out, all)
}

// printJSON prints one value, indented.
func printJSON(w io.Writer, v any) error { return printValue(w, formatJSON, v) }

// printValue prints one value, indented or on one line.
func printValue(w io.Writer, format string, v any) error {
	enc := encoder(w)
	if format == formatJSON {
		enc.SetIndent("", "  ")
	}
	return enc.Encode(v)
}

// slice yields the items of a list that is already there.
func slice[T any](items []T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, item := range items {
			if !yield(item, nil) {
				return
			}
		}
	}
}

// page returns a page on standard output.
func (a *app) page() *page.Page { return page.New(a.out) }
