# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The recorded answers of $BOLWERK_SAMPLES, counted again from the recordings themselves.

Arguments: the program, and the one that plays Microsoft, which replays them.
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import program
import tap


def sample(*parts):
    folder = os.environ.get('BOLWERK_SAMPLES')
    if not folder:
        raise tap.Skip('BOLWERK_SAMPLES is not set')
    return pathlib.Path(folder).joinpath(*parts)


def check_real_2024():
    """Every control of 2024 is listed once, with its points; the total is Graph's."""
    paths = [sample('real-2024', name) for name in ('secureScores.json', 'secureScoreControlProfiles.json')]
    newest, profiles = (json.loads(path.read_bytes()) for path in paths)
    newest = (newest.get('value') or [newest])[0]
    points = {entry['controlName'].lower(): entry['score'] for entry in newest['controlScores']}
    known = {entry['id'].lower() for entry in profiles['value']} | set(points)
    source = [word for path in paths for word in ('--from', path)]
    rows = {row['id'].lower(): row for row in program.values('list', *source)}
    assert set(rows) == known
    for identity, earned in points.items():
        assert rows[identity]['points'] == earned, identity
    score = program.values('score', *source)
    assert (score['current'], score['max']) == (newest['currentScore'], newest['maxScore'])
    for row in rows.values():
        program.text('show', row['id'], *source)


def check_others():
    """Every other recording of scores or profiles is read and shown in every form."""
    for parts in (
        ('live-2026-07', 'secureScores.json'), ('live-2026-07', 'secureScoreControlProfiles.json'),
        ('history-shape', 'secureScores.json'), ('docs', 'score-2019-string-numbers-industry.json'),
    ):
        path = sample(*parts)
        for command in ('score',), ('score', '--json'), ('list',):
            program.text(*command, '--from', path)
        for form in '--csv', '--json':
            written, remarked = program.noted('list', form, '--from', path)
            assert written and remarked.startswith('bolwerk list: There is '), remarked


def check_errors():
    """Recorded errors are no answers."""
    for name in '400-empty-code.json', '401-invalid-token.json', '429-too-many-requests.json':
        assert name in program.complaint('score', '--from', sample('errors', name), expect=1)


def over_the_network(paths, *commands):
    """What the commands write where a Graph sends the recordings byte for byte, to somebody who signed in."""
    with tempfile.TemporaryDirectory(prefix='bolwerk-samples-') as folder, subprocess.Popen(
            [sys.argv[2], '--scores', paths[0], '--profiles', paths[1]],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as service:
        where = json.loads(service.stdout.readline())
        environment = {
            'HOME': folder, 'XDG_DATA_HOME': folder, 'XDG_RUNTIME_DIR': folder,
            'DBUS_SESSION_BUS_ADDRESS': f'unix:path={folder}/none', 'SECRET_BACKEND': 'file',
            'SECRET_FILE_TEST_PATH': f'{folder}/keyring', 'SECRET_FILE_TEST_PASSWORD': 'x',
        }
        program.run(
            'sign-in', '--device-code', '--cloud', 'custom', '--login', where['login'], '--graph', where['graph'],
            '--trust-file', where['authority'], '--client-id', 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee',
            '--name', 'Recorded', env=environment)
        said = [program.run(*command, '--organisation', 'Recorded', env=environment).stdout for command in commands]
        service.stdin.close()
    return said


PORTAL = rb'https://(?:security|entra|intune|admin|purview|compliance)\.microsoft\.com' \
    rb'|https://(?:aad\.)?portal\.azure\.com|https://outlook\.office365\.com'


def without_portals(text):
    """What is said without links to the portals of Microsoft's own clouds, of which a custom cloud has none."""
    text = re.sub(rb'"portalUrl" : .*', b'', text)
    text = re.sub(rb'"actionUrl" : "(?:' + PORTAL + rb')[^"]*"', b'"actionUrl" : null', text)
    text = re.sub(rb' <(?:' + PORTAL + rb')[^>]*>', b'', text)
    return re.sub(rb'(?:' + PORTAL + rb')[^",\s]*', b'', text)


def check_network():
    """Recorded answers say the same over the network as out of files"""
    paths = [sample('real-2024', name) for name in ('secureScores.json', 'secureScoreControlProfiles.json')]
    identity = json.loads(paths[1].read_bytes())['value'][0]['id']
    commands = ('score', '--json'), ('list', '--json'), ('list', '--csv'), ('show', identity, '--json')
    source = [word for path in paths for word in ('--from', path)]
    from_files = [program.run(*command, *source).stdout for command in commands]
    for command, ours, theirs in zip(commands, over_the_network(paths, *commands), from_files, strict=True):
        assert not re.search(rb'Url" : "(?:' + PORTAL + rb')', ours), command
        ours, theirs = without_portals(ours), without_portals(theirs)
        assert len(ours) > 100 and ours == theirs, (command, ours, theirs)


sys.exit(tap.run(check_real_2024, check_others, check_errors, check_network))
