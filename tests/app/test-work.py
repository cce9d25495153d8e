# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Works the list of actions with the mouse: filters, sorts, groups, reads what to do, follows links, exports."""

import csv
import json
import re
import struct
from xml.etree import ElementTree

from walk import (
    LANGUAGE, LEARN_MORE, NO_LEAKS, PROFILES, SCORES, Desk, command_line, counted, number, pattern, run, say, wait_until,
)
from wizard import Wizard

DESK = Desk(LANGUAGE, 1280, 800)
FROM = ["--from", SCORES, "--from", PROFILES]
ALL = command_line("list", *FROM)
FILTERS = ["--filter", "category=Identity", "--filter", "status=to-address"]
LEFT = command_line("list", *FROM, *FILTERS)
FIRST, SECOND, THIRD = (action["title"] for action in LEFT)
TO_ADDRESS = say("To address", "status")
IDENTITY = say("Identity", "category")
SEARCH = say("Search actions by title, product, id and texts")

RECOMMENDED = say("In recommended order: by Microsoft’s rank, then most points left, then title.")
# Microsoft's page on the score. Its old address, docs.microsoft.com, is gone.
ADDRESSES = {profile["title"]: profile["actionUrl"] for profile in json.loads(PROFILES.read_text())["value"]}

DESK.lay_browser()
bolwerk = DESK.start(SCORES, PROFILES)
WIZARD = Wizard(bolwerk)


def rows(reading):
    """The names of the rows of the list, the header left out."""
    table = reading.first("tree table", say("Improvement actions"))
    return [row.name for row in list(table.all("table row"))[1:]] if table else []


def wait_for_rows(*titles):
    """Waits until the list holds these actions, and no others, in this order."""
    seen = []

    def same():
        seen[:] = rows(bolwerk.read())
        return len(seen) == len(titles) and all(row.startswith(title) for row, title in zip(seen, titles))

    wait_until(same, lambda: f"{titles}; the list holds {seen}")


def wait_for_visit(address):
    """Waits until the browser is asked for this page, once."""
    wait_until(DESK.visited, "the browser to be asked for a page")
    assert DESK.visited() == [address], DESK.visited()
    (DESK.home / "visited").unlink()


def value(name, actions):
    """The name of a value to filter by, with how many actions it would leave."""
    return re.compile(f"^{name}, {counted(len(actions)).pattern.strip('^')}$")


def check_learn_more():
    """A click on the link of the score's card opens Microsoft's page on it in the browser."""
    explained = bolwerk.find("label", re.compile(say("Learn more")))
    bolwerk.click_link(explained, say("Learn more"))
    wait_for_visit(LEARN_MORE)


def check_top():
    """A click on a top action opens it beside the overview."""
    bolwerk.press("list item", FIRST, within=bolwerk.find("list", say("Top improvement actions")))
    bolwerk.find("heading", say("Next Steps"))
    DESK.key("Escape")
    bolwerk.gone("heading", say("Next Steps"))


def check_counter():
    """A counter opens the list with as many actions as it counts."""
    counted_so = command_line("list", *FROM, "--filter", "status=to-address")
    bolwerk.press("button", re.compile(rf"^{TO_ADDRESS}: {len(counted_so)} "))
    bolwerk.find("label", counted(len(counted_so), of=len(ALL)))
    wait_for_rows(*(action["title"] for action in counted_so))
    bolwerk.press("button", say("C_lear Filters"))
    wait_for_rows(*(action["title"] for action in ALL))


def check_sort():
    """A click on the head of a column sorts by it, the next one the other way round."""
    head = bolwerk.find("tree table").first("filler", say("Action", "column"))
    for order, said in (("title", say("By title, from A to Z.")), ("title:desc", say("By title, from Z to A."))):
        bolwerk.click(head)
        bolwerk.find("label", said)
        wait_for_rows(*(action["title"] for action in command_line("list", *FROM, "--sort", order)))


def check_recommended():
    """The menu of orders says what the recommended order is, and brings it back."""
    assert bolwerk.read().first("label", RECOMMENDED) is None
    bolwerk.press("toggle button", say("Sort"))
    bolwerk.find("label", RECOMMENDED)
    bolwerk.press(("menu item", "radio menu item"), say("Recommended order", "sort"))
    wait_for_rows(*(action["title"] for action in ALL))


def check_filter():
    """Clicks filter the list to Identity and To address; each value says how many actions it would leave."""
    category, status = (say("Category", "facet"), say("Status", "facet"))
    bolwerk.press("toggle button", say("Filter"))
    bolwerk.press("list item", status)
    bolwerk.find("check box", value(TO_ADDRESS, command_line("list", *FROM, "--filter", "status=to-address")))
    bolwerk.press("list item", category)
    bolwerk.press("check box", value(IDENTITY, command_line("list", *FROM, "--filter", "category=Identity")))
    bolwerk.press("list item", status)
    bolwerk.press("check box", value(TO_ADDRESS, LEFT))
    bolwerk.press("list item", re.compile(f"^{category}"))
    bolwerk.find("check box", value(IDENTITY, LEFT), checked=True)
    DESK.key("Escape")
    bolwerk.find("label", counted(len(LEFT), of=len(ALL)))
    wait_for_rows(FIRST, SECOND, THIRD)


def check_group():
    """The list is grouped by product, with how many actions and points each group has."""
    bolwerk.press("toggle button", say("Group"))
    bolwerk.press("menu item", say("Product", "facet"))
    bolwerk.find_all("Microsoft Entra ID", "Defender for Cloud Apps: Google Workspace", counted(2), counted(1))
    # By the names of the products.
    wait_for_rows(THIRD, FIRST, SECOND)
    bolwerk.press("toggle button", say("Group"))
    bolwerk.press("menu item", say("_Nothing", "group"))
    wait_for_rows(FIRST, SECOND, THIRD)


def check_open():
    """An action is opened by a click on its row, and tells all that the command line tells."""
    bolwerk.press("table row", re.compile(f"^{FIRST}"))
    bolwerk.find_all(
        say("Description"), say("Next Steps"), say("How Will This Affect My Users?"), say("At a Glance"),
        say("Implementation Status"), FIRST, TO_ADDRESS,
        pattern("Score impact %s", number("+9.00%")), re.compile(number("2.7 / 9").pattern),
    )
    button = bolwerk.find("button", say("_View Settings"))
    assert button.description == ADDRESSES[FIRST], button.description


def check_settings():
    """View settings asks the desktop for the action's page."""
    bolwerk.press("button", say("_View Settings"))
    wait_for_visit(ADDRESSES[FIRST])


def check_next_steps():
    """A numbered list that goes on at 3 says so, and what is nested in it is nested for a screen reader."""
    section = bolwerk.find("heading", say("Next Steps")).parent
    first, second = lists(section)
    assert [marks(each) for each in (first, second)] == [["1.", "2."], ["3."]], section.outline()
    (third,) = items(second)
    (nested,) = lists(third)
    said = [" ".join(item.texts[1:]) for item in items(nested)]
    assert said == ["a key for people without a phone;", "a Temporary Access Pass for newcomers."], said


def lists(thing):
    """The outermost lists in a thing."""
    found = []
    for child in thing.children:
        found += [child] if child.role == "list" else lists(child)
    return found


def items(entry):
    """The items of a list, those of the lists in it left out."""
    return [child for child in entry.children if child.role == "list item"]


def marks(entry):
    """What stands before the items of a list."""
    return [item.texts[0] for item in items(entry)]


def check_next():
    """Keys and buttons lead to the next action and back; a link in its next steps opens by a click."""
    DESK.key("alt+Down")
    bolwerk.find("heading", SECOND)
    bolwerk.press("button", say("Next Action"))
    bolwerk.find_all(THIRD, say("[Not scored]"))
    bolwerk.click_link(bolwerk.find("label", re.compile("Google Admin console")), "Google Admin console")
    wait_for_visit("https://admin.google.com/")
    bolwerk.press("button", say("Previous Action"))
    bolwerk.find("heading", SECOND)
    DESK.key("alt+Up")
    bolwerk.find("heading", FIRST)


def check_copy():
    """The link to the action in the portal is copied."""
    bolwerk.press("button", say("_Copy Link"))
    bolwerk.find(None, say("Link copied"))
    DESK.key("ctrl+f", "ctrl+v")
    entry = bolwerk.find("entry", SEARCH)
    wait_until(lambda: entry.text(), "the link in the search entry")
    address = entry.text()
    assert address.startswith("https://security.microsoft.com/securescore?"), address
    assert "MFARegistrationV2" in address and "3b9d5e70-4a1f-4d26-8c3e-7f20a5c1b684" in address, address
    DESK.key("ctrl+a", "BackSpace")
    wait_for_rows(FIRST, SECOND, THIRD)


def check_close():
    """The flyout is closed by its button."""
    bar = bolwerk.find("button", say("Next Action"))
    while bar.first("button", say("Close")) is None:
        bar = bar.parent
    bolwerk.press("button", say("Close"), within=bar)
    bolwerk.gone("heading", say("Next Steps"))


def check_chips():
    """Each filter is dropped by its chip, all by one button."""
    bolwerk.press("button", pattern("Remove Filter %s", pattern("%s: %s", None, TO_ADDRESS, context="filter")))
    identity = command_line("list", *FROM, "--filter", "category=Identity")
    bolwerk.find("label", counted(len(identity), of=len(ALL)))
    bolwerk.press("button", say("C_lear Filters"))
    bolwerk.find("label", counted(len(ALL)))
    bolwerk.gone("button", say("C_lear Filters"))


def check_search():
    """The list is searched while one types; a list left empty says what to drop."""
    bolwerk.press("entry", SEARCH)
    for typed, left in (("ran", None), ("somware", ["Stop programs that behave like ransomware"])):
        DESK.type(typed)
        if left:
            wait_for_rows(*left)
    bolwerk.find("label", counted(1, of=len(ALL)))
    DESK.type("zzz")
    bolwerk.find(None, say("No Actions Match"))
    bolwerk.press("button", re.compile("ransomwarezzz"))
    bolwerk.find("label", counted(len(ALL)))


def check_pages():
    """Keys switch between the pages."""
    DESK.key("alt+1")
    bolwerk.find_all(say("Your Secure Score"))
    DESK.key("alt+2")
    bolwerk.find("label", counted(len(ALL)))


def check_history():
    """The history is read by keys, day by day, and tells why the score changed between two days."""
    DESK.key("alt+3")
    bolwerk.press("image", say("Chart of the Secure Score"))
    DESK.key("End")
    bolwerk.find("label", re.compile(r"^20 \w+ 2026: " + number("53.5%").pattern + ", " + number("37.45 / 70").pattern))
    DESK.key("Left")
    bolwerk.find("label", re.compile(r"^19 \w+ 2026: " + number("52.9%").pattern + ", " + number("37 / 70").pattern))
    DESK.key("space", "Home", "Return")
    (change,) = (day["percent"] for day in command_line("history", *FROM)["days"] if day["date"] == "2026-11-17")
    bolwerk.find("label", pattern("%s became %s: %s", None, None, number("+7.14%")))
    assert abs(change - 45.714) < 0.001, change
    bolwerk.find("label", pattern("From %s to %s", re.compile(r"17 \w+ 2026"), re.compile(r"19 \w+ 2026")))
    bolwerk.press("radio button", say("Table"))
    bolwerk.find("table row", re.compile(r"^20 \w+ 2026, .*" + number("37.45 / 70").pattern))


def activity():
    """The titles of the actions of which something is told in the list of the activity."""
    found = bolwerk.read().first("list", say("Activity"))
    return [row.first("label").name for row in found.all("list item") if row.name] if found else []


def choose(button, item, left):
    """Has the activity filtered, by a button that keys lead to, as it lies further down; waits for what is left."""
    WIZARD.move(button)
    bolwerk.press("toggle button", button)
    bolwerk.press(("menu item", "radio menu item"), item)
    wait_until(lambda: activity() == left, lambda: f"{left}; there is {activity()}")


def check_activity():
    """What happened is filtered by kind and by category, and a row of it opens its action."""
    everything = activity()
    lobby = "Have strangers wait in the lobby"
    people = ["Refuse old sign-ins to SharePoint", "Turn off automatic forwarding to the outside", lobby]
    assert everything[0] == FIRST and everything[2:] == people, everything
    choose(say("All Activity"), say("By People"), people)
    choose(say("All Categories"), say("Apps", "category"), [lobby])
    WIZARD.move(re.compile(f"^{lobby}\\. "))
    DESK.key("Return")
    bolwerk.find_all(lobby, say("Next Steps"))
    check_close()
    assert activity() == [lobby], activity()


def check_end():
    """It leaves without a word of complaint."""
    bolwerk.stop()


def save(program, name, title="Export Actions", told="Exported to %s"):
    """Saves under the name that is proposed; gives the path."""
    dialog = program.find(("frame", "dialog", "window"), say(title))
    place = program.find("text", within=dialog, focused=True)
    wait_until(lambda: place.text() == name, "the name that is proposed")
    DESK.key("Return")
    program.find(None, pattern(told, name))
    (path,) = DESK.home.rglob(name)
    return path


def check_export():
    """The list is exported as JSON by the menu and as CSV by Ctrl+E, as it is filtered, next steps included."""
    program = DESK.start(SCORES, PROFILES, **NO_LEAKS)
    # The page that was left last is shown, which is that of the history.
    DESK.key("alt+2")
    program.press("toggle button", say("Filter"))
    for facet, name in ((say("Category", "facet"), IDENTITY), (say("Status", "facet"), TO_ADDRESS)):
        program.press("list item", facet)
        program.press("check box", re.compile(f"^{name}, "))
    DESK.key("Escape")
    program.find("label", counted(len(LEFT), of=len(ALL)))

    program.press("toggle button", say("Export"))
    program.press("menu item", say("_JSON…"))
    exported = json.loads(save(program, say("improvement-actions", "file name") + ".json").read_text())
    exported = exported if isinstance(exported, list) else exported["actions"]
    assert [action["id"] for action in exported] == [action["id"] for action in LEFT], exported
    assert "Temporary Access Pass" in json.dumps(exported[0]), exported[0]

    DESK.key("ctrl+e")
    path = save(program, say("improvement-actions", "file name") + ".csv")
    rows = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines(keepends=True)))
    assert [row["id"] for row in rows] == [action["id"] for action in LEFT], rows
    assert "Temporary Access Pass" in rows[0]["nextSteps"], rows[0]
    program.stop()


def check_save_history():
    """The history is saved as CSV, with the same days as the command line has, and as a drawing and a picture."""
    program = DESK.start(SCORES, PROFILES, **NO_LEAKS)
    program.press("toggle button", say("Copy and Save"))
    program.press("menu item", say("Save as Comma-Separated Values (_CSV)…"))
    path = save(program, say("secure-score-history", "file name") + ".csv", "Save History", "Saved to %s")
    rows = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines(keepends=True)))
    days = command_line("history", *FROM)["days"]
    assert [row["date"] for row in rows] == [day["date"] for day in days], rows
    assert [float(row["percent"]) for row in rows] == [day["percent"] for day in days], rows

    name = say("secure-score-history", "file name")
    program.press("toggle button", say("Copy and Save"))
    program.press("menu item", say("Save as _Drawing (SVG)…"))
    drawing = ElementTree.parse(save(program, f"{name}.svg", "Save History", "Saved to %s")).getroot()
    assert drawing.tag == "{http://www.w3.org/2000/svg}svg", drawing.tag
    said = " ".join(drawing.itertext())
    assert number("53.5%").search(said) and say("Chart of the Secure Score") in said, said

    program.press("toggle button", say("Copy and Save"))
    program.press("menu item", say("Save as Picture (_PNG)…"))
    picture = save(program, f"{name}.png", "Save History", "Saved to %s").read_bytes()
    assert picture.startswith(b"\x89PNG\r\n"), picture[:8]
    width, height = struct.unpack(">II", picture[16:24])
    assert width > 600 and height > 200, (width, height)
    program.stop()


run(
    check_learn_more, check_top, check_counter, check_sort, check_recommended, check_filter, check_group, check_open,
    check_settings, check_next_steps, check_next, check_copy, check_close, check_chips, check_search, check_pages,
    check_history, check_activity, check_end, check_save_history, check_export, desks=[DESK],
)
