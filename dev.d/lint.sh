# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash

# The rules of the source that a machine can check, and the layout that it can make. dev.d/check-source holds the
# rules of the source itself.

c_files ()
{
  (cd "$source" && find src tests -name '*.[ch]' | sort)
}

interface_files ()
{
  (cd "$source" && find src -name '*.blp' | sort)
}

dev_format ()
{
  cd "$source" || exit 1
  # shellcheck disable=SC2046 # names without spaces
  clang-format -i $(c_files)
  # shellcheck disable=SC2046
  blueprint-compiler format -f $(interface_files) > /dev/null
}

# The layout of C files and of interface files is what ./dev format makes of them.
check_layout ()
{
  local status=0
  # shellcheck disable=SC2046
  if ! clang-format --dry-run --Werror $(c_files) > "$1" 2>&1; then
    status=1
    say "./dev format would change these files:"
    sed -n 's/^\(.*\.[ch]\):[0-9].*/  \1/p' "$1" | sort -u >&2
  fi
  # shellcheck disable=SC2046
  if ! NO_COLOR=1 blueprint-compiler format $(interface_files) > "$1" 2>&1; then
    status=1
    say "./dev format would change these interface files:"
    grep -oE 'src/[^ ]*\.blp' "$1" | sort -u | sed 's/^/  /' >&2
  fi
  return $status
}

# Shell scripts by their first line, and the parts of dev, whose variables stand in each other.
check_shell ()
{
  local scripts
  scripts=$(grep -rlE --exclude-dir=build --exclude-dir=.git -m 1 '^#!/bin/(ba)?sh' .)
  # shellcheck disable=SC2086 # names without spaces
  shellcheck -S warning -x -e SC1091 $scripts >&2 && shellcheck -S warning -e SC2154 dev.d/*.sh >&2
}

# Places in the source would change with every line that moves, so the translations do without them.
dev_po ()
{
  local language
  use plain
  compile bolwerk-pot
  while read -r language; do
    msgmerge --quiet --no-location --width=100 --no-fuzzy-matching --update --backup=none \
      "$source/po/$language.po" "$source/po/bolwerk.pot"
    msgattrib --untranslated --no-obsolete "$source/po/$language.po"
  done < <(grep -v '^#' "$source/po/LINGUAS")
  rm -f "$source/po/bolwerk.pot"
}

dev_lint ()
{
  local status=0 log tool
  cd "$source" || exit 1
  for tool in clang-format blueprint-compiler shellcheck; do
    command -v $tool > /dev/null || fail "Checking the source takes $tool: install it."
  done
  log=$(mktemp) || exit 1
  "$source/dev.d/check-source" "$source" || status=1
  check_layout "$log" || status=1
  check_shell || status=1
  rm -f "$log"
  [ $status = 0 ] || fail "Rules are broken."
  say "Nothing to complain of."
}
