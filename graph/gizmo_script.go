package graph

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unsafe"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/query"
	"github.com/cayleygraph/cayley/query/gizmo"
	"github.com/cayleygraph/quad"
	"github.com/dop251/goja"
)

// maxCalls bounds how deep functions of a script may call one another.
const maxCalls = 2000

// runScript runs a script on a store and writes its rows to out.
func runScript(db *childStore, script string, l Limits, out *childWriter) error {
	session := gizmo.NewSession(db.qs)
	vm, err := runtimeOf(session)
	if err != nil {
		return err
	}
	vm.SetMaxCallStackSize(maxCalls)
	if err := newGizmoGuard(vm).install(); err != nil {
		return err
	}
	if err := installPrelude(vm, &View{snap: db.snap}); err != nil {
		return err
	}
	stopInTime(vm, l, out)

	ctx := context.Background()
	it, err := session.Execute(ctx, script, query.Options{Collation: query.Raw})
	if err != nil {
		return explain(err, l)
	}
	rows := 0
	for it.Next(ctx) {
		row, err := rowOf(db.qs, it.Result())
		if err != nil {
			return err
		}
		if row == nil {
			continue
		}
		out.send(childMessage{Row: row})
		if rows++; rows == 1 || l.Results > 0 && rows >= l.Results {
			out.flush()
		}
		if l.Results > 0 && rows >= l.Results {
			return nil
		}
	}
	if err := it.Err(); err != nil {
		return explain(err, l)
	}
	return nil
}

// runtimeOf returns the interpreter inside a session, which Cayley keeps to
// itself. Without it nothing can bound the depth of calls, stop a script at its
// place, or check the arguments of a method before they end the process.
func runtimeOf(s *gizmo.Session) (*goja.Runtime, error) {
	f := reflect.ValueOf(s).Elem().FieldByName("vm")
	if !f.IsValid() || f.Type() != reflect.TypeFor[*goja.Runtime]() {
		return nil, errors.New("this version of Cayley keeps its interpreter elsewhere; its Gizmo cannot be run safely")
	}
	return *(**goja.Runtime)(unsafe.Pointer(f.UnsafeAddr())), nil
}

// stopInTime interrupts the script at its time limit, so that the error says
// where it was; a native call that goes on is ended with the process.
func stopInTime(vm *goja.Runtime, l Limits, out *childWriter) {
	time.AfterFunc(l.Timeout, func() {
		out.flush()
		vm.Interrupt(timeFault(l))
		time.AfterFunc(childGrace/4, func() { out.end(timeFault(l)) })
	})
}

// rowOf returns a result as JSON, or nil when it is none.
func rowOf(qs graph.QuadStore, result any) (json.RawMessage, error) {
	r, ok := result.(*gizmo.Result)
	if !ok {
		return nil, fmt.Errorf("the query gave a %T", result)
	}
	switch {
	case r.Tags != nil:
		row := make(map[string]any, len(r.Tags))
		for tag, ref := range r.Tags {
			if v := qs.NameOf(ref); v != nil {
				row[tag] = nativeOf(v)
			}
		}
		return encodeJSON(row)
	case r.Meta:
		return lastValue(r.Val)
	}
	if e, ok := r.Val.(emitted); ok {
		return e.json, nil
	}
	return encodeJSON(r.Val)
}

// lastValue returns the value that a script ends with, such as that of
// g.V().count(), as a row.
func lastValue(v any) (json.RawMessage, error) {
	switch v := v.(type) {
	case string, bool, int64, float64, []any, map[string]any:
		return encodeJSON(v)
	case *standIn:
		return nil, &QueryError{Kind: FaultScript, Message: "the script ends with a path that is never run; end the path with .all()"}
	}
	return nil, nil
}

// nativeOf returns v as JSON shows it: IRIs and typed literals as a script
// writes them, plain strings, numbers and truth values as themselves.
func nativeOf(v quad.Value) any {
	switch v := v.(type) {
	case quad.String:
		return string(v)
	case quad.Int:
		return int64(v)
	case quad.Float:
		return float64(v)
	case quad.Bool:
		return bool(v)
	case quad.Time:
		return time.Time(v).Format(time.RFC3339Nano)
	}
	return quad.StringOf(v)
}

// encodeJSON returns v on one line, with the angle brackets of IRIs as they are.
func encodeJSON(v any) (json.RawMessage, error) {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(buf.Bytes(), []byte("\n")), nil
}

// emitted is a value given to g.emit, as JSON.
type emitted struct{ json json.RawMessage }

var syntaxPlace = regexp.MustCompile(`(?s)^(?:SyntaxError: )*(?:\(anonymous\): )?Line (\d+):(\d+) (.*)$`)

// explain turns an error of the interpreter into a QueryError with its place.
func explain(err error, l Limits) error {
	var (
		fault       *QueryError
		interrupted *goja.InterruptedError
		overflow    *goja.StackOverflowError
		exception   *goja.Exception
	)
	switch {
	case errors.As(err, &interrupted):
		fault = timeFault(l)
		fault.Line, fault.Column = placeOf(interrupted.Stack())
	case errors.As(err, &overflow):
		fault = &QueryError{Kind: FaultScript, Message: fmt.Sprintf("functions call one another more than %d deep", maxCalls)}
		fault.Line, fault.Column = placeOf(overflow.Stack())
	case errors.As(err, &exception):
		fault = &QueryError{Kind: FaultScript, Message: exceptionText(exception)}
		fault.Line, fault.Column = placeOf(exception.Stack())
	default:
		fault = &QueryError{Kind: FaultScript, Message: plainly(err.Error())}
		if m := syntaxPlace.FindStringSubmatch(err.Error()); m != nil {
			fault.Kind, fault.Message = FaultSyntax, m[3]
			fault.Line, _ = strconv.Atoi(m[1])
			fault.Column, _ = strconv.Atoi(m[2])
		}
	}
	return fault
}

// exceptionText returns what a script threw.
func exceptionText(e *goja.Exception) string {
	if e.Value() == nil {
		return plainly(e.Error())
	}
	return plainly(e.Value().String())
}

// placeOf returns the place in the script nearest to the top of a stack.
func placeOf(stack []goja.StackFrame) (line, column int) {
	for _, f := range stack {
		if p := f.Position(); p.Line > 0 && f.SrcName() != preludeName {
			return p.Line, p.Column
		}
	}
	return 0, 0
}

// badArgument is how the interpreter reports an argument of the wrong type; it
// counts from 0.
var badArgument = regexp.MustCompile(`could not convert function call parameter (\d+): could not convert (.*) to (.*)`)

// plainly takes the words of Go and of the interpreter out of a message.
func plainly(s string) string {
	s = strings.TrimPrefix(strings.TrimPrefix(s, "TypeError: "), "GoError: ")
	if m := badArgument.FindStringSubmatch(s); m != nil {
		n, _ := strconv.Atoi(m[1])
		s = fmt.Sprintf("argument %d is %s, and should be %s", n+1, m[2], m[3])
	}
	for _, w := range goWords {
		s = strings.ReplaceAll(s, w[0], w[1])
	}
	return s
}

var goWords = [][2]string{
	{"not a quad.Value: ", `expected a name such as "<country:KR>", text or a number, got: `},
	{"unsupported type: ", `expected a name such as "<dip:visited>", a list of names or a path, got: `},
	{"expected string, got: ", "expected text, got: "},
	{"unexpected arguments count: ", "this number of arguments does not fit: "},
	{"expected predicate list", `expected a name such as "<dip:partOf>" or a path to follow`},
	{"expected js callback function", "expected a function"},
	{"map[string]interface {}", "an object"},
	{"[]interface {}", "a list"},
	{"*gizmo.pathObject", "a path"},
	{"gizmo.pathObject", "a path such as g.M().out()"},
	{"gizmo.valFilter", "a filter such as gt(5)"},
	{"int64", "a number"},
	{"float64", "a number"},
	{"<nil>", "nothing"},
}
