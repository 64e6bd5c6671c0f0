package store

import (
	"sync"

	"baogao/model"
)

// cached is how many reports are kept after they were loaded: those of the
// panes on the screen and of the walk through a list, 100 KB each.
const cached = 32

// reportCache keeps the reports that were loaded last.
type reportCache struct {
	mu   sync.Mutex
	list []cachedReport // last used at the end
}

type cachedReport struct {
	rec    *record
	report *model.Report
}

// get returns the report of a record, nil where it is not kept under the ID.
func (c *reportCache) get(rec *record, id string) *model.Report {
	c.mu.Lock()
	defer c.mu.Unlock()
	for i := len(c.list) - 1; i >= 0; i-- {
		if e := c.list[i]; e.rec == rec && e.report.ID == id {
			copy(c.list[i:], c.list[i+1:])
			c.list[len(c.list)-1] = e
			return e.report
		}
	}
	return nil
}

func (c *reportCache) put(rec *record, r *model.Report) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.list) == cached {
		c.list = append(c.list[:0], c.list[1:]...)
	}
	c.list = append(c.list, cachedReport{rec, r})
}

func (c *reportCache) clear() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.list = nil
}
