package resolve

import (
	"errors"
	"strings"
	"testing"
)

func TestParseJudgements(t *testing.T) {
	text := strings.Join([]string{
		"# who is who",
		"same\tperson:a\tperson:b\tdesk\t2024-05-31\tseen together",
		"perhaps\tperson:a\tperson:c\tdesk\t2024-05-31",
		"same\tperson:a",
		"different\tperson:a\tperson:a\tdesk\t2024-05-31",
		"different\tperson:a\tx\tdesk\t2024-05-31",
		"different\tperson:a\tfact:12\tdesk\tMay",
		"",
		"different\tperson:a\tfact:12\tdesk\t2024-06-01\r",
	}, "\n")
	js, err := ParseJudgements(strings.NewReader(text), "judgements.tsv")
	if len(js) != 2 || js[0].Note != "seen together" || js[0].Line != 2 || js[1].Verdict != Different || js[1].Line != 9 {
		t.Errorf("read %+v", js)
	}
	var line *LineError
	if !errors.As(err, &line) || line.Line != 3 {
		t.Errorf("first error %v, want one of line 3", err)
	}
	for _, want := range []string{
		`judgements.tsv:3: verdict "perhaps"`, "judgements.tsv:4: want verdict", "judgements.tsv:5: person:a is judged against itself",
		`judgements.tsv:6: "x" is neither`, `judgements.tsv:7: "May" is no day`,
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("error %q lacks %q", err, want)
		}
	}
}

func TestUndoLeavesNoTrace(t *testing.T) {
	before := "# kept\nbroken line\nsame\tperson:x\tperson:y\tdesk\t2024-01-01\n"
	after, err := AppendJudgement([]byte(before), Judgement{Verdict: Different, A: "person:a", B: "person:b", Who: "desk", When: "2024-05-31"})
	if err != nil {
		t.Fatal(err)
	}
	if want := before + "different\tperson:a\tperson:b\tdesk\t2024-05-31\n"; string(after) != want {
		t.Fatalf("appended %q, want %q", after, want)
	}
	undone, err := UndoJudgement(after, "person:b", "person:a")
	if err != nil || string(undone) != before {
		t.Errorf("undone %q, %v, want %q", undone, err, before)
	}
	if same, err := UndoJudgement(undone, "person:b", "person:a"); err == nil || string(same) != before {
		t.Errorf("undoing twice gives %q, %v", same, err)
	}
}

func TestAppendJudgementReplaces(t *testing.T) {
	j := Judgement{Verdict: Same, A: "person:a", B: "person:b", Who: "desk", When: "2024-05-31"}
	text, err := AppendJudgement(nil, j)
	if err != nil {
		t.Fatal(err)
	}
	j.Verdict = Different
	if text, err = AppendJudgement(text, j); err != nil || string(text) != "different\tperson:a\tperson:b\tdesk\t2024-05-31\n" {
		t.Errorf("got %q, %v", text, err)
	}
	j.Note = "a\ttab"
	if kept, err := AppendJudgement(text, j); err == nil || string(kept) != string(text) {
		t.Errorf("a note with a tab was written: %q", kept)
	}
}

func FuzzParseJudgements(f *testing.F) {
	f.Add("same\tperson:a\tperson:b\tdesk\t2024-05-31\tnote\n")
	f.Add("#\n\n\t\t\t\t\n")
	f.Fuzz(func(t *testing.T, text string) {
		js, _ := ParseJudgements(strings.NewReader(text), "f")
		for _, j := range js {
			if err := j.check(); err != nil {
				t.Fatalf("read a judgement that is none: %+v: %v", j, err)
			}
			out, err := AppendJudgement(nil, j)
			if err != nil {
				t.Fatalf("cannot write what was read: %v", err)
			}
			back, err := ParseJudgements(strings.NewReader(string(out)), "f")
			if j.Line = 1; err != nil || len(back) != 1 || back[0] != j {
				t.Fatalf("wrote %+v, read %+v, %v", j, back, err)
			}
		}
	})
}
