# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every text that people see reaches the translators.

Argument: the source folder.
"""

import pathlib
import re
import sys

import tap

SOURCE = pathlib.Path(sys.argv[1])
PO = SOURCE / 'po'
CALL = re.compile(
    r'(?<![\w.])(?:_|N_|C_|NC_|Q_|gettext|ngettext|dgettext|dngettext|g_dgettext|g_dcgettext|g_dngettext|g_dpgettext2)\s*\('
)
# Properties of widgets whose value people read.
READ_BY_PEOPLE = (
    'label', 'title', 'subtitle', 'description', 'tooltip-text', 'placeholder-text', 'text', 'heading', 'body',
    'button-label', 'header', 'child-title', 'menu-label', 'roledescription', 'value-text',
)


def listed():
    lines = (PO / 'POTFILES.in').read_text(encoding='utf-8').splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith('#')]


def sources():
    """Every file of the source tree that may hold texts for people, with its text."""
    for folder in ('src', 'data'):
        for path in sorted((SOURCE / folder).rglob('*')):
            if path.suffix in ('.c', '.h', '.blp', '.ui', '.in') and path.is_file():
                yield path.relative_to(SOURCE).as_posix(), path.read_text(encoding='utf-8')


def without_comments(text):
    return re.sub(r'/\*.*?\*/|//[^\n]*', '', text, flags=re.DOTALL)


def translatable(name, text):
    if name.endswith(('.c', '.h', '.blp')):
        return bool(CALL.search(re.sub(r'^\s*#.*$', '', without_comments(text), flags=re.MULTILINE)))
    if name.endswith('.ui'):
        return 'translatable="yes"' in text
    return name.endswith(('.desktop.in.in', '.metainfo.xml.in.in', '.gschema.xml.in'))


def check_listed():
    """Every file with translatable texts is listed."""
    names = set(listed())
    missing = [name for name, text in sources() if translatable(name, text) and name not in names]
    tap.none_of(missing, 'not in po/POTFILES.in')


def check_there():
    """Every listed file is there and has something to translate."""
    found = dict(sources())
    empty = [name for name in listed() if name not in found or not translatable(name, found[name])]
    tap.none_of(empty, 'listed in po/POTFILES.in for nothing')


def check_sorted():
    """The list is sorted and names no file twice."""
    names = listed()
    assert names == sorted(set(names)), 'sort po/POTFILES.in with LC_ALL=C sort -u'


def check_wrapped():
    """No text in a Blueprint file stands outside gettext."""
    bare = re.compile(rf'\b({"|".join(READ_BY_PEOPLE)})\s*:\s*(["\'])(?=[^"\']*[A-Za-z]{{2}})(.*?)\2\s*;')
    wrong = [
        f'{name}: {match[0]}' for name, text in sources() if name.endswith('.blp')
        for match in bare.finditer(without_comments(text)) if match[3] != 'Bolwerk'
    ]
    tap.none_of(wrong, 'not marked for translation')


def check_languages():
    """Dutch is among the languages, and each has its file."""
    languages = [line for line in (PO / 'LINGUAS').read_text().split() if not line.startswith('#')]
    assert 'nl' in languages
    tap.none_of([name for name in languages if not (PO / f'{name}.po').exists()], 'without a file')


sys.exit(tap.run(check_listed, check_there, check_sorted, check_wrapped, check_languages))
