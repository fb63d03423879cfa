"""The same site in a fraction of the time.

MkDocs builds; this package shortens three of its steps for the pages we generate: Markdown to HTML (`pages`),
the theme's template (`skeletons`), and the search index (`index`). Each of them compares what it makes with
what MkDocs makes whenever something appears that it has not met in this build, and stands back for good where
they differ. Whatever it does not understand is rendered as usual.
"""

from __future__ import annotations

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from digest.publish.fast.index import quicken_index
from digest.publish.fast.pages import BodyMaker, FastPage
from digest.publish.fast.report import Report
from digest.publish.fast.skeletons import FastTemplate

__all__ = ["FastPublishing"]


_TEMPLATE = "main.html"


class FastPublishing:
    """A plugin that builds fast while `quick` says so."""

    quick = True
    _report: Report

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Before Markdown is rendered: pages and search entries."""
        self._report = Report()
        if not self.quick:
            return nav
        maker = BodyMaker(config, self._report)
        for file in files.documentation_pages(inclusion=InclusionLevel.is_in_serve):
            if file.page is None and file.inclusion is InclusionLevel.NOT_IN_NAV:
                Page(None, file, config)
            if type(file.page) is Page:
                file.page.__class__ = FastPage
                file.page.maker = maker  # type: ignore[attr-defined]
        quicken_index(config, self._report)
        return nav

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Before templates are rendered: the template of pages."""
        if self.quick:
            _quicken_template(env, self._report)
        return env


def _quicken_template(environment: Any, report: Report) -> None:
    plain = environment.get_template
    fast: dict[int, FastTemplate] = {}

    def get_template(name: Any, *args: Any, **kwargs: Any) -> Any:
        template = plain(name, *args, **kwargs)
        if name != _TEMPLATE or args or kwargs:
            return template
        return fast.setdefault(id(template), FastTemplate(template, report))

    environment.get_template = get_template
