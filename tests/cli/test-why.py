# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Why the score changed, of saved answers and of the demo organisation."""

import json
import sys

import program
import tap

KINDS = ['done', 'asserted', 're-weighted', 'added', 'gone', 'unexplained']
NEAR = 1e-6


def day(date, current, maximum, *entries):
    answer = program.scores(*entries, current=current, maximum=maximum)['value'][0]
    return {**answer, 'id': f'{program.TENANT}_{date}', 'createdDateTime': f'{date}T00:00:00Z'}


def story():
    """Three days with a gap: on the last one A is worked on, N is new and O has gone."""
    marked = [{'state': 'ThirdParty', 'updatedDateTime': '2026-11-20T09:00:00Z'}]
    days = [
        day('2026-11-23', 26.0, 40.0, program.score('A', 8.0, 80.0, count='20', total='25'),
            program.score('T', 10.0, 100.0, count='0', total='25'), program.score('N', 0.0, 0.0), program.score('S', 8.0, 80.0)),
        day('2026-11-20', 14.0, 40.0, program.score('A', 4.0, 40.0, count='10', total='25'),
            program.score('T', 0.0, 0.0, count='25', total='25'), program.score('O', 2.0, 20.0), program.score('S', 8.0, 80.0)),
        day('2026-11-19', 14.0, 40.0, program.score('A', 4.0, 40.0, count='10', total='25'),
            program.score('T', 0.0, 0.0), program.score('O', 2.0, 20.0), program.score('S', 8.0, 80.0)),
    ]
    catalogue = [program.profile(name) for name in 'ANOS'] + [program.profile('T', controlStateUpdates=marked)]
    return [
        '--from', program.save('days.json', {'value': days}),
        '--from', program.save('catalogue.json', program.profiles(*catalogue)),
    ]


def causes(answer):
    return {cause['kind']: cause for cause in answer['causes']}


def assert_adds_up(answer):
    assert [cause['kind'] for cause in answer['causes']] == KINDS, answer
    for key in 'points', 'max', 'percent':
        total = answer['to']['current' if key == 'points' else key] - answer['from']['current' if key == 'points' else key]
        parts = sum(cause[key] for cause in answer['causes'])
        assert abs(answer['change'][key] - total) < NEAR and abs(parts - total) < NEAR, (key, total, parts, answer)
        for cause in answer['causes']:
            if cause['kind'] != 'unexplained':
                assert abs(sum(action[key] for action in cause['actions']) - cause[key]) < NEAR, cause


def check_newest():
    """Without a day the newest one is explained, from the one before the gap, and each part has its actions."""
    answer = program.values('why', *story())
    assert (answer['from']['date'], answer['to']['date']) == ('2026-11-20', '2026-11-23'), answer
    assert_adds_up(answer)
    found = {kind: [action['id'] for action in cause['actions']] for kind, cause in causes(answer).items()}
    assert found == {
        'done': ['A'], 'asserted': ['T'], 're-weighted': [], 'added': ['N'], 'gone': ['O'], 'unexplained': [],
    }, found
    # 4 of 40 points are 10 percentage points, 10 of them 25.
    assert abs(causes(answer)['done']['percent'] - 10) < NEAR, answer
    assert abs(causes(answer)['asserted']['percent'] - 25) < NEAR, answer
    assert causes(answer)['asserted']['actions'][0]['marked'] == '2026-11-20', answer
    assert causes(answer)['added']['actions'][0]['maxAssumed'], answer
    assert causes(answer)['unexplained']['points'] == 0, answer


def check_days():
    """One day is held against the one before it, two against each other; a day in a gap is the one before."""
    source = story()
    for days, wanted in (
        (['2026-11-20'], ('2026-11-19', '2026-11-20')),
        (['2026-11-19', '2026-11-23'], ('2026-11-19', '2026-11-23')),
        (['2026-11-21', '2026-11-23'], ('2026-11-20', '2026-11-23')),
        (['2026-11-22'], ('2026-11-19', '2026-11-20')),
    ):
        answer = program.values('why', *days, *source)
        assert (answer['from']['date'], answer['to']['date']) == wanted, (days, answer)
        assert_adds_up(answer)


def check_said():
    """The terminal says from what to what, the parts with their actions, the day of the mark and how many meet it."""
    said = program.text('why', *story())
    for wanted in (
        'From 20 November 2026 to 23 November 2026', '35.0% (14 / 40) became 65.0% (26 / 40): +30.00%', 'Done here',
        'Marked as third party', 'Title of A', '10 of 25 became 20 of 25', 'marked on 20 Nov 2026', 'Together', '+25.00%',
        'Added by Microsoft or by a licence', 'Scored no more',
    ):
        assert wanted in said, (wanted, said)
    assert 'Not explained' not in said and 'Title of S' not in said, said


def check_known_in_part():
    """A day of which only the totals are known is not compared: the one before it is, which is said; where there is none, that."""
    days = story()
    hollow = [day(date, 20.0, 40.0) for date in ('2026-11-24', '2026-11-25')]
    days += ['--from', program.save('hollow.json', {'value': hollow})]
    answer = program.values('why', *days)
    assert (answer['from']['date'], answer['to']['date']) == ('2026-11-20', '2026-11-23'), answer
    assert (answer['from']['insteadOf'], answer['to']['insteadOf']) == (None, '2026-11-25'), answer
    assert_adds_up(answer)
    assert causes(answer)['added']['points'] == 0 and causes(answer)['unexplained']['points'] == 0, answer
    said = ' '.join(program.text('why', '2026-11-24', *days).split())
    assert 'Not all is known of 24 November 2026: the nearest day before it is compared.' in said, said
    assert 'Not all is known' not in program.text('why', '2026-11-23', *days)
    alone = ['--from', program.save('hollow.json', {'value': hollow})]
    assert 'Only totals are known of that day' in program.complaint('why', *alone, expect=1)


def check_doubtful_mark():
    """That points may have come before a mark is said where the days in between are not known."""
    marked = [{'state': 'ThirdParty', 'updatedDateTime': '2026-11-20T09:00:00Z'}]
    days = [
        day('2026-11-23', 10.0, 10.0, program.score('T', 10.0, 100.0)),
        day('2026-11-18', 0.0, 10.0, program.score('T', 0.0, 0.0)),
    ]
    between = day('2026-11-19', 10.0, 10.0, program.score('T', 10.0, 100.0))
    source = ['--from', program.save('catalogue.json', program.profiles(program.profile('T', controlStateUpdates=marked)))]
    doubtful = [*source, '--from', program.save('days.json', {'value': days})]
    said = program.text('why', *doubtful)
    assert 'marked on 20 Nov 2026 · its points may have come before that' in said, said
    assert causes(program.values('why', *doubtful))['asserted']['actions'][0]['markDoubtful'] is True
    known = [*source, '--from', program.save('days.json', {'value': [*days, between]})]
    found = causes(program.values('why', '2026-11-18', '2026-11-23', *known))
    assert not found['asserted']['actions'] and found['done']['points'] == 10, found


def check_fell():
    """That a percentage fell because the maximum rose is said in a sentence, also where points wavered by a hundredth."""
    for points, wanted in (
        (10.0, 'though no points were lost, because the maximum rose'),
        (10.5, 'though points were won, because the maximum rose more'),
        (9.99, 'The percentage fell mostly because the maximum rose: there are 5 more points to achieve.'), (5.0, None),
    ):
        days = [
            day('2026-11-23', points, 25.0, program.score('A', 10.0, 100.0)),
            day('2026-11-22', 10.0, 20.0, program.score('A', 10.0, 100.0)),
        ]
        said = ' '.join(program.text('why', '--from', program.save('fell.json', {'value': days})).split())
        assert 'Not explained' in said and (wanted or 'became') in said, (points, said)
        assert wanted or 'The percentage' not in said, said


def check_demo():
    """The demo organisation's story adds up on every day."""
    score = program.values('score', '--demo')
    answer = program.values('why', '--demo')
    assert answer['to']['date'] == score['date'] and abs(answer['to']['percent'] - score['percent']) < NEAR, answer
    assert_adds_up(answer)


def check_refused():
    """Days that are none, or the wrong way round, are wrong usage; a day without records is a failure that is told."""
    source = story()
    assert '2026-11-23' in program.complaint('why', 'yesterday', *source, expect=2)
    program.complaint('why', '2026-11-23', '2026-11-20', *source, expect=2)
    program.complaint('why', '2026-11-19', '2026-11-20', '2026-11-23', *source, expect=2)
    for days in ['2026-11-19'], ['2025-01-01'], ['2025-01-01', '2026-11-23']:
        said = program.complaint('why', *days, *source, expect=1)
        assert 'no earlier day to compare with' in said, said


def check_stable():
    """The keys of the JSON are those of the documentation."""
    answer = json.loads(program.text('why', '--json', *story()))
    assert list(answer) == ['from', 'to', 'change', 'causes'], answer
    assert list(answer['causes'][0]) == ['kind', 'points', 'max', 'percent', 'actions'], answer
    assert list(answer['causes'][0]['actions'][0]) == [
        'id', 'title', 'points', 'max', 'percent', 'maxAssumed', 'marked', 'markDoubtful', 'countBefore', 'totalBefore', 'count',
        'total',
    ], answer
    assert list(answer['from']) == list(answer['to']) == ['date', 'current', 'max', 'percent', 'insteadOf'], answer


def check_population():
    """How many of how many meet an action is told of both days, where it is known and agrees with the percentage."""
    answer = json.loads(program.text('why', '--json', *story()))
    members = 'countBefore', 'totalBefore', 'count', 'total'
    found = {kind: [[action[member] for member in members] for action in cause['actions']]
             for kind, cause in causes(answer).items()}
    assert found['done'] == [[10, 25, 20, 25]], found
    assert found['asserted'] == found['added'] == found['gone'] == [[None] * 4], found


sys.exit(tap.run(check_newest, check_days, check_said, check_known_in_part, check_doubtful_mark, check_fell, check_demo, check_refused, check_stable, check_population))
