"""What is published fast is, byte for byte, what MkDocs publishes."""

from __future__ import annotations

import multiprocessing
import pickle
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from digest.model import Digest
from digest.pipeline import run
from digest.publish import build_site, preparing, renewal
from digest.publish.ready import take_over
from digest.settings import Settings
from tests.publish.fast.small_site import ROOT, assert_same, published


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
