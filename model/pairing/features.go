package pairing

import (
	"cmp"
	"math"
	"slices"
	"sort"
	"unicode"
	"unicode/utf8"

	"baogao/model"
	"baogao/model/glossary"
)

// mostRead bounds the bytes of a section that are looked at: many times what
// the longest section of a real report has.
const mostRead = 256 << 10

// features are what a section is about.
type features struct {
	text counts // the characters of its text, two by two
	name counts // those of its title, its children's and its leads, and of the terms and indicators that it names
}

// counts says how often a section has a feature: two characters in a row.
type counts map[uint64]float64

// add counts the pairs of neighbouring Chinese characters in s; digits, Latin
// letters and punctuation part them.
func (c counts) add(s string, weight float64) {
	var last rune
	for _, r := range s {
		if !unicode.Is(unicode.Han, r) {
			last = 0
			continue
		}
		if last != 0 {
			c[uint64(last)<<32|uint64(r)] += weight
		}
		last = r
	}
}

// vector is the weights of features, ordered by feature, of length 1.
type vector []weight

type weight struct {
	feature uint64
	value   float64
}

// weigh turns the counts of siblings into weights (tf-idf): what stands ten
// times does not say ten times as much, and what stands in all of them says
// nearly nothing.
func weigh(all []counts) []vector {
	in := map[uint64]float64{}
	for _, c := range all {
		for f := range c {
			in[f]++
		}
	}
	vectors := make([]vector, len(all))
	for i, c := range all {
		v, length := make(vector, 0, len(c)), 0.0
		for f, n := range c {
			value := math.Log1p(n) * math.Log(float64(len(all)+1)/in[f])
			v = append(v, weight{f, value})
			length += value * value
		}
		length = math.Sqrt(length)
		for k := range v {
			v[k].value /= length
		}
		slices.SortFunc(v, func(a, b weight) int { return cmp.Compare(a.feature, b.feature) })
		vectors[i] = v
	}
	return vectors
}

// cosine is how alike two vectors are, 0 to 1.
func cosine(v, w vector) float64 {
	dot := 0.0
	for i, j := 0, 0; i < len(v) && j < len(w); {
		switch {
		case v[i].feature < w[j].feature:
			i++
		case v[i].feature > w[j].feature:
			j++
		default:
			dot += v[i].value * w[j].value
			i++
			j++
		}
	}
	return dot
}

// How much the parts of what names a section count.
const (
	ownTitle   = 3
	childTitle = 1
	lead       = 1
	mention    = 0.5 // of a term or an indicator
)

// A naming is a stretch of a report that says in a few words what a section is
// about.
type naming struct {
	span   model.Span
	words  string
	weight float64
	once   bool // in a section, however often it stands there
}

// namingsOf returns the leads of a report and the terms and indicators that it
// names, in the order of the text.
func namingsOf(r *model.Report) []naming {
	var list []naming
	for _, l := range r.Leads {
		list = append(list, naming{l.Span, l.Span.In(r.Text), lead, false})
	}
	for _, ref := range r.References {
		list = append(list, naming{ref.Span, glossary.Word(r, ref).In(r.Text), mention, true})
	}
	for _, o := range r.Observations {
		list = append(list, naming{o.Quote, o.Indicator, mention, true})
	}
	slices.SortStableFunc(list, func(a, b naming) int { return cmp.Compare(a.span.Start, b.span.Start) })
	return list
}

// featuresOf collects the features of a section of a report with its namings.
func featuresOf(r *model.Report, namings []naming, s *model.Section) features {
	f := features{text: counts{}, name: counts{}}
	body := model.Span{Start: s.Span.Start, End: min(s.Span.End, s.Span.Start+mostRead)}
	for body.End < s.Span.End && !utf8.RuneStart(r.Text[body.End]) {
		body.End--
	}
	f.text.add(body.In(r.Text), 1)
	f.name.add(s.Title.In(r.Text), ownTitle)
	for _, c := range s.Children {
		f.name.add(c.Title.In(r.Text), childTitle)
	}
	seen := map[string]bool{}
	first := sort.Search(len(namings), func(i int) bool { return namings[i].span.Start >= body.Start })
	for _, n := range namings[first:] {
		if n.span.Start >= body.End {
			break
		}
		if !body.Covers(n.span) || n.once && seen[n.words] {
			continue
		}
		seen[n.words] = seen[n.words] || n.once
		f.name.add(n.words, n.weight)
	}
	return f
}
