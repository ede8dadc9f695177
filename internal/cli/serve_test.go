package cli

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/cookiejar"
	"path/filepath"
	"strings"
	"testing"
)

// TestServe starts the server, follows the link that it prints, and stops it.
func TestServe(t *testing.T) {
	spec := "bolt:" + filepath.Join(t.TempDir(), "test.db")
	var errs bytes.Buffer
	if code := Run(t.Context(), []string{"build", "--store", spec, "../../testdata/corpus"}, nil, io.Discard, &errs); code != exitDone {
		t.Fatalf("build exits with %d: %s", code, &errs)
	}
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	r, w := io.Pipe()
	code := make(chan int, 1)
	go func() {
		code <- Run(ctx, []string{"serve", "--store", spec, "--listen", "127.0.0.1:0"}, nil, w, &errs)
		w.Close()
	}()
	link, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		t.Fatalf("no link: %v; it exits with %d: %s", err, <-code, &errs)
	}
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	client := &http.Client{Jar: jar}
	link = strings.TrimSpace(link)
	base, _, _ := strings.Cut(link, "/?token=")
	for path, want := range map[string]string{"": "<html", "/api/about": `"write":false`} {
		at := link
		if path != "" {
			if _, err := fetch(client, link); err != nil {
				t.Fatal(err)
			}
			at = base + path
		}
		if text, err := fetch(client, at); err != nil || !strings.Contains(text, want) {
			t.Errorf("%s: %.200s, %v; want %s", at, text, err, want)
		}
	}
	stop()
	if got := <-code; got != exitDone {
		t.Errorf("stopped, it exits with %d: %s", got, &errs)
	}
}

func fetch(client *http.Client, url string) (string, error) {
	resp, err := client.Get(url)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	return string(text), err
}
