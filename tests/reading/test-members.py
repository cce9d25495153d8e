#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is read of a record is what its table of members says, so that all else is kept and nothing is kept twice.

A member that is read and not in the table would be kept as an unknown one besides; one in the table that is not read
would be lost. Argument: the folder src/reading.
"""

import pathlib
import re
import sys

import tap

READING = pathlib.Path(sys.argv[1])
FILES = ['bw-profile-reading.c', 'bw-score-reading.c']
# In a table and not read: whose a catalogue is says the catalogue, and the vendor is always the same.
NOT_READ = {('bw-profile-reading.c', 'MEMBERS'): {'azureTenantId', 'vendorInformation'},
            ('bw-score-reading.c', 'SNAPSHOT_MEMBERS'): {'vendorInformation'}}
# How a member is asked for by its name: by an accessor, or by a function that hands the name on to one.
ACCESS = r'(?:bw_json_(?:get|dup|find|has)\w*|bw_record_list_read|get_amount) \((?:&?\w+), "(\w+)"'


def tables_of(text):
    """The names in each table of members."""
    found = re.findall(r'^static const char \*const (\w*MEMBERS)\[\] = \{(.*?)\};', text, re.M | re.S)
    return {table: set(re.findall(r'"(\w+)"', names)) for table, names in found}


def functions_of(text):
    """The bodies of the functions by their names."""
    return dict(re.findall(r'^(\w+) \([^;]*?\)\n\{\n(.*?)^\}', text, re.M | re.S))


def read_of(file):
    """What is read for each table. A function that reads the entries of a list reads another record, with a table of
    its own or none; all others read the record that the file is of."""
    text = (READING / file).read_text(encoding='utf-8')
    functions = functions_of(text)
    tables = {name: re.findall(r'bw_rest_new \(&?\w+, (\w+)\)', body) for name, body in functions.items()}
    readers = set(re.findall(r'bw_record_list_read \([^,]+, "\w+", (\w+)', text))
    main = [table for name, found in tables.items() if name not in readers for table in found]
    assert len(main) == 1 and readers <= set(functions), (file, main, readers)
    read = {table: set() for table in tables_of(text)}
    for name, body in functions.items():
        for table in tables[name] if name in readers else main:
            read[table] |= set(re.findall(ACCESS, body))
    return read


def check_seen():
    """Each access by a name that is written out is seen by this test"""
    for file in FILES:
        text = (READING / file).read_text(encoding='utf-8')
        # Whoever takes a JSON and a name takes it in one of these ways.
        calls = set(re.findall(r'(\w+ \((?:&json|json), "\w+")', text))
        tap.none_of([call for call in calls if not re.match(ACCESS, call)], f'not seen in {file}')
        assert len(calls) >= 15, calls


def check_tables():
    """What is read is in the table, and what is in the table is read"""
    for file in FILES:
        tables, read = tables_of((READING / file).read_text(encoding='utf-8')), read_of(file)
        assert tables and all(read.values()), (file, read)
        for table, names in tables.items():
            tap.none_of(sorted(read[table] - names), f'read, but not in {table} of {file}')
            tap.none_of(sorted(names - read[table] - NOT_READ.get((file, table), set())), f'in {table} of {file}, but not read')


sys.exit(tap.run(check_seen, check_tables))
