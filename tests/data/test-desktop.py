# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The files by which the desktop knows Bolwerk are sound.

Arguments: the built desktop file, MetaInfo file and settings schema, and the application id.
"""

import configparser
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

import tap

DESKTOP, METAINFO, SCHEMA = map(pathlib.Path, sys.argv[1:4])
APP_ID = sys.argv[4]
HERE = pathlib.Path(__file__).parent
XML_LANG = '{http://www.w3.org/XML/1998/namespace}lang'


def entry():
    parser = configparser.ConfigParser(interpolation=None, delimiters=['='])
    parser.optionxform = str
    parser.read(DESKTOP, encoding='utf-8')
    return parser['Desktop Entry']


def metainfo():
    return ET.parse(METAINFO).getroot()


def check_desktop_file():
    """The desktop file is valid."""
    said = tap.output(tap.tool('desktop-file-validate'), '--warn-kde', str(DESKTOP))
    tap.none_of(said.splitlines(), 'desktop-file-validate')


def check_desktop_entry():
    """The desktop file opens JSON files, carries the icon and speaks Dutch."""
    found = entry()
    assert DESKTOP.name == f'{APP_ID}.desktop', DESKTOP.name
    assert found['Icon'] == APP_ID, found['Icon']
    assert found['Exec'] == 'bolwerk %F', found['Exec']
    assert 'application/json;' in found['MimeType'], found['MimeType']
    for key in ('GenericName', 'Comment', 'Keywords'):
        assert found[f'{key}[nl]'] != found[key], f'{key} is not in Dutch'
    for key in ('Keywords', 'Keywords[nl]', 'MimeType', 'Categories'):
        assert found[key].endswith(';'), f'{key} does not end with a semicolon'


def check_metainfo():
    """Appstreamcli finds nothing but what the project does not have."""
    exceptions = {}
    for line in (HERE / 'metainfo-exceptions.txt').read_text(encoding='utf-8').splitlines():
        if line.strip() and not line.startswith('#'):
            tag, _, reason = line.partition('|')
            assert reason.strip(), f'{tag} is excepted without a reason'
            exceptions[tag.strip()] = reason.strip()
    said = subprocess.run(
        [tap.tool('appstreamcli'), 'validate', '--no-net', '--pedantic', '--no-color', str(METAINFO)],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
    ).stdout
    found = re.findall(r'^([EWIP]): [^:]+:[^:]+: (\S+)', said, re.MULTILINE)
    told = re.search(r'(successful|failed)', said)
    assert told, f'appstreamcli says something that this test does not know:\n{said}'
    counted = sum(int(number) for number in re.findall(r'(?:errors|warnings|infos|pedantic): (\d+)', said))
    assert counted == len(found), f'not every line of appstreamcli was understood:\n{said}'
    tap.none_of([f'{level}: {tag}' for level, tag in found if tag not in exceptions], 'appstreamcli')
    for tag in exceptions.keys() - {tag for _, tag in found}:
        print(f'# {tag} is on the list of exceptions, and does not occur')


def check_metainfo_holds():
    """The MetaInfo file has what software centres ask for."""
    root = metainfo()
    summary = root.findtext('summary')
    assert len(summary) <= 35 and not summary.endswith('.'), summary
    for text in root.findall('summary'):
        assert len(text.text) <= 35, f'too long: {text.text}'
    assert root.findtext('id') == APP_ID
    assert root.findtext("launchable[@type='desktop-id']") == DESKTOP.name
    assert root.findtext('provides/binary') == 'bolwerk'
    assert root.findtext("translation[@type='gettext']") == 'bolwerk'
    length = root.find('requires/display_length')
    assert (length.get('compare'), length.text) == ('ge', '360')
    assert {control.text for control in root.findall('supports/control')} == {'pointing', 'keyboard', 'touch'}
    assert root.find('content_rating').get('type') == 'oars-1.1'
    schemes = {colour.get('scheme_preference'): colour.text for colour in root.findall('branding/color')}
    assert schemes.keys() == {'light', 'dark'}, schemes
    for colour in schemes.values():
        assert re.fullmatch('#[0-9a-f]{6}', colour) and colour not in ('#000000', '#ffffff'), colour


def check_metainfo_dutch():
    """Every text of the MetaInfo file is there in Dutch."""
    root = metainfo()

    def texts(element, path):
        return len([one for one in element.findall(path) if one.get(XML_LANG) is None]), \
            len([one for one in element.findall(path) if one.get(XML_LANG) == 'nl'])

    for path in ('name', 'summary', './/description/p', './/description/ul/li'):
        english, dutch = texts(root, path)
        assert english == dutch > 0, f'{path}: {english} in English, {dutch} in Dutch'


def check_nothing_made_up():
    """No address, maintainer or developer is named that the project does not have."""
    root = metainfo()
    for path in ('url', 'developer', 'developer_name', 'update_contact', 'screenshots'):
        assert root.find(path) is None, f'{path} is there: take it off the list of exceptions'
    assert not re.search(r'https?://', METAINFO.read_text(encoding='utf-8'))


def check_schema():
    """The settings schema compiles strictly."""
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / SCHEMA.name).write_bytes(SCHEMA.read_bytes())
        said = tap.output(tap.tool('glib-compile-schemas'), '--strict', '--dry-run', folder)
    tap.none_of(said.splitlines(), 'glib-compile-schemas')


def check_schema_tells():
    """Every setting has a summary, a description and a default, and stands under the application's id."""
    schemas = ET.parse(SCHEMA).getroot().findall('schema')
    assert schemas and schemas[0].get('id') == APP_ID
    for schema in schemas:
        assert schema.get('path').startswith('/' + APP_ID.replace('.', '/') + '/'), schema.get('path')
        for key in schema.findall('key'):
            for part in ('summary', 'description', 'default'):
                assert (key.findtext(part) or '').strip(), f'{key.get("name")} has no {part}'


sys.exit(tap.run(
    check_desktop_file, check_desktop_entry, check_metainfo, check_metainfo_holds, check_metainfo_dutch,
    check_nothing_made_up, check_schema, check_schema_tells,
))
