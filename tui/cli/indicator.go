package cli

import (
	"slices"
	"strings"

	"baogao/model"
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

// indicator resolves one argument: a name or alias, the name of a group, or a
// part of a name.
func indicator(arg string, stated map[string]bool) ([]string, error) {
	want := search.Fold(strings.TrimSpace(arg))
	if want == "" {
		return nil, Fail(Usage, "指标名是空的；指标见 %s help get", program)
	}
	var group, parts []string
	consider := func(name string, aliases []string) bool {
		for _, n := range append([]string{name}, aliases...) {
			folded := search.Fold(n)
			if folded == want {
				return true
			}
			if strings.Contains(folded, want) && !slices.Contains(parts, name) {
				parts = append(parts, name)
			}
		}
		return false
	}
	for _, in := range model.Indicators() {
		if consider(in.Name, in.Aliases) {
			return []string{in.Name}, nil
		}
		if in.Group == want {
			group = append(group, in.Name)
		}
	}
	for name := range stated {
		if consider(name, nil) {
			return []string{name}, nil
		}
	}
	if len(group) > 0 {
		return group, nil
	}
	if len(parts) > 1 {
		if here := slices.DeleteFunc(slices.Clone(parts), func(n string) bool { return !stated[n] }); len(here) > 0 {
			parts = here
		}
	}
	switch len(parts) {
	case 0:
		return nil, Fail(Usage, "没有名为“%s”的指标；指标见 %s get REGION", arg, program)
	case 1:
		return parts, nil
	}
	slices.Sort(parts)
	return nil, Fail(Usage, "“%s”可以是 %d 个指标，请指明一个：%s", arg, len(parts), strings.Join(parts, "、"))
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
