package model

// OtherSource is a twin with the figures that it states otherwise.
type OtherSource struct {
	Twin
	Differing [][2]*Figure // the shown report's, and the twin's
}

// OtherSources loads the other sources of the delivery that an entry shows as
// the report shown. Errors are those of loading.
func OtherSources(lib Library, e Entry, shown *Report) ([]OtherSource, error) {
	var others []OtherSource
	for _, t := range e.Twins {
		o := OtherSource{Twin: t}
		if t.Differing > 0 {
			r, err := lib.Report(t.ID)
			if err != nil {
				return nil, err
			}
			o.Differing = Differing(FiguresOf(shown), FiguresOf(r))
		}
		others = append(others, o)
	}
	return others, nil
}

// Disagreement says how two sources of a delivery state a figure: 地区生产总值
// 增速 2023年 6.7%，另一来源 6.9%.
func Disagreement(shown, other *Figure) string {
	s := shown.Indicator + " " + shown.Measure.Word() + " " + ParsePeriod(shown.Period).Words()
	if shown.Planned {
		s += Plan.Word()
	}
	return s + " " + shown.String() + "，另一来源 " + other.String()
}
