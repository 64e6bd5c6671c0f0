package source

import (
	"bufio"
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	unicodeenc "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// minBody is the length in bytes from which a table's field without a telling
// name is taken for a report's text: a paragraph or two.
const minBody = 600

// maxBarren is how many rows without a report make a table one of figures or
// settings, not worth reading to its end.
const maxBarren = 1000

// errTooLong is the error of a row over MaxSource.
var errTooLong = errors.New("row too long")

// isTable reports whether a file's name says that it is a table.
func isTable(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".csv", ".tsv", ".json", ".jsonl", ".ndjson":
		return true
	}
	return false
}

// A table is a CSV, TSV, JSON or JSONL file being read, with a report's text
// in each row or object.
type table struct {
	ctx   context.Context
	name  string
	root  string
	yield func(Source, error) bool
	in    *rowReader
	rows  int // yielded
}

// sources yields the reports of a table; false ends the walk.
func (t *table) sources(r io.Reader) bool {
	t.in = &rowReader{r: r, left: MaxSource}
	buffered := bufio.NewReaderSize(t.in, 64<<10)
	head, _ := buffered.Peek(64 << 10)
	text := bufio.NewReaderSize(transform.NewReader(buffered, decoderOf(head)), 64<<10)
	var more bool
	var err error
	switch strings.ToLower(filepath.Ext(t.name)) {
	case ".csv", ".tsv":
		more, err = t.csv(text)
	default:
		more, err = t.json(text)
	}
	switch {
	case !more:
		return false
	case errors.Is(err, errTooLong):
		return t.yield(Source{}, &Error{Path: t.name, Why: fmt.Sprintf("第 %d 行超过 %d MB，后面的没有读", t.rows+1, MaxSource>>20), Do: "请检查引号是否成对"})
	case err != nil:
		return t.yield(Source{}, &Error{Path: t.name, Why: "第 " + fmt.Sprint(t.rows+1) + " 行以后读不了（" + reason(err) + "）", Err: err})
	case t.rows == 0 && t.name == t.root:
		return t.yield(Source{}, &Error{Path: t.name, Why: "表里没有报告正文一列", Do: "请把正文一列命名为 text 或 正文"})
	}
	return true
}

// row yields one report; false ends the walk. hint tells region and year,
// where the table has them.
func (t *table) row(n int, hint, body string) bool {
	if err := t.ctx.Err(); err != nil {
		t.yield(Source{}, err)
		return false
	}
	t.in.left = MaxSource
	if strings.TrimSpace(body) == "" {
		return true
	}
	t.rows++
	name := fmt.Sprintf("%s#%d", t.name, n)
	if hint != "" {
		name += " " + hint
	}
	return t.yield(Source{Name: name, Data: []byte(body), Root: t.root}, nil)
}

// csv reads separated values with or without a line of names.
func (t *table) csv(r *bufio.Reader) (more bool, err error) {
	head, _ := r.Peek(4 << 10)
	c := csv.NewReader(r)
	c.Comma = separator(head)
	c.FieldsPerRecord = -1
	c.LazyQuotes = true
	c.ReuseRecord = true
	var cols columns
	for n := 1; ; n++ {
		record, err := c.Read()
		if err == io.EOF {
			return true, nil
		}
		if err != nil {
			return true, err
		}
		if t.rows == 0 && n > maxBarren {
			return true, nil
		}
		if n == 1 {
			if cols = namedColumns(record); cols.text >= 0 {
				continue
			}
			cols.text = longest(record)
			if cols.text < 0 {
				continue // names that do not tell: the first row of values will
			}
		}
		if cols.text < 0 {
			if cols.text = longest(record); cols.text < 0 {
				continue
			}
		}
		if cols.text < len(record) && !t.row(n, cols.hint(record), record[cols.text]) {
			return false, nil
		}
	}
}

// json reads objects, one after the other or in one array.
func (t *table) json(r *bufio.Reader) (more bool, err error) {
	dec := json.NewDecoder(r)
	if first := firstByte(r); first == '[' {
		if _, err := dec.Token(); err != nil {
			return true, err
		}
	} else if first != '{' {
		return true, nil
	}
	for n := 1; dec.More() && (t.rows > 0 || n <= maxBarren); n++ {
		var object map[string]any
		if err := dec.Decode(&object); err != nil {
			var kind *json.UnmarshalTypeError
			if errors.As(err, &kind) {
				continue // a number or a string among the objects
			}
			return true, err
		}
		var names, values []string
		for name, value := range object {
			switch v := value.(type) {
			case string:
				names, values = append(names, name), append(values, v)
			case float64:
				names, values = append(names, name), append(values, fmt.Sprint(v))
			}
		}
		cols := namedColumns(names)
		if cols.text < 0 {
			cols.text = longest(values)
		}
		if cols.text >= 0 && !t.row(n, cols.hint(values), values[cols.text]) {
			return false, nil
		}
		t.in.left = MaxSource
	}
	return true, nil
}

// columns says what a table's columns hold; -1 for what it has not.
type columns struct{ text, region, year int }

// namedColumns finds the columns by the names that they usually have.
func namedColumns(names []string) columns {
	find := func(candidates ...string) int {
		for _, c := range candidates {
			i := slices.IndexFunc(names, func(n string) bool { return strings.EqualFold(strings.TrimSpace(n), c) })
			if i >= 0 {
				return i
			}
		}
		return -1
	}
	return columns{
		text:   find("text", "正文", "全文", "内容", "文本", "报告", "报告全文", "报告内容", "报告正文", "政府工作报告", "工作报告", "content", "body", "fulltext", "full_text"),
		region: find("region", "地区", "区域", "行政区", "地区名称", "城市", "市", "县", "区县", "省份", "省", "area", "city", "county", "province", "id", "name", "名称", "title", "标题"),
		year:   find("plan_year", "year", "年份", "年度", "年"),
	}
}

// hint is what a row says of region and year: 荆门市2024.
func (c columns) hint(values []string) string {
	hint := ""
	for _, i := range []int{c.region, c.year} {
		if i >= 0 && i < len(values) && i != c.text && utf8.RuneCountInString(values[i]) <= 60 {
			hint += strings.TrimSpace(values[i])
		}
	}
	if strings.IndexFunc(hint, func(r rune) bool { return unicode.Is(unicode.Han, r) }) < 0 {
		return ""
	}
	return hint
}

// longest is the index of the longest value that may be a report, -1 where
// there is none.
func longest(values []string) int {
	best := -1
	for i, v := range values {
		if len(v) >= minBody && (best < 0 || len(v) > len(values[best])) {
			best = i
		}
	}
	return best
}

// separator is the one of , ; and Tab that the head of a file has most of.
func separator(head []byte) rune {
	line, _, _ := bytes.Cut(head, []byte("\n"))
	best := ','
	for _, c := range "\t;" {
		if bytes.Count(line, []byte(string(c))) > bytes.Count(line, []byte(string(best))) {
			best = c
		}
	}
	return best
}

// decoderOf chooses the encoding of a table by its first bytes: what a
// spreadsheet program on a Chinese Windows writes is GBK or UTF-16.
func decoderOf(head []byte) transform.Transformer {
	utf8Decoder := unicodeenc.UTF8BOM.NewDecoder()
	if bytes.HasPrefix(head, []byte{0xFF, 0xFE}) || bytes.HasPrefix(head, []byte{0xFE, 0xFF}) {
		return unicodeenc.UTF16(unicodeenc.LittleEndian, unicodeenc.UseBOM).NewDecoder()
	}
	// The head may end within a character, which is of 4 bytes at most.
	for cut := range min(4, len(head)) {
		if utf8.Valid(head[:len(head)-cut]) {
			return utf8Decoder
		}
	}
	if len(head) == 0 {
		return utf8Decoder
	}
	return simplifiedchinese.GB18030.NewDecoder()
}

// firstByte is the first byte of r that is no blank, 0 at its end.
func firstByte(r *bufio.Reader) byte {
	head, _ := r.Peek(512)
	head = bytes.TrimLeft(head, " \t\r\n")
	if len(head) == 0 {
		return 0
	}
	return head[0]
}

// A rowReader fails when more than left bytes are read before left is set
// anew, so that a quote never closed does not take all memory.
type rowReader struct {
	r    io.Reader
	left int
}

func (r *rowReader) Read(p []byte) (int, error) {
	if r.left <= 0 {
		return 0, errTooLong
	}
	n, err := r.r.Read(p)
	r.left -= n
	return n, err
}
