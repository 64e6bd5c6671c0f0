package cli

import (
	"strings"

	"golang.org/x/text/width"

	"baogao/model"
	"baogao/model/match"
)

// findSection returns the section that a SECTION argument names: its address
// (一, 一.2), or words of its title.
func findSection(r *model.Report, arg string) (*model.Section, error) {
	want := width.Narrow.String(strings.TrimSpace(arg))
	var byAddress *model.Section
	var byTitle, byWords []*model.Section
	words := strings.Fields(want)
	known := r.Addresses()
	r.Walk(func(s *model.Section, _ []*model.Section) bool {
		title := width.Narrow.String(s.Title.In(r.Text))
		switch {
		case known[s] == want:
			byAddress = s
		case title == want:
			byTitle = append(byTitle, s)
		case containsAll(title, words):
			byWords = append(byWords, s)
		}
		return byAddress == nil
	})
	if byAddress == nil {
		byAddress = sectionNumbered(r, want)
	}
	if byAddress != nil {
		return byAddress, nil
	}
	found := byTitle
	if len(found) == 0 {
		found = byWords
	}
	if len(found) == 0 {
		found = sectionsTyped(r, want)
	}
	switch len(found) {
	case 0:
		return nil, Fail(NotFound, "%s 没有名为“%s”的章节；章节见 %s outline %s", r.Meta, arg, program, r.Meta.Region.Name)
	case 1:
		return found[0], nil
	}
	var names []string
	for i, s := range found {
		if i == 8 {
			names = append(names, "……")
			break
		}
		names = append(names, known[s]+" "+s.Title.In(r.Text))
	}
	return nil, Fail(Usage, "“%s”合于 %d 个章节，请指明一个：%s", arg, len(found), strings.Join(names, "；"))
}

// sectionsTyped returns the sections whose titles can be typed so: by pinyin
// or initials.
func sectionsTyped(r *model.Report, typed string) []*model.Section {
	var sections []*model.Section
	var titles []string
	r.Walk(func(s *model.Section, _ []*model.Section) bool {
		sections, titles = append(sections, s), append(titles, s.Title.In(r.Text))
		return true
	})
	var found []*model.Section
	for _, i := range typedRun(titles, typed) {
		found = append(found, sections[i])
	}
	return found
}

// typedRun returns which names hold a run of characters that can be typed so.
// Letters left out between them are for lists that filter while one looks: an
// argument must not be taken for what it was not meant.
func typedRun(names []string, typed string) []int {
	var items []int
	for _, m := range match.NewIndex(names).Resolve(typed) {
		if n := len(m.Runes); n > 0 && m.Runes[n-1]-m.Runes[0] == n-1 {
			items = append(items, m.Item)
		}
	}
	return items
}

// sectionNumbered returns the section that a number leads to whose parts are
// labels or positions: 1.2, 一.二, 一（二）. nil where there is none.
func sectionNumbered(r *model.Report, number string) *model.Section {
	parts := strings.FieldsFunc(number, func(c rune) bool { return strings.ContainsRune(".、()（） ", c) })
	var at *model.Section
	list := r.Sections
	for _, part := range parts {
		at = nil
		for i, s := range list {
			if strings.Trim(width.Narrow.String(s.Label), "()") == part {
				at = s
				break
			}
			if itoa(i+1) == part && at == nil {
				at = s // unless a later one has it for its label
			}
		}
		if at == nil {
			return nil
		}
		list = at.Children
	}
	return at
}

func containsAll(s string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(s, w) {
			return false
		}
	}
	return len(words) > 0
}
