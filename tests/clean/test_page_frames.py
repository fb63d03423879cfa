"""A page's frame behind a text that shares its line; links, credits and notices glued between its paragraphs."""

from __future__ import annotations

import pytest

from digest.clean.frames import frame_start
from tests.clean.insects import BODY, clean, outlet

TEXT = " ".join(BODY)
GLUED = "".join(BODY)
TEASERS = (
    "온결군 시험동 관련 기사 한빛시, 버스 늘려 시민들 '반색' 한빛시가 버스를 열두 대 늘렸다. 새 버스는 내달부터 ... "
    "새봄군 축제에 10만 명 몰려 새봄군에서 열린 봄꽃 축제에 관람객이 10만 명 넘게 ... "
)
PLAYER = "Video Player is loading. Play Next Mute Current Time 0:04 / Duration 1:37 Loaded : 12.50% "
COUNTERS = "최영아 기자 바이오부 바이오와 농업을 쓴다. 구독 구독수 1,060 00:00 / 01:35 100자평 24 도움말 최신순 관심순 "
ADS = "By Taboola 지금 뜨는 콘텐츠 AD 새벽 보험, 하루 백 원으로 든든하게 새벽보험 돌아가기"


def squeezed(*lines: str) -> str:
    return "".join(clean(*lines).body.split())


@pytest.mark.parametrize(
    "frame",
    [
        f"영문 기사 보기 (View English Article) {TEASERS}{COUNTERS}{ADS}",
        f"{TEASERS}{COUNTERS}",
        f"{PLAYER}{ADS}",
        f"{COUNTERS}많이 본 뉴스 한빛시, 버스 늘려 ... 새봄군 축제에 10만 명 몰려 ... {ADS}",
        "새벽멤버십 전용 콘텐츠입니다. 멤버십 가입하신 후 더 많은 콘텐츠를 만나보세요! 시작하기 혜택보기",
    ],
)
def test_a_frame_behind_the_text_goes_to_the_end_of_the_page(frame: str) -> None:
    assert squeezed(f"{TEXT} {frame}") == "".join(TEXT.split())


@pytest.mark.parametrize(
    "told",
    [
        "군은 시험동 누리집에 댓글 창과 구독 단추, 공유하기 단추를 달고 광고 없이 운영하기로 했다",
        "그는 “시험동... 기대가 크다”며 “구독 서비스... 좋은 뜻이다”라고 했다 (관련 기사 8면",
        "새 앱은 로그인, 회원가입, 공유하기, 스크랩, 인쇄 기능을 갖췄다고 군은 설명했다…",
    ],
)
def test_a_text_that_speaks_of_buttons_has_no_frame(told: str) -> None:
    text = f"{TEXT} {told}"
    assert frame_start(text) == len(text)


def test_text_goes_on_between_signs_that_stand_far_apart() -> None:
    text = f"구독 {TEXT} 관련 기사 댓글 {TEXT} 최신순"
    assert frame_start(text) == len(text)


@pytest.mark.parametrize(
    "links",
    [
        "▶▶ 새벽 레터 무료 구독하기 https://saebyeok.example/a1▶▶ 새벽 채널 구독하기(모바일용) https://saebyeok.example/b2",
        "▶더 보시려면 기사 주소를 복사해 주소창에 붙여넣으세요.한빛시, 버스 늘려…시민들 ‘반색’https://saebyeok.example/c3",
    ],
)
def test_links_between_paragraphs_go(links: str) -> None:
    assert squeezed(f"{BODY[0]}{links}{''.join(BODY[1:])}") == "".join(GLUED.split())


def test_headlines_with_addresses_that_end_the_page_go() -> None:
    links = "한빛시, 버스 열두 대 늘려https://saebyeok.example/1새봄군 축제에 10만 명https://saebyeok.example/2"
    assert squeezed(f"{GLUED}{links}") == "".join(GLUED.split())


def test_an_address_a_sentence_names_stays() -> None:
    told = "▶ 신청은 군청 누리집에서 받는다. 자세한 내용은 https://ongyeol.example 에 있다."
    assert "신청은군청누리집에서받는다." in squeezed(f"{TEXT} {told}{TEXT}")


@pytest.mark.parametrize(
    "credit",
    [
        "/사진=온결방송 '아침마당' 영상 캡처",
        "사진-픽사베이 ",
        "남가온 디자이너",
    ],
)
def test_credits_between_paragraphs_go(credit: str) -> None:
    assert squeezed(f"{BODY[0]}{credit}{''.join(BODY[1:])}") == "".join(GLUED.split())


@pytest.mark.parametrize(
    "credit",
    ["/제미나이 생성 이미지 ", "챗GPT로 만든 이미지 ", "온결TV 채널 ‘온결의 아침’ 캡처"],
)
def test_credits_above_the_text_go(credit: str) -> None:
    assert squeezed(f"{credit}{GLUED}") == "".join(GLUED.split())


def test_what_is_made_of_a_screen_stays() -> None:
    told = "군은 누리집 화면을 캡처한 사진을 곁들였다. 영상 캡처를 막는 기능도 넣었다고 했다."
    assert "".join(told.split()) in squeezed(f"{told}{GLUED}")


def test_when_readers_who_pay_saw_it_goes() -> None:
    note = "이 기사는 2026년02월06일 16시57분에 새벽 프리미엄 콘텐츠로 선공개 되었습니다."
    assert squeezed(f"{BODY[0]}{note}{''.join(BODY[1:])}") == "".join(GLUED.split())


def test_a_list_with_its_heading_goes_and_the_owner_below_it_is_kept() -> None:
    links = "[관련기사]  한빛시, 버스 늘려…'반색'  새봄군 축제에 10만 명  "
    foot = f"  yeong7@최영아{links}저작권자  새벽신문, 무단전재 및 재배포 금지"
    article = clean(f"{TEXT}{foot}")
    assert "".join(article.body.split()) == "".join(TEXT.split())
    assert outlet(clean(f"{TEXT}{foot}")) == "새벽신문"


def test_a_row_of_bracketed_buttons_leaves_the_owner() -> None:
    foot = "[새벽신문 홈페이지] [페이스북] [트위터][취재 뒷이야기(클릭)][ⓒ 새벽신문, 무단전재 및 재배포 금지]"
    assert squeezed(f"{TEXT}{foot}") == "".join(TEXT.split())
    assert outlet(clean(f"{TEXT}{foot}")) == "새벽신문"


def test_the_update_and_a_counter_go_with_the_time() -> None:
    head = "최영아 기자 입력 2026.07.10. 14:04 업데이트 2026.07.10. 15:18 240 "
    article = clean(f"{head}{TEXT}")
    assert "".join(article.body.split()) == "".join(TEXT.split())
    assert article.author == "최영아"
