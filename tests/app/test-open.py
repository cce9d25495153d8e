# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens records in every way there is: by the demo's button, by dialog, by drop, from the recent ones, by name."""

import pathlib
import re
import shutil

from walk import (
    LANGUAGE, NO_LEAKS, PROFILES, SCORES, Desk, command_line, counted, exactly, number, pattern, run, say, wait_until,
)

DRAG_SOURCE = pathlib.Path(__file__).with_name("drag_source.py")
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

bolwerk = DESK.start(**NO_LEAKS)


def cut(text):
    """Puts a text on the clipboard, by way of the search entry."""
    DESK.key("ctrl+f")
    entry = bolwerk.find("entry", say("Search actions by title, product, id and texts"))
    DESK.key("ctrl+a")
    DESK.type(text)
    wait_until(lambda: entry.text() == text, lambda: f"the text in the entry, which has “{entry.text()}”")
    DESK.key("ctrl+a", "ctrl+x", "ctrl+1")
    wait_until(lambda: entry.text() == "", "the entry to be empty")


def choose(name):
    """Opens a file by the file dialog. Its name is pasted: typed quickly, GTK's completion can spoil it."""
    cut(str(name))
    DESK.key("ctrl+o")
    dialog = bolwerk.find(("frame", "dialog", "window"), say("Open Saved Answers"))
    bolwerk.find(None, within=dialog, focused=True)
    # Among the recent files GTK heeds no name that is typed.
    DESK.key("alt+Home", "ctrl+l")
    place = bolwerk.find("text", within=dialog, focused=True)
    DESK.key("ctrl+a", "ctrl+v")
    wait_until(lambda: place.text() == str(name), lambda: f"the name in the dialog, which has “{place.text()}”")
    DESK.key("Return")
    bolwerk.gone(("frame", "dialog", "window"), say("Open Saved Answers"))


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


def check_dialog():
    """A saved answer is opened by the file dialog, and what is missing is said."""
    choose(SCORES_FILE)
    bolwerk.find_all(
        PERCENTAGE, pattern("%s – Bolwerk", "scores.json"),
        say("There is a score, but no catalogue of actions. Open the saved answer of secureScoreControlProfiles "
            "as well to see titles and next steps."),
    )


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
    choose(DAMAGED)
    bolwerk.find(None, "halved.json: " + say("The file ends in the middle"))
    bolwerk.find_all(PERCENTAGE, pattern("%s – Bolwerk", NAMES))
    bolwerk.press("button", say("_Details"))
    bolwerk.find_all(re.compile("halved.json"), say("_Try Again"))
    DESK.key("Escape")
    bolwerk.gone("button", say("_Try Again"))
    bolwerk.find(None, PERCENTAGE)


def check_recent():
    """What was open before is opened again from the list of recent files, and a damaged file is not in it."""
    bolwerk.press("toggle button", NAMES)
    bolwerk.press("menu item", say("_Close Organisation"))
    shown = bolwerk.find_all(say("Recent"), NAMES, "scores.json")
    assert shown.first(None, re.compile("halved.json")) is None, shown.outline()
    bolwerk.press("list item", NAMES)
    bolwerk.find_all(PERCENTAGE, pattern("%s – Bolwerk", NAMES))


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


run(
    check_demo, check_actions, check_dialog, check_drop, check_damaged, check_recent, check_end, check_named,
    check_damaged_at_start, desks=[DESK],
)
