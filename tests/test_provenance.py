"""What a result was made by must name everything it was made by."""

import re
import shutil
from pathlib import Path

import pytest

from digest import provenance, vocabulary
from digest.pipeline import run
from digest.provenance import made_by, made_by_all, named_files, reached
from digest.publish.anew import forget
from digest.settings import Settings

GOLDEN = Path(__file__).parent / "golden/seeds"
PACKAGE = Path(vocabulary.__file__).parent


def test_a_part_reaches_what_it_imports_and_nothing_above_it() -> None:
    modules = reached("clean")
    assert {"clean.article", "known", "text", "model.articles"} <= set(modules)
    assert not any(name.startswith(("dedupe", "publish", "render", "pipeline")) for name in modules)


@pytest.mark.parametrize("part", ["articles", "dedupe", "labelling", "telling", "words.article"])
def test_stages_count_what_they_are_handed_of_places_and_not_the_files(part: str) -> None:
    """The files would make an edit of any of them the reason to do everything anew."""
    modules = reached(part)
    assert "taxonomy" not in modules
    assert not any(name.startswith(("regions/", "outlets", "templates/")) for name in named_files(modules))


def test_what_python_keeps_beside_its_modules_is_no_part_of_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process that is ended while it writes there leaves half a file behind."""
    monkeypatch.setattr(provenance, "_PACKAGE", tmp_path)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.yml").write_text("a: 1", encoding="utf-8")
    known = made_by_all()
    for folder in (tmp_path, tmp_path / "data"):
        (folder / "__pycache__").mkdir()
        (folder / "__pycache__" / ".patterns.cpython-311.pyc-abcdefgh").write_bytes(b"half")
    assert made_by_all() == known
    (tmp_path / "data" / "a.yml").write_text("a: 2", encoding="utf-8")
    assert made_by_all() != known


def test_a_module_that_says_what_it_gives_counts_by_that(monkeypatch: pytest.MonkeyPatch) -> None:
    known = made_by("words.article")
    made_by.cache_clear()
    monkeypatch.setattr("digest.dictionary.given", lambda: b"something")
    assert made_by("words.article") != known
    made_by.cache_clear()


def test_whoever_asks_the_analyser_is_known() -> None:
    """What is made of its answers must be kept under the words that stand in the text: see `digest.dictionary`."""
    asking = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if re.search(r"morphology import .*\banalyse\b", path.read_text(encoding="utf-8"))
    }
    assert asking == {"classify/words.py", "extract/parsing.py", "words/terms.py"}


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
    stages = ("articles", "dedupe", "labelling", "telling")
    named = {file for stage in stages for file in named_files(reached(stage))}
    handed = named_files(reached("taxonomy"))  # in their keys, as far as they see them
    assert read <= {*named, *handed}
    forget()
