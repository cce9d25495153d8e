# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A browser without a window: follows redirects, keeps cookies, fills in forms and sends them."""

import html.parser
import http.cookiejar
import ssl
import urllib.parse
import urllib.request


class Page(html.parser.HTMLParser):
    """What there is to do on a page: the first form with its fields, and the links."""

    def __init__(self, answer):
        super().__init__()
        self.address = answer.geturl()
        self.action = None
        self.fields = {}
        self.links = {}
        self._link = None
        self.text = answer.read().decode()
        self.feed(self.text)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == 'form' and self.action is None:
            self.action = urllib.parse.urljoin(self.address, given.get('action') or self.address)
        elif tag == 'input' and given.get('name'):
            self.fields[given['name']] = given.get('value') or ''
        elif tag == 'a':
            self._link = urllib.parse.urljoin(self.address, given.get('href') or '')

    def handle_data(self, data):
        if self._link and data.strip():
            self.links[data.strip()] = self._link
            self._link = None


class Browser:
    """A browser of somebody who trusts an authority."""

    def __init__(self, authority):
        trust = ssl.create_default_context(cafile=authority)
        trust.verify_flags &= ~ssl.VERIFY_X509_STRICT  # it wants more of an authority than browsers do
        self.opener = urllib.request.build_opener(
            urllib.request.ProxyHandler({}),
            urllib.request.HTTPSHandler(context=trust),
            urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))

    def visit(self, address, fields=None):
        data = urllib.parse.urlencode(fields).encode() if fields is not None else None
        with self.opener.open(address, data, timeout=30) as answer:
            return Page(answer)

    def fill_in(self, page, **values):
        """Sends the form of a page, with these values in it."""
        return self.visit(page.action, page.fields | values)
