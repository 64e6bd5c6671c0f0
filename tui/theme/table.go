package theme

import "github.com/charmbracelet/lipgloss"

// Role is what a piece of the screen is; the theme says how it looks.
type Role int

// The roles there are.
const (
	Text       Role = iota
	Dim             // beside the point: years, counts, shares
	Faint           // lines between panes, bars, — for nothing: no words
	Accent          // the cursor's bar, keys in the status line
	Strong          // what is being read or pointed at
	Warning         // flags, errors
	Cursor          // the row under the cursor in the pane that has the keys
	Rest            // the row under the cursor in the other panes
	Ground          // a panel that lies over the panes
	Mark            // chosen for comparison
	Header          // a pane's name
	HeaderHere      // the name of the pane that has the keys
	Status          // the status line
	Hit             // what was searched for
	HitHere         // the hit that one is at
	Taken           // what is about to be copied

	// Roles of the body's text, styled by Glamour. After a change to one of
	// them, go test ./tui/theme -update renders it.
	Title      // the report's own title
	Heading1   // 一、
	Heading2   // （一）
	Heading3   // 1.
	Heading4   // （1）
	Lead       // a paragraph's topic sentence
	Figure     // the number of an observation
	Term       // a name that the 名词解释 explains
	Reference  // a mark that points to the 名词解释
	roleNumber // how many roles there are
)

// attributes are what can be said without colour.
type attributes uint8

const (
	bold attributes = 1 << iota
	underline
	reverse
	faint
	italic
)

// look is how a role is drawn: colours, attributes that go with the colours,
// and those that stand alone where there is no colour (NO_COLOR).
type look struct {
	fore, back lipgloss.CompleteAdaptiveColor
	with       attributes
	without    attributes
}

// colour is a colour on a dark and on a light background, each in true
// colour, in the 256 of xterm and in the 16 of ANSI; "" is the terminal's own.
func colour(dark, dark256, dark16, light, light256, light16 string) lipgloss.CompleteAdaptiveColor {
	return lipgloss.CompleteAdaptiveColor{
		Dark:  lipgloss.CompleteColor{TrueColor: dark, ANSI256: dark256, ANSI: dark16},
		Light: lipgloss.CompleteColor{TrueColor: light, ANSI256: light256, ANSI: light16},
	}
}

// looks is the table of the theme: one accent, one colour for figures, one
// for warnings, two greys. The 16 colours on a light background are the dark
// ones: cyan and yellow cannot be read on white. The colours that a page of
// text changes to most often are of the 256 in true colour, too: a figure is
// nine bytes cheaper.
func looks() [roleNumber]look {
	var (
		none   = lipgloss.CompleteAdaptiveColor{}
		dim    = colour("#8b96a3", "245", "8", "#5f6973", "242", "8")
		line   = colour("#3a444e", "238", "8", "#c6cdd4", "251", "7")
		accent = colour("74", "74", "6", "24", "24", "4")
		figure = colour("179", "179", "3", "94", "94", "5")
		warn   = colour("#e0907c", "173", "1", "#a33c28", "130", "1")
		row    = colour("#232d36", "236", "8", "#e2ebf0", "254", "7")
		black  = colour("#101418", "233", "0", "#101418", "233", "0")
		lit    = colour("#9a8347", "101", "3", "#ffe9a8", "229", "3")
		taken  = colour("#2b4552", "23", "4", "#cde4ee", "152", "7")
		here   = colour("#f2c14e", "221", "11", "#f5b82e", "214", "11")
	)
	return [roleNumber]look{
		Text:       {},
		Dim:        {fore: dim},
		Faint:      {fore: line, without: faint},
		Accent:     {fore: accent, without: bold},
		Strong:     {with: bold, without: bold},
		Warning:    {fore: warn, without: bold},
		Cursor:     {fore: none, back: row, with: bold, without: reverse},
		Rest:       {with: bold, without: bold},
		Ground:     {back: row, without: reverse},
		Mark:       {fore: accent, without: bold},
		Header:     {fore: dim},
		HeaderHere: {fore: accent, with: bold, without: bold | underline},
		Status:     {fore: dim},
		Hit:        {fore: black, back: lit, without: reverse},
		HitHere:    {fore: black, back: here, without: reverse | bold}, // bold black is grey where there are 16 colours
		Taken:      {back: taken, without: reverse | faint},

		Title:     {with: bold, without: bold},
		Heading1:  {fore: accent, with: bold, without: bold | reverse},
		Heading2:  {fore: accent, without: bold | underline},
		Heading3:  {fore: accent, without: bold | underline},
		Heading4:  {fore: accent, without: bold | underline},
		Lead:      {with: bold, without: bold},
		Figure:    {fore: figure, without: underline},
		Term:      {fore: accent, with: underline, without: italic},
		Reference: {fore: accent, without: italic},
	}
}
