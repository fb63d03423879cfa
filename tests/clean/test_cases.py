"""Texts as they are saved, and the article in each: `cases/*.txt`, which anyone can edit.

A case is a file of sections `--- name`. `input` is the saved text (front matter allowed); the
others are what must come out: title, deck, body, outlet (id), author, url, marks (`field | value |
source`, one a line), gone (phrases that must be in no part of the article), reject (the seed is no
article; the section says part of the reason). A section that is missing is not compared; an empty
one must be empty.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from digest.clean import clean_article
from digest.errors import SeedError
from digest.model import Article
from digest.read import read_seed
from digest.taxonomy import load_taxonomy

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))


def parse_case(path: Path) -> dict[str, str]:
    parts = re.split(r"^--- (\w+)[ ]*$\n?", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert not parts[0].strip(), f"{path.name}: text before the first section"
    return {name: text.strip("\n") for name, text in zip(parts[1::2], parts[2::2], strict=True)}


def clean(text: str, name: str = "case.txt") -> Article:
    raw, _ = read_seed(text.encode(), name)
    return clean_article(raw, ("case",), load_taxonomy())


def test_there_are_cases() -> None:
    assert len(CASES) >= 25


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    case = parse_case(path)
    if "reject" in case:
        with pytest.raises(SeedError, match=re.escape(case["reject"].strip())):
            clean(case["input"])
        return
    article = clean(case["input"])
    found = {
        "title": article.title or "",
        "deck": "\n".join(article.deck),
        "body": article.body,
        "outlet": article.outlet.id if article.outlet else "",
        "author": article.author or "",
        "url": article.url or "",
        "marks": "\n".join(f"{mark.field} | {mark.value} | {mark.source}" for mark in article.date_marks),
    }
    expected = {name: text for name, text in case.items() if name in found}
    assert {name: found[name] for name in expected} == expected
    for phrase in case.get("gone", "").splitlines():
        assert phrase not in "\n".join((found["title"], found["deck"], found["body"])), phrase


@pytest.mark.parametrize("path", [path for path in CASES if "reject" not in parse_case(path)], ids=lambda p: p.stem)
def test_cleaning_again_changes_nothing(path: Path) -> None:
    first = clean(parse_case(path)["input"])
    again = clean("\n".join((*((first.title, *first.deck) if first.title else ()), first.body)))
    assert (again.title, again.body) == (first.title, first.body)
    assert again.deck == (first.deck if first.title else ())
    body_only = clean(first.body)
    assert body_only.body == first.body


@pytest.mark.parametrize("path", [path for path in CASES if "reject" not in parse_case(path)], ids=lambda p: p.stem)
def test_every_removal_names_its_rule(path: Path) -> None:
    article = clean(parse_case(path)["input"])
    assert all(removal.text.strip() and removal.rule for removal in article.removed)


EMPHASISED = frozenset({"script_with_starred_cards"})
"""Cases whose stars are emphasis in Markdown."""


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case_saved_as_markdown_is_the_same_article(path: Path) -> None:
    case = parse_case(path)
    if "reject" in case:
        with pytest.raises(SeedError):
            clean(case["input"], "case.md")
        return
    articles = clean(case["input"]), clean(case["input"], "case.md")
    told = [(each.title, each.deck, each.body, each.outlet, each.author) for each in articles]
    assert (told[0] == told[1]) == (path.stem not in EMPHASISED)
