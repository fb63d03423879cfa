"""Which files are seeds."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from digest import contents
from digest.errors import SeedError
from digest.read import find_seeds, load_seed

LIMIT = 1_000


def test_only_seeds_are_listed_and_the_rest_is_counted(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a.md",
        "sub/c.html",
        "sub/d.HTM",
        "README.md",
        "readme.txt",
        ".hidden.txt",
        "x.csv",
        "curation.yml",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name)
    listing = find_seeds(tmp_path, LIMIT)
    assert tuple(listing.files) == ("a.md", "b.txt", "sub/c.html", "sub/d.HTM")
    assert listing.ignored == 4
    assert listing.rejections == ()


def test_a_folder_with_a_dot_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "a.txt").write_text("x")
    assert find_seeds(tmp_path, LIMIT).files == {}


def test_copies_are_rejected_by_the_name_of_the_first(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.txt"):
        (tmp_path / name).write_text("같은 글" if name != "c.txt" else "다른 글")
    listing = find_seeds(tmp_path, LIMIT)
    assert tuple(listing.files) == ("a.txt", "c.txt")
    assert [(item.src_uri, item.stage, item.reason) for item in listing.rejections] == [
        ("b.txt", "read", "has the same bytes as seeds/a.txt")
    ]


def test_links_count_only_inside_the_folder(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (tmp_path / "secret.txt").write_text("바깥")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "far.txt").write_text("바깥")
    (seeds / "out.txt").symlink_to(tmp_path / "secret.txt")
    (seeds / "dangling.txt").symlink_to(tmp_path / "nowhere.txt")
    (seeds / "dir").symlink_to(tmp_path / "folder")
    (seeds / "loop").symlink_to(seeds)
    (seeds / "in.txt").write_text("안")
    listing = find_seeds(seeds, LIMIT)
    assert tuple(listing.files) == ("in.txt",)
    reasons = {item.src_uri: item.reason for item in listing.rejections}
    assert "out of the seeds folder" in reasons["out.txt"]
    assert "cannot be read" in reasons["dangling.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_rejected(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "a.txt").chmod(0)
    assert [item.src_uri for item in find_seeds(tmp_path, LIMIT).rejections] == ["a.txt"]


def test_a_huge_file_is_refused_with_both_figures(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 101)
    (refused,) = find_seeds(tmp_path, 100).rejections
    assert refused.reason == "the file has 101 bytes; seeds have 100 at most"


def test_a_file_is_what_was_listed_or_an_error_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("글")
    content = find_seeds(tmp_path, LIMIT).files["a.txt"]
    assert load_seed(tmp_path, "a.txt", content) == "글".encode()
    (tmp_path / "a.txt").write_text("말")
    with pytest.raises(SeedError, match=r"seeds/a\.txt: was changed"):
        load_seed(tmp_path, "a.txt", content)
    (tmp_path / "a.txt").unlink()
    with pytest.raises(SeedError, match=r"seeds/a\.txt: cannot be read"):
        load_seed(tmp_path, "a.txt", content)


def test_a_file_that_looks_as_before_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "_SETTLED_NS", 0)
    (tmp_path / "a.txt").write_text("글")
    time.sleep(0.02)  # a tick of the file system's clock
    known = contents.Contents(tmp_path / ".known")
    before = find_seeds(tmp_path, LIMIT, known).files
    known.keep()
    monkeypatch.setattr(contents, "hash_of", None)
    assert find_seeds(tmp_path, LIMIT, contents.Contents(tmp_path / ".known")).files == before


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SeedError, match="expected a folder"):
        find_seeds(tmp_path / "none", LIMIT)
