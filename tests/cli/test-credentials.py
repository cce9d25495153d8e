# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which secret of the folder that systemd names goes to which organisation: to the one that it is for, and no other.

Arguments: the program, and the one that plays Microsoft.
"""

import contextlib
import json
import pathlib
import sys
import tempfile

import tap
from account import SECRET, given, place

SHARED = 'client-secret'


@contextlib.contextmanager
def folder_of_credentials():
    """A folder as systemd makes it, and the environment that names it."""
    with tempfile.TemporaryDirectory(prefix='bolwerk-credentials-') as folder:
        path = pathlib.Path(folder)
        yield path, {'CREDENTIALS_DIRECTORY': folder}


def sign_in_to_both(here, other):
    """Two organisations, each at a Microsoft of its own, of which nothing is kept; their ids."""
    for name, service in ('One', here), ('Two', other):
        with given(SECRET) as fd:
            here.run(*service.words(
                '--application', '--tenant', 'voorbeeld.example', '--no-keyring', '--name', name, '--secret-fd', fd,
            ), pass_fds=[fd])
    return [entry['id'] for entry in here.values('organisations')]


def requests(*places):
    return [int(one.order('requests')) for one in places]


def check_apart():
    """With several applications a secret that does not say whose it is goes to none of them, each one's own to that one"""
    with place(keyring=False) as here, place(keyring=False) as other, folder_of_credentials() as (folder, env):
        one, two = sign_in_to_both(here, other)
        before = requests(here, other)
        (folder / SHARED).write_text(SECRET, encoding='utf-8')
        done = here.run('refresh', '--all', env=env, expect=1)
        assert requests(here, other) == before and done.stdout == b'', done
        for each in one, two:
            assert f'{SHARED}-{each}' in done.stderr.decode().replace('\n', ''), done

        (folder / f'{SHARED}-{one}').write_text(SECRET, encoding='utf-8')
        done = here.run('refresh', '--all', env=env, expect=1)
        assert b'One' in done.stdout and b'Two' not in done.stdout, done
        assert requests(other) == before[1:]

        # Of the one that is named it is said whose it is.
        assert here.values('score', '--organisation', 'Two', env=env)['max'] > 0
        (folder / SHARED).unlink()
        (folder / f'{SHARED}-{two}').write_text('Wrong~Secret', encoding='utf-8')
        done = here.run('refresh', '--all', env=env, expect=1)
        assert b'One' in done.stdout and b'Two' not in done.stdout and b'secret' in done.stderr, done
        (folder / f'{SHARED}-{two}').write_text(SECRET, encoding='utf-8')
        done = here.run('refresh', '--all', env=env)
        assert b'One' in done.stdout and b'Two' in done.stdout, done


def check_own_first():
    """The own secret of an organisation goes before the one that does not say whose it is"""
    with place(keyring=False) as here, folder_of_credentials() as (folder, env):
        here.sign_in_application('--no-keyring', '--name', 'One')
        entry, = here.values('organisations')
        (folder / SHARED).write_text('Wrong~Secret', encoding='utf-8')
        (folder / f'{SHARED}-{entry["id"]}').write_text(SECRET, encoding='utf-8')
        assert here.values('score', '--organisation', 'One', env=env)['max'] > 0
        here.run('refresh', '--all', env=env)


def check_only_one():
    """With one application it is for that one; but what the keyring has goes before"""
    with place(keyring=False) as here, folder_of_credentials() as (folder, env):
        here.sign_in_application('--no-keyring', '--name', 'One')
        (folder / SHARED).write_text(SECRET, encoding='utf-8')
        assert b'One' in here.run('refresh', '--all', env=env).stdout
    with place() as here, folder_of_credentials() as (folder, env):
        here.sign_in_application('--name', 'One')
        (folder / SHARED).write_text('Wrong~Secret', encoding='utf-8')
        assert b'One' in here.run('refresh', '--all', env=env).stdout
        here.run('refresh', '--organisation', 'One', env=env, expect=1)


def check_options():
    """What an option gives is for one organisation, which has to be named"""
    with place(keyring=False) as here:
        here.sign_in_application('--no-keyring', '--name', 'One')
        before = requests(here)
        with given(SECRET) as fd:
            done = here.run('refresh', '--all', '--secret-fd', fd, expect=2, pass_fds=[fd])
        assert b'--organisation' in done.stderr and requests(here) == before, done
        with given(SECRET) as fd:
            here.run('refresh', '--organisation', 'One', '--secret-fd', fd, pass_fds=[fd])


def check_forgotten():
    """A refresh deletes the sign-in of what was removed, where that could not be done then"""
    with place() as here:
        here.sign_in_application('--name', 'One')
        listed = here.list_file().read_text(encoding='utf-8')
        content = json.loads(listed)
        content |= {'organisations': [], 'removed': [content['organisations'][0]['id']]}
        here.list_file().write_text(json.dumps(content), encoding='utf-8')
        here.run('refresh', '--all')
        assert json.loads(here.list_file().read_text(encoding='utf-8'))['removed'] == []
        here.list_file().write_text(listed, encoding='utf-8')
        assert here.values('organisations')[0]['signedIn'] is False


sys.exit(tap.run(check_apart, check_own_first, check_only_one, check_options, check_forgotten))
