"""The day on which news was announced is found at one look or by reading every date: both say the same."""

from itertools import product

import pytest

from digest.dates.grammar import parse
from digest.dates.trust import find_report, reported_day

DAYS = ("7일", "17 일", "7일(월)", "27일 (화요일)", "7일자", "7일께", "7일 오전", "7일 기준", "7일 현재", "7일부터")
BETWEEN = (" ", " 시청에서 이렇게 ", " 도에 ", " 브리핑에서 연다고 ", " 도정 설명회와 군청 앞에서 널리 ", ". ", ", ")
TOLD = ("밝혔다.", "따르면 센터가 선다.", "발표했다.", "맺었다.")


@pytest.mark.parametrize("day", DAYS)
def test_one_look_finds_what_reading_all_dates_finds(day: str) -> None:
    leads = [f"시는 지난 3월 2일 착공했다고 {day}{between}{told}" for between, told in product(BETWEEN, TOLD)]
    read = [find_report(lead, parse(lead)) for lead in leads]
    assert [reported_day(lead) for lead in leads] == read
    assert any(read)
    assert not all(read)
