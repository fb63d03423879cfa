"""What dates look like on pages, and the words beside them that tell publication from change."""

from __future__ import annotations

import re
from functools import cache

from digest import vocabulary

DATE = (
    r"(?:(?:19|20)\d{2}\s?[-./년]\s?\d{1,2}\s?[-./월]\s?\d{1,2}\s?[일.]?"
    r"|\d{2}[-./]\d{1,2}[-./]\d{1,2}|(?:19|20)\d{6}(?!\d))"
)
WEEKDAY = r"(?:\s?\(?\s?[월화수목금토일](?:요일)?\s?\)?)?"
_HALF = r"(?:오전|오후|AM|PM|am|pm)?"
_TIME = rf"(?:\s?[,T(\[]?\s?{_HALF}\s?\d{{1,2}}\s?[:시]\s?\d{{2}}(?:\s?[:분]\s?\d{{0,2}}초?)?\s?{_HALF}[)\]]?)?"
FULL = rf"{DATE}{WEEKDAY}{_TIME}"


def _words(field: str) -> tuple[str, ...]:
    found = vocabulary.strings(vocabulary.load("clean_stamps.yml").get(field), f"clean_stamps.yml: {field}")
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


def _choice(*fields: str) -> str:
    return "|".join(re.escape(word) for field in fields for word in _words(field))


@cache
def label_words() -> str:
    """A pattern of all labels."""
    beginning, ending = f"(?:{_choice('beginnings')})", f"(?:{_choice('endings')})"
    acts = f"(?:{_choice('published_acts')})"
    return (
        rf"(?:{beginning}\s?)?(?:{_choice('published', 'modified')})(?:\s?{ending})?"
        rf"|{beginning}\s?{acts}|{acts}\s?{ending}"
        rf"|{_choice('published_labels', 'modified_labels')}"
    )


@cache
def _label() -> re.Pattern[str]:
    return re.compile(label_words())


@cache
def _change() -> re.Pattern[str]:
    return re.compile(_choice("modified", "modified_labels"))


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
    return re.compile(
        rf"(?<![가-힣A-Za-z])(?P<label>{label_words()})\s?[:：|]?\s?(?P<value>{FULL})"
        rf"(?!\s?[~∼∽]|\d)(?:(?<=:\d\d)|(?=[^가-힣]|$|{label_words()}))"
    )
