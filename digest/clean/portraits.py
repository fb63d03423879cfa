"""Lines that are nothing but somebody's name, house and title: who is to be seen in a picture."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from digest.clean.draft import Draft
from digest.clean.groups import next_filled
from digest.clean.lexicon import choice, signatures
from digest.clean.patterns import is_name
from digest.clean.shapes import is_paragraph
from digest.lazy import compiled, regex

_LONGEST = 40
_SHOWN = regex(r"\s?\(사진\)")
_WORD = r"(?:\([가-힣]\)|㈜)?[가-힣A-Za-z0-9&·]{2,16}"


@cache
def _cards() -> tuple[re.Pattern[str], ...]:
    """`최영 온결바이오 대표`, `온결바이오 최영 대표`, `최영아`."""
    title = rf"[가-힣]{{0,12}}(?:{choice(signatures().portrait_titles)})\.?"
    return (
        compiled(rf"(?P<name>[가-힣]{{2,4}})\s(?:{_WORD}\s){{0,3}}?{title}"),
        compiled(rf"(?:{_WORD}\s){{1,3}}(?P<name>[가-힣]{{2,4}})\s{title}"),
        compiled(r"(?P<name>[가-힣]{3})"),
    )


@lru_cache(maxsize=4096)
def portrayed(text: str) -> str:
    """The name of whom a line names with his title and no more, or the bare name, or an empty text.

    >>> portrayed("최영 온결바이오 대표"), portrayed("온결대 최영 교수"), portrayed("시험동 여는 온결바이오 대표")
    ('최영', '최영', '')
    """
    bare = _SHOWN.sub("", text)
    cards = (card.fullmatch(bare) for card in _cards()) if len(text) <= _LONGEST else ()
    return next((card["name"] for card in cards if card and is_name(card["name"])), "")


def is_portrait(draft: Draft, index: int) -> bool:
    """Whether such a line stands above the text or between two paragraphs, the text speaks of him, and no other such
    line is there: several of them head what each of them says, or are a list."""
    name = portrayed(draft.lines[index].text)
    if not name or any(portrayed(line.text) not in ("", name) for line in draft.lines):
        return False
    above, below = (next_filled(draft, index, step) for step in (-1, 1))
    told = [at for at, line in enumerate(draft.lines) if is_paragraph(line.text)]
    if above is None or below is None or not told or not any(_speaks_of(draft.lines[at].text, name) for at in told):
        return False
    lead = index < told[0]
    return all((lead and at == above) or at in told or not draft.lines[at].text for at in (above, below))


def _speaks_of(text: str, name: str) -> bool:
    """Whether a paragraph gives a name with a title close behind it."""
    titles = choice(signatures().portrait_titles)
    return name in text and bool(
        re.search(rf"{name}(?:\([^()]{{1,20}}\))?\s(?:\S{{1,12}}\s){{0,3}}?\S{{0,12}}(?:{titles})", text)
    )
