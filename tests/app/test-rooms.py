# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every page and state of the window, in both languages: what a screen reader finds, and that all of it is Dutch.

Argument: the only language to go through them in, where no more is asked than that none of it fails."""

import sys

import dutch
import names
from rooms import tour
from walk import run

LANGUAGES = sys.argv[1:] or ["en", "nl"]
READ = {}
TONGUES = {}
SAID = {}


def tours(language):
    def check():
        READ[language], TONGUES[language] = {}, {}
        for room, reading in tour(language):
            READ[language][room] = reading
            TONGUES[language][room] = names.tongues(room, reading, language)
        SAID[language] = {room: dutch.said(reading) for room, reading in READ[language].items()}

    check.__doc__ = f"Every page and state is reached, without a word of complaint, where {language} is spoken"
    return check


def of_language(check, language, read):
    def checked():
        check(language, read[language])

    checked.__doc__ = f"{check.__doc__.rstrip('.')}, where {language} is spoken"
    return checked


def of_both(check):
    def checked():
        check(SAID)

    checked.__doc__ = check.__doc__
    return checked


def check_same_rooms():
    """Both languages have the same rooms."""
    assert READ["en"].keys() == READ["nl"].keys()


ALONE = [
    of_language(check, language, read)
    for language in LANGUAGES
    for check, read in (
        (names.check_names, READ), (names.check_rows, READ), (names.check_headings, READ),
        (names.check_language, TONGUES),
    )
]
if len(LANGUAGES) > 1:
    ALONE += [check_same_rooms] + [of_both(check) for check in (dutch.check_no_english, dutch.check_graph)]

run(*map(tours, LANGUAGES), *ALONE, alone=ALONE)
