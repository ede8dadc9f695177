package graph

import (
	"runtime/debug"
	"runtime/metrics"
	"time"
)

// memoryPoll is the pause between two looks at how much the child holds.
const memoryPoll = 10 * time.Millisecond

// memoryInUse returns the bytes that the process holds of the system.
func memoryInUse() int64 {
	sample := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	metrics.Read(sample)
	return int64(sample[0].Value.Uint64() - sample[1].Value.Uint64())
}

// liveMemory returns the bytes that the last collection found in use.
func liveMemory() int64 {
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	return int64(sample[0].Value.Uint64())
}

// watchMemory ends the child when it holds more than it may. A single great
// allocation between two looks runs into the system's limit instead, set a
// little higher.
func watchMemory(l Limits, out *childWriter) {
	debug.SetMemoryLimit(l.Memory)
	limitData(l.Memory + 256<<20)
	go func() {
		for range time.Tick(memoryPoll) {
			// What is live counts as well as what is held: close to its limit the
			// collector runs without end rather than give up.
			if memoryInUse() > l.Memory+l.Memory/8 || liveMemory() > l.Memory-l.Memory/8 {
				out.end(memoryFault(l))
			}
		}
	}()
}
