"""What the rules read of one article: a pure function of its content, whatever its name and its neighbours.

Reading it takes ten times as long as its words and shingles (`digest.dedupe.features`), so it is read only
where those do not settle a pair.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from digest.dedupe import thresholds as limits
from digest.dedupe.lexicon import load_lexicon
from digest.dedupe.places import Gazetteer
from digest.dedupe.slots import Slots, read_slots
from digest.lazy import regex
from digest.model import Article
from digest.text import fold, normalise

LEAST_ITEMS = 2
NAMELESS_CHARACTERS = 6
"""`9월 19일 알림` is no headline."""

_TITLE_TAG = regex(r"^\s*(?:[\[<【][^\]>】]{1,14}[\]>】]\s*)+")
_ELLIPSIS = regex(r"(?:\.{2,}|…)\s*$")


@dataclass(frozen=True, slots=True, eq=False)
class Fingerprint:
    """What conflicts and rules compare."""

    title: str
    """The headline without tags such as `[포토]`; empty where there is none."""
    title_key: str
    """The headline folded to lower-case letters and digits."""
    body: str
    """Folded."""
    text: str
    """The body on one line, as it is compared word by word."""
    slots: Slots
    outlet: str | None
    earliest: dt.date | None
    latest: dt.date | None
    roundup: bool
    """Reports several unrelated things."""
    brief: bool
    """Stands in a column of short news; may be one item or several."""
    things: frozenset[str]
    """What `named_things` finds."""

    @property
    def length(self) -> int:
        """Letters and digits of the body."""
        return len(self.body)


def fingerprint_article(article: Article, gazetteer: Gazetteer, body: str | None = None) -> Fingerprint:
    """The fingerprint of one dated article; `body` is its body folded, where that is known."""
    raw_title = article.title or ""
    title = clean_title(raw_title)
    text = _on_one_line(article.body)
    headed = f"{_on_one_line(' '.join(article.deck))} {text}".strip() if article.deck else text
    slots = read_slots(title, headed, gazetteer)
    earliest, latest = article.published.bounds
    return Fingerprint(
        title=title,
        title_key=fold(title),
        body=fold(text) if body is None else body,
        text=text,
        slots=slots,
        outlet=article.outlet.id if article.outlet else None,
        earliest=earliest,
        latest=latest,
        roundup=_is_roundup(raw_title, title, article.body),
        brief=bool(load_lexicon().roundup.search(raw_title)),
        things=named_things(slots),
    )


def named_things(slots: Slots) -> frozenset[str]:
    """People, institutions and quoted names, marked by kind."""
    return frozenset(
        [f"person:{name}" for name in slots.people]
        + [f"institution:{name}" for name in slots.institutions]
        + [f"quoted:{name}" for name in slots.quoted]
    )


def clean_title(title: str) -> str:
    """A headline without its tags and the dots of a cut-off end.

    >>> clean_title("[포토] 남원시, 협약 체결...")
    '남원시, 협약 체결'
    """
    title = " ".join(normalise(title).split())
    stripped = _ELLIPSIS.sub("", _TITLE_TAG.sub("", title)).strip()
    return stripped or title.strip()


def _on_one_line(text: str) -> str:
    text = normalise(text)
    line = text.replace("\n", " ").strip()
    if not line.isprintable():  # tabs and other spaces
        return " ".join(text.split())
    while "  " in line:
        line = line.replace("  ", " ")
    return line


def is_error_page(folded: str) -> bool:
    """Whether a folded body reads like a server's message instead of an article."""
    return len(folded) <= limits.ERROR_PAGE_CHARACTERS and any(mark in folded for mark in load_lexicon().error_pages)


def _is_roundup(raw_title: str, title: str, body: str) -> bool:
    """A column of short news with several marked items, or with no headline but the column's name."""
    lexicon = load_lexicon()
    first_line_marked = body.lstrip().startswith(lexicon.item_marks)
    if first_line_marked and sum(line.startswith(lexicon.item_marks) for line in body.split("\n")) >= LEAST_ITEMS:
        return True
    found = lexicon.roundup.search(raw_title)
    if not found:
        return False
    items = sum(body.count(mark) for mark in lexicon.item_marks)
    return items >= LEAST_ITEMS or len(fold(title)) <= NAMELESS_CHARACTERS or found.end() == len(raw_title)


def gap_days(a: Fingerprint, b: Fingerprint) -> int | None:
    """The least number of days between two publications; None where one is not bounded on both sides."""
    if a.earliest is None or a.latest is None or b.earliest is None or b.latest is None:
        return None
    return max(0, (b.earliest - a.latest).days, (a.earliest - b.latest).days)
