"""A build from kept results is the build that would have been made without them."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from digest import vocabulary
from digest.extract import Extracted, extract_story
from digest.known import Taxonomy
from digest.model import Article, Digest, RegionLabel
from digest.pipeline import run
from digest.publish.anew import forget
from digest.settings import Settings

GOLDEN = Path(__file__).parent / "golden/seeds"


@contextmanager
def edited(file: str, old: str, new: str) -> Iterator[None]:
    """A vocabulary as it would be with another text in it."""
    known = vocabulary.read.__wrapped__
    text = known(file).decode()
    assert old in text
    changed = text.replace(old, new, 1).encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vocabulary, "read", lambda name: changed if name == file else known(name))
        forget()
        try:
            yield
        finally:
            patch.undo()
            forget()


@pytest.fixture(scope="module")
def cold() -> Digest:
    return run(Settings(seeds_dir=GOLDEN, processes=1))


def test_a_second_build_makes_nothing_again(cold: Digest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(seeds_dir=GOLDEN, cache_dir=tmp_path, processes=1)
    assert run(settings) == cold
    monkeypatch.setattr("digest.articles.read_seed", None)
    monkeypatch.setattr("digest.articles.clean_article", None)
    monkeypatch.setattr("digest.labelling.classify_story", None)
    monkeypatch.setattr("digest.telling.extract_story", None)
    monkeypatch.setattr("digest.dictionary.words_in", None)
    assert run(settings) == cold


def test_a_poisoned_cache_changes_nothing(cold: Digest, tmp_path: Path) -> None:
    settings = Settings(seeds_dir=GOLDEN, cache_dir=tmp_path, processes=1)
    run(settings)
    with sqlite3.connect(tmp_path / "results-1.sqlite") as db:
        rows = db.execute("SELECT id, value FROM results ORDER BY id").fetchall()
        shifted = [value for _, value in rows[1:] + rows[:1]]
        places = [row[0] for row in rows]
        db.executemany("UPDATE results SET value = ? WHERE id = ?", zip(shifted, places, strict=True))
    db.close()
    assert run(settings) == cold


def test_results_kept_together_are_enough_and_believed_only_where_they_were_put(
    cold: Digest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("digest.kept._MANY", 1)
    settings = Settings(seeds_dir=GOLDEN, cache_dir=tmp_path, processes=1)
    run(settings)
    (tmp_path / "results-1.sqlite").unlink()
    with monkeypatch.context() as nothing:
        nothing.setattr("digest.telling.extract_story", None)
        assert run(settings) == cold
    files = sorted((tmp_path / "together").iterdir())
    contents = [file.read_bytes() for file in files]
    assert len(files) > 3
    for file, content in zip(files, contents[1:] + contents[:1], strict=True):
        file.write_bytes(content)
    assert run(settings) == cold


@pytest.mark.parametrize("many", [1, 500])
def test_a_changed_a_new_and_a_removed_seed_are_seen(
    many: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seeds, kept = tmp_path / "seeds", tmp_path / "cache"
    shutil.copytree(GOLDEN, seeds)
    settings = Settings(seeds_dir=seeds, cache_dir=kept, processes=1)
    monkeypatch.setattr("digest.kept._MANY", many)
    run(settings)
    (seeds / "old/opening-2019.txt").rename(seeds / "old/renamed.txt")
    (seeds / "diary.txt").unlink()
    text = (seeds / "2025/iksan-signing.txt").read_text(encoding="utf-8")
    (seeds / "2025/iksan-signing.txt").write_text(text.replace("250억", "270억"), encoding="utf-8")
    (seeds / "new.txt").write_text(text.replace("익산", "정읍"), encoding="utf-8")
    assert run(settings) == run(replace(settings, cache_dir=None))


def test_any_number_of_processes_gives_the_same(cold: Digest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("digest.parallel._LEAST", 1)
    assert run(Settings(seeds_dir=GOLDEN, processes=3)) == cold


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache with the results of a few seeds."""
    folder = tmp_path_factory.mktemp("filled")
    run(Settings(seeds_dir=GOLDEN / "2025", cache_dir=folder, processes=1))
    return folder


CLEAN, LABEL, TELL = "digest.articles.clean_article", "digest.labelling.classify_story", "digest.telling.extract_story"


@pytest.mark.parametrize(
    ("edit", "idle"),
    [
        (("regions/korea.yml", "at: [35.95, 126.96]", "at: [35.96, 126.96]"), (CLEAN, LABEL, TELL)),
        (("regions/korea.yml", "en: Muju\n", "en: Mujuu\n"), (CLEAN, LABEL, TELL)),
        (("regions/korea.yml", "en: Iksan\n", "en: Iksann\n"), (CLEAN, LABEL)),
        (("regions/korea.yml", "aliases: [익산]\n", "aliases: [익산, 바이]\n"), (CLEAN,)),
        (("regions/korea.yml", "aliases: [무주]\n", "aliases: [무주, 들샘바다]\n"), (CLEAN, LABEL, TELL)),
        (("regions/korea.yml", "aliases: [무주]\n", "aliases: [무주, 미생물산업]\n"), (CLEAN,)),
        (("topics.yml", "positive: [", "positive: [협약, "), (CLEAN, TELL)),
        (("outlets.yml", "name: 연합뉴스\n", "name: 연합\n"), (LABEL, TELL)),
    ],
)
def test_an_edited_vocabulary_makes_anew_what_rests_on_it(
    edit: tuple[str, str, str],
    idle: tuple[str, ...],
    filled: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shutil.copytree(filled, tmp_path / "cache")
    settings = Settings(seeds_dir=GOLDEN / "2025", cache_dir=tmp_path / "cache", processes=1)
    with edited(*edit):
        with monkeypatch.context() as resting:
            for name in idle:
                resting.setattr(name, None)
            kept = run(settings)
        assert kept == run(replace(settings, cache_dir=None))


def test_a_name_that_stands_within_a_word_is_a_reason_to_ask_the_analyser_again(
    filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(filled, tmp_path / "cache")
    settings = Settings(seeds_dir=GOLDEN / "2025", cache_dir=tmp_path / "cache", processes=1)
    told: list[str] = []

    def tell(articles: tuple[Article, ...], regions: tuple[RegionLabel, ...], taxonomy: Taxonomy) -> Extracted:
        told.append(articles[0].src_uri)
        return extract_story(articles, regions, taxonomy)

    monkeypatch.setattr(TELL, tell)
    with edited("regions/korea.yml", "aliases: [무주]\n", "aliases: [무주, 물산업연구조]\n"):
        kept = run(settings)
        assert told == ["iksan-signing.txt"]
        assert kept == run(replace(settings, cache_dir=None))


def test_an_article_that_was_cleaned_by_other_names_is_cleaned_anew(tmp_path: Path) -> None:
    settings = Settings(seeds_dir=tmp_path / "seeds", cache_dir=tmp_path / "cache", processes=1)
    settings.seeds_dir.mkdir()
    lines = (
        *("들샘군, 곤충 단백질 연구동 열어", "입력 2025-03-14"),
        "[한빛일보 들샘=김하늘] 군은 곤충 단백질 연구동의 문을 열었다고 9일 밝혔다.",
        "군은 내년에 한 동을 더 짓기로 했다.",
    )
    (settings.seeds_dir / "one.txt").write_text("\n".join(lines), encoding="utf-8")
    before = run(settings)
    for new in ("무주, 김하늘", "무주", "무주, 김하늘"):
        with edited("regions/korea.yml", "aliases: [무주]\n", f"aliases: [{new}]\n"):
            kept = run(settings)
            assert kept == run(replace(settings, cache_dir=None))
            assert (kept.entries[0].articles == before.entries[0].articles) is (new == "무주")
