package model

import (
	"strings"
	"testing"
)

// outlined is a report whose sections are given as labels, one a line, set in
// by their level; a section's text is its line.
func outlined(lines string) *Report {
	r := &Report{Text: lines}
	var open []*Section
	offset := 0
	for line := range strings.SplitAfterSeq(lines, "\n") {
		text := strings.TrimSuffix(line, "\n")
		label := strings.TrimLeft(text, " ")
		level := len(text) - len(label)
		span := Span{offset, offset + len(line)}
		s := &Section{Level: level + 1, Label: strings.Trim(label, "-"), Heading: span, Span: span}
		open = append(open[:level], s)
		if level == 0 {
			r.Sections = append(r.Sections, s)
		} else {
			open[level-1].Children = append(open[level-1].Children, s)
			for _, parent := range open[:level] {
				parent.Span.End = span.End
			}
		}
		offset += len(line)
	}
	return r
}

func TestAddressesAreLabelsAndPositionsAndEachIsAnother(t *testing.T) {
	r := outlined("一\n （一）\n （二）\n  1\n-\n 1\n一\n （一）\n3")
	want := []string{"一", "一.1", "一.2", "一.2.1", "2", "2.1", "3", "3.1", "4"}
	addresses := r.Addresses()
	var got []string
	r.Walk(func(s *Section, _ []*Section) bool {
		got = append(got, addresses[s])
		return true
	})
	if strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("got %q, want %q", got, want)
	}
	if r.Address(&Section{}) != "" {
		t.Error("a section of no report has an address")
	}
}

func TestPathAtLeadsToTheInnermostSection(t *testing.T) {
	r := outlined("一\n （一）\n （二）\n  1\n二\n （一）")
	addresses := r.Addresses()
	for line, want := range map[string]string{"一\n （一）": "一", " （一）\n （二）": "一.1", "  1": "一.2.1", "二\n": "二", " （一）": "一.1"} {
		path := r.PathAt(strings.Index(r.Text, line))
		if len(path) == 0 || addresses[path[len(path)-1]] != want {
			t.Errorf("%q: got %d sections, want %s", line, len(path), want)
		}
	}
	if path := r.PathAt(len(r.Text)); path != nil {
		t.Errorf("behind the text: %v", path)
	}
	r.Sections = r.Sections[1:]
	if path := r.PathAt(0); path != nil {
		t.Errorf("before the first heading: %v", path)
	}
}
