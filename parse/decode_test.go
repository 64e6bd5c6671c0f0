package parse

import (
	"errors"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"baogao/model"
)

const sample = "政府工作报告\n各位代表：\n现在，我代表区政府向大会报告工作，请予审议。\n一、过去一年工作回顾\n" +
	"地区生产总值完成198.5亿元，增长22.3%；“十二五”开局良好——各项事业取得丰硕成果。\n让我们为建设美好家园而努力奋斗！\n"

func TestEveryEncodingReadsAlike(t *testing.T) {
	little, big := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	for _, c := range []struct {
		name    string
		mark    string
		e       encoding.Encoding
		is      string
		guessed bool
	}{
		{"UTF-8", "", encoding.Nop, "utf-8", false},
		{"UTF-8 with its mark", "\xef\xbb\xbf", encoding.Nop, "utf-8", false},
		{"UTF-16 with its mark", "\xff\xfe", little, "utf-16le", false},
		{"UTF-16 with its mark, the other way", "\xfe\xff", big, "utf-16be", false},
		{"UTF-16 without a mark", "", little, "utf-16le", true},
		{"UTF-16 without a mark, the other way", "", big, "utf-16be", true},
		{"GBK", "", simplifiedchinese.GBK, "gb18030", true},
		{"GB18030", "", simplifiedchinese.GB18030, "gb18030", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			data, err := c.e.NewEncoder().Bytes([]byte(sample))
			if err != nil {
				t.Fatal(err)
			}
			r, err := Parse("x.txt", append([]byte(c.mark), data...))
			if err != nil {
				t.Fatal(err)
			}
			if r.Text != strings.TrimSpace(sample) {
				t.Errorf("the text is %q", r.Text)
			}
			if r.Meta.Source.Encoding != c.is || r.Has(model.FlagEncodingGuessed) != c.guessed || r.Has(model.FlagDecodeErrors) {
				t.Errorf("encoding %s, flags %v; want %s, guessed %v", r.Meta.Source.Encoding, r.Flags, c.is, c.guessed)
			}
		})
	}
}

func TestCharactersOutsideGBKComeFromGB18030(t *testing.T) {
	data, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(sample + "㵐水河综合治理㊿\n"))
	if err != nil {
		t.Fatal(err)
	}
	d, err := decode(data)
	if err != nil || !strings.Contains(string(d.text), "㵐水河综合治理㊿") || d.damaged {
		t.Errorf("error %v, damaged %v, text %q", err, d.damaged, d.text)
	}
}

func TestSpoiltBytesAreReplacedAndFlagged(t *testing.T) {
	spoilt := strings.Replace(sample, "开局", "开\xe5\xb1", 1)
	r, err := Parse("x.txt", []byte(spoilt))
	if err != nil {
		t.Fatal(err)
	}
	if !r.Has(model.FlagDecodeErrors) || r.Meta.Source.Encoding != "utf-8" || !strings.Contains(r.Text, "开\uFFFD良好") {
		t.Errorf("encoding %s, flags %v, text %q", r.Meta.Source.Encoding, r.Flags, r.Text)
	}
}

func TestWhatIsNoReportIsAnErrorOfOneLine(t *testing.T) {
	random := make([]byte, 4096)
	for i := range random {
		random[i] = byte(i*i*31 + i>>3)
	}
	for name, c := range map[string]struct {
		data string
		want error
	}{
		"nothing":        {"", ErrEmpty},
		"blanks":         {" \r\n\t\u3000\n", ErrEmpty},
		"noise":          {string(random), ErrBinary},
		"zeros":          {strings.Repeat("\x00", 5000), ErrBinary},
		"English":        {"The government work report was delivered on Monday.\nIt speaks of growth.\n", ErrNotChinese},
		"numbers":        {"1,2,3\n4,5,6\n", ErrNotChinese},
		"a program":      {"package main\n\n// 主程序\nfunc main() { println(\"hello, world\") }\n", ErrNotChinese},
		"Latin 1 French": {"L'\xe9conomie a progress\xe9 de 3,5 % l'ann\xe9e derni\xe8re, \xe0 peine.", ErrNotChinese},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Parse("dir/x.txt", []byte(c.data))
			if !errors.Is(err, c.want) {
				t.Fatalf("error %v, want %v", err, c.want)
			}
			if s := err.Error(); !strings.HasPrefix(s, "dir/x.txt: ") || strings.ContainsRune(s, '\n') {
				t.Errorf("the message %q does not name the source in one line", s)
			}
		})
	}
}
