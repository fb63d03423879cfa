"""What an assistive technology and an impatient reader notice: axe-core, headings, focus, moving content."""

from __future__ import annotations

from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Browser

from tests.conftest import BuiltSite

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
TAGS = "{type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa']}"
RULES = f"{{runOnly: {TAGS}, rules: {{'aria-dialog-name': {{enabled: true}}}}, resultTypes: ['violations']}}"
LOOKS = """{runOnly: {type: 'rule', values: [
  'color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable', 'aria-hidden-focus',
  'css-orientation-lock', 'meta-viewport', 'bypass'
]}, resultTypes: ['violations']}"""
"""What a colour scheme or a width can change; the rest is the same on every screen and was asked on the first."""
SHIFTS = """
window.shifted = 0;
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
}).observe({type: 'layout-shift', buffered: true});
"""
KINDS = [
    "", "regions/", "regions/gwangju/", "topics/", "topics/agreement/", "timeline/", "promises/", "agreements/",
    "sources/", "method/", "data/", "corrections/", "contribute/", "404.html", "regions/abu-dhabi/", "en/",
    "en/regions/osong/",
]  # fmt: skip
SOME = ["", "regions/gwangju/", "topics/agreement/", "promises/", "agreements/", "method/", "404.html", "en/"]
"""Of each look one."""
SETTINGS = [("light", 1440, (RULES, KINDS)), ("dark", 360, (LOOKS, SOME))]


@pytest.mark.parametrize(("scheme", "width", "asked"), SETTINGS, ids=["light-1440", "dark-360"])
def test_axe_finds_nothing_and_nothing_moves(
    browser: Browser,
    address: str,
    site: BuiltSite,
    scheme: str,
    width: int,
    asked: tuple[str, list[str]],
) -> None:
    rules, places = asked
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    context.add_init_script(SHIFTS)
    page = context.new_page()
    found, moved = [], {}
    for place in [*places, f"stories/{site.story('003')['id']}/"]:
        page.goto(address + place, wait_until="load")
        page.wait_for_timeout(150)
        shift = page.evaluate("window.shifted")
        if shift >= 0.05:
            moved[place] = shift
        page.evaluate(AXE)
        for violation in page.evaluate(f"axe.run(document, {rules})")["violations"]:
            found.append((place, violation["id"], violation["nodes"][0]["html"][:120]))
    context.close()
    assert found == []
    assert moved == {}


def test_the_keyboard_reaches_links_in_drawings_and_tables(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(address, wait_until="load")
    places = ["dg-map", "dg-matrix", "dg-new", "dg-promises", "dg-files"]
    reached: set[str] = set()
    for _ in range(130):
        page.keyboard.press("Tab")
        found = page.evaluate("names => names.filter(n => document.activeElement.closest('.' + n))", places)
        reached.update(found)
    context.close()
    assert reached == set(places)
