# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A Secret portal on the session bus: it gives a key, or its user dismisses the question.

Argument: a folder. What its file `answer` says is done, `give` or `dismiss`; `asked` gets a letter for each question.
"""

import os
import pathlib
import sys

from gi.repository import Gio, GLib

FOLDER = pathlib.Path(sys.argv[1])
PATH = '/org/freedesktop/portal/desktop'
KEY = b'Planted-key-of-the-portal-0123456789abcdef-0123456789abcdef-0123'

INTERFACE = Gio.DBusNodeInfo.new_for_xml('''<node>
  <interface name="org.freedesktop.portal.Secret">
    <method name="RetrieveSecret">
      <arg type="h" name="fd" direction="in"/>
      <arg type="a{sv}" name="options" direction="in"/>
      <arg type="o" name="handle" direction="out"/>
    </method>
    <property name="version" type="u" access="read"/>
  </interface>
</node>''').interfaces[0]


def find_handle(sender, options):
    token = options.unpack().get('handle_token', 'none')
    return f'{PATH}/request/{sender[1:].replace(".", "_")}/{token}'


def on_call(connection, sender, path, interface, method, parameters, invocation):
    fd = invocation.get_message().get_unix_fd_list().get(parameters.get_child_value(0).get_handle())
    handle = find_handle(sender, parameters.get_child_value(1))
    give = (FOLDER / 'answer').read_text(encoding='utf-8') == 'give'
    with open(FOLDER / 'asked', 'a', encoding='utf-8') as asked:
        asked.write('?')
    if give:
        os.write(fd, KEY)
    os.close(fd)
    invocation.return_value(GLib.Variant('(o)', (handle,)))
    connection.emit_signal(sender, handle, 'org.freedesktop.portal.Request', 'Response',
                           GLib.Variant('(ua{sv})', (0 if give else 1, {})))


def on_bus(connection, name):
    connection.register_object(PATH, INTERFACE, on_call, lambda *arguments: GLib.Variant('u', 1), None)


def on_name(connection, name):
    (FOLDER / 'asked').touch()


Gio.bus_own_name(Gio.BusType.SESSION, 'org.freedesktop.portal.Desktop', Gio.BusNameOwnerFlags.NONE, on_bus, on_name, None)
GLib.MainLoop().run()
