// Baogao (报告) is a terminal browser for Chinese government work reports.
package main

import (
	"context"
	"os"

	"baogao/tui/cli"
)

func main() {
	os.Exit(cli.Run(context.Background(), cli.Local(os.Args[1:])))
}
