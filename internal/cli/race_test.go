//go:build race

package cli

// longLine is how long the script long_line makes its line, in MB: the race
// detector slows reading tenfold.
const longLine = "8"
