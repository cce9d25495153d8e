# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole main job by keyboard alone: from the welcome page to what an action asks to be done."""

import re

from walk import LANGUAGE, PROFILES, SCORES, Desk, command_line, counted, exactly, number, run, say, wait_until

DESK = Desk(LANGUAGE, 1280, 800)
FROM = ["--from", SCORES, "--from", PROFILES]
ALL = command_line("list", *FROM)
LEFT = command_line("list", *FROM, "--filter", "category=Identity", "--filter", "status=to-address")
FOUND = command_line("list", *FROM, "--search", "user")
LINKED = command_line("list", *FROM, "--search", "Google Admin console")
SEARCH = say("Search actions by title, product, id and texts")

DESK.lay_browser()
bolwerk = DESK.start()


def focused_on(role, name=None):
    """Waits until the focus is on such a thing; gives it."""
    seen = []

    def look():
        seen[:] = [bolwerk.focus()]
        return seen[0] is not None and next(seen[0].all(role, name), None) is seen[0] and seen[0]

    return wait_until(look, lambda: f"the focus on {role} {name}; it is on {seen}")


def step_to(role, name=None, key="Tab", most=40):
    """Steps on by a key until the focus is on such a thing."""
    passed = []
    for _ in range(most):
        thing = bolwerk.focus()
        if thing is not None and next(thing.all(role, name), None) is thing:
            return thing
        before = thing.reference if thing else None
        DESK.key(key)
        wait_until(lambda: getattr(bolwerk.focus(), "reference", None) != before, f"{key} to move on from {thing}")
        passed.append(thing)
    raise AssertionError(f"{key} does not lead to {role} {name}, but over {passed}")


def check_demo():
    """Tab and Enter open the demo organisation."""
    bolwerk.find("heading", say("Welcome to Bolwerk"))
    step_to("list item", say("_Sign In to an Organisation…"))
    step_to("list item", say("Try the _Demo Organisation"), key="Down")
    DESK.key("Return")
    shown = command_line("score", "--demo")
    bolwerk.find_all(say("Your Secure Score"), exactly(number(f"{shown['percent']:.1f}%")))


def check_top():
    """The first of the top actions opens with Enter, and Esc leads back to it."""
    first = bolwerk.find("list", say("Top improvement actions")).first("list item")
    step_to("list item", first.name)
    DESK.key("Return")
    bolwerk.find("heading", first.name)
    bolwerk.find("heading", say("Next Steps"))
    DESK.key("Escape")
    bolwerk.gone("heading", say("Next Steps"))
    focused_on("list item", first.name)


def check_saved():
    """The same window serves saved answers, which a second start hands to it."""
    second = DESK.run(SCORES, PROFILES)
    bolwerk.find_all(say("Your Secure Score"), exactly(number("53.5%")))
    assert second.wait(60) == 0, second.returncode


def check_search():
    """Ctrl+F searches from any page, Enter opens the first that is found."""
    DESK.key("ctrl+f")
    bolwerk.find("entry", SEARCH)
    DESK.type("user")
    bolwerk.find("label", counted(len(FOUND), of=len(ALL)))
    DESK.key("Return")
    bolwerk.find("heading", FOUND[0]["title"])


def check_next():
    """Alt+Down and Alt+Up lead through the list."""
    for key, action in (("alt+Down", FOUND[1]), ("alt+Down", FOUND[2]), ("alt+Up", FOUND[1])):
        DESK.key(key)
        bolwerk.find("heading", action["title"])


def check_back():
    """Esc closes the action, and once more the search."""
    DESK.key("Escape")
    bolwerk.gone("heading", say("Next Steps"))
    DESK.key("Escape")
    bolwerk.find("label", counted(len(ALL)))


def check_link():
    """Tab leads to a link in the texts of an action too, and Enter opens it in the browser."""
    DESK.key("ctrl+f")
    DESK.type("Google Admin console")
    bolwerk.find("label", counted(len(LINKED), of=len(ALL)))
    DESK.key("Return")
    bolwerk.find("heading", LINKED[0]["title"])
    step_to("label", re.compile("Google Admin console"), most=60)
    # First comes the text, in which one can select, then its links.
    DESK.key("Tab", "Return")
    wait_until(DESK.visited, "the browser to be asked for a page")
    assert DESK.visited() == ["https://admin.google.com/"], DESK.visited()
    DESK.key("Escape")
    bolwerk.gone("heading", say("Next Steps"))
    DESK.key("ctrl+f", "Escape")
    bolwerk.find("label", counted(len(ALL)))


def check_filter():
    """The filters are set by Tab, arrows and Enter."""
    DESK.key("ctrl+f")
    step_to("toggle button", say("Filter"))
    DESK.key("space")
    for facet, value in ((say("Category", "facet"), say("Identity", "category")),
                         (say("Status", "facet"), say("To address", "status"))):
        bolwerk.find("list item", facet)
        step_to("list item", facet, key="Up" if value == say("To address", "status") else "Tab")
        DESK.key("Return")
        bolwerk.find("check box", re.compile(f"^{value}, "))
        step_to(("list item", "check box"), re.compile(f"^{value}, "), key="Down")
        DESK.key("Return")
        bolwerk.find("check box", re.compile(f"^{value}, "), checked=True)
    DESK.key("Escape")
    bolwerk.find("label", counted(len(LEFT), of=len(ALL)))


def check_list():
    """The arrows go through the list, Enter opens an action, Esc closes it."""
    for steps in (2, 1):
        DESK.key("ctrl+f", "Down", "Home", *["Down"] * steps, "Return")
        bolwerk.find("heading", LEFT[steps]["title"])
        if steps == 2:
            DESK.key("Escape")
            bolwerk.gone("heading", say("Next Steps"))


def check_read():
    """Tab leads into the action: to its settings and its link."""
    step_to("button", say("_View Settings"), most=60)
    step_to("button", say("_Copy Link"))
    DESK.key("Return")
    bolwerk.find(None, say("Link copied"))
    # Esc is first for what is told in passing: that is libadwaita's way.
    DESK.key("Escape")
    bolwerk.gone(None, say("Link copied"))


def check_menus():
    """The main menu, the shortcuts and the about dialog open and close by keys."""
    DESK.key("F10")
    bolwerk.find("menu item", say("_About Bolwerk"))
    DESK.key("Escape")
    bolwerk.gone("menu item", say("_About Bolwerk"))
    DESK.key("ctrl+question")
    bolwerk.find(None, say("Export the list", "shortcuts"))
    DESK.key("Escape")
    bolwerk.gone(None, say("Export the list", "shortcuts"))


def check_narrow():
    """In a narrow window Enter opens a row of the list, Esc closes it, and the focus is in the list again."""
    DESK.key("Escape")
    bolwerk.gone("heading", say("Next Steps"))
    # Around a window of 360 by 720 lie five pixels to take hold of it by.
    DESK.fit(bolwerk, 370, 730)
    bolwerk.find("list item", re.compile(f"^{LEFT[0]['title']}, "))
    DESK.key("ctrl+f", "Down", "Home", "Down", "Return")
    bolwerk.find("heading", LEFT[1]["title"])
    bolwerk.find("heading", say("Next Steps"))
    DESK.key("Escape")
    bolwerk.gone("heading", say("Next Steps"))
    focused_on("list item", re.compile(f"^{LEFT[1]['title']}, "))


def check_end():
    """It leaves without a word of complaint."""
    bolwerk.stop()


run(
    check_demo, check_top, check_saved, check_search, check_next, check_back, check_link, check_filter, check_list, check_read, check_menus,
    check_narrow, check_end, desks=[DESK],
)
