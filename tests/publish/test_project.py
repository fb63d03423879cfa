"""The project's own pages and theme, built the ways readers are told of, from the golden seeds."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import feedparser
import jsonschema
import pytest

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "tests" / "golden" / "seeds"
BIN = Path(sys.executable).parent
HERE = {"PYTHONHASHSEED": "1", "TZ": "Asia/Seoul", "LC_ALL": "C.UTF-8"}
THERE = {"PYTHONHASHSEED": "2", "TZ": "America/New_York", "LC_ALL": "C"}


def start(command: Sequence[str | Path], folder: Path = ROOT, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [str(part) for part in command],
        cwd=folder,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def finish(process: subprocess.Popen[str]) -> None:
    output, _ = process.communicate()
    assert process.returncode == 0, output


def copy_backwards(folder: Path) -> Path:
    """The golden seeds in a folder whose files were made in another order."""
    for path in sorted(SEEDS.rglob("*"), reverse=True):
        if path.is_file():
            goal = folder / path.relative_to(SEEDS)
            goal.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, goal)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def without_search(files: dict[str, bytes]) -> dict[str, bytes]:
    """All but the index, which the plugin enriches and an engine that knows nothing of it does not."""
    return {name: content for name, content in files.items() if not name.startswith("search/")}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`one` and `two`: sites built under other circumstances; `tree`: the written tree; `plain`: its site."""
    base = tmp_path_factory.mktemp("project")
    digest = [sys.executable, "-m", "digest"]
    jobs = [
        start([*digest, "build", "--seeds", SEEDS, "--site", base / "one"], **HERE),
        start([*digest, "build", "--seeds", copy_backwards(base / "seeds"), "--site", base / "two"], **THERE),
    ]
    finish(start([*digest, "write", base / "tree", "--seeds", SEEDS]))
    finish(start([BIN / "mkdocs", "build", "--strict", "--quiet", "--site-dir", base / "plain"], base / "tree"))
    for job in jobs:
        finish(job)
    return base


def test_neither_order_nor_place_nor_hash_changes_a_byte(built: Path) -> None:
    assert contents(built / "one") == contents(built / "two")


def test_plain_mkdocs_builds_the_same_site_from_the_tree(built: Path) -> None:
    ours, theirs = (without_search(contents(built / name)) for name in ("one", "plain"))
    assert set(ours) == set(theirs)
    assert {name for name in ours if ours[name] != theirs[name]} <= {"sitemap.xml.gz"}


def test_digest_json_satisfies_its_schema(built: Path) -> None:
    schema = json.loads((built / "one" / "data" / "digest.schema.json").read_bytes())
    document = json.loads((built / "one" / "data" / "digest.json").read_bytes())
    errors = jsonschema.Draft202012Validator(schema).iter_errors(document)
    assert [f"{list(error.path)}: {error.message}" for error in errors] == []
    assert document["stories"]


def test_places_and_topics_with_pages_are_those_with_data_and_feeds(built: Path) -> None:
    site = built / "one"
    for kind in ("regions", "topics"):
        pages = {page.parent.name for page in site.glob(f"{kind}/*/index.html")}
        others = {name for name in pages if "noindex" in (site / kind / name / "index.html").read_text()}
        assert pages - others == {path.stem for path in site.glob(f"data/{kind}/*.json")}
        assert pages - others <= {path.parent.name for path in site.glob(f"{kind}/*/feed.xml")}


def test_every_member_leads_to_its_story(built: Path) -> None:
    site = built / "one"
    document = json.loads((site / "data" / "digest.json").read_bytes())
    merged = [
        (article["id"], story["id"])
        for story in document["stories"]
        for article in story["articles"]
        if story["on_topic"] and article["id"] != story["id"]
    ]
    assert merged
    for article, story in merged:
        for edition in ("", "en/"):
            assert f'href="../{story}/"' in (site / edition / "stories" / article / "index.html").read_text()


def test_addresses_of_figures_and_agreements_exist(built: Path) -> None:
    site = built / "one"
    rows = [
        row
        for name in ("claims", "agreements")
        for row in csv.DictReader((site / "data" / f"{name}.csv").open(encoding="utf-8-sig", newline=""))
    ]
    assert rows
    for row in rows:
        page, _, anchor = row["url"].partition("#")
        assert f'id="{anchor}"' in (site / page / "index.html").read_text(encoding="utf-8"), row["url"]


def test_feeds_are_well_formed(built: Path) -> None:
    paths = list((built / "one").rglob("feed.xml"))
    assert len(paths) > 20
    for path in paths:
        assert feedparser.parse(path.read_bytes()).bozo is False, path
