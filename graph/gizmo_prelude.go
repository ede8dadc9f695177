package graph

import (
	"context"
	_ "embed"
	"fmt"
	"slices"

	"github.com/cayleygraph/quad"
	"github.com/dop251/goja"

	"chancery/schema"
)

//go:embed gizmo_prelude.js
var preludeSource string

// preludeName is the file name of our own functions in the interpreter.
const preludeName = "prelude"

// installPrelude makes the object dip known to scripts.
func installPrelude(vm *goja.Runtime, view *View) error {
	p := prelude{vm: vm, view: view}
	for name, fn := range map[string]func(goja.FunctionCall) goja.Value{"dipFind": p.find, "dipBetween": p.between} {
		if err := vm.Set(name, fn); err != nil {
			return err
		}
	}
	_, err := vm.RunScript(preludeName, preludeSource)
	return err
}

// prelude answers, from the store, what its functions in Gizmo cannot.
type prelude struct {
	vm   *goja.Runtime
	view *View
}

// text returns an argument that must be text.
func (p *prelude) text(call goja.FunctionCall, n int, what string) string {
	s, ok := call.Argument(n).Export().(string)
	if !ok {
		panic(p.vm.NewTypeError("argument %d should be %s", n+1, what))
	}
	return s
}

// find returns the IRI of the thing that a name means, in angle brackets.
func (p *prelude) find(call goja.FunctionCall) goja.Value {
	m, err := Find(context.Background(), childReader{p.view}, p.text(call, 0, `a name such as "Park Jin" or "VN-RoK"`))
	if err != nil {
		panic(p.vm.NewTypeError("%s", err))
	}
	return p.vm.ToValue("<" + string(m.IRI) + ">")
}

// between returns the labels whose date may lie between two days, both
// included, sorted; "" is no bound.
func (p *prelude) between(call goja.FunctionCall) goja.Value {
	since := schema.Date(p.text(call, 0, `a date such as "2021", "2021-06" or "2021-06-23"`))
	until := schema.Date(p.text(call, 1, `a date such as "2021", "2021-06" or "2021-06-23"`))
	for _, d := range []schema.Date{since, until} {
		if !d.Valid() {
			_, _, err := d.Bounds()
			panic(p.vm.NewTypeError("%s", err))
		}
	}
	labels := []string{}
	for v, err := range p.view.Labels(context.Background()) {
		if err != nil {
			panic(p.vm.NewTypeError("%s", err))
		}
		iri, ok := v.(quad.IRI)
		if d := labelDate(schema.IRI(iri)); ok && d.Known() && d.Between(since, until) {
			labels = append(labels, "<"+string(iri)+">")
		}
	}
	slices.Sort(labels)
	items := make([]any, len(labels))
	for i, l := range labels {
		items[i] = l
	}
	return p.vm.NewArray(items...)
}

// childReader is a child's store for the views.
type childReader struct{ *View }

// GetDocument returns an error: scripts see no documents.
func (childReader) GetDocument(_ context.Context, sum string) ([]byte, error) {
	return nil, fmt.Errorf("document %s: a script reads quads only", sum)
}

var _ Reader = childReader{}
