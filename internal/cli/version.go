package cli

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// version is the release that the sources are on the way to, or are.
const version = "0.1.0"

func versionCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Print the version",
		Example: "  chancery version",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			fmt.Fprintln(a.out, "chancery "+version+buildDetails())
			return nil
		},
	}
}

// buildDetails tells the revision and the compiler, where the build knows them.
func buildDetails() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	out := ""
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 {
			out = " " + s.Value[:12]
		}
		if s.Key == "vcs.modified" && s.Value == "true" {
			out += "+"
		}
	}
	return out + " (" + info.GoVersion + ")"
}
