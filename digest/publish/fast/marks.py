"""What a page's HTML is made from, as short hashes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.nav import Navigation

from digest.provenance import made_by
from digest.publish.fast.files import LateFile
from digest.publish.fast.theme import THEME_ELSEWHERE

_ELSEWHERE = frozenset({"nav", "docs_dir", "site_dir", "plugins", "theme", "config_file_path", "hooks"})
"""Settings that say nothing about a page, or are looked at in another way."""
_DEPTH = 2
"""Levels of the menu that pages outside of it show, where the theme prunes it."""


class Marks:
    """Hashes of one build: of settings, theme and menus, and with these of each page."""

    def __init__(self, config: MkDocsConfig, nav: Navigation) -> None:
        settings = sorted((name, _written(value)) for name, value in config.items() if name not in _ELSEWHERE)
        plugins = [(name, _written(dict(plugin.config))) for name, plugin in config.plugins.items()]
        theme = sorted(
            (name, _written(value)) for name, value in vars(config.theme).items() if name not in THEME_ELSEWHERE
        )
        parts = [made_by("publish.fast"), repr((settings, plugins, theme)).encode()]
        for folder in config.theme.dirs:
            if "site-packages" not in Path(folder).parts:  # those go by the versions of their libraries
                parts += [item for path in _files(Path(folder)) for item in (str(path).encode(), path.read_bytes())]
        self.base = _mark(*parts)
        pruned = "navigation.prune" in config.theme.get("features", ())
        self._inside = _mark(repr([_outline(item, None) for item in nav.items]).encode())
        self._outside = _mark(repr([_outline(item, _DEPTH if pruned else None) for item in nav.items]).encode())
        self._in_menus = {page.file.src_uri for page in nav.pages}

    def key(self, file: File) -> str:
        """Stands for all that a page is made from; empty where that is not known without writing its text."""
        key = file.key if isinstance(file, LateFile) else ""
        return self._of(file, key.encode()) if key else ""

    def of_text(self, file: File, text: str) -> str:
        """The same by the page's text."""
        return self._of(file, text.encode("utf-8", "surrogatepass"))

    def _of(self, file: File, told: bytes) -> str:
        in_menus = file.src_uri in self._in_menus
        found = self._around(file.inclusion, in_menus=in_menus).copy()
        found.update(b"%b\0%b" % (file.src_uri.encode(), told))
        return found.hexdigest()

    @cache  # noqa: B019 (as long as the marks of one build)
    def _around(self, inclusion: InclusionLevel, *, in_menus: bool) -> blake2b:
        """What pages of one kind have in common."""
        menus = self._inside if in_menus else self._outside
        return blake2b(_mark(self.base, menus, inclusion.name.encode()), digest_size=16)


def _written(value: object) -> str:
    """A setting as text, the same in every process: sets, wherever they stand, have no order of their own."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_written(name)}: {_written(item)}" for name, item in value.items()) + "}"
    if isinstance(value, set | frozenset):
        return "{" + ", ".join(sorted(map(_written, value))) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_written, value)) + "]"
    return repr(value)


def _outline(item: Any, depth: int | None) -> object:
    """What a menu shows of an item: below `depth` levels only where a section leads."""
    address = item.url if item.is_page or item.is_link else ""
    own = (item.title, address, item.is_page and item.is_index)
    children = item.children or []
    if depth == 0:
        first = children[:1]
        return (*own, len(children) > 1, [_outline(child, 0) for child in first])
    return (*own, [_outline(child, None if depth is None else depth - 1) for child in children])


def _files(folder: Path) -> Iterable[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix != ".pyc")


def _mark(*parts: bytes) -> bytes:
    found = blake2b(digest_size=16)
    for part in parts:
        found.update(len(part).to_bytes(8, "big") + part)
    return found.digest()
