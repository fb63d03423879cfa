"""Pages that turn their Markdown into HTML fast where it is certain that nothing changes by it."""

from __future__ import annotations

import logging
from collections.abc import Hashable, Iterable
from typing import Any

from markdown.extensions.toc import nest_toc_tokens
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from digest.publish.fast.blocks import BlockRenderer, Body
from digest.publish.fast.front import read_front
from digest.publish.fast.inline import UnsupportedError
from digest.publish.fast.links import Address, Addresses, Links
from digest.publish.fast.patterns import Patterns
from digest.publish.fast.proofs import Trial
from digest.publish.fast.report import Report, differs

_EXTENSIONS = frozenset(
    {"toc", "tables", "fenced_code", "admonition", "attr_list", "md_in_html", "pymdownx.superfences"}
)
"""Extensions that leave alone what `blocks` renders; with any other, everything is left to Python-Markdown."""
_page_log = logging.getLogger("mkdocs.structure.pages")


class BodyMaker:
    """Renders pages' Markdown; proves every kind of block and tag against Python-Markdown when it first appears,
    and some page again at every doubling of their number (see `proofs`)."""

    knows_extensions = True
    """Whether all extensions make HTML of a page's text and of nothing else."""

    def __init__(self, config: MkDocsConfig, report: Report, trial: Trial) -> None:
        self._report = report
        self._trial = trial
        self._renderer: BlockRenderer | None = None
        self._addresses: dict[Hashable, dict[str, Address]] = {}
        strange = [str(name) for name in config.markdown_extensions if name not in _EXTENSIONS]
        if strange:
            self.knows_extensions = False
            report.once(f"Markdown is left to Python-Markdown: unknown extensions {', '.join(strange)}")
        else:
            self._renderer = BlockRenderer(Patterns(list(config.markdown_extensions), dict(config.mdx_configs or {})))

    def apply(self, page: FastPage, config: MkDocsConfig, files: Files) -> bool:
        """Fill in what rendering gives; False if the page has to be rendered as usual (nothing is touched then).

        Raises:
            PluginError: if a page of proven kinds differs, so that others before it may be wrong.
        """
        if self._renderer is None or page.markdown is None:
            return False
        links = Links(page.file, files, config, self._addresses)
        try:
            body = self._renderer.render(page.markdown, Addresses(links.address).__getitem__)
        except UnsupportedError:
            return False
        known, try_again = self._trial.take(body.features)
        if not try_again:
            _fill(page, body, links)
            return True
        page.render_plainly(config, files)
        page.targets = links.targets
        same = _same(page, body, links)
        self._trial.settle(body.features, passed=same)
        if known and not same:
            raise differs(page)
        if not same:
            self._renderer = None
            self._report.once(f"Markdown is left to Python-Markdown: it renders {page.file.src_uri} differently")
        return True


class FastPage(Page):
    """A page of MkDocs with a faster `render`."""

    maker: BodyMaker
    source: str | None = None
    """The file's text, front matter included, where it was read before."""
    targets: set[str] | None = None
    """Paths of the files it links to; None where it may rest on something else besides."""

    def read_source(self, config: MkDocsConfig) -> None:
        """As `Page.read_source`."""
        if self.source is None:
            super().read_source(config)
            return
        self.markdown, self.meta = read_front(self.source)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """As `Page.render`."""
        if not self.maker.apply(self, config, files):
            self.render_plainly(config, files)

    def render_plainly(self, config: MkDocsConfig, files: Files) -> None:
        """As MkDocs does it."""
        asked = _Asked(files)
        super().render(config, asked)  # type: ignore[arg-type]
        self.targets = asked.found if asked.found_all and self.maker.knows_extensions else None


class _Asked:
    """What MkDocs asks of files when it renders a page."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self.found: set[str] = set()
        self.found_all = True

    def get_file_from_path(self, path: str) -> File | None:
        """As `Files.get_file_from_path`."""
        file = self._files.get_file_from_path(path)
        if file is None or file.inclusion.value < InclusionLevel.NOT_IN_NAV.value:
            self.found_all = False
        else:
            self.found.add(file.src_uri)
        return file


def make_pages(files: Iterable[File], config: MkDocsConfig, report: Report, trial: Trial) -> None:
    """Let every file have a page that renders fast; what pages have in common is asked of MkDocs once."""
    maker = BodyMaker(config, report, trial)
    address = config.site_url
    pattern: dict[str, Any] = {}
    for file in files:
        page = file.page
        if page is None and file.edit_uri is None and pattern:
            page = FastPage.__new__(FastPage)
            vars(page).update(pattern, file=file, toc=[], meta={})
            page._set_canonical_url(address)
            file.page = page
        elif page is None:
            page = Page(None, file, config)
            if file.edit_uri is None:
                pattern = dict(vars(page), maker=maker)
        if type(page) is Page:
            page.__class__ = FastPage
            page.maker = maker  # type: ignore[attr-defined]


def _fill(page: FastPage, body: Body, links: Links) -> None:
    page.content = body.html
    page.targets = links.targets
    page.toc = get_toc(nest_toc_tokens(list(body.toc)))
    page._title_from_render = body.title
    page.present_anchor_ids = body.anchors
    if _page_log.getEffectiveLevel() > logging.DEBUG:
        page.links_to_anchors = links.links_to_anchors


def _same(page: FastPage, body: Body, links: Links) -> bool:
    toc = get_toc(nest_toc_tokens(list(body.toc)))
    return (
        page.content == body.html
        and str(page.toc) == str(toc)
        and page._title_from_render == body.title
        and page.present_anchor_ids == body.anchors
        and (page.links_to_anchors or {}) == links.links_to_anchors
    )
