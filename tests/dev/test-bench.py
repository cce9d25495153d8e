#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""That `./dev bench` ends with 1 where a target is missed, and only there. Argument: the folder of the measurements."""

import contextlib
import io
import os
import sys

import tap

sys.path.insert(0, sys.argv[1])
os.environ.setdefault('BOLWERK_BUILD', '/')
os.environ.setdefault('BOLWERK_PREFIX', '/')
import bench  # noqa: E402 - it wants the two folders


def measured(**cases):
    """What is said of cases that have been measured already, and the exit status."""
    bench.CASES = cases
    bench.missed.clear()
    sys.argv = ['bench.py', *cases]
    status = 0
    with contextlib.redirect_stdout(io.StringIO()) as said:
        try:
            bench.main()
        except SystemExit as end:
            status = end.code
    return said.getvalue(), status


def ratio(ours, reference, target):
    return lambda: bench.say('a ratio', ours, reference, 'ms', target)


def check_ratio():
    """The median of the ratios of pairs, not the ratio of two medians, is held against the target"""
    # Pairs of 1, 1.5 and 4: the median is 1.5. That of ours over that of the reference would be 30 / 10.
    ours, reference = [10, 30, 40], [10, 20, 10]
    said, status = measured(one=ratio(ours, reference, 1.5))
    assert status == 0 and '1.50  (1.00-4.00, 3 pairs; 30.0 ms over 10.0 ms)  target 1.5 met' in said, said
    said, status = measured(one=ratio(ours, reference, 1.49))
    assert status == 1 and 'target 1.49 MISSED' in said and said.endswith('missed: a ratio\n'), (status, said)
    said, status = measured(one=ratio(ours, reference, None))
    assert status == 0 and 'target' not in said, said


def check_limit():
    """The median of values is held against their limit"""
    said, status = measured(one=lambda: bench.limit('a limit', [1, 4, 90], 'ms', 4))
    assert status == 0 and '4.00 ms  (1.00-90.00, 3 runs)  target 4 met' in said, said
    said, status = measured(one=lambda: bench.limit('a limit', [1, 4.1, 5], 'ms', 4))
    assert status == 1 and 'MISSED' in said and said.endswith('missed: a limit\n'), said


def check_one_of_many():
    """One that is missed fails the whole, wherever it stands, and the others are still measured"""
    good, bad = ratio([1], [1], 1), ratio([3], [1], 2)
    for cases in {'a': bad, 'b': good}, {'a': good, 'b': bad}:
        said, status = measured(**cases)
        assert status == 1 and said.count('target') == 2, said
    assert measured(a=good, b=good)[1] == 0


sys.exit(tap.run(check_ratio, check_limit, check_one_of_many))
