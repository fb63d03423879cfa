"""The search for leaks reads what is new in a file, and all of it where the rest is not known to be clean."""

import json
import sqlite3
import sys
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest

from digest.inventory import hash_of_bytes
from digest.model import Digest
from digest.publish import leaks
from digest.publish.news import News
from tests.publish.test_leaks import BODY

scan = sys.modules["digest.publish.leaks"]
"""The module; the package has a function of its name."""


@pytest.mark.parametrize(
    ("new", "before", "expected"),
    [
        ("산책로", "first", ["x.json"]),
        ("more", "first", []),  # nobody reads what is said to be copied
        ("more", "another", ["x.json"]),  # nobody found that one clean
    ],
)
def test_what_was_copied_from_a_clean_file_is_not_read_again(
    tmp_path: Path, digest: Digest, monkeypatch: pytest.MonkeyPatch, new: str, before: str, expected: list[str]
) -> None:
    monkeypatch.setattr(scan, "_LARGE_BYTES", 0)
    site, told = tmp_path / "site", dict[str, News]()
    monkeypatch.setattr(scan, "read_news", lambda folder: told)

    def written(*rows: str) -> bytes:
        return json.dumps(rows, ensure_ascii=False, indent=0).encode()

    def look(data: bytes) -> list[str]:
        (site / "x.json").write_bytes(data)
        return [finding.where for finding in leaks(site, digest, kept=tmp_path / "kept")]

    site.mkdir()
    assert look(written("first")) == []
    data = written("first", BODY, "more")
    place = data.index(new.encode())
    told[hash_of_bytes(data)] = News(hash_of_bytes(written(before)), ((place, place + 1),))
    assert look(data) == expected


def test_of_a_grown_database_only_what_is_new_is_read(
    tmp_path: Path, digest: Digest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a table whose rows are told, those; in the others, the runs of cells that were not there before."""
    monkeypatch.setattr(scan, "_LARGE_BYTES", 0)
    site, told, read = tmp_path / "site", dict[str, News](), list[str]()
    monkeypatch.setattr(scan, "read_news", lambda folder: told)
    letters_of = scan.letters_of

    def listening(texts: Iterable[str]) -> list[str]:
        texts = list(texts)
        read.extend(texts)
        return list(letters_of(texts))

    monkeypatch.setattr(scan, "letters_of", listening)

    def written(stories: int) -> bytes:
        path = tmp_path / "made.sqlite"
        path.unlink(missing_ok=True)
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("CREATE TABLE stories (title)")
            connection.execute("CREATE TABLE labels (name)")
            for table, word in (("stories", "headline"), ("labels", "place")):
                rows = [(f"{word} number {number:04}",) for number in range(stories)]
                connection.executemany(f"INSERT INTO {table} VALUES (?)", rows)
        return path.read_bytes()

    def look(data: bytes) -> list[str]:
        read.clear()
        (site / "x.sqlite").write_bytes(data)
        assert leaks(site, digest, kept=tmp_path / "kept") == ()
        return read

    site.mkdir()
    before, after = written(1000), written(1001)
    assert len(look(before)) == 2000
    told[hash_of_bytes(after)] = News(hash_of_bytes(before), (), {"stories": ((1000, 1001),)})
    assert {"headline number 1000", "place number 1000"} <= set(look(after))
    assert len(read) < 500
