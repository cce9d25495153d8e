#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""That .ci/run counts what `./dev` says, and fails where anything of it did. Argument: the program."""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import tap

RUN = sys.argv[1]
# In place of ./dev: says what the files `test`, `test--sanitize` and `lint` say, on both channels, and ends with the
# number on their first line.
DEV = '''#!/bin/bash
echo "$* ${BOLWERK_WERROR:-} ${BOLWERK_SAMPLES:-none}" >> called
echo "complains" >&2
read -r status < "$1$2"
tail -n +2 "$1$2"
exit "$status"
'''
GREEN = '3 passed, 0 failed, 1 skipped'


def ran(tests=(0, GREEN), sanitized=(0, GREEN), lint=(0, ''), samples=False):
    """The last line, the exit status, all that was said, and what ./dev was asked."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name) / 'source'
        (folder / '.ci').mkdir(parents=True)
        shutil.copy2(RUN, folder / '.ci' / 'run')
        (folder / 'dev').write_text(DEV, encoding='utf-8')
        (folder / 'dev').chmod(0o755)
        if samples:
            (folder.parent / 'shared' / 'samples').mkdir(parents=True)
        for file, (status, said) in (('test', tests), ('test--sanitize', sanitized), ('lint', lint)):
            (folder / file).write_text(f'{status}\n{said}\n', encoding='utf-8')
        environment = {key: value for key, value in os.environ.items() if not key.startswith('BOLWERK_')}
        done = subprocess.run([folder / '.ci' / 'run'], cwd='/', env=environment, capture_output=True, text=True, check=False)
        called = (folder / 'called').read_text(encoding='utf-8').replace(name, '')
    return done.stdout.splitlines()[-1], done.returncode, done.stdout, called.splitlines()


def check_green():
    """All is counted, once plain, once with sanitizers, and the rules of the source; the last line tells it"""
    line, status, _, called = ran(tests=(0, f'1 passed, 0 failed, 0 skipped\nmore\n{GREEN}'))
    assert (line, status) == ('7 passed, 0 failed, 2 skipped', 0), (line, status)
    # Where warnings are errors.
    assert called == ['test 1 none', 'test --sanitize 1 none', 'lint 1 none'], called


def check_samples():
    """Recorded answers are read where they lie beside the checkout"""
    assert [line.split()[-1] for line in ran(samples=True)[3]] == ['/shared/samples'] * 3


def check_failed():
    """What failed in either run, or in the rules, is counted and makes it fail; all else is still run"""
    for given, wanted in (({'tests': (1, '3 passed, 2 failed, 1 skipped')}, '7 passed, 2 failed, 2 skipped'),
                          ({'sanitized': (1, '0 passed, 1 failed, 0 skipped')}, '4 passed, 1 failed, 1 skipped'),
                          ({'lint': (1, 'a line is too long')}, '6 passed, 1 failed, 2 skipped')):
        line, status, _, called = ran(**given)
        assert (line, status, len(called)) == (wanted, 1, 3), (given, line, status)


def check_nothing_counted():
    """A run that counts nothing has failed, whatever its exit status"""
    for status in 0, 1, 139:
        line, ended, said, _ = ran(tests=(status, 'The build failed.'))
        assert (line, ended) == ('4 passed, 1 failed, 1 skipped', 1), (status, line, ended)
        assert f'tests ended with {status} and counted nothing.' in said, said


def check_status():
    """So has one that ends with a status though nothing failed, and one that counts failures but ends with none"""
    line, ended, said, _ = ran(sanitized=(3, GREEN))
    assert (line, ended) == ('7 passed, 1 failed, 2 skipped', 1) and 'tests with sanitizers ended with 3.' in said, said
    line, ended, _, _ = ran(tests=(0, '3 passed, 2 failed, 1 skipped'))
    assert (line, ended) == ('7 passed, 2 failed, 2 skipped', 1), (line, ended)


sys.exit(tap.run(check_green, check_samples, check_failed, check_nothing_counted, check_status))
