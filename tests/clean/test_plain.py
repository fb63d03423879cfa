"""Paragraphs that are passed over because nothing is in them: what comes out must be the same as if they were not."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.clean import above, caption_rules, clean_article, line_signs, mend, strays
from digest.clean.plain import is_plain
from digest.errors import SeedError
from digest.model import Article, RawArticle
from digest.taxonomy import load_taxonomy

PLAIN = (
    "시는 내년까지 시험동을 짓고 기업 열두 곳을 새로 들이기로 했다고 7일 밝혔다.",
    "센터는 2027년까지 120억원을 들여 장비 31대를 갖춘다. 기업은 하루 단위로 빌릴 수 있다.",
    "군수는 “주민에게 먼저 묻겠다”며 “예산은 그다음에 정해도 늦지 않다”고 말했다.",
    "한편 도는 지난달 공모에 참여한 기업 가운데 여섯 곳을 골라 3년 동안 돕는다.",
)
TELLING = (
    "시는 내년까지 시험동을 짓고 기업 열두 곳을 들이기로 했다고 밝혔다. /최영 기자",
    "시는 내년까지 시험동을 짓고 기업 열두 곳을 들이기로 했다. 자세한 것은 a@b.co.kr로 물으면 된다.",
    "이날 행사에서는 김가온 시장(왼쪽)과 남가온 원장이 협약서에 서명하고 손을 맞잡았다.",
    "[남원=뉴시스] 시는 내년까지 시험동을 짓고 기업 열두 곳을 들이기로 했다고 밝혔다.",
    "시는 내년까지 시험동을 짓는다.도는 여기에 예산 90억원을 따로 보태기로 했다고 밝혔다.",
    "이 기사의 저작권은 새벽신문에 있으며 무단 전재를 금지한다는 뜻을 여기에 밝혀 둔다.",
    "시는 내년까지 시험동을 짓고 기업 열두 곳을 새로 들이기로 했다고 밝혔습니다.",
    "참석자들이 시험동을 둘러보고 있다. 뉴시스 시는 내년까지 시험동을 짓고 기업을 들이기로 했다고 밝혔다.",
    "새 시험동 조감도 /온결군 시는 내년까지 시험동을 짓고 기업 열두 곳을 들이기로 했다고 밝혔다.",
    "아침 기온은 5도 안팎이다. 낮에는 기온이 올라 크게 춥지 않겠다고 한다.",
)
SHOWING = "연구원들이 새로 들인 세포 배양 장비 앞에서 시료를 하나하나 살펴보고 있다."
AROUND = ("남원시, 시험동 짓는다", "입력 2024.03.05 09:10", "관련기사", "- 다른 기사의 제목이 여기에 있다", "광고", "")


@pytest.mark.parametrize("text", PLAIN)
def test_plain_paragraphs_are_told(text: str) -> None:
    assert is_plain(text)


@pytest.mark.parametrize("text", TELLING)
def test_what_a_step_may_look_for_is_not_plain(text: str) -> None:
    assert not is_plain(text)


@settings(max_examples=120)
@given(st.lists(st.sampled_from((*PLAIN, *TELLING, SHOWING, *AROUND)), min_size=2, max_size=14))
def test_passing_over_changes_nothing(lines: list[str]) -> None:
    text = "\n".join(lines)
    with pytest.MonkeyPatch.context() as patch:
        for passing in ("glue.is_plain", "captions.is_told", "article.is_plain", "article.is_told"):
            patch.setattr(f"digest.clean.{passing}", lambda _: False)
        slow = _clean(text)
    assert _clean(text) == slow


def _clean(text: str) -> Article | None:
    try:
        return clean_article(RawArticle("a.txt", "0", "text", text, ()), ("a",), load_taxonomy())
    except SeedError:
        return None


@pytest.mark.parametrize(
    ("pattern", "reach"),
    [
        (above._POLITE, above._POLITE_REACH),
        (caption_rules._WIRE_CAPTION, caption_rules._WIRE_REACH),
        (line_signs._SITE, line_signs._SITE_REACH),
        (mend._OPEN, mend._OPEN_REACH),
        (strays._END, strays._END_REACH),
    ],
)
def test_ends_of_lines_are_searched_as_far_as_a_pattern_is_wide(pattern: re.Pattern[str], reach: int) -> None:
    widest = re._parser.parse(pattern.pattern).getwidth()[1]  # type: ignore[attr-defined]
    assert widest <= reach
