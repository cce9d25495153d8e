# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash

# The rules of the source that a machine can check, and the layout that it can make.

c_files ()
{
  (cd "$source" && find src tests -name '*.[ch]' | sort)
}

dev_format ()
{
  cd "$source" || exit 1
  # shellcheck disable=SC2046 # names without spaces
  clang-format -i $(c_files)
  # shellcheck disable=SC2046
  blueprint-compiler format -f $(find src -name '*.blp') > /dev/null
}

wrong=0

# complain RULE: reads what breaks the rule, one a line
complain ()
{
  local found
  found=$(cat)
  [ -n "$found" ] || return 0
  wrong=$((wrong + 1))
  say "$1"
  printf '%s\n' "$found" | head -n 20 >&2
}

check_files ()
{
  local file
  for file in $(c_files) $(find src -name '*.blp') $(find . -name meson.build -not -path './build/*'); do
    head -n 3 "$file" | grep -q 'SPDX-FileCopyrightText' || echo "$file"
  done | complain "These files lack the two lines of copyright and licence:"
  wc -l $(c_files) | awk '$2 != "total" && $1 > 700 {print $2 ": " $1 " lines"}' |
    complain "These files hold more than one thing (over 700 lines):"
  grep -nE '\b(TODO|FIXME|XXX)\b' $(c_files) | complain "Left open:"
}

dev_lint ()
{
  cd "$source" || exit 1
  check_files
  # shellcheck disable=SC2046
  blueprint-compiler format $(find src -name '*.blp') 2>&1 | grep -E '^.*(would be|needs)' | head -n 20 |
    complain "./dev format would change these interface files:"
  if command -v shellcheck > /dev/null; then
    shellcheck -x dev .ci/run tests/support/with-display 2>&1 | complain "shellcheck has something to say:"
  fi
  [ "$wrong" = 0 ] || fail "$wrong rules are broken."
  say "Nothing to complain of."
}
