# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A user at a browser, who signs in at once: follows an address to the page at its end, and keeps that.

Arguments: the address, a file of trusted authorities, where the page goes.
"""

import pathlib
import ssl
import sys
import urllib.error
import urllib.request

address, authorities, page = sys.argv[1:]
# Not strict: the test's own authority does without what RFC 5280 wants of public ones.
trust = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
trust.load_verify_locations(authorities)
opener = urllib.request.build_opener(
    urllib.request.ProxyHandler({}),
    urllib.request.HTTPSHandler(context=trust),
)
try:
    with opener.open(address) as answer:
        shown = answer.read()
except urllib.error.HTTPError as refused:
    shown = refused.read()
pathlib.Path(page).write_bytes(shown)
