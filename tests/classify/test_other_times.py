"""Sentences that tell of other times, and signings that are only meant."""

from __future__ import annotations

import pytest

from digest.classify.other_times import is_only_meant, tells_other_time


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("시는 지난해 대학과 협약을 맺었다.", True),
        ("앞서 시는 3월에 대학과 협약을 맺었다.", True),
        ("시는 지난 5월 회사와 협약을 맺었다.", True),
        ("시는 지난봄 회사와 협약을 맺었다.", True),
        ("부처는 2023년 11월 기관과 협약을 맺었다.", True),
        ("시는 지난 5월 12일 회사와 협약을 맺었다.", False),
        ("시는 지난 12일 회사와 협약을 맺었다.", False),
        ("센터는 2023년 11월부터 시험을 맡는다.", False),
        ("공장은 2027년까지 들어선다.", False),
        ("공장은 2027년 6월까지 들어선다.", False),
        ("2027년 문을 여는 공장은 백신을 만든다.", True),
        ("시는 앞서가는 기업과 협약을 맺었다.", False),
        ("회사는 백신과 진단키트, 시약을 만들고 그 원료는 나라 안팎의 농가에서 사들이며 지난해 매출이 늘었다.", False),
    ],
)
def test_another_time_than_that_of_the_news(sentence: str, expected: bool) -> None:
    assert tells_other_time(sentence) is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("두 나라는 양해각서를 맺는 방안을 논의했다.", True),
        ("재단은 협약 체결을 위한 협의를 이어 간다.", True),
        ("두 나라는 연말까지 양해각서를 맺을 계획이다.", True),
        ("두 기관은 14일 협약을 맺을 계획이다.", False),
        ("두 기관은 협약을 맺고 방안을 찾기로 했다.", False),
    ],
)
def test_what_is_only_to_be_signed_some_day(sentence: str, expected: bool) -> None:
    assert is_only_meant(sentence) is expected
