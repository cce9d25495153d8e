# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Dutch window says nothing in English but what Microsoft does: each text is held against the English window.

Each check is given all that was said in each room, in both languages."""

import json
import pathlib
import re

import tap
from walk import PROFILES, SCORES, command_line

# Texts that are the same in both languages: a pattern, and the reason.
SAME = pathlib.Path(__file__).with_name("same-in-both.txt")


def said(reading):
    """All that a page says: names, texts and descriptions, the tooltips among them."""
    return {
        text.strip() for thing in reading.walk() for text in (thing.name, thing.description) if text and text.strip()
    }


def microsofts():
    """What Microsoft Graph says, as it stands in the records; the texts are compared by their words."""
    texts = []

    def gather(value):
        if isinstance(value, dict):
            for each in value.values():
                gather(each)
        elif isinstance(value, list):
            for each in value:
                gather(each)
        elif isinstance(value, str):
            texts.append(words(re.sub(r"<[^>]*>", " ", value)))

    for path in (SCORES, PROFILES):
        gather(json.loads(path.read_text()))
    for action in command_line("list", "--demo"):
        texts += [words(action["title"]), *names(action["product"] or "")]
    for action in command_line("list", "--from", SCORES, "--from", PROFILES):
        texts += names(action["product"] or "")
    return texts


def names(product):
    """The name of a product, and what of it stands where there is little room."""
    return [words(product), words(product.removeprefix("Microsoft ")), words(product.rpartition(": ")[2])]


def is_microsofts(text, texts):
    """Whether it is one of these texts, or a part of one that is too long to be in it by chance."""
    text = words(text)
    return text in texts or len(text.split()) >= 3 and any(text in each for each in texts)


def words(text):
    return " ".join(re.findall(r"\w+", text.lower()))


def check_no_english(read):
    """No text of the Dutch window is the same as in the English one, save Microsoft's, names and numbers."""
    lines = [line for line in SAME.read_text().splitlines() if line and not line.startswith("#")]
    reasons = [re.compile(f"(?:{line.rpartition(' | ')[0]})$") for line in lines]
    graph = microsofts()
    wrong, used = set(), set()
    for room, texts in read["nl"].items():
        assert len(texts) > 5, f"{room}: {texts}"
        for text in texts & read["en"][room]:
            match = next((reason for reason in reasons if reason.match(text)), None)
            if match is not None:
                used.add(match.pattern)
            elif not re.search(r"[^\W\d_]{2}", text) or is_microsofts(text, graph):
                continue
            else:
                wrong.add(f"{room}: {text}")
    tap.none_of(sorted(wrong), "said in the Dutch window as in the English one")
    tap.none_of(sorted({reason.pattern for reason in reasons} - used), "reasons that nothing needs any more")


def check_graph(read):
    """What Microsoft says stays as it is."""
    title = "Let all users register for multifactor authentication"
    for language in ("en", "nl"):
        assert title in read[language]["action"], read[language]["action"]
