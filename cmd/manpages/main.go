// Command manpages writes a manual page for each command of chancery into a
// folder: the text of its help, in section 1. It is apart so that the program
// need not carry what formats them. The date on the pages is that of
// SOURCE_DATE_EPOCH, where that is set.
package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra/doc"

	"chancery/internal/cli"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: manpages DIR")
		os.Exit(2)
	}
	if err := write(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "manpages:", err)
		os.Exit(1)
	}
}

func write(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	root := cli.Commands()
	root.DisableAutoGenTag = true
	return doc.GenManTree(root, &doc.GenManHeader{Title: "CHANCERY", Section: "1", Source: "chancery", Manual: "Chancery"}, dir)
}
