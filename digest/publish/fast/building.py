"""One page made ahead of MkDocs' own turn, with what others want to know of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

import mkdocs.commands.build as steps
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation

from digest.cache import pack
from digest.inventory import hash_of_bytes
from digest.publish.fast.index import Reader
from digest.publish.fast.marks import Marks
from digest.publish.fast.proofs import Proofs, Tried
from digest.publish.fast.report import Report, heard
from digest.publish.fast.shelf import Record, Shelf
from digest.publish.paths import put_file

Messages = list[tuple[str, int, str]]
"""What MkDocs logged: logger, level, text."""


@dataclass(slots=True)
class Finished:
    """What came of building a page."""

    record: Record
    messages: Messages = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    """What fast publishing told of itself."""
    news: Mapping[str, Tried] = field(default_factory=dict)
    """What was found out of its short ways."""


@dataclass(frozen=True, slots=True)
class Site:
    """What pages are built with."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    environment: Any
    reader: Reader
    report: Report
    proofs: Proofs
    marks: Marks
    shelf: Shelf
    processes: int
    date_of: Callable[[str], str | None]
    """The date of a page in the sitemap by that of its front matter; None: as MkDocs does it."""
    keep: Callable[[str, str], bool]
    """Leaves the file with a path and a hash where the last build put it; False if it has to be put out."""
    vanished: frozenset[str]
    """Paths that kept pages may link to and that are no more."""
    contexts: dict[tuple[int, str], dict[str, Any]] = field(default_factory=dict)
    """What the theme is told beside the page, by how deep and in which folder at the top its address lies."""


def build_pages(site: Site, documents: Sequence[File], files: Sequence[File]) -> list[Finished]:
    """Build some pages, or take from the shelf what their text gave before."""
    with heard() as messages:
        return [_build(site, documents, file, messages) for file in files]


def put_out(site: Site, file: File, record: Record) -> Record | None:
    """Publish a page as it is kept; None if it links to what is gone, or its file is not there any more."""
    if site.vanished and any(link.partition("#")[0] in site.vanished for link in record.links.split("\n")):
        return None
    if record.size and site.keep(file.dest_uri, record.content):
        return record
    return site.shelf.put_out(record, file.abs_dest_path)


def _build(site: Site, documents: Sequence[File], file: File, messages: Messages) -> Finished:
    page: Any = file.page
    with suppress(OSError, ValueError):  # MkDocs tells of it when it reads the page
        page.source = file.content_string
    text = site.marks.of_text(file, page.source) if page.source is not None else ""
    record = site.shelf.get(file.src_uri)
    if record is not None and text and record.text == text:
        known = put_out(site, file, record)
        if known is not None:
            return Finished(replace(known, key=site.marks.key(file)))
    entries = site.reader.entries
    before = len(entries)
    steps._populate_page(page, site.config, site.files)
    content = _publish(site, documents, file)
    targets = page.targets
    links = {f"{target.src_uri}#{a}" for target, found in (page.links_to_anchors or {}).items() for a in found}
    links |= targets or set()
    sound = bool(text and content) and targets is not None and not messages
    record = Record(
        dated=str(page.meta.get("date") or ""),
        anchors="\n".join(["", *sorted(page.present_anchor_ids or ()), ""]),
        links="\n".join(sorted(links)),
        entries=pack(entries[before:]),
        key=site.marks.key(file) if sound else "",
        text=text if sound else "",
        content=content if sound else "",
    )
    del entries[before:]
    page.markdown = page.content = page.source = None
    page.toc, page.links_to_anchors = [], None
    finished = Finished(record, messages[:], site.report.take(), site.proofs.news())
    messages.clear()
    return finished


def _publish(site: Site, documents: Sequence[File], file: File) -> str:
    """As MkDocs' `_build_page`, which does not know what pages have in common; the hash of the file's bytes, empty
    where there is nothing to write."""
    page: Any = file.page
    config = site.config
    config._current_page = page
    page.active = True
    try:
        context = config.plugins.on_page_context(
            _context(site, documents, page), page=page, config=config, nav=site.nav
        )
        template = site.environment.get_template(page.meta.get("template", "main.html"))
        output = config.plugins.on_post_page(template.render(context), page=page, config=config)
        if not output or output.isspace():
            steps.log.info(f"Page skipped: '{file.src_uri}'. Generated empty output.")
            return ""
        data = output.encode("utf-8", errors="xmlcharrefreplace")
        put_file(file.abs_dest_path, data)
    except Exception as error:
        steps.log.error(
            f"Error building page '{file.src_uri}':" + ("" if isinstance(error, BuildError) else f" {error}")
        )
        raise
    finally:
        page.active = False
        config._current_page = None
    return hash_of_bytes(data)


def _context(site: Site, documents: Sequence[File], page: Any) -> Any:
    key = page.url.count("/"), page.url.partition("/")[0]
    if key not in site.contexts:
        site.contexts[key] = dict(steps.get_context(site.nav, documents, site.config, page))
    return {**site.contexts[key], "page": page}
