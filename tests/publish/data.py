"""The data files of the small digest, and how tests read them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

import pytest

from digest.model import Asset, Digest
from digest.publish import data_files
from digest.taxonomy import Taxonomy


def by_uri(assets: Iterable[Asset]) -> dict[str, bytes]:
    return {asset.uri: asset.content for asset in assets}


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.fixture
def files(digest: Digest, taxonomy: Taxonomy) -> dict[str, bytes]:
    return by_uri(data_files(digest, taxonomy))
