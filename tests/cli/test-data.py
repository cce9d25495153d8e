# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The CSV and the JSON read back by other programs, with records that mean ill among them."""

import csv
import io
import json
import subprocess
import sys
import unicodedata

import program
import tap

HOSTILE = '=1+1\033[2J\a\u009b31m\u202egnp\u2066\r\nsecond, "quoted" line\ttab\x7f'


def hostile_source():
    entries = [
        program.profile('=A', title=HOSTILE, remediation='<p>-1 + 1</p><script>alert(1)</script>'),
        program.profile('@B', title='+31 20', service='\033]0;owned\a', controlStateUpdates=[
            {'state': '\033[31mEscalated', 'updatedDateTime': '2026-11-01T00:00:00Z'},
        ]),
        program.profile('C', title='é – ☃ 漢字', actionUrl='javascript:alert(1)', threats=['\033[5mSpoofing']),
    ]
    scores = program.scores(program.score('=A', 7.83, 78.3), program.score('@B', 0.0, 0.0))
    return [
        '--from', program.save('hostile-p.json', program.profiles(*entries)),
        '--from', program.save('hostile-s.json', scores),
    ]


def table(*arguments):
    text = program.run(*arguments, '--csv').stdout.decode('utf-8')
    assert not text.startswith('\ufeff')
    return list(csv.DictReader(io.StringIO(text, newline='')))


def as_cell(value):
    if value is None:
        return ''
    if isinstance(value, bool):
        return 'true' if value else 'false'
    if isinstance(value, list):
        return '; '.join(value)
    return value


def check_csv_is_json():
    """Both forms hold the same, cell by cell, for every action of the demo organisation."""
    rows = program.values('list', '--demo', '--group', 'category')
    cells = table('list', '--demo', '--group', 'category')
    assert len(cells) == len(rows) > 100
    for row, line in zip(rows, cells):
        row.pop('population')
        row['recent'] = [event['kind'] for event in row['recent']]
        assert set(line) == set(row), set(line) ^ set(row)
        for key, value in row.items():
            if isinstance(value, float) or (isinstance(value, int) and not isinstance(value, bool)):
                assert float(line[key]) == value, (key, value, line[key])
            else:
                assert line[key].lstrip("'") == as_cell(value).lstrip("'"), (key, value, line[key])


def check_csv_lines():
    """Rows end with CR LF, as RFC 4180 wants it."""
    text = program.run('list', *hostile_source(), '--csv').stdout
    assert text.endswith(b'\r\n')
    assert text.split(b'\r\n')[0].startswith(b'id,title,category,product,service,status,'), text


def check_csv_is_defused():
    """No cell of text starts as a formula; numbers stay numbers."""
    for line in table('list', *hostile_source()):
        for key, cell in line.items():
            if key in ('points', 'max', 'pointsLeft', 'impact', 'rank'):
                assert cell == '' or float(cell) >= 0, (key, cell)
            else:
                assert cell[:1] not in tuple('=+-@\t\r'), (key, cell)
            unwanted = [c for c in cell if unicodedata.category(c) == 'Cc' and c not in '\t\r\n']
            assert not unwanted, (key, cell)


def check_json_holds_it_all():
    """JSON is valid for another reader, and holds the records as they came."""
    text = program.run('list', *hostile_source(), '--json').stdout
    rows = {row['id']: row for row in json.loads(text)}
    assert rows['=A']['points'] == 7.83
    assert rows['=A']['nextSteps'] == '-1 + 1', rows['=A']['nextSteps']
    assert rows['@B']['status'] == 'other'
    assert rows['C']['title'] == 'é – ☃ 漢字'
    assert rows['C']['actionUrl'] is None
    assert b'\033' not in text and b'\a' not in text
    done = subprocess.run([tap.tool('jq'), '-r', '.[].points'], input=text, capture_output=True)
    assert done.returncode == 0 and b'7.83' in done.stdout, done


def check_nothing_steers():
    """Nothing that the records hold steers the terminal, in answers and in complaints."""
    source = hostile_source()
    said = [
        program.run('list', *source), program.run('list', *source, '--group', 'product'), program.run('score', *source),
        program.run('show', '=A', *source), program.run('show', '@b', *source), program.run('show', 'c', *source),
        program.run('show', '\033[31mC', *source, expect=1),
        program.run('list', *source, '--filter', 'status=\033[31m', expect=2),
        program.run('list', *source, '--filter', 'product=zz', expect=2),
        program.run('score', '--from', '\033[31mx.json', expect=1),
    ]
    for done in said:
        for character in (done.stdout + done.stderr).decode():
            assert character == '\n' or unicodedata.category(character) != 'Cc', (repr(character), done)
            assert character not in '\u202e\u2066', done


def check_one_line_an_action():
    """In a pipe each action is one line, whatever its title holds."""
    lines = program.text('list', *hostile_source()).splitlines()
    assert len(lines) == 3 + 1 + 3, lines


def check_plain_locale():
    """A locale without UTF-8 gets what it can show."""
    done = program.run('list', *hostile_source(), env={'LC_ALL': 'C'})
    done.stdout.decode('ascii')
    json.loads(program.run('list', *hostile_source(), '--json', env={'LC_ALL': 'C'}).stdout.decode('utf-8'))


def check_same_bytes():
    """The same records give the same bytes."""
    for form in '--json', '--csv':
        assert program.text('list', '--demo', form) == program.text('list', '--demo', form)


sys.exit(tap.run(
    check_csv_is_json, check_csv_lines, check_csv_is_defused, check_json_holds_it_all, check_nothing_steers,
    check_one_line_an_action, check_plain_locale, check_same_bytes,
))
