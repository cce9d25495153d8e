# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader is told on every page: names, headings, rows, and the language of the texts."""

import json
import re

import tap
from rooms import GTKS, tour
from walk import LANGUAGE, PROFILES, run, say

# What has no name of its own for a reason.
NAMELESS = {
    "scroll pane": "GTK gives it the focus to be scrolled by keys; what is in it has names",
    "panel": "a generic thing can have no name: the inside of GTK's popovers and of libadwaita's sheets; allowed where "
    "what is around has one",
}
READ = {}
# The titles that were shown in each room, each with the language that it says it is in.
TITLES = {}
PROFILE_TITLES = {profile["title"] for profile in json.loads(PROFILES.read_text())["value"]}


def check_tour():
    """Every page and state is reached, without a word of complaint."""
    for room, reading in tour(LANGUAGE):
        READ[room] = reading
        for thing in reading.all("label"):
            if thing.name in PROFILE_TITLES:
                TITLES.setdefault(room, set()).add((thing.name, thing.attributes()[0].get("language")))
        if room == "action":
            title = reading.first("heading", re.compile("^Let all users"))
            READ["title"] = title.attributes()
            READ["step"] = next(
                label for label in reading.all("label", re.compile("^Look up who is missing"))
            ).attributes()
            READ["our own"] = reading.first("heading", say("Next Steps")).attributes()


def rooms():
    return [(room, reading) for room, reading in READ.items() if hasattr(reading, "walk")]


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
        return around.role in ("grouping", "dialog", "alert", "frame")
    if thing.role == "list item":
        return any(child.role == "list item" and child.name for child in list(thing.walk())[1:])
    return thing.role in NAMELESS or thing.role == "list" and inside_named_row(thing)


def inside_named_row(thing):
    return thing.parent is not None and (bool(thing.parent.name) or inside_named_row(thing.parent))


def check_names():
    """Everything that can have the focus has a name."""
    assert len(rooms()) > 10
    tap.none_of(
        sorted({
            f"{room}: {thing.role} in {path(thing)}"
            for room, reading in rooms() if room not in GTKS for thing in reading.walk()
            if thing.has("focusable") and not thing.name and not is_excused(thing)
        }),
        "focusable, and without a name",
    )


def check_rows():
    """A row of the list has the name of its action and its status, in the table and in the narrow list."""
    table = READ["actions"].first("tree table", say("Improvement actions"))
    narrow = READ["narrow actions"].first("list", say("Improvement actions"))
    titles = PROFILE_TITLES | {"aad_linkedin_connection_disables"}
    statuses = [say(status, "status") for status in (
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


def check_headings():
    """The pages are divided by headings."""
    wanted = {
        "welcome": [say("Welcome to Bolwerk")],
        "overview": [
            say("Your Secure Score"), say("Top Improvement Actions"), say("About These Records"),
            say("Actions to Review"), say("Points by"), say("Comparison"),
        ],
        "action": [
            "Let all users register for multifactor authentication", say("Description"), say("Next Steps"),
            say("How Will This Affect My Users?"), say("At a Glance"), say("Implementation Status"),
        ],
    }
    for room, names in wanted.items():
        found = [thing.name for thing in READ[room].all("heading")]
        assert found == names, f"{room}: {found}"


def check_language():
    """In the Dutch window titles and texts of Microsoft say that they are English, the program's own do not."""
    assert {"overview", "actions", "action"} <= TITLES.keys(), TITLES.keys()
    languages = {name: READ[name][0].get("language") for name in ("title", "step", "our own")}
    if LANGUAGE == "nl":
        assert languages["title"] == languages["step"] == "en", READ["title"]
        assert languages["our own"] != "en", READ["our own"]
        tap.none_of(
            sorted(f"{room}: {title}: {language}" for room, titles in TITLES.items() for title, language in titles if language != "en"),
            "titles that do not say that they are English",
        )
    else:
        assert languages["title"] in ("en", "en-us", None, ""), READ["title"]


run(
    check_tour, check_names, check_rows, check_headings, check_language,
    alone=[check_names, check_rows, check_headings, check_language],
)
