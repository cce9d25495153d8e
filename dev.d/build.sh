# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash

# Building: build/KIND is the build folder, build/KIND/prefix what is installed from it. Bolwerk is always started from
# an installed prefix, so it runs here as it will run for its users.

# use KIND: names the folders of a kind of build, `plain` or `asan`
use ()
{
  kind=$1
  build=$source/build/$kind
  prefix=$build/prefix
  build_log=$source/build/$kind.log
}

configure ()
{
  local options=("--prefix=$prefix" --libdir=lib)
  if [ "$kind" = asan ]; then
    # Lines and functions are enough for a report, and half of the work of the compiler.
    options+=('-Db_sanitize=address,undefined' -Db_lundef=false -Dbuildtype=debug -Dc_args=-g1)
  fi
  local made="$1 ${options[*]}" strict=
  # Where nobody asks for it now, a folder in which a warning is an error stays as it is: somebody may be testing in it.
  [ -z "${BOLWERK_WERROR:-}" ] || strict=" strict" options+=(-Dwerror=true)
  # A folder that was set up on another system or otherwise, or was left half set up, is begun anew.
  case $(cat "$build/made-on" 2> /dev/null) in
    "$made$strict" | "$made strict") return ;;
  esac
  # Some 150 programs are linked for the tests, which takes this one a quarter of the time.
  if command -v mold > /dev/null; then
    export CC_LD=mold
  fi
  rm -rf "$build"
  say "Setting up the build folder build/$kind ..."
  meson setup "${options[@]}" "$build" "$source" > "$build_log" 2>&1 || show_log "Setting up the build failed."
  echo "$made$strict" > "$build/made-on"
}

show_log ()
{
  grep -v '^\[[0-9]*/[0-9]*\]' "$build_log" | tail -n 60 >&2
  fail "$1 All that was said is in ${build_log#"$source/"}."
}

# What the build folder depends on, besides the source.
made_on ()
{
  if [ "${BOLWERK_DEV_INSIDE:-}" = tree ]; then
    echo "Debian 13 tree"
  else
    . /etc/os-release
    echo "${ID:-unknown} ${VERSION_ID:-}"
  fi
}

# Shows how far the build is, on a terminal in one line that is written over.
progress ()
{
  local line last=0
  while IFS= read -r line; do
    printf '%s\n' "$line" >> "$build_log"
    case $line in
      '['[0-9]*/[0-9]*']'*)
        if [ -t 2 ]; then
          printf '\r\033[Kdev: Building %s' "${line:0:60}" >&2
          last=1
        fi ;;
    esac
  done
  [ $last = 0 ] || printf '\r\033[K' >&2
}

# compile [TARGET...]
compile ()
{
  mkdir -p "$source/build" || exit 1
  hold "$source/build/$kind.lock" "builds"
  configure "$(made_on)"
  : > "$build_log"
  if ! ninja -C "$build" -n "$@" 2> /dev/null | grep -q 'no work to do'; then
    say "Building ..."
    ninja -C "$build" "$@" 2>&1 | progress || show_log "The build failed."
  fi
  release
}

# Installs into the prefix what has changed.
install_prefix ()
{
  hold "$source/build/$kind.lock" "builds"
  meson install -C "$build" --no-rebuild --only-changed > "$build_log" 2>&1 < /dev/null || show_log "Installing into build/$kind/prefix failed."
  release
}

# The environment in which the installed programs find what belongs to them.
enter_prefix ()
{
  export PATH=$prefix/bin:$PATH
  export XDG_DATA_DIRS=$prefix/share:${XDG_DATA_DIRS:-/usr/local/share:/usr/share}
  lay_locales
}

# The tests and the Dutch window want these two locales; where the system has them not, they are made here.
lay_locales ()
{
  local language
  [ "$(locale -a 2> /dev/null | grep -ciE '^(nl_NL|en_US)\.utf-?8$')" != 2 ] || return 0
  command -v localedef > /dev/null && [ -d /usr/share/i18n ] || return 0
  mkdir -p "$source/build/locale"
  for language in nl_NL en_US; do
    [ -d "$source/build/locale/$language.utf8" ] || [ -d "$source/build/locale/$language.UTF-8" ] ||
      localedef -i $language -f UTF-8 "$source/build/locale/$language.UTF-8" 2> /dev/null
  done
  export LOCPATH=$source/build/locale
}
