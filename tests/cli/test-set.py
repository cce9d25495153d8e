# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Changing the status of actions with the finished program, alone and by a template.

Arguments: the program, and the one that plays Microsoft. The keyring is libsecret's file, encrypted as in a sandbox.
"""

import contextlib
import json
import pathlib
import signal
import subprocess
import sys

import program
import tap
from account import CLIENT, place

FIRST, SECOND, OF_SERVICE, DEVICE = 'aad_control_000', 'aad_control_001', 'aad_control_002', 'scid_2003'
DOTTED = '11005.MDA_Example_Control'
NAME = ('--organisation', 'Gemeente Voorbeeld')


@contextlib.contextmanager
def signed_in(*ways):
    """By a user, where it says how; an application, which may make changes, is there sooner."""
    with place() as here:
        if ways:
            here.sign_in('--device-code', *ways)
        else:
            here.sign_in_application('--name', NAME[1])
        yield here


def newest(here, control):
    """What Microsoft has of it by now."""
    return json.loads(here.order(f'updates {control}'))[-1]


def results(here, *arguments, expect=0):
    return [(row['id'], row['result']) for row in here.values(*arguments, *NAME, expect=expect)]


def check_set():
    """Several at once, with a comment and an assignee; it is shown at once, and nothing is sent a second time"""
    with signed_in() as here:
        words = ['set', FIRST, DOTTED, '--status', 'third-party', '--comment', 'Okta doet het.', '--assigned-to', 'Ada']
        rows = here.values(*words, *NAME)
        assert [(row['id'], row['result'], row['would']) for row in rows] == [
            (FIRST, 'made', 'changes'), (DOTTED, 'made', 'changes')], rows
        assert rows[0]['pointsAsserted'] and rows[0]['pointsAfter'] == 1, rows[0]
        there = newest(here, DOTTED)
        assert (there['state'], there['comment'], there['assignedTo']) == ('ThirdParty', 'Okta doet het.', 'Ada'), there
        action, = [row for row in here.values('list', *NAME, '--offline') if row['id'] == DOTTED]
        assert action['status'] == 'third-party', action
        assert results(here, *words) == [(FIRST, 'no-change'), (DOTTED, 'no-change')]
        assert here.order(f'patches {FIRST}') == '1' and here.order(f'patches {DOTTED}') == '1'
        # What is not named is kept, and what is empty is deleted.
        assert results(here, 'set', FIRST, '--status', 'risk-accepted', '--comment', '') == [(FIRST, 'made')]
        there = newest(here, FIRST)
        assert (there['state'], there['comment'], there['assignedTo']) == ('Ignored', '', 'Ada'), there


def check_table():
    """People are told what came of each, and why; some that were not made end with 3"""
    with signed_in() as here:
        done = here.run('set', FIRST, DEVICE, OF_SERVICE, 'nobody', '--status', 'risk-accepted', *NAME, expect=3)
        said = done.stdout.decode()
        for words in ('To address → Risk accepted  Changed', 'Defender Vulnerability Management',
                      'no action with this id'):
            assert words in said, said
        assert said.count('Not possible') == 3 and done.stderr == b'', done
        assert here.order(f'patches {DEVICE}') == '0'


def check_dry_run():
    """Nothing is sent, and what would be changed is told, with the points"""
    with signed_in() as here:
        words = ['set', FIRST, '--status', 'third-party', '--dry-run', *NAME]
        row, = here.values(*words)
        assert row['would'] == 'changes' and 'result' not in row, row
        assert 'on your word' in here.run(*words).stdout.decode()
        here.run('set', DEVICE, '--status', 'reviewed', '--dry-run', *NAME, expect=3)
        assert here.order(f'patches {FIRST}') == '0'


def check_read_only():
    """A sign-in that may only read is told how to ask for more, and everything stays readable"""
    with signed_in('--name', 'Gemeente Voorbeeld') as here:
        done = here.run('set', FIRST, '--status', 'reviewed', *NAME, expect=1)
        said = ' '.join(done.stderr.decode().split())
        for words in 'SecurityEvents.ReadWrite.All', 'bolwerk sign-in --write', 'adminconsent', 'stays readable':
            assert words in said, said
        assert done.stdout == b'' and here.order(f'patches {FIRST}') == '0'
        here.run('set', FIRST, '--status', 'reviewed', '--dry-run', *NAME)
        here.sign_in('--device-code', '--write')
        assert len(here.values('organisations')) == 1
        assert results(here, 'set', FIRST, '--status', 'reviewed') == [(FIRST, 'made')]


def check_no_role():
    """Where the role is missing, both mends are told, and the score can still be read"""
    with signed_in('--write') as here:
        here.order('read-only')
        done = here.run('set', FIRST, '--status', 'reviewed', *NAME, expect=3)
        assert 'Security Administrator' in ' '.join(done.stdout.decode().split()), done
        assert here.values('score', *NAME)['max'] > 0


def check_application():
    """An application, which cannot ask, is told which permission it needs"""
    with place() as here:
        here.sign_in_application('--name', 'Unattended')
        where = ('--organisation', 'Unattended')
        here.run('set', FIRST, '--status', 'reviewed', *where)
        here.order('read-only')
        done = here.run('set', SECOND, '--status', 'reviewed', *where, expect=3)
        assert 'SecurityEvents.ReadWrite.All' in done.stdout.decode(), done
        assert 'application permission' in program.complaint(
            'sign-in', '--client-id', CLIENT, '--application', '--tenant', 'a.example', '--write', expect=2,
            stdin=subprocess.DEVNULL)


def check_conflict():
    """What somebody else has changed since it was read is told, both of it, and overwritten on request"""
    with signed_in() as here:
        # The day, three pages of the catalogue, the totals; then the control itself is read.
        here.order(f'edit-later 6 {FIRST} Reviewed Gezien.')
        done = here.run('set', FIRST, '--status', 'risk-accepted', *NAME, expect=3)
        said = ' '.join(done.stdout.decode().split())
        for words in 'Changed by somebody else', 'Known here: To address', 'Reviewed', '“Gezien.”', 'collega@':
            assert words in said, said
        assert here.order(f'patches {FIRST}') == '0'
        here.order(f'edit-later 6 {FIRST} ThirdParty Anders.')
        row, = here.values('set', FIRST, '--status', 'risk-accepted', '--overwrite', *NAME)
        assert row['result'] == 'made', row


def template(here, text):
    path = here.folder / 'template.json'
    path.write_text(text if isinstance(text, str) else json.dumps(text), encoding='utf-8')
    return path


def check_template():
    """The decisions of a template are looked at first, and then made"""
    with signed_in() as here:
        path = template(here, {'bolwerkTemplate': 1, 'name': 'Basis', 'decisions': [
            {'id': FIRST, 'status': 'third-party', 'comment': 'Okta.'},
            {'id': DOTTED, 'status': 'risk-accepted'},
            {'id': 'not_here', 'status': 'reviewed'},
        ]})
        rows = here.values('apply', path, '--dry-run', *NAME, expect=3)
        assert [row['would'] for row in rows] == ['changes', 'changes', 'not-there'], rows
        assert here.order(f'patches {FIRST}') == '0'
        assert results(here, 'apply', path, expect=3) == [(FIRST, 'made'), (DOTTED, 'made'), ('not_here', 'refused')]
        assert newest(here, FIRST)['comment'] == 'Okta.'
        assert results(here, 'apply', path, expect=3) == [
            (FIRST, 'no-change'), (DOTTED, 'no-change'), ('not_here', 'refused')]


def check_bad_template():
    """What is wrong with a template is told with its place, before anything is asked"""
    with place(keyring=False) as here:
        for text, words in (('{"a": }', 'no JSON'), ('[]', 'no template'),
                            ('{"bolwerkTemplate": 1, "decisions": [{"id": "a"}]}', 'Decision 1')):
            done = here.run('apply', template(here, text), '--demo', expect=1)
            assert words in done.stderr.decode() and 'template.json' in done.stderr.decode(), done
        done = here.run('apply', here.folder / 'none.json', '--demo', expect=1)
        assert 'none.json' in done.stderr.decode(), done


def wait_until_caught(process):
    """Until a signal that was sent is caught: it is pending no longer."""
    status = pathlib.Path(f'/proc/{process.pid}/status')
    mask = 1 << (signal.SIGINT - 1)
    while any(int(line.split()[1], 16) & mask for line in status.read_text(encoding='ascii').splitlines()
              if line.startswith(('ShdPnd', 'SigPnd'))):
        pass


def check_interrupted():
    """Ctrl+C sends nothing more; what does not end soon is told as not known, and found out the next time"""
    with signed_in() as here:
        ids = [f'aad_control_{number:03}' for number in range(60)
               if number % 7 not in (2, 3) and number % 11 != 5][:20]
        here.order('hold-patch 1 done')
        process = here.start('set', *ids, '--status', 'risk-accepted', '--json', *NAME, stdout=subprocess.PIPE,
                             stderr=subprocess.PIPE)
        here.order('await-held')
        process.send_signal(signal.SIGINT)
        wait_until_caught(process)
        said, complaints = process.communicate(timeout=60)
        assert process.returncode == 3, (process.returncode, said, complaints)
        rows = {row['id']: row['result'] for row in json.loads(said)}
        assert list(rows) == ids and set(rows.values()) == {'dropped', 'unknown'}, rows
        assert list(rows.values()).count('unknown') <= 4, rows
        here.order('release')
        done = here.run('refresh', *NAME)
        assert 'was made' in ' '.join(done.stderr.decode().split()), done
        for control in ids:
            assert rows[control] == 'unknown' or here.order(f'patches {control}') == '0', control


def check_refresh_settles():
    """What was interrupted is found out by refresh as well"""
    with signed_in() as here:
        here.order('slow')
        assert results(here, 'set', FIRST, '--status', 'reviewed') == [(FIRST, 'accepted')]
        done = here.run('refresh', *NAME)
        assert 'does not show it yet' in ' '.join(done.stderr.decode().split()), done
        here.order('show')
        done = here.run('refresh', *NAME)
        assert 'was made' in done.stderr.decode(), done
        assert here.run('refresh', *NAME).stderr == b''


def check_demo():
    """It can be tried on the demo organisation, and files refuse it"""
    row, = program.values('set', 'aad_token_protection', '--status', 'risk-accepted', '--demo')
    assert row['result'] == 'made', row


def check_wrong_usage():
    """What cannot be understood is told before anything is asked"""
    for arguments, word in {
        ('set', '--status', 'reviewed', '--demo'): 'id is missing',
        ('set', 'a', '--demo'): '--status',
        ('set', 'a', '--status', 'completed', '--demo'): '“completed”',
        ('set', 'a', 'A', '--status', 'reviewed', '--demo'): '“A” is named twice',
        ('set', 'a', '--status', 'reviewed', '--offline', '--organisation', 'x'): '--dry-run',
        ('apply', '--demo'): 'its file is missing',
        ('apply', 'a', 'b', '--demo'): '“b”',
    }.items():
        said = program.complaint(*arguments, expect=2, stdin=subprocess.DEVNULL)
        assert word in said and '--help' in said, (arguments, said)


def check_dutch():
    """All of it is said in Dutch, too"""
    with signed_in() as here:
        done = here.run('set', FIRST, DEVICE, '--status', 'risk-accepted', *NAME, expect=3,
                        env={'LANGUAGE': '', 'LC_ALL': 'nl_NL.UTF-8'})
        said = done.stdout.decode()
        for words in 'Aan te pakken → Risico geaccepteerd  Gewijzigd', 'Niet mogelijk', 'uitzondering':
            assert words in said, said


sys.exit(tap.run(
    check_set, check_table, check_dry_run, check_read_only, check_no_role, check_application, check_conflict,
    check_template, check_bad_template, check_interrupted, check_refresh_settles, check_demo, check_wrong_usage,
    check_dutch,
))
