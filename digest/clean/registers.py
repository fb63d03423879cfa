"""Pictures' texts on a page that speaks politely: they are in the plain form, or phrases with a full stop."""

from __future__ import annotations

from digest.clean.caption_words import is_sided
from digest.clean.draft import Draft, Scribe, Trace
from digest.clean.scenes import ends_adnominal
from digest.clean.shapes import is_paragraph, is_report, is_statement, list_mark
from digest.lazy import regex

_PARAGRAPHS, _SHORTEST, _LONGEST = 8, 20, 130
"""Paragraphs in which such a page speaks, at least, and characters of a picture's text on it."""
_MOST, _FEW = 0.7, 0.5
"""Part of the paragraphs that speak politely, and of pictures' texts to these, at most."""
_ENDS = tuple(
    f"{end}{mark}" for end in ("니다.", "니까?", "요.", "요?", "요!", "죠.", "죠?") for mark in ("", "”", '"', "’")
)
_CLOSING = "”\"’'"
"""What somebody says in the polite form tells nothing of the page."""
_OWN = regex(r"[“”\"?!:]|니다|[요죠]\.|^(?:그|이|저|하지만|그러나|그런데|그래서|또|다만|이런|이렇게)\s|^\d{1,2}[.)]")
"""What is said or asked, and what goes on from the paragraph above."""
_SENTENCES = 2


def drop_registers(draft: Draft) -> Draft:
    """Drops such lines between two paragraphs of a page in the polite form."""
    lines = draft.lines
    polite = {index for index, line in enumerate(lines) if line.text.endswith(_ENDS) and is_paragraph(line.text)}
    if len(polite) < _PARAGRAPHS:
        return draft
    spoken = sum(lines[at].text[-1] in _CLOSING for at in polite)
    long = sum(len(line.text) > _LONGEST and is_paragraph(line.text) for line in lines)
    if len(polite) - spoken < _PARAGRAPHS or len(polite) < _MOST * long:
        return draft
    first, last = min(polite), max(polite)
    shown = {index for index in range(first + 1, last) if _is_shown(lines[index].text)}
    if not shown or len(shown) > _FEW * len(polite):
        return draft
    scribe = Scribe(draft)
    for index, line in enumerate(lines):
        if index in shown:
            scribe.drop(line, "caption in the plain form", Trace.CAPTION)
        else:
            scribe.keep(line)
    return scribe.finish()


def _is_shown(text: str) -> bool:
    if not _SHORTEST <= len(text) <= _LONGEST or text[-1] != "." or list_mark(text) or _OWN.search(text):
        return False
    if is_report(text):
        return text.count("다.") <= _SENTENCES
    return is_sided(text) or (not is_statement(text) and any(map(ends_adnominal, text.split()[:-1])))
