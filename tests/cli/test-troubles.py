# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever is the matter with the archive of an organisation, the commands tell it, show what Microsoft answers, and leave
what is kept as it is.

Arguments: the program, and the one that plays Microsoft.
"""

import contextlib
import os
import sqlite3
import subprocess
import sys

import tap
from account import place

TENANT = '11111111-2222-3333-4444-555555555555'
NAME = ['--organisation', TENANT]
# The fake has as many days as account.py asks it for.
N_DAYS = 20
GARBAGE = 'This is no database, and never was one.'


def can_mount():
    """Mount points that nobody else sees: as root at once, else as the root of a name space of users."""
    user, group = os.getuid(), os.getgid()
    try:
        os.unshare(os.CLONE_NEWNS)
    except OSError:
        try:
            os.unshare(os.CLONE_NEWUSER | os.CLONE_NEWNS)
        except OSError:
            return False
        for name, text in ('setgroups', 'deny'), ('uid_map', f'0 {user} 1'), ('gid_map', f'0 {group} 1'):
            with open(f'/proc/self/{name}', 'w', encoding='ascii') as file:
                file.write(text)
    return subprocess.run(['mount', '--make-rprivate', '/'], stderr=subprocess.DEVNULL).returncode == 0


CAN_MOUNT = can_mount()


def mount(*words):
    if not CAN_MOUNT:
        raise tap.Skip('no file system can be mounted here')
    subprocess.run(['mount', *words], check=True)


def told(done):
    return ' '.join(done.stderr.decode().split())


@contextlib.contextmanager
def kept(size=None):
    """A user of whose organisation all days are kept, on a disk of its own where a size is given."""
    with place() as here:
        folder = here.folder / 'data' / 'bolwerk' / 'archive'
        folder.mkdir(parents=True, mode=0o700)
        if size:
            mount('-t', 'tmpfs', '-o', f'size={size}', 'tmpfs', folder)
        here.sign_in_application('--tenant', TENANT)
        here.run('refresh', '--all')
        entry, = here.values('organisations')
        try:
            yield here, folder / entry['id'] / 'archive.sqlite'
        finally:
            if size:
                subprocess.run(['umount', '--lazy', folder], check=True)


def history(here):
    return here.values('history', *NAME, '--offline')['days']


def assert_told(here, *texts, status=0):
    """The score is Microsoft's, and what is the matter stands beside it; a refresh, which is there to keep, fails."""
    score = here.run('score', *NAME, '--json')
    assert b'"percent"' in score.stdout, score
    refreshed = here.run('refresh', '--all', expect=status)
    assert b'%' in refreshed.stdout, refreshed
    for text in texts:
        assert text in told(score) or text in told(refreshed), (text, score, refreshed)
    return score, refreshed


def assert_intact(here, before):
    """Afterwards all is there, and kept as ever."""
    assert history(here) == before
    done = here.run('refresh', '--all')
    assert done.stderr == b'', done
    assert history(here) == before and len(before) == N_DAYS


def check_damaged():
    """A damaged one is set aside, and it is told where; a new one is begun"""
    with kept() as (here, archive):
        before = history(here)
        for beside in archive.parent.iterdir():
            beside.unlink()
        archive.write_text(GARBAGE)
        score = here.run('score', *NAME, '--json')
        aside, = archive.parent.glob('archive.sqlite.damaged-*')
        assert str(aside) in score.stderr.decode() and b'"percent"' in score.stdout, score
        assert aside.read_text() == GARBAGE
        here.run('refresh', '--all')
        assert_intact(here, before)


def check_locked():
    """One that another program is writing to is left to that"""
    with kept() as (here, archive):
        before = history(here)
        other = sqlite3.connect(archive, isolation_level=None)
        other.execute('BEGIN IMMEDIATE')
        assert_told(here, 'Another program is using the archive', status=1)
        # It can be read meanwhile.
        assert history(here) == before
        other.execute('ROLLBACK')
        other.close()
        assert_intact(here, before)


def check_newer():
    """One that a newer program wrote is left alone"""
    with kept() as (here, archive):
        before = history(here)

        def set_version(version):
            with contextlib.closing(sqlite3.connect(archive, isolation_level=None)) as database:
                old, = database.execute('PRAGMA user_version').fetchone()
                database.execute(f'PRAGMA user_version = {version}')
            return old

        version = set_version(99)
        assert_told(here, 'A newer Bolwerk wrote the archive', status=1)
        assert 'A newer Bolwerk wrote the archive' in told(here.run('score', *NAME, '--offline', expect=1))
        assert set_version(version) == 99
        assert_intact(here, before)


def check_full():
    """On a full disk nothing is lost"""
    with kept('2m') as (here, archive):
        before = history(here)
        filler = archive.parent / 'filler'
        with open(filler, 'wb', buffering=0) as file:
            with contextlib.suppress(OSError):
                while True:
                    file.write(bytes(4096))
        assert_told(here, 'There is no room on the disk', status=1)
        filler.unlink()
        assert_intact(here, before)


def check_read_only():
    """On a disk that can only be read what is kept can be looked at"""
    with kept('2m') as (here, archive):
        before = history(here)
        mount('-o', 'remount,ro', archive.parent.parent)
        assert_told(here, 'The archive can only be read', status=1)
        assert history(here) == before
        mount('-o', 'remount,rw', archive.parent.parent)
        assert_intact(here, before)


sys.exit(tap.run(check_damaged, check_locked, check_newer, check_full, check_read_only))
