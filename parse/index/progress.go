package index

import (
	"time"

	"baogao/parse/source"
)

// A tracker estimates how long an update still takes, by bytes.
type tracker struct {
	began       time.Time
	files, read int
	bytes, past int64
}

// perFile is what a file costs beyond its bytes, in bytes.
const perFile = 4 << 10

func (t *tracker) start(files []source.File) {
	t.began = time.Now()
	t.files = len(files)
	for _, f := range files {
		t.bytes += f.Size + perFile
	}
}

func (t *tracker) done(f source.File) {
	t.read++
	t.past += f.Size + perFile
}

func (t *tracker) progress() Progress {
	p := Progress{Done: t.read, Total: t.files}
	if took := time.Since(t.began); t.past > 0 && took > time.Second/2 {
		p.Left = time.Duration(float64(took) / float64(t.past) * float64(t.bytes-t.past)).Round(time.Second)
	}
	return p
}
