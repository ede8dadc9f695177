package pipeline

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"chancery/graph"
	"chancery/internal/source"
	"chancery/schema"
)

// reader is an extractor for the notes of these tests. It knows one sentence,
// "NAME (CC) met NAME (CC) on DATE", and panics on the word "panic".
type reader struct{}

var sentence = regexp.MustCompile(`(\w+ \w+) \((\w\w)\) met (\w+ \w+) \((\w\w)\) on (\d{4}-\d\d-\d\d)`)

func (reader) Extract(d *source.Document) *schema.Facts {
	f := &schema.Facts{Document: d.Describe()}
	if strings.Contains(string(d.Body), "panic") {
		panic("no such word")
	}
	id := func(kind schema.Kind, what string) schema.FactID {
		return schema.FactID(fmt.Sprintf("%s:%x", kind, sha256.Sum256([]byte(d.Name+what)))[:20])
	}
	for _, at := range sentence.FindAllSubmatchIndex(d.Body, -1) {
		word := func(i int) string { return string(d.Body[at[2*i]:at[2*i+1]]) }
		cite := schema.Cite(d.Body, schema.Span{Start: at[0], End: at[1]})
		for i := 1; i < 5; i += 2 {
			f.People = append(f.People, schema.Person{
				ID: id(schema.KindFact, word(i)+word(5)), Doc: d.Name, Name: word(i), Country: word(i + 1), Evidence: cite,
			})
		}
		day := schema.Date(word(5))
		f.Events = append(f.Events, schema.Event{
			ID: id(schema.KindFact, "meeting"+word(5)), Doc: d.Name, Kind: schema.Meeting, Start: day, End: day,
			Parties: []schema.Party{word(2), word(4)}, People: []string{word(1), word(3)}, Evidence: cite,
		})
	}
	return f
}

// notes writes files of one folder; a file with no text is removed.
func notes(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		path := filepath.Join(dir, name)
		var err error
		if text == "" {
			err = os.Remove(path)
		} else {
			err = os.WriteFile(path, []byte(text), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

var threeNotes = map[string]string{
	"a.txt": "Anna Berg (NO) met Bo Dahl (SE) on 2020-02-03. The weather was fine.\n",
	"b.txt": "Anna Berg (NO) met Bo Dahl (SE) on 2021-05-06. They were with the king.\n",
	"c.txt": "The minister Anna Berg (NO) met Carl Eke (FI) on 2020-02-03 in the city.\n",
}

func openStore(t *testing.T) *graph.Store {
	t.Helper()
	store, err := graph.Open(t.Context(), "bolt:"+filepath.Join(t.TempDir(), "test.db"), graph.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	return store
}

func runBuild(t *testing.T, store *graph.Store, paths ...string) *Summary {
	t.Helper()
	sum, err := Build(t.Context(), store, paths, Options{Extractor: reader{}})
	if err != nil {
		t.Fatal(err)
	}
	return sum
}

// content returns all quads of a store, sorted, and the texts that it keeps.
func content(t *testing.T, store *graph.Store) []string {
	t.Helper()
	var out []string
	for q, err := range store.Quads(t.Context(), graph.Pattern{}) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, q.NQuad())
	}
	sums, err := store.Documents(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(out)
	return append(out, sums...)
}

func same(t *testing.T, got, want []string) {
	t.Helper()
	for _, line := range want {
		if !slices.Contains(got, line) {
			t.Errorf("missing  %s", line)
		}
	}
	for _, line := range got {
		if !slices.Contains(want, line) {
			t.Errorf("in excess %s", line)
		}
	}
}

func TestBuild(t *testing.T) {
	dir := t.TempDir()
	notes(t, dir, threeNotes)
	sum := runBuild(t, openStore(t), dir)
	if sum.Documents != 3 || sum.People != 3 || sum.Events != 3 || sum.Quads != int64(sum.Added) || sum.Added == 0 || sum.Removed != 0 {
		t.Errorf("got %+v", sum)
	}
}

func TestBuildTwiceChangesNothing(t *testing.T) {
	dir, store := t.TempDir(), openStore(t)
	notes(t, dir, threeNotes)
	runBuild(t, store, dir)
	before := content(t, store)
	sum := runBuild(t, store, dir)
	if sum.Unchanged != 3 || sum.Added != 0 || sum.Removed != 0 || sum.Documents != 3 || sum.Events != 3 {
		t.Errorf("got %+v", sum)
	}
	same(t, content(t, store), before)
}

// TestBuildInSteps builds the same documents in several ways; the store must
// end up the same.
func TestBuildInSteps(t *testing.T) {
	dir := t.TempDir()
	notes(t, dir, threeNotes)
	whole := openStore(t)
	runBuild(t, whole, dir)
	want := content(t, whole)

	t.Run("one by one", func(t *testing.T) {
		store := openStore(t)
		for _, name := range []string{"c.txt", "a.txt", "b.txt"} {
			runBuild(t, store, filepath.Join(dir, name))
		}
		same(t, content(t, store), want)
	})
	t.Run("a document changed and changed back", func(t *testing.T) {
		store := openStore(t)
		runBuild(t, store, dir)
		notes(t, dir, map[string]string{"a.txt": "Dora Falk (DK) met Bo Dahl (SE) on 2022-01-01 at the sea.\n"})
		if sum := runBuild(t, store, dir); sum.Unchanged != 2 || sum.Removed == 0 {
			t.Errorf("after the change: %+v", sum)
		}
		notes(t, dir, threeNotes)
		runBuild(t, store, dir)
		same(t, content(t, store), want)
	})
	t.Run("a build that did not end", func(t *testing.T) {
		store := openStore(t)
		runBuild(t, store, dir)
		cut := graph.Delta{}
		for q, err := range store.Quads(t.Context(), graph.Pattern{}) {
			if err != nil {
				t.Fatal(err)
			}
			// What says that a document is whole is written last.
			if n := len(cut.Del); strings.Contains(q.NQuad(), string(schema.PSHA256)) || n < 20 && graph.IsEvidence(q) {
				cut.Del = append(cut.Del, q)
			}
		}
		if _, err := store.Apply(t.Context(), cut); err != nil {
			t.Fatal(err)
		}
		runBuild(t, store, dir)
		same(t, content(t, store), want)
	})
}

func TestBuildPassesOverWhatCannotBeRead(t *testing.T) {
	dir, store := t.TempDir(), openStore(t)
	notes(t, dir, threeNotes)
	notes(t, dir, map[string]string{"d.txt": "\x00", "e.txt": "The word is panic.\n"})
	sum := runBuild(t, store, dir, filepath.Join(dir, "none"))
	var got []string
	for _, s := range sum.Skipped {
		got = append(got, filepath.Base(s.Path)+": "+s.Why)
	}
	want := []string{
		"none: no such file or folder; check the path",
		"d.txt: is a binary file; only text, HTML and DOCX can be read",
		"e.txt: made the extractor fail (no such word); please report this document as a bug",
	}
	if !slices.Equal(got, want) || !sum.Failed() || sum.Documents != 3 {
		t.Errorf("got %q, %d documents, failed %v", got, sum.Documents, sum.Failed())
	}
}

func TestBuildHeedsItsContext(t *testing.T) {
	dir, store := t.TempDir(), openStore(t)
	notes(t, dir, threeNotes)
	ctx, cancel := context.WithCancel(t.Context())
	stop := func(Progress) { cancel() }
	if _, err := Build(ctx, store, []string{dir}, Options{Extractor: reader{}, Workers: 1, Progress: stop}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	same(t, content(t, openStore(t)), nil)
	runBuild(t, store, dir)
}

func TestExtractKeepsTheOrder(t *testing.T) {
	dir := t.TempDir()
	var want []string
	for i := range 200 {
		name := fmt.Sprintf("%03d.txt", i)
		notes(t, dir, map[string]string{name: "The note is number " + name + " of them.\n"})
		want = append(want, name)
	}
	for _, workers := range []int{1, 3, 16} {
		var got []string
		for r := range Extract(t.Context(), []string{dir}, Options{Extractor: reader{}, Workers: workers}) {
			got = append(got, r.Facts.Document.Doc)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%d workers: got %v", workers, got)
		}
	}
	for r := range Extract(t.Context(), []string{dir}, Options{Extractor: reader{}}) {
		if r.Facts.Document.Doc != want[0] {
			t.Errorf("first is %s", r.Facts.Document.Doc)
		}
		break // must free the workers
	}
}

func TestReport(t *testing.T) {
	dir := t.TempDir()
	notes(t, dir, map[string]string{"a.txt": threeNotes["a.txt"], "b.txt": "\x00"})
	store := openStore(t)
	var got strings.Builder
	for range 2 {
		if err := runBuild(t, store, dir).WriteReport(&got); err != nil {
			t.Fatal(err)
		}
	}
	want := `{"path":"DIR/a.txt","doc":"a.txt","status":"read","people":["Anna Berg","Bo Dahl"],"events":["meeting 2020-02-03"],"statements":0}
{"path":"DIR/b.txt","status":"skipped","why":"is a binary file; only text, HTML and DOCX can be read","statements":0}
{"path":"DIR/a.txt","status":"unchanged","statements":0}
{"path":"DIR/b.txt","status":"skipped","why":"is a binary file; only text, HTML and DOCX can be read","statements":0}
`
	if s := strings.ReplaceAll(got.String(), dir, "DIR"); s != want {
		t.Errorf("got\n%swant\n%s", s, want)
	}
}

// TestNames holds what the lexicon tells of parties.
func TestNames(t *testing.T) {
	n := gazetteer()
	if name, _, alpha3 := n.Country("KR"); name != "South Korea" || alpha3 != "KOR" {
		t.Errorf("KR is %s (%s)", name, alpha3)
	}
	if name, aliases, country := n.Organisation("KOICA"); name != "Korea International Cooperation Agency" || country != "KR" || !slices.Contains(aliases, "KOICA") {
		t.Errorf("KOICA is %s of %s, also %v", name, country, aliases)
	}
	if name, _, _ := n.Organisation("no such body"); name != "" {
		t.Errorf("found %s", name)
	}
}
