#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What of the user's desktop reaches the programs that `./dev` starts: display, session, portals, fonts, language."""

import contextlib
import os
import pathlib
import socket
import subprocess
import sys
import tempfile

import keyring_session
import tap
from place import AS_ROOT, lay, place, until

WARNING = 'There is no desktop portal here'
LOCALES = {'nl_NL': ',', 'en_US': '.'}


@contextlib.contextmanager
def tree_place():
    """A system with a tree, on whose session bus there are no services."""
    with place() as it:
        it.is_old()
        yield it


def surroundings(it, *arguments, **variables):
    return it.told('run', *arguments, **variables)['environment']


def give_service(it, name, folder='.local/share'):
    """A service that the session bus outside can start."""
    services = it.home / folder / 'dbus-1' / 'services'
    services.mkdir(parents=True)
    (services / f'{name}.service').write_text(f'[D-BUS Service]\nName={name}\n', encoding='utf-8')
    it.give(it.home)


@contextlib.contextmanager
def folder_of(user, parent):
    """A folder of the user's own in one where only root may make it."""
    if not AS_ROOT:
        raise tap.Skip('only root may lay files there')
    with tempfile.TemporaryDirectory(dir=parent, prefix='bw-dev.') as name:
        os.chown(name, user, user)
        yield pathlib.Path(name)


def check_runtime():
    """Sockets of the session are where they are outside, and answer"""
    with tree_place() as it, folder_of(it.user, '/run') as runtime, socket.socket(socket.AF_UNIX) as server:
        path = runtime / 'wayland-0'
        server.bind(str(path))
        server.listen()
        os.chown(path, it.user, it.user)
        script = 'import socket, sys; s = socket.socket (socket.AF_UNIX); s.connect (sys.argv[1]); s.sendall (b"hello")'
        it.dev('shell', 'python3', '-c', script, str(path), XDG_RUNTIME_DIR=str(runtime))
        connection, _ = server.accept()
        with connection:
            assert connection.recv(10) == b'hello'
        # Programs of the session make files there, too.
        it.dev('shell', 'sh', '-c', 'touch "$XDG_RUNTIME_DIR/made"', XDG_RUNTIME_DIR=str(runtime))
        assert (runtime / 'made').exists()


def check_no_runtime():
    """Where there is no such folder, there is one in the tree, for the user alone"""
    with tree_place() as it:
        out, _ = it.dev('shell', 'sh', '-c', 'echo "$XDG_RUNTIME_DIR"; stat -c "%u %a" "$XDG_RUNTIME_DIR"')
        assert out == f'/run/user/{it.user}\n{it.user} 700\n', out


def check_session():
    """What names display and session bus comes along"""
    given = {'DISPLAY': ':7', 'WAYLAND_DISPLAY': 'wayland-7', 'DBUS_SESSION_BUS_ADDRESS': 'unix:path=/run/user/7/bus'}
    with tree_place() as it:
        told = surroundings(it, **given)
        assert {name: told.get(name) for name in given} == given, told


def check_cookie():
    """The cookie of an X display is at hand, in /run and in /var too"""
    with tree_place() as it:
        with folder_of(it.user, '/run') as folder:
            (folder / 'cookie').write_text('in run', encoding='utf-8')
            out, _ = it.dev('shell', 'sh', '-c', 'cat "$XAUTHORITY"', XAUTHORITY=f'{folder}/cookie')
            assert out == 'in run', out
        (it.home / 'cookie').write_text('in var', encoding='utf-8')
        out, _ = it.dev('shell', 'sh', '-c', 'cat "$XAUTHORITY"', before=lay(it.home, '/var/lib'), folder='/',
                        XAUTHORITY='/var/lib/cookie')
        assert out == 'in var', out


def check_fonts():
    """Fonts, icons and cursors of the system outside are where the tree looks for them"""
    with tree_place() as it:
        for outside, inside in (('/usr/share/fonts', '/run/host/fonts/system'), ('/usr/local/share/fonts', '/run/host/fonts/local'),
                                ('/usr/share/icons', '/run/host/share/icons')):
            if os.path.isdir(outside):
                out, _ = it.dev('shell', 'ls', '-A', inside)
                assert sorted(out.split('\n')[:-1]) == sorted(os.listdir(outside)), (outside, out)
        assert os.listdir('/usr/share/icons')
        # What was built comes first.
        folders = surroundings(it)['XDG_DATA_DIRS'].split(':')
        assert folders == [str(it.source / 'build/plain/prefix/share'), '/usr/local/share', '/usr/share', '/run/host/share'], folders


def check_fonts_of_the_tree():
    """The tree looks for fonts there"""
    furnish = pathlib.Path(__file__).resolve().parents[2] / 'dev.d' / 'furnish-tree'
    assert '<dir>/run/host/fonts</dir>' in furnish.read_text(encoding='utf-8')
    if os.environ.get('BOLWERK_DEV_INSIDE') == 'tree':
        folders = pathlib.Path('/etc/fonts/conf.d/05-host.conf').read_text(encoding='utf-8')
        assert '<dir>/run/host/fonts</dir>' in folders, folders


def check_portals():
    """Where there are portals outside, file dialogs and web pages are theirs; what is set already stays"""
    with tree_place() as it:
        told = surroundings(it)
        assert 'GTK_USE_PORTAL' not in told and 'GDK_DEBUG' not in told, told
        give_service(it, 'org.freedesktop.portal.Desktop')
        told = surroundings(it, GDK_DEBUG='frames')
        assert told['GTK_USE_PORTAL'] == '1' and told['GDK_DEBUG'] == 'portals,frames', told
        assert surroundings(it)['GDK_DEBUG'] == 'portals'
    # Wherever a session bus looks for its services.
    for folder, variables in ('data', {'XDG_DATA_HOME': 'data'}), ('second', {'XDG_DATA_DIRS': 'first:second'}):
        with tree_place() as it:
            give_service(it, 'org.freedesktop.portal.Desktop', folder)
            variables = {name: ':'.join(str(it.home / part) for part in value.split(':')) for name, value in variables.items()}
            assert surroundings(it, **variables).get('GTK_USE_PORTAL') == '1', variables


@contextlib.contextmanager
def running(command, **variables):
    """A program that runs outside, until what goes on here is over."""
    process = subprocess.Popen(command, env=os.environ | variables, stdout=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def check_portal_asked():
    """What is started in the tree asks the portals outside, over the session bus outside"""
    portal = pathlib.Path(__file__).resolve().parents[1] / 'support' / 'fake_desktop_portal.py'
    # A bus takes nobody in whose name it does not know.
    with tree_place() as it, folder_of(os.getuid(), '/run') as runtime:
        give_service(it, 'org.freedesktop.portal.Desktop')
        os.chown(it.source, os.getuid(), os.getgid())
        address = f'unix:path={runtime}/bus'
        with running(['dbus-daemon', '--session', '--nofork', '--print-address', f'--address={address}']) as bus:
            bus.stdout.readline()
            with running([sys.executable, str(portal), str(runtime)], DBUS_SESSION_BUS_ADDRESS=address):
                until((runtime / 'asked').exists, 'the portals')
                it.dev('shell', 'gdbus', 'call', '--session', '--dest', 'org.freedesktop.portal.Desktop',
                       '--object-path', '/org/freedesktop/portal/desktop',
                       '--method', 'org.freedesktop.portal.OpenURI.OpenURI', '', 'https://example.org/', '{}',
                       root=True, DBUS_SESSION_BUS_ADDRESS=address, XDG_RUNTIME_DIR=str(runtime))
                assert (runtime / 'asked').read_text(encoding='utf-8') == 'OpenURI https://example.org/\n'


SECRETS = '''
import sys, gi
gi.require_version("Secret", "1")
from gi.repository import Secret
schema = Secret.Schema.new("org.example.Tried", Secret.SchemaFlags.NONE, {"of": Secret.SchemaAttributeType.STRING})
if sys.argv[1] == "store":
    Secret.password_store_sync(schema, {"of": "us"}, None, "tried", sys.argv[2], None)
print(Secret.password_lookup_sync(schema, {"of": "us"}, None))
'''


def check_keyring():
    """What is started in the tree keeps secrets in the keyring outside, and finds what is kept there"""
    if not AS_ROOT:
        raise tap.Skip('only root may lay files there')
    with tree_place() as it, keyring_session.session() as outside:
        outside.start_keyring()
        os.chown(it.source, os.getuid(), os.getgid())
        given = {name: outside.environment[name] for name in ('DBUS_SESSION_BUS_ADDRESS', 'XDG_RUNTIME_DIR')}
        out, _ = it.dev('shell', 'python3', '-c', SECRETS, 'store', 'of the tree', root=True, **given)
        assert out == 'of the tree\n', out
        said = subprocess.run([sys.executable, '-c', SECRETS, 'lookup'], env=outside.client(), capture_output=True, text=True, check=True)
        assert said.stdout == 'of the tree\n', said
        outside.started[-1].kill()
        _, said = it.dev('shell', 'python3', '-c', SECRETS, 'lookup', root=True, status=1, **given)
        assert 'org.freedesktop' in said, said


def check_no_portal():
    """Where there is none, it is said once that links open nothing, to those who see a window"""
    with tree_place() as it:
        _, said = it.dev('run')
        assert said.count(WARNING) == 1, said
        display = it.source / 'tests' / 'support' / 'with-display'
        display.parent.mkdir()
        display.write_text('#!/bin/sh\n', encoding='utf-8')
        display.chmod(0o755)
        for arguments, variables in ((['run', 'score'], {}), (['shell', 'true'], {}), (['run'], {'DISPLAY': ''})):
            _, said = it.dev(*arguments, **variables)
            assert WARNING not in said, (arguments, said)
        give_service(it, 'org.freedesktop.portal.Desktop')
        _, said = it.dev('run')
        assert said == '', said


def check_settings():
    """Settings are kept where the desktop keeps its own, or in a file where nothing outside keeps them"""
    with tree_place() as it:
        assert surroundings(it)['GSETTINGS_BACKEND'] == 'keyfile'
        assert surroundings(it, GSETTINGS_BACKEND='memory')['GSETTINGS_BACKEND'] == 'memory'
        give_service(it, 'ca.desrt.dconf')
        assert 'GSETTINGS_BACKEND' not in surroundings(it)


def check_language():
    """A language that the tree has not becomes one that it has"""
    with tree_place() as it:
        for given, inside in (('de_DE.UTF-8', 'en_US.UTF-8'), ('nl_BE.UTF-8', 'nl_NL.UTF-8'), ('nl_NL.UTF-8', 'nl_NL.UTF-8'),
                              ('en_US.utf8', 'en_US.utf8'), ('C.UTF-8', 'C.UTF-8'), ('fr_FR', 'en_US.UTF-8')):
            told = surroundings(it, LC_ALL='', LANG=given)
            assert told['LANG'] == inside, (given, told['LANG'])
        told = surroundings(it, LC_ALL='de_DE.UTF-8', LC_TIME='nl_BE.UTF-8', LC_NUMERIC='C', LANGUAGE='de:nl')
        told = [told[name] for name in ('LC_ALL', 'LC_TIME', 'LC_NUMERIC', 'LANGUAGE')]
        assert told == ['en_US.UTF-8', 'nl_NL.UTF-8', 'C', 'de:nl'], told


def decimal_points(**variables):
    """How numbers are written in both languages; a point where the language is not there."""
    return {name: subprocess.run(['locale', 'decimal_point'], env=variables | {'PATH': os.environ['PATH'], 'LC_ALL': f'{name}.UTF-8'},
                                 capture_output=True, text=True, check=True).stdout.strip() for name in LOCALES}


def check_locales():
    """Both languages are there for the tests"""
    place_of_locales = {name: value for name, value in os.environ.items() if name == 'LOCPATH'}
    assert decimal_points(**place_of_locales) == LOCALES, decimal_points(**place_of_locales)
    listed = subprocess.run(['locale', '-a'], env={'PATH': os.environ['PATH']} | place_of_locales, capture_output=True, text=True, check=True)
    found = {line.lower().replace('-', '') for line in listed.stdout.splitlines()}
    assert place_of_locales or {'nl_nl.utf8', 'en_us.utf8'} <= found, listed.stdout


def check_locales_made():
    """Where the system has not both, they are made once in the build folder; where it has, nothing is"""
    with place() as it:
        it.is_new()
        it.put('locales', 'C.utf8', 'nl_NL.utf8', 'en_US.utf8')
        assert 'LOCPATH' not in it.told('run')['environment']
        it.put('locales', 'C.utf8', 'en_US.utf8')
        for _ in range(2):
            made = it.told('run')['environment']['LOCPATH']
            assert made == str(it.source / 'build/locale'), made
        assert sorted(it.called('localedef')) == ['localedef en_US', 'localedef nl_NL'], it.called('localedef')
        assert decimal_points(LOCPATH=made) == LOCALES, decimal_points(LOCPATH=made)


sys.exit(tap.run(
    check_runtime, check_no_runtime, check_session, check_cookie, check_fonts, check_fonts_of_the_tree, check_portals,
    check_portal_asked, check_keyring, check_no_portal, check_settings, check_language, check_locales, check_locales_made,
))
