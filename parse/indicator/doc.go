// Package indicator reads the figures of a report: which indicator of the
// whole region a number is said of, what kind of number it is, of which
// time, done or planned.
//
// It is a grammar and no heap of patterns. The scanner (scan.go, ahead.go,
// aside.go, numeral.go, spelled.go, calendar.go, number.go) cuts a sentence into tokens with
// one walk over its bytes: names
// of indicators, numbers with their units, verbs of change, bounds, times,
// places, and the words between, of which most are unknown and stay so. The
// parser reads the tokens from left to right. What a report says is, roughly,
//
//	sentence  = clause { ("，" | "；") clause } "。"
//	clause    = { word | time | place | 预计 | 力争 } [ subjects ] { verb } [ numbers ] { standing }
//	subjects  = subject { ("、" | "和") subject } [ 分别 | 均 ]
//	subject   = [ scope ] [ 新增 ] name | topic … tail
//	numbers   = number { [ "、" | "和" ] number }
//	number    = [ 超 | 约 | … ] numeral unit [ 以上 | 左右 | … ] | numeral "—" numeral unit
//	standing  = 高于 place number | 居 place rank
//
// and every part may be left out, because the clause before has said it.
// What is said is kept in three places, each with its own end:
//
//   - sentence: the subjects listed last, the topic, the time, 预计 (parser.go)
//   - verbs: until the next verb in a clause of its own (verb.go)
//   - clause: until the next comma or pause (parser.go)
//
// and above them the frame: the years that the part of the report speaks of,
// and whether it plans (frame.go). Names and their halves are read by name.go;
// whose figure it is decides owner.go, what kind of number measure.go, which
// of several subjects attach.go, of numbers in a row run.go, the time clock.go and years.go,
// rank and distance standing.go,
// and aims.go which growths of a plan leave out 增长.
//
// All words are in the tables beside the code: indicators.tsv has the names,
// halves.tsv the names in two halves, words.tsv the rest. A word that is in
// none of them makes the name that it touches another quantity's: “泸州经济总量”,
// “规上工业企业利润”. That is the rule which keeps parts, firms and places out.
package indicator
