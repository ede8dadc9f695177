package eval

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Gold is what a person read in one document.
type Gold struct {
	Doc        string      `json:"doc"`
	People     []Person    `json:"people"`
	Events     []Event     `json:"events"`
	Statements []Statement `json:"statements"`
}

// Person is a person of a gold file, or one that a program found.
type Person struct {
	Name    string `json:"name"`
	Country string `json:"country"`
}

// Event is an event of a gold file, or one that a program found.
type Event struct {
	Kind    string   `json:"kind"`
	Start   string   `json:"start"`
	End     string   `json:"end"`
	Parties []string `json:"parties"`
}

// Statement is a statement of a gold file, or one that a program found. The
// gold one has its place in Quote, the found one in Start and End.
type Statement struct {
	Force   string   `json:"force"`
	By      []string `json:"by"`
	Topics  []string `json:"topics"`
	Targets []Target `json:"targets"`
	Quote   string   `json:"quote"`

	Start int `json:"-"` // byte offsets into the document
	End   int `json:"-"`
}

// Target is a sum or goal inside a statement. Value is empty when there is
// none.
type Target struct {
	Value json.Number `json:"value"`
	Unit  string      `json:"unit"`
	Due   string      `json:"due"`
}

// Set is a folder of gold files with their documents.
type Set struct {
	Dir  string
	Docs []Doc
}

// Doc is one document with its gold facts.
type Doc struct {
	Gold Gold
	Path string
	Raw  []byte // the file as it stands on disk
}

// Load reads the gold files of a folder, in the order of their names. Gold
// files without statements, or without their document beside them, belong to
// other tests and are passed over.
func Load(dir string) (*Set, error) {
	info, err := os.Stat(dir)
	if err != nil {
		return nil, fmt.Errorf("gold folder %s: no such folder", dir)
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("gold folder %s: is a file; name the folder that holds NAME.gold.json", dir)
	}
	paths, err := filepath.Glob(filepath.Join(escape(dir), "*.gold.json"))
	if err != nil {
		return nil, fmt.Errorf("gold folder %s: %w", dir, err)
	}
	slices.Sort(paths)
	set := &Set{Dir: dir}
	for _, path := range paths {
		doc, err := load(path)
		if err != nil {
			return nil, err
		}
		if doc != nil {
			set.Docs = append(set.Docs, *doc)
		}
	}
	if len(set.Docs) == 0 {
		return nil, fmt.Errorf("gold folder %s: holds no NAME.gold.json with its document beside it", dir)
	}
	return set, nil
}

func load(path string) (*Doc, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("gold file %s: %w", path, err)
	}
	var g Gold
	if err := json.Unmarshal(raw, &g); err != nil {
		return nil, fmt.Errorf("gold file %s: %w", path, err)
	}
	if g.Statements == nil {
		return nil, nil
	}
	d := &Doc{Gold: g, Path: filepath.Join(filepath.Dir(path), g.Doc)}
	d.Raw, err = os.ReadFile(d.Path)
	if os.IsNotExist(err) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("gold document %s: %w", d.Path, err)
	}
	return d, nil
}

// escape takes the special meaning from the characters of a path in a glob.
func escape(dir string) string {
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(dir)
}
