package cell

import "strings"

// classify settles for every atom how good a break before it is. Width is the
// line's, for what is kept together where it fits.
func classify(atoms []atom, width int) {
	resolve(atoms)
	for i := 1; i < len(atoms); i++ {
		atoms[i].before = breakBefore(atoms, i)
	}
	title, depth, titleWidth := 0, 0, 0
	for i := range atoms {
		a := &atoms[i]
		titleWidth += int(a.width)
		next := classID
		if i+1 < len(atoms) {
			next = atoms[i+1].class
		}
		switch {
		case a.class == classNU && next != classNU && !continuesNumber(atoms, i+1):
			keepUnit(atoms, i+1)
		case a.class == classPO && i > 0 && atoms[i-1].class != classPO && next == classHan:
			if n := longest(suffixTable, atoms[i+1:]); n > 0 {
				keep(atoms[i+1:i+1+n], levelUnit)
			}
		case a.r == '《':
			if depth == 0 {
				title, titleWidth = i, int(a.width)
			}
			depth++
		case a.r == '》' && depth > 0:
			depth--
			if depth == 0 && titleWidth <= width/2 {
				keep(atoms[title+1:i+1], levelKept)
			}
		case a.class == classBK:
			depth = 0
		}
	}
}

// keep allows the atoms to begin a line only at level at most.
func keep(atoms []atom, at level) {
	for i := range atoms {
		atoms[i].before = min(atoms[i].before, at)
	}
}

// resolve turns the classes that depend on their neighbours into plain ones:
// straight quotes open and close by turns, a — alone is a connector.
func resolve(atoms []atom) {
	open := false
	for i := range atoms {
		switch a := &atoms[i]; a.class {
		case classQU:
			a.class = classOP
			if open {
				a.class = classCL
			}
			open = !open
		case classBK:
			open = false
		case classB2:
			if (i == 0 || atoms[i-1].r != a.r) && (i+1 == len(atoms) || atoms[i+1].r != a.r) {
				a.class = classHY
			}
		}
	}
}

// breakBefore returns the level of a break between atoms i-1 and i.
func breakBefore(atoms []atom, i int) level {
	a, b := atoms[i-1], atoms[i]
	switch b.class {
	case classSP, classCL, classPO, classIN, classBK:
		return levelNever
	case classHan, classID:
		if a.class == classHan || a.class == classID {
			return levelFree
		}
	}
	switch a.class {
	case classOP:
		return levelNever
	case classSP:
		if k := beforeBlanks(atoms, i-1); k >= 0 && atoms[k].class == classOP {
			return levelNever
		}
		return levelFree
	case classBK:
		return levelFree
	}
	switch b.class {
	case classGL:
		return levelNever
	case classHY:
		if isSign(atoms, i) {
			return levelFree
		}
		return levelNever
	case classB2:
		if a.r == b.r {
			return levelNever
		}
		return levelFree
	case classRM:
		if endsClause(atoms, i) {
			return levelFree
		}
		return levelUnit
	case classPR:
		return beforePrefix(atoms, i)
	case classOP:
		if isBracketMark(atoms, i) && !endsClause(atoms, i) {
			return levelUnit
		}
	}
	return breakAfter(atoms, i)
}

// breakAfter is breakBefore for what atom i-1 decides.
func breakAfter(atoms []atom, i int) level {
	a, b := atoms[i-1], atoms[i]
	word := isWord(b)
	switch a.class {
	case classGL:
		if word && strings.ContainsRune(slashes, a.r) {
			return levelKept // An address: a/b/c.
		}
		return levelNever
	case classHY:
		switch {
		case isSign(atoms, i-1):
			return levelNever
		case word && i > 1:
			return levelKept // A range, a compound.
		}
	case classPR:
		if word || b.class == classPR {
			return levelNever
		}
	case classRM:
		if b.class == classRM || endsClause(atoms, i-1) {
			return levelUnit // The mark numbers what follows it.
		}
	case classNU, classAL:
		if a.class == classNU && b.class == classNU {
			return levelTorn
		}
		if word {
			return levelUnit
		}
	case classCL:
		return afterStop(atoms, i)
	case classHan:
		if b.class == classNU && a.r == '第' {
			return levelUnit
		}
	}
	return levelFree
}

// afterStop: decimals, thousands and ratios are no ends of clauses.
func afterStop(atoms []atom, i int) level {
	if i < 2 || !isWord(atoms[i]) || !isWord(atoms[i-2]) {
		return levelFree
	}
	digits := atoms[i].class == classNU && atoms[i-2].class == classNU
	switch atoms[i-1].r {
	case '.', '．':
		if digits {
			return levelNever
		}
		return levelUnit
	case ',':
		if digits {
			return levelTorn
		}
	case '：', '·':
		return levelKept
	}
	return levelFree
}

// beforePrefix: a sign or currency mark begins a line only as a number's
// first part; in “互联网+”, A+B it belongs to what stands before it.
func beforePrefix(atoms []atom, i int) level {
	a := atoms[i-1]
	switch {
	case isWord(a):
		return levelUnit
	case a.class == classPR:
		return levelNever
	case i+1 < len(atoms) && (atoms[i+1].class == classNU || atoms[i+1].class == classPR):
		return levelFree
	}
	return levelNever
}

// isSign reports whether the connector at atom i is a minus sign: there is
// nothing before it that it could connect to the number behind it.
func isSign(atoms []atom, i int) bool {
	if !strings.ContainsRune("-–－", atoms[i].r) || i+1 == len(atoms) || atoms[i+1].class != classNU {
		return false
	}
	if i == 0 {
		return true
	}
	switch atoms[i-1].class {
	case classHan: // 下降-2.5%, but 2023年-2025年.
		return i < 2 || atoms[i-2].class != classNU
	case classSP, classOP, classBK:
		return true
	}
	return false
}

// isWord reports whether a is part of a word or a number.
func isWord(a atom) bool { return a.class == classAL || a.class == classNU }

// continuesNumber reports whether the atoms from i, which follow a digit, go
// on with the same number: “.5”, “,000”.
func continuesNumber(atoms []atom, i int) bool {
	return i+1 < len(atoms) && atoms[i+1].class == classNU &&
		(atoms[i].r == '.' || atoms[i].r == '．' || atoms[i].r == ',')
}

// endsClause reports whether nothing, blanks or a stop stands before atom i:
// a mark there begins an item rather than point from a word.
func endsClause(atoms []atom, i int) bool {
	if i == 0 {
		return true
	}
	switch a := atoms[i-1]; a.class {
	case classSP, classBK, classOP:
		return true
	case classCL:
		return strings.ContainsRune(stops, a.r)
	}
	return false
}

// isBracketMark reports whether a reference mark in brackets begins at atom
// i: （1） to （999）.
func isBracketMark(atoms []atom, i int) bool {
	if atoms[i].r != '（' && atoms[i].r != '(' && atoms[i].r != '［' && atoms[i].r != '[' {
		return false
	}
	k := i + 1
	for k < len(atoms) && k <= i+3 && atoms[k].class == classNU {
		k++
	}
	return k > i+1 && k < len(atoms) && strings.ContainsRune("）)］]", atoms[k].r)
}

// beforeBlanks returns the last atom before the blanks that end at atom i, -1
// where there is none. It looks at few of them: that many are a gap.
func beforeBlanks(atoms []atom, i int) int {
	for k := i; k >= 0 && k > i-4; k-- {
		if atoms[k].class != classSP {
			return k
		}
	}
	return -1
}
