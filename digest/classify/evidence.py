"""The words of an article that tell why a place is labelled."""

from __future__ import annotations

from digest.classify.passages import Passage
from digest.classify.weights import Weighed
from digest.model import Evidence

EVIDENCE_LIMIT = 40
EVIDENCE_COUNT = 3
_CLOSING = dict(zip("([‘“「『〈《<【", ")]’”」』〉》>】", strict=True))
_OPENING = {closing: opening for opening, closing in _CLOSING.items()}


def gather_evidence(
    found: list[tuple[str, tuple[Passage, ...], tuple[Weighed, ...]]],
) -> dict[str, tuple[Evidence, ...]]:
    """The strongest mentions of each place, with a few words around each."""
    items: dict[str, list[tuple[float, int, Weighed]]] = {}
    for order, (_, _, weighed) in enumerate(found):
        for item in weighed:
            items.setdefault(item.mention.region, []).append((-item.weight, order, item))

    def show(entry: tuple[float, int, Weighed]) -> Evidence:
        article_id, passages, _ = found[entry[1]]
        item = entry[2]
        passage = passages[item.mention.passage]
        text = _around(passage.text, item.mention.start, item.mention.end)
        return Evidence(article_id, text, f"{passage.kind}: {item.standing}, {item.mention.why}")

    def strongest(entries: list[tuple[float, int, Weighed]]) -> tuple[Evidence, ...]:
        shown: dict[tuple[str, str], Evidence] = {}  # two mentions side by side have the same words around them
        for entry in sorted(entries, key=lambda e: (e[0], e[1])):
            evidence = show(entry)
            shown.setdefault((evidence.article_id, evidence.text), evidence)
            if len(shown) == EVIDENCE_COUNT:
                break
        return tuple(shown.values())

    return {region: strongest(entries) for region, entries in items.items()}


def _around(text: str, start: int, end: int) -> str:
    """The name with the words beside it, at most `EVIDENCE_LIMIT` characters, cut at spaces and at lone brackets."""
    low = text.rfind(" ", 0, max(0, start - 6)) + 1 if start > 6 else 0
    if end - low > EVIDENCE_LIMIT:
        low = start
    high = min(len(text), low + EVIDENCE_LIMIT)
    if high < len(text):
        cut = text.rfind(" ", end, high)
        high = cut if cut > 0 else max(end, min(high, len(text)))
    low, high = _without_halves(text, low, high, start, end)
    return text[low:high].strip(" \t,·")[:EVIDENCE_LIMIT]


def _without_halves(text: str, low: int, high: int, start: int, end: int) -> tuple[int, int]:
    """The window without brackets and quotation marks whose other half lies outside; it keeps `text[start:end]`."""
    opened: list[int] = []
    for place in range(low, high):
        sign = text[place]
        if sign in _CLOSING:
            opened.append(place)
        elif sign in _OPENING:
            if opened and text[opened[-1]] == _OPENING[sign]:
                opened.pop()
            elif place < start:
                low, opened = max(place, text.find(" ", place, start)) + 1, []  # a particle may hang on it
            elif place >= end:
                high = place
                break
    before = [place + 1 for place in opened if place < start]
    behind = [place for place in opened if place >= end]
    return max([low, *before]), min([high, *behind])
