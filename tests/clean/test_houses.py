"""Whose page it is, as notices, bylines and links around a text tell, and where a name is nobody's page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from digest.clean import clean_article
from digest.model import Article, RawArticle
from digest.taxonomy import load_taxonomy

FORMS: dict[str, list[str]] = yaml.safe_load(Path(__file__).with_name("house_forms.yml").read_text(encoding="utf-8"))
TITLE = "가온대병원·한빛재단, 희귀질환 유전체 연구 손잡았다"
TEXT = (
    "가온대병원과 한빛의료재단이 희귀질환 유전체 연구를 함께 하기로 했다고 5일 밝혔다.",
    "병원 연구소는 지난해 분석 장비 두 대를 들여왔다. 진단까지 걸리는 시간이 절반으로 줄 것으로 본다.",
    "최영 원장은 “내년에는 세포 은행도 세우겠다”고 말했다.",
)
HOUSES = {
    "강원일보": "kwnews.co.kr",
    "아이뉴스24": "inews24.com",
    "전자신문": "etnews.com",
    "청년의사": "docdocdoc.co.kr",
    "바이오스펙테이터": "biospectator.com",
    "연합뉴스TV": "yonhapnewstv.co.kr",
}
CAPTION = "5일 오후 온결시청에서 열린 협약식에서 최영 원장이 기념사진을 찍고 있다."
WIRED = {
    "뉴스1": f"(온결=뉴스1) 김하나 기자 = {CAPTION} (온결시 제공) 2024.3.5/뉴스1",
    "뉴시스": f"[온결=뉴시스] 김하나 기자 = {CAPTION} 2024.03.05. hana3@newsis.com",
    "연합뉴스": f"(온결=연합뉴스) 김하나 기자 = {CAPTION} 2024.3.5 hana3@yna.co.kr",
}
NOTICES = (
    "<저작권자 © {N}, 무단 전재 및 재배포 금지>",
    "Copyright (C) {N}. All rights reserved. 무단 전재 및 재배포 금지.",
)
OWN = ("[{N} 스타트업 미디어 플랫폼 '새싹공장']", "{N} 최영 기자", "※ 이 기사는 {N}에 게재된 기사입니다.")


def filled(form: str, name: str) -> str:
    closed = "가" <= name[-1] <= "힣" and (ord(name[-1]) - ord("가")) % 28 != 0
    text = form.replace("{N}", name).replace("{H}", HOUSES.get(name, ""))
    return re.sub(r"(\w)\((\w)\)", lambda pair: pair[1 if closed == (pair[1] in "은이을") else 2], text)


def cleaned(*lines: str, title: str = TITLE) -> Article:
    text = "\n".join((title, "", *lines))
    return clean_article(RawArticle("a.txt", "0", "text", text, ()), ("a",), load_taxonomy())


def named(*lines: str, title: str = TITLE) -> str | None:
    found = cleaned(*lines, title=title).outlet
    return found.name if found else None


@pytest.mark.parametrize("name", HOUSES)
@pytest.mark.parametrize("form", FORMS["below"])
def test_what_stands_below_a_text_tells_whose_it_is(form: str, name: str) -> None:
    notice = filled(form, name)
    for lines in ((*TEXT, notice), (" ".join((*TEXT, notice)),), ("".join((*TEXT, notice)),)):
        assert named(*lines) == name, lines


@pytest.mark.parametrize("name", HOUSES)
@pytest.mark.parametrize("form", FORMS["between"])
def test_a_text_speaks_of_its_own_house(form: str, name: str) -> None:
    told = filled(form, name)
    for lines in ((TEXT[0], told, *TEXT[1:]), (f"{TEXT[0]}{told}{TEXT[1]}{TEXT[2]}",)):
        assert named(*lines) == name, lines


@pytest.mark.parametrize("name", [name for name in HOUSES if name != "연합뉴스TV"])
@pytest.mark.parametrize("form", FORMS["pictures"])
def test_a_reporter_signs_a_picture_in_the_middle_of_a_page(form: str, name: str) -> None:
    assert named("".join((filled(form, name), *TEXT))) == name
    assert named(f"{TEXT[0]}{filled(form, name)}{TEXT[1]}{TEXT[2]}", "골목신문 최영 기자") == "골목신문"


@pytest.mark.parametrize("name", HOUSES)
@pytest.mark.parametrize("form", FORMS["notes"])
def test_an_editors_note_speaks_of_its_own_house(form: str, name: str) -> None:
    note = filled(form, name)
    assert named(note, *TEXT) == name
    assert named(*TEXT, note) == name
    rival = f"{note} 지난달에는 뉴시스가 병원을 둘러봤다." if note[0] == "[" else ""
    assert named(rival, *TEXT) is None


@pytest.mark.parametrize("name", HOUSES)
@pytest.mark.parametrize("form", FORMS["heads"])
def test_who_signs_in_front_of_a_text_names_the_house(form: str, name: str) -> None:
    found = cleaned(f"{filled(form, name)}{TEXT[0]}", *TEXT[1:])
    assert (found.outlet and found.outlet.name, found.author) == (name, "최영")


def test_a_house_no_list_knows_signs_without_a_name() -> None:
    assert named(f"골목뉴스 기자 | {TEXT[0]}", *TEXT[1:]) == "골목뉴스"
    assert named(f"한빛재단 기자 | {TEXT[0]}", *TEXT[1:]) is None


def test_a_label_before_the_text_and_a_notice_of_rights_agree() -> None:
    notice = "[ⓒ 골목다컴. 무단전재-재배포 금지]"
    assert named(f"[골목다컴] {TEXT[0]}", *TEXT[1:], notice) == "골목다컴"
    assert named(f"[현장다컴] {TEXT[0]}", *TEXT[1:], notice) is None


def test_an_office_in_brackets_is_what_a_headline_is_about() -> None:
    assert named(f"[골목신문=최영 기자] {TEXT[0]}", *TEXT[1:], title=f"[전남도/장흥군] {TITLE}") == "골목신문"
    assert named(*TEXT, title=f"[전남도/장흥군] {TITLE}") is None


def test_of_two_houses_the_one_beside_the_name_is_the_reporters() -> None:
    assert named(*TEXT[:2], f"{TEXT[2]}수원=국민일보 쿠키뉴스 최영 기자", "yeong7@kmib.co.kr") == "쿠키뉴스"
    assert named(*TEXT[:2], f"{TEXT[2]}수원=국민일보 최영 기자", "yeong7@kmib.co.kr") == "국민일보"


def test_a_section_is_no_outlet_on_a_site_with_another_notice() -> None:
    menu = ("홈", "충북뉴스 로그인")
    assert named(*menu, *TEXT, "Copyright (C) 2022 www.cjbang.example.com All Rights Reserved.") is None
    assert named(*menu, *TEXT) == "충북뉴스"


@pytest.mark.parametrize("name", HOUSES)
@pytest.mark.parametrize("form", FORMS["headlines"])
def test_a_list_of_news_is_its_houses(form: str, name: str) -> None:
    assert named(*TEXT, title=filled(form, name)) == name


@pytest.mark.parametrize("name", HOUSES)
@pytest.mark.parametrize("form", FORMS["nobody"])
def test_a_name_is_nobodys_page(form: str, name: str) -> None:
    told = filled(form, name)
    for lines in ((TEXT[0], told, *TEXT[1:]), (*TEXT, told), ("".join((*TEXT, told)),)):
        assert named(*lines) is None, lines
        assert named(*lines, "골목신문 최영 기자") in ("골목신문", None), lines


@pytest.mark.parametrize("agency", WIRED)
@pytest.mark.parametrize("notice", NOTICES)
def test_an_agencys_picture_does_not_make_the_page_its_own(notice: str, agency: str) -> None:
    wired = (WIRED[agency], filled(notice, agency))
    for own in OWN:
        for name in ("강원일보", "청년의사"):
            signed = filled(own, name)
            for lines in ((*TEXT[:2], *wired, TEXT[2], signed), (*TEXT, *wired, signed)):
                assert named(*lines) == name, lines
    assert named(*TEXT, *wired) is None
    assert named(f"(온결={agency}) 최영 기자 = {TEXT[0]}", *TEXT[1:], *wired) == agency


@pytest.mark.parametrize(
    "notice",
    [
        "▶ 강원일보는 독자 여러분의 제보를 기다립니다",
        "※ 강원일보는 여러분의 제보를 기다립니다. 전화 02-000-0000",
        "▶ 강원일보 앱 다운로드",
        "[강원일보 전문 미디어 세포실]※ 이 콘텐츠는 한국언론진흥재단의 정부 광고 수수료를 지원받아 제작되었습니다.",
    ],
)
def test_a_notice_does_not_take_the_sentence_it_is_glued_to(notice: str) -> None:
    body = cleaned("".join((*TEXT, notice))).body
    assert all(sentence in body for sentence in TEXT)
    assert not any(word in body for word in ("콘텐츠", "제보", "다운로드"))
