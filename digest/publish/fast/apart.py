"""Pages finished before MkDocs' own turn: taken from the shelf where nothing changed, else built, in several processes.

A page that shows nothing of others' content can be read, rendered and written in one go. So its Markdown and
HTML need not wait in memory for all other pages to be read, and any process may do it. What MkDocs asks of a
page later (its date, its anchors, its search entries) is written down in a `Record`.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from functools import cache, partial
from pathlib import Path

import mkdocs.commands.build as steps
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import meta

from digest.lazy import regex
from digest.parallel import spread
from digest.publish.fast.building import Finished, Site, build_pages, put_out
from digest.publish.fast.files import LateFile
from digest.publish.fast.report import heard, held
from digest.publish.fast.shelf import Record

_FEW = 16
"""Fewer pages are built where they are: starting processes takes longer."""
_LOT = 32
_MANY = 500
_SAMPLE = 64
"""About so many pages are made before others are shared out, if there are many."""
_SHOWN_IN_MENUS = regex(r"^(?:icon|status|subtitle)\s*:", re.M)
"""Front matter of a page that the theme shows in the menus of other pages."""


class Anchors:
    """The anchors of a finished page; takes the place of MkDocs' set."""

    def __init__(self, lines: str) -> None:
        self._lines = lines

    def __contains__(self, anchor: object) -> bool:
        return f"\n{anchor}\n" in self._lines


def linkable(files: Files) -> Iterator[str]:
    """Paths of everything that a page may link to without a word from MkDocs."""
    least = InclusionLevel.NOT_IN_NAV.value
    levels = {level for level in InclusionLevel if level.value >= least}
    return (file.src_uri for file in files if file.inclusion in levels)


def finish_pages(site: Site) -> dict[str, Record]:
    """Publish every page that can be finished now. Gives the records of all of these by path."""
    if not _stand_alone(site):
        return {}
    pages = [file for file in site.files.documentation_pages() if type(file.page) is not Page]
    records: dict[str, Record] = {}
    waiting: list[File] = []
    for file in pages:
        record = _kept(site, file)
        if record is None:
            waiting.append(file)
        else:
            records[file.src_uri] = record
    documents = site.files.documentation_pages(inclusion=InclusionLevel.is_included)
    with held(site.report):

        def build(lot: list[int]) -> list[Finished]:
            return build_pages(site, documents, [waiting[number] for number in lot])

        # Templates that the first page needs are compiled before there are forks.
        first, *lots = _lots(waiting, site.processes)
        results, processes = build(first), site.processes if len(waiting) >= _FEW else 1
        results += [
            page for done in spread(build, lots, processes, least=2, chunk=1, from_both_ends=True) for page in done
        ]
    made = dict(zip((number for lot in (first, *lots) for number in lot), results, strict=True))
    for number, file in enumerate(waiting):
        finished = made[number]
        records[file.src_uri] = finished.record
        if finished.record.content:
            site.keep(file.dest_uri, finished.record.content)  # it may have been left by another process
        for name, level, text in finished.messages:
            logging.getLogger(name).log(level, text)
        for message in finished.said:
            site.report.once(message)
        site.proofs.add(finished.news)
    for file in pages:
        _restore(site, file, records[file.src_uri])
    return records


def _lots(files: Sequence[File], processes: int) -> list[list[int]]:
    """The numbers of pages in lots for one process each; before them one of some of all kinds.

    Pages of one folder have rows, links and the theme's shapes in common, so they stay together where others can be
    shared out more evenly: the largest of such come first. Pages of one edition have rows in common, so one edition
    stands in front and the other, turned round, behind: lots are taken from both ends. What the first lot finds out of
    short ways no process has to find out again, and what goes for one edition goes for the other: so it has the pages
    of one that are alone of their kind (those at the top, and the index of each folder) and some of its others.
    """
    folders: dict[tuple[str, ...], list[int]] = {}
    first: list[int] = []
    for number, file in enumerate(files):
        *names, name = file.src_uri.split("/")
        if len(files) > _MANY and names[:1] != ["en"] and (not names or name == "index.md"):
            first.append(number)
        else:
            folders.setdefault(tuple(names[: 1 + (names[:1] == ["en"])]), []).append(number)
    most = max(_LOT, len(files) // (2 * processes))
    editions: tuple[list[list[int]], list[list[int]]] = [], []
    for folder, numbers in sorted(folders.items(), key=lambda item: (len(item[1]) > most, -len(item[1]))):
        size = len(numbers) if len(numbers) <= most else _LOT
        numbers.sort(key=lambda number: files[number].src_uri)
        editions[folder[:1] == ("en",)].extend(numbers[at : at + size] for at in range(0, len(numbers), size))
    others = [number for lot in editions[0] or editions[1] for number in lot]
    first += others[:: max(_SAMPLE, len(files) // _SAMPLE) // 2]
    taken = frozenset(first)
    lots = [*editions[0], *reversed(editions[1])]
    return [first, *([number for number in lot if number not in taken] for lot in lots)]


def check_anchors(site: Site, records: dict[str, Record]) -> set[str]:
    """Say which links of finished pages lead to anchors that are not there. Gives the paths of their pages.

    Links of kept pages were checked when they were made, so only anchors that are gone since matter to them.
    """
    gone = _gone_anchors(site, records)
    leads_nowhere = cache(partial(_leads_nowhere, site))
    wrong = set()
    for src_uri, record in records.items():
        if record.size and gone is not None:
            if gone and not gone.isdisjoint(record.links.split("\n")):
                wrong.add(src_uri)
        elif any(map(leads_nowhere, record.links.split("\n"))):
            wrong.add(src_uri)
    for src_uri in sorted(wrong):
        file = site.files.src_uris.get(src_uri)
        if file is not None and file.page is not None:
            with heard():  # what it says of its links was said before
                steps._populate_page(file.page, site.config, site.files)
            file.page.validate_anchor_links(files=site.files, log_level=site.config.validation.links.anchors)
    return wrong


def _gone_anchors(site: Site, records: dict[str, Record]) -> set[str] | None:
    """The anchors that pages had when kept ones were made and have no more, as links; None if that is not known."""
    gone: set[str] = set()
    for file in site.files.documentation_pages():
        record, old = records.get(file.src_uri), site.shelf.get(file.src_uri)
        if record is None or (old is None and file.src_uri in site.shelf.targets):
            return None
        if old is not None and old.anchors != record.anchors:
            lost = set(old.anchors.split("\n")) - set(record.anchors.split("\n"))
            gone.update(f"{file.src_uri}#{anchor}" for anchor in lost)
    return gone


def _leads_nowhere(site: Site, link: str) -> bool:
    target, _, anchor = link.partition("#")
    if not anchor or (file := site.files.src_uris.get(target)) is None or file.page is None:
        return False
    anchors = file.page.present_anchor_ids
    return anchors is not None and anchor not in anchors


def _stand_alone(site: Site) -> bool:
    """Whether the menus can be known before pages are rendered; titles that stand in front matter are looked up."""
    docs = Path(site.config.docs_dir)
    for page in site.nav.pages:
        source = docs / page.file.src_uri
        if source.is_file() and _looks_different(source):
            return False
        if "title" not in vars(page):
            text = page.file.content_string
            if isinstance(page.file, LateFile):
                page.file.text = text
            title = meta.get_data(text)[1].get("title")
            if not title:
                return False
            page.title = title
    return True


def _looks_different(source: Path) -> bool:
    text = source.read_text(encoding="utf-8-sig", errors="replace")
    front = text[4:].partition("\n---")[0] if text.startswith("---\n") else ""
    return _SHOWN_IN_MENUS.search(front) is not None


def _kept(site: Site, file: File) -> Record | None:
    record = site.shelf.get(file.src_uri)
    if record is None or not record.key:
        return None
    key = site.marks.key(file)
    return put_out(site, file, record) if record.key == key else None


def _restore(site: Site, file: File, record: Record) -> None:
    page = file.page
    assert page is not None  # pages are made before
    page.update_date = site.date_of(record.dated) or page.update_date
    page.present_anchor_ids = Anchors(record.anchors)  # type: ignore[assignment]
    page.markdown = page.content = None
    if isinstance(file, LateFile):
        file.text = None
    site.reader.known[file.src_uri] = record.entries
