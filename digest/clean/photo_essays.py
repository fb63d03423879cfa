"""Articles whose writer took the pictures (`글·사진 최영 기자`): short lines among long paragraphs are of them."""

from __future__ import annotations

from statistics import median

from digest.clean.draft import Draft, Scribe, Trace
from digest.clean.shapes import asks, is_caption_text, is_paragraph, is_report, is_statement, list_mark
from digest.lazy import regex

_SIGNED = regex(r"(?:글\s?[·,/&ㆍ]\s?사진|사진\s?[·,/&ㆍ]\s?글)(?:\s?[=:]\s?|\s)")
_LONGEST = 125
"""Characters of a picture's text."""
_SHORTEST = 10
_LONG = 140
"""Characters of a paragraph in the middle of the others' lengths."""
_SEVERAL, _PHRASES = 4, 2
"""So many short lines there are, and so many of them are phrases with a full stop, which no paragraph is."""
_OWN = regex(r"[“”\"?!:]|^[―—–]|^(?:그|이|하지만|그러나|그런데|그래서|또|다만)\s")
"""What somebody says or asks, and what goes on from the paragraph above."""


def drop_photo_texts(draft: Draft) -> Draft:
    """Drops such lines. They may tell anything: what they are is told by the page alone."""
    signed = (*(line.text for line in draft.lines), *(each.text for each in draft.removed))
    if not any(_SIGNED.search(text) for text in signed if "사진" in text and len(text) <= _LONGEST):
        return draft
    lines = draft.lines
    long = [index for index, line in enumerate(lines) if len(line.text) > _LONGEST and is_paragraph(line.text)]
    if not long or median(len(lines[index].text) for index in long) < _LONG:
        return draft
    shown = {index for index, line in enumerate(lines) if long[0] < index and _may_show(line.text)}
    if len(shown) < _SEVERAL or sum(not is_statement(lines[index].text) for index in shown) < _PHRASES:
        return draft
    scribe = Scribe(draft)
    for index, line in enumerate(lines):
        if index in shown:
            scribe.drop(line, "caption of a photo essay", Trace.CAPTION)
        else:
            scribe.keep(line)
    return scribe.finish()


def _may_show(text: str) -> bool:
    """Whether a line is one sentence or phrase, or several of which the first says what is to be seen."""
    if not _SHORTEST <= len(text) <= _LONGEST or text[-1] != "." or list_mark(text) or asks(text) or _OWN.search(text):
        return False
    first, several, _ = text.partition("다. ")
    if several:
        return is_caption_text(f"{first}다") and is_report(text)
    return is_report(text) or not is_statement(text)
