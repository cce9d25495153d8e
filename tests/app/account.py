# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is around an account, for the walks that sign in: Microsoft, a user at a browser, and a keyring."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from gi.repository import Gio, GLib
from keyring_session import Session

from walk import NO_LEAKS

USER = pathlib.Path(__file__).with_name("user_at_browser.py")
# What tests/support/bw-fake-entra.h has.
CLIENT = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"
ACCOUNT = "beheer@voorbeeld.example"
DOMAIN = "voorbeeld.example"
TENANT = "11111111-2222-3333-4444-555555555555"
NAME = "Gemeente Voorbeeld"
CODE = "K7XQ2M9PA"
# All that Microsoft and the keyring are given here to keep secret begins so.
SECRETS = re.compile(rb"Planted|Pl4nted|UGxhbnRlZ")
SECRET_SERVICE = "org.freedesktop.secrets"
ANSWER = 60_000


class Microsoft:
    """A sign-in service and a Graph of their own, with as many controls as are wanted, and other options of the program."""

    def __init__(self, controls, *options):
        self.controls = controls
        self.process = subprocess.Popen(
            [os.environ["APP_MICROSOFT"], "--days", "20", "--page", "25", "--controls", str(controls), *options],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        where = json.loads(self.process.stdout.readline())
        self.login, self.graph, self.authority = where["login"], where["graph"], pathlib.Path(where["authority"])

    def order(self, command):
        """Has it do something: see tests/support/bw-fake-microsoft.h."""
        answer = self.ask(command)
        assert answer == "ok", f"{command}: {answer}"

    def ask(self, command):
        self.process.stdin.write(command + "\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()

    def close(self):
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()


class Browser:
    """The browser of a desk, at which a user sits who signs in at once; or who does nothing, while away."""

    def __init__(self, desk, services):
        self.desk = desk
        self.authorities = desk.home / "authorities.pem"
        self.authorities.write_text("".join(service.authority.read_text() for service in services))
        self.page = desk.home / "page"
        self.away = desk.home / "away"
        desk.lay_browser(f'[ -e "{self.away}" ] || exec {sys.executable} "{USER}" "$1" "{self.authorities}" "{self.page}"')

    def leave(self):
        self.away.touch()

    def come_back(self):
        self.away.unlink()

    def shown(self):
        """The page that the browser shows."""
        return self.page.read_text() if self.page.exists() else ""


class Surroundings(Session):
    """A session bus of its own, on which there is a keyring, or none."""

    def __init__(self, desk, keyring=True):
        super().__init__(tempfile.mkdtemp(prefix="bolwerk-session-"))
        self.desk = desk
        if keyring:
            self.start_keyring()
        self.buses = {
            "AT_SPI_BUS_ADDRESS": desk.bus.address,
            "DBUS_SESSION_BUS_ADDRESS": self.environment["DBUS_SESSION_BUS_ADDRESS"],
        }

    def run(self, *arguments, **environment):
        """Starts the program in them, and waits for its window.

        Each object of the keyring that libsecret has asked for leaves eight bytes of GDBusProxy behind. They are known
        by their whole stack only (tests/lsan.supp), and with whole stacks a walk takes ten times as long. Leaks of the
        same pages are looked for by the tests of the interface, which have a keyring of their own."""
        return self.desk.start(*arguments, **self.buses, **NO_LEAKS, **environment)

    def sign_in(self, service, browser):
        """Adds an organisation by the command line, by the browser."""
        subprocess.run(
            [
                os.environ["BOLWERK_PROGRAM"], "sign-in", "--browser", "--cloud", "custom", "--login", service.login,
                "--graph", service.graph, "--trust-file", browser.authorities, "--client-id", CLIENT,
            ],
            env=self.desk.environment | self.buses, cwd=self.desk.home, stdin=subprocess.DEVNULL, capture_output=True,
            check=True,
        )

    def items(self):
        """The attributes of all that is in the keyring, with the label of each as `label`."""
        flags = Gio.DBusConnectionFlags
        bus = Gio.DBusConnection.new_for_address_sync(
            self.environment["DBUS_SESSION_BUS_ADDRESS"],
            flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION, None, None,
        )

        def get(path, interface, name):
            arguments = GLib.Variant("(ss)", (f"org.freedesktop.Secret.{interface}", name))
            answer = bus.call_sync(
                SECRET_SERVICE, path, "org.freedesktop.DBus.Properties", "Get", arguments, None, 0, ANSWER, None
            )
            return answer.unpack()[0]

        try:
            return [
                {**get(item, "Item", "Attributes"), "label": get(item, "Item", "Label")}
                for collection in get("/org/freedesktop/secrets", "Service", "Collections")
                for item in get(collection, "Collection", "Items")
            ]
        finally:
            bus.close_sync(None)

    def close(self):
        super().close()
        shutil.rmtree(self.folder, ignore_errors=True)
