package export

import (
	"bufio"
	"container/heap"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"slices"
	"strings"
)

// sortMemory is how many bytes of records a sorter holds before it writes them
// to a temporary file.
const sortMemory = 32 << 20

// sorter sorts any number of records in bounded memory. A record holds no line
// break. Records that are added twice come out once.
type sorter struct {
	limit int
	held  []string
	size  int
	files []*os.File
}

func newSorter() *sorter { return &sorter{limit: sortMemory} }

// add takes one record.
func (s *sorter) add(record string) error {
	s.held = append(s.held, record)
	s.size += len(record)
	if s.size < s.limit {
		return nil
	}
	return s.spill()
}

// spill writes the records held to a temporary file, sorted.
func (s *sorter) spill() error {
	f, err := os.CreateTemp("", "chancery-sort-*")
	if err != nil {
		return fmt.Errorf("sort: %w", err)
	}
	s.files = append(s.files, f)
	slices.Sort(s.held)
	w := bufio.NewWriter(f)
	for _, r := range s.held {
		if _, err := w.WriteString(r + "\n"); err != nil {
			return fmt.Errorf("sort: %w", err)
		}
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("sort: %w", err)
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return fmt.Errorf("sort: %w", err)
	}
	clear(s.held)
	s.held, s.size = s.held[:0], 0
	return nil
}

// close takes the temporary files away.
func (s *sorter) close() error {
	var errs []error
	for _, f := range s.files {
		errs = append(errs, f.Close(), os.Remove(f.Name()))
	}
	s.files = nil
	return errors.Join(errs...)
}

// records yields all records in the order of their bytes. An error is the last
// pair. The sorter can be used once.
func (s *sorter) records() iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		slices.Sort(s.held)
		var h runs
		h.push(&run{held: s.held})
		for _, f := range s.files {
			h.push(&run{file: bufio.NewReader(f)})
		}
		last, first := "", true
		for len(h.list) > 0 {
			r := h.list[0]
			if first || r.head != last {
				if !yield(r.head, nil) {
					return
				}
				last, first = r.head, false
			}
			h.step()
			if h.err != nil {
				yield("", fmt.Errorf("sort: %w", h.err))
				return
			}
		}
	}
}

// run is one sorted list of records: in memory or in a file.
type run struct {
	head string
	held []string
	file *bufio.Reader
}

// next moves to the next record, and reports whether there is one.
func (r *run) next() (bool, error) {
	if r.file == nil {
		if len(r.held) == 0 {
			return false, nil
		}
		r.head, r.held = r.held[0], r.held[1:]
		return true, nil
	}
	line, err := r.file.ReadString('\n')
	if err != nil {
		if errors.Is(err, io.EOF) {
			return false, nil
		}
		return false, err
	}
	r.head = strings.TrimSuffix(line, "\n")
	return true, nil
}

// runs is a heap of runs by their heads.
type runs struct {
	list []*run
	err  error
}

func (h *runs) Len() int           { return len(h.list) }
func (h *runs) Less(i, j int) bool { return h.list[i].head < h.list[j].head }
func (h *runs) Swap(i, j int)      { h.list[i], h.list[j] = h.list[j], h.list[i] }

// Push is for container/heap.
func (h *runs) Push(x any) { h.list = append(h.list, x.(*run)) }

// Pop is for container/heap.
func (h *runs) Pop() any {
	last := h.list[len(h.list)-1]
	h.list = h.list[:len(h.list)-1]
	return last
}

// push adds a run, unless it is empty.
func (h *runs) push(r *run) {
	if ok, err := r.next(); err != nil {
		h.err = err
	} else if ok {
		heap.Push(h, r)
	}
}

// step moves the first run on.
func (h *runs) step() {
	ok, err := h.list[0].next()
	switch {
	case err != nil:
		h.err = err
	case ok:
		heap.Fix(h, 0)
	default:
		heap.Pop(h)
	}
}
