# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a script under Node that tests something against the fake sign-in service and the fake Graph.

Arguments: the script, and the program that plays Microsoft. Node has to be told whom to trust before it starts, so
the service is started here, and its pipes are handed on. What the script says is TAP.
"""

import json
import os
import subprocess
import sys

import node
import tap

SCRIPT, SERVICE = sys.argv[1:]


def check_by_script():
    """Others take the fakes for the real ones"""
    raise tap.Skip(node.absent())


def run_script():
    service = subprocess.Popen(
        [SERVICE, '--days', '20', '--controls', '60', '--page', '25'], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    # Read without a buffer, so that nothing that is meant for the script is held back.
    where = b''
    while not where.endswith(b'\n'):
        where += os.read(service.stdout.fileno(), 1)
    pipes = [service.stdin.fileno(), service.stdout.fileno()]
    done = subprocess.run(
        [node.program(), '--test-reporter=tap', SCRIPT],
        env={
            **os.environ,
            'NODE_EXTRA_CA_CERTS': json.loads(where)['authority'],
            'BOLWERK_FAKE': where.decode(),
            'BOLWERK_FAKE_PIPES': ' '.join(map(str, pipes)),
        },
        pass_fds=pipes, timeout=100, check=False)
    service.stdin.close()
    return done.returncode or service.wait(timeout=60)


sys.exit(tap.run(check_by_script) if node.absent() else run_script())
