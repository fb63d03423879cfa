"""What publishing needs and no story matters to, got ready by a process of its own while these are made.

That is the theme's and the pages' templates, and a look at all files of the last site.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from mkdocs.config import load_config

from digest.inventory import Inventory
from digest.parallel import usable_cpus
from digest.publish.ahead import Begun, begun
from digest.publish.fast import COMPILED, TEMPLATE, compile_theme
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


@contextmanager
def preparing(settings: Settings, site_dir: Path) -> Iterator[Begun[None, Ready]]:
    """A process that gets ready; what goes wrong there goes wrong again, and is told, where the site is built."""
    prepare = partial(_prepare, site_dir.resolve(), settings.config_file, settings.cache_dir)
    with begun(prepare, settings.processes or usable_cpus(), niceness=_NICENESS) as work:
        yield work


def take_over(work: Begun[None, Ready] | None) -> Ready:
    """Have the templates here, where a process got ready."""
    if work is None:
        return Ready()
    work.go_on(None)
    ready = work.result()
    if ready.theme:
        COMPILED.take_over(ready.theme)
    take_over_templates(ready.pages)
    return ready


def _prepare(site_dir: Path, config_file: Path, cache_dir: Path | None) -> Callable[[None], Ready]:
    theme, pages = b"", {}
    with suppress(Exception):
        compile_theme(load_config(str(config_file)), TEMPLATE)
        theme, pages = COMPILED.dumped(), compile_templates()
    ready = Ready(theme, pages, _standing(site_dir, cache_dir))
    return lambda _: ready


def _standing(site_dir: Path, cache_dir: Path | None) -> str:
    mark = Inventory.mark_of(cache_dir, site_dir) if cache_dir is not None else None
    inventory = Inventory.read(cache_dir, site_dir) if mark is not None else None
    return mark if mark is not None and inventory is not None and inventory.stands() else ""
