#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""`./dev` where the system's GTK is too old: how its tree is made, entered and left."""

import contextlib
import hashlib
import os
import pathlib
import signal
import subprocess
import sys
import tempfile

import tap
from place import AS_ROOT, end, lay, place, until

WAITING = 'Waiting for another ./dev that makes the Debian 13 tree'
# Files of the system's own folders, which are not in the tree of a stand-in under the same name.
OF_USR, OF_ETC = '/usr/share/icons/hicolor/index.theme', '/etc/ld.so.cache'


@contextlib.contextmanager
def old_place():
    with place() as it:
        it.is_old()
        yield it


def digest(path):
    return hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()


def processes(words):
    """The numbers of the processes in whose command line these words are."""
    found = []
    for path in pathlib.Path('/proc').glob('[0-9]*/cmdline'):
        with contextlib.suppress(OSError):
            if words.encode() in path.read_bytes():
                found.append(path.parent.name)
    return found


def check_first_and_second():
    """The tree is made once, what is said goes to standard error, and nothing belongs to another user"""
    with old_place() as it:
        out, said = it.dev('run', 'score', '--json')
        assert out.startswith('{"arguments": [["score"'), out
        for words in 'making a Debian 13 tree', 'running apt-get update', 'is ready after', 'Setting up', 'Building':
            assert words in said, said
        assert len(it.trees()) == 1, it.trees()

        _, said = it.dev('run', 'score', '--json')
        assert said == '', said
        assert len(it.called('mmdebstrap')) == 1 and not it.called('apt-get') and not it.called('sudo'), it.called()
        assert f'"user": {it.user}' in out, out
        assert it.foreign(it.user) == [], it.foreign(it.user)


def check_changed_list():
    """A changed list of packages makes a new tree; of the old ones the last used stays, and those that are in use"""
    with old_place() as it:
        it.dev('run', 'score')
        last = it.trees()[0]
        for age, name in (3, 'aaaaaaaaaaaa'), (2, 'bbbbbbbbbbbb'):
            (it.cache / f'debian-13-{name}' / 'usr').mkdir(parents=True)
            os.utime(it.cache / f'debian-13-{name}', (age, age))
        with open(it.cache / 'debian-13-aaaaaaaaaaaa.use', 'w', encoding='utf-8') as used:
            subprocess.run(['flock', '--shared', str(used.fileno())], pass_fds=[used.fileno()], check=True)
            it.give(it.cache)
            with open(it.source / 'dev.d' / 'packages', 'a', encoding='utf-8') as file:
                file.write('build another -\n')
            it.dev('run', 'score')
        new = [path.name for path in it.trees() if path.name not in (last.name, 'debian-13-aaaaaaaaaaaa')]
        assert last in it.trees() and it.cache / 'debian-13-aaaaaaaaaaaa' in it.trees(), it.trees()
        assert len(new) == 1 and new[0] != 'debian-13-bbbbbbbbbbbb', new


def check_failed():
    """A tree that could not be made leaves nothing but what was said, and an exit status"""
    with old_place() as it:
        it.has('mmdebstrap-fails')
        _, said = it.dev('run', status=1)
        assert 'there is no network' in said and 'could not be made' in said, said
        assert it.trees() == [] and not (it.cache / 'new').exists()
        (it.state / 'mmdebstrap-fails').unlink()
        it.told('run')


def check_two_at_once():
    """Two at once make one tree: the second one waits, and says so"""
    with old_place() as it:
        it.has('stages')
        first = it.start('run')
        it.reached('reached-begun')
        second = it.start('run')
        assert WAITING in second.stderr.readline()
        it.go_on()
        for stage in 'half', 'whole':
            it.reached(f'reached-{stage}')
            it.go_on()
        for process in first, second:
            _, said = process.communicate(timeout=60)
            assert process.returncode == 0, said
        assert len(it.called('mmdebstrap')) == 1, it.called()


def interrupt(it, stage, number, whole, **options):
    """Ends `./dev` while it makes the tree: its whole group, as Ctrl+C does, or itself alone."""
    it.has('stages')
    process = it.start('run', **options)
    for name in 'begun', 'half', 'whole':
        it.reached(f'reached-{name}')
        if name == stage:
            break
        it.go_on()
    # Through the shell that lays /proc for a user it is the same process.
    os.kill(process.pid, number) if not whole else end(process, number)
    assert process.wait(timeout=60) == (-number if number == signal.SIGKILL else 128 + number)
    (it.state / 'stages').unlink()


def check_interrupted():
    """Interrupted at any moment of making the tree it leaves nothing half, and the next call makes it"""
    for stage in 'begun', 'half', 'whole':
        for number, whole in (signal.SIGINT, True), (signal.SIGINT, False), (signal.SIGTERM, False), (signal.SIGHUP, False):
            with old_place() as it:
                interrupt(it, stage, number, whole)
                left = [path.name for path in it.cache.iterdir()]
                assert set(left) <= {'lock', 'new.log'}, left
                assert not processes(str(it.folder)), (stage, number)
                if stage == 'half':
                    it.told('run')


def check_killed():
    """Killed while it makes the tree, what made it goes on alone; the next call waits for that and mends all"""
    with old_place() as it:
        interrupt(it, 'half', signal.SIGKILL, False)
        process = it.start('run')
        assert WAITING in process.stderr.readline()
        it.go_on()
        _, said = process.communicate(timeout=60)
        assert process.returncode == 0 and 'is ready after' in said, said
        assert [path.name for path in it.trees()] == [it.trees()[0].name] and not (it.cache / 'new').exists()


def check_all_killed():
    """Where what made the tree is killed too, what it left behind, mounts and all, does not stand in the way"""
    for root in {False, AS_ROOT}:
        with old_place() as it:
            interrupt(it, 'half', signal.SIGKILL, False, root=root)
            for number in processes(str(it.folder)):
                os.kill(int(number), signal.SIGKILL)
            until(lambda: not processes(str(it.folder)), 'gone')
            assert (it.cache / 'new').exists()
            it.told('run', root=root)
            assert not (it.cache / 'new').exists()


def awkward_names(folder):
    """Files with names that a careless script stumbles over."""
    for name in (b'a name with blanks.json', b"it's \"quoted\".json", b'$(touch made)`touch made`.json', b'*.json',
                 b'back\\slash.json', b'not UTF-8 \xff\xfe.json', b'caf\xc3\xa9.json', b'newline at its end.json\n', b'-', b'--from.json'):
        path = pathlib.Path(os.fsdecode(os.path.join(os.fsencode(folder), name)))
        path.write_bytes(name)
        yield path


def read_back(it, names, **options):
    """Bolwerk has to read under the names that it is given what these files hold, one after the other."""
    folder = options.get('folder', it.source)
    told = it.told('run', *names, **options)['arguments']
    assert len(told) == len(names), told
    for name, (given, content) in zip(names, told):
        file = name.split('=', 1)[1] if name.startswith('--from=') else name
        assert content == digest(os.path.join(folder, file)), f'{name!r}, given as {given!r}'
    return [given for given, _ in told]


def check_names():
    """Files are reached wherever they lie, whatever their names, relative ones and others"""
    with old_place() as it, tempfile.TemporaryDirectory(prefix='bw dev ') as elsewhere:
        pathlib.Path(elsewhere).chmod(0o755)
        files = list(awkward_names(it.home)) + list(awkward_names(elsewhere))
        for path in files:
            path.chmod(0o644)
        names = [str(path) for path in files]
        assert read_back(it, names) == names
        relative = ['--', *(path.name for path in files if path.parent == it.home)]
        told = it.told('run', *relative, folder=it.home)['arguments']
        assert [given for given, _ in told] == relative
        assert [content for _, content in told[1:]] == [digest(it.home / name) for name in relative[1:]], told
        assert not list(it.folder.rglob('made'))


def check_names_of_the_system():
    """So are those of the system's own folders, which the tree has its own of, by whatever way they are named"""
    with old_place() as it:
        link = it.home / 'link.json'
        link.symlink_to(OF_ETC)
        names = [OF_USR, f'--from={OF_USR}', OF_ETC, f'--from={OF_ETC}', str(link), os.path.relpath(OF_ETC, it.source)]
        given = read_back(it, names)
        assert given[:3] == [f'/run/host{OF_USR}', f'--from=/run/host{OF_USR}', f'/run/host{OF_ETC}'], given
        read_back(it, ['index.theme', './index.theme', '../hicolor/index.theme'], folder=os.path.dirname(OF_USR))
        # Words that are no files stay as they are.
        words = ['list', '--filter', 'status=to-address', '--search=/usr/nothing', '/etc/nothing', '', '-']
        assert [word for word, _ in it.told('run', *words)['arguments']] == words


def check_names_at_the_root():
    """So are those in a folder or a file of the root directory, and under /run"""
    if not AS_ROOT:
        raise tap.Skip('only root may lay files there')
    with old_place() as it, contextlib.ExitStack() as after:
        names = []
        for parent, prefix in ('/', 'library-'), ('/', '.hidden-'), ('/run', 'bw-'):
            folder = after.enter_context(tempfile.TemporaryDirectory(dir=parent, prefix=prefix))
            os.chmod(folder, 0o755)
            names.append(f'{folder}/scores.json')
        names.append(after.enter_context(tempfile.NamedTemporaryFile(dir='/', prefix='bw-')).name)
        for name in names:
            pathlib.Path(name).write_text(name, encoding='utf-8')
            os.chmod(name, 0o644)
        read_back(it, names)


def check_closed_folders():
    """A folder at the root that may be passed through but not listed is passed in, with what is open in it"""
    if not AS_ROOT:
        raise tap.Skip('only root may lay files there')
    with tempfile.TemporaryDirectory(dir='/', prefix='homes-') as folder, old_place() as it:
        homes = pathlib.Path(folder)
        home = homes / 'user'
        home.mkdir()
        it.give(home)
        homes.chmod(0o711)
        (home / 'scores.json').write_text('mine', encoding='utf-8')
        it.give(home)
        read_back(it, [str(home / 'scores.json')])
        told = it.told('run', 'scores.json', folder=home, HOME=str(home))
        assert told['folder'] == str(home) and told['arguments'][0][1] == digest(home / 'scores.json'), told
        it.dev('shell', 'touch', 'made', folder=home, HOME=str(home))
        assert (home / 'made').exists()


def check_written_to():
    """Home and the folder that somebody stands in can be written to wherever they lie"""
    if not AS_ROOT:
        raise tap.Skip('only root may lay files there')
    with old_place() as it:
        it.told('run')
        own = it.home / 'own'
        own.mkdir()
        it.give(own)
        it.dev('shell', 'sh', '-c', 'touch "$HOME/home"', before=lay(own, '/var/lib'), folder='/', HOME='/var/lib',
               XDG_CACHE_HOME=str(it.home / '.cache'))
        it.dev('shell', 'touch', 'made', before=[*lay(own, '/var/lib'), 'sh', '-c', 'cd /var/lib && exec "$@"', 'sh'], folder='/')
        assert sorted(os.listdir(own)) == ['home', 'made'], os.listdir(own)
        for parent in '/run', '/var/tmp', '/tmp':
            with tempfile.TemporaryDirectory(dir=parent, prefix='bw-dev.') as folder:
                os.chown(folder, it.user, it.user)
                it.dev('shell', 'touch', 'made', folder=folder)
                it.dev('shell', 'sh', '-c', 'touch "$HOME/home"', folder='/', HOME=folder, XDG_CACHE_HOME=str(it.home / '.cache'))
                assert sorted(os.listdir(folder)) == ['home', 'made'], (folder, os.listdir(folder))


@contextlib.contextmanager
def source_at(it, path):
    """The source of a place under another name, for those who are started with what is yielded."""
    itself, it.source = it.source, pathlib.Path(path)
    try:
        yield lay(itself, path)
    finally:
        it.source = itself


def check_source_in_usr():
    """The source may lie under /usr, where it keeps its name, can be built in, and holds files to be named"""
    if not AS_ROOT:
        raise tap.Skip('only root may lay files there')
    with old_place() as it, source_at(it, '/usr/local/src') as before:
        for _ in range(2):
            told = it.told('run', '/usr/local/src/dev.d/packages', folder='/', before=before)
            assert told['arguments'][0][0] == '/usr/local/src/dev.d/packages' and told['arguments'][0][1], told
        out, _ = it.dev('shell', 'sh', '-c', 'command -v bolwerk || ls /usr/local/src/build/plain', folder='/', before=before)
        assert 'set-up' in out, out


def check_source_in_the_way():
    """Where the tree has files of its own in that folder, this is said, and how to help it"""
    if not AS_ROOT:
        raise tap.Skip('only root may lay files there')
    with old_place() as it, source_at(it, '/usr/local') as before:
        out, said = it.dev('run', status=1, folder='/', before=before)
        assert out == '' and "/usr/local is a folder of the Debian 13 tree's own. Please put" in said, said


def check_pipe():
    """What the shell hands over as an open file is read: ./dev run <(...)"""
    with old_place() as it:
        it.told('run')
        reader, writer = os.pipe()
        os.fchown(reader, it.user, -1)
        os.write(writer, b'{}')
        os.close(writer)
        told = it.told('run', f'/dev/fd/{reader}', pass_fds=[reader])['arguments']
        os.close(reader)
        assert told == [[f'/dev/fd/{reader}', hashlib.sha256(b'{}').hexdigest()]], told


def check_folders():
    """It works from any folder, one that was taken away too, and through a link"""
    with old_place() as it:
        link = it.home / 'dev'
        link.symlink_to(it.source / 'dev')
        for folder, inside in (('/', '/'), ('/usr/share', '/run/host/usr/share'), ('/etc', '/run/host/etc'),
                               ('/run', '/run/host/run'), (it.home, str(it.home))):
            assert it.told('run', folder=folder)['folder'] == inside, folder
        gone = it.home / 'gone'
        gone.mkdir()
        gone.chmod(0o777)
        told = it.told('run', folder=gone, before=['sh', '-c', 'rmdir "$PWD"; exec "$@"', 'sh'])
        assert told['folder'] == '/', told
        (it.source / 'dev').rename(it.source / 'dev-itself')
        (it.source / 'dev').symlink_to('dev-itself')
        it.told('run', folder='/')


def check_status():
    """The exit status of what it starts is its own"""
    with old_place() as it:
        for status in 0, 1, 2, 77:
            it.dev('run', status=status, STATUS=str(status))
        it.dev('run', status=128 + signal.SIGKILL, DIE='')
        it.dev('shell', 'sh', '-c', 'exit 9', status=9)
        it.has('build-fails')
        (it.state / 'built').unlink()
        out, said = it.dev('run', status=1)
        assert out == '' and 'a thing is wrong' in said and 'The build failed.' in said, said


def check_shell():
    """A command for the shell of the tree means what is in the tree; ./dev run reaches what is outside"""
    with old_place() as it:
        out, _ = it.dev('shell', 'echo', OF_USR, '/usr/bin/env')
        assert out == f'{OF_USR} /usr/bin/env\n', out


def check_ctrl_c():
    """Ctrl+C is for what runs in the tree, which tidies up and says how it ended"""
    with old_place() as it:
        it.told('run')
        process = it.start('run', LINGER=str(it.state))
        it.reached('lingering')
        end(process, signal.SIGINT)
        process.communicate(timeout=60)
        assert process.returncode == 7, process.returncode
        it.reached('tidied-up')


def check_terminated():
    """SIGTERM, of which the script alone is told, is for what runs in the tree too"""
    with old_place() as it:
        it.told('run')
        for arguments, ready, status in ((['run'], 'lingering', 7), (['test'], 'testing', 143)):
            it.has('tests-are-slow')
            process = it.start(*arguments, LINGER=str(it.state))
            it.reached(ready)
            process.terminate()
            out, said = process.communicate(timeout=60)
            assert process.returncode == status and out == '', (process.returncode, said)
            it.reached('tidied-up')
            assert not processes(str(it.folder)), arguments


def check_ctrl_c_tests():
    """Ctrl+C ends all tests, not one of them"""
    with old_place() as it:
        it.has('tests-are-slow')
        process = it.start('test')
        it.reached('testing')
        end(process, signal.SIGINT)
        out, said = process.communicate(timeout=60)
        assert process.returncode == 130 and out == '', (process.returncode, out, said)
        it.reached('tidied-up')


def check_ctrl_c_nohup():
    """What was started so that it does not end with the terminal goes on"""
    with old_place() as it:
        it.told('run')
        process = it.start('run', before=['nohup'], LINGER=str(it.state))
        it.reached('lingering')
        end(process, signal.SIGHUP)
        end(process, signal.SIGINT)
        process.communicate(timeout=60)
        assert process.returncode == 7, process.returncode


def check_half_set_up():
    """A build folder that was left half set up is begun anew"""
    with old_place() as it:
        it.has('setup-is-slow')
        process = it.start('run')
        it.reached('setting-up')
        end(process, signal.SIGINT)
        out, said = process.communicate(timeout=60)
        assert process.returncode == 130 and out == '', (process.returncode, said)
        (it.state / 'setup-is-slow').unlink()
        it.told('run')


def check_root_in_a_users_folder():
    """Root at work in a user's folder becomes that user: nothing in it ends up belonging to root"""
    if not AS_ROOT:
        raise tap.Skip('only root can be taken for another')
    with old_place() as it:
        told = it.told('run', root=True)
        assert told['user'] == it.user, told
        # The tree's own lists of users and groups are his to read.
        out, _ = it.dev('shell', 'sh', '-c', 'cat /etc/group > /dev/null && grep ^root: /etc/passwd', root=True)
        assert out.startswith('root:'), out
        it.dev('test', root=True, status=1)
        assert it.called('npm') == [f'npm ci as {it.user}'], it.called()
        assert it.foreign(it.user) == [], it.foreign(it.user)
        # And he himself can go on there.
        it.give(it.cache)
        it.dev('test', status=1)


sys.exit(tap.run(
    check_first_and_second, check_changed_list, check_failed, check_two_at_once, check_interrupted, check_killed,
    check_all_killed, check_names, check_names_of_the_system, check_names_at_the_root, check_closed_folders,
    check_written_to, check_source_in_usr, check_source_in_the_way, check_pipe, check_folders,
    check_status, check_shell, check_ctrl_c, check_terminated, check_ctrl_c_tests, check_ctrl_c_nohup, check_half_set_up,
    check_root_in_a_users_folder,
))
