"""Stories with everything a page about them shows. No story depends on another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from hashlib import sha256

from digest.cache import pack
from digest.classify import classify_story
from digest.classify.lexicon import build_lexicon
from digest.curation import Curation, SeedCuration
from digest.extract import compose_headline, extract_story
from digest.kept import Byproduct, Workshop
from digest.model import Agreement, Article, Basis, Claim, Entry, Labels, Published, Quote, Story
from digest.morphology import load_analyser
from digest.taxonomy import Taxonomy, load_taxonomy
from digest.words import ARTICLES, article_key, read_article

_CERTAINTY = {Basis.CURATED: 0, Basis.STATED: 0, Basis.INFERRED: 1, Basis.UNKNOWN: 2}


@dataclass(frozen=True, slots=True)
class _Source:
    """What an entry is made from."""

    story: Story
    articles: tuple[Article, ...]
    """In the order of the story's members."""
    curated: tuple[SeedCuration, ...]


@dataclass(frozen=True, slots=True)
class _Described:
    """What is found out about a story; the rest of its entry is known before."""

    title: str
    title_article: str | None
    labels: Labels
    claims: tuple[Claim, ...]
    agreements: tuple[Agreement, ...]
    excerpt: tuple[Quote, ...]
    opened: tuple[Claim, ...]


def describe_stories(
    stories: Iterable[Story], articles: Iterable[Article], taxonomy: Taxonomy, curation: Curation, workshop: Workshop
) -> list[Entry]:
    """The entries of stories, newest first."""
    by_id = {article.id: article for article in articles}
    packed = {article.id: sha256(pack(article)).digest() for article in by_id.values()}
    sources: dict[str, _Source] = {}
    for story in stories:
        members = tuple(by_id[member.article_id] for member in story.members)
        curated = tuple(curation.seeds[article.src_uri] for article in members if article.src_uri in curation.seeds)
        content = sha256(pack((story, curated)))
        for article in members:
            content.update(packed[article.id])
        sources[f"{story.id} {content.hexdigest()}"] = _Source(story, members, curated)
    own = None if taxonomy is load_taxonomy() else taxonomy  # what is remembered of it is bound to the object
    describe, words = partial(_describe, own), Byproduct(ARTICLES, _words)
    described = workshop.make("entries.stories", describe, _Described, sources, load_tools, words)
    entries = [_entry(sources[key], found) for key, found in described.items()]
    entries.sort(key=lambda entry: entry.id)
    entries.sort(key=lambda entry: entry.published.sort_key, reverse=True)
    return entries


def load_tools() -> None:
    """Load what describing a story takes longest to load: the analyser, and the names of places."""
    load_analyser()
    build_lexicon(load_taxonomy())


def _describe(own: Taxonomy | None, source: _Source) -> _Described:
    taxonomy = own or load_taxonomy()
    articles = source.articles
    labels = classify_story(articles, taxonomy, source.curated)
    extracted = extract_story(articles, source.story, labels, taxonomy)
    titled = next((article for article in articles if article.title), None)
    if titled is not None:
        title = titled.title or ""
    else:
        title = compose_headline(articles[0], extracted.agreements, labels.regions, taxonomy)
    return _Described(
        title=title,
        title_article=titled.id if titled else None,
        labels=labels,
        claims=extracted.claims,
        agreements=extracted.agreements,
        excerpt=extracted.excerpt,
        opened=extracted.opened,
    )


def _words(source: _Source, found: _Described) -> dict[str, bytes]:
    """What the articles of a published story are searched by, while the analyser remembers their sentences."""
    on_topic = source.articles if found.labels.on_topic else ()
    return {article_key(article): pack(read_article(article)) for article in on_topic}


def _entry(source: _Source, found: _Described) -> Entry:
    return Entry(
        story=source.story,
        articles=source.articles,
        title=found.title,
        title_article=found.title_article,
        published=_first_published(source.articles),
        labels=found.labels,
        claims=found.claims,
        agreements=found.agreements,
        excerpt=found.excerpt,
        opened=found.opened,
    )


def _first_published(articles: Iterable[Article]) -> Published:
    """The earliest of the most certain dates: when the story was first reported."""
    return min((a.published for a in articles), key=lambda p: (_CERTAINTY[p.basis], p.date is None, p.sort_key))
