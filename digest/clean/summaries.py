"""Summaries that a machine wrote: they are no words of the article, and nothing may be quoted from them."""

from __future__ import annotations

from digest.clean.draft import Draft, Scribe, Trace
from digest.clean.lexicon import furniture, key
from digest.clean.shapes import is_paragraph, is_sentence, list_mark

_LEAST = 2
"""Paragraphs an article has beside its summary."""
_LINES = 6
_TAG = 6
"""Letters of what may stand between label and summary: `beta`."""


def drop_summaries(draft: Draft) -> Draft:
    """Drops a summary with the label above it.

    Below the article it reaches to the next gap; above the article to a gap with the article behind
    it, or, where no gap shows its end, as far as its list marks go.
    """
    headers = furniture().summary_headers
    heads = [index for index, line in enumerate(draft.lines) if len(line.text) <= 30 and key(line.text) in headers]
    if not heads:
        return draft
    gone = {index for head in heads for index in _summary(draft, head)}
    scribe = Scribe(draft)
    for index, line in enumerate(draft.lines):
        if line.text and (index in gone or index in heads):
            scribe.drop(line, "summary by a machine", Trace.FURNITURE)
        else:
            scribe.keep(line)
    return scribe.finish()


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
