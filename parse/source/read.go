package source

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"iter"
	"os"
)

// Sources yields what a file holds: the file itself, or for an archive or a
// table each of its reports.
func (f File) Sources(ctx context.Context) iter.Seq2[Source, error] {
	return func(yield func(Source, error) bool) {
		if err := ctx.Err(); err != nil {
			yield(Source{}, err)
			return
		}
		name := f.Path
		if name == Stdin {
			name = "标准输入"
		}
		data, err := f.read()
		switch {
		case err != nil:
			yield(Source{}, err)
		case len(bytes.TrimSpace(data)) == 0:
			yield(Source{}, &Error{Path: name, Why: "文件是空的"})
		default:
			yield(Source{Name: name, Data: data, Named: f.Named}, nil)
		}
	}
}

// read returns the file's bytes; the error is an *Error.
func (f File) read() ([]byte, error) {
	switch {
	case f.Path == Stdin:
		return readStream("标准输入", os.Stdin)
	case f.Size > MaxSource:
		return nil, tooBig(f.Path, f.Size)
	}
	for range readAttempts {
		data, steady, err := readFile(f.Path)
		if err != nil || steady {
			return data, err
		}
	}
	return nil, &Error{Path: f.Path, Why: "读取时文件一直在变", Do: "请等它写完再试"}
}

// readFile reads a file whole. steady is false where the file changed while
// it was read, so that what was read may be half of one and half of another.
func readFile(path string) (data []byte, steady bool, err error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, false, pathError(path, err)
	}
	defer file.Close()
	before, err := file.Stat()
	if err != nil {
		return nil, false, pathError(path, err)
	}
	if !before.Mode().IsRegular() {
		data, err := readStream(path, file)
		return data, true, err
	}
	buf := bytes.NewBuffer(make([]byte, 0, min(before.Size(), MaxSource)+bytes.MinRead))
	if _, err := buf.ReadFrom(io.LimitReader(file, MaxSource+1)); err != nil {
		return nil, false, pathError(path, err)
	}
	if buf.Len() > MaxSource {
		return nil, false, tooBig(path, before.Size())
	}
	after, err := file.Stat()
	if err != nil {
		return nil, false, pathError(path, err)
	}
	steady = before.Size() == after.Size() && before.ModTime().Equal(after.ModTime()) && int64(buf.Len()) == after.Size()
	return buf.Bytes(), steady, nil
}

// readStream reads a pipe or a device to its end or to the bound.
func readStream(name string, r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxSource+1))
	if err != nil {
		return nil, pathError(name, err)
	}
	if len(data) > MaxSource {
		return nil, tooBig(name, 0)
	}
	return data, nil
}

// tooBig is the error of a source over MaxSource; size 0 is not known.
func tooBig(path string, size int64) *Error {
	why := fmt.Sprintf("超过 %d MB，不像一份报告", MaxSource>>20)
	if size > 0 {
		why = fmt.Sprintf("有 %d MB，不像一份报告（上限 %d MB）", size>>20, MaxSource>>20)
	}
	return &Error{Path: path, Why: why, Do: "请拆成一份报告一个文件"}
}
