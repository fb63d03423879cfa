"""Full stops that a script lost."""

from __future__ import annotations

import re
from dataclasses import replace

from digest.clean.draft import Draft, Line

ENDED = re.compile(r"(?:다|요|죠|까)[.?!][”\"’')\]]?$")
"""The end of a sentence, with its mark."""
_POLITE = ("니다", "니까")
_INNER_END = re.compile(r"(?<=[가-힣]니다)\s(?=[가-힣A-Z“\"‘'\[(])")
_LONG = 70
_FEW, _SEVERAL = 2, 3


def with_stops(draft: Draft) -> Draft:
    """The lines of a script that has hardly any full stops, with one where a sentence in the polite form ends."""
    draft = _with_inner_stops(draft)
    texts = [line.text for line in draft.lines]
    ends = sum(text.endswith(_POLITE) for text in texts)
    if ends < _FEW or ends <= _FEW * sum(bool(ENDED.search(text)) or "다. " in text for text in texts):
        return draft
    lines = tuple(Line(f"{line.text}.") if line.text.endswith(_POLITE) else line for line in draft.lines)
    return replace(draft, lines=lines, repairs=(*draft.repairs, f"{ends} sentences without a full stop"))


def _with_inner_stops(draft: Draft) -> Draft:
    """The lines of a script that a site of films put together without a full stop, with one behind every sentence."""
    parts = [
        _INNER_END.split(line.text)
        if len(line.text) > _LONG and "니다 " in line.text and "다. " not in line.text
        else [line.text]
        for line in draft.lines
    ]
    ends = sum(len(part) - 1 for part in parts if len(part) > _SEVERAL)
    if not ends:
        return draft
    lines = tuple(
        Line(". ".join(part)) if len(part) > _SEVERAL else line for part, line in zip(parts, draft.lines, strict=True)
    )
    return replace(draft, lines=lines, repairs=(*draft.repairs, f"{ends} sentences without a full stop"))
