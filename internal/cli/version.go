package cli

import (
	"fmt"
	"runtime/debug"
	"strings"

	"chancery/internal/page"

	"github.com/spf13/cobra"
)

// version is the release that the sources are on the way to, or are.
const version = "0.1.0"

func versionCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Print the version, the revision with its date, and the compiler",
		Example: "  chancery version",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			fmt.Fprintln(a.out, "chancery "+version+buildDetails())
			return nil
		},
	}
}

// buildDetails tells the revision, its date and the compiler, where the build
// knows them. A plus marks sources that differ from the revision.
func buildDetails() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	settings := map[string]string{}
	for _, s := range info.Settings {
		settings[s.Key] = s.Value
	}
	revision := settings["vcs.revision"]
	revision = revision[:min(len(revision), 12)]
	if revision != "" && settings["vcs.modified"] == "true" {
		revision += "+"
	}
	day, _, _ := strings.Cut(settings["vcs.time"], "T")
	return " " + page.Joined(" ", revision, day, "("+info.GoVersion+")")
}
