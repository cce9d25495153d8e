# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads what a program tells a screen reader, straight from the accessibility bus.

A reading is a tree of Thing, as it was at one moment. The program is asked for all its things in one question (AT-SPI's
org.a11y.atspi.Cache), and then only for what is in what: asked for one by one they cost the program, the bus and the
reader several times as much.
"""

import functools
import re

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

ROOT = "/org/a11y/atspi/accessible/root"
CACHE = "/org/a11y/atspi/cache"
NOTHING = "/org/a11y/atspi/null"
ACCESSIBLE = "org.a11y.atspi.Accessible"
TEXT = "org.a11y.atspi.Text"
LABELLED_BY = 2
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
        self.waiting = 0

    def ask(self, reference, interface, method, arguments=None):
        """The answer to one question; raises GLib.Error where the thing is gone."""
        return self.ask_whole(reference, interface, method, arguments).unpack()

    def ask_whole(self, reference, interface, method, arguments=None):
        """The answer to one question, as it came."""
        return self.connection.call_sync(*reference, interface, method, arguments, None, 0, ANSWER, None)

    def ask_soon(self, reference, interface, method, arguments, then):
        """Asks, and calls then(answer) with the answer; with None where the thing is gone."""
        def answered(connection, result):
            self.waiting -= 1
            try:
                answer = connection.call_finish(result)
            except GLib.Error:
                then(None)
                return
            then(answer.unpack())

        self.waiting += 1
        self.connection.call(*reference, interface, method, arguments, None, 0, ANSWER, None, answered)

    def settle(self):
        """Waits for all answers."""
        context = GLib.MainContext.default()
        while self.waiting:
            context.iteration(True)

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
        """item is an entry of the program's list: who it is, in what, of what kind, what it says, its states."""
        def value(at):
            return item.get_child_value(at)

        self.program = program
        self.parent = None
        self.children = []
        self.reference = (program.reference[0], value(0).get_child_value(1).get_string())
        self.count = value(4).get_int32()
        self.own_name = value(6).get_string()
        self.role = role_name(value(7).get_uint32())
        self.description = value(8).get_string()
        low, high = value(9).unpack()
        self.states = low | high << 32
        self.label = ""

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
    things = _read_list(program)
    # What nobody asked for yet is not on the list; asking puts it there.
    while not _join(program.bus, things, reference):
        things = _read_list(program)
    top = things.get(reference)
    if top is not None:
        top.parent = parent
        _read_labels(program.bus, top)
    return top


def _read_list(program):
    """The things on the program's list, by their references, each for itself."""
    # Unpacked as a whole it would take longer than all the rest.
    items = program.bus.ask_whole((program.reference[0], CACHE), "org.a11y.atspi.Cache", "GetItems").get_child_value(0)
    things = (Thing(program, items.get_child_value(at)) for at in range(items.n_children()))
    return {thing.reference: thing for thing in things}


def _join(bus, things, top):
    """Puts everything under what it is in; says whether all that is there was on the list.

    The list names parents, but also holds what is hidden at the moment and says no such thing of it."""
    missing = []

    def ask(reference, thing):
        def children(answer):
            for child in map(tuple, answer[0] if answer else []):
                if child[1] == NOTHING:
                    continue
                found = things.get(child)
                if found is None:
                    missing.append(child)
                    ask(child, None)
                elif thing is not None:
                    found.parent = thing
                    thing.children.append(found)
                    if found.has("showing") and found.count:
                        ask(child, found)

        bus.ask_soon(reference, ACCESSIBLE, "GetChildren", None, children)

    ask(top, things.get(top))
    bus.settle()
    return not missing


def _read_labels(bus, top):
    """Reads the texts of what labels the things that have no name of their own."""
    def ask(thing):
        def label(answer):
            thing.label = answer[0] if answer else ""

        def relations(answer):
            # What names it need not be a thing that shows: a menu's items are named by such.
            for kind, references in answer[0] if answer else []:
                if kind == LABELLED_BY and references:
                    bus.ask_soon(tuple(references[0]), TEXT, "GetText", GLib.Variant("(ii)", (0, -1)), label)

        bus.ask_soon(thing.reference, ACCESSIBLE, "GetRelationSet", None, relations)

    for thing in top.all(focusable=True):
        if not thing.own_name:
            ask(thing)
    bus.settle()


def matches(pattern, text):
    if isinstance(pattern, re.Pattern):
        return pattern.search(text) is not None
    return pattern == text
