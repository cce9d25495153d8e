# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash

# The npm packages that tests/fidelity is made with, under build/node: fetched by npm where this system has it, and
# done without where it has not. No script of a package is run.

# wants_packages COMMAND [ARGUMENT...]: whether they are for that: it names nothing, or what works with them
wants_packages ()
{
  local argument named=
  case $1 in
    test | bench) ;;
    *) return 1 ;;
  esac
  for argument in "${@:2}"; do
    case $1:$argument in
      test:--list) return 1 ;;
      test:fidelity | bench:fetch) return 0 ;;
      *:-*) ;;
      *) named=yes ;;
    esac
  done
  [ -z "$named" ]
}

# The tree has a Node that is new enough; elsewhere it is the one that there is.
node_is_new_enough ()
{
  [ "$system" = tree ] || node -e 'process.exit (Number (process.versions.node.split (".")[0]) < 20)' 2> /dev/null
}

# Sets BOLWERK_NODE_MODULES to the folder with the packages, or to nothing. BOLWERK_FIDELITY=required makes it a
# failure that they cannot be had.
fetch_packages ()
{
  local folder=$source/build/node wanted=$source/tests/fidelity
  export BOLWERK_NODE_MODULES=
  if ! command -v npm > /dev/null || ! node_is_new_enough; then
    say "There is no npm here, or no Node 20: what works with them is skipped."
    return
  fi
  find_owner
  # Whoever opens these for writing has to be the owner of the source, who is to find his own files there.
  "${become[@]}" sh -c 'mkdir -p "$1" && touch "$1.lock" "$1.log"' sh "$folder" || exit 1
  hold "$folder.lock" "fetches packages"
  if ! cmp -s "$wanted/package-lock.json" "$folder/fetched"; then
    say "Fetching npm packages for tests/fidelity ..."
    if ! fetch_into "$folder" > "$folder.log" 2>&1; then
      tail -n 5 "$folder.log" >&2
      [ "${BOLWERK_FIDELITY:-}" != required ] || fail "The npm packages could not be fetched."
      say "The npm packages could not be fetched: what works with them is skipped."
      release
      return
    fi
  fi
  release
  BOLWERK_NODE_MODULES=$folder/node_modules
}

fetch_into ()
{
  rm -rf "$1/fetched" &&
    "${become[@]}" cp "$wanted/package.json" "$wanted/package-lock.json" "$1/" &&
    (cd "$1" && "${become[@]}" npm ci --prefer-offline --ignore-scripts --no-audit --no-fund --no-update-notifier) &&
    "${become[@]}" cp "$wanted/package-lock.json" "$1/fetched"
}
