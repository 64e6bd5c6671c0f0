#!/usr/bin/env bash
# Runs the program in real terminals (xterm and xterm -cjk_width under Xvfb,
# tmux) at several sizes, types keys, resizes, and compares the terminal's own
# print-out of its cells with what they should be. Says in a line what is not
# installed and skipped.
set -euo pipefail
cd "$(dirname "$0")/.."
BAOGAO_TERMINALS=1 go test -count=1 -v -run TestRealTerminals ./tui/paint | grep -E '^ *(---|[a-z_]+\.go|ok|FAIL|panic)| not installed| xterm | emulator |step '
