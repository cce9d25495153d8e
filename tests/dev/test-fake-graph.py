# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What `./dev fake-graph` serves and says to a person.

Arguments: the program that it starts, Bolwerk, and the script dev.
"""

import contextlib
import json
import os
import pathlib
import re
import shlex
import signal
import subprocess
import sys
import tempfile

import tap

SERVICE, BOLWERK, DEV = sys.argv[1:]


@contextlib.contextmanager
def served(*options, end=signal.SIGINT):
    """What it says until it serves; it ends in good order, and takes the trust file with it."""
    process = subprocess.Popen([SERVICE, '--explain', *options], stdout=subprocess.PIPE, text=True)
    try:
        said = ''
        while 'Ctrl+C' not in said:
            line = process.stdout.readline()
            assert line, said
            said += line
        trust = pathlib.Path(re.search(r'^Trust file +(\S+)$', said, re.M)[1])
        assert trust.is_file(), said
        yield said
        process.send_signal(end)
        assert process.communicate(timeout=60)[0] == '' and process.returncode == 0, process.returncode
        assert not trust.exists(), trust
    finally:
        process.kill()


def words(said):
    """The command that it says, as a shell takes it."""
    found = re.search(r'^  (\./dev run sign-in (?:.*\\\n)*.*)$', said, re.M)[1]
    command = shlex.split(found.replace('\\\n', ''))
    assert command[:2] == ['./dev', 'run'], command
    return command[2:]


def check_command():
    """The command that it tells signs in, and reads an organisation as large as was wanted"""
    with served('--days', '3', '--controls', '7') as said, tempfile.TemporaryDirectory() as folder:
        assert '7 controls over 3 days' in said, said
        environment = {
            **os.environ, 'HOME': folder, 'XDG_DATA_HOME': folder, 'XDG_RUNTIME_DIR': folder,
            'DBUS_SESSION_BUS_ADDRESS': f'unix:path={folder}/none', 'SECRET_BACKEND': 'file',
            'SECRET_FILE_TEST_PATH': f'{folder}/keyring', 'SECRET_FILE_TEST_PASSWORD': 'x',
        }
        tap.output(BOLWERK, *words(said), env=environment)
        rows = tap.output(BOLWERK, 'list', '--organisation', 'Gemeente Voorbeeld', '--json', env=environment)
        assert len(json.loads(rows)) == 7, rows


def check_usual_size():
    """Without options it is as large as real ones; SIGTERM ends it too"""
    with served(end=signal.SIGTERM) as said:
        assert '420 controls over 90 days' in said, said


def check_wrong_option():
    """An option that it has not, and a file that is not there, are complained of"""
    for option in '--nonsense', '--scores=/nowhere/at-all.json':
        done = subprocess.run([SERVICE, '--explain', option], capture_output=True, text=True, check=False, timeout=60)
        assert done.returncode == 2 and done.stdout == '' and done.stderr.startswith('fake-microsoft: '), done


def check_help():
    """dev tells that it has it"""
    done = subprocess.run([DEV, 'help'], capture_output=True, text=True, check=True, timeout=60)
    assert re.search(r'^  fake-graph \[OPTION', done.stderr, re.M), done.stderr


sys.exit(tap.run(check_command, check_usual_size, check_wrong_option, check_help))
