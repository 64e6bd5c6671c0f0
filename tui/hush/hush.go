// Package hush keeps the libraries from asking the terminal at package
// initialisation. Bubble Tea's init asks for the background colour and waits
// up to five seconds for the answer; typed keys are lost meanwhile. It does
// not where the answer is known already. Go initialises packages in the order
// of their import paths once their imports are ready, and this one imports
// Lip Gloss only, so it comes before Bubble Tea. The program asks the terminal
// itself, with a short limit.
package hush

import "github.com/charmbracelet/lipgloss"

func init() { lipgloss.SetHasDarkBackground(true) }
