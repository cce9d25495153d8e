# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Wrong usage ends with 2 and failures with 1, told on standard error and nowhere else."""

import os
import subprocess
import sys

import program
import tap


def check_no_source():
    """Without a source, and without an organisation in the list, the ways to name one are told."""
    for arguments in ('score',), ('list',), ('show', 'A'):
        said = program.complaint(*arguments, expect=2, env={'XDG_DATA_HOME': str(program.FOLDER / 'nobody')})
        assert '--demo' in said and '--from' in said and f'bolwerk {arguments[0]} --help' in said, said


def check_wrong_usage():
    """Every slip on the command line is told."""
    for arguments, word in {
        ('score', '--demo', '--from', 'x.json'): '--from',
        ('score', '--demo', '--colour'): '--colour',
        ('score', '--demo', 'extra'): '“extra” does not belong here.',
        ('score', '--from', ''): '--from is empty',
        ('list', '--from=', '--json'): '--from is empty',
        ('score', '--demo', '--json=1'): '“--json” takes no value',
        ('score', '--demo', '--json=false'): '“--json” takes no value',
        ('list', '--demo=', '--csv'): '“--demo” takes no value',
        ('show', 'A', '--demo', '--help=yes'): '“--help” takes no value',
        ('list', '--demo', 'extra'): 'extra',
        ('list', '--demo', '--json', '--csv'): '--csv',
        ('list', '--demo', '--limit', '0'): 'limit',
        ('list', '--demo', '--limit', '-1'): 'limit',
        ('list', '--demo', '--limit', 'ten'): 'ten',
        ('list', '--demo', '--limit', '3x'): '3x',
        ('list', '--demo', '--limit'): '--limit',
        ('list', '--from'): '--from',
        ('list', '--demo', '--filter', 'status'): 'KEY=VALUE',
        ('list', '--demo', '--filter', 'status='): 'KEY=VALUE',
        ('show', '--demo'): 'id',
        ('show', 'A', 'B', '--demo'): 'B',
    }.items():
        said = program.complaint(*arguments, expect=2)
        assert word in said, (arguments, said)
        assert '--help' in said, said


def check_values_that_look_like_options():
    """What follows an option that takes a value is its value, and what follows -- is no option."""
    assert program.values('list', '--demo', '--search', '--json=1') == []
    assert program.values('list', '--demo', '--search=--json=1') == []
    assert '“--json=1”' in program.complaint('show', '--demo', '--', '--json=1', expect=1)


def check_unknown_words():
    """Words that there are not are answered with those that there are."""
    for arguments, wanted in {
        ('--filter', 'colour=red'): ['colour', 'status, recent, category, product, user-impact'],
        ('--sort', 'colour'): ['colour', 'recommended', 'last-synced'],
        ('--sort', 'title:sideways'): ['sideways', 'asc', 'desc'],
        ('--sort', ''): ['recommended'],
        ('--group', 'threat'): ['threat', 'status, category, product'],
        ('--filter', 'status=nope'): ['nope', 'to-address, planned', 'completed'],
        ('--filter', 'status=planned,nope'): ['nope', 'to-address, planned'],
        ('--filter', 'product=nope'): ['nope', 'Microsoft Entra ID'],
        ('--filter', 'scored=maybe'): ['maybe', 'yes, no'],
        ('--filter', 'threat=nope'): ['nope', 'Account breach', 'Spoofing'],
        ('--filter', 'cost=,'): ['low, moderate, high'],
        ('--filter', 'product=,'): ['Microsoft Entra ID'],
        ('--filter', 'product=MDA_Nonesuch'): ['MDA_Nonesuch', 'Microsoft Entra ID'],
    }.items():
        said = program.complaint('list', '--demo', *arguments, expect=2)
        tap.none_of([word for word in wanted if word not in said], f'{arguments} is answered without')


def check_unknown_id():
    """An id that there is not is answered with those near it."""
    known = [row['id'] for row in program.values('list', '--demo')]
    identity = max((word for word in known if word.isalnum()), key=len)
    slip = identity[:-2] + 'x' + identity[-1]
    for wanted in slip, identity[:-1], identity.lower()[1:]:
        said = program.complaint('show', wanted, '--demo', expect=1)
        assert wanted in said and identity in said, (wanted, said)
    said = program.complaint('show', 'zzzzzzzzzzzzzzzzzzzzzzzzzzzzz', '--demo', expect=1)
    assert 'Did you mean' not in said, said


def check_unreadable():
    """What cannot be read is told with its file, and nothing is written."""
    for name, content in {
        'empty.json': b'',
        'words.json': b'These are words.\n',
        'cut.json': b'{"value": [{"id": "x", "currentScore": 1',
        'users.json': {'value': [{'id': '1', 'displayName': 'Somebody'}]},
        'latin.json': b'{"value": [{"id": "caf\xe9"}]}',
        'deep.json': b'[' * 100000,
    }.items():
        for command in ('score',), ('list', '--json'), ('show', 'A'):
            said = program.complaint(*command, '--from', program.save(name, content), expect=1)
            assert name in said, (name, said)


def check_no_such_file():
    """A missing file and a folder are told."""
    assert 'nowhere.json' in program.complaint('score', '--from', program.FOLDER / 'nowhere.json', expect=1)
    assert program.FOLDER.name in program.complaint('score', '--from', program.FOLDER, expect=1)


def check_link():
    """A link that leads in a circle is called what it is."""
    path = program.FOLDER / 'circle.json'
    path.symlink_to(path)
    said = program.complaint('score', '--from', path, expect=1)
    assert 'circle.json' in said and 'symbolic link' in said and 'pipe' not in said, said


def check_batch():
    """Of a batch, what came is shown and what is missing told; an error that would go unseen is refused."""
    failed = {'id': '2', 'status': 429, 'body': {'error': {'code': 'TooManyRequests', 'message': 'Wait.'}}}
    scores, profiles = (
        {'id': '1', 'status': 200, 'body': body}
        for body in (program.scores(program.score('A', 5.0, 50.0)), program.profiles(program.profile('A')))
    )
    path = program.save('batch.json', {'responses': [scores, failed]})
    assert 'no catalogue of actions' in program.text('list', '--from', path)
    assert [note['kind'] for note in program.values('score', '--from', path)['notes'] if note['kind'] != 'old'] == [
        'sum-differs', 'no-catalogue',
    ]
    path = program.save('batch.json', {'responses': [failed, profiles]})
    assert 'There is no score' in program.text('list', '--from', path)
    path = program.save('batch.json', {'responses': [failed, failed]})
    said = program.complaint('score', '--from', path, expect=1)
    assert 'TooManyRequests' in said and 'no records' in said, said
    path = program.save('batch.json', {'responses': [scores, profiles, failed]})
    said = program.complaint('score', '--from', path, expect=1)
    assert 'the error “TooManyRequests”' in said and 'no records' not in said and 'Wait a few minutes' in said, said


def check_address():
    """What is no file is not called an operation that is not supported."""
    said = program.complaint('score', '--from', 'https://graph.example/v1.0/security/secureScores', expect=1)
    assert 'This is an address, not a file' in said and 'Bolwerk opens saved answers' in said, said


def check_place():
    """The place in the file is told."""
    path = program.save('place.json', '{\n  "value": [\n    nonsense\n  ]\n}\n')
    said = program.complaint('score', '--from', path, expect=1)
    assert 'line 3' in said, said


def check_empty_standard_input():
    """Standard input that is empty or closed is told."""
    program.complaint('score', '--from', '-', expect=1, input=b'')
    program.complaint('score', '--from', '-', expect=1, stdin=subprocess.DEVNULL)


def check_broken_pipe():
    """A reader that has seen enough ends the program quietly."""
    for form in [], ['--json'], ['--csv']:
        reading, writing = os.pipe()
        os.close(reading)
        done = program.run('list', '--demo', *form, stdout=writing)
        os.close(writing)
        assert done.stderr == b'', done.stderr
    done = subprocess.run(
        ['bash', '-o', 'pipefail', '-c', f'"{program.PROGRAM}" list --demo --json | head -n 1'], capture_output=True
    )
    assert (done.returncode, done.stderr) == (0, b''), done
    assert done.stdout == b'[\n', done.stdout


def check_full_disk():
    """What cannot be written is told."""
    for command in ('--help',), ('score', '--demo'), ('list', '--demo', '--json'), ('list', '--help'):
        with open('/dev/full', 'wb') as full:
            said = program.complaint(*command, expect=1, stdout=full)
        assert 'No space left on device' in said, said


def check_closed_output():
    """A standard output that is closed is told."""
    done = subprocess.run(
        ['sh', '-c', f'exec "{program.PROGRAM}" score --demo >&-'], stderr=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert done.returncode == 1 and done.stderr.startswith(b'bolwerk'), done


sys.exit(tap.run(
    check_no_source, check_wrong_usage, check_values_that_look_like_options, check_unknown_words, check_unknown_id, check_unreadable, check_no_such_file,
    check_link, check_batch, check_address, check_place, check_empty_standard_input, check_broken_pipe, check_full_disk,
    check_closed_output,
))
