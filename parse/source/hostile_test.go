//go:build unix

package source

import (
	"context"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// garbage is bytes that mean nothing, the same in each run.
func garbage(n int) []byte {
	rng := rand.New(rand.NewPCG(1, 2))
	out := make([]byte, n)
	for i := range out {
		out[i] = byte(rng.Uint32())
	}
	return out
}

// A folder as somebody might leave it for a server to read: everything in it
// that is no report gives a line or nothing, and ends.
func TestFolderOfHostileFilesGivesALineForEachAndTheReport(t *testing.T) {
	entities := `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:document>`
	dir := plant(t, map[string]string{
		"荆门市.txt":   seed(t, "荆门市-2024.txt"),
		"空.txt":     "",
		"乱.txt":     string(garbage(100_000)),
		"深.html":    "<html><body>" + strings.Repeat("<div>", 100_000) + "各位代表",
		"弹.zip":     string(bomb(t, 40, 32<<20)),
		"假.zip":     "PK\x03\x04" + string(garbage(1000)),
		"假.pdf":     "%PDF-1.7\n" + string(garbage(100_000)),
		"环.pdf":     "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[2 0 R]>>endobj",
		"实体.docx":   string(pack(t, member{"[Content_Types].xml", "x"}, member{"word/document.xml", entities})),
		"环/内/a.png": "x",
	})
	for link, to := range map[string]string{"环/内/外": "../..", "自": "."} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	if err := syscall.Mkfifo(filepath.Join(dir, "管.txt"), 0o600); err != nil {
		t.Fatal(err)
	}
	big, err := os.Create(filepath.Join(dir, "大.txt"))
	if err != nil {
		t.Fatal(err)
	}
	if err := big.Truncate(1 << 30); err != nil { // 1 GB, none of it on the disk
		t.Fatal(err)
	}
	big.Close()

	reports, errs := Load(context.Background(), []string{dir})
	if len(reports) != 1 || reports[0].ID != "荆门市-2024" {
		t.Errorf("%d reports", len(reports))
	}
	var named []string
	for _, err := range errs {
		line := strings.TrimPrefix(err.Error(), dir+"/")
		if strings.ContainsAny(line, "\n\r\x1b") || !strings.Contains(line, "：") {
			t.Errorf("no line: %q", line)
		}
		name, _, _ := strings.Cut(line, "：")
		named = append(named, name)
	}
	for _, want := range []string{"乱.txt", "大.txt", "假.zip", "假.pdf", "弹.zip", "环.pdf", "实体.docx", "空.txt"} {
		if !slices.Contains(named, want) {
			t.Errorf("no line for %s, only for %q", want, named)
		}
	}
}
