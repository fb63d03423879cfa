"""What stories say together over time: series of a measure, contradictions, and the fate of promises."""

from __future__ import annotations

import datetime as dt

import pytest

from digest.extract import Measures, extract_story, follow_measures, judge_promises, measures_of, tell_claims
from digest.model import Entry, Fate, Labels, Member, Promise, RegionLabel, Relation, Role, Series, Story
from digest.taxonomy import load_taxonomy
from tests.extract.articles import article

AS_OF = dt.date(2025, 11, 20)
SMALL = ("2016-06-05", "오송단지에는 현재 90여개 기업이 입주해 있다.")
LARGE = ("2023-05-12", "오송에는 260개 기업이 입주해 있다. 입주 기업을 2030년까지 500개로 늘린다는 계획이다.")


def entry_of(story_id: str, *reports: tuple[str, str], place: str = "osong", beside: tuple[str, ...] = ()) -> Entry:
    """A story of one article for each (date, body), of `place` and the primary places `beside` it."""
    articles = tuple(article(body, date, f"{story_id}{number}") for number, (date, body) in enumerate(reports))
    members = tuple(
        Member(item.id, Relation.EVENT if number else Relation.LEAD, 100, "") for number, item in enumerate(articles)
    )
    story = Story(articles[0].id, members)
    labels = Labels(tuple(RegionLabel(region, Role.PRIMARY, ()) for region in sorted({place, *beside})), (), True, "")
    told = extract_story(articles, labels.regions, load_taxonomy())
    return Entry(
        story, articles, "제목", None, articles[0].published, labels, told.claims, told.agreements, told.excerpt,
        told.opened,
    )  # fmt: skip


def measured(entries: tuple[Entry, ...]) -> dict[str, Measures]:
    return {entry.id: measures_of(entry, load_taxonomy()) for entry in entries}


def series_of(*entries: Entry) -> tuple[Series, ...]:
    return follow_measures(tell_claims(entries, measured(entries), load_taxonomy()))


def promises_of(*entries: Entry, as_of: dt.date | None = AS_OF) -> tuple[Promise, ...]:
    claims = tell_claims(entries, measured(entries), load_taxonomy())
    return judge_promises(entries, claims, follow_measures(claims), as_of, measured(entries))


def test_a_measure_is_followed_over_years() -> None:
    (series,) = series_of(entry_of("a", SMALL), entry_of("b", LARGE))
    assert (series.region, series.unit, series.conflicts) == ("osong", "companies", ())
    assert [(point.date[:4], point.value, point.basis) for point in series.points] == [
        ("2016", 90, "as_of"),
        ("2023", 260, "published"),
        ("2030", 500, "due"),
    ]


@pytest.mark.parametrize(
    ("beside", "regions"),
    [
        ((), ["osong"]),
        (("chungbuk",), ["osong"]),
        (("cheongju", "chungbuk"), ["osong"]),
        (("chungju", "chungbuk"), []),  # whose figure it is nobody can tell
    ],
)
def test_a_figure_that_names_no_place_is_of_the_innermost_primary_one(
    beside: tuple[str, ...], regions: list[str]
) -> None:
    unnamed = ("2023-05-12", "현재 260개 기업이 입주해 있다.")
    found = series_of(entry_of("a", SMALL), entry_of("b", unnamed, beside=beside))
    assert [series.region for series in found] == regions


def test_the_id_stays_when_other_reports_come() -> None:
    (one,) = series_of(entry_of("a", SMALL), entry_of("b", LARGE))
    later = entry_of("c", ("2024-01-03", "오송 바이오단지에는 300개 기업이 입주해 있다."))
    (two,) = series_of(later, entry_of("b", LARGE), entry_of("a", SMALL))
    assert one.id == two.id
    assert len(two.points) == 4


@pytest.mark.parametrize(
    "other",
    [
        "송도에는 260개 기업이 입주해 있다.",  # another place
        "오송에는 260명이 근무하고 있다.",  # another unit
        "박람회에는 260개 기업이 참가했다.",  # no standing of the place
    ],
)
def test_other_measures_stay_apart(other: str) -> None:
    place = "songdo" if other.startswith("송도") else "osong"
    assert series_of(entry_of("a", SMALL), entry_of("b", ("2023-05-12", other), place=place)) == ()


def test_contradictions_stand_side_by_side() -> None:
    other = ("2016-06-05", "오송단지에는 현재 120개 기업이 입주해 있다.")
    (series,) = series_of(entry_of("a", SMALL, other))
    assert [point.value for point in series.points] == [90, 120]
    assert [len(group) for group in series.conflicts] == [2]


def test_rounding_is_no_contradiction() -> None:
    (series,) = series_of(entry_of("a", SMALL, ("2016-06-05", "오송단지에는 현재 93개 기업이 입주해 있다.")))
    assert series.conflicts == ()


@pytest.mark.parametrize(
    ("due", "as_of", "fate"),
    [
        ("2026년 11월", AS_OF, Fate.OPEN),
        ("2026년 10월", AS_OF, Fate.SOON),
        ("2025년", AS_OF, Fate.SOON),
        ("2025년 10월", AS_OF, Fate.OVERDUE),
        ("2025년 10월", None, Fate.OPEN),
    ],
)
def test_a_promise_ages(due: str, as_of: dt.date | None, fate: Fate) -> None:
    body = f"오송단지 입주 기업을 {due}까지 500개로 늘린다는 계획이다."
    (promise,) = promises_of(entry_of("a", ("2024-05-01", body)), as_of=as_of)
    assert (promise.fate, promise.settled_by, promise.series) == (fate, None, None)


def test_a_promise_is_met_by_a_later_figure() -> None:
    later = entry_of("c", ("2025-10-01", "오송에는 510개 기업이 입주해 있다."))
    (promise,) = promises_of(entry_of("b", LARGE), later)
    assert promise.fate is Fate.MET
    assert promise.settled_by is not None
    assert (promise.settled_by.story, promise.latest) == (later.id, later.claims[0].id)


def test_a_figure_short_of_the_promise_only_tells_how_far_it_has_come() -> None:
    later = entry_of("c", ("2025-10-01", "오송에는 410개 기업이 입주해 있다."))
    (promise,) = promises_of(entry_of("b", LARGE), later)
    assert (promise.fate, promise.settled_by, promise.latest) == (Fate.OPEN, None, later.claims[0].id)


def test_a_promise_is_revised_by_a_later_one() -> None:
    later = entry_of("c", ("2025-10-01", "오송 입주 기업을 2032년까지 600개로 늘린다는 계획이다."))
    old, new = promises_of(entry_of("b", LARGE), later)
    assert (old.fate, new.fate) == (Fate.REVISED, Fate.OPEN)
    assert old.settled_by is not None
    assert old.settled_by.claim == new.claim


def test_the_same_promise_again_is_one_promise() -> None:
    again = entry_of("c", ("2025-10-01", "오송 입주 기업을 2030년까지 500개로 늘린다는 계획이다."))
    (promise,) = promises_of(again, entry_of("b", LARGE))
    assert promise.story == "b0"
    assert promise.repeated == (again.claims[0].id,)


@pytest.mark.parametrize(
    ("later", "fate"),
    [
        ("시는 3일 누리 세포 실증센터를 개소했다.", Fate.MET),
        ("시는 3일 누리 세포 실증센터 개소식을 열었다.", Fate.MET),
        ("지난달 문을 연 누리 세포 실증센터에는 기업이 들어왔다.", Fate.MET),
        ("누리 세포 실증센터는 현재 가동 중이다.", Fate.MET),
        ("시는 3일 누리 세포 실증센터를 착공했다.", Fate.OVERDUE),
        ("시는 3일 새솔 실증센터를 개소했다.", Fate.OVERDUE),
        ("누리 세포 실증센터는 2027년 개소할 예정이다.", Fate.REVISED),
    ],
)
def test_a_facility_opens_or_does_not(later: str, fate: Fate) -> None:
    first = entry_of("a", ("2024-01-10", "시는 누리 세포 실증센터를 2025년 3월 개소할 예정이다."))
    assert first.claims[0].unit == "milestones"
    promise, *_ = promises_of(first, entry_of("b", ("2025-04-05", later)))
    assert promise.fate is fate


def test_sums_of_different_projects_are_not_one_series() -> None:
    first = entry_of("a", ("2024-01-10", "시는 누리 백신 실증센터에 총사업비 300억 원을 투입한다."))
    second = entry_of("b", ("2024-06-10", "시는 새솔 백신 인증센터에 총사업비 200억 원을 투입한다."))
    third = entry_of("c", ("2024-09-10", "시는 누리 백신 실증센터에 총사업비 350억 원을 투입한다."))
    (series,) = series_of(first, second, third)
    assert [point.value for point in series.points] == [30_000_000_000, 35_000_000_000]


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        (("chungbuk", "osong"), "osong"),
        (("cheongju", "chungbuk", "osong"), "osong"),
        (("chungbuk", "jecheon", "osong"), "chungbuk"),  # of which of the two nobody can tell
        (("chungbuk", "daegu"), "chungbuk"),
    ],
)
def test_what_a_province_plans_is_planned_for_the_place_within(places: tuple[str, ...], expected: str) -> None:
    told = entry_of(
        "a", ("2023-05-12", "충북도가 계획을 내놨다. 도는 입주 기업을 2030년까지 500개로 늘린다."), place=places[0],
        beside=places[1:],
    )  # fmt: skip
    assert [claim.region for claim in told.claims if claim.value == 500] == [expected]


@pytest.mark.parametrize(
    "intake", ["오송재단이 신규 입주기업 23곳을 뽑았다.", "오송에 입주한 기업 23곳을 새로 뽑았다."]
)
def test_those_who_come_in_are_not_all_there_are(intake: str) -> None:
    """A target of 500 firms is not told to stand at 23 because 23 were chosen this year."""
    told = (entry_of("a", LARGE), entry_of("b", ("2025-03-02", intake)))
    assert 23 in {claim.value for claim in told[1].claims}
    assert all(point.value != 23 for series in series_of(*told) for point in series.points)
    assert [promise.latest for promise in promises_of(*told)] == [None]
