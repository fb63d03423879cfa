"""What a result was made by must name everything it was made by."""

import shutil
from pathlib import Path

import pytest

from digest import vocabulary
from digest.pipeline import run
from digest.provenance import made_by, named_files, reached
from digest.publish.anew import forget
from digest.settings import Settings

GOLDEN = Path(__file__).parent / "golden/seeds"


def test_a_part_reaches_what_it_imports_and_nothing_above_it() -> None:
    modules = reached("clean")
    assert {"clean.article", "taxonomy", "text", "model.articles"} <= set(modules)
    assert not any(name.startswith(("dedupe", "publish", "render", "pipeline")) for name in modules)


def test_a_name_behind_the_last_module_is_the_callers_own() -> None:
    assert made_by("clean.some-kind") == made_by("clean")
    assert made_by("clean.article") != made_by("clean")
    with pytest.raises(ValueError, match="no-such-part"):
        made_by("no-such-part")


def test_templates_count_for_pages_only() -> None:
    assert "templates/story.md.jinja" in named_files(reached("render"))
    assert not any(name.startswith("templates/") for name in named_files(reached("extract")))


def test_every_vocabulary_that_a_stage_reads_is_named_by_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Whoever puts a file's name together from pieces would slip through; this notices."""
    read: set[str] = set()
    known = vocabulary.read.__wrapped__

    def remember(name: str) -> bytes:
        read.add(name)
        return known(name)

    forget()
    monkeypatch.setattr(vocabulary, "read", remember)
    for name in ("2025/iksan-signing.txt", "2025/songdo-plant.html"):
        shutil.copy(GOLDEN / name, tmp_path)
    run(Settings(seeds_dir=tmp_path))
    assert read
    stages = ("read", "clean", "dates", "dedupe", "classify", "extract", "words", "check")
    assert read <= {file for stage in stages for file in named_files(reached(stage))}
    forget()
