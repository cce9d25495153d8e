# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A tour through every page and state of the window, in one language; what a screen reader finds in each."""

import re

from walk import PROFILES, SCORES, Desk, pattern, say


def tour(language):
    """Yields the name and the reading of each page and state. All programs must leave without a complaint."""
    def text(message, context=None):
        return say(message, context, language)

    with Desk(language, 1280, 800) as desk:
        damaged = desk.home / "halved.json"
        damaged.write_bytes(SCORES.read_bytes()[:700])
        program = desk.start(damaged)
        yield "error", program.find_all(text("_Try Again"))
        program.stop()

        program = desk.start()
        yield "welcome", program.find_all(text("Welcome to Bolwerk"))
        program.press("list item", text("Try the _Demo Organisation"))
        program.find_all(text("Your Secure Score"))
        yield "demo", program.find_all(text("Demo organisation with made-up records"))
        program.stop()

        program = desk.start(SCORES, PROFILES)
        yield "overview", program.find_all(text("Your Secure Score"), re.compile(r"53[.,]5"))
        program.press("toggle button", text("Main Menu"))
        yield "main menu", program.find_all(text("_About Bolwerk"))
        desk.key("Escape")
        program.gone("menu item")
        desk.key("ctrl+2")
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
        program.press("table row", re.compile("^Let all users register"))
        yield "action", program.find_all(text("Next Steps"), text("Implementation Status"))
        desk.key("ctrl+f", "ctrl+a")
        desk.type("zzzz")
        yield "nothing found", program.find_all(text("No Actions Match"))
        desk.key("ctrl+question")
        yield "shortcuts", program.find_all(text("Export the list", "shortcuts"))
        desk.key("Escape")
        program.gone(None, text("Export the list", "shortcuts"))
        program.stop()

        program = desk.start(PROFILES)
        desk.key("ctrl+1")
        yield "no score", program.find_all(text("No Score"), text("Show the _Actions"))
        program.press("toggle button", text("Main Menu"))
        program.press("menu item", text("_About Bolwerk"))
        yield "about", program.find_all(text("The Bolwerk authors"))
        desk.key("Escape")
        program.gone("button", text("The Bolwerk authors"))
        program.stop()

        # Around a window of 360 by 720 lie five pixels to take hold of it by.
        # From each width it becomes narrow at once, as where a window is tiled.
        program = desk.start(SCORES, PROFILES)
        for page, width in (("ctrl+2", 1280), ("ctrl+2", 700), ("ctrl+1", 1280), ("ctrl+1", 1000)):
            desk.fit(program, width, 730)
            desk.key(page)
            program.find_all(text("Overview"))
            desk.fit(program, 370, 730)
        yield "narrow overview", program.find_all(text("Your Secure Score"), re.compile(r"53[.,]5"))
        desk.key("ctrl+2")
        program.find("list item", re.compile("^Let all users register"))
        yield "narrow actions", program.find_all(re.compile("^13 "))
        program.press("list item", re.compile("^Let all users register"))
        yield "sheet", program.find_all(text("Next Steps"), text("Implementation Status"))
        program.stop()
