"""Articles that are nothing but what stands below a picture."""

from __future__ import annotations

from digest.clean.caption_words import credit_start
from digest.clean.draft import Draft, Scribe
from digest.clean.shapes import is_statement
from digest.lazy import regex

_OWNER = regex(r"(?<=다\.)\s[가-힣A-Za-z0-9]{2,12}$")
"""`… 벌이고 있다. 온결통신`: whose picture it is."""
_MARK = regex(r"[▲△▼▽◀▶←→↑]\s?(?=[^▲△\s])")


def drop_credit_ends(draft: Draft) -> Draft:
    """Takes credits and marks off the ends of lines and keeps the captions, which are all the article there is."""
    scribe = Scribe(draft)
    for line in draft.lines:
        owner = _OWNER.search(line.text)
        end = min(credit_start(line.text), owner.start() if owner else len(line.text))
        mark = _MARK.match(line.text) if "▲" not in line.text[1:] else None
        start = mark.end() if mark else 0
        if (start or end < len(line.text)) and is_statement(line.text[:end]):
            scribe.cut(line.text[:start], "mark of a caption")
            scribe.cut(line.text[end:], "credit")
            scribe.shorten(line, line.text[start:end])
        else:
            scribe.keep(line)
    return scribe.finish()
