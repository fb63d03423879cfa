"""The entries of a finished search index that are not stories: places, topics, lists, hand-written pages."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from digest.lazy import regex
from digest.words.terms import Weight

EDITIONS = ("", "en/")
"""How the addresses of each edition begin; the Korean one first."""
_STORY = regex(r"(?:en/)?stories/([^/#]+?)(?:/|\.html)(?:#.*)?")
_LIST = regex(r"(?:en/)?(?:regions|topics|timeline|promises|agreements|sources)(?:[/.]|$)")
_PROSE = regex(r"<(p|li)>(.*?)</\1>", re.DOTALL)
_BLOCK = regex(r"</?(?:p|li|ol|ul|pre)>")
_TAG = regex(r"<[^>]*>")
_TOP = "#top"
_SECOND = 2


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page, or a section of one, as search results show it."""

    location: str
    title: str
    passages: tuple[str, ...]
    is_list: bool
    """Whether it only leads to stories; these come after the stories themselves."""

    @property
    def parts(self) -> tuple[tuple[str, Weight], ...]:
        """Its title and its text, as its words are read from them."""
        return ((self.title, Weight.TITLE), *((passage, Weight.BODY) for passage in self.passages))


def story_id_of(location: str) -> str:
    """The id of the story an address belongs to; empty for any other page.

    >>> story_id_of("stories/a1b2/#claims"), story_id_of("regions/osong/")
    ('a1b2', '')
    """
    match = _STORY.fullmatch(location)
    return match[1] if match else ""


def is_read(location: str, level: int) -> bool:
    """Whether the search knows what stands in a page's sections of a heading's level: the words of stories come from
    their articles, and of lists only what stands before the second heading is read (see `page_entries`).

    >>> is_read("stories/a1b2/", 1), is_read("regions/osong/", 1), is_read("regions/osong/", 2), is_read("method/", 2)
    (False, True, False, True)
    """
    return not story_id_of(location) and (level < _SECOND or not _LIST.match(location))


def page_entries(entries: Iterable[Mapping[str, object]]) -> tuple[PageEntry, ...]:
    """What is searched besides stories; of lists only the prose at their head, for their rows are the stories."""
    found: dict[str, PageEntry] = {}
    for entry in entries:
        location = str(entry["location"])
        if story_id_of(location):
            continue
        is_list = bool(_LIST.match(location))
        page = location.removesuffix(_TOP)
        if is_list and "#" in page:
            continue
        text = str(entry.get("text") or "")
        known = found.get(page)
        if known is not None and not location.endswith(_TOP):
            continue
        passages = tuple(_prose(text) if is_list else _blocks(text))
        found[page] = PageEntry(page, _plain(str(entry.get("title") or "")), passages, is_list)
    return tuple(found.values())


def _prose(text: str) -> Iterator[str]:
    return (plain for _, block in _PROSE.findall(text) if (plain := _plain(block)))


def _blocks(text: str) -> Iterator[str]:
    return (plain for block in _BLOCK.split(text) if (plain := _plain(block)))


def _plain(markup: str) -> str:
    return " ".join(html.unescape(_TAG.sub(" ", markup)).split())
