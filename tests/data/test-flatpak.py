# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Flatpak manifest is sound and asks for no more than Bolwerk needs.

Arguments: the source folder and the application id.
"""

import json
import pathlib
import sys

import tap

APP_ID = sys.argv[2]
FOLDER = pathlib.Path(sys.argv[1]) / 'flatpak'
NEEDED = {
    '--share=network': 'to reach Microsoft Graph, and for signing in over the loopback',
    '--share=ipc': 'shared memory with X11',
    '--socket=wayland': 'the window',
    '--socket=fallback-x11': 'the window where there is no Wayland',
    '--device=dri': 'drawing on the graphics card',
}


def once(pairs):
    """An object of the manifest; a key that stands there twice is an error."""
    keys = [key for key, _ in pairs]
    assert len(keys) == len(set(keys)), f'a key stands there twice: {keys}'
    return dict(pairs)


def manifest():
    text = (FOLDER / f'{APP_ID}.json').read_text(encoding='utf-8')
    return json.loads(text, object_pairs_hook=once)


def check_identity():
    """The manifest is of this application and runs its program."""
    found = manifest()
    assert found['id'] == APP_ID, found['id']
    assert found['command'] == 'bolwerk'
    assert (found['runtime'], found['sdk']) == ('org.gnome.Platform', 'org.gnome.Sdk')
    assert found['runtime-version'] == '51'


def check_permissions():
    """It has the permissions that are needed, and no others."""
    found = manifest()['finish-args']
    assert len(found) == len(set(found)), found
    assert set(found) == NEEDED.keys(), sorted(set(found) ^ NEEDED.keys())


def check_languages():
    """The translations go with the bundle."""
    assert manifest()['separate-locales'] is False


def check_sources():
    """The program is built by meson from this source folder; everything else is in the runtime."""
    [module] = manifest()['modules']
    assert module['buildsystem'] == 'meson'
    [source] = module['sources']
    assert source['type'] == 'dir'
    assert (FOLDER / source['path'] / 'meson.build').resolve() == (FOLDER.parent / 'meson.build').resolve()


def check_one_place():
    """The application's id stands in the build file and in the manifest, and nowhere else."""
    source = FOLDER.parent
    places = [source / 'meson.build', source / 'dev', source / 'README.md', source / 'CONTRIBUTING.md']
    for folder in ('data', 'dev.d', 'docs', 'po', 'src', 'tests'):
        places += (source / folder).rglob('*')
    found = [
        path.relative_to(source).as_posix() for path in places
        if path.is_file() and '__pycache__' not in path.parts and APP_ID.encode() in path.read_bytes()
    ]
    assert found == ['meson.build'], found


sys.exit(tap.run(check_identity, check_permissions, check_languages, check_sources, check_one_place))
