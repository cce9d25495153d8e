#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Tests that dev.d/summary counts what really happened. Argument: the program."""

import json
import os
import re
import subprocess
import sys
import tempfile

ALLOWED = ('*/samples* unless BOLWERK_SAMPLES: not part of the project\n'
           '*/one-user where BOLWERK_INSIDE=tree: there is one user only\n')
PASSED, SKIPPED, FAILED = '', '<skipped/>', '<failure/>'

# name: (result of the program, its parts, variables) -> (last line, exit status, what is named as not run)
CASES = {
    'all passed': (('OK', {'/a': PASSED, '/b': PASSED}, {}), ('2 passed, 0 failed, 0 skipped', 0)),
    'a part failed': (('ERROR', {'/a': PASSED, '/b': FAILED}, {}), ('1 passed, 1 failed, 0 skipped', 1)),
    'an error in a part': (('ERROR', {'/a': '<error/>'}, {}), ('0 passed, 1 failed, 0 skipped', 1)),
    'died after its last part': (('ERROR', {'/a': PASSED}, {}), ('1 passed, 1 failed, 0 skipped', 1)),
    'out of time': (('TIMEOUT', {}, {}), ('0 passed, 1 failed, 0 skipped', 1)),
    'passed without parts': (('OK', {}, {}), ('1 passed, 0 failed, 0 skipped', 0)),
    'an allowed skip': (('OK', {'/a': PASSED, '/samples/b': SKIPPED}, {}), ('1 passed, 0 failed, 1 skipped', 0)),
    'a skip where it is allowed': (
        ('OK', {'/a': PASSED, '/one-user': SKIPPED}, {'BOLWERK_INSIDE': 'tree'}), ('1 passed, 0 failed, 1 skipped', 0)),
    'a skip elsewhere': (
        ('OK', {'/a': PASSED, '/one-user': SKIPPED}, {'BOLWERK_INSIDE': 'host'}), ('1 passed, 1 failed, 0 skipped', 1)),
    'a skip where nothing is said': (('OK', {'/one-user': SKIPPED}, {}), ('0 passed, 1 failed, 0 skipped', 1)),
    'a skip no longer allowed': (('OK', {'/a': PASSED, '/samples/b': SKIPPED}, {'BOLWERK_SAMPLES': '/x'}),
                                 ('1 passed, 1 failed, 0 skipped', 1)),
    'another skip': (('OK', {'/a': PASSED, '/b': SKIPPED}, {}), ('1 passed, 1 failed, 0 skipped', 1)),
    'a program that skips all': (('SKIP', {}, {}), ('0 passed, 1 failed, 0 skipped', 1)),
    'only skips': (('SKIP', {'/samples/a': SKIPPED}, {}), ('0 passed, 0 failed, 1 skipped', 1)),
}


QUERY, ORDER, PAGE = ({'name': name, 'suite': [f'bolwerk:{suite}']} for suite, name in (
    ('model', 'query'), ('model', 'order'), ('ui', 'page')))

# The same with the tests that there are, and the suites named.
UNRUN = {
    'one of them was not run': (('OK', {}, {}, [QUERY, ORDER]), ('1 passed, 1 failed, 0 skipped', 1, 'model/order')),
    'none of them was run': ((None, {}, {}, [QUERY, PAGE]), ('0 passed, 2 failed, 0 skipped', 1, 'model/query', 'ui/page')),
    'one of a suite named was not run': (('OK', {}, {}, [QUERY, ORDER, PAGE], 'model'), ('1 passed, 1 failed, 0 skipped', 1, 'model/order')),
    'one of another suite was not run': (('OK', {}, {}, [QUERY, PAGE], 'model'), ('1 passed, 0 failed, 0 skipped', 0)),
    'there is no test at all': ((None, {}, {}, []), ('0 passed, 0 failed, 0 skipped', 1)),
}


def summary(program, result, parts, variables, tests=(QUERY,), *suites):
    with tempfile.TemporaryDirectory() as folder:
        base = os.path.join(folder, 'log')
        if result is not None:
            with open(base + '.json', 'w', encoding='utf-8') as file:
                file.write(json.dumps({'name': 'bolwerk:model / query', 'result': result, 'returncode': 1}) + '\n')
        with open(base + '.junit.xml', 'w', encoding='utf-8') as file:
            cases = ''.join(f'<testcase name="{name}" classname="bolwerk.bolwerk:model / query">{inside}</testcase>'
                            for name, inside in parts.items())
            file.write(f'<testsuites><testsuite name="s">{cases}</testsuite></testsuites>')
        with open(base + '.txt', 'w', encoding='utf-8') as file:
            file.write(ALLOWED)
        with open(base + '.tests', 'w', encoding='utf-8') as file:
            json.dump(tests, file)
        environment = {key: value for key, value in os.environ.items() if key != 'BOLWERK_SAMPLES'} | variables
        run = subprocess.run([sys.executable, program, base, base + '.txt', base + '.tests', *suites], env=environment, text=True,
                             capture_output=True, check=False)
        return (run.stdout.splitlines() or [''])[-1], run.returncode, sorted(re.findall(r'^FAILED  (\S+)  \(was not run\)$', run.stderr, re.M))


def main(program):
    cases = CASES | UNRUN
    print(f'1..{len(cases)}')
    bad = 0
    for number, (name, (given, (line, status, *unrun))) in enumerate(cases.items(), 1):
        wanted = line, status, unrun
        got = summary(program, *given)
        bad += got != wanted
        print(f'{"ok" if got == wanted else "not ok"} {number} - {name}')
        if got != wanted:
            print(f'# wanted {wanted}, got {got}')
    return bad != 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
