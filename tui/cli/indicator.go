package cli

import (
	"maps"
	"slices"
	"strings"

	"baogao/model"
	"baogao/model/match"
	"baogao/model/search"
)

// indicators returns the canonical names that INDICATOR arguments mean, among
// those of the catalogue and those that reports state. stated says whether a
// report at hand states one: of several that an argument may mean, the one
// that is stated is meant.
func indicators(args []string, stated map[string]bool) ([]string, error) {
	var names []string
	for _, arg := range args {
		found, err := indicator(arg, stated)
		if err != nil {
			return nil, err
		}
		for _, name := range found {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names, nil
}

// indicator resolves one argument: a name or alias, the name of a group, or
// what can be typed of a name: a part of it, pinyin, initials (gdzctz, ncsr).
func indicator(arg string, stated map[string]bool) ([]string, error) {
	want := search.Fold(strings.TrimSpace(arg))
	if want == "" {
		return nil, Fail(Usage, "指标名是空的；指标见 %s help get", program)
	}
	var names, group []string
	var aliases [][]string
	for _, in := range model.Indicators() {
		names = append(names, in.Name)
		aliases = append(aliases, in.Aliases)
		if in.Group == want {
			group = append(group, in.Name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(stated)) {
		if !slices.Contains(names, name) {
			names = append(names, name)
			aliases = append(aliases, nil)
		}
	}
	named := func(i int) bool {
		return search.Fold(names[i]) == want || slices.ContainsFunc(aliases[i], func(n string) bool { return search.Fold(n) == want })
	}
	for i, name := range names {
		if named(i) {
			return []string{name}, nil
		}
	}
	if len(group) > 0 {
		return group, nil
	}
	var meant []string
	for _, m := range match.NewIndexWithAliases(names, aliases).Resolve(arg) {
		meant = append(meant, names[m.Item])
	}
	if len(meant) > 1 {
		if here := slices.DeleteFunc(slices.Clone(meant), func(n string) bool { return !stated[n] }); len(here) > 0 {
			meant = here
		}
	}
	switch len(meant) {
	case 0:
		return nil, Fail(Usage, "没有名为“%s”的指标；指标见 %s get REGION", arg, program)
	case 1:
		return meant, nil
	}
	return nil, Fail(Usage, "“%s”可以是 %d 个指标，请指明一个：%s", arg, len(meant), strings.Join(meant, "、"))
}

// statedIn is the set of indicators that the figures are of.
func statedIn(list ...*model.Figures) map[string]bool {
	stated := map[string]bool{}
	for _, f := range list {
		for _, g := range f.All() {
			stated[g.Indicator] = true
		}
	}
	return stated
}
