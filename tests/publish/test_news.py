"""The search for leaks reads what is new in a file, and all of it where the rest is not known to be clean."""

import json
import sqlite3
import sys
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest

from digest.inventory import hash_of, hash_of_bytes, known_as
from digest.model import Digest
from digest.publish import leaks
from digest.publish.news import News, Written
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
    site, told = tmp_path / "site", dict[str, Written]()
    monkeypatch.setattr(scan, "read_written", lambda folder: told)
    path = site / "x.json"

    def written(*rows: str) -> bytes:
        return json.dumps(rows, ensure_ascii=False, indent=0).encode()

    def look() -> list[str]:
        return [finding.where for finding in leaks(site, digest, kept=tmp_path / "kept")]

    site.mkdir()
    path.write_bytes(written("first"))
    assert look() == []
    data = written("first", BODY, "more")
    path.write_bytes(data)
    place = data.index(new.encode())
    news = News(hash_of_bytes(written(before)), ((place, place + 1),))
    told[str(path)] = Written(known_as(path, hash_of(path)), news)
    assert look() == expected


def test_what_was_written_again_meanwhile_is_read(
    tmp_path: Path, digest: Digest, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, other = tmp_path / "site/x.json", tmp_path / "other"
    path.parent.mkdir()
    other.write_bytes(b"[]")
    told = {str(path): Written(known_as(other, hash_of(other)))}
    monkeypatch.setattr(scan, "read_written", lambda folder: told)
    path.write_text(json.dumps(BODY), encoding="utf-8")
    assert [finding.where for finding in leaks(path.parent, digest, kept=tmp_path / "kept")] == ["x.json"]


@pytest.mark.parametrize("line", ['{"a": "%s"},', "no JSON but %s", '"a": "\\" %s', "null, %s"])
def test_whatever_stands_in_new_lines_is_read(
    tmp_path: Path, digest: Digest, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    path, before = tmp_path / "site/x.json", b'["first"]\n'
    path.parent.mkdir()
    path.write_bytes(before)
    told = dict[str, Written]()
    monkeypatch.setattr(scan, "read_written", lambda folder: told)
    assert leaks(path.parent, digest, kept=tmp_path / "kept") == ()
    path.write_bytes(before + (line % BODY).encode())
    news = News(hash_of_bytes(before), ((len(before), path.stat().st_size),))
    told[str(path)] = Written(known_as(path, hash_of(path)), news)
    assert [finding.where for finding in leaks(path.parent, digest, kept=tmp_path / "kept")] == ["x.json"]


def test_of_a_grown_database_only_what_is_new_is_read(
    tmp_path: Path, digest: Digest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a table whose rows are told, those; in the others, the runs of cells that were not there before."""
    monkeypatch.setattr(scan, "_LARGE_BYTES", 0)
    site, told, read = tmp_path / "site", dict[str, Written](), list[str]()
    monkeypatch.setattr(scan, "read_written", lambda folder: told)
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

    def look(data: bytes, news: News | None = None) -> list[str]:
        read.clear()
        path = site / "x.sqlite"
        path.write_bytes(data)
        told[str(path)] = Written(known_as(path, hash_of(path)), news)
        assert leaks(site, digest, kept=tmp_path / "kept") == ()
        return read

    site.mkdir()
    before, after = written(1000), written(1001)
    assert len(look(before)) == 2000
    news = News(hash_of_bytes(before), (), {"stories": ((1000, 1001),)})
    assert {"headline number 1000", "place number 1000"} <= set(look(after, news))
    assert len(read) < 500
