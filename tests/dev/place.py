# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A place where `./dev` can be tried: a copy of it, and stand-ins for all that would take long or change the system.

bubblewrap, and what the system's own tools do, is the real thing.
"""

import atexit
import contextlib
import functools
import json
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time

SOURCE = pathlib.Path(__file__).resolve().parents[2]
STAND_INS = pathlib.Path(__file__).resolve().parent / 'stand-ins'
# Never the real ones of these, whatever the system has.
HIDDEN = {'apt-get', 'apt-cache', 'dpkg', 'dpkg-query', 'sudo', 'pkg-config', 'mmdebstrap', 'meson', 'ninja', 'npm', 'node', 'fc-list'}
APT = ['apt-get', 'apt-cache', 'dpkg', 'dpkg-query']
AS_ROOT = os.geteuid() == 0
# Somebody who has no name and owns nothing.
SOMEBODY = 54321
SECONDS = 60

# A shell lets what it starts in the background ignore these, and all that is started from there: but here everything
# is to end when it is told to.
for ignored in {signal.SIGINT, signal.SIGQUIT, signal.SIGHUP}:
    if signal.getsignal(ignored) == signal.SIG_IGN:
        signal.signal(ignored, signal.SIG_DFL)


def packages(*groups):
    """The second and third words of the lines of dev.d/packages."""
    lines = (line.split() for line in (SOURCE / 'dev.d' / 'packages').read_text(encoding='utf-8').splitlines())
    return [line[1:] for line in lines if len(line) == 3 and line[0] in groups]


def lay(folder, path):
    """The start of a command for which a folder lies over another one, as only root can do it."""
    return ['unshare', '--mount', 'sh', '-c', 'mount --bind "$0" "$1" && shift && cd / && exec "$@"', folder, path]


def until(question, what):
    """Waits for what somebody else does."""
    end = time.monotonic() + SECONDS
    while not question():
        assert time.monotonic() < end, f'never {what}'
        time.sleep(0.02)


@functools.cache
def system():
    """A folder of programs for PATH: the system's own without those that are stood in for. Made once: it is large."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix='bw-dev-system.'))
    atexit.register(shutil.rmtree, folder)
    folder.chmod(0o755)
    for programs in '/usr/sbin', '/usr/bin':
        for name in set(os.listdir(programs)) - HIDDEN:
            link = folder / name
            if not link.is_symlink():
                link.symlink_to(f'{programs}/{name}')
    return folder


class Place:
    """`user` is a plain user, `root` the administrator; what they do goes through `dev()` and `start()`."""

    def __init__(self, folder):
        self.folder = folder
        self.source, self.home, self.state = folder / 'source', folder / 'home', folder / 'state'
        self.cache = self.home / '.cache' / 'bolwerk'
        self.trees = lambda: sorted(path for path in self.cache.glob('debian-13-*') if path.suffix != '.use')
        self.share = folder / 'share'
        self.user = SOMEBODY if AS_ROOT else os.getuid()
        for path in self.source, self.home, self.state / 'bin', self.share:
            path.mkdir(parents=True)
        shutil.copy2(SOURCE / 'dev', self.source)
        shutil.copytree(SOURCE / 'dev.d', self.source / 'dev.d')
        (self.source / 'tests' / 'fidelity').mkdir(parents=True)
        for name in 'fidelity/package.json', 'fidelity/package-lock.json', 'allowed-skips.txt':
            shutil.copy2(SOURCE / 'tests' / name, self.source / 'tests' / name)
        for path in STAND_INS.iterdir():
            shutil.copy2(path, self.state if path.name == 'bolwerk' else self.state / 'bin')
        self.has('installed', 'candidates', 'modules', 'called')
        os.mkfifo(self.state / 'go')
        folder.chmod(0o755)
        for path in self.home, self.source, self.state:
            self.give(path)


    def give(self, path):
        """Makes a folder and all in it the user's."""
        for entry in [path, *path.rglob('*')] if AS_ROOT else []:
            os.lchown(entry, self.user, self.user)

    def lacks(self, *names):
        """Takes stand-ins away."""
        for name in names:
            (self.state / 'bin' / name).unlink()

    def has(self, *names):
        """Puts marks that the stand-ins look for."""
        for name in names:
            self.put(name)

    def put(self, name, *lines):
        (self.state / name).write_text(''.join(f'{line}\n' for line in lines), encoding='utf-8')
        self.give(self.state / name)

    def is_old(self):
        """A system whose GTK is too old: its apt has no other; it has what a tree is made with."""
        self.put('candidates', 'libgtk-4-dev 4.8.3', 'libadwaita-1-dev 1.2.2')
        self.put('installed', 'mmdebstrap', 'bubblewrap', 'uidmap', 'debian-archive-keyring')
        self.has('apt-lists')

    def is_new(self, *missing):
        """A system whose GTK is new enough, where all is installed save what is named."""
        self.put('candidates', 'libgtk-4-dev 4.18.6', 'libadwaita-1-dev 1.7.6')
        self.put('installed', *(name for name, _ in packages('build', 'picture', 'test', 'lint') if name not in missing))
        ways = [way.split(':', 1) for name, way in packages('build', 'picture', 'test') if ':' in way and name not in missing]
        self.put('modules', *(what.replace('>=', ' >= ') for kind, what in ways if kind == 'module'))
        self.put('fonts', *(f'{what} Something' for kind, what in ways if kind == 'font'))
        self.has('apt-lists')
        for kind, folder in ('data', self.share), ('gio', self.state / 'gio'):
            shutil.rmtree(folder, ignore_errors=True)
            for path in (folder / what for of, what in ways if of == kind):
                path.parent.mkdir(parents=True, exist_ok=True)
                path.touch()
        self._make_modules({what for kind, what in ways if kind in ('python', 'typelib')})

    def _make_modules(self, there):
        """For Python: the modules that are there, and what gi knows of."""
        folder = self.state / 'python'
        folder.mkdir(exist_ok=True)
        lacks = 'raise ImportError\n'
        for _, way in packages('build', 'picture', 'test'):
            if way.startswith('python:'):
                module = way.split(':', 1)[1]
                (folder / f'{module}.py').write_text('' if module in there else lacks, encoding='utf-8')
        (folder / 'gi.py').write_text(
            'def require_version(name, version):\n'
            f'    if f"{{name}}-{{version}}" not in {sorted(there)}:\n'
            '        raise ValueError\n' if 'gi' in there else lacks, encoding='utf-8')

    def called(self, program=None):
        """What was asked of the stand-ins, in order."""
        lines = (self.state / 'called').read_text(encoding='utf-8').splitlines()
        return [line for line in lines if program is None or line.split()[0] == program]

    def environment(self, variables):
        return {'PATH': f'{self.state}/bin:{system()}', 'HOME': str(self.home), 'LC_ALL': 'C.UTF-8', 'TERM': 'dumb',
                'STAND_IN': str(self.state), 'DISPLAY': ':stand-in', 'XDG_DATA_DIRS': str(self.share),
                'PYTHONPATH': str(self.state / 'python')} | variables

    def _command(self, arguments, root):
        command = [self.source / 'dev', *arguments]
        if root or not AS_ROOT:
            return command
        # A user of this system has ids below his own, and a /proc that nothing lies over.
        ids = self.folder / 'subuid'
        ids.write_text(f'{SOMEBODY}:100000:65536\n', encoding='utf-8')
        return ['unshare', '--mount', 'sh', '-c',
                'mount -t proc proc /proc && mount --bind "$1" /etc/subuid && shift && exec "$@"', 'sh', ids,
                'setpriv', f'--reuid={SOMEBODY}', f'--regid={SOMEBODY}', '--clear-groups', *command]

    def start(self, *arguments, folder=None, root=False, before=(), pass_fds=(), **variables):
        """`./dev` at work, the leader of its own group of processes; `before` is a command that starts it."""
        return subprocess.Popen([*before, *self._command(arguments, root)], pass_fds=pass_fds, cwd=folder or self.source, env=self.environment(variables),
                                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                text=True, errors='surrogateescape', start_new_session=True)

    def dev(self, *arguments, status=0, **options):
        """What it said on standard output and on standard error; it has to end with that status."""
        process = self.start(*arguments, **options)
        out, said = process.communicate(timeout=SECONDS)
        assert process.returncode == status, f'ended with {process.returncode}:\n{out}\n{said}'
        return out, said

    def told(self, *arguments, **options):
        """What Bolwerk was given; all that `./dev` itself says has to be elsewhere."""
        out, said = self.dev(*arguments, **options)
        try:
            return json.loads(out)
        except ValueError as error:
            raise AssertionError(f'not JSON alone: {out}\n{said}') from error

    def go_on(self):
        """Lets a stand-in go on that waits."""
        with open(self.state / 'go', 'w', encoding='utf-8') as pipe:
            pipe.write('\n')

    def reached(self, name):
        until((self.state / name).exists, name)
        (self.state / name).unlink()

    def foreign(self, user):
        """What in the source belongs to anybody else."""
        return [str(path) for path in self.source.rglob('*') if path.lstat().st_uid != user]


def end(process, number):
    """Sends a signal to a group of processes that may be gone already."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, number)


@contextlib.contextmanager
def place():
    with tempfile.TemporaryDirectory(prefix='bw-dev.') as folder:
        yield Place(pathlib.Path(folder))
