package terminal

import (
	"bytes"
	"io"
	"strconv"
	"strings"
	"time"

	"baogao/tui/cell"
)

// Answers are what a terminal said of itself. What it did not answer in time
// is the zero value: narrow, dark, not synchronized.
type Answers struct {
	Condition    cell.Condition // how wide it draws ambiguous characters
	Light        bool           // its background is light
	Synchronized bool           // it has synchronized output, private mode 2026
	Margins      bool           // it has left and right margins, private mode 69
	Width        bool           // Condition is answered, not assumed
	Background   bool           // Light is answered, not assumed
}

// probe is an ambiguous character (UAX #11) in every font.
const probe = "“"

// questions are asked at column 1 in one go. The terminal answers in order,
// leaving out what it does not know; every terminal knows the last (primary
// device attributes), so there is no waiting for what will not come.
const questions = probe + "\x1b[6n\r\x1b[K" + // CPR: the cursor's column after the probe
	"\x1b]11;?\x1b\\" + // OSC 11: the background colour
	"\x1b[?2026$p\x1b[?69$p" + // DECRQM: synchronized output, margins
	"\x1b[c" // DA1

// late is how long an answer may come after the last question was answered:
// terminals answer in order, what stands between them and us may not.
const late = 3 * time.Millisecond

// Answers waits for the answers to EnterAsking, at most until limit has
// passed. What is typed meanwhile is kept for Read; what is answered later is
// kept from it.
func (t *Terminal) Answers(limit time.Duration) Answers {
	timer := time.NewTimer(limit)
	defer timer.Stop()
	last := false
	for t.replies.waiting() {
		select {
		case chunk, ok := <-t.chunks:
			if !ok {
				return t.replies.answers
			}
			t.unread = append(t.unread, t.replies.take(chunk)...)
			if t.replies.attributes {
				timer.Reset(late)
			}
		case <-timer.C:
			if last || t.replies.attributes {
				return t.replies.answers
			}
			// On a busy machine they may be here, and we be the late ones.
			last = true
			timer.Reset(late)
		case <-t.closed:
			return t.replies.answers
		}
	}
	return t.replies.answers
}

// AskWidth asks how wide the terminal draws ambiguous characters, for a program
// that writes lines on it. The question is put at the beginning of a line and
// leaves nothing there. Where no answer comes within limit, answered is false.
func (t *Terminal) AskWidth(limit time.Duration) (c cell.Condition, answered bool) {
	t.replies.expect(time.Now())
	t.replies.answers.Background = true // not asked
	if _, err := io.WriteString(t.out, "\r"+probe+"\x1b[6n\r\x1b[K\x1b[c"); err != nil {
		return cell.Narrow, false
	}
	answers := t.Answers(limit)
	return answers.Condition, answers.Width
}

// replies picks answers out of what is typed.
type replies struct {
	answers    Answers
	asked      time.Time
	modes      int    // how many of the questions for modes are answered
	attributes bool   // the last question is answered
	held       []byte // the beginning of what may be an answer
}

// expectFor is how long answers may take at all.
const expectFor = 10 * time.Second

func (r *replies) expect(now time.Time) { *r = replies{asked: now} }

// waiting reports whether there are answers to come that are worth waiting
// for: a terminal that answers the last question has said all it can, but for
// the colour, which may be another program's to say.
func (r *replies) waiting() bool {
	return !r.attributes || !r.answers.Background
}

// take returns what in chunk is no answer.
func (r *replies) take(chunk []byte) (typed []byte) {
	data := chunk
	if len(r.held) > 0 {
		data = append(r.held, chunk...)
		r.held = nil
	}
	if r.asked.IsZero() || (!r.waiting() && r.modes == 2) || time.Since(r.asked) > expectFor {
		return data
	}
	for {
		start := bytes.IndexByte(data, 0x1B)
		if start < 0 {
			return append(typed, data...)
		}
		typed = append(typed, data[:start]...)
		data = data[start:]
		size, complete := sequence(data)
		switch {
		case !complete && r.begins(data):
			r.held = bytes.Clone(data)
			return typed
		case !complete:
			return append(typed, data...)
		case !r.answer(data[:size]):
			typed = append(typed, data[:size]...)
		}
		data = data[size:]
	}
}

// release gives up waiting for the rest of what is held.
func (r *replies) release() []byte {
	held := r.held
	r.held = nil
	return held
}

// maxAnswer is longer than any answer, in bytes.
const maxAnswer = 100

// begins reports whether data, a sequence without its end, may become an
// answer. ESC alone, ESC [ and ESC ] are keys until more comes.
func (r *replies) begins(data []byte) bool {
	if len(data) < 3 || len(data) > maxAnswer {
		return false
	}
	return data[1] == '[' || strings.HasPrefix("\x1b]11;", string(data[:min(len(data), 5)]))
}

// sequence measures the control sequence or string that data begins with;
// anything else is its first byte. Where the end is missing it is not
// complete.
func sequence(data []byte) (size int, complete bool) {
	if len(data) < 2 {
		return len(data), len(data) > 0 && data[0] != 0x1B
	}
	switch data[1] {
	case '[':
		for i := 2; i < len(data); i++ {
			if data[i] < 0x20 || data[i] > 0x3F {
				return i + 1, true
			}
		}
		return len(data), false
	case ']':
		for i := 2; i < len(data) && i < maxAnswer; i++ {
			switch {
			case data[i] == 0x07:
				return i + 1, true
			case data[i] == '\\' && data[i-1] == 0x1B:
				return i + 1, true
			case data[i] < 0x20 && data[i] != 0x1B:
				return 1, true
			}
		}
		return len(data), len(data) >= maxAnswer
	}
	return 1, true
}

// answer takes a sequence if it answers an open question.
func (r *replies) answer(seq []byte) bool {
	s := string(seq)
	if colour, ok := strings.CutPrefix(s, "\x1b]11;"); ok && !r.answers.Background {
		light, ok := isLight(strings.TrimRight(colour, "\x1b\\\x07"))
		if ok {
			r.answers.Light, r.answers.Background = light, true
		}
		return true
	}
	body, isCSI := strings.CutPrefix(s, "\x1b[")
	if !isCSI {
		return false
	}
	body, final := body[:len(body)-1], body[len(body)-1]
	private, isPrivate := strings.CutPrefix(body, "?")
	switch {
	case final == 'R' && !isPrivate && !r.answers.Width:
		// F3 with a modifier looks the same; the question is open and it is not.
		_, column, _ := strings.Cut(body, ";")
		n, err := strconv.Atoi(column)
		if err != nil {
			return false
		}
		r.answers.Width = true
		if n == 3 {
			r.answers.Condition = cell.Wide
		}
		return true
	case final == 'y' && isPrivate && r.modes < 2:
		// 1 set, 2 reset, 3 set for ever; 0 not known, 4 reset for ever.
		mode, state, _ := strings.Cut(private, ";")
		switch mode {
		case "2026":
			r.answers.Synchronized = state == "1$" || state == "2$" || state == "3$"
		case "69":
			r.answers.Margins = state == "1$" || state == "2$"
		default:
			return false
		}
		r.modes++
		return true
	case final == 'c' && isPrivate && !r.attributes:
		r.attributes = true
		return true
	}
	return false
}

// isLight reads a colour as X11 writes it (rgb:RRRR/GGGG/BBBB, rgba:…,
// #RRGGBB) and reports whether it is a light one.
func isLight(colour string) (light, ok bool) {
	var parts []string
	if hex, isHex := strings.CutPrefix(colour, "#"); isHex && len(hex)%3 == 0 && hex != "" {
		n := len(hex) / 3
		parts = []string{hex[:n], hex[n : 2*n], hex[2*n:]}
	} else {
		_, values, _ := strings.Cut(colour, ":")
		parts = strings.Split(values, "/")
	}
	if len(parts) < 3 {
		return false, false
	}
	luminance := 0.0
	for i, weight := range []float64{0.299, 0.587, 0.114} { // ITU-R BT.601
		if len(parts[i]) == 0 || len(parts[i]) > 4 {
			return false, false
		}
		v, err := strconv.ParseUint(parts[i], 16, 32)
		if err != nil {
			return false, false
		}
		luminance += weight * float64(v) / float64(uint64(1)<<(4*len(parts[i]))-1)
	}
	return luminance > 0.5, true
}
