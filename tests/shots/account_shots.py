# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of signing in, and of the organisations that somebody has signed in to."""

import contextlib
import datetime
import json
import os
import re
import shutil
import signal
import subprocess
import uuid

from account import CLIENT, DOMAIN, NAME, Browser, Microsoft, Surroundings
from account_rooms import account_rooms, open_settings
from walk import say
from wizard import Wizard

# More than the menu lists; the last ones are to be found by their dialog.
OTHERS = [
    ("Waterschap Proef", "teal"), ("Stichting Samenwerkende Voorbeeldscholen Noord-Oost", "purple"),
    ("Provincie Voorbeeld", None), *((f"Gemeente Proef {number}", None) for number in range(1, 11)),
]


def words(desk):
    """The texts of the program in the language of a desk."""
    return lambda message, context=None: say(message, context, desk.language)


@contextlib.contextmanager
def signed_in(desk, *options):
    """A Microsoft that somebody has signed in to: it, the browser and what is around the program."""
    with contextlib.ExitStack() as stack:
        service = Microsoft(60, *options)
        stack.callback(service.close)
        browser, here = Browser(desk, [service]), Surroundings(desk)
        stack.callback(here.close)
        here.sign_in(service, browser)
        yield service, browser, here


def add_others(desk):
    """Puts more organisations into the list, to which nobody has signed in."""
    path = desk.home / ".local" / "share" / "bolwerk" / "organisations.json"
    kept = json.loads(path.read_text())
    first = kept["organisations"][0]
    for name, colour in OTHERS:
        other = first | {"id": str(uuid.uuid4()), "name": name}
        kept["organisations"].append(other | {"colour": colour} if colour else other)
    first["colour"] = "orange"
    path.write_text(json.dumps(kept))


def shoot_sign_in(desk, camera):
    """Every page of signing in, as the walks come by them."""
    for room, _reading in account_rooms(desk, words(desk)):
        camera.take(room.replace(" ", "-"))


def shoot_organisations(desk, camera):
    """Many organisations: their menu, the dialog with all of them, one that is removed."""
    text = words(desk)
    with signed_in(desk) as (_service, _browser, here):
        add_others(desk)
        program = here.run()
        program.find_all(text("Your Secure Score"))
        program.press("toggle button", NAME)
        program.find("menu item", text("A_ll Organisations…"))
        camera.take("organisations")
        program.press("menu item", text("A_ll Organisations…"))
        program.find("list item", re.compile("^Stichting"))
        camera.take("chooser")
        desk.key("Escape")
        program.gone("list item", re.compile("^Stichting"))
        open_settings(program, text)
        Wizard(program).move(text("_Remove Organisation…"), "shift+Tab")
        desk.key("Return")
        program.find("button", text("Remove and _Keep History"))
        camera.take("remove")
        program.press("button", text("Remove and _Keep History"))
        program.find("button", text("_Undo"))
        camera.take("removed")
        program.press("button", text("_Undo"))
        program.gone("button", text("_Undo"))
        program.stop()


def look_back(desk, days):
    """Lets what was opened last have been looked at some days ago for the last time."""
    path = desk.home / ".local" / "share" / "bolwerk" / "organisations.json"
    kept = json.loads(path.read_text())
    seen = datetime.date.fromisoformat(kept["organisations"][0]["seen"])
    kept["organisations"][0]["seen"] = (seen - datetime.timedelta(days)).isoformat()
    path.write_text(json.dumps(kept))


def shoot_kept(desk, camera):
    """What changed since it was looked at, and what is shown where Microsoft does not answer: what is kept, or nothing."""
    text = words(desk)
    with signed_in(desk) as (service, _browser, here):
        program = here.run()
        program.find_all(text("Your Secure Score"))
        program.gone("button", text("_Cancel"))
        program.stop()
        look_back(desk, 14)
        program = here.run()
        program.find_all(text("Since You Last Looked"))
        camera.take("since")
        program.stop()
        service.process.send_signal(signal.SIGSTOP)
        program = here.run()
        program.find("button", text("_Cancel"))
        camera.take("kept")
        service.process.send_signal(signal.SIGCONT)
        program.gone("button", text("_Cancel"))
        program.stop()
        shutil.rmtree(desk.home / ".local" / "share" / "bolwerk" / "archive")
        service.process.send_signal(signal.SIGSTOP)
        program = here.run()
        program.find("button", text("_Cancel"))
        camera.take("loading")
        service.process.send_signal(signal.SIGCONT)
        program.gone("button", text("_Cancel"))
        program.stop()


def damage_archive(desk):
    """Lays something else in its place, as another program might."""
    archive, = (desk.home / ".local" / "share" / "bolwerk" / "archive").glob("*/archive.sqlite")
    for beside in archive.parent.iterdir():
        beside.unlink()
    archive.write_text("This is no database, and never was one.")


def shoot_trouble(desk, camera):
    """What goes wrong with an organisation that one has signed in to, or takes long."""
    text = words(desk)
    with signed_in(desk) as (service, browser, here):
        program = here.run()
        program.find_all(text("Your Secure Score"))
        # It neither answers nor hangs up.
        service.process.send_signal(signal.SIGSTOP)
        desk.key("F5")
        program.find("button", text("_Cancel"))
        camera.take("progress")
        service.process.send_signal(signal.SIGCONT)
        program.gone("button", text("_Cancel"))
        here.started[-1].kill()
        here.start_keyring(unlock=False)
        service.order("expire")
        desk.key("F5")
        program.find_all(text("Signed in for this run only: the keyring did not take the sign-in"))
        camera.take("not-kept")
        damage_archive(desk)
        desk.key("F5")
        program.find_all(text("The archive was damaged"))
        camera.take("not-kept-damaged")
        program.stop()
        program = here.run()
        # From when it is what is shown follows.
        program.find_all(re.compile("^" + re.escape(text("The keyring is locked"))))
        camera.take("locked")
        program.stop()

        elsewhere = Surroundings(desk, keyring=False)
        program = elsewhere.run()
        program.press("button", text("_Sign In Again…"))
        wizard = Wizard(program)
        wizard.choose_way("With the _browser", "Tab")
        wizard.page("Signed in")
        camera.take("done-for-this-run")
        service.order("forbid")
        wizard.open()
        # What is kept stays on the screen.
        program.find("button", text("_Details"))
        camera.take("forbidden")
        service.order("allow")
        desk.key("F5")
        program.gone("button", text("_Details"))
        program.find_all(text("Signed in for this run only: there is no keyring here"))
        camera.take("for-this-run")
        program.stop()
        elsewhere.close()


def state_admin_centre(desk):
    """Lets the cloud of what is in the list have an admin centre, to which the mends of a refusal lead."""
    path = desk.home / ".local" / "share" / "bolwerk" / "organisations.json"
    kept = json.loads(path.read_text())
    kept["organisations"][0]["customCloud"]["adminCentre"] = "https://entra.example"
    path.write_text(json.dumps(kept))


def shoot_forbidden(desk, camera):
    """Whoever may not read has a role too few or a permission, and is led to both; where something is kept, from a banner."""
    text = words(desk)
    with signed_in(desk) as (service, _browser, here):
        state_admin_centre(desk)
        service.order("forbid")
        program = here.run()
        program.find("button", text("Open the roles"))
        camera.take("forbidden-both")
        program.stop()
        service.order("allow")
        program = here.run()
        program.find_all(text("Your Secure Score"))
        program.gone("button", text("_Cancel"))
        service.order("forbid")
        desk.key("F5")
        program.press("button", text("_Details"))
        program.find("button", text("Open the roles"))
        camera.take("forbidden-details")
        desk.key("Escape")
        program.gone("button", text("Open the roles"))
        program.stop()


def save_old_days(desk):
    """Lays down saved answers of what is in the list, one of them older than days are kept; gives their file."""
    path = desk.home / ".local" / "share" / "bolwerk" / "organisations.json"
    kept = json.loads(path.read_text())
    tenant = kept["organisations"][0]["tenant"]
    path.write_text(json.dumps(kept | {"keepYears": 2}))
    file = desk.home / "saved.json"
    file.write_text(json.dumps({"value": [
        {
            "id": f"{tenant}_{day}", "azureTenantId": tenant, "createdDateTime": f"{day}T00:00:00Z", "currentScore": 20.0,
            "maxScore": 40.0, "averageComparativeScores": [], "controlScores": [],
        }
        for day in (str(datetime.date.today() - datetime.timedelta(200)), "2020-03-01")
    ]}))
    return file


def shoot_adding(desk, camera):
    """Days of files that are added to a history, and some that are not."""
    text = words(desk)
    with signed_in(desk) as (_service, _browser, here):
        program = here.run(save_old_days(desk))
        program.find_all(text("Your Secure Score"))
        program.press("toggle button", re.compile("saved"))
        program.press("menu item", text("Add to the _History of…"))
        program.find("button", NAME)
        camera.take("adding")
        desk.key("Escape")
        program.gone("button", text("_Cancel"))
        program.stop()


def sign_in_as_application(desk, here, service, trust):
    """With a certificate that expires within days."""
    subprocess.run(
        [
            os.environ["BOLWERK_PROGRAM"], "sign-in", "--application", "--certificate", service.ask("key-pair"),
            "--cloud", "custom", "--login", service.login, "--graph", service.graph, "--trust-file", trust,
            "--client-id", CLIENT, "--tenant", DOMAIN,
        ],
        env=desk.environment | here.buses, stdin=subprocess.DEVNULL, capture_output=True, check=True,
    )


def shoot_certificate(desk, camera):
    text = words(desk)
    with contextlib.ExitStack() as stack:
        service, here = Microsoft(60), Surroundings(desk)
        stack.callback(service.close)
        stack.callback(here.close)
        sign_in_as_application(desk, here, service, Browser(desk, [service]).authorities)
        program = here.run()
        program.find("button", text("_Sign In Again…"))
        camera.take("certificate-expires")
        program.stop()


def shoot_no_score(desk, camera):
    text = words(desk)
    empty = desk.home / "empty.json"
    empty.write_text('{"value": []}')
    with signed_in(desk, "--scores", str(empty)) as (_service, _browser, here):
        program = here.run()
        program.find_all(text("No Score Yet"))
        camera.take("no-score-yet")
        program.stop()
    with signed_in(desk) as (service, _browser, here):
        program = here.run()
        program.find_all(text("Your Secure Score"))
        service.order("empty")
        desk.key("F5")
        said = text("Microsoft has no score of this organisation now; what is shown is of %s.")
        program.find(None, re.compile(re.escape(said.partition("%s")[0])))
        camera.take("no-score-now")
        program.stop()


def keep_as_others(desk):
    """What is kept of the one that was read is kept of two others as well."""
    place = desk.home / ".local" / "share" / "bolwerk"
    first, *others = json.loads((place / "organisations.json").read_text())["organisations"]
    for other in others[:2]:
        shutil.copytree(place / "archive" / first["id"], place / "archive" / other["id"])


def add_many(desk, number):
    """Puts more organisations into the list, of which what is kept is that of the first."""
    place = desk.home / ".local" / "share" / "bolwerk"
    kept = json.loads((place / "organisations.json").read_text())
    first = kept["organisations"][0]
    for each in range(number):
        other = first | {"id": str(uuid.uuid4()), "name": f"Stichting Proef {each:03}"}
        other.pop("colour", None)
        kept["organisations"].append(other)
        shutil.copytree(place / "archive" / first["id"], place / "archive" / other["id"])
    (place / "organisations.json").write_text(json.dumps(kept))


def damage_one(desk):
    """What is kept of the second one is no archive any more."""
    place = desk.home / ".local" / "share" / "bolwerk"
    second = json.loads((place / "organisations.json").read_text())["organisations"][1]
    (archive,) = (place / "archive" / second["id"]).glob("*.sqlite")
    archive.write_text("no archive")


def shoot_many_standings(desk, camera):
    """None at all, one, and two hundred, of which one cannot be read."""
    text = words(desk)
    program = desk.start()
    program.find_all(text("Welcome to Bolwerk"))
    desk.key("ctrl+0")
    program.find_all(text("No Organisations Yet"))
    camera.take("standings-none")
    program.stop()
    with signed_in(desk) as (_service, _browser, here):
        program = here.run()
        program.find_all(text("Your Secure Score"))
        program.gone("button", text("_Cancel"))
        desk.key("ctrl+0")
        program.find_all(text("All Organisations"))
        camera.take("standings-one")
        program.stop()
        add_many(desk, 199)
        damage_one(desk)
        program = here.run()
        program.find_all(text("Your Secure Score"))
        desk.key("ctrl+0")
        program.find_all(text("All Organisations"))
        program.gone("button", text("_Cancel"))
        camera.take("standings-many")
        program.stop()


def shoot_standings(desk, camera):
    """All organisations at once: where they stand, what came of refreshing them, and an action in all of them."""
    text = words(desk)
    with signed_in(desk) as (service, _browser, here):
        program = here.run()
        program.find_all(text("Your Secure Score"))
        program.gone("button", text("_Cancel"))
        program.stop()
        add_others(desk)
        keep_as_others(desk)
        program = here.run()
        program.find_all(text("Your Secure Score"))
        desk.key("ctrl+0")
        program.find_all(text("All Organisations"))
        camera.take("standings")
        if desk.size[0] < 600:
            program.press("toggle button", text("Sort"))
            program.find("menu item", text("_Descending"))
            camera.take("standings-sort")
            desk.key("Escape")
            program.gone("menu item")
        desk.key("F5")
        program.gone("button", text("_Cancel"))
        camera.take("standings-refreshed")
        service.process.send_signal(signal.SIGSTOP)
        desk.key("F5")
        program.find("button", text("_Cancel"))
        camera.take("standings-refreshing")
        program.press("button", text("_Cancel"))
        program.gone("button", text("_Cancel"))
        camera.take("standings-called-off")
        service.process.send_signal(signal.SIGCONT)
        program.press("button", text("Look Up an Action"))
        program.find_all(text("Who Has It, Who Misses It"))
        desk.type("o")
        camera.take("lookup")
        program.stop()


ACCOUNT_PAGES = (
    shoot_sign_in, shoot_organisations, shoot_kept, shoot_adding, shoot_standings, shoot_many_standings, shoot_trouble,
    shoot_forbidden, shoot_certificate, shoot_no_score,
)
