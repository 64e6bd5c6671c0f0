// Package cli is the one-shot face of the library: look-ups that answer and
// exit.
package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"os"

	"baogao/model"
	"baogao/parse"
)

// The exit statuses of every command.
const (
	Found    = 0 // something was found
	NotFound = 1 // nothing was found
	Usage    = 2 // usage or input error
)

// Run carries out one command and returns its exit status.
func Run(args []string, stdout, stderr io.Writer) int {
	var reports []*model.Report
	status := Found
	for _, path := range args {
		if path == "export" || path == "--format" || path == "json" {
			continue
		}
		data, err := os.ReadFile(path)
		if err == nil {
			var r *model.Report
			if r, err = parse.Parse(path, data); err == nil {
				reports = append(reports, r)
				continue
			}
		}
		fmt.Fprintln(stderr, err)
		status = Usage
	}
	out := []jsonReport{}
	for _, r := range reports {
		out = append(out, toJSON(r))
	}
	enc := json.NewEncoder(stdout)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(out); err != nil {
		return Usage
	}
	return status
}
