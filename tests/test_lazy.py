"""Patterns that are compiled at first use."""

import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import digest
from digest.lazy import Lazy, compiled, regex

ROOT = Path(digest.__file__).parent


def _patterns() -> list[tuple[str, Lazy]]:
    modules = [
        importlib.import_module(found.name)
        for found in pkgutil.walk_packages([str(ROOT)], "digest.")
        if not found.name.endswith("__main__")
    ]
    return [
        (f"{module.__name__}.{name}", value)
        for module in modules
        for name, value in vars(module).items()
        if isinstance(value, Lazy)
    ]


def test_a_pattern_is_used_like_a_compiled_one() -> None:
    late, compiled = regex(r"(?P<unit>[a-z]+)", re.IGNORECASE), re.compile(r"(?P<unit>[a-z]+)", re.IGNORECASE)
    assert late.findall("7 KM, 3 kg") == compiled.findall("7 KM, 3 kg") == ["KM", "kg"]
    assert (late.pattern, late.flags, late.groupindex) == (compiled.pattern, compiled.flags, compiled.groupindex)
    assert late.sub(r"<\g<unit>>", "7 KM") == "7 <KM>"


def test_nothing_is_compiled_before_the_first_use() -> None:
    broken = regex("(")
    with pytest.raises(re.error):
        broken.search("x")


def test_what_no_pattern_has_is_missing() -> None:
    with pytest.raises(AttributeError):
        regex("x").serach  # type: ignore[attr-defined]  # noqa: B018
    broken = regex("(")
    assert getattr(broken, "cache_clear", None) is None  # nor is the pattern compiled to find that out


def test_every_pattern_of_a_module_is_one() -> None:
    """A mistake would otherwise show where it is first used, and not before."""
    patterns = _patterns()
    assert len(patterns) > 500
    for name, pattern in patterns:
        assert compiled(*pattern._told) == re.compile(*pattern._told), name


def test_no_module_compiles_a_pattern_at_import_or_past_what_is_kept() -> None:
    eager = re.compile(r"^\w+(?:: [^=\n]+)? = compiled\(|\bre\.compile\((?!\s*r?b[\"'])", re.MULTILINE)
    offenders = [path.name for path in sorted(ROOT.rglob("*.py")) if eager.search(path.read_text(encoding="utf-8"))]
    assert offenders == ["precompiled.py"]
