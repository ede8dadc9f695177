// Command chancery keeps the record of diplomatic contacts; see its help.
package main

import (
	"os"

	"chancery/internal/cli"
)

func main() { os.Exit(cli.Main()) }
