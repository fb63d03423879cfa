"""The site in a real browser: it works on a telephone, in the dark, without talking to anybody else."""

from __future__ import annotations

import functools
import shutil
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Response, sync_playwright

from digest.render.originals import mark_of, marked_address
from tests import builders
from tests.conftest import BuiltSite

PAGES = [
    "", "regions/", "regions/osong/", "regions/namwon/", "topics/", "topics/agreement/", "timeline/", "promises/",
    "agreements/", "sources/", "method/", "data/", "corrections/", "en/", "en/regions/osong/", "en/method/",
]  # fmt: skip
WIDTHS = [360, 768, 1440]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Requests are watched in the browser, not here."""


@pytest.fixture(scope="module")
def address(site: BuiltSite) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site.path)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    system = next(
        (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
    )
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(
            executable_path=system,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
        ) as chromium,
    ):
        yield chromium


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="ko-KR")
    yield context.new_page()
    context.close()


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


def test_the_name_of_the_site_stands_whole_on_a_telephone(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    for place in ("", "en/"):
        page.goto(address + place)
        assert page.locator(".md-header__topic .md-ellipsis").first.evaluate("e => e.scrollWidth <= e.clientWidth")
    context.close()


def test_the_page_is_readable_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "regions/osong/")
    assert page.locator("h1").inner_text().startswith("오송")
    assert page.locator("table").count() >= 2
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
