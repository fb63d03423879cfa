"""First steps: the text's lines, and sentences broken over several."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from digest.clean.columns import join_columns
from digest.clean.draft import Draft, Line, Trace
from digest.clean.patterns import is_card
from digest.clean.shapes import is_paragraph, list_mark
from digest.clean.stops import ENDED, with_stops
from digest.clean.unwrap import join_full_lines
from digest.errors import SeedError
from digest.lazy import regex
from digest.text import normalise, squeeze_spaces

_HIDDEN = regex(r"\[email(?:\s|&#160;)protected\]")
"""What stands in place of addresses on pages that hide them from programs."""
_STAND_IN = "hidden@address.net"
"""What is read instead: a signature ends in an address, whichever."""
_CELL = regex(r"^(?:\| )?([^|\n]*[^|\s])(?: \|)+$", re.MULTILINE)
"""What was the only cell of a table's row: a picture's caption beside the text."""
_TITLE_FIELD = regex(r"(?:글\s?)?제\s?목\s?[:：]")
_STRAY_END = regex(
    r"(?<=[다요]\.)(?:\s?[\\/~=_]{1,4}|\s\.|\s?[<\[(]\s?(?:저작권자?|[Cc]opyright|사진)?\s?[ⓒ©=]?)+$", re.MULTILINE
)
"""What programs leave behind the end of a sentence: `… 예정입니다.\\/\\/`, `… 늘었다. .`, `… 늘었다. <저작권자`."""
_PICTURES = 3
"""So many such cells are captions; more may be the page itself."""
_EMPTY_IMAGE = "![]()"
_OPEN = regex(
    r"(?:[가-힣’”'\"](?:은|는|을|를|에|의|로|와|과|도|며|고|서|한|할|된|될|인|던|해|돼|아|어|져|쳐|켜|게|지|려|까지|부터|[하되으다려라]면)|,|\s(?:이후|이전|동안|가운데|지난|오는|등|및|오늘|데|이|그|수|것|약|총|각|또|더|내|전))$"
)
"""Where a line ends in the middle of a sentence; headlines end in nouns and predicates."""
_OPEN_REACH = 8
_SUBJECT = regex(r"[가-힣’”'\"](?:이|가)$")
"""The same, where many a noun ends so, too: in a text broken into lines."""
_BEHIND = regex(r"[,)’”](?!\))|\.(?!\.|\d)")
_WRAPPED = 3
"""So many sentences run over line ends in a text that was broken into lines; fewer may be lines of a deck."""
_FEW = 2
"""So many do in a text of no more sentences than that."""
_OVER = 5
"""The same where they run over blank lines, which part paragraphs otherwise."""
_WRAP_LINES = 12
_CUE = regex(r"[(<\[◀][^()<>\[\]◀▶]{1,10}[)>\]▶]")
_WRAP_WIDTH = 70
_CLOSED_WIDTH = 45
"""Characters of a line inside such a sentence that ends in a noun."""
_CUES = tuple("◀【")
_OPENING, _CLOSING = tuple('“"'), tuple('”"')
_SIGNED_START = regex(r"[\[(【][^\[\]()【】]{0,24}기자\s?[\])】]\s?=?\s?\S")
_BEGUN = regex(r"(?:[가-힣A-Z)](?:는|께서)|(?:\S{3}|\s\S+)은|\S[시군구도소회사처대오]가|\S{2}[원단청]이)$")
"""Subjects; names and nouns that end in these syllables are shorter."""
_HEADLINE = regex(r"(?=.{14})[^.]*(?:…|\.{2,3}|[‘'\"“][^‘’'\"“”]{2,20}[’'\"”])(?!.*다\.)")
"""`온결군 기업 유치 잇따라...단지 조성 '탄력'`: marks that lines of a prompter have not."""


LONGEST_TEXT = 300_000
"""Characters; the longest reports of the press stay below 60,000, saved pages with all their lists below 150,000."""
_LONGEST_LINE = 6_000


def split_lines(text: str) -> Draft:
    """The draft of a raw text; a line of more than a few thousand characters is cut after a sentence.

    Raises:
        SeedError: if it is far longer than an article can be.
    """
    if "[email" in text:
        text = _HIDDEN.sub(_STAND_IN, text)
    text = squeeze_spaces(normalise(text))
    text = _STRAY_END.sub("", text)
    pictured: set[str] = set()
    if "|" in text:
        cells = [cell for cell in _CELL.findall(text) if not _TITLE_FIELD.match(cell)]
        pictured = set(cells) if len(cells) <= _PICTURES else pictured
        text = _CELL.sub(r"\1", text)
    if len(text) > LONGEST_TEXT:
        raise SeedError(f"the text has {len(text):,} characters; an article has {LONGEST_TEXT:,} at most")
    gap = Line("", Trace.BLANK)
    lines: list[Line] = []
    rows = text.split("\n")
    for index, line in enumerate(rows):
        rest = line
        if line == _EMPTY_IMAGE and rows[index + 1 : index + 2] and rows[index + 1] not in pictured:
            lines.append(gap)  # a picture that is a table of its own: what stands below it is text
            continue
        if line in pictured:
            lines.append(Line("", Trace.IMAGE))
        while len(rest) > _LONGEST_LINE:
            cut = rest.rfind("다.", 0, _LONGEST_LINE) + 2
            cut = cut if cut > 2 else max(rest.rfind(" ", 0, _LONGEST_LINE), 0) or _LONGEST_LINE
            lines.append(Line(rest[:cut].rstrip()))
            rest = rest[cut:].lstrip()
        lines.append(Line(rest) if rest else gap)
    return Draft(tuple(lines))


@lru_cache(maxsize=4096)
def is_open(text: str) -> bool:
    """Whether a line ends in the middle of a sentence.

    >>> is_open("센터는 올해 시험동을"), is_open("센터는 시험동을 지었다.")
    (True, False)
    """
    return bool(_OPEN.search(text, max(len(text) - _OPEN_REACH, 0)))


def join_wrapped(draft: Draft) -> Draft:
    """One paragraph a line where a text was broken into short lines, as print and old sites do.

    Only where sentences run over line ends again and again: a line that ends in the middle of a sentence, up to the
    line that ends the sentence.
    """
    draft = join_full_lines(_join_begun(_closed_up(with_stops(_join_marks(join_columns(draft))))))
    joined, lines = _joined(draft, spoken=False)
    ended = sum(bool(ENDED.search(line.text)) for line in lines) if joined == _FEW else 0
    if 0 < joined < _WRAPPED and _is_brief(draft):
        draft = join_brief(draft)
    elif joined < _WRAPPED and not _FEW <= ended <= _WRAPPED:
        return draft
    joined, lines = _joined(draft, spoken=True)
    return replace(draft, lines=lines, repairs=(*draft.repairs, f"{joined} sentences broken into lines"))


def _is_brief(draft: Draft) -> bool:
    """Whether nearly every sentence is in the polite form and broken into lines, some of which end in a noun."""
    spoken = [
        line.text.endswith("니다.") for line in draft.lines if ENDED.search(line.text, max(len(line.text) - 4, 0))
    ]
    if len(spoken) < _FEW or not all(spoken):
        return False
    joined, lines = _joined(draft, spoken=True)
    ended = [line.text for line in lines if ENDED.search(line.text)]
    return joined >= max(_FEW, len(ended) - 1) and all(text.endswith("니다.") for text in ended)


def _closed_up(draft: Draft) -> Draft:
    """Without the blank lines between any two lines where sentences run over them again and again: a script."""
    given = draft
    texts = [line.text for line in draft.lines]
    if _FEW * texts.count("") > len(texts):
        draft = _with_single_gaps(draft)
        texts = [line.text for line in draft.lines]
    over = sum(
        not gap and bool(below) and len(above) <= _WRAP_WIDTH and is_open(above)
        for above, gap, below in zip(texts, texts[1:], texts[2:], strict=False)
    )
    if over < _WRAPPED:
        return given
    begin = next(index for index, text in enumerate(texts) if text and (text[0] in _CUES or is_open(text)))
    lines = tuple(
        line
        for index, line in enumerate(draft.lines)
        if line.text or index <= begin or not texts[index - 1] or not any(texts[index + 1 : index + 2])
    )
    closed = replace(draft, lines=lines)
    scripted = over >= _OVER and _joined(closed, spoken=False)[0] >= _WRAPPED
    return closed if scripted or join_full_lines(closed) is not closed else given


def _with_single_gaps(draft: Draft) -> Draft:
    """One blank line where there were several."""
    texts = [line.text for line in draft.lines]
    pairs = zip(draft.lines, ["", *texts], strict=False)
    return replace(draft, lines=tuple(line for line, above in pairs if line.text or above))


def join_brief(draft: Draft) -> Draft:
    """One sentence a line, wherever its lines end: for a text that has no paragraph otherwise, as a broadcaster's brief
    in the lines of the prompter."""
    lines: list[Line] = []
    open_lines: list[Line] = []
    filled = tuple(line for line in draft.lines if line.text)
    apart = len(filled) > _WRAPPED and len(draft.lines) >= 2 * len(filled) - 1  # a gap between any two lines
    for line in filled if apart else draft.lines:
        if (
            draft.title is None
            and line.text
            and line is filled[0]
            and _HEADLINE.match(line.text)
            and not _goes_on(line.text)
        ):
            lines.append(line)
            continue
        open_lines.append(line)
        texts = [part.text for part in open_lines]
        spaced = sum(" " in text for text in texts[:-1]) * 3 >= 2 * len(texts[:-1])  # buttons are single words
        if ENDED.search(line.text) and spaced and all(len(text) <= _CLOSED_WIDTH for text in texts):
            lines.append(Line(" ".join(texts)))
            open_lines = []
        elif not line.text or ENDED.search(line.text):
            lines.extend(open_lines)
            open_lines = []
    return replace(draft, lines=(*lines, *open_lines), repairs=(*draft.repairs, "sentences broken into lines"))


def _goes_on(text: str) -> bool:
    """Whether a line ends in the middle of a sentence, or behind its subject."""
    return is_open(text) or bool(_SUBJECT.search(text, max(len(text) - 2, 0)))


def _join_marks(draft: Draft) -> Draft:
    """Joins lines that begin with what only stands behind a word to the one above: `지었다` and `.`; a line that opens
    a bracket which the next one closes, too."""
    texts = [line.text for line in draft.lines]
    broken = [bool(_BEHIND.match(text)) for text in texts]
    if sum(broken) < _FEW:
        return draft
    lines: list[Line] = []
    for index, line in enumerate(draft.lines):
        above = lines[-1].text if lines else ""
        opens = line.text[:1] == "(" and ")" not in line.text and texts[index + 1 : index + 2] and broken[index + 1]
        if above and (broken[index] or opens):
            lines[-1] = Line(above + line.text)
        elif line.text and is_open(above):
            lines[-1] = Line(f"{above} {line.text}")
        else:
            lines.append(line)
    return replace(draft, lines=tuple(lines), repairs=(*draft.repairs, f"{sum(broken)} words parted from their marks"))


def _joined(draft: Draft, *, spoken: bool) -> tuple[int, tuple[Line, ...]]:
    """How many sentences were broken, and the lines with these on one each."""
    lines: list[Line] = []
    joined = 0
    index = 0
    while index < len(draft.lines):
        end = _sentence_end(draft, index, spoken=spoken)
        if end > index:
            lines.append(Line(" ".join(line.text for line in draft.lines[index : end + 1])))
            joined += 1
        else:
            lines.append(draft.lines[index])
        index = end + 1
    return joined, tuple(lines)


def _sentence_end(draft: Draft, start: int, *, spoken: bool) -> int:
    """The line in which the sentence ends that runs over the end of a line; `start` if it does not.

    With `spoken`, lines of a sentence in the polite form may end in a noun, the first of them only right below another
    sentence or a cue: scripts are broken where the speaker breathes.
    """
    if is_card(draft.lines[start].text):
        return start
    may_close = spoken and _begins(draft, start)
    quoted = draft.lines[start].text[:1] in _OPENING
    closed = False
    for index in range(start, min(start + _WRAP_LINES, len(draft.lines))):
        text = draft.lines[index].text
        if not text or len(text) > _WRAP_WIDTH or _CUE.fullmatch(text) or (index > start and list_mark(text)):
            return start
        if quoted and text[-1] in _CLOSING:
            return index
        if quoted and not any(mark in text[1:] for mark in _CLOSING):
            continue
        if index > start and ENDED.search(text):
            return start if closed and not text.endswith("니다.") else index
        if not _goes_on(text):
            closed = True
            if not spoken or len(text) > _CLOSED_WIDTH or (index == start and not may_close) or ENDED.search(text):
                return start
    return start


def _begins(draft: Draft, index: int) -> bool:
    """Whether a line stands right below another sentence or a cue, and is none."""
    above = draft.lines[index - 1].text if index else ""
    return bool(ENDED.search(above) or above[:1] in _CUES) and draft.lines[index].text[:1] not in _CUES


def _join_begun(draft: Draft) -> Draft:
    """Joins the beginning of a signed paragraph, or of the first one, with what a link broke off: `온결시는`."""
    texts = [line.text for line in draft.lines]
    for index, text in enumerate(texts[:-1]):
        if not 0 < len(text) <= _WRAP_WIDTH or not texts[index + 1] or ENDED.search(text):
            continue
        begun = _BEGUN.search(text) and not list_mark(text) and not any(map(is_paragraph, texts[:index]))
        if (begun or _SIGNED_START.match(text)) and is_paragraph(texts[index + 1]):
            joined = Line(f"{text} {texts[index + 1]}")
            return replace(draft, lines=(*draft.lines[:index], joined, *draft.lines[index + 2 :]))
    return draft
