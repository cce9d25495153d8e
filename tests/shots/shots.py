# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of each page and of the flyout, in both languages and in every form that people use.

    shots.py [--list | FORM...]

They are laid under build/pictures/shots, named FORM-PAGE.png; a form is one of FORMS below.
"""

import os
import pathlib
import re
import sys
import time

import Xlib.display
import Xlib.X
import Xlib.Xatom

from account_shots import ACCOUNT_PAGES, words
from desk import Desk, Missing, run
from walk import PROFILES, SCORES

DRAG_SOURCE = pathlib.Path(__file__).parents[1] / "app" / "drag_source.py"

WIDE = (1280, 860)
LARGE = (1600, 1200)
# Around a window of 360 by 720 lie five pixels to take hold of it by.
NARROW = (370, 730)

DARK = {"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"}
HIGH_CONTRAST = {"ADW_DEBUG_HIGH_CONTRAST": "1"}


class Form:
    """A form: its language, size and environment, how large its text is, and whether it is read from the right.

    Without accounts its pages of them would tell nothing that those of another form do not."""

    def __init__(self, language, size, environment=None, text=1, mirrored=False, accounts=True):
        self.language, self.size, self.environment = language, size, environment or {}
        self.text, self.mirrored, self.accounts = text, mirrored, accounts


FORMS = {
    "en": Form("en", WIDE),
    "en-large": Form("en", LARGE, accounts=False),
    "en-narrow": Form("en", NARROW),
    "nl": Form("nl", WIDE),
    "nl-narrow": Form("nl", NARROW),
    "nl-large-text": Form("nl", WIDE, text=2, accounts=False),
    "dark": Form("en", WIDE, DARK),
    "nl-dark-narrow": Form("nl", NARROW, DARK),
    "high-contrast": Form("en", WIDE, HIGH_CONTRAST),
    "dark-high-contrast": Form("en", WIDE, HIGH_CONTRAST | DARK, accounts=False),
    "large-text": Form("en", WIDE, text=2),
    "large-text-narrow": Form("en", NARROW, text=1.5),
    "nl-large-text-narrow": Form("nl", NARROW, text=1.5),
    "right-to-left": Form("en", WIDE, mirrored=True),
    "right-to-left-narrow": Form("en", NARROW, mirrored=True),
}


def enlarge_text(times):
    """On X11 it is the display that says how large text is; GTK's settings file is not asked."""
    screen = Xlib.display.Display()
    root = screen.screen().root
    text = f"Xft.dpi: {96 * times:g}\n".encode()
    root.change_property(screen.intern_atom("RESOURCE_MANAGER"), Xlib.Xatom.STRING, 8, text)
    # Nothing is sent by closing alone.
    screen.sync()
    screen.close()


def mirror(desk):
    """GTK turns round where the characters are those of a language that is read from the right. Bolwerk itself
    has no Hebrew: its words stay English."""
    folder = desk.home / "locales"
    folder.mkdir()
    for locale in ("en_US", "he_IL"):
        run("localedef", "-i", locale, "-f", "UTF-8", str(folder / f"{locale}.UTF-8"))
    return {"LOCPATH": str(folder), "LC_CTYPE": "he_IL.UTF-8"}


SOURCE = pathlib.Path(os.environ["BOLWERK_SOURCE"])
APPLICATION_ID = re.search(r"^app_id = '(.*)'$", (SOURCE / "meson.build").read_text(), re.MULTILINE)[1]
# Where the settings of the program stand in the keyfile.
SETTINGS = f"[{APPLICATION_ID.replace('.', '/')}]\n"


def settle(width, height):
    """Waits until three pictures in a row are the same: what was asked for is drawn, on a busy machine too."""
    screen = Xlib.display.Display()
    root = screen.screen().root
    before = []
    for _ in range(60):
        before = [*before[-2:], root.get_image(0, 0, width, height, Xlib.X.ZPixmap, 0xFFFFFFFF).data]
        if len(before) == 3 and len(set(before)) == 1:
            break
        time.sleep(0.2)
    screen.close()


class Camera:
    """Takes the pictures of one form."""

    def __init__(self, desk, form, folder):
        self.desk, self.form, self.folder = desk, form, folder

    def take(self, page, still=False):
        """A picture of a page; where the pointer is not held still, no tooltip stands over it."""
        if not still:
            run("xdotool", "mousemove", "--sync", "1599", "1399")
        settle(*self.desk.size)
        width, height = self.desk.size
        path = self.folder / f"{self.form}-{page}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        run("import", "-window", "root", "-crop", f"{width}x{height}+0+0", "+repage", str(path))
        print(path, flush=True)


def remember(desk, **settings):
    """Lays down settings of the program as if they had been chosen before."""
    folder = desk.home / ".config" / "glib-2.0" / "settings"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "keyfile").write_text(SETTINGS + "".join(f"{key}='{value}'\n" for key, value in settings.items()))


def shoot_start(desk, camera):
    text = words(desk)
    program = desk.start()
    camera.take("welcome")
    program.stop()

    damaged = desk.home / "scores.json"
    damaged.write_text('{"value": [{"currentScore": 12,')
    program = desk.start(damaged)
    camera.take("error")
    program.stop()

    empty = desk.home / "empty.json"
    empty.write_text('{"secureScores": []}')
    for page, answer, said in (
        ("scores-alone", SCORES, "Your Secure Score"), ("profiles-alone", PROFILES, "No Score"), ("no-records", empty, "No Records"),
    ):
        program = desk.start(answer)
        program.find_all(text(said))
        camera.take(page)
        program.stop()


def shoot_drop(desk, camera):
    """Files that hang over the window: where they may fall."""
    text = words(desk)
    program = desk.start("--demo")
    program.find("label", re.compile("%"))
    source = desk.start(SCORES, program=["python3", DRAG_SOURCE], fit=False)
    below = desk.size[1] + 50
    desk.fit(source, 200, 100, at=(0, below))
    x, y, wide, high = source.box(source.find("label", "Drag me"))

    def taken():
        found = program.read().first(None, text("Drop to Open"))
        if found:
            camera.take("drop", still=True)
        return found

    desk.drag((x + wide / 2, y + high / 2), (desk.size[0] / 2, desk.size[1] / 2), until=taken)
    # What was let go of is still to be fetched from there.
    program.find("label", "53.5%" if desk.language == "en" else "53,5\xa0%")
    source.process.kill()
    source.process.wait()
    program.stop()


def shoot_overview(desk, camera):
    program = desk.start("--demo")
    program.find("label", re.compile("%"))
    camera.take("overview")
    program.press("image", TREND)
    desk.key("Left")
    camera.take("overview-day")
    desk.click(desk.size[0] / 2, desk.size[1] / 2, button=5, times=40)
    camera.take("overview-end")
    desk.key("F10")
    program.find("menu item")
    camera.take("menu")
    desk.key("Up", "Return")
    camera.take("about")
    desk.key("Escape")
    desk.key("ctrl+question")
    camera.take("shortcuts")
    desk.key("Escape")
    desk.key("ctrl+comma")
    camera.take("preferences")
    desk.key("Escape")
    program.stop()


def shoot_actions(desk, camera):
    remember(desk, page="actions")
    program = desk.start("--demo")
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
    desk.type("adminmfa")
    program.find(("table row", "list item"), MFA)
    desk.key("Down", "Return")
    program.find("heading", MFA)
    camera.take("flyout")
    heading = program.find("heading", MFA)
    x, y, width, _height = program.box(heading)
    desk.click(x + width / 2, desk.size[1] - 100, button=5, times=30)
    camera.take("flyout-end")
    program.stop()

    remember(desk, page="actions", group="product")
    program = desk.start("--demo")
    program.find(("table row", "list item"), re.compile(", "))
    camera.take("grouped")
    program.stop()


def shoot_history(desk, camera):
    remember(desk, page="history")
    program = desk.start("--demo")
    program.find("image", CHART)
    camera.take("history")
    program.press("image", CHART)
    desk.key("End", "space", "Page_Up", "space")
    camera.take("history-days")
    desk.click(desk.size[0] / 2, desk.size[1] / 2, button=5, times=40)
    camera.take("history-end")
    program.stop()

    remember(desk, page="history", **{"history-form": "table"})
    program = desk.start("--demo")
    program.find("table row", re.compile(", "))
    camera.take("history-table")
    program.stop()

    remember(desk, page="history", **{"history-view": "metrics"})
    program = desk.start("--demo")
    program.find("image", METRICS)
    camera.take("history-metrics")
    desk.click(desk.size[0] / 2, desk.size[1] / 2, button=5, times=40)
    camera.take("history-metrics-end")
    program.stop()

    remember(desk, page="history", **{"history-view": "metrics", "history-form": "table"})
    program = desk.start("--demo")
    program.find("table row", re.compile(", "))
    camera.take("history-metrics-table")
    program.stop()


# Titles in the demo organisation, which are English in every language.
TITLE = re.compile("^Require phishing-resistant")
MFA = re.compile("^Require multifactor authentication for administrator roles")
CHART = re.compile("^(Chart of the Secure Score|Grafiek van de Secure Score)$")
TREND = re.compile("^(Secure Score over the last days|Secure Score van de afgelopen dagen)$")
METRICS = re.compile("^(Regression Trend|Regressietrend)$")
FILTER = re.compile("^(Filter|Filteren)$")


def shoot(form, folder):
    it = FORMS[form]
    enlarge_text(it.text)
    pages = (shoot_start, shoot_drop, shoot_overview, shoot_actions, shoot_history, *(ACCOUNT_PAGES if it.accounts else ()))
    for shoot_pages in pages:
        with Desk(it.language, *it.size) as desk:
            desk.environment |= it.environment | (mirror(desk) if it.mirrored else {})
            shoot_pages(desk, Camera(desk, form, folder))


def main():
    if sys.argv[1:] == ["--list"]:
        print("\n".join(FORMS))
        return
    folder = SOURCE / "build" / "pictures" / "shots"
    failed = []
    for form in sys.argv[1:] or FORMS:
        try:
            shoot(form, folder)
        except (Missing, AssertionError) as error:
            failed.append(form)
            print(f"{form}: {error}", file=sys.stderr)
    sys.exit(1 if failed else 0)


main()
