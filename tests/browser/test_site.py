"""The site in a real browser: it works on a telephone, in the dark, without talking to anybody else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Response

from digest.render.originals import mark_of, marked_address
from tests import builders
from tests.conftest import BuiltSite

PAGES = [
    "", "regions/", "regions/osong/", "regions/namwon/", "topics/", "topics/agreement/", "timeline/", "promises/",
    "agreements/", "sources/", "method/", "data/", "corrections/", "en/", "en/regions/osong/", "en/method/",
]  # fmt: skip


@pytest.mark.parametrize("place", PAGES)
def test_no_foreign_request_and_no_console_error(page: Page, address: str, place: str) -> None:
    requests: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("requestfailed", lambda request: errors.append(f"failed: {request.url}"))
    page.goto(address + place, wait_until="networkidle")
    assert errors == []
    assert [url for url in requests if not url.startswith((address, "data:", "blob:" + address))] == []


def test_the_arrows_of_the_menu_say_what_they_unfold(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(address + "regions/osong/", wait_until="networkidle")
    arrow = page.get_by_role("button", name="지역", exact=True).first
    assert arrow.get_attribute("aria-expanded") == "true"
    arrow.focus()
    page.keyboard.press("Enter")
    assert arrow.get_attribute("aria-expanded") == "false"
    page.keyboard.press("Space")
    assert arrow.get_attribute("aria-expanded") == "true"
    unnamed = page.locator("label[tabindex='0']:not([aria-label])").evaluate_all(
        "labels => labels.filter(e => !e.textContent.trim()).length"
    )
    context.close()
    assert unnamed == 0


def _turn_to_search(page: Page) -> None:
    """Press the theme's key for it until its script listens: on a busy machine the first press may come too early."""
    for _ in range(100):
        page.keyboard.press("/")
        if page.evaluate("document.activeElement.matches('.md-search__input')"):
            return
        page.wait_for_timeout(100)
    pytest.fail("the key for the search did nothing")


@pytest.mark.parametrize(
    ("query", "expected"),
    [("오송", "regions/osong/"), ("Namwon", "regions/namwon/"), ("엑소좀", "stories/"), ("홍릉", "regions/hongneung/")],
)
def test_search_finds_places_and_stories(page: Page, address: str, query: str, expected: str) -> None:
    page.goto(address)
    _turn_to_search(page)
    page.keyboard.type(query)
    page.keyboard.press("End")  # inserted Hangul fires no key event of its own, as an input method would
    page.wait_for_selector(".md-search-result__link", timeout=10_000)
    links = page.eval_on_selector_all(".md-search-result__link", "links => links.map(link => link.href)")
    assert any(expected in link for link in links), links


def test_the_search_is_fetched_when_a_reader_turns_to_it(page: Page, address: str) -> None:
    fetched: list[Response] = []

    def keep(answer: Response) -> None:
        fetched.append(answer)

    page.on("response", keep)
    page.goto(address + "regions/gwangju/", wait_until="networkidle")
    assert [answer.url for answer in fetched if "search_index" in answer.url or "/workers/" in answer.url] == []
    assert sum(len(answer.body()) for answer in fetched) < 400_000
    with page.expect_response("**/search_index.json"), page.expect_response("**/workers/*"):
        page.locator(".md-search__input").focus()


def test_the_page_of_a_lost_address_searches(page: Page, address: str) -> None:
    page.goto(address + "404.html")
    page.get_by_role("searchbox", name="찾을 말").fill("엑소좀")
    page.keyboard.press("Enter")
    page.wait_for_selector(".md-search-result__link", timeout=10_000)
    assert page.url.startswith(address + "?q=")


def test_the_page_of_a_lost_address_leads_to_the_page_above(page: Page, address: str) -> None:
    lost = page.request.get(address + "404.html").text()
    page.route("**/regions/boston/2023/", lambda route: route.fulfill(status=404, body=lost, content_type="text/html"))
    page.goto(address + "regions/boston/2023/")
    assert page.locator("#dg-above a").get_attribute("href") == "/regions/boston/"
    page.goto(address + "404.html")
    assert not page.locator("#dg-above").is_visible()


def test_the_page_is_readable_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "regions/osong/")
    assert page.locator("h1").inner_text().startswith("오송")
    assert page.locator("table").count() >= 2
    context.close()


@pytest.mark.parametrize(("place", "language"), [("regions/osong/", "ko"), ("en/regions/osong/", "en")])
def test_the_language_is_marked(page: Page, address: str, place: str, language: str) -> None:
    page.goto(address + place)
    assert page.locator("html").get_attribute("lang") == language


def test_anchors_of_a_region_page_can_be_linked_to(page: Page, address: str, site: BuiltSite) -> None:
    story = site.story("001")["id"]
    page.goto(f"{address}regions/osong/#s-{story}")
    assert page.locator(f"#s-{story}").is_visible()


def test_no_internal_link_or_anchor_is_broken(site: BuiltSite) -> None:
    broken = list(_broken_links(site.path))
    assert broken == []


def _broken_links(root: Path) -> Iterator[str]:
    from urllib.parse import unquote, urldefrag, urljoin

    import html5lib

    ids: dict[str, set[str]] = {}
    links: list[tuple[str, str]] = []
    for file in sorted(root.rglob("*.html")):
        place = "/" + file.relative_to(root).as_posix().removesuffix("index.html")
        document = html5lib.parse(file.read_bytes(), namespaceHTMLElements=False)
        ids[place] = {element.get("id") for element in document.iter() if element.get("id")}
        if file.name == "404.html":
            continue
        for element in document.iter("a"):
            if element.get("href"):
                links.append((place, element.get("href")))
    for place, href in links:
        if href.startswith(("http://", "https://", "mailto:", "tel:", "data:")):
            continue
        target, anchor = urldefrag(urljoin(place, href))
        path = unquote(target)
        if path in ids:
            if anchor and unquote(anchor) not in ids[path]:
                yield f"{place}: {href} (no such anchor)"
        elif not (root / path.lstrip("/")).is_file():
            yield f"{place}: {href} (no such page)"


def test_the_way_to_the_original_ends_at_the_sentence(page: Page) -> None:
    body = "도는 총사업비 3,500억 원을 들여 오송에 센터를 짓는다고 밝혔다."
    article = builders.article(title="총사업비 3,500억 원 확보", body=body)
    low = body.index("3,500")
    space = '<p style="margin: 4000px 0">'
    html = f"<!doctype html><h1>{article.title}</h1>{space}{body}</p>{space}총사업비 3,500억 원을 다 썼다.</p>"
    page.route("http://news.test/**", lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))

    page.goto(marked_address("http://news.test/1", mark_of(article, body, low, low + 7)))

    page.wait_for_function("scrollY > 0")
    top = page.locator("p").first.bounding_box()
    assert top is not None
    assert 0 < top["y"] < 720
