"""The theme's page template, rendered once for all pages of one shape.

Of a shape are pages of one folder and one table of contents that stand outside the navigation and say the
same about themselves but for texts such as title and description. The first page of a shape is rendered as
MkDocs does, once more with stand-ins (`slots`); the second shows whether filling gives what rendering gives.
"""

from __future__ import annotations

import posixpath
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from digest.publish.fast.report import Report, differs
from digest.publish.fast.slots import Question, Skeleton, Slot, cut, holds_marks, path_mark

_CONTEXT = frozenset(
    {
        *("nav", "pages", "base_url", "extra_css", "extra_javascript", "mkdocs_version", "build_date_utc"),
        *("config", "page"),
    }
)
"""What MkDocs gives a template. More comes from plugins this module knows nothing of."""
_TEXTS = ("title", "description", "linked", "card", "feed", "date")
"""What pages of one shape say differently in their front matter; everything else is part of the shape."""
_PATIENCE = 200
"""After so many shapes with hardly a second page each, rendering is left to the theme alone."""


class Template(Protocol):
    """What is asked of a template."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        """The page."""


@dataclass(slots=True)
class _Shape:
    skeleton: Skeleton | None
    proven: bool = False
    filled: int = 0


class _StandIn:
    """A page whose texts are slots; in everything else the page itself."""

    def __init__(self, page: Page, **texts: object) -> None:
        self.__dict__.update(texts)
        self.__dict__["_page"] = page

    def __getattr__(self, name: str) -> Any:
        return getattr(self.__dict__["_page"], name)


class FastTemplate:
    """Stands in for the theme's `main.html`."""

    def __init__(self, template: Template, report: Report) -> None:
        self._template = template
        self._report = report
        self._shapes: dict[Hashable, _Shape] = {}
        self._filled = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._template, name)

    def render(self, *args: Any, **kwargs: Any) -> str:
        """The page, filled into the skeleton of its shape where that is proven to give the same."""
        context = dict(*args, **kwargs)
        page = context.get("page")
        if not isinstance(page, Page) or not self._fits(page, context):
            return self._template.render(*args, **kwargs)
        values = _values(page)
        key = _key(page, context, values)
        shape = self._shapes.get(key)
        if shape is None:
            return self._first(key, page, context, values)
        if shape.skeleton is None:
            return self._template.render(context)
        filled = shape.skeleton.fill(values)
        if filled is None:
            return self._template.render(context)
        shape.filled += 1
        if shape.proven and shape.filled & (shape.filled - 1):
            self._filled += 1
            return filled
        return self._prove(shape, page, context, filled)

    def _prove(self, shape: _Shape, page: Page, context: dict[str, Any], filled: str) -> str:
        """Compare with rendering: the second page of a shape, and again at every doubling of their number.

        Raises:
            PluginError: if a shape that was proven gives something else later, after pages were filled with it.
        """
        rendered = self._template.render(context)
        if filled != rendered:
            if shape.proven:
                raise differs(page)
            self._give_up(shape, page)
        shape.proven = True
        return rendered

    def _fits(self, page: Page, context: dict[str, Any]) -> bool:
        if len(self._shapes) > max(_PATIENCE, self._filled // 2):
            self._report.once("the theme's template is rendered page by page: hardly two pages have the same shape")
            return False
        alone = page.parent is None and page.previous_page is None and page.next_page is None
        texts = (page.title, page.content, page.canonical_url or "", page.url, *page.meta.values())
        return (
            alone
            and not page.is_homepage
            and set(context) == _CONTEXT
            and page.file.use_directory_urls
            and isinstance(page.title, str)
            and page.edit_url is None
            and not any(holds_marks(text) for text in texts if isinstance(text, str))
        )

    def _first(self, key: Hashable, page: Page, context: dict[str, Any], values: dict[str, str]) -> str:
        rendered = self._template.render(context)
        asked: dict[Question, object] = {}
        stand_in = _stand_in(page, values, asked)
        try:
            skeleton = cut(self._template.render({**context, "page": stand_in}), asked)
        except Exception:  # whatever a template finds wrong with a stand-in, the page itself is fine
            skeleton = None
        shape = self._shapes[key] = _Shape(skeleton)
        if skeleton is None or skeleton.fill(values) != rendered:
            self._give_up(shape, page)
        return rendered

    def _give_up(self, shape: _Shape, page: Page) -> None:
        shape.skeleton = None
        self._report.once(
            f"pages like {page.file.src_uri} are rendered one by one: the theme does more with their texts"
        )


def _values(page: Page) -> dict[str, str]:
    values = {"title": str(page.title), "content": page.content or "", "leaf": _leaf(page.url)}
    values |= {f"meta.{name}": page.meta[name] for name in _TEXTS if isinstance(page.meta.get(name), str)}
    return values


def _key(page: Page, context: dict[str, Any], values: dict[str, str]) -> Hashable:
    constant = sorted((name, repr(value)) for name, value in page.meta.items() if f"meta.{name}" not in values)
    folder = page.url[: len(page.url) - len(values["leaf"]) - 1]
    toc = tuple(_outline(page.toc))
    return folder, context["base_url"], toc, tuple(constant), tuple(values), page.file.inclusion


def _outline(toc: Any) -> Iterator[tuple[int, str, str]]:
    item: AnchorLink
    for item in toc:
        yield item.level, item.title, item.id
        yield from _outline(item.children)


def _leaf(url: str) -> str:
    return posixpath.basename(url.rstrip("/"))


def _stand_in(page: Page, values: dict[str, str], asked: dict[Question, object]) -> _StandIn:
    slots = {name: Slot.of(name, value, asked) for name, value in values.items() if name != "leaf"}
    meta = {name: slots.get(f"meta.{name}", value) for name, value in page.meta.items()}
    leaf = values["leaf"]
    texts: dict[str, object] = {"title": slots["title"], "content": slots["content"], "meta": meta}
    for name in ("url", "canonical_url", "abs_url"):
        address = getattr(page, name)
        if address is not None:
            texts[name] = address.removesuffix(f"{leaf}/") + path_mark("leaf") + "/"
    return _StandIn(page, **texts)
