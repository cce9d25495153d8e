# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The manual pages are sound, of this version, and say what the program does.

Arguments: the source folder, the version and the program.
"""

import json
import pathlib
import re
import sys

import tap

DATA = pathlib.Path(sys.argv[1]) / 'data'
VERSION = sys.argv[2]
PROGRAM = sys.argv[3]
PAGES = [DATA / 'bolwerk.1', DATA / 'nl' / 'bolwerk.1']


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


def check_content():
    """Each page shows every subcommand and what its options are."""
    for page in PAGES:
        text = shown(page)
        words = [
            'bolwerk score', 'bolwerk list', 'bolwerk show', '--demo', '--from', '--filter', '--search',
            '--sort', '--group', '--limit', '--json', '--csv', '--help', '--version',
            'bolwerk sign-in', 'bolwerk sign-out', 'bolwerk organisations', '--organisation', '--browser',
            '--device-code', '--application', '--client-id', '--tenant', '--name', '--cloud', '--login', '--graph',
            '--portal', '--admin-centre', '--trust-file', '--secret-fd', '--certificate', '--certificate-password-fd',
            '--certificate-key', '--certificate-in-file', '--rename', '--short-name', '--colour', '--default',
            '--no-keyring', '--remove', 'CREDENTIALS_DIRECTORY',
        ]
        tap.none_of([word for word in words if word not in text], f'not in {page.relative_to(DATA)}')


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


sys.exit(tap.run(check_lint, check_content, check_alike, check_keys, check_members, check_version))
