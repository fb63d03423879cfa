"""A small search index of invented stories, and the theme's real worker to ask it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser

from benchmarks.search.layout import lay_out
from benchmarks.search.worker import SearchWorker, chromium, search_worker
from digest.model import Asset
from digest.publish.search import language_pack
from digest.publish.search.enrich import IndexedStory, search_files
from digest.publish.search.numbering import Corpus, number_terms
from digest.publish.search.pages import PageEntry
from digest.publish.search.records import Record
from digest.taxonomy import load_taxonomy
from digest.words.terms import Terms, Weight, read_terms

HERE = Path(__file__).parent
CONFIG = {
    "lang": ["ko"],
    "separator": r"[\s\-]+",
    "pipeline": [" "],
    "fields": {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "tags": {"boost": 1000000.0}},
}
PAGES = (
    PageEntry("regions/osong/", "오송 Osong", ("청주시 흥덕구 오송읍의 바이오단지다.",), is_list=True),
    PageEntry("method/", "작성 방법", ("기사에서 수치를 가려낸다.",), is_list=False),
    PageEntry("method/#statuses", "수치의 <상태>", ("예산을 요청한 것과 쓴 것은 다르다.",), is_list=False),
    PageEntry("en/regions/osong/", "Osong 오송", ("A life-science complex in Cheongju.",), is_list=True),
    PageEntry("en/method/", "Method", ("How figures are picked from articles.",), is_list=False),
)


def numbered(terms: Sequence[Terms]) -> Corpus:
    """Documents of these terms."""
    keys = [str(number) for number in range(len(terms))]
    return number_terms(keys, lambda _: terms)


def indexed(story: dict[str, Any]) -> tuple[IndexedStory, Terms]:
    """One of the invented stories as the search knows it."""
    lines = story["body"].splitlines()
    parts = [(story["title"], Weight.TITLE), (lines[0], Weight.LEAD), *((line, Weight.BODY) for line in lines[1:])]
    record = Record(
        story["id"], story["title"], str(story["date"]), ("hanbit", "한빛일보"),
        tuple(story["regions"]), (), tuple(story["topics"]), (lines[0],),
    )  # fmt: skip
    return IndexedStory(f"stories/{story['id']}/", record), read_terms(parts)


@pytest.fixture(scope="session")
def search_assets() -> tuple[Asset, ...]:
    """The files of the invented stories' search."""
    stories = [indexed(story) for story in yaml.safe_load((HERE / "stories.yml").read_text(encoding="utf-8"))]
    corpus = numbered([*(terms for _, terms in stories), *(read_terms(page.parts) for page in PAGES)])
    return search_files(CONFIG, [story for story, _ in stories], PAGES, corpus, load_taxonomy())


@pytest.fixture(scope="session")
def search_site(tmp_path_factory: pytest.TempPathFactory, search_assets: tuple[Asset, ...]) -> Path:
    """A folder with the search of the invented stories and nothing else."""
    return lay_out(tmp_path_factory.mktemp("search"), [*search_assets, language_pack()])


@pytest.fixture(scope="module")
def chromium_browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def korean(chromium_browser: Browser, search_site: Path) -> Iterator[SearchWorker]:
    with search_worker(chromium_browser, search_site) as worker:
        yield worker


@pytest.fixture(scope="module")
def english(chromium_browser: Browser, search_site: Path) -> Iterator[SearchWorker]:
    with search_worker(chromium_browser, search_site, "en") as worker:
        yield worker
