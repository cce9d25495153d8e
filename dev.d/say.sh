# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash

say ()
{
  printf 'dev: %s\n' "$*" >&2
}

fail ()
{
  say "$@"
  exit 1
}

# Holds a lock on a file for as long as this process lives, and says when it has to wait for it.
# hold FILE WHAT
hold ()
{
  local fd
  exec {fd}> "$1" || exit 1
  if ! flock --nonblock "$fd"; then
    say "Waiting for another ./dev that $2 ..."
    flock "$fd" || exit 1
  fi
  held=$fd
}

# Lets the newest lock go, so that no program started later carries it on.
release ()
{
  exec {held}>&-
}
