"""Queries of every family, asked of the theme's real worker in Chromium."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser

from benchmarks.search.layout import lay_out
from benchmarks.search.worker import Answer, SearchWorker, search_worker
from digest.model import Asset
from digest.publish.search import language_pack
from tests.publish.search.conftest import CONFIG

FAMILIES = yaml.safe_load((Path(__file__).parent / "queries.yml").read_text(encoding="utf-8"))
CASES = [pytest.param(case, id=f"{family}: {case['query']}") for family, cases in FAMILIES.items() for case in cases]
NOTE = re.compile(r'<template class="dg-search-note">(.*?)</template>')


def stories(answer: Answer) -> list[str]:
    return [location.split("/")[-2] for location in answer.locations if "stories/" in location]


def note(answer: Answer) -> dict[str, Any]:
    found = NOTE.match(answer.results[0][0]["text"])
    assert found
    parsed: dict[str, Any] = json.loads(html.unescape(found[1]))
    return parsed


@pytest.mark.parametrize("case", CASES)
def test_a_query_finds_its_stories(korean: SearchWorker, case: dict[str, Any]) -> None:
    (answer,) = korean.ask([case["query"]])
    found = stories(answer)
    if "first" in case:
        assert found[:1] == [case["first"]]
    if "finds" in case:
        assert sorted(found) == sorted(case["finds"])
    assert not set(found) & set(case.get("not", ()))
    if "corrected" in case:
        assert note(answer)["corrected"] == [[case["query"], case["corrected"]]]
    if found:
        assert bool(note(answer)["missing"]) == case.get("partial", False)


def test_stories_come_before_the_page_of_their_place(korean: SearchWorker) -> None:
    (answer,) = korean.ask(["오송"])
    assert answer.locations == ("stories/device/", "regions/osong/")


def test_a_page_whose_title_was_typed_comes_first_with_its_sections(korean: SearchWorker) -> None:
    method, status = korean.ask(["방법", "예산 요청"])
    assert method.locations[0] == "method/"
    assert [result["location"] for result in status.results[0]] == ["method/#statuses", "method/"]
    assert status.results[0][0]["title"] == "수치의 &lt;상태&gt;"


def test_each_edition_finds_its_own_pages_by_names_of_both(korean: SearchWorker, english: SearchWorker) -> None:
    for name in ("Osong", "오송"):
        assert {location[:3] for location in english.ask([name])[0].locations} == {"en/"}
        assert not any(location.startswith("en/") for location in korean.ask([name])[0].locations)
    assert english.ask(["오송"])[0].locations == ("en/stories/device/", "en/regions/osong/")


def test_what_only_the_other_edition_has_is_found_there_and_said_so(korean: SearchWorker) -> None:
    (answer,) = korean.ask(["figures"])
    assert answer.locations == ("en/method/",)
    assert note(answer)["otherEdition"]


def test_results_mark_whole_words_and_show_no_word_that_is_not_published(korean: SearchWorker) -> None:
    marked, hidden = korean.ask(["의료기기", "문턱"])
    assert "이식형 <mark>의료기기</mark> 실증센터" in marked.results[0][0]["title"]
    (result,) = hidden.results[0]
    assert result["location"] == "stories/device/"
    assert "문턱" not in result["title"] + result["text"]
    assert "기사 본문에 나옵니다." in result["text"]
    for group in (*marked.results, *hidden.results):
        assert not re.search("[\u200b-\u200f\u00ad|#~]", NOTE.sub("", group[0]["text"]))


def test_filters_count_what_they_would_leave(korean: SearchWorker) -> None:
    (answer,) = korean.ask(["백신"])
    assert note(answer)["facets"]["year"] == [
        {"id": "2025", "ko": "2025", "en": "2025", "count": 1},
        {"id": "2022", "ko": "2022", "en": "2022", "count": 1},
    ]
    assert {"jeonbuk", "gwangju"} <= {facet["id"] for facet in note(answer)["facets"]["region"]}


def test_the_last_word_is_completed(korean: SearchWorker) -> None:
    (answer,) = korean.ask(["실증"])
    assert answer.suggest == ("실증센터",)


def test_an_index_that_nobody_enriched_is_searched_by_its_text(chromium_browser: Browser, tmp_path: Path) -> None:
    docs = [
        {
            "location": "stories/lab/",
            "title": "보스턴 랩센트럴과 손잡아",
            "text": "<p>특구는 의료기기 &amp; 백신을 키운다.</p>",
        },
        {"location": "stories/fund/", "title": "백신 펀드 조성", "text": ""},
    ]
    index = Asset("search/search_index.json", json.dumps({"config": CONFIG, "docs": docs}).encode())
    with search_worker(chromium_browser, lay_out(tmp_path, [index, language_pack()])) as worker:
        answers = worker.ask(["랩센트럴의", "백신", "렙센트럴", "없는낱말"])
    assert [stories(answer) for answer in answers] == [["lab"], ["fund", "lab"], ["lab"], []]
    assert "의료기기 &amp; <mark>백신</mark>" in answers[1].results[1][0]["text"]
