package indicator

import (
	"bytes"
	_ "embed" // the tables
	"fmt"
	"strings"
)

//go:embed indicators.tsv
var indicatorTable string

//go:embed halves.tsv
var halvesTable string

//go:embed words.tsv
var wordTable string

// nature says what kind of quantity an indicator is; it decides what a bare
// amount or a percentage of it means.
type nature uint8

const (
	flow  nature = iota // an amount of a year: 地区生产总值, 接待游客
	stock               // a count or a balance at a date: 高新技术企业, 贷款余额
	rate                // a percentage itself: 城镇化率
	index               // only its change is ever stated: 居民消费价格
)

// dimension is what a unit measures.
type dimension uint8

const (
	none dimension = iota
	money
	people
	trips
	count
	area
	weight
	density
	percent // % and 个百分点
	ratio   // 倍, 番
)

// indicator is a row of the catalogue.
type indicator struct {
	name   string
	nature nature
	dim    dimension
	sums   bool // its years are added up without a word: “五年来…实现进出口总额1.4万亿元”
}

// firms reports whether the indicator counts enterprises.
func (ind indicator) firms() bool { return ind.nature == stock && ind.dim == count }

// festive reports whether the indicator is counted for some days, too:
// “国庆假期接待游客300万人次”.
func (ind indicator) festive() bool {
	return ind.dim == trips || ind.name == "旅游收入" || ind.name == "社会消费品零售总额"
}

// half is a tail that makes, with a topic, the name of an indicator.
type half struct {
	topic, tail int
	indicator   int
	carry       bool // the tail may come in a later clause than the topic
}

// catalogue is everything the tables say.
type catalogue struct {
	indicators []indicator
	byName     map[string]int
	names      []name
	halves     []half
	tails      []string    // by number
	topicOf    map[int]int // the topic that an indicator's name ends a list of: 规上工业增加值 → 规上工业
	tailOf     map[int][]int
	lenders    map[int]bool // topics that are quantities of their own: 实际使用内资
	words      trie
}

// name is one of the names of an indicator, or of several at once:
// 城乡居民人均可支配收入, 一二三产增加值.
type name struct {
	ids    [3]int // the others -1 where the name stands for one; the first may be -1: “内外资”
	weak   bool   // a name only in a clause of its own
	loose  bool   // belongs to what its sentence speaks of
	adds   bool   // counts new ones by itself
	grows  bool   // only its growth is ever meant
	moving bool   // has its verb inside: 经济增长
	scope  string // what the name itself leaves out: 地方财政总收入
}

// rows yields the fields of a table's lines, without its comments.
func rows(table string, yield func(fields []string)) {
	for line := range strings.Lines(table) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		yield(strings.Split(line, "\t"))
	}
}

// words yields the words that the patterns of a field stand for, one after the
// other in the same bytes.
func words(field string, yield func(word []byte)) {
	var buffer [64]byte // few words are longer: they are yielded without a copy of each
	for pattern := range strings.SplitSeq(field, " ") {
		if pattern != "" {
			expand(buffer[:0], pattern, yield)
		}
	}
}

// expand yields the words that a pattern with {a,b,} stands for, each after
// prefix.
func expand(prefix []byte, pattern string, yield func(word []byte)) {
	open := strings.IndexByte(pattern, '{')
	if open < 0 {
		yield(append(prefix, pattern...))
		return
	}
	end := open + strings.IndexByte(pattern[open:], '}')
	prefix = append(prefix, pattern[:open]...)
	for choice := range strings.SplitSeq(pattern[open+1:end], ",") {
		expand(append(prefix, choice...), pattern[end+1:], yield)
	}
}

// newCatalogue reads the embedded tables; a mistake in them is found by the
// package's tests, so it panics.
func newCatalogue() *catalogue {
	c := &catalogue{names: make([]name, 0, sizeNames), byName: map[string]int{}, topicOf: map[int]int{}, tailOf: map[int][]int{}, lenders: map[int]bool{}}
	natures := map[string]nature{"flow": flow, "stock": stock, "rate": rate, "index": index}
	dims := map[string]dimension{"none": none, "money": money, "people": people, "trips": trips, "count": count,
		"area": area, "weight": weight, "density": density}
	rows(indicatorTable, func(f []string) {
		ids := [3]int{-1, -1, -1}
		for i, n := range strings.SplitN(f[0], "+", 3) {
			id, known := c.byName[n]
			if n == "" {
				continue // another quantity
			}
			if !known {
				id = len(c.indicators)
				c.indicators = append(c.indicators, indicator{n, natures[strings.TrimSuffix(f[1], "+")], dims[f[2]], strings.HasSuffix(f[1], "+")})
				c.byName[n] = id
			}
			ids[i] = id
		}
		words(f[3], func(word []byte) { c.addName(ids, word) })
		if ids[1] < 0 {
			c.addName(ids, []byte(f[0]))
		}
	})
	c.readHalves()
	rows(wordTable, func(f []string) {
		l := lexemeOf(f[0], f[1])
		words(f[2], func(word []byte) {
			l := l
			word, l.beforeNumber = bytes.CutSuffix(word, []byte("#"))
			c.words.add(word, l)
		})
	})
	c.words.seal()
	return c
}

func (c *catalogue) addName(ids [3]int, word []byte) {
	n := name{ids: ids}
	switch word[0] {
	case '~':
		n.weak = true
	case '^':
		n.weak, n.grows = true, true
	case '&':
		n.loose = true
	case '!':
		n.adds = true
	}
	n.moving = word[len(word)-1] == '+'
	word = bytes.Trim(word, "~^&!+")
	if ids[0] >= 0 && c.indicators[ids[0]].name == "财政总收入" && bytes.HasPrefix(word, []byte("地方")) {
		n.scope = "地方"
	}
	if c.words.add(word, lexeme{kind: tName, value: int32(len(c.names))}) {
		c.names = append(c.names, n)
	}
}

func (c *catalogue) readHalves() {
	topics, tails := map[string]int{}, map[string]int{}
	intern := func(m map[string]int, word string, k kind) int {
		id, known := m[word]
		if !known {
			id = len(m)
			m[word] = id
			c.words.add([]byte(word), lexeme{kind: k, value: int32(id)})
		}
		return id
	}
	rows(halvesTable, func(f []string) {
		id, known := c.byName[f[2]]
		if !known {
			panic("halves.tsv: no indicator " + f[2])
		}
		for _, topic := range strings.Fields(f[0]) {
			t := intern(topics, topic, tTopic)
			lender := f[3] == "other"
			if lender {
				c.lenders[t] = true
			} else if _, taken := c.topicOf[id]; !taken {
				c.topicOf[id] = t
			}
			if f[1] == "-" {
				continue
			}
			for _, tail := range strings.Fields(f[1]) {
				l := intern(tails, tail, tTail)
				if l == len(c.tails) {
					c.tails = append(c.tails, tail)
				}
				c.halves = append(c.halves, half{t, l, id, lender || f[3] == "carry"})
				if !lender {
					c.tailOf[id] = append(c.tailOf[id], l)
				}
			}
		}
	})
}

// join returns the indicator whose name topic and tail make, -1 for none.
func (c *catalogue) join(topic, tail int, carry bool) int {
	for _, h := range c.halves {
		if h.topic == topic && h.tail == tail && (h.carry || !carry) {
			return h.indicator
		}
	}
	return -1
}

// share returns the indicator that a bare topic in a list means before the
// full name of another: 工业 in “工业、民间投资” means 工业投资. -1 for none.
func (c *catalogue) share(topic, full int) int {
	for _, tail := range c.tailOf[full] {
		if id := c.shareOther(topic, c.tails[tail]); id >= 0 {
			return id
		}
	}
	return -1
}

// shareOther does the same before the name of another quantity: PM2.5 in
// “PM2.5、PM10浓度”.
func (c *catalogue) shareOther(topic int, other string) int {
	for _, h := range c.halves {
		if h.topic == topic && strings.HasSuffix(other, c.tails[h.tail]) {
			return h.indicator
		}
	}
	return -1
}

// lexemeOf reads the first two fields of a row of words.tsv.
func lexemeOf(class, value string) lexeme {
	k, known := wordKinds[class]
	if !known {
		panic("words.tsv: no class " + class)
	}
	l := lexeme{kind: k}
	switch value {
	case "+":
		l.value = 1
	case "-":
		l.value = -1
	case ">=":
		l.value = atLeast
	case "<=":
		l.value = atMost
	case "~":
		l.value = about
	case "=":
	default:
		if v, ok := timeValues[value]; ok {
			l.value = v
		} else if k != tAdd {
			panic(fmt.Sprintf("words.tsv: value %q of %s", value, class))
		}
	}
	return l
}
