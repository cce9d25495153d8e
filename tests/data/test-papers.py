# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The papers name what is there.

Argument: the source folder.
"""

import pathlib
import re
import sys

import tap

SOURCE = pathlib.Path(sys.argv[1])
PAPERS = [SOURCE / 'README.md', SOURCE / 'CONTRIBUTING.md', *sorted((SOURCE / 'docs').glob('*.md'))]
FOLDERS = ('src/', 'data/', 'po/', 'tests/', 'docs/', 'flatpak/', 'dev.d/', '.ci/')


def check_two_commands():
    """The README opens with the picture and exactly the two commands."""
    text = (SOURCE / 'README.md').read_text(encoding='utf-8')
    assert text.startswith('# Bolwerk\n')
    blocks = re.findall(r'```(?:sh)?\n(.*?)```', text, re.DOTALL)
    commands = [line.split('#')[0].strip() for line in blocks[0].splitlines()]
    assert commands == ['./dev run', './dev test [SUITE...]'], commands
    assert 0 < text.find('](docs/overview.png)') < text.find('```'), 'the picture comes first'


def check_links():
    """Every link to a file of the project leads there."""
    wrong = []
    for paper in PAPERS:
        text = paper.read_text(encoding='utf-8')
        for target in re.findall(r'\]\(([^)#\s]+)(?:#[^)]*)?\)', text):
            if not re.match(r'[a-z]+:', target) and not (paper.parent / target).exists():
                wrong.append(f'{paper.relative_to(SOURCE)}: {target}')
    tap.none_of(wrong, 'leads nowhere')


def check_paths():
    """Every path in code marks that starts with a folder of the project is there."""
    wrong = []
    for paper in PAPERS:
        for path in re.findall(r'`([^`\s]+)`', paper.read_text(encoding='utf-8')):
            if path.startswith(FOLDERS) and '*' not in path and '<' not in path and not (SOURCE / path).exists():
                wrong.append(f'{paper.relative_to(SOURCE)}: {path}')
    tap.none_of(wrong, 'not there')


def check_rooms():
    """The architecture paper names every room under src."""
    text = (SOURCE / 'docs' / 'architecture.md').read_text(encoding='utf-8')
    rooms = [room.name for room in (SOURCE / 'src').iterdir() if room.is_dir()]
    tap.none_of([room for room in rooms if f'src/{room}/' not in text], 'not in docs/architecture.md')


def check_licences():
    """Every source file says whose it is and under which licence."""
    wrong = []
    for folder in ('src', 'data', 'tests', 'po'):
        for path in (SOURCE / folder).rglob('*'):
            if path.suffix in ('.c', '.h', '.blp', '.build', '.py', '.sh', '.svg', '.ui', '.css') and path.is_file():
                head = path.read_text(encoding='utf-8')[:400]
                if 'SPDX-FileCopyrightText:' not in head or 'SPDX-License-Identifier:' not in head:
                    wrong.append(path.relative_to(SOURCE))
    tap.none_of(wrong, 'without the two SPDX lines')


sys.exit(tap.run(check_two_commands, check_links, check_paths, check_rooms, check_licences))
