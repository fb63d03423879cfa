"""Agreements: who signed what, and when."""

from __future__ import annotations

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
