# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The finished program signs in at a certified OpenID provider that knows nothing of Bolwerk or of Microsoft.

Arguments: the program, and the one that plays Microsoft, which lends its authority and its Graph.
"""

import contextlib
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import browser
import node
import program
import tap

SERVICE = sys.argv[2]
HERE = pathlib.Path(__file__).parent
CLIENT = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee'
TENANT = '11111111-2222-3333-4444-555555555555'
USER = 'beheer@voorbeeld.example'
REFRESHED = [
    {'name': 'refresh token consumed'}, {'name': 'refresh token saved'}, {'name': 'granted', 'by': 'refresh_token'},
]


class Talker:
    """A program that is told something by a line, and answers with one."""

    def __init__(self, command, **options):
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, **options)
        self.where = json.loads(self.process.stdout.readline())

    def order(self, line):
        print(line, file=self.process.stdin, flush=True)
        return self.process.stdout.readline().strip()

    def end(self):
        self.process.stdin.close()
        status = self.process.wait(timeout=60)
        self.process.stdout.close()
        assert status == 0, f'{self.process.args} ended with {status}'


class Place:
    """A user with an empty keyring, and a provider for that user alone."""

    def __init__(self, folder):
        self.service = Talker([SERVICE, '--days', '20', '--controls', '60', '--page', '25'])
        self.authority = self.service.where['authority']
        self.provider = Talker([node.program(), HERE / 'provider.mjs'], env={
            **os.environ,
            'NODE_EXTRA_CA_CERTS': self.authority,
            'BOLWERK_FAKE': json.dumps(self.service.where),
            'BOLWERK_SERVER_PEM': self.service.order('server'),
        })
        self.environment = {
            'HOME': folder, 'XDG_DATA_HOME': f'{folder}/data', 'XDG_RUNTIME_DIR': folder,
            'DBUS_SESSION_BUS_ADDRESS': f'unix:path={folder}/none', 'DISPLAY': '', 'WAYLAND_DISPLAY': '',
            'SECRET_BACKEND': 'file', 'SECRET_FILE_TEST_PATH': f'{folder}/keyring', 'SECRET_FILE_TEST_PASSWORD': 'x',
        }
        self.browser = browser.Browser(self.authority)

    def events(self):
        return json.loads(self.provider.order('events'))

    def start(self, way):
        """Starts signing in; the process, which goes on, and the lines that it says."""
        where = self.provider.where
        return subprocess.Popen(
            [program.PROGRAM, 'sign-in', way, '--cloud', 'custom', '--login', where['login'], '--graph',
             where['graph'], '--trust-file', self.authority, '--client-id', CLIENT],
            env={**os.environ, **self.environment}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def run(self, *arguments, **options):
        return program.run(*arguments, env=self.environment, **options)

    def values(self, *arguments):
        return json.loads(self.run(*arguments, '--json').stdout)

    def consent(self, page):
        """What the user does from the page to sign in on; the page that follows."""
        page = self.browser.fill_in(page, login=USER, password='x')
        assert 'SecurityEvents.Read.All' in page.text and 'User.Read' in page.text, page.text
        return self.browser.fill_in(page)

    def sign_in(self):
        """Signs in by browser; what was said."""
        process = self.start('--browser')
        address = next(line.strip() for line in process.stderr if line.startswith('  http://localhost:'))
        page = self.consent(self.browser.visit(address))
        assert page.address.startswith('http://localhost:'), page.address
        said, complaints = process.communicate(timeout=60)
        assert process.returncode == 0, (said, complaints)
        return said


@contextlib.contextmanager
def place():
    if node.absent():
        raise tap.Skip(node.absent())
    with tempfile.TemporaryDirectory(prefix='bolwerk-fidelity-') as folder:
        here = Place(folder)
        try:
            yield here
            assert not [event for event in here.events() if event['name'] == 'server error']
            here.provider.end()
            here.service.end()
        finally:
            for talker in here.provider, here.service:
                talker.process.kill()


def assert_signed_in(here, way):
    entry, = here.values('organisations')
    wanted = {
        'name': 'Gemeente Voorbeeld', 'tenant': TENANT, 'cloud': 'custom', 'account': USER, 'signIn': way,
        'signedIn': True,
    }
    assert wanted.items() <= entry.items(), entry


def names(events):
    return [event['name'] for event in events if event['name'] != 'asked']


def check_browser():
    """By browser with PKCE, and every later run with a refresh token that counts once"""
    with place() as here:
        assert USER in here.sign_in()
        assert_signed_in(here, 'browser')
        assert names(here.events()) == ['authorized', 'refresh token saved', 'granted']
        for _ in range(3):
            assert here.values('score', '--organisation', 'Gemeente Voorbeeld')['max'] > 0
            events = here.events()
            assert [event for event in events if event['name'] != 'asked'] == REFRESHED, events
            asked = [event for event in events if event['name'] == 'asked']
            assert asked and all(event['allowed'] for event in asked), events


def check_device_code():
    """By device code, which the user enters after it was asked for in vain"""
    with place() as here:
        process = here.start('--device-code')
        said = ''
        while not (found := re.search(r'^  ([A-Z]{4}-?[A-Z]{4})$', said, re.M)):
            line = process.stderr.readline()
            assert line, said
            said += line
        address = re.search(r'https://\S+', said)[0]
        assert here.provider.order('refusal') == 'ok'
        assert [(event['name'], event.get('error')) for event in here.events()] == [
            ('device code', None), ('not granted', 'authorization_pending')]
        page = here.browser.fill_in(here.browser.visit(address), user_code=found[1])
        page = here.consent(here.browser.fill_in(page))
        assert 'Sign-in Success' in page.text, page.text
        said, complaints = process.communicate(timeout=60)
        assert process.returncode == 0, (said, complaints)
        assert_signed_in(here, 'device-code')
        assert names(here.events()) == ['authorized', 'refresh token saved', 'granted']
        assert here.values('list', '--organisation', 'Gemeente Voorbeeld')
        assert [event for event in here.events() if event['name'] != 'asked'] == REFRESHED


def check_declined():
    """What the user declines is told, and nobody is signed in"""
    with place() as here:
        process = here.start('--browser')
        address = next(line.strip() for line in process.stderr if line.startswith('  http://localhost:'))
        here.browser.visit(here.browser.visit(address).links['[ Cancel ]'])
        said, complaints = process.communicate(timeout=60)
        assert process.returncode == 1 and said == '', (said, complaints)
        assert complaints.startswith('bolwerk sign-in: '), complaints
        assert here.values('organisations') == []


def check_revoked():
    """A grant that was revoked has the user sign in again"""
    with place() as here:
        here.sign_in()
        assert here.provider.order('revoke') == 'ok'
        done = here.run('score', '--organisation', 'Gemeente Voorbeeld', expect=1)
        assert re.search(rb'[Ss]ign in again', done.stderr), done
        event, = [event for event in here.events() if event['name'] == 'not granted']
        assert (event['by'], event['error']) == ('refresh_token', 'invalid_grant'), event


sys.exit(tap.run(check_browser, check_device_code, check_declined, check_revoked))
