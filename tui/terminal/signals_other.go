//go:build !unix

package terminal

import "os"

// There are no such signals here.
var resizeSignals, stopSignals []os.Signal

func canStop() bool { return false }

func stop() {}
