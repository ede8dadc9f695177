package cli

import (
	"os/exec"
	"strings"
	"testing"
)

// mayImport says for each package which others of the module it may import:
// imports point down. A path that ends in "/" stands for all below it. What is
// not listed may import nothing of the module.
var mayImport = []struct {
	pkg  string
	deps string
}{
	{"cmd/chancery", "internal/cli"},
	{"cmd/manpages", "internal/cli"},
	{"packaging", ""}, // for tests only
	{"internal/cli", "internal/page internal/terminal internal/pipeline internal/web internal/answer internal/mcp internal/eval internal/memory internal/resolve internal/extract internal/lexicon internal/source graph graph/explore graph/export schema internal/web/page"},
	{"internal/web", "internal/web/ internal/answer internal/pipeline graph graph/explore graph/export graph/cayleyapi schema"},
	{"internal/web/", ""},
	{"internal/answer", "internal/pipeline internal/memory internal/resolve graph schema"},
	{"internal/mcp", "internal/answer internal/pipeline graph schema"},
	{"internal/terminal", "internal/page internal/answer internal/fold graph graph/explore graph/export schema"},
	{"internal/page", "graph schema"},
	{"internal/pipeline", "internal/source internal/record internal/extract internal/resolve internal/memory internal/lexicon internal/fold graph graph/export schema"},
	{"internal/memory", "internal/resolve internal/fold schema"},
	{"internal/eval", "schema"},
	{"internal/source", "schema"},
	{"internal/record", "internal/source internal/text internal/lexicon schema"},
	{"internal/extract", "internal/source internal/text internal/lexicon internal/when internal/amount internal/fold schema"},
	{"internal/resolve", "internal/text internal/lexicon internal/fold schema"},
	{"internal/resolve/", "internal/resolve internal/fold schema"},
	{"internal/amount", "internal/when internal/text internal/lexicon internal/fold schema"},
	{"internal/when", "internal/text internal/lexicon internal/fold schema"},
	{"internal/text", "internal/fold schema"},
	{"internal/lexicon", "internal/fold schema"},
	{"internal/fold", ""},
	{"internal/golden", ""}, // for tests only
	{"graph/codes", "schema"},
	{"graph/explore", "graph graph/export internal/fold schema"},
	{"graph/cayleyapi", "graph graph/export"},
	{"graph/export", "graph graph/codes graph/internal/ schema"},
	{"graph/graphtest", "graph graph/internal/ schema"},
	{"graph/", "graph/ internal/fold schema"},
	{"graph", "graph/boltfile graph/codes graph/kvbolt graph/internal/ internal/fold schema"},
	{"schema", ""},
}

// TestImportsPointDown holds the order of the house: see ARCHITECTURE.md.
func TestImportsPointDown(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}} {{join .Imports " "}}`, "chancery/...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	seen := 0
	for line := range strings.Lines(string(out)) {
		fields := strings.Fields(line)
		pkg := strings.TrimPrefix(fields[0], "chancery/")
		allowed, listed := allowedTo(pkg)
		if !listed {
			t.Errorf("package %s has no row in mayImport", pkg)
		}
		seen++
		for _, dep := range fields[1:] {
			if below, ours := strings.CutPrefix(dep, "chancery/"); ours && !matches(allowed, below) {
				t.Errorf("%s imports %s, which does not lie below it", pkg, below)
			}
			if strings.HasPrefix(dep, "github.com/cayleygraph/") && pkg != "graph" && !strings.HasPrefix(pkg, "graph/") {
				t.Errorf("%s imports %s; only graph may", pkg, dep)
			}
			if pkg == "schema" && strings.Contains(dep, ".") {
				t.Errorf("schema imports %s; it may import the standard library only", dep)
			}
		}
	}
	if seen == 0 {
		t.Error("go list found no package")
	}
}

func allowedTo(pkg string) (deps []string, listed bool) {
	for _, row := range mayImport {
		if row.pkg == pkg || strings.HasSuffix(row.pkg, "/") && strings.HasPrefix(pkg, row.pkg) {
			return strings.Fields(row.deps), true
		}
	}
	return nil, false
}

func matches(allowed []string, pkg string) bool {
	for _, a := range allowed {
		if a == pkg || strings.HasSuffix(a, "/") && strings.HasPrefix(pkg, a) {
			return true
		}
	}
	return false
}
