# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures a first full refresh: Bolwerk and Microsoft's client for Node, in turns, at one fake Graph."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).parent
DAYS, CONTROLS = 90, 420


class Graph:
    """The fake Graph, over TLS."""

    def __init__(self, program):
        self.process = subprocess.Popen(
            [program, '--tls', '--days', str(DAYS), '--controls', str(CONTROLS)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.where = json.loads(self.process.stdout.readline())

    def counts(self):
        """What it has sent since it was last asked."""
        print(file=self.process.stdin, flush=True)
        return json.loads(self.process.stdout.readline())

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def whole(graph, command):
    """Runs a command to its end: milliseconds, the most memory in MiB, what it read, and what Graph sent for it."""
    with tempfile.TemporaryFile() as said:
        begin = time.perf_counter()
        process = subprocess.Popen(
            command, stdout=said, env={**os.environ, 'NODE_EXTRA_CA_CERTS': graph.where['authority']})
        _, status, usage = os.wait4(process.pid, 0)
        took = (time.perf_counter() - begin) * 1000
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            sys.exit(f'{command} ended with {process.returncode}')
        said.seek(0)
        read = json.load(said)
    return took, usage.ru_maxrss / 1024, (read['days'], read['profiles']), graph.counts()


def measure(programs, fake_graph, say, count):
    """Prints the ratios by `say`; or a line, where Node is not here."""
    node = shutil.which('node')
    if not node or not os.environ.get('BOLWERK_NODE_MODULES'):
        print('first full refresh: not measured, Node or its packages are not here')
        return
    graph = Graph(fake_graph)
    ours = [programs / 'fetch-graph', graph.where['graph'], graph.where['authority']]
    reference = [node, HERE / 'fetch-graph.mjs', graph.where['graph']]
    whole(graph, ours), whole(graph, reference)
    runs = [(whole(graph, ours), whole(graph, reference)) for _ in range(count)]
    graph.end()

    for name, side in ('Bolwerk', 0), ("Microsoft's client", 1):
        read = {(run[side][2], *run[side][3].values()) for run in runs}
        if len(read) != 1:
            sys.exit(f'{name} did not read the same each time: {read}')
    (_, _, read, sent), (_, _, their_read, their_sent) = runs[0]
    print(f'first full refresh: {read[0]} days, {read[1]} profiles; Bolwerk {sent}, client {their_sent}')
    if read != (DAYS, CONTROLS) or (read, sent) != (their_read, their_sent) or sent['packed'] != sent['answers']:
        sys.exit('The two did not read the same, packed.')
    say('first full refresh over the Graph client', [a[0] for a, _ in runs], [b[0] for _, b in runs], 'ms', 1)
    say('its peak memory over the Graph client', [a[1] for a, _ in runs], [b[1] for _, b in runs], 'MiB', 1 / 3)
