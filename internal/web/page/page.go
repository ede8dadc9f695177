// Package page holds the page that "chancery serve" shows in the browser: one
// application in TypeScript (src), bundled with what it stands on (vendor) into
// the few files of dist, which the program carries within it.
//
// "go generate ./internal/web/page" bundles anew; TestBundle fails when dist is
// not what src gives. Neither needs node or the network.
package page

import (
	"embed"
	"io/fs"
)

//go:generate ./bundle dist

//go:embed dist
var dist embed.FS

// Files returns the files of the page as the server gives them: index.html,
// page.js, layout.js (the worker) and page.css, at the root.
func Files() fs.FS {
	files, err := fs.Sub(dist, "dist")
	if err != nil {
		panic(err) // the name is a constant and valid
	}
	return files
}
