# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The prefix of the build, into which no two tests install at once, nor one while another uses it."""

import fcntl
import os

import tap

done = set()


def install(meson, build, prefix):
    """Puts the build into its prefix, unless that has just been done: `./dev test` does it for all tests."""
    if build.resolve() not in prefix.resolve().parents:
        raise tap.Skip('the prefix is outside the build folder: nothing is installed there by a test')
    if os.environ.get('BOLWERK_PREFIX') == str(prefix) or prefix in done:
        return
    with open(build / 'install.lock', 'w') as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        tap.output(meson, 'install', '-C', str(build), '--no-rebuild', '--only-changed')
    done.add(prefix)
