"""The theme's menus, laid out once for all pages of one section.

Pages of a section have the same menu but for two items, the page itself and the one that the menu was laid out for.
So these two are rendered alone and exchanged. Where that cannot be done without doubt, the theme lays the menu out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page

from digest.publish.fast.slots import path_mark

_MENU = "partials/nav.html"
_ITEM = "partials/nav-item.html"


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


class Menus:
    """What stands in for the template of menus."""

    def __init__(self, environment: Any) -> None:
        self._environment = environment
        self._known: dict[tuple[Section, str], _Menu] = {}
        self._alone = True
        """Whether items can be rendered alone, as Material's can."""
        self.marked = False
        """Whether a mark (`slots`) is printed instead of menus."""

    def watch(self, name: object, template: Any) -> Any:
        """A template; that of menus is watched."""
        return _Watched(template, self) if name == _MENU else template

    def remember(self, context: Any, html: str) -> None:
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
    """The template of menus as an included template is asked."""

    def __init__(self, template: Any, menus: Menus) -> None:
        self._template = template
        self._menus = menus

    def __getattr__(self, name: str) -> Any:
        return getattr(self._template, name)

    def root_render_func(self, context: Any) -> Iterator[str]:
        """The menu, piece by piece."""
        if self._menus.marked:
            yield path_mark("menu")
            return
        pieces = []
        for piece in self._template.root_render_func(context):
            pieces.append(piece)
            yield piece
        self._menus.remember(context, "".join(pieces))


def _item(items: Any, page: Page) -> str:
    """The item of a page without children, with the white space that our menus leave it."""
    return str(items.render(page, "", 1, page.parent)).replace("\n", "").replace("  ", "").strip()
