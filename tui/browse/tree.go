package browse

import (
	"strconv"
	"strings"

	"baogao/model"
	"baogao/parse/gazetteer"
)

// node is a row of the tree of regions: a region with its newest report, an
// older report of it, a region that only groups others, or a file that could
// not be read.
type node struct {
	label    string       // what the list calls it
	beside   string       // the city that a county belongs to, where the tree does not say it
	path     string       // names it in the store
	entry    *model.Entry // nil for a region without a report
	years    bool         // the children are nothing but older reports of the same region
	problem  string       // why the file could not be read
	children []*node
}

// chosen reports whether the node has something to show beside the tree.
func (n *node) chosen() bool { return n.entry != nil || n.problem != "" }

// name tells the node from all others, and finds it again in another tree.
func (n *node) name() string {
	switch {
	case n.entry != nil:
		return n.entry.ID
	case n.problem != "":
		return n.problem
	}
	return n.path
}

// flag is the one character that says what is wrong with the report.
func (n *node) flag() string {
	if n.entry == nil {
		return ""
	}
	return flagMark(n.entry.Flags)
}

// unknown is where the reports go whose region is not known.
const unknown = "地区不明"

// treeOf groups entries, which come in the order of lists, by province, then
// by city where a city has two or more of them, then by year; what could not
// be read comes last. It returns the number of regions, too.
func treeOf(entries []model.Entry, problems []error) (tree []*node, regions int) {
	g := grouping{provinces: map[string]*node{}, cities: map[string]*node{}, counties: map[string]int{}}
	for i := range entries {
		if r := entries[i].Meta.Region; within(r) != "" && !sameRegion(entries, i) {
			g.counties[r.Province+within(r)]++
		}
	}
	for i := 0; i < len(entries); {
		n := &node{label: nameOf(entries[i]), entry: &entries[i], years: true}
		first := i
		for i++; i < len(entries) && sameRegion(entries, i); i++ {
			n.children = append(n.children, &node{entry: &entries[i]})
		}
		g.add(n, entries[first].Meta.Region)
		regions++
	}
	if len(problems) > 0 {
		bad := &node{label: "问题 " + strconv.Itoa(len(problems)), path: "problems"}
		for _, err := range problems {
			n := &node{problem: err.Error()}
			n.label, _, _ = strings.Cut(n.problem, "：")
			n.label = n.label[strings.LastIndexAny(n.label, `/\`)+1:]
			bad.children = append(bad.children, n)
		}
		g.tree = append(g.tree, bad)
	}
	return g.tree, regions
}

// sameRegion reports whether entry i is of the same region as the one before.
func sameRegion(entries []model.Entry, i int) bool {
	return i > 0 && entries[i].Meta.SameRegion(entries[i-1].Meta)
}

// nameOf is what a list calls a report's region; the file's name where the
// region is not known.
func nameOf(e model.Entry) string {
	if e.Meta.Region.Name != "" {
		return e.Meta.Region.Name
	}
	return fileName(e.Meta.Source.Path)
}

// fileName is the last part of a path, on whatever system it was noted.
func fileName(path string) string { return path[strings.LastIndexAny(path, `/\`)+1:] }

// within returns the city that a region belongs to, "" for one that stands
// under its province.
func within(r model.Region) string {
	if r.Parent == r.Province || r.Level == model.Province || r.Level == model.Prefecture {
		return ""
	}
	return r.Parent
}

// grouping is the tree while it grows.
type grouping struct {
	tree              []*node
	provinces, cities map[string]*node
	counties          map[string]int // how many regions a city has
}

// add hangs a region's node into the tree.
func (g *grouping) add(n *node, r model.Region) {
	name := r.Province
	if name == "" {
		name = unknown
	}
	if r.Level == model.Province && g.provinces[name] == nil {
		// The province's own row is the one that its regions stand under.
		g.top(n, name)
		return
	}
	province := g.provinces[name]
	if province == nil {
		province = &node{label: name}
		g.top(province, name)
	}
	city := within(r)
	switch {
	case city == "":
		g.hang(n, province)
		g.cities[name+n.label] = n
	case g.cities[name+city] != nil:
		g.hang(n, g.cities[name+city])
	case g.counties[name+city] > 1:
		header := &node{label: city}
		g.hang(header, province)
		g.cities[name+city] = header
		g.hang(n, header)
	default:
		n.beside = gazetteer.Short(city)
		g.hang(n, province)
	}
}

func (g *grouping) top(n *node, name string) {
	g.provinces[name] = n
	n.path = name
	g.tree = append(g.tree, n)
}

// hang makes n a child of parent; regions follow the older years of parent.
func (g *grouping) hang(n, parent *node) {
	n.path = parent.path + "/" + n.label
	parent.years = false
	parent.children = append(parent.children, n)
}

// find returns the nodes from the top down to the one of a name, which for a
// report is its ID; nil where there is none.
func find(list []*node, name string) []*node {
	for _, n := range list {
		if n.name() == name {
			return []*node{n}
		}
		if path := find(n.children, name); path != nil {
			return append([]*node{n}, path...)
		}
	}
	return nil
}
