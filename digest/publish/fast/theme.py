"""A theme's templates: compiled once in a build, and listed without the thousands MkDocs would only leave out again."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.theme import Theme

from digest.compiled import Compiled
from digest.lazy import regex

_OWN = "get_env"
_NAMED = regex(r"\{%-?\s*(?:include|import|extends|from)\s+\"([^\"]+\.html)\"")
"""Another template, named in one."""
_WORDS = "partials/languages/{}.html"
"""Where the theme has the words of a language."""
THEME_ELSEWHERE = frozenset({"dirs", _OWN})
"""Attributes of a theme that say nothing about pages, or are looked at in another way."""


COMPILED = Compiled()
"""The theme's templates. There is one theme, and what it is told besides is none of its code."""


def share_environment(config: MkDocsConfig) -> None:
    """Let whoever asks a site's theme for its template environment have the same one."""
    environment = Theme.get_env(config.theme)
    environment.bytecode_cache = COMPILED  # type: ignore[assignment]
    _list_visible(environment)
    setattr(config.theme, _OWN, lambda: environment)


def compile_theme(config: MkDocsConfig, name: str) -> None:
    """Compile a template of a theme, those that MkDocs renders beside pages, and the words of its language, with all
    they name, for every environment that is shared later in this process.

    Raises:
        TemplateError: if one cannot be compiled.
    """
    share_environment(config)
    environment: Any = config.theme.get_env()
    beside = {*config.theme.static_templates, _WORDS.format(config.theme.get("language"))}
    waiting = [name, *sorted(other for other in beside if _is_there(config.theme, other))]
    seen = set(waiting)
    while waiting:
        name = waiting.pop()
        environment.get_template(name)
        named = set(_NAMED.findall(environment.loader.get_source(environment, name)[0])) - seen
        waiting += sorted(named)
        seen |= named


def _is_there(theme: Theme, name: str) -> bool:
    return any(os.path.isfile(os.path.join(folder, name)) for folder in theme.dirs)


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
