# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The picture that `./dev run` leaves where there is no display shows the percentage and the first title."""

import json
import os
import pathlib
import shutil
import subprocess
import tempfile

import gi

gi.require_version("GdkPixbuf", "2.0")
from gi.repository import GdkPixbuf  # noqa: E402

import tap  # noqa: E402
from walk import PREFIX, PROGRAM, SOURCE, command_line, run  # noqa: E402

WITH_DISPLAY = SOURCE / "tests" / "support" / "with-display"
PICTURE = SOURCE / "dev.d" / "picture"
FOLDER = tempfile.TemporaryDirectory(prefix="bolwerk-picture-")
BASE = pathlib.Path(FOLDER.name) / "bolwerk"
SAID = []
PADDING = 32


def pixels(picture, box):
    """The colours of a part of a picture, as a list of rows."""
    left, top, width, height = box
    row, n = picture.get_rowstride(), picture.get_n_channels()
    data = picture.get_pixels()
    return [
        [data[y * row + x * n:y * row + x * n + 3] for x in range(left, left + width)] for y in range(top, top + height)
    ]


def around(picture, box):
    """A part of a picture that surely holds the thing: GTK leaves the padding around it out of its place."""
    left, top, width, height = box
    assert left >= 0 and top >= 0, box
    width, height = min(width + PADDING, picture.get_width() - left), min(height + PADDING, picture.get_height() - top)
    assert width >= box[2] and height >= box[3], f"{box} is beyond the picture"
    return left, top, width, height


def take(base, *arguments):
    done = subprocess.run(
        [WITH_DISPLAY, "--x11", "--", PICTURE, base, PROGRAM, *arguments], capture_output=True, text=True, check=False,
        env={**os.environ, "LANG": "en_US.UTF-8", "LC_ALL": "en_US.UTF-8", "GDK_DEBUG": "no-portals"},
    )
    assert done.returncode == 0, done.stderr
    return done


def lines(base):
    """What can be read in the picture: text by its place."""
    found = []
    for line in base.with_suffix(".txt").read_text().splitlines():
        *box, role, text = line.split("\t")
        found.append((tuple(map(int, box)), role, text))
    return found


def find(said, wanted):
    box = next((box for box, role, text in said if role == "label" and text == wanted), None)
    assert box is not None, f"“{wanted}” is not in the picture, but {[text for _box, _role, text in said]}"
    return box


def check_taken():
    """The picture is taken, and its path is all that is printed."""
    done = take(BASE, "--demo")
    assert done.stdout == f"{BASE}.png\n", done.stdout
    SAID[:] = lines(BASE)


def check_said():
    """The percentage and the first title are in that window, where the picture shows it."""
    picture = GdkPixbuf.Pixbuf.new_from_file(f"{BASE}.png")
    shown = command_line("score", "--demo")
    first = next(
        action for action in command_line("list", "--demo")
        if action["scored"] and not action["deprecated"] and action["status"] in ("to-address", "planned")
    )
    title = find(SAID, first["title"])
    percentage = find(SAID, f"{shown['percent']:.1f}%")
    # The same part of a window on other records: there another text is drawn.
    other = BASE.with_name("other")
    take(other, SOURCE / "tests" / "support" / "fixtures" / "secure-scores.json")
    assert find(lines(other), "53.5%"), lines(other)
    others = GdkPixbuf.Pixbuf.new_from_file(f"{other}.png")
    for box in (title, percentage):
        part = around(picture, box)
        assert len({colour for row in pixels(picture, part) for colour in row}) > 10, f"nothing is drawn at {part}"
        assert pixels(picture, part) != pixels(others, part), f"other records look the same at {part}"


def check_drawn():
    """The same records are drawn the same, pixel by pixel, where the percentage stands."""
    again = BASE.with_name("again")
    take(again, "--demo")
    pictures = [GdkPixbuf.Pixbuf.new_from_file(f"{base}.png") for base in (BASE, again)]
    percentage = f"{command_line('score', '--demo')['percent']:.1f}%"
    boxes = [around(pictures[0], find(said, percentage)) for said in (SAID, lines(again))]
    assert boxes[0] == boxes[1], boxes
    assert pixels(pictures[0], boxes[0]) == pixels(pictures[1], boxes[1]), "the same percentage is drawn differently"


STAND_IN = """#!/bin/sh
case "$(basename "$0") $1" in
  "meson setup") mkdir -p "{build}" && ln -s "{prefix}" "{build}/prefix" ;;
  "ninja "*) echo "ninja: no work to do." ;;
esac
"""


def lay_out(checkout):
    """A checkout whose `./dev` finds everything built: in the place of the two that build stands what tells it so."""
    tools, build = checkout / "tools", checkout / "build" / "plain"
    tools.mkdir(parents=True)
    shutil.copy(SOURCE / "dev", checkout)
    for name in ("dev.d", "tests"):
        (checkout / name).symlink_to(SOURCE / name)
    for name in ("meson", "ninja"):
        (tools / name).write_text(STAND_IN.format(build=build, prefix=PREFIX))
        (tools / name).chmod(0o755)
    return {
        **{key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY")},
        "BOLWERK_DEV_INSIDE": "tree", "PATH": f"{tools}:{os.environ['PATH']}", "GDK_DEBUG": "no-portals", "LC_ALL": "en_US.UTF-8",
    }


def check_run():
    """Without a display `./dev run` prints the path of a picture under build/, and nothing else, and ends with 0."""
    checkout = pathlib.Path(FOLDER.name) / "checkout"
    environment = lay_out(checkout)
    done = subprocess.run(
        [checkout / "dev", "run"], capture_output=True, text=True, check=False, env=environment, stdin=subprocess.DEVNULL
    )
    assert done.returncode == 0, done.stderr
    picture = pathlib.Path(done.stdout.removesuffix("\n"))
    assert picture.resolve().parent.parent == (checkout / "build").resolve(), done.stdout
    assert GdkPixbuf.Pixbuf.new_from_file(str(picture)).get_width() > 600, picture
    find(lines(picture.with_suffix("")), f"{command_line('score', '--demo')['percent']:.1f}%")
    said = tap.output(checkout / "dev", "run", "score", "--demo", "--json", env=environment, stdin=subprocess.DEVNULL)
    assert json.loads(said) == command_line("score", "--demo"), said


run(check_taken, check_said, check_drawn, check_run, alone=[check_run])
