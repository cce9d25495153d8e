# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The manual pages are sound and of this version.

Arguments: the source folder and the version.
"""

import pathlib
import re
import sys

import tap

DATA = pathlib.Path(sys.argv[1]) / 'data'
VERSION = sys.argv[2]
PAGES = [page for page in (DATA / 'bolwerk.1', DATA / 'nl' / 'bolwerk.1') if page.exists()]


def check_there():
    """There is a manual page."""
    assert DATA / 'bolwerk.1' in PAGES


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
        ]
        tap.none_of([word for word in words if word not in text], f'not in {page.relative_to(DATA)}')


def check_version():
    """The pages name this version."""
    for page in PAGES:
        heading = next(line for line in page.read_text(encoding='utf-8').splitlines() if line.startswith('.TH'))
        assert f'Bolwerk {VERSION}' in heading or f'bolwerk {VERSION}' in heading, heading


sys.exit(tap.run(check_there, check_lint, check_content, check_version))
