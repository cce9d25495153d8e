# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts the program that the tests are about, and answers for it to read.

Argument of each test: the program.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

import watch

PROGRAM = sys.argv[1]
TENANT = '6f1c2a4e-0b7d-4c58-9a63-d2e5b8f0a917'

_folder = tempfile.TemporaryDirectory(prefix='bolwerk-cli-')
FOLDER = pathlib.Path(_folder.name)


def run(*arguments, expect=0, program=None, **options):
    """Run the program; fails where its exit status is not the expected one. What is None in `env` is not set."""
    environment = {**os.environ, **options.pop('env', {})}
    environment = {name: value for name, value in environment.items() if value is not None}
    command = [program or PROGRAM, *map(str, arguments)]
    stdout = options.pop('stdout', subprocess.PIPE)
    given = options.pop('input', None)
    if given is not None:
        options['stdin'] = subprocess.PIPE
    with subprocess.Popen(command, stdout=stdout, stderr=subprocess.PIPE, env=environment, **options) as process:
        look_on = watch.Watch(process.pid)
        try:
            said, complaints = process.communicate(given, timeout=60)
        except BaseException:
            process.kill()
            raise
        finally:
            lines = look_on.end()
    assert lines, f'nothing was seen of {command}'
    done = subprocess.CompletedProcess(command, process.returncode, said, complaints)
    said = f'{arguments}: {done.returncode}\n{done.stdout}\n{done.stderr}'
    assert done.returncode == expect, said
    return done


def text(*arguments, **options):
    """What the program writes; it says nothing on standard error."""
    done = run(*arguments, **options)
    assert done.stderr == b'', done.stderr
    return done.stdout.decode()


def values(*arguments, **options):
    """What the program writes as JSON."""
    return json.loads(text(*arguments, '--json', **options))


def noted(*arguments, **options):
    """What the program writes, and what it remarks beside it on standard error."""
    done = run(*arguments, **options)
    return done.stdout.decode(), done.stderr.decode()


def complaint(*arguments, expect, **options):
    """What the program complains of; it writes nothing else."""
    done = run(*arguments, expect=expect, **options)
    assert done.stdout in (b'', None), done.stdout
    assert done.stderr.startswith(b'bolwerk'), done.stderr
    return done.stderr.decode()


def save(name, content):
    """A file with this content: bytes, a text, or what becomes JSON."""
    path = FOLDER / name
    if not isinstance(content, (bytes, str)):
        content = json.dumps(content)
    if isinstance(content, str):
        content = content.encode()
    path.write_bytes(content)
    return path


def profile(identity, **more):
    return {
        'id': identity, 'azureTenantId': TENANT, 'title': f'Title of {identity}', 'service': 'AzureAD',
        'controlCategory': 'Identity', 'maxScore': 10.0, 'rank': 10, 'actionType': 'Config', 'tier': 'Core',
        'implementationCost': 'Low', 'userImpact': 'Moderate', 'threats': ['Account breach'],
        'actionUrl': 'https://entra.example/', 'remediation': '<p>Do it.</p>', 'remediationImpact': '<p>Little.</p>',
        'deprecated': False, 'controlStateUpdates': [], **more,
    }


def profiles(*entries):
    return {'value': list(entries)}


def scores(*entries, current=20.0, maximum=40.0):
    return {
        'value': [{
            'id': f'{TENANT}_2026-11-23', 'azureTenantId': TENANT, 'createdDateTime': '2026-11-23T00:00:00Z',
            'currentScore': current, 'maxScore': maximum, 'activeUserCount': 40, 'licensedUserCount': 0,
            'enabledServices': [], 'averageComparativeScores': [
                {'basis': 'AllTenants', 'averageScore': 47.25, 'appsScore': 1.0, 'appsScoreMax': 2.0},
            ],
            'controlScores': list(entries),
        }]
    }


def score(name, points, percentage, **more):
    return {
        'controlCategory': 'Identity', 'controlName': name, 'description': '<p>What it is.</p>', 'score': points,
        'scoreInPercentage': percentage, 'implementationStatus': '', 'lastSynced': '2026-11-22T00:00:00Z', **more,
    }
