package parse

import (
	"strings"
	"testing"
)

// BenchmarkParse reads whole reports; MB/s is of source bytes on one core.
func BenchmarkParse(b *testing.B) {
	all := sources(b)
	for _, set := range []string{"seeds", "corpus"} {
		var data [][]byte
		total := 0
		for name, d := range all {
			if strings.HasPrefix(name, set+"/") {
				data = append(data, d)
				total += len(d)
			}
		}
		if total == 0 {
			continue
		}
		b.Run(set, func(b *testing.B) {
			b.SetBytes(int64(total))
			for b.Loop() {
				for _, d := range data {
					if _, err := Parse("", d); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}

// BenchmarkStructure reads the same reports without the stages that go by
// what a report says: meta and indicators.
func BenchmarkStructure(b *testing.B) {
	var data [][]byte
	total := 0
	for _, d := range sources(b) {
		data = append(data, d)
		total += len(d)
	}
	b.SetBytes(int64(total))
	for b.Loop() {
		for _, d := range data {
			source, err := decode(d)
			if err == nil {
				_, err = structure(source)
			}
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}

// BenchmarkHostile reads ten megabytes that are hard on a parser that looks
// back or ahead: MB/s must be that of other texts, as time is linear.
func BenchmarkHostile(b *testing.B) {
	for _, c := range []struct{ name, unit string }{
		{"one line", "坚持稳中求进工作总基调，推动高质量发展"},
		{"one line of sentences", "地区生产总值增长6%。"},
		{"headings", "（一）加快发展\n"},
		{"labels", "一、\n"},
		{"sentences alike", "加快发展。\n加快发展步伐走在前列推动高质量发展。\n"},
		{"sayings", "悠悠万事，民生为大。发展\n"},
		{"open quotes", "“双向\n"},
		{"spread", "政 府 "},
		{"marks", "发展（1）"},
		{"entries", "名词解释\n1.甲：乙。\n"},
		{"addresses", "各位代表：\n"},
		{"titles", "政府工作报告\n"},
		{"short lines", "甲\n"},
		{"newspaper notes", "发展（下转第四版）\n"},
		{"glued headings", "（一）甲。（二）乙。\n（三）丙\n"},
		{"fragments", "，发展\n"},
		{"watermarks", "发展abc\n"},
		{"question marks", "??发展\n"},
		{"full titles", "一、坚持稳中求进工作总基调推动高质量发展走在前列\n"},
	} {
		data := []byte(strings.Repeat(c.unit, 10<<20/len(c.unit)))
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				if _, err := Parse("", data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
