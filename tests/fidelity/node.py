# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether Node is here, and the npm packages that `./dev test` fetches for it."""

import os
import pathlib
import shutil


def program():
    """Node's path, or None."""
    return shutil.which('node')


def packages():
    """The folder of packages, or None."""
    folder = os.environ.get('BOLWERK_NODE_MODULES')
    return folder if folder and pathlib.Path(folder).is_dir() else None


def absent():
    """What is not here, said for a person; None where all is."""
    if not program():
        return 'Node is not installed'
    if not packages():
        return 'the npm packages were not fetched: BOLWERK_NODE_MODULES names none'
    return None
