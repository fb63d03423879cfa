"""Lines that belong together: items of one list, a line and its copy."""

from __future__ import annotations

from collections.abc import Callable

from digest.clean.caption_words import says_itself_twice
from digest.clean.draft import Draft, Trace
from digest.clean.headlines import words_within
from digest.clean.lexicon import letters
from digest.clean.mend import is_open
from digest.clean.shapes import is_caption_text, is_paragraph, is_report, is_sentence, is_statement
from digest.lazy import regex

_LIST_MARKS = "▲△▽▼"
_LIST_MARK = regex(r"[▲△]")
_ITEM = regex(r"^[▲△▽▼]\s?[^:]{1,20}\s?[:：]")
_HEADED = regex(r"^[▲△▽▼]\s?[^:=]{2,20}(?<!사진)(?<!자료)(?<!제공)=(?=[가-힣])")
"""`▽생태의 메카=온결군은 …`"""
_CAPTIONS = 2
_SUBHEAD = regex(r"[▲△▼▽]\s?[^▲△▼▽.()/|ⓒ]{4,36}$")
_HEADS = 3
_LONGEST = 250
"""Characters a caption has at most."""
_FRAGMENT = 12
_RETOLD = 0.7
"""Part of a caption's words that the text below it has, too, if it tells what the lead does."""


def doubled_lines(draft: Draft) -> frozenset[int]:
    """Indexes of lines that say what the next line above or below them says. Of three and more that say the same, the
    last is the article's: the text for the blind, the caption, and the lead they were taken from. So is the last of two
    that report what the text below does not tell again."""
    runs: list[list[int]] = []
    folded_above = ""
    for index, line in enumerate(draft.lines):
        if not line.text and line.trace is Trace.BLANK:
            continue
        folded = letters(line.text) if line.text and len(line.text) <= 2 * _LONGEST else ""
        if folded and folded == folded_above:
            runs[-1].append(index)
        else:
            runs.append([index])
        folded_above = folded
    doubled = (run for run in runs if len(run) > 1)
    return frozenset(
        index for run in doubled for index in (run[:-1] if len(run) > _CAPTIONS or _is_lead(draft, run[-1]) else run)
    )


def is_doubled_within(draft: Draft, index: int) -> bool:
    """Whether a line, no headline on top of all, is the same words twice."""
    headed = draft.title is not None or next_filled(draft, index, -1) is not None
    return headed and says_itself_twice(draft.lines[index].text)


def _is_lead(draft: Draft, index: int) -> bool:
    """Whether a line reports something that no paragraph below it tells again."""
    text = draft.lines[index].text
    if not is_statement(text) or is_caption_text(text) or text[0] in _LIST_MARKS:
        return False
    if draft.lines[index].trace is None:
        return True
    below = "".join(letters(line.text) for line in draft.lines[index + 1 :] if is_paragraph(line.text))
    return words_within(text, below) < _RETOLD


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
        if len({line.text for line in lines}) >= _CAPTIONS and not all(
            line.trace is Trace.CAPTION or is_caption(line.text) for line in lines
        ):
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


def begins_the_next(draft: Draft, index: int) -> bool:
    """The text for the blind, cut short at a quotation mark, above the caption that it begins."""
    text = draft.lines[index].text
    below = next((line.text for line in draft.lines[index + 1 : index + 3] if line.text), "")
    return len(text) >= _FRAGMENT and len(below) > len(text) and below.startswith(text) and is_open(text)


def next_filled(draft: Draft, index: int, step: int) -> int | None:
    """The next line above (-1) or below (1) that is not blank, what was taken out included."""
    at = index + step
    while 0 <= at < len(draft.lines):
        if draft.lines[at].text or draft.lines[at].trace is not Trace.BLANK:
            return at
        at += step
    return None
