"""The lines of `name : value` that archives, feeds and mail programs put on top of an exported article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from digest import vocabulary
from digest.lazy import regex
from digest.model import Stated

_LINE = regex(
    r"\s{0,4}(?:[|■□○●◦▶•*【\[-]{1,2}\s{0,2})?(?P<name>(?:dc:|content:)?[^\n:|]{1,20}?)\s{0,4}(?::\*{0,2}|：|\||\t|】\s?:?|\]\s?:)(?!//)\s{0,4}"
    r"(?P<value>[^\n]{0,600}?)(?:\s{0,2}\|)?"
)
"""Also as a row of a table or an item of a list."""
_COUNTED = regex(r"[\s\d]+")
_REPLY = regex(r"^(?:(?:re|fwd?|fw|전달|회신)\s?:\s?|\[(?:스크랩|전달|기사|보도자료)\]\s?)+", re.IGNORECASE)
_LEAST = 3
"""Lines that make such a block; a single `제목 : …` may be a sentence of the text."""
_NAMELESS = "other"
_LISTED = regex(r"^\s*[▶▷■□●○◆◇※•·]\s*")
"""What a headline in a list begins with."""
_RULE = regex(r"\|?[\s:|-]*--[\s:|-]*")
"""Below the first row of a table in Markdown."""
_LONGEST = 680
"""Characters of a line with name and value, at most."""
_HEADLINE = 120
"""Characters of a headline that stands above such a block, at most."""


def split_record(text: str) -> tuple[tuple[Stated, ...], str]:
    """What the block states, and the text below it; nothing and the whole text where there is no such block.

    A block has at least three known names. A title is among them, or stands above it: then two of them tell whose the
    article is, when it was published or where, and the title stays with the text.

    >>> stated, rest = split_record("제목 : 오송에 공장\\n일자 : 20240305\\n본문 :\\n시는 공장을 짓는다.")
    >>> [item.value for item in stated], rest
    (['오송에 공장', '20240305'], '시는 공장을 짓는다.')
    """
    lines = text.split("\n")
    found, end = _block(lines, 0)
    above: list[str] = []
    if not found:
        first = next((index for index, line in enumerate(lines) if line.strip()), 0)
        found, end = _block(lines, first + 1)
        above = [*lines[:first], _LISTED.sub("", lines[first])]
    fields = {field for field, _ in found}
    if above and ("title" in fields or len(fields - {_NAMELESS}) <= 1 or len(above[-1]) > _HEADLINE):
        return (), text
    if not above and (len(found) < _LEAST or "title" not in fields or fields == {"title"}):
        return (), text
    rest = lines[end:]
    if found[-1][0] == _NAMELESS and found[-1][1]:
        # `본문 : 시는 …` is the text itself where nothing else is.
        rest = [found[-1][1], *rest] if not any(line.strip() for line in rest) else rest
    stated: list[Stated] = []
    for field, value in found:
        if field != _NAMELESS and value and not any(item.field == field for item in stated):
            stated.append(Stated(field, _REPLY.sub("", value) if field == "title" else value, "record"))
    return tuple(stated), "\n".join((*above, *rest))


def _block(lines: Sequence[str], start: int) -> tuple[list[tuple[str, str]], int]:
    """The fields and values of lines from `start` on, up to the first that has no known name, and where they end."""
    found: list[tuple[str, str]] = []
    end = start
    for index in range(start, len(lines)):
        line = lines[index]
        if not line.strip() or (found and _RULE.fullmatch(line)):
            continue
        match = _LINE.fullmatch(line) if len(line) <= _LONGEST else None
        field = _fields().get(_folded(match["name"])) if match else None
        if not match or field is None:
            break
        found.append((field, match["value"].strip()))
        end = index + 1
    return found, end


def field_named(name: str) -> str | None:
    """The field that a name on top of a text stands for; None if it stands for none that counts.

    >>> field_named("기사 제목"), field_named("태그")
    ('title', None)
    """
    field = _fields().get(_folded(name))
    return field if field != _NAMELESS else None


def names_article(words: str) -> bool:
    """Whether the words of a link, or those in front of it, say that it leads to the article itself.

    >>> names_article("▶ 기사 원문"), names_article("출처 : "), names_article("관련 기사")
    (True, True, False)
    """
    return _folded(words).strip(":：[]()→▶▷·") in _article_links()


@cache
def _article_links() -> frozenset[str]:
    name = "read_records.yml"
    words = vocabulary.strings(vocabulary.load(name).get("article_links"), f"{name}: article_links")
    return frozenset(map(_folded, words))


@cache
def _fields() -> dict[str, str]:
    name = "read_records.yml"
    data = vocabulary.load(name)
    return {
        _folded(word): field
        for field in ("title", "outlet", "author", "published", "url", _NAMELESS)
        for word in vocabulary.strings(data.get(field), f"{name}: {field}")
    }


def _folded(name: str) -> str:
    return _COUNTED.sub("", name).casefold()
