package sshd

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"strings"
	"sync"

	"golang.org/x/crypto/ssh"
)

// AuthorizedKeys are the public keys of a file in the format of OpenSSH's
// authorized_keys (sshd(8)). The file is read again when it has changed.
type AuthorizedKeys struct {
	path string
	log  *slog.Logger

	mu   sync.Mutex
	read fs.FileInfo       // the file as it was read; nil: not read
	keys map[string]string // in wire format; the comment beside each
}

// ReadAuthorizedKeys reads a file of public keys.
func ReadAuthorizedKeys(path string, log *slog.Logger) (*AuthorizedKeys, error) {
	a := &AuthorizedKeys{path: path, log: log}
	return a, a.refresh()
}

// Find reports whether a key is in the file as it is now, and the comment that
// stands beside it. Where the file cannot be read, no key is.
func (a *AuthorizedKeys) Find(key ssh.PublicKey) (comment string, ok bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if err := a.refresh(); err != nil {
		a.log.Error("authorized keys", "error", err)
		return "", false
	}
	comment, ok = a.keys[string(key.Marshal())]
	return comment, ok
}

// refresh reads the file if it is another than was read last.
func (a *AuthorizedKeys) refresh() error {
	info, err := os.Stat(a.path)
	if err != nil {
		a.read, a.keys = nil, nil
		return fmt.Errorf("read the authorized keys: %w", err)
	}
	if a.read != nil && os.SameFile(a.read, info) && a.read.ModTime().Equal(info.ModTime()) && a.read.Size() == info.Size() {
		return nil
	}
	data, err := os.ReadFile(a.path)
	if err != nil {
		a.read, a.keys = nil, nil
		return fmt.Errorf("read the authorized keys: %w", err)
	}
	keys, problems := parseAuthorizedKeys(data)
	for _, p := range problems {
		a.log.Warn("authorized keys", "file", a.path, "left out", p.Error())
	}
	a.log.Info("authorized keys", "file", a.path, "keys", len(keys))
	a.read, a.keys = info, keys
	return nil
}

// parseAuthorizedKeys reads a file of keys line by line. A line that would
// let in fewer than its key alone says (from=, expiry-time=, a certificate
// authority) is left out, never read as if it said nothing.
func parseAuthorizedKeys(data []byte) (keys map[string]string, problems []error) {
	keys = make(map[string]string)
	number := 0
	for line := range bytes.Lines(data) {
		number++
		line = bytes.TrimSpace(line)
		if len(line) == 0 || line[0] == '#' {
			continue
		}
		key, comment, options, _, err := ssh.ParseAuthorizedKey(line)
		if err == nil {
			err = supported(options)
		}
		if _, isCertificate := key.(*ssh.Certificate); err == nil && isCertificate {
			err = errors.New("a certificate is no key")
		}
		if err != nil {
			problems = append(problems, fmt.Errorf("line %d: %w", number, err))
			continue
		}
		keys[string(key.Marshal())] = comment
	}
	return keys, problems
}

// supported reports an option of a line that this server does not carry out.
// Those that only take away what nobody gets here are.
func supported(options []string) error {
	for _, o := range options {
		name, _, _ := strings.Cut(strings.ToLower(o), "=")
		switch name {
		case "restrict", "no-agent-forwarding", "no-port-forwarding", "no-x11-forwarding", "no-user-rc",
			"agent-forwarding", "port-forwarding", "x11-forwarding", "user-rc", "pty":
		default:
			return fmt.Errorf("option %q is not supported", name)
		}
	}
	return nil
}
