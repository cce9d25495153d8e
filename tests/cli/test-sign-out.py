# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Deletes sign-ins that no organisation of the list uses any more, from a real keyring and from libsecret's file.

Arguments: the program, and the one that plays Microsoft.
"""

import contextlib
import json
import os
import sys

import tap
from account import place
from keyring_session import session

if 'ASAN_OPTIONS' in os.environ:
    # Leaks of libsecret are known by whole stacks (tests/lsan.supp), with which all of this takes three times as long:
    # with a keyring they are looked for in tests/auth and tests/organisation.
    os.environ['ASAN_OPTIONS'] += ':detect_leaks=0'

ANSWER = 'sign-ins that no organisation in the list uses were deleted'


@contextlib.contextmanager
def with_daemon():
    """A place whose keyring is a real gnome-keyring-daemon."""
    with session() as bus, place(keyring=False) as here:
        bus.start_keyring()
        for name in 'DBUS_SESSION_BUS_ADDRESS', 'XDG_RUNTIME_DIR':
            here.environment[name] = bus.environment[name]
        yield here


def lose_list(here):
    """Signs in by an application and by a user, and damages the list of both."""
    here.sign_in_application('--name', 'One')
    here.sign_in('--device-code', '--name', 'Two')
    assert len(here.values('organisations')) == 2
    here.list_file().write_text('{"version": 1, "organ')


def delete_old(here):
    lose_list(here)
    here.sign_in_application('--name', 'Three')
    done = here.run('sign-out', '--unlisted')
    assert f'2 {ANSWER}' in ' '.join(done.stdout.decode().split()) and done.stderr == b'', done
    assert here.values('score', '--organisation', 'Three')['max'] > 0
    done = here.run('sign-out', '--unlisted')
    assert b'Nothing is in the keyring but' in done.stdout, done
    here.run('sign-out', 'Three')


def check_daemon():
    """In a real keyring those of the list stay"""
    with with_daemon() as here:
        delete_old(here)


def check_file():
    """And in the file of a sandbox"""
    with place() as here:
        delete_old(here)


def check_damaged():
    """A list that is found damaged by this very command is set aside and told; nothing is deleted before the next call"""
    with place() as here:
        lose_list(here)
        text = here.list_file().read_text(encoding='utf-8')
        done = here.run('sign-out', '--unlisted', expect=1)
        assert done.stdout == b'' and b'set aside' in done.stderr and b'Nothing was deleted' in done.stderr, done
        aside, = here.list_file().parent.glob('organisations.json.damaged*')
        assert aside.read_text(encoding='utf-8') == text
        done = here.run('sign-out', '--unlisted')
        assert f'2 {ANSWER}' in ' '.join(done.stdout.decode().split()) and done.stderr == b'', done


def check_not_understood():
    """What only a newer version understands is in the list all the same: its sign-in stays, and that is told"""
    with place() as here:
        here.sign_in_application('--name', 'One')
        here.sign_in('--device-code', '--name', 'Two')
        listed = json.loads(here.list_file().read_text(encoding='utf-8'))
        before = json.dumps(listed)
        for entry in listed['organisations']:
            entry['signIn'] = 'of-tomorrow'
        here.list_file().write_text(json.dumps(listed), encoding='utf-8')
        n = len(listed['organisations'])
        done = here.run('organisations')
        assert f'{n} organisation' in done.stderr.decode() and b'newer' in done.stderr, done
        done = here.run('sign-out', '--unlisted')
        assert b'Nothing is in the keyring but' in done.stdout, done
        here.list_file().write_text(before, encoding='utf-8')
        assert here.values('score', '--organisation', 'One')['max'] > 0


def check_newer():
    """A list of a newer version is left alone, and so is all that is in the keyring"""
    with place() as here:
        here.sign_in_application('--name', 'One')
        text = here.list_file().read_text(encoding='utf-8')
        here.list_file().write_text('{"version": 99, "organisations": []}')
        done = here.run('sign-out', '--unlisted', expect=1)
        assert b'newer version' in done.stderr and done.stdout == b'', done
        here.list_file().write_text(text, encoding='utf-8')
        assert here.values('score', '--organisation', 'One')['max'] > 0


def check_no_keyring():
    """Where there is no keyring that is told"""
    with place(keyring=False) as here:
        done = here.run('sign-out', '--unlisted', expect=1)
        assert b'keyring' in done.stderr and done.stdout == b'', done


def check_dutch():
    """In Dutch, too"""
    with place() as here:
        dutch = {'LANGUAGE': '', 'LC_ALL': 'nl_NL.UTF-8'}
        lose_list(here)
        done = here.run('sign-out', '--unlisted', env=dutch, expect=1)
        assert '--unlisted' in done.stderr.decode() and 'niets verwijderd' in done.stderr.decode(), done
        done = here.run('sign-out', '--unlisted', env=dutch)
        assert '2 aanmeldingen die' in done.stdout.decode(), done


sys.exit(tap.run(check_daemon, check_file, check_damaged, check_not_understood, check_newer, check_no_keyring, check_dutch))
