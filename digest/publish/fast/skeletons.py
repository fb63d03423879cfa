"""The theme's page template, rendered once for all pages of one shape.

Of a shape are pages of one kind of folder that say the same about themselves but for texts such as title and
description. Their table of contents is a text more, and for pages in a section of the navigation their menu (both
`menus`) and their neighbours. The first page of a shape is rendered as MkDocs does, once more with stand-ins
(`slots`); the second shows whether filling gives what rendering gives.
"""

from __future__ import annotations

import posixpath
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from mkdocs.structure.pages import Page

from digest.publish.fast.menus import Menus, outline
from digest.publish.fast.report import Report, differs
from digest.publish.fast.slots import REFUSED, Question, Skeleton, Slot, cut, holds_marks, path_mark

_CONTEXT = frozenset(
    {
        *("nav", "pages", "base_url", "extra_css", "extra_javascript", "mkdocs_version", "build_date_utc"),
        *("config", "page"),
    }
)
"""What MkDocs gives a template. More comes from plugins this module knows nothing of."""
_TEXTS = ("title", "description", "linked", "card", "feed", "date")
"""What pages of one shape say differently in their front matter; everything else is part of the shape."""
_PLACED = frozenset({"parent", "ancestors"})
"""What tells where in the navigation a page stands: that of one page is not that of others of its shape."""
_NEIGHBOURS = {"previous_page": "before", "next_page": "behind"}
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
    """A page whose texts are slots; in everything else the page itself, but for what may not be asked."""

    def __init__(self, page: Page, asked: dict[Question, object], **texts: object) -> None:
        self.__dict__.update(texts, _page=page, _asked=asked)

    def __getattr__(self, name: str) -> Any:
        page: Page = self.__dict__["_page"]
        if name in _PLACED and page.parent is not None:
            self.__dict__["_asked"][name, REFUSED, None] = True
        return getattr(page, name)


class _Neighbour:
    """The page before or behind in the navigation, or a first heading, of which only its address may be asked."""

    def __init__(self, name: str, url: str, asked: dict[Question, object]) -> None:
        self.url = url
        self._name, self._asked = name, asked

    def __getattr__(self, name: str) -> Any:
        self._asked[self._name, REFUSED, None] = True
        raise AttributeError(name)


class _Headings:
    """A table of contents of which only the first heading may be asked."""

    def __init__(self, first: str, asked: dict[Question, object]) -> None:
        self._first, self._asked = first, asked

    def __iter__(self) -> Iterator[_Neighbour]:
        yield _Neighbour(self._first, f"#{path_mark(self._first)}", self._asked)
        self._asked["toc", REFUSED, None] = True

    def __getattr__(self, name: str) -> Any:
        self._asked["toc", REFUSED, None] = True
        raise AttributeError(name)


class FastTemplate:
    """Stands in for the theme's `main.html`."""

    def __init__(self, template: Template, report: Report, menus: Menus) -> None:
        self._template = template
        self._report = report
        self._menus = menus
        self._shapes: dict[Hashable, _Shape] = {}
        self._filled = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._template, name)

    def render(self, *args: Any, **kwargs: Any) -> str:
        """The page, filled into the skeleton of its shape where that is proven to give the same."""
        context = dict(*args, **kwargs)
        page = context.get("page")
        if not isinstance(page, Page) or (values := self._ask(page, context)) is None:
            return self._template.render(*args, **kwargs)
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

    def _ask(self, page: Page, context: dict[str, Any]) -> dict[str, str] | None:
        """What fills a skeleton; None if only the theme can render the page, or lay out its menu."""
        if not self._fits(page, context):
            return None
        values = _values(page)
        contents = self._menus.contents(page)
        if contents is not None:
            values |= {"toc": contents, "first": next((item.id for item in page.toc), "")}
        if page.parent is not None:
            menu = self._menus.lay_out(page, context["base_url"])
            if menu is None:
                return None
            values["menu"] = menu
        return values

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
        texts = (page.title, page.content, page.canonical_url or "", page.url, *page.meta.values())
        return (
            _stands_apart(page)
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
        self._menus.marked = values
        try:
            skeleton = cut(self._template.render({**context, "page": stand_in}), asked)
        except Exception:  # whatever a template finds wrong with a stand-in, the page itself is fine
            skeleton = None
        finally:
            self._menus.marked = ()
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
    _, above, leaf = _parts(page)
    values = {"title": str(page.title), "content": page.content or "", "leaf": leaf}
    if above:
        values["above"] = above
    texts = {name: page.meta[name] for name in _TEXTS if isinstance(page.meta.get(name), str)}
    values |= {f"meta.{name}": text for name, text in texts.items() if not _is_below(page, text)}
    for name, slot in _NEIGHBOURS.items():
        if neighbour := getattr(page, name):
            values[slot] = _leaf(neighbour.url)
    return values


def _key(page: Page, context: dict[str, Any], values: dict[str, str]) -> Hashable:
    here = _marked(page, page.url)
    constant = sorted(
        (name, repr(value.replace(page.url, here, 1) if _is_below(page, value) else value))
        for name, value in page.meta.items()
        if f"meta.{name}" not in values
    )
    folder, _, _ = _parts(page)
    toc = bool(page.toc) if "toc" in values else outline(page)
    return folder, context["base_url"], toc, tuple(constant), tuple(values), page.file.inclusion


def _leaf(url: str) -> str:
    return posixpath.basename(url.rstrip("/"))


def _folder(url: str) -> str:
    return url[: len(url) - len(_leaf(url)) - 1]


def _parts(page: Page) -> tuple[str, str, str]:
    """The address of a page in three: the folder it lies in, a folder of many in that one, where pages outside of the
    navigation lie deeper, and its own name."""
    folder, leaf = _folder(page.url), _leaf(page.url)
    names = folder.split("/")[:-1]
    top = 1 + (names[:1] == ["en"])
    if page.parent is not None or len(names) != top + 1:
        return folder, "", leaf
    return "/".join([*names[:top], ""]), names[top], leaf


def _is_below(page: Page, value: object) -> bool:
    """Whether a value is the address of the page or of something below it."""
    return isinstance(value, str) and value.startswith(page.url)


def _marked(page: Page, address: str) -> str:
    """An address that begins with the page's, with slots for the page's own parts of it."""
    folder, above, _ = _parts(page)
    between = f"{path_mark('above')}/" if above else ""
    return f"{folder}{between}{path_mark('leaf')}/{address.removeprefix(page.url)}"


def _stands_apart(page: Page) -> bool:
    """Whether a page stands outside the navigation, or in a section of it beside pages of its own folder."""
    neighbours = [neighbour for name in _NEIGHBOURS if (neighbour := getattr(page, name)) is not None]
    if page.parent is None:
        return not neighbours
    folder = _folder(page.url)
    return not page.is_index and folder != "" and all(_folder(neighbour.url) == folder for neighbour in neighbours)


def _stand_in(page: Page, values: dict[str, str], asked: dict[Question, object]) -> _StandIn:
    slots = {name: Slot.of(name, value, asked) for name, value in values.items()}
    meta = {
        name: _marked(page, value) if _is_below(page, value) else slots.get(f"meta.{name}", value)
        for name, value in page.meta.items()
    }
    texts: dict[str, object] = {"title": slots["title"], "content": slots["content"], "meta": meta}
    for name in ("url", "canonical_url", "abs_url"):
        address = getattr(page, name)
        if address is not None:
            texts[name] = address.removesuffix(page.url) + _marked(page, page.url)
    for name, slot in _NEIGHBOURS.items():
        if slot in values:
            texts[name] = _Neighbour(slot, f"{_folder(page.url)}{path_mark(slot)}/", asked)
    if values.get("first"):
        texts["toc"] = _Headings("first", asked)
    return _StandIn(page, asked, **texts)
