# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program becomes the window where no command is given, and the program for accounts where an organisation that is
signed in to is concerned, wherever it lies; it links nothing of either itself."""

import json
import os
import pathlib
import re
import shutil
import stat
import subprocess
import sys

import program
import tap

BUILD = pathlib.Path(program.PROGRAM).parents[2]
ACCOUNT = pathlib.Path(program.PROGRAM).with_name('bolwerk-account')
# Each library more costs every list that is asked for; network, keyring and certificates cost as much as the list itself.
LIBRARIES = {'glib-2.0', 'gobject-2.0', 'gio-2.0', 'json-glib-1.0', 'xml2', 'm', 'c'}


def moved(window):
    """A prefix that was moved, with this script for the window's program."""
    prefix = program.FOLDER / 'moved'
    for folder in 'bin', 'libexec':
        (prefix / folder).mkdir(parents=True, exist_ok=True)
    own = prefix / 'bin' / 'bolwerk'
    shutil.copy(program.PROGRAM, own)
    shutil.copy(ACCOUNT, prefix / 'libexec' / ACCOUNT.name)
    script = prefix / 'libexec' / 'bolwerk-window'
    script.write_text(window)
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    return own


def linked(of):
    """The libraries that a program asks for itself, without what those bring along."""
    said = tap.output(tap.tool('readelf'), '-d', of)
    return set(re.findall(r'NEEDED.*\[lib([^]]+?)\.so', said))


def check_links():
    """It links what reading and telling need, and nothing else; a sanitizer brings its own."""
    found = {name for name in linked(program.PROGRAM) if name not in ('asan', 'ubsan')}
    assert found == LIBRARIES, sorted(found ^ LIBRARIES)
    assert {'soup-3.0', 'secret-1'} <= linked(ACCOUNT), linked(ACCOUNT)
    whole = tap.output(tap.tool('ldd'), program.PROGRAM) + tap.output(tap.tool('ldd'), ACCOUNT)
    tap.none_of([word for word in ('gtk', 'libadwaita', 'libgdk', 'pango', 'cairo') if word in whole.lower()], 'linked')


def check_no_display():
    """The commands need no display and no session."""
    bare = {'DISPLAY': '', 'WAYLAND_DISPLAY': '', 'DBUS_SESSION_BUS_ADDRESS': 'unix:path=/nonexistent', 'HOME': '/nonexistent'}
    assert 'Microsoft Secure Score' in program.text('score', '--demo', env=bare)


def check_arguments():
    """The window's program gets all arguments as they are, and its exit status is the program's."""
    own = moved('#!/bin/sh\nprintf "<%s>" "$@"\nexit 7\n')
    for arguments in [], ['--demo'], ['a b.json', './score', '--', '--strange=é'], [''], ['https://a'], ['-']:
        done = program.run(*arguments, program=own, expect=7)
        assert done.stdout.decode() == ''.join(f'<{word}>' for word in arguments or ['']), done.stdout


def check_wrong_usage():
    """What is neither a command nor a file nor an option is told with the nearest one, and the exit status is 2."""
    own = moved('#!/bin/sh\nexit 7\n')
    for arguments, meant in (
        (['lsit'], 'list'), (['help'], '--help'), (['scores'], 'score'), (['version'], '--version'), (['xyzzy'], None),
        (['--dmeo'], '--demo'), (['--frobnicate'], None), (['--json'], None), (['--demo', '-x'], None),
    ):
        said = program.complaint(*arguments, program=own, expect=2)
        assert said.startswith('bolwerk: There is no ') and f'“{arguments[-1]}”' in said, said
        assert 'See “bolwerk --help”.' in said, said
        assert (f'Did you mean “{meant}”?' in said) if meant else ('Did you mean' not in said), said
    (program.FOLDER / 'lsit').write_text('{}')
    program.run('lsit', program=own, expect=7, cwd=program.FOLDER)


def check_demo_or_files():
    """The demo organisation and files exclude each other, before any window is opened."""
    own = moved('#!/bin/sh\nexit 7\n')
    (program.FOLDER / 'some.json').write_text('{}')
    for arguments in ['--demo', 'some.json'], ['some.json', '--demo'], ['--demo', '--', '--odd'], ['--demo', './x']:
        said = program.complaint(*arguments, program=own, expect=2, cwd=program.FOLDER)
        assert 'either --demo or files' in said and 'See “bolwerk --help”.' in said, said
    for arguments in ['--demo'], ['some.json', '--', '--demo'], ['--demo', '--gapplication-service']:
        program.run(*arguments, program=own, expect=7, cwd=program.FOLDER)


def check_organisation():
    """An organisation is found by its name, and the window is told its id; who is not in the list is told at once."""
    own = moved('#!/bin/sh\nprintf "<%s>" "$@"\nexit 7\n')
    data = program.FOLDER / 'organisations-data'
    (data / 'bolwerk').mkdir(parents=True, exist_ok=True)
    identity = '0123456789abcdef0123456789abcdef'
    (data / 'bolwerk' / 'organisations.json').write_text(json.dumps({'version': 1, 'organisations': [{
        'id': identity, 'name': 'Gemeente Voorbeeld', 'cloud': 'worldwide', 'tenant': 'voorbeeld.example',
        'clientId': 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee', 'signIn': 'browser',
    }]}))
    env = {'XDG_DATA_HOME': str(data)}
    for arguments in ['--organisation', 'gemeente voorbeeld'], ['--organisation=Gemeente Voorbeeld'], ['--organisation', identity]:
        done = program.run(*arguments, program=own, expect=7, env=env)
        assert done.stdout.decode() == f'<--organisation><{identity}>', done
    said = program.complaint('--organisation', 'nobody', program=own, expect=1, env=env)
    assert '“nobody”' in said, said
    for arguments in ['--organisation'], ['--organisation', 'a', '--demo'], ['--demo', '--organisation', 'a'], ['--organisation', 'a', 'b']:
        said = program.complaint(*arguments, program=own, expect=2, env=env)
        assert '--organisation' in said and '--help' in said, said


def check_window_without_display():
    """Where there is no display, the window's program says so in words, and what works without one."""
    window = BUILD / 'src' / 'ui' / 'bolwerk-window'
    said = program.complaint('--demo', program=window, expect=1, env={'DISPLAY': '', 'WAYLAND_DISPLAY': '', 'XDG_RUNTIME_DIR': ''})
    assert said.startswith('bolwerk: The window cannot be opened: there is no display here.') and '--help' in said, said


def check_through_a_link():
    """A link to the program leads to the same window."""
    own = moved('#!/bin/sh\necho there\n')
    link = program.FOLDER / 'elsewhere'
    if not link.exists():
        link.symlink_to(own)
    assert program.run(program=link).stdout == b'there\n'


def check_no_window():
    """A window that cannot be started is told, and what works without it."""
    own = moved('#!/nonexistent/interpreter\n')
    said = program.complaint('--demo', program=own, expect=1)
    assert 'bolwerk-window' in said and 'score' in said and 'list' in said, said


def check_no_account_program():
    """A program for accounts that cannot be started is told, and what works without it."""
    own = moved('#!/bin/sh\n')
    (own.parents[1] / 'libexec' / ACCOUNT.name).write_text('#!/nonexistent/interpreter\n')
    for arguments in ['organisations'], ['score', '--organisation', 'a'], ['--organisation', 'a']:
        said = program.complaint(*arguments, program=own, expect=1)
        assert 'bolwerk-account' in said and '--demo' in said and '--from' in said, said
    assert 'Microsoft Secure Score' in program.text('score', '--demo', program=own)


def check_moved_translations():
    """A moved prefix speaks Dutch with the translations that lie beside it."""
    own = moved('#!/bin/sh\n')
    folder = program.FOLDER / 'moved' / 'share' / 'locale' / 'nl' / 'LC_MESSAGES'
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(BUILD / 'po' / 'nl' / 'LC_MESSAGES' / 'bolwerk.mo', folder / 'bolwerk.mo')
    said = program.text('score', '--demo', program=own, env={'LC_ALL': 'nl_NL.UTF-8'})
    assert 'Aan te pakken' in said, said
    said = program.complaint('score', '--organisation', 'niemand', program=own, expect=1, env={'LC_ALL': 'nl_NL.UTF-8'})
    assert 'Er is geen organisatie' in said, said


def check_language():
    """LANGUAGE goes before the locale."""
    said = program.text('score', '--demo', env={'LC_ALL': 'en_US.UTF-8', 'LANGUAGE': 'nl'})
    assert 'Aan te pakken' in said, said


def check_pipes_of_the_window():
    """The window's program starts with the signals as they were."""
    own = moved('#!/bin/sh\ngrep SigIgn /proc/self/status\n')
    here = subprocess.run(['grep', 'SigIgn', '/proc/self/status'], capture_output=True, env=os.environ).stdout
    assert program.run(program=own).stdout == here


sys.exit(tap.run(
    check_links, check_no_display, check_arguments, check_wrong_usage, check_demo_or_files, check_organisation,
    check_window_without_display, check_through_a_link, check_no_window, check_no_account_program,
    check_moved_translations, check_language, check_pipes_of_the_window,
))
