# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rooms of an account: the pages of signing in, and the window of who has signed in."""

import contextlib
import re

from account import CLIENT, CODE, NAME, Browser, Microsoft, Surroundings
from wizard import Wizard


def adding(program, wizard, text):
    """The pages that only a new organisation needs."""
    program.press("toggle button", NAME)
    program.press("menu item", text("_Add Organisation…"))
    wizard.page("Which cloud?", "_Worldwide")
    yield "clouds", program.read()
    wizard.choose_custom()
    wizard.page("Custom cloud", "Sign-in _service")
    wizard.fill("Sign-in _service", "http://example.org")
    program.desk.key("Return")
    yield "custom cloud", program.find_all(text("The address begins with https://; http:// is for this computer alone."))
    wizard.leave()
    wizard.move(text("_Worldwide"), "Up")
    program.desk.key("Return")
    wizard.page("Which organisation?", "D_omain or id")
    wizard.fill("D_omain or id", "voorbeeld")
    program.desk.key("Return")
    yield "which organisation", program.read()
    wizard.leave()
    wizard.page("Which cloud?")
    wizard.leave()
    program.gone("heading", text("Which cloud?"))


def telling(program, wizard, text):
    """The pages that tell what is needed of the application, from that of the way and back to it."""
    wizard.page("How to sign in?")
    yield "ways", program.read()
    wizard.leave()
    wizard.page("Which application?", "Application (client) _id")
    wizard.fill("Application (client) _id", "voorbeeld")
    program.desk.key("Return")
    yield "application", program.find_all(text("_How to register"))
    wizard.fill("Application (client) _id", CLIENT)
    wizard.move(text("_How to register"))
    program.desk.key("Return")
    wizard.page("How to register")
    yield "registration", program.read()
    wizard.leave()
    wizard.page("Which application?")
    wizard.move(text("_Next"))
    program.desk.key("Return")
    wizard.choose_way("As an _application")
    wizard.page("Sign in as an application")
    yield "secret", program.find_all(text("Secret _value"))
    wizard.move(text("_Certificate"))
    program.desk.key("space")
    yield "certificate", program.find_all(text("Certificate _file"))
    wizard.leave()


def signing_in(program, wizard, text, service, browser):
    """The pages of an attempt, from that of the way to the last one."""
    service.order("hold")
    wizard.page("How to sign in?")
    wizard.move(text("With a _code"), "Up")
    program.desk.key("Return")
    yield "code", program.find_all(CODE)
    wizard.leave()
    wizard.page("How to sign in?")
    service.order("refuse devicecode unauthorized_client 700016")
    program.desk.key("Return")
    yield "refused", program.find_all(text("_Back to Change"))
    wizard.leave()
    browser.leave()
    wizard.page("How to sign in?")
    wizard.move(text("With the _browser"), "Up")
    program.desk.key("Return")
    yield "browser", program.find_all(text("_Open Again"))
    wizard.leave()
    browser.come_back()
    wizard.page("How to sign in?")
    program.desk.key("Return")
    yield "done", program.find_all(text("It works"))
    wizard.open()


def open_settings(program, text):
    program.press("toggle button", NAME)
    program.press("menu item", text("Organisation _Settings…"))
    return program.find_all(text("Organisation Settings"), text("Sign In _Again…"))


def standings(program, text):
    """All organisations at once, wide and narrow, and an action in all of them."""
    desk = program.desk
    # Where there is little room there are rows, without heads.
    heads = [text("Day before", "standings")] if desk.size[0] >= 600 else []
    desk.key("ctrl+0")
    yield "standings", program.find_all(text("All Organisations"), *heads)
    program.press("button", text("Look Up an Action"))
    yield "look-up", program.find_all(text("Who Has It, Who Misses It"))
    desk.type("control 1")
    yield "looked up", program.find_all(re.compile("^Protect what control 1 "))
    desk.key("Escape")
    program.find_all(text("Who Has It, Who Misses It"))
    desk.key("Escape")
    program.find_all(text("All Organisations"))
    desk.fit(program, 370, 730)
    program.find("list item", re.compile(NAME))
    program.press("toggle button", text("Sort"))
    program.find("menu item", text("_Descending"))
    yield "narrow standings", program.read()
    desk.key("Escape")
    program.gone("menu item")
    desk.fit(program)
    # Where the form changes, the focus moves on, and a key that comes meanwhile is for nobody.
    program.find_all(text("All Organisations"), *heads)
    desk.key("Escape")
    program.find_all(text("Your Secure Score"))


def account_rooms(desk, text):
    """Yields the name and the reading of each."""
    with contextlib.ExitStack() as stack:
        service = Microsoft(60)
        stack.callback(service.close)
        browser, here = Browser(desk, [service]), Surroundings(desk)
        stack.callback(here.close)
        here.sign_in(service, browser)

        program = here.run()
        wizard = Wizard(program)
        yield "signed in", program.find_all(text("Your Secure Score"))
        yield from standings(program, text)
        yield "settings", open_settings(program, text)
        wizard.move(text("Sign In _Again…"), "shift+Tab")
        desk.key("Return")
        yield from telling(program, wizard, text)
        yield from signing_in(program, wizard, text, service, browser)
        yield from adding(program, wizard, text)
        service.order("revoke")
        service.order("expire")
        desk.key("F5")
        yield "ended by Microsoft", program.find_all(text("The sign-in has ended"), text("_Sign In Again…"))
        open_settings(program, text)
        wizard.move(text("Sign _Out"), "shift+Tab")
        desk.key("Return")
        yield "signed out", program.find_all(text("Organisations"), NAME)
        program.press("list item", NAME)
        yield "sign in again", program.find_all(re.compile(f"^{re.escape(text('Signed out'))}\\. "))
        program.stop()
