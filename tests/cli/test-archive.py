# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is kept of an organisation: refreshed, looked at without network, backed up and put back.

Arguments: the program, and the one that plays Microsoft.
"""

import datetime
import json
import shutil
import sys

import program
import tap
from account import on_terminal, place

NAME = ['--organisation', 'voorbeeld.example']
# The fake has as many days as account.py asks it for.
N_DAYS = 20
# Of the fake's organisation.
TENANT = '11111111-2222-3333-4444-555555555555'


def archive_of(here):
    entry, = here.values('organisations')
    return here.folder / 'data' / 'bolwerk' / 'archive' / entry['id'] / 'archive.sqlite'


def days(here, *options):
    return here.values('history', *NAME, *options)['days']


def lead_nowhere(here):
    """Has the organisation's cloud lie at a host that has no address, as all hosts have where there is no network."""
    path = here.list_file()
    for address in here.where['login'], here.where['graph']:
        path.write_text(path.read_text().replace(address.rsplit(':', 1)[0], 'https://nowhere.invalid'))


def check_refresh():
    """Refreshing keeps all days, tells the score, and asks for no more than is new the next time."""
    with place() as here:
        here.sign_in_application()
        before = int(here.order('requests'))
        said = here.run('refresh', *NAME).stdout.decode()
        first = int(here.order('requests')) - before
        assert 'voorbeeld.example' in said and '%' in said, said
        said = here.run('refresh', '--all').stdout.decode()
        second = int(here.order('requests')) - before - first
        assert 'voorbeeld.example' in said, said
        # Whole days come in pages of ten; the second time there is none to ask for.
        assert second == first - N_DAYS // 10, (first, second)

        path = archive_of(here)
        assert path.stat().st_mode & 0o777 == 0o600 and path.parent.stat().st_mode & 0o777 == 0o700
        score = here.values('score', *NAME, '--offline')
        assert score['date'] == days(here, '--offline')[-1]['date'], score
        assert len(days(here, '--offline')) == N_DAYS
        why = here.values('why', *NAME, '--offline')
        assert why['to']['date'] == score['date'], why
        # Of the fake's 60 controls the first one, of 1 point, rises from 5 % to 11 % on the newest day, and no other.
        found = {cause['kind']: cause for cause in why['causes']}
        assert list(found) == ['done', 'asserted', 're-weighted', 'added', 'gone', 'unexplained'], why
        assert [action['id'] for action in found['done']['actions']] == ['aad_control_000'], why
        for kind, cause in found.items():
            points = 0.06 if kind == 'done' else 0
            wanted = {'points': points, 'max': 0, 'percent': points / score['max'] * 100}
            assert all(abs(cause[key] - number) < 1e-9 for key, number in wanted.items()), cause
            assert kind == 'done' or not cause['actions'], cause


def check_offline():
    """Without network what is kept is shown, as it was, and it is told from when it is; --offline does not even try."""
    with place() as here:
        here.sign_in_application()
        # What happened recently is known once the days are there.
        assert here.values('score', *NAME)['recent'] is None
        here.run('why', *NAME)
        online = here.values('score', *NAME)
        assert online['recent'] is not None
        actions = here.values('list', *NAME)
        reachable = here.list_file().read_text()
        lead_nowhere(here)
        done = here.run('score', '--json', *NAME)
        assert json.loads(done.stdout) == online, done
        assert 'What follows was read on' in done.stderr.decode(), done
        requests = here.order('requests')
        assert here.values('score', *NAME, '--offline') == online
        assert here.values('list', *NAME, '--offline') == actions
        assert here.order('requests') == requests
        here.list_file().write_text(reachable)
        # The sign-in is not needed for it either.
        here.run('sign-out', 'voorbeeld.example')
        assert here.values('score', *NAME, '--offline') == online


def check_nothing_kept():
    """Where nothing is kept yet, that is told with the way on."""
    with place() as here:
        here.sign_in_application()
        done = here.run('score', *NAME, '--offline', expect=1)
        assert 'Nothing is kept of “voorbeeld.example” yet' in ' '.join(done.stderr.decode().split()), done


def check_backup():
    """A backup is one file that nobody else may read; put back, everything is as it was."""
    with place() as here:
        here.sign_in_application()
        here.run('refresh', *NAME)
        before = days(here, '--offline')
        file = here.folder / 'kept'
        said = here.run('backup', file).stdout.decode()
        assert f'{N_DAYS} days' in said and file.stat().st_mode & 0o777 == 0o600, said

        shutil.rmtree(archive_of(here).parent)
        said = here.run('restore', file, *NAME).stdout.decode()
        assert f'{N_DAYS} days' in said, said
        assert days(here, '--offline') == before


def check_replaced():
    """A backup takes the place of what is kept when a user says so, or nobody can be asked; what was there can be put back"""
    with place() as here:
        here.sign_in_application('--tenant', TENANT)
        here.run('refresh', '--all')
        archive, old, backup = archive_of(here), here.folder / 'old.json', here.folder / 'kept'
        here.run('backup', backup)
        old.write_text(json.dumps({'value': [answer_of('2024-03-02', 10.0)]}))
        here.run('import', old)

        def count():
            return len(here.values('history', '--organisation', TENANT, '--offline')['days'])

        def aside():
            return sorted(archive.parent.glob('archive.sqlite.replaced-*'))

        shown = b' '.join(on_terminal(here, ['restore', backup], 'n', expect=1, question=b'[y/N]').split()).decode()
        assert f'The backup holds {N_DAYS} days, from ' in shown and 'Nothing was changed' in shown, shown
        assert f'Kept now are {N_DAYS + 1} days, from 2 March 2024 to ' in shown, shown
        assert count() == N_DAYS + 1 and aside() == []
        shown = on_terminal(here, ['restore', backup], 'y', question=b'[y/N]')
        first, = aside()
        assert count() == N_DAYS and str(first).encode() in shown, shown

        # Nobody can be asked; and whoever is there need not be.
        done = here.run('restore', first)
        assert str(aside()[1]) in told(done) and '[y/N]' not in told(done), done
        assert count() == N_DAYS + 1
        shown = on_terminal(here, ['restore', backup, '--yes'])
        assert b'[y/N]' not in shown and count() == N_DAYS and len(aside()) == 3, shown
        # Where nothing is kept there is nothing to ask.
        shutil.rmtree(archive.parent)
        shown = on_terminal(here, ['restore', backup])
        assert b'[y/N]' not in shown and count() == N_DAYS and aside() == [], shown


def check_refused():
    """What is no backup is refused and nothing is changed; wrong usage is told."""
    with place() as here:
        here.run('backup', here.folder / 'kept', expect=1)
        here.sign_in_application()
        here.run('refresh', *NAME)
        before = days(here, '--offline')
        wrong = here.folder / 'wrong'
        wrong.write_text('{"value": []}')
        for path in wrong, here.folder / 'missing', here.folder:
            done = here.run('restore', path, expect=1)
            assert str(path) in done.stderr.decode().replace('\n', ''), done
        assert days(here, '--offline') == before
        for arguments in ['refresh'], ['refresh', '--all', *NAME], ['refresh', 'x', '--all'], ['backup'], ['restore', 'a', 'b']:
            here.run(*arguments, expect=2)
        assert '--offline' in program.complaint('score', '--demo', '--offline', expect=2)


def check_in_use():
    """What is kept is itself no file for a backup, by whatever name, and stays as it is"""
    with place() as here:
        here.sign_in_application()
        here.run('refresh', *NAME)
        before, archive = days(here, '--offline'), archive_of(here)
        link = here.folder / 'link'
        link.symlink_to(archive)
        for path in archive, link, f'{archive}-wal', f'{archive}-shm':
            done = here.run('backup', path, *NAME, expect=1)
            assert 'was not written' in told(done) and 'Bolwerk itself uses this file' in told(done), done
            done = here.run('restore', path, *NAME, expect=1)
            assert 'was not put back' in told(done) and 'Bolwerk itself uses this file' in told(done), done
        assert sorted(archive.parent.iterdir()) == [archive] and days(here, '--offline') == before


def check_breaks_off():
    """Where Microsoft does not work while days are filled in, that is told, and days that are kept are told all the same"""
    with place() as here:
        here.sign_in_application()
        here.order('break-off')
        newest = here.values('score', *NAME)['date']

        def ask(*words):
            done = here.run(*words, *NAME, '--json')
            assert 'Microsoft' in told(done) and 'Of some days not all is known yet' in told(done), done
            return json.loads(done.stdout)

        found = ask('history')['days']
        assert len(found) == N_DAYS and found[-1]['date'] == newest, found
        assert ask('why')['to']['date'] == newest
        told_of = ask('history', '--activity')['activities']
        assert (told_of[0]['id'], told_of[0]['date']) == ('aad_control_000', newest), told_of
        assert len(ask('history', '--metric', 'regression')['periods']) > 0
        # Who is to fetch all says that it was not done.
        here.run('refresh', *NAME, expect=1)
        here.order('allow')
        done = here.run('why', *NAME)
        assert done.stderr == b'', done
        # What says of the organisation itself that it may not be read is no outage.
        here.order('forbid')
        here.run('why', *NAME, expect=1)


def check_no_score_now():
    """Where Microsoft has no score any more, the last one stays, and it is said of which day it is."""
    with place() as here:
        here.sign_in_application()
        here.run('refresh', *NAME)
        before = here.values('score', *NAME)
        actions = here.values('list', *NAME)
        here.order('empty')
        assert before['date'] and 'no-score-now' not in str(before['notes']), before
        now = here.values('score', *NAME)
        assert [note['kind'] for note in now['notes'] if note['kind'].startswith('no-score')] == ['no-score-now'], now
        assert {**now, 'notes': None} == {**before, 'notes': None}, now
        assert here.values('list', *NAME) == actions
        said = 'Microsoft has no score of this organisation now; what is shown is of '
        # As it is read, lines are broken.
        assert said in ' '.join(here.run('score', *NAME).stdout.decode().split())
        assert said in here.run('refresh', '--all').stderr.decode()
        here.order('allow')
        assert said not in here.run('refresh', '--all').stderr.decode()
        assert here.values('score', *NAME) == before


def check_one_fails():
    """An organisation that cannot be refreshed is told, the others are refreshed all the same, and the exit status says so."""
    with place() as here:
        here.sign_in_application()
        path = here.list_file()
        listed = json.loads(path.read_text())
        copy = {**listed['organisations'][0], 'id': 'f' * 32, 'name': 'Waterschap Verzonnen', 'default': False}
        listed['organisations'].insert(0, copy)
        path.write_text(json.dumps(listed))
        done = here.run('refresh', '--all', expect=1)
        assert 'voorbeeld.example' in done.stdout.decode(), done
        assert '“Waterschap Verzonnen” could not be refreshed.' in done.stderr.decode(), done


def check_remove():
    """Who removes an organisation is asked what becomes of its history; what is kept is gone on with by the next sign-in"""
    with place() as here:
        here.sign_in_application('--tenant', TENANT, '--name', 'One')
        here.run('refresh', '--all')
        entry, = here.values('organisations')
        archive = archive_of(here)
        for wrong in ['sign-out', 'One', '--delete-history'], ['sign-out', 'One', '--remove', '--keep-history', '--delete-history']:
            assert b'history' in here.run(*wrong, expect=2).stderr
        # Nobody can be asked here, and nothing was said: it stays, which is told.
        said = ' '.join(here.run('sign-out', 'One', '--remove').stdout.decode().split())
        assert 'Its history stays on this computer, not encrypted' in said and archive.exists(), said

        here.sign_in_application('--tenant', TENANT, '--name', 'Two')
        again, = here.values('organisations')
        assert again['id'] == entry['id'] and len(here.values('history', '--organisation', 'Two', '--offline')['days']) == N_DAYS
        shown = on_terminal(here, ['sign-out', 'Two', '--remove'], 'n', question=b'[y/N]')
        assert b'which is not encrypted' in b' '.join(shown.split()) and archive.exists(), shown

        here.sign_in_application('--tenant', TENANT, '--name', 'Three')
        on_terminal(here, ['sign-out', 'Three', '--remove'], 'y', question=b'[y/N]')
        assert not archive.parent.exists()

        here.sign_in_application('--tenant', TENANT, '--name', 'Four')
        here.run('refresh', '--all')
        archive = archive_of(here)
        said = ' '.join(here.run('sign-out', 'Four', '--remove', '--delete-history').stdout.decode().split())
        assert 'Its history is deleted.' in said and not archive.parent.exists(), said


def answer_of(date, current):
    saved = program.scores(current=current, maximum=40.0)['value'][0]
    return {**saved, 'id': f'{TENANT}_{date}', 'azureTenantId': TENANT, 'createdDateTime': f'{date}T00:00:00Z'}


def check_import():
    """Days of saved answers come into the history as what they are, and only into that of their organisation"""
    with place() as here:
        here.sign_in_application('--tenant', TENANT)
        here.run('refresh', '--all')
        before = here.values('history', '--organisation', TENANT, '--offline')['days']
        assert not any(day['fromFile'] for day in before)
        file = here.folder / 'old.json'
        file.write_text(json.dumps({'value': [answer_of('2024-03-02', 10.0), answer_of(before[0]['date'], 1.0)]}))
        said = ' '.join(here.run('import', file).stdout.decode().split())
        assert '1 of 2 days' in said and 'there already' in said, said
        after = here.values('history', '--organisation', TENANT, '--offline')['days']
        assert [day['fromFile'] for day in after] == [True] + [False] * len(before), after
        assert [{**day, 'missingBefore': 0, 'change': 0, 'maxChange': 0} for day in after[2:]] == [
            {**day, 'missingBefore': 0, 'change': 0, 'maxChange': 0} for day in before[1:]]
        said = here.run('history', '--organisation', TENANT, '--offline').stdout.decode()
        assert said.count('from a file') == 1, said

        # A catalogue of a file takes no part beside Microsoft's own; a day that is still to come is told, and none.
        profiles = here.folder / 'profiles.json'
        profiles.write_text(json.dumps({'value': [{'id': 'OneAdmin', 'title': 'Of a file', 'maxScore': 10.0,
                                                   'controlCategory': 'Identity', 'azureTenantId': TENANT}]}))
        actions = here.values('list', '--organisation', TENANT, '--offline')
        file.write_text(json.dumps({'value': [answer_of('2024-03-02', 10.0), answer_of('2999-01-01', 1.0)]}))
        said = ' '.join(here.run('import', file, profiles).stdout.decode().split())
        assert '1 day is still to come and is not added' in said and '0 of 2' not in said, said
        assert here.values('list', '--organisation', TENANT, '--offline') == actions
        assert 'Of a file' not in here.run('list', '--organisation', TENANT, '--offline').stdout.decode()

        # Where nothing but files told of it yet, the score says so.
        shutil.rmtree(archive_of(here).parent)
        file.write_text(json.dumps({'value': [answer_of('2024-03-02', 10.0)]}))
        here.run('import', file, profiles)
        score = here.values('score', '--organisation', TENANT, '--offline')
        assert 'from-file' in [note['kind'] for note in score['notes']], score
        said = ' '.join(here.run('score', '--organisation', TENANT, '--offline').stdout.decode().split())
        assert 'This day is from a file' in said, said
        assert 'from-file' not in [note['kind'] for note in here.values('score', '--organisation', TENANT)['notes']]

        other = answer_of('2024-03-03', 10.0)
        other['azureTenantId'] = '99999999-2222-3333-4444-555555555555'
        file.write_text(json.dumps({'value': [other]}))
        assert b'another organisation' in here.run('import', file, expect=1).stderr
        here.run('import', expect=2)


def keep_for(here, years):
    path = here.list_file()
    path.write_text(json.dumps({**json.loads(path.read_text()), 'keepYears': years}))


def told(done):
    return ' '.join(done.stderr.decode().split())


def check_too_old():
    """Days that are older than days are kept are not said to be added; those of a backup are told to go again"""
    with place() as here:
        here.sign_in_application('--tenant', TENANT)
        here.run('refresh', '--all')
        old, backup = here.folder / 'old.json', here.folder / 'kept'
        old.write_text(json.dumps({'value': [answer_of('2021-03-02', 10.0), answer_of('2021-03-01', 10.0)]}))
        here.run('import', old)
        here.run('backup', backup)
        keep_for(here, 2)
        # What is older goes with a refresh.
        here.run('refresh', '--all')
        assert len(here.values('history', '--organisation', TENANT, '--offline')['days']) == N_DAYS
        said = ' '.join(here.run('import', old).stdout.decode().split())
        assert '0 of 2 days' in said and '2 days are older than 2 years and are not added' in said, said
        assert 'there already' not in said, said
        assert 'Days are kept for 2 years: the next refresh deletes' in told(here.run('restore', backup))
        here.run('refresh', '--all')
        assert not here.run('restore', here.folder / 'none', expect=1).stdout


def check_removed_too_old():
    """A refresh deletes days that have become too old of an organisation too that was removed"""
    with place() as here:
        here.sign_in_application('--tenant', TENANT, '--name', 'One')
        here.run('refresh', '--all')
        old = here.folder / 'old.json'
        old.write_text(json.dumps({'value': [answer_of('2021-03-02', 10.0)]}))
        here.run('import', old)
        here.run('sign-out', 'One', '--remove', '--keep-history')
        keep_for(here, 2)
        here.run('refresh', '--all')
        here.sign_in_application('--tenant', TENANT, '--name', 'Two')
        assert len(here.values('history', '--organisation', 'Two', '--offline')['days']) == N_DAYS


def check_damaged():
    """Where a damaged archive was put is told by whatever meets it; nothing empty takes the place of a backup"""
    with place() as here:
        here.sign_in_application('--tenant', TENANT)
        here.run('refresh', '--all')
        archive = archive_of(here)
        backup, old = here.folder / 'kept', here.folder / 'old.json'
        here.run('backup', backup)
        kept = backup.read_bytes()
        old.write_text(json.dumps({'value': [answer_of('2024-03-02', 10.0)]}))

        def damage():
            shutil.rmtree(archive.parent)
            archive.parent.mkdir()
            archive.write_text('no database at all')

        def assert_told(done):
            place, = archive.parent.glob('archive.sqlite.damaged-*')
            assert str(place) in done.stderr.decode(), done

        damage()
        assert_told(here.run('backup', backup, expect=1))
        assert 'Nothing is kept of this organisation yet' in told(here.run('backup', backup, expect=1))
        assert backup.read_bytes() == kept
        damage()
        assert_told(here.run('score', '--organisation', TENANT, '--offline', expect=1))
        for arguments in ['import', old], ['restore', backup], ['refresh', '--all']:
            damage()
            done = here.run(*arguments)
            assert_told(done)
            assert 'could not be kept' not in told(done), done


def check_scores():
    """Where organisations stand is told from what is kept, by name, and asks nobody"""
    with place() as here:
        here.sign_in_application('--tenant', TENANT, '--name', 'Beta')
        here.run('refresh', '--all')
        path = here.list_file()
        listed = json.loads(path.read_text())
        listed['organisations'].append({**listed['organisations'][0], 'id': 'f' * 32, 'name': 'alfa', 'default': False})
        path.write_text(json.dumps(listed))
        requests = here.order('requests')
        empty, full = here.values('organisations', '--scores')
        assert empty == {
            'id': 'f' * 32, 'name': 'alfa', 'date': None, 'current': None, 'max': None, 'percent': None,
            'sinceYesterday': None, 'over30Days': None, 'over30DaysSince': None, 'signedIn': False}, empty
        score = here.values('score', '--organisation', 'Beta', '--offline')
        history = here.values('history', '--organisation', 'Beta', '--offline')['days']
        assert full['percent'] == history[-1]['percent'] and full['date'] == score['date'] and full['signedIn'], full
        assert abs(full['sinceYesterday'] - history[-1]['change']) < 1e-9 and full['over30Days'] is None, full
        rows = here.run('organisations', '--scores', '--csv').stdout.decode().splitlines()
        assert rows[0] == 'id,name,date,current,max,percent,sinceYesterday,over30Days,over30DaysSince,signedIn' and len(rows) == 3, rows
        said = here.run('organisations', '--scores').stdout.decode()
        assert said.index('alfa') < said.index('Beta') and '%' in said, said
        assert here.order('requests') == requests
        here.run('organisations', '--csv', expect=2)
        here.run('organisations', '--scores', '--csv', '--json', expect=2)


def check_default():
    """Without a name it is the organisation that opens at the start, and which one that is is told where it may be another"""
    with place() as here:
        assert '--demo' in here.run('score', expect=2).stderr.decode()
        here.sign_in_application('--tenant', TENANT, '--name', 'Beta')
        here.run('refresh', '--all')
        wanted = here.values('score', '--organisation', 'Beta', '--offline')
        done = here.run('score', '--json')
        assert json.loads(done.stdout)['date'] == wanted['date'] and b'Beta' not in done.stderr, done
        path = here.list_file()
        listed = json.loads(path.read_text())
        listed['organisations'].insert(0, {**listed['organisations'][0], 'id': 'f' * 32, 'name': 'alfa', 'default': False})
        path.write_text(json.dumps(listed))
        done = here.run('score', '--offline', '--json')
        assert json.loads(done.stdout) == wanted and '“Beta”' in done.stderr.decode(), done
        here.run('organisations', '--organisation', 'alfa', '--default')
        said = here.run('score', '--offline', expect=1).stderr.decode()
        assert 'This is “alfa”' in said and 'Nothing is kept of “alfa”' in said, said
        here.run('score', '--offline', '--demo', expect=2)


def check_month():
    """Where of 30 days before nothing is kept, it is told with which day the score is compared"""
    with place() as here:
        here.sign_in_application('--tenant', TENANT, '--name', 'Beta')
        here.run('refresh', '--all')
        newest = datetime.date.fromisoformat(here.values('score', '--offline', '--organisation', 'Beta')['date'])
        for back, marked in (33, True), (30, False):
            day, old = newest - datetime.timedelta(days=back), here.folder / 'old.json'
            old.write_text(json.dumps({'value': [answer_of(str(day), 10.0)]}))
            here.run('import', old)
            one, = here.values('organisations', '--scores')
            assert one['over30DaysSince'] == str(day) and one['over30Days'] is not None, one
            assert f',{day},' in here.run('organisations', '--scores', '--csv').stdout.decode()
            said = ' '.join(here.run('organisations', '--scores').stdout.decode().split())
            wanted = f'* Beta: Since {day.day} {day:%B %Y}, as nothing is kept of 30 days before'
            assert (wanted in said) == ('%*' in said) == marked, said


def check_action():
    """Who has an action and who misses it is told from what is kept, by its id or by words, and asks nobody"""
    with place() as here:
        here.sign_in_application('--tenant', TENANT, '--name', 'Beta')
        here.run('refresh', '--all')
        path = here.list_file()
        listed = json.loads(path.read_text())
        listed['organisations'].append({**listed['organisations'][0], 'id': 'f' * 32, 'name': 'alfa', 'default': False})
        path.write_text(json.dumps(listed))
        requests = here.order('requests')
        action = here.values('list', '--organisation', 'Beta', '--offline')[0]
        found, = here.values('organisations', '--action', action['id'].upper())
        assert (found['id'], found['title']) == (action['id'], action['title']), found
        empty, full = found['organisations']
        assert empty == {
            'id': 'f' * 32, 'name': 'alfa', 'date': None, 'there': None, 'status': None, 'points': None, 'max': None}, empty
        assert full['there'] and all(full[key] == action[key] for key in ('status', 'points', 'max')), full
        by_words = here.values('organisations', '--action', action['title'].lower())
        assert action['id'] in [one['id'] for one in by_words], by_words
        rows = here.run('organisations', '--action', action['id'], '--csv').stdout.decode().splitlines()
        assert rows[0] == 'action,title,id,name,date,there,status,points,max' and len(rows) == 3, rows
        said = here.run('organisations', '--action', action['id']).stdout.decode()
        assert action['title'] in said and '1 of 1 organisation' in said and 'Nothing kept yet' in said, said
        assert b'nonesuch' in here.run('organisations', '--action', 'nonesuch', expect=1).stderr
        assert here.values('organisations', '--action', 'nonesuch', expect=0) == []
        here.run('organisations', '--action', ' ', expect=2)
        here.run('organisations', '--action', 'x', '--scores', expect=2)
        assert here.order('requests') == requests


sys.exit(tap.run(
    check_refresh, check_offline, check_nothing_kept, check_no_score_now, check_backup, check_replaced, check_refused,
    check_in_use, check_breaks_off, check_one_fails, check_remove, check_import, check_too_old, check_removed_too_old, check_damaged, check_scores,
    check_month, check_action, check_default,
))
