#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What `./dev` says of itself, and that it is so. Arguments: the script, the program bolwerk."""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import tap
from place import SOURCE, place

DEV, BOLWERK = sys.argv[1:]
PARTS = 'for part in dev.d/*.sh; do . "$part"; done; '


def shell(text, *arguments, **variables):
    """What a line says that has the parts of `./dev` at hand."""
    environment = {'PATH': os.environ['PATH'], 'HOME': '/', 'LC_ALL': 'C.UTF-8'} | variables
    return subprocess.run(['bash', '-c', f'source=$PWD; {PARTS}{text}', 'bash', *arguments], cwd=SOURCE, env=environment,
                          capture_output=True, text=True, check=False)


def help_text():
    done = subprocess.run([DEV, 'help'], capture_output=True, text=True, check=True)
    assert done.stdout == '', done.stdout
    return done.stderr


def commands_of_help():
    return set(re.findall(r'^  ([a-z][a-z-]*)(?: \[|  |$)', help_text(), re.M))


def check_commands():
    """Each command of the help is there, and the help tells of each"""
    functions = set(re.findall(r'^declare -f dev_(\S+)$', shell('declare -F').stdout, re.M))
    accepted = re.search(r'^  ((?:[a-z-]+ \| )+[a-z-]+)\) ;;$', pathlib.Path(DEV).read_text(encoding='utf-8'), re.M)
    accepted = set(accepted[1].split(' | '))
    assert commands_of_help() == functions | {'help'} == accepted | {'help'}, (commands_of_help(), functions, accepted)


def check_papers():
    """Each command that the papers tell of is there"""
    commands = commands_of_help()
    for name in 'README.md', 'CONTRIBUTING.md':
        told = set(re.findall(r'\./dev ([a-z-]+)', (SOURCE / name).read_text(encoding='utf-8')))
        assert told and told <= commands, (name, told - commands)
    readme = (SOURCE / 'README.md').read_text(encoding='utf-8')
    assert re.search(r'^```sh\n\./dev run .*\n\./dev test \[SUITE\.\.\.\] .*\n```$', readme, re.M), readme[:1000]


def check_unknown():
    """A command that it has not is complained of; without one it tells what it has"""
    done = subprocess.run([DEV, 'nonsense'], capture_output=True, text=True, check=False)
    assert done.returncode == 2 and done.stdout == '' and 'There is no command "nonsense".' in done.stderr, done
    for words in [], ['--help'], ['-h']:
        done = subprocess.run([DEV, *words], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout, done.stderr) == (0, '', help_text()), done


def check_commands_of_bolwerk():
    """It knows which commands of Bolwerk open no window, and takes no file for one"""
    said = tap.output(BOLWERK, '--help', env={'LC_ALL': 'C.UTF-8'})
    commands = set(re.findall(r'^ +bolwerk ([a-z][a-z-]*)\b', said, re.M))
    assert {'score', 'list', 'show', 'why'} <= commands, said
    for command in commands | {'--help', '--version'}:
        assert shell('opens_window "$@"', command, '--demo').returncode == 1, command
    for words in [], ['--demo'], ['scores.json'], ['--', 'score'], ['./score'], ['scores.json', 'list']:
        assert shell('opens_window "$@"', *words).returncode == 0, words


def check_suites():
    """It lists the suites, runs those that are named, and complains of others"""
    with place() as it:
        it.is_new()
        assert it.dev('test', '--list')[0] == 'model\nui\n'
        _, said = it.dev('test', 'modle', status=1)
        assert 'There is no suite "modle". There are: model ui' in said, said
        _, said = it.dev('test', '--nonsense', status=1)
        assert 'does not know --nonsense' in said, said
        assert 'meson test' not in it.called(), it.called()
        it.put('tests', 'bolwerk:model / query')
        out, _ = it.dev('test', 'model')
        assert out == '1 passed, 0 failed, 0 skipped\n' and 'meson test' in it.called(), out
        assert not list((it.source / 'build' / 'plain' / 'meson-logs').iterdir())


def check_cut_short():
    """A run of the tests that ends early is a failure, though all that was run passed"""
    with place() as it:
        it.is_new()
        it.put('tests', 'bolwerk:model / query')
        out, said = it.dev('test', status=1)
        assert out == '1 passed, 1 failed, 0 skipped\n' and 'FAILED  ui/page  (was not run)' in said, (out, said)
        it.put('tests', 'bolwerk:model / query', 'bolwerk:ui / page')
        assert it.dev('test')[0] == '2 passed, 0 failed, 0 skipped\n'
        it.put('tests-end-with', '143')
        out, said = it.dev('test', status=1)
        assert out == '2 passed, 0 failed, 0 skipped\n' and 'meson test ended with 143, though no test failed.' in said, (out, said)


def check_kept_build():
    """A build folder is begun anew on another system and where warnings become errors, but not where they need not be"""
    with tempfile.TemporaryDirectory() as folder:
        def set_up(system, **variables):
            text = (
                'use plain; build=$1/build; build_log=$1/log; '
                'meson () { mkdir -p "$build" && shift && echo "$*"; }; '
                'configure "$2"; test -e "$build/in-use"; echo $?; touch "$build/in-use"'
            )
            done = shell(text, folder, system, **variables)
            assert done.returncode == 0, done
            return done.stdout == '0\n'

        assert not set_up('one')
        assert set_up('one')
        assert not set_up('other')
        assert not set_up('other', BOLWERK_WERROR='1')
        assert '-Dwerror=true' in pathlib.Path(folder, 'log').read_text(encoding='utf-8')
        assert set_up('other', BOLWERK_WERROR='1')
        assert set_up('other')
        assert not set_up('one')


def check_json():
    """./dev run score --demo --json | jq . works: nothing else is on standard output, of the real thing too"""
    done = subprocess.run([DEV, 'run', 'score', '--demo', '--json'], cwd='/', capture_output=True, text=True, check=False)
    assert done.returncode == 0 and json.loads(done.stdout)['percent'] > 0, (done.returncode, done.stderr)
    done = subprocess.run(f'"{DEV}" run score --demo --json 2> /dev/null | jq .percent', shell=True, cwd='/usr',
                          capture_output=True, text=True, check=True)
    assert float(done.stdout) > 0, done
    done = subprocess.run([DEV, 'run', 'score', '--nonsense'], capture_output=True, text=True, check=False)
    assert done.returncode == 2 and done.stdout == '' and done.stderr, done


def check_no_display():
    """Without a display ./dev run leaves a picture of the window under build/, tells where, and ends with 0"""
    environment = {name: value for name, value in os.environ.items() if name not in ('DISPLAY', 'WAYLAND_DISPLAY')}
    done = subprocess.run([DEV, 'run'], cwd='/', env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout == f'{SOURCE}/build/pictures/bolwerk.png\n', done.stdout
    assert pathlib.Path(done.stdout.strip()).read_bytes().startswith(b'\x89PNG'), done.stdout
    text = pathlib.Path(done.stdout.strip()).with_suffix('.txt').read_text(encoding='utf-8')
    assert re.search(r'\d\s*%', text) and 'Your Secure Score' in text, text


def check_shots():
    """./dev shots lists its forms, and complains of others before it takes a picture"""
    done = subprocess.run([DEV, 'shots', '--list'], capture_output=True, text=True, check=True)
    forms = done.stdout.split()
    assert {'en', 'nl', 'dark', 'high-contrast', 'right-to-left', 'en-narrow', 'large-text'} <= set(forms), done
    done = subprocess.run([DEV, 'shots', 'en', 'nonsense'], capture_output=True, text=True, check=False)
    assert done.returncode == 2 and done.stdout == '' and 'There is no form "nonsense".' in done.stderr, done
    assert all(form in done.stderr.split() for form in forms), done.stderr


CHECKS = [check_commands, check_papers, check_unknown, check_commands_of_bolwerk, check_suites, check_cut_short, check_kept_build]
# These go on in the build that this test is of, where that is the one that ./dev run makes.
if os.environ.get('BOLWERK_BUILD', '') == str(SOURCE / 'build' / 'plain'):
    CHECKS += [check_json, check_no_display, check_shots]
sys.exit(tap.run(*CHECKS))
