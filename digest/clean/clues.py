"""What a source and a text tell of the outlet, brought together for the choice among them."""

from __future__ import annotations

from collections.abc import Iterator

from digest.clean.draft import Draft
from digest.clean.houses import house_above, house_in_note, houses_told
from digest.clean.outlets import house_of, named_elsewhere
from digest.clean.shapes import is_report
from digest.clean.signers import wired
from digest.known import Taxonomy
from digest.lazy import regex
from digest.model import RawArticle, Stated

_RELEASE = regex(r"보\s?도\s?자\s?료|담당\s?부서|공공누리")
"""Around an office's name they tell that the page is the office's own."""
_RANKED = ("front matter", "frame")
_RIGHTS = ("copyright", "slogan", "owner", "inner")
_EDGE = 300
"""Characters at either end of a text in which a notice is looked for."""
_LABEL = regex(r"(?P<signs>[_/–—-]\s?)?편집자\s?[주註]")
_NOTE, _GLUED_NOTE = 800, 250
"""Characters of an editor's note at most, and of one that is glued to the text below it."""
_GLUED = regex(r"(?<=[다요]\.)\s?(?=[^\s.,”\"’')])|(?<=[다요]\.[”\"’'])\s?(?=[^\s.,가-힣])")
_PORTAL_END = regex(r"\s?\|.*$")
"""`새벽신문 | 네이버`."""
_OFFICES = (".go.kr", ".re.kr", ".ac.kr")


def outlet_clues(raw: RawArticle, draft: Draft, url: str | None, taxonomy: Taxonomy) -> tuple[Stated, ...]:
    """All that source, address, text and what stood around it say of whose the text is; `url` is the article's own."""
    clues = [
        Stated("outlet", item.value, item.source if item.source in _RANKED else "site")
        for item in raw.stated
        if item.field == "outlet"
    ]
    clues += (
        Stated("outlet", _PORTAL_END.sub("", item.value), "press") for item in raw.stated if item.field == "press"
    )
    pages = [url] if url else [item.value for item in raw.stated if item.field == "url"]
    clues += (Stated("outlet", page, "url") for page in pages)
    if draft.url and draft.url not in pages:
        clues.append(Stated("outlet", draft.url, "byline"))  # where a board says it has the text from
    released = any(_RELEASE.search(removal.text) for removal in draft.removed)
    clues.extend(clue for clue in draft.outlets if released or not _is_offices(clue))
    clues.extend(house_above(draft.title or "", taxonomy))
    around = [each.text for each in draft.removed if "caption" not in each.rule or "저작물" in each.text]
    clues.extend(houses_told((*around, *_edges(draft)), taxonomy))
    clues.extend(Stated("outlet", name, "masthead") for name in _noted(raw, draft, taxonomy))
    clues.extend(Stated("outlet", name, "byline") for name in _labels(draft) if named_elsewhere(name, draft.outlets))
    signed = {house_of(clue.value, taxonomy) for clue in clues if clue.source in ("byline", "signature")}
    agencies = {house_of(name, taxonomy) for name in wired(draft.removed)} - {None}
    pictured = agencies if signed - agencies - {None} else agencies - signed
    return tuple(clue for clue in clues if clue.source not in _RIGHTS or house_of(clue.value, taxonomy) not in pictured)


def _is_offices(clue: Stated) -> bool:
    """Whether a clue counts on an office's own page only: its name on top, the address of one of its people."""
    return clue.source == "head" or (clue.source == "mail" and clue.value.endswith(_OFFICES))


def _edges(draft: Draft) -> Iterator[str]:
    """What a text begins and ends with if it reports nothing: notices that are glued to it."""
    lines = [line.text for line in draft.lines if line.text]
    for piece in (_GLUED.split(lines[0][:_EDGE])[0], *_GLUED.split(lines[-1][-_EDGE:])[-2:]) if lines else ():
        if not is_report(piece):
            yield piece


def _noted(raw: RawArticle, draft: Draft, taxonomy: Taxonomy) -> Iterator[str]:
    """The houses that editors' notes speak of."""
    texts = (*(each.text for each in draft.removed), *raw.text.split("\n")) if "편집자" in raw.text else ()
    for text in dict.fromkeys(text for text in texts if "편집자" in text):
        for label in _LABEL.finditer(text):
            glued = text[: label.start()][-_NOTE:] if label["signs"] else text[label.end() :][:_GLUED_NOTE]
            name = house_in_note(text if len(text) <= _NOTE else glued, taxonomy)
            if name:
                yield name


def _labels(draft: Draft) -> Iterator[str]:
    """What stood alone in brackets before a text: `[새벽다컴] 온결군은 …`."""
    return (each.text[1:-1] for each in draft.removed if each.rule == "label" and each.text[:1] == "[")
