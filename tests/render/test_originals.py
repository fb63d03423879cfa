from __future__ import annotations

import pytest

from digest.render.originals import MARK_LIMIT, mark_of, marked_address
from tests import builders

PLAN = "도는 총사업비 3,500억 원을 들여 오송에 센터를 짓는다고 밝혔다."


@pytest.mark.parametrize(
    ("title", "body", "figure", "mark"),
    [
        ("센터 착공", PLAN, "3,500억 원", "3,500억 원을"),
        ("총사업비 3,500억 원을 확보", PLAN, "3,500억 원", "3,500억 원을 들여"),
        ("센터 착공", "들어선 기업은 60곳이다.", "60곳", "기업은 60곳이다"),
        ("센터 착공", "기업 60곳(바이오 20곳)이 있다.", "60곳", "60곳(바이오 20곳)이"),
        ("센터 착공", "60곳", "60곳", "60곳"),
    ],
)
def test_a_figure_is_marked_by_whole_words_that_are_found_there_first(
    title: str, body: str, figure: str, mark: str
) -> None:
    article = builders.article(title=title, body=body)
    low = body.index(figure)
    assert mark_of(article, body, low, low + len(figure)) == mark


def test_a_mark_stays_short_where_everything_is_repeated() -> None:
    line = "센터 40억 원 " * 20
    article = builders.article(body=f"{line}\n{line}")
    assert 0 < len(mark_of(article, line, line.index("40"), line.index("40") + 5)) <= MARK_LIMIT


@pytest.mark.parametrize(
    ("url", "mark", "expected"),
    [
        ("https://news.example/1", "a-b, c & d", "https://news.example/1#:~:text=a%2Db%2C%20c%20%26%20d"),
        ("https://news.example/1#top", "60", "https://news.example/1#top:~:text=60"),
        ("https://news.example/1", "", "https://news.example/1"),
    ],
)
def test_what_parts_a_fragment_is_encoded(url: str, mark: str, expected: str) -> None:
    assert marked_address(url, mark) == expected
