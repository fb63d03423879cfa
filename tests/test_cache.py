"""The store of results: what goes in comes out, and nothing that is damaged, older or strange does."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from digest import cache as store
from digest.cache import Cache, pack, unpack
from digest.model import Article, Basis, Published

FILE = "results-1.sqlite"
KIND = "clean"


def fill(folder: Path, items: dict[str, bytes], kind: str = KIND) -> None:
    cache = Cache.open(folder)
    cache.put_many(kind, items)
    cache.close()


def look(folder: Path, *keys: str, kind: str = KIND) -> dict[str, bytes]:
    cache = Cache.open(folder)
    found = cache.get_many(kind, keys)
    cache.close()
    return found


def test_what_was_put_is_found_again_by_kind_and_key(tmp_path: Path) -> None:
    many = {f"key {number}": b"value %d" % number for number in range(1200)}
    fill(tmp_path, many | {"": b""})
    assert look(tmp_path, *many, "", "unknown") == many | {"": b""}
    assert look(tmp_path, *many, kind="read") == {}


def test_without_a_folder_nothing_is_kept() -> None:
    cache = Cache.open(None)
    cache.put_many(KIND, {"key": b"value"})
    assert cache.get_many(KIND, ["key"]) == {}
    cache.close()


def test_a_folder_that_cannot_be_written_keeps_nothing_and_fails_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    fill(tmp_path / "file", {"key": b"value"})
    assert look(tmp_path / "file", "key") == {}


@pytest.mark.parametrize("change", ["UPDATE results SET value = value || x'00'", "UPDATE results SET value = 'text'"])
def test_a_changed_result_counts_as_not_kept(tmp_path: Path, change: str) -> None:
    fill(tmp_path, {"key": b"value"})
    with sqlite3.connect(tmp_path / FILE) as db:
        db.execute(change)
    db.close()
    assert look(tmp_path, "key") == {}


def test_results_that_changed_places_count_as_not_kept(tmp_path: Path) -> None:
    fill(tmp_path, {"one": b"1", "two": b"2"})
    with sqlite3.connect(tmp_path / FILE) as db:
        (first, one), (second, two) = db.execute("SELECT id, value FROM results").fetchall()
        db.execute("UPDATE results SET value = ? WHERE id = ?", (two, first))
        db.execute("UPDATE results SET value = ? WHERE id = ?", (one, second))
    db.close()
    assert look(tmp_path, "one", "two") == {}


def test_a_file_that_is_no_store_is_replaced(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"not a database, " * 400)
    fill(tmp_path, {"key": b"value"})
    assert look(tmp_path, "key") == {"key": b"value"}


def test_a_store_damaged_inside_is_given_up_and_begun_anew(tmp_path: Path) -> None:
    fill(tmp_path, {f"key {number}": b"value" * 500 for number in range(200)})
    data = bytearray((tmp_path / FILE).read_bytes())
    data[8192:] = b"\xff" * (len(data) - 8192)
    (tmp_path / FILE).write_bytes(data)
    look(tmp_path, *(f"key {number}" for number in range(200)))
    fill(tmp_path, {"key": b"value"})
    assert look(tmp_path, "key") == {"key": b"value"}


def test_other_code_or_vocabulary_does_not_see_the_result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path, {"key": b"value"})
    monkeypatch.setattr(store, "made_by", lambda part: b"another version")
    assert look(tmp_path, "key") == {}


def test_the_store_stays_below_its_limit_and_keeps_what_was_used_last(tmp_path: Path) -> None:
    limit = 1_000_000
    fill(tmp_path, {"first": b"of all"})
    for run in range(40):
        cache = Cache.open(tmp_path, limit)
        cache.put_many(KIND, {f"run {run}, {number}": b"x" * 5000 for number in range(10)})
        assert cache.get_many(KIND, ["first"]) == {"first": b"of all"}
        cache.close()
    assert sum(file.stat().st_size for file in tmp_path.iterdir()) <= limit
    assert look(tmp_path, "run 39, 0")
    assert not look(tmp_path, "run 0, 0")


def test_results_kept_together_count_and_only_what_is_too_large_alone_goes(tmp_path: Path) -> None:
    limit = 1_000_000
    together = tmp_path / store.TOGETHER
    together.mkdir()
    for name, size in (("small", 300_000), ("large", 600_000), ("huge", 2_000_000)):
        (together / name).write_bytes(b"x" * size)
    cache = Cache.open(tmp_path, limit)
    cache.put_many(KIND, {f"{number}": b"x" * 5000 for number in range(100)})
    cache.close()
    assert {path.name for path in together.iterdir()} == {"small", "large"}
    assert sum(path.stat().st_size for path in tmp_path.rglob("*") if path.is_file()) <= limit


def test_two_builds_at_once_share_a_store(tmp_path: Path) -> None:
    def work(number: int) -> dict[str, bytes]:
        cache = Cache.open(tmp_path)
        for turn in range(20):
            cache.put_many(KIND, {f"{number} {turn}": b"%d" % number, f"shared {turn}": b"same"})
        found = cache.get_many(KIND, [f"{number} {turn}" for turn in range(20)])
        cache.close()
        return found

    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(work, range(4)))
    assert [len(found) for found in results] == [20] * 4
    assert set(look(tmp_path, *(f"shared {turn}" for turn in range(20))).values()) == {b"same"}


def test_the_models_values_survive_packing() -> None:
    article = Article("id", "a.txt", "0" * 64, None, ("부제",), "본문", published=Published("2025-11", Basis.STATED))
    assert unpack(pack(article), Article) == article
    assert pack(article) == pack(unpack(pack(article), Article))
