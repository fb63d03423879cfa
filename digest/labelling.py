"""What stories are about, each alone: the part of describing them that an edited place or topic makes due again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from digest.classify import classify_story
from digest.curation import SeedCuration
from digest.known import Taxonomy
from digest.model import Article, Labels


@dataclass(frozen=True, slots=True)
class Unlabelled:
    """What the labels of a story are made from."""

    articles: tuple[Article, ...]
    """Lead first."""
    curated: tuple[SeedCuration, ...]
    """What a curator says of their seeds."""


def label_story(load: Callable[[], Taxonomy], story: Unlabelled) -> Labels:
    """The labels of a story; `load` gives the taxonomy where this is done."""
    return classify_story(story.articles, load().for_labels, story.curated)
