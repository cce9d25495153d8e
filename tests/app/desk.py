# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A desktop to try the finished program on, from outside, as a person would.

Everything is read as a screen reader does (accessible.py) and done by real keys and clicks (XTEST).
Run it under tests/support/with-display, which brings the X server and the buses.
"""

import contextlib
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from gi.repository import GLib

from accessible import Bus, matches, read

# How long a thing may take to appear. Generous: it is only ever waited for in full when it is missing.
PATIENCE = float(os.environ.get("BOLWERK_TEST_PATIENCE", "60"))
STEP = 0.05
# More than all the padding around a text that GTK leaves out of its place.
PADDING = 50
LOCALES = {"en": "en_US.UTF-8", "nl": "nl_NL.UTF-8"}


class Missing(AssertionError):
    """What was looked for did not appear."""


def run(*command, **options):
    return subprocess.run(command, check=True, capture_output=True, text=True, **options).stdout


def wait_until(condition, what, patience=None):
    """Waits until condition() gives something true, and returns it.

    Who is asked gets at least as long to go on as answering took."""
    end = time.monotonic() + (patience or PATIENCE)
    while True:
        asked = time.monotonic()
        with contextlib.suppress(GLib.Error, subprocess.CalledProcessError):
            found = condition()
            if found:
                return found
        if time.monotonic() > end:
            raise Missing(f"waited in vain for {what() if callable(what) else what}")
        time.sleep(max(STEP, time.monotonic() - asked))


class Program:
    """A running program: its process, and what it tells the accessibility bus."""

    def __init__(self, desk, process, log):
        self.desk = desk
        self.process = process
        self.log = pathlib.Path(log)
        self.window = None
        self.bus = desk.bus
        self.reference = wait_until(self._find_reference, "the program on the accessibility bus")

    def _find_reference(self):
        self.check_alive()
        for reference, process in self.bus.applications():
            if process == self.process.pid and self.bus.ask(reference, "org.a11y.atspi.Accessible", "GetChildren")[0]:
                return reference
        return None

    def check_alive(self):
        if self.process.poll() is not None:
            raise Missing(f"the program ended with {self.process.returncode}:\n{self.said()}")

    def said(self):
        return self.log.read_text(errors="replace")

    # Reading.

    def read(self):
        """What the program shows now."""
        thing = read(self, self.reference)
        if thing is None:
            self.check_alive()
            raise Missing("the program is not on the accessibility bus any more")
        return thing

    def find(self, role=None, name=None, within=None, **wanted):
        """Waits until there is such a thing, in all that the program shows or within a thing found before."""
        seen = []

        def look():
            self.check_alive()
            seen[:] = [read(self, within.reference, within.parent) if within else self.read()]
            return seen[0].first(role, name, **wanted) if seen[0] else None

        def what():
            shown = "\n".join(seen[0].outline()) if seen and seen[0] else "nothing"
            return f"{role or 'anything'} {name or ''} {wanted or ''}; this is shown:\n{shown}"

        return wait_until(look, what)

    def find_all(self, *names, within=None):
        """Waits until each of these names is shown, at the same time; gives the reading."""
        seen = []

        def missing():
            texts = seen[0].texts if seen[0] else []
            return [name for name in names if not any(matches(name, text) for text in texts)]

        def look():
            self.check_alive()
            seen[:] = [read(self, within.reference, within.parent) if within else self.read()]
            return not missing() and seen[0]

        return wait_until(look, lambda: f"{missing()}; this is shown:\n" + "\n".join(seen[0].outline() if seen[0] else []))

    def gone(self, role=None, name=None, **wanted):
        """Waits until there is no such thing any more; gives the reading."""
        seen = []

        def look():
            self.check_alive()
            seen[:] = [self.read()]
            return seen[0].first(role, name, **wanted) is None and seen[0]

        return wait_until(look, lambda: f"{role or 'anything'} {name or ''} to go away")

    def focus(self):
        """What has the focus: the innermost, where several things say so."""
        focused = list(self.read().all(focused=True))
        return focused[-1] if focused else None

    # Acting.

    def box(self, thing):
        """Where a thing is on the screen: x, y, width, height."""
        x, y, width, height = thing.extents()
        left, top = self.desk.origin(self, thing)
        return left + x, top + y, width, height

    def click(self, thing, button=1, times=1):
        """Clicks in the middle of a thing, once it has come to rest."""
        boxes = []

        def at_rest():
            boxes.append(self.box(thing))
            return len(boxes) > 1 and boxes[-1] == boxes[-2] and min(boxes[-1][2:]) > 0

        wait_until(at_rest, f"{thing} to have a place on the screen")
        x, y, width, height = boxes[-1]
        self.desk.click(x + width // 2, y + height // 2, button, times)

    def click_link(self, thing, part):
        """Clicks on a link in a text, where it is seen: GTK leaves the padding around things out of their places."""
        start = thing.text().index(part)

        def look():
            left, top = self.desk.origin(self, thing)
            first, last = (thing.character(at) for at in (start, start + len(part) - 1))
            return self.desk.blue_dots(
                left + first[0], top + first[1], last[0] - first[0] + PADDING, last[1] + last[3] - first[1] + PADDING
            )

        seen = []
        # The same twice: it is drawn and has come to rest.
        wait_until(lambda: seen.append(look()) or seen[-1] and seen[-2:-1] == seen[-1:], f"the link “{part}” to be seen")
        self.desk.click(*seen[-1][len(seen[-1]) // 2])

    def press(self, role=None, name=None, within=None, **wanted):
        """Finds a thing and clicks on it; gives it."""
        thing = self.find(role, name, within, **wanted)
        self.click(thing)
        return thing

    def stop(self):
        """Leaves the program by its shortcut and checks that it had nothing to complain of."""
        if self.process.poll() is None:
            self.desk.key("ctrl+q")
            try:
                self.process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                self.process.send_signal(signal.SIGKILL)
                self.process.wait()
                raise AssertionError(f"the program did not leave by Ctrl+Q:\n{self.said()}") from None
        assert self.process.returncode == 0, f"ended with {self.process.returncode}:\n{self.said()}"
        assert not self.said(), f"the program complained:\n{self.said()}"


class Desk:
    """A home folder of its own on the display that is there."""

    def __init__(self, language="en", width=1280, height=800):
        self.language = language
        self.size = (width, height)
        self.home = pathlib.Path(tempfile.mkdtemp(prefix="bolwerk-home-"))
        self.programs = []
        self.bus = Bus()
        self.environment = self._environment()
        self._write_settings()
        self.manager = subprocess.Popen(
            ["openbox", "--sm-disable"], stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL, env=self.environment
        )

    def _environment(self):
        kept = {
            key: value
            for key, value in os.environ.items()
            if not key.startswith(("LC_", "LANG", "XDG_CONFIG", "XDG_DATA_HOME", "XDG_CACHE", "GTK_", "G_", "GSETTINGS_"))
        }
        return kept | {
            "HOME": str(self.home),
            "LANG": LOCALES[self.language],
            "LANGUAGE": "",
            "GDK_BACKEND": "x11",
            "GSK_RENDERER": "cairo",
            "GSETTINGS_BACKEND": "keyfile",
            "GDK_DEBUG": "no-portals",
            "GTK_A11Y": "atspi",
            "G_DEBUG": "gc-friendly,fatal-warnings",
        }

    def _write_settings(self):
        """Things stand still once they are there: without animations there is one moment less to wait for."""
        folder = self.home / ".config" / "gtk-4.0"
        folder.mkdir(parents=True)
        (folder / "settings.ini").write_text("[Settings]\ngtk-enable-animations=0\n")

    def blue_dots(self, x, y, width, height):
        """Where there is blue in a part of the screen: a link is written in it."""
        place = f"{width}x{height}+{x}+{y}"
        dots = subprocess.run(
            ["import", "-window", "root", "-crop", place, "-depth", "8", "rgb:-"], check=True, capture_output=True
        ).stdout
        blue = (at // 3 for at in range(0, len(dots), 3) if dots[at + 2] > dots[at] + 80)
        return [(x + at % width, y + at // width) for at in blue]

    def lay_browser(self, then=""):
        """Gives the desktop a browser, which writes down what it is asked to open (see visited()), then does what the
        shell is told of "$1"."""
        folder = self.home / ".local" / "share" / "applications"
        folder.mkdir(parents=True, exist_ok=True)
        browser = self.home / "browser"
        browser.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >> "{self.home / "visited"}"\n{then}\n')
        browser.chmod(0o755)
        (folder / "browser.desktop").write_text(
            f"[Desktop Entry]\nType=Application\nName=Browser\nExec={browser} %u\nMimeType=x-scheme-handler/http;x-scheme-handler/https;\n"
        )
        (self.home / ".config" / "mimeapps.list").write_text(
            "[Default Applications]\nx-scheme-handler/http=browser.desktop\nx-scheme-handler/https=browser.desktop\n"
        )

    def visited(self):
        """The addresses that the browser was asked to open, the last one at the end."""
        with contextlib.suppress(FileNotFoundError):
            return (self.home / "visited").read_text().splitlines()
        return []

    def set_gtk(self, settings):
        """Adds settings of GTK for the programs that are started from here on."""
        with open(self.home / ".config" / "gtk-4.0" / "settings.ini", "a") as file:
            file.writelines(f"{key}={value}\n" for key, value in settings.items())

    def run(self, *arguments):
        """Starts Bolwerk without waiting for a window."""
        return subprocess.Popen(
            [os.environ["BOLWERK_PROGRAM"], *map(str, arguments)], env=self.environment, cwd=self.home,
            stdin=subprocess.DEVNULL,
        )

    def start(self, *arguments, program=None, fit=True, **environment):
        """Starts Bolwerk (or another program) and waits for its window."""
        command = [*(program or [os.environ["BOLWERK_PROGRAM"]]), *map(str, arguments)]
        log = self.home / f"log-{len(self.programs)}"
        with open(log, "w") as file:
            process = subprocess.Popen(
                command, env=self.environment | environment, cwd=self.home, stdin=subprocess.DEVNULL,
                stdout=file, stderr=subprocess.STDOUT,
            )
        try:
            found = Program(self, process, log)
        except Missing:
            process.kill()
            process.wait()
            raise
        self.programs.append(found)
        if fit:
            self.fit(found)
        return found

    def fit(self, program, width=None, height=None, at=(0, 0)):
        """Gives the program's window a size, a place, and the keyboard."""
        width, height = width or self.size[0], height or self.size[1]
        window = wait_until(lambda: self.windows(program), "the window on the screen")[-1]
        run("xdotool", "windowsize", window, str(width), str(height))
        run("xdotool", "windowmove", window, *map(str, at))
        self.activate(window)
        program.window = window

    def activate(self, window):
        """Gives a window the keyboard, and waits until it has it."""
        def focused():
            run("xdotool", "windowactivate", window)
            return run("xdotool", "getwindowfocus").strip() == window

        wait_until(focused, f"the window {window} to have the keyboard")

    def windows(self, program):
        """The X windows of a program that can be seen, the newest last; none where one went while they were looked for."""
        with contextlib.suppress(subprocess.CalledProcessError):
            return run("xdotool", "search", "--all", "--onlyvisible", "--pid", str(program.process.pid)).split()
        return []

    def origin(self, program, thing):
        """Where on the screen the window of a thing begins: that of the innermost thing around it that is a window."""
        windows = {}
        for window in wait_until(lambda: self.windows(program), "the window on the screen"):
            lines = run("xdotool", "getwindowgeometry", "--shell", window).split()
            at = {key: int(value) for key, value in (line.split("=") for line in lines)}
            windows[at["WIDTH"], at["HEIGHT"]] = at["X"], at["Y"]
        while thing is not None and thing.role != "application":
            x, y, *size = thing.extents()
            if tuple(size) in windows:
                left, top = windows[tuple(size)]
                return left - x, top - y
            thing = thing.parent
        raise Missing(f"the program has no window of its size on the screen, but {windows}")

    def click(self, x, y, button=1, times=1):
        run("xdotool", "mousemove", "--sync", str(int(x)), str(int(y)))
        run("xdotool", "click", "--repeat", str(times), "--delay", "60", str(button))

    def drag(self, start, end, until):
        """Drags with the first button from one place on the screen to another; lets go once until() says so.

        The hand never lies quite still, so that whoever begins to listen late learns of it as well."""
        def shake(by):
            run("xdotool", "mousemove", "--sync", str(int(end[0]) + by), str(int(end[1])))

        run("xdotool", "mousemove", "--sync", *map(str, map(int, start)))
        run("xdotool", "mousedown", "1")
        try:
            for step in range(1, 11):
                at = [start[i] + (end[i] - start[i]) * step / 10 for i in (0, 1)]
                run("xdotool", "mousemove", "--sync", *map(str, map(int, at)))
            wait_until(lambda: shake(3) or shake(0) or until(), "the drag to arrive")
        finally:
            run("xdotool", "mouseup", "1")

    def key(self, *keys):
        run("xdotool", "key", "--clearmodifiers", "--delay", "30", *keys)

    def type(self, text):
        run("xdotool", "type", "--clearmodifiers", "--delay", "20", text)

    def picture(self, path):
        path = pathlib.Path(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        run("import", "-window", "root", str(path))
        return path

    def tell_failure(self):
        """What stood on the desk when something failed, for whoever reads the log."""
        folder = pathlib.Path(os.environ.get("BOLWERK_TEST_PICTURES", tempfile.gettempdir()))
        with contextlib.suppress(Exception):
            print(f"# picture of the failure: {self.picture(folder / f'failed-{os.getpid()}.png')}", flush=True)
        for program in self.programs:
            print(f"ended: {program.process.poll()}\n{program.said()}", file=sys.stderr)

    def close(self):
        for program in self.programs:
            if program.process.poll() is None:
                program.process.kill()
                program.process.wait()
        self.manager.terminate()
        self.manager.wait()
        self.bus.close()
        shutil.rmtree(self.home, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if error is not None:
            self.tell_failure()
        self.close()
