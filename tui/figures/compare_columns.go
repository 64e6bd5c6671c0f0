package figures

import "baogao/tui/cell"

// columnLayout is the room of the column of one region: its value, right
// aligned, a note after it, and a bar.
type columnLayout struct {
	index            int // of the region
	x                int
	name             int // width of the header
	value, note, bar int // widths
}

func (l columnLayout) width() int {
	w := l.value
	if l.note > 0 {
		w += 1 + l.note
	}
	w = max(w, l.name)
	if l.bar > 0 {
		w += 1 + l.bar
	}
	return w
}

// bare is the width without notes and bars.
func (l columnLayout) bare() int { return max(l.value, l.name) }

// measure is how much room the column of a region asks for.
func (c *Compare) measure(cond cell.Condition, i int) columnLayout {
	l := columnLayout{index: i, name: min(cond.Width(c.columnName(i)), 16), value: 8}
	for _, row := range c.inTense() {
		if f := row.Figures[i]; f != nil {
			l.value = max(l.value, cond.Width(f.String()))
			l.note = max(l.note, min(widestNote, cond.Width(note(f, c.yearOf(i, row.Tense)))))
		}
	}
	return l
}

// fitColumns makes the columns fit into room cells, the gap before each
// counted. Where there is not enough for all of it, names reach over the notes
// below them; then notes get less, in the order of how few words that costs.
func (c *Compare) fitColumns(cond cell.Condition, room, gap int) {
	columns := c.layout.columns
	for _, l := range columns {
		room -= gap + l.width()
	}
	var notes []noteWidths
	for room < 0 {
		if notes == nil {
			notes = c.noteWidths(cond)
		}
		best, saved, cost := -1, 0, 0
		for i, l := range columns {
			less := l
			less.note = notes[i].below(l.note)
			s, n := l.width()-less.width(), notes[i].lost(less.note)-notes[i].lost(l.note)
			if s > 0 && (best < 0 || n*saved < cost*s) {
				best, saved, cost = i, s, n
			}
		}
		if best < 0 {
			break
		}
		columns[best].note = notes[best].below(columns[best].note)
		room += saved
	}
	for i := range notes {
		c.layout.lost += notes[i].lost(columns[i].note)
	}
	for i := range columns {
		l := &columns[i]
		for l.value < l.name {
			wider := *l
			wider.value++
			if wider.width() > l.width()+max(0, room) {
				break
			}
			room -= wider.width() - l.width()
			*l = wider
		}
		l.note = max(l.note, min(1, l.note)*(l.name-l.value-1))
	}
}

// noteWidths are the notes of a column, each as the forms that it can take
// from the fullest to none at all.
type noteWidths [][]noteWidth

type noteWidth struct{ cells, lost int }

func (c *Compare) noteWidths(cond cell.Condition) []noteWidths {
	all := make([]noteWidths, len(c.layout.columns))
	for i, l := range c.layout.columns {
		for _, row := range c.inTense() {
			f := row.Figures[l.index]
			if f == nil {
				continue
			}
			var widths []noteWidth
			for _, form := range noteForms(f, c.yearOf(l.index, row.Tense)) {
				widths = append(widths, noteWidth{cond.Width(form.text), form.lost})
			}
			all[i] = append(all[i], widths)
		}
	}
	return all
}

// below is the next smaller width that some note can use.
func (n noteWidths) below(width int) int {
	next := 0
	for _, forms := range n {
		for _, w := range forms {
			if w.cells < width {
				next = max(next, w.cells)
			}
		}
	}
	return next
}

// lost is how much the notes say less in a width than in full.
func (n noteWidths) lost(width int) int {
	lost := 0
	for _, forms := range n {
		for _, w := range forms {
			if w.cells <= width {
				lost += w.lost
				break
			}
		}
	}
	return lost
}
