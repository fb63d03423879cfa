"""What every page knows: its language, its own address, and how to reach others from there."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, wraps
from typing import TypeVar

from digest.render.atlas import Atlas
from digest.render.catalogue import Catalogue
from digest.render.escape import REMEMBERED, Markdown, safe_url

T = TypeVar("T")
HOME_COUNTRY = "south-korea"
"""The country the digest is about; lists begin with it."""
PREFIX = {"ko": "", "en": "en/"}


@dataclass(frozen=True)
class Scope:
    """One page being written, in one language."""

    atlas: Atlas
    catalogue: Catalogue
    src_uri: str
    """Path of this page below the docs folder."""
    site_url: str = ""
    """Where the site is published, with a final `/`; empty where that is not known."""

    @property
    def language(self) -> str:
        """`ko` or `en`."""
        return self.catalogue.language

    def t(self, key: str, **values: object) -> Markdown:
        """A message of the catalogue."""
        return self.catalogue.t(key, **values)

    def path(self, src_uri: str, anchor: str = "") -> str:
        """The relative Markdown path of another page of this edition, such as `../topics/exosome.md#claims`."""
        target = _way(self.src_uri.rpartition("/")[0], PREFIX[self.language] + src_uri)
        return f"{target}#{anchor}" if anchor else target

    def link(self, src_uri: str, text: object, anchor: str = "", attributes: str = "") -> Markdown:
        """A Markdown link to another page of this edition; `attributes` in attr_list's notation."""
        suffix = f"{{ {attributes} }}" if attributes else ""
        return Markdown(f"[{Markdown.escape(text)}]({self.path(src_uri, anchor)}){suffix}")

    def href(self, uri: str) -> str:
        """The relative address of a published file or page address, for raw HTML: `../../data/stories.csv`."""
        return relative_address(page_address(self.src_uri), uri)

    def address(self, src_uri: str) -> Markdown:
        """The permanent address of a page of this edition, as one would cite it."""
        return Markdown((safe_url(self.site_url) or "/") + page_address(PREFIX[self.language] + src_uri))

    def page_href(self, src_uri: str, anchor: str = "") -> str:
        """The relative address of another page of this edition, for raw HTML such as SVG."""
        target = self.href(page_address(PREFIX[self.language] + src_uri))
        return f"{target}#{anchor}" if anchor else target


def remembered(write: Callable[[Scope, T], Markdown]) -> Callable[[Scope, T], Markdown]:
    """Keep what a function writes of a value in a language; tables show the same things on many pages.

    Only for functions that look at nothing else of the scope: no links, they differ from page to page.
    """
    kept: dict[tuple[str, T], Markdown] = {}

    @wraps(write)
    def look(scope: Scope, value: T) -> Markdown:
        key = (scope.language, value)
        found = kept.get(key)
        if found is None:
            if len(kept) >= REMEMBERED:
                kept.clear()
            kept[key] = found = write(scope, value)
        return found

    look.cache_clear = kept.clear  # type: ignore[attr-defined]
    return look


def page_address(src_uri: str) -> str:
    """The site-relative address of a page: `regions/osong.md` gives `regions/osong/`.

    >>> page_address("index.md"), page_address("en/topics/index.md")
    ('', 'en/topics/')
    """
    stem = src_uri.removesuffix(".md")
    return stem.removesuffix("index") if stem == "index" or stem.endswith("/index") else f"{stem}/"


@lru_cache(maxsize=200_000)
def _way(folder: str, target: str) -> str:
    """The way from a folder to a file; pages of one folder link to the same files again and again."""
    return _way_between(folder, target)


def _way_between(folder: str, target: str) -> str:
    above, (*folders, name) = folder.split("/") if folder else [], target.split("/")
    shared = len(posixpath.commonprefix((above, folders)))
    return "/".join([*[".."] * (len(above) - shared), *folders[shared:], name])


def relative_address(start: str, uri: str) -> str:
    """The way from one site-relative address of a page to another, or to a file, keeping a final slash.

    >>> relative_address("regions/osong/", "data/stories.csv"), relative_address("", "regions/osong/")
    ('../../data/stories.csv', 'regions/osong/')
    >>> relative_address("en/topics/", "en/"), relative_address("en/", "en/")
    ('../', './')
    """
    if start.partition("/")[0] != uri.partition("/")[0]:
        return "../" * start.count("/") + uri
    return _way_between(start.removesuffix("/"), uri) or "./"
