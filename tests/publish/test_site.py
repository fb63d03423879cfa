"""Real builds of a small project: by the plugin, from the written tree, and ones that fail."""

from __future__ import annotations

import json
import multiprocessing
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError

from digest.errors import DigestError
from digest.model import Digest, Page
from digest.publish import anew, export_data, plugin, site_url_of
from digest.settings import Settings
from digest.taxonomy import Taxonomy, load_taxonomy
from tests.publish.small_project import Project, Renderer, page


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def without_search(files: dict[str, bytes]) -> dict[str, bytes]:
    """All but the index, which the plugin enriches and an engine that knows nothing of it does not."""
    return {name: content for name, content in files.items() if not name.startswith("search/")}


def test_plugin_and_tree_give_the_same_site(project: Project, digest: Digest, taxonomy: Taxonomy) -> None:
    assert project.build(digest) == ()
    site = without_search(contents(project.root / "site"))
    written = project.write(digest, taxonomy)
    assert "digest:" not in (written / "mkdocs.yml").read_text(encoding="utf-8")
    build(load_config(str(written / "mkdocs.yml"), strict=True))
    other = without_search(contents(written / "site"))
    assert set(site) == set(other)
    differing = {name for name in site if site[name] != other[name]}
    assert differing <= {"sitemap.xml.gz"}
    assert json.loads(site["data/digest.json"])["stories"]
    assert "a0000000001" in site["index.html"].decode()
    assert "끝" in site["method/index.html"].decode()
    assert b"../a0000000001/" in site["en/stories/old-slug/index.html"]


def test_two_builds_give_the_same_bytes(project: Project, digest: Digest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIGEST_TEST_URL", "https://digest.example/bio/")
    project.build(digest)
    project.build(digest, "again")
    assert contents(project.root / "site") == contents(project.root / "again")
    sitemap = (project.root / "site" / "sitemap.xml").read_text()
    assert set(re.findall("<lastmod>(.*)</lastmod>", sitemap)) == {"2025-01-02", "2025-03-13"}
    assert "sitemap.xml" in (project.root / "site" / "robots.txt").read_text()


def test_a_failing_build_leaves_the_old_site(
    project: Project, digest: Digest, renderer: Callable[[Renderer], None]
) -> None:
    project.build(digest)
    before = contents(project.root / "site")

    def broken(*_: object) -> tuple[Page, ...]:
        return (page("stories/x.md", "---\ntemplate: missing.html\n---\n# x\n"),)

    renderer(broken)
    with pytest.raises(Exception, match=r"missing\.html"):
        project.build(digest)
    assert contents(project.root / "site") == before
    assert {path.name for path in project.root.iterdir() if path.name.startswith(".")} <= {".cache"}


def test_strict_publishes_nothing_with_a_broken_link(
    project: Project, digest: Digest, renderer: Callable[[Renderer], None]
) -> None:
    renderer(lambda *_: (page("index.md", "# x\n\n[y](missing.md)\n"), page("regions/index.md", "# z\n")))
    (finding,) = project.build(digest)
    assert "missing.md" in finding
    assert not (project.root / "site").exists()
    assert project.build(digest, strict=False) == (finding,)
    assert (project.root / "site" / "index.html").exists()


def test_strict_publishes_nothing_with_a_leak(
    project: Project, digest: Digest, renderer: Callable[[Renderer], None]
) -> None:
    body = digest.entries[0].lead.body
    renderer(lambda *_: (page("index.md", f"# x\n\n{body}\n"), page("regions/index.md", "# z\n")))
    findings = project.build(digest)
    files = {finding.split(":")[0] for finding in findings}
    assert {re.sub("words-[0-9a-f]{12}", "words", file) for file in files} == {"index.html", "search/words.json"}
    assert not (project.root / "site").exists()


def test_a_folder_of_something_else_is_refused(project: Project, digest: Digest) -> None:
    with pytest.raises(DigestError, match="not made here"):
        project.build(digest, "docs")
    assert (project.root / "docs" / "method.md").exists()


def test_builds_at_once_do_not_mix(project: Project, digest: Digest) -> None:
    alone = project.build(digest, "alone")
    fork = multiprocessing.get_context("fork")
    builds = [fork.Process(target=project.build, args=(digest,)) for _ in range(2)]
    for process in builds:
        process.start()
    for process in builds:
        process.join()
    assert (alone, [process.exitcode for process in builds]) == ((), [0, 0])
    assert contents(project.root / "site") == contents(project.root / "alone")


def test_a_configuration_without_the_plugin_is_an_error(project: Project, digest: Digest) -> None:
    project.config_file.write_text("site_name: x\n", encoding="utf-8")
    with pytest.raises(DigestError, match="plugins: expected 'digest'"):
        project.build(digest)


def test_a_missing_configuration_is_an_error(project: Project, digest: Digest) -> None:
    project.config_file.unlink()
    with pytest.raises(DigestError, match=r"mkdocs\.yml"):
        project.build(digest)
    assert not [path for path in project.root.iterdir() if path.name.startswith(".")]


def test_mkdocs_alone_runs_the_pipeline(
    project: Project, digest: Digest, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    asked: list[Settings] = []

    def run(settings: Settings) -> Digest:
        asked.append(settings)
        return digest

    monkeypatch.setattr(anew, "run", run)
    build(load_config(str(project.config_file), site_dir=str(project.root / "plain"), strict=True))
    project.build(digest)
    assert contents(project.root / "plain") == contents(project.root / "site")
    assert [settings.seeds_dir for settings in asked] == [project.root / "seeds"]


def test_pipeline_errors_are_told_as_plugin_errors(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def run(settings: Settings) -> Digest:
        raise DigestError("seeds: no such folder")

    monkeypatch.setattr(anew, "run", run)
    with pytest.raises(SystemExit):
        build(load_config(str(project.config_file), site_dir=str(project.root / "plain")))


def test_a_date_that_is_none_is_told(project: Project) -> None:
    text = project.config_file.read_text(encoding="utf-8").replace("seeds: seeds", "as_of: 2025-02-30x")
    project.config_file.write_text(text, encoding="utf-8")
    config = load_config(str(project.config_file), site_dir=str(project.root / "plain"))
    with pytest.raises(PluginError, match=r"as_of: expected YYYY-MM-DD"):
        config.plugins.on_config(config)


def test_tree_is_replaced_whole_and_never_over_other_files(
    project: Project, digest: Digest, taxonomy: Taxonomy, other_entry: object
) -> None:
    written = project.write(digest, taxonomy)
    assert (written / "docs" / "stories" / "a0000000001.md").exists()
    assert not (written / "docs" / ".hidden").exists()
    fewer = replace(digest, entries=digest.entries[1:])
    project.write(fewer, taxonomy)
    assert not (written / "docs" / "stories" / "a0000000001.md").exists()
    (written / "notes.txt").write_text("mine")
    with pytest.raises(DigestError, match="not made here"):
        project.write(digest, taxonomy)
    assert (written / "notes.txt").read_text() == "mine"


def test_an_empty_theme_folder_is_left_out_of_the_tree(project: Project, digest: Digest, taxonomy: Taxonomy) -> None:
    (project.root / "theme" / "main.html").unlink()
    written = project.write(digest, taxonomy)
    assert "custom_dir" not in (written / "mkdocs.yml").read_text(encoding="utf-8")
    build(load_config(str(written / "mkdocs.yml"), strict=True))
    assert (written / "site" / "index.html").exists()


def test_settings_of_the_engine_reach_the_tree(project: Project, digest: Digest, taxonomy: Taxonomy) -> None:
    text = (project.write(digest, taxonomy) / "mkdocs.yml").read_text(encoding="utf-8")
    assert "!!python/object/apply:pymdownx.slugs.slugify" in text
    assert "site_url: ''" in text
    for name in ("digest", "seeds", "edit_uri", "docs_dir"):
        assert f"{name}:" not in text


def test_no_page_can_leave_the_tree(
    project: Project, digest: Digest, taxonomy: Taxonomy, renderer: Callable[[Renderer], None]
) -> None:
    renderer(lambda *_: (page("../../evil.md", "x"),))
    with pytest.raises(DigestError, match="relative path"):
        project.write(digest, taxonomy)
    assert not (project.root / "tree").exists()


def test_export_writes_data_only(project: Project, digest: Digest, taxonomy: Taxonomy) -> None:
    out = project.root / "out"
    export_data(digest, taxonomy, out)
    export_data(digest, taxonomy, out)
    names = {path.name for path in out.iterdir()}
    assert {"digest.json", "digest.schema.json", "digest.sqlite", "claims.csv", "regions", "topics"} <= names
    assert not list(out.rglob("*.html"))
    (out / "thesis.docx").write_text("mine")
    with pytest.raises(DigestError, match="not made here"):
        export_data(digest, taxonomy, out)


def test_zensical_builds_the_tree(project: Project, digest: Digest, taxonomy: Taxonomy) -> None:
    written = project.write(digest, taxonomy)
    command = [str(Path(sys.executable).with_name("zensical")), "build", "--strict"]
    result = subprocess.run(command, cwd=written, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "a0000000001" in (written / "site" / "index.html").read_text(encoding="utf-8")
    assert (written / "site" / "data" / "digest.json").exists()


def test_preview_watches_what_the_site_is_made_from(project: Project, digest: Digest) -> None:
    watched: list[Path] = []

    class Server:
        def watch(self, path: str) -> None:
            watched.append(Path(path))

    (project.root / "seeds").mkdir()
    config = load_config(str(project.config_file))
    config.plugins.on_serve(Server(), config=config, builder=None)
    package = Path(plugin.__file__).parent.parent
    assert {project.root / "seeds", package / "data", package / "templates"} <= set(watched)


def test_edited_vocabularies_are_read_again() -> None:
    before = load_taxonomy()
    assert load_taxonomy() is before
    anew.forget()
    assert load_taxonomy() is not before


def test_site_url(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    assert site_url_of(project.config_file) == ""
    assert site_url_of(project.root / "none.yml") == ""
    monkeypatch.setenv("DIGEST_TEST_URL", "https://digest.example/bio")
    assert site_url_of(project.config_file) == "https://digest.example/bio/"
    monkeypatch.setenv("DIGEST_TEST_URL", "digest.example")
    with pytest.raises(DigestError, match="expected an address"):
        site_url_of(project.config_file)
