package indicator

import "strings"

// years are the years that 去年, 今年 and 五年 count from.
type years struct {
	review, plan, now int
}

// at returns the time that a token names by itself: 2023年, 去年, 过去五年,
// “十四五”. future says which way a bare 五年 counts.
func (y years) at(tokens []token, i int, text string, future bool) period {
	t := tokens[i]
	switch {
	case t.kind == tYear:
		return y.since(int(t.value), text[t.end:])
	case t.kind == tSpan && t.value > 10000:
		return period{from: int(t.value / 10000), to: int(t.value % 10000)}
	case t.kind == tSpan && t.value > 0:
		n := int(t.value)
		if i > 0 {
			before := tokens[i-1]
			future = before.kind == tTime && before.value == forward || future && !looksBack(before)
		}
		if n == 1 {
			return period{}
		}
		if future {
			return period{from: y.plan, to: y.plan + n - 1}
		}
		return period{from: y.review - n + 1, to: y.review}
	case t.kind == tTime:
		return y.word(t, text)
	}
	return period{}
}

// looksBack reports whether a token before a span of years says that they are
// over: 过去, 近.
func looksBack(t token) bool {
	return t.kind == tTime && t.value == backward || t.kind == tBound && t.value == about
}

func (y years) word(t token, text string) period {
	one := func(year int) period { return period{from: year, to: year} }
	switch t.value {
	case lastYear:
		return y.since(y.now-1, text[t.end:])
	case thisYear:
		return one(y.now)
	case nextYear:
		return one(y.now + 1)
	case congress18:
		return period{from: 2013, to: max(2013, y.review)}
	case congress19:
		return period{from: 2018, to: max(2018, y.review)}
	case pastYear, present: // also amid plans: “目前已达1250家”
		return one(y.review)
	}
	if fiveYears(t.value) {
		first := 2001 + 5*int(t.value-plan)
		rest := strings.TrimLeft(text[t.end:], "”’\"")
		switch {
		case strings.HasPrefix(rest, "末"), strings.HasPrefix(rest, "期末"):
			return one(first + 4)
		case strings.HasPrefix(rest, "初"):
			return one(first)
		case strings.HasPrefix(rest, "以来") && y.review >= first:
			return period{from: first, to: min(first+4, y.review)}
		}
		return period{from: first, to: first + 4}
	}
	return period{}
}

// since returns a year, or where 以来 follows it the years from it to the one
// reviewed: “2022年以来”.
func (y years) since(year int, rest string) period {
	w := period{from: year, to: year}
	if strings.HasPrefix(rest, "以来") && year < y.review {
		w.to = y.review
	}
	return w
}
