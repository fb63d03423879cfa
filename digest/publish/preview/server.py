"""Serving a site that is being edited."""

from __future__ import annotations

import gc
import logging
import posixpath
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterable
from contextlib import nullcontext
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.utils import clean_directory

from digest.annex import begin_apart, close_apart, tell_apart
from digest.entries import load_tools
from digest.model import Digest
from digest.morphology import load_another
from digest.parallel import usable_cpus
from digest.publish.plugin import DigestPlugin
from digest.publish.preview.draft import Draft
from digest.publish.preview.standing import Standing
from digest.publish.preview.whole import WholeSite

log = logging.getLogger("mkdocs.plugins.digest")
_LOOK_SECONDS = 0.3
"""How often files are looked at for changes."""
_REST_SECONDS = 1.0
"""How long after a draft what the one before left is looked for: the pages that are being looked at come first."""

Configure = Callable[[Path], MkDocsConfig]
"""Gives the configuration as mkdocs.yml stands now, for a site in a folder."""


def preview(configure: Configure, port: int) -> None:
    """Serve on this machine until the process is interrupted."""
    with tempfile.TemporaryDirectory(prefix="digest-", ignore_cleanup_errors=True) as folder:
        server = Preview(configure, port, Path(folder))
        try:
            server.run()
        finally:
            server.end()


class Preview:
    """The site at one address, and how it follows its sources."""

    def __init__(self, configure: Configure, port: int, folder: Path) -> None:
        self._configure = configure
        self._root, self._wholes = folder / "pages", (folder / "a", folder / "b")
        self._root.mkdir()
        self._mount = urlsplit(configure(folder).site_url or "/").path.rstrip("/") + "/"
        self._address = f"http://127.0.0.1:{port}{self._mount}"
        self._standing = Standing()
        self.turn = threading.RLock()
        """Held by whoever makes a draft or builds a page: MkDocs does one thing at a time."""
        self._draft: Draft | None = None
        self._whole: WholeSite | None = None
        self._assets: tuple[str, ...] | None = None
        """Addresses of the generated files of the last whole site."""
        self._sweep = threading.Timer(_REST_SECONDS, self._collect)
        self.server = LiveReloadServer(
            self.renew, "127.0.0.1", port, str(self._root), self._mount, polling_interval=_LOOK_SECONDS
        )
        self.server.error_handler = self._error_page
        self.server.set_app(self.answer)

    def run(self) -> None:
        """Build and serve until the process is interrupted or `end` is called."""
        self.renew()
        begin_apart(load_tools, usable_cpus())  # in time for the first article that is changed
        tell_apart(load_another)
        config = self._configured(self._root)
        for path in (config.docs_dir, config.config_file_path):
            self.server.watch(path)
        config.plugins.on_serve(self.server, config=config, builder=self.renew)
        for path in config.watch:
            self.server.watch(path)
        try:
            self.server.serve()  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            log.info("Shutting down...")

    def end(self) -> None:
        """Stop serving, and every process that was begun."""
        self.server.shutdown()
        self._sweep.cancel()
        if self._whole is not None:
            self._whole.stop()
        close_apart()

    def renew(self) -> None:
        """Make a draft of the site as its sources stand, and begin to build the whole of it."""
        with self.turn:
            config = self._configured(self._root)
            plugin = _plugin(config)
            seeds, as_of = plugin.config.seeds, plugin.config.as_of
            before = self._whole
            with before.resting() if before is not None else nullcontext():
                digest, fresh = self._standing.digest(config.config_file_path, seeds, as_of, self._address)
            for finding in digest.findings if fresh else ():
                log.warning("%s", finding)
            if before is not None:
                if before.ready:
                    self._assets = before.assets
                before.stop()
            clean_directory(str(self._root))
            self._draft = None
            self._draft = Draft(config, plugin, digest, self._assets)
            folder = self._wholes[before is not None and before.folder == self._wholes[0]]
            self._whole = WholeSite(folder, lambda place: self._build(place, digest))
            self._collect_later()

    def _collect_later(self) -> None:
        """Free what the last draft left. Python looks for it when many objects have been made since it looked last, and
        the digest's are set aside, so it would not look for hours."""
        self._sweep.cancel()
        self._sweep = threading.Timer(_REST_SECONDS, self._collect)
        self._sweep.daemon = True
        self._sweep.start()

    def _collect(self) -> None:
        with self.turn:
            gc.collect()

    def answer(self, environ: Any, start_response: Any) -> Iterable[bytes]:
        """A request, from the draft or the whole site as they stand when it is answered."""
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if path.startswith("/livereload/"):
            return self.server.serve_request(environ, start_response)
        while True:
            draft = self._draft
            self._provide(path)
            heard: list[tuple[Any, ...]] = []
            content = self.server.serve_request(environ, lambda *said, heard=heard: heard.append(said))
            if draft is self._draft:
                start_response(*heard[-1])
                return content

    def _provide(self, path: str) -> None:
        """Put the file of an address where the server looks for it, if there is one."""
        path = path.removeprefix(self._mount)
        uri = posixpath.normpath(f"/{path}/index.html" if path.endswith("/") or not path else f"/{path}").lstrip("/")
        with self.turn:
            draft, whole = self._draft, self._whole
            if draft is None or whole is None:
                return
            if draft.put_out(uri):
                return
        whole.done.wait()
        if whole.ready:
            with self.turn:
                if whole is self._whole:
                    self._take(whole, uri)

    def _take(self, whole: WholeSite, uri: str) -> None:
        source, target = whole.folder / uri, self._root / uri
        if source.is_file() and not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
        elif (source / "index.html").is_file():
            self._take(whole, f"{uri}/index.html")  # the server leads there

    def _build(self, folder: Path, digest: Digest) -> None:
        config = self._configured(folder)
        _plugin(config).prepared = digest
        build(config, serve_url=self._address)

    def _configured(self, folder: Path) -> MkDocsConfig:
        config = self._configure(folder)
        config.site_url = self._address
        return config

    def _error_page(self, code: int) -> bytes | None:
        page = self._whole.folder / f"{code}.html" if self._whole is not None and self._whole.ready else None
        return page.read_bytes() if page is not None and page.is_file() else None


def _plugin(config: MkDocsConfig) -> DigestPlugin:
    plugin = config.plugins["digest"]
    assert isinstance(plugin, DigestPlugin)  # it was put there
    return plugin
