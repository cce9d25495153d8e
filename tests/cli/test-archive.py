# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is kept of an organisation: refreshed, looked at without network, backed up and put back.

Arguments: the program, and the one that plays Microsoft.
"""

import json
import shutil
import sys

import program
import tap
from account import place

NAME = ['--organisation', 'voorbeeld.example']
# The fake has as many days as account.py asks it for.
N_DAYS = 20


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
        assert why['to']['date'] == score['date'] and len(why['causes']) == 6, why


def check_offline():
    """Without network what is kept is shown, as it was, and it is told from when it is; --offline does not even try."""
    with place() as here:
        here.sign_in_application()
        online = here.values('score', *NAME)
        actions = here.values('list', *NAME)
        here.run('why', *NAME)
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


sys.exit(tap.run(
    check_refresh, check_offline, check_nothing_kept, check_backup, check_refused, check_one_fails,
))
