"""A theme's templates: compiled once in a build, and listed without the thousands MkDocs would only leave out again."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from types import CodeType
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.theme import Theme

_OWN = "get_env"
_NAMED = re.compile(r"\{%-?\s*(?:include|import|extends|from)\s+\"([^\"]+\.html)\"")
"""Another template, named in one."""
THEME_ELSEWHERE = frozenset({"dirs", _OWN})
"""Attributes of a theme that say nothing about pages, or are looked at in another way."""


def share_environment(config: MkDocsConfig) -> None:
    """Let whoever asks a site's theme for its template environment have the same one."""
    environment = Theme.get_env(config.theme)
    environment.bytecode_cache = _compiled  # type: ignore[assignment]
    _list_visible(environment)
    setattr(config.theme, _OWN, lambda: environment)


def compile_templates(config: MkDocsConfig, name: str) -> None:
    """Compile a template of a theme with all it names, for every environment that is shared later in this process.

    Raises:
        TemplateError: if one cannot be compiled.
    """
    share_environment(config)
    environment: Any = config.theme.get_env()
    waiting, seen = [name], {name}
    while waiting:
        name = waiting.pop()
        environment.get_template(name)
        named = set(_NAMED.findall(environment.loader.get_source(environment, name)[0])) - seen
        waiting += sorted(named)
        seen |= named


@dataclass(slots=True)
class _Bucket:
    """A place for a compiled template, as Jinja2 wants one."""

    code: CodeType | None = None


class _Compiled:
    """Compiled templates by their source. They are code, so they are kept in memory alone."""

    def __init__(self) -> None:
        self._buckets: dict[tuple[str, str | None, str], _Bucket] = {}

    def get_bucket(self, environment: object, name: str, filename: str | None, source: str) -> _Bucket:
        """As Jinja2 asks its cache of compiled templates; it fills an empty one."""
        return self._buckets.setdefault((name, filename, source), _Bucket())

    def set_bucket(self, bucket: _Bucket) -> None:
        """As Jinja2 tells it; the bucket is here already."""


_compiled = _Compiled()


def _list_visible(environment: Any) -> None:
    """Let a template environment list its files without hidden folders at the top: Material keeps its icons there."""

    def list_templates(
        extensions: object = None,
        filter_func: Callable[[str], bool] | None = None,
        plain: Any = environment.list_templates,
    ) -> list[str]:
        if extensions is not None or not hasattr(environment.loader, "searchpath"):
            found: list[str] = plain(extensions, filter_func)
            return found
        names = {name for folder in environment.loader.searchpath for name in _visible(str(folder))}
        return sorted(name for name in names if filter_func is None or filter_func(name))

    environment.list_templates = list_templates


def _visible(top: str) -> list[str]:
    names = []
    for base, folders, files in os.walk(top):
        if base == top:
            folders[:] = [folder for folder in folders if not folder.startswith(".")]
        below = os.path.relpath(base, top).replace(os.sep, "/")
        names += files if below == "." else [f"{below}/{file}" for file in files]
    return names
