// Package eval scores extracted facts against gold facts that people wrote by
// reading the documents.
//
// Use [Load] for a folder of NAME.gold.json beside NAME.txt, then
// [Set.Score] with the facts that a program found. [ReadFacts] reads those of
// any program in the JSON lines that "chancery extract" prints; [Of] takes
// them from the extractor directly.
//
// Invariant: the figures are those of the project's scorer script, digit for
// digit: the same pairing, weights and ties.
package eval
