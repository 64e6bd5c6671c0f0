package model

// Measure says what an Observation's number is.
type Measure string

// The measures of an observation.
const (
	Level         Measure = "level"          // an absolute amount, or a rate itself
	Growth        Measure = "growth"         // change on the year before, in %
	Increase      Measure = "increase"       // an amount added, in absolute units or 个百分点
	AverageGrowth Measure = "average_growth" // 年均增长, in %
	TotalGrowth   Measure = "total_growth"   // growth over several years, in %, 倍 or 番
	Cumulative    Measure = "cumulative"     // 累计 amount over several years
)

// Kind says how sure the report is of a number.
type Kind string

// The kinds of an observation.
const (
	Actual   Kind = "actual"   // reported as done
	Estimate Kind = "estimate" // with 预计
	Target   Kind = "target"   // planned
)

// Status is the code of SDMX's code list CL_OBS_STATUS for the kind: A normal,
// E estimated, F forecast, which a target is.
func (k Kind) Status() string {
	switch k {
	case Estimate:
		return "E"
	case Target:
		return "F"
	}
	return "A"
}

// Bound says on which side of the number the truth lies.
type Bound string

// The bounds of an observation.
const (
	Exact   Bound = "="
	About   Bound = "~"  // 左右, 约, 近
	AtLeast Bound = ">=" // 以上, 不低于, 突破, 超
	AtMost  Bound = "<=" // 以内, 不超过
)

// Distance is how far a number lies from another region's: 高于全省0.4个百分点.
type Distance struct {
	Reference string  // 全省, 全国, 全市
	Points    float64 // signed, in 个百分点
}

// Observation is one stated number about an indicator of the whole region.
type Observation struct {
	Indicator string     // canonical name: 地区生产总值
	Measure   Measure    // what the number is: an amount, a growth, …
	Value     float64    // as written, signed: 下降3.1% is -3.1
	Unit      string     // as written, ％ as %: 亿元, %, 个百分点, 万人
	Bound     Bound      // on which side of the number the truth lies
	Kind      Kind       // how sure the report is of it
	Period    string     // 2023, 2021-2025, 2023Q1, 2023H1, 2023Q1-Q3
	Scope     string     // what the number leaves out: 区本级, 同口径; "" for all
	Rank      string     // 全省第4位; "" where none is stated
	VS        []Distance // nil where none is stated
	Quote     Span       // the shortest stretch of text with the indicator's name and the number
	Number    Span       // the number itself with its unit, to be lit: 6.4％
}
