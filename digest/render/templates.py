"""The page templates, ready to be filled."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import PackageLoader, StrictUndefined, Template

from digest.compiled import Compiled
from digest.render import cells, originals
from digest.render.catalogue import LANGUAGES, load_catalogue
from digest.render.escape import finalize
from digest.render.generator import PageEnvironment
from digest.render.rows import put_once, put_rows
from digest.render.scope import Scope


@cache
def _environment(language: str) -> PageEnvironment:
    environment = PageEnvironment(
        loader=PackageLoader("digest", "templates"),
        autoescape=True,
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.bytecode_cache = _compiled(language)  # type: ignore[assignment]
    environment.catalogue = load_catalogue(language)
    environment.globals |= {"cell": cells, "origin": originals, "lines": put_rows, "once": put_once}
    environment.globals["t"] = environment.catalogue.t
    environment.globals["table"] = environment.get_template("tables.md.jinja").module
    return environment


@cache
def _template(language: str, name: str) -> Template:
    return _environment(language).get_template(f"{name}.md.jinja")


@cache
def _compiled(language: str) -> Compiled:
    return Compiled()


def compile_templates() -> tuple[dict[str, bytes], bool]:
    """Compile all templates, for every language; what another process can take over, by language, and whether any had
    to be compiled here."""
    for language in LANGUAGES:
        for name in _environment(language).list_templates(["jinja"]):
            _environment(language).get_template(name)
    made = list(map(_compiled, LANGUAGES))
    return {language: _compiled(language).dumped() for language in LANGUAGES}, any(some.grown for some in made)


def take_over_templates(dumped: Mapping[str, bytes]) -> None:
    """Have what another process has compiled."""
    for language, told in dumped.items():
        _compiled(language).take_over(told)


def fill(template: str, scope: Scope, **values: Any) -> str:
    """A template's text for one page.

    Raises:
        TypeError: if the template prints None or a name nobody gave it.
    """
    text = _template(scope.language, template).render(s=scope, **values)
    return _squeeze_blank_lines(text)


def _squeeze_blank_lines(text: str) -> str:
    lines = [line.rstrip() for line in text.split("\n")]
    squeezed = [line for line, before in zip(lines, ["", *lines], strict=False) if line or before]
    return "\n".join(squeezed).strip("\n") + "\n"
