package web

import (
	"bufio"
	"net/http"
	"reflect"

	"chancery/graph/cayleyapi"
)

// cayleyRoutes are those of Cayley's own API. Parameters that Cayley would pass
// over are passed over.
func cayleyRoutes() []route {
	const text = "text/plain"
	table := []route{
		cayley("POST", "queryV1", "/api/v1/query/gizmo", "Run a Gizmo script", text, (*cayleyapi.API).QueryV1),
		cayley("POST", "shapeV1", "/api/v1/shape/gizmo", "Not offered: the shape of a query", text, (*cayleyapi.API).Shape),
		writing(cayley("POST", "writeV1", "/api/v1/write", "Write quads", "application/json", (*cayleyapi.API).WriteV1)),
		writing(cayley("POST", "deleteV1", "/api/v1/delete", "Delete quads", "application/json", (*cayleyapi.API).DeleteV1)),
		writing(cayley("POST", "writeFileV1", "/api/v1/write/file/nquad", "Write the quads of a file", "multipart/form-data", (*cayleyapi.API).WriteFile)),
		cayley("GET", "queryV2", "/api/v2/query", "Run a Gizmo script", "", (*cayleyapi.API).QueryV2),
		cayley("POST", "postQueryV2", "/api/v2/query", "Run a Gizmo script", text, (*cayleyapi.API).QueryV2),
		readRoute("GET", "readV2", ""),
		readRoute("POST", "postReadV2", "application/x-www-form-urlencoded"),
		cayley("GET", "formatsV2", "/api/v2/formats", "List the formats of quads", "", (*cayleyapi.API).Formats),
		writing(cayley("POST", "writeV2", "/api/v2/write", "Write quads", "application/n-quads", (*cayleyapi.API).WriteV2)),
		writing(cayley("POST", "deleteV2", "/api/v2/delete", "Delete quads", "application/n-quads", (*cayleyapi.API).DeleteV2)),
		writing(cayley("POST", "deleteNodeV2", "/api/v2/node/delete", "Delete all quads that name a node", "application/n-quads", (*cayleyapi.API).DeleteNode)),
	}
	for i := range table {
		rt := &table[i]
		switch rt.path {
		case "/api/v1/query/gizmo":
			rt.query = typeOf[cayleyapi.QueryParameters]()
		case "/api/v2/query":
			rt.query = typeOf[cayleyapi.LanguageParameters]()
		}
		if rt.most = cayleyapi.MostQuery; rt.writes {
			rt.most = cayleyapi.MostBytes
		}
	}
	return table
}

// cayley is a route whose answer is JSON.
func cayley[A any](method, id, path, summary, accepts string, answer func(*cayleyapi.API, *http.Request) (A, error)) route {
	return route{
		method: method, path: path, tag: "cayley", id: id, summary: summary, accepts: accepts, answer: reflect.TypeFor[A](),
		serve: func(s *server, w http.ResponseWriter, r *http.Request) error {
			out, err := answer(s.cayley(), r)
			if err != nil {
				return err
			}
			return s.reply(w, out)
		},
	}
}

func (s *server) cayley() *cayleyapi.API {
	return &cayleyapi.API{
		Reading: cayleyapi.Opening(s.Desk.Reading), Writing: cayleyapi.Opening(s.Writing), Timeout: s.QueryTime,
	}
}

func readRoute(method, id, accepts string) route {
	return route{
		method: method, path: "/api/v2/read", tag: "cayley", id: id, summary: "Download quads", accepts: accepts,
		query: typeOf[cayleyapi.ReadParameters](), produces: "application/n-quads", time: downloadTime,
		serve: func(s *server, w http.ResponseWriter, r *http.Request) error {
			dump, err := s.cayley().Read(r)
			if err != nil {
				return err
			}
			w.Header().Set("Content-Type", dump.Media)
			if dump.Encoding != "" {
				w.Header().Set("Content-Encoding", dump.Encoding)
			}
			return stream(w, func(out *bufio.Writer) error { return dump.Write(r.Context(), out) })
		},
	}
}
