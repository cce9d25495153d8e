# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader is told on every page: names, headings, rows, and the language of the texts.

Each check is given the language and what was read in each room."""

import json
import re

import tap
from rooms import GTKS
from walk import PROFILES, say

# What has no name of its own for a reason.
NAMELESS = {
    "scroll pane": "GTK gives it the focus to be scrolled by keys; what is in it has names",
    "panel": "a generic thing can have no name: the inside of GTK's popovers, of libadwaita's sheets and of its rows that "
    "open; allowed where what is around has one",
}
PROFILE_TITLES = {profile["title"] for profile in json.loads(PROFILES.read_text())["value"]}


def path(thing):
    names = []
    while thing is not None:
        if thing.name:
            names.append(repr(thing))
        thing = thing.parent
    return " < ".join(names)


def is_excused(thing):
    """Whether it has no name for a reason: see NAMELESS, and the rows that stand around the row with the name."""
    if thing.role == "panel":
        around = thing.parent
        while not around.name:
            around = around.parent
        return around.role in ("grouping", "dialog", "alert", "frame", "list")
    if thing.role == "list item":
        return any(child.role == "list item" and child.name for child in list(thing.walk())[1:])
    return thing.role in NAMELESS or thing.role == "list" and inside_named_row(thing)


def inside_named_row(thing):
    return thing.parent is not None and (bool(thing.parent.name) or inside_named_row(thing.parent))


def check_names(language, read):
    """Everything that can have the focus has a name."""
    assert len(read) > 10
    tap.none_of(
        sorted({
            f"{room}: {thing.role} in {path(thing)}"
            for room, reading in read.items() if room not in GTKS for thing in reading.walk()
            if thing.has("focusable") and not thing.name and not is_excused(thing)
        }),
        "focusable, and without a name",
    )


def check_rows(language, read):
    """A row of the list has the name of its action and its status, in the table and in the narrow list."""
    table = read["actions"].first("tree table", say("Improvement actions", language=language))
    narrow = read["narrow actions"].first("list", say("Improvement actions", language=language))
    titles = PROFILE_TITLES | {"aad_linkedin_connection_disables"}
    statuses = [say(status, "status", language) for status in (
        "To address", "Planned", "Risk accepted", "Resolved through third party", "Reviewed", "Completed",
    )]
    for rows in (list(table.all("table row"))[1:], list(narrow.all("list item"))):
        names = [row.name for row in rows if row.name]
        assert len(names) >= 8, names
        wrong = [
            name for name in names
            if not any(name.startswith(title) for title in titles)
            or not any(name.endswith(f", {status}") for status in statuses)
        ]
        tap.none_of(wrong, "rows without action and status")


def check_headings(language, read):
    """The pages are divided by headings."""
    wanted = {
        "welcome": [say("Welcome to Bolwerk", language=language)],
        "overview": [
            say("Your Secure Score", language=language), say("Top Improvement Actions", language=language), say("About These Records", language=language),
            say("Actions to Review", language=language), say("Points by", language=language), say("Comparison", language=language),
        ],
        "action": [
            "Let all users register for multifactor authentication", say("Description", language=language), say("Next Steps", language=language),
            say("How Will This Affect My Users?", language=language), say("At a Glance", language=language), say("Implementation Status", language=language),
        ],
    }
    for room, names in wanted.items():
        found = [thing.name for thing in read[room].all("heading")]
        assert found == names, f"{room}: {found}"


def tongues(room, reading, language):
    """The language that each text of Microsoft in a room says it is in, and one of our own; asked while it is there."""
    found = {
        (thing.name, thing.attributes()[0].get("language"))
        for thing in reading.all("label") if thing.name in PROFILE_TITLES
    }
    if room == "action":
        for kind, thing in (
            ("title", reading.first("heading", re.compile("^Let all users"))),
            ("step", next(reading.all("label", re.compile("^Look up who is missing")))),
            ("own", reading.first("heading", say("Next Steps", language=language))),
        ):
            found.add((kind, thing.attributes()[0].get("language")))
    return found


def check_language(language, shown):
    """In the Dutch window titles and texts of Microsoft say that they are English, the program's own do not."""
    told = {room for room, found in shown.items() if any(name in PROFILE_TITLES for name, tongue in found)}
    assert {"overview", "actions", "action"} <= told, told
    tongue = dict(shown["action"])
    if language == "nl":
        assert tongue["own"] != "en", tongue
        tap.none_of(
            sorted(
                f"{room}: {name}: {said}" for room, found in shown.items() for name, said in found
                if name != "own" and said != "en"
            ),
            "titles and texts that do not say that they are English",
        )
    else:
        assert tongue["title"] in ("en", "en-us", None, ""), tongue
