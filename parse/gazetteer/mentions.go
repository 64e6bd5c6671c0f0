package gazetteer

// Mention is how often a text names a division.
type Mention struct {
	Division
	Full  int // by its full or brief name: 恩施土家族苗族自治州, 恩施州
	Short int // by its short name only: 恩施
}

// Mentions counts the divisions that a text names, in the order of their
// codes. At each place the longest name is taken; a name that several
// divisions share counts for each. Short names that are ordinary words (资源,
// 合作) are not counted.
func Mentions(text string) []Mention {
	t := load()
	counts := make(map[int]*Mention)
	var hits []int
	for i := 0; i < len(text); {
		if text[i] < 0xE0 { // names are made of characters of three bytes
			i++
			continue
		}
		longest, best := 0, noForm
		hits = hits[:0]
		for k := t.chain(text[i:]); k >= 0; k = int(t.next[k]) - 1 {
			n, f := t.entries[k].match(text[i:])
			if n == 0 || n < longest || f == shortForm && t.entries[k].ordinary || n == longest && f < best {
				continue
			}
			if n > longest || f > best {
				hits = hits[:0]
			}
			longest, best = n, f
			hits = append(hits, k)
		}
		for _, k := range hits {
			m := counts[k]
			if m == nil {
				m = &Mention{Division: t.entries[k].division()}
				counts[k] = m
			}
			if best == shortForm {
				m.Short++
			} else {
				m.Full++
			}
		}
		i += max(longest, 3)
	}
	var list []Mention
	for k := range t.entries {
		if m := counts[k]; m != nil {
			list = append(list, *m)
		}
	}
	return list
}
