"""What publishing needs and no story matters to, got ready by a process of its own while these are made.

That is the theme's and the pages' templates, and the last site: a look at all its files where it stands, all its files
again where it is gone.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from digest.beside import place_of_code
from digest.cache import pack, unpack
from digest.inventory import Inventory
from digest.model import Digest
from digest.parallel import usable_cpus
from digest.provenance import made_by
from digest.publish.ahead import Begun, begun
from digest.publish.fast import COMPILED, TEMPLATE, compile_theme
from digest.publish.leaks import Search, prepare_search
from digest.publish.renewal import SiteFiles
from digest.publish.replace import unfinished
from digest.publish.spare import bring_back
from digest.render import compile_templates, take_over_templates
from digest.sealed import read_sealed, write_sealed
from digest.settings import Settings

_NICENESS = 10
"""The analyser, which is waited for sooner, goes first; but not where the whole site must be brought back."""


@dataclass(frozen=True, slots=True)
class _Templates:
    """Templates, compiled."""

    theme: bytes = b""
    pages: dict[str, bytes] = field(default_factory=dict)
    """By language."""

    def take_over(self) -> None:
        """Have them here."""
        if self.theme:
            COMPILED.take_over(self.theme)
        take_over_templates(self.pages)


@dataclass(frozen=True, slots=True)
class Ready:
    """What was got ready; nothing where it could not be."""

    templates: _Templates = field(default_factory=_Templates)
    standing: str = ""
    """The mark of the last site's inventory, where all its files were found to stand."""
    packed: bytes = b""
    """What `brought` gives: packing tens of thousands of files takes a quarter of pickling them."""

    @property
    def brought(self) -> Inventory | None:
        """What there is again of the last site, beside the place where it is gone."""
        return unpack(self.packed, Inventory) if self.packed else None


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
        gone = Inventory.read(settings.cache_dir, site_dir) if not os.path.lexists(site_dir) else None
        beside = held.enter_context(unfinished(site_dir)) if gone is not None else None
        config = None
        with suppress(Exception):
            config = load_config(str(settings.config_file))  # what it imports is for all processes
        processes = settings.processes or usable_cpus()
        if gone is not None and beside is not None and settings.cache_dir is not None:
            look = partial(_brought_back, settings.cache_dir, gone, beside, processes)
        else:
            look = partial(_standing, site_dir, settings.cache_dir)
        niceness = _NICENESS if gone is None else 0
        work = held.enter_context(begun(partial(_prepare, config, look), processes, niceness=niceness))
        yield Preparing(work, meanwhile, settings, held)


def take_over(preparing: Preparing | None) -> Ready:
    """Have the templates here, where a process got ready."""
    if preparing is None:
        return Ready()
    preparing.work.go_on(None)
    ready = preparing.work.result()
    ready.templates.take_over()
    return ready


def _prepare(config: MkDocsConfig | None, look: Callable[[], Ready]) -> Callable[[None], Ready]:
    templates = _Templates()
    if config is not None:
        with suppress(Exception):
            templates = _compile(config)
    ready = replace(look(), templates=templates)
    return lambda _: ready


def _compile(config: MkDocsConfig) -> _Templates:
    """The templates; those that are kept beside our own code are not compiled again."""
    place, key = place_of_code(Path(__file__).parent, "compiled_templates"), made_by("publish.fast") + made_by("render")
    data = read_sealed(place, key)
    if data is not None:
        unpack(data, _Templates).take_over()
    compile_theme(config, TEMPLATE)
    pages, grown = compile_templates()
    templates = _Templates(COMPILED.dumped(), pages)
    if (grown or COMPILED.grown) and not sys.dont_write_bytecode:
        write_sealed(place, key, pack(templates))
    return templates


def _standing(site_dir: Path, cache_dir: Path | None) -> Ready:
    mark = Inventory.mark_of(cache_dir, site_dir) if cache_dir is not None else None
    inventory = Inventory.read(cache_dir, site_dir) if mark is not None else None
    stands = mark is not None and inventory is not None and inventory.stands()
    return Ready(standing=mark if mark is not None and stands else "")


def _brought_back(cache_dir: Path, gone: Inventory, beside: Path, processes: int) -> Ready:
    try:
        return Ready(packed=pack(bring_back(cache_dir, gone, beside, processes)))
    except OSError:
        return Ready()
