# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A user with a keyring, and a Microsoft for that user alone, for the tests of signing in.

Arguments of each test: the program, and the one that plays Microsoft. The keyring is libsecret's file, encrypted as in a sandbox.
"""

import contextlib
import json
import os
import pathlib
import pty
import subprocess
import sys
import tempfile

import program
from watch import SECRETS, Watch

SERVICE = sys.argv[2]
CLIENT = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee'
TENANT = '11111111-2222-3333-4444-555555555555'
SECRET = 'Pl4nted~Secret.Value-0123456789abcdefXY_'


class Place:
    """A user with an empty folder of data and a keyring, and a Microsoft for that user alone."""

    def __init__(self, folder, keyring):
        self.folder = pathlib.Path(folder)
        self.service = subprocess.Popen(
            [SERVICE, '--days', '20', '--controls', '60', '--page', '25'],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.where = json.loads(self.service.stdout.readline())
        self.environment = {
            'HOME': folder, 'XDG_DATA_HOME': f'{folder}/data', 'XDG_RUNTIME_DIR': folder,
            'DBUS_SESSION_BUS_ADDRESS': f'unix:path={folder}/none', 'DISPLAY': '', 'WAYLAND_DISPLAY': '',
            'CREDENTIALS_DIRECTORY': '',
        }
        if keyring:
            self.environment |= {
                'SECRET_BACKEND': 'file', 'SECRET_FILE_TEST_PATH': f'{folder}/keyring',
                'SECRET_FILE_TEST_PASSWORD': 'Planted-password',
            }
        self.said = b''
        self.watches = []

    def order(self, command):
        self.service.stdin.write(command + '\n')
        self.service.stdin.flush()
        return self.service.stdout.readline().strip()

    def run(self, *arguments, expect=0, env=None, **options):
        done = program.run(*arguments, expect=expect, env={**self.environment, **(env or {})}, **options)
        self.said += done.stdout + done.stderr
        return done

    def values(self, *arguments, **options):
        return json.loads(self.run(*arguments, '--json', **options).stdout)

    def start(self, *arguments, env=None, **options):
        environment = {**os.environ, **self.environment, **(env or {})}
        process = subprocess.Popen([program.PROGRAM, *arguments], env=environment, **options)
        self.watches.append(Watch(process.pid))
        return process

    def words(self, *arguments):
        return [
            'sign-in', '--cloud', 'custom', '--login', self.where['login'], '--graph', self.where['graph'],
            '--trust-file', self.where['authority'], '--client-id', CLIENT, *arguments,
        ]

    def sign_in(self, *arguments, expect=0, **options):
        return self.run(*self.words(*arguments), expect=expect, **options)

    def sign_in_application(self, *arguments, secret=SECRET, expect=0, **options):
        with given(secret) as fd:
            return self.sign_in(
                '--application', '--tenant', 'voorbeeld.example', '--secret-fd', fd, *arguments, expect=expect,
                pass_fds=[fd], **options
            )

    def list_file(self):
        return self.folder / 'data' / 'bolwerk' / 'organisations.json'

    def close(self):
        for watch in self.watches:
            watch.end()
        complaint = self.order('complaint')
        self.service.stdin.close()
        status = self.service.wait()
        self.service.stdout.close()
        assert complaint == '' and status == 0, (complaint, status)
        assert not SECRETS.search(self.said), f'something secret is said: {self.said!r}'
        for path in self.folder.rglob('*'):
            if path.is_file():
                assert not SECRETS.search(path.read_bytes()), f'something secret is in {path}'


@contextlib.contextmanager
def place(keyring=True):
    with tempfile.TemporaryDirectory(prefix='bolwerk-sign-in-') as folder:
        one = Place(folder, keyring)
        try:
            yield one
        except BaseException:
            one.service.kill()
            for watch in one.watches:
                watch.over.set()
            raise
        one.close()


@contextlib.contextmanager
def given(secret):
    """An open file descriptor that holds a secret."""
    reader, writer = os.pipe()
    os.write(writer, secret.encode() + b'\n')
    os.close(writer)
    try:
        yield reader
    finally:
        os.close(reader)


def on_terminal(here, words, typed=None, expect=0, question=b'):'):
    """What a terminal shows of standard error, and standard output; keys are pressed once something is asked."""
    ours, theirs = pty.openpty()
    process = here.start(*words, stdin=theirs, stderr=theirs, stdout=subprocess.PIPE)
    os.close(theirs)
    shown = b''
    try:
        while part := os.read(ours, 4096):
            shown += part
            if typed and question in shown:
                os.write(ours, typed.encode() + b'\n')
                typed = None
    except OSError:
        pass  # the other end is closed
    said = process.communicate(timeout=60)[0]
    os.close(ours)
    here.said += shown + said
    assert process.returncode == expect, (shown, said)
    return shown
