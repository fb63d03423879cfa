"""Menus that are not made as Material's are left to their theme; Material's are compared in `test_same_site`."""

from __future__ import annotations

import jinja2
import pytest
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page

from digest.publish.fast.menus import Menus


@pytest.mark.parametrize(
    "templates",
    [{}, {"partials/nav-item.html": ""}, {"partials/nav-item.html": "{% macro render(item) %}{% endmacro %}"}],
    ids=["no items", "no macro", "another macro"],
)
def test_a_theme_with_other_items_lays_its_menus_out(templates: dict[str, str]) -> None:
    environment = jinja2.Environment(loader=jinja2.DictLoader(templates), autoescape=True)
    menus = Menus(environment)
    first, second = Page.__new__(Page), Page.__new__(Page)
    first.parent = second.parent = Section("Places", [])
    context = environment.from_string("").new_context({"page": first, "base_url": ".."})
    menus._remember(None, context, "<nav></nav>")
    assert menus.lay_out(second, "..") is None
