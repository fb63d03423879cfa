"""Material's search index, filled without a second HTML parser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from digest.cache import unpack
from digest.lazy import regex
from digest.publish.fast.inline import UnsupportedError
from digest.publish.fast.proofs import Proofs, Trial
from digest.publish.fast.report import Report, differs
from digest.publish.fast.sections import Section, read_sections

_NAMES = ("material/search", "search")
_ATTRIBUTE = regex(r"data-search-\w+=\"[^\"]+\"")
"""What the search plugin takes out of a page, with a space before it."""
_ATTRIBUTES = ("attributes",)
"""The one kind of thing there is to try about them."""


class Reader:
    """Adds a page's sections to an index; proves every nesting of elements when it first appears."""

    def __init__(self, index: Any, report: Report, is_read: Callable[[str, int], bool], trial: Trial) -> None:
        self._index = index
        self._is_read = is_read
        self._report = report
        self._plain: Callable[[Page], None] = index.add_entry_from_context
        self._trial = trial
        self._own: dict[str, list[Any]] = {}
        self.known: dict[str, bytes] = {}
        """The packed entries of pages that were finished elsewhere, by path."""

    @property
    def entries(self) -> list[Any]:
        """The index as it stands."""
        found: list[Any] = self._index.entries
        return found

    def read(self, page: Page) -> None:
        """Add a page and remember which entries are its own."""
        before = len(self.entries)
        self.add(page)
        self._own[page.file.src_uri] = self.entries[before:]

    def arrange(self, files: Files) -> None:
        """All entries in the order of pages, those that are known included."""
        if self.known:
            found: list[Any] = []
            for file in files.documentation_pages():
                known = self.known.get(file.src_uri)
                found += unpack(known, list[Any]) if known is not None else self._own.get(file.src_uri, [])
            self._index.entries = found

    def add(self, page: Page) -> None:
        """As `SearchIndex.add_entry_from_context`."""
        if self._trial.failed or (page.meta.get("search") or {}).get("exclude"):
            self._plain(page)
            return
        if not self._is_read(page.url, 1):
            self.entries.append({"location": page.url, "title": "", "text": ""})
            return
        html = page.content or ""
        head = html if self._is_read(page.url, 2) else html.partition("\n<h2")[0]
        try:
            sections, nestings = read_sections(head)
        except UnsupportedError:
            self._plain(page)
            return
        known, try_again = self._trial.take(nestings)
        if not try_again:
            self._enter(page, sections)
            return
        entries = self._index.entries
        before = len(entries)
        self._enter(page, sections)
        ours = entries[before:]
        del entries[before:]
        self._plain(page)
        theirs = entries[before:]
        same = (theirs if head == html else theirs[: len(ours)]) == ours
        self._trial.settle(nestings, passed=same)
        if known and not same:
            raise differs(page)
        if not same:
            self._report.once(f"search entries are left to the search plugin: it reads {page.file.src_uri} differently")

    def _enter(self, page: Page, sections: list[Section]) -> None:
        for section in sections:
            if not section.is_excluded():
                self._index.create_entry_for_section(section, page.toc, page.url, page)


class _Attributes:
    """Takes attributes for the search out of a page as the plugin does, which looks for a space before them first and
    takes as long as reading the page's sections. Proven like these."""

    def __init__(self, plain: Callable[..., object], reader: Reader, trial: Trial) -> None:
        self._plain = plain
        self._reader = reader
        self._trial = trial

    def on_page_context(self, context: Any, *, page: Page, **kwargs: Any) -> object:
        """As the plugin's.

        Raises:
            PluginError: if it does something else to a page after others were read without it.
        """
        if self._trial.failed:
            return self._plain(context, page=page, **kwargs)
        content = _without_attributes(page.content or "")
        known, try_again = self._trial.take(_ATTRIBUTES)
        if not try_again:
            self._reader.read(page)
            page.content = content
            return None
        result = self._plain(context, page=page, **kwargs)
        same = result is None and page.content == content
        self._trial.settle(_ATTRIBUTES, passed=same)
        if known and not same:
            raise differs(page)
        return result


def _without_attributes(html: str) -> str:
    pieces = []
    at = 0
    for match in _ATTRIBUTE.finditer(html):
        low = match.start()
        pieces.append(html[at : low - (low > at and html[low - 1].isspace())])
        at = match.end()
    return "".join([*pieces, html[at:]])


def quicken_index(
    config: MkDocsConfig, files: Files, report: Report, is_read: Callable[[str, int], bool], proofs: Proofs
) -> Reader | None:
    """Let Material's search plugin, where the site has it, read pages faster.

    `is_read` says of a page's address whether anybody reads its entries below headings of a level.
    """
    for name in _NAMES:
        index = getattr(config.plugins.get(name), "search_index", None)
        if index is not None and isinstance(getattr(index, "entries", None), list):
            reader = Reader(index, report, is_read, proofs.of("search"))
            write = index.generate_search_index

            def arranged(before: Any, reader: Reader = reader, write: Any = write) -> Any:
                reader.arrange(files)
                return write(before)

            index.add_entry_from_context = reader.read
            events, plain = config.plugins.events["page_context"], config.plugins[name].on_page_context
            if plain in events:
                events[events.index(plain)] = _Attributes(plain, reader, proofs.of("attributes")).on_page_context
            index.generate_search_index = arranged
            return reader
    if any(name in config.plugins for name in _NAMES):
        report.once("search entries are left to the search plugin: it is not Material's")
    return None
