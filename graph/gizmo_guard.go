package graph

import (
	"errors"
	"fmt"
	"reflect"
	"runtime"

	"github.com/dop251/goja"
)

// gizmoGuard stands between a script and Cayley's native methods, in which a
// wrong argument is a panic that nobody catches: each call goes through a
// function of its own that turns a panic into an error thrown at the call's
// place.
type gizmoGuard struct {
	vm        *goja.Runtime
	stringify goja.Callable
}

func newGizmoGuard(vm *goja.Runtime) *gizmoGuard { return &gizmoGuard{vm: vm} }

// gizmoFunctions are the functions that Cayley makes global.
var gizmoFunctions = [...]string{
	"iri", "bnode", "raw", "str", "lang", "typed",
	"lt", "lte", "gt", "gte", "regex", "like",
}

// install puts the guarded graph object and functions in place of Cayley's.
func (g *gizmoGuard) install() error {
	stringify, ok := goja.AssertFunction(g.vm.Get("JSON").ToObject(g.vm).Get("stringify"))
	if !ok {
		return fmt.Errorf("the interpreter has no JSON.stringify")
	}
	g.stringify = stringify
	graph := g.wrap(g.vm.Get("graph"))
	for _, name := range [...]string{"graph", "g"} {
		if err := g.vm.Set(name, graph); err != nil {
			return err
		}
	}
	for _, name := range gizmoFunctions {
		fn, ok := goja.AssertFunction(g.vm.Get(name))
		if !ok {
			return fmt.Errorf("this version of Cayley has no %s()", name)
		}
		if err := g.vm.Set(name, g.guarded(name, fn, goja.Undefined())); err != nil {
			return err
		}
	}
	return nil
}

// standIn is what a script sees of a path or of the graph object.
type standIn struct {
	guard  *gizmoGuard
	target *goja.Object
}

var _ goja.DynamicObject = (*standIn)(nil)

// Get returns a method of the target, guarded.
func (s *standIn) Get(name string) goja.Value {
	if name == "emit" || name == "Emit" {
		return s.guard.vm.ToValue(s.guard.emit(s.target))
	}
	member := s.target.Get(name)
	if fn, ok := goja.AssertFunction(member); ok {
		return s.guard.guarded(name, fn, s.target)
	}
	return member
}

// Has reports whether the target has a method.
func (s *standIn) Has(name string) bool { return s.target.Get(name) != nil }

// Set refuses: Cayley's objects cannot be changed.
func (s *standIn) Set(string, goja.Value) bool { return false }

// Delete refuses, as Set does.
func (s *standIn) Delete(string) bool { return false }

// Keys lists nothing, so that printing a path does not list its methods.
func (s *standIn) Keys() []string { return nil }

// wrap returns a stand-in for a path or the graph object; other values are
// themselves.
func (g *gizmoGuard) wrap(v goja.Value) goja.Value {
	if obj, ok := v.(*goja.Object); ok && isGizmo(obj) {
		return g.vm.NewDynamicObject(&standIn{guard: g, target: obj})
	}
	return v
}

// isGizmo reports whether o is one of the two objects that Cayley gives to
// scripts, whose types it does not export.
func isGizmo(o *goja.Object) bool {
	t := o.ExportType()
	return t != nil && (t.String() == "*gizmo.pathObject" || t.String() == "*gizmo.graphObject")
}

// unwrap returns what a stand-in stands for, and other values as they are.
func unwrap(v goja.Value) goja.Value {
	if obj, ok := v.(*goja.Object); ok && obj.ExportType() == reflect.TypeFor[*standIn]() {
		if s, ok := obj.Export().(*standIn); ok {
			return s.target
		}
	}
	return v
}

// guarded returns fn, called on this, as a function of the script.
func (g *gizmoGuard) guarded(name string, fn goja.Callable, this goja.Value) goja.Value {
	return g.vm.ToValue(func(call goja.FunctionCall) goja.Value {
		args := make([]goja.Value, len(call.Arguments))
		for i, a := range call.Arguments {
			args[i] = unwrap(a)
		}
		return g.wrap(g.call(name, fn, this, args))
	})
}

// call calls a native method, and throws a TypeError for what goes wrong in it.
func (g *gizmoGuard) call(name string, fn goja.Callable, this goja.Value, args []goja.Value) (v goja.Value) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case goja.Value, *goja.Exception, *goja.InterruptedError, *goja.StackOverflowError:
			panic(r) // the interpreter's own way to throw
		case runtime.Error:
			panic(g.vm.NewTypeError("%s(): Cayley cannot work this out (%v); ask it in another form, for example with or() in place of a list of names", name, r))
		default:
			panic(g.vm.NewTypeError("%s", plainly(fmt.Sprintf("%s(): %v", name, r))))
		}
	}()
	v, err := fn(this, args...)
	if err == nil {
		return v
	}
	if e, ok := errors.AsType[*goja.Exception](err); ok && e.Value() != nil {
		switch cause := e.Value().Export().(type) {
		case *goja.Exception: // of a function that the script gave to the method
			panic(cause)
		case error:
			panic(g.vm.NewTypeError("%s", plainly(fmt.Sprintf("%s(): %v", name, cause))))
		}
	}
	panic(err)
}

// emit returns g.emit: the value goes out as JSON.stringify writes it, which
// throws for an object that contains itself.
func (g *gizmoGuard) emit(graph *goja.Object) func(goja.FunctionCall) goja.Value {
	native, ok := goja.AssertFunction(graph.Get("emit"))
	return func(call goja.FunctionCall) goja.Value {
		v := call.Argument(0)
		if !ok || goja.IsNull(v) || goja.IsUndefined(v) {
			return goja.Null()
		}
		if unwrap(v) != v {
			panic(g.vm.NewTypeError("emit(): a path is no value; end it with all(), or give emit() its toArray()"))
		}
		text, err := g.stringify(goja.Undefined(), v)
		if err != nil {
			panic(err)
		}
		if goja.IsUndefined(text) {
			panic(g.vm.NewTypeError("emit(): a function is no value that can be printed"))
		}
		return g.call("emit", native, graph, []goja.Value{g.vm.ToValue(emitted{json: []byte(text.String())})})
	}
}
