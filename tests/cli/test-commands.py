# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the commands answer, worked out again from what they say of themselves."""

import functools
import json
import pathlib
import re
import sys

import program
import tap

STATUSES = ['to-address', 'planned', 'risk-accepted', 'third-party', 'reviewed', 'completed', 'other']
SOURCE_OPTIONS = ['--demo', '--from', '--help']
LIST_OPTIONS = ['--filter', '--search', '--sort', '--group', '--limit', '--json', '--csv']


@functools.cache
def _everything():
    return program.text('list', '--demo', '--json')


def everything():
    return json.loads(_everything())


def ids(*arguments):
    return [row['id'] for row in program.values('list', '--demo', *arguments)]


def check_help():
    """Each command explains itself, options and exit statuses whole."""
    for words, wanted in {
        ('--help',): ['score', 'list', 'show', 'history', 'why', '--demo', '--from', '--version', 'Exit status'],
        ('score', '--help'): [*SOURCE_OPTIONS, '--json', 'Exit status'],
        ('list', '--help'): [*SOURCE_OPTIONS, *LIST_OPTIONS, 'user-impact', 'last-synced', 'Exit status'],
        ('history', '--help'): [*SOURCE_OPTIONS, '--to', '--csv', '--json', './2026-11-01', 'Exit status'],
        ('why', '--help'): ['[DAY [DAY]]', *SOURCE_OPTIONS, '--json', 'Exit status'],
        ('show', '-h'): ['bolwerk show [OPTION…] ID', *SOURCE_OPTIONS, '--json', 'Exit status'],
    }.items():
        said = program.text(*words)
        tap.none_of([word for word in wanted if word not in said], f'{words} does not say')


def check_version():
    """The version is said."""
    assert re.fullmatch(r'bolwerk \d+\.\d+\.\d+\n', program.text('--version'))


def check_score():
    """The percentage is the ratio of the points, and the counts are those of the list."""
    score = program.values('score', '--demo')
    assert abs(score['percent'] - score['current'] / score['max'] * 100) < 1e-9, score['percent']
    assert list(score['actions']) == STATUSES, score['actions']
    counted = {status: 0 for status in STATUSES}
    for row in everything():
        counted[row['status']] += 1
    assert counted == score['actions'], (counted, score['actions'])


def check_subtotals():
    """The parts add up over the scored actions of the list."""
    score = program.values('score', '--demo')
    for part, key in ('categories', 'category'), ('products', 'product'):
        for subtotal in score[part]:
            rows = [row for row in everything() if row['scored'] and row[key] == subtotal[key]]
            assert len(rows) == subtotal['actions'], subtotal
            assert abs(sum(row['points'] or 0 for row in rows) - subtotal['points']) < 1e-6, subtotal
            assert abs(sum(row['max'] or 0 for row in rows) - subtotal['max']) < 1e-6, subtotal


def check_nothing_known():
    """What has no known maximum adds up to nothing rather than to 0, and no score is no dash of points."""
    unknown = program.save('u.json', program.scores(program.score('A', 0.0, 0.0)))
    part = program.values('score', '--from', unknown)['categories'][0]
    assert (part['points'], part['max'], part['percent'], part['withoutMax']) == (None, None, None, 1), part
    assert re.search('Identity +– +– / –', program.text('score', '--from', unknown))
    catalogue = program.save('c.json', program.profiles(program.profile('A')))
    said = program.text('score', '--from', catalogue)
    assert ' of ' not in said.splitlines()[1] and 'There is no score' in said, said


def check_impact():
    """The score impact is the share of the points left in the organisation's maximum."""
    maximum = program.values('score', '--demo')['max']
    for row in everything():
        assert abs(row['impact'] - row['pointsLeft'] / maximum * 100) < 1e-9, row


def check_recommended_order():
    """The list comes by rank, then points left, most first, then title, then id."""
    rows = everything()
    ranks = [row['rank'] if row['rank'] is not None else 10**9 for row in rows]
    key = [
        (rank, -row['pointsLeft'], row['title'].casefold(), row['id']) for row, rank in zip(rows, ranks)
    ]
    assert key == sorted(key)
    assert program.values('list', '--demo', '--sort', 'recommended') == rows
    assert program.values('list', '--demo', '--sort', 'RECOMMENDED:asc') == rows


def check_sort():
    """Other orders are orders, and :desc turns them round."""
    up = [row['impact'] for row in program.values('list', '--demo', '--sort', 'impact')]
    down = [row['impact'] for row in program.values('list', '--demo', '--sort', 'impact:desc')]
    assert up == sorted(up)
    assert down == sorted(up, reverse=True)
    assert up != down


def check_filter():
    """Values of one key widen, keys narrow; each spelling finds the same."""
    rows = everything()
    wanted = [row['id'] for row in rows if row['status'] in ('planned', 'to-address') and row['category'] == 'Identity']
    assert wanted
    assert ids('--filter', 'status=planned,to-address', '--filter', 'category=Identity') == wanted
    assert ids('--filter', 'status=planned', '--filter', 'Status=To address', '--filter', 'CATEGORY=identity') == wanted


def check_filter_by_service():
    """A product is found by its name and by the service code."""
    wanted = [row['id'] for row in everything() if row['service'] == 'AzureAD']
    assert wanted
    assert ids('--filter', 'product=azuread') == wanted
    assert ids('--filter', 'product=microsoft entra id') == wanted
    assert ids('--filter', 'product=AzureAD,EXO') != wanted


def one_action():
    """Both collections, with one action."""
    return [
        '--from', program.save('one-p.json', program.profiles(program.profile('A'))),
        '--from', program.save('one-s.json', program.scores(program.score('A', 5.0, 50.0))),
    ]


def check_filter_without_actions():
    """A value that there is and that no action has gives an empty list, and is no failure."""
    source = one_action()
    for text in (
        'category=Infrastructure', 'category=unknown', 'status=other', 'status=reviewed', 'product=MDATP',
        'product=Microsoft Defender for Endpoint', 'product=spo', 'product=MDA_SF', 'product=null', 'threat=spoofing',
        'threat=Phishing or whaling', 'threat=unknown', 'cost=medium', 'cost=high', 'user-impact=Low',
        'tier=Defense in Depth', 'tier=defenseindepth', 'scored=no', 'points-left=unknown', 'deprecated=true',
    ):
        assert program.values('list', *source, '--filter', text) == [], text
        assert '0 of 1 action' in program.text('list', *source, '--filter', text), text
    for text in 'user-impact=Medium', 'product=AzureAD', 'threat=accountBreach', 'threat=spoofing,account breach':
        assert len(program.values('list', *source, '--filter', text)) == 1, text


def check_recent():
    """What happened recently can be asked for, and is told by every form of the demo organisation; of one day nothing can be known."""
    counts = json.loads(program.text('score', '--demo', '--json'))['recent']
    assert set(counts) == {'regressed', 'added', 'changed'} and all(counts.values()), counts
    for kind, count in counts.items():
        found = program.values('list', '--demo', '--filter', f'recent={kind}')
        assert len(found) == count and all(kind in [event['kind'] for event in action['recent']] for action in found)
    every = program.values('list', '--demo')
    either = program.values('list', '--demo', '--filter', 'recent=Regressed,recently added')
    assert len(either) == len([a for a in every if {'regressed', 'added'} & {e['kind'] for e in a['recent']}])
    told = program.values('list', '--demo', '--sort', 'recent')
    assert [bool(action['recent']) for action in told] == sorted((bool(a['recent']) for a in told), reverse=True)
    fallen = program.values('list', '--demo', '--filter', 'recent=regressed')[0]
    event = fallen['recent'][0]
    assert event['pointsBefore'] > fallen['points'] and event['maxBefore'] == fallen['max'], event
    assert 'Regressed on ' in program.text('show', fallen['id'], '--demo')
    assert 'Recent changes' in program.text('score', '--demo')
    assert program.text('list', '--demo', '--filter', 'recent=regressed', '--csv').splitlines()[0].endswith(',recent,planned,owner,assignedTo,due,priority,tags')
    source = one_action()
    assert program.values('list', *source)[0]['recent'] is None
    assert program.values('list', *source, '--filter', 'recent=added') == []
    assert json.loads(program.text('score', *source, '--json'))['recent'] is None


def check_filter_answers():
    """Yes and no are understood in English and in the language of the user."""
    for language, text in ('C.UTF-8', 'yes'), ('nl_NL.UTF-8', 'yes'), ('nl_NL.UTF-8', 'ja'), ('nl_NL.UTF-8', 'JA'):
        for key in 'scored', 'points-left':
            filters = ['--filter', f'{key}={text}']
            assert len(program.values('list', *one_action(), *filters, env={'LC_ALL': language})) == 1, (language, text)
    assert program.values('list', *one_action(), '--filter', 'scored=nee', env={'LC_ALL': 'nl_NL.UTF-8'}) == []
    program.complaint('list', '--demo', '--filter', 'scored=ja', expect=2)


def check_missing():
    """A list or an action that is not all that there should be says so, beside JSON and CSV on standard error."""
    scores = program.scores(program.score('A', 5.0, 50.0), program.score('Z', 5.0, 50.0))
    profiles = program.profiles(program.profile('A'))
    for collections, wanted in (
        ([scores], 'no catalogue of actions'), ([profiles], 'only the catalogue of actions'),
        ([scores, {**profiles, '@odata.nextLink': 'https://graph.example/?$skip=1'}], 'The catalogue is not whole'),
        ([program.scores(program.score('A', 5.0, 50.0), program.score(None, 1.0, 50.0)), profiles], 'left out'),
    ):
        source = [
            word for i, collection in enumerate(collections)
            for word in ('--from', program.save(f'missing-{i}.json', collection))
        ]
        for command in ('list',), ('show', 'a'):
            said = program.text(*command, *source)
            assert 'Notes on the data' in said and said.count(wanted) == 1, said
            for form in ('--json', '--csv') if command == ('list',) else ('--json',):
                written, remarked = program.noted(*command, *source, form)
                assert wanted not in written and remarked.startswith(f'bolwerk {command[0]}: '), remarked
                assert remarked.count(wanted) == 1 and remarked.count('\n') == 1, remarked
        assert wanted in program.complaint('show', 'nonesuch', *source, expect=1)
    empty = program.save('none.json', {'secureScores': [], 'secureScoreControlProfiles': []})
    assert 'What was opened is empty' in program.text('list', '--from', empty)


def check_nothing_missing():
    """Where all is there, nothing is remarked."""
    assert 'Notes' not in program.text('list', *one_action()) + program.text('show', 'A', *one_action())
    assert program.noted('list', *one_action(), '--csv')[1] == ''


def check_action_without_profile():
    """An action that is not in the catalogue says what is therefore missing."""
    source = [
        '--from', program.save('p.json', program.profiles(program.profile('A'))),
        '--from', program.save('s.json', program.scores(program.score('A', 5.0, 50.0), program.score('Z', 5.0, 50.0))),
    ]
    wanted = 'This action is not in the catalogue: its title, product and next steps are missing.'
    assert wanted in ' '.join(program.text('show', 'Z', *source).split())
    assert program.noted('show', 'Z', *source, '--json')[1] == f'bolwerk show: {wanted}\n'
    assert program.noted('show', 'A', *source, '--json')[1] == ''


def check_search():
    """All words are sought, in the texts too, without regard to case and accents."""
    rows = everything()
    found = program.values('list', '--demo', '--search', 'ADMÍNISTRATOR')
    assert found and len(found) < len(rows)
    texts = ('title', 'id', 'product', 'description', 'nextSteps', 'effectOnUsers', 'implementationStatus')
    for row in found:
        assert 'administrator' in ' '.join(row[text] or '' for text in texts).lower(), row['id']
    assert program.values('list', '--demo', '--search', 'administrator zyzzyva') == []


def check_group():
    """Groups stand together and each action says its program."""
    groups = [row['group'] for row in program.values('list', '--demo', '--group', 'product')]
    runs = [group for i, group in enumerate(groups) if i == 0 or groups[i - 1] != group]
    assert len(runs) == len(set(runs)) > 3, runs
    assert all(row['group'] == row['product'] for row in program.values('list', '--demo', '--group', 'product'))


def check_limit():
    """A limit keeps the first ones, in every form."""
    assert ids('--limit', '3') == ids()[:3]
    assert len(program.text('list', '--demo', '--limit', '2', '--csv').split('\r\n')[0].split(',')) == 33
    assert 'Only the first 2 are shown.' in program.text('list', '--demo', '--limit', '2')
    assert ids('--limit', '100000') == ids()


def check_show():
    """One action is found without regard to case and shown whole."""
    row = next(row for row in everything() if row['nextSteps'] and row['actionUrl'])
    for identity in row['id'], row['id'].lower(), row['id'].upper():
        said = program.text('show', identity, '--demo')
        for part in row['title'], row['product'], row['actionUrl'], row['nextSteps'].splitlines()[0][:40]:
            assert ' '.join(part.split()) in ' '.join(said.split()), (part, said)
    shown = program.values('show', row['id'], '--demo')
    assert shown.pop('portalUrl').startswith('https://security.microsoft.com/securescore?')
    row.pop('group')
    assert shown == row


def check_show_without_texts():
    """A text that did not come has no heading."""
    bare = program.profile('A', remediation='', remediationImpact=None)
    said = program.text('show', 'A', '--from', program.save('bare.json', program.profiles(bare)))
    assert 'Next steps' not in said and 'affect' not in said, said
    whole = program.save('b.json', program.profiles(program.profile('B')))
    assert 'Next steps' in program.text('show', 'B', '--from', whole)


def check_not_scored():
    """An action that earns no points says so, and why."""
    row = next(row for row in everything() if not row['scored'])
    assert row['notScoredReason'] in ('no-maximum', 'not-assessed')
    said = program.text('show', row['id'], '--demo')
    assert '[Not scored]' in said
    assert 'Microsoft gives no points' in said or 'Microsoft does not assess' in said


def check_retired():
    """What Microsoft retired is marked, in the list and on its own."""
    path = program.save('r.json', program.profiles(program.profile('A', deprecated=True), program.profile('B')))
    scores = program.save('rs.json', program.scores(program.score('C', 5.0, 50.0)))
    assert program.text('show', 'A', '--from', path, '--from', scores).splitlines()[1] == '[Not scored] [Retired]'
    assert program.text('show', 'B', '--from', path, '--from', scores).splitlines()[1] == '[Not scored]'
    # Without a score it is not known whether it earns points.
    assert '[Not scored]' not in program.text('show', 'B', '--from', path)
    marked = [line for line in program.text('list', '--from', path).splitlines() if '[Retired]' in line]
    assert len(marked) == 1 and 'Title of A' in marked[0], marked


def check_documented():
    """Every member that the program writes is in docs/json.md."""
    papers = (pathlib.Path(__file__).parents[2] / 'docs' / 'json.md').read_text(encoding='utf-8')
    documented = set(re.findall(r'`([A-Za-z]+)`', papers))
    score = program.values('score', '--demo')
    members = set(score) | set(everything()[0]) | set(program.values('show', everything()[0]['id'], '--demo'))
    for part in 'categories', 'products', 'comparisons', 'notes':
        members.update(*score[part])
    tap.none_of(sorted(members - documented), 'not in docs/json.md')


def check_standard_input():
    """Records come from standard input as from files, and files add up."""
    scores = program.scores(program.score('A', 5.0, 50.0))
    profiles = program.save('p.json', program.profiles(program.profile('A')))
    for_input = json.dumps(scores).encode()
    rows = program.values('list', '--from', '-', '--from', profiles, input=for_input)
    assert [(row['id'], row['title'], row['points']) for row in rows] == [('A', 'Title of A', 5.0)], rows
    score = program.values('score', '--from', '-', input=for_input)
    assert (score['current'], score['max'], score['percent']) == (20, 40, 50), score


def check_languages():
    """People are spoken to in their language; programs read the same everywhere."""
    dutch = {'LC_ALL': 'nl_NL.UTF-8', 'LANGUAGE': ''}
    path = program.save('s.json', program.scores(program.score('A', 5.0, 50.0), current=17.32))
    said = program.text('score', '--from', path, env=dutch)
    # 17.32 / 40 * 100 = 43.3
    assert '43,3\u00a0%' in said, said
    assert '17,32' in said and '23 november 2026' in said and 'Aan te pakken' in said, said
    assert program.text('score', '--from', path, env={'LC_ALL': 'nl_NL.UTF-8', 'LANGUAGE': 'en'}).startswith('Microsoft')
    for form in '--json', '--csv':
        # What the people of the demo organisation wrote themselves is in the language of who looks at it.
        words = ['list', '--demo', '--filter', 'owner=null', form]
        assert len(program.text(*words)) > 50000 and program.text(*words) == program.text(*words, env=dutch)


sys.exit(tap.run(
    check_help, check_version, check_score, check_subtotals, check_nothing_known, check_impact,
    check_recommended_order, check_sort, check_filter, check_filter_by_service, check_filter_without_actions,
    check_recent, check_filter_answers, check_missing, check_nothing_missing, check_action_without_profile,
    check_search, check_group, check_limit, check_show, check_show_without_texts, check_not_scored, check_retired,
    check_documented, check_standard_input, check_languages,
))
