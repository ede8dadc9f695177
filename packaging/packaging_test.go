// Package packaging holds how chancery is packed for others to install, and
// tests that what is packed runs from where it is unpacked.
package packaging

import (
	"debug/elf"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// TestDebian makes the package, unpacks it into an empty root and runs what is
// in it.
func TestDebian(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program")
	}
	for _, program := range []string{"bash", "make", "dpkg-deb"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("%s is not installed", program)
		}
	}
	dir, root := t.TempDir(), t.TempDir()
	run(t, "make", "-s", "-C", "..", "deb", "DEBDIR="+dir)
	packages, err := filepath.Glob(filepath.Join(dir, "chancery_*.deb"))
	if err != nil || len(packages) != 1 {
		t.Fatalf("make deb leaves %v (%v), want one package", packages, err)
	}
	fields := run(t, "dpkg-deb", "-f", packages[0], "Package", "Version", "Architecture", "Installed-Size")
	if !strings.Contains(fields, "Package: chancery\n") || !strings.Contains(fields, "Installed-Size: ") {
		t.Errorf("the package says of itself: %s", fields)
	}
	run(t, "dpkg-deb", "-x", packages[0], root)
	for _, file := range []string{
		"bin/chancery",
		"share/man/man1/chancery.1.gz",
		"share/man/man1/chancery-path.1.gz",
		"share/bash-completion/completions/chancery",
		"share/zsh/site-functions/_chancery",
		"share/fish/vendor_completions.d/chancery.fish",
		"share/doc/chancery/copyright",
		"share/doc/chancery/changelog.gz",
	} {
		if info, err := os.Stat(filepath.Join(root, "usr", file)); err != nil || info.Size() == 0 {
			t.Errorf("usr/%s is missing or empty (%v)", file, err)
		}
	}
	if licences, _ := filepath.Glob(filepath.Join(root, "usr/share/doc/chancery/licences/*/*")); len(licences) == 0 {
		t.Error("the licences of the modules are missing")
	}
	program := filepath.Join(root, "usr/bin/chancery")
	checkStatic(t, program)
	t.Setenv("CHANCERY_STORE", "bolt:"+filepath.Join(t.TempDir(), "test.db"))
	if out := run(t, program, "version"); !strings.HasPrefix(out, "chancery ") {
		t.Errorf("the version is %q", out)
	}
	run(t, program, "build", "../testdata/corpus")
	if out := run(t, program, "show", "Park Jin"); !strings.Contains(out, "person:park-jin") {
		t.Errorf("the packed program shows %q", out)
	}
}

// checkStatic holds the program to load nothing of the machine that it runs on.
func checkStatic(t *testing.T, program string) {
	t.Helper()
	if runtime.GOOS != "linux" {
		return
	}
	f, err := elf.Open(program)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if libraries, err := f.ImportedLibraries(); err == nil && len(libraries) > 0 {
		t.Errorf("the program loads %v", libraries)
	}
	for _, p := range f.Progs {
		if p.Type == elf.PT_INTERP {
			t.Error("the program asks for a dynamic linker")
		}
	}
}

func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
	return string(out)
}
