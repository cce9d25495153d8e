# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The desktop starts Bolwerk by its desktop file, and opens a JSON file with it.

Runs under tests/support/with-display. Arguments: meson, the build folder, the prefix, the application id,
and an answer of Graph to open.
"""

import os
import pathlib
import subprocess
import sys
import time

import gi

import prefix
import tap

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

MESON, BUILD, PREFIX = sys.argv[1], *map(pathlib.Path, sys.argv[2:4])
APP_ID, ANSWER = sys.argv[4:]
SHARE = PREFIX / 'share'
PATIENCE = 60


def environment(language):
    kept = {
        name: value for name, value in os.environ.items()
        if not name.startswith(('LC_', 'LANG', 'BOLWERK_', 'G_', 'GTK_', 'GSETTINGS_', 'MALLOC_'))
    }
    return kept | {
        'PATH': f'{PREFIX / "bin"}:{os.environ["PATH"]}',
        'XDG_DATA_DIRS': f'{SHARE}:/usr/local/share:/usr/share',
        'LANG': language,
        'GDK_DEBUG': 'no-portals',
        'GSETTINGS_BACKEND': 'memory',
        'GTK_A11Y': 'atspi',
    }


def texts(node):
    """What a screen reader finds in an application."""
    found = []
    try:
        if 'Text' in node.get_interfaces():
            found.append(Atspi.Text.get_text(node, 0, -1))
        found.append(node.get_name() or '')
        for index in range(node.get_child_count()):
            child = node.get_child_at_index(index)
            if child is not None:
                found += texts(child)
    except GLib.Error:
        pass  # it went away while it was read
    return found


def is_ours(node):
    try:
        return node is not None and 'bolwerk' in (node.get_name() or '').lower()
    except GLib.Error:
        return False  # it ended while it was asked


def applications():
    desktop = Atspi.get_desktop(0)
    return [node for node in map(desktop.get_child_at_index, range(desktop.get_child_count())) if is_ours(node)]


def wait_for_text(wanted):
    """Wait until the window says all of that; gives what it says."""
    end, said = time.monotonic() + PATIENCE, []
    while time.monotonic() < end:
        said = [text for node in applications() for text in texts(node)]
        if all(any(word in text for text in said) for word in wanted):
            return said
        time.sleep(0.1)
    raise AssertionError(f'waited in vain for {wanted}; the window says:\n' + '\n'.join(filter(None, said)))


def end():
    """Close what was started, and wait for it."""
    for node in applications():
        os.kill(node.get_process_id(), 15)
    deadline = time.monotonic() + 10
    while applications() and time.monotonic() < deadline:
        time.sleep(0.1)


def install():
    prefix.install(MESON, BUILD, PREFIX)


def launch(language, *files):
    install()
    desktop_file = SHARE / 'applications' / f'{APP_ID}.desktop'
    subprocess.run([tap.tool('gio'), 'launch', str(desktop_file), *files], env=environment(language), check=True)


def check_english():
    """A JSON file is opened with it, in English."""
    try:
        launch('en_US.UTF-8', ANSWER)
        wait_for_text(['Your Secure Score', '25.0'])
    finally:
        end()


def check_dutch():
    """The same in Dutch."""
    try:
        launch('nl_NL.UTF-8', ANSWER)
        wait_for_text(['Uw Secure Score', '25,0'])
    finally:
        end()


def check_without_files():
    """Without a file the welcome page comes."""
    try:
        launch('en_US.UTF-8')
        said = wait_for_text(['Welcome to Bolwerk'])
        assert not any('Your Secure Score' in text for text in said), said
    finally:
        end()


def check_handles_json():
    """The desktop knows it as a program for JSON files, under its own name and icon."""
    install()
    code = (
        'import sys; from gi.repository import Gio;'
        'infos = [i for i in Gio.AppInfo.get_recommended_for_type("application/json") if i.get_id() == sys.argv[1]];'
        'print(infos[0].get_name(), infos[0].get_icon().to_string())'
    )
    said = tap.output(sys.executable, '-c', code, f'{APP_ID}.desktop', env=environment('C.UTF-8'))
    assert said.split() == ['Bolwerk', APP_ID], said


Atspi.init()
sys.exit(tap.run(check_english, check_dutch, check_without_files, check_handles_json))
