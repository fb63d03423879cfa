"""The tables and the database: what stands in them, and that no cell of theirs runs."""

from __future__ import annotations

import csv
import io
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model import Digest, Entry
from digest.publish import data_files
from digest.publish.tables import cell, csv_bytes
from digest.taxonomy import Taxonomy
from tests.publish.data import by_uri, rows


@pytest.fixture
def database(files: dict[str, bytes], tmp_path: Path) -> sqlite3.Connection:
    path = tmp_path / "digest.sqlite"
    path.write_bytes(files["data/digest.sqlite"])
    return sqlite3.connect(path)


def test_csv_tables(files: dict[str, bytes]) -> None:
    stories = rows(files["data/stories.csv"])
    assert [row["id"] for row in stories] == ["a0000000001", "a0000000003"]
    assert stories[0]["primary_regions"] == "gaon"
    assert stories[0]["outlets"] == "한빛뉴스"
    assert stories[1]["published"] == ""
    claims = rows(files["data/claims.csv"])
    assert [(row["value"], row["approximate"], row["party"], row["url"]) for row in claims] == [
        ("32000000000", "false", "", "stories/a0000000001/#c1"),
        ("40", "true", "'=가온시", "stories/a0000000001/#c2"),
    ]
    assert rows(files["data/agreements.csv"])[0]["parties"] == "가온시; 한빛바이오협회"
    assert [row["relation"] for row in rows(files["data/articles.csv"])] == ["lead", "copy", "lead"]
    for uri, content in files.items():
        if uri.endswith(".csv"):
            assert content.startswith(b"\xef\xbb\xbf")
            assert content.count(b"\r\n") == content.count(b"\n")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+82-2-123", "'+82-2-123"),
        ("-끝", "'-끝"),
        ("@me", "'@me"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("  =1", "'  =1"),
        ("＝1", "'＝1"),
        ("-3.5", "-3.5"),
        (-3.5, "-3.5"),
        (7, "7"),
        (("=a", "b"), "'=a; b"),
        ("1=1", "1=1"),
        (False, "false"),
        (None, ""),
    ],
)
def test_cells_never_run(value: object, expected: str) -> None:
    assert cell(value) == expected


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_csv_reads_back_as_written(values: list[str]) -> None:
    values = [value.encode("utf-8", "ignore").decode() for value in values]
    names = [f"c{index}" for index in range(len(values))]
    content = csv_bytes(names, [dict(zip(names, values, strict=True))])
    header, row = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert header == names
    assert [item.removeprefix("'") for item in row] == [value.removeprefix("'") for value in values]
    assert not any(item.startswith(("=", "@", "\t", "\r")) for item in row)


def test_database_answers(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA page_size").fetchone() == (4096,)
    found = database.execute(
        "SELECT s.title, c.value, c.unit, typeof(c.value) FROM claims c JOIN stories s ON s.id = c.story"
        " JOIN story_regions r ON r.story = s.id WHERE r.region = 'gaon' AND c.due = '2027'"
    ).fetchall()
    assert found == [("가온시, '세포배양' 실증센터 <320억> & 협약", 32000000000, "KRW", "integer")]
    assert database.execute("SELECT party FROM agreement_parties ORDER BY position").fetchall() == [
        ("가온시",),
        ("한빛바이오협회",),
    ]
    assert database.execute("SELECT value FROM meta WHERE key = 'as_of'").fetchone() == ("2025-03-13",)
    assert [row[0] for row in database.execute("SELECT id FROM regions")] == ["gaon", "haneul", "nara", "saebyeok"]


def test_database_takes_any_number_and_any_place(
    main_entry: Entry, digest: Digest, taxonomy: Taxonomy, tmp_path: Path
) -> None:
    vast = replace(main_entry.claims[0], value=10**20, region="atlantis")
    files = by_uri(data_files(replace(digest, entries=(replace(main_entry, claims=(vast,)),)), taxonomy))
    path = tmp_path / "digest.sqlite"
    path.write_bytes(files["data/digest.sqlite"])
    assert sqlite3.connect(path).execute("SELECT value, region FROM claims").fetchall() == [(1e20, None)]


def test_database_does_not_name_the_release_that_wrote_it(files: dict[str, bytes]) -> None:
    assert files["data/digest.sqlite"][96:100] == bytes(4)
