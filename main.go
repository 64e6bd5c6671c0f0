// Baogao (报告) is a terminal browser for Chinese government work reports.
package main

import (
	"os"

	"baogao/tui/cli"
)

func main() {
	os.Exit(cli.Run(os.Args[1:], os.Stdout, os.Stderr))
}
