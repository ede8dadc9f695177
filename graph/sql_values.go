package graph

import (
	"database/sql"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	csql "github.com/cayleygraph/cayley/graph/sql"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"
)

// nodeColumns are the columns of Cayley's table nodes that hold a value.
var nodeColumns = [...]string{
	"value", "value_string", "datatype", "language", "iri", "bnode", "value_int", "value_bool", "value_float", "value_time",
}

// nodeRow returns a value as nodeColumns hold it.
func nodeRow(v quad.Value) ([len(nodeColumns)]any, error) {
	var row [len(nodeColumns)]any
	if !fitsColumns(v) {
		body, err := pquads.MarshalValue(v)
		row[0] = body
		return row, err
	}
	kind, values, err := csql.NodeValues(csql.HashOf(v), v)
	if err != nil {
		return row, err
	}
	for i, name := range kind.Columns() {
		for j, column := range nodeColumns {
			if name == column {
				row[j] = values[i+1] // after the hash
			}
		}
	}
	return row, nil
}

// fitsColumns reports whether the database gives v back as it is. Text with
// NUL, which Cayley escapes for good, and invalid UTF-8 go in as bytes, and so
// do times finer than a microsecond.
func fitsColumns(v quad.Value) bool {
	text := func(s string) bool {
		return utf8.ValidString(s) && !strings.Contains(s, "\x00") && !strings.Contains(s, `\x00`)
	}
	switch v := v.(type) {
	case quad.IRI:
		return text(string(v))
	case quad.BNode:
		return text(string(v))
	case quad.String:
		return text(string(v))
	case quad.TypedString:
		return text(string(v.Value)) && text(string(v.Type))
	case quad.LangString:
		return text(string(v.Value)) && text(v.Lang)
	case quad.Time:
		return time.Time(v).Nanosecond()%1000 == 0
	}
	return true
}

// nodeScan receives nodeColumns.
type nodeScan struct {
	data   []byte
	str    sql.NullString
	typ    sql.NullString
	lang   sql.NullString
	iri    sql.NullBool
	bnode  sql.NullBool
	num    sql.NullInt64
	truth  sql.NullBool
	float  sql.NullFloat64
	moment sql.NullTime
}

func (n *nodeScan) targets() []any {
	return []any{&n.data, &n.str, &n.typ, &n.lang, &n.iri, &n.bnode, &n.num, &n.truth, &n.float, &n.moment}
}

// value returns the value received, nil for none.
func (n *nodeScan) value() (quad.Value, error) {
	switch {
	case n.str.Valid && n.iri.Bool:
		return quad.IRI(n.str.String), nil
	case n.str.Valid && n.bnode.Bool:
		return quad.BNode(n.str.String), nil
	case n.str.Valid && n.lang.Valid:
		return quad.LangString{Value: quad.String(n.str.String), Lang: n.lang.String}, nil
	case n.str.Valid && n.typ.Valid:
		return quad.TypedString{Value: quad.String(n.str.String), Type: quad.IRI(n.typ.String)}, nil
	case n.str.Valid:
		return quad.String(n.str.String), nil
	case n.num.Valid:
		return quad.Int(n.num.Int64), nil
	case n.truth.Valid:
		return quad.Bool(n.truth.Bool), nil
	case n.float.Valid:
		return quad.Float(n.float.Float64), nil
	case n.moment.Valid:
		return quad.Time(n.moment.Time.UTC()), nil
	case n.data != nil:
		v, err := pquads.UnmarshalValue(n.data)
		if err != nil {
			return nil, damaged(fmt.Errorf("a value does not decode: %w", err))
		}
		return v, nil
	}
	return nil, nil
}
