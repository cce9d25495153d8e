# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Dutch translation is whole, sound and in the words that were chosen.

Arguments: the source folder, then xgettext's arguments as po/meson.build has them.
"""

import collections
import pathlib
import re
import sys
import tempfile

import po
import tap

SOURCE = pathlib.Path(sys.argv[1])
XGETTEXT_ARGUMENTS = sys.argv[2:]
HERE = SOURCE / 'tests' / 'data'
NL = SOURCE / 'po' / 'nl.po'

# Names that a translation leaves as they are.
NAMES = [
    'AT-SPI', 'Bolwerk', 'CSV', 'Defender', 'Entra', 'Exchange', 'Graph', 'Graph Explorer', 'HTML',
    'Intune', 'JSON', 'Microsoft', 'PowerShell', 'Secure Score', 'SharePoint', 'Teams', 'UTF-8', 'UTF-16',
]
PLACEHOLDER = re.compile(r'%(?:\d+\$)?[-+ #0\']*\d*(?:\.\d+)?(?:hh|h|ll|l|z|j)?[a-zA-Z%]|\{[^{}\s]*\}')


def template():
    """The messages that the sources hold now."""
    with tempfile.TemporaryDirectory() as folder:
        pot = pathlib.Path(folder) / 'bolwerk.pot'
        said = tap.output(
            tap.tool('xgettext'), *XGETTEXT_ARGUMENTS, '--files-from=po/POTFILES.in',
            f'--output={pot}', cwd=SOURCE,
        )
        said = [line for line in said.splitlines() if "extension 'blp' is unknown" not in line]
        tap.none_of(said, 'xgettext warns')
        return po.read(pot.read_text(encoding='utf-8'))


TEMPLATE = template()
DUTCH = po.read(NL.read_text(encoding='utf-8'))


def pairs():
    """Each translated text with the English that it stands for."""
    for message in DUTCH:
        for number, text in enumerate(message.strings):
            if not text:
                continue  # check_complete tells
            english = message.plural if number and message.plural is not None else message.id
            yield message, english, text


def table(name):
    """The lines of a two-column file of this folder, as they stand there: 'left | right'."""
    for line in (HERE / name).read_text(encoding='utf-8').splitlines():
        if line.strip() and not line.startswith('#'):
            left, _, right = line.partition(' | ')
            yield left.strip(), right.strip()


def plain(text):
    """A text without mnemonic, ellipsis and colon at its end, for comparing words."""
    return text.replace('_', '').rstrip('…:. ').casefold()


def has_words(text):
    return re.search('[A-Za-z]', PLACEHOLDER.sub('', text)) is not None


def check_complete():
    """Every message of the sources is translated."""
    known = {message.key: message for message in DUTCH}
    missing = [
        message for message in TEMPLATE
        if message.key not in known or not all(known[message.key].strings)
    ]
    tap.none_of(missing, 'not translated')


def check_no_left_overs():
    """No translation stands for a message that is gone."""
    wanted = {message.key for message in TEMPLATE}
    tap.none_of([message for message in DUTCH if message.key not in wanted], 'gone from the sources')


def check_not_fuzzy():
    """No translation is fuzzy."""
    tap.none_of([message for message in DUTCH if 'fuzzy' in message.flags], 'fuzzy')


def check_msgfmt():
    """Msgfmt finds header, placeholders and plurals in order."""
    said = tap.output(tap.tool('msgfmt'), '--check', '--output-file=/dev/null', str(NL))
    tap.none_of(said.splitlines(), 'msgfmt')


def check_plurals():
    """Plural messages have both Dutch forms, and the rule is that of Dutch."""
    text = NL.read_text(encoding='utf-8')
    assert 'nplurals=2; plural=(n != 1);' in text
    wrong = [message for message in DUTCH if message.plural is not None and len(message.strings) != 2]
    tap.none_of(wrong, 'without both forms')


def check_not_english():
    """No translation equals its English, save those on the list."""
    allowed = dict(table('same-in-dutch.txt'))
    tap.none_of([word for word, reason in allowed.items() if not reason], 'listed without a reason')
    same = {english for _, english, text in pairs() if text == english and has_words(english)}
    tap.none_of(sorted(same - allowed.keys()), 'left in English')
    tap.none_of(sorted(allowed.keys() - same), 'listed, but not the same any more')


def check_placeholders():
    """Every placeholder comes back as often as it stands in the English."""
    def count(text):
        return collections.Counter(re.sub(r'\d+\$', '', found) for found in PLACEHOLDER.findall(text))

    # The form for one may leave the number out where English does so too.
    wrong = [
        f'{message}: {text}' for message, english, text in pairs()
        if count(text) not in (count(english), count(message.plural or message.id))
    ]
    tap.none_of(wrong, 'other placeholders')


def check_shape():
    """Mnemonic, line ends and the mark at the end come back."""
    wrong = []
    for message, english, text in pairs():
        same_end = english[-1] in '.…:?!' and not text.endswith(english[-1])
        more_end = text[-1:] in '.…:' and english[-1] not in '.…:?!'
        mnemonic = bool(re.search(r'(?<!\w)_\w|\w_\w(?=\w*$)', english)) and english.count('_') == 1
        if same_end or more_end or english.count('\n') != text.count('\n'):
            wrong.append(f'{message}: {text}')
        elif mnemonic and re.fullmatch(r'[\w ]+…?', english) and text.count('_') != 1:
            wrong.append(f'{message}: {text} (mnemonic)')
    tap.none_of(wrong, 'another shape')


def check_names():
    """Names of products stay as they are."""
    wrong = [
        f'{name}: {text}' for _, english, text in pairs() for name in NAMES
        if re.search(rf'\b{re.escape(name)}\b', english) and name not in text
    ]
    tap.none_of(wrong, 'a name is gone')


def check_glossary():
    """The words that were chosen are used."""
    chosen = {plain(english): [plain(one) for one in dutch.split('/')] for english, dutch in table('glossary-nl.txt')}
    wrong = [
        f'{message}: {text}' for message, english, text in pairs()
        if plain(english) in chosen and plain(text) not in chosen[plain(english)]
    ]
    tap.none_of(wrong, 'another word than chosen')
    used = {plain(english) for _, english, _ in pairs()} & chosen.keys()
    assert len(used) >= 20, f'only {len(used)} words of the glossary are met: is it read aright?'


def check_not_scored():
    """The label of actions without points is that of Microsoft's Dutch."""
    label = [text for _, english, text in pairs() if english == '[Not scored]']
    assert label == ['[Niet gescoord]'], f'[Not scored] is {label}'


def check_forbidden():
    """No word that was ruled out is used."""
    wrong = [
        f'{text}: "{pattern}": {reason}' for pattern, reason in table('not-in-dutch.txt')
        for _, _, text in pairs() if re.search(pattern, text, re.IGNORECASE)
    ]
    tap.none_of(wrong, 'words that were ruled out')


def check_comments():
    """A message with a placeholder, or of one or two words, tells translators what it is.

    A context says it too for words alone, and so does a mnemonic: that is a button or a menu item.
    """
    def wants(message):
        if any(PLACEHOLDER.search(text) for text in message.ids):
            return True
        return len(message.id.split()) <= 2 and not message.context and '_' not in message.id

    bare = [
        f'{message.places[0] if message.places else ""}: {message}' for message in TEMPLATE
        if wants(message) and not any(comment.startswith('Translators:') for comment in message.comments)
    ]
    tap.none_of(bare, 'without a word to translators')


def check_settled():
    """Nothing is left that a translator would have to guess."""
    wrong = [f'{message}: {text}' for message, _, text in pairs() if re.search(r'TO' r'DO|FIX' r'ME|\?\?|XX' r'X', text)]
    tap.none_of(wrong, 'not settled')


sys.exit(tap.run(
    check_complete, check_no_left_overs, check_not_fuzzy, check_msgfmt, check_plurals, check_not_english,
    check_placeholders, check_shape, check_names, check_glossary, check_not_scored, check_forbidden,
    check_comments, check_settled,
))
