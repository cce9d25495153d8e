# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""NEWS, the build and the MetaInfo file speak of the same release.

Arguments: the source folder, the version, and the built MetaInfo file.
"""

import pathlib
import re
import sys
import xml.etree.ElementTree as ET

import tap

NEWS = (pathlib.Path(sys.argv[1]) / 'NEWS').read_text(encoding='utf-8')
VERSION = sys.argv[2]
RELEASES = [
    (release.get('version'), release.get('date')) for release in ET.parse(sys.argv[3]).getroot().iter('release')
]
ENTRIES = re.findall(r'^Bolwerk (\S+), (\d{4}-\d{2}-\d{2})\n=+$', NEWS, re.MULTILINE)


def check_newest():
    """The newest entry of NEWS is the version that is built."""
    assert ENTRIES, 'no entry in NEWS reads "Bolwerk VERSION, DATE"'
    assert NEWS.startswith('Bolwerk '), 'NEWS does not start with its newest entry'
    assert ENTRIES[0][0] == VERSION, f'NEWS has {ENTRIES[0][0]}, the build {VERSION}'


def check_releases():
    """NEWS and MetaInfo list the same releases with the same dates."""
    assert ENTRIES == RELEASES, f'NEWS has {ENTRIES}, MetaInfo {RELEASES}'


sys.exit(tap.run(check_newest, check_releases))
