"""Building and previewing the site with MkDocs."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

from click import ClickException
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.yaml import yaml_load

from digest.annex import close_apart
from digest.errors import ConfigurationError, DigestError
from digest.memory import set_aside
from digest.model import Digest, Finding
from digest.parallel import usable_cpus
from digest.publish.ahead import Begun, begun, wait_for
from digest.publish.derived import Derivation, Place
from digest.publish.fast import share_environment, strangers
from digest.publish.leaks import Search
from digest.publish.plugin import DigestPlugin
from digest.publish.preview import preview
from digest.publish.ready import Preparing, Searching, searching, take_over
from digest.publish.renewal import Renewal, SiteGoneError, renewed
from digest.publish.search import FOLDER as SEARCH
from digest.publish.search import Listed, read_site
from digest.publish.selection import with_roles
from digest.render import survey
from digest.settings import Settings
from digest.taxonomy import load_taxonomy

CONFIG = Path("mkdocs.yml")


class _WithheldError(Exception):
    """Leaves the old site in its place."""


@dataclass(frozen=True, slots=True)
class _Beside:
    """What other processes do while MkDocs builds."""

    looking: Searching
    """For what must not be on a site."""
    derived: Begun[tuple[Place, Listed | None], Mapping[str, str]]
    """The files that are no pages."""
    meanwhile: Callable[[], object]
    """To be called when only the search is waited for."""


def build_site(
    digest: Digest,
    settings: Settings,
    site_dir: Path,
    *,
    strict: bool = False,
    plain: bool = False,
    ready: Preparing | None = None,
) -> tuple[Finding, ...]:
    """Build the whole site beside `site_dir` and put it there once it is complete.

    Returns what MkDocs warned of and what should not be on the site (see `leaks`). With `strict`
    and any of these nothing is published; `plain` leaves every page to MkDocs.
    The old site stays whole until the new one is complete. What others got `ready` is not done here again.

    Raises:
        DigestError: if the configuration cannot be used, a page cannot be built, or `site_dir`
            holds something else than a site.
    """

    processes, kept = settings.processes or usable_cpus(), settings.cache_dir
    told = cache(partial(take_over, ready))
    meanwhile = ready.meanwhile if ready is not None else lambda: None

    def renew(*, anew: bool, search: Searching | None = None) -> tuple[Finding, ...]:
        with (
            nullcontext(search) if search is not None else searching(digest, settings) as looking,
            begun(derivation.prepare, processes if not plain else 1, derivation.paths) as derived,
        ):
            last = told()  # what is done before has not waited for it
            renewal = renewed(site_dir, _strangers, kept, anew=anew, stands=last.standing, brought=last.brought)
            return _renew(digest, settings, renewal, _Beside(looking, derived, meanwhile), strict=strict, plain=plain)

    derivation = Derivation(digest, load_taxonomy(), site_url_of(settings.config_file), kept)
    survey(digest, load_taxonomy())  # for all processes, as the next
    with_roles(digest, load_taxonomy())
    with set_aside():
        try:
            return renew(anew=plain, search=ready.search if ready is not None else None)
        except SiteGoneError:
            return renew(anew=True)


def serve(settings: Settings, port: int = 8000, *, config_file: Path = CONFIG) -> None:
    """Preview on this machine; builds again when seeds, taxonomies, templates or docs change.

    Raises:
        DigestError: if the configuration cannot be used.
    """
    logging.basicConfig(format="%(levelname)-8s %(message)s")
    logging.getLogger("mkdocs").setLevel(logging.INFO)
    options: dict[str, Any] = {"seeds": str(settings.seeds_dir.resolve())}
    if settings.as_of:
        options["as_of"] = settings.as_of.isoformat()
    plugins = {**_plugins(_read(config_file)), "digest": options}

    def configure(site_dir: Path) -> MkDocsConfig:
        address, docs_dir = f"127.0.0.1:{port}", str(settings.docs_dir.resolve())
        return load_config(
            str(config_file), site_dir=str(site_dir), dev_addr=address, docs_dir=docs_dir, plugins=plugins
        )

    try:
        preview(configure, port)
    except ClickException as error:
        raise DigestError(error.format_message()) from error


def site_url_of(config_file: Path = CONFIG) -> str:
    """The address the site is published at, from mkdocs.yml; empty if it names none or is not there.

    Raises:
        ConfigurationError: if mkdocs.yml cannot be read.
    """
    if not config_file.is_file():
        return ""
    url = _read(config_file).get("site_url") or ""
    if not isinstance(url, str) or (url and not url.startswith(("http://", "https://"))):
        raise ConfigurationError((f"{config_file}: site_url: expected an address with http(s)://, found {url!r}",))
    return url if not url or url.endswith("/") else f"{url}/"  # as MkDocs does


def _renew(
    digest: Digest,
    settings: Settings,
    renewal: AbstractContextManager[Renewal],
    beside: _Beside,
    *,
    strict: bool,
    plain: bool,
) -> tuple[Finding, ...]:
    """As `build_site`.

    Raises:
        SiteGoneError: if the site that stands was taken away meanwhile.
    """
    findings: list[Finding] = []
    try:
        with renewal as site:
            findings += _build(digest, settings, site, beside, plain=plain)
            search = _look_through(site, beside)
            findings += search.findings
            site.contents = search.contents
            if strict and findings:
                raise _WithheldError
    except _WithheldError:
        pass
    return tuple(findings)


def _look_through(site: Renewal, beside: _Beside) -> Search:
    """The search for what must not be on a site that is complete."""
    beside.looking.go_on(site.files())
    close_apart()
    return beside.looking.result()


def _build(digest: Digest, settings: Settings, site: Renewal, beside: _Beside, *, plain: bool) -> list[Finding]:
    config_file = settings.config_file
    with _heard() as messages:
        try:
            config = load_config(str(config_file), site_dir=str(site.fresh), docs_dir=str(settings.docs_dir.resolve()))
            plugin = config.plugins.get("digest")
            if not isinstance(plugin, DigestPlugin):
                raise ConfigurationError((f"{config_file}: plugins: expected 'digest' among them",))
            plugin.prepared = digest
            plugin.config.fast = plugin.config.fast and not plain
            plugin.renewal = site
            config.plugins.on_startup(command="build", dirty=False)
            try:
                if plugin.config.fast and not strangers(config.plugins):
                    _build_beside(config, plugin, settings, site, beside)
                else:
                    build(config)
                    beside.meanwhile()
            finally:
                config.plugins.on_shutdown()
        except ClickException as error:
            raise DigestError("\n".join([*messages, error.format_message()])) from error
        except Exception as error:
            for message in messages:
                error.add_note(message)
            raise
    return [Finding(str(config_file), message) for message in messages]


def _build_beside(
    config: MkDocsConfig, plugin: DigestPlugin, settings: Settings, site: Renewal, beside: _Beside
) -> None:
    """Have MkDocs build while another process makes what is no page: that is put into the site when MkDocs has emptied
    its folder, and asks for the files. What is there when only the search is missing is looked through while that is
    made."""
    derived = beside.derived
    paths: Callable[[], list[str]] = cache(derived.told_first)

    @cache
    def place() -> Place:
        standing = {path: site.standing[path] for path in paths() if path in site.standing}
        return Place(site.fresh, site.target, standing)

    def begin() -> Iterable[str]:
        derived.early(place())
        return paths()

    def enrich(*_: object, **__: object) -> None:
        listed = read_site(site.fresh, settings.cache_dir)
        derived.go_on((place(), listed))
        beside.looking.early(site.written(SEARCH))

    plugin.elsewhere, plugin.enrich = begin, enrich
    share_environment(config)  # the search asks for words of the theme before all else
    try:
        build(config)
        beside.meanwhile()
        site.take_over(wait_for(derived))
    except BaseException:
        derived.close()  # so that nobody writes into the folder any more when it is taken away
        raise


@contextmanager
def _heard() -> Iterator[list[str]]:
    """What MkDocs warns of, kept instead of printed."""
    messages: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            messages.append(record.getMessage())

    logger = logging.getLogger("mkdocs")
    listener = Listener(logging.WARNING)
    propagate = logger.propagate
    logger.addHandler(listener)
    logger.propagate = False
    try:
        yield messages
    finally:
        logger.propagate = propagate
        logger.removeHandler(listener)


def _strangers(folder: Path) -> list[str]:
    """Everything in a folder, unless it was built by us or by MkDocs and may be replaced."""
    is_site = (folder / "index.html").is_file() and (folder / "sitemap.xml").is_file()
    return [] if is_site else [entry.name for entry in folder.iterdir()]


def _read(config_file: Path) -> dict[str, Any]:
    try:
        with config_file.open("rb") as file:
            config = yaml_load(file)
    except (OSError, ClickException) as error:
        raise ConfigurationError((f"{config_file}: cannot be read: {error}",)) from error
    return config


def _plugins(config: dict[str, Any]) -> dict[str, Any]:
    """The plugins of a configuration with their options. A mapping, because MkDocs empties a list as it reads it."""
    listed = config.get("plugins") or []
    if isinstance(listed, dict):
        return dict(listed)
    pairs = [(entry, {}) if isinstance(entry, str) else next(iter(entry.items())) for entry in listed]
    return {name: options or {} for name, options in pairs}
