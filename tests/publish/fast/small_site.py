"""A small site of MkDocs Material, published fast and as MkDocs does it."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.plugins import BasePlugin

from digest.publish.fast import FastPublishing

ROOT = Path(__file__).parents[3]
PAGE = """---
title: Story {number} of &amp; one
description: About {number}
lang: ko
---

<nav class="crumbs" data-search-exclude aria-label="Here" markdown>
[Home](../index.md) <span aria-hidden="true">›</span> [Next](s{other}.md#claims)
</nav>

# <span lang="ko">Story</span> {number} {{: #top }}

<p class="byline"><time datetime="2025-01-01">2025</time></p>

> Words &#34;of&#34; it
>
> <cite>Somebody</cite>

> More of them

## Figures {{: #claims data-search-exclude }}

<div class="table" role="region" markdown>

| What | Much |
|---|--:|
| <span id="c{number}"></span>Sum | {number} |
| [Story {other}](s{other}.md#top){{ #s-{other} }} | |

</div>

Read [this](s{other}.md).
{{: .legend data-search-exclude }}

- One
- [Two](../index.md)
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small site of MkDocs Material with stories outside its navigation."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")  # some themes print when a site was built
    docs = tmp_path / "docs"
    (docs / "stories").mkdir(parents=True)
    (docs / "index.md").write_text("# Home\n\n[First](stories/s0.md)\n", encoding="utf-8")
    for number in range(9):
        text = PAGE.format(number=number, other=(number + 1) % 9)
        (docs / "stories" / f"s{number}.md").write_text(text, encoding="utf-8")
    config = {
        "site_name": "Stories",
        "site_url": "https://stories.example/",
        "theme": {"name": "material", "font": False},
        "plugins": ["search"],
        "nav": [{"Home": "index.md"}],
        "not_in_nav": "/stories/",
        "markdown_extensions": ["attr_list", "md_in_html", "tables", {"toc": {"permalink": "#", "toc_depth": "2-3"}}],
    }
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    return tmp_path


def published(
    project: Path, *, fast: bool, caplog: pytest.LogCaptureFixture, kept: Path | None = None
) -> tuple[dict[str, bytes], list[str]]:
    """The site's files and MkDocs' warnings; pages published fast are kept in the folder `kept`."""
    folder = project / ("fast" if fast else "plain")
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(folder))
    if fast:
        config.plugins["fast"] = type("Fast", (FastPublishing, BasePlugin), {"kept": kept})()
    caplog.clear()
    with caplog.at_level(logging.INFO):
        build(config)
    heard = [record for record in caplog.records if record.name.startswith("mkdocs")]
    warnings = [record.getMessage() for record in heard if record.levelno >= logging.WARNING]
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return {name: data for name, data in files.items() if not name.endswith(".gz")}, warnings


def said(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.getMessage().startswith("fast: ")]


def assert_same(project: Path, caplog: pytest.LogCaptureFixture) -> list[str]:
    """The same site and the same warnings either way; gives what was said about falling back."""
    plain = published(project, fast=False, caplog=caplog)
    fast = published(project, fast=True, caplog=caplog)
    assert fast[0].keys() == plain[0].keys()
    assert [name for name in plain[0] if plain[0][name] != fast[0][name]] == []
    assert fast[1] == plain[1]
    return said(caplog)


def with_theme(project: Path) -> None:
    config = yaml.safe_load((project / "mkdocs.yml").read_text())
    config["theme"]["custom_dir"] = str(project / "theme")
    (project / "mkdocs.yml").write_text(yaml.safe_dump(config))
