package parse

import (
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"
)

// FuzzDecode holds that any bytes are an error of one line or valid UTF-8
// that the cleaner turns into lines without control characters.
func FuzzDecode(f *testing.F) {
	for _, s := range []string{"", "政府工作报告", "\xef\xbb\xbf一、", "\xff\xfe\x00\x4e", "\xfe\xff\x4e\x00", "\xd5\xfe\xb8\xae\xb9\xa4\xd7\xf7", "\x1b]0;x\x07\x1b[3", "\u3000\u00a0\u200b\r\n", "\x00\x01\x02", "\uFA0E⼀⻓", "&ldquo;&nbsp;&#12288;", "? ?政府 工作", "\uF06C一、", "\u0600\u061C一"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := decode(data)
		if err != nil {
			return
		}
		if !utf8.Valid(d.text) {
			t.Fatalf("%q decodes to invalid UTF-8 as %s", data, d.encoding)
		}
		for _, l := range splitLines(string(d.text)) {
			if l.text == "" || l.text[0] == ' ' || l.text[len(l.text)-1] == ' ' {
				t.Fatalf("line %q is blank or has blanks at its ends", l.text)
			}
			for _, r := range l.text {
				c := classOf(r)
				unmapped := c == radical && ideograph(r) == string(r)
				if c != plain && !unmapped && r != ' ' || r < ' ' || r == 0x7F {
					t.Fatalf("line %q has the character %U", l.text, r)
				}
			}
		}
	})
}

// FuzzOutline holds that any text is read without panic, and that what is
// found in it lies in it, in order and nested.
func FuzzOutline(f *testing.F) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for _, c := range casesOf(f, string(data)) {
			f.Add(c.source)
		}
	}
	f.Fuzz(func(t *testing.T, source string) {
		r, err := Parse("fuzz", []byte(source))
		if err != nil {
			return
		}
		checkReport(t, r)
	})
}
