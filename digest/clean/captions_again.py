"""Pictures' texts that were found elsewhere on the page, at the beginning of a line, with a sentence glued to them:
`새 시험동 앞의 시민들온결군은 …`."""

from __future__ import annotations

from digest.clean.draft import Draft, Line, Scribe, Trace
from digest.clean.embedded_words import full_word
from digest.clean.joints import is_no_word, opens, stands
from digest.lazy import regex
from digest.text import shared_beginning

_LEAST = 14
"""Characters of such a text, at least."""
_GOES_ON = regex(r"(?:[은는이가을를의에와과도로]|에서|으로|들[이은을과의])$")
"""A particle, which is no word."""


def drop_again(draft: Draft) -> Draft:
    """Drops phrases that were taken out as captions once more where they begin a line."""
    found = {removal.text[:_LEAST]: removal.text for removal in draft.removed if _is_phrase(removal.text, removal.rule)}
    if not found:
        return draft
    page = "\n".join(line.text for line in draft.lines)
    scribe = Scribe(draft)
    for line in draft.lines:
        end = _end(line, found.get(line.text[:_LEAST], ""), page)
        scribe.part(line, [(0, end)] if end else [], "caption that stands elsewhere", Trace.CAPTION)
    return scribe.finish()


def _is_phrase(text: str, rule: str) -> bool:
    return "caption" in rule and len(text) >= _LEAST and "." not in text


def _end(line: Line, shown: str, page: str) -> int:
    """Where such a text ends in a line, or 0."""
    if line.settled or not shown:
        return 0
    end = len(shared_beginning((line.text, shown)))
    word = full_word(line.text, end)
    if end < _LEAST or not word:
        return 0
    whole = end == len(shown) and not _GOES_ON.match(word)
    return end if whole or (is_no_word(line.text, 0, end) and (opens(line.text, end) or stands(word, page))) else 0
