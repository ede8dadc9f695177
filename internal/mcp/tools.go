package mcp

import (
	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"chancery/internal/answer"
)

// tools lists every tool.
func tools() []func(*sdk.Server, *answer.Desk) {
	return []func(*sdk.Server, *answer.Desk){
		addFind,
		addShow,
		addPath,
		addLedger,
		addAsks,
		addThread,
		addCompare,
		addBrief,
		addQuery,
	}
}

func addFind(s *sdk.Server, d *answer.Desk) {
	add(s, tool{
		"find", "Find a person, country, organisation, event or document",
		"Find what a name means: the IRIs of the people, countries, pairs of countries, organisations, events or documents that it may stand for.",
	}, d.Find)
}

func addShow(s *sdk.Server, d *answer.Desk) {
	add(s, tool{
		"show", "Show the dossier of a thing",
		"Show what the record holds of a person, country, pair of countries, organisation, event, act or document: names, offices, contacts, events, acts with their words, targets and documents.",
	}, d.Show)
}

func addPath(s *sdk.Server, d *answer.Desk) {
	add(s, tool{
		"path", "Show how two things are connected",
		"Find the shortest ways from one thing to another over visits, meetings, calls, signings, undertakings and targets, each step with its date and sentence.",
	}, d.Path)
}

func addLedger(s *sdk.Server, d *answer.Desk) {
	add(s, tool{
		"ledger", "List commitments, asks and targets",
		"List what was agreed, pledged, proposed, asked, hoped for or invited to, and every act that names a sum or goal, in the order of dates, each with its words.",
	}, d.Ledger)
}

func addAsks(s *sdk.Server, d *answer.Desk) {
	add(s, tool{
		"asks", "List who asked whom for what, and the answer",
		"List requests, proposals and invitations with what became of them as far as the documents tell. No answer found does not mean that none was given.",
	}, d.Asks)
}

func addThread(s *sdk.Server, d *answer.Desk) {
	add(s, tool{
		"thread", "Follow an undertaking through the meetings",
		"Follow undertakings, asks and positions from meeting to meeting: introduced, restated, strengthened, re-dated, accepted, each step with its sentence.",
	}, d.Thread)
}

func addCompare(s *sdk.Server, d *answer.Desk) {
	add(s, tool{
		"compare", "Set two sides' accounts of one event side by side",
		"Show what the documents of each side's publishers say about one event: what both say and where they differ, and what only one says.",
	}, d.Compare)
}

func addBrief(s *sdk.Server, d *answer.Desk) {
	add(s, tool{
		"brief", "Write the sheet to read before two countries meet",
		"Tell what one should know before a meeting of two countries: who holds which office, the last contacts, open asks both ways, targets and how they drifted, the last wording on each topic, and what is overdue or silent.",
	}, d.Brief)
}

func addQuery(s *sdk.Server, d *answer.Desk) {
	add(s, tool{
		"query", "Run a Gizmo script against the graph",
		"Run a script in Gizmo, Cayley's query language. IRIs stand in angle brackets; the label of an edge between things is the date of the occasion, so LabelContext(\"<date:2022-07-13>\") selects a day. The script is stopped when it takes too long or too much memory.",
	}, d.Query)
}
