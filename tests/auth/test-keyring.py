# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The keyring, on a real gnome-keyring-daemon under a session bus of its own, and on libsecret's file.

Arguments: the program that asks, keyring-probe, and the application's id.
"""

import contextlib
import os
import pathlib
import select
import signal
import subprocess
import sys
import tempfile
import time

import tap
from keyring_session import session

PROBE, APPLICATION_ID = sys.argv[1:]


class Probe:
    """One process that asks the keyring."""

    def __init__(self, environment, *arguments):
        if 'ASAN_OPTIONS' in environment:
            # Whole stacks, by which tests/lsan.supp knows the leaks of libsecret.
            environment = {**environment, 'ASAN_OPTIONS': environment['ASAN_OPTIONS'] + ':fast_unwind_on_malloc=0'}
        self.process = subprocess.Popen(
            [PROBE, *arguments], env=environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def ask(self, command):
        self.send(command)
        return self.answer(command)

    def send(self, command):
        self.process.stdin.write(command + '\n')
        self.process.stdin.flush()

    def answer(self, command):
        said = self.process.stdout.readline().strip()
        assert said, f'{command}: the probe ended with {self.process.wait()}: {self.process.stderr.read()}'
        assert 'error' not in said or 'Planted' not in said, said
        return said

    def expect(self, command, wanted):
        self.check(self.ask(command), command, wanted)

    def check(self, said, command, wanted):
        good = said == wanted or (wanted.startswith('error') and said.startswith(wanted + ' '))
        assert good, f'{command}: {said}, not {wanted}'

    def close(self):
        self.process.stdin.close()
        said = self.process.stderr.read()
        assert self.process.wait() == 0, said
        assert 'Planted' not in said, said
        self.process.stdout.close()
        self.process.stderr.close()


@contextlib.contextmanager
def probe(environment, *arguments):
    one = Probe(environment, *arguments)
    try:
        yield one
        one.close()
    finally:
        if one.process.poll() is None:
            one.process.kill()
            one.process.wait()


def check_unlocked():
    """In an open keyring a credential is kept, replaced, found by another process and deleted"""
    with session() as here:
        here.start_keyring()
        with probe(here.client()) as one, probe(here.client()) as other:
            one.expect('load a', 'error gone')
            one.expect('remove a', 'ok')
            one.expect('store a Planted-1', 'ok')
            one.expect('store b Planted-2', 'ok')
            other.expect('load a', 'ok Planted-1')
            other.expect('store a Planted-3', 'ok')
            one.expect('load a', 'ok Planted-3')
            one.expect('load b', 'ok Planted-2')
            said = one.ask('attributes a')
            assert said == ('ok [Bolwerk: sign-in of an organisation] organisation=a version=1 '
                            f'xdg:schema={APPLICATION_ID}.Credential'), said
            one.expect('remove a', 'ok')
            other.expect('load a', 'error gone')
            other.expect('load b', 'ok Planted-2')


def check_damaged():
    """An item that is no credential is told as damaged, and a new sign-in replaces it"""
    with session() as here:
        here.start_keyring()
        with probe(here.client()) as one:
            one.expect('spoil a', 'ok')
            one.expect('load a', 'error damaged')
            one.expect('store a Planted-1', 'ok')
            one.expect('load a', 'ok Planted-1')
            one.expect('spoil a', 'ok')
            one.expect('remove a', 'ok')
            one.expect('load a', 'error gone')


ONE, TWO, THREE = (f'{n}0000000-1111-2222-3333-444444444444' for n in (1, 2, 3))


def expect_list(one, other):
    one.expect('list', 'ok')
    one.expect(f'store {ONE} Planted-1', 'ok')
    one.expect(f'store {TWO} Planted-2', 'ok')
    one.expect(f'spoil {TWO}', 'ok')
    one.expect(f'alien {THREE}', 'ok')
    other.expect('list', f'ok {ONE} {TWO}')
    other.expect(f'remove {ONE}', 'ok')
    one.expect('list', f'ok {TWO}')


def check_list():
    """All that is kept is found, damaged as well, and nothing of others; locked, that is told and nobody is asked"""
    with session() as here:
        here.start_keyring()
        here.watch_prompts()
        with probe(here.client()) as one, probe(here.client()) as other:
            expect_list(one, other)
            one.expect('lock', 'ok')
            one.expect('list', 'error locked')
            assert here.prompts() == 0, 'the user was asked'
            one.expect('list prompt', 'error dismissed')
            assert here.prompts() == 1, f'{here.prompts()} prompts'
    with session() as here, probe(here.client()) as one:
        one.expect('list', 'error no-service')
    with tempfile.TemporaryDirectory() as folder, probe(file_environment(folder)) as one:
        with probe(file_environment(folder)) as other:
            expect_list(one, other)


def check_locked():
    """A locked keyring is told as locked and nobody is asked; with a user's click the prompt is dismissed"""
    with session() as here:
        here.start_keyring()
        here.watch_prompts()
        with probe(here.client()) as one:
            one.expect('store a Planted-1', 'ok')
            one.expect('lock', 'ok')
            one.expect('load a', 'error locked')
            one.expect('store a Planted-2', 'error locked')
            one.expect('store b Planted-2', 'error locked')
            one.expect('remove a', 'error locked')
            assert here.prompts() == 0, 'the user was asked'
            one.expect('load a prompt', 'error dismissed')
            one.expect('store a Planted-2 prompt', 'error dismissed')
            one.expect('remove a prompt', 'error dismissed')
            assert here.prompts() == 3, f'{here.prompts()} prompts'
            one.expect('load b', 'error gone')
            one.expect('load a', 'error locked')


def check_never_unlocked():
    """A keyring that was never opened asks nobody either"""
    with session() as here:
        here.start_keyring(unlock=False)
        here.watch_prompts()
        with probe(here.client()) as one:
            one.expect('load a', 'error gone')
            one.expect('store a Planted-1', 'error locked')
            one.expect('remove a', 'ok')
            assert here.prompts() == 0, 'the user was asked'
            one.expect('store a Planted-1 prompt', 'error dismissed')


def check_absent():
    """Where there is no keyring that is told, and it is used as soon as there is one"""
    with session() as here:
        with probe(here.client()) as one:
            one.expect('load a', 'error no-service')
            one.expect('store a Planted-1', 'error no-service')
            one.expect('store a Planted-1 prompt', 'error no-service')
            one.expect('remove a', 'error no-service')
            here.start_keyring()
            one.expect('store a Planted-1', 'ok')
            one.expect('load a', 'ok Planted-1')


def check_no_bus():
    """Where there is no session bus at all it is the same: one that is not there, none that is known of, and no display"""
    with tempfile.TemporaryDirectory() as folder:
        bare = {**os.environ, 'HOME': folder, 'XDG_RUNTIME_DIR': folder}
        for name in 'SECRET_BACKEND', 'DBUS_SESSION_BUS_ADDRESS', 'DISPLAY', 'WAYLAND_DISPLAY':
            bare.pop(name, None)
        for given in (
            {'DBUS_SESSION_BUS_ADDRESS': f'unix:path={folder}/none'}, {'DBUS_SESSION_BUS_ADDRESS': ''}, {}, {'DISPLAY': ''},
            {'DISPLAY': ':9999'},
        ):
            with probe({**bare, **given}) as one:
                one.expect('load a', 'error no-service')
                one.expect('store a Planted-1', 'error no-service')
                one.expect('remove a', 'error no-service')
                one.expect('list', 'error no-service')


def check_killed():
    """A daemon that dies in the middle is told, and the one that comes after it is used"""
    with session() as here:
        daemon = here.start_keyring()
        with probe(here.client()) as one:
            one.expect('store a Planted-1', 'ok')
            one.expect('load a', 'ok Planted-1')
            daemon.send_signal(signal.SIGKILL)
            daemon.wait()
            one.expect('load a', 'error no-service')
            one.expect('store a Planted-2', 'error no-service')
            one.expect('remove a', 'error no-service')
            daemon = here.start_keyring()
            one.expect('load a', 'ok Planted-1')
            one.expect('store a Planted-2', 'ok')
            # It comes back before anybody notices: what libsecret knew of the old one is worth nothing.
            daemon.send_signal(signal.SIGKILL)
            daemon.wait()
            here.start_keyring()
            one.expect('load a', 'ok Planted-2')


def check_killed_asked():
    """A daemon that dies while it is asked is told at once, whatever it was asked; what came before is kept"""
    with session() as here:
        daemon = here.start_keyring()
        with probe(here.client()) as one:
            one.expect('store a Planted-1', 'ok')
            for command in 'load a', 'store a Planted-2', 'remove a', 'list':
                one.expect('load a', 'ok Planted-1')
                daemon.send_signal(signal.SIGSTOP)
                one.send(command)
                # It waits for the answer by now.
                time.sleep(0.3)
                assert not select.select([one.process.stdout], [], [], 0)[0], 'a daemon that is stopped has answered'
                daemon.send_signal(signal.SIGKILL)
                daemon.wait()
                one.check(one.answer(command), command, 'error no-service')
                daemon = here.start_keyring()
            one.expect('load a', 'ok Planted-1')


def file_environment(folder, password='Planted-file-password'):
    return {
        **os.environ, 'SECRET_BACKEND': 'file', 'SECRET_FILE_TEST_PATH': f'{folder}/data/default.keyring',
        'SECRET_FILE_TEST_PASSWORD': password, 'DBUS_SESSION_BUS_ADDRESS': f'unix:path={folder}/none',
    }


def check_file():
    """libsecret's file, as in a sandbox: kept encrypted, seen at once by another process, deleted"""
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / 'data' / 'default.keyring'
        with probe(file_environment(folder)) as one, probe(file_environment(folder)) as other:
            one.expect('load a', 'error gone')
            one.expect('store a Planted-1', 'ok')
            for number in range(2, 8):
                other.expect('load a', f'ok Planted-{number - 1}')
                other.expect(f'store a Planted-{number}', 'ok')
                one.expect('load a', f'ok Planted-{number}')
                one.expect(f'store b Planted-b{number}', 'ok')
                one, other = other, one
            assert b'Planted' not in file.read_bytes(), 'the file is in clear'
            assert file.stat().st_mode & 0o077 == 0, 'others may read the file'
            one.expect('remove a', 'ok')
            other.expect('load a', 'error gone')
            other.expect('load b', 'ok Planted-b7')


def check_file_shared():
    """Processes and threads that keep organisations of their own in the one file lose nothing of each other"""
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as stack:
        probes = [stack.enter_context(probe(file_environment(folder))) for _ in range(5)]
        for number, one in enumerate(probes):
            one.send(f'crowd {number} 4')
        for number, one in enumerate(probes):
            one.check(one.answer('crowd'), 'crowd', 'ok')
        with probe(file_environment(folder)) as other:
            for number in range(len(probes)):
                for thread in range(4):
                    other.expect(f'load {number}-{thread}', 'ok Planted-3')


def check_portal():
    """In a sandbox who does not want to give the key is told so, and is not asked again before asking for something"""
    with session() as here:
        here.start_portal()
        with probe(here.sandbox()) as one:
            here.answer_portal('dismiss')
            one.expect('load a', 'error dismissed')
            assert here.portal_asked() == 1, here.portal_asked()
            one.expect('load a', 'error locked')
            one.expect('store a Planted-1', 'error locked')
            one.expect('remove a', 'error locked')
            one.expect('list', 'error locked')
            assert here.portal_asked() == 1, here.portal_asked()
            one.expect('load a prompt', 'error dismissed')
            assert here.portal_asked() == 2, here.portal_asked()
            here.answer_portal('give')
            one.expect('store a Planted-1 prompt', 'ok')
            one.expect('load a', 'ok Planted-1')
            here.answer_portal('dismiss')
            one.expect('load a', 'error dismissed')
            one.expect('load a', 'error locked')
            here.answer_portal('give')
            one.expect('load a prompt', 'ok Planted-1')


def check_portal_unattended():
    """Nobody who is not there is asked for the key, unless it was given before in this session, and not refused since"""
    with session() as here:
        here.start_portal()
        with probe(here.sandbox(), 'unattended') as timer:
            for command in 'load a', 'store a Planted-1', 'remove a', 'list':
                timer.expect(command, 'error locked')
            assert here.portal_asked() == 0, here.portal_asked()
        with probe(here.sandbox()) as one, probe(here.sandbox(), 'unattended') as timer:
            one.expect('store a Planted-1', 'ok')
            timer.expect('load a', 'ok Planted-1')
            here.answer_portal('dismiss')
            one.expect('load a', 'error dismissed')
            asked = here.portal_asked()
            timer.expect('load a', 'error locked')
            assert here.portal_asked() == asked, here.portal_asked()
            timer.expect('load a prompt', 'error dismissed')
            here.answer_portal('give')
            one.expect('load a prompt', 'ok Planted-1')
        with probe(here.sandbox(), 'unattended') as timer:
            timer.expect('load a', 'ok Planted-1')


def check_file_damaged():
    """A file that is damaged, or was encrypted with another key, is told as damaged"""
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / 'data' / 'default.keyring'
        with probe(file_environment(folder)) as one:
            one.expect('store a Planted-1', 'ok')
        whole = file.read_bytes()
        file.write_bytes(b'no keyring at all')
        with probe(file_environment(folder)) as one:
            one.expect('load a', 'error file-damaged')
            one.expect('store a Planted-2', 'error file-damaged')
        file.write_bytes(whole)
        with probe(file_environment(folder, 'Planted-other-password')) as one:
            said = one.ask('load a')
            assert said.startswith(('error file-damaged', 'error gone')), said
        with probe(file_environment(folder)) as one:
            one.expect('load a', 'ok Planted-1')


def check_file_truncated():
    """A file that is cut off, wherever, is told as damaged, and nothing dies; the whole one counts again"""
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / 'data' / 'default.keyring'
        with probe(file_environment(folder)) as one:
            one.expect('store a Planted-1', 'ok')
        whole = file.read_bytes()
        with probe(file_environment(folder)) as one:
            for length in range(len(whole)):
                file.write_bytes(whole[:length])
                for command in 'load a', 'store b Planted-2', 'remove a', 'list':
                    one.expect(command, 'error file-damaged')
                assert file.read_bytes() == whole[:length], 'the file was written'
            file.write_bytes(whole)
            one.expect('load a', 'ok Planted-1')
        for length in 16, 18, 40, len(whole) - 1:
            file.write_bytes(whole[:length])
            with probe(file_environment(folder)) as one:
                one.expect('load a', 'error file-damaged')


sys.exit(tap.run(
    check_unlocked, check_damaged, check_list, check_locked, check_never_unlocked, check_absent, check_no_bus, check_killed,
    check_killed_asked,
    check_file, check_file_shared, check_file_damaged, check_file_truncated, check_portal,
    check_portal_unattended,
))
