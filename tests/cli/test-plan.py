# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The plan that is kept on this computer: told, written and taken over.

Arguments: the program, and the one that plays Microsoft.
"""

import csv
import datetime
import io
import json
import re
import sys

import icalendar

import program
import tap
from account import TENANT, place

NAME = ['--organisation', 'voorbeeld.example']


def plan_of(*entries, tenant=TENANT, **more):
    return {'bolwerk': 'plan', 'version': 1, 'tenantId': tenant, 'entries': list(entries), **more}


def unfold(text):
    assert text.count('\n') == text.count('\r\n')
    assert all(len(line.encode()) <= 75 for line in text.split('\r\n'))
    return text.replace('\r\n ', '').split('\r\n')


def check_forms():
    """All forms tell of the same actions, in the same order."""
    plan = program.values('plan', '--demo')
    ids = [entry['id'] for entry in plan['entries']]
    assert plan['bolwerk'] == 'plan' and plan['version'] == 1 and len(ids) == len(set(ids)) >= 8, plan
    text = program.run('plan', '--demo', '--csv').stdout.decode()
    rows = list(csv.DictReader(io.StringIO(text, newline='')))
    assert [row['id'] for row in rows] == ids
    assert list(rows[0]) == list(plan['entries'][0]), rows[0]
    lines = unfold(program.run('plan', '--demo', '--ics').stdout.decode())
    assert lines.count('BEGIN:VTODO') == lines.count('END:VTODO') == len(ids)
    assert sum(line.startswith('UID:') for line in lines) == len(ids)
    dues = [entry['due'].replace('-', '') for entry in plan['entries'] if entry['due']]
    assert [line.split(':')[1] for line in lines if line.startswith('DUE;VALUE=DATE:')] == dues == sorted(dues), dues
    markdown = program.text('plan', '--demo', '--md').splitlines()
    assert sum(line.startswith('| ') for line in markdown) == len(ids) + 2, markdown
    told = program.text('plan', '--demo')
    assert 'Noor van Dijk' in told and 'Overdue' in told and 'Planned (on this computer)' in told, told
    dutch = program.text('plan', '--demo', env={'LC_ALL': 'nl_NL.UTF-8'})
    assert 'Gepland (op deze computer)' in dutch and 'Te laat' in dutch, dutch


def check_list():
    """The list filters, sorts, groups and searches by what is planned, and tells it."""
    entries = {entry['id'].lower(): entry for entry in program.values('plan', '--demo')['entries']}
    rows = program.values('list', '--demo')
    for row in rows:
        entry = entries.get(row['id'].lower(), {'planned': False, 'owner': None, 'due': None, 'priority': 'none', 'tags': []})
        assert {key: row[key] for key in ('planned', 'owner', 'due', 'priority', 'tags')} == {
            key: entry[key] for key in ('planned', 'owner', 'due', 'priority', 'tags')}, row['id']
        assert 'note' not in row
    for key, value, wanted in (
        ('owner', 'Noor van Dijk', lambda row: row['owner'] == 'Noor van Dijk'),
        ('owner', 'null', lambda row: row['owner'] is None),
        ('priority', 'high', lambda row: row['priority'] == 'high'),
        ('tag', 'purchase', lambda row: 'purchase' in row['tags']),
        ('planned', 'yes', lambda row: row['planned']),
    ):
        found = program.values('list', '--demo', '--filter', f'{key}={value}')
        assert found and len(found) < len(rows), (key, value)
        assert [row['id'] for row in found] == [row['id'] for row in rows if wanted(row)], (key, value)
    sorted_by = [row['due'] for row in program.values('list', '--demo', '--sort', 'due')]
    dues = [due for due in sorted_by if due]
    assert dues == sorted(dues) and sorted_by == dues + [None] * (len(rows) - len(dues))
    groups = [row['group'] for row in program.values('list', '--demo', '--group', 'due')]
    assert list(dict.fromkeys(groups)) == ['overdue', 'due-soon', 'later', 'none'], set(groups)
    found = program.values('list', '--demo', '--search', 'eva lindqvist')
    assert found and all('lindqvist' in f'{row["owner"]} {row["assignedTo"]}'.lower() for row in found), found
    assert {row['id'] for row in rows if row['owner'] == 'Eva Lindqvist'} <= {row['id'] for row in found}
    first = next(iter(entries))
    said = program.text('show', first, '--demo')
    assert 'Owner (on this computer)' in said and 'Planned (on this computer)' in said, said


def check_import():
    """What was written is taken over by an organisation that is signed in to, and stays there."""
    with place() as here:
        here.sign_in_application()
        here.run('refresh', *NAME)
        identity = here.values('list', *NAME, '--offline', '--limit', '1')[0]['id']
        assert here.values('plan', *NAME, '--offline')['entries'] == []
        entries = [
            {'id': identity.upper(), 'planned': True, 'owner': 'Ann', 'due': '2026-12-01', 'priority': 'high',
             'tags': ['autumn', 'mail'], 'note': 'two\nlines', 'colour': 'red'},
            {'id': 'LongGone', 'note': 'kept'},
        ]
        file = program.save('plan.json', plan_of(*entries))
        said = here.run('plan', *NAME, '--import', file).stdout.decode()
        assert 'New: 2. Changed: 0. Taken away: 0. The same as before: 0.' in ' '.join(said.split()), said
        said = here.run('plan', *NAME, '--offline', '--import', file).stdout.decode()
        assert 'The same as before: 2.' in ' '.join(said.split()), said

        written = here.run('plan', *NAME, '--offline', '--json').stdout
        plan = json.loads(written)
        assert plan['tenantId'] == TENANT
        for entry, given in zip(plan['entries'], entries, strict=True):
            assert {key: entry[key] for key in given} == given, entry
        assert [entry['there'] for entry in plan['entries']] == [True, False]
        assert here.values('list', *NAME, '--offline', '--filter', 'owner=Ann')[0]['id'] == identity
        said = here.run('plan', *NAME, '--offline').stdout.decode()
        assert 'Microsoft no longer has it' in ' '.join(said.split()) and 'LongGone' in said, said
        # A backup has it too.
        backup = here.folder / 'kept'
        here.run('backup', backup)
        here.run('plan', *NAME, '--offline', '--import', program.save('less.json', plan_of({'id': 'longgone'})))
        assert len(here.values('plan', *NAME, '--offline')['entries']) == 1
        here.run('restore', backup, *NAME)
        assert here.run('plan', *NAME, '--offline', '--json').stdout == written
        # From one place to the next: what was written is what is read.
        here.run('plan', *NAME, '--offline', '--import', '-', input=written)
        assert here.run('plan', *NAME, '--offline', '--json').stdout == written


def check_calendar():
    """A calendar that others wrote the reading of finds in the tasks what is in the plan, whatever stands there."""
    with place() as here:
        here.sign_in_application()
        here.run('refresh', *NAME)
        # Its version 6.0 itself parts categories at a comma that is escaped, and takes an escaped backslash before an n
        # for a line end; tests/export/test-export-plan.c has both.
        hostile = 'a;b,c\\d "q" :x \u20ac\U0001f600 ' * 9
        entries = [
            {'id': 'LongGone', 'owner': 'Ann; Bo, both \\', 'due': '2026-12-01', 'priority': 'high',
             'tags': ['a;b', 'c\\d', '\u00e9\U0001f600' * 40], 'note': f'one\n{hostile}\n\n\tEND:VTODO\nlast'},
            {'id': hostile.strip(), 'planned': True, 'priority': 'low'},
        ]
        here.run('plan', *NAME, '--offline', '--import', program.save('plan.json', plan_of(*entries)))
        before = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
        written = here.run('plan', *NAME, '--offline', '--ics').stdout
        calendar = icalendar.Calendar.from_ical(written)
        assert calendar['VERSION'] == '2.0' and calendar['PRODID'], calendar
        assert not [component.errors for component in calendar.walk() if component.errors]
        tasks = {str(task['SUMMARY']): task for task in calendar.walk('VTODO')}
        assert set(tasks) == {entry['id'] for entry in entries}, set(tasks)
        assert len({str(task['UID']) for task in tasks.values()}) == len(entries)
        task = tasks['LongGone']
        assert str(task['DESCRIPTION']) == entries[0]['note'], task['DESCRIPTION']
        assert [str(tag) for tag in task['CATEGORIES'].cats] == entries[0]['tags'], task['CATEGORIES'].cats
        assert str(task['CONTACT']) == entries[0]['owner'] and task['DUE'].dt == datetime.date(2026, 12, 1)
        assert (task['PRIORITY'], task['STATUS']) == (1, 'CANCELLED')
        assert before <= task['DTSTAMP'].dt <= datetime.datetime.now(datetime.timezone.utc)
        assert 'DUE' not in tasks[entries[1]['id']] and tasks[entries[1]['id']]['PRIORITY'] == 9


def check_refused():
    """What cannot be taken over is told with its place, and leaves all as it was."""
    with place() as here:
        here.sign_in_application()
        here.run('refresh', *NAME)
        good = program.save('good.json', plan_of({'id': 'a', 'planned': True}))
        here.run('plan', *NAME, '--offline', '--import', good)
        before = here.run('plan', *NAME, '--offline', '--json').stdout
        for content, wanted in (
            (plan_of({'id': 'b', 'planned': True}, {'id': 'c', 'due': 'soon'}), ['In entry 2, “due”', 'bad.json']),
            (plan_of(version=2), ['A newer Bolwerk wrote this plan']),
            ({'value': []}, ['This is no plan of Bolwerk']),
            ('{"bolwerk": "plan",\n "version": }', ['bad.json, line 2, column 13']),
            (plan_of({'id': 'b', 'planned': True}, tenant='99999999-2222-3333-4444-555555555555'),
             ['belongs to another organisation']),
        ):
            bad = program.save('bad.json', content)
            done = here.run('plan', *NAME, '--offline', '--import', bad, expect=1)
            said = ' '.join(done.stderr.decode().split())
            assert done.stdout == b'' and all(word in said for word in wanted), (content, said)
            assert here.run('plan', *NAME, '--offline', '--json').stdout == before, content
        done = here.run('plan', *NAME, '--offline', '--import', here.folder / 'none.json', expect=1)
        assert 'none.json' in done.stderr.decode(), done


def check_places():
    """Of saved files no plan is kept, which is told; the demo takes one over for as long as it lasts."""
    source = ['--from', program.save('p.json', program.profiles(program.profile('A')))]
    file = program.save('plan.json', plan_of({'id': 'A', 'planned': True}, tenant=None))
    said = ' '.join(program.complaint('plan', *source, '--import', file, expect=1).split())
    assert 'A plan cannot be kept here' in said and 'Sign in to the organisation' in said, said
    assert program.values('plan', *source)['entries'] == []
    assert 'Nothing is kept' in program.text('plan', *source)
    said = program.text('plan', '--demo', '--import', file)
    assert 'New: 1.' in said and 'rehearsal' in said, said


def check_usage():
    """One form at a time, and no word that means nothing."""
    for words in (['--json', '--csv'], ['--ics', '--md'], ['--import', 'x', '--json'], ['word']):
        said = program.complaint('plan', '--demo', *words, expect=2)
        assert re.search(r'--ics|“word”', said), said
    program.complaint('plan', expect=2)


sys.exit(tap.run(check_forms, check_list, check_import, check_calendar, check_refused, check_places, check_usage))
