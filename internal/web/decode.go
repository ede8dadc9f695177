package web

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// readQuery reads the parameters of a request's address into the fields of the
// struct that into points to, under their JSON names. A parameter that there is
// not is an error, so that a misspelt filter does not give all.
func readQuery(r *http.Request, into any) error {
	given, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return badRequest("the address's parameters cannot be read: %v", err)
	}
	v := reflect.ValueOf(into).Elem()
	names := []string{}
	for _, p := range parameters(v.Type()) {
		values, ok := given[p.name]
		if at := r.PathValue(p.name); at != "" {
			values, ok = []string{at}, true
		} else {
			names = append(names, p.name)
		}
		delete(given, p.name)
		values = slices.DeleteFunc(slices.Clone(values), func(s string) bool { return s == "" })
		if !ok || len(values) == 0 {
			if p.required {
				return badRequest("%s is missing", p.name)
			}
			continue
		}
		if err := set(v.FieldByIndex(p.index), values); err != nil {
			return badRequest("%s is %q; want %v", p.name, values[len(values)-1], err)
		}
	}
	for name := range given {
		if len(names) == 0 {
			return badRequest("there is no parameter %q here", name)
		}
		return badRequest("there is no parameter %q; there are %s", name, strings.Join(names, ", "))
	}
	return nil
}

// parameter is a field of a struct of parameters.
type parameter struct {
	name     string
	index    []int
	required bool
}

// parameters lists the fields of a struct, those of embedded ones included.
func parameters(t reflect.Type) []parameter {
	var out []parameter
	for _, f := range reflect.VisibleFields(t) {
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.Anonymous || name == "" || name == "-" {
			continue
		}
		out = append(out, parameter{name: name, index: f.Index, required: !strings.Contains(options, "omit")})
	}
	return out
}

// set reads what was given for one field; the error says what is wanted.
func set(field reflect.Value, values []string) error {
	last := values[len(values)-1]
	switch field.Kind() {
	case reflect.String:
		field.SetString(last)
	case reflect.Bool:
		b, err := strconv.ParseBool(last)
		if err != nil {
			return errors.New("true or false")
		}
		field.SetBool(b)
	case reflect.Int:
		n, err := strconv.ParseInt(last, 10, 32)
		if err != nil {
			return errors.New("a whole number")
		}
		field.SetInt(n)
	case reflect.Slice:
		list := reflect.MakeSlice(field.Type(), len(values), len(values))
		for i := range values {
			if err := set(list.Index(i), values[i:i+1]); err != nil {
				return err
			}
		}
		field.Set(list)
	default:
		panic(fmt.Sprintf("web: a parameter of type %v", field.Type())) // a mistake in the table
	}
	return nil
}

// readBody reads the JSON in a request. Fields that there are not, and anything
// after the value, are errors, with their line and column.
func readBody(r *http.Request, into any) error {
	if err := wantsJSON(r); err != nil {
		return err
	}
	text, err := io.ReadAll(r.Body)
	if err != nil {
		return err
	}
	return parseJSON(text, into)
}

// wantsJSON refuses bodies that say they are something else: a form that another
// page sends cannot say that it is JSON.
func wantsJSON(r *http.Request) error {
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || kind != "application/json" {
		return badRequest("the body is said to be %q; want Content-Type: application/json", r.Header.Get("Content-Type"))
	}
	return nil
}

// parseJSON reads one JSON value.
func parseJSON(text []byte, into any) error {
	if !utf8.Valid(text) {
		return badRequest("the body is not UTF-8")
	}
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	err := d.Decode(into)
	if err == nil {
		end := d.InputOffset()
		if _, err = d.Token(); errors.Is(err, io.EOF) {
			return nil
		}
		return at(text, end+1, "there is something after the JSON value")
	}
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return at(text, syntax.Offset, syntax.Error())
	case errors.As(err, &kind):
		return at(text, kind.Offset, fmt.Sprintf("%s is a %s; want %s", orBody(kind.Field), kind.Value, kindWord(kind.Type)))
	case errors.Is(err, io.EOF):
		return badRequest("the body is empty; want JSON")
	case errors.Is(err, io.ErrUnexpectedEOF):
		return at(text, int64(len(text)), "the JSON ends too early")
	}
	return at(text, d.InputOffset(), strings.TrimPrefix(err.Error(), "json: "))
}

func orBody(field string) string {
	if field == "" {
		return "the body"
	}
	return field
}

// kindWord names a Go type as JSON does.
func kindWord(t reflect.Type) string {
	switch t.Kind() {
	case reflect.String:
		return "a string"
	case reflect.Bool:
		return "true or false"
	case reflect.Slice, reflect.Array:
		return "an array"
	case reflect.Map, reflect.Struct, reflect.Pointer:
		return "an object"
	}
	return "a number"
}

// at is a bad request with the place of the byte before offset.
func at(text []byte, offset int64, message string) error {
	before := text[:max(0, min(int(offset)-1, len(text)))]
	line := bytes.Count(before, []byte("\n")) + 1
	column := utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:]) + 1
	return &failure{
		Code: codeBadRequest, Line: line, Column: column,
		Message: fmt.Sprintf("line %d, column %d of the body: %s", line, column, message),
	}
}
