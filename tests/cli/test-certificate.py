# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Signing in by certificate with the finished program, and what is told of when it expires.

Arguments: the program, the one that plays Microsoft, and the one that makes certificates.
"""

import contextlib
import datetime
import pathlib
import subprocess
import sys
import tempfile

import tap
from account import given, on_terminal, place

MAKER = sys.argv[3]
PASSWORD = 'Planted-password-é'


@contextlib.contextmanager
def certificate(here, starts=-1, expires=400):
    """A folder with a certificate that the registration knows; it counts from and until so many days from now."""
    with tempfile.TemporaryDirectory(prefix='bolwerk-certificate-') as folder:
        subprocess.run([MAKER, folder, str(starts), str(expires)], check=True)
        assert here.order(f'certificate {folder}/certificate.pem') == 'ok'
        yield pathlib.Path(folder)


def sign_in(here, file, *arguments, password=None, **options):
    words = ['--application', '--tenant', 'voorbeeld.example', '--certificate', file, *arguments]
    if password is None:
        return here.sign_in(*words, **options)
    with given(password) as fd:
        return here.sign_in(*words, '--certificate-password-fd', fd, pass_fds=[fd], **options)


def expiry(days):
    """The day on which a certificate expires that was made now, as JSON and as people read it."""
    day = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=days)
    return day.strftime('%Y-%m-%d'), f'{day.day}'


def check_kept():
    """Kept in the keyring, its files are not needed any more: PEM with and without a key of its own, PKCS#12"""
    with place() as here, certificate(here) as folder:
        for file, password, more in (
            ('both.pem', None, []),
            ('certificate.pem', None, ['--certificate-key', folder / 'key.pem']),
            ('certificate.pem', PASSWORD, ['--certificate-key', folder / 'encrypted-key.pem']),
            ('both.p12', PASSWORD, []),
            ('plain.p12', None, []),
        ):
            done = sign_in(here, folder / file, *more, '--name', 'Kept', password=password)
            assert 'The certificate expires on' in done.stdout.decode(), done
        for file in folder.iterdir():
            file.unlink()
        assert here.values('score', '--organisation', 'kept')['max'] > 0
        entry, = here.values('organisations')
        assert entry['certificateExpires'].startswith(expiry(400)[0]), entry
        table = here.run('organisations').stdout.decode()
        assert 'Certificate expires' in table, table


def check_in_file():
    """Left in its file it is read each time; where that is gone, that is told, with the way on"""
    with place() as here, certificate(here) as folder:
        sign_in(here, 'both.p12', '--certificate-in-file', '--name', 'Filed', password=PASSWORD, cwd=folder)
        assert here.values('score', '--organisation', 'filed')['max'] > 0
        away = (folder / 'both.p12').rename(folder / 'away.p12')
        done = here.run('score', '--organisation', 'filed', expect=1)
        said = ' '.join(done.stderr.decode().split())
        assert 'The file of the certificate cannot be read' in said and 'sign in with another one' in said, done
        assert str(folder / 'both.p12') in said and done.stdout == b'', done
        entry, = here.values('organisations')
        assert entry['signedIn'] is True and entry['certificateExpires'] is None, entry
        away.rename(folder / 'both.p12')
        assert here.values('score', '--organisation', 'filed')['max'] > 0


def check_given():
    """Given with each call, with a key of its own, nothing of it is kept"""
    with place(keyring=False) as here, certificate(here) as folder:
        words = ['--certificate-key', folder / 'key.pem']
        sign_in(here, folder / 'certificate.pem', *words, '--no-keyring', '--name', 'Timer')
        score = here.values('score', '--organisation', 'timer', '--certificate', folder / 'certificate.pem', *words)
        assert score['max'] > 0
        done = here.run('score', '--organisation', 'timer', expect=1)
        assert b'--certificate' in done.stderr, done


def check_refused():
    """What is wrong with a certificate is told before anybody is asked, and changes nothing"""
    with place() as here, certificate(here) as folder:
        for file, password, more, word in (
            ('both.p12', 'Wrong', [], 'password does not open'),
            ('both.p12', None, [], 'has a password'),
            ('certificate.pem', None, [], 'key is missing'),
            ('key.pem', None, [], 'no certificate'),
            ('nothing.pem', None, [], 'nothing.pem'),
            ('nothing.pem', None, ['--certificate-in-file'], 'nothing.pem'),
            ('certificate.pem', 'Wrong', ['--certificate-key', folder / 'encrypted-key.pem'], 'does not open'),
        ):
            done = sign_in(here, folder / file, *more, password=password, expect=1)
            assert word in ' '.join(done.stderr.decode().split()), (file, done)
        # Microsoft does not know this one.
        with certificate(here):
            done = sign_in(here, folder / 'both.pem', expect=1)
            assert b'certificate' in done.stderr, done
        assert not here.list_file().exists()


def check_expired():
    """One that has expired signs nobody in, and says what to do"""
    with place() as here, certificate(here, starts=-30, expires=-1) as folder:
        done = sign_in(here, folder / 'both.pem', expect=1)
        said = ' '.join(done.stderr.decode().split())
        assert 'The certificate has expired' in said and 'upload it to the registration' in said, done
        assert not here.list_file().exists()


def check_warned():
    """In its last thirty days each use warns on standard error; what is asked for is done all the same"""
    with place() as here, certificate(here, expires=30) as folder:
        done = sign_in(here, folder / 'both.pem', '--name', 'Soon')
        said = ' '.join(done.stdout.decode().split())
        assert 'expires in 29 days' in said and 'Make a new one' in said, done
        done = here.run('score', '--organisation', 'soon', '--json')
        said = ' '.join(done.stderr.decode().split())
        assert said.startswith('Soon: The certificate expires in 29 days') and expiry(30)[1] in said, done
        done = here.run('score', '--organisation', 'soon', env={'LANGUAGE': '', 'LC_ALL': 'nl_NL.UTF-8'})
        assert 'Het certificaat verloopt over 29 dagen' in ' '.join(done.stderr.decode().split()), done
    with place() as here, certificate(here, expires=32) as folder:
        done = sign_in(here, folder / 'both.pem', '--name', 'Later')
        assert b'Make a new one' not in done.stdout, done
        assert here.run('score', '--organisation', 'later').stderr == b''


def check_terminal():
    """On a terminal the password is asked for and not shown"""
    with place() as here, certificate(here) as folder:
        words = here.words('--application', '--tenant', 'voorbeeld.example', '--certificate', str(folder / 'both.p12'))
        shown = on_terminal(here, words, PASSWORD)
        assert b'Password of the certificate' in shown, shown


sys.exit(tap.run(check_kept, check_in_file, check_given, check_refused, check_expired, check_warned, check_terminal))
