"""What the hand-written pages promise must be so."""

from __future__ import annotations

import csv
import io
import re

import pytest

from digest.publish import data_files
from digest.taxonomy import load_taxonomy
from tests.builders import digest
from tests.conftest import ROOT

SECTIONS = {
    "data/stories.csv": "fields-stories",
    "data/claims.csv": "fields-claims",
    "data/agreements.csv": "fields-agreements",
    "data/articles.csv": "fields-articles",
    "data/regions/namwon.csv": "fields-stories",
}
FILES = {asset.uri: asset.content for asset in data_files(digest(), load_taxonomy())}


@pytest.mark.parametrize("page", ["docs/data.md", "docs/en/data.md"])
@pytest.mark.parametrize("uri", SECTIONS)
def test_the_data_page_explains_every_column(page: str, uri: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    section = text.split(f"#{SECTIONS[uri]} }}")[1].split("\n#")[0]
    explained = set(re.findall(r"`([a-z_]+)`", section))
    common = {"url", "title", "outlet", "published", "source_url"} if "agreements" in uri else set()
    columns = next(csv.reader(io.StringIO(FILES[uri].decode("utf-8-sig"))))
    assert [column for column in columns if column not in explained | common] == []


@pytest.mark.parametrize("page", ["docs/data.md", "docs/en/data.md"])
def test_the_data_page_names_every_file(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    names = {uri.removeprefix("data/") for uri in FILES if uri.count("/") == 1}
    assert [name for name in sorted(names) if name not in text] == []


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "benchmarks/README.md"])
def test_files_the_guides_name_exist(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    links = {(ROOT / page).parent / target for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", text)}
    named = {ROOT / path for path in re.findall(r"`((?:digest|tests|benchmarks|requirements|docs)/[\w/.]+\w)`", text)}
    assert links | named
    assert [str(path) for path in sorted(links | named) if not path.exists()] == []
