package sshd

import (
	"crypto/ed25519"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"github.com/adrg/xdg"
	"golang.org/x/crypto/ssh"
)

// HostKeyPath is where the server's key is kept where nothing else is said:
// in the user's data folder (XDG Base Directory Specification).
func HostKeyPath() string { return filepath.Join(xdg.DataHome, "baogao", "host_ed25519") }

// HostKey reads the server's key, and makes one (Ed25519, in OpenSSH's
// format) where there is none yet. A key that others may read is refused.
func HostKey(path string) (ssh.Signer, error) {
	data, err := readHostKey(path)
	if errors.Is(err, fs.ErrNotExist) {
		if err = makeHostKey(path); err == nil {
			data, err = readHostKey(path)
		}
	}
	if err != nil {
		return nil, err
	}
	signer, err := ssh.ParsePrivateKey(data)
	if err != nil {
		return nil, fmt.Errorf("不是主机密钥（%w）", err)
	}
	return signer, nil
}

func readHostKey(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if open := info.Mode().Perm() & 0o077; open != 0 && runtime.GOOS != "windows" {
		return nil, fmt.Errorf("别人也能读这个密钥（权限 %04o），请先 chmod 600", info.Mode().Perm())
	}
	return os.ReadFile(path)
}

// makeHostKey makes a key and puts it in place whole: of two servers that
// start at once, one key stays.
func makeHostKey(path string) error {
	_, private, err := ed25519.GenerateKey(nil)
	if err != nil {
		return err
	}
	block, err := ssh.MarshalPrivateKey(private, "baogao")
	if err != nil {
		return err
	}
	folder := filepath.Dir(path)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(folder, ".host_*") // mode 0600
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	_, err = f.Write(pem.EncodeToMemory(block))
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := os.Link(f.Name(), path); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return nil
}
