package store

import (
	"baogao/model"
)

// maxSectionDepth is how deep sections stand in one another at most.
const maxSectionDepth = 16

// encodeTree writes what was read of a report's text: all but the text itself
// and what its record says.
func encodeTree(r *model.Report) []byte {
	var e encoder
	e.uint(r.Furniture)
	e.sections(r.Sections)
	e.uint(len(r.Leads))
	for _, l := range r.Leads {
		e.span(l.Span)
	}
	e.uint(len(r.Terms))
	for _, t := range r.Terms {
		e.span(t.Span)
		e.span(t.Name)
		e.span(t.Definition)
		e.str(t.Number)
	}
	e.uint(len(r.References))
	for _, ref := range r.References {
		e.span(ref.Span)
		e.int(ref.Term)
	}
	e.uint(len(r.Observations))
	for i := range r.Observations {
		e.observation(&r.Observations[i])
	}
	return e.b
}

func (e *encoder) sections(list []*model.Section) {
	e.uint(len(list))
	for _, s := range list {
		e.uint(s.Level)
		e.str(s.Label)
		e.span(s.Span)
		e.span(s.Heading)
		e.span(s.Title)
		e.bool(s.RunIn)
		e.sections(s.Children)
	}
}

func (e *encoder) observation(o *model.Observation) {
	e.str(o.Indicator)
	e.number(o)
}

// number writes what an observation says, but for the indicator's name.
func (e *encoder) number(o *model.Observation) {
	for _, w := range []string{string(o.Measure), o.Unit, string(o.Bound), string(o.Kind), o.Scope, o.Rank} {
		e.word(w)
	}
	e.float(o.Value)
	e.str(o.Period)
	e.uint(len(o.VS))
	for _, v := range o.VS {
		e.word(v.Reference)
		e.float(v.Points)
	}
	e.span(o.Quote)
	e.span(o.Number)
}

// decodeTree puts what encodeTree wrote into r, whose text is there already.
// Every span is checked to lie within the text.
func decodeTree(r *model.Report, blob string) error {
	d := decoder{s: blob, size: len(r.Text)}
	r.Furniture = d.uint()
	r.Sections = d.sections(0)
	r.Leads = make([]model.Lead, d.count())
	for i := range r.Leads {
		r.Leads[i].Span = d.span()
	}
	r.Terms = make([]model.Term, d.count())
	for i := range r.Terms {
		r.Terms[i] = model.Term{Span: d.span(), Name: d.span(), Definition: d.span(), Number: d.str()}
	}
	r.References = make([]model.Reference, d.count())
	for i := range r.References {
		r.References[i] = model.Reference{Span: d.span(), Term: d.int()}
		if t := r.References[i].Term; t < -1 || t >= len(r.Terms) {
			d.fail()
		}
	}
	r.Observations = make([]model.Observation, d.count())
	for i := range r.Observations {
		d.observation(&r.Observations[i])
	}
	return d.done()
}

func (d *decoder) sections(depth int) []*model.Section {
	n := d.count()
	if depth > maxSectionDepth {
		d.fail()
		return nil
	}
	var list []*model.Section
	for range n {
		if d.bad {
			return nil
		}
		list = append(list, &model.Section{Level: d.uint(), Label: d.str(), Span: d.span(), Heading: d.span(), Title: d.span(), RunIn: d.bool(), Children: d.sections(depth + 1)})
	}
	return list
}

func (d *decoder) observation(o *model.Observation) {
	o.Indicator = d.str()
	d.number(o)
}

func (d *decoder) number(o *model.Observation) {
	o.Measure, o.Unit, o.Bound, o.Kind = model.Measure(d.word()), d.word(), model.Bound(d.word()), model.Kind(d.word())
	o.Scope, o.Rank = d.word(), d.word()
	o.Value = d.float()
	o.Period = d.str()
	if n := d.count(); n > 0 {
		o.VS = make([]model.Distance, n)
		for i := range o.VS {
			o.VS[i] = model.Distance{Reference: d.word(), Points: d.float()}
		}
	}
	o.Quote = d.span()
	o.Number = d.span()
}
