package answer

import (
	"fmt"
	"maps"
	"reflect"

	"github.com/google/jsonschema-go/jsonschema"

	"chancery/schema"
)

// SchemaOf derives the JSON schema of a type of this package or of one that has
// dates, sums and words of the vocabulary in it. Our own types that do not
// marshal as they are declared are described here, and those of others in more.
func SchemaOf(t reflect.Type, more map[reflect.Type]*jsonschema.Schema) *jsonschema.Schema {
	described := vocabulary()
	maps.Copy(described, more)
	out, err := jsonschema.ForType(t, &jsonschema.ForOptions{TypeSchemas: described})
	if err != nil {
		panic(fmt.Sprintf("answer: the schema of %v: %v", t, err)) // a mistake in the type
	}
	return out
}

func vocabulary() map[reflect.Type]*jsonschema.Schema {
	return map[reflect.Type]*jsonschema.Schema{
		reflect.TypeFor[schema.Date](): {
			Types:       []string{"string", "null"},
			Description: "as exact as it is known, in EDTF: 2021, 2021-06, 2021-06-23, 2021-06-21/2021-06-23",
		},
		reflect.TypeFor[schema.Decimal](): {Types: []string{"number", "null"}},
		reflect.TypeFor[schema.Rung]():    {Type: "string", Description: "how firm, from noted and hoped to committed and signed"},
		reflect.TypeFor[schema.Force]():   {Type: "string", Enum: words(schema.Forces[:])},
		reflect.TypeFor[schema.Topic]():   {Type: "string", Enum: words(schema.Topics[:])},
	}
}

func words[T ~string](list []T) []any {
	out := make([]any, len(list))
	for i, w := range list {
		out[i] = string(w)
	}
	return out
}
