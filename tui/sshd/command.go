package sshd

import (
	"context"
	"crypto/sha256"
	_ "embed" // the unit
	"encoding/hex"
	"errors"
	"io"
	"log/slog"
	"net"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/crypto/ssh"

	"baogao/model"
	"baogao/tui/cli"
	"baogao/tui/state"
)

// unit is the text of a systemd unit that runs the server.
//
//go:embed baogao.service
var unit string

// options are what the command line says.
type options struct {
	addr, keys, hostKey string
	anonymous, unit     bool
	json                bool
	limits              Limits
}

// Command is `baogao serve`; it is a cli.Extra.
func Command(c *cli.Call) *cobra.Command {
	o := options{limits: DefaultLimits()}
	cmd := &cobra.Command{
		Use:   "serve [PATH...]",
		Short: "通过 SSH 供别人使用：同样的界面，同样的命令",
		Long: "通过 SSH 供别人使用：有终端的连接打开阅读界面，带命令的连接得到这条命令的结果。\n" +
			"报告只能读；没有 shell、端口转发和 sftp，来人不能指定服务器上的任何路径。\n" +
			"只监听本机时谁都可以进；监听别的地址，须有 --authorized-keys 或 --anonymous。\n" +
			"收到 SIGHUP 重读报告，不断开连接；收到 SIGTERM 告知来人后停止。",
		GroupID: cli.ExtraGroup,
		Example: "  baogao serve                                        只供本机\n" +
			"  baogao serve --addr :2323 --authorized-keys 同事.pub ~/报告\n" +
			"  baogao serve --print-unit > /etc/systemd/system/baogao.service\n" +
			"  ssh -p 2323 主机                                    打开阅读界面\n" +
			"  ssh -p 2323 主机 get 荆门 GDP                       查一个指标",
		RunE: func(cmd *cobra.Command, paths []string) error {
			if o.unit {
				_, err := io.WriteString(cmd.OutOrStdout(), unit)
				return err
			}
			open := func(ctx context.Context, problem func(error)) (model.Library, error) {
				return c.OpenTelling(ctx, paths, cli.Watch{Problem: problem})
			}
			return o.serve(cmd.Context(), cmd.ErrOrStderr(), open)
		},
	}
	o.flags(cmd)
	return cmd
}

func (o *options) flags(cmd *cobra.Command) {
	f, l := cmd.Flags(), &o.limits
	f.SortFlags = false
	f.StringVar(&o.addr, "addr", "127.0.0.1:2323", "监听的地址 `HOST:PORT`；默认 127.0.0.1:2323")
	f.StringVar(&o.keys, "authorized-keys", "", "只让 `FILE` 里的公钥进来，格式同 OpenSSH；文件改了自动重读")
	f.BoolVar(&o.anonymous, "anonymous", false, "谁都可以进来；同时有 --authorized-keys 时，名单里的人保留各自的书签")
	f.StringVar(&o.hostKey, "host-key", "", "主机密钥 `FILE`，没有就生成；默认 $XDG_DATA_HOME/baogao/host_ed25519")
	number := func(to *int, name, usage string) {
		f.IntVar(to, name, *to, usage+"；默认 "+strconv.Itoa(*to))
	}
	duration := func(to *time.Duration, name, usage string) {
		f.DurationVar(to, name, *to, usage+"；默认 "+shortTime(*to))
	}
	number(&l.Sessions, "sessions", "最多同时有 `N` 个会话")
	number(&l.PerAddress, "per-address", "每个地址最多 `N` 个会话（IPv6 按 /64）")
	number(&l.Waiting, "waiting", "最多 `N` 个还没有会话的连接，再来就断开等得最久的")
	number(&l.Commands, "commands", "每个地址同时执行 `N` 条命令，再多的等着")
	number(&l.CommandSize, "command-size", "命令最长 `N` 字节")
	duration(&l.Login, "login-timeout", "连上之后 `TIME` 之内要登录并开始会话")
	duration(&l.Idle, "idle-timeout", "阅读界面 `TIME` 没有按键就断开")
	duration(&l.Stall, "stall-timeout", "对方 `TIME` 不收输出就断开")
	duration(&l.Command, "command-timeout", "一条命令最多用 `TIME`")
	duration(&l.Grace, "grace", "停止时最多等会话 `TIME`")
	f.BoolVar(&o.json, "log-json", false, "日志用 JSON")
	f.BoolVar(&o.unit, "print-unit", false, "输出 systemd 单元文件")
}

// shortTime is a time as one types it: 30m, not 30m0s.
func shortTime(d time.Duration) string { return strings.Replace(d.String(), "m0s", "m", 1) }

// check reports limits that would keep everybody out.
func (l Limits) check() error {
	for name, n := range map[string]int64{
		"sessions": int64(l.Sessions), "per-address": int64(l.PerAddress), "waiting": int64(l.Waiting), "commands": int64(l.Commands),
		"command-size": int64(l.CommandSize), "login-timeout": int64(l.Login), "idle-timeout": int64(l.Idle),
		"stall-timeout": int64(l.Stall), "command-timeout": int64(l.Command), "grace": int64(l.Grace) + 1,
	} {
		if n <= 0 {
			return cli.Fail(cli.Usage, "选项 --%s 须大于零", name)
		}
	}
	return nil
}

// resolve finds the address to listen on and refuses one that others reach
// when nobody has said who may come in.
func (o *options) resolve() (*net.TCPAddr, error) {
	addr, err := net.ResolveTCPAddr("tcp", o.addr)
	if err != nil {
		return nil, cli.Fail(cli.Usage, "选项 --addr 不接受“%s”，须是 HOST:PORT", o.addr)
	}
	if !addr.IP.IsLoopback() && o.keys == "" && !o.anonymous {
		return nil, cli.Fail(cli.Usage, "%s 不只是本机：请用 --authorized-keys FILE 指定谁可以进来，或用 --anonymous 让谁都可以进来", o.addr)
	}
	return addr, nil
}

// serve runs the server until a signal ends it.
func (o *options) serve(ctx context.Context, stderr io.Writer, open func(context.Context, func(error)) (model.Library, error)) error {
	if err := o.limits.check(); err != nil {
		return err
	}
	addr, err := o.resolve()
	if err != nil {
		return err
	}
	var handler slog.Handler = slog.NewTextHandler(stderr, nil)
	if o.json {
		handler = slog.NewJSONHandler(stderr, nil)
	}
	config := Config{Anonymous: o.anonymous, Limits: o.limits, Log: slog.New(handler)}
	config.Open = func(ctx context.Context) (model.Library, error) {
		return open(ctx, func(err error) { config.Log.Warn("report not read", "error", err) })
	}
	config.Store = stateOf
	if o.keys != "" {
		if config.Keys, err = ReadAuthorizedKeys(o.keys, config.Log); err != nil {
			return cli.FileFailure(o.keys, err)
		}
	}
	path := o.hostKey
	if path == "" {
		path = HostKeyPath()
	}
	if config.HostKey, err = HostKey(path); err != nil {
		return cli.FileFailure(path, err)
	}
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // The second signal ends the process at once.
	// From the start: without a reader, a hangup would end the process.
	hangups := make(chan os.Signal, 1)
	signal.Notify(hangups, syscall.SIGHUP)
	defer signal.Stop(hangups)
	server, err := New(ctx, config)
	if err != nil {
		return err
	}
	l, err := net.ListenTCP("tcp", addr)
	if err != nil {
		return notListening(o.addr, err)
	}
	go server.reloadOn(ctx, hangups)
	server.Log.Info("serving", "addr", l.Addr().String(), "reports", server.Reports(), "who", o.who(),
		"host key", ssh.FingerprintSHA256(config.HostKey.PublicKey()))
	err = server.Serve(ctx, l)
	server.Log.Info("stopped")
	if errors.Is(err, net.ErrClosed) {
		return nil
	}
	return err
}

// notListening says why an address cannot be listened on.
func notListening(addr string, err error) error {
	why := err.Error()
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		why = "已有程序在监听"
	case errors.Is(err, syscall.EADDRNOTAVAIL):
		why = "这台机器没有这个地址"
	case errors.Is(err, syscall.EACCES):
		why = "没有权限"
	}
	return cli.Fail(cli.Usage, "不能监听 %s：%s", addr, why)
}

// stateOf is the state of the visitor with a key, beside that of this
// machine's user. The file is named by a sum: a fingerprint has slashes in it.
func stateOf(fingerprint string) (Kept, error) {
	sum := sha256.Sum256([]byte(fingerprint))
	return state.Open(filepath.Join(filepath.Dir(state.Path()), "visitors", hex.EncodeToString(sum[:])+".json"))
}

// who says for the log who may come in.
func (o *options) who() string {
	switch {
	case o.keys == "":
		return "everybody"
	case o.anonymous:
		return "everybody, listed keys by name"
	}
	return "listed keys"
}

// reloadOn reads the reports again at every signal.
func (s *Server) reloadOn(ctx context.Context, hangups <-chan os.Signal) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-hangups:
			if err := s.Reload(ctx); err != nil {
				s.Log.Error("reports not reloaded", "error", err)
				continue
			}
			s.Log.Info("reports reloaded", "reports", s.Reports())
		}
	}
}
