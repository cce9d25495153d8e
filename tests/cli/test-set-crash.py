# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A program that is killed while it changes many actions loses no knowledge: the next one reads the truth, and tells it.

Arguments: the program, and the one that plays Microsoft, which keeps back the answer at which the program is killed.
"""

import json
import sqlite3
import subprocess
import sys

import tap
from account import place

# All of them can be changed; every seventh is a device's, and so is every seventh by its service.
IDS = [f'aad_control_{number:03}' for number in range(60) if number % 7 not in (2, 3) and number % 11 != 5][:30]
NAME = ('--organisation', 'Gemeente Voorbeeld')
OUTCOMES = ['planned', 'sent', 'accepted', 'confirmed', 'failed', 'unknown', 'undone', 'dropped']


def journal(here):
    """What is on the disk of each change, by its id."""
    path, = (here.folder / 'data' / 'bolwerk' / 'archive').glob('*/archive.sqlite')
    database = sqlite3.connect(path)
    try:
        rows = database.execute('SELECT id, outcome FROM edit ORDER BY edit').fetchall()
    finally:
        database.close()
    return {control: OUTCOMES[outcome] for control, outcome in rows}


def is_there(here, control):
    """Whether Microsoft has the change."""
    updates = json.loads(here.order(f'updates {control}'))
    return bool(updates) and updates[-1]['state'] == 'Ignored'


def kill_at(here, number, how):
    """Starts to change all, and kills the program while the answer to one of the changes is kept back."""
    assert here.order(f'hold-patch {number} {how}') == 'ok'
    process = here.start('set', *IDS, '--status', 'risk-accepted', *NAME, stdout=subprocess.DEVNULL,
                         stderr=subprocess.DEVNULL)
    assert here.order('await-held') == 'ok'
    process.kill()
    assert process.wait(timeout=60) == -9
    here.order('release')


def check_truth(number, how):
    with place() as here:
        here.sign_in_application('--name', NAME[1])
        kill_at(here, number, how)
        before = journal(here)
        assert list(before) == IDS, before
        sent = [control for control in IDS if before[control] == 'sent']
        assert sent, before
        # Nothing was sent that is not written down, and what was not sent is not there.
        for control in IDS:
            assert before[control] != 'planned' or here.order(f'patches {control}') == '0', control
        patches = {control: here.order(f'patches {control}') for control in IDS}

        done = here.run('refresh', *NAME)
        after = journal(here)
        for control in IDS:
            told = 'confirmed' if is_there(here, control) else 'dropped' if before[control] == 'planned' else 'failed'
            assert after[control] == told, (control, before[control], after[control], is_there(here, control))
            # Asking what came of it changes nothing there.
            assert here.order(f'patches {control}') == patches[control], control
        said = ' '.join(done.stderr.decode().split())
        assert said.count('The interrupted change of') == len(
            [control for control in IDS if before[control] in ('planned', 'sent')]), said
        assert here.run('refresh', *NAME).stderr == b''

        # A second go makes what is missing, and nothing twice.
        rows = here.values('set', *IDS, '--status', 'risk-accepted', *NAME)
        for row in rows:
            assert row['result'] == ('no-change' if after[row['id']] == 'confirmed' else 'made'), row
        assert all(is_there(here, control) for control in IDS)
        for control in IDS:
            assert int(here.order(f'patches {control}')) <= 2, control
            assert len(json.loads(here.order(f'updates {control}'))) == 1, control


def check_first_undone():
    """Killed while the first change was sent and not made"""
    check_truth(1, 'undone')


def check_first_done():
    """Killed when the first change was made, before its answer came"""
    check_truth(1, 'done')


def check_middle_undone():
    """Killed in the middle, at a change that was not made"""
    check_truth(14, 'undone')


def check_middle_done():
    """Killed in the middle, at a change that was made"""
    check_truth(14, 'done')


def check_last_done():
    """Killed at the last change, which was made"""
    check_truth(len(IDS), 'done')


def check_lost_network():
    """Where Microsoft cannot be asked what came of it, that is told, and it is asked the next time"""
    with place() as here:
        here.sign_in_application('--name', NAME[1])
        kill_at(here, 3, 'done')
        unsettled = {control for control, outcome in journal(here).items() if outcome == 'sent'}
        here.order('forbid')
        done = here.run('refresh', *NAME, expect=1)
        assert 'is not known yet' in ' '.join(done.stderr.decode().split()), done
        assert {control for control, outcome in journal(here).items() if outcome == 'sent'} == unsettled
        here.order('allow')
        done = here.run('refresh', *NAME)
        assert 'was made' in ' '.join(done.stderr.decode().split()), done
        assert 'sent' not in journal(here).values()


sys.exit(tap.run(
    check_first_undone, check_first_done, check_middle_undone, check_middle_done, check_last_done, check_lost_network,
))
