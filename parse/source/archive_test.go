package source

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// member is what goes into an archive made for a test.
type member struct{ name, content string }

// pack makes a .zip.
func pack(t *testing.T, members ...member) []byte {
	t.Helper()
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	for _, m := range members {
		f, err := w.CreateHeader(&zip.FileHeader{Name: m.name, Method: zip.Deflate, NonUTF8: strings.ContainsRune(m.name, '\xbe')})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(f, m.content); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func TestArchiveMembersAreSourcesNamedByTheirPath(t *testing.T) {
	gbk, err := simplifiedchinese.GBK.NewEncoder().String("荆州市.txt")
	if err != nil {
		t.Fatal(err)
	}
	inner := pack(t, member{"兴山县.html", "兴山"})
	dir := plant(t, map[string]string{"湖北.zip": string(pack(t,
		member{"2024/荆门市.txt", "荆门"}, member{gbk, "荆州"}, member{`宜昌\秭归县.txt`, "秭归"}, member{"宜昌.zip", string(inner)},
		member{"图/章.png", "x"}, member{"__MACOSX/._荆门市.txt", "x"}))})
	names, lines := walk(t, dir, dir)
	if want := []string{"湖北.zip/2024/荆门市.txt", "湖北.zip/荆州市.txt", "湖北.zip/宜昌/秭归县.txt", "湖北.zip/宜昌.zip/兴山县.html"}; !slices.Equal(names, want) {
		t.Errorf("found %q\nwant %q", names, want)
	}
	if len(lines) > 0 {
		t.Errorf("errors %q", lines)
	}
}

func TestWordFileIsNoArchive(t *testing.T) {
	docx := pack(t, member{"[Content_Types].xml", "x"}, member{"word/document.xml", "x"})
	dir := plant(t, map[string]string{"荆门市.docx": string(docx), "夹.zip": string(pack(t, member{"荆州市.docx", string(docx)}))})
	names, lines := walk(t, dir, dir)
	if want := []string{"夹.zip/荆州市.docx", "荆门市.docx"}; !slices.Equal(names, want) || len(lines) > 0 {
		t.Errorf("found %q, errors %q", names, lines)
	}
}

// bomb is a .zip whose members share one stretch of compressed blanks.
func bomb(t *testing.T, members int, size int64) []byte {
	t.Helper()
	var packed bytes.Buffer
	fw, err := flate.NewWriter(&packed, flate.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	blank := bytes.Repeat([]byte(" "), 1<<20)
	for n := int64(0); n < size; n += int64(len(blank)) {
		if _, err := fw.Write(blank); err != nil {
			t.Fatal(err)
		}
	}
	if err := fw.Close(); err != nil {
		t.Fatal(err)
	}
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	for i := range members {
		f, err := w.CreateRaw(&zip.FileHeader{Name: fmt.Sprintf("%d.txt", i), Method: zip.Deflate,
			UncompressedSize64: uint64(size), CompressedSize64: uint64(packed.Len())})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write(packed.Bytes()); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func TestBombIsOneLine(t *testing.T) {
	dir := plant(t, map[string]string{"炸弹.zip": string(bomb(t, 40, 32<<20)), "大.zip": string(bomb(t, 1, 128<<20))})
	names, lines := walk(t, dir, filepath.Join(dir, "炸弹.zip"), filepath.Join(dir, "大.zip"))
	if len(names) > 0 {
		t.Errorf("found %q", names)
	}
	last := lines[len(lines)-2]
	if want := "炸弹.zip：压缩包膨胀得不合情理，没有再往下读；请确认来源，再解压成文件夹"; last != want {
		t.Errorf("errors %q, want one to be %q", lines, want)
	}
	if want := "大.zip/0.txt：有 128 MB，不像一份报告（上限 64 MB）"; lines[len(lines)-1] != want {
		t.Errorf("errors %q, want the last to be %q", lines, want)
	}
}

func TestArchivesInOneAnotherWithoutEndAreOneLine(t *testing.T) {
	data := pack(t, member{"1.txt", "一"})
	for range 10 {
		data = pack(t, member{"包.zip", string(data)})
	}
	dir := plant(t, map[string]string{"包.zip": string(data)})
	names, lines := walk(t, dir, dir)
	if want := []string{"包.zip/包.zip/包.zip/包.zip：压缩包套得太深；请先解压"}; len(names) > 0 || !slices.Equal(lines, want) {
		t.Errorf("found %q, errors %q", names, lines)
	}
}

func TestDamagedArchiveIsOneLineAndItsSoundMembersAreRead(t *testing.T) {
	data := pack(t, member{"1.txt", strings.Repeat("坏", 1000)}, member{"2.txt", "好"})
	broken := bytes.Clone(data)
	broken[40] ^= 0xFF // within the first member's compressed bytes
	dir := plant(t, map[string]string{"半.zip": string(data[:len(data)/2]), "坏.zip": string(broken)})
	names, lines := walk(t, dir, filepath.Join(dir, "半.zip"), filepath.Join(dir, "坏.zip"))
	if want := []string{"坏.zip/2.txt"}; !slices.Equal(names, want) {
		t.Errorf("found %q", names)
	}
	if len(lines) != 2 || !strings.HasPrefix(lines[0], "半.zip：文件损坏，打不开") || !strings.HasPrefix(lines[1], "坏.zip/1.txt：") {
		t.Errorf("errors %q", lines)
	}
}

func TestHugeDirectoryIsRefused(t *testing.T) {
	if testing.Short() {
		t.Skip("writes 40 MB")
	}
	path := filepath.Join(t.TempDir(), "多.zip")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	w := zip.NewWriter(f)
	long := strings.Repeat("a", 60_000)
	for i := range 600 {
		if _, err := w.CreateRaw(&zip.FileHeader{Name: fmt.Sprint(long, i)}); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	for s, err := range sources(context.Background(), []string{path}) {
		if err == nil || !strings.Contains(err.Error(), "压缩包的目录太大") {
			t.Errorf("got %q, %v", s.Name, err)
		}
	}
}
