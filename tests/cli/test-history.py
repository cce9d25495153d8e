# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The score day by day, of saved answers and of the demo organisation."""

import csv
import io
import json
import re
import sys

import program
import tap

MEMBERS = ['date', 'current', 'max', 'percent', 'change', 'maxChange', 'missingBefore', 'dip', 'fromFile', 'comparisons']
COLUMNS = [*MEMBERS[:-2], 'allOrganisations', 'fromFile']
AVERAGE = {'basis': 'AllTenants', 'averageScore': 46.5, 'identityScoreMax': 10.0}


def day(date, current, maximum):
    answer = program.scores(current=current, maximum=maximum)['value'][0]
    return {
        **answer, 'id': f'{program.TENANT}_{date}', 'createdDateTime': f'{date}T00:00:00Z',
        'averageComparativeScores': [AVERAGE],
    }


def story():
    """A week with a gap, a dip and a larger maximum."""
    days = [
        day('2026-11-23', 30.0, 60.0), day('2026-11-22', 22.0, 40.0), day('2026-11-21', 18.0, 40.0),
        day('2026-11-20', 22.0, 40.0), day('2026-11-16', 20.0, 40.0),
    ]
    return ['--from', program.save('days.json', {'value': days})]


def rows(*arguments):
    return program.values('history', *arguments)['days']


def rounded(found, member):
    """Percentages are quotients, which no double holds exactly."""
    return [entry[member] if entry[member] is None else round(entry[member], 9) for entry in found]


def check_values():
    """Each day has its numbers, what changed since the one before it, and how many are missing between them."""
    found = rows(*story())
    assert [list(entry) for entry in found] == [MEMBERS] * 5, found
    assert [entry['date'] for entry in found] == [f'2026-11-{number}' for number in (16, 20, 21, 22, 23)], found
    assert rounded(found, 'percent') == [50, 55, 45, 55, 50], found
    assert rounded(found, 'change') == [None, 5, -10, 10, -5], found
    assert [entry['maxChange'] for entry in found] == [None, 0, 0, 0, 20], found
    assert [entry['missingBefore'] for entry in found] == [0, 3, 0, 0, 0], found
    assert [entry['dip'] for entry in found] == [False, False, True, False, False], found
    assert found[0]['comparisons'][0]['percent'] == 46.5, found


def check_csv():
    """The same as rows for a spreadsheet; what is not known is empty."""
    text = program.text('history', '--csv', *story())
    head, *body = csv.reader(io.StringIO(text))
    assert head == COLUMNS and text.count('\r\n') == 6, text
    assert body[0] == ['2026-11-16', '20', '40', '50', '', '', '0', 'false', '46.5', 'true'], body
    assert [row[0] for row in body] == [entry['date'] for entry in rows(*story())], body


def check_range():
    """--from and --to with a day narrow it, beside --from with a file; a file may be called like a day."""
    source = story()
    for days, wanted in (
        (['--from', '2026-11-20'], ['20', '21', '22', '23']), (['--to', '2026-11-20'], ['16', '20']),
        (['--from=2026-11-17', '--to=2026-11-21'], ['20', '21']), (['--from', '2026-11-17', '--to', '2026-11-19'], []),
        (['--from', '2030-01-01'], []),
    ):
        found = [entry['date'][-2:] for entry in rows(*days, *source)]
        assert found == wanted, (days, found)
    (program.FOLDER / '2026-11-20').write_bytes((program.FOLDER / 'days.json').read_bytes())
    said = program.run('history', '--json', '--from', './2026-11-20', cwd=program.FOLDER).stdout
    assert len(json.loads(said)['days']) == 5, said


def check_dip_at_edges():
    """A day that belongs to a dip is marked in whichever range it is looked at."""
    for options, wanted in (
        (['--from', '2026-11-21'], [True, False, False]), (['--to', '2026-11-21'], [False, False, True]),
        (['--from', '2026-11-21', '--to', '2026-11-21'], [True]),
    ):
        found = [entry['dip'] for entry in rows(*options, *story())]
        assert found == wanted, (options, found)


def check_said():
    """The terminal shows a line a day, with what is remarkable about it."""
    lines = program.text('history', *story()).splitlines()
    assert len(lines) == 6, lines
    for line, wanted in zip(lines, (
        ['Day', 'Score', 'Change', 'Points', 'All'], ['16 November 2026', '50.0%', '20 / 40', '46.5%'],
        ['55.0%', '+5.00%', '3 days missing before'], ['45.0%', '−10.00%', 'dip that healed'], ['+10.00%'],
        ['−5.00%', '30 / 60', 'maximum changed by +20'],
    )):
        assert all(word in line for word in wanted), (line, wanted)
    assert 'dip' not in lines[4] and 'missing' not in lines[3], lines
    assert 'no records' in program.text('history', '--from', '2030-01-01', *story())


def check_demo():
    """The demo organisation has 90 days with a gap among them, the last of which is that of the score."""
    found = rows('--demo')
    score = program.values('score', '--demo')
    missing = sum(entry['missingBefore'] for entry in found)
    assert missing > 0 and len(found) + missing == 90, (len(found), missing)
    assert found[-1]['date'] == score['date'] and found[-1]['percent'] == score['percent'], found[-1]


def activity():
    """Two days: of two actions one won, one came; and somebody accepted a risk."""
    days = [day('2026-11-23', 12.0, 30.0), day('2026-11-22', 8.0, 20.0)]
    days[0]['controlScores'] = [program.score('mfa', 6.0, 60), program.score('new', 6.0, 60)]
    days[0]['controlScores'][1]['score'] = 6.0
    days[1]['controlScores'] = [program.score('mfa', 4.0, 40), program.score('old', 4.0, 40)]
    profile = {
        'id': 'mfa', 'title': 'Require MFA', 'service': 'AzureAD', 'controlCategory': 'Identity', 'maxScore': 10.0,
        'controlStateUpdates': [{
            'state': 'Ignored', 'assignedTo': None, 'comment': 'Later', 'updatedBy': 'ann@example.org',
            'updatedDateTime': '2026-11-23T08:00:00Z',
        }],
    }
    return [
        '--activity', '--from', program.save('activity.json', {'value': days}),
        '--from', program.save('catalogue.json', program.profiles(profile)),
    ]


def check_activity():
    """What happened is told newest first, in all forms; what people set names who and why."""
    found = program.values('history', *activity())['activities']
    assert [(entry['kind'], entry['id']) for entry in found] == [
        ('state', 'mfa'), ('achieved', 'mfa'), ('added', 'new'), ('gone', 'old')], found
    assert found[0]['person'] == 'ann@example.org' and found[0]['comment'] == 'Later', found[0]
    assert found[1]['points'] == 6 and found[1]['max'] == 10 and found[1]['pointsChange'] == 2, found[1]
    assert found[1]['since'] == '2026-11-22' and found[1]['actor'] == 'system', found[1]
    assert found[3]['points'] is None and found[3]['actor'] == 'microsoft-or-licence', found[3]
    head, *body = csv.reader(io.StringIO(program.text('history', '--csv', *activity())))
    assert head == list(found[0]) and len(body) == 4, head
    said = program.text('history', *activity())
    for wanted in ('Marked as: Risk accepted', 'Points won: +2', '6 / 10', 'ann@example.org', 'Identity'):
        assert wanted in said, said
    assert 'not known' in program.text('history', '--activity', *story()), 'days without details'


def check_small_activity():
    """The terminal adds up what is small, day by day; other programs are told all of it, and the sums are the same."""
    found = program.values('history', '--demo', '--activity')['activities']
    _head, *rows = csv.reader(io.StringIO(program.text('history', '--demo', '--activity', '--csv')))
    lines = program.text('history', '--demo', '--activity').splitlines()[1:]
    small = [line for line in lines if 'Small changes: ' in line]
    number = sum(int(re.search(r'(\d+) actions', line)[1]) for line in small)
    assert len(rows) == len(found), (len(rows), len(found))
    assert number > 2 * len(small) > 0 and len(lines) - len(small) + number == len(found), (number, len(small), len(lines))
    for entry in found:
        if entry['kind'] in ('achieved', 'lost') and abs(entry['pointsChange']) >= 0.05 * entry['max']:
            assert any(entry['title'] in line for line in lines), entry


def check_signs():
    """A number below 0 has a minus sign, also where the encoding has but a hyphen; data has what programs read."""
    said = program.text('history', *story(), env={'LC_ALL': 'C'})
    assert '-10.00%' in said and '?10.00%' not in said, said
    data = program.text('history', '--csv', *story())
    assert ',-5' in data and '−' not in data, data


def metric(name, *arguments):
    return program.values('history', '--demo', '--metric', name, *arguments)


def check_metrics():
    """Each trend has its own members, and a period for each point; rows say the same."""
    for name, members in (
        ('comparison', ['percent', 'allOrganisations', 'similarSize']), ('changes', ['won', 'lost', 'changes']),
        ('regression', ['points', 'actions']), ('acceptance', ['points', 'actions']),
    ):
        found = metric(name)
        assert found['metric'] == name and found['category'] is None, name
        assert all(list(entry) == ['from', 'to', *members] for entry in found['periods']), (name, found['periods'][0])
        head, *body = csv.reader(io.StringIO(program.text('history', '--demo', '--metric', name, '--csv')))
        assert head == ['from', 'to', *members] and len(body) == len(found['periods']) > 0, (name, head)
        assert [row[0] for row in body] == [entry['from'] for entry in found['periods']], name
    history = {entry['date']: entry for entry in rows('--demo')}
    for entry in metric('comparison')['periods']:
        assert entry['from'] == entry['to'] and entry['percent'] == history[entry['from']]['percent'], entry


def check_changes():
    """What was won and lost is by week in a quarter, by day in a month, never below 0, and adds up to what happened."""
    found = program.values('history', '--demo', '--activity')['activities']
    told = [entry['pointsChange'] for entry in found if entry['kind'] in ('achieved', 'lost', 'asserted')]
    weeks = metric('changes')['periods']
    assert all(entry['lost'] >= 0 and entry['won'] >= 0 for entry in weeks), weeks
    assert abs(sum(entry['won'] - entry['lost'] for entry in weeks) - sum(told)) < 1e-6, weeks
    assert sum(entry['changes'] for entry in weeks) == len(told), weeks
    assert all(entry['from'] != entry['to'] for entry in weeks), weeks
    days = metric('changes', '--from', weeks[-1]['from'])['periods']
    assert all(entry['from'] == entry['to'] for entry in days), days


def check_metrics_of_category():
    """Of one category, in whatever case it is typed, there are other numbers; of one that there is not, none."""
    all_of_them = metric('regression')['periods'][-1]
    one = metric('regression', '--category', 'apps')
    assert one['category'] == 'Apps' and one['periods'][-1]['points'] < all_of_them['points'], one['periods'][-1]
    assert list(metric('comparison', '--category', 'Apps')['periods'][0]) == ['from', 'to', 'percent']
    said = program.complaint('history', '--demo', '--metric', 'regression', '--category', 'None', expect=2)
    assert 'Identity' in said, said


def check_metrics_said():
    """The terminal says what a trend means, and shows a line for each period."""
    said = program.text('history', '--demo', '--metric', 'regression').splitlines()
    assert 'at their best' in said[0] and 'Points  Actions' in ' '.join(said), said[:4]
    assert 'week by week' in program.text('history', '--demo', '--metric', 'changes')
    assert 'no records' in program.text('history', '--metric', 'regression', *story())


def check_refused():
    """What is no day, two first days, the wrong way round, or both forms at once is wrong usage."""
    source = story()
    for arguments, wanted in (
        (['--to', 'yesterday'], 'yesterday'), (['--from', '2026-11-20', '--from', '2026-11-21'], 'not two'),
        (['--from', '2026-11-21', '--to', '2026-11-20'], 'comes after'), (['--json', '--csv'], '--json and --csv'),
        (['2026-11-20'], '2026-11-20'),
        (['--metric', 'nothing'], 'acceptance'), (['--category', 'Apps'], '--metric'),
        (['--metric', 'changes', '--activity'], '--activity'),
    ):
        said = program.complaint('history', *arguments, *source, expect=2)
        assert wanted in said, (arguments, said)
    assert '--from' in program.complaint('history', '--from', '2026-11-20', expect=2)
    assert '2026-11-20' in program.complaint('score', '--from', '2026-11-20', expect=1)


sys.exit(tap.run(check_values, check_csv, check_range, check_dip_at_edges, check_said, check_demo, check_activity,
    check_small_activity, check_signs, check_metrics, check_changes, check_metrics_of_category, check_metrics_said,
    check_refused))
