# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Signing in and out, and reading the score of an organisation, with the finished program.

Arguments: the program, and the one that plays Microsoft. The keyring is libsecret's file, encrypted as in a sandbox.
"""

import http.client
import json
import os
import pathlib
import pty
import re
import signal
import ssl
import subprocess
import sys
import tempfile
import termios
import urllib.parse
import urllib.request

import program
import tap
from account import CLIENT, SECRET, TENANT, given, on_terminal, place


def check_device_code():
    """By device code: signed in, the score is read by another run, listed, and signed out again"""
    with place() as here:
        done = here.sign_in('--device-code')
        assert 'Gemeente Voorbeeld' in done.stdout.decode(), done
        assert re.search(r'^  [A-Z0-9]{6,}$', done.stderr.decode(), re.M), done
        for words in 'Permissions granted:', 'security events (SecurityEvents.Read.All)', 'Reading the score works.':
            assert words in done.stdout.decode(), done
        assert b'\x1b' not in done.stderr and b'Reading' not in done.stderr, done

        entry, = here.values('organisations')
        assert entry == {
            'id': entry['id'], 'name': 'Gemeente Voorbeeld', 'shortName': None, 'colour': None, 'tenant': TENANT,
            'cloud': 'custom', 'account': 'beheer@voorbeeld.example', 'signIn': 'device-code', 'default': True,
            'signedIn': True, 'certificateExpires': None,
        }, entry
        table = here.run('organisations').stdout.decode()
        assert 'Gemeente Voorbeeld' in table and 'beheer@voorbeeld.example' in table, table

        score = here.values('score', '--organisation', 'gemeente VOORBEELD')
        assert score['max'] > 0 and score['percent'] is not None, score
        assert len(here.values('list', '--organisation', entry['id'])) == 60
        done = here.run('score', '--organisation', 'Gemeente Voorbeeld')
        assert done.stderr == b'', done

        assert here.list_file().stat().st_mode & 0o777 == 0o600
        here.run('sign-out', 'Gemeente Voorbeeld')
        entry, = here.values('organisations')
        assert entry['signedIn'] is False, entry
        done = here.run('score', '--organisation', 'Gemeente Voorbeeld', expect=1)
        assert b'not in the keyring' in done.stderr and done.stdout == b'', done

        # Signing in again renews the one that is there, and keeps its name.
        entry, = here.values('organisations', '--organisation', entry['id'], '--rename', 'Ours', '--colour', 'teal')
        here.sign_in('--device-code')
        again, = here.values('organisations')
        assert again == {**entry, 'signedIn': True}, again
        here.run('sign-out', '--remove', entry['id'])
        assert here.values('organisations') == []
        assert 'removed" : []' in here.list_file().read_text(encoding='utf-8')


def sign_in_by_browser(env, language, title):
    with place() as here:
        process = here.start(
            *here.words('--browser'), env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        address = next(line.strip() for line in process.stderr if line.startswith('  http://localhost:'))
        trust = ssl.create_default_context(cafile=here.where['authority'])
        trust.verify_flags &= ~ssl.VERIFY_X509_STRICT  # it wants more of an authority than browsers do
        with urllib.request.urlopen(address, context=trust, timeout=30) as answer:
            assert answer.geturl().startswith('http://localhost:') or '127.0.0.1' in answer.geturl(), answer.geturl()
            page = answer.read().decode()
        assert f'<html lang="{language}">' in page and title in page, page
        said, complaints = process.communicate(timeout=60)
        here.said += (said + complaints).encode()
        assert process.returncode == 0 and 'beheer@voorbeeld.example' in said, (said, complaints)
        assert here.values('organisations')[0]['signIn'] == 'browser'


BROWSER = """import pathlib, ssl, sys, urllib.request
folder = pathlib.Path(sys.argv[1])
trust = ssl.create_default_context(cafile=sys.argv[2])
trust.verify_flags &= ~ssl.VERIFY_X509_STRICT
with (folder / 'opened').open('ab') as file:
    file.write(pathlib.Path('/proc/self/cmdline').read_bytes())
with urllib.request.urlopen(sys.argv[3], context=trust, timeout=30) as answer:
    (folder / 'led').write_text(answer.geturl(), encoding='utf-8')
"""


def lay_browser(here):
    """Gives the user a browser, which writes down with what it was started, and where it was led."""
    applications = here.folder / 'data' / 'applications'
    applications.mkdir(parents=True)
    (here.folder / 'browser.py').write_text(BROWSER, encoding='utf-8')
    (applications / 'browser.desktop').write_text(
        '[Desktop Entry]\nType=Application\nName=Browser\n'
        f'Exec={sys.executable} {here.folder}/browser.py {here.folder} {here.where["authority"]} %u\n'
        'MimeType=x-scheme-handler/http;x-scheme-handler/https;\n', encoding='utf-8')
    (applications / 'mimeapps.list').write_text(
        '[Default Applications]\nx-scheme-handler/http=browser.desktop\nx-scheme-handler/https=browser.desktop\n',
        encoding='utf-8')


def check_browser_arguments():
    """With what the browser is started everybody can read: no state, nonce or challenge, and good for once"""
    with place() as here:
        lay_browser(here)
        process = here.start(
            *here.words('--browser'), env={'DISPLAY': ':0'}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        said, complaints = process.communicate(timeout=60)
        here.said += (said + complaints).encode()
        assert process.returncode == 0 and 'Your browser opens' in complaints, (said, complaints)
        opened = (here.folder / 'opened').read_bytes().split(b'\0')[-2].decode()
        assert re.fullmatch(r'http://localhost:\d+/[\w-]{43}', opened), opened
        led = (here.folder / 'led').read_text(encoding='utf-8')
        assert '?code=' in led and 'state=' in led, led
        (here.folder / 'led').unlink()
        for state in re.findall(r'state=([\w-]+)', led):
            assert not any(state.encode() in line for line in here.watches[0].seen), state


def check_opened_twice():
    """An address that is opened a second time ends the sign-in, which is told"""
    with place() as here:
        process = here.start(*here.words('--browser'), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        address = next(line.strip() for line in process.stderr if line.startswith('  http://localhost:'))
        status = [get_status(address), get_status(address)]
        assert status == [302, 410], status
        said, complaints = process.communicate(timeout=60)
        assert process.returncode == 1 and said == '', (said, complaints)
        assert 'The sign-in was opened twice' in complaints, complaints
        assert here.values('organisations') == []


def get_status(address):
    """What an address answers, which is not followed."""
    where = urllib.parse.urlsplit(address)
    connection = http.client.HTTPConnection(where.netloc, timeout=30)
    connection.request('GET', where.path)
    return connection.getresponse().status


def check_browser():
    """By browser: where none can be opened, the address is told, and what comes back to it signs in"""
    sign_in_by_browser({}, 'en', '<h1>You are signed in</h1>')


def check_browser_in_dutch():
    """The page at the end, and all else, is in the language of the user"""
    sign_in_by_browser({'LANGUAGE': '', 'LC_ALL': 'nl_NL.UTF-8'}, 'nl', '<h1>U bent aangemeld</h1>')


def check_terminal():
    """On a terminal the secret is asked for and not shown, and progress is told"""
    with place() as here:
        words = here.words('--application', '--tenant', 'voorbeeld.example', '--name', 'Typed')
        shown = on_terminal(here, words, SECRET)
        assert b'Client secret' in shown, shown
        shown = on_terminal(here, ['score', '--organisation', 'Typed', '--json'])
        assert b'Reading the newest score' in shown and shown.endswith(b'\r\x1b[K'), shown


def check_interrupted():
    """Who interrupts the question for a secret has a terminal that shows again what is typed"""
    for number in signal.SIGINT, signal.SIGTERM:
        with place() as here:
            ours, theirs = pty.openpty()
            words = here.words('--application', '--tenant', 'voorbeeld.example')
            process = here.start(*words, stdin=theirs, stderr=theirs, stdout=subprocess.DEVNULL)
            shown = b''
            while b'):' not in shown:
                shown += os.read(ours, 4096)
            assert not termios.tcgetattr(theirs)[3] & termios.ECHO
            process.send_signal(number)
            assert process.wait(timeout=60) == -number
            assert termios.tcgetattr(theirs)[3] & termios.ECHO
            os.close(ours)
            os.close(theirs)


def check_application():
    """As an application: the secret comes by a file descriptor, and is kept in the keyring"""
    with place() as here:
        here.sign_in_application('--name', 'Unattended')
        entry, = here.values('organisations')
        assert (entry['account'], entry['signIn'], entry['tenant']) == (None, 'application', 'voorbeeld.example'), entry
        assert here.values('score', '--organisation', 'unattended')['max'] > 0
        with given('Wrong~Secret') as fd:
            done = here.run('score', '--organisation', 'unattended', '--secret-fd', fd, expect=1, pass_fds=[fd])
        assert b'secret' in done.stderr, done


def check_no_keyring():
    """Without a keyring nobody is signed in, and the way out is told"""
    with place(keyring=False) as here:
        for ways in ['--device-code'], ['--browser']:
            done = here.sign_in(*ways, expect=1)
            for word in b'There is no keyring', b'--no-keyring', b'CREDENTIALS_DIRECTORY':
                assert word in done.stderr, done
            assert done.stdout == b'', done
        # As for cron, in containers and after su: no bus is known of.
        for display in None, '':
            with_none = {'DBUS_SESSION_BUS_ADDRESS': None, 'DISPLAY': display}
            done = here.sign_in('--device-code', expect=1, env=with_none)
            assert b'There is no keyring' in done.stderr and b'--no-keyring' in done.stderr, done
        here.sign_in_application(expect=1)
        assert not here.list_file().exists()
        shown = on_terminal(here, here.words('--application', '--tenant', 'voorbeeld.example'), SECRET, expect=1)
        assert b'There is no keyring' in shown and b'Client secret' not in shown, shown

        here.sign_in_application('--no-keyring', '--name', 'Timer')
        assert here.values('organisations')[0]['signedIn'] is None
        done = here.run('score', '--organisation', 'timer', expect=1)
        assert b'--secret-fd' in done.stderr, done
        with given(SECRET) as fd:
            done = here.run('score', '--organisation', 'timer', '--secret-fd', fd, '--json', pass_fds=[fd])
        assert json.loads(done.stdout)['max'] > 0
        with tempfile.TemporaryDirectory() as credentials:
            (pathlib.Path(credentials) / 'client-secret').write_text(SECRET, encoding='utf-8')
            environment = {'CREDENTIALS_DIRECTORY': credentials}
            assert here.values('score', '--organisation', 'timer', env=environment)['max'] > 0


def check_unnamed():
    """Who names no organisation is told what that takes; a registration for one organisation refuses it, and says so"""
    with place() as here:
        done = here.sign_in('--device-code')
        assert 'No organisation is named by --tenant' in ' '.join(done.stderr.decode().split()), done
        done = here.sign_in('--device-code', '--tenant', 'voorbeeld.example')
        assert b'--tenant' not in done.stderr, done
        here.order('single-tenant')
        done = here.sign_in('--device-code', expect=1)
        assert 'The organisation has to be named' in done.stderr.decode(), done


def check_set_aside():
    """A list that is damaged when somebody signs in is set aside, and that is told"""
    with place() as here:
        here.sign_in_application('--name', 'First')
        here.list_file().write_text('{"version": 1, "organ')
        done = here.sign_in_application('--name', 'Second')
        said = ' '.join(done.stderr.decode().split())
        assert 'was damaged and has been set aside' in said and '“bolwerk sign-out --unlisted”' in said, done
        assert [entry['name'] for entry in here.values('organisations')] == ['Second']


def check_refused():
    """What is refused changes nothing, and says what to do"""
    with place() as here:
        done = here.sign_in_application(secret='Wrong~Secret', expect=1)
        assert b'secret' in done.stderr and done.stdout == b'', done
        assert not here.list_file().exists() and here.values('organisations') == []
        done = here.run('score', '--organisation', 'nobody', expect=1)
        assert '“nobody”' in done.stderr.decode() and b'bolwerk organisations' in done.stderr, done
        done = here.run('sign-out', 'nobody', expect=1)
        assert '“nobody”' in done.stderr.decode(), done


def check_forbidden():
    """Signing in where reading is forbidden is told, and stays"""
    with place() as here:
        here.order('forbid')
        done = here.sign_in('--device-code')
        assert b'reading the score does not work yet' in done.stderr, done
        assert b'does not work yet' in done.stdout and b'score works' not in done.stdout, done
        assert here.values('organisations')[0]['signedIn'] is True


def check_revoked():
    """A sign-in that no longer counts is told as such"""
    with place() as here:
        here.sign_in('--device-code')
        here.order('revoke')
        done = here.run('score', '--organisation', 'Gemeente Voorbeeld', expect=1)
        assert re.search(rb'[Ss]ign in again', done.stderr), done


def check_demanded():
    """Where a policy of Graph's wants more than a sign-in brings, the user is asked once more, with that; and not twice"""
    with place() as here:
        here.sign_in('--device-code')
        here.order('demand')
        done = here.run('score', '--organisation', 'Gemeente Voorbeeld', expect=1)
        assert re.search(rb'[Ss]ign in again', done.stderr), done
        done = here.sign_in('--device-code')
        assert 'Reading the score works.' in done.stdout.decode(), done
        assert len(re.findall(r'^  [A-Z0-9]{6,}$', done.stderr.decode(), re.M)) == 2, done
        assert 'Microsoft wants more' in ' '.join(done.stderr.decode().split()), done
        assert here.values('score', '--organisation', 'Gemeente Voorbeeld')['max'] > 0
        assert len(here.values('organisations')) == 1


def check_wrong_usage():
    """Every slip is told, before anything is asked of anybody"""
    for arguments, word in {
        ('sign-in',): '--client-id',
        ('sign-in', '--client-id', 'nonsense'): 'five groups',
        ('sign-in', '--client-id', CLIENT, '--tenant', 'no/domain'): 'domain',
        ('sign-in', '--client-id', CLIENT, '--browser', '--device-code'): '--application',
        ('sign-in', '--client-id', CLIENT, '--application'): '--tenant',
        ('sign-in', '--client-id', CLIENT, '--secret-fd', '3'): '--application',
        ('sign-in', '--client-id', CLIENT, '--no-keyring'): '--application',
        ('sign-in', '--client-id', CLIENT, '--application', '--tenant', 'a.example'): 'CREDENTIALS_DIRECTORY',
        ('sign-in', '--client-id', CLIENT, '--cloud', 'china'): 'gcc-high',
        ('sign-in', '--client-id', CLIENT, '--cloud', 'custom'): '--login',
        ('sign-in', '--client-id', CLIENT, '--login', 'https://a.example'): '--cloud custom',
        ('sign-in', '--client-id', CLIENT, '--cloud', 'custom', '--login', 'http://a.example',
         '--graph', 'https://b.example'): 'https://',
        ('sign-in', '--client-id', CLIENT, '--name', ' \t'): '--name',
        ('organisations', '--organisation', 'a', '--rename', ' '): '--rename',
        ('sign-in', 'extra'): 'extra',
        ('sign-out',): 'name is missing',
        ('sign-out', 'a', 'b'): '“b”',
        ('sign-out', '--unlisted', 'a'): '“a”',
        ('sign-out', '--unlisted', '--remove'): '--remove',
        ('organisations', 'extra'): 'extra',
        ('organisations', '--rename', 'a'): '--organisation',
        ('organisations', '--default'): '--organisation',
        ('organisations', '--organisation', 'a', '--colour', 'mauve'): 'slate',
        ('sign-in', '--client-id', CLIENT, '--certificate-key', 'f'): '--certificate',
        ('sign-in', '--client-id', CLIENT, '--application', '--certificate-in-file'): '--certificate',
        ('sign-in', '--client-id', CLIENT, '--application', '--tenant', 'a.example', '--certificate', 'f',
         '--certificate-in-file', '--no-keyring'): '--no-keyring',
        ('score', '--organisation', 'a', '--demo'): '--organisation',
        ('score', '--demo', '--secret-fd', '3'): '--organisation',
    }.items():
        said = program.complaint(*arguments, expect=2, stdin=subprocess.DEVNULL)
        assert word in said and '--help' in said, (arguments, said)


def check_dutch():
    """All of it is said in Dutch, too"""
    with place(keyring=False) as here:
        done = here.sign_in('--device-code', expect=1, env={'LANGUAGE': '', 'LC_ALL': 'nl_NL.UTF-8'})
        assert 'sleutelbos' in done.stderr.decode() and 'keyring here' not in done.stderr.decode(), done


sys.exit(tap.run(
    check_device_code, check_browser, check_browser_in_dutch, check_browser_arguments, check_opened_twice,
    check_terminal, check_interrupted, check_application, check_no_keyring, check_unnamed, check_set_aside,
    check_refused, check_forbidden, check_revoked, check_demanded, check_wrong_usage, check_dutch,
))
