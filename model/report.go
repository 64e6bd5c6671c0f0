// Package model says what a government work report (政府工作报告) is: its
// regions, sections, terms and figures, and what can be asked of them. It
// does no input or output and knows no file format and no terminal.
package model

import (
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Span is a half-open range of byte offsets into a Report's Text.
type Span struct {
	Start int // first byte
	End   int // byte after the last
}

// Len is the length of the span in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Contains reports whether the byte at offset lies within s.
func (s Span) Contains(offset int) bool { return s.Start <= offset && offset < s.End }

// Covers reports whether t lies wholly within s.
func (s Span) Covers(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// In returns the part of text that s covers.
func (s Span) In(text string) string { return text[s.Start:s.End] }

// RegionLevel is the rank of an administrative division.
type RegionLevel string

// The levels of regions that deliver work reports.
const (
	Province   RegionLevel = "province"   // 省、自治区、直辖市
	Prefecture RegionLevel = "prefecture" // 地级市、自治州、地区、盟
	County     RegionLevel = "county"     // 县、区、县级市、旗
	Township   RegionLevel = "township"   // 乡、镇、街道
)

// Word is what the level is called: 省级; "" where it is not known.
func (l RegionLevel) Word() string {
	switch l {
	case Province:
		return "省级"
	case Prefecture:
		return "地级"
	case County:
		return "县级"
	case Township:
		return "乡级"
	}
	return ""
}

// Region is the administrative division that a report speaks for.
type Region struct {
	Name     string      // full name: 荆门市
	Level    RegionLevel // "" where not known
	Parent   string      // full name of the division above: 湖北省, for 兴山县 宜昌市; "" where not known
	Province string      // full name of the province: 湖北省, for a province its own name; "" where not known
	Code     string      // six digits of GB/T 2260, "" where not known
}

// Source is where a report was read from.
type Source struct {
	Path     string // as the user named it; for embedded reports the file's name
	Format   string // txt, html, docx, pdf, …
	Encoding string // utf-8, gb18030, utf-16le, utf-16be
	SHA256   string // of the source's bytes, in hex
}

// Meta is what is known about a report as a whole.
type Meta struct {
	Region     Region
	Date       string // day of delivery, YYYY-MM-DD, "" where not known
	Speaker    string // 陈家伟, without blanks
	Office     string // 市长, 代区长, …
	Meeting    string // 荆门市第十届人民代表大会第三次会议
	Title      string // the report's title as printed, "" where it has none
	ReviewYear int    // year mainly looked back on, 0 where not known
	PlanYear   int    // year planned, 0 where not known
	Truncated  bool   // the text stops before the report ends
	Glossary   bool   // the report ends with a 名词解释
	Source     Source
}

// Section is a heading and what stands under it, in the order of GB/T 9704:
// level 1 一、, level 2 （一）, level 3 1., level 4 （1）. Unnumbered headings
// take the level of their rank and have the label "".
type Section struct {
	Level    int
	Label    string // 一, （一）, 1, （1）, or ""
	Title    Span   // the title, without label, closing 。 or ：, and surrounding blanks
	Heading  Span   // label and title as they stand in the text
	Span     Span   // from the heading to the end of what stands under it, children included
	RunIn    bool   // title and text share a paragraph
	Children []*Section
}

// Lead is a paragraph's short topic sentence that is no heading.
type Lead struct {
	Span Span // without dashes or 一是 before it and without its closing mark
}

// Term is an entry of the 名词解释.
type Term struct {
	Name       Span
	Definition Span
	Number     string // as printed: 3, ⑳, （12）; "" where the entries are not numbered
	Span       Span   // the whole entry
}

// Reference is a mark in the text that points to a term.
type Reference struct {
	Span Span
	Term int // index into Report.Terms, -1 where the source explains no such term
}

// Flag is something honest to say about a source, or about how it was read.
type Flag string

// The flags a report can carry.
const (
	FlagTruncated       Flag = "truncated"           // the text stops before the report ends
	FlagNoGlossary      Flag = "no-glossary"         // no 名词解释, and no marks that would need one
	FlagDangling        Flag = "references-dangling" // marks in the text, but no 名词解释 explains them
	FlagNoHeading       Flag = "no-heading"          // no heading was found
	FlagEncodingGuessed Flag = "encoding-guessed"    // the encoding was not declared and had to be guessed
	FlagNoRegion        Flag = "no-region"           // the region could not be told
	FlagNoYear          Flag = "no-year"             // the plan year could not be told
	FlagNumberingGap    Flag = "numbering-gap"       // heading numbers leave one out or repeat one
	FlagDecodeErrors    Flag = "decode-errors"       // bytes that are no text in the encoding were replaced by U+FFFD
	FlagTraditional     Flag = "traditional"         // the source is in traditional characters; the text was turned into simplified ones
	FlagSourcesDiffer   Flag = "sources-differ"      // another source of the same delivery states figures otherwise
)

// Report is one 政府工作报告: one region, one delivery. The clean text is kept
// once; everything else is spans of it.
//
// The text is UTF-8 without control characters other than "\n". A paragraph is
// a line, whole again where the source broke it, and no line is blank or
// begins or ends with a blank. A blank is one U+0020 and parts words: those
// that the source has for layout, between the letters of a title or around
// numbers, are left out. The lines of the title block (title, meeting, speaker)
// come first, where the source has them; the glossary and annexes come last.
type Report struct {
	ID           string // region + "-" + plan year: 荆门市-2024
	Meta         Meta
	Text         string
	Sections     []*Section // level 1, in document order
	Leads        []Lead
	Terms        []Term
	References   []Reference
	Observations []Observation // in document order
	Flags        []Flag
	Furniture    int // bytes of the source's lines, as UTF-8 and without blanks at their ends, that are no part of the report
}

// MakeID returns the ID of a report: 荆门市-2024. Where the region or year is
// not known, it says 未知.
func MakeID(region string, planYear int) string {
	year := "未知"
	if planYear != 0 {
		year = strconv.Itoa(planYear)
	}
	if region == "" {
		region = "未知"
	}
	return region + "-" + year
}

// Has reports whether the report carries the flag.
func (r *Report) Has(f Flag) bool {
	return slices.Contains(r.Flags, f)
}

// Walk calls visit for every section in document order, parents before their
// children, with the section's ancestors from the top; it stops when visit
// returns false. The slice of ancestors is only valid during the call.
func (r *Report) Walk(visit func(s *Section, ancestors []*Section) bool) {
	var path []*Section
	var walk func(list []*Section) bool
	walk = func(list []*Section) bool {
		for _, s := range list {
			if !visit(s, path) {
				return false
			}
			path = append(path, s)
			ok := walk(s.Children)
			path = path[:len(path)-1]
			if !ok {
				return false
			}
		}
		return true
	}
	walk(r.Sections)
}

// PathAt returns the sections that the byte at offset stands in, outermost
// first; nil before the first heading.
func (r *Report) PathAt(offset int) []*Section {
	var path []*Section
	list := r.Sections
	for {
		i := sort.Search(len(list), func(i int) bool { return list[i].Span.End > offset })
		if i == len(list) || !list[i].Span.Contains(offset) {
			return path
		}
		path = append(path, list[i])
		list = list[i].Children
	}
}

// ParagraphAt returns the paragraph of a report's text that the byte at offset
// stands in, without the end of its line.
func ParagraphAt(text string, offset int) Span {
	s := Span{End: len(text)}
	offset = max(0, min(offset, len(text)))
	if i := strings.LastIndexByte(text[:offset], '\n'); i >= 0 {
		s.Start = i + 1
	}
	if i := strings.IndexByte(text[offset:], '\n'); i >= 0 {
		s.End = offset + i
	}
	return s
}

// AfterHeading is the offset at which, between two offsets of a text, the text
// under a run-in heading begins: after the mark that ends the heading.
func AfterHeading(text string, from, end int) int {
	if r, n := utf8.DecodeRuneInString(text[from:end]); strings.ContainsRune("。：:.！!？?", r) {
		from += n
	}
	for from < end && text[from] == ' ' {
		from++
	}
	return from
}

// Addresses returns each section's number as commands take it: the label of
// its level 1 section (or that section's position where it has no label, or
// one that stands before), then the position among its siblings at each level
// below: 一, 一.2, 3.1. Each is another.
func (r *Report) Addresses() map[*Section]string {
	addresses := make(map[*Section]string)
	taken := make(map[string]bool)
	var number func(list []*Section, parent string)
	number = func(list []*Section, parent string) {
		for i, s := range list {
			address := strconv.Itoa(i + 1)
			switch {
			case parent != "":
				address = parent + "." + address
			case s.Label != "" && !taken[s.Label]:
				address = s.Label
			}
			for parent == "" && taken[address] {
				address += "'"
			}
			taken[address] = true
			addresses[s] = address
			number(s.Children, address)
		}
	}
	number(r.Sections, "")
	return addresses
}

// Address is one section's entry of Addresses; "" for a section of another
// report. It walks the whole outline.
func (r *Report) Address(want *Section) string { return r.Addresses()[want] }

// SameRegion reports whether two reports are known to be of one region. Counties
// of one name are told apart by code: 鼓楼区 is one of 南京市 and one of 徐州市.
func (m Meta) SameRegion(n Meta) bool {
	r, s := m.Region, n.Region
	return r.Name != "" && r.Name == s.Name && r.Code == s.Code && r.Province == s.Province
}

// String is for messages: 荆门市 2024.
func (m Meta) String() string {
	if m.PlanYear == 0 {
		return m.Region.Name
	}
	return m.Region.Name + " " + strconv.Itoa(m.PlanYear) // lists call it thousands of times
}
