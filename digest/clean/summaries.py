"""Summaries that a machine wrote: they are no words of the article, and nothing may be quoted from them."""

from __future__ import annotations

from digest.clean.draft import Draft, Scribe, Trace
from digest.clean.lexicon import furniture, key
from digest.clean.shapes import is_paragraph, is_sentence, list_mark
from digest.lazy import regex

_LEAST = 2
"""Paragraphs an article has beside its summary."""
_LINES = 6
_TAG = 6
"""Letters of what may stand between label and summary: `beta`."""
_NOTICE = regex(
    r"(?=.*요약)(?=.*(?:AI|인공지능|자동|GPT)).{8,120}(?:니다|[임음됨]|수\s있음)\.?|.{0,12}(?:AI|인공지능|자동)\S*\s?요약.{0,20}결과"
)
"""`인공지능 기술로 자동 요약된 내용입니다.`, below a summary."""
_OPENS = regex(r"전체 맥락을 이해하기 위해서는? 본문")
_CLOSES = regex(r"이 글자\s?크기로 변경|\(예시\)")
"""What a portal sets above and below its summary: how to read on, and how large the letters are."""
_LABEL = regex(r"(?!.*[.?!])(?:\S{1,6}\s){0,2}\S{0,6}요약")
_NOTED_LINES = 10
"""Lines, gaps not counted, between the label of a summary and the notice below it, at most."""


def drop_summaries(draft: Draft) -> Draft:
    """Drops a summary with the label above it.

    Where a notice below it says who wrote it, it ends there. Else it reaches, below the article, to the next gap; above
    the article to a gap with the article behind it, or, where no gap shows its end, as far as its list marks go.
    """
    headers = furniture().summary_headers
    heads = [index for index, line in enumerate(draft.lines) if len(line.text) <= 30 and key(line.text) in headers]
    gone = {at for index, line in enumerate(draft.lines) if "요약" in line.text for at in _noted(draft, index)}
    gone |= {at for index, line in enumerate(draft.lines) if _OPENS.match(line.text) for at in _opened(draft, index)}
    heads = [head for head in heads if head not in gone]
    if not heads and not gone:
        return draft
    gone |= {index for head in heads for index in _summary(draft, head)} | set(heads)
    scribe = Scribe(draft)
    for index, line in enumerate(draft.lines):
        if line.text and index in gone:
            scribe.drop(line, "summary by a machine", Trace.FURNITURE)
        else:
            scribe.keep(line)
    return scribe.finish()


def _noted(draft: Draft, notice: int) -> range:
    """The summary above a notice, with its label and the notice; empty if the line is none, or no article is beside."""
    lines = draft.lines
    above = [index for index in range(notice) if lines[index].text][-_NOTED_LINES:]
    head = next((index for index in reversed(above) if _LABEL.fullmatch(lines[index].text)), notice)
    rest = (*lines[:head], *lines[notice + 1 :])
    told = head < notice and _NOTICE.fullmatch(lines[notice].text.lstrip("※* "))
    return range(head, notice + 1 if told and sum(is_paragraph(line.text) for line in rest) >= _LEAST else head)


def _opened(draft: Draft, notice: int) -> range:
    """The summary between a portal's notice and its buttons; empty if these do not follow, or no article does."""
    filled = [index for index in range(notice + 1, len(draft.lines)) if draft.lines[index].text]
    end = next((index for index in filled[:_NOTED_LINES] if _CLOSES.match(draft.lines[index].text)), notice)
    below = sum(is_paragraph(line.text) for line in draft.lines[end:])
    return range(notice, end if below >= _LEAST else notice)


def _summary(draft: Draft, head: int) -> range:
    lines = draft.lines
    start = head + 1
    while start < len(lines) and len(lines[start].text) <= _TAG:
        if lines[start].text and key(lines[start].text) in furniture().buttons:
            return range(start, start)  # one of a row of buttons
        start += 1
    end = start
    while end < len(lines) and lines[end].text:
        end += 1
    above = sum(is_paragraph(line.text) for line in lines[:head])
    below = sum(is_paragraph(line.text) for line in lines[end:])
    told = any(is_sentence(line.text) or list_mark(line.text) for line in lines[start:end])
    if not told and above < _LEAST:
        return range(start, start)  # a button
    if above >= _LEAST or (below >= _LEAST and end - start <= _LINES):
        return range(start, min(end, start + _LINES))
    end = start
    while end < len(lines) and lines[end].text and list_mark(lines[end].text):
        end += 1
    return range(start, end)
