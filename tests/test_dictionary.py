"""Words of the analyser's dictionary matter only to texts they stand in, and that is found out of every text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

from benchmarks import corpus
from digest import dictionary, morphology
from digest.classify import classify_story, words
from digest.dictionary import words_in, words_of
from digest.extract import extract_story, parsing
from digest.publish.search.articles import page_key
from digest.publish.search.pages import PageEntry
from digest.taxonomy import load_taxonomy
from digest.text import sentences
from digest.words import article_key, read_article, terms
from tests.extract.articles import article

_RUN = re.compile("[가-힣]{3,}")
_FINALS = 28
_SYLLABLES = "가나다라마바사시아자하도군구국대한신산학원단지"
AGREEMENTS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "extract/agreements.yml").read_text(encoding="utf-8")
)
WRITTEN = (
    "가람도는 바다를 보고 가람돈 것을 안다.",
    "가람시(시장 김하늘)청과 가람 시청, 가람시\n청이 들샘된다고 했다.",
    "한빛 (재)누리재단과 ㈜새솔 제약주식회사 들샘이 됬다고 한다.",
    "하늘바다산업단지에서 바다산업과 단지를 하늘바다산 업단지라 부른다.",
)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Iterable[str]], None]]:
    """Puts other words into the dictionary."""

    def tell(words: Iterable[str]) -> None:
        some = tuple(sorted(words))
        monkeypatch.setattr(dictionary, "dictionary", lambda: some)
        dictionary._spelled.cache_clear()

    yield tell
    dictionary._spelled.cache_clear()


def texts(random: Random) -> list[str]:
    """Sentences as press writes them, and worse: spaced otherwise, decomposed, with other final consonants, cut."""
    plain = [sentence.text for _, seed in corpus.articles(40) for sentence in sentences(seed)]
    worse = []
    for text in (*plain, *WRITTEN):
        start = random.randrange(len(text))
        worse += [
            text.replace(" ", ""),
            "".join(letter + " " * (random.random() < 0.1) for letter in text),
            "".join(other_final(letter, random) if random.random() < 0.1 else letter for letter in text),
            unicodedata.normalize("NFD", text),
            text[start : start + 24],
        ]
    return list(dict.fromkeys((*plain, *WRITTEN, *random.sample(worse, len(worse) // 3))))


def analysed(lines: Iterable[str], words: set[str]) -> list[list[tuple[str, str, int, int]]]:
    kiwi = morphology._load(tuple(sorted(words)))
    read = partial(kiwi.tokenize, normalize_coda=False)
    return [[(token.form, token.tag, token.start, token.end) for token in read(line)] for line in lines]


def other_final(letter: str, random: Random) -> str:
    if not "가" <= letter <= "힣":
        return letter
    return chr(ord(letter) - (ord(letter) - ord("가")) % _FINALS + random.choice((0, 1, 4, 8, 16, 20)))


def some_words(lines: list[str], random: Random) -> set[str]:
    """Words out of the texts, over what parts them and less their last final consonant, and words of no text."""
    found: set[str] = set()
    for line in random.sample(lines, len(lines) // 12):
        letters = "".join(line.split())
        start = random.randrange(max(len(letters) - 2, 1))
        word = letters[start : start + random.choice((3, 3, 4, 5, 7))]
        if random.random() < 0.4 and "가" <= word[-1:] <= "힣":
            word = word[:-1] + chr(ord(word[-1]) - (ord(word[-1]) - ord("가")) % _FINALS)
        found |= {word, "".join(random.choice(_SYLLABLES) for _ in range(3))}
    return {word for word in found if _RUN.fullmatch(word)}


def test_texts_without_a_changed_word_are_analysed_alike(told: Callable[[Iterable[str]], None]) -> None:
    random = Random(2)
    lines = texts(random)
    before = set(dictionary.dictionary())
    known = analysed(lines, before)
    for _ in range(3):
        now = set(random.sample(sorted(before), len(before) * 3 // 4)) | some_words(lines, random)
        told(before ^ now)
        differing = held = 0
        for line, one, other in zip(lines, known, analysed(lines, now), strict=True):
            holds = bool(words_in(line))
            held += holds
            differing += one != other
            assert holds or one == other, line
        assert differing > 20
        assert held < len(lines) * 3 // 4, "a finder that finds something everywhere would pass, too"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("들샘시청과", "들샘시청"),
        ("들샘 시청", "들샘시청"),
        ("들샘(옛 누리)시청", "들샘시청"),
        ("(재)들샘시청 (들샘㈜ 시청)", "들샘시청"),
        ("들샘주식회사 시청", "들샘시청"),
        ("누리주식회사", "누리주식회사"),
        ("가람돈을", "가람도"),
        ("가람됬다", "가람돼"),
        (unicodedata.normalize("NFD", "들샘시청"), "들샘시청"),
        ("들샘시처", ""),
        ("들샘의 시청", ""),
    ],
)
def test_words_are_found_however_they_stand(told: Callable[[Iterable[str]], None], text: str, found: str) -> None:
    told({"들샘시청", "누리주식회사", "가람도", "가람돼"})
    assert words_in(text) == found


def test_every_word_in_what_is_analysed_of_an_article_is_found_in_it(
    told: Callable[[Iterable[str]], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever puts other texts together of an article's would slip through; this notices."""
    read: list[str] = []
    bodies = [case["body"] for case in AGREEMENTS]
    bodies += [seed for _, seed in corpus.articles(30, seed=3)]
    bodies += [f"{text} 시는 ㈜새솔(대표 김하늘)제약, 누리(총장 이바다)대학교와 업무협약을 맺었다." for text in WRITTEN]
    for module in (parsing, words, terms):
        monkeypatch.setattr(module, "analyse", lambda text: (read.append(text), morphology.analyse(text))[1])
    taxonomy = load_taxonomy()
    derived = 0
    for body in bodies:
        some = article(body, "2024-05-01")
        read.clear()
        labels = classify_story((some,), taxonomy.for_labels)
        extract_story((some,), labels.regions, taxonomy)
        read_article(some)
        parts = {run[start : start + 3] for text in read for run in _RUN.findall(text) for start in range(len(run) - 2)}
        told(parts or {"가가가"})
        missed = parts - set(words_in("\0".join((some.title or "", *some.deck, some.body))).split())
        assert not missed, body
        derived += sum(part not in body and part not in (some.title or "") for part in parts)
    assert derived > 10, "nothing but parts of articles was read"


def test_results_are_kept_under_the_words_that_stand_in_a_text(told: Callable[[Iterable[str]], None]) -> None:
    some = article("새벽들샘단지에 들샘단지가 선다.", "2024-05-01")
    page = PageEntry("method/", "들샘단지 작성", ("들샘단지에서 새벽들샘단지로.",), is_list=False)
    told({"가람시"})
    keys = article_key(some), page_key(page)
    told({"가람시", "누리시"})
    assert (article_key(some), page_key(page)) == keys
    told({"가람시", "새벽들샘단지"})
    assert words_of(some) == "새벽들샘단지"
    assert article_key(some) != keys[0]
    assert page_key(page) != keys[1]


def test_words_of_all_articles_are_found_once_and_are_the_same_for_any_number_of_processes(
    told: Callable[[Iterable[str]], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dictionary, "_MANY", 2)
    told({"가람시", "들샘단지"})
    articles = {
        text.encode(): replace(article(f"{text} 소식이다.", "2024-05-01"), id=f"a{number}")
        for number, text in enumerate(("가람시", "들샘단지", "누리시"))
    }
    for processes in (1, 2):
        monkeypatch.setattr(dictionary, "_latest", {})
        dictionary.find_words(articles, tmp_path / str(processes), processes)
        assert [words_of(some) for some in articles.values()] == ["가람시", "들샘단지", ""]
    monkeypatch.setattr(dictionary, "words_in", lambda text: "asked again")
    monkeypatch.setattr(dictionary, "_latest", {})
    dictionary.find_words(articles, tmp_path / "2")
    assert [words_of(some) for some in articles.values()] == ["가람시", "들샘단지", ""]
