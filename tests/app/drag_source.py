# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A small window from which the files named on the command line can be dragged, as from a file manager."""

import sys

import gi

gi.require_version("Gtk", "4.0")
gi.require_version("Gdk", "4.0")
from gi.repository import Gdk, Gio, GObject, Gtk  # noqa: E402


def activate(application):
    files = Gdk.FileList.new_from_list([Gio.File.new_for_path(path) for path in sys.argv[1:]])
    source = Gtk.DragSource(actions=Gdk.DragAction.COPY)
    source.connect(
        "prepare",
        lambda *_: Gdk.ContentProvider.new_for_value(GObject.Value(Gdk.FileList, files)),
    )
    label = Gtk.Label(label="Drag me")
    label.add_controller(source)
    Gtk.ApplicationWindow(
        application=application, child=label, default_width=200, default_height=100
    ).present()


program = Gtk.Application(flags=Gio.ApplicationFlags.NON_UNIQUE)
program.connect("activate", activate)
program.run()
