package web

import (
	"net/http"
	"reflect"
)

func typeOf[T any]() reflect.Type { return reflect.TypeFor[T]() }

// routes lists every address under /api with its method: what New serves and
// what the OpenAPI document describes.
func routes() []route {
	const octets = "application/octet-stream"
	table := []route{
		loginRoute(),
		get("about", "about", "/api/about", "What this server is, and what its store holds", (*server).aboutStore),
		get("about", "vocabulary", "/api/vocabulary", "The words that questions and answers use", (*server).vocabulary),
		documentRoute(),

		get("graph", "find", "/api/find", "Find things as a name is typed", (*server).find),
		get("graph", "thing", "/api/thing", "Show the card of a thing", (*server).thing),
		get("graph", "expand", "/api/expand", "List what a relation joins with a thing", (*server).expand),
		get("graph", "path", "/api/path", "Show how two things are connected", (*server).path),
		get("graph", "evidence", "/api/evidence", "Lead a thing, a fact or an edge back to its sentences", (*server).evidence),
		get("graph", "documents", "/api/documents", "List the documents", (*server).documents),
		get("graph", "document", "/api/document", "Show the text of a document with its facts marked", (*server).document),
		queryRoute(),
		file(http.MethodGet, "graph", "export", "/api/export", "Download the whole graph", octets, (*server).export),

		get("record", "commitments", "/api/commitments", "How undertakings and asks stand", (*server).commitments),
		get("record", "threads", "/api/threads", "Follow undertakings from meeting to meeting", (*server).threads),
		get("record", "asks", "/api/asks", "Who asked whom for what, and the answer", (*server).asks),
		get("record", "ledger", "/api/ledger", "Commitments, asks and targets with their words", (*server).ledger),
		get("record", "compare", "/api/compare", "Set the accounts of one event side by side", (*server).compare),
		get("record", "brief", "/api/brief", "Write the sheet to read before two countries meet", (*server).brief),
		get("record", "review", "/api/review", "What is unsure: identities and facts, and what people said", (*server).review),
		writing(send(http.MethodPost, "record", "judge", "/api/judgements", "Say whether two things are one", (*server).judge)),
		writing(send(http.MethodDelete, "record", "unjudge", "/api/judgements", "Take a judgement back", (*server).unjudge)),

		get("sessions", "sessions", "/api/sessions", "List the sessions, the last changed first", (*server).sessions),
		send(http.MethodPost, "sessions", "createSession", "/api/sessions", "Begin a session, or fork one", (*server).createSession),
		get("sessions", "session", "/api/sessions/{name}", "A session with its log", (*server).session),
		get("sessions", "view", "/api/sessions/{name}/view", "What is on a session's board", (*server).view),
		send(http.MethodPost, "sessions", "step", "/api/sessions/{name}/steps", "Take a step", (*server).step),
		file(http.MethodGet, "sessions", "sessionLog", "/api/sessions/{name}/log", "Download a session's log, to hand it on", ndjson, (*server).sessionLog),
		importRoute(),
		file(http.MethodGet, "sessions", "exportSession", "/api/sessions/{name}/export", "Download what is on a session's board", octets, (*server).exportSession),
	}
	return append(table, cayleyRoutes()...)
}

// writing marks a route that writes to the store, which takes its time: the
// identities are settled anew.
func writing(rt route) route {
	rt.writes, rt.time = true, downloadTime
	return rt
}
