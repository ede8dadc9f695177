package web

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"
)

// tokenBytes is how long secrets are: 256 random bits.
const tokenBytes = 32

// NewToken returns a secret that opens a server.
func NewToken() string {
	var b [tokenBytes]byte
	_, _ = rand.Read(b[:]) // never fails
	return base64.RawURLEncoding.EncodeToString(b[:])
}

// lock decides who is let in.
type lock struct {
	hosts  []string // under which the server answers
	cookie string   // the name of the cookie: those of other ports are sent along
	token  [sha256.Size]byte
	pass   string // what the cookie holds, which is not the token
	sum    [sha256.Size]byte
}

// shortToken is the fewest characters that a token may have: 128 bits in base64.
const shortToken = 22

func newLock(addr, token string) (*lock, error) {
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, fmt.Errorf("the server's address: %w", err)
	}
	if len(token) < shortToken {
		return nil, errors.New("the server's token is too short to keep others out")
	}
	l := &lock{
		hosts:  []string{net.JoinHostPort(host, port), "localhost:" + port},
		cookie: "chancery-" + port,
		token:  sha256.Sum256([]byte(token)),
		pass:   NewToken(),
	}
	if port == "80" {
		l.hosts = append(l.hosts, host, "localhost")
	}
	l.sum = sha256.Sum256([]byte(l.pass))
	return l, nil
}

// same compares a secret with the sum of the right one, in a time that does not
// tell how much of it is right.
func same(typed string, sum [sha256.Size]byte) bool {
	got := sha256.Sum256([]byte(typed))
	return subtle.ConstantTimeCompare(got[:], sum[:]) == 1
}

// opens reports whether a token is the right one.
func (l *lock) opens(token string) bool { return same(token, l.token) }

// letIn gives the browser the cookie.
func (l *lock) letIn(w http.ResponseWriter) {
	http.SetCookie(w, &http.Cookie{
		Name: l.cookie, Value: l.pass, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode,
	})
}

// knows reports whether a request carries the cookie or the token.
func (l *lock) knows(r *http.Request) bool {
	if scheme, token, ok := strings.Cut(r.Header.Get("Authorization"), " "); ok && strings.EqualFold(scheme, "Bearer") {
		return l.opens(strings.TrimSpace(token))
	}
	for _, c := range r.CookiesNamed(l.cookie) {
		if same(c.Value, l.sum) {
			return true
		}
	}
	return false
}

// door refuses requests for another host, and those that another page makes.
func (l *lock) door(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		setHeaders(w.Header())
		if err := l.refuses(r); err != nil {
			writeFailure(w, err)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func (l *lock) refuses(r *http.Request) error {
	if !l.listensOn(r.Host) {
		return forbidden("this server does not answer for %q; open the link that it printed", r.Host)
	}
	// Following a link to the page is no request of another page's: it carries no
	// cookie, and its answer is not told to the other page.
	if r.Method == http.MethodGet && r.Header.Get("Sec-Fetch-Mode") == "navigate" && !strings.HasPrefix(r.URL.Path, "/api/") {
		return nil
	}
	if origin := r.Header.Get("Origin"); origin != "" {
		if u, err := url.Parse(origin); err != nil || u.Scheme != "http" || u.Host != r.Host {
			return forbidden("requests of the page %s are not answered", origin)
		}
	}
	switch site := r.Header.Get("Sec-Fetch-Site"); site {
	case "", "same-origin", "none":
		return nil
	default:
		return forbidden("requests of other pages (%s) are not answered", site)
	}
}

func (l *lock) listensOn(host string) bool {
	for _, h := range l.hosts {
		if strings.EqualFold(h, host) {
			return true
		}
	}
	return false
}

// policy lets the page load its own files and talk to its own server, and
// nothing else.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
	"connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

func setHeaders(h http.Header) {
	h.Set("Content-Security-Policy", policy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cross-Origin-Embedder-Policy", "require-corp")
	h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
	h.Set("Cache-Control", "no-store")
}
