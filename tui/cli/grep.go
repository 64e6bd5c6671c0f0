package cli

import (
	"context"
	"errors"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"baogao/model"
	"baogao/model/search"
	"baogao/tui/cell"
	"baogao/tui/export"
	"baogao/tui/theme"
)

// grepping are the options of grep.
type grepping struct {
	expression bool
	literal    bool
	count      bool
	most       int
	context    int
	format     choice
	file       string
	*selection
}

func (c *Call) grepCommand() *cobra.Command {
	o := grepping{selection: newSelection(), format: choice{value: "text", of: []string{"text", "csv", "json"}}}
	cmd := &cobra.Command{
		Use:   "grep PATTERN [REGION...]",
		Short: "在全部或几份报告的正文里查找，列出上下文",
		Long: "在正文里查找，列出每一处的报告、章节、位置（段:字）和上下文。全角半角、字母大小写不分。\n" +
			"几个词用空格隔开，要都出现；靠得近的报告在前，说得多的在前。带空格的词放在引号里。\n" +
			"正文里没有的字母，当拼音查：dkjj 或 dikongjingji 即低空经济；查的是哪个词，写在标准错误输出上。\n" +
			"输出到管道时每处一行，各栏以制表符隔开。",
		GroupID:           groupRead,
		Args:              arguments(1, -1, "PATTERN"),
		ValidArgsFunction: c.completeAfterPattern,
		Example:           "  baogao grep 低空经济\n  baogao grep '就业 新增' 荆门 荆州\n  baogao grep dkjj\n  baogao grep --count 高质量发展\n  baogao grep -E '增长\\d+(\\.\\d+)?%' 荆门",
		RunE: func(cmd *cobra.Command, args []string) error {
			paths, regions := c.splitPaths(args[1:])
			lib, err := c.Open(cmd.Context(), paths)
			if err != nil {
				return err
			}
			return c.grep(cmd.Context(), lib, args[0], regions, o)
		},
	}
	cmd.Flags().BoolVarP(&o.expression, "regexp", "E", false, "PATTERN 是正则表达式（RE2 语法）")
	cmd.Flags().BoolVarP(&o.literal, "literal", "F", false, "PATTERN 照原样找，空格也算")
	cmd.Flags().BoolVar(&o.count, "count", false, "只列每份报告有几处")
	cmd.Flags().IntVarP(&o.most, "max", "m", 0, "每份报告最多列 `N` 处")
	cmd.Flags().IntVarP(&o.context, "context", "C", 0, "上下文前后各 `N` 字；默认终端上占满一行，管道里 30")
	o.flags(c, cmd, true)
	c.formatFlags(cmd, &o.format, &o.file)
	return cmd
}

// compile reads the pattern.
func (o grepping) compile(pattern string) (*search.Query, error) {
	mode := search.Words
	switch {
	case o.expression && o.literal:
		return nil, Fail(Usage, "-E 和 -F 不能同时用")
	case o.expression:
		mode = search.Regexp
	case o.literal:
		mode = search.Literal
	}
	q, err := search.Compile(pattern, mode)
	switch {
	case errors.Is(err, search.ErrEmpty):
		return nil, Fail(Usage, "PATTERN 是空的；要找什么？")
	case errors.Is(err, search.ErrLong):
		return nil, Fail(Usage, "PATTERN 太长，最多 200 字")
	case err != nil:
		return nil, Fail(Usage, "正则表达式“%s”写法不对：%v", pattern, err)
	}
	return q, nil
}

func (c *Call) grep(ctx context.Context, lib model.Library, pattern string, regions []string, o grepping) error {
	q, err := o.compile(pattern)
	if err != nil {
		return err
	}
	options := search.Options{Keep: 1, Only: o.takes}
	if len(regions) > 0 {
		wanted := map[string]bool{}
		for _, arg := range regions {
			entries, err := findAll(lib, arg)
			if err != nil {
				return err
			}
			for _, e := range entries {
				wanted[e.ID] = true
			}
		}
		options.Only = func(e model.Entry) bool { return wanted[e.ID] && o.takes(e) }
	}
	if q, err = c.spelled(ctx, lib, pattern, q, options, o); err != nil {
		return err
	}
	// The first pass only counts, for the order; what is printed is found
	// again, a report at a time, so that memory stays small over any library.
	var results []search.Result
	err = search.Library(ctx, lib, q, options, func(r search.Result) bool {
		results = append(results, r)
		return true
	})
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		c.problem(err)
	}
	search.Rank(results)
	if len(results) == 0 {
		why := ""
		if !o.expression && !o.literal && search.TooShort(pattern) {
			why = "；拼音要两个字以上"
		}
		if len(regions) > 0 {
			return Fail(NotFound, "%s里没有找到“%s”%s", strings.Join(regions, "、"), pattern, why)
		}
		return Fail(NotFound, "%d 份报告里没有找到“%s”%s", len(lib.Entries()), pattern, why)
	}
	if o.count {
		return c.grepCounts(results, newArguments(lib), o)
	}
	return c.grepHits(ctx, lib, q, results, o)
}

// spelled is what a pattern of words means as pinyin; q, the pattern as it is,
// where that is none, or stands in the reports as it is. Which word is looked
// for, and which others it could be, is said beside the output.
func (c *Call) spelled(ctx context.Context, lib model.Library, pattern string, q *search.Query, options search.Options, o grepping) (*search.Query, error) {
	if o.expression || o.literal {
		return q, nil
	}
	s, err := search.Spell(ctx, lib, pattern, options)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil || s == nil || s.Text(0) == pattern {
		return q, nil // what is wrong with the library, the search itself says
	}
	note := "“" + pattern + "”按拼音查“" + s.Text(0) + "”"
	if others := s.Meanings[1:]; len(others) > 0 {
		var words []string
		for _, m := range others[:min(len(others), 5)] {
			words = append(words, m.Text)
		}
		note += "；也可以是" + strings.Join(words, "、")
	}
	c.complain(errors.New(note))
	return o.compile(s.Text(0))
}

// grepCounts prints how many matches each report has.
func (c *Call) grepCounts(results []search.Result, arguments regionArguments, o grepping) error {
	counts := make([]export.Count, len(results))
	most, total := 0, 0
	for i, r := range results {
		counts[i] = export.Count{Entry: r.Entry, Matches: r.Count}
		most, total = max(most, r.Count), total+r.Count
	}
	switch {
	case o.format.value == "json":
		return c.writeTo("json", o.file, func(w io.Writer) error { return export.CountsJSON(w, counts) })
	case o.format.value == "csv":
		return c.writeTo("csv", o.file, func(w io.Writer) error { return export.CountsCSV(w, counts) })
	}
	return c.writeTable(o.file, func(to *Call) {
		if !to.env.Terminal {
			for _, n := range counts {
				to.printf("%s\t%d\n", arguments.of(n.Entry), n.Matches)
			}
			return
		}
		const bar = 24 // cells of the longest bar
		t := &table{columns: []column{{title: "报告"}, {title: "处数", right: true}, {title: " ", spare: 1}}}
		for _, n := range counts {
			t.add(to.run(n.Entry.Meta.String(), theme.Text), to.run(itoa(n.Matches), theme.Figure),
				to.run(strings.Repeat("=", max(1, n.Matches*bar/most)), theme.Dim))
		}
		to.putTable(t)
		to.putText(itoa(len(counts))+" 份报告，共 "+itoa(total)+" 处", theme.Dim)
	})
}

// grepHits prints every match in its context.
func (c *Call) grepHits(ctx context.Context, lib model.Library, q *search.Query, results []search.Result, o grepping) error {
	if o.format.value != "text" {
		return c.writeTo(o.format.value, o.file, func(w io.Writer) error {
			hits := export.NewHits(w, o.format.value)
			err := c.eachFound(ctx, lib, q, results, o, func(f found) error {
				return hits.Add(f.Hit)
			})
			if err != nil {
				return err
			}
			return hits.Close()
		})
	}
	var stopped error
	err := c.writeTable(o.file, func(to *Call) {
		to.page()
		shown := ""
		stopped = to.eachFound(ctx, lib, q, results, o, func(f found) error {
			if !to.env.Terminal {
				to.putHitLine(f, o.around())
				return nil
			}
			if f.Report.ID != shown {
				if shown != "" {
					to.put(nil)
				}
				shown = f.Report.ID
				to.put(cell.Line{to.run(f.Report.Meta.String(), theme.Strong), to.run("  "+itoa(f.count)+" 处", theme.Dim)})
			}
			to.putHit(f, o.context)
			return nil
		})
	})
	return errors.Join(stopped, err)
}

// around is how many characters of context a match has on each side where no
// line's width says how many.
func (o grepping) around() int {
	if o.context > 0 {
		return o.context
	}
	return export.Context
}

// found is a match on its way to the output.
type found struct {
	export.Hit
	name  string // the REGION argument that names it
	count int    // matches in the report
}

// eachFound finds the matches of the results again and visits them.
func (c *Call) eachFound(ctx context.Context, lib model.Library, q *search.Query, results []search.Result, o grepping, visit func(found) error) error {
	arguments := newArguments(lib)
	for _, result := range results {
		r, err := lib.Report(result.Entry.ID)
		if err != nil {
			c.problem(err)
			continue
		}
		matches, count := q.Matches(ctx, r.Text, o.most)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		for _, hit := range export.HitsIn(r, matches, o.around()) {
			if err := visit(found{hit, arguments.of(result.Entry), count}); err != nil {
				return err
			}
		}
	}
	return nil
}
