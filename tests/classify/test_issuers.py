"""Offices whose releases concern their place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from digest.classify import classify_story
from digest.classify.issuers import find_issuer
from digest.model import Article, Outlet, Role
from digest.taxonomy import load_taxonomy

RELEASE = Article(
    id="a1",
    src_uri="a1.txt",
    content_sha256="",
    title="성전면 부녀회, 이웃에 김치 나눔",
    deck=(),
    body="성전면 부녀회는 9일 홀로 사는 어르신 서른 분에게 김치를 전했다.\n\n면장은 고마움을 전했다.",
)


@pytest.mark.parametrize(
    ("outlet", "place"),
    [
        ("강진군", "gangjin"),
        ("광주광역시", "gwangju"),
        ("전남교육청", "jeonnam"),
        ("나주시의회", "naju"),
        ("목포시청", "mokpo"),
        ("부산일보", None),
        ("강원도민일보", None),
        ("전남", None),
        ("고성군", None),
        ("오송재단", None),
    ],
)
def test_an_office_goes_by_the_name_of_its_place(outlet: str, place: str | None) -> None:
    assert find_issuer(outlet, load_taxonomy().for_labels) == place


def test_a_release_without_a_known_place_concerns_the_place_of_its_office() -> None:
    def primary(article: Article) -> list[str]:
        labels = classify_story((article,), load_taxonomy().for_labels)
        return [label.id for label in labels.regions if label.role is Role.PRIMARY]

    assert primary(RELEASE) == []
    assert primary(replace(RELEASE, outlet=Outlet("gangjin-county", "강진군"))) == ["gangjin"]
    named = replace(RELEASE, title="해남군, 이웃에 김치 나눔", outlet=Outlet("gangjin-county", "강진군"))
    assert primary(named) == ["haenam"]
