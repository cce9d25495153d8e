# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A tour through every page and state of the window, in one language; what a screen reader finds in each."""

import re

from account_rooms import account_rooms
from walk import NO_LEAKS, PROFILES, SCORES, Desk, pattern, say

# So many blanks before an answer that reading it takes a while.
LARGE = 100 << 20
# Rooms of which most is GTK's: it alone can name what is in them.
GTKS = ("Open Saved Answers", "Export Actions")


def filtered(program, desk, text):
    """The list with a filter on it."""
    identity = text("Identity", "category")
    program.press("toggle button", text("Filter"))
    # The values are open still, as they were looked at before.
    program.press("check box", re.compile(f"^{identity}, "))
    desk.key("Escape")
    yield "filtered", program.find_all(text("C_lear Filters"), re.compile(f"{identity}$"))
    program.press("button", text("C_lear Filters"))
    program.gone("button", text("C_lear Filters"))


def dialogs(desk, text):
    """The dialogs that ask for a file. Most of what they say is GTK's."""
    program = desk.start("--demo", **NO_LEAKS)
    program.find_all(text("Your Secure Score"))
    for key, title, kind in (("ctrl+o", "Open Saved Answers", "Saved Answers (JSON)"),
                             ("ctrl+e", "Export Actions", "Comma-separated values (CSV)")):
        desk.key(key)
        dialog = program.find(("dialog", "frame", "window"), text(title))
        program.find(None, within=dialog, focused=True)
        yield title, program.find_all(text(kind), within=dialog)
        desk.key("Escape")
        program.gone(("dialog", "frame", "window"), text(title))
    program.stop()


def tour(language):
    """Yields the name and the reading of each page and state. All programs must leave without a complaint."""
    def text(message, context=None):
        return say(message, context, language)

    with Desk(language, 1280, 800) as desk:
        # While there is nothing yet that they could list.
        yield from dialogs(desk, text)

        damaged = desk.home / "halved.json"
        damaged.write_bytes(SCORES.read_bytes()[:700])
        large = desk.home / "large" / SCORES.name
        large.parent.mkdir()
        large.write_text(" " * LARGE + SCORES.read_text())

        program = desk.start(damaged)
        yield "error", program.find_all(text("_Try Again"))
        second = desk.run(desk.home / "gone.json")
        program.find(None, re.compile("gone.json"))
        program.press("button", text("De_tails"))
        yield "error details", program.find_all(text("De_tails"), re.compile("/gone.json"))
        second.wait()
        program.stop()

        program = desk.start()
        yield "welcome", program.find_all(text("Welcome to Bolwerk"))
        second = desk.run(large)
        yield "loading", program.find_all(text("Reading Records"), text("_Cancel"))
        program.find(None, re.compile(r"53[.,]5"))
        second.wait()
        large.unlink()
        program.press("toggle button", SCORES.name)
        yield "organisation menu", program.find_all(text("_Close Organisation"), text("_Forget Recent Files"))
        program.press("menu item", text("Open the _Demo Organisation"))
        yield "demo", program.find_all(text("Demo organisation with made-up records"))
        desk.key("alt+3")
        yield "history", program.find_all(text("Why the Score Changed"), re.compile(f"^{text('All Activity')}$"))
        program.press(("radio button", "toggle button"), text("Metrics and Trends"))
        yield "metrics", program.find_all(text("Score Zone"), text("Regression Trend"))
        program.press("button", text("Set the Score Zones…"))
        yield "zones", program.find_all(text("Score Zones"), text("_Cancel"))
        desk.key("Escape")
        program.gone("dialog", text("Score Zones"))
        desk.key("alt+1")
        second = desk.run(damaged)
        yield "error banner", program.find_all(re.compile("^halved.json: "), text("_Details"))
        second.wait()
        program.press("button", text("_Details"))
        yield "error dialog", program.find_all(text("_Try Again"), text("_Close"))
        desk.key("Escape")
        program.gone("button", text("_Try Again"))
        program.stop()

        program = desk.start(SCORES, PROFILES)
        yield "overview", program.find_all(text("Your Secure Score"), text("About These Records"), re.compile(r"53[.,]5"))
        program.press("toggle button", text("Main Menu"))
        yield "main menu", program.find_all(text("_About Bolwerk"))
        desk.key("Escape")
        program.gone("menu item")
        desk.key("alt+2")
        yield "actions", program.find_all(text("Improvement actions"), re.compile("^13 "))
        for button, inside in (("Filter", text("Category", "facet")), ("Sort", None), ("Group", None), ("Columns", None), ("Export", None)):
            if inside:
                program.press("toggle button", text(button))
                program.press("list item", inside)
                yield button, program.find_all(re.compile(f"^{text('Identity', 'category')}, "))
            else:
                program.press("toggle button", text(button))
                program.find(("menu item", "check menu item", "radio menu item"))
                yield button, program.read()
            desk.key("Escape")
            program.gone(("menu item", "check box"))
        program.press("toggle button", text("Group"))
        program.press("menu item", text("Product", "facet"))
        yield "groups", program.find_all("Microsoft Entra ID", "SharePoint Online")
        program.press("toggle button", text("Group"))
        program.press("menu item", text("_Nothing", "group"))
        program.press("table row", re.compile("^Let all users register"))
        yield "action", program.find_all(text("Next Steps"), text("Implementation Status"))
        program.press("button", text("_Copy Link"))
        yield "toast", program.find_all(text("Link copied"))
        # The first one is for the toast: that is libadwaita's way.
        desk.key("Escape")
        program.gone(None, text("Link copied"))
        desk.key("Escape")
        program.gone("heading", text("Next Steps"))
        yield from filtered(program, desk, text)
        desk.key("ctrl+f", "ctrl+a")
        desk.type("zzzz")
        yield "nothing found", program.find_all(text("No Actions Match"))
        desk.key("ctrl+question")
        yield "shortcuts", program.find_all(text("Export the list", "shortcuts"))
        desk.key("Escape")
        program.gone(None, text("Export the list", "shortcuts"))
        desk.key("ctrl+comma")
        yield "preferences", program.find_all(text("History on This Computer"), text("_Keep Days"))
        desk.key("Escape")
        program.gone(None, text("History on This Computer"))
        program.stop()

        program = desk.start(PROFILES)
        desk.key("alt+1")
        yield "no score", program.find_all(text("No Score"), text("Show the _Actions"))
        program.press("toggle button", text("Main Menu"))
        program.press("menu item", text("_About Bolwerk"))
        yield "about", program.find_all(text("The Bolwerk authors"))
        desk.key("Escape")
        program.gone("button", text("The Bolwerk authors"))
        program.stop()

        empty = desk.home / "secure-scores-none.json"
        empty.write_text('{"secureScores": []}')
        program = desk.start(empty)
        desk.key("alt+1")
        yield "no records", program.find_all(text("No Records"), text("_Open Files…"))
        desk.key("alt+2")
        yield "no actions", program.find_all(text("No Improvement Actions"))
        program.stop()

        # Around a window of 360 by 720 lie five pixels to take hold of it by.
        # From each width it becomes narrow at once, as where a window is tiled.
        program = desk.start(SCORES, PROFILES)
        for page, width in (("alt+2", 1280), ("alt+2", 700), ("alt+1", 1280), ("alt+1", 1000)):
            desk.fit(program, width, 730)
            desk.key(page)
            program.find_all(text("Overview"))
            desk.fit(program, 370, 730)
        yield "narrow overview", program.find_all(text("Your Secure Score"), re.compile(r"53[.,]5"))
        desk.key("alt+2")
        program.find("list item", re.compile("^Let all users register"))
        yield "narrow actions", program.find_all(re.compile("^13 "))
        program.press("list item", re.compile("^Let all users register"))
        yield "sheet", program.find_all(text("Next Steps"), text("Implementation Status"))
        program.stop()

    with Desk(language, 1280, 860) as desk:
        yield from account_rooms(desk, text)
