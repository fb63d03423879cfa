"""What stories tell, each alone: figures, agreements, quotations, a title; and the words they are searched by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from digest.cache import pack
from digest.extract import compose_headline, extract_story
from digest.known import Taxonomy
from digest.marks import mark_told
from digest.model import Agreement, Article, Claim, Quote, RegionLabel
from digest.words import read_article


@dataclass(frozen=True, slots=True)
class Untold:
    """What the facts of a story are made from."""

    articles: tuple[Article, ...]
    """Lead first."""
    regions: tuple[RegionLabel, ...]
    """Its places, without evidence."""
    unread: dict[str, str] = field(default_factory=dict)
    """Ids of the articles whose words are wanted, too, by their `article_key`; facts do not depend on it."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a story tells."""

    title: str
    title_article: str | None
    claims: tuple[Claim, ...]
    agreements: tuple[Agreement, ...]
    excerpt: tuple[Quote, ...]
    opened: tuple[Claim, ...]
    mark: bytes = b""
    """Stands for all of this (`marks.mark_told`)."""


def places_of(story: Untold, taxonomy: Taxonomy) -> Taxonomy:
    """As much of the taxonomy as the facts of a story depend on."""
    return taxonomy.for_facts(label.id for label in story.regions)


def tell_story(load: Callable[[], Taxonomy], story: Untold) -> Facts:
    """The facts of a story; `load` gives the taxonomy where this is done."""
    taxonomy = places_of(story, load())
    extracted = extract_story(story.articles, story.regions, taxonomy)
    titled = next((article for article in story.articles if article.title), None)
    if titled is not None:
        title = titled.title or ""
    else:
        title = compose_headline(story.articles[0], extracted.agreements, story.regions, taxonomy)
    facts = Facts(
        title=title,
        title_article=titled.id if titled else None,
        claims=extracted.claims,
        agreements=extracted.agreements,
        excerpt=extracted.excerpt,
        opened=extracted.opened,
    )
    return replace(facts, mark=mark_told(facts))


def read_words(story: Untold) -> dict[str, bytes]:
    """The packed words of the articles that are `unread`, by key; the analyser remembers their sentences."""
    by_id = {article.id: article for article in story.articles}
    return {key: pack(read_article(by_id[article_id])) for key, article_id in story.unread.items()}
