"""Patterns that one process compiled are not compiled again by another."""

import multiprocessing
import re
import sys
from pathlib import Path

import pytest

from digest import precompiled
from digest.beside import Beside
from digest.precompiled import Asked, Code, compile_once

PATTERNS = (
    (r"(?P<year>\d{4})년\s?(?P<month>\d{1,2})월", 0),
    (r"(?i:kbs|mbc)|[가-힣]{2,4}(?=\s기자)", re.IGNORECASE | re.MULTILINE),
    (r"(?<!제)(전남|전북)(?:도|특별자치도)(?!\S)|\1", re.VERBOSE),
    ("", re.DOTALL),
)


@pytest.fixture(autouse=True)
def _writes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


Kept = Beside[Asked, Code]


def kept_in(file: Path, most: int = 100) -> Kept:
    return Beside("patterns", "", most, file)


def kept(file: Path, *patterns: tuple[str, int], most: int = 100) -> Kept:
    store = kept_in(file, most)
    for pattern, flags in patterns:
        compile_once(pattern, int(flags), store)
    store.keep()
    return store


def test_a_pattern_is_what_python_compiles(tmp_path: Path) -> None:
    file = tmp_path / "patterns"
    first, again = kept(file, *PATTERNS), kept_in(file)
    for pattern, flags in PATTERNS:
        expected = re.compile(pattern, flags)
        for store in (first, again):
            found = compile_once(pattern, int(flags), store)
            assert found == expected
            assert (found.flags, found.groups, found.groupindex) == (
                expected.flags,
                expected.groups,
                expected.groupindex,
            )
    dated = compile_once(*PATTERNS[0], again).search("2026년 11월")
    assert dated is not None
    assert dated.groupdict() == {"year": "2026", "month": "11"}
    assert dated.lastgroup == "month"


def test_what_is_kept_is_not_compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(tmp_path / "patterns", PATTERNS[0])
    asked: list[str] = []
    compile_one = precompiled._code_of
    monkeypatch.setattr(precompiled, "_code_of", lambda *told: asked.append(told[0]) or compile_one(*told))
    store = kept_in(tmp_path / "patterns")
    compile_once(*PATTERNS[0], store)
    compile_once("new", 0, store)
    compile_once("new", 0, store)
    assert asked == ["new"]


def test_what_others_kept_meanwhile_stays(tmp_path: Path) -> None:
    file = tmp_path / "patterns"
    one, other = kept_in(file), kept_in(file)
    compile_once("one", 0, one)
    compile_once("other", 0, other)
    one.keep()
    other.keep()
    assert sorted(pattern for pattern, _ in kept_in(file).read()) == ["one", "other"]


def test_a_fork_keeps_what_it_compiled(tmp_path: Path) -> None:
    file = tmp_path / "patterns"
    fork = multiprocessing.get_context("fork").Process(target=compile_once, args=("오송|대구", 0, kept_in(file)))
    fork.start()
    fork.join()
    assert [*kept_in(file).read()] == [("오송|대구", 0)]


def test_too_many_are_not_kept(tmp_path: Path) -> None:
    kept(tmp_path / "patterns", ("a", 0), ("b", 0), most=2)
    kept(tmp_path / "patterns", ("c", 0), most=2)
    assert [*kept_in(tmp_path / "patterns").read()] == [("c", 0)]


@pytest.mark.parametrize("damage", [b"", b"no patterns at all", None])
def test_what_is_damaged_is_compiled_anew(tmp_path: Path, damage: bytes | None) -> None:
    file = tmp_path / "patterns"
    kept(file, PATTERNS[0])
    whole = file.read_bytes()
    file.write_bytes(whole[:-9] + b"damaged!!" if damage is None else damage)
    assert compile_once(*PATTERNS[0], kept(file, PATTERNS[0])) == re.compile(*PATTERNS[0])
    assert file.read_bytes() == whole


def test_another_python_compiles_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(pattern: str, flags: int) -> None:
        raise AttributeError(f"module 're' has no attribute '_compiler' ({pattern}, {flags})")

    monkeypatch.setattr(precompiled, "_code_of", unknown)
    assert compile_once(*PATTERNS[0], kept_in(tmp_path / "patterns")) == re.compile(*PATTERNS[0])


def test_what_is_no_pattern_is_refused(tmp_path: Path) -> None:
    with pytest.raises(re.error, match="missing \\)"):
        compile_once("(오송", 0, kept_in(tmp_path / "patterns"))
