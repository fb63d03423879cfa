"""What dates look like on pages, and the words beside them that tell publication from change."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from digest import vocabulary
from digest.clean.patterns import ends_as_outlet
from digest.lazy import compiled, regex
from digest.model import Stated

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY_NAME = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
DATE = (
    r"(?:(?:19|20)\d{2}\s?[-./·년]\s?\d{1,2}\s?[-./·월]\s?\d{1,2}\s?(?:일자?|\.)?"
    r"|(?:19|20)\d{2}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日"
    r"|['’‘]?\d{2}(?:[-./]\d{1,2}[-./]\d{1,2}|\.\s\d{1,2}\.\s\d{1,2})(?!\d|:\d)\.?|(?:19|20)\d{6}(?=\d{4}(?:\d\d)?(?!\d)|(?!\d))"
    rf"|(?:{_DAY_NAME}[a-z]{{0,6}},?\s)?(?:{_MONTH}\s\d{{1,2}},?\s(?:19|20)\d{{2}}|\d{{1,2}}\s{_MONTH},?\s(?:19|20)\d{{2}}))"
)
WEEKDAY = rf"(?:\s?\(?\s?(?:[월화수목금토일](?:요일)?|{_DAY_NAME}(?=\)|\s\d))\s?\)?)?"
_HALF = r"(?:오전|오후|AM|PM|am|pm)?"
_ZONE = (
    r"(?:\s?\(?(?:GMT|Gmt|UTC|KST|[ECP][SD]?T)\s?(?:[+-]\d{1,2}(?::?\d{2})?)?\)?|Z(?![A-Za-z])|\s?[+-]\d{2}:?\d{2})?"
    r"(?:\s?\((?:한국|대한민국|Korea[n ]?)\s?(?:표준시|Standard Time)\))?"
)
_CLOCK = r"\d{1,2}\s?(?::\s?\d{2}(?:\s?:\s?\d{2}(?:\.\d{1,9})?)?|시(?:\s?\d{1,2}\s?분(?:\s?\d{1,2}\s?초)?)?)"
_TIME = rf"(?:\s?(?:[,T(\[|/ㅣ·-]|at)?\s?{_HALF}\s?{_CLOCK}\s?{_HALF}[)\]]?|\d{{4}}(?:\d\d)?(?!\d))?{_ZONE}"
FULL = rf"{DATE}{WEEKDAY}{_TIME}"
EDITION_NUMBER = regex(
    r"\[?제?\s?\d{1,5}호\]?|호수\s?\d{1,5}|제?\s?\d{1,3}면"
    r"|[<(]?\s?(?:\d{1,2}[./]\s?\d{1,2}\.?\s?)?(?:\([월화수목금토일]\)\s?)?(?:조간|석간|이후|부터|즉시)(?:\s?보도)?\s?[>)]?"
    r"|\d{1,3}(?:,\d{3})*"
)
"""The number of an issue or a page, and from when a release may be told: `< 3.6.(수) 조간 >`."""
_COUNTS = r"(?:(?:조회|추천|댓글|공감|좋아요)\s?수?\s?[:：]?\s?\d[\d,]{0,8}\s){0,4}"
BARE = regex(rf"^[-·•*|\s(\[]{{0,4}}{_COUNTS}(?P<value>{FULL})[|,\s)\]]{{0,3}}$")
SIGNED = regex(rf"기자(?![가-힣]).{{0,30}}?(?P<value>{FULL})\s?$")
"""`최영 기자 VIEW 1,204 2024.06.27 10:00`."""
SIGNED_LIMIT = 80
"""Characters of a line that a reporter signs beside the date."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line with a date stands."""

    above_text: bool
    """No sentence of the article stands above it."""
    first: bool
    """Nothing at all stands above it."""
    label: str | None
    """The label that is all of the line above it: `등록일`."""
    writer: str | None
    """The person's name that is all of the line above it."""
    neighbour: bool
    """Below `이전글` or `다음글`: it belongs to another article."""
    bare: re.Match[str] | None
    """Set if the date is all of the line."""
    signed: bool = False
    """The line above it is a reporter's signature, right below the text, or nothing but a paper's name."""
    known: Callable[[str], bool] = ends_as_outlet
    """Whether a word names an outlet of the list."""

    def names_house(self, word: str) -> bool:
        """Whether a word beside a date names who publishes."""
        return ends_as_outlet(word) or self.known(word)


def _words(field: str) -> tuple[str, ...]:
    found = vocabulary.strings(vocabulary.load("clean_stamps.yml").get(field), f"clean_stamps.yml: {field}")
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


def words_of(*fields: str) -> str:
    """A pattern of the words of some fields of `clean_stamps.yml`."""
    return "|".join(re.escape(word) for field in fields for word in _words(field))


@cache
def label_words() -> str:
    """A pattern of all labels."""
    beginning, ending = f"(?:{words_of('beginnings')})", f"(?:{words_of('endings')})"
    acts = f"(?:{words_of('published_acts')})"
    return (
        rf"(?:{beginning}\s?)?(?:{words_of('published', 'modified')})(?:\s?{ending})?"
        rf"|{beginning}\s?{acts}|{acts}\s?{ending}"
        rf"|(?i:{words_of('published_labels', 'modified_labels')})"
    )


@cache
def _label() -> re.Pattern[str]:
    return compiled(label_words())


@cache
def _change() -> re.Pattern[str]:
    return compiled(words_of("modified", "modified_labels"), re.IGNORECASE)


def is_label(text: str) -> bool:
    """Whether a text is nothing but a label of dates.

    >>> is_label("등록일"), is_label("등록금")
    (True, False)
    """
    return bool(_label().fullmatch(text))


def field_of(label: str) -> str:
    """`modified` or `published`."""
    return "modified" if _change().search(label) else "published"


@cache
def labelled() -> re.Pattern[str]:
    """A label with its date; groups `label` and `value`."""
    return compiled(
        rf"(?:(?<![가-힣A-Za-z])|(?<=\d호)|(?=[가-힣]{{2}}\s?[:：]\s?(?:19|20)\d\d[-./]\d\d[-./]\d\d\s\d\d:))(?P<label>{label_words()})\s?[:：|ㅣ=▶>/-]?\s?[\[(]?(?:\d{{1,2}}:\d{{2}}(?::\d{{2}})?,?\s)?"
        rf"(?P<value>{FULL})[\])]?(?!\s?[~∼∽]|\d(?!\d{{3}}년))(?:(?<=:\d\d)|(?=[^가-힣]|$|{label_words()}))"
    )


def stated_date(value: str, field: str = "published") -> Stated:
    """What a date on a line states."""
    return Stated(field, value.strip(), "line")
