# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the walks through the finished program have in common.

Argument of each walk: the language; none where it walks in both. The environment names the installed build.
"""

import contextlib
import gettext
import json
import os
import pathlib
import re
import subprocess
import sys

import prefix
import tap
from accessible import matches  # noqa: F401 - for the walks
from desk import Desk, Missing, wait_until  # noqa: F401 - for the walks

LANGUAGE = sys.argv[1] if len(sys.argv) > 1 else "en"
SOURCE = pathlib.Path(os.environ["APP_SOURCE"])
BUILD = pathlib.Path(os.environ["APP_BUILD"])
PREFIX = pathlib.Path(os.environ["APP_PREFIX"])
PROGRAM = PREFIX / "bin" / "bolwerk"
FIXTURES = SOURCE / "tests" / "support" / "fixtures"
SCORES = FIXTURES / "secure-scores.json"
PROFILES = FIXTURES / "secure-score-control-profiles.json"
# Where the link of the score's card leads.
LEARN_MORE = "https://learn.microsoft.com/defender-xdr/microsoft-secure-score"


def install():
    """Puts the build into its prefix, unless that has just been done."""
    try:
        prefix.install(os.environ["APP_MESON"], BUILD, PREFIX)
    except tap.Skip as skip:
        print(f"1..0 # SKIP {skip}")
        sys.exit()


install()
os.environ["BOLWERK_PROGRAM"] = str(PROGRAM)
os.environ["XDG_DATA_DIRS"] = f"{PREFIX / 'share'}:/usr/local/share:/usr/share"
os.environ["PATH"] = f"{PREFIX / 'bin'}:{os.environ['PATH']}"
CATALOGUE = gettext.translation("bolwerk", PREFIX / "share" / "locale", ["nl"])


# For a program that shows GTK's own file dialog: closed while it lists a folder, the dialog never lets go of the
# names that its thread has read. And for one that reaches the keyring: see account.py. Other walks look for leaks.
NO_LEAKS = {"ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "") + ":detect_leaks=0"}


def say(message, context=None, language=None):
    """A message of the program in the language of the walk, without the sign of its shortcut."""
    if (language or LANGUAGE) == "nl":
        translated = CATALOGUE.pgettext(context, message) if context else CATALOGUE.gettext(message)
        key = f"{context}\x04{message}" if context else message
        assert key in CATALOGUE._catalog, f"there is no message “{message}” ({context}) to look for"
        message = translated
    return message.replace("_", "")


def pattern(message, *values, context=None):
    """A message with places for values, as a pattern; a value is a text, a pattern, or None for whatever stands there."""
    given = iter(values)

    def place(_found):
        value = next(given, None)
        return ".*?" if value is None else value.pattern.strip("^$") if isinstance(value, re.Pattern) else re.escape(value)

    parts = re.split(r"(%(?:\d\$)?\d*[sud])", say(message, context))
    return re.compile("^" + "".join(place(part) if part.startswith("%") else re.escape(part) for part in parts) + "$")


def number(text):
    """A number written in English, as the language of the walk writes it, with any space where there is one."""
    if LANGUAGE == "nl":
        text = text.replace(",", "\0").replace(".", ",").replace("\0", ".")
        text = re.sub(r"(?<=\d)%", " %", text)
    return re.compile(r"\s".join(re.escape(part) for part in text.split(" ")))


def exactly(found):
    return re.compile(f"^{found.pattern}$")


def counted(actions, of=None):
    """The head of the list: how many actions it shows, and of how many."""
    words = {"en": ("actions?", "of"), "nl": ("acties?", "van")}[LANGUAGE]
    return re.compile(rf"^{actions} {words[1]} {of} {words[0]}\b" if of else rf"^{actions} {words[0]}\b")


def command_line(*arguments):
    """What the command line says of the same records, as values."""
    done = subprocess.run(
        [PROGRAM, *map(str, arguments), "--json"], stdout=subprocess.PIPE, check=True,
        env={**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": ""},
    )
    return json.loads(done.stdout)


def run(*checks, desks=(), alone=(), around=()):
    """Runs the steps of a walk in their order. Where one fails, a picture is taken, and the rest are not walked.
    What is around the desks is closed after them.

    Checks that stand alone are made whatever the others came to."""
    failed = []

    def watched(check):
        def step():
            assert not failed, f"not walked, as this failed: {failed[0]}"
            try:
                check()
            except BaseException:
                if check not in alone:
                    failed.append(step.__doc__)
                for desk in desks:
                    desk.tell_failure()
                raise

        step.__doc__ = check.__doc__.strip().splitlines()[0].rstrip(".")
        if len(sys.argv) > 1:
            step.__doc__ += f" ({LANGUAGE})"
        return step

    with contextlib.ExitStack() as stack:
        for desk in (*around, *desks):
            stack.callback(desk.close)
        status = tap.run(*map(watched, checks))
    sys.exit(status)
