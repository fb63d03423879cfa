"""Agreements: who signed what, and when."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from digest.extract import extract_agreements
from tests.extract.articles import article

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("agreements.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["body"][:30])
def test_table(case: dict[str, Any]) -> None:
    found = extract_agreements(article(case["body"], "2024-05-01"))
    assert [[made.kind, list(made.parties), made.signed, made.signed_basis.value] for made in found] == case[
        "agreements"
    ]
    for made in found:
        assert case["body"][made.start : made.end] == made.sentence


def test_purpose_is_in_the_article_s_words() -> None:
    (made,) = extract_agreements(
        article("가람시는 한빛대학교와 줄기세포 연구 인력 양성을 위한 업무협약을 체결했다.", "2024-05-01")
    )
    assert made.purpose == "줄기세포 연구 인력 양성"


@pytest.mark.parametrize(
    ("sentence", "purpose"),
    [
        ("가람시는 3일 시청에서 누리대와 백신 인력 양성을 위한 업무협약을 맺었다.", "백신 인력 양성"),
        ("가람시는 누리대와 장비 공동 활용을 골자로 한 업무협약을 맺었다.", "장비 공동 활용"),
        ("가람시는 누리대와 기업 진출을 지원하는 내용의 업무협약을 맺었다.", "기업 진출을 지원"),
        ("가람시는 누리대와 업무협약을 맺었다. 이번 협약은 세포 연구를 함께 하기 위해 마련됐다.", "세포 연구를 함께"),
    ],
)
def test_purposes(sentence: str, purpose: str) -> None:
    (made,) = extract_agreements(article(sentence, "2024-05-05"))
    assert made.purpose == purpose


@pytest.mark.parametrize(
    ("headline", "body", "parties"),
    [
        ("한빛대병원-누리바이오, 항체 공동개발 MOU", "양측은 2일 업무협약을 체결했다.", ("한빛대병원", "누리바이오")),
        ("가람시, 새솔제약과 투자협약", "협약식은 2일 시청에서 열렸다. 공장을 짓는다.", ("가람시", "새솔제약")),
        ("가람시-새솔제약, 투자협약 추진", "시는 협약을 맺을 계획이다.", ()),
        ("백신 산업, 협약으로 큰다", "협약이 이어진다. 산업이 큰다.", ()),
    ],
)
def test_parties_of_the_headline(headline: str, body: str, parties: tuple[str, ...]) -> None:
    found = extract_agreements(replace(article(body, "2024-05-05"), title=headline))
    assert [made.parties for made in found] == ([parties] if parties else [])
    assert all(body[made.start : made.end] == made.sentence for made in found)
