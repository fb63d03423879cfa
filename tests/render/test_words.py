"""Numbers, dates and the words of the interface."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import vocabulary
from digest.model import Basis, Bound, Published
from digest.render import render_pages
from digest.render.catalogue import load_catalogue, off_topic_reason
from digest.render.figures import write_amount, write_date, write_figure, write_korean_number
from digest.render.tallies import key_claim
from tests.render import sample

KO, EN = load_catalogue("ko"), load_catalogue("en")
TAXONOMY = sample.make_taxonomy()
TAGS = re.compile(r"<[^>]+>")
RENDER = Path(__file__).parents[2] / "digest"


@pytest.mark.parametrize(
    ("value", "unit", "korean", "english"),
    [
        (40_000_000_000, "KRW", "400억 원", "KRW 40 billion"),
        (14_500_000_000, "KRW", "145억 원", "KRW 14.5 billion"),
        (1_250_000_000_000, "KRW", "1조 2,500억 원", "KRW 1.25 trillion"),
        (59_650_000, "KRW", "5,965만 원", "KRW 59.65 million"),
        (1_234_567_890, "KRW", "12억 3,456만 7,890원", "KRW 1.23456789 billion"),
        (5_000, "KRW", "5,000원", "KRW 5,000"),
        (45_590_000, "USD", "4,559만 달러", "USD 45.59 million"),
        (12.5, "percent", "12.5%", "12.5%"),
        (330_000, "m2", "330,000㎡", "330,000 m²"),
        (116, "companies", "116개사", "116 companies"),
        (1, "companies", "1개사", "1 company"),
        (969, "species", "969종", "969 species"),
        (38, "patents", "특허 38건", "38 patents"),
        (7, "things nobody counts", "7", "7 things nobody counts"),
        (3_000_000, "XYZ", "300만 XYZ", "XYZ 3 million"),
    ],
)
def test_amounts_in_both_languages(value: float, unit: str, korean: str, english: str) -> None:
    assert write_amount(value, unit, KO) == korean
    assert write_amount(value, unit, EN) == english


@pytest.mark.parametrize(
    ("approximate", "bound", "korean", "english"),
    [
        (True, None, "약 150억 원", "about KRW 15 billion"),
        (False, Bound.AT_LEAST, "150억 원 이상", "at least KRW 15 billion"),
        (True, Bound.AT_MOST, "약 150억 원 이하", "at most about KRW 15 billion"),
    ],
)
def test_precision_and_bounds_are_said(approximate: bool, bound: Bound | None, korean: str, english: str) -> None:
    claim = replace(sample.make_entry(5).claims[0], approximate=approximate, bound=bound)

    assert write_figure(claim, KO) == korean
    assert write_figure(claim, EN) == english


@given(st.integers(min_value=0, max_value=10**16))
def test_korean_numbers_keep_every_digit(value: int) -> None:
    steps = {"조": 10**12, "억": 10**8, "만": 10**4, "": 1}
    total = 0
    for part in write_korean_number(value).split(" "):
        number, step = re.fullmatch(r"([\d,]+)(조|억|만|)", part).groups()  # type: ignore[union-attr]
        total += int(number.replace(",", "")) * steps[step]

    assert total == value


@pytest.mark.parametrize(
    ("date", "korean", "english"),
    [("2025", "2025년", "2025"), ("2025-06", "2025년 6월", "June 2025"), ("2025-06-05", "2025-06-05", "2025-06-05")],
)
def test_dates_keep_their_precision(date: str, korean: str, english: str) -> None:
    assert write_date(date, KO) == korean
    assert write_date(date, EN) == english


def test_values_in_messages_are_escaped_and_counted() -> None:
    assert KO.t("count.stories", n=1234) == "1,234건"
    assert EN.t("count.stories", n=1) == "1 story"
    assert "&#124;" in EN.t("date_note.stated", evidence="a|b")


def test_one_of_a_kind_has_a_form_of_its_own_in_english() -> None:
    assert EN.text("meta.region", name="A|B", n=1) == "Figures, promises and agreements from 1 news story about A|B."
    assert "1,234 news stories" in EN.text("meta.region", name="A", n=1234)
    many = {
        key for key, text in EN.messages.items() if re.search(r"\{n\} (?!species|times|is|are)(?:\w+ )?\w+s\b", text)
    }
    never_one = {"list.split", "quality.lead", "story.together", "topics.lead"}
    assert {key for key in many if f"{key}.one" not in EN.messages and not key.endswith(".one")} == never_one


def test_messages_say_the_same_in_both_languages() -> None:
    fields = re.compile(r"\{([a-z]+)\}")
    plain = {key for key in KO.messages if not key.endswith(".one")}

    assert plain == {key for key in EN.messages if not key.endswith(".one")}
    for key in plain:
        assert set(fields.findall(KO.messages[key])) == set(fields.findall(EN.messages[key])), key


def test_every_message_is_used_and_every_used_message_exists() -> None:
    sources = [*RENDER.glob("templates/**/*.jinja"), *RENDER.glob("render/*.py"), *RENDER.glob("publish/*.py")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    used = set(re.findall(r"[\"']([a-z_]+\.[A-Za-z_-]+)[\"']", text))
    built = {f"{group}." for group in re.findall(r"f[\"']([a-z_]+)\.\{", text)}
    built |= set(re.findall(r"\.startswith\(\"([a-z_]+\.)\"\)", text))
    known = {key.removesuffix(".one") for key in KO.messages}
    groups = {key.split(".")[0] for key in known}

    assert {
        key
        for key in used
        if key.split(".")[0] in groups and key not in known and not key.endswith((".md", ".yml", ".ics"))
    } == set()
    assert {key for key in known if key not in used and not any(key.startswith(group) for group in built)} == set()


def test_no_template_steps_round_the_escaping() -> None:
    for path in RENDER.glob("templates/**/*.jinja"):
        expressions = re.findall(r"\{\{.*?\}\}|\{%.*?%\}", path.read_text(encoding="utf-8"), re.DOTALL)
        for expression in expressions:
            assert not re.search(r"\|\s*(?:safe|join|format|e|escape|replace)\b| ~ ", expression), (
                path.name,
                expression,
            )


JUNE, MAY = dt.date(2024, 6, 3), dt.date(2026, 5, 1)


@pytest.mark.parametrize(
    ("earliest", "latest", "korean", "english"),
    [
        (JUNE, MAY, "2024-06-03~2026-05-01 사이", "between 2024-06-03 and 2026-05-01"),
        (JUNE, None, "2024-06-03 이후", "2024-06-03 or later"),
        (None, MAY, "2026-05-01 이전", "2026-05-01 or earlier"),
        (None, None, "날짜 미상", "Undated"),
    ],
)
def test_an_undated_story_shows_the_bounds_it_has(
    earliest: dt.date | None, latest: dt.date | None, korean: str, english: str
) -> None:
    bounds = {"later": (earliest, "가람시장 취임"), "earlier": (latest, "내년; 그 뒤")}
    told = [f"{day} or {side}: {words}" for side, (day, words) in bounds.items() if day]
    basis = Basis.INFERRED if told else Basis.UNKNOWN
    published = Published(None, basis, earliest, latest, "; ".join(told))
    entry = sample.make_entry(5)
    entry = replace(entry, published=published, articles=tuple(replace(a, published=published) for a in entry.articles))
    pages = {page.src_uri: page.markdown for page in render_pages(sample.make_digest((entry,)), TAXONOMY, {}, "")}
    for language, shown in (("", korean), ("en/", english)):
        page = TAGS.sub("", pages[f"{language}stories/{entry.id}.md"])
        assert shown in page
        assert shown in TAGS.sub("", pages[f"{language}timeline.md"])
        assert all(words in page for _, (day, words) in bounds.items() if day)
        assert language or " or " not in page


def test_what_may_be_of_several_years_is_no_news() -> None:
    bounds = {
        "open": (None, MAY),
        "wide": (JUNE, MAY),
        "year": (dt.date(2023, 2, 1), dt.date(2023, 12, 31)),
        "month": (dt.date(2023, 2, 1), dt.date(2023, 2, 28)),
    }
    dates = {name: Published(None, Basis.INFERRED, *days) for name, days in bounds.items()}
    dates["stated"] = Published("2023-05", Basis.STATED, dt.date(2023, 5, 1), dt.date(2023, 5, 31))
    ordered = sorted(dates, key=lambda name: (dates[name].listed_by, name), reverse=True)
    assert ordered == ["year", "stated", "month", "wide", "open"]


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("국비 210억 확정…요청액의 66%", "210억원"),
        ("국비 1,320만 달러 수출", "1320만 달러"),
        ("입주기업 141개사로 늘어", "141개사"),
        ("단지 141만㎡ 넓힌다", "320억원"),
        ("3210억 펀드", "320억원"),
        ("오송에 새 단지", "320억원"),
    ],
)
def test_the_figure_of_a_story_is_that_of_its_headline(title: str, told: str) -> None:
    entry = sample.make_entry(5, title=title)
    made = (("320억원", 320 * 10**8, "KRW"), ("210억원", 210 * 10**8, "KRW"), ("141개사", 141, "companies"))
    made += (("1320만 달러", 13_200_000, "USD"),)
    claims = tuple(replace(entry.claims[0], text=text, value=value, unit=unit) for text, value, unit in made)
    found = key_claim(replace(entry, claims=claims))
    assert found is not None
    assert found[1].text == told
    assert claims[found[0] - 1] is found[1]
    assert key_claim(replace(entry, claims=())) is None


def test_every_reason_for_being_off_topic_is_told_in_english() -> None:
    document = vocabulary.load("classify/relevance.yml")
    reasons = [kind["reason_ko"] for kind in document["other_kinds"].values()]
    reasons += re.findall(r'Relevance\(\s*False, "([^"]+)"', (RENDER / "classify" / "relevance.py").read_text("utf-8"))
    assert len(reasons) == len(document["other_kinds"]) + 2
    for reason in reasons:
        told = off_topic_reason(reason, EN)
        assert told is not None, reason
        assert not re.search("[가-힣]", told)
        assert off_topic_reason(reason, KO) == reason
    assert off_topic_reason("큐레이터의 판단: 바이오가 아님", EN) is None
