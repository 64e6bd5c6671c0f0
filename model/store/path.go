package store

import (
	"crypto/sha256"
	"encoding/hex"
	"path/filepath"
	"slices"
	"strings"

	"github.com/adrg/xdg"
)

// PathFor is where the index of a set of paths is kept: in the user's cache
// folder (XDG Base Directory Specification), under a name made of the set,
// whatever the order and the folder in which the paths were named. The paths
// are returned as they are to be walked: absolute and each once.
func PathFor(paths []string) (index string, absolute []string, err error) {
	for _, p := range paths {
		abs, err := filepath.Abs(p)
		if err != nil {
			return "", nil, err
		}
		absolute = append(absolute, abs)
	}
	slices.Sort(absolute)
	absolute = slices.Compact(absolute)
	sum := sha256.Sum256([]byte(strings.Join(absolute, "\x00")))
	return filepath.Join(xdg.CacheHome, "baogao", hex.EncodeToString(sum[:12])+".db"), absolute, nil
}
