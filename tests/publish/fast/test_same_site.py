"""What is published fast is, byte for byte, what MkDocs publishes."""

from __future__ import annotations

import logging
import multiprocessing
import pickle
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.plugins import BasePlugin
from mkdocs.structure.pages import Page

from digest.model import Digest
from digest.pipeline import run
from digest.publish import build_site, preparing, renewal
from digest.publish.fast import FastPublishing
from digest.publish.fast.menus import Menus
from digest.publish.fast.skeletons import FastTemplate
from digest.publish.ready import take_over
from digest.settings import Settings

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


def published(project: Path, *, fast: bool, caplog: pytest.LogCaptureFixture) -> tuple[dict[str, bytes], list[str]]:
    """The site's files and MkDocs' warnings."""
    folder = project / ("fast" if fast else "plain")
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(folder))
    if fast:
        config.plugins["fast"] = type("Fast", (FastPublishing, BasePlugin), {})()
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


def test_pages_of_one_shape_are_filled(project, caplog, monkeypatch):
    filled: list[str] = []
    prove = FastTemplate._prove
    monkeypatch.setattr(FastTemplate, "_prove", lambda *args: filled.append("proven") or prove(*args))
    assert assert_same(project, caplog) == []
    assert len(filled) == 4  # of eight: the first, second, fourth and eighth


def test_other_pages_stand_between_them(project, caplog):
    stories = project / "docs" / "stories"
    text = PAGE.format(number=3, other=4)
    (stories / "s3.md").write_text(text.replace("lang: ko", "tags: [a, b]\nhide: [toc]"), encoding="utf-8")
    (stories / "s4.md").write_text(text.replace("lang: ko", "template: other.html"), encoding="utf-8")
    (stories / "s5.md").write_text(text + "\n1. *Numbered* `code`\n\n    indented\n\n[ref]\n\n[ref]: s6.md\n", "utf-8")
    (stories / "s6.md").write_text(text.replace("Story 3 of &amp; one", "'\"<Quoted>\"'"), encoding="utf-8")
    (project / "theme").mkdir()
    (project / "theme" / "other.html").write_text("<p>{{ page.title }}</p>{{ page.content }}", encoding="utf-8")
    with_theme(project)
    assert assert_same(project, caplog) == []


def test_a_theme_that_does_more_with_texts_gives_the_same(project, caplog):
    (project / "theme").mkdir()
    text = "{% extends 'base.html' %}{% block extrahead %}{{ page.file.src_uri if page }}{% endblock %}"
    (project / "theme" / "main.html").write_text(text, encoding="utf-8")
    with_theme(project)
    assert ["rendered one by one" in line for line in assert_same(project, caplog)] == [True]


@pytest.mark.parametrize("asked", ["", "{{ page.parent.title if page }}"])
def test_pages_of_one_section_take_its_menu(project, caplog, monkeypatch, asked):
    laid_out: list[str] = []
    lay_out = Menus.lay_out

    def listen(menus: Menus, page: Page, base_url: str) -> str | None:
        menu = lay_out(menus, page, base_url)
        laid_out.append(menu or "")
        return menu

    monkeypatch.setattr(Menus, "lay_out", listen)
    partials = project / "theme" / "partials"
    partials.mkdir(parents=True)
    shutil.copy(ROOT / "digest" / "theme" / "partials" / "nav.html", partials)
    text = "{% extends 'base.html' %}{% block extrahead %}" + asked + "{% endblock %}"
    (project / "theme" / "main.html").write_text(text, encoding="utf-8")
    with_theme(project)
    config = yaml.safe_load((project / "mkdocs.yml").read_text())
    config["nav"] = [{"Home": "index.md"}, {"Stories": [f"stories/s{number}.md" for number in range(9)]}]
    (project / "mkdocs.yml").write_text(yaml.safe_dump(config))
    assert {"rendered one by one" in line for line in assert_same(project, caplog)} == ({True} if asked else set())
    assert len(list(filter(None, laid_out))) == 8  # of nine: the first is the one it was laid out for


def test_warnings_of_links_and_anchors_are_the_same(project, caplog):
    config = yaml.safe_load((project / "mkdocs.yml").read_text())
    config["validation"] = {"links": {"anchors": "warn", "not_found": "warn", "unrecognized_links": "warn"}}
    (project / "mkdocs.yml").write_text(yaml.safe_dump(config))
    for number, broken in ((2, "s1.md#nowhere"), (4, "missing.md"), (6, "nothing"), (7, "#here")):
        page = project / "docs" / "stories" / f"s{number}.md"
        page.write_text(page.read_text().replace("- One", f"- [One]({broken})"))
    assert_same(project, caplog)
    plain = published(project, fast=False, caplog=caplog)
    assert len(plain[1]) == 4


@pytest.mark.parametrize(
    ("setting", "value", "message"),
    [
        ("markdown_extensions", ["attr_list", "md_in_html", "def_list"], "unknown extensions def_list"),
        ("theme", "readthedocs", "not Material's"),
    ],
)
def test_what_is_unknown_is_left_to_mkdocs_and_said_once(project, caplog, setting, value, message):
    config = yaml.safe_load((project / "mkdocs.yml").read_text())
    config[setting] = value
    (project / "mkdocs.yml").write_text(yaml.safe_dump(config))
    messages = assert_same(project, caplog)
    assert sum(message in line for line in messages) == 1


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A digest of generated articles, its settings, and the site that MkDocs makes of it alone; then the digest of
    fewer of them with its site, whose pages are kept."""
    folder = tmp_path_factory.mktemp("made")
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        from corpus import articles
    finally:
        sys.path.pop(0)
    for name, text in articles(20):
        path = folder / "seeds" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    config = config.replace("custom_dir: digest/theme", f"custom_dir: {ROOT / 'digest/theme'}")
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    settings = Settings(seeds_dir=folder / "seeds", docs_dir=ROOT / "docs", cache_dir=folder / ".cache" / "digest")
    digest = run(settings)
    fewer = replace(digest, entries=digest.entries[1:], promises=(), series=())
    plain = site_of(folder, settings, digest, plain=True)
    return folder, settings, (digest, plain), (fewer, site_of(folder, settings, fewer))


def site_of(
    folder: Path, settings: Settings, digest: Digest, *, plain: bool = False, site: Path | None = None
) -> tuple[object, dict[str, bytes]]:
    """What a build finds, and its files."""
    site = site or folder / "site"
    settings = replace(settings, config_file=folder / "mkdocs.yml")
    with preparing(settings, site) as ready:
        findings = build_site(digest, settings, site, plain=plain, ready=ready)
    return findings, {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}


def test_generated_sites_are_the_same(made, monkeypatch):
    """Both editions with everything around them, renewed where the site of another digest stands, with its pages kept;
    some of these are damaged."""
    monkeypatch.setattr(renewal, "_SHARE", 0)
    folder, settings, (digest, plain), (_, other) = made
    assert other[1].keys() != plain[1].keys()
    kept = sorted((folder / ".cache" / "digest" / "build").glob("*/*"))
    assert len(kept) > 100
    story = folder / "site" / "stories" / digest.entries[-1].id / "index.html"
    assert story.stat().st_nlink > 1
    for path in kept[::3]:
        path.unlink()
        path.write_bytes(b"<p>not this page</p>")
    for path in kept[1::9]:
        path.unlink()
    story.write_text("<p>edited by hand", encoding="utf-8")
    (folder / "site" / "more.html").write_text("<p>not of this site", encoding="utf-8")
    assert site_of(folder, settings, digest) == plain


def test_two_builds_at_once_share_what_is_kept(made, tmp_path):
    """Each gives the whole site, and what they leave on the shelf is sound for a third."""
    folder, settings, (digest, plain), (fewer, alone) = made
    shutil.rmtree(folder / ".cache", ignore_errors=True)
    context = multiprocessing.get_context("fork")
    results = {name: tmp_path / f"{name}.pickle" for name in ("all", "fewer")}
    builds = [
        context.Process(target=_build_into, args=(folder, settings, some, folder / name, results[name]))
        for name, some in (("all", digest), ("fewer", fewer))
    ]
    for build_ in builds:
        build_.start()
    for build_ in builds:
        build_.join(120)
    assert [build_.exitcode for build_ in builds] == [0, 0]
    assert pickle.loads(results["all"].read_bytes()) == plain
    assert pickle.loads(results["fewer"].read_bytes()) == alone
    assert site_of(folder, settings, digest) == plain


def test_a_site_whose_folder_is_gone_is_renewed_all_the_same(made):
    """As in continuous integration, which restores the cache and nothing else."""
    folder, settings, (digest, plain), (fewer, alone) = made
    assert site_of(folder, settings, digest) == plain
    shutil.copytree(folder / ".cache", folder / "restored")
    shutil.rmtree(folder / ".cache")
    shutil.rmtree(folder / "site")
    (folder / "restored").rename(folder / ".cache")
    with preparing(replace(settings, config_file=folder / "mkdocs.yml"), folder / "site") as ready:
        told = take_over(ready).brought
        assert told is not None
        assert told.files.keys() == plain[1].keys()
    assert not list(folder.glob(".site*"))
    assert site_of(folder, settings, fewer) == alone


def _build_into(folder: Path, settings: Settings, digest: Digest, site: Path, result: Path) -> None:
    result.write_bytes(pickle.dumps(site_of(folder, settings, digest, site=site)))


def with_theme(project: Path) -> None:
    config = yaml.safe_load((project / "mkdocs.yml").read_text())
    config["theme"]["custom_dir"] = str(project / "theme")
    (project / "mkdocs.yml").write_text(yaml.safe_dump(config))
