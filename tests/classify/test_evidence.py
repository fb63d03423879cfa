"""The words that a page shows for a label."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from digest.classify import classify_story
from digest.model import Article
from digest.taxonomy import load_taxonomy

LABELS = Path(__file__).parents[1] / "quality" / "labels"


def shown(title: str, body: str, place: str) -> list[str]:
    labels = classify_story((Article("a1", "a1.txt", "", title, (), body),), load_taxonomy())
    return [item.text for label in labels.regions if label.id == place for item in label.evidence]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "협회(회장 나한별) 및 화순군(군수 오다움)은 지난 2일 협약을 맺었다.",
            "및 화순군(군수 오다움)은 지난 2일 협약을 맺었다.",
        ),
        (
            "새 시설은 화순군에 있는 ‘남도 백신 시험 연구 지원 센터 및 교육동 본관’ 곁에 선다.",
            "새 시설은 화순군에 있는",
        ),
        (
            "나 회장은 ‘길이 열렸다’며 “화순군과 함께 백신 산업을 키워 가겠다”고 했다.",
            "“화순군과 함께 백신 산업을 키워 가겠다”고 했다.",
        ),
    ],
)
def test_words_shown_have_no_half_of_a_bracket(sentence: str, expected: str) -> None:
    assert [expected] == shown("백신 시설 문 연다", sentence, "hwasun")


def test_the_same_words_are_shown_once() -> None:
    words = shown("화순군, 화순 백신 포럼 연다", "화순군은 화순에서 백신 포럼을 연다고 밝혔다.", "hwasun")
    assert len(words) == len(set(words)) == 2


@pytest.mark.parametrize("path", sorted(LABELS.glob("*.yml")), ids=lambda path: path.stem)
def test_brackets_and_quotation_marks_come_in_pairs(path: Path) -> None:
    for entry in yaml.safe_load(path.read_text(encoding="utf-8"))[:12]:
        labels = classify_story((Article("a1", "a1.txt", "", entry["title"], (), entry["body"]),), load_taxonomy())
        for text in (item.text for label in labels.regions for item in label.evidence):
            left = text
            while (less := re.sub(r"\([^()]*\)|‘[^‘’]*’|“[^“”]*”|「[^「」]*」|\[[^\[\]]*\]", "", left)) != left:
                left = less
            assert not set(left) & set("()‘’“”「」[]"), text
