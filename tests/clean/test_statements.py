"""Dates and outlets in the forms in which pages state them, as `statements.yml` lists them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from digest.clean import clean_article
from digest.dates import date_article
from digest.model import Article, RawArticle
from digest.read import read_seed
from digest.taxonomy import load_taxonomy

FORMS: dict[str, list[str]] = yaml.safe_load(Path(__file__).with_name("statements.yml").read_text(encoding="utf-8"))
TITLE = "가온대병원·한빛재단, 희귀질환 유전체 연구 손잡았다"
LEAD = "가온대병원과 한빛의료재단이 희귀질환 유전체 연구를 함께 하기로 했다."
BODY = f"{LEAD}\n병원 연구소는 지난해 분석 장비 두 대를 들여왔다. 진단까지 걸리는 시간이 절반으로 줄 것으로 본다."
OUTLETS = ("kangwon-ilbo", "hankyoreh", "inews24", "newsis", "biospectator")
MAILING = ("kangwon-ilbo", "inews24", "newsis", "biospectator")
PAPERS = ("골목신문", "새봄 타임즈", "GNN 뉴스통신", "골목daily")


def article(text: str) -> Article:
    return clean_article(RawArticle("a.txt", "0", "text", text, ()), ("a",), load_taxonomy())


def stated_day(text: str) -> str | None:
    found = article(text)
    assert (found.title, found.body, found.deck) == (TITLE, BODY, ())
    published, _ = date_article(found)
    return published.date if published.basis == "stated" else None


@pytest.mark.parametrize("date", FORMS["dates"])
def test_every_written_form_is_read(date: str) -> None:
    for head in (date, f"입력 {date}", f"작성일\n{date}", f"최영 기자 | {date}", f"입력 {date}\n수정 2024-03-09 10:11"):
        assert stated_day(f"{TITLE}\n{head}\n{BODY}") == "2024-03-05", head


def test_the_day_of_a_board_is_not_that_of_what_it_took_over() -> None:
    taken = article(f"{TITLE}\n2024-06-02 조회 55\n{BODY}\n출처: 강원일보")
    published, _ = date_article(taken)
    assert (published.date, published.basis, str(published.latest)) == (None, "inferred", "2024-06-02")
    assert stated_day(f"{TITLE}\n2024-03-05 조회 55\n{BODY}") == "2024-03-05"


def test_a_releases_embargo_is_no_headline() -> None:
    assert stated_day(f"보도시점 2024. 3. 5.(화) 11:00 < 3.6.(수) 조간 >\n{TITLE}\n{BODY}") == "2024-03-05"


def test_a_boards_table_names_the_headline() -> None:
    text = "".join(f"<p>{line}</p>" for line in BODY.split("\n"))
    rows = f"<tr><th>제목</th><td>{TITLE}</td></tr><tr><th>작성일</th><td>2024-03-05</td></tr>"
    page = (
        f"<head><title>무안군청 - 보도자료</title></head><table>{rows}<tr><td class='bbs_con'>{text}</td></tr></table>"
    )
    raw, _ = read_seed(page.encode(), "a.html")
    found = clean_article(raw, ("a",), load_taxonomy())
    assert (found.title, found.body, found.outlet and found.outlet.name) == (TITLE, BODY, "무안군")


@pytest.mark.parametrize("label", FORMS["labels"])
def test_every_label_is_known(label: str) -> None:
    for stamp in (f"{label} : 2024-03-05", f"{label} 2024.03.05 14:44 | 수정 2024.03.06 10:11", f"{label}\n2024.03.05"):
        assert stated_day(f"{TITLE}\n{stamp}\n{BODY}") == "2024-03-05", stamp
    for stamp in (f"{label} : 2024-03-05", f"{label}\n2024-03-05"):
        assert stated_day(f"{TITLE}\n{BODY}\n{stamp}") == "2024-03-05", stamp
    assert stated_day(f"{TITLE}\n작성자 홍보실 {label} 2024-03-05 조회 331\n{BODY}") == "2024-03-05"


@pytest.mark.parametrize("day", FORMS["other_days"])
def test_another_day_is_not_the_articles(day: str) -> None:
    published, _ = date_article(article(f"{TITLE}\n{day}\n{BODY}"))
    assert published.basis != "stated"
    published, _ = date_article(article(f"{TITLE}\n{day}\n2024.03.05\n{BODY}"))
    assert (published.date, published.basis) == ("2024-03-05", "stated")


def test_a_label_is_believed_beside_the_weather_of_the_day_a_page_was_read() -> None:
    weather = "2025년 1월 3일 금요일\n온결 맑음 3.2℃"
    for stamp in ("게시일 2024-03-05", "최초등록 2024.03.05"):
        published, _ = date_article(article(f"{weather}\n{TITLE}\n{stamp}\n{BODY}"))
        assert (published.date, published.basis) == ("2024-03-05", "stated")


def test_the_day_below_the_headline_is_the_articles() -> None:
    published, _ = date_article(article(f"2024.09.27(금)\n{TITLE}\n[2024-03-05]\n{BODY}"))
    assert (published.date, published.basis) == ("2024-03-05", "stated")


def test_the_day_in_an_address_counts_more_than_a_day_on_a_line() -> None:
    text = f"---\nurl: https://news.example.com/2024/03/05/center\n---\n{TITLE}\n2024.02.20\n{BODY}"
    raw, _ = read_seed(text.encode(), "a.txt")
    published, _ = date_article(clean_article(raw, ("a",), load_taxonomy()))
    assert published.date == "2024-03-05"


@pytest.mark.parametrize("separator", FORMS["separators"])
def test_whatever_stands_between_label_and_date(separator: str) -> None:
    for label in ("입력", "작성일자"):
        for date in ("2024-03-05 14:44", "2024년 3월 5일"):
            assert stated_day(f"{TITLE}\n{label}{separator}{date}\n{BODY}") == "2024-03-05"


def around(form: str, name: str, domain: str) -> str | None:
    lead, rest = BODY.split("\n")
    text = form.format(o=name, d=domain, a="최영", t=TITLE, b=lead)
    raw, _ = read_seed((f"{text}\n{rest}" if text.endswith(lead) else text.replace(lead, BODY)).encode(), "a.txt")
    found = clean_article(raw, ("a",), load_taxonomy())
    assert found.title == TITLE
    assert rest in found.body
    return found.outlet.name if found.outlet else None


@pytest.mark.parametrize("form", FORMS["outlets"])
def test_every_form_names_the_outlet(form: str) -> None:
    for outlet in (load_taxonomy().outlets[each] for each in OUTLETS):
        assert around(form, outlet.name, outlet.domains[0]) == outlet.name


@pytest.mark.parametrize("form", FORMS["mails"])
def test_the_address_beside_a_reporter_names_the_outlet(form: str) -> None:
    for outlet in (load_taxonomy().outlets[each] for each in MAILING):
        assert around(form, outlet.name, outlet.domains[0]) == outlet.name
    assert around(form, "", "donga.com") is None  # its sister papers write from there, too


def test_a_name_of_two_words_beside_the_reporter() -> None:
    for form in ("{t}\n{o} {a} 기자 | {b}", "{t}\n{o} {a}영\n2024.03.05\n{b}", "{t}\n[{o}={a} 기자] {b}"):
        assert around(form, "SBS Biz", "") == "SBS Biz", form


@pytest.mark.parametrize("station", ["KBS", "대구MBC", "MBC강원영동", "TV조선", "채널A", "연합뉴스TV", "SBS Biz"])
def test_who_signs_off_names_his_station(station: str) -> None:
    lead, rest = (text.replace("다.", "습니다.") for text in BODY.split("\n"))
    whole = "{o} 최영하입니다.", "지금까지 온결에서 {o} 최영하입니다.", "{o} 최영하[yeong7@onkyeol.example.com]입니다."
    for end in (*whole, "{o} 최영하", "{o} 뉴스 최영하", "[{o} 최영하]"):
        for joint in ("\n", " "):
            found = article(f"{TITLE}\n{lead}\n{rest}{joint}{end.format(o=station)}")
            assert (found.outlet and found.outlet.name, "최영하" in found.body) == (station, False), end


def test_an_outlet_and_a_name_below_another_headline_sign_nothing() -> None:
    listed = article(f"{TITLE}\n{BODY}\n가온시, 청년 농업인 40명에 정착금\n강원일보 최영하")
    assert listed.outlet is None


@pytest.mark.parametrize("name", PAPERS)
def test_a_papers_name_needs_no_list(name: str) -> None:
    for form in FORMS["papers"]:
        assert around(form, name, "") == name, form


def test_the_first_of_several_papers_is_nobodys_page() -> None:
    assert article(f"골목신문\n새봄일보\n가온타임즈\n{TITLE}\n{BODY}").outlet is None


@pytest.mark.parametrize("form", FORMS["desks"])
def test_desks_and_sections_are_no_outlets(form: str) -> None:
    assert around(form, "", "") is None


@pytest.mark.parametrize("form", FORMS["others"])
def test_a_name_that_is_no_statement(form: str) -> None:
    for outlet in (load_taxonomy().outlets[each] for each in OUTLETS):
        assert around(form, outlet.name, outlet.domains[0]) is None


@pytest.mark.parametrize("form", FORMS["unlisted"])
def test_an_outlet_that_no_list_knows(form: str) -> None:
    assert around(form, "골목바이오뉴스", "golmok.example") == "골목바이오뉴스"


def test_a_short_unlisted_name_before_the_reporter() -> None:
    assert around("{t}\n{o}={a} 기자 | {b}", "온결신문", "") == "온결신문"


def saved(mark: str) -> Article:
    """The article of a page with a mark in its head, beside the headline or below the text, wherever it belongs."""
    in_head = mark.startswith(("<title", "<meta", "<script", "<link"))
    top, below = ("" if in_head or mark.startswith("<footer") else mark), (mark if mark.startswith("<footer") else "")
    text = "".join(f"<p>{line}</p>" for line in BODY.split("\n"))
    head = mark if in_head else ""
    page = f"<head>{head}</head><body><h1>{TITLE}</h1>{top}<article>{text}</article>{below}</body>"
    raw, _ = read_seed(page.encode(), "a.html")
    found = clean_article(raw, ("a",), load_taxonomy())
    assert (found.title, found.body) == (TITLE, BODY)
    return found


@pytest.mark.parametrize("mark", FORMS["page_dates"])
def test_every_mark_of_a_day_is_read(mark: str) -> None:
    published, _ = date_article(saved(mark.format(v="2024-03-05T14:44:00+09:00")))
    assert (published.date, published.basis) == ("2024-03-05", "stated")


@pytest.mark.parametrize(
    ("mark", "names"), [(m, True) for m in FORMS["page_outlets"]] + [(m, False) for m in FORMS["page_others"]]
)
def test_every_mark_of_an_outlet_is_read(mark: str, names: bool) -> None:
    for outlet in (load_taxonomy().outlets[each] for each in ("kangwon-ilbo", "biospectator")):
        found = saved(mark.format(o=outlet.name, d=outlet.domains[0], t=TITLE)).outlet
        assert (found is not None and found.id == outlet.id) is names
