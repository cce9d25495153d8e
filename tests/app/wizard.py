# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Signing in page by page, by the keyboard alone."""

from account import CLIENT, DOMAIN
from walk import matches, say, wait_until


class Wizard:
    """The dialog of signing in, in a program."""

    def __init__(self, program):
        self.program = program
        self.desk = program.desk

    def say(self, message):
        return say(message, language=self.desk.language)

    def move(self, name, key="Tab"):
        """Presses a key until what has this name has the focus."""
        been = []

        def moved():
            focus = self.program.focus()
            if focus is not None and (not been or focus.reference != been[-1].reference):
                been.append(focus)
                return focus
            return None

        while not matches(name, wait_until(moved, lambda: f"{key} to lead on from {been[-1:]}").name):
            assert len(been) < 30, f"{key} does not lead to {name}, but to {been}"
            self.desk.key(key)

    def window(self):
        """The window that has what has the focus, as a reference; None where nothing has it."""
        thing = self.program.focus()
        while thing is not None and thing.parent is not None and thing.parent.role != "application":
            thing = thing.parent
        return thing and thing.reference

    def page(self, title, focus=None):
        """Waits until a page is there, and has the focus where it begins."""
        self.program.find("heading", self.say(title))
        if focus:
            self.program.find(None, self.say(focus), focused=True)

    def fill(self, title, text):
        """Fills an entry that has the focus; what stood in it goes."""
        entry = self.program.find("text", self.say(title), focused=True)
        self.desk.key("ctrl+a")
        self.desk.type(text)
        wait_until(lambda: entry.text() == text, lambda: f"“{text}” in {title}, which has “{entry.text()}”")

    # The pages.

    def choose_custom(self):
        self.page("Which cloud?", "_Worldwide")
        self.move(self.say("_Custom…"), "Down")
        self.desk.key("Return")

    def choose_file(self, path):
        """Chooses the file of trusted authorities, by the file dialog. Its name is pasted: see test-open.py."""
        self.fill("Sign-in _service", str(path))
        self.desk.key("ctrl+a", "ctrl+x")
        self.move(self.say("_Trusted authorities"))
        window = self.window()
        self.desk.key("Return")
        wait_until(lambda: self.window() not in (None, window), "the file dialog")
        self.desk.key("alt+Home", "ctrl+l")
        place = self.program.find("text", focused=True)
        self.desk.key("ctrl+a", "ctrl+v")
        wait_until(lambda: place.text() == str(path), lambda: f"the name in the dialog, which has “{place.text()}”")
        self.desk.key("Return")
        wait_until(lambda: self.window() == window, "the file dialog to go")
        self.program.find(None, path.name)

    def fill_custom(self, microsoft, authorities):
        self.page("Custom cloud", "Sign-in _service")
        self.choose_file(authorities)
        self.move(self.say("Sign-in _service"), "shift+Tab")
        self.fill("Sign-in _service", microsoft.login)
        self.move(self.say("Microsoft _Graph"))
        self.fill("Microsoft _Graph", microsoft.graph)
        self.desk.key("Return")

    def name_organisation(self, domain=DOMAIN):
        self.page("Which organisation?", "D_omain or id")
        self.fill("D_omain or id", domain)
        self.desk.key("Return")

    def fill_client(self, client=CLIENT):
        self.page("Which application?", "Application (client) _id")
        self.fill("Application (client) _id", client)

    def choose_way(self, way, key="Down"):
        self.page("How to sign in?")
        self.move(self.say(way), key)
        self.desk.key("Return")

    def open(self):
        """Leaves the last page for the organisation."""
        self.page("Signed in")
        self.desk.key("Return")
        self.program.gone("heading", self.say("Signed in"))

    def leave(self):
        """Goes back to the page before."""
        self.desk.key("Escape")
