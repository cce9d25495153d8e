#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Tests that dev.d/check-source finds what breaks a rule, and nothing else. Argument: the program."""

import pathlib
import subprocess
import sys
import tempfile

import tap

HEAD = '/* SPDX-FileCopyrightText: 2026 The Bolwerk authors\n * SPDX-License-Identifier: GPL-3.0-or-later\n */\n'
PYTHON = '#!/usr/bin/env python3\n# SPDX-FileCopyrightText: x\n# SPDX-License-Identifier: x\n'


def function(body):
    return f'{HEAD}static void\nbw_do (void)\n{{\n{body}}}\n'


# What is put into which file -> words of the complaint.
BROKEN = {
    'a file without licence': ('src/model/bw-a.c', 'int a;\n', 'lack the two lines'),
    'a script for Node without licence': ('tests/a.mjs', 'let a;\n', 'lack the two lines'),
    'a long function': ('src/model/bw-a.c', function('  a ();\n' * 61), 'bw_do has 61 lines'),
    'a long file': ('src/model/bw-a.c', HEAD + 'int a;\n' * 700, 'over 700 lines'),
    'a header without a guard': ('src/model/bw-a.h', HEAD, '#pragma once'),
    'an arrow back': ('src/model/bw-a.c', HEAD + '#include "present/bw-label.h"\n', 'against the arrows'),
    'a source in the export': ('src/export/bw-a.c', HEAD + '#include "source/bw-source.h"\n', 'against the arrows'),
    'GTK below the window': ('src/present/bw-a.c', HEAD + '#include <gtk/gtk.h>\n', 'for src/ui alone'),
    'a write without a limit': ('src/model/bw-a.c', function('  strcpy (a, b);\n'), 'without a limit'),
    'a shell': ('src/ui/bw-a.c', function('  system (a);\n'), 'to a shell'),
    'a number by the locale': ('src/reading/bw-a.c', function('  a = atoi (b);\n'), 'by the locale'),
    'a thread of the shared pool': ('src/ui/bw-a.c', function('  g_task_run_in_thread (a, b);\n'), 'not ours'),
    'a goto': ('src/model/bw-a.c', function('  goto out;\n'), 'no goto'),
    'a print in a room': ('src/model/bw-a.c', function('  g_print ("a");\n'), 'programs print'),
    'a clock of its own': ('src/model/bw-a.c', function('  a = g_get_real_time ();\n'), 'handed down'),
    'a note to oneself': ('docs/a.md', 'TO' 'DO: more\n', 'Left open'),
    'a host of packages': ('dev.d/a.sh', '# SPDX-FileCopyrightText: x\n# SPDX-License-Identifier: x\n'
                           'curl https://deb.' 'debian.org/\n', 'host of packages'),
    'a path of one machine': ('docs/a.md', 'See /ho' 'me/jan/notes.\n', 'path of one machine'),
    'a temporary folder': ('docs/a.md', 'See /t' 'mp/notes.\n', 'path of one machine'),
    'a bracket without a space': ('src/model/bw-a.c', function('  g_autoptr' '(BwA) a = b;\n'), 'before the bracket'),
    'blank space at the end': ('docs/a.md', 'a \n', 'Blank space'),
    'no newline at the end': ('docs/a.md', 'a', 'no newline'),
    'no Python': ('tests/a.py', PYTHON + 'def (\n', 'no Python'),
}

FINE = {
    'src/ui/bw-a.c': HEAD + '#include <gtk/gtk.h>\n#include "organisation/bw-organisation.h"\n',
    'src/model/bw-a.c': function('  /* goto is not used; strcpy () neither. */\n  a ("system (x)");\n' + '  a ();\n' * 58),
    'src/model/bw-a.h': HEAD + '#pragma once\n',
    'src/cli/bw-a.c': function('  g_print ("a");\n'),
    'tests/a.py': PYTHON + 'print(1)\n',
    'build/a.c': 'goto\t',
}


def check(files):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            path = pathlib.Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding='utf-8')
        return subprocess.run([sys.argv[1], folder], capture_output=True, text=True)


def check_fine():
    """A tree that keeps the rules is passed over in silence."""
    done = check(FINE)
    assert (done.returncode, done.stderr, done.stdout) == (0, '', ''), done.stderr


def check_broken(name):
    file, text, words = BROKEN[name]

    def test():
        done = check(FINE | {file: text})
        assert done.returncode == 1, f'ended with {done.returncode}'
        assert words in done.stderr, done.stderr
        assert file in done.stderr, done.stderr

    test.__doc__ = f'It finds {name}'
    return test


sys.exit(tap.run(check_fine, *map(check_broken, BROKEN)))
