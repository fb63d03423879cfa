"""E-mail addresses inside running text: none of them is published."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest.clean.draft import Draft, Scribe
from digest.clean.patterns import EMAIL, LOOSE_EMAIL, NAME
from digest.lazy import regex
from digest.model import Stated

_REPORTER = regex(rf"{NAME}\s?기자\s?[(/=|]?\s?$")
_REACH = 12
"""Characters before an address in which the reporter's name stands."""


def drop_addresses(text: str) -> tuple[str, tuple[str, ...]]:
    """A text without any e-mail address, and the addresses that stood in it."""
    if "@" not in text and "＠" not in text:
        return text, ()
    found: list[str] = []

    def take(match: re.Match[str]) -> str:
        found.append(match.group().strip("( )"))
        return ""

    for pattern in (EMAIL, LOOSE_EMAIL):
        text = re.sub(rf"\(\s?{pattern.pattern}\s?\)", take, text)
        text = pattern.sub(take, text)
    return text, tuple(found)


def drop_loose_addresses(draft: Draft) -> Draft:
    """Takes out the e-mail addresses that stand inside running text; the words around them stay."""
    if not any("@" in line.text or "＠" in line.text for line in draft.lines):
        return draft
    scribe = Scribe(draft)
    for line in draft.lines:
        text, found = drop_addresses(line.text)
        if not found:
            scribe.keep(line)
            continue
        for address in found:
            scribe.cut(address, "e-mail address")
        scribe.outlets.extend(_signed(line.text))
        scribe.shorten(line, re.sub(r" {2,}", " ", text))
    return scribe.finish()


def _signed(text: str) -> Iterator[Stated]:
    """The outlets of reporters who sign in the middle of a text: below one of its pictures."""
    for address in EMAIL.finditer(text):
        if _REPORTER.search(text, max(0, address.start() - _REACH), address.start()):
            yield Stated("outlet", "@" + re.split("[@＠]", address.group())[1].strip(), "inner")
