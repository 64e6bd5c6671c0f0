package sshd

import (
	"errors"

	glider "github.com/gliderlabs/ssh"
	"golang.org/x/crypto/ssh"
)

// anonymous is who comes in without a listed key.
const anonymous = "anonymous"

// commentOf is the extension that has the comment of a listed key.
const commentOf = "comment"

// login is how the client of one connection comes in.
func (s *Server) login(ctx glider.Context) *ssh.ServerConfig {
	c := ctx.Value(connKey{}).(*conn)
	config := &ssh.ServerConfig{
		MaxAuthTries: 6,
		// Without a list, everybody is in at once. With one, "none", which
		// clients try first, must fail, so that they go on and show a key. It
		// takes this function: glider sets NoClientAuth, whatever stands here,
		// where it has no handlers of its own.
		NoClientAuth: s.Keys == nil,
		NoClientAuthCallback: func(ssh.ConnMetadata) (*ssh.Permissions, error) {
			if s.Keys != nil {
				return nil, errors.New("a key is needed")
			}
			return nil, nil
		},
		AuthLogCallback: func(m ssh.ConnMetadata, method string, err error) {
			switch {
			case err == nil:
				c.admit(m, anonymous, nil)
			case method != "none":
				s.Log.Debug("login failed", "remote", m.RemoteAddr().String(), "method", method, "error", err)
			}
		},
	}
	if s.Keys == nil {
		return config
	}
	config.PublicKeyCallback = func(_ ssh.ConnMetadata, key ssh.PublicKey) (*ssh.Permissions, error) {
		name, ok := s.Keys.Find(key)
		if !ok {
			return nil, errors.New("key is not listed")
		}
		return &ssh.Permissions{Extensions: map[string]string{commentOf: name}}, nil
	}
	// A key that is shown is not proved yet; who it is counts from here.
	config.VerifiedPublicKeyCallback = func(m ssh.ConnMetadata, key ssh.PublicKey, p *ssh.Permissions, _ string) (*ssh.Permissions, error) {
		c.admit(m, ssh.FingerprintSHA256(key), p)
		return p, nil
	}
	if s.Anonymous {
		// Clients try this last, and there is nothing to ask.
		config.KeyboardInteractiveCallback = func(_ ssh.ConnMetadata, ask ssh.KeyboardInteractiveChallenge) (*ssh.Permissions, error) {
			_, err := ask("", "", nil, nil)
			return nil, err
		}
	}
	return config
}

// admit notes who is at the other end; the first to say so is right. listed
// is nil for who has no listed key.
func (c *conn) admit(m ssh.ConnMetadata, who string, listed *ssh.Permissions) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.who != "" {
		return
	}
	c.who, c.listed = who, listed != nil
	about := []any{"remote", c.RemoteAddr().String(), "who", who, "client", short(string(m.ClientVersion()))}
	if listed != nil && listed.Extensions[commentOf] != "" {
		about = append(about, "key", listed.Extensions[commentOf])
	}
	c.server.Log.Info("connect", about...)
}

// short keeps what a client says of itself from filling the log.
func short(s string) string {
	const most = 64 // bytes
	return s[:min(len(s), most)]
}
