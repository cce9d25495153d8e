# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads what a program tells a screen reader, straight from the accessibility bus.

A reading is a tree of Thing, as it was at one moment; window-reader.c makes it.
"""

import functools
import json
import os
import re
import subprocess

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

ROOT = "/org/a11y/atspi/accessible/root"
ACCESSIBLE = "org.a11y.atspi.Accessible"
TEXT = "org.a11y.atspi.Text"
# One question, in milliseconds: far longer than a busy program takes.
ANSWER = 60_000

# AT-SPI's numbers of the states that the tests ask for.
STATES = {
    "active": 1, "checked": 4, "editable": 7, "enabled": 8, "expanded": 10, "focusable": 11, "focused": 12,
    "pressed": 20, "selected": 23, "sensitive": 24, "showing": 25, "visible": 30,
}


class Bus:
    """A connection to the accessibility bus."""

    def __init__(self):
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        reply = session.call_sync(
            "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, 0, ANSWER, None
        )
        self.address = reply.unpack()[0]
        flags = Gio.DBusConnectionFlags
        self.connection = Gio.DBusConnection.new_for_address_sync(
            self.address, flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION, None, None
        )
        self.reader = None

    def ask(self, reference, interface, method, arguments=None):
        """The answer to one question; raises GLib.Error where the thing is gone."""
        return self.connection.call_sync(*reference, interface, method, arguments, None, 0, ANSWER, None).unpack()

    def read(self, reference):
        """What the reader tells of a thing and all in it; raises GLib.Error where the program is gone."""
        if self.reader is None:
            self.reader = subprocess.Popen(
                [os.environ["APP_READER"], self.address], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
            )
        self.reader.stdin.write(" ".join(reference) + "\n")
        self.reader.stdin.flush()
        things = json.loads(self.reader.stdout.readline())
        if things is None:
            raise GLib.Error(f"{reference[0]} does not answer any more")
        return things

    def close(self):
        if self.reader is not None:
            self.reader.stdin.close()
            self.reader.wait()
            self.reader.stdout.close()

    def applications(self):
        """The references of all programs, with the numbers of their processes."""
        for reference in self.ask(("org.a11y.atspi.Registry", ROOT), ACCESSIBLE, "GetChildren")[0]:
            try:
                process = self.ask(
                    ("org.freedesktop.DBus", "/org/freedesktop/DBus"), "org.freedesktop.DBus",
                    "GetConnectionUnixProcessID", GLib.Variant("(s)", (reference[0],)),
                )[0]
            except GLib.Error:
                continue  # it has ended since
            yield tuple(reference), process


@functools.cache
def role_name(role):
    return Atspi.role_get_name(role)


class Thing:
    """One thing, as it was when it was read."""

    def __init__(self, program, item):
        """item is what the reader gives of it: path, role, name, description, states, the text of its label."""
        path, role, self.own_name, self.description, low, high, self.label = item
        self.program = program
        self.parent = None
        self.children = []
        self.reference = (program.reference[0], path)
        self.role = role_name(role)
        self.states = low | high << 32

    def __repr__(self):
        return f"{self.role} “{self.name}”"

    @property
    def name(self):
        """Its name; where it has none of its own, the text of what labels it, as a screen reader does."""
        return self.own_name or self.label

    def has(self, state):
        return bool(self.states >> STATES[state] & 1)

    def walk(self):
        """Itself and everything in it that shows, in reading order."""
        yield self
        for child in self.children:
            if child.has("showing"):
                yield from child.walk()

    def all(self, role=None, name=None, **wanted):
        roles = (role,) if isinstance(role, str) else role
        for thing in self.walk():
            if roles is not None and thing.role not in roles:
                continue
            if name is not None and not matches(name, thing.name):
                continue
            if all(thing.has(state) == value for state, value in wanted.items()):
                yield thing

    def first(self, *arguments, **wanted):
        return next(self.all(*arguments, **wanted), None)

    @property
    def texts(self):
        """What it and all in it says."""
        return [thing.name for thing in self.walk() if thing.name]

    def outline(self, depth=0):
        """What a screen reader finds, as indented lines; what says nothing and cannot be acted on is left out."""
        marks = "".join(f" [{state}]" for state in ("focused", "checked", "selected", "expanded") if self.has(state))
        quiet = not (self.name or self.description or marks or self.has("focusable"))
        lines = [] if quiet else ["  " * depth + repr(self) + (f" ({self.description})" if self.description else "") + marks]
        for child in self.children:
            if child.has("showing"):
                lines += child.outline(depth + (not quiet))
        return lines

    # Asking on.

    def text(self):
        """The text of an entry or a label, which need not be its name."""
        bus = self.program.bus
        count = bus.ask(
            self.reference, "org.freedesktop.DBus.Properties", "Get", GLib.Variant("(ss)", (TEXT, "CharacterCount"))
        )[0]
        return bus.ask(self.reference, TEXT, "GetText", GLib.Variant("(ii)", (0, count)))[0]

    def attributes(self, offset=0):
        """The attributes of its text from an offset, the default ones among them: names and values, start and end."""
        return self.program.bus.ask(self.reference, TEXT, "GetAttributeRun", GLib.Variant("(ib)", (offset, True)))

    def extents(self):
        """Where it is in its window: x, y, width, height."""
        return self.program.bus.ask(
            self.reference, "org.a11y.atspi.Component", "GetExtents", GLib.Variant("(u)", (1,))
        )[0]

    def character(self, offset):
        """Where a character of its text is in its window: x, y, width, height."""
        return self.program.bus.ask(self.reference, TEXT, "GetCharacterExtents", GLib.Variant("(iu)", (offset, 1)))


def read(program, reference, parent=None):
    """Reads a thing of a program, in its parent, with all that is in it; gives it, or None where it is gone."""
    things = []
    for place, *item in program.bus.read(reference):
        thing = Thing(program, item)
        if place >= 0:
            thing.parent = things[place]
            thing.parent.children.append(thing)
        else:
            thing.parent = parent
        things.append(thing)
    return things[0] if things else None


def matches(pattern, text):
    if isinstance(pattern, re.Pattern):
        return pattern.search(text) is not None
    return pattern == text
