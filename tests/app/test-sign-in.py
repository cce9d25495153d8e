# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Signs in to two organisations, by the browser and with a code, against a Microsoft on real sockets and a real keyring.

Works with both, signs out, removes, and does without a keyring. Nothing secret is seen anywhere."""

import datetime
import json
import os
import pathlib
import re
import subprocess

from account import ACCOUNT, CLIENT, CODE, DOMAIN, NAME, SECRETS, TENANT, Browser, Microsoft, Surroundings
from desk import PATIENCE
from walk import LANGUAGE, NO_LEAKS, SCORES, Desk, counted, number, pattern, run, say, wait_until
from wizard import Wizard


def over_kept(title):
    """What a banner says over what is kept: its title, then from when that is."""
    return re.compile(f"^{re.escape(say(title))}\\. ")


SECOND = "Waterschap Proef"
SCORE = re.compile(r"^\d+[.,]\d\s?%$")
CHECK = say("An application id has five groups of letters and digits with dashes between: 8, 4, 4, 4 and 12.")
SIGNED_OUT = over_kept("Signed out")
AGAIN = say("_Sign In Again…")
FOR_THIS_RUN = say("Signed in for this run only: there is no keyring here")

DESK = Desk(LANGUAGE, 1200, 860)
# What the services found wrong with requests.
COMPLAINTS = []
SERVICES = FIRST_SERVICE, SECOND_SERVICE = Microsoft(60), Microsoft(45)
BROWSER = Browser(DESK, SERVICES)
DATA = DESK.home / ".local" / "share" / "bolwerk"
WITH_KEYRING = Surroundings(DESK)
WITHOUT_KEYRING = Surroundings(DESK, keyring=False)


class Walk:
    """What is running now."""

    program = wizard = None

    def start(self, surroundings, **environment):
        self.program = surroundings.run(**environment)
        self.wizard = Wizard(self.program)
        return self.program

    def leave(self):
        """Ends the program, once it has been seen what it was started with."""
        assert not SECRETS.search(pathlib.Path(f"/proc/{self.program.process.pid}/cmdline").read_bytes())
        self.program.stop()

    def find_records(self, service):
        """Waits for the score of an organisation, and goes through its actions."""
        self.program.find_all(say("Your Secure Score"), SCORE)
        DESK.key("alt+2")
        self.program.find("label", counted(service.controls))
        DESK.key("alt+1")
        self.program.find_all(say("Your Secure Score"), SCORE)

    def sign_in_again(self):
        """From a button that says so, by the browser."""
        self.program.press("button", AGAIN)
        self.wizard.choose_way("With the _browser", "Tab")

    def open_settings(self, name):
        self.program.press("toggle button", name)
        self.program.press("menu item", say("Organisation _Settings…"))
        self.program.find(None, say("Organisation Settings"))

    def remove(self, name):
        """Removes an organisation that is shown, by the last button of its settings."""
        self.open_settings(name)
        self.wizard.move(say("_Remove Organisation…"), "shift+Tab")
        DESK.key("Return")
        self.program.press("button", say("Remove and _Keep History"))
        self.program.find_all(pattern("Removed “%s”", name), say("_Undo"))


WALK = Walk()


def listed():
    """The organisations of the list, as its file has them."""
    return json.loads((DATA / "organisations.json").read_text())["organisations"]


def kept():
    """The ids of the organisations of which a sign-in is in the keyring."""
    return sorted(item["organisation"] for item in WITH_KEYRING.items())


def check_forms():
    """By keyboard alone: a custom cloud, the organisation, and the application, of which a wrong form is told."""
    bolwerk, wizard = WALK.start(WITH_KEYRING), WALK.wizard
    wizard.move(say("_Sign In to an Organisation…"))
    DESK.key("Return")
    wizard.choose_custom()
    wizard.fill_custom(FIRST_SERVICE, BROWSER.authorities)
    wizard.name_organisation()
    wizard.fill_client("not-an-id")
    DESK.key("Return")
    bolwerk.find(None, CHECK)
    assert bolwerk.find("button", say("_Next"), sensitive=False)
    wizard.fill_client(CLIENT)
    bolwerk.gone(None, CHECK)
    DESK.key("Return")


def check_cancelled():
    """Who does not sign in in the browser can cancel, and finds all that was filled in."""
    BROWSER.leave()
    WALK.wizard.choose_way("With the _browser")
    WALK.program.find_all(say("Signing in"), say("_Open Again"), say("Copy the _Address"))
    wait_until(lambda: len(DESK.visited()) == 1, "the browser to be opened")
    DESK.key("Escape")
    WALK.wizard.page("How to sign in?")
    for title, values in (
        ("Which application?", [CLIENT]), ("Which organisation?", [DOMAIN]),
        ("Custom cloud", [FIRST_SERVICE.login, FIRST_SERVICE.graph]),
    ):
        DESK.key("Escape")
        WALK.wizard.page(title)
        texts = [thing.text() for thing in WALK.program.read().all("text")]
        assert [text for text in texts if text][: len(values)] == values, texts
    WALK.program.find(None, BROWSER.authorities.name)
    for title in ("Which organisation?", "Which application?", "How to sign in?"):
        WALK.wizard.move(say("_Next"))
        DESK.key("Return")
        WALK.wizard.page(title)
    BROWSER.come_back()


def check_refused():
    """A refusal says what is the matter and what to do, and leads on."""
    FIRST_SERVICE.order("refuse authorize access_denied 90094")
    WALK.wizard.choose_way("With the _browser")
    shown = WALK.program.find_all(
        say("An administrator has to approve"), say("Open the page for administrators"), say("_Back to Change"),
    )
    assert any("0a0b0c0d-1111-2222-3333-444455556666" in text for text in shown.texts), shown.outline()
    wait_until(lambda: say("The sign-in did not succeed") in BROWSER.shown(), "the browser to say so")


def check_signed_in():
    """Signed in by the browser, the page tells the organisation, the account, the permissions and that reading works."""
    WALK.program.find("button", say("_Try Again"), focused=True)
    DESK.key("Return")
    shown = WALK.program.find_all(say("Signed in"), NAME, ACCOUNT, say("It works"), say("Kept in the keyring"))
    for permission in ("SecurityEvents.Read.All", "User.Read"):
        assert any(permission in text for text in shown.texts), shown.outline()
    wait_until(lambda: say("You are signed in") in BROWSER.shown(), "the browser to say so")
    WALK.wizard.open()
    WALK.find_records(FIRST_SERVICE)
    WALK.program.find("toggle button", NAME)


def check_kept():
    """The sign-in is in the keyring, under attributes that tell nothing of a person or an organisation."""
    (item,), (entry,) = WITH_KEYRING.items(), listed()
    assert item.keys() == {"label", "organisation", "version", "xdg:schema"}, item
    assert item["organisation"] == entry["id"], (item, entry)
    for word in (NAME, ACCOUNT, DOMAIN, TENANT, CLIENT):
        assert word not in str(item), item
    WALK.leave()


def check_restarted():
    """After a restart it is still signed in, and the score is there without any page."""
    visited = DESK.visited()
    WALK.start(WITH_KEYRING)
    WALK.find_records(FIRST_SERVICE)
    assert DESK.visited() == visited, DESK.visited()


def check_device_code():
    """A second organisation is added with a code, which the user enters elsewhere."""
    bolwerk, wizard = WALK.program, WALK.wizard
    SECOND_SERVICE.order("hold")
    bolwerk.press("toggle button", NAME)
    bolwerk.press("menu item", say("_Add Organisation…"))
    wizard.choose_custom()
    wizard.fill_custom(SECOND_SERVICE, BROWSER.authorities)
    wizard.name_organisation()
    wizard.page("Which application?")
    wizard.fill_client(CLIENT)
    DESK.key("Return")
    wizard.choose_way("With a _code")
    shown = bolwerk.find_all(CODE, re.compile(re.escape(SECOND_SERVICE.login)), pattern("Enter it within %u:%02u"))
    SECOND_SERVICE.order("enter " + shown.first("label", CODE).name)
    bolwerk.find_all(say("Signed in"), NAME, ACCOUNT, say("It works"), say("Kept in the keyring"))
    wizard.open()
    WALK.find_records(SECOND_SERVICE)
    assert kept() == sorted(entry["id"] for entry in listed()), (kept(), listed())


def check_settings():
    """The settings give it another name and a colour, and make it the one that opens at the start."""
    bolwerk = WALK.program
    WALK.open_settings(NAME)
    bolwerk.press("text", say("_Name"))
    WALK.wizard.fill("_Name", SECOND)
    DESK.key("Return")
    bolwerk.press("toggle button", say("Teal", "colour"))
    bolwerk.find("toggle button", say("Teal", "colour"), pressed=True)
    bolwerk.press(None, say("_Open at Start"))
    wait_until(
        lambda: [(entry["name"], entry.get("colour")) for entry in listed()] == [(NAME, None), (SECOND, "teal")]
        and json.loads((DATA / "organisations.json").read_text())["default"] == listed()[1]["id"],
        lambda: f"the list to have it; it has {(DATA / 'organisations.json').read_text()}",
    )
    DESK.key("Escape")
    bolwerk.gone(None, say("Organisation Settings"))
    bolwerk.find("toggle button", SECOND)


def check_switched():
    """Ctrl+1 and Ctrl+2 switch at once, and each organisation keeps its page, its filter and its flyout."""
    bolwerk = WALK.program
    DESK.key("ctrl+1")
    bolwerk.find("toggle button", NAME)
    DESK.key("ctrl+f")
    DESK.type("aad_control_012")
    bolwerk.find("label", counted(1, of=FIRST_SERVICE.controls))
    bolwerk.press("table row", re.compile("^Protect what control 12 "))
    bolwerk.find("heading", say("Next Steps"))
    for _ in range(2):
        DESK.key("ctrl+2")
        bolwerk.find_all(SECOND, say("Your Secure Score"))
        assert bolwerk.read().first("heading", say("Next Steps")) is None
        DESK.key("ctrl+1")
        bolwerk.find_all(NAME, counted(1, of=FIRST_SERVICE.controls), say("Next Steps"))
    DESK.key("ctrl+2")
    bolwerk.find("toggle button", SECOND)


def standing_rows():
    """The rows of the page with all organisations, in their order."""
    table = WALK.program.find("tree table", say("Organisations"))
    return [row.name for row in list(table.all("table row"))[1:] if row.name]


def figures(row):
    """The score, the points and the maximum of a row, as it is read out."""
    found = re.match(r"[^:]*: ([\d.,]+)\s?%, ([\d.,]+) / ([\d.,]+)", row)
    assert found, row
    return [
        float(text.replace(".", "").replace(",", ".") if LANGUAGE == "nl" else text.replace(",", ""))
        for text in found.groups()
    ]


def scores():
    """What the command line says of where the organisations stand, by name."""
    done = subprocess.run(
        [os.environ["BOLWERK_PROGRAM"], "organisations", "--scores", "--json"], stdout=subprocess.PIPE, check=True,
        env=DESK.environment | WITH_KEYRING.buses | NO_LEAKS,
    )
    return {one["name"]: one for one in json.loads(done.stdout)}


def check_standings():
    """Ctrl+0 shows where both stand, in the numbers of the command line; all are refreshed at once."""
    DESK.key("ctrl+0")
    WALK.program.find_all(say("All Organisations"), say("Day before", "standings"), say("Newest day", "standings"))
    DESK.key("F5")
    WALK.program.find_all({"en": "2 of 2 organisations refreshed", "nl": "2 van 2 organisaties vernieuwd"}[LANGUAGE])
    told = scores()
    assert sorted(told) == sorted([NAME, SECOND]), told
    for row in standing_rows():
        one = told[row.partition(":")[0]]
        score, points, maximum = figures(row)
        # As they are rounded to be read.
        assert abs(score - one["percent"]) < 0.0501 and abs(points - one["current"]) < 0.00501, (row, one)
        assert maximum == one["max"] and say("Signed in", "sign-in") in row, (row, one)


def check_standings_sorted():
    """The head of a column sorts; the search finds one by its name, and Escape empties it."""
    percent = {name: one["percent"] for name, one in scores().items()}
    rising = sorted(percent, key=percent.get)
    for wanted in (rising, rising[::-1]):
        WALK.program.press("filler", say("Score", "standings"))
        wait_until(
            lambda wanted=wanted: [row.partition(":")[0] for row in standing_rows()] == wanted,
            lambda wanted=wanted: f"{wanted}; there are {standing_rows()}",
        )
    DESK.key("ctrl+f")
    DESK.type("WATERSCHAP")
    wait_until(lambda: [row.partition(":")[0] for row in standing_rows()] == [SECOND], "one row")
    DESK.key("Escape")
    wait_until(lambda: len(standing_rows()) == 2, "two rows")


def check_looked_up():
    """An action is looked up in both by its id, in any case; Escape leads back."""
    WALK.program.press("button", say("Look Up an Action"))
    WALK.program.find_all(say("Who Has It, Who Misses It"))
    DESK.type("AAD_CONTROL_012")
    WALK.program.find_all(
        {"en": "2 of 2 organisations", "nl": "2 van 2 organisaties"}[LANGUAGE], re.compile("^Protect what control 12 "),
        NAME, SECOND,
    )
    DESK.key("Escape")
    WALK.program.find_all(say("Who Has It, Who Misses It"))
    DESK.key("Escape")
    WALK.program.find_all(say("All Organisations"))


def check_standing_opened():
    """Enter in the search opens the one that is found."""
    DESK.key("ctrl+f")
    DESK.type("gemeente")
    wait_until(lambda: len(standing_rows()) == 1, "one row")
    DESK.key("Return")
    WALK.program.find("toggle button", NAME)
    # As it was left.
    WALK.program.find_all(counted(1, of=FIRST_SERVICE.controls), say("Next Steps"))
    WALK.program.press("button", say("_Other Organisations…"))
    WALK.program.find_all({"en": "2 of 2 organisations", "nl": "2 van 2 organisaties"}[LANGUAGE], SECOND)
    DESK.key("Escape", "Escape")
    WALK.program.find_all(say("Next Steps"))
    DESK.key("ctrl+2")
    WALK.program.find("toggle button", SECOND)


def check_signed_out():
    """Signing out takes the sign-in out of the keyring and says so; choosing it again offers to sign in again."""
    bolwerk = WALK.program
    WALK.open_settings(SECOND)
    WALK.wizard.move(say("Sign _Out"), "shift+Tab")
    DESK.key("Return")
    bolwerk.find(None, pattern("Signed out of “%s”", SECOND))
    assert kept() == [listed()[0]["id"]], kept()
    bolwerk.press("list item", SECOND)
    bolwerk.find_all(SIGNED_OUT, AGAIN, say("Your Secure Score"), SCORE)
    WALK.sign_in_again()
    bolwerk.find_all(say("Signed in"), SECOND, say("Kept in the keyring"))
    WALK.wizard.open()
    WALK.find_records(SECOND_SERVICE)
    bolwerk.find("toggle button", SECOND)
    assert len(kept()) == 2, kept()


def check_undone():
    """An organisation that is removed comes back at its place when that is undone."""
    bolwerk = WALK.program
    before = listed()
    DESK.key("ctrl+1")
    WALK.remove(NAME)
    assert [entry["name"] for entry in listed()] == [SECOND], listed()
    bolwerk.press("button", say("_Undo"))
    wait_until(lambda: listed() == before, lambda: f"the list to be as before; it is {listed()}")
    assert len(kept()) == 2, kept()
    DESK.key("ctrl+1")
    bolwerk.find("toggle button", NAME)
    WALK.find_records(FIRST_SERVICE)


def check_removed():
    """Where nobody undoes it, the sign-in goes from the keyring with the toast."""
    bolwerk = WALK.program
    DESK.key("ctrl+2")
    WALK.remove(SECOND)
    assert len(kept()) == 2, kept()
    DESK.key("Escape")
    bolwerk.gone(None, pattern("Removed “%s”", SECOND))
    wait_until(lambda: kept() == [listed()[0]["id"]], lambda: f"its sign-in to go; there are {kept()}")


def check_revoked():
    """Where Microsoft has ended the sign-in a banner says so over the records, and signing in again heals it."""
    bolwerk = WALK.program
    DESK.key("ctrl+1")
    bolwerk.find_all(say("Your Secure Score"), SCORE)
    FIRST_SERVICE.order("revoke")
    FIRST_SERVICE.order("expire")
    DESK.key("F5")
    bolwerk.find_all(say("The sign-in has ended"), AGAIN, say("Your Secure Score"), SCORE)
    WALK.sign_in_again()
    bolwerk.find_all(say("Signed in"), say("Kept in the keyring"))
    WALK.wizard.open()
    bolwerk.gone("button", AGAIN)
    WALK.find_records(FIRST_SERVICE)
    WALK.leave()


def check_no_keyring():
    """Without a keyring one is signed in for this run only, and is told so as long as it lasts."""
    bolwerk = WALK.start(WITHOUT_KEYRING)
    bolwerk.find_all(over_kept("There is no keyring"), AGAIN)
    WALK.sign_in_again()
    bolwerk.find_all(say("Signed in"), pattern("%s: %s", say("Until Bolwerk is closed"), say("There is no keyring")))
    WALK.wizard.open()
    bolwerk.find_all(FOR_THIS_RUN, say("Your Secure Score"), SCORE)
    DESK.key("F5")
    bolwerk.find_all(FOR_THIS_RUN, say("Your Secure Score"), SCORE)
    WALK.leave()


def check_no_keyring_restarted():
    """After a restart without a keyring the page says to sign in again."""
    bolwerk = WALK.start(WITHOUT_KEYRING)
    bolwerk.find_all(over_kept("There is no keyring"), AGAIN)
    WALK.leave()


def check_closed():
    """Closed while a removal could be undone, the program takes the sign-in out of the keyring before it ends."""
    bolwerk = WALK.start(WITH_KEYRING)
    bolwerk.find_all(say("Your Secure Score"), SCORE)
    before = (DATA / "organisations.json").read_text()
    WALK.remove(NAME)
    assert len(kept()) == 1, kept()
    DESK.key("ctrl+w")
    bolwerk.process.wait(PATIENCE)
    assert not kept(), kept()
    bolwerk.stop()
    # The next walk begins with the organisation again.
    (DATA / "organisations.json").write_text(before)
    bolwerk = WALK.start(WITH_KEYRING)
    bolwerk.find(None, AGAIN)
    WALK.sign_in_again()
    bolwerk.find_all(say("Signed in"), say("Kept in the keyring"))
    WALK.wizard.open()
    WALK.find_records(FIRST_SERVICE)
    WALK.leave()


def save_older():
    """An answer of Graph, saved with days that it has forgotten since: those of the fixture, 40 to 43 days ago."""
    saved = json.loads(SCORES.read_text())
    newest = datetime.date.fromisoformat(saved["value"][0]["createdDateTime"][:10])
    shift = datetime.datetime.now(datetime.UTC).date() - datetime.timedelta(40) - newest
    for score in saved["value"]:
        day = datetime.date.fromisoformat(score["createdDateTime"][:10]) + shift
        score |= {"createdDateTime": f"{day}T00:00:00Z", "azureTenantId": TENANT, "id": f"{TENANT}_{day}"}
    path = DESK.home / "older.json"
    path.write_text(json.dumps(saved))
    return path


def check_added():
    """Days of a saved answer are added to the history of the organisation that they are of."""
    bolwerk = WALK.program = WITH_KEYRING.run(save_older())
    bolwerk.find(None, say("Your Secure Score"))
    bolwerk.press("toggle button", "older.json")
    bolwerk.press("menu item", say("Add to the _History of…"))
    bolwerk.press("button", NAME, within=bolwerk.find(("dialog", "alert"), say("Add to the History of…")))
    bolwerk.find(None, re.compile(rf"\b3 (of|van) 3 .*“?{NAME}"))
    WALK.leave()


def check_unreachable():
    """Where Microsoft cannot be reached, what is kept is shown, and from when it is; the added days are in its history."""
    # That is all that it is asked.
    COMPLAINTS.extend(service.ask("complaint") for service in SERVICES)
    FIRST_SERVICE.close()
    bolwerk = WALK.start(WITH_KEYRING)
    bolwerk.find_all(
        NAME, say("Your Secure Score"), SCORE, pattern("%s. Shown is what was read on %s."),
        pattern("%s · read on %s", pattern("Last calculated on %s")),
    )
    DESK.key("alt+2")
    bolwerk.find("label", counted(FIRST_SERVICE.controls))
    DESK.key("alt+3")
    bolwerk.press("image", say("Chart of the Secure Score"))
    DESK.key("Home")
    bolwerk.find("label", re.compile(number("45.7%").pattern + ", " + number("32 / 70").pattern))
    DESK.key("alt+1")
    bolwerk.find(None, say("Your Secure Score"))
    WALK.leave()


def check_killed():
    """Killed while a removal could be undone, the program leaves the sign-in, and the next start takes it away."""
    bolwerk = WALK.start(WITH_KEYRING)
    bolwerk.find_all(say("Your Secure Score"), SCORE)
    WALK.remove(NAME)
    bolwerk.process.kill()
    bolwerk.process.wait()
    assert len(kept()) == 1, kept()
    bolwerk = WALK.start(WITH_KEYRING)
    bolwerk.find("heading", say("Welcome to Bolwerk"))
    wait_until(lambda: not kept(), lambda: f"the sign-in to go; there is {kept()}")
    WALK.leave()


def check_secrets():
    """Nothing secret stands in what the program says, in what it was started with, or in the folders of the user."""
    assert COMPLAINTS == [""] * len(SERVICES), COMPLAINTS
    assert len(DESK.programs) == 10, DESK.programs
    for program in DESK.programs:
        assert not SECRETS.search(program.log.read_bytes()), program.log
    seen = [path for path in DESK.home.rglob("*") if path.is_file()]
    assert DATA / "organisations.json" in seen, seen
    for path in seen:
        assert not SECRETS.search(path.read_bytes()), path


run(
    check_forms, check_cancelled, check_refused, check_signed_in, check_kept, check_restarted, check_device_code,
    check_settings, check_switched, check_standings, check_standings_sorted, check_looked_up, check_standing_opened,
    check_signed_out, check_undone, check_removed, check_revoked, check_no_keyring, check_no_keyring_restarted, check_closed,
    check_added, check_unreachable, check_killed, check_secrets,
    desks=[DESK], around=[*SERVICES, WITH_KEYRING, WITHOUT_KEYRING],
)
