"""Rows of tables: each is written once in a language, whatever the number of pages it stands on.

A row (`templates/rows.md.jinja`) is written as if its page were nowhere: a mark stands before the path of every
link. Where rows are put into a page, the marks give way to the way from there. So a page of rows is little more
than texts put together, and a story on twenty pages costs as much as a story on one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from jinja2 import Environment, pass_environment

from digest.render.escape import Markdown
from digest.render.scope import Scope

_MARK = "\x02"
"""Stands before a link's path; no escaped text has it, `digest.text.normalise` drops it."""
_FOLDERS = ("stories", "regions", "topics")
"""Where the pages are that rows link to, other than the top."""
_START = "| "


@dataclass(frozen=True)
class Nowhere(Scope):
    """The page of a row: one that is not known yet. Rows link with `link` only."""

    def path(self, src_uri: str, anchor: str = "") -> str:
        """As `Scope.path`, with a mark where the way begins."""
        return f"{_MARK}{src_uri}#{anchor}" if anchor else f"{_MARK}{src_uri}"

    def href(self, uri: str) -> str:
        """Raw addresses cannot be put in place later."""
        raise TypeError(f"a row leads to {uri!r} by a raw address: expected a link")


@dataclass(frozen=True, slots=True)
class _Written:
    """The rows of a digest in one language, as UTF-8 by kind and by what they show."""

    write: Mapping[str, Callable[[Any], str]]
    """The macro of each kind of row."""
    kept: dict[str, dict[object, bytes]] = field(default_factory=dict)

    def row(self, kind: str, item: Any) -> bytes:
        """One row."""
        kept = self.kept.setdefault(kind, {})
        key = _KEYS[kind](item)
        found = kept.get(key)
        if found is None:
            kept[key] = found = str(self.write[kind](item)).strip().encode("utf-8")
        return found


def _of_figure(figure: Any) -> object:
    return (figure.entry.story.lead, figure.number)


def _of_entry(entry: Any) -> object:
    return entry.story.lead


_KEYS: Mapping[str, Callable[[Any], object]] = MappingProxyType(
    {
        "figure_start": _of_figure,
        "story_with_places": _of_entry,
        "story_with_topics": _of_entry,
        "figure": _of_figure,
        "pact": _of_figure,
        "pact_with_places": _of_figure,
        "promise": lambda pledge: _of_figure(pledge.figure),
    }
)
"""What tells rows of one kind apart, within one digest."""


@pass_environment
def put_rows(
    environment: Environment, scope: Scope, kind: str, items: Iterable[Any], anchors: Mapping[str, str] | None = None
) -> Markdown:
    """Rows of one kind for a page, a line each.

    Args:
        kind: The macro in `rows.md.jinja` that writes them.
        anchors: By story id, an anchor that its row carries at its beginning.
    """
    written = _written(environment, scope)
    if anchors:
        rows = b"\n".join([_anchored(written.row(kind, entry), anchors.get(entry.story.lead)) for entry in items])
    else:
        rows = b"\n".join([written.row(kind, item) for item in items])
    return Markdown(_put_in_place(scope, rows.decode("utf-8")))


@pass_environment
def put_once(environment: Environment, scope: Scope, kind: str, item: Any) -> Markdown:
    """A part of a row that other rows have too; without links."""
    return Markdown(_written(environment, scope).row(kind, item).decode("utf-8"))


def _anchored(row: bytes, anchor: str | None) -> bytes:
    return (
        row if anchor is None else f'{_START}<span id="{anchor}"></span>'.encode() + row.removeprefix(_START.encode())
    )


def _put_in_place(scope: Scope, rows: str) -> str:
    for folder in _FOLDERS:
        rows = rows.replace(f"{_MARK}{folder}/", scope.path(f"{folder}/index.md").removesuffix("index.md"))
    return rows.replace(_MARK, scope.path("index.md").removesuffix("index.md"))


def _written(environment: Environment, scope: Scope) -> _Written:
    found = scope.atlas.desk.get(scope.language)
    if not isinstance(found, _Written):
        nowhere = Nowhere(scope.atlas, scope.catalogue, "", scope.site_url)
        macros = environment.get_template("rows.md.jinja").make_module({"s": nowhere})
        found = _Written({kind: getattr(macros, kind) for kind in _KEYS})
        scope.atlas.desk[scope.language] = found
    return found
