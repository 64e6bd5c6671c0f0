package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"os"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"
)

// One program at a time adds to an index. It holds a lease, a row with its
// name and the time until which it is alive; the others show what it adds and
// wait. The lease of a program that was killed is taken at once where the
// system says that the process is gone, and after leaseTime otherwise.
const (
	leaseTime  = 6 * time.Second
	leaseRenew = leaseTime / 4
	leasePoll  = 500 * time.Millisecond
)

// errLeaseLost is the error of a program that slept so long that another took
// its lease.
var errLeaseLost = errors.New("another program is writing the index")

// lease is the right to write.
type lease struct {
	db    *sql.DB
	owner string
	stop  chan struct{}
	ended sync.WaitGroup
}

// acquire takes the lease as soon as it is free.
func (l *Library) acquire(ctx context.Context, changed func()) (*lease, error) {
	mine := &lease{db: l.db, owner: newOwner(), stop: make(chan struct{})}
	seen := int64(-1)
	for {
		ok, err := mine.try()
		if err != nil {
			return nil, err
		}
		if ok {
			break
		}
		if changes, err := l.changes(ctx); err == nil && changes != seen {
			seen = changes
			if err := l.reload(ctx); err != nil {
				return nil, err
			}
			changed()
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(leasePoll):
		}
	}
	// What the other program added before it let go.
	if seen >= 0 {
		if err := l.reload(ctx); err != nil {
			mine.release()
			return nil, err
		}
		changed()
	}
	mine.ended.Go(func() {
		tick := time.NewTicker(leaseRenew)
		defer tick.Stop()
		for {
			select {
			case <-mine.stop:
				return
			case <-tick.C:
				// A failure shows in the next batch, which renews as well.
				_ = mine.renew(mine.db)
			}
		}
	})
	return mine, nil
}

// newOwner names a lease: machine/process/random.
func newOwner() string {
	return hostname() + "/" + strconv.Itoa(os.Getpid()) + "/" + rand.Text()
}

// hostname is the machine's name as it can stand in an owner.
func hostname() string {
	name, err := os.Hostname()
	if err != nil {
		return ""
	}
	return strings.Map(func(r rune) rune {
		if r == '/' || r == ' ' || r == '%' || r == '_' {
			return '-'
		}
		return r
	}, name)
}

// isGone reports whether an owner was a process of this machine that is there
// no more.
func isGone(owner string) bool {
	parts := strings.Split(owner, "/")
	if len(parts) != 3 || parts[0] == "" || parts[0] != hostname() {
		return false
	}
	pid, err := strconv.Atoi(parts[1])
	if err != nil || pid <= 0 {
		return false
	}
	p, err := os.FindProcess(pid)
	if err != nil {
		return true // as Windows says
	}
	defer p.Release()
	return errors.Is(p.Signal(syscall.Signal(0)), os.ErrProcessDone)
}

// changes counts how often the list of reports was changed.
func (l *Library) changes(ctx context.Context) (n int64, err error) {
	err = l.db.QueryRowContext(ctx, `SELECT coalesce(max(id), 0) * 1000003 + count(*) FROM report`).Scan(&n)
	return n, err
}

// try takes the lease where it is free or has run out.
func (l *lease) try() (bool, error) {
	tx, err := l.db.Begin()
	if err != nil {
		return false, err
	}
	defer tx.Rollback()
	var value string
	switch err := tx.QueryRow(`SELECT value FROM state WHERE key = 'lease'`).Scan(&value); {
	case errors.Is(err, sql.ErrNoRows):
	case err != nil:
		return false, err
	default:
		owner, until, _ := strings.Cut(value, " ")
		ms, _ := strconv.ParseInt(until, 10, 64)
		// A lease that ends later than any can is of a wrong clock.
		if left := time.Until(time.UnixMilli(ms)); left > 0 && left <= 2*leaseTime && !isGone(owner) {
			return false, nil
		}
	}
	if _, err := tx.Exec(`INSERT OR REPLACE INTO state (key, value) VALUES ('lease', ?)`, l.value()); err != nil {
		return false, err
	}
	return true, tx.Commit()
}

func (l *lease) value() string {
	return l.owner + " " + strconv.FormatInt(time.Now().Add(leaseTime).UnixMilli(), 10)
}

// renew says that this program is alive.
func (l *lease) renew(q interface {
	Exec(string, ...any) (sql.Result, error)
}) error {
	res, err := q.Exec(`UPDATE state SET value = ? WHERE key = 'lease' AND value LIKE ?`, l.value(), l.owner+" %")
	if err != nil {
		return err
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		return errors.Join(errLeaseLost, err)
	}
	return nil
}

// release lets go of the lease.
func (l *lease) release() {
	close(l.stop)
	l.ended.Wait()
	// Where this fails, the lease runs out by itself.
	_, _ = l.db.Exec(`DELETE FROM state WHERE key = 'lease' AND value LIKE ?`, l.owner+" %")
}
