"""Lines that no rule took and that read like a page's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from digest.clean.draft import Draft, Scribe
from digest.clean.line_odds import line_odds, places_of
from digest.clean.patterns import names_in
from digest.clean.shapes import is_statement, list_mark
from digest.model import Removal

RULE = "line of the page"
_SURE = {"above": 2.0, "between": 3.0, "below": 1.0}
"""Log-odds from which a line goes, by where it stands: decks and the heads of parts read like furniture, too."""
_GOES_ON = re.compile(
    r"^\W{0,2}(?:(?:19|20)\d\d(?:년|\s|[.~-])|[가-힣]{1,5}\s?[:：]\s)"
    r"|[가-힣](?:[은는이가을를에의로과와고며서된한할인]|위해|통해|경우)$|[?!]$"
)
"""A line that begins with its year or a field's name, breaks off, or asks."""
_SHORTEST, _LONGEST = 4, 120
_TOLD = 18
"""Characters of a sentence that tells something, at least."""
_HEAD = re.compile(r"[<\[(【〈].{1,18}[>\])】〉]")
"""`<약력>`, above a list."""
_NOTED = tuple("※*○ㅇ-◎▣□")
"""What notes and asides of a release begin with."""
_LISTED = 3
"""So many items, with whatever marks, make a text in notes."""
_LOOSE, _WRAPPED = 60, 8
"""More lines of so many characters without an end show that lines are broken anywhere: no piece reads like text."""


def drop_page_lines(draft: Draft) -> Draft:
    """Drops lines whose letters and place are those of furniture, by fitted weights, also from the deck; not the first
    line of a text whose headline is not known, no sentence or item, and nothing from a text whose lines are broken."""
    texts = [*draft.deck, *(line.text for line in draft.lines if line.text)]
    loose = sum(len(text) <= _LOOSE and not is_statement(text) for text in texts[len(draft.deck) :])
    foreign = _foreign(texts) if loose <= _WRAPPED else frozenset()
    if draft.title is None and len(texts) > len(draft.deck):
        foreign -= {len(draft.deck)}
    if not foreign:
        return draft
    scribe = Scribe(draft)
    place = len(draft.deck)
    for line in draft.lines:
        if line.text and place in foreign:
            scribe.authors.extend(names_in(line.text))
            scribe.drop(line, RULE)
        else:
            scribe.keep(line)
        place += bool(line.text)
    draft = scribe.finish()
    gone = [text for index, text in enumerate(draft.deck) if index in foreign]
    deck = tuple(text for index, text in enumerate(draft.deck) if index not in foreign)
    return replace(draft, deck=deck, removed=(*draft.removed, *(Removal(text, RULE) for text in gone)))


def _foreign(texts: Sequence[str]) -> frozenset[int]:
    """The places of the lines that are the page's."""
    marks = Counter(map(list_mark, texts))
    items = {mark for mark, count in marks.items() if mark and (count > 1 or marks.total() - marks[""] >= _LISTED)}
    doubtful = [index for index, text in enumerate(texts) if not _tells(text, items)]
    if not doubtful:
        return frozenset()
    places = places_of(texts, doubtful)
    return frozenset(
        index for index, place in zip(doubtful, places, strict=True) if line_odds(texts[index], place) >= _least(place)
    )


def _least(place: Mapping[str, float]) -> float:
    return next(least for name, least in _SURE.items() if name in place or name == "below")


def _tells(text: str, items: Set[str]) -> bool:
    """Whether the form of a line shows that it is the article's, or may be."""
    if not _SHORTEST <= len(text) <= _LONGEST or _GOES_ON.search(text) or text[0] in _NOTED or list_mark(text) in items:
        return True
    return (len(text) >= _TOLD and is_statement(text)) or bool(items and _HEAD.fullmatch(text))
