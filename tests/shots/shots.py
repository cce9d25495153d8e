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
import time

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

# Where the settings of the program stand in the keyfile.
SETTINGS = "[io/github/bolwerk_app/Bolwerk]\n"


def settle():
    """Waits until three pictures in a row are the same: what was asked for is drawn, on a busy machine too."""
    before = []
    for _ in range(60):
        before = [*before[-2:], run("sh", "-c", "import -window root rgb:- | md5sum")]
        if len(before) == 3 and len(set(before)) == 1:
            return
        time.sleep(0.2)


class Camera:
    """Takes the pictures of one form."""

    def __init__(self, desk, form, folder):
        self.desk, self.form, self.folder = desk, form, folder

    def take(self, page):
        settle()
        width, height = self.desk.size
        path = self.desk.picture(self.folder / f"{self.form}-{page}.png")
        run("mogrify", "-crop", f"{width}x{height}+0+0", "+repage", str(path))
        print(path, flush=True)


def remember(desk, **settings):
    """Lays down settings of the program as if they had been chosen before."""
    folder = desk.home / ".config" / "glib-2.0" / "settings"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "keyfile").write_text(SETTINGS + "".join(f"{key}='{value}'\n" for key, value in settings.items()))


def shoot_start(desk, camera, environment):
    program = desk.start(**environment)
    camera.take("welcome")
    program.stop()

    damaged = desk.home / "scores.json"
    damaged.write_text('{"value": [{"currentScore": 12,')
    program = desk.start(damaged, **environment)
    camera.take("error")
    program.stop()


def shoot_overview(desk, camera, environment):
    program = desk.start("--demo", **environment)
    program.find("label", re.compile("%"))
    camera.take("overview")
    desk.key("F10")
    program.find("menu item")
    camera.take("menu")
    desk.key("Up", "Return")
    camera.take("about")
    desk.key("Escape")
    desk.key("ctrl+question")
    camera.take("shortcuts")
    desk.key("Escape")
    program.stop()


def shoot_actions(desk, camera, environment):
    remember(desk, page="actions")
    program = desk.start("--demo", **environment)
    program.find(("table row", "list item"), TITLE)
    camera.take("actions")
    program.press(("toggle button", "button"), FILTER)
    camera.take("filter")
    desk.key("Escape")
    desk.key("ctrl+f")
    desk.type("zzzz")
    program.gone(("table row", "list item"), TITLE)
    camera.take("nothing-found")
    desk.key("ctrl+a")
    desk.type("mfa")
    program.find(("table row", "list item"), MFA)
    desk.key("Down", "Return")
    program.find("heading", MFA)
    camera.take("flyout")
    desk.key("Tab", *["Page_Down"] * 4)
    camera.take("flyout-end")
    program.stop()

    remember(desk, page="actions", group="product")
    program = desk.start("--demo", **environment)
    program.find(("table row", "list item"), re.compile(", "))
    camera.take("grouped")
    program.stop()


# Titles in the demo organisation, which are English in every language.
TITLE = re.compile("^Onboard all computers")
MFA = re.compile("^Require multifactor authentication for administrator roles")
FILTER = re.compile("^(Filter|Filteren)$")


def shoot(form, folder):
    language, size, environment, settings = FORMS[form]
    with Desk(language, *size) as desk:
        desk.set_gtk(settings)
        camera = Camera(desk, form, folder)
        shoot_start(desk, camera, environment)
        shoot_overview(desk, camera, environment)
        shoot_actions(desk, camera, environment)


def main():
    if sys.argv[1:] == ["--list"]:
        print("\n".join(FORMS))
        return
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
