"""The MkDocs plugin: runs the pipeline and hands its pages and files to MkDocs, nothing more."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from digest import vocabulary
from digest.cache import DEFAULT_FOLDER
from digest.errors import DigestError
from digest.model import Digest
from digest.publish.additions import with_generated
from digest.publish.anew import run_anew
from digest.publish.compose import generate
from digest.publish.fast import FastPublishing
from digest.publish.search import enrich_site, is_read
from digest.render import navigation
from digest.taxonomy import load_taxonomy

log = get_plugin_logger("digest")


class DigestConfig(Config):  # type: ignore[no-untyped-call]
    """The plugin's options in mkdocs.yml."""

    seeds = config_options.Type(str, default="seeds")
    """Folder of the articles; relative to mkdocs.yml."""
    as_of = config_options.Optional(config_options.Type((str, date)))
    """The date the digest speaks for, YYYY-MM-DD; default: the newest publication date."""
    fast = config_options.Type(bool, default=True)
    """Whether pages take the short way to the same site (see `digest.publish.fast`)."""


class DigestPlugin(FastPublishing, BasePlugin[DigestConfig]):  # type: ignore[no-untyped-call]
    """Adds the generated pages, data files, feeds and redirects to a site."""

    prepared: Digest | None = None
    """A digest that was made already; without one the plugin runs the pipeline."""
    digest: Digest
    is_read = staticmethod(is_read)
    generate, enrich = staticmethod(generate), staticmethod(enrich_site)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Make the digest and the navigation."""
        self.quick = self.config.fast
        self.kept = Path(config.config_file_path).parent / DEFAULT_FOLDER
        try:
            self.digest = self.prepared or self._run(config)
            config.nav = navigation(self.digest, load_taxonomy())
        except DigestError as error:
            raise PluginError(str(error)) from error
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add what is generated; a generated page takes the place of the hand-written one it was made from."""
        docs = {file.src_uri: file.content_string for file in files.documentation_pages()}
        try:
            generated = self.generate(self.digest, load_taxonomy(), docs, config.site_url or "", self.kept)
        except DigestError as error:
            raise PluginError(str(error)) from error
        return self.rest_of(with_generated(files, generated, config, self.keeps(config), self.elsewhere), config)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Date the page in the sitemap by its story instead of by the clock."""
        page.update_date = self.date_of(str(page.meta.get("date") or ""))
        return html

    def date_of(self, dated: str) -> str:
        """The date of a page by that of its front matter."""
        return (dated or str(self.digest.as_of or "1970-01-01"))[:10]

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Let the search index, which the search plugin has just written, understand Korean."""
        self.enrich(Path(config.site_dir), self.digest, load_taxonomy(), self.kept)
        super().on_post_build(config=config)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:
        """Build again when seeds, vocabularies, templates or the theme change."""
        ours = (Path(str(vocabulary.DATA)).with_name(name) for name in ("data", "templates", "theme", "publish"))
        seeds = Path(config.config_file_path).parent / self.config.seeds
        for folder in filter(Path.is_dir, (seeds, *ours)):
            server.watch(str(folder))
        return server

    def _run(self, config: MkDocsConfig) -> Digest:
        digest = run_anew(config.config_file_path, self.config.seeds, self.config.as_of, config.site_url or "")
        for finding in digest.findings:
            log.warning("%s", finding)
        return digest
