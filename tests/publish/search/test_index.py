"""What the index holds: every word that somebody may look for, and nothing that can be read as an article."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from digest.cache import Cache
from digest.model import Asset, Digest
from digest.publish.leaks import leaks
from digest.publish.search import enrich_index
from digest.publish.search.compounds import Splitter
from digest.publish.search.numbering import number_terms
from digest.publish.search.pages import page_entries
from digest.publish.search.postings import index_terms
from digest.publish.search.records import make_records
from digest.taxonomy import Taxonomy
from digest.words import article
from digest.words.amounts import amounts
from digest.words.terms import Terms, Weight, read_terms
from tests.publish.search.conftest import CONFIG, numbered


def read_lists(lists: bytes, words: tuple[str, ...]) -> dict[str, dict[int, int]]:
    """The postings as the worker reads them: documents of each word with their weights."""
    values = iter(lists)

    def number() -> int:
        value = shift = 0
        while (byte := next(values)) & 128:
            value |= (byte & 127) << shift
            shift += 7
        return value | byte << shift

    found: dict[str, dict[int, int]] = {}
    for word in words:
        document = -1
        found[word] = {}
        for _ in range(number()):
            value = number()
            document += value >> 2
            found[word][document] = value & 3
    assert next(values, None) is None
    return found


def words_of(text: str) -> set[str]:
    return set(read_terms([(text, Weight.BODY)]).words.split())


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("가온시는 세포배양 실증센터를 짓는다.", {"실증|센터", "~짓"}),
        ("K-바이오와 R&D, mRNA 백신", {"k|바이오", "r&d", "mrna", "백신"}),
        ("전주기 지원", {"전|주기", "지원"}),
        ("수출이 7.5% 늘어 3만5천 달러가 됐다.", {"7.5|%", "~늘", "#35000"}),
    ],
)
def test_words_are_taken_from_a_text(text: str, wanted: set[str]) -> None:
    assert wanted <= words_of(text)


def test_addresses_and_words_of_every_sentence_are_no_words() -> None:
    found = words_of("문의는 desk@gaon.example 또는 https://gaon.example/a 로 할 수 있다.")
    assert not any("gaon" in word or "desk" in word for word in found)
    assert found == {"문의"}


def test_a_long_run_of_nouns_is_cut() -> None:
    run = "가온시첨단의료산업진흥재단세포배양실증센터건립추진위원회운영규정개정안"
    assert max(len(word.replace("|", "")) for word in words_of(f"{run}을 의결했다.")) <= 16


def test_title_repeated_and_lead_words_weigh_more() -> None:
    terms = read_terms([("백신 펀드", Weight.TITLE), ("투자 심사", Weight.LEAD), ("심사 기업", Weight.BODY)])
    assert dict(terms.weighted) == {"백신": 3, "펀드": 3, "투자": 1, "심사": 2, "기업": 0}


def test_numbers_have_one_value_however_written() -> None:
    forms = ("145억", "1백45억", "145억여 원", "14,500,000,000원", "14500000000")
    assert {value for form in forms for value in amounts(form)} == {14_500_000_000}


def test_long_nouns_are_cut_by_nouns_of_the_corpus() -> None:
    splitter = Splitter({"첨단": 9, "의료": 9, "산업": 9, "진흥": 5, "재단": 5, "흥재": 2}, ["오송"])
    assert splitter.split("오송첨단의료산업진흥재단장") == "오송|첨단|의료|산업|진흥|재단|장"
    assert splitter.split("모르는낱말") == "모르는낱말"


def test_postings_say_which_document_has_which_word() -> None:
    texts = ("의료기기 수출", "의료 기기 전시", "백신 전시")
    postings = index_terms(numbered([read_terms([(text, Weight.TITLE)]) for text in texts]))
    found = read_lists(postings.lists, postings.words)
    assert list(postings.words) == sorted(postings.words, key=lambda word: word.replace("|", "").replace("+", ""))
    assert found["백신"] == {2: 3}
    assert found["전시"] == {1: 3, 2: 3}
    assert found["의료|기기"] == {0: 3, 1: 0}  # side by side in the second


def test_pairs_that_stand_together_often_are_words() -> None:
    postings = index_terms(numbered([read_terms([("청년 일자리", Weight.BODY)])] * 2))
    assert "청년+일자리" in postings.words


@pytest.fixture
def index() -> dict[str, object]:
    docs = [
        {"location": "stories/a0000000001/", "title": "x", "text": "<p>표 머리</p>"},
        {"location": "stories/a0000000001/#claims", "title": "수치", "text": "수치 내용 상태"},
        {"location": "stories/a0000000003/", "title": "y", "text": ""},
        {"location": "regions/osong/", "title": "오송", "text": ""},
        {"location": "regions/osong/#top", "title": "오송 <em>Osong</em>", "text": "<p>바이오단지다.</p> 1 2 3"},
        {"location": "regions/osong/#claims", "title": "수치", "text": "수치 내용"},
        {"location": "method/#steps", "title": "순서", "text": "<ol><li>읽기 &amp; 정리</li></ol>"},
    ]
    return {"config": CONFIG, "docs": docs}


def lookup_of(assets: tuple[Asset, ...]) -> dict[str, dict[str, list[object]]]:
    parsed: dict[str, dict[str, list[object]]] = json.loads(assets[1].content)
    return parsed


def test_lists_are_found_by_their_head_and_stories_by_their_articles(index: dict[str, object]) -> None:
    entries = page_entries(index["docs"])  # type: ignore[arg-type]
    assert [(entry.location, entry.title, entry.passages) for entry in entries] == [
        ("regions/osong/", "오송 Osong", ("바이오단지다.",)),
        ("method/#steps", "순서", ("읽기 & 정리",)),
    ]


def test_the_short_index_has_each_story_once_for_each_edition(
    index: dict[str, object], digest: Digest, taxonomy: Taxonomy
) -> None:
    assets = enrich_index(index, digest, taxonomy, Cache.open(None))
    short = json.loads(assets[0].content)
    assert [document["location"] for document in short["docs"]] == [
        *("stories/a0000000001/", "stories/a0000000003/", "en/stories/a0000000001/", "en/stories/a0000000003/"),
        *("regions/osong/", "method/#steps"),
    ]
    assert short["config"]["fields"]["text"]["lookup"]["stories"] == 2


def test_an_unpublished_word_is_searchable_and_the_body_is_not_there(
    index: dict[str, object], digest: Digest, taxonomy: Taxonomy, tmp_path: Path
) -> None:
    assets = enrich_index(index, digest, taxonomy, Cache.open(None))
    words = str(lookup_of(assets)["words"]).split()
    assert {"산책|로", "설명|회"} & set(words) or {"산책로", "설명회"} <= {word.replace("|", "") for word in words}
    assert words == sorted(words, key=lambda word: word.replace("|", "").replace("+", ""))
    for asset in assets:
        path = tmp_path / asset.uri
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(asset.content)
    assert leaks(tmp_path, digest) == ()
    body = digest.entries[0].lead.body.splitlines()[2]
    (tmp_path / "search" / "words-x.json").write_text(json.dumps({"words": body}), encoding="utf-8")
    assert [finding.where for finding in leaks(tmp_path, digest)] == ["search/words-x.json"]


def test_the_same_digest_gives_the_same_bytes_whatever_was_kept(
    index: dict[str, object], digest: Digest, taxonomy: Taxonomy, tmp_path: Path, analysed: list[str]
) -> None:
    def enriched() -> tuple[Asset, ...]:
        cache = Cache.open(tmp_path)
        try:
            return enrich_index(index, digest, taxonomy, cache, tmp_path)
        finally:
            cache.close()

    first = enriched()
    analysed.clear()
    assert enriched() == first
    assert [text for text in analysed if "산책로" in text] == []


@pytest.fixture
def analysed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts of articles that were analysed."""
    seen: list[str] = []
    real: Callable[..., Terms] = article.read_terms

    def spy(parts: Iterator[tuple[str, Weight]]) -> Terms:
        kept = list(parts)
        seen.extend(text for text, _ in kept)
        return real(kept)

    monkeypatch.setattr(article, "read_terms", spy)
    return seen


def test_words_kept_of_other_documents_change_nothing(tmp_path: Path) -> None:
    """Documents come and go, and come back; a damaged file counts as none."""
    texts = ("의료기기 수출 상담회", "의료 기기 전시", "백신 전시", "백신 수출 상담회", "의료 기기 백신")
    terms = {text: read_terms([(text, Weight.TITLE)]) for text in texts}
    asked: list[list[str]] = []

    def told(keys: list[str]) -> list[Terms]:
        asked.append(keys)
        return [terms[key] for key in keys]

    for wanted in (texts[:3], texts[1:], texts[4:], texts, texts[::-1], (), texts):
        expected = index_terms(numbered([terms[text] for text in wanted]))
        assert index_terms(number_terms(wanted, told, tmp_path)) == expected
        assert index_terms(number_terms(wanted, told, tmp_path)) == expected
    assert asked == [list(texts[:3]), list(texts[3:]), [texts[0]]]
    file = tmp_path / "words"
    file.write_bytes(file.read_bytes()[:-1] + b"x")
    assert index_terms(number_terms(texts, told, tmp_path)) == index_terms(numbered([terms[text] for text in texts]))
    assert asked[-1] == list(texts)


def test_what_results_show_is_short_where_there_are_many_stories(digest: Digest) -> None:
    few = make_records(digest.published)
    many = make_records([replace(digest.published[0])] * 20_000)
    assert sum(map(len, few[0].passages)) > sum(map(len, many[0].passages)) > 0
    assert sum(map(len, many[0].passages)) <= 60
