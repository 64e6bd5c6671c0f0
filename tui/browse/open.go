package browse

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"baogao/model"
	"baogao/tui/keys"
	"baogao/tui/mode"
)

// open shows the report that the regions' cursor is on.
func (b *Browse) open() tea.Cmd {
	n := b.regions.chosen()
	if n == nil || n.entry != nil && (n.entry.ID == b.body.id() || n.entry.ID == b.awaited) {
		return nil
	}
	b.awaited = ""
	if b.target == nil {
		b.leap(regions)
	}
	b.closeExplanation()
	b.body.leave()
	if n.problem != "" {
		b.body.openProblem(n.problem)
		if b.regions.regions == 0 && b.session.Files != nil {
			b.body.advice = "报告可以是网页、Word、有文字的 PDF、Markdown、纯文本，或它们的 zip。按 " + keys.KeyOf(keys.Everywhere, keys.Quit) +
				" 退出，再用 baogao 文件夹 打开；不写文件夹，打开自带的五份。"
		}
	} else {
		return b.load(n.entry.ID)
	}
	b.outline.open(nil)
	return nil
}

// loaded is a report that has come from the library.
type loaded struct {
	id     string
	report *model.Report
	others []model.OtherSource // of the same delivery
	err    error
}

// load gets a report from the library.
func (b *Browse) load(id string) tea.Cmd {
	b.awaited = id
	library := b.session.Library
	now, later := mode.Soon(func() tea.Msg {
		l := loaded{id: id}
		if l.report, l.err = library.Report(id); l.err == nil {
			l.others, l.err = othersOf(library, l.report)
		}
		return l
	}, func(what any) tea.Msg {
		return loaded{id: id, err: fmt.Errorf("读 %s 时程序出错：%v", id, what)}
	})
	if later == nil {
		b.show(now.(loaded))
		return nil
	}
	b.body.openProblem("正在读 " + id + " …")
	b.outline.open(nil)
	return later
}

// show shows a report that has been loaded, unless another one has been asked
// for meanwhile.
func (b *Browse) show(l loaded) {
	if l.id != b.awaited {
		return
	}
	b.awaited = ""
	b.closeExplanation()
	if l.err != nil {
		b.body.openProblem(l.err.Error())
	} else {
		b.body.open(l.report, l.others)
	}
	b.outline.open(b.body.report())
	if b.find.active() && (b.target == nil || b.target.Anchor != nil) {
		at := b.body.At
		b.look(at)
		b.body.GoTo(at)
	}
	b.arrive()
}
