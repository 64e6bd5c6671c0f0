package source

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// The bounds of an archive. Chinese text shrinks to a third, pages that are
// mostly menus to a twentieth; what grows more than that is a bomb.
const (
	maxDirectory  = 24 << 20 // bytes of an archive's directory, 100 a member
	freeExpansion = MaxSource
	maxExpansion  = 40      // bytes out for a byte in, beyond freeExpansion
	maxUnpacked   = 8 << 30 // bytes out of one archive
)

// An archive is an open .zip with the bytes that may still come out of it,
// shared with the archives inside it.
type archive struct {
	ctx     context.Context
	root    string
	budget  *int64
	nesting int
	yield   func(Source, error) bool
}

// errBomb ends the reading of an archive whose budget is used up.
var errBomb = errors.New("archive expands too far")

// isZip reports whether data begins like a .zip, or like a Word or other file
// in that shape.
func isZip(data []byte) bool {
	return bytes.HasPrefix(data, []byte("PK\x03\x04")) || bytes.HasPrefix(data, []byte("PK\x05\x06"))
}

// openZip reads the directory of a zip; r.budget bounds what that may cost.
func openZip(r io.ReaderAt, size int64) (*zip.Reader, error) {
	counted := &countedReader{r: r, left: maxDirectory}
	z, err := zip.NewReader(counted, size)
	if err != nil {
		return nil, err
	}
	counted.left = -1
	return z, nil
}

// A countedReader fails when more than left bytes were read; below zero it
// does not count.
type countedReader struct {
	r    io.ReaderAt
	left int64
}

func (c *countedReader) ReadAt(p []byte, at int64) (int, error) {
	if c.left >= 0 {
		if c.left -= int64(len(p)); c.left < 0 {
			return 0, errBomb
		}
	}
	return c.r.ReadAt(p, at)
}

// isArchive reports whether a zip is an archive of files, and not itself a
// document: Word, Excel and PowerPoint files hold [Content_Types].xml, OFD
// files OFD.xml, OpenDocument and EPUB files mimetype as their first member.
func isArchive(z *zip.Reader) bool {
	for i, f := range z.File {
		if f.Name == "[Content_Types].xml" || f.Name == "OFD.xml" || i == 0 && f.Name == "mimetype" {
			return false
		}
	}
	return true
}

// budgetOf is how many bytes may come out of an archive of so many bytes.
func budgetOf(size int64) int64 {
	return min(freeExpansion+size*maxExpansion, maxUnpacked)
}

// members yields what an archive holds; false ends the walk.
func (a *archive) members(name string, z *zip.Reader) bool {
	for i, f := range z.File {
		if err := a.ctx.Err(); err != nil {
			a.yield(Source{}, err)
			return false
		}
		if i == maxMembers {
			return a.yield(Source{}, &Error{Path: name, Why: fmt.Sprintf("压缩包里的文件超过 %d 个，后面的没有读", maxMembers), Do: "请解压成文件夹"})
		}
		inner := memberName(f)
		if strings.HasSuffix(inner, "/") || ignoredPath(inner) || !mayHold(inner) {
			continue
		}
		data, err := a.read(f)
		if errors.Is(err, errBomb) {
			return a.yield(Source{}, &Error{Path: name, Why: "压缩包膨胀得不合情理，没有再往下读", Do: "请确认来源，再解压成文件夹"})
		}
		if err != nil {
			err = &Error{Path: name + "/" + inner, Why: zipReason(f, err), Err: err}
			if !a.yield(Source{}, err) {
				return false
			}
			continue
		}
		if !a.member(name+"/"+inner, data) {
			return false
		}
	}
	return true
}

// member yields one unpacked member, or for an archive in the archive its
// members; false ends the walk.
func (a *archive) member(name string, data []byte) bool {
	if isZip(data) {
		z, err := openZip(bytes.NewReader(data), int64(len(data)))
		if err == nil && isArchive(z) {
			if a.nesting == maxNesting {
				return a.yield(Source{}, &Error{Path: name, Why: "压缩包套得太深", Do: "请先解压"})
			}
			within := *a
			within.nesting++
			return within.members(name, z)
		}
	}
	return content(a.ctx, Source{Name: name, Data: data, Root: a.root}, a.yield)
}

// read unpacks a member within the budget. A member over MaxSource is an
// *Error, and costs no more than MaxSource.
func (a *archive) read(f *zip.File) ([]byte, error) {
	if f.UncompressedSize64 > MaxSource {
		return nil, tooBig("", int64(f.UncompressedSize64))
	}
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	// The size that the directory states is not to be trusted with memory.
	var buf bytes.Buffer
	buf.Grow(int(min(f.UncompressedSize64, 1<<20)) + bytes.MinRead)
	n, err := buf.ReadFrom(io.LimitReader(r, min(MaxSource+1, *a.budget+1)))
	*a.budget -= n
	switch {
	case *a.budget < 0:
		return nil, errBomb
	case n > MaxSource:
		return nil, tooBig("", 0)
	}
	return buf.Bytes(), err
}

// openReason says why a file that begins like a .zip cannot be opened.
func openReason(err error) string {
	switch {
	case errors.Is(err, errBomb):
		return "压缩包的目录太大"
	case errors.Is(err, zip.ErrFormat), errors.Is(err, io.ErrUnexpectedEOF):
		return "文件损坏，打不开"
	}
	return "打不开（" + reason(err) + "）"
}

// zipReason says why a member cannot be unpacked.
func zipReason(f *zip.File, err error) string {
	const encrypted = 1 // bit 0 of the flags, APPNOTE.TXT 4.4.4
	var own *Error
	switch {
	case errors.As(err, &own):
		return own.Why
	case f.Flags&encrypted != 0:
		return "压缩包加了密码"
	case errors.Is(err, zip.ErrAlgorithm):
		return "压缩方法不认识"
	case errors.Is(err, zip.ErrChecksum), errors.Is(err, zip.ErrFormat), errors.Is(err, io.ErrUnexpectedEOF):
		return "压缩包损坏"
	}
	return "解压失败（" + reason(err) + "）"
}

// memberName is a member's path in UTF-8 with forward slashes. Archives made
// by the Windows shell carry names in the code page of the machine, which in
// China is GBK.
func memberName(f *zip.File) string {
	name := f.Name
	if !utf8.ValidString(name) {
		if s, err := simplifiedchinese.GB18030.NewDecoder().String(name); err == nil {
			name = s
		}
	}
	return strings.ReplaceAll(name, `\`, "/")
}

// ignoredPath reports whether any part of a member's path is ignored.
func ignoredPath(name string) bool {
	for _, part := range strings.Split(path.Clean(name), "/") {
		if part != ".." && ignoredName(part) {
			return true
		}
	}
	return false
}
