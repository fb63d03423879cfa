"""The theme's menus, laid out once for all pages of one section, and its tables of contents.

Pages of a section have the same menu but for two items, the page itself and the one that the menu was laid out for.
So these two are rendered alone and exchanged. Where that cannot be done without doubt, the theme lays the menu out.
A table of contents is laid out once for all pages with the same headings, if it shows nothing else of a page.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any

from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from digest.publish.fast.slots import path_mark

_MENU = "partials/nav.html"
_ITEM = "partials/nav-item.html"
_CONTENTS = "partials/toc.html"
Outline = tuple[tuple[int, str, str], ...]
"""Level, text and anchor of each heading."""


@dataclass(slots=True)
class _Menu:
    """A menu as it was laid out for a page."""

    page: Page
    items: Any
    """The macros that render items of the menu of that page."""
    context: dict[str, Any]
    html: str
    own: str
    """The page's own item in it."""


class _Headed:
    """A page of which only its headings may be asked."""

    def __init__(self, page: Page) -> None:
        self.toc = page.toc
        self.asked = False
        """Whether anything else was."""

    def __getattr__(self, name: str) -> Any:
        self.asked = True
        raise AttributeError(name)


class Menus:
    """What stands in for the templates of menus and of tables of contents."""

    def __init__(self, environment: Any) -> None:
        self._environment = environment
        self._known: dict[tuple[Section, str], _Menu] = {}
        self._alone = True
        """Whether items can be rendered alone, as Material's can."""
        self._frames: dict[str, tuple[Any, dict[str, Any]]] = {}
        """What lays out tables of contents, and what it was told, by the folder at the top of the page's address."""
        self._contents: dict[tuple[str, Outline], str | None] = {}
        self.marked: Collection[str] = ()
        """Whether marks (`slots`) are printed instead of menus (`menu`) and tables of contents (`toc`)."""

    def watch(self, name: object, template: Any) -> Any:
        """A template; those of menus and of tables of contents are watched."""
        if name == _MENU:
            return _Watched(template, self, "menu", self._remember)
        return _Watched(template, self, "toc", self._remember_frame) if name == _CONTENTS else template

    def contents(self, page: Page) -> str | None:
        """The table of contents of a page; None if only the theme can lay it out."""
        top = _top(page)
        key = top, outline(page)
        if key not in self._contents and top in self._frames:
            template, told = self._frames[top]
            headed = _Headed(page)
            try:
                html = "".join(template.root_render_func(template.new_context({**told, "page": headed}, shared=True)))
            except Exception:  # it needs more of the page
                headed.asked = True
            self._contents[key] = None if headed.asked else html
        return self._contents.get(key)

    def _remember_frame(self, template: Any, context: Any, _: str) -> None:
        page = context.get("page")
        if isinstance(page, Page):
            self._frames.setdefault(_top(page), (template, context.get_all()))

    def _remember(self, _: Any, context: Any, html: str) -> None:
        """A menu that was laid out."""
        page = context.get("page")
        if not isinstance(page, Page) or page.parent is None or (page.parent, context["base_url"]) in self._known:
            return
        known = context.get_all()
        try:
            items = self._items(known)
            self._known[page.parent, context["base_url"]] = _Menu(page, items, known, html, _item(items, page))
        except Exception:  # a theme with other menus lays them out itself
            self._alone = False

    def lay_out(self, page: Page, base_url: str) -> str | None:
        """The menu of a page that is being built; None if only the theme can lay it out."""
        menu = self._known.get((page.parent, base_url)) if self._alone and page.parent is not None else None
        if menu is None or menu.page is page:
            return None
        items = self._items({**menu.context, "page": page})
        own = _item(items, page)
        page.active = False
        try:
            other, former = _item(menu.items, page), _item(items, menu.page)
        finally:
            page.active = True
        if menu.html.count(menu.own) != 1 or menu.html.count(other) != 1:
            return None
        return menu.html.replace(menu.own, former).replace(other, own)

    def _items(self, context: dict[str, Any]) -> Any:
        return self._environment.get_template(_ITEM).make_module(context, shared=True)


class _Watched:
    """A template as an included one is asked; `remember` is told of what it gave."""

    def __init__(self, template: Any, menus: Menus, slot: str, remember: Callable[[Any, Any, str], None]) -> None:
        self._template = template
        self._menus = menus
        self._slot = slot
        self._remember = remember

    def __getattr__(self, name: str) -> Any:
        return getattr(self._template, name)

    def root_render_func(self, context: Any) -> Iterator[str]:
        """What the template gives, piece by piece."""
        if self._slot in self._menus.marked:
            yield path_mark(self._slot)
            return
        pieces = []
        for piece in self._template.root_render_func(context):
            pieces.append(piece)
            yield piece
        self._remember(self._template, context, "".join(pieces))


def outline(page: Page) -> Outline:
    """The headings in a page's table of contents."""
    return tuple(_headings(page.toc))


def _headings(items: Any) -> Iterator[tuple[int, str, str]]:
    item: AnchorLink
    for item in items:
        yield item.level, item.title, item.id
        yield from _headings(item.children)


def _top(page: Page) -> str:
    return page.url.partition("/")[0]


def _item(items: Any, page: Page) -> str:
    """The item of a page without children, with the white space that our menus leave it."""
    return str(items.render(page, "", 1, page.parent)).replace("\n", "").replace("  ", "").strip()
