// Package seeds holds the five reports of 湖北 that come with the program, byte
// for byte as they were found on the web.
package seeds

import "embed"

// FS holds the reports, named by region and plan year: 荆门市-2024.txt.
//
//go:embed *.txt
var FS embed.FS
