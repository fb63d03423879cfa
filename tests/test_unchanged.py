"""A site is taken for finished only if everything it depends on, and the site itself, stands as it stood."""

import os
import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from digest import contents, provenance, unchanged
from digest.inventory import Inventory
from digest.model import Finding
from digest.unchanged import Inputs, Outcome

OUTCOME = Outcome((Finding("seeds/a.txt", "something", "else"),), "one seed")


@pytest.fixture
def built(tmp_path: Path) -> Inputs:
    """A project whose site was built, with what the build said kept in `cache`."""
    for path, text in {
        "seeds/a.txt": "기사",
        "docs/index.md": "# 홈",
        "mkdocs.yml": 'site_url: !ENV [SITE_URL, ""]\n',
        "site/index.html": "<p>홈",
        "site/stories/a/index.html": "<p>보도",
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    inputs = Inputs(tmp_path / "seeds", tmp_path / "site", (), tmp_path / "docs", tmp_path / "mkdocs.yml")
    Inventory.take(inputs.site_dir, {}).write(tmp_path / "cache")
    unchanged.remember(tmp_path / "cache", inputs.mark(), inputs.site_dir, OUTCOME)
    return inputs


def look(inputs: Inputs) -> Outcome | None:
    return unchanged.look(inputs.config_file.parent / "cache", inputs.mark(), inputs.site_dir)


def test_nothing_changed(built: Inputs) -> None:
    assert look(built) == OUTCOME


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "seeds/a.txt").write_text("다른 기사", encoding="utf-8"),
        lambda root: (root / "seeds/b.txt").write_text("기사", encoding="utf-8"),
        lambda root: (root / "seeds/a.txt").rename(root / "seeds/b.txt"),
        lambda root: (root / "seeds/a.txt").unlink(),
        lambda root: (root / "docs/index.md").write_text("# 다른 홈", encoding="utf-8"),
        lambda root: (root / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8"),
        lambda root: (root / "site/stories/a/index.html").write_text("<p>변조", encoding="utf-8"),
        lambda root: (root / "site/stories/a/index.html").unlink(),
        lambda root: (root / "site/more.html").write_text("<p>", encoding="utf-8"),
        lambda root: shutil.rmtree(root / "site"),
    ],
)
def test_any_change_of_inputs_or_site_is_noticed(built: Inputs, change: Callable[[Path], object]) -> None:
    change(built.config_file.parent)
    assert look(built) is None


def test_what_is_remembered_of_inputs_hides_no_edit(built: Inputs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "_SETTLED_NS", 0)
    seed, cache = built.seeds_dir / "a.txt", built.config_file.parent / "cache"
    marks = [built.mark(), built.mark(cache), built.mark(cache)]
    status = seed.stat()
    time.sleep(0.02)  # a tick of the file system's clock
    seed.write_text("기자", encoding="utf-8")
    os.utime(seed, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert (seed.stat().st_size, seed.stat().st_mtime_ns) == (status.st_size, status.st_mtime_ns)
    assert built.mark(cache) == built.mark() not in marks
    (cache / "read").write_bytes(b"damaged")
    assert built.mark(cache) == built.mark()
    assert len(set(marks)) == 1


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda root: (root / "seeds/a.txt").write_text("다른 기사", encoding="utf-8"), 1),
        (lambda root: [(root / f"seeds/{name}.txt").write_text("기사", encoding="utf-8") for name in "bc"], 1),
        (lambda root: (root / "seeds/a.txt").touch(), 0),
        (lambda root: (root / "docs/index.md").write_text("# 다른 홈", encoding="utf-8"), 0),
    ],
)
def test_what_a_new_seed_needs_is_foreseen_once(
    built: Inputs, change: Callable[[Path], object], expected: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contents, "_SETTLED_NS", 0)
    cache, foreseen = built.config_file.parent / "cache", list[str]()
    built.mark(cache)
    time.sleep(0.02)  # a tick of the file system's clock
    change(built.config_file.parent)
    built.mark(cache, lambda: foreseen.append("called"))
    assert len(foreseen) == expected


def test_options_environment_and_code_count(built: Inputs, monkeypatch: pytest.MonkeyPatch) -> None:
    assert look(replace(built, options=("2025-11-20",))) is None
    monkeypatch.setenv("SITE_URL", "https://digest.example/")
    assert look(built) is None
    monkeypatch.delenv("SITE_URL")
    assert look(built) == OUTCOME
    monkeypatch.setitem(provenance._SOURCES, "cli", "# another version")
    assert look(built) is None
