package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// choice is an option that takes one of a few words.
type choice struct {
	value string
	of    []string
}

// String implements pflag.Value.
func (v *choice) String() string { return v.value }

// Type implements pflag.Value.
func (v *choice) Type() string { return strings.Join(v.of, "|") }

// Set implements pflag.Value.
func (v *choice) Set(s string) error {
	if !slices.Contains(v.of, s) {
		return fmt.Errorf("want %s", strings.Join(v.of, ", "))
	}
	v.value = s
	return nil
}

// words completes the option.
func (v *choice) words(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return v.of, cobra.ShellCompDirectiveNoFileComp
}

// choices is an option that takes any of a few words, and can be given again.
type choices struct {
	values []string
	of     []string
}

// String implements pflag.Value.
func (v *choices) String() string { return strings.Join(v.values, ",") }

// Type implements pflag.Value.
func (v *choices) Type() string { return strings.Join(v.of, "|") }

// Set implements pflag.Value.
func (v *choices) Set(s string) error {
	one := choice{of: v.of}
	if err := one.Set(s); err != nil {
		return err
	}
	v.values = append(v.values, s)
	return nil
}

// words completes the option.
func (v *choices) words(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return v.of, cobra.ShellCompDirectiveNoFileComp
}
