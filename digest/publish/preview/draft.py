"""The site as its sources stand: menus and addresses are known, each page is built when it is asked for."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path

import mkdocs.commands.build as steps
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from digest.model import Digest
from digest.publish.compose import Generated, generate
from digest.publish.fast.files import FilesOfMenus, LateFile
from digest.publish.fast.theme import share_environment
from digest.publish.paths import put_file, safe_path
from digest.publish.pieces import Made
from digest.publish.plugin import DigestPlugin
from digest.taxonomy import Taxonomy

log = logging.getLogger("mkdocs.plugins.digest")


class Draft:
    """Pages and static files by their place in the site."""

    def __init__(
        self, config: MkDocsConfig, plugin: DigestPlugin, digest: Digest, assets: Iterable[str] | None
    ) -> None:
        """Do what MkDocs does before it reads pages.

        Args:
            config: Its `site_dir` is where pages will be written.
            assets: Addresses of the generated files that are no pages; None where these are not known yet. Then no
                page is built here, for it may link to them.
        """
        plugin.prepared, plugin.generate = digest, self._generate
        plugin.config.fast = False  # a single page is not worth the proof that another way gives the same
        config = config.plugins.on_config(config)
        config.plugins.on_pre_build(config=config)
        files = get_files(config)
        share_environment(config)
        environment = config.theme.get_env()
        files.add_files_from_theme(environment, config)
        files = config.plugins.on_files(files, config=config)
        for uri in assets or ():
            if uri not in files.src_uris:
                files.append(File.generated(config, uri, content=b""))
        set_exclusions(files, config)
        nav = config.plugins.on_nav(get_navigation(FilesOfMenus(files), config), config=config, files=files)
        self._config, self._files, self._nav = config, files, nav
        self._documents = files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
        self._pages: dict[str, File] = {}
        for file in self._documents:
            page = file.page
            if page is not None and not (isinstance(file, LateFile) and "title" in vars(page)):
                page.read_source(config)  # menus may show what its front matter says
            self._pages[file.dest_uri] = file
        self._environment = config.plugins.on_env(environment, config=config, files=files)
        self._built: set[str] = set()
        self._complete = assets is not None

    def put_out(self, uri: str) -> bool:
        """Write the page or static file of an address below the site; False if there is none, or it is made elsewhere.

        Raises:
            Exception: whatever MkDocs raises where a page cannot be built.
        """
        if uri not in self._built:
            try:
                if not self._make(uri):
                    return False
            except FileNotFoundError as error:
                if error.filename is None or Path(error.filename).exists():
                    raise
                log.info("%s was removed; it is not shown", error.filename)
                return True  # the next draft knows it no more
            self._built.add(uri)
        return True

    def _make(self, uri: str) -> bool:
        document = self._pages.get(uri)
        if document is not None:
            if not self._complete:
                return False
            page = document.page or Page(None, document, self._config)
            steps._populate_page(page, self._config, self._files)
            steps._build_page(page, self._config, self._documents, self._nav, self._environment)
        else:
            file = self._files.src_uris.get(uri)
            if file is None or file.generated_by is not None:
                return self._put_small(uri)
            if file.is_documentation_page():
                return False
            file.copy_file()
        return True

    def _put_small(self, uri: str) -> bool:
        """Write a file that leads elsewhere, or says why there is no page; False if there is none at the address."""
        asset = self._small.get(uri)
        if asset is not None:
            put_file(str(safe_path(Path(self._config.site_dir), uri)), asset.content)
        return asset is not None

    def _generate(
        self, digest: Digest, taxonomy: Taxonomy, docs: Mapping[str, str], site_url: str, kept: Path | None = None
    ) -> Generated:
        generated = generate(digest, taxonomy, docs, site_url, kept)
        self._assets = generated.assets
        return replace(generated, assets=iter(()), derived=iter(()))

    @cached_property
    def _small(self) -> Mapping[str, Made]:
        """These files by address: most readers of a preview never ask for one."""
        return {asset.uri: asset for asset in self._assets}
