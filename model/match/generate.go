//go:build ignore

// Generate writes readings.txt from github.com/mozillazg/go-pinyin.
//
// The library itself would cost 3 ms and 1.8 MB at the start of the program,
// because its dictionary is a map of 42,000 entries that is built before main.
package main

import (
	"bytes"
	"cmp"
	"fmt"
	"log"
	"os"
	"slices"
	"strings"

	"github.com/mozillazg/go-pinyin"
	"golang.org/x/text/encoding/simplifiedchinese"
)

const head = `# Readings of Chinese characters in pinyin without tones (ü as v), the usual one first, at most
# three for a character of GB/T 2312 and one for any other.
# Written by generate.go from github.com/mozillazg/go-pinyin v0.21.0 (MIT, (c) mozillazg); do not edit.
# readings, a blank, the characters of U+3007 and U+4E00 to U+9FFF that have them
`

func main() {
	log.SetFlags(0)
	args := pinyin.NewArgs()
	args.Heteronym = true
	groups := map[string][]rune{}
	for r := rune(0x3007); r <= 0x9FFF; r++ {
		if r == 0x3008 {
			r = 0x4E00
		}
		if readings := pinyin.SinglePinyin(r, args); len(readings) > 0 {
			key := strings.Join(usual(r, readings), ",")
			groups[key] = append(groups[key], r)
		}
	}
	var keys []string
	for k := range groups {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, cmp.Compare[string])
	out := bytes.NewBufferString(head)
	for _, k := range keys {
		fmt.Fprintf(out, "%s %s\n", k, string(groups[k]))
	}
	if err := os.WriteFile("readings.txt", out.Bytes(), 0o644); err != nil {
		log.Fatal(err)
	}
}

// usual returns the first three different readings of a character of common
// use, as which those of GB/T 2312 are taken, and the first one of any other.
func usual(r rune, readings []string) []string {
	most := 3
	if _, err := simplifiedchinese.HZGB2312.NewEncoder().String(string(r)); err != nil {
		most = 1
	}
	var list []string
	for _, r := range readings {
		if !slices.Contains(list, r) && len(list) < most && strings.Trim(r, "abcdefghijklmnopqrstuvwxyz") == "" {
			list = append(list, r)
		}
	}
	return list
}
