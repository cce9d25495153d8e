# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program shows on a terminal, and what it leaves out of a pipe."""

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
import unicodedata

import program
import tap

ADDRESS = re.compile(r'https://\S+')
ESCAPE = re.compile(r'\033\[[0-9;]*m')


def on_terminal(columns, *arguments, program=program.PROGRAM, **environment):
    """What the program writes to a terminal that is so wide."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack('HHHH', 24, columns, 0, 0))
    own = {**os.environ, 'TERM': 'xterm', 'NO_COLOR': '', **environment}
    process = subprocess.Popen([program, *map(str, arguments)], stdout=slave, stderr=subprocess.PIPE, env=own)
    os.close(slave)
    written = b''
    while True:
        try:
            part = os.read(master, 65536)
        except OSError:  # the other end is closed
            break
        if not part:
            break
        written += part
    os.close(master)
    assert process.wait() == 0, process.stderr.read()
    process.stderr.close()
    return written.decode().replace('\r\n', '\n')


def width(line):
    plain = ESCAPE.sub('', line)
    return sum(2 if unicodedata.east_asian_width(c) in 'WF' else 0 if unicodedata.combining(c) else 1 for c in plain)


def check_fits():
    """No line is wider than the terminal, down to a narrow one, save an address on its own."""
    for columns in 40, 54, 55, 60, 80, 120, 200:
        for arguments in (
            ('score', '--demo'), ('list', '--demo'), ('list', '--demo', '--group', 'product'),
            ('show', program.values('list', '--demo')[0]['id'], '--demo'),
        ):
            said = on_terminal(columns, *arguments)
            wide = [line for line in said.splitlines() if width(line) > columns and not ADDRESS.fullmatch(line)]
            tap.none_of(wide, f'{arguments} on {columns} columns')


def check_dutch_fits():
    """Nor in Dutch."""
    for columns in 40, 80:
        for arguments in ('list', '--demo', '--group', 'status'), ('score', '--demo'):
            said = on_terminal(columns, *arguments, LC_ALL='nl_NL.UTF-8')
            tap.none_of([line for line in said.splitlines() if width(line) > columns], 'too wide')
            assert 'Aan te pakken' in said


def check_narrow_list():
    """On a narrow terminal an action is three lines that hold the same as its columns."""
    profiles = program.save('n.json', program.profiles(program.profile('A', rank=7)))
    scores = program.save('m.json', program.scores(program.score('A', 5.0, 50.0)))
    said = ESCAPE.sub('', on_terminal(48, 'list', '--from', profiles, '--from', scores)).splitlines()
    at = said.index('Title of A')
    # (10 - 5) / 40 * 100 = 12.5
    assert said[at - 1] == '' and said[at - 2] != '', said
    assert said[at + 1 : at + 3] == ['  To address · 5 / 10 · +12.50%', '  Rank 7 · Microsoft Entra ID · A'], said
    grouped = ESCAPE.sub('', on_terminal(48, 'list', '--from', profiles, '--from', scores, '--group', 'tier'))
    at = grouped.splitlines().index('Core: 1 action, 5 / 10 points')
    assert grouped.splitlines()[at - 1] == '' and grouped.splitlines()[at - 2] != '', grouped


def check_help_fits():
    """The help is no wider than the terminal, nor than 80 columns where there is none; it says the same."""
    for language in 'C.UTF-8', 'nl_NL.UTF-8':
        for arguments in ('--help',), ('score', '--help'), ('list', '--help'), ('show', '--help'):
            piped = program.text(*arguments, env={'LC_ALL': language})
            tap.none_of([line for line in piped.splitlines() if width(line) > 80], f'{arguments}: wider than 80')
            for columns in 40, 60, 100:
                said = on_terminal(columns, *arguments, LC_ALL=language)
                tap.none_of([line for line in said.splitlines() if width(line) > columns], f'{arguments} on {columns}')
                assert said.split() == piped.split(), said


def complaint_on_terminal(columns, *arguments, **environment):
    """What the program complains of where standard error is a terminal that is so wide."""
    command = [program.PROGRAM, *map(str, arguments)]
    return on_terminal(columns, 'sh', '-c', '"$@" 2>&1 > /dev/null; true', 'sh', *command, program='/usr/bin/env', **environment)


def check_complaints_fit():
    """Complaints are no wider than the terminal, save what is to be pasted."""
    catalogue = program.save('only.json', program.profiles(program.profile('A')))
    for language in 'C.UTF-8', 'nl_NL.UTF-8':
        for arguments in (
            ('score',), ('list', '--demo', '--filter', 'threat=nope'), ('show', 'x', '--demo'), ('--demo', 'x.json'),
            ('score', '--from', '/dev/null'), ('show', 'A', '--json', '--from', catalogue),
        ):
            said = complaint_on_terminal(60, *arguments, LC_ALL=language).splitlines()
            assert len(said) > 1, said
            tap.none_of([line for line in said if width(line) > 60], f'{arguments} in {language}')
    cut = program.save('depth.json', '["@{Id=t_2026-07-17; CurrentScore=1}"]')
    said = complaint_on_terminal(60, 'score', '--from', cut).splitlines()
    assert 'Get-MgSecuritySecureScore -Top 90 | ConvertTo-Json -Depth 10 | Out-File scores.json' in said, said
    assert all(width(line) <= 60 for line in said if not line.startswith('Get-Mg')), said


def check_nothing_is_lost():
    """A narrow terminal shows every word that a pipe gets."""
    piped = set(re.findall(r'\w+', program.text('list', '--demo')))
    shown = set(re.findall(r'\w+', ESCAPE.sub('', on_terminal(100, 'list', '--demo'))))
    titles = {word for row in program.values('list', '--demo') for word in re.findall(r'\w+', row['title'])}
    assert titles <= piped
    tap.none_of(sorted(titles - shown), 'words missing on the terminal')


def check_aligned():
    """Columns of figures stand under each other."""
    lines = [line for line in program.text('list', '--demo').splitlines() if '%' in line]
    assert len({line.index('%') for line in lines}) == 1, lines
    assert len(lines) > 50


def check_wide_characters():
    """Characters that take two cells, and those that take none, keep the columns straight."""
    entries = [
        program.profile('A', title='漢字漢字'), program.profile('B', title='e\u0301te\u0301'), program.profile('C', title='abc'),
    ]
    path = program.save('wide.json', program.profiles(*entries))
    lines = [line for line in program.text('list', '--from', path).splitlines() if 'Microsoft Entra ID' in line]
    assert len(lines) == 3, lines
    starts = {width(line[: line.index('Microsoft Entra ID')]) for line in lines}
    assert len(starts) == 1, lines


def check_bold():
    """Headings are bold on a terminal alone, and not where that is not wanted."""
    assert '\033[1m' in on_terminal(80, 'score', '--demo')
    assert '\033' not in on_terminal(80, 'score', '--demo', NO_COLOR='1')
    assert '\033' not in on_terminal(80, 'score', '--demo', TERM='dumb')
    for arguments in ('score',), ('list',), ('list', '--group', 'status'):
        assert '\033' not in program.text(*arguments, '--demo')


def check_addresses():
    """An address stands whole on a line of its own, so that it can be clicked and copied."""
    address = 'https://entra.example/' + 'page/' * 30
    path = program.save('address.json', program.profiles(program.profile('A', actionUrl=address)))
    assert address in ESCAPE.sub('', on_terminal(60, 'show', 'A', '--from', path)).splitlines()


def check_list_hangs():
    """The numbers of next steps stand before their text, also where it is wrapped."""
    steps = '<ol start="3"><li>' + 'word ' * 40 + '<ul><li>' + 'inner ' * 40 + '</li></ul></li></ol>'
    path = program.save('steps.json', program.profiles(program.profile('A', remediation=steps)))
    lines = ESCAPE.sub('', on_terminal(60, 'show', 'A', '--from', path)).splitlines()
    first = next(i for i, line in enumerate(lines) if line.startswith('3. word'))
    assert lines[first + 1].startswith('   word'), lines[first:]
    inner = next(i for i, line in enumerate(lines) if line.startswith('   • inner'))
    assert lines[inner + 1].startswith('     inner'), lines[inner:]


sys.exit(tap.run(
    check_fits, check_dutch_fits, check_narrow_list, check_help_fits, check_complaints_fit, check_nothing_is_lost, check_aligned, check_wide_characters, check_bold,
    check_addresses, check_list_hangs,
))
