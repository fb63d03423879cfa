"""The list of closest calls, and what keeps apart a preview, a report and a rewritten release."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.cache import Cache
from digest.curation import Curation, StoryCuration
from digest.dedupe import closest_calls, group_stories, thresholds
from digest.dedupe.comparison import compare_articles
from digest.dedupe.figures import agreeing_units, group_figures, rough_figures
from digest.dedupe.timing import Timing, are_preview_and_report, read_timing, were_announced_apart
from digest.model import Grouping, PairDecision, Relation
from digest.taxonomy import Taxonomy
from tests.dedupe.samples import load_articles, make_article


def _decision(left: str, score: float, merged: bool, reason: str = "까닭입니다.") -> PairDecision:
    return PairDecision(left, "z", score, Relation.EVENT if merged else None, (), (), (), reason, "")


def _ids(decisions: list[PairDecision], count: int) -> list[str]:
    return [decision.left for decision in closest_calls(Grouping((), tuple(decisions)), count)]


def test_both_sides_of_the_line_are_shown_most_doubtful_first() -> None:
    decisions = [
        _decision("a", 99.9, merged=True),
        _decision("b", 52.0, merged=True),
        _decision("c", 45.0, merged=True),
        _decision("d", 60.0, merged=False),
        _decision("e", 49.0, merged=False),
        _decision("f", 0.2, merged=False),
    ]
    assert _ids(decisions, 6) == ["d", "c", "e", "b", "f", "a"]
    assert _ids(decisions, 2) == ["d", "c"]
    assert _ids(decisions, 3) == ["d", "c", "b"]
    assert _ids(decisions, 0) == []


def test_one_side_fills_the_places_of_the_other() -> None:
    decisions = [_decision(name, 50.0 + number, merged=True) for number, name in enumerate("abcd")]
    assert _ids([*decisions, _decision("x", 10.0, merged=False)], 4) == ["a", "b", "c", "x"]
    assert _ids(decisions, 4) == ["a", "b", "c", "d"]


def test_what_a_curator_decided_is_not_listed(taxonomy: Taxonomy) -> None:
    names = ("centre-lead", "centre-event", "centre-release", "hub-jinju")
    articles = tuple(load_articles()[name] for name in names)
    pair = ("centre-lead.txt", "centre-event.txt")
    for curation in (
        Curation(same_story=(StoryCuration(pair, "Both tell of the opening."),)),
        Curation(separate_stories=(StoryCuration(pair, "One is a portrait."),)),
    ):
        grouping = group_stories(articles, curation, taxonomy)
        decided = ("centre-event", "centre-lead")
        assert decided in {(one.left, one.right) for one in grouping.decisions}
        listed = {(one.left, one.right) for one in closest_calls(grouping)}
        assert decided not in listed
        assert ("centre-lead", "centre-release") in listed


def test_a_negative_count_is_an_error() -> None:
    with pytest.raises(ValueError, match="0 or more"):
        closest_calls(Grouping((), ()), -1)


@given(
    st.lists(st.tuples(st.floats(0, 100), st.booleans()), max_size=12),
    st.integers(0, 14),
    st.randoms(use_true_random=False),
)
def test_the_list_is_as_long_as_it_can_be_and_free_of_order(pairs, count, random) -> None:  # type: ignore[no-untyped-def]
    decisions = [_decision(f"a{number:02}", *pair) for number, pair in enumerate(pairs)]
    listed = _ids(decisions, count)
    assert len(listed) == min(count, len(decisions))
    assert len(set(listed)) == len(listed)
    random.shuffle(decisions)
    assert _ids(decisions, count) == listed


def test_scores_are_shares_of_a_hundred(grouping: Grouping) -> None:
    values = [value for decision in grouping.decisions for _, value in decision.scores]
    assert min(values) >= 0.0
    assert max(values) <= 100.0
    names = {dict(decision.scores)["names"] for decision in grouping.decisions}
    assert len(names) > 3, "counts are bent, not cut off"
    assert max(names) < 100.0


def test_amounts_that_agree_but_for_rounding_are_shown(grouping: Grouping) -> None:
    decisions = {(one.left, one.right): one for one in grouping.decisions}
    evidence = decisions["cell-hall", "cell-hall-other"].evidence
    assert {"147억원·147억 4000만원", "6283㎡·6284㎡", "‘세포소재공동연구동’"} <= set(evidence)


def test_a_preview_and_its_report_are_not_called_one_release(grouping: Grouping) -> None:
    decisions = {(one.left, one.right): one for one in grouping.decisions}
    pair = decisions["forum-preview", "forum-report"]
    assert pair.relation is Relation.EVENT
    assert "보도자료" not in pair.reason
    assert "앞두고" in pair.reason


@pytest.mark.parametrize(
    ("left", "right", "units"),
    [
        ({"25200000000원", "10179㎡"}, {"25230000000원", "10178㎡"}, 2),
        ({"25200000000원"}, {"25800000000원"}, 0),
        ({"30000000000원"}, {"30000000000원"}, 0),
        ({"14700000000원", "14750000000달러"}, {"14700000000원"}, 1),
        ({"37종"}, {"37종"}, 0),
        ({"3.14배"}, {"3.14배"}, 0),
    ],
)
def test_rough_figures(left: set[str], right: set[str], units: int) -> None:
    assert agreeing_units(rough_figures(left), rough_figures(right)) == units


@given(st.integers(1, 10**15), st.sampled_from(["원", "㎡", "명"]))
def test_a_rough_figure_leads_back_to_its_figure(value: int, unit: str) -> None:
    figure = f"{value}{unit}"
    for rough in rough_figures((figure,)):
        assert group_figures((figure, "50명")) == {rough: {figure}}


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("군은 오는 7일부터 포럼을 연다.", Timing(None, 7, 1, plain=True)),
        ("군은 포럼을 연다고 3일 밝혔다.", Timing(3)),
        ("군은 8일 포럼을 연다고 3일 밝혔다.", Timing(3, 8, 1)),
        ("군은 8일 포럼을 열었다고 9일 밝혔다.", Timing(9, 8, -1)),
        ("포럼이 지난 8~9일 열렸다.", Timing(None, 8, -1, plain=True)),
        ("2023년 6월 8일 시작된 포럼이 있다.", Timing()),
        ("소재를 연구한다.", Timing()),
    ],
)
def test_timing_of_a_lead(head: str, expected: Timing) -> None:
    assert read_timing(head) == expected


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [(3, 3, False), (3, 4, False), (3, 5, True), (31, 1, False), (None, 9, False)],
)
def test_announcements_two_days_apart_are_not_one_release(a: int | None, b: int | None, apart: bool) -> None:
    for left, right in ((a, b), (b, a)):
        assert were_announced_apart(Timing(left), Timing(right)) is apart


@pytest.mark.parametrize(
    ("left", "right", "gap", "expected"),
    [
        (Timing(day=8, tense=1), Timing(day=8, tense=-1), 4, True),
        (Timing(day=8, tense=1), Timing(day=8, tense=-1), 1, False),
        (Timing(day=8, tense=1), Timing(day=6, tense=-1), 4, False),
        (Timing(day=8, tense=1), Timing(day=8, tense=1), 4, False),
        (Timing(day=8, tense=1), Timing(), 4, False),
        (Timing(day=8, tense=1), Timing(day=8, tense=-1), None, False),
        (Timing(day=8, tense=1, plain=True), Timing(day=8, tense=-1), None, True),
    ],
)
def test_preview_and_report(left: Timing, right: Timing, gap: int | None, expected: bool) -> None:
    assert are_preview_and_report(left, right, gap) is expected
    assert are_preview_and_report(right, left, gap) is expected


def test_conflicts_count_where_only_the_amounts_made_a_pair_likely(taxonomy: Taxonomy) -> None:
    """Same town, day and amounts, but agreements with other partners."""
    bodies = {
        (
            "2024-09-20",
            "연구동 짓는다",
        ): "제천시가 19일 가온제약과 업무협약을 맺었다. 147억 원으로 연면적 6,284㎡ 건물을 올린다.",
        (
            "2024-09-28",
            "빈터에 새 이웃",
        ): "새 터를 찾던 회사가 짝을 만났다. 19일 제천시는 {}과 협약식을 열었다. 147억2천만원과 6,283㎡가 오갔다.",
    }
    for partner, rule, kinds in (("가온제약", "figures", []), ("다솜제약", "veto", ["parties"])):
        articles = [
            make_article(title, title=title, published=day, body=body.format(partner))
            for (day, title), body in bodies.items()
        ]
        with compare_articles(articles, taxonomy, Cache.open(None)) as compared:
            judged = compared.judge(0, 1)
        assert judged.raw_logit < thresholds.UNCOMPARED_LOGIT
        assert judged.rule == rule
        assert [veto.kind for veto in judged.vetoes] == kinds


INTRODUCTION = (
    "[편집자주] 지역 바이오 기업이 나라 밖에서 길을 찾는다. 새벽일보 연중 기획 ‘길 위의 실험실’은 "
    "해마다 여섯 회사를 따라가며 첫 수출까지 무엇이 필요한지 전문가와 함께 짚어 본다. "
    "심사에는 구본서 교수와 나루솔 변리사가 나섰다. "
)
PARTS = (
    "남원의 옻칠소재는 옻나무 껍질에서 뽑은 항균 소재를 만든다. 대표는 유럽 원료 등록에 스무 달이 걸렸다고 "
    "말했다. 회사는 시험 성적서를 미리 갖추지 못해 두 번이나 서류를 다시 냈고, 그사이 첫 주문이 취소됐다. "
    "올해는 독일 전시회에 나가 새 거래처를 찾고, 성적서를 받는 기관도 한 곳으로 모을 생각이다.",
    "춘천의 세포영상은 현미경 사진을 읽는 프로그램을 판다. 첫 고객은 일본의 대학병원이었다. 개발자 셋이 통역 "
    "없이 밤마다 화상 회의를 열어 오류를 고쳤다. 값을 달마다 받는 방식은 병원 예산과 맞지 않았고 회사는 "
    "연간 계약으로 바꿨다. 다음 목표는 대만이며 현지 판매사를 먼저 구하기로 했다.",
)


def test_a_series_is_not_one_story_for_its_introduction(taxonomy: Taxonomy) -> None:
    parts = [make_article(str(number), body=INTRODUCTION + part) for number, part in enumerate(PARTS)]
    cut = make_article("cut", body=INTRODUCTION + PARTS[0][:90])
    with compare_articles([*parts, cut], taxonomy, Cache.open(None)) as compared:
        judged, copied = compared.judge(0, 1), compared.judge(0, 2)
    assert judged.raw_logit > thresholds.MERGE_LOGIT
    assert (judged.rule, judged.logit) == ("series", thresholds.SERIES_LOGIT)
    assert copied.logit > thresholds.MERGE_LOGIT


def test_articles_with_one_body_are_told_of_as_copies(taxonomy: Taxonomy) -> None:
    twins = [make_article(name, title=f"제목 {name}", body=INTRODUCTION + PARTS[0]) for name in ("b", "a")]
    decision = group_stories(tuple(twins), Curation(), taxonomy).decisions[0]
    assert (decision.left, decision.right, decision.relation) == ("a", "b", Relation.COPY)
    assert decision.score_pct == 100
    assert decision.reason
    assert decision.counterfactual
