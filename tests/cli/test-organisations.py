# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of organisations, with the finished program: names, marks, the links of each, and a file that is damaged.

Arguments: the program, and the one that plays Microsoft.
"""

import json
import sys

import tap
from account import place


def check_portal():
    """The links of an action lead to the portal that its cloud states; where it states none there is none"""
    with place() as here:
        here.sign_in('--device-code')
        entry, = here.values('organisations')
        identity = here.values('list', '--organisation', entry['id'])[0]['id']
        action = here.values('show', '--organisation', entry['id'], identity)
        assert action['portalUrl'] is None and action['actionUrl'] is None, action
        said = here.run('show', '--organisation', entry['id'], identity).stdout.decode()
        assert 'In the portal' not in said and 'Settings' not in said, said

        here.run('sign-out', '--remove', entry['id'])
        here.sign_in('--device-code', '--portal', 'https://portal.example')
        entry, = here.values('organisations')
        action = here.values('show', '--organisation', entry['id'], identity)
        assert action['portalUrl'].startswith('https://portal.example/securescore?'), action
        assert action['actionUrl'].startswith('https://portal.example/control/'), action
        said = here.run('show', '--organisation', entry['id'], identity).stdout.decode()
        assert f'\n{action["portalUrl"]}\n' in said, said


def check_same_name():
    """A name that fits several is answered with them; each has its id"""
    with place() as here:
        here.sign_in('--device-code', '--name', 'Twin')
        here.sign_in_application('--name', 'twin')
        done = here.run('score', '--organisation', 'TWIN', expect=1)
        for entry in here.values('organisations'):
            assert entry['id'].encode() in done.stderr, done
        assert here.values('score', '--organisation', entry['id'])['max'] > 0


def check_damaged():
    """A damaged list is set aside and told; a newer one is left alone"""
    with place() as here:
        file = here.list_file()
        file.parent.mkdir(parents=True)
        file.write_text('{"organ', encoding='utf-8')
        done = here.run('organisations', '--json')
        assert json.loads(done.stdout) == [] and b'organisations.json.damaged' in done.stderr, done
        assert (file.parent / 'organisations.json.damaged').read_text(encoding='utf-8') == '{"organ'
        file.write_text('{"organisations":{}}', encoding='utf-8')
        done = here.sign_in_application()
        assert b'organisations.json.damaged-2' in done.stderr, done
        file.write_text('{"version":99}', encoding='utf-8')
        done = here.sign_in_application(secret='Wrong~Secret', expect=1)
        assert b'newer version' in done.stderr, done
        assert file.read_text(encoding='utf-8') == '{"version":99}'


def check_change():
    """An organisation is renamed, gets a short name and a colour, and becomes the default; what is not named stays"""
    with place() as here:
        here.sign_in('--device-code', '--name', 'First')
        here.sign_in_application('--name', 'Second')
        first, second = here.values('organisations')
        assert first['default'] and not second['default']

        changed, = here.values(
            'organisations', '--organisation', 'second', '--rename', 'Derde', '--short-name', 'D', '--colour', 'teal',
        )
        assert changed == {**second, 'name': 'Derde', 'shortName': 'D', 'colour': 'teal'}, changed
        now, = here.values('organisations', '--organisation', 'derde', '--default', '--colour', '#00aAff')
        assert now == {**changed, 'colour': '#00aAff', 'default': True}, now
        assert here.values('organisations') == [{**first, 'default': False}, now]
        table = here.run('organisations').stdout.decode()
        assert 'Short name' in table and 'Colour' in table and '#00aAff' in table, table

        bare, = here.values('organisations', '--organisation', now['id'], '--short-name', '', '--colour', '')
        assert bare == {**now, 'shortName': None, 'colour': None}, bare
        assert here.values('score', '--organisation', 'derde')['max'] > 0
        done = here.run('organisations', '--organisation', 'second', '--rename', 'X', expect=1)
        assert '“second”' in done.stderr.decode(), done
        for words in ['--colour', 'mauve'], ['--colour', '#12345'], ['--colour', '#1234567'], ['--rename', '']:
            here.run('organisations', '--organisation', 'derde', *words, expect=2)
        assert here.values('organisations', '--organisation', 'derde') == [bare]


sys.exit(tap.run(check_portal, check_same_name, check_damaged, check_change))
