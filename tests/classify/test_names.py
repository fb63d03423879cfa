"""Names that are also words, people, firms or other places."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from digest.classify.mentions import find_mentions
from digest.classify.passages import Passage
from digest.taxonomy import load_taxonomy

CASES = yaml.safe_load((Path(__file__).parent / "names.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:24] for case in CASES])
def test_names_the_places_and_nothing_else(case: dict[str, object]) -> None:
    found = find_mentions((Passage("body", str(case["text"])),), load_taxonomy())
    assert sorted({mention.region for mention in found}) == case["places"]


def test_mentions_point_into_their_passage() -> None:
    passages = (Passage("title", "오송·안동 백신 협력"), Passage("lead", "경북 안동시와 오송재단이 손잡았다."))
    for mention in find_mentions(passages, load_taxonomy()):
        assert passages[mention.passage].text[mention.start : mention.end].strip()
        assert mention.why


def test_a_district_name_that_many_cities_have_needs_the_city() -> None:
    taxonomy = load_taxonomy()
    alone = find_mentions((Passage("body", "동구는 거리를 조성한다."),), taxonomy)
    beside = find_mentions(
        (Passage("title", "대전 동구, 병원 거리 조성"), Passage("body", "동구는 거리를 조성한다.")), taxonomy
    )
    assert alone == ()
    assert {m.region for m in beside} == {"dong-daejeon"}
