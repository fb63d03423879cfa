"""The Jinja2 environment of the page templates."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from digest.render import cells, originals
from digest.render.escape import finalize
from digest.render.rows import put_rows
from digest.render.scope import Scope


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("digest", "templates"),
        autoescape=True,
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["cell"] = cells
    environment.globals["origin"] = originals
    environment.globals["lines"] = put_rows
    return environment


def fill(template: str, scope: Scope, **values: Any) -> str:
    """A template's text for one page.

    Raises:
        TypeError: if the template prints None or a name nobody gave it.
    """
    text = _environment().get_template(f"{template}.md.jinja").render(s=scope, t=scope.t, **values)
    return _squeeze_blank_lines(text)


def _squeeze_blank_lines(text: str) -> str:
    lines: list[str] = []
    for line in text.split("\n"):
        if line.strip() or (lines and lines[-1]):
            lines.append(line.rstrip())
    return "\n".join(lines).strip("\n") + "\n"
