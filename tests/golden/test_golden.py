"""The whole flow over a small corpus, file by file.

When a change is meant to alter pages or data, write the expected files anew and read the difference:

    .venv/bin/python -m pytest tests/golden --update-golden
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from digest.pipeline import run
from digest.publish import write_tree
from digest.settings import Settings
from digest.taxonomy import load_taxonomy
from tests.conftest import ROOT

HERE = Path(__file__).parent
EXPECTED = HERE / "expected"
COMPARED = (
    "docs/index.md", "docs/en/index.md", "docs/stories/*.md", "docs/en/stories/*.md", "docs/regions/*.md",
    "docs/en/regions/*.md", "docs/topics/medical-device.md", "docs/en/topics/medical-device.md", "docs/timeline.md",
    "docs/promises.md", "docs/agreements.md", "docs/sources.md", "docs/feed.xml", "docs/data/digest.json",
    "docs/data/claims.csv", "docs/data/agreements.csv", "docs/data/stories.csv", "docs/data/articles.csv",
    "docs/data/promises.csv", "docs/data/series.csv",
)  # fmt: skip
"""One of each kind, in both languages; the hand-written pages change too often to be compared."""


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("golden") / "tree"
    settings = Settings(seeds_dir=HERE / "seeds", docs_dir=ROOT / "docs")
    write_tree(target, run(settings), load_taxonomy(), settings)
    return target


def contents(folder: Path) -> dict[str, str]:
    paths = sorted(path for pattern in COMPARED for path in folder.glob(pattern))
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def test_the_tree_is_as_expected(tree: Path, request: pytest.FixtureRequest) -> None:
    found = contents(tree)
    if request.config.getoption("--update-golden"):
        shutil.rmtree(EXPECTED, ignore_errors=True)
        for name, text in found.items():
            path = EXPECTED / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    expected = contents(EXPECTED)
    assert sorted(found) == sorted(expected)
    changed = [name for name in found if found[name] != expected[name]]
    assert not changed, f"{changed[0]} and {len(changed) - 1} more changed (see the module's docstring)"


@pytest.mark.parametrize("word", ["무단", "bora@", "garam@", "desk@", "주차장", "운세", "추적", "경로당"])
def test_nothing_private_is_written(tree: Path, word: str) -> None:
    found = contents(tree)
    assert len(found) > 30
    assert [name for name, text in found.items() if word in text] == []


@pytest.mark.parametrize("word", ["<script>alert", "](javascript:", "{{ config", "<img src=x"])
def test_hostile_text_cannot_act_on_a_page(tree: Path, word: str) -> None:
    pages = {name: text.split("\n---\n", 1)[-1] for name, text in contents(tree).items() if name.endswith(".md")}
    assert any("체외진단 기업" in text for text in pages.values())
    assert [name for name, text in pages.items() if word in text] == []
