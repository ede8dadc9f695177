// Package memory draws the line through the meetings: what became of an
// undertaking from one meeting to the next, who asked for what and was
// answered, what the two sides tell differently, what is overdue, and what to
// know before the next meeting.
//
// All its views are pure functions of a [schema.Record]; nothing is stored. Use
// [Threads] for undertakings, [Asks] for requests and their answers, [Compare]
// for two accounts of one event, [Standing] for the state of goals on a day,
// and [NewBrief] for the sheet before a meeting. For a view as of a day, cut
// the record first with [Until]; for what was known by a day, resolve only the
// facts that [KnownBy] leaves.
//
// Invariant: every line of every view leads to the acts or event facts that it
// stands on.
package memory
