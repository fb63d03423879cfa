"""A folder is replaced whole or not at all."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from digest.errors import DigestError
from digest.publish import replace as module
from digest.publish.paths import safe_path, write_below
from digest.publish.replace import replaced


def ours(folder: Path) -> list[str]:
    return [] if (folder / "marker").exists() else [entry.name for entry in folder.iterdir()]


def fill(folder: Path, text: str) -> None:
    (folder / "marker").write_text(text)
    (folder / "deep").mkdir()
    (folder / "deep" / "file").write_text(text)


@pytest.fixture(params=["exchange", "two renames"])
def _way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "two renames":
        monkeypatch.setattr(module, "_exchange", lambda left, right: False)


@pytest.mark.usefixtures("_way")
def test_new_and_replaced(tmp_path: Path) -> None:
    target = tmp_path / "out" / "site"
    for text in ("one", "two"):
        with replaced(target, ours) as fresh:
            fill(fresh, text)
        assert (target / "deep" / "file").read_text() == text
        assert [path.name for path in target.parent.iterdir()] == ["site"]
        assert target.stat().st_mode & 0o777 == 0o755


@pytest.mark.usefixtures("_way")
def test_an_error_leaves_the_old_one_whole(tmp_path: Path) -> None:
    target = tmp_path / "site"
    with replaced(target, ours) as fresh:
        fill(fresh, "one")

    def interrupt(folder: Path) -> None:
        fill(folder, "two")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), replaced(target, ours) as fresh:
        interrupt(fresh)
    assert (target / "deep" / "file").read_text() == "one"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_failing_second_rename_brings_the_old_one_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_exchange", lambda left, right: False)
    target = tmp_path / "site"
    with replaced(target, ours) as fresh:
        fill(fresh, "one")
    rename = Path.rename

    def refuse(self: Path, goal: Path) -> Path:
        if goal == target and (self / "marker").read_text() == "two":
            raise OSError("disk on fire")
        return rename(self, goal)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(OSError, match="disk on fire"), replaced(target, ours) as fresh:
        fill(fresh, "two")
    assert (target / "deep" / "file").read_text() == "one"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_others_made_is_not_touched(tmp_path: Path) -> None:
    target = tmp_path / "home"
    target.mkdir()
    (target / "letter").write_text("dear")
    with pytest.raises(DigestError, match=r"not made here \(letter\)"), replaced(target, ours):
        pytest.fail("the block must not run")
    assert (target / "letter").read_text() == "dear"


def test_the_working_folder_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "marker").write_text("ours")
    (tmp_path / "inner").mkdir()
    monkeypatch.chdir(tmp_path / "inner")
    with pytest.raises(DigestError, match="working folder"), replaced(tmp_path, ours):
        pytest.fail("the block must not run")


def test_a_file_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("text")
    with pytest.raises(DigestError, match="is a file"), replaced(tmp_path / "site", ours):
        pytest.fail("the block must not run")


def test_leftovers_of_a_killed_build_are_swept_but_not_those_of_a_running_one(tmp_path: Path) -> None:
    target = tmp_path / "site"
    killed = tmp_path / ".site.unfinished-abc"
    killed.mkdir()
    fill(killed, "half")
    with replaced(target, ours) as running:
        assert not killed.exists()
        with replaced(target, ours) as fresh:
            fill(fresh, "second")
        assert running.exists()
        fill(running, "first")
    assert (target / "marker").read_text() == "first"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("text")
    with pytest.raises(DigestError, match="cannot be written"), replaced(tmp_path / "file" / "site", ours):
        pytest.fail("the block must not run")


def test_many_at_once_end_with_one_whole(tmp_path: Path) -> None:
    target = tmp_path / "site"
    failures: list[BaseException] = []

    def build(text: str) -> None:
        try:
            for _ in range(5):
                with replaced(target, ours) as fresh:
                    fill(fresh, text)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=build, args=(str(number),)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert (target / "marker").read_text() == (target / "deep" / "file").read_text()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize(
    "uri",
    ["../x", "/etc/x", "a//b", "a/./b", "a\\b", "a\x00b", "", "a/", "con:x", "x" * 201, "a/../../b", "a.", "a\nb"],
)
def test_no_name_leaves_the_folder(tmp_path: Path, uri: str) -> None:
    with pytest.raises(DigestError, match="relative path"):
        safe_path(tmp_path, uri)


def test_two_files_in_one_place_are_an_error(tmp_path: Path) -> None:
    write_below(tmp_path, "a/b", b"1")
    for uri in ("a/b", "a/b/c", "a"):
        with pytest.raises(DigestError, match="another file"):
            write_below(tmp_path, uri, b"2")
    assert (tmp_path / "a" / "b").read_bytes() == b"1"
