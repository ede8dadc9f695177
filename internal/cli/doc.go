// Package cli is the command chancery: one file a command, listed in
// [groups], with nothing in them but flags, calls and printing.
//
// Results go to standard output, everything else to standard error. The exit
// status is 0 when all was done, 1 when something failed, 2 when the command
// was used wrongly: an unknown flag, a missing argument, a value that is none.
package cli
