# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The manual pages are sound, of this version, and say what the program does.

Arguments: the source folder, the version and the program.
"""

import json
import os
import pathlib
import re
import sys

import tap

DATA = pathlib.Path(sys.argv[1]) / 'data'
VERSION = sys.argv[2]
PROGRAM = sys.argv[3]
LANGUAGES = {DATA / 'bolwerk.1': 'en_US.UTF-8', DATA / 'nl' / 'bolwerk.1': 'nl_NL.UTF-8'}
PAGES = list(LANGUAGES)


def check_lint():
    """Groff and man have nothing to say about the pages."""
    for page in PAGES:
        said = tap.output(
            tap.tool('groff'), '-K', 'utf8', '-man', '-T', 'utf8', '-ww', '-z', '-rCHECKSTYLE=3', str(page)
        )
        tap.none_of(said.splitlines(), f'groff on {page.relative_to(DATA)}')


def shown(page):
    text = tap.output(tap.tool('groff'), '-K', 'utf8', '-man', '-T', 'utf8', '-P-cbou', str(page))
    return re.sub(r'\s+', ' ', text)


def section(page, number):
    """The words of a section of a page: 0 is the name of the program, 1 the synopsis, 3 the commands."""
    text = page.read_text(encoding='utf-8').replace('\\-', '-').split('\n.SH ')[number + 1]
    return ' '.join(re.sub(r'^\.[A-Z]+ |["\[\]{}|]', '', line).strip() for line in text.splitlines())


def told(page, *command):
    """What the program tells in the language of the page."""
    environment = os.environ | {'LC_ALL': LANGUAGES[page], 'LANGUAGE': '', 'COLUMNS': '80'}
    return tap.output(PROGRAM, *command, '--help', env=environment)


def commands_of(page):
    """The first words after `bolwerk` of each line of its usage."""
    return re.findall(r'^  bolwerk ((?:--)?[a-z][a-z-]+)', told(page), re.MULTILINE)


def options_of(page, *command):
    """The options of a command, with the name of what they take."""
    return re.findall(r'^  (?:-h, )?(--[a-z-]+)(?:=([A-Z]+))?', told(page, *command), re.MULTILINE)


def check_languages():
    """The program tells of itself in the language of each page."""
    for page, word in zip(PAGES, ('Usage:', 'Gebruik:'), strict=True):
        assert word in told(page) and word in told(page, 'score'), told(page)
    assert len(commands_of(PAGES[0])) >= 10 and commands_of(PAGES[0]) == commands_of(PAGES[1]), commands_of(PAGES[0])


def check_commands():
    """Each page has every command in its synopsis and says what it does, and knows no other."""
    for page in PAGES:
        commands = commands_of(page)
        verbs = [word for word in commands if word[0] != '-']
        missing = [f'{word} (synopsis)' for word in commands if word not in ('--help', '--version')
                   and not re.search(rf'\bbolwerk {word}(?![a-z-])', section(page, 1))]
        missing += [f'{word} (commands)' for word in verbs if not re.search(rf'\bbolwerk {word}(?![a-z-])', section(page, 3))]
        tap.none_of(missing, f'not in {page.relative_to(DATA)}')
        said = re.findall(r'\bbolwerk ([a-z][a-z-]+)', section(page, 1) + section(page, 3))
        tap.none_of(set(said) - set(verbs), f'no commands, but in {page.relative_to(DATA)}')


def check_options():
    """Each page has every option of every command with the name of what it takes, and knows no other."""
    for page in PAGES:
        text = shown(page)
        options = {option for command in commands_of(page) if command[0] != '-' for option in options_of(page, command)}
        options |= {('--demo', ''), ('--version', '')}
        assert len(options) >= 30, options
        missing = [f'{option} {value}' for option, value in sorted(options)
                   if not re.search(rf'(?<![a-z-]){option}{" " + value if value else ""}(?![A-Za-z-])', text)]
        tap.none_of(missing, f'not in {page.relative_to(DATA)}')
        tap.none_of(set(re.findall(r'(?<![a-z-])--[a-z-]+', text)) - {option for option, _ in options},
                    f'no options, but in {page.relative_to(DATA)}')
        assert 'CREDENTIALS_DIRECTORY' in text, page


def check_alike():
    """Both pages name the same options, keys and commands."""
    def words(page):
        text = page.read_text(encoding='utf-8').replace('\\-', '-')
        keys = re.findall(r'^(?:Keys|Sleutels): ([a-z, \n-]+)\.', text, re.MULTILINE)
        return sorted(set(re.findall(r'--[a-z]+|^\.B bolwerk \w+', text, re.MULTILINE))), [
            sorted(re.findall(r'[a-z-]+', line)) for line in keys
        ]

    english, dutch = map(words, PAGES)
    assert english == dutch, f'{english}\n{dutch}'
    assert len(english[0]) >= 12 and len(english[1]) == 3, english


def keys_of(page):
    """The keys to filter, sort and group by, as the page lists them."""
    text = page.read_text(encoding='utf-8').replace('\\-', '-')
    lists = re.findall(r'^(?:Keys|Sleutels): ([a-z, \n-]+)\.', text, re.MULTILINE)
    return dict(zip(('filter', 'sort', 'group'), (re.findall(r'[a-z-]+', line) for line in lists), strict=True))


def check_keys():
    """Each page lists the keys that the program itself does, in its order."""
    said = re.sub(r'\s+', ' ', tap.output(PROGRAM, 'list', '--help'))
    for page in PAGES:
        for purpose, keys in keys_of(page).items():
            assert f' to {purpose} by: {", ".join(keys)} ' in said, f'{page.relative_to(DATA)}: {purpose}: {keys}\n{said}'


def members(page, command):
    """The members that the page lists for the JSON of a command."""
    text = page.read_text(encoding='utf-8').replace('\\-', '-')
    found = re.search(rf'^\.B bolwerk {command} --json\n[^:]*: ([A-Za-z, \n]+)\.', text, re.MULTILINE)
    assert found, f'{page.relative_to(DATA)} lists no members for {command}'
    return re.findall(r'\w+', found[1])


def check_members():
    """Each page lists the members of the JSON that the program writes, in its order."""
    for command, written in (
        ('score', json.loads(tap.output(PROGRAM, 'score', '--demo', '--json'))),
        ('list', json.loads(tap.output(PROGRAM, 'list', '--demo', '--limit', '1', '--json'))[0]),
    ):
        for page in PAGES:
            assert members(page, command) == list(written), f'{page.relative_to(DATA)}: {command}: {list(written)}'


def check_version():
    """The pages name this version."""
    for page in PAGES:
        heading = next(line for line in page.read_text(encoding='utf-8').splitlines() if line.startswith('.TH'))
        assert f'Bolwerk {VERSION}' in heading or f'bolwerk {VERSION}' in heading, heading


sys.exit(tap.run(check_lint, check_languages, check_commands, check_options, check_alike, check_keys, check_members, check_version))
