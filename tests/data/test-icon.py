# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The icons are sound, and show something at every size.

Arguments: the source folder and the application id.
"""

import pathlib
import re
import sys
import xml.etree.ElementTree as ET

import tap

ICONS = pathlib.Path(sys.argv[1]) / 'data' / 'icons'
SVG = '{http://www.w3.org/2000/svg}'


def pixels(name, size):
    """The icon drawn at a size, as rows of (red, green, blue, alpha)."""
    try:
        import gi

        gi.require_version('GdkPixbuf', '2.0')
        from gi.repository import GdkPixbuf
    except (ImportError, ValueError) as missing:
        raise tap.Skip(f'GdkPixbuf is not there for Python: {missing}') from missing
    drawn = GdkPixbuf.Pixbuf.new_from_file_at_size(str(ICONS / name), size, size)
    assert (drawn.get_width(), drawn.get_height()) == (size, size)
    assert drawn.get_has_alpha()
    data, stride = drawn.get_pixels(), drawn.get_rowstride()
    return [
        [tuple(data[row * stride + column * 4:row * stride + column * 4 + 4]) for column in range(size)]
        for row in range(size)
    ]


def covered(rows):
    """How much of the square the icon covers, 0 to 1."""
    return sum(pixel[3] > 127 for row in rows for pixel in row) / len(rows) ** 2


def check_application_icon():
    """The application's icon fits its 128 pixels and leaves a margin."""
    root = ET.parse(ICONS / 'bolwerk.svg').getroot()
    assert root.get('viewBox') == '0 0 128 128', root.get('viewBox')
    rows = pixels('bolwerk.svg', 128)
    assert 0.35 < covered(rows) < 0.85, covered(rows)
    edge = rows[0] + rows[-1] + [row[0] for row in rows] + [row[-1] for row in rows]
    assert all(pixel[3] == 0 for pixel in edge), 'the icon is cut off at its edge'
    colours = {tuple(channel // 32 for channel in pixel[:3]) for row in rows for pixel in row if pixel[3] > 250}
    assert len(colours) >= 4, f'only {len(colours)} colours'


def check_small():
    """The application's icon still shows something at 16 pixels."""
    assert 0.3 < covered(pixels('bolwerk.svg', 16)) < 0.9


def check_symbolic():
    """The symbolic icon is made of fills of one colour, so that it takes the colour of the text."""
    text = (ICONS / 'bolwerk-symbolic.svg').read_text(encoding='utf-8')
    root = ET.fromstring(text)
    assert root.get('viewBox') == '0 0 16 16', root.get('viewBox')
    assert {element.tag for element in root} == {f'{SVG}path'}
    assert 'stroke' not in text and 'style' not in text
    assert len(set(re.findall('#[0-9a-f]{6}', text))) == 1
    assert 0.3 < covered(pixels('bolwerk-symbolic.svg', 16)) < 0.8


def check_nothing_remote():
    """No icon asks for anything from elsewhere."""
    for icon in ICONS.glob('*.svg'):
        text = icon.read_text(encoding='utf-8').replace('http://www.w3.org/2000/svg', '')
        assert not re.search(r'https?:|href|<script|<image', text), icon.name


sys.exit(tap.run(check_application_icon, check_small, check_symbolic, check_nothing_remote))
