"""The search for leaks reads what is new in a file, and all of it where the rest is not known to be clean."""

import json
import sys
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
