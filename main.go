// Baogao (报告) is a terminal browser for Chinese government work reports.
package main

import (
	"context"
	"os"

	"baogao/model"
	"baogao/tui"
	"baogao/tui/cli"
)

func main() {
	env := cli.Local(os.Args[1:])
	env.Browse = func(ctx context.Context, b cli.Browsing) error { return browse(ctx, env, b) }
	os.Exit(cli.Run(context.Background(), env))
}

// browse opens the interactive program on this machine's terminal.
func browse(ctx context.Context, env cli.Env, b cli.Browsing) error {
	o, restore, err := tui.Local(os.Stdin, os.Stdout)
	if err != nil {
		return err
	}
	defer restore()
	o.Condition, o.Colour = b.Condition, b.Color
	o.Open = func(ctx context.Context) (library model.Library, problems []error) {
		problem := func(err error) { problems = append(problems, err) }
		if len(b.Paths) == 0 {
			library, err = env.Library(ctx)
		} else {
			library, err = env.Files.Load(ctx, b.Paths, problem)
		}
		if err != nil {
			problem(err)
			library = model.NewMemory(nil)
		}
		return library, problems
	}
	return tui.Run(ctx, o)
}
