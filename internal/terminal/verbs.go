package terminal

import (
	"strings"

	"chancery/graph/export"
	"chancery/internal/answer"
	"chancery/schema"
)

// The verbs that others refer to.
const (
	verbMore  = "more"
	verbQuery = "query"
	verbShow  = "show"
)

// groups lists every verb, in the sections of the help.
func groups() []verbGroup {
	return []verbGroup{
		{"Look around", []verb{
			{
				name: "find", usage: "NAME [--kind KIND,…]", help: "find people, countries, organisations, events … by the beginning of any name",
				more:    "Every word may be the beginning of a word of the name; diacritics, capitals and the order of words do not matter.",
				example: []string{"find park", "find bui thanh son", "find hanoi --kind event"},
				args:    []argument{aThing}, flags: []flag{{name: "kind", value: "a kind", help: "only things of this kind", words: kindWords}},
				alone: true, run: (*Terminal).find,
			},
			{
				name: verbShow, usage: "THING", help: "show what a thing is, how it is joined with others, and where that is said",
				example: []string{`show "Park Jin"`, "show VN-RoK", "show 2"},
				args:    []argument{aThing}, run: (*Terminal).showThing,
			},
			{
				name: "expand", usage: "THING [RELATION] [--from N]", help: "put on the board what a relation joins with a thing, 25 at a time",
				more:    "Without RELATION it lists the relations with their counts; their numbers can then be expanded.",
				example: []string{"expand park jin", "expand park jin met", "expand 3", `expand 2 "visited by"`},
				args:    []argument{aThing, aRelation}, flags: []flag{{name: "from", value: "a number", help: "leave out this many"}},
				run: (*Terminal).expand,
			},
			{
				name: verbMore, help: "show the next part of the last list", example: []string{"more"},
				run: (*Terminal).more,
			},
			{
				name: "path", usage: "A B [--hops N] [--paths N] [--through-hubs]", help: "show how two things are connected, and put the way on the board",
				more:    "What has more than 1,000 edges, such as the UN, is a hub and is not passed through without --through-hubs.",
				example: []string{"path park jin KOICA", "path park jin -- viet nam", "path 2 7", "path 2 7 --hops 6 --since 2021"},
				args:    []argument{aThing},
				flags: []flag{
					{name: "hops", value: "a number", help: "go at most so many steps (4)"},
					{name: "paths", value: "a number", help: "show at most so many ways (3)"},
					{name: "hub", value: "a number", help: "how many edges make a hub (1,000)"},
					{name: "through-hubs", help: "pass through hubs as well"},
					since("walk only what happened on or after this date"), until("walk only what happened on or before this date"),
				},
				run: (*Terminal).path,
			},
			{
				name: "why", usage: "THING | EDGE | ROW", help: "show the sentences that something stands on, marked in their paragraphs",
				more:    "Of a row that is an edge, the sentences of that edge; an edge is written as subject, predicate, object and label.",
				example: []string{"why 2", `why "Park Jin"`, "why person:park-jin dip:visited country:VN date:2022-10-18"},
				args:    []argument{aThing}, run: (*Terminal).why,
			},
			{
				name: "documents", usage: "[WORDS]", help: "list the documents whose name, title or publisher has the words",
				example: []string{"documents", "documents kr-vn 2022"},
				args:    []argument{aText}, flags: []flag{{name: "from", value: "a number", help: "leave out this many"}},
				alone: true, run: (*Terminal).documents,
			},
			{
				name: "read", usage: "DOCUMENT", help: "show a document with everything marked that was read from it",
				example: []string{"read kr-vn-2022-07-13-call.txt", "read 1"},
				args:    []argument{aThing}, kinds: []schema.Kind{schema.KindDoc}, run: (*Terminal).read,
			},
		}},
		{"What was said and undertaken", []verb{
			{
				name: "timeline", help: "show the events, acts and deadlines on the board in the order of time",
				example: []string{"timeline"}, run: (*Terminal).timeline,
			},
			{
				name: "compare", usage: "EVENT", help: "set two sides' accounts of one event side by side",
				example: []string{"compare event:2021-06-23-meeting-kr-vn", "compare 4"},
				args:    []argument{aThing}, flags: []flag{asOf(), known()}, kinds: []schema.Kind{schema.KindEvent}, run: (*Terminal).compare,
			},
			{
				name: "threads", also: []string{"thread"}, usage: "[THING | WORDS]", help: "follow undertakings, asks and positions through the meetings",
				example: []string{"threads VN-RoK", "threads two-way trade"},
				args:    []argument{aThing}, flags: []flag{asOf(), known(), limit()}, run: (*Terminal).threads,
			},
			{
				name: "asks", usage: "[--by WHO] [--to WHOM] [--open]", help: "list who asked whom for what, and the answer",
				example: []string{"asks --by KR --to VN", "asks --open"},
				flags:   []flag{by("who asks"), to("who is asked"), {name: "open", help: "only those without an answer"}, asOf(), known(), limit()},
				run:     (*Terminal).asks,
			},
			{
				name: "commitments", usage: "[--by WHO] [--state STATE] …", help: "list undertakings and asks as they stand: open, due, overdue, restated, silent",
				example: []string{"commitments --state overdue", "commitments --by KR --topic trade", "commitments --as-of 2022-12-31"},
				flags: []flag{
					by("who undertakes or asks"), to("towards whom"), forceFlag(), topicFlag(),
					{name: "state", value: "a state", help: "only those that stand so", words: wordsOf(answer.Standings())},
					since("spoken of on or after this date"), until("spoken of on or before this date"), asOf(), known(), limit(),
				},
				run: (*Terminal).commitments,
			},
			{
				name: "ledger", usage: "[--by WHO] [--force FORCE] …", help: "list commitments, asks and targets, act by act",
				example: []string{"ledger --by KR --to VN --force request", "ledger --topic trade --due-before 2024"},
				flags: []flag{
					by("who acts"), to("towards whom"), forceFlag(), topicFlag(),
					since("done on or after this date"), until("done on or before this date"),
					{name: "due-before", value: "a date", help: "due before this date"},
					{name: "open", help: "leave out what was due before --as-of"},
					asOf(), limit(),
				},
				run: (*Terminal).ledger,
			},
			{
				name: "brief", usage: "A B [--before DATE]", help: "write the sheet to read before two countries meet",
				example: []string{"brief VN KR", "brief viet nam -- south korea --before 2022-12-01"},
				args:    []argument{aThing}, flags: []flag{{name: "before", value: "a date", help: "the day of the meeting (today)"}},
				kinds: []schema.Kind{schema.KindCountry, schema.KindOrg}, run: (*Terminal).brief,
			},
			{
				name: verbQuery, usage: "GIZMO", help: "run a Gizmo script and put on the board what it returns",
				more: "Alone, or with a bracket left open, it goes on over several lines; an empty line or a semicolon at the end of a line runs it.\n" +
					`IRIs stand in angle brackets; the label of an edge is the date of the occasion.`,
				example: []string{`query g.V("<country:VN>").In("<dip:visited>").All()`},
				raw:     true, multiline: true, run: (*Terminal).query,
			},
		}},
		{"The board", []verb{
			{
				name: "view", also: []string{"list", "board"}, usage: "[links]", help: "list what is on the board; with links, what joins it",
				example: []string{"view", "view links"}, args: []argument{aText}, run: (*Terminal).board,
			},
			{
				name: "filter", usage: "[kind|relation|force|topic VALUE… | since|until DATE | off]", help: "show only some kinds, relations, forces, topics or days",
				more:    "Without arguments it shows the filter, and what the board has to filter by. A filter by one thing leaves those by others; `filter kind off` lifts one, `filter off` all.",
				example: []string{"filter kind person org", "filter relation met", "filter topic trade", "filter since 2021-06", "filter off"},
				args:    []argument{aFilter}, run: (*Terminal).filter,
			},
			onThings("add", "put things on the board", "add 1-3", aThing),
			onThings("remove", "take things off the board", "remove 2", aBoard),
			onThings("hide", "keep things on the board out of sight", "hide 2 4-6", aBoard),
			onThings("unhide", "show hidden things again", `unhide "United Nations"`, aHidden),
			onThings("pin", "hold things at a place of the drawing", "pin 1", aBoard),
			onThings("unpin", "let pinned things go", "unpin 1", aBoard),
			{
				name: "note", usage: "THING TEXT", help: "write something down about a thing; an empty text takes the note away",
				example: []string{`note 2 asks about visas each time`, `note "Park Jin" -- minister until 2024`, "note 2 --"},
				args:    []argument{aBoard, aText}, run: (*Terminal).note,
			},
			{name: "clear", help: "take everything off the board", example: []string{"clear"}, run: (*Terminal).clear},
			{name: "undo", help: "undo the last step", example: []string{"undo"}, run: (*Terminal).undo},
			{name: "redo", help: "do again what was undone", example: []string{"redo"}, run: (*Terminal).redo},
		}},
		{"Review", []verb{
			onFacts("confirm", "say that facts or edges are right", "confirm 1"),
			onFacts("reject", "say that facts or edges are wrong: they are left out from then on", "reject 2-3"),
			onFacts("retract", "take back what was said of facts or edges", "retract 2"),
		}},
		{"Sessions", []verb{
			{name: "log", help: "list the steps of the session", example: []string{"log"}, run: (*Terminal).log},
			{name: "changes", help: "tell what the store changed since the session last looked at it", example: []string{"changes"}, run: (*Terminal).changes},
			{name: "sessions", help: "list the sessions", example: []string{"sessions"}, alone: true, run: (*Terminal).sessions},
			{
				name: "open", usage: "SESSION", help: "go on with another session", example: []string{"open trade-talks"},
				args: []argument{aSession}, run: (*Terminal).open,
			},
			{name: "new", usage: "SESSION", help: "begin a session", example: []string{"new trade-talks"}, run: (*Terminal).newSession},
			{
				name: "fork", usage: "SESSION", help: "begin a session with the steps of this one, and go on with it",
				example: []string{"fork trade-talks-2"}, run: (*Terminal).fork,
			},
			{
				name: "save", usage: "FILE", help: "write the log of the session to a file, to hand it on", example: []string{"save trade-talks.jsonl"},
				args: []argument{aFile}, run: (*Terminal).save,
			},
			{
				name: "import", usage: "FILE SESSION", help: "begin a session with a log that was handed on", example: []string{"import trade-talks.jsonl from-lan"},
				args: []argument{aFile, aText}, run: (*Terminal).importLog,
			},
			{
				name: "export", usage: "FORMAT FILE", help: "write what is on the board in the format of another program; - is standard output",
				more:    "Formats: " + strings.Join(exportFormats(), ", ") + ".",
				example: []string{"export graphml talks.graphml", "export csv-nodes -"},
				args:    []argument{aFormat, aFile}, run: (*Terminal).export,
			},
		}},
		{"This program", []verb{
			{
				name: "help", also: []string{"?"}, usage: "[VERB]", help: "tell what can be typed", example: []string{"help", "help path"},
				args: []argument{aVerb}, alone: true, run: (*Terminal).help,
			},
			{name: "quit", also: []string{"exit", "q"}, help: "end; the session keeps every step by itself", example: []string{"quit"}, alone: true, run: (*Terminal).leave},
		}},
	}
}

// onThings is a verb that does with things on the board what the step of the
// same name does.
func onThings(name, help, example string, what argument) verb {
	return verb{
		name: name, usage: "THING…", help: help, example: []string{example}, args: []argument{what},
		run: (*Terminal).toThings,
	}
}

// onFacts is a verb that judges facts or edges as the step of the same name does.
func onFacts(name, help, example string) verb {
	return verb{
		name: name, usage: "ROW… | FACT… | EDGE", help: help, example: []string{"why 2", example}, args: []argument{aText},
		run: (*Terminal).judge,
	}
}

func by(help string) flag {
	return flag{name: "by", value: "a name", help: help + "; names are parted by commas", thing: true}
}

func to(help string) flag {
	return flag{name: "to", value: "a name", help: help + "; names are parted by commas", thing: true}
}

func since(help string) flag { return flag{name: "since", value: "a date", help: help} }
func until(help string) flag { return flag{name: "until", value: "a date", help: help} }
func asOf() flag             { return flag{name: "as-of", value: "a date", help: "as things stood on this day"} }

func known() flag {
	return flag{name: "known", help: "with --as-of: and only from documents published by then"}
}

func limit() flag { return flag{name: "limit", value: "a number", help: "at most so many"} }

func forceFlag() flag {
	return flag{name: "force", value: "a force", help: "only this sort of acts", words: wordsOf(schema.Forces[:])}
}

func topicFlag() flag {
	return flag{name: "topic", value: "a topic", help: "only this field of policy", words: wordsOf(schema.Topics[:])}
}

func wordsOf[W ~string](list []W) func() []string {
	return func() []string {
		var out []string
		for _, w := range list {
			out = append(out, string(w))
		}
		return out
	}
}

func exportFormats() []string {
	var out []string
	for _, f := range export.Formats() {
		out = append(out, f.Name)
	}
	return out
}

// kinds are those of the things that can be found, and on the board.
func kinds() []schema.Kind {
	return []schema.Kind{
		schema.KindPerson, schema.KindCountry, schema.KindDyad, schema.KindOrg, schema.KindOffice, schema.KindPlace,
		schema.KindEvent, schema.KindAct, schema.KindTopic, schema.KindTarget, schema.KindDoc,
	}
}

func kindWords() []string { return wordsOf(kinds())() }
