"""Broken YAML must say where and what was expected."""

import datetime as dt
import sys
from pathlib import Path

import pytest

from digest import vocabulary
from digest.beside import Beside
from digest.errors import ConfigurationError
from digest.vocabulary import load, parse_yaml, strings


def test_a_key_given_twice_is_an_error_with_its_line() -> None:
    with pytest.raises(ConfigurationError, match=r"x\.yml:3: .*the key 'a' stands twice"):
        parse_yaml("a: 1\nb: 2\na: 3\n", "x.yml")


def test_malformed_yaml_names_the_line() -> None:
    with pytest.raises(ConfigurationError, match=r"x\.yml:2: not valid YAML"):
        parse_yaml("a: [1\nb: }", "x.yml")


def test_yaml_cannot_make_objects() -> None:
    with pytest.raises(ConfigurationError, match="not valid YAML"):
        parse_yaml("a: !!python/object/apply:os.system ['true']", "x.yml")


def test_strings_reports_every_wrong_item() -> None:
    with pytest.raises(ConfigurationError) as caught:
        strings(["오송", 7, ""], "r.yml: osong.aliases")
    assert len(caught.value.problems) == 2
    assert "r.yml: osong.aliases[1]: expected a text, found 7" in caught.value.problems


@pytest.mark.parametrize(("value", "expected"), [(None, ()), ("오송", ("오송",)), ([" a "], ("a",))])
def test_strings(value: object, expected: tuple[str, ...]) -> None:
    assert strings(value, "x") == expected


def test_a_missing_file_is_named() -> None:
    with pytest.raises(ConfigurationError, match=r"nowhere\.yml: cannot be read"):
        load("nowhere.yml")


def test_what_was_parsed_once_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"x.yml": "오송:\n  names: [a, 1.5, null, true]\n".encode(), "days.yml": b"day: 2026-11-30\n"}
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(vocabulary, "read", files.__getitem__)
    parsed: list[str] = []
    parse = vocabulary._parse
    monkeypatch.setattr(vocabulary, "_parse", lambda *told: parsed.append(told[0]) or parse(*told))

    def value(name: str) -> object:
        kept: Beside[tuple[str, bytes], bytes] = Beside("parsed", "", 9, tmp_path / "parsed")
        monkeypatch.setattr(vocabulary, "_parsed", {})
        monkeypatch.setattr(vocabulary, "_parsed_before", kept)
        load.cache_clear()
        found = load(name)
        kept.keep()
        return found

    assert value("x.yml") == value("x.yml") == {"오송": {"names": ["a", 1.5, None, True]}}
    assert parsed == ["x.yml"]
    files["x.yml"] = b"a: b\n"
    assert value("x.yml") == {"a": "b"}
    assert parsed == ["x.yml", "x.yml"]
    assert value("days.yml") == value("days.yml") == {"day": dt.date(2026, 11, 30)}  # no text
    load.cache_clear()
