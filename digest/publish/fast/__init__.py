"""The same site in a fraction of the time.

MkDocs builds; this package shortens three of its steps for the pages we generate: Markdown to HTML (`pages`),
the theme's template (`skeletons`), and the search index (`index`). Each of them compares what it makes with
what MkDocs makes whenever something appears that it has not met in this build, and stands back for good where
they differ. Whatever it does not understand is rendered as usual.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation

from digest.parallel import usable_cpus
from digest.publish.fast.apart import check_anchors, finish_pages, linkable
from digest.publish.fast.building import Site
from digest.publish.fast.files import RestOfFiles, set_inclusions
from digest.publish.fast.index import Reader, quicken_index
from digest.publish.fast.marks import Marks
from digest.publish.fast.menus import Menus
from digest.publish.fast.pages import make_pages
from digest.publish.fast.proofs import Proofs
from digest.publish.fast.report import Report
from digest.publish.fast.shelf import Record, Shelf
from digest.publish.fast.skeletons import FastTemplate
from digest.publish.fast.theme import COMPILED, compile_theme, share_environment
from digest.publish.renewal import Renewal
from digest.publish.spare import PAGES

__all__ = ["COMPILED", "TEMPLATE", "FastPublishing", "compile_theme", "share_environment", "strangers"]


TEMPLATE = "main.html"
"""What every page is laid out by."""
_KNOWN = frozenset({"search", "material/search", "digest", "fast"})
"""Plugins that do nothing with a page but what is known here."""


class FastPublishing:
    """A plugin that builds fast while `quick` says so."""

    quick = True
    kept: Path | None = None
    """Where results are kept between builds; None: nowhere."""
    processes = 0
    """0: as many as there are processors."""
    renewal: Renewal | None = None
    """What of the last site may stay where it is; None: nothing."""
    elsewhere: Callable[[], Iterable[str]] | None = None
    """The paths of the files that only the stories matter to, where somebody else writes them."""
    is_read: Callable[[str, int], bool] = staticmethod(lambda *_: True)
    """Whether anybody reads the search entries that a page, given by its address, has below headings of a level;
    that a page is there at all is always told."""
    _report: Report
    _proofs: Proofs
    _site: Site | None = None
    _records: dict[str, Record]

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Before Markdown is rendered: pages and search entries."""
        self._report, self._proofs = Report(), Proofs()
        if not self.quick:
            return nav
        if not isinstance(files, RestOfFiles):
            files.__class__ = RestOfFiles
        files.paged = True  # type: ignore[attr-defined]
        pages = files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
        make_pages(pages, config, self._report, self._proofs.of("Markdown"))
        reader = quicken_index(config, files, self._report, self.is_read, self._proofs)
        self._site = self._apart(nav, config, files, reader) if reader is not None else None
        if self._site is not None:
            self._records = finish_pages(self._site)
            files.finished = frozenset(self._records)  # type: ignore[attr-defined]
        return nav

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Before files are gathered: the theme's templates."""
        if self.quick and not strangers(config.plugins):
            share_environment(config)

    def rest_of(self, files: Files, config: MkDocsConfig) -> Files:
        """Before menus are laid out: all files, in a way that costs less."""
        if not self.quick or strangers(config.plugins):
            return files
        rest = RestOfFiles(files)
        rest.keep = self.keeps(config)
        set_inclusions(rest, config)
        return rest

    def keeps(self, config: MkDocsConfig) -> Callable[[str, str], bool]:
        """What leaves a file, by path and hash, where the last build put it; False where that cannot be."""
        if self.renewal is None or not self.quick or strangers(config.plugins):
            return _never
        return self.renewal.keep

    def date_of(self, dated: str) -> str | None:
        """The date of a page in the sitemap by that of its front matter; None: as MkDocs does it."""
        return None

    def _apart(self, nav: Navigation, config: MkDocsConfig, files: Files, reader: Reader) -> Site | None:
        """What pages are built with before MkDocs' own turn; None if only MkDocs may build them."""
        strange = strangers(config.plugins)
        if strange or config.theme.name != "material":
            self._report.once(f"pages are built in MkDocs' own order: {', '.join(strange) or config.theme.name}")
            return None
        environment = config.theme.get_env()
        _quicken_template(environment, self._report)
        marks = Marks(config, nav)
        # A preview has addresses of its own, and so other pages. (A plugin with `on_startup` would be told which it
        # is, but would outlive its build.)
        preview = (config.site_url or "").startswith(f"http://{config.dev_addr}/")
        shelf = Shelf(self.kept / ("serve" if preview else PAGES) if self.kept else None, marks.base)
        self._proofs.begin(shelf.proofs)
        return Site(
            config=config,
            files=files,
            nav=nav,
            environment=environment,
            reader=reader,
            report=self._report,
            proofs=self._proofs,
            marks=marks,
            shelf=shelf,
            processes=self.processes or usable_cpus(),
            date_of=self.date_of,
            keep=self.keeps(config),
            vanished=shelf.targets.difference(linkable(files)),
        )

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Before templates are rendered: the template of pages."""
        if self.quick and (self._site is None or self._site.environment is not env):
            _quicken_template(env, self._report)
        return env

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """When all pages are there: links between them, and what is kept for the next build."""
        site, self._site = self._site, None
        if site is None:
            return
        wrong = check_anchors(site, self._records)
        known = {uri: record if uri not in wrong else record.unsound() for uri, record in self._records.items()}
        made = {uri: site.files.src_uris[uri].dest_uri for uri, record in known.items() if not record.size}
        place_of = self.renewal.place_of if self.renewal is not None else Path(config.site_dir).joinpath
        places = {uri: place_of(dest) for uri, dest in made.items()}
        site.shelf.fill(known, places, linkable(site.files), site.proofs.kept())


def strangers(plugins: Iterable[str]) -> list[str]:
    """Those of some plugins that may do anything with the files of a site."""
    return sorted(set(plugins) - _KNOWN)


def _never(uri: str, content: str) -> bool:
    return False


def _quicken_template(environment: Any, report: Report) -> None:
    plain = environment.get_template
    fast: dict[int, FastTemplate] = {}
    menus = Menus(environment)

    def get_template(name: Any, *args: Any, **kwargs: Any) -> Any:
        template = menus.watch(name, plain(name, *args, **kwargs))
        if name != TEMPLATE or args or kwargs:
            return template
        return fast.setdefault(id(template), FastTemplate(template, report, menus))

    environment.get_template = get_template
