// Package shipped reads the reports that come with the program.
package shipped

import (
	"errors"
	"io/fs"
	"sync"

	"baogao/model"
	"baogao/parse"
	"baogao/seeds"
)

// once reads the reports when first called.
var once = sync.OnceValues(read)

// Reports returns the reports that come with the program, in the order of
// their files' names. They are read once; each call gives reports of its own,
// which a library may name and flag, over what is the same for all.
func Reports() ([]*model.Report, error) {
	read, err := once()
	if err != nil {
		return nil, err
	}
	own := make([]*model.Report, len(read))
	for i, r := range read {
		c := *r
		own[i] = &c
	}
	return own, nil
}

// read reads the reports on all cores.
func read() ([]*model.Report, error) {
	names, err := fs.Glob(seeds.FS, "*.txt")
	if err != nil {
		return nil, err
	}
	reports, errs := make([]*model.Report, len(names)), make([]error, len(names))
	var reading sync.WaitGroup
	for i, name := range names {
		reading.Go(func() {
			data, err := seeds.FS.ReadFile(name)
			if err == nil {
				reports[i], err = parse.Parse(name, data)
			}
			errs[i] = err
		})
	}
	reading.Wait()
	return reports, errors.Join(errs...)
}
