"""What is forbidden is the same whether all of it is compared anew or only what changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model import Digest, Entry, Rejection, Removal
from digest.publish import quoted
from digest.publish.forbidden import Forbidden
from digest.publish.passages import windows
from digest.publish.probes import Probes, grams_of
from digest.publish.quoted import forbidden_by

FIRST = "연구진은 새벽마다 배양기의 온도를 손으로 적어 두었고 그 공책이 서른 권을 넘겼다고 했다."
SECOND = "항구에서 잡은 다시마로 만든 배지가 값은 절반이면서 세포는 더 오래 살렸다는 것이 이들의 설명이다."
LINE = "지금 가장 많이 본 소식은 마라톤 교통 통제 안내입니다."


def told(forbidden: Forbidden) -> tuple[object, ...]:
    owners = [forbidden.articles[owner].src_uri for owner in forbidden.owners]
    return forbidden.compared, owners, forbidden.lines, forbidden.emails


@pytest.mark.parametrize("share", [quoted._SHARE, 0])
def test_only_what_changed_is_compared_again(
    tmp_path: Path, digest: Digest, main_entry: Entry, other_entry: Entry, share: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A body or a removed line comes and goes, and so does what quotes it: another story, a rejection."""
    monkeypatch.setattr(quoted, "_SHARE", share)  # with none, what is known is used however much is new

    def state(number: int = 0, body: str = "", line: str = "", title: str = "", reason: str = "") -> Digest:
        removed = (Removal(line, "popular"),) if line else ()
        lead = replace(other_entry.lead, body=f"{number}번 글. {body}", removed=removed)
        other = replace(other_entry, articles=(lead, *other_entry.articles[1:]))
        rejections = (*digest.rejections, Rejection("2025/x.txt", "clean", reason))
        main = replace(main_entry, title=title or main_entry.title)
        return replace(digest, entries=(main, other) if number % 2 else (other, main), rejections=rejections)

    states = [
        state(),
        state(body=FIRST),
        state(body=FIRST, title=FIRST),
        state(1, body=FIRST + SECOND, title=FIRST, line=LINE),
        state(1, body=FIRST + SECOND, title=SECOND, line=LINE),
        state(1, body=FIRST + SECOND, title=f"{SECOND} {LINE}", line=LINE),
        state(1, body=FIRST + SECOND, reason=f"{FIRST} {LINE}", line=LINE),
        state(2, body=SECOND, reason=f"{FIRST} {LINE}"),
        state(2, body=FIRST, reason=f"{FIRST} {LINE}", line=LINE),
        replace(digest, entries=()),
        state(2, body=FIRST, line=LINE),
    ]
    expected = [told(forbidden_by(some)) for some in states]
    assert len({str(some) for some in expected}) > len(states) // 2
    for some, right in [*zip(states, expected, strict=True), *zip(states[::-1], expected[::-1], strict=True)]:
        assert told(forbidden_by(some, kept=tmp_path)) == right
        assert told(forbidden_by(some, kept=tmp_path)) == right
    file = tmp_path / "forbidden"
    file.write_bytes(file.read_bytes()[:-1] + b"x")
    assert told(forbidden_by(states[3], kept=tmp_path)) == expected[3]


def test_a_story_that_is_only_related_to_one_more_is_known(
    tmp_path: Path, digest: Digest, main_entry: Entry, other_entry: Entry, monkeypatch: pytest.MonkeyPatch
) -> None:
    some = replace(digest, entries=(main_entry, other_entry))
    right = told(forbidden_by(some, kept=tmp_path))
    made: list[object] = []
    monkeypatch.setattr(quoted, "withheld_by", made.append)
    story = replace(other_entry.story, related=("another",))
    related = replace(some, entries=(main_entry, replace(other_entry, story=story)))
    assert told(forbidden_by(related, kept=tmp_path)) == right
    assert made == []


@given(st.text("가나다", max_size=60), st.text("가나다", min_size=24, max_size=24), st.text("가나다", max_size=20))
def test_probes_miss_no_stretch(before: str, stretch: str, after: str) -> None:
    grams = grams_of(before + stretch + after)
    texts = [grams_of(before), grams, grams_of(after)]
    for probes in (Probes.of([(stretch + before, [0, 1])], []), Probes.of([(stretch, [0])], [(after + stretch)[:12]])):
        assert probes.among(texts) == [place for place, asked in enumerate(probes.asked_of(texts)) if asked]
    assert any(Probes.of([(stretch, [0])], []).asked_of([grams]))
    assert any(Probes.of([], [stretch[:12]]).asked_of([grams]))
    assert np.isin(Probes.of([(stretch, [0])], []).all, grams).any()


def test_probes_rule_out_texts_without_the_stretch() -> None:
    probes = Probes.of([(FIRST, [0, 10])], [SECOND[:12]])
    assert not any(probes.asked_of([grams_of(LINE)]))
    assert not any(probes.asked_of([np.empty(0, dtype=np.uint32)]))
    assert not any(Probes.of([], []).asked_of([grams_of(LINE)]))
    assert len(windows(LINE, 8)[0]) == len(LINE) - 7
