# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash

has_display ()
{
  [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]
}

# Whether these arguments of Bolwerk open its window.
opens_window ()
{
  local argument
  for argument in "$@"; do
    case $argument in
      score | list | show | history | why | plan | set | apply | sign-in | sign-out | organisations | refresh | backup | restore | import) return 1 ;;
      help | --help | -h | --version) return 1 ;;
      --) return 0 ;;
      -*) ;;
      *) return 0 ;;
    esac
  done
  return 0
}

dev_run ()
{
  [ $# -gt 0 ] || set -- --demo
  use plain
  compile
  install_prefix
  enter_prefix
  if ! opens_window "$@" || has_display; then
    exec "$prefix/bin/bolwerk" "$@"
  fi
  say "There is no display here: opening the window on a virtual one."
  mkdir -p "$source/build/pictures" || exit 1
  exec "$source/tests/support/with-display" --x11 -- \
    "$source/dev.d/picture" "$source/build/pictures/bolwerk" "$prefix/bin/bolwerk" "$@"
}

# A program that others wrote, in the environment of the installed build: start PROGRAM [ARGUMENT...]
start ()
{
  use plain
  compile
  install_prefix
  enter_prefix
  export BOLWERK_BUILD=$build BOLWERK_PREFIX=$prefix BOLWERK_SOURCE=$source
  exec "$@"
}

dev_bench ()
{
  start "$source/tests/bench/run" "$@"
}

# Both of tests/support in one program, for a person to point programs at.
dev_fake-graph ()
{
  use plain
  compile tests/support/fake-microsoft
  exec "$build/tests/support/fake-microsoft" --explain "$@"
}

dev_shots ()
{
  start "$source/tests/shots/run" "$@"
}

dev_shell ()
{
  if [ $# -gt 0 ]; then
    exec "$@"
  fi
  [ "${BOLWERK_DEV_INSIDE:-}" != tree ] || say "This is the Debian 13 tree. exit leads back."
  exec bash
}
