"""Patterns that one process compiled are not compiled again by another."""

import multiprocessing
import re
import sys
from pathlib import Path

import pytest

from digest import precompiled
from digest.precompiled import Precompiled

PATTERNS = (
    (r"(?P<year>\d{4})년\s?(?P<month>\d{1,2})월", 0),
    (r"(?i:kbs|mbc)|[가-힣]{2,4}(?=\s기자)", re.IGNORECASE | re.MULTILINE),
    (r"(?<!제)(전남|전북)(?:도|특별자치도)(?!\S)|\1", re.VERBOSE),
    ("", re.DOTALL),
)


@pytest.fixture(autouse=True)
def _writes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def kept(file: Path, *patterns: tuple[str, int]) -> Precompiled:
    store = Precompiled(file)
    for pattern, flags in patterns:
        store.pattern(pattern, int(flags))
    store.keep()
    return store


def test_a_pattern_is_what_python_compiles(tmp_path: Path) -> None:
    file = tmp_path / "patterns"
    first, again = kept(file, *PATTERNS), Precompiled(file)
    for pattern, flags in PATTERNS:
        expected = re.compile(pattern, flags)
        for store in (first, again):
            found = store.pattern(pattern, int(flags))
            assert found == expected
            assert (found.flags, found.groups, found.groupindex) == (
                expected.flags,
                expected.groups,
                expected.groupindex,
            )
    dated = again.pattern(*PATTERNS[0]).search("2026년 11월")
    assert dated is not None
    assert dated.groupdict() == {"year": "2026", "month": "11"}
    assert dated.lastgroup == "month"


def test_what_is_kept_is_not_compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(tmp_path / "patterns", PATTERNS[0])
    asked: list[str] = []
    compile_one = precompiled._code_of
    monkeypatch.setattr(precompiled, "_code_of", lambda *told: asked.append(told[0]) or compile_one(*told))
    store = Precompiled(tmp_path / "patterns")
    store.pattern(*PATTERNS[0])
    store.pattern("new", 0)
    store.pattern("new", 0)
    assert asked == ["new"]


def test_what_others_kept_meanwhile_stays(tmp_path: Path) -> None:
    file = tmp_path / "patterns"
    one, other = Precompiled(file), Precompiled(file)
    one.pattern("one", 0)
    other.pattern("other", 0)
    one.keep()
    other.keep()
    assert sorted(pattern for pattern, _ in Precompiled(file)._read()) == ["one", "other"]


def test_a_fork_keeps_what_it_compiled(tmp_path: Path) -> None:
    file = tmp_path / "patterns"
    store = Precompiled(file)
    fork = multiprocessing.get_context("fork").Process(target=store.pattern, args=("오송|대구", 0))
    fork.start()
    fork.join()
    assert [*Precompiled(file)._read()] == [("오송|대구", 0)]


def test_too_many_are_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(precompiled, "_MOST", 2)
    kept(tmp_path / "patterns", ("a", 0), ("b", 0))
    kept(tmp_path / "patterns", ("c", 0))
    assert [*Precompiled(tmp_path / "patterns")._read()] == [("c", 0)]


@pytest.mark.parametrize("damage", [b"", b"no patterns at all", None])
def test_what_is_damaged_is_compiled_anew(tmp_path: Path, damage: bytes | None) -> None:
    file = tmp_path / "patterns"
    kept(file, PATTERNS[0])
    whole = file.read_bytes()
    file.write_bytes(whole[:-9] + b"damaged!!" if damage is None else damage)
    assert kept(file, PATTERNS[0]).pattern(*PATTERNS[0]) == re.compile(*PATTERNS[0])
    assert file.read_bytes() == whole


def test_another_python_compiles_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(pattern: str, flags: int) -> None:
        raise AttributeError(f"module 're' has no attribute '_compiler' ({pattern}, {flags})")

    monkeypatch.setattr(precompiled, "_code_of", unknown)
    assert Precompiled(tmp_path / "patterns").pattern(*PATTERNS[0]) == re.compile(*PATTERNS[0])


def test_what_is_no_pattern_is_refused(tmp_path: Path) -> None:
    with pytest.raises(re.error, match="missing \\)"):
        Precompiled(tmp_path / "patterns").pattern("(오송", 0)
