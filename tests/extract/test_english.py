"""Agreements in English: plain sentences that tell who signed what with whom, and those that do not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from digest.extract import extract_agreements
from digest.extract.english import read_signing
from tests.extract.articles import article

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("agreements_en.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["sentence"][:30])
def test_who_signed(case: dict[str, Any]) -> None:
    told = read_signing(case["sentence"])
    assert (told and [told.kind, list(told.parties)]) == case["told"]


@pytest.mark.parametrize(
    ("sentence", "signed", "purpose"),
    [
        ("Nuri Bio signed a contract with Garam Hospital on May 2 to test vaccines.", "2024-05-02", "test vaccines"),
        ("Nuri Bio signed a contract with Garam Hospital on May 2, 2023, for devices.", "2023-05-02", ""),
        ("Nuri Bio signed a contract with Garam Hospital on June 9.", None, ""),
        ("Nuri Bio signed a contract with Garam Hospital last week.", None, ""),
    ],
)
def test_day_and_purpose(sentence: str, signed: str | None, purpose: str) -> None:
    body = f"Devices are tested in Garam. {sentence}"
    (made,) = extract_agreements(article(body, "2024-05-05"))
    assert (made.signed, made.purpose) == (signed, purpose)
    assert body[made.start : made.end] == made.sentence == sentence
