package sshd

import (
	"encoding/base64"
	"io"
	"os"
	"strings"
	"testing"
)

// What a visitor copies goes to the visitor's clipboard, through the terminal;
// the server's own is not touched, and neither are its files.
func TestVisitorsCopyToTheirOwnClipboardAndWriteNoFiles(t *testing.T) {
	folder := t.TempDir()
	t.Chdir(folder)
	t.Setenv("HOME", folder)
	t.Setenv("DISPLAY", ":99")
	s := start(t, nil)
	x, in, out := shell(t, s.dial(t), 100, 30)
	until(t, "the screen", func() bool { return strings.Contains(out.String(), "帮助") })
	if _, err := io.WriteString(in, "]]yy"); err != nil {
		t.Fatal(err)
	}
	until(t, "what is copied", func() bool {
		_, rest, ok := strings.Cut(out.String(), "\x1b]52;c;")
		return ok && strings.Contains(rest, "\a")
	})
	_, rest, _ := strings.Cut(out.String(), "\x1b]52;c;")
	coded, _, _ := strings.Cut(rest, "\a")
	text, err := base64.StdEncoding.DecodeString(coded)
	if err != nil || !strings.HasPrefix(string(text), "“") || !strings.Contains(string(text), "政府工作报告，2024年1月1") {
		t.Errorf("copied %q, %v", text, err)
	}
	for _, keys := range []string{"e", "\rqq"} {
		if _, err := io.WriteString(in, keys); err != nil {
			t.Fatal(err)
		}
		if keys == "e" {
			until(t, "the reason", func() bool { return strings.Contains(out.String(), "不能写文件") })
		}
	}
	if err := x.Wait(); err != nil {
		t.Error(err)
	}
	if entries, err := os.ReadDir(folder); err != nil || len(entries) > 0 {
		t.Errorf("the folder holds %v, %v", entries, err)
	}
}
