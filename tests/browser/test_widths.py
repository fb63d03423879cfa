"""What fits: on a telephone and on a laptop nothing sticks out, nothing is cut off, nothing is hidden."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.test_site import PAGES
from tests.conftest import BuiltSite

WIDTHS = [360, 768, 1440]


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_is_wider_than_the_screen(browser: Browser, address: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    too_wide = []
    for place in PAGES:
        page.goto(address + place, wait_until="domcontentloaded")
        if page.evaluate("document.documentElement.scrollWidth") > width:
            too_wide.append(place)
    context.close()
    assert too_wide == []


@pytest.mark.parametrize(
    "place",
    ["regions/osong/", "en/regions/osong/", "agreements/", "en/agreements/", "en/promises/", "en/regions/seoul/"],
)
def test_on_a_laptop_no_column_is_cut_off(browser: Browser, address: str, place: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(address + place, wait_until="networkidle")
    cut = page.evaluate(
        "[...document.querySelectorAll('.dg-table')].filter(e => e.scrollWidth > e.clientWidth + 1)"
        ".map(e => [e.className, e.clientWidth, e.scrollWidth])"
    )
    context.close()
    assert cut == []


def test_on_a_telephone_a_long_name_stays_beside_its_counts(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(address + "regions/", wait_until="networkidle")
    sticks_out = page.locator(".dg-atlas tbody td:first-child").first.evaluate(
        "cell => { const name = cell.querySelector('a'); name.textContent = '가람권방사선의과학일반산업단지가람권';"
        " return name.getBoundingClientRect().right - cell.getBoundingClientRect().right }"
    )
    context.close()
    assert sticks_out <= 0


def test_the_name_of_the_site_stands_whole_on_a_telephone(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    for place in ("", "en/"):
        page.goto(address + place)
        assert page.locator(".md-header__topic .md-ellipsis").first.evaluate("e => e.scrollWidth <= e.clientWidth")
    context.close()


def test_every_table_scrolls_inside_itself_on_a_telephone(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(address + "regions/gwangju/", wait_until="networkidle")
    boxes = page.eval_on_selector_all("article table", "tables => tables.map(t => t.getBoundingClientRect().left)")
    assert boxes
    assert all(left >= 0 for left in boxes)
    context.close()


def test_nothing_is_hidden_on_a_telephone(browser: Browser, address: str, site: BuiltSite) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    story = max(site.data["stories"], key=lambda story: len(story["regions"]))
    page.goto(address + story["url"])
    words = page.locator(".dg-labels")
    assert words.evaluate("e => e.scrollWidth <= e.clientWidth")
    page.goto(address + "regions/osong/")
    above, picture = page.locator(".dg-crumbs").bounding_box(), page.locator(".dg-where").bounding_box()
    assert above is not None
    assert picture is not None
    assert picture["y"] >= above["y"] + above["height"]
    context.close()


@pytest.mark.parametrize("place", ["regions/", "topics/", "en/regions/", "en/topics/"])
def test_lists_of_places_and_topics_show_the_latest_story_on_a_telephone(
    browser: Browser, address: str, place: str
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(address + place)
    latest = page.locator(":is(.dg-atlas, .dg-subjects) td:last-child a").first.bounding_box()
    assert latest is not None
    assert latest["x"] >= 0
    assert latest["x"] + latest["width"] <= 360
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()
