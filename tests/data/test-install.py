# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`meson install` puts everything in place, and the programs work from there.

Arguments: meson, the build folder, the prefix and libexec folder, the application id, the version.
"""

import configparser
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import prefix
import tap

MESON, BUILD, PREFIX, LIBEXEC = sys.argv[1], *map(pathlib.Path, sys.argv[2:5])
APP_ID, VERSION = sys.argv[5:]
SHARE = PREFIX / 'share'
FILES = {
    PREFIX / 'bin' / 'bolwerk',
    LIBEXEC / 'bolwerk-account',
    LIBEXEC / 'bolwerk-window',
    SHARE / 'applications' / f'{APP_ID}.desktop',
    SHARE / 'metainfo' / f'{APP_ID}.metainfo.xml',
    SHARE / 'glib-2.0' / 'schemas' / f'{APP_ID}.gschema.xml',
    SHARE / 'icons' / 'hicolor' / 'scalable' / 'apps' / f'{APP_ID}.svg',
    SHARE / 'icons' / 'hicolor' / 'symbolic' / 'apps' / f'{APP_ID}-symbolic.svg',
    SHARE / 'locale' / 'nl' / 'LC_MESSAGES' / 'bolwerk.mo',
    PREFIX / 'lib' / 'systemd' / 'user' / 'bolwerk-refresh.service',
    PREFIX / 'lib' / 'systemd' / 'user' / 'bolwerk-refresh.timer',
    SHARE / 'doc' / 'bolwerk' / 'json.md',
    SHARE / 'man' / 'man1' / 'bolwerk.1',
    SHARE / 'man' / 'nl' / 'man1' / 'bolwerk.1',
}


def environment(language):
    """What a session has in which the prefix is one of the places for programs and data."""
    kept = {
        name: value for name, value in os.environ.items()
        if not name.startswith(('LC_', 'LANG', 'BOLWERK_', 'TEXTDOMAIN', 'GSETTINGS_SCHEMA_DIR', 'MANPATH'))
    }
    return kept | {
        'PATH': f'{PREFIX / "bin"}:{os.environ["PATH"]}',
        'XDG_DATA_DIRS': f'{SHARE}:/usr/local/share:/usr/share',
        'LANG': language,
    }


def bolwerk(*arguments, language='en_US.UTF-8'):
    return tap.output('bolwerk', *arguments, env=environment(language))


def installed():
    """Install into the prefix, where that is a place of the build's own."""
    prefix.install(MESON, BUILD, PREFIX)


def check_files():
    """Exactly the files that are meant to be installed are."""
    with tempfile.TemporaryDirectory() as folder:
        tap.output(MESON, 'install', '-C', str(BUILD), '--no-rebuild', '--destdir', folder)
        found = {
            pathlib.Path('/') / path.relative_to(folder)
            for path in pathlib.Path(folder).rglob('*') if not path.is_dir()
        }
        rights = {path: (pathlib.Path(folder) / str(path).lstrip('/')).stat().st_mode & 0o777 for path in found}
    tap.none_of(sorted(FILES - found), 'not installed')
    tap.none_of(sorted(found - FILES), 'installed, and not meant to be')
    programs = {PREFIX / 'bin' / 'bolwerk', LIBEXEC / 'bolwerk-account', LIBEXEC / 'bolwerk-window'}
    tap.none_of(sorted(path for path in programs if rights[path] != 0o755), 'not executable')
    tap.none_of(sorted(path for path in found - programs if rights[path] != 0o644), 'with other rights')


def check_version():
    """The programs start and name this version."""
    installed()
    assert bolwerk('--version').split() == ['bolwerk', VERSION], bolwerk('--version')
    said = tap.output(str(LIBEXEC / 'bolwerk-account'), '--version', env=environment('en_US.UTF-8'))
    assert said.split() == ['bolwerk', VERSION], said
    said = tap.output(str(LIBEXEC / 'bolwerk-window'), '--version', env=environment('en_US.UTF-8'))
    assert VERSION in said, said


def check_english():
    """The command line tells the demo organisation's score in English."""
    installed()
    said = bolwerk('score', '--demo')
    assert re.search(r'\d+\.\d+\s?%', said), said
    assert re.search('^Identity', said, re.MULTILINE) and 'Identiteit' not in said, said


def check_dutch():
    """The command line tells it in Dutch, with Dutch numbers."""
    installed()
    said = bolwerk('score', '--demo', language='nl_NL.UTF-8')
    assert re.search(r'\d+,\d+\s?%', said), said
    assert re.search('^Identiteit', said, re.MULTILINE) and not re.search('^Identity', said, re.MULTILINE), said


def check_prepared():
    """Settings, icons and file types are made known to the desktop."""
    installed()
    assert (SHARE / 'glib-2.0' / 'schemas' / 'gschemas.compiled').exists()
    assert (SHARE / 'icons' / 'hicolor' / 'icon-theme.cache').exists()
    cache = (SHARE / 'applications' / 'mimeinfo.cache').read_text(encoding='utf-8')
    assert f'application/json={APP_ID}.desktop;' in cache, cache
    said = tap.output(tap.tool('gsettings'), 'list-keys', APP_ID, env=environment('C.UTF-8'))
    assert 'window-width' in said, said


def check_desktop_file():
    """What the desktop file starts is there."""
    installed()
    text = (SHARE / 'applications' / f'{APP_ID}.desktop').read_text(encoding='utf-8')
    for key in ('Exec', 'TryExec'):
        program = re.search(rf'^{key}=(\S+)', text, re.MULTILINE)[1]
        path = tap.output('sh', '-c', 'command -v "$0"', program, env=environment('C.UTF-8')).strip()
        assert path == str(PREFIX / 'bin' / 'bolwerk'), path


def check_manual():
    """The manual page is found by man, in both languages."""
    installed()
    for language, word in (('en_US.UTF-8', 'EXIT STATUS'), ('nl_NL.UTF-8', 'AFSLUITSTATUS')):
        said = tap.output(
            tap.tool('man'), '--pager=cat', 'bolwerk',
            env=environment(language) | {'MANWIDTH': '100'},
        )
        assert 'bolwerk score' in said and word in said, said
        paper = re.search(r'share/doc/\S+\.md', said)
        assert paper and (PREFIX / paper[0]).is_file(), f'the manual names no paper that is there: {paper}'


def check_no_gtk():
    """The command line needs no GTK."""
    installed()
    said = tap.output(tap.tool('ldd'), str(PREFIX / 'bin' / 'bolwerk'))
    libraries = re.findall(r'^\s*(\S+)', said, re.MULTILINE)
    assert any(name.startswith('libglib-2.0') for name in libraries), said
    tap.none_of([name for name in libraries if re.match(r'lib(gtk|adwaita|gdk|X11|wayland)', name)], 'linked')


def check_timer():
    """The timer starts a service of its name, and that a command that the installed program knows; neither is on by itself."""
    installed()
    units = PREFIX / 'lib' / 'systemd' / 'user'
    service, timer = configparser.ConfigParser(), configparser.ConfigParser()
    for parsed in service, timer:
        parsed.optionxform = str
    service.read(units / 'bolwerk-refresh.service')
    timer.read(units / 'bolwerk-refresh.timer')
    assert timer['Install']['WantedBy'] == 'timers.target' and timer['Timer']['Persistent'] == 'true', timer
    program, *arguments = service['Service']['ExecStart'].split()
    assert pathlib.Path(program) == PREFIX / 'bin' / 'bolwerk', program
    with tempfile.TemporaryDirectory() as folder:
        said = tap.output(program, *arguments, env=environment('en_US.UTF-8') | {'XDG_DATA_HOME': folder, 'HOME': folder})
    assert not said, said
    assert not list(units.glob('*.wants')), 'it is on by itself'


def check_wrong_usage():
    """Wrong usage ends with 2 and says so on standard error."""
    installed()
    done = subprocess.run(
        ['bolwerk', 'score', '--no-such-option'], env=environment('C.UTF-8'), capture_output=True, text=True, check=False
    )
    assert done.returncode == 2 and done.stderr and not done.stdout, done


sys.exit(tap.run(
    check_files, check_version, check_english, check_dutch, check_prepared, check_desktop_file, check_manual,
    check_no_gtk, check_timer, check_wrong_usage,
))
