package cli

import (
	"slices"
	"strconv"
	"strings"

	"baogao/model"
)

// find returns the one report that a REGION argument names: a full or short
// name, with @YEAR (the plan year) where the library holds several.
func find(lib model.Library, arg string) (*model.Report, error) {
	entries, err := findAll(lib, arg)
	if err != nil {
		return nil, err
	}
	if len(entries) > 1 {
		return nil, Fail(Usage, "“%s”有 %d 份报告，请指明一份：%s", arg, len(entries), candidates(entries))
	}
	r, err := lib.Report(entries[0].ID)
	if err != nil {
		return nil, Fail(Usage, "%s: %v", entries[0].ID, err)
	}
	return r, nil
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
	found := named
	if dated {
		found = slices.DeleteFunc(slices.Clone(named), func(e model.Entry) bool { return e.Meta.PlanYear != year })
		if len(found) == 0 {
			return nil, Fail(NotFound, "“%s”没有 %d 年的报告，有：%s", name, year, candidates(named))
		}
	}
	return found, nil
}

// regionsNamed returns the entries of the region or regions called name.
func regionsNamed(entries []model.Entry, name string) []model.Entry {
	for _, match := range []func(e model.Entry) bool{
		func(e model.Entry) bool { return e.ID == name },
		func(e model.Entry) bool { return e.Meta.Region.Name == name },
		func(e model.Entry) bool { return strings.HasPrefix(e.Meta.Region.Name, name) },
	} {
		if found := slices.DeleteFunc(slices.Clone(entries), func(e model.Entry) bool { return !match(e) }); name != "" && len(found) > 0 {
			return found
		}
	}
	return nil
}

// candidates lists reports as REGION arguments that name each of them.
func candidates(entries []model.Entry) string {
	const most = 12
	var names []string
	for i, e := range entries {
		if i == most {
			names = append(names, "……")
			break
		}
		names = append(names, argumentOf(e))
	}
	return strings.Join(names, "、")
}

// argumentOf is the REGION argument that names a report.
func argumentOf(e model.Entry) string {
	if e.Meta.Region.Name == "" || e.Meta.PlanYear == 0 {
		return e.ID
	}
	return e.Meta.Region.Name + "@" + strconv.Itoa(e.Meta.PlanYear)
}
