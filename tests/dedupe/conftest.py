"""What the tests of deduplication share."""

from __future__ import annotations

import pytest

from digest.curation import Curation
from digest.dedupe import group_stories
from digest.dedupe.places import Gazetteer, make_gazetteer
from digest.model import Grouping
from digest.taxonomy import Taxonomy, load_taxonomy
from tests.dedupe.samples import load_articles


@pytest.fixture(scope="session")
def taxonomy() -> Taxonomy:
    return load_taxonomy()


@pytest.fixture(scope="session")
def gazetteer(taxonomy: Taxonomy) -> Gazetteer:
    return make_gazetteer(taxonomy)


@pytest.fixture(scope="session")
def grouping(taxonomy: Taxonomy) -> Grouping:
    """The written articles, grouped without a curator."""
    return group_stories(tuple(load_articles().values()), Curation(), taxonomy)
