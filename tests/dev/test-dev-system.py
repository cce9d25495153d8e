#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What `./dev` installs, asks for and lists, on systems of several kinds."""

import subprocess
import sys

import tap
from place import APT, AS_ROOT, SOURCE, packages, place

TREE_TOOLS = ['mmdebstrap', 'bubblewrap', 'debian-archive-keyring', 'uidmap']


def names(*groups):
    return {name for name, _ in packages(*groups)}


def asked_for(it):
    """The packages that apt was told to install, in one go or more."""
    lines = it.called('apt-get')
    return [word for line in lines if ' install ' in line for word in line.split()[2:] if word[0] not in '-(']


def check_nothing_missing():
    """Where nothing is missing, nothing is asked for and nothing is said of it"""
    with place() as it:
        it.is_new()
        for command in ('run',), ('run', 'score'), ('test',), ('shell', 'true'):
            _, said = it.dev(*command, status=command[0] == 'test')
            assert not it.called('sudo') and not it.called('apt-get'), it.called()
            assert 'nstall' not in said and 'password' not in said, said
        assert it.foreign(it.user) == [], it.foreign(it.user)


def check_missing():
    """What is missing is said before it is asked for, and installed through sudo, once"""
    with place() as it:
        it.is_new('meson', 'gettext')
        out, said = it.dev('run', 'score')
        assert out.startswith('{"arguments": [["score"'), out
        assert sorted(asked_for(it)) == ['gettext', 'meson'], it.called()
        assert said.index('dev: Installing with apt: meson gettext') < said.index('sudo asks'), said
        assert 'apt-get says something' in said, said
        it.dev('run', 'score')
        assert len(it.called('sudo')) == 1, it.called()


def check_root():
    """Root needs no sudo"""
    if not AS_ROOT:
        raise tap.Skip('only root is root')
    with place() as it:
        it.is_new('meson')
        it.lacks('sudo')
        told = it.told('run', root=True)
        assert asked_for(it) == ['meson'] and told['user'] == it.user, (it.called(), told)
        assert it.foreign(it.user) == [], it.foreign(it.user)


def check_no_more_than_needed():
    """A command has installed what it needs, and no more"""
    build, picture, test = names('build'), names('picture'), names('test')
    for command, variables, wanted in (
            (('run',), {}, build), (('run', 'score'), {'DISPLAY': ''}, build), (('fake-graph',), {}, build),
            (('run', '--help'), {'DISPLAY': ''}, build), (('test', '--list'), {}, build | picture | test),
            (('lint',), {}, build | picture | test | names('lint'))):
        with place() as it:
            it.is_new(*names('build', 'picture', 'test', 'lint') - {'libgtk-4-dev', 'libadwaita-1-dev'})
            it.has('apt-fails')
            _, said = it.dev(*command, status=1, **variables)
            assert 'apt-get could not install them.' in said, said
            assert set(asked_for(it)) == wanted - {'libgtk-4-dev', 'libadwaita-1-dev'}, (command, asked_for(it))
    # A window where there is no display.
    with place() as it:
        it.is_new('xvfb')
        it.has('apt-fails')
        it.dev('run', status=1, DISPLAY='')
        assert set(asked_for(it)) == {'xvfb'}, it.called()


def check_old_lists():
    """Where apt cannot install them, its lists are fetched anew before that is given up"""
    with place() as it:
        it.is_new('meson')
        it.has('apt-is-stale')
        it.told('run')
        assert [line.split()[1] for line in it.called('apt-get')] == ['install', 'update', 'install'], it.called()
    with place() as it:
        it.is_new('meson')
        it.has('apt-fails')
        out, said = it.dev('run', status=1)
        assert [line.split()[1] for line in it.called('apt-get')] == ['install', 'update', 'install'], it.called()
        assert out == '' and 'apt-get could not install them.' in said, said


def check_no_sudo():
    """Without sudo it says what to run as root"""
    with place() as it:
        it.is_new('meson')
        it.lacks('sudo')
        _, said = it.dev('run', status=1)
        assert 'Please run as root: env DEBIAN_FRONTEND=noninteractive apt-get install' in said and 'meson' in said, said
        assert not it.called('apt-get'), it.called()


def check_old_system():
    """An older system is given the tools for a tree and nothing else"""
    with place() as it:
        it.is_old()
        it.put('installed')
        out, said = it.dev('run', 'score')
        assert sorted(asked_for(it)) == sorted(TREE_TOOLS), it.called()
        assert said.index('Installing with apt: mmdebstrap') < said.index('sudo asks'), said
        assert out.startswith('{"arguments": [["score"') and len(it.trees()) == 1, out


def check_empty_lists():
    """A system whose apt knows nothing yet fetches its lists, and says so, before it is taken for an old one"""
    with place() as it:
        it.is_new('libgtk-4-dev', 'libadwaita-1-dev')
        (it.state / 'apt-lists').unlink()
        _, said = it.dev('run')
        assert it.called('apt-get')[0] == 'apt-get update -qq (sudo)', it.called()
        assert said.index('Fetching the list of packages') < said.index('sudo asks'), said
        assert sorted(asked_for(it)) == ['libadwaita-1-dev', 'libgtk-4-dev'] and it.trees() == [], it.called()


def check_other_system():
    """Elsewhere it lists what to install, with the names that it has in Debian, and builds once that is there"""
    with place() as it:
        it.is_new('libadwaita-1-dev', 'libsoup-3.0-dev')
        it.lacks(*APT, 'meson')
        _, said = it.dev('run', 'score', status=1)
        listed = [line.strip() for line in said.splitlines() if line.startswith('  ')]
        assert listed == ['meson  (in Debian: meson)', 'libadwaita-1>=1.7  (in Debian: libadwaita-1-dev)',
                          'libsoup-3.0>=3.6  (in Debian: libsoup-3.0-dev)', *unseen('build')], said
        assert 'run this again:\n  meson' in said and '\nand, if missing:\n  what is in' in said, said
        assert not it.called() and it.trees() == [], it.called()
    with place() as it:
        it.is_new()
        it.lacks(*APT)
        it.told('run', 'score')
        assert not it.called('sudo') and it.trees() == [], it.called()


def unseen(*groups):
    return [f"what is in Debian's {name}" for name, way in packages(*groups) if way == '-']


def check_what_is_seen():
    """Elsewhere each thing that can be seen is listed where it is missing, whatever it is"""
    wanted = {name: way for name, way in packages('build', 'picture', 'test') if way.split(':')[0] not in ('-', 'command')}
    kinds = {way.split(':')[0] for way in wanted.values()}
    assert kinds == {'module', 'python', 'typelib', 'data', 'gio', 'font'} and len(unseen('build', 'picture', 'test')) <= 3, kinds
    with place() as it:
        it.is_new(*wanted)
        it.lacks(*APT)
        _, said = it.dev('test', status=1)
        listed = [line.strip() for line in said.splitlines() if line.startswith('  ')]
        assert listed == [*(f'{way.split(":", 1)[1]}  (in Debian: {name})' for name, way in wanted.items()),
                          *unseen('build', 'picture', 'test')], said
    # One alone, for a picture of a window.
    for missing in 'python3-gi', 'python3-xlib', 'gir1.2-atspi-2.0', 'at-spi2-core', 'gsettings-desktop-schemas', 'glib-networking':
        with place() as it:
            it.is_new(missing)
            it.lacks(*APT)
            _, said = it.dev('run', status=1, DISPLAY='')
            assert f'(in Debian: {missing})\n' in said and 'Traceback' not in said, said


def check_what_is_there():
    """All that these tests are built and run with is seen by the real tools, and nothing that is not there"""
    script = 'source=$PWD; . dev.d/say.sh; . dev.d/system.sh; '
    done = subprocess.run(['bash', '-c', f'{script} missing_things build picture test'], cwd=SOURCE, capture_output=True, text=True, check=True)
    assert done.stdout == '', done.stdout
    for way in ('command:nonsense', 'module:nonsense', 'module:gtk4>=99', 'python:nonsense', 'typelib:Nonsense-1.0', 'typelib:Gtk-99.0',
                'data:nonsense', 'gio:nonsense.so', 'font:Nonsense'):
        done = subprocess.run(['bash', '-c', f'{script} present "$1"', 'bash', way], cwd=SOURCE, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (1, ''), (way, done)


def check_by_hand():
    """BOLWERK_DEV_SYSTEM decides by hand; a word that it does not know, and a tree without apt, are complained of"""
    with place() as it:
        it.is_new()
        it.put('installed', *names('build'), *TREE_TOOLS)
        it.told('run', BOLWERK_DEV_SYSTEM='tree')
        assert len(it.trees()) == 1
        it.told('run', BOLWERK_DEV_SYSTEM='host')
        _, said = it.dev('run', status=1, BOLWERK_DEV_SYSTEM='moon')
        assert 'it can be host or tree' in said, said
    with place() as it:
        it.is_new()
        it.lacks(*APT)
        _, said = it.dev('run', status=1, BOLWERK_DEV_SYSTEM='tree')
        assert 'which is not here' in said and it.trees() == [], said


def check_node():
    """npm fetches once, for what works with it; where it cannot, that is said and all else goes on"""
    with place() as it:
        it.is_new()
        it.dev('run')
        it.dev('test', 'model', status=1)
        assert not it.called('npm'), it.called()
        for _ in range(2):
            it.dev('test', status=1)
        assert it.called('npm') == [f'npm ci as {it.user}'], it.called()
    with place() as it:
        it.is_new()
        it.has('npm-fails')
        out, said = it.dev('test', status=1)
        assert 'what works with them is skipped' in said and 'No test was run.' in said, said
        _, said = it.dev('test', status=1, BOLWERK_FIDELITY='required')
        assert 'could not be fetched' in said and 'No test was run.' not in said, said
    with place() as it:
        it.is_new()
        it.lacks('npm')
        _, said = it.dev('test', status=1)
        assert 'There is no npm here' in said and 'No test was run.' in said, said


sys.exit(tap.run(
    check_nothing_missing, check_missing, check_root, check_no_more_than_needed, check_old_lists, check_no_sudo,
    check_old_system, check_empty_lists, check_other_system, check_what_is_seen,
    check_what_is_there, check_by_hand, check_node,
))
