// Package pairing finds which sections of two reports are about the same.
//
// The outlines are compared from the top: the sections of the first level with
// each other, then the children of each pair with each other. Two sections are
// as alike as
//
//	0.5 × their texts + 0.4 × what names them
//
// where each is the cosine of two tf-idf vectors of bigrams of Chinese
// characters: of the whole text; and of the titles, own and children's, the
// leads, and the terms and indicators named, these by their canonical names.
// What all siblings of both reports say counts nearly nothing, so that
// 高质量发展 pairs nobody. A small bonus is for standing at the same place among
// the siblings. Then the most alike are paired first, each section at most
// once, and none under a threshold: a section without a counterpart stays
// alone, and so do those under it.
package pairing

import (
	"cmp"
	"maps"
	"slices"

	"baogao/model"
)

// Side is one of the two reports.
type Side int

// The sides.
const (
	Left Side = iota
	Right
)

// Other is the other side.
func (s Side) Other() Side { return 1 - s }

// Pairs is which sections of two reports belong together.
type Pairs struct {
	reports  [2]*model.Report
	partners [2]map[*model.Section]*model.Section
}

// The weights of what makes two sections alike, the bonus for the same place,
// and the likeness under which they are no pair. Sections that belong together
// are 0.06 to 0.4 alike, others in reports of one year up to 0.05; the weights
// may be a third more or less without another pair for it.
const (
	textWeight = 0.5
	nameWeight = 0.4
	placeBonus = 0.01
	threshold  = 0.05
)

// Find pairs the sections of two reports. It reads both texts once for each
// level of the outlines, and compares siblings with siblings.
func Find(left, right *model.Report) *Pairs {
	p := &Pairs{reports: [2]*model.Report{left, right}, partners: [2]map[*model.Section]*model.Section{{}, {}}}
	f := finder{p, [2][]naming{namingsOf(left), namingsOf(right)}}
	f.pair(left.Sections, right.Sections)
	return p
}

// A finder finds pairs.
type finder struct {
	*Pairs
	namings [2][]naming
}

// Clone returns a copy that can be changed by itself.
func (p *Pairs) Clone() *Pairs {
	return &Pairs{reports: p.reports, partners: [2]map[*model.Section]*model.Section{maps.Clone(p.partners[Left]), maps.Clone(p.partners[Right])}}
}

// Report is the report of a side.
func (p *Pairs) Report(s Side) *model.Report { return p.reports[s] }

// Partner is the section of the other report that one of a side's sections is
// paired with, nil for none.
func (p *Pairs) Partner(s Side, of *model.Section) *model.Section { return p.partners[s][of] }

// Join pairs two sections, whatever they were paired with before.
func (p *Pairs) Join(left, right *model.Section) {
	p.Part(Left, left)
	p.Part(Right, right)
	p.partners[Left][left], p.partners[Right][right] = right, left
}

// Part leaves a section of a side without a partner.
func (p *Pairs) Part(s Side, section *model.Section) {
	if other := p.partners[s][section]; other != nil {
		delete(p.partners[s.Other()], other)
		delete(p.partners[s], section)
	}
}

// Within returns the section of the other report that speaks about a side's
// section, too: the partner of one that it stands under, which has no sections
// of its own. It is nil for a section with a partner, and where there is none.
func (p *Pairs) Within(s Side, section *model.Section) *model.Section {
	path := p.reports[s].PathAt(section.Heading.Start)
	for i := len(path) - 1; i >= 0; i-- {
		if partner := p.partners[s][path[i]]; partner != nil {
			if path[i] != section && len(partner.Children) == 0 {
				return partner
			}
			return nil
		}
	}
	return nil
}

// Opposite returns what stands beside a byte of a side's report: the offset
// into the other one that is as far into the partner of its section, or into
// the one that it is Within; ok is false where it has neither. What comes
// before the first headings stands beside each other.
func (p *Pairs) Opposite(s Side, offset int) (opposite int, ok bool) {
	from, to := p.reports[s], p.reports[s.Other()]
	path := from.PathAt(offset)
	if len(path) == 0 {
		return across(offset, preamble(from), preamble(to)), true
	}
	own := path[len(path)-1]
	partner := p.partners[s][own]
	switch {
	case partner != nil && len(own.Children) > 0 && len(partner.Children) > 0:
		return across(offset, beforeChildren(own), beforeChildren(partner)), true
	case partner != nil:
		return across(offset, own.Span, partner.Span), true
	}
	if partner = p.Within(s, own); partner == nil {
		return 0, false
	}
	return across(offset, p.partners[s.Other()][partner].Span, partner.Span), true
}

// across is the offset in one stretch that is as far in as offset is in
// another.
func across(offset int, from, to model.Span) int {
	if from.Len() == 0 {
		return to.Start
	}
	return to.Start + (offset-from.Start)*to.Len()/from.Len()
}

// preamble is what comes before the first heading.
func preamble(r *model.Report) model.Span {
	if len(r.Sections) == 0 {
		return model.Span{End: len(r.Text)}
	}
	return model.Span{End: r.Sections[0].Span.Start}
}

// beforeChildren is what stands under a section's own heading.
func beforeChildren(s *model.Section) model.Span {
	return model.Span{Start: s.Span.Start, End: s.Children[0].Span.Start}
}

// mostCompared bounds the siblings that a section is compared with, to those
// nearest in place: outlines with thousands of siblings are damaged ones.
const mostCompared = 100

// candidate is two siblings by their index, and how alike they are.
type candidate struct {
	left, right int
	likeness    float64
}

// pair pairs two lists of siblings, and then the children of each pair.
func (f *finder) pair(left, right []*model.Section) {
	if len(left) == 0 || len(right) == 0 {
		return
	}
	candidates := f.candidates(left, right)
	slices.SortFunc(candidates, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.likeness, a.likeness), a.left-b.left, a.right-b.right)
	})
	for _, c := range candidates {
		l, r := left[c.left], right[c.right]
		if f.Partner(Left, l) == nil && f.Partner(Right, r) == nil {
			f.Join(l, r)
			f.pair(l.Children, r.Children)
		}
	}
}

// candidates returns the siblings that are alike enough to be pairs.
func (f *finder) candidates(left, right []*model.Section) []candidate {
	var text, name []counts
	for side, list := range [2][]*model.Section{left, right} {
		for _, s := range list {
			of := featuresOf(f.reports[side], f.namings[side], s)
			text, name = append(text, of.text), append(name, of.name)
		}
	}
	texts, names := weigh(text), weigh(name)
	var list []candidate
	for i := range left {
		at := float64(i) / float64(len(left))
		first := max(0, int(at*float64(len(right)))-mostCompared/2)
		for j := first; j < min(len(right), first+mostCompared); j++ {
			apart := at - float64(j)/float64(len(right))
			k := len(left) + j
			alike := textWeight*cosine(texts[i], texts[k]) + nameWeight*cosine(names[i], names[k]) + placeBonus*(1-max(apart, -apart))
			if alike >= threshold {
				list = append(list, candidate{i, j, alike})
			}
		}
	}
	return list
}
