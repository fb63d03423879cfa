"""Nothing of an article is lost in whatever form it comes: broken at one width, without full stops, as an interview."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from digest.clean import clean_article
from digest.clean.lexicon import letters
from digest.known import Taxonomy
from digest.read import read_seed
from digest.taxonomy import load_taxonomy

SENTENCES = (
    "온결시가 한빛동에 바이오 시험동을 새로 짓는다.",
    "시는 2027년까지 국비 120억 원과 시비 80억 원을 들여 지상 4층 규모의 시험동을 세운다고 5일 밝혔다.",
    "시험동에는 세포 배양실과 동물실험실, 입주 공간 열두 칸이 들어선다.",
    "최영 시장은 “우리 지역 기업이 시험을 하러 다른 도시로 가지 않아도 된다”며 “일자리도 따라올 것”이라고 말했다.",
    "온결대 바이오학과는 학생들을 시험동에 보내 실습하게 한다.",
    "다만 부지 보상이 끝나지 않아 착공이 늦어질 수 있다.",
    "시는 이달 안에 보상 협의를 마치고 설계 공모에 들어간다.",
)
FRAMES = {
    "bare": "{}",
    "headline": "온결시, 한빛동에 바이오 시험동 짓는다\n\n{}",
    "page": (
        "홈 > 뉴스 > 경제\n온결시, 한빛동에 바이오 시험동 짓는다\n입력 2024.03.05 10:12\n글자크기 설정\n\n{}\n\n"
        "최영 기자 choi@onkyeol.example.com\n저작권자 © 온결타임스 무단전재 및 재배포 금지\n"
        "관련기사\n한빛시, 전기버스 쉰 대 새로 들여\n가온군 딸기 축제 다음 주 막 올라"
    ),
}


def broken(width: int, gap: str) -> str:
    return gap.join(textwrap.wrap(" ".join(SENTENCES), width, break_long_words=False))


FORMS: dict[str, Callable[[], str]] = {
    "broken at one width": lambda: broken(34, "\n"),
    "broken at one width, with gaps": lambda: broken(26, "\n\n"),
    "without full stops": lambda: "\n".join(text[:-1] for text in SENTENCES),
    "first word apart": lambda: "온결시가\n" + " ".join(SENTENCES)[5:],
    "questions of an interview": lambda: "\n▶어려움은 없었나.\n".join((SENTENCES[0], " ".join(SENTENCES[1:]))),
    "questions of an essay": lambda: "\n\n".join((*SENTENCES[:4], "왜 늦어질까?", *SENTENCES[4:])),
    "figures at the end": lambda: "\n".join(
        (*SENTENCES, "| 구분 | 2023년 | 2024년 |", "| 온결시 | 12개 | 34명 |", "| 한빛시 | 7개 | 15명 |")
    ),
    "appointments at the end": lambda: "\n".join((*SENTENCES, "◇ 승진 ▲국장 김한결 ▲과장 이서준 정하람")),
    "prizes at the end": lambda: "\n".join((*SENTENCES, "▲ 대상 = 김한결(온결바이오)", "▲ 우수상 = 이서준(가온대)")),
    "lead twice": lambda: "\n\n".join((SENTENCES[1], *SENTENCES[1:])),
    "one sentence": lambda: SENTENCES[2],
    "saying above the text": lambda: "\n\n".join(('"먼 데까지 안 가도 되니 살 것 같아요"', *SENTENCES)),
    "words of an old book": lambda: "\n".join((*SENTENCES[:3], "“水滴穿石 積土成山 學不可以已”", *SENTENCES[3:])),
}

ARTICLES: dict[str, str] = yaml.safe_load((Path(__file__).parent / "articles.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def taxonomy() -> Taxonomy:
    return load_taxonomy()


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("form", FORMS)
def test_nothing_is_lost(form: str, frame: str, taxonomy: Taxonomy) -> None:
    assert_kept(FORMS[form](), frame, taxonomy)


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["", "gaps"])
@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("kind", ARTICLES)
def test_no_kind_of_article_loses_a_line(kind: str, frame: str, gap: str, taxonomy: Taxonomy) -> None:
    assert_kept(ARTICLES[kind].strip().replace("\n", gap), frame, taxonomy)


def assert_kept(text: str, frame: str, taxonomy: Taxonomy) -> None:
    raw, _ = read_seed(FRAMES[frame].format(text).encode(), "a.txt")
    article = clean_article(raw, ("a",), taxonomy)
    found = letters("".join((article.title or "", *article.deck, article.body)))
    lost = [line for line in text.split("\n") if letters(line) not in found]
    assert not lost
    assert "전기버스" not in article.body
    assert "무단전재" not in article.body


def test_a_speaker_alone_on_a_line_is_a_cue(taxonomy: Taxonomy) -> None:
    said = (
        "온결시에 바이오 시험동이 들어섭니다.",
        "기업들은 장비를 빌려 쓰면 됩니다.",
        "시는 도로를 먼저 넓히겠다고 했습니다.",
    )
    raw, _ = read_seed("\n".join(("앵커)", said[0], "기자)", *said[1:])).encode(), "a.txt")
    assert clean_article(raw, ("a",), taxonomy).body.split("\n") == list(said)


def test_headlines_in_a_list_are_not_joined() -> None:
    """Lines of a list end before the next word would not have fitted."""
    rows = (
        "한빛시, 전기버스 쉰 대 새로 들여",
        "가온군 딸기 축제 다음 주 막 오른다",
        "나루항 뱃길 다시 열려",
        "새벽 시장 상인들 “손님이 돌아왔다”",
        "온결대 약대 새 건물 문 연다",
    )
    raw, _ = read_seed("\n".join((*SENTENCES, "관련기사", *rows)).encode(), "a.txt")
    article = clean_article(raw, ("a",), load_taxonomy())
    assert article.body.split("\n")[-1] == SENTENCES[-1]
