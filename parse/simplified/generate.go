//go:build ignore

// Generate writes characters.txt from a dictionary of OpenCC, as the Go module
// github.com/longbridgeapp/opencc v0.3.13 carries it:
//
//	go run generate.go opencc@v0.3.13/dictionary/TSCharacters.txt
//
// It keeps the common ideographs (U+4E00 to U+9FFF) that become another of
// them. Where one may become several, the first is the most frequent.
package main

import (
	"bytes"
	"log"
	"os"
	"strings"
	"unicode/utf8"
)

const head = `# Traditional characters, each with the simplified one that it becomes.
# Written by generate.go; do not edit.
# Source: OpenCC (github.com/BYVoid/OpenCC), TSCharacters.txt. Licence: Apache 2.0.
`

// columns is how many pairs stand on a line.
const columns = 40

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("usage: go run generate.go TSCharacters.txt")
	}
	data, err := os.ReadFile(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	out := bytes.NewBufferString(head)
	n := 0
	for line := range strings.Lines(string(data)) {
		from, to, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok {
			continue
		}
		to, _, _ = strings.Cut(to, " ")
		if from == to || !isCommon(from) || !isCommon(to) {
			continue
		}
		if n > 0 && n%columns == 0 {
			out.WriteByte('\n')
		}
		out.WriteString(from + to)
		n++
	}
	out.WriteByte('\n')
	if err := os.WriteFile("characters.txt", out.Bytes(), 0o644); err != nil {
		log.Fatal(err)
	}
}

func isCommon(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	return n == len(s) && r >= 0x4E00 && r <= 0x9FFF
}
