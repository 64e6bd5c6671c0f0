package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"baogao/model"
)

// selection is the part of a library that a command is to look at.
type selection struct {
	level  choice
	within string
	year   int // the plan year; 0: all
}

func newSelection() *selection {
	return &selection{level: choice{of: []string{"province", "prefecture", "county", "township"}}}
}

// flags adds the options to a command; dated says whether the year is one.
func (s *selection) flags(c *Call, cmd *cobra.Command, dated bool) {
	cmd.Flags().Var(&s.level, "level", "只看 `LEVEL`：province（省级）、prefecture（地级）、county（县级）或 township（乡级）")
	cmd.Flags().StringVar(&s.within, "in", "", "只看 `REGION` 之下的地区：湖北省、宜昌市")
	c.completeFlag(cmd, "level", s.level.words)
	if dated {
		cmd.Flags().IntVar(&s.year, "year", 0, "只看计划 `YEAR` 年的报告")
	}
}

// takes reports whether an entry is in the selection.
func (s *selection) takes(e model.Entry) bool {
	r := e.Meta.Region
	switch {
	case s.level.value != "" && string(r.Level) != s.level.value, s.year != 0 && e.Meta.PlanYear != s.year:
		return false
	}
	return s.within == "" || r.Name != s.within && (strings.HasPrefix(r.Parent, s.within) || strings.HasPrefix(r.Province, s.within))
}

// of returns the selected part of a library.
func (s *selection) of(lib model.Library) model.Library {
	if s.level.value == "" && s.within == "" && s.year == 0 {
		return lib
	}
	return part{lib, slices.DeleteFunc(slices.Clone(lib.Entries()), func(e model.Entry) bool { return !s.takes(e) })}
}

// part is some entries of a library.
type part struct {
	model.Library
	entries []model.Entry
}

// Entries implements model.Library.
func (p part) Entries() []model.Entry { return p.entries }
