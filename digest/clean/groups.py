"""Lines that belong together: items of one list, a line and its copy."""

from __future__ import annotations

import re
from collections.abc import Callable

from digest.clean.draft import Draft, Trace
from digest.clean.lexicon import letters
from digest.clean.shapes import is_paragraph, is_report, is_sentence

_LIST_MARKS = "▲△▽▼"
_LIST_MARK = re.compile(r"[▲△]")
_ITEM = re.compile(r"^[▲△▽▼]\s?[^:]{1,20}\s?[:：]")
_HEADED = re.compile(r"^[▲△▽▼]\s?[^:=]{2,20}(?<!사진)(?<!자료)(?<!제공)=(?=[가-힣])")
"""`▽생태의 메카=온결군은 …`"""
_CAPTIONS = 2
_SUBHEAD = re.compile(r"[▲△▼▽]\s?[^▲△▼▽.()/|ⓒ]{4,36}$")
_HEADS = 3
_LONGEST = 250
"""Characters a caption has at most."""


def doubled_lines(draft: Draft) -> frozenset[int]:
    """Indexes of lines that say what the next line above or below them says. Of three and more that say the same, the
    last is the article's: the text for the blind, the caption, and the lead they were taken from."""
    found: set[int] = set()
    above, folded_above, run, last_run = -1, "", 1, 1
    for index, line in enumerate(draft.lines):
        if not line.text and line.trace is Trace.BLANK:
            continue
        folded = letters(line.text) if line.text and len(line.text) <= 2 * _LONGEST else ""
        run = run + 1 if folded and folded == folded_above else 1
        if run > 1:
            found |= {above, index}
        elif above in found and last_run > _CAPTIONS:
            found.discard(above)
        above, folded_above, last_run = index, folded, run
    if last_run > _CAPTIONS:
        found.discard(above)
    return frozenset(found)


def listed_lines(draft: Draft, is_caption: Callable[[str], bool]) -> frozenset[int]:
    """Indexes of lines that begin with `▲` and stand beside another such line, or hold `=` or `:`: items of a list."""
    marked = [index for index, line in enumerate(draft.lines) if line.text and line.text[0] in _LIST_MARKS]
    if not marked:
        return frozenset()
    found: set[int] = set()
    for index in marked:
        text = draft.lines[index].text
        if (
            " = " in text
            or len(_LIST_MARK.findall(text)) > 1
            or _ITEM.match(text)
            or (_HEADED.match(text) and is_report(text))
            or len(text) > _LONGEST
        ):
            found.add(index)
    groups: list[list[int]] = []
    for index in marked:
        between = draft.lines[groups[-1][-1] + 1 : index] if groups else ()
        if groups and not any(line.text for line in between):
            groups[-1].append(index)
        else:
            groups.append([index])
    for group in groups:
        lines = [draft.lines[index] for index in group]
        if len(group) >= 2 and not all(line.trace is Trace.CAPTION or is_caption(line.text) for line in lines):
            found.update(group)
    return frozenset(found | _subheads(draft, marked, is_caption))


def _subheads(draft: Draft, marked: list[int], is_caption: Callable[[str], bool]) -> set[int]:
    """Indexes of short lines with such a mark that stand between two paragraphs each, none of them a caption by its
    words: several of them head the parts of a text."""
    heads: set[int] = set()
    for index in marked:
        line = draft.lines[index]
        above, below = next_filled(draft, index, -1), next_filled(draft, index, 1)
        if above is None or below is None or not all(is_paragraph(draft.lines[at].text) for at in (above, below)):
            continue
        if line.trace is Trace.CAPTION or is_caption(line.text) or is_sentence(line.text):
            return set()
        if _SUBHEAD.match(line.text) and " " in line.text:
            heads.add(index)
    return heads if len(heads) >= _HEADS else set()


def next_filled(draft: Draft, index: int, step: int) -> int | None:
    """The next line above (-1) or below (1) that is not blank, what was taken out included."""
    at = index + step
    while 0 <= at < len(draft.lines):
        if draft.lines[at].text or draft.lines[at].trace is not Trace.BLANK:
            return at
        at += step
    return None
