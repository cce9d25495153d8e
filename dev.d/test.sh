# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash

# What the sanitizers are told. Leaks of the libraries below, which no program can mend, stand in tests/lsan.supp.
watch_memory ()
{
  export ASAN_OPTIONS=abort_on_error=0:detect_leaks=1:strict_string_checks=1:detect_stack_use_after_return=1:malloc_context_size=40
  export UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
  export LSAN_OPTIONS=suppressions=$source/tests/lsan.supp:print_suppressions=0
}

suites ()
{
  meson introspect --tests "$build" |
    python3 -c 'import json, sys; print (*sorted ({s.split (":")[-1] for t in json.load (sys.stdin) for s in t["suite"]}), sep="\n")'
}

# Of SIGINT meson makes the end of one test, of SIGTERM the end of all.
stop_tests ()
{
  kill -TERM "$tests"
  wait "$tests"
  rm -f "$build/meson-logs/$log".*
}

dev_test ()
{
  local options=() named=() known suite log tests ended=0 status=0
  use plain
  while [ $# -gt 0 ]; do
    case $1 in
      --sanitize) use asan; watch_memory; options+=(--timeout-multiplier 4) ;;
      --list) compile build.ninja; suites; return ;;
      -*) fail "./dev test does not know $1." ;;
      *) named+=("$1") ;;
    esac
    shift
  done
  compile all meson-test-prereq
  install_prefix
  enter_prefix
  known=$(suites)
  for suite in "${named[@]}"; do
    grep -qxF -- "$suite" <<< "$known" || fail "There is no suite \"$suite\". There are: ${known//$'\n'/ }"
    options+=(--suite "$suite")
  done
  export BOLWERK_BUILD=$build BOLWERK_PREFIX=$prefix BOLWERK_SOURCE=$source
  # What only root can try is tried where he is at hand.
  [ "$(id -u)" != 0 ] || export BOLWERK_AS_ROOT=yes
  log=testlog-$(date +%s%N)
  say "Testing${named[*]:+ ${named[*]}} in build/$kind ..."
  mkdir -p "$build/meson-logs"
  meson introspect --tests "$build" > "$build/meson-logs/$log.tests" || fail "meson does not say which tests there are."
  # Much of a test is waiting for a window or a server, so that there are two more at once than there are cores.
  meson test -C "$build" --no-rebuild --num-processes "$(($(nproc) + 2))" --logbase "$log" "${options[@]}" < /dev/null >&2 &
  tests=$!
  trap 'stop_tests; exit 130' INT
  trap 'stop_tests; exit 143' TERM
  wait "$tests" || ended=$?
  # What counts is said by the results, and by this exit status only where they do not explain it.
  "$source/dev.d/summary" "$build/meson-logs/$log" "$source/tests/allowed-skips.txt" \
    "$build/meson-logs/$log.tests" "${named[@]}" || status=1
  if [ $status = 0 ] && [ $ended != 0 ]; then
    say "meson test ended with $ended, though no test failed."
    status=1
  fi
  rm -f "$build/meson-logs/$log".*
  return $status
}
