"""Programs that a scraper took for text: `// 새 창을 여는 함수function openWindow() {}`."""

from __future__ import annotations

from collections.abc import Iterator

from digest.clean.draft import Draft, Scribe
from digest.lazy import regex

_BEGINS = regex(
    r"(?://[^./{};]{0,60}?)?(?:\(?function\s?[\w$]{0,40}\s?\([\w$\s,]{0,60}\)\s?(?=\{)|\$\((?:document|window|['\"][#.][\w-]{1,30}['\"])\)\."
    r"|\(adsbygoogle\s?=|(?:googletag|window|document)\.[\w$]{2,30}(?:\.[\w$]{2,30}){0,4}\s?(?=\(|=(?!=))"
    r"|(?<![A-Za-z])(?:var|let|const)\s[\w$]{1,40}\s?=(?!=))"
)
"""A comment, and what follows it: a function, a call, or what a name stands for."""
_CLOSERS = {"(": ")", "[": "]", "{": "}"}
_QUOTES = "'\"`"
_REST = regex(r"\s?\([ -'*-~]{0,80}\)|\s?[;})\]]+")
"""The values a function is called with, and what closes it."""
_LONGEST = 4000
"""Characters of one such piece, at most."""


def drop_scripts(draft: Draft) -> Draft:
    """Takes them out; what stands around them are lines of their own then."""
    page = "\n".join([line.text for line in draft.lines])
    if "{" not in page and ";" not in page:
        return draft
    scribe = Scribe(draft)
    for line in draft.lines:
        scribe.part(line, script_spans(line.text) if not line.settled else (), "program of the page")
    return scribe.finish()


def script_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where such pieces begin and end. One that does not close, or tells nothing a program does, is none.

    >>> text = "// 새 창을 여는 함수function openWindow() {}온결군은 시험동을 짓는다."
    >>> [text[start:end] for start, end in script_spans(text)]
    ['// 새 창을 여는 함수function openWindow() {}']
    """
    if "{" not in text and ";" not in text:
        return
    low = 0
    while begins := _BEGINS.search(text, low):
        end = _end(text, begins.end())
        low = end or begins.end()
        if end:
            yield begins.start(), end


def _end(text: str, place: int) -> int:
    """Where a statement ends: with its semicolon, or with the last bracket that closes; 0 if it does neither."""
    opened: list[str] = []
    quoted = ""
    for at in range(place, min(len(text), place + _LONGEST)):
        letter = text[at]
        if quoted:
            quoted = "" if letter == quoted and text[at - 1] != "\\" else quoted
        elif letter in _QUOTES:
            quoted = letter
        elif letter in _CLOSERS:
            opened.append(_CLOSERS[letter])
        elif opened and letter == opened[-1]:
            opened.pop()
            if not opened and letter == "}":
                return _rest(text, at + 1)
        elif letter == ";" and not opened:
            return at + 1
    return 0


def _rest(text: str, place: int) -> int:
    """Behind what calls a function that has just been told, and closes its brackets."""
    while rest := _REST.match(text, place):
        place = rest.end()
    return place
