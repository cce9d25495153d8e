# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs checks and tells their results in the Test Anything Protocol."""

import shutil
import subprocess
import traceback


class Skip(Exception):
    """Raised by a check that cannot be made here; the text says why."""


def run(*checks):
    """Run each check (a function whose doc string names it); a check fails by raising."""
    print(f'1..{len(checks)}', flush=True)
    failures = 0
    for number, check in enumerate(checks, 1):
        name = (check.__doc__ or check.__name__).strip().splitlines()[0].rstrip('.')
        try:
            check()
            print(f'ok {number} - {name}', flush=True)
        except Skip as reason:
            print(f'ok {number} - {name} # SKIP {reason}', flush=True)
        except AssertionError as failure:
            failures += 1
            _say(str(failure) or traceback.format_exc())
            print(f'not ok {number} - {name}', flush=True)
        except Exception:  # noqa: BLE001 - whatever it is, the other checks still run
            failures += 1
            _say(traceback.format_exc())
            print(f'not ok {number} - {name}', flush=True)
    return 1 if failures else 0


def none_of(problems, headline):
    """Fail with the list of problems, one a line, where there are any."""
    problems = list(problems)
    assert not problems, '\n  '.join([f'{headline} ({len(problems)}):', *map(str, problems)])


def tool(name):
    """The program's path; the check is skipped where the program is not there."""
    path = shutil.which(name)
    if not path:
        raise Skip(f'{name} is not installed')
    return path


def output(*command, **options):
    """What the command says on both channels; fails where its exit status is not 0."""
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **options
    )
    assert done.returncode == 0, f'{command[0]} ended with {done.returncode}:\n{done.stdout}'
    return done.stdout


def _say(text):
    for line in text.splitlines():
        print(f'# {line}')
