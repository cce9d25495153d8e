# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A session bus of its own with a real gnome-keyring-daemon on it, or with none."""

import contextlib
import os
import pathlib
import subprocess
import sys
import tempfile
import time

import tap

PASSWORD = 'Planted-keyring-password'

# A bus that starts nothing by itself, so that an absent service stays absent.
BUS = '''<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={folder}/bus</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
'''


class Session:
    """A session bus, and folders of its own for whoever is on it."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.started = []
        (self.folder / 'bus.conf').write_text(BUS.format(folder=folder), encoding='utf-8')
        (self.folder / 'run').mkdir(mode=0o700)
        self.environment = {
            **os.environ, 'HOME': folder, 'XDG_DATA_HOME': f'{folder}/data', 'XDG_RUNTIME_DIR': f'{folder}/run',
            'DBUS_SESSION_BUS_ADDRESS': f'unix:path={folder}/bus', 'GNOME_KEYRING_CONTROL': '',
        }
        # What holds for Bolwerk does not hold for the daemon.
        for name in ('SECRET_BACKEND', 'DISPLAY', 'WAYLAND_DISPLAY', 'G_DEBUG'):
            self.environment.pop(name, None)
        self.start(tap.tool('dbus-daemon'), f'--config-file={folder}/bus.conf', '--nofork')
        wait_for(lambda: (self.folder / 'bus').exists(), 'the bus')

    def client(self):
        return {**self.environment, 'G_DEBUG': os.environ.get('G_DEBUG', '')}

    def start(self, *command, **options):
        process = subprocess.Popen(
            command, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options
        )
        self.started.append(process)
        return process

    def has_keyring(self):
        said = subprocess.run(
            ['dbus-send', '--print-reply', '--dest=org.freedesktop.DBus', '/org/freedesktop/DBus',
             'org.freedesktop.DBus.NameHasOwner', 'string:org.freedesktop.secrets'],
            env=self.environment, capture_output=True, text=True, check=False,
        )
        return 'boolean true' in said.stdout

    def start_keyring(self, unlock=True):
        command = [tap.tool('gnome-keyring-daemon'), '--foreground', '--components=secrets']
        daemon = self.start(*command, *(['--unlock'] if unlock else []), stdin=subprocess.PIPE)
        if unlock:
            daemon.stdin.write(PASSWORD.encode())
        daemon.stdin.close()
        wait_for(self.has_keyring, 'the keyring')
        return daemon

    def watch_prompts(self):
        """Writes down every prompt that anybody asks for."""
        log = open(self.folder / 'prompts', 'wb')
        self.started.append(subprocess.Popen(
            ['dbus-monitor', '--session', "type='method_call',interface='org.freedesktop.Secret.Prompt'"],
            env=self.environment, stdout=log, stderr=subprocess.DEVNULL,
        ))
        log.close()
        wait_for(lambda: (self.folder / 'prompts').stat().st_size > 0, 'the monitor')
        self.prompts()

    def prompts(self):
        time.sleep(0.3)
        return (self.folder / 'prompts').read_text(encoding='utf-8').count('member=Prompt')

    def sandbox(self):
        """What makes libsecret believe that it is in a sandbox, and use a file with the portal's key."""
        return {**self.client(), 'SECRET_BACKEND': 'file', 'SNAP_NAME': 'bolwerk'}

    def start_portal(self):
        self.answer_portal('give')
        self.start(sys.executable, pathlib.Path(__file__).with_name('fake_secret_portal.py'), self.folder)
        wait_for((self.folder / 'asked').exists, 'the portal')

    def answer_portal(self, how):
        """`give` or `dismiss`: what the user does with the next questions for the key."""
        (self.folder / 'answer').write_text(how, encoding='utf-8')

    def portal_asked(self):
        return len((self.folder / 'asked').read_text(encoding='utf-8'))

    def close(self):
        for process in reversed(self.started):
            process.kill()
            process.wait()


def wait_for(condition, what):
    for _ in range(400):
        if condition():
            return
        time.sleep(0.05)
    raise AssertionError(f'{what} does not come up')


@contextlib.contextmanager
def session():
    with tempfile.TemporaryDirectory(prefix='bolwerk-keyring-') as folder:
        one = Session(folder)
        try:
            yield one
        finally:
            one.close()
