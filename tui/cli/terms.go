package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"baogao/model"
	"baogao/model/glossary"
	"baogao/model/search"
	"baogao/tui/cell"
	"baogao/tui/theme"
)

func (c *Call) termsCommand() *cobra.Command {
	return &cobra.Command{
		Use:               "terms REGION [TERM]",
		Short:             "一份报告的名词解释",
		Long:              "列出一份报告的名词解释，或其中名字里有 TERM 的。这份报告没有解释的，指出别的报告里有没有。",
		GroupID:           groupRead,
		Args:              arguments(1, 2, "REGION"),
		ValidArgsFunction: c.completeTerms,
		Example:           "  baogao terms 荆门\n  baogao terms 荆门 双集中",
		RunE: func(cmd *cobra.Command, args []string) error {
			lib, r, err := c.named(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			want := ""
			if len(args) == 2 {
				want = args[1]
			}
			list := termsNamed(r, want)
			switch {
			case len(list) > 0:
				c.terms(r, list)
				return nil
			case want != "":
				return noSuchTerm(cmd.Context(), lib, r, want)
			case r.Has(model.FlagDangling):
				return Fail(NotFound, "%s 文中有注释序号，来源没有附名词解释", r.Meta)
			}
			return Fail(NotFound, "%s 没有名词解释", r.Meta)
		},
	}
}

// termsNamed returns the terms of a report whose name is, or else holds, the
// words, or can be typed so; all of them without words.
func termsNamed(r *model.Report, want string) []model.Term {
	want = search.Fold(strings.TrimSpace(want))
	var exact, parts []model.Term
	for _, t := range r.Terms {
		name := search.Fold(t.Name.In(r.Text))
		switch {
		case strings.Trim(name, "“”") == strings.Trim(want, "“”"):
			exact = append(exact, t)
		case containsAll(name, strings.Fields(want)) || want == "":
			parts = append(parts, t)
		}
	}
	switch {
	case len(exact) > 0:
		return exact
	case len(parts) > 0:
		return parts
	}
	var names []string
	for _, t := range r.Terms {
		names = append(names, t.Name.In(r.Text))
	}
	for _, i := range typedRun(names, want) {
		parts = append(parts, r.Terms[i])
	}
	return parts
}

// noSuchTerm says that a report does not explain a term, and who does.
func noSuchTerm(ctx context.Context, lib model.Library, r *model.Report, want string) error {
	if want = strings.TrimSpace(want); want == "" {
		return Fail(Usage, "TERM 是空的")
	}
	found, err := glossary.Find(ctx, lib, r, want, 3, func(other *model.Report) (model.Term, bool) {
		list := termsNamed(other, want)
		if len(list) == 0 {
			return model.Term{}, false
		}
		return list[0], true
	})
	if err != nil {
		return err
	}
	arguments := newArguments(lib)
	var others []string
	for _, e := range found {
		others = append(others, arguments.of(model.EntryOf(e.Report)))
	}
	if len(others) > 0 {
		return Fail(NotFound, "%s 没有解释“%s”；%s 有，见 %s terms %s %s", r.Meta, want, strings.Join(others, "、"), program, others[0], want)
	}
	return Fail(NotFound, "%s 没有解释“%s”", r.Meta, want)
}

// terms prints terms and their definitions.
func (c *Call) terms(r *model.Report, list []model.Term) {
	c.page()
	for _, t := range list {
		l := cell.Line{}
		if t.Number != "" {
			l = append(l, c.run(strings.TrimSuffix(t.Number, ".")+" ", theme.Dim))
		}
		l = append(l, c.run(t.Name.In(r.Text), theme.Term), c.run("：", theme.Text))
		l = slices.Concat(l, cell.Line{c.run(oneParagraph(t.Definition.In(r.Text)), theme.Text)})
		c.putWrapped(l, 0)
	}
}

// oneParagraph joins the paragraphs of a definition into one line.
func oneParagraph(s string) string { return strings.ReplaceAll(s, "\n", " ") }
