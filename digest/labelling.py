"""What stories are about, each alone: the part of describing them that an edited place or topic makes due again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from digest.cache import unpack
from digest.classify import Renamed, classify_story, tell_meanings
from digest.curation import SeedCuration
from digest.kept import Workshop
from digest.known import Taxonomy
from digest.model import Article, Labels

_PART = "labelling"
_NAMES = "labelling.names"
_LAST = "last"

Load = Callable[[], Taxonomy]
"""Gives the taxonomy where something is done."""


@dataclass(frozen=True, slots=True)
class Unlabelled:
    """What the labels of a story are made from."""

    articles: tuple[Article, ...]
    """Lead first."""
    curated: tuple[SeedCuration, ...]
    """What a curator says of their seeds."""


def label_stories(
    orders: Mapping[str, Unlabelled], mark: str, load: Load, prepare: Callable[[], None], workshop: Workshop
) -> dict[str, Labels]:
    """The labels of stories by their keys, which stand for all that is in the orders; the rest as `Workshop.make`.

    `mark` is that of the taxonomy's part `for_labels`.
    """
    _carry_over(orders, mark, load, prepare, workshop)
    due = {f"{key} {mark}": order for key, order in orders.items()}
    made = workshop.make(_PART, partial(label_story, load), Labels, due, prepare)
    return {key: made[f"{key} {mark}"] for key in orders}


def label_story(load: Load, story: Unlabelled) -> Labels:
    """The labels of a story."""
    return classify_story(story.articles, load().for_labels, story.curated)


def _carry_over(
    orders: Mapping[str, Unlabelled], mark: str, load: Load, prepare: Callable[[], None], workshop: Workshop
) -> None:
    """Keep under the names of places as they are now the labels of stories that hold none that means something else."""
    cache = workshop.cache
    last = cache.get_many(_NAMES, [_LAST]).get(_LAST, b"").decode()
    if last == mark:
        return
    now = workshop.make(_NAMES, partial(_meanings, load), dict[str, str], {mark: mark}, prepare)[mark]
    for before in cache.get_many(_NAMES, [last]).values():
        renamed = Renamed(unpack(before, dict[str, str]), now)
        same = {
            f"{key} {last}": f"{key} {mark}"
            for key, order in orders.items()
            if not order.curated and not renamed.touches(order.articles)
        }
        cache.put_many(_PART, {same[key]: data for key, data in cache.get_many(_PART, [*same]).items()})
    cache.put_many(_NAMES, {_LAST: mark.encode()})


def _meanings(load: Load, _: str) -> dict[str, str]:
    return tell_meanings(load().for_labels)
