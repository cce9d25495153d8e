# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A desktop to try the finished program on, from outside, as a person would.

Everything is read through AT-SPI, as a screen reader does, and done by real keys and clicks (XTEST).
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

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

# How long a thing may take to appear. Generous: it is only ever waited for in full when it is missing.
PATIENCE = float(os.environ.get("BOLWERK_TEST_PATIENCE", "30"))


class Missing(AssertionError):
    """What was looked for did not appear."""


def run(*command, **options):
    return subprocess.run(command, check=True, capture_output=True, text=True, **options).stdout


def wait_until(condition, what, patience=None):
    """Waits until condition() gives something true, and returns it."""
    end = time.monotonic() + (patience or PATIENCE)
    while True:
        with contextlib.suppress(GLib.Error):
            found = condition()
            if found:
                return found
        if time.monotonic() > end:
            raise Missing(f"waited in vain for {what}")
        time.sleep(0.05)


class Thing:
    """One accessible object."""

    def __init__(self, node, window):
        self.node = node
        self.window = window

    role = property(lambda self: self.node.get_role_name())
    name = property(lambda self: self.node.get_name() or "")
    description = property(lambda self: self.node.get_description() or "")

    def state(self, name):
        return self.node.get_state_set().contains(getattr(Atspi.StateType, name.upper()))

    @property
    def text(self):
        """What it says: its text where it has one, else its name."""
        with contextlib.suppress(GLib.Error):
            if "Text" in self.node.get_interfaces():
                return Atspi.Text.get_text(self.node, 0, -1) or self.name
        return self.name

    @property
    def children(self):
        for i in range(self.node.get_child_count()):
            child = self.node.get_child_at_index(i)
            if child is not None:
                yield Thing(child, self.window)

    @property
    def parent(self):
        node = self.node.get_parent()
        return Thing(node, self.window) if node is not None else None

    def walk(self, hidden=False):
        """Itself and everything in it that is showing, in reading order."""
        yield self
        for child in self.children:
            with contextlib.suppress(GLib.Error):
                if hidden or child.state("showing") or child.role in ("application",):
                    yield from child.walk(hidden)

    def all(self, role=None, name=None, text=None):
        for thing in self.walk():
            with contextlib.suppress(GLib.Error):
                if role is not None and thing.role not in ((role,) if isinstance(role, str) else role):
                    continue
                if name is not None and not matches(name, thing.name):
                    continue
                if text is not None and not matches(text, thing.text):
                    continue
                yield thing

    def find(self, role=None, name=None, text=None, patience=None):
        return wait_until(
            lambda: next(self.all(role, name, text), None),
            f"{role or 'anything'} {name or text or ''}",
            patience,
        )

    def gone(self, role=None, name=None, text=None):
        wait_until(
            lambda: next(self.all(role, name, text), None) is None,
            f"{role or 'anything'} {name or text or ''} to go away",
        )

    @property
    def box(self):
        """Where it is on the screen: x, y, width, height."""
        extents = self.node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
        left, top = self.window.origin(self)
        return left + extents.x, top + extents.y, extents.width, extents.height

    def click(self, button=1, times=1):
        x, y, width, height = self.box
        if width <= 0 or height <= 0:
            raise Missing(f"{self} has no size to click on")
        self.window.desk.click(x + width // 2, y + height // 2, button, times)

    def scroll_to(self):
        self.node.get_component_iface().scroll_to(Atspi.ScrollType.ANYWHERE)

    @property
    def locale(self):
        return self.node.get_object_locale()

    def attributes(self, offset=0):
        found = Atspi.Text.get_attribute_run(self.node, offset, True)
        return found[0] if isinstance(found, tuple) else found

    def __repr__(self):
        return f"{self.role} “{self.name}”"


def matches(pattern, text):
    text = text or ""
    if isinstance(pattern, re.Pattern):
        return pattern.search(text) is not None
    return pattern == text


class Program(Thing):
    """A running program: the application that AT-SPI knows, and its process."""

    def __init__(self, desk, process, log):
        self.desk = desk
        self.process = process
        self.log = log
        super().__init__(self._find_application(), self)

    def _find_application(self):
        def look():
            if self.process.poll() is not None:
                raise Missing(f"the program ended with {self.process.returncode}:\n{self.said()}")
            desktop = Atspi.get_desktop(0)
            for i in range(desktop.get_child_count()):
                node = desktop.get_child_at_index(i)
                if node is not None and node.get_process_id() == self.process.pid:
                    if node.get_child_count() > 0:
                        return node
            return None

        return wait_until(look, "the program on the accessibility bus")

    def origin(self, thing):
        """The screen position of the window that a thing is in."""
        top = thing
        while top.parent is not None and top.parent.role != "application":
            top = top.parent
        frame = top.node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
        x, y = self.desk.window_position(self, frame)
        return x, y

    @property
    def frame(self):
        return self.find(role=("frame", "window"))

    def said(self):
        return pathlib.Path(self.log.name).read_text(errors="replace")

    def stop(self):
        """Ends the program as a session manager would and checks that it had nothing to complain of."""
        if self.process.poll() is None:
            self.desk.key("ctrl+q")
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.send_signal(signal.SIGTERM)
                self.process.wait(10)
                raise AssertionError("the program did not leave by Ctrl+Q")
        assert self.process.returncode == 0, f"ended with {self.process.returncode}:\n{self.said()}"
        complaints = [
            line
            for line in self.said().splitlines()
            if re.search(r"CRITICAL|WARNING|\*\* \(|Traceback|ERROR:", line)
        ]
        assert not complaints, "\n".join(complaints)


class Desk:
    """A home folder of its own on the display that is there."""

    def __init__(self, language="en", width=1280, height=800):
        self.language = language
        self.size = (width, height)
        self.home = pathlib.Path(tempfile.mkdtemp(prefix="bolwerk-home-"))
        self.programs = []
        self.manager = subprocess.Popen(
            ["openbox", "--sm-disable"], stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        )
        self.environment = self._environment()

    def _environment(self):
        locale = {"en": "en_US.UTF-8", "nl": "nl_NL.UTF-8"}[self.language]
        kept = {
            key: value
            for key, value in os.environ.items()
            if not key.startswith(("LC_", "LANG", "XDG_CONFIG", "XDG_DATA_HOME", "XDG_CACHE", "GTK_", "G_"))
        }
        return kept | {
            "HOME": str(self.home),
            "LANG": locale,
            "LANGUAGE": "",
            "GDK_BACKEND": "x11",
            "GSK_RENDERER": "cairo",
            "GSETTINGS_BACKEND": "keyfile",
            "GDK_DEBUG": "no-portals",
            "GTK_A11Y": "atspi",
            "NO_AT_BRIDGE": "0",
        }

    def start(self, *arguments, program=None, check_display=True, **environment):
        """Starts Bolwerk (or another program) and waits for its window."""
        command = [program or os.environ["BOLWERK_PROGRAM"], *map(str, arguments)]
        log = tempfile.NamedTemporaryFile("w", prefix="bolwerk-log-", dir=self.home, delete=False)
        process = subprocess.Popen(
            command, env=self.environment | environment, stdout=log, stderr=subprocess.STDOUT
        )
        found = Program(self, process, log)
        self.programs.append(found)
        self.fit(found)
        return found

    def fit(self, program, width=None, height=None):
        """Gives the program's window a size and the top left corner, and the keyboard."""
        width, height = width or self.size[0], height or self.size[1]
        window = wait_until(lambda: self.windows(program), "the window on the screen")[-1]
        run("xdotool", "windowsize", window, str(width), str(height))
        run("xdotool", "windowmove", window, "0", "0")
        run("xdotool", "windowfocus", "--sync", window)
        return window

    def windows(self, program):
        """The X windows of a program that can be seen, the newest last."""
        with contextlib.suppress(subprocess.CalledProcessError):
            return run(
                "xdotool", "search", "--all", "--onlyvisible", "--pid", str(program.process.pid)
            ).split()
        return []

    def window_position(self, program, frame):
        """Where on the screen the surface of a frame begins; popovers are windows of their own."""
        best = None
        for window in self.windows(program):
            shape = dict(
                line.split("=")
                for line in run("xdotool", "getwindowgeometry", "--shell", window).split()
            )
            x, y, width, height = (int(shape[key]) for key in ("X", "Y", "WIDTH", "HEIGHT"))
            apart = abs(width - frame.width) + abs(height - frame.height)
            if best is None or apart < best[0]:
                best = (apart, x - frame.x if frame.x < 0 else x, y - frame.y if frame.y < 0 else y)
        if best is None:
            raise Missing("the program has no window on the screen")
        return best[1], best[2]

    def click(self, x, y, button=1, times=1):
        run("xdotool", "mousemove", "--sync", str(int(x)), str(int(y)))
        run("xdotool", "click", "--repeat", str(times), "--delay", "60", str(button))

    def key(self, *keys):
        run("xdotool", "key", "--clearmodifiers", "--delay", "30", *keys)

    def type(self, text):
        run("xdotool", "type", "--clearmodifiers", "--delay", "20", text)

    def picture(self, path):
        path = pathlib.Path(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        run("import", "-window", "root", str(path))
        return path

    def close(self):
        for program in self.programs:
            if program.process.poll() is None:
                program.process.kill()
                program.process.wait()
        self.manager.terminate()
        self.manager.wait()
        shutil.rmtree(self.home, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if error is not None:
            where = pathlib.Path(os.environ.get("BOLWERK_TEST_PICTURES", tempfile.gettempdir()))
            with contextlib.suppress(Exception):
                print(f"# picture of the failure: {self.picture(where / f'failed-{os.getpid()}.png')}")
            for program in self.programs:
                with contextlib.suppress(GLib.Error):
                    print("\n".join("# " + line for line in outline(program)), file=sys.stderr)
                print(f"ended: {program.process.poll()}\n{program.said()}", file=sys.stderr)
        self.close()


def outline(thing, depth=0, limit=400):
    """What a screen reader finds, as indented lines."""
    lines = []
    for inner in [thing]:
        lines.append("  " * depth + repr(inner))
        for child in inner.children:
            if len(lines) > limit:
                break
            with contextlib.suppress(GLib.Error):
                if child.state("showing"):
                    lines += outline(child, depth + 1, limit - len(lines))
    return lines


def main(*tests):
    """Runs test functions and speaks TAP."""
    Atspi.init()
    print(f"1..{len(tests)}", flush=True)
    failed = 0
    for number, test in enumerate(tests, 1):
        name = test.__name__.removeprefix("test_").replace("_", " ")
        try:
            test()
            print(f"ok {number} {name}", flush=True)
        except Exception as error:  # noqa: BLE001 - whatever went wrong, the next test is still run
            failed += 1
            import traceback

            print("\n".join("# " + line for line in traceback.format_exc().splitlines()))
            print(f"not ok {number} {name}: {type(error).__name__}", flush=True)
    sys.exit(1 if failed else 0)
