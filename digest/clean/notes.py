"""An editor's note above a series' article: it tells why the paper prints it, not the news."""

from __future__ import annotations

from digest.clean.draft import Draft, Scribe
from digest.clean.shapes import is_paragraph
from digest.lazy import regex

_LABEL = r"편집자\s?[주註]"
_OPEN, _CLOSE = r"[\[<(【〈{]", r"[\]>)】〉}]"
_LABELLED = regex(rf"[※*■▶◇◆\s-]{{0,3}}(?:{_OPEN}\s?{_LABEL}\s?{_CLOSE}|{_LABEL}\s?[|:：=ㅣ-])\s?(?=\S)")
"""`[편집자주] …`, `편집자 주 | …`"""
_SIGNED = regex(rf"(?:{_OPEN}\s?{_LABEL}\s?{_CLOSE}|[-–—/]\s?{_LABEL})\s?[-–—]?\.?$")
"""`… 길을 묻는다. [편집자 주]`"""
_BARE = regex(rf"[※*■▶◇◆\s-]{{0,3}}{_OPEN}?\s?{_LABEL}\s?{_CLOSE}?\s?[:：]?")
"""The label as a line of its own."""
_SPEAKS = regex(r"본지|본보|연재|시리즈|기획|특집|차례에\s걸쳐|싣는다|게재|소개한다|소개합니다|짚어|살펴|들여다|찾아")
"""What a note without the label beside it speaks of."""
_LONGEST = 800
_LEAST = 2
"""Paragraphs an article has beside the note."""


def drop_editors_notes(draft: Draft) -> Draft:
    """Drops the paragraph with the label before it or behind it, or below it, if an article stands beside it."""
    if not any("편집자" in line.text for line in draft.lines):
        return draft
    notes = _notes(draft)
    if sum(is_paragraph(line.text) for index, line in enumerate(draft.lines) if index not in notes) < _LEAST:
        return draft
    scribe = Scribe(draft)
    for index, line in enumerate(draft.lines):
        if index in notes:
            scribe.drop(line, "editor's note")
        else:
            scribe.keep(line)
    return scribe.finish()


def _notes(draft: Draft) -> set[int]:
    found: set[int] = set()
    for index, line in enumerate(draft.lines):
        text = line.text
        if "편집자" not in text or len(text) > _LONGEST:
            continue
        if _BARE.fullmatch(text):
            below = next((at for at in range(index + 1, len(draft.lines)) if draft.lines[at].text), index)
            note = draft.lines[below].text
            found |= {index, below} if len(note) <= _LONGEST and _SPEAKS.search(note) else {index}
        elif _LABELLED.match(text) or _SIGNED.search(text):
            found.add(index)
    return found
