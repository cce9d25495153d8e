# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads gettext's PO files as far as the checks need them."""

import ast
import dataclasses
import re


@dataclasses.dataclass
class Message:
    context: str | None = None
    id: str = ''
    plural: str | None = None
    strings: list = dataclasses.field(default_factory=list)
    flags: set = dataclasses.field(default_factory=set)
    comments: list = dataclasses.field(default_factory=list)
    places: list = dataclasses.field(default_factory=list)

    @property
    def key(self):
        return (self.context, self.id, self.plural)

    @property
    def ids(self):
        return [text for text in (self.id, self.plural) if text is not None]

    def __str__(self):
        context = f'[{self.context}] ' if self.context else ''
        return f'{context}"{self.id}"'


def read(text):
    """The messages of a PO file without its header and without obsolete ones."""
    messages = [_read_block(block) for block in re.split(r'\n\s*\n', text.strip())]
    return [message for message in messages if message and message.id]


def _read_block(block):
    message, field, said = Message(), None, False
    values = {}
    for line in block.splitlines():
        if line.startswith('#~'):
            continue
        if line.startswith('#,'):
            message.flags.update(flag.strip() for flag in line[2:].split(','))
        elif line.startswith('#.'):
            message.comments.append(line[2:].strip())
        elif line.startswith('#:'):
            message.places.extend(line[2:].split())
        elif match := re.match(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)\s+(".*")$', line):
            field, said = match[1], True
            values[field] = ast.literal_eval(match[2])
        elif line.startswith('"'):
            values[field] += ast.literal_eval(line)
    if not said:
        return None
    message.context = values.get('msgctxt')
    message.id = values['msgid']
    message.plural = values.get('msgid_plural')
    message.strings = [values[name] for name in sorted(values) if name.startswith('msgstr')]
    return message
