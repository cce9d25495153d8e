# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The portals of a desktop on the session bus: a user who chooses a file, and a browser.

Argument: a folder. The file dialog is answered with the address in its file `chosen`, or dismissed where there is none;
`asked` gets a line for each question: the method, and the title of the dialog or the address to open.
"""

import pathlib
import sys

from gi.repository import Gio, GLib

FOLDER = pathlib.Path(sys.argv[1])
NAME = 'org.freedesktop.portal.Desktop'
PATH = '/org/freedesktop/portal/desktop'

INTERFACES = Gio.DBusNodeInfo.new_for_xml('''<node>
  <interface name="org.freedesktop.portal.FileChooser">
    <method name="OpenFile">
      <arg type="s" name="parent_window" direction="in"/>
      <arg type="s" name="title" direction="in"/>
      <arg type="a{sv}" name="options" direction="in"/>
      <arg type="o" name="handle" direction="out"/>
    </method>
    <method name="SaveFile">
      <arg type="s" name="parent_window" direction="in"/>
      <arg type="s" name="title" direction="in"/>
      <arg type="a{sv}" name="options" direction="in"/>
      <arg type="o" name="handle" direction="out"/>
    </method>
    <property name="version" type="u" access="read"/>
  </interface>
  <interface name="org.freedesktop.portal.OpenURI">
    <method name="OpenURI">
      <arg type="s" name="parent_window" direction="in"/>
      <arg type="s" name="uri" direction="in"/>
      <arg type="a{sv}" name="options" direction="in"/>
      <arg type="o" name="handle" direction="out"/>
    </method>
    <property name="version" type="u" access="read"/>
  </interface>
</node>''').interfaces


def answer(method):
    """What the user does: 0 and results, or 1 for a dialog that was dismissed."""
    if method == 'OpenURI':
        return 0, {}
    chosen = FOLDER / 'chosen'
    addresses = [chosen.read_text(encoding='utf-8')] if chosen.exists() else []
    # The addresses are always there, as many as there may be.
    return (0 if addresses else 1), {'uris': GLib.Variant('as', addresses)}


def on_call(connection, sender, path, interface, method, parameters, invocation):
    _parent, what, options = parameters.unpack()
    handle = f'{PATH}/request/{sender[1:].replace(".", "_")}/{options.get("handle_token", "none")}'
    with open(FOLDER / 'asked', 'a', encoding='utf-8') as asked:
        asked.write(f'{method} {what}\n')
    invocation.return_value(GLib.Variant('(o)', (handle,)))
    connection.emit_signal(sender, handle, 'org.freedesktop.portal.Request', 'Response',
                           GLib.Variant('(ua{sv})', answer(method)))


def on_bus(connection, name):
    for interface in INTERFACES:
        connection.register_object(PATH, interface, on_call, lambda *arguments: GLib.Variant('u', 3), None)


def on_name(connection, name):
    (FOLDER / 'asked').touch()


# The desktop's own ones may be there already, since the bus starts them for whoever asks.
Gio.bus_own_name(Gio.BusType.SESSION, NAME, Gio.BusNameOwnerFlags.REPLACE, on_bus, on_name, None)
GLib.MainLoop().run()
