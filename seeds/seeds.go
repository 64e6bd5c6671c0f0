// Package seeds holds the five reports of 湖北 that come with the program, byte
// for byte as they were found on the web.
package seeds

import (
	"embed"
	"iter"
)

// FS holds the reports, named by region and plan year: 荆门市-2024.txt.
//
//go:embed *.txt
var FS embed.FS

// All yields each report's file name and bytes, in the order of the names.
func All() iter.Seq2[string, []byte] {
	return func(yield func(name string, data []byte) bool) {
		entries, err := FS.ReadDir(".")
		if err != nil {
			panic(err) // They are a part of the program.
		}
		for _, e := range entries {
			data, err := FS.ReadFile(e.Name())
			if err != nil {
				panic(err)
			}
			if !yield(e.Name(), data) {
				return
			}
		}
	}
}
