package web

import (
	"io"
	"io/fs"
	"net/http"
	"path"
	"strings"
)

// home takes the token out of the link that the server printed, so that it stays
// in no history, and shows the page.
func (s *server) home(w http.ResponseWriter, r *http.Request) {
	token := r.URL.Query().Get("token")
	if token == "" {
		s.pages.ServeHTTP(w, r)
		return
	}
	if !s.lock.opens(token) {
		writeText(w, http.StatusForbidden, "This link is not, or no longer, good: each start of chancery serve prints a new one.\n")
		return
	}
	s.lock.letIn(w)
	http.Redirect(w, r, "/", http.StatusSeeOther)
}

func writeText(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	_, _ = io.WriteString(w, text) // a reader that is gone hears nothing
}

// types are those of the page's files; the machine's own table of types may say
// something else.
func types() map[string]string {
	return map[string]string{
		".html": "text/html; charset=utf-8",
		".js":   "text/javascript; charset=utf-8",
		".css":  "text/css; charset=utf-8",
		".svg":  "image/svg+xml",
		".json": "application/json",
		".txt":  "text/plain; charset=utf-8",
		".map":  "application/json",
	}
}

// pages serves the files of the page, which tell nothing of the record.
func pages(files fs.FS) http.Handler {
	known := types()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			writeText(w, http.StatusMethodNotAllowed, "Only GET is answered here.\n")
			return
		}
		name := strings.TrimPrefix(r.URL.Path, "/")
		if name == "" {
			name = "index.html"
		}
		kind := known[path.Ext(name)]
		text, err := fs.ReadFile(files, name)
		if err != nil || kind == "" {
			writeText(w, http.StatusNotFound, "There is no such page; the page is at /\n")
			return
		}
		w.Header().Set("Content-Type", kind)
		if r.Method == http.MethodHead {
			return
		}
		_, _ = w.Write(text) // a reader that is gone hears nothing
	})
}
