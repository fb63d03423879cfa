"""`digest diff` is read by a reviewer: every kind of change must show, and seed text must not act."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from digest.compare import compare_exports
from digest.errors import DigestError

STORY: dict[str, Any] = {
    "id": "a1",
    "title": "남원시, 실증센터 국비 요청",
    "published": {"date": "2025-11-20", "basis": "stated"},
    "on_topic": True,
    "regions": [{"id": "namwon", "role": "primary"}],
    "topics": [{"id": "bio-materials"}],
    "articles": [{"id": "a1", "seed": "a.txt"}],
    "claims": [{"text": "400억 원", "what": "사업비", "status": "requested"}],
    "agreements": [],
}


def export(folder: Path, name: str, *stories: dict[str, Any], rejected: tuple[dict[str, str], ...] = ()) -> Path:
    path = folder / name
    (path / "data").mkdir(parents=True)
    document = {"schema_version": 1, "stories": list(stories), "rejected": list(rejected)}
    (path / "data" / "digest.json").write_text(json.dumps(document), encoding="utf-8")
    return path


def changed(**changes: Any) -> dict[str, Any]:
    return {**copy.deepcopy(STORY), **changes}


def test_no_change(tmp_path: Path) -> None:
    assert "Nothing." in compare_exports(export(tmp_path, "a", STORY), export(tmp_path, "b", STORY))


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (changed(title="새 제목"), "headline was “남원시, 실증센터 국비 요청”"),
        (
            changed(published={"date": "2025-11", "basis": "inferred"}),
            "published 2025-11-20 (stated) → 2025-11 (inferred)",
        ),
        (changed(on_topic=False), "now off topic"),
        (changed(regions=[{"id": "namwon", "role": "mentioned"}]), "+namwon (mentioned), −namwon (primary)"),
        (changed(topics=[]), "topics −bio-materials"),
        (changed(claims=[]), "claims −400억 원 사업비"),
        (changed(agreements=[{"parties": ["남원시", "한빛대"]}]), "agreements +남원시 · 한빛대"),
    ],
)
def test_changes_of_a_story(tmp_path: Path, after: dict[str, Any], expected: str) -> None:
    assert expected in compare_exports(export(tmp_path, "a", STORY), export(tmp_path, "b", after))


def test_new_gone_merged_and_rejected(tmp_path: Path) -> None:
    other = changed(id="a2", title="다른 이야기", articles=[{"id": "a2", "seed": "b.txt"}])
    gone = changed(id="a3", title="사라진 이야기", articles=[{"id": "a3", "seed": "c.txt"}])
    merged = changed(articles=[{"id": "a1", "seed": "a.txt"}, {"id": "a2", "seed": "b.txt"}])
    fresh = changed(id="a4", title="새 이야기", articles=[{"id": "a4", "seed": "d.txt"}])
    text = compare_exports(
        export(tmp_path, "a", STORY, other, gone),
        export(tmp_path, "b", merged, fresh, rejected=({"seed": "c.txt", "reason": "empty"},)),
    )
    assert "## New stories: 1" in text
    assert "다른 이야기 (`a2`, 2025-11-20) → 남원시" in text
    assert "## Gone: 1" in text
    assert "`c.txt` (empty)" in text


def test_seed_text_cannot_act_in_a_comment(tmp_path: Path) -> None:
    after = changed(id="a9", title="<img src=x> [x](http://e) @all `c`\n# h", articles=[])
    text = compare_exports(export(tmp_path, "a", STORY), export(tmp_path, "b", STORY, after))
    line = next(line for line in text.splitlines() if "img" in line)
    assert r"\<img src=x\> \[x\](http://e) \@all \`c\` \# h" in line


def test_a_file_that_is_no_digest_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("[]")
    with pytest.raises(DigestError, match="not a digest"):
        compare_exports(tmp_path / "x.json", tmp_path / "x.json")
