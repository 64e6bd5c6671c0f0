package cli

import (
	"context"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"baogao/model"
	"baogao/model/match"
	"baogao/parse/gazetteer"
)

// named opens the library and returns it with the one report that a REGION
// argument names.
func (c *Call) named(ctx context.Context, arg string) (model.Library, *model.Report, error) {
	lib, err := c.Library(ctx)
	if err != nil {
		return nil, nil, err
	}
	r, err := c.find(ctx, lib, arg)
	return lib, r, err
}

// find returns the one report that a REGION argument names: that of a file, or
// by a name, with @YEAR (the plan year) where the library holds several.
func (c *Call) find(ctx context.Context, lib model.Library, arg string) (*model.Report, error) {
	if c.isPath(arg) {
		var err error
		if lib, err = c.Open(ctx, []string{arg}); err != nil {
			return nil, err
		}
		switch entries := lib.Entries(); len(entries) {
		case 0:
			return nil, Fail(Usage, "%s 里没有报告", arg)
		case 1:
			return lib.Report(entries[0].ID)
		default:
			return nil, Fail(Usage, "%s 里有 %d 份报告，请指明一份：%s", arg, len(entries), candidates(lib, entries))
		}
	}
	return find(lib, arg)
}

// isPath reports whether an argument is the path of a file or folder rather
// than the name of a region: it has a separator or an ending, and exists.
func (c *Call) isPath(arg string) bool {
	return c.env.Files != nil && (strings.ContainsRune(arg, filepath.Separator) || filepath.Ext(arg) != "") && c.env.Files.Exists(arg)
}

// splitPaths returns the paths among REGION arguments, and the rest.
func (c *Call) splitPaths(args []string) (paths, regions []string) {
	for _, arg := range args {
		if c.isPath(arg) {
			paths = append(paths, arg)
		} else {
			regions = append(regions, arg)
		}
	}
	return paths, regions
}

// find is Call.find for an argument that is no path.
func find(lib model.Library, arg string) (*model.Report, error) {
	entries, err := findAll(lib, arg)
	if err != nil {
		return nil, err
	}
	if len(entries) > 1 {
		return nil, Fail(Usage, "“%s”有 %d 份报告，请指明一份：%s", arg, len(entries), candidates(lib, entries))
	}
	return lib.Report(entries[0].ID)
}

// findAll returns the reports that a REGION argument names: all years of the
// region where it has no @YEAR.
func findAll(lib model.Library, arg string) ([]model.Entry, error) {
	name, yearText, dated := strings.Cut(arg, "@")
	year := 0
	if dated {
		var err error
		if year, err = strconv.Atoi(yearText); err != nil {
			return nil, Fail(Usage, "“%s”里的年份写法不对，应如 荆门@2024", arg)
		}
	}
	named := regionsNamed(lib.Entries(), name)
	if len(named) == 0 {
		return nil, Fail(NotFound, "没有“%s”的报告；有哪些见 %s list", name, program)
	}
	if first := named[0].Meta.Region; slices.ContainsFunc(named, func(e model.Entry) bool { return differ(first, e.Meta.Region) }) {
		return nil, Fail(Usage, "“%s”可以是几个地区，请指明一个：%s", name, candidates(lib, named))
	}
	found := named
	if dated {
		found = slices.DeleteFunc(slices.Clone(named), func(e model.Entry) bool { return e.Meta.PlanYear != year })
		if len(found) == 0 {
			return nil, Fail(NotFound, "“%s”没有 %d 年的报告，有：%s", name, year, candidates(lib, named))
		}
	}
	return found, nil
}

// regionsNamed returns the entries of the region or regions called name: by
// the report's ID, the region's full name, or what can be typed of it: a short
// name, its beginning, pinyin, initials.
func regionsNamed(entries []model.Entry, name string) []model.Entry {
	only := func(match func(e model.Entry) bool) []model.Entry {
		return slices.DeleteFunc(slices.Clone(entries), func(e model.Entry) bool { return !match(e) })
	}
	if found := only(func(e model.Entry) bool { return e.ID == name }); len(found) > 0 {
		return found
	}
	if found := only(func(e model.Entry) bool { return name != "" && e.Meta.Region.Name == name }); len(found) > 0 {
		return found
	}
	if found := only(func(e model.Entry) bool { return qualified(e.Meta.Region, name) }); len(found) > 0 {
		return found
	}
	var names []string
	var short [][]string
	seen := map[string]bool{"": true}
	for _, e := range entries {
		if full := e.Meta.Region.Name; !seen[full] {
			seen[full] = true
			names = append(names, full)
			short = append(short, gazetteer.ShortNames(full))
		}
	}
	meant := map[string]bool{}
	for _, m := range match.NewIndexWithAliases(names, short).Resolve(name) {
		if m.FromStart() {
			meant[names[m.Item]] = true
		}
	}
	return only(func(e model.Entry) bool { return meant[e.Meta.Region.Name] })
}

// differ reports whether two regions are not the same one; the code of one
// may be unknown.
func differ(a, b model.Region) bool {
	return a.Name != b.Name || a.Code != "" && b.Code != "" && a.Code != b.Code
}

// qualified reports whether name is the region's after that of a division
// above it, as several are told apart that share a name: 南京市鼓楼区, 南京鼓楼.
func qualified(r model.Region, name string) bool {
	for _, above := range []string{r.Parent, gazetteer.Short(r.Parent), r.Province, gazetteer.Short(r.Province)} {
		rest, ok := strings.CutPrefix(name, above)
		if ok && above != "" && (rest == r.Name || slices.Contains(gazetteer.ShortNames(r.Name), rest)) {
			return true
		}
	}
	return false
}

// candidates lists reports of a library as REGION arguments that name each of
// them.
func candidates(lib model.Library, entries []model.Entry) string {
	const most = 12
	var names []string
	arguments := newArguments(lib)
	for i, e := range entries {
		if i == most {
			names = append(names, "……")
			break
		}
		names = append(names, arguments.of(e))
	}
	return strings.Join(names, "、")
}

// regionArguments are the REGION arguments that name one report of a library
// and no other. The value says how many reports an argument names.
type regionArguments map[string]int

func newArguments(lib model.Library) regionArguments {
	entries := lib.Entries()
	a := make(regionArguments, 2*len(entries))
	for _, e := range entries {
		for _, form := range argumentForms(e) {
			a[form]++
		}
	}
	return a
}

// argumentForms are the arguments that may name a report, the best first:
// 鼓楼区@2024, 南京市鼓楼区@2024.
func argumentForms(e model.Entry) []string {
	r := e.Meta.Region
	if r.Name == "" || e.Meta.PlanYear == 0 {
		return nil
	}
	dated := r.Name + "@" + strconv.Itoa(e.Meta.PlanYear)
	if r.Parent == "" {
		return []string{dated}
	}
	return []string{dated, r.Parent + dated}
}

// of returns the argument that names a report: its ID where no other does.
func (a regionArguments) of(e model.Entry) string {
	for _, form := range argumentForms(e) {
		if a[form] == 1 {
			return form
		}
	}
	return e.ID
}
