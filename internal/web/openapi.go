package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"path"
	"reflect"
	"strings"

	"github.com/google/jsonschema-go/jsonschema"

	"chancery/graph"
	"chancery/graph/explore"
	"chancery/internal/answer"
)

// The OpenAPI document (https://spec.openapis.org/oas/v3.1.1) that describes a
// table of routes: nothing in it is written a second time.

type object map[string]any

// openAPI returns the document, indented.
func openAPI(table []route, version string) ([]byte, error) {
	d := apiWriter{schemas: object{}, types: map[string]reflect.Type{}}
	paths := map[string]object{}
	for i := range table {
		rt := &table[i]
		if paths[rt.path] == nil {
			paths[rt.path] = object{}
		}
		paths[rt.path][strings.ToLower(rt.method)] = d.operation(rt)
	}
	if d.err != nil {
		return nil, d.err
	}
	return json.MarshalIndent(object{
		"openapi": "3.1.1",
		"info": object{
			"title": "Chancery", "version": version,
			"description": "The record of diplomatic contacts as chancery serve answers it, on one machine, to its user.",
			"license":     object{"name": "Apache-2.0", "identifier": "Apache-2.0"},
		},
		"tags": []object{
			{"name": "about", "description": "The server itself"},
			{"name": "graph", "description": "Things, what joins them, and the sentences that they stand on"},
			{"name": "record", "description": "What the documents say together"},
			{"name": "sessions", "description": "Explorations that are kept"},
			{"name": "cayley", "description": "Cayley's own API, for programs made for Cayley"},
		},
		"paths":    paths,
		"security": []object{{"cookie": []string{}}, {"bearer": []string{}}},
		"components": object{
			"schemas": d.schemas,
			"securitySchemes": object{
				"cookie": object{"type": "apiKey", "in": "cookie", "name": "chancery-PORT", "description": "given by POST /api/login, and by the link that the server prints"},
				"bearer": object{"type": "http", "scheme": "bearer", "description": "the token of the link that the server prints"},
			},
		},
	}, "", " ")
}

// apiWriter gathers the schemas that operations use.
type apiWriter struct {
	schemas object
	types   map[string]reflect.Type
	err     error
}

func (d *apiWriter) operation(rt *route) object {
	op := object{"operationId": rt.id, "summary": rt.summary, "tags": []string{rt.tag}, "responses": d.responses(rt)}
	if list := d.parameters(rt); len(list) > 0 {
		op["parameters"] = list
	}
	switch {
	case rt.body != nil:
		op["requestBody"] = object{"required": true, "content": object{"application/json": object{"schema": d.ref(rt.body)}}}
	case rt.accepts != "":
		op["requestBody"] = object{"required": true, "content": object{rt.accepts: object{}}}
	}
	if rt.open {
		op["security"] = []object{}
	}
	return op
}

func (d *apiWriter) responses(rt *route) object {
	done := object{"description": "the answer"}
	switch {
	case rt.answer != nil:
		done["content"] = object{"application/json": object{"schema": d.ref(rt.answer)}}
	case rt.produces != "":
		done["content"] = object{rt.produces: object{}}
	}
	return object{
		"200": done,
		"default": object{
			"description": "what is wrong, and what to do",
			"content":     object{"application/json": object{"schema": d.ref(typeOf[failure]())}},
		},
	}
}

func (d *apiWriter) parameters(rt *route) []object {
	if rt.query == nil {
		return nil
	}
	all := schemaOf(rt.query)
	var out []object
	for _, p := range parameters(rt.query) {
		s := all.Properties[p.name]
		one := object{"name": p.name, "in": "query", "schema": s}
		if s.Description != "" {
			one["description"] = s.Description
			s.Description = ""
		}
		if len(s.Types) > 0 {
			s.Type, s.Types = s.Types[len(s.Types)-1], nil // a parameter that is left out is not null
		}
		if p.required {
			one["required"] = true
		}
		if strings.Contains(rt.path, "{"+p.name+"}") {
			one["in"], one["required"] = "path", true
		}
		out = append(out, one)
	}
	return out
}

// ref returns a reference to the schema of a type, which it puts among the
// components; lists are described in place.
func (d *apiWriter) ref(t reflect.Type) object {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() == reflect.Slice {
		return object{"type": "array", "items": d.ref(t.Elem())}
	}
	name := strings.ToUpper(t.Name()[:1]) + t.Name()[1:]
	if other, ok := d.types[name]; ok && other != t {
		name = strings.ToUpper(path.Base(t.PkgPath())[:1]) + path.Base(t.PkgPath())[1:] + name
	}
	switch other, ok := d.types[name]; {
	case !ok:
		d.types[name] = t
		d.schemas[name] = schemaOf(t)
	case other != t:
		d.err = fmt.Errorf("two types are called %s: %v and %v", name, other, t)
	}
	return object{"$ref": "#/components/schemas/" + name}
}

// schemaOf is the JSON schema of a type of this API.
func schemaOf(t reflect.Type) *jsonschema.Schema {
	return answer.SchemaOf(t, map[reflect.Type]*jsonschema.Schema{
		typeOf[explore.Relation](): {Type: "string", Description: "a predicate, > or < and the kind of the other end: met>person"},
		typeOf[graph.Row]():        {},
	})
}

func documentRoute() route {
	return route{
		method: http.MethodGet, path: "/api/openapi.json", tag: "about", id: "openapi", summary: "This document",
		query: typeOf[none](), produces: "application/json",
		serve: func(s *server, w http.ResponseWriter, r *http.Request) error {
			if err := readQuery(r, &none{}); err != nil {
				return err
			}
			w.Header().Set("Content-Type", "application/json")
			_, _ = w.Write(s.doc) // a reader that is gone hears nothing
			return nil
		},
	}
}
