package model

import (
	"slices"
	"strings"
	"testing"

	"baogao/seeds"
)

// delivery makes a report of a region and year whose text is part of a seed.
func delivery(t *testing.T, region string, year int, seed string, from, to float64) *Report {
	t.Helper()
	data, err := seeds.FS.ReadFile(seed)
	if err != nil {
		t.Fatal(err)
	}
	runes := []rune(string(data))
	text := string(runes[int(float64(len(runes))*from):int(float64(len(runes))*to)])
	r := &Report{ID: MakeID(region, year), Text: text}
	r.Meta.Region.Name, r.Meta.PlanYear = region, year
	r.Meta.Source.Path = seed
	return r
}

func TestSourcesOfOneDeliveryAreRecognised(t *testing.T) {
	whole := delivery(t, "荆门市", 2024, "荆门市-2024.txt", 0, 1)
	half := delivery(t, "荆门市", 2024, "荆门市-2024.txt", 0, 0.5)
	other := delivery(t, "荆门市", 2024, "荆州市-2024.txt", 0, 1)
	nextYear := delivery(t, "荆门市", 2025, "荆门市-2024.txt", 0, 1)
	respelt := delivery(t, "荆门市", 2024, "荆门市-2024.txt", 0, 1)
	respelt.Text = strings.NewReplacer("，", ", ", "。", ".\n", "％", "%").Replace(respelt.Text)
	tests := []struct {
		name string
		a, b *Report
		want bool
	}{
		{"one stops halfway", whole, half, true},
		{"other punctuation", whole, respelt, true},
		{"another report of the region", whole, other, false},
		{"another year", whole, nextYear, false},
	}
	for _, test := range tests {
		if got := SameDelivery(test.a, test.b); got != test.want || SameDelivery(test.b, test.a) != got {
			t.Errorf("%s: got %v (overlap %.2f)", test.name, got, overlap(test.a.Text, test.b.Text))
		}
	}
}

func TestTwoReportsOfTheCountryShareLittle(t *testing.T) {
	names := []string{"荆门市-2024.txt", "荆州市-2024.txt", "潜江市-2024.txt", "兴山县-2024.txt", "曾都区-2022.txt"}
	for i, a := range names {
		for _, b := range names[i+1:] {
			if got := overlap(delivery(t, "", 0, a, 0, 1).Text, delivery(t, "", 0, b, 0, 1).Text); got > minOverlap/3 {
				t.Errorf("%s and %s overlap by %.2f", a, b, got)
			}
		}
	}
}

func TestDeliveryIsShownOnceByItsMostCompleteSource(t *testing.T) {
	half := delivery(t, "荆门市", 2024, "荆门市-2024.txt", 0, 0.6)
	half.Meta.Truncated = true
	half.Meta.Source.Path = "half.txt"
	whole := delivery(t, "荆门市", 2024, "荆门市-2024.txt", 0, 1)
	other := delivery(t, "荆门市", 2024, "荆州市-2024.txt", 0, 1)
	lib := NewMemory([]*Report{half, other, whole})
	entries := lib.Entries()
	if len(entries) != 2 {
		t.Fatalf("%d entries", len(entries))
	}
	e := entries[0]
	if e.ID != "荆门市-2024" || e.Meta.Source.Path != whole.Meta.Source.Path || len(e.Twins) != 1 || e.Twins[0].Source.Path != "half.txt" {
		t.Errorf("got %+v", e)
	}
	if entries[1].ID != "荆门市-2024#2" || len(entries[1].Twins) != 0 {
		t.Errorf("got %+v", entries[1])
	}
	if r, err := lib.Report(e.Twins[0].ID); err != nil || r != half {
		t.Errorf("the twin %s cannot be loaded: %v", e.Twins[0].ID, err)
	}
}

func TestEqualBytesAreOneDeliveryEvenOfAnUnknownRegion(t *testing.T) {
	a, b := delivery(t, "", 0, "荆门市-2024.txt", 0, 1), delivery(t, "", 0, "荆门市-2024.txt", 0, 1)
	a.Meta.Source.SHA256, b.Meta.Source.SHA256 = "x", "x"
	if got := NewMemory([]*Report{a, b}).Entries(); len(got) != 1 || len(got[0].Twins) != 1 {
		t.Errorf("got %+v", got)
	}
}

func TestFiguresThatSourcesStateDifferentlyAreFlagged(t *testing.T) {
	state := func(r *Report, value float64, unit string) {
		r.Observations = append(r.Observations, Observation{Indicator: "地区生产总值", Measure: Growth, Value: value, Unit: unit, Kind: Actual, Period: "2023"})
	}
	for _, test := range []struct {
		value float64
		unit  string
		want  int
	}{{6.7, "%", 0}, {6.1, "%", 1}} {
		a, b := delivery(t, "荆门市", 2024, "荆门市-2024.txt", 0, 1), delivery(t, "荆门市", 2024, "荆门市-2024.txt", 0, 0.9)
		state(a, 6.7, "%")
		state(b, test.value, test.unit)
		lib := NewMemory([]*Report{b, a})
		e := lib.Entries()[0]
		if len(e.Twins) != 1 || e.Twins[0].Differing != test.want || slices.Contains(e.Flags, FlagSourcesDiffer) != (test.want > 0) {
			t.Errorf("%v%s against 6.7%%: got %+v", test.value, test.unit, e)
		}
		if r, _ := lib.Report(e.ID); r.Has(FlagSourcesDiffer) != (test.want > 0) {
			t.Errorf("%v%s: the report's flags are %v", test.value, test.unit, r.Flags)
		}
	}
}

func BenchmarkSameDelivery(b *testing.B) {
	data, err := seeds.FS.ReadFile("荆门市-2024.txt")
	if err != nil {
		b.Fatal(err)
	}
	r := &Report{Text: string(data)}
	r.Meta.Region.Name, r.Meta.PlanYear = "荆门市", 2024
	for b.Loop() {
		SameDelivery(r, r)
	}
}
