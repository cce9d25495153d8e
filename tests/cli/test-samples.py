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


def causes(answer):
    return {cause['kind']: (cause['points'], cause['max'], cause['percent'], len(cause['actions'])) for cause in answer['causes']}


def check_explained():
    """Of three recorded days, two of them 88 days apart, nothing changed: 53 of 64 points on each; of one day alone nothing follows."""
    source = '--from', sample('history-shape', 'secureScores.json')
    days = program.values('history', *source)['days']
    assert [entry['date'] for entry in days] == ['2023-09-28', '2023-12-25', '2023-12-26'], days
    assert [(entry['current'], entry['max'], entry['percent']) for entry in days] == [(53, 64, 82.8125)] * 3, days
    assert [(entry['change'], entry['maxChange']) for entry in days] == [(None, None), (0, 0), (0, 0)], days
    assert [entry['missingBefore'] for entry in days] == [0, 87, 0] and not any(entry['dip'] for entry in days), days
    assert [entry['comparisons'][0]['percent'] for entry in days] == [50.76, 52.82, 52.82], days
    for arguments, wanted in (
        ([], ('2023-12-25', '2023-12-26')), (['2023-09-28', '2023-12-25'], ('2023-09-28', '2023-12-25')),
        (['2023-09-30', '2023-12-31'], ('2023-09-28', '2023-12-26')),
    ):
        answer = program.values('why', *arguments, *source)
        assert (answer['from']['date'], answer['to']['date']) == wanted, answer
        assert answer['change'] == {'points': 0, 'max': 0, 'percent': 0}, answer
        # Six of the sixteen controls have no points, and no catalogue tells their maximum: nothing is made of that.
        assert causes(answer) == {kind: (0, 0, 0, 0) for kind in (
            'done', 'asserted', 're-weighted', 'added', 'gone', 'unexplained')}, answer
    for day in ['2023-12-25'], ['2023-10-30', '2023-12-26']:
        assert 'no earlier day to compare with' in program.complaint('why', *day, *source, expect=1), day

    paths = [sample('real-2024', name) for name in ('secureScores.json', 'secureScoreControlProfiles.json')]
    source = [word for path in paths for word in ('--from', path)]
    assert 'no earlier day to compare with' in program.complaint('why', *source, expect=1)
    days = program.values('history', *source)['days']
    assert [(entry['date'], entry['current'], entry['max'], entry['change']) for entry in days] == [
        ('2024-01-01', 1, 31, None)], days


def check_explained_with_zeros():
    """The recorded day of 2024 beside one on which nothing had been earned: 1 of 31 points are won, and all maxima are known."""
    paths = [sample('real-2024', name) for name in ('secureScores.json', 'secureScoreControlProfiles.json')]
    newest = json.loads(paths[0].read_bytes())
    newest = (newest.get('value') or [newest])[0]
    before = {**newest, 'id': newest['id'].replace('2024-01-01', '2023-12-31'), 'createdDateTime': '2023-12-31T00:00:00Z',
              'currentScore': 0, 'controlScores': [
                  {**entry, 'score': 0, 'scoreInPercentage': 0} for entry in newest['controlScores']]}
    answer = program.values('why', '--from', paths[0], '--from', paths[1], '--from', program.save('before.json', before))
    found = causes(answer)
    assert answer['change']['points'] == 1 and answer['change']['max'] == 0, answer
    assert abs(answer['change']['percent'] - 100 / 31) < 1e-9, answer
    assert found.pop('done') == (1, 0, answer['change']['percent'], 1), answer
    assert set(found.values()) == {(0, 0, 0, 0)}, answer


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


sys.exit(tap.run(check_real_2024, check_explained, check_explained_with_zeros, check_others, check_errors, check_network))
