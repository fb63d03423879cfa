"""Templates are compiled once for all runs, unless something about them is another than it was."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2 import Environment
from mkdocs.config import load_config

from digest.beside import place_of_code
from digest.compiled import Compiled
from digest.publish import ready
from digest.publish.fast import theme
from digest.render import templates

CONFIG = "site_name: 시험\ntheme: {name: material, font: false, custom_dir: theme}\nplugins: []\n"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where compiled templates are kept here."""
    monkeypatch.setattr(ready, "place_of_code", lambda *_: tmp_path / "code.pyc")
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "code.pyc"


@pytest.fixture
def compiled(tmp_path: Path, place: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[object]]:
    """The names of the templates that a new process compiles."""
    for folder in ("docs", "theme"):
        (tmp_path / folder).mkdir()
    (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (tmp_path / "theme" / "main.html").write_text('{% extends "base.html" %}', encoding="utf-8")
    names: list[object] = []
    plain = Environment.compile

    def listening(self: Environment, source: str, name: object = None, *rest: object) -> object:
        names.append(name)
        return plain(self, source, name, *rest)

    monkeypatch.setattr(Environment, "compile", listening)

    def compile_anew() -> list[object]:
        names.clear()
        fresh = Compiled()
        for module in (theme, ready):
            monkeypatch.setattr(module, "COMPILED", fresh)
        for kept in (templates._environment, templates._template, templates._compiled):
            kept.cache_clear()
        made = ready._compile(load_config(str(tmp_path / "mkdocs.yml")))
        assert made.theme
        assert set(made.pages) == {"ko", "en"}
        return names[:]

    return compile_anew


def test_what_was_compiled_by_a_run_before_is_not_compiled_again(
    tmp_path: Path, place: Path, compiled: Callable[[], list[object]]
) -> None:
    everything = compiled()
    assert {"main.html", "base.html", "tables.md.jinja"} <= set(everything)
    assert compiled() == []
    (tmp_path / "theme" / "main.html").write_text('{% extends "base.html" %}\n', encoding="utf-8")
    assert compiled() == ["main.html"]
    assert compiled() == []
    place.write_bytes(place.read_bytes()[:-1] + b"?")
    assert compiled() == everything
    assert compiled() == []


def test_code_is_not_written_where_python_writes_none(
    place: Path, compiled: Callable[[], list[object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert compiled() == compiled() != []
    assert not place.exists()


def test_code_lies_where_python_keeps_that_of_modules(tmp_path: Path) -> None:
    assert place_of_code(tmp_path, "name").parent.name == "__pycache__"
