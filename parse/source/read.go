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
		if f.Size < 0 {
			f.stream(ctx, yield)
			return
		}
		file, err := os.Open(f.Path)
		if err != nil {
			yield(Source{}, pathError(f.Path, err))
			return
		}
		defer file.Close()
		head := make([]byte, 4)
		n, _ := file.ReadAt(head, 0)
		switch {
		case isZip(head[:n]) && f.zip(ctx, file, yield):
		case isTable(f.Path):
			(&table{ctx: ctx, name: f.Path, root: f.Root, yield: yield}).sources(file)
		default:
			data, err := f.read()
			if err != nil {
				yield(Source{}, err)
				return
			}
			whole(Source{Name: f.Path, Data: data, Root: f.Root}, yield)
		}
	}
}

// zip yields the members of a file that is an archive; false, with nothing
// yielded, for a document in the shape of one.
func (f File) zip(ctx context.Context, file *os.File, yield func(Source, error) bool) bool {
	info, err := file.Stat()
	if err != nil {
		return false
	}
	z, err := openZip(file, info.Size())
	if err != nil {
		yield(Source{}, &Error{Path: f.Path, Why: openReason(err), Do: "请重新下载，或解压成文件夹", Err: err})
		return true
	}
	if !isArchive(z) {
		return false
	}
	budget := budgetOf(info.Size())
	(&archive{ctx: ctx, root: f.Root, budget: &budget, yield: yield}).members(f.Path, z)
	return true
}

// stream yields what comes from a pipe.
func (f File) stream(ctx context.Context, yield func(Source, error) bool) {
	var in io.Reader = os.Stdin
	name := f.Path
	if f.Path == Stdin {
		name = "标准输入"
	} else {
		file, err := os.Open(f.Path)
		if err != nil {
			yield(Source{}, pathError(f.Path, err))
			return
		}
		defer file.Close()
		in = file
	}
	data, err := readStream(name, in)
	if err != nil {
		yield(Source{}, err)
		return
	}
	if isZip(data) {
		if z, err := openZip(bytes.NewReader(data), int64(len(data))); err == nil && isArchive(z) {
			budget := budgetOf(int64(len(data)))
			(&archive{ctx: ctx, root: name, budget: &budget, yield: yield}).members(name, z)
			return
		}
	}
	whole(Source{Name: name, Data: data, Root: name}, yield)
}

// content yields the reports of bytes that came out of an archive; false ends
// the walk.
func content(ctx context.Context, s Source, yield func(Source, error) bool) bool {
	if isTable(s.Name) {
		return (&table{ctx: ctx, name: s.Name, root: s.Root, yield: yield}).sources(bytes.NewReader(s.Data))
	}
	return whole(s, yield)
}

// whole yields a source that is one report; false ends the walk.
func whole(s Source, yield func(Source, error) bool) bool {
	if len(bytes.TrimSpace(s.Data)) == 0 {
		return yield(Source{}, &Error{Path: s.Name, Why: "文件是空的"})
	}
	return yield(s, nil)
}

// read returns the file's bytes; the error is an *Error.
func (f File) read() ([]byte, error) {
	if f.Size > MaxSource {
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
