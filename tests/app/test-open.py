# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens records in every way there is: by the demo's button, by dialog, by drop, from the recent ones, by name.

Reads them anew, and forgets what was open."""

import contextlib
import pathlib
import re
import shutil
import subprocess
import sys

from gi.repository import GLib

from walk import (
    LANGUAGE, LEARN_MORE, NO_LEAKS, PROFILES, SCORES, Desk, command_line, counted, exactly, number, pattern, run, say,
    wait_until,
)

DRAG_SOURCE = pathlib.Path(__file__).with_name("drag_source.py")
FAKE_PORTAL = pathlib.Path(__file__).parents[1] / "support" / "fake_desktop_portal.py"
# The window leaves room on the screen for the one that files are dragged from.
DESK = Desk(LANGUAGE, 1200, 700)
FILES = DESK.home / "answers"
FILES.mkdir()
SCORES_FILE = pathlib.Path(shutil.copy(SCORES, FILES / "scores.json"))
PROFILES_FILE = pathlib.Path(shutil.copy(PROFILES, FILES / "profiles.json"))
DAMAGED = FILES / "halved.json"
DAMAGED.write_bytes(SCORES.read_bytes()[:700])
# tests/support/fixtures/README.md: 37.45 of 70 points.
PERCENTAGE = exactly(number("53.5%"))
NAMES = pattern("%s and %s", "scores.json", "profiles.json")
NO_CATALOGUE = say(
    "There is a score, but no catalogue of actions: titles and next steps are missing. Open the saved answer of "
    "secureScoreControlProfiles together with this one."
)

bolwerk = DESK.start()


def check_demo():
    """The demo organisation is opened by its button."""
    shown = command_line("score", "--demo")
    bolwerk.find("heading", say("Welcome to Bolwerk"))
    bolwerk.press("list item", say("Try the _Demo Organisation"))
    bolwerk.find_all(
        say("Your Secure Score"), exactly(number(f"{shown['percent']:.1f}%")),
        pattern("%s – Bolwerk", say("Demo Organisation")),
    )


def check_actions():
    """The switcher leads to the actions and back."""
    shown = len(command_line("list", "--demo"))
    bolwerk.press("page tab", say("Actions"))
    bolwerk.find("label", counted(shown))
    bolwerk.press("page tab", say("Overview"))
    bolwerk.gone("label", counted(shown))


def check_handed_over():
    """A saved answer that a second start names is opened, and what is missing is said."""
    second = DESK.run(SCORES_FILE)
    bolwerk.find_all(PERCENTAGE, pattern("%s – Bolwerk", "scores.json"), NO_CATALOGUE)
    assert second.wait(60) == 0, second.returncode


def check_drop():
    """Both answers are opened by dropping them on the window."""
    source = DESK.start(SCORES_FILE, PROFILES_FILE, program=["python3", DRAG_SOURCE], fit=False)
    DESK.fit(source, 200, 100, at=(1000, 780))
    label = source.find("label", "Drag me")
    x, y, width, height = source.box(label)
    DESK.drag((x + width // 2, y + height // 2), (600, 400), until=lambda: bolwerk.read().first(None, say("Drop to Open")))
    bolwerk.find_all(PERCENTAGE, pattern("%s – Bolwerk", NAMES))
    bolwerk.gone(None, say("Drop to Open"))
    source.process.kill()
    source.process.wait()
    DESK.activate(bolwerk.window)


def check_damaged():
    """A damaged file is told by name, and what was open stays open."""
    second = DESK.run(DAMAGED)
    bolwerk.find(None, "halved.json: " + say("The file ends in the middle"))
    bolwerk.find_all(PERCENTAGE, pattern("%s – Bolwerk", NAMES))
    bolwerk.press("button", say("_Details"))
    bolwerk.find_all(re.compile("halved.json"), say("_Try Again"))
    DESK.key("Escape")
    bolwerk.gone("button", say("_Try Again"))
    bolwerk.find(None, PERCENTAGE)
    assert second.wait(60) == 0, second.returncode


def write_score(points):
    """Saves the same answer with other points, of 70."""
    SCORES_FILE.write_text(SCORES.read_text().replace('"currentScore": 37.45', f'"currentScore": {points}'))


def check_refresh():
    """F5, Ctrl+R and the button read the files anew, and the page stays where it is."""
    ways = (lambda: DESK.key("F5"), lambda: DESK.key("ctrl+r"), lambda: bolwerk.press("button", say("Refresh")))
    for way, points, percentage in zip(ways, ("35.0", "42.0", "37.45"), ("50.0%", "60.0%", "53.5%")):
        write_score(points)
        way()
        bolwerk.find(None, exactly(number(percentage)))
    bolwerk.find(None, pattern("%s – Bolwerk", NAMES))


def check_recent():
    """What was open before is opened again from the list of recent files, and a damaged file is not in it."""
    bolwerk.press("toggle button", NAMES)
    bolwerk.press("menu item", say("_Close Organisation"))
    shown = bolwerk.find_all(say("Recent"), NAMES, "scores.json")
    assert shown.first(None, re.compile("halved.json")) is None, shown.outline()
    bolwerk.press("list item", NAMES)
    bolwerk.find_all(PERCENTAGE, pattern("%s – Bolwerk", NAMES))


def remembered():
    """The names of the files that the settings hold as open before, newest first."""
    (settings,) = DESK.home.rglob("keyfile")
    value = next((line for line in settings.read_text().splitlines() if line.startswith("recent-files=")), "=@aas []")
    entries = GLib.Variant.parse(GLib.VariantType("aas"), value.partition("=")[2], None, None).unpack()
    return [[address.rpartition("/")[2] for address in entry] for entry in entries]


def check_forget():
    """One of the recent files is forgotten by its button, all of them by the menu, and both for good."""
    both = ["scores.json", "profiles.json"]
    wait_until(lambda: remembered() == [both, ["scores.json"]], lambda: f"two to be remembered; there is {remembered()}")
    bolwerk.press("toggle button", NAMES)
    bolwerk.press("menu item", say("_Close Organisation"))
    bolwerk.press("button", pattern("Forget %s", "scores.json"))
    bolwerk.gone("list item", "scores.json")
    bolwerk.find("list item", NAMES)
    wait_until(lambda: remembered() == [both], lambda: f"one to be forgotten; there is {remembered()}")
    bolwerk.press("toggle button", say("Open"))
    bolwerk.press("menu item", say("_Forget Recent Files"))
    bolwerk.gone("list item", NAMES)
    wait_until(lambda: not remembered(), lambda: f"all to be forgotten; there is {remembered()}")


def check_end():
    """It leaves without a word of complaint."""
    bolwerk.stop()


def check_named():
    """Answers named on the command line are opened, and so are those that a second start names."""
    program = DESK.start(SCORES_FILE)
    program.find_all(PERCENTAGE, pattern("%s – Bolwerk", "scores.json"))
    second = DESK.run(PROFILES_FILE)
    program.find_all(pattern("%s – Bolwerk", "profiles.json"), say("No Score"))
    assert second.wait(60) == 0, second.returncode
    program.stop()


def check_damaged_at_start():
    """A damaged file named on the command line is told by name on a page with a way on."""
    program = DESK.start(DAMAGED)
    program.find_all(
        say("The file ends in the middle"), re.compile("halved.json"), say("_Open Other Files…"), say("_Try Again")
    )
    program.press("button", say("Open the _Demo Organisation"))
    program.find(None, say("Your Secure Score"))
    program.stop()


def cut(program, text):
    """Puts a text on the clipboard, by way of the search entry."""
    DESK.key("ctrl+f")
    entry = program.find("entry", say("Search actions by title, product, id and texts"))
    DESK.key("ctrl+a")
    DESK.type(text)
    wait_until(lambda: entry.text() == text, lambda: f"the text in the entry, which has “{entry.text()}”")
    DESK.key("ctrl+a", "ctrl+x", "alt+1")
    wait_until(lambda: entry.text() == "", "the entry to be empty")


def choose(program, name):
    """Opens a file by the file dialog. Its name is pasted: typed quickly, GTK's completion can spoil it."""
    cut(program, str(name))
    DESK.key("ctrl+o")
    dialog = program.find(("frame", "dialog", "window"), say("Open Saved Answers"))
    program.find(None, within=dialog, focused=True)
    # Among the recent files GTK heeds no name that is typed.
    DESK.key("alt+Home", "ctrl+l")
    place = program.find("text", within=dialog, focused=True)
    DESK.key("ctrl+a", "ctrl+v")
    wait_until(lambda: place.text() == str(name), lambda: f"the name in the dialog, which has “{place.text()}”")
    DESK.key("Return")
    program.gone(("frame", "dialog", "window"), say("Open Saved Answers"))


def check_dialog():
    """Saved answers are opened by the file dialog; a damaged one is told by name, and what was open stays."""
    program = DESK.start("--demo", **NO_LEAKS)
    program.find(None, say("Your Secure Score"))
    choose(program, SCORES_FILE)
    program.find_all(PERCENTAGE, pattern("%s – Bolwerk", "scores.json"), NO_CATALOGUE)
    choose(program, DAMAGED)
    program.find(None, "halved.json: " + say("The file ends in the middle"))
    program.find_all(PERCENTAGE, pattern("%s – Bolwerk", "scores.json"))
    program.stop()


@contextlib.contextmanager
def portals():
    """A desktop that has portals; it is yielded the folder by which its user is told what to do."""
    folder = DESK.home / "portals"
    folder.mkdir()
    process = subprocess.Popen([sys.executable, FAKE_PORTAL, folder], env=DESK.environment)
    try:
        wait_until((folder / "asked").exists, "the portals to be there")
        yield folder
    finally:
        process.kill()
        process.wait()


def asked(folder, question):
    wait_until(lambda: question in (folder / "asked").read_text().splitlines(), f"the portal to be asked: {question}")


def check_portals():
    """Where the desktop has portals, files are chosen and pages opened by them"""
    # GTK crashes where a dialog that begins in a folder is answered before that is read: so nothing is remembered.
    for settings in DESK.home.rglob("keyfile"):
        settings.unlink()
    with portals() as folder:
        program = DESK.start("--demo", GDK_DEBUG="portals", **NO_LEAKS)
        program.find(None, say("Your Secure Score"))
        # Its user thinks better of it: nothing changes, and nothing is told.
        DESK.key("ctrl+o")
        asked(folder, "OpenFile " + say("Open Saved Answers"))
        program.find(None, say("Your Secure Score"))
        (folder / "chosen").write_text(SCORES_FILE.as_uri())
        DESK.key("ctrl+o")
        program.find_all(PERCENTAGE, pattern("%s – Bolwerk", "scores.json"), NO_CATALOGUE)
        program.click_link(program.find("label", re.compile(say("Learn more"))), say("Learn more"))
        asked(folder, f"OpenURI {LEARN_MORE}")
        program.stop()


run(
    check_demo, check_actions, check_handed_over, check_drop, check_refresh, check_damaged, check_recent, check_forget,
    check_end, check_named, check_damaged_at_start, check_dialog, check_portals,
    desks=[DESK],
)
