# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks at what anybody on the machine can see of a program that runs: its command line, and those of all it starts."""

import contextlib
import pathlib
import re
import threading

# How all begin that tests plant, and that may be seen nowhere.
SECRETS = re.compile(rb'Planted|Pl4nted')
PAUSE = 0.005


def descendants(process):
    """The process and all that it started and that started from there, as far as they still run."""
    yield process
    with contextlib.suppress(OSError):
        for task in pathlib.Path(f'/proc/{process}/task').iterdir():
            for child in (task / 'children').read_text(encoding='ascii').split():
                yield from descendants(int(child))


class Watch:
    """Watches a process in the background; what was seen is told when it is over."""

    def __init__(self, process):
        self.process = process
        self.seen = set()
        self.over = threading.Event()
        self.look()  # while nobody can have waited for it yet
        self.thread = threading.Thread(target=self.look_on, daemon=True)
        self.thread.start()

    def look(self):
        for one in descendants(self.process):
            with contextlib.suppress(OSError):
                self.seen.add(pathlib.Path(f'/proc/{one}/cmdline').read_bytes())

    def look_on(self):
        while not self.over.wait(PAUSE):
            self.look()

    def end(self):
        self.over.set()
        self.thread.join()
        for line in self.seen:
            assert not SECRETS.search(line), f'something secret is on a command line: {line!r}'
        return self.seen
