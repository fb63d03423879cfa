"""Full stops that a script lost."""

from __future__ import annotations

from dataclasses import replace

from digest.clean.draft import Draft, Line
from digest.lazy import regex

ENDED = regex(r"(?:다|요|죠|까)[.?!][”\"’')\]]?$")
"""The end of a sentence, with its mark."""
_POLITE = ("니다", "니까")
_PLAIN = regex(r"[가-힣][은는이가을를에의로와과도고며서]\s.*[가-힣]다$")
"""A line that ends as sentences in the plain form do, and has a particle: one headline in twenty-five is like that."""
_PREDICATE = regex(r"[가-힣] .*[가-힣]다$")
_LEAST, _FAR = 10, 4
"""Characters of such a line; so many lines further on it belongs to another text."""
_ITEMS = tuple("▲△·-•○□")
_INNER_END = regex(r"(?<=[가-힣]니다)\s(?=[가-힣A-Z“\"‘'\[(])")
_LONG = 70
_FEW, _SEVERAL = 2, 3
_MOST = 0.6
"""Part of the lines of some words that end so in a text that lost its full stops."""


def with_stops(draft: Draft) -> Draft:
    """The lines of a text that has hardly any full stops, with one where a sentence in the polite form ends, or, if
    most lines are such, one in the plain form."""
    draft = _with_inner_stops(draft)
    texts = [line.text for line in draft.lines]
    stopped = sum(bool(ENDED.search(text)) or "다. " in text for text in texts)
    ended = {text for text in texts if text.endswith(_POLITE)}
    if len(ended) < _FEW or len(ended) <= _FEW * stopped:
        ended = _plain_ends(texts)
    if not ended:
        return draft
    ends = sum(text in ended for text in texts)
    lines = tuple(Line(f"{line.text}.") if line.text in ended else line for line in draft.lines)
    return replace(draft, lines=lines, repairs=(*draft.repairs, f"{ends} sentences without a full stop"))


def _plain_ends(texts: list[str]) -> set[str]:
    """The sentences in the plain form of a text that lost its full stops: most of the lines from one to another."""
    told = [at for at, text in enumerate(texts) if text[-1:] == "다" and len(text) >= _LEAST and _PLAIN.search(text)]
    if len(told) < _SEVERAL:
        return set()
    lines = [at for at, text in enumerate(texts) if len(text) >= _LEAST and text[0] not in _ITEMS]
    place = {at: number for number, at in enumerate(lines)}
    groups: list[list[int]] = []
    for at in told:
        if groups and at in place and place[at] - place.get(groups[-1][-1], -_FAR) < _FAR:
            groups[-1].append(at)
        else:
            groups.append([at])
    group = max(groups, key=len)
    between = [texts[at] for at in lines if group[0] <= at <= group[-1]]
    stopped = sum(bool(ENDED.search(text)) or "다. " in text for text in between)
    whole = sum(bool(ENDED.search(text)) for text in texts)
    if (
        len({texts[at] for at in group}) < _SEVERAL
        or whole > _FEW * len(group)
        or len(group) <= _FEW * stopped
        or len(group) < _MOST * len(between)
    ):
        return set()
    return {text for text in texts[group[0] : group[-1] + 1] if text in between and _PREDICATE.search(text)}


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
