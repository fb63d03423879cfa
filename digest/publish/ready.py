"""What publishing needs and no story matters to, got ready by a process of its own while these are made.

That is the theme's and the pages' templates, and the last site: a look at all its files where it stands, all its files
again where it is gone.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from digest.inventory import Inventory
from digest.model import Digest
from digest.parallel import usable_cpus
from digest.publish.ahead import Begun, begun
from digest.publish.fast import COMPILED, TEMPLATE, compile_theme
from digest.publish.leaks import Search, prepare_search
from digest.publish.renewal import SiteFiles
from digest.publish.replace import unfinished
from digest.publish.spare import bring_back
from digest.render import compile_templates, take_over_templates
from digest.settings import Settings

_NICENESS = 10
"""The analyser, which is waited for sooner, goes first."""


@dataclass(frozen=True, slots=True)
class Ready:
    """What was got ready; nothing where it could not be."""

    theme: bytes = b""
    pages: Mapping[str, bytes] = field(default_factory=dict)
    """Templates, compiled, by language."""
    standing: str = ""
    """The mark of the last site's inventory, where all its files were found to stand."""
    brought: Inventory | None = None
    """What there is again of the last site, beside the place where it is gone."""


Searching = Begun[SiteFiles, Search]
"""A search for what must not be on a site that has begun."""


@dataclass(slots=True)
class Preparing:
    """What is done beside a build."""

    work: Begun[None, Ready]
    meanwhile: Callable[[], object]
    """To be called when a build has read everything and only waits for what others do with the site."""
    settings: Settings
    held: ExitStack
    """Ends what has begun."""
    search: Searching | None = None

    def stories_are_there(self, digest: Digest) -> None:
        """Begin the search for leaks: what its stories say together is nothing to it."""
        self.search = self.held.enter_context(searching(digest, self.settings))


def searching(digest: Digest, settings: Settings) -> AbstractContextManager[Searching]:
    """Begin to make out what a digest forbids."""
    processes = settings.processes or usable_cpus()
    return begun(partial(prepare_search, digest, processes, settings.cache_dir), processes)


@contextmanager
def preparing(
    settings: Settings, site_dir: Path, meanwhile: Callable[[], object] = lambda: None
) -> Iterator[Preparing]:
    """A process that gets ready; what goes wrong there goes wrong again, and is told, where the site is built."""
    site_dir = site_dir.resolve()
    with ExitStack() as held:
        beside = None
        if not os.path.lexists(site_dir) and Inventory.read(settings.cache_dir, site_dir) is not None:
            beside = held.enter_context(unfinished(site_dir))
        config = None
        with suppress(Exception):
            config = load_config(str(settings.config_file))  # what it imports is for all processes
        prepare = partial(_prepare, site_dir, beside, config, settings.cache_dir)
        work = held.enter_context(begun(prepare, settings.processes or usable_cpus(), niceness=_NICENESS))
        yield Preparing(work, meanwhile, settings, held)


def take_over(preparing: Preparing | None) -> Ready:
    """Have the templates here, where a process got ready."""
    if preparing is None:
        return Ready()
    preparing.work.go_on(None)
    ready = preparing.work.result()
    if ready.theme:
        COMPILED.take_over(ready.theme)
    take_over_templates(ready.pages)
    return ready


def _prepare(
    site_dir: Path, beside: Path | None, config: MkDocsConfig | None, cache_dir: Path | None
) -> Callable[[None], Ready]:
    theme, pages = b"", {}
    if config is not None:
        with suppress(Exception):
            compile_theme(config, TEMPLATE)
            theme, pages = COMPILED.dumped(), compile_templates()
    if beside is None:
        ready = Ready(theme, pages, standing=_standing(site_dir, cache_dir))
    else:
        ready = Ready(theme, pages, brought=_brought_back(site_dir, beside, cache_dir))
    return lambda _: ready


def _standing(site_dir: Path, cache_dir: Path | None) -> str:
    mark = Inventory.mark_of(cache_dir, site_dir) if cache_dir is not None else None
    inventory = Inventory.read(cache_dir, site_dir) if mark is not None else None
    return mark if mark is not None and inventory is not None and inventory.stands() else ""


def _brought_back(site_dir: Path, beside: Path, cache_dir: Path | None) -> Inventory | None:
    inventory = Inventory.read(cache_dir, site_dir)
    if inventory is None or cache_dir is None:
        return None
    with suppress(OSError):
        return bring_back(cache_dir, inventory, beside)
    return None
