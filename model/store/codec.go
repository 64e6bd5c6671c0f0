package store

import (
	"encoding/binary"
	"errors"
	"math"

	"baogao/model"
)

// errDamaged is the error of bytes that are not what was written.
var errDamaged = errors.New("index entry is damaged")

// commonWords are the words that stand in most entries and figures, written
// as one byte. The order is part of the format: see schemaVersion.
var commonWords = [...]string{
	"", "%", "亿元", "万元", "元", "万人", "人", "个百分点", "个", "家", "户", "万户", "万亩", "亿斤", "万吨", "倍", "公里", "万亿元", "亿美元", "项",
	string(model.Level), string(model.Growth), string(model.Increase), string(model.AverageGrowth), string(model.TotalGrowth), string(model.Cumulative),
	string(model.Actual), string(model.Estimate), string(model.Target), string(model.Exact), string(model.About), string(model.AtLeast), string(model.AtMost),
	"全省", "全国", "全市", "txt", "html", "docx", "pdf", "utf-8", "gb18030",
	string(model.Province), string(model.Prefecture), string(model.County), string(model.Township),
	string(model.FlagTruncated), string(model.FlagNoGlossary), string(model.FlagDangling), string(model.FlagNoHeading), string(model.FlagEncodingGuessed),
	string(model.FlagNoRegion), string(model.FlagNoYear), string(model.FlagNumberingGap), string(model.FlagDecodeErrors),
}

// An encoder writes numbers as varints, strings with their length, and spans
// by their distance from the one before.
type encoder struct {
	b    []byte
	last int // start of the last span
}

func (e *encoder) uint(n int)      { e.b = binary.AppendUvarint(e.b, uint64(n)) }
func (e *encoder) int(n int)       { e.b = binary.AppendVarint(e.b, int64(n)) }
func (e *encoder) float(f float64) { e.b = binary.LittleEndian.AppendUint64(e.b, math.Float64bits(f)) }

func (e *encoder) bool(v bool) {
	if v {
		e.uint(1)
	} else {
		e.uint(0)
	}
}

func (e *encoder) str(s string) {
	e.uint(len(s))
	e.b = append(e.b, s...)
}

// word writes a string that is likely a common one.
func (e *encoder) word(s string) {
	for i, w := range commonWords {
		if s == w {
			e.uint(i + 1)
			return
		}
	}
	e.uint(0)
	e.str(s)
}

func (e *encoder) span(s model.Span) {
	e.int(s.Start - e.last)
	e.uint(s.Len())
	e.last = s.Start
}

// A decoder reads what an encoder wrote. After bytes that no encoder wrote it
// only gives zeros, and bad is set. Strings share s.
type decoder struct {
	s    string
	bad  bool
	last int
	size int // of the text that spans lie in
}

func (d *decoder) fail() {
	d.bad = true
	d.s = ""
}

func (d *decoder) uvarint() uint64 {
	var n uint64
	for i := 0; i < len(d.s) && i < binary.MaxVarintLen64; i++ {
		c := d.s[i]
		n |= uint64(c&0x7F) << (7 * i)
		if c < 0x80 {
			d.s = d.s[i+1:]
			return n
		}
	}
	d.fail()
	return 0
}

func (d *decoder) uint() int {
	n := d.uvarint()
	if n > math.MaxInt32 {
		d.fail()
		return 0
	}
	return int(n)
}

func (d *decoder) int() int {
	n := d.uvarint()
	v := int64(n >> 1)
	if n&1 != 0 {
		v = ^v
	}
	if v > math.MaxInt32 || v < math.MinInt32 {
		d.fail()
		return 0
	}
	return int(v)
}

func (d *decoder) float() float64 {
	if len(d.s) < 8 {
		d.fail()
		return 0
	}
	f := math.Float64frombits(binary.LittleEndian.Uint64([]byte(d.s[:8])))
	d.s = d.s[8:]
	return f
}

func (d *decoder) bool() bool { return d.uint() == 1 }

func (d *decoder) str() string {
	n := d.uint()
	if n > len(d.s) {
		d.fail()
		return ""
	}
	s := d.s[:n]
	d.s = d.s[n:]
	return s
}

func (d *decoder) word() string {
	switch n := d.uint(); {
	case n == 0:
		return d.str()
	case n <= len(commonWords):
		return commonWords[n-1]
	}
	d.fail()
	return ""
}

// count reads how many things follow, each of at least one byte.
func (d *decoder) count() int {
	n := d.uint()
	if n > len(d.s) {
		d.fail()
		return 0
	}
	return n
}

// span reads a span and checks that it lies within the text.
func (d *decoder) span() model.Span {
	start := d.last + d.int()
	end := start + d.uint()
	if d.bad || start < 0 || end > d.size {
		d.fail()
		return model.Span{}
	}
	d.last = start
	return model.Span{Start: start, End: end}
}

// done returns errDamaged where anything was wrong or is left over.
func (d *decoder) done() error {
	if d.bad || d.s != "" {
		return errDamaged
	}
	return nil
}
