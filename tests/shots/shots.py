# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of each page and of the flyout, in both languages and in every form that people use.

    shots.py [FORM...]

They are laid under build/pictures/shots, named FORM-PAGE.png; a form is one of FORMS below.
"""

import os
import pathlib
import re
import sys

from desk import Desk, Missing, run

WIDE = (1280, 860)
LARGE = (1600, 1200)
NARROW = (360, 720)

# What each form sets: language, size, environment, and what goes into GTK's settings.
FORMS = {
    "en": ("en", WIDE, {}, {}),
    "en-large": ("en", LARGE, {}, {}),
    "en-narrow": ("en", NARROW, {}, {}),
    "nl": ("nl", WIDE, {}, {}),
    "nl-narrow": ("nl", NARROW, {}, {}),
    "nl-large-text": ("nl", WIDE, {}, {"gtk-xft-dpi": str(2 * 96 * 1024)}),
    "dark": ("en", WIDE, {"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"}, {}),
    "nl-dark-narrow": ("nl", NARROW, {"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"}, {}),
    "high-contrast": ("en", WIDE, {"ADW_DEBUG_HIGH_CONTRAST": "1"}, {}),
    "dark-high-contrast": (
        "en",
        WIDE,
        {"ADW_DEBUG_HIGH_CONTRAST": "1", "ADW_DEBUG_COLOR_SCHEME": "prefer-dark"},
        {},
    ),
    "large-text": ("en", WIDE, {}, {"gtk-xft-dpi": str(2 * 96 * 1024)}),
    "large-text-narrow": ("en", NARROW, {}, {"gtk-xft-dpi": str(2 * 96 * 1024)}),
    # Hebrew is read from the right; Bolwerk itself has no Hebrew, so only the direction changes.
    "right-to-left": ("en", WIDE, {"LANGUAGE": "he"}, {}),
    "right-to-left-narrow": ("en", NARROW, {"LANGUAGE": "he"}, {}),
}

WORDS = {
    "en": {"actions": "Actions"},
    "nl": {"actions": re.compile("^(Acties|Verbeteracties)$")},
}


def settle(desk):
    """Waits until two pictures in a row are the same: animations are over."""
    import time

    before = None
    for _ in range(40):
        now = run("sh", "-c", "import -window root rgb:- | md5sum")
        if now == before:
            return
        before = now
        time.sleep(0.25)


def take(desk, program, folder, form, page, size):
    settle(desk)
    whole = folder / f"{form}-{page}.png"
    desk.picture(whole)
    run("mogrify", "-crop", f"{size[0]}x{size[1]}+0+0", "+repage", str(whole))
    print(whole)


def shoot(form, folder):
    language, size, environment, settings = FORMS[form]
    with Desk(language, *size) as desk:
        desk.set_gtk(settings)
        program = desk.start(**environment)
        take(desk, program, folder, form, "welcome", size)
        program.stop()

        damaged = desk.home / "scores.json"
        damaged.write_text('{"value": [{"currentScore": 12,')
        program = desk.start(damaged, **environment)
        take(desk, program, folder, form, "error", size)
        program.stop()

        program = desk.start("--demo", **environment)
        program.find("label", re.compile("%"))
        take(desk, program, folder, form, "overview", size)
        desk.key("ctrl+2")
        take(desk, program, folder, form, "actions", size)
        desk.key("ctrl+f")
        desk.type("mfa")
        take(desk, program, folder, form, "search", size)
        desk.type("zzzz")
        take(desk, program, folder, form, "nothing-found", size)
        desk.key("ctrl+a", "BackSpace")
        desk.key("Down", "Down", "Down", "Return")
        take(desk, program, folder, form, "flyout", size)
        desk.key("Escape")
        desk.key("ctrl+question")
        take(desk, program, folder, form, "shortcuts", size)
        desk.key("Escape")
        program.stop()


def main():
    folder = pathlib.Path(os.environ["BOLWERK_SOURCE"]) / "build" / "pictures" / "shots"
    wrong = [name for name in sys.argv[1:] if name not in FORMS]
    if wrong:
        sys.exit(f"There is no form “{wrong[0]}”. The forms are: {', '.join(FORMS)}.")
    failed = []
    for form in sys.argv[1:] or FORMS:
        try:
            shoot(form, folder)
        except (Missing, AssertionError) as error:
            failed.append(form)
            print(f"{form}: {error}", file=sys.stderr)
    sys.exit(1 if failed else 0)


main()
