package source

import (
	"context"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// File is a file to read, with the name its document will carry.
type File struct {
	Path  string
	Name  string
	Named bool // named by the user, not found in a folder
}

// Find lists the documents under paths, in order: paths as given, folders
// recursively by name. Inside folders it takes the extensions of [Formats] and
// passes over hidden files and everything else in silence; a path that the
// user names is always taken. A file met twice is listed once. Paths that do
// not exist or cannot be entered are returned as errors and do not stop the
// search.
func Find(paths []string) ([]File, []*Error) {
	f := finder{seen: map[string]bool{}, names: map[string]bool{}}
	for _, p := range paths {
		f.root(p)
	}
	return f.files, f.errs
}

// Walk reads everything that [Find] lists, in that order. Errors are of type
// [*Error] and do not end the walk, except ctx's own.
func Walk(ctx context.Context, paths []string, opt Options) iter.Seq2[*Document, error] {
	return func(yield func(*Document, error) bool) {
		files, errs := Find(paths)
		for _, err := range errs {
			if !yield(nil, err) {
				return
			}
		}
		for _, f := range files {
			if err := ctx.Err(); err != nil {
				yield(nil, err)
				return
			}
			doc, err := Read(f, opt)
			if !yield(doc, err) {
				return
			}
		}
	}
}

type finder struct {
	files []File
	errs  []*Error
	seen  map[string]bool // real paths
	names map[string]bool
}

func (f *finder) root(path string) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		f.fail(path, err, true)
	case info.IsDir():
		f.folder(path, true)
	default:
		f.add(path, true)
	}
}

// folder lists a folder. Links to files are followed; links to folders are
// not, because they may lead in circles.
func (f *finder) folder(path string, named bool) {
	entries, err := os.ReadDir(path)
	if err != nil {
		f.fail(path, err, named)
		return
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		p := filepath.Join(path, e.Name())
		switch {
		case e.IsDir():
			f.folder(p, false)
		case slices.Contains(extensions(), extension(p)):
			f.add(p, false)
		}
	}
}

func (f *finder) add(path string, named bool) {
	target, err := filepath.EvalSymlinks(path)
	if err != nil {
		f.fail(path, err, named)
		return
	}
	if info, err := os.Stat(target); err == nil && info.IsDir() {
		return
	}
	if abs, err := filepath.Abs(target); err == nil {
		target = abs
	}
	if f.seen[target] {
		return
	}
	f.seen[target] = true
	f.files = append(f.files, File{Path: path, Name: f.name(path), Named: named})
}

// name returns the base name, with as many of its folders before it as set it
// apart from the names given so far.
func (f *finder) name(path string) string {
	parts := strings.Split(filepath.ToSlash(filepath.Clean(path)), "/")
	name := ""
	for i := range slices.Backward(parts) {
		name = strings.Join(parts[i:], "/")
		if !f.names[name] {
			break
		}
	}
	f.names[name] = true
	return name
}

func (f *finder) fail(path string, err error, named bool) {
	e := fault(path, err)
	e.Named = named
	f.errs = append(f.errs, e)
}

func extension(path string) string { return strings.ToLower(filepath.Ext(path)) }
