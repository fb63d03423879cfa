"""Claims of whole sentences: what, value, unit, status, dates, place; and what holds for any text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.extract import compose_headline, extract_agreements, extract_claims
from digest.model import Claim, RegionLabel, Role
from digest.taxonomy import load_taxonomy
from digest.text import sentences
from tests.extract.articles import article

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("claims.yml").read_text(encoding="utf-8"))
PLACES = tuple(RegionLabel(place, Role.PRIMARY, ()) for place in ("osong", "daegu", "medicen-paris", "kobe-kbic"))
PIECES = [
    "\n",
    *[
        "시는",
        "기업",
        "47개",
        "(약",
        "400억",
        "원)",
        "국비",
        "2025년까지",
        "구축할",
        "계획이다.",
        "입주해",
        "있다.",
        "“",
        "”",
        "‘센터’",
        "3,000㎡",
        "26%",
        "~",
        "과",
        "을",
        "업무협약을",
        "체결했다.",
        "한빛대학교와",
        "수십억",
        "총사업비",
        "(국비",
        "3,",
        "시비",
        "4)",
        "356개에서",
        "500개로",
        "늘린다.",
    ],
]
_TEXTS = st.one_of(
    st.text(max_size=120),
    st.lists(
        st.sampled_from(PIECES),
        max_size=25,
    ).map(" ".join),
)


def claims_of(body: str, published: str = "2024-05-01") -> tuple[Claim, ...]:
    return extract_claims(article(body, published), PLACES, load_taxonomy())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["body"][:30])
def test_table(case: dict[str, Any]) -> None:
    found = claims_of(case["body"])
    short = [[claim.text, claim.value, claim.unit, claim.status and claim.status.value] for claim in found]
    assert short == [expected[:4] for expected in case["claims"]]
    for claim, (*_, more) in zip(found, case["claims"], strict=True):
        assert more.get("what", "") in claim.what
        assert more.get("is", claim.what) == claim.what
        for key in ("due", "as_of", "region", "bound", "approximate"):
            if key in more:
                assert getattr(claim, key) == more[key], key
        if "equivalent" in more:
            assert claim.equivalent is not None
            assert [claim.equivalent.text, claim.equivalent.value, claim.equivalent.unit] == more["equivalent"]
        if "parts" in more:
            assert [part.value for part in claim.parts] == more["parts"]


UNWANTED = Path(__file__).with_name("unwanted.txt").read_text(encoding="utf-8").splitlines()[1:]


@pytest.mark.parametrize("row", UNWANTED)
def test_figures_nobody_looks_up(row: str) -> None:
    text, expected = row.rsplit(" | ", 1)
    assert ("; ".join(claim.text for claim in claims_of(text)) or "-") == expected


@settings(max_examples=60)
@given(_TEXTS)
def test_any_text(text: str) -> None:
    body = text.replace("\r", " ")
    found = claims_of(body)
    assert [claim.start for claim in found] == sorted(claim.start for claim in found)
    assert len({claim.id for claim in found}) == len(found)
    held = {sentence.text for sentence in sentences(body)}
    for claim in found:
        assert body[claim.start : claim.end] == claim.text
        assert claim.sentence in held
        assert claim.text in claim.sentence
        assert claim.what
        assert claim.value >= 0
    whole = article(body, "2024-05-01")
    for agreement in extract_agreements(whole):
        assert body[agreement.start : agreement.end] == agreement.sentence
        assert len(agreement.parties) > 1
    assert compose_headline(whole, (), PLACES, load_taxonomy())


def test_undated_article_promises_nothing_by_relative_dates() -> None:
    found = extract_claims(article("센터는 2년 내 기업 30개를 유치할 계획이다.", None), (), load_taxonomy())
    assert [(claim.value, claim.due) for claim in found] == [(30, None)]
