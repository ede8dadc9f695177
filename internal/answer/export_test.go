package answer

import "chancery/internal/pipeline"

// Settled returns the record that the desk holds, for tests that compare it with
// an earlier one.
func (d *Desk) Settled() *pipeline.Memory { return d.recall.now.Memory }
