"""What figures are said to be about: the words of a row, exactly."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from digest.extract import extract_claims
from digest.taxonomy import load_taxonomy
from tests.extract.articles import article

CASES = yaml.safe_load(Path(__file__).with_name("descriptions.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["body"][:30])
def test_what_is_told_of_figures(case: dict[str, dict[str, str]]) -> None:
    claims = extract_claims(article(str(case["body"]), "2024-05-01"), (), load_taxonomy())
    told = {claim.text: claim.what for claim in claims}
    assert {text: told.get(text, "") for text in case["told"]} == case["told"]
