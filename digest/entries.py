"""Stories with everything a page about them shows. No story depends on another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from hashlib import sha256

from digest.cache import pack
from digest.classify.lexicon import build_lexicon
from digest.curation import Curation
from digest.dictionary import find_words, words_of
from digest.kept import Byproduct, Workshop
from digest.labelling import Load, Unlabelled, label_stories
from digest.marks import marks_of, remember_told
from digest.model import Article, Basis, Entry, Labels, Published, Story
from digest.morphology import load_analyser
from digest.taxonomy import Taxonomy, load_taxonomy
from digest.telling import Facts, Untold, places_of, read_words, tell_story
from digest.words import ARTICLES, article_key

_CERTAINTY = {Basis.CURATED: 0, Basis.STATED: 0, Basis.INFERRED: 1, Basis.UNKNOWN: 2}


def describe_stories(
    stories: Iterable[Story], articles: Iterable[Article], taxonomy: Taxonomy, curation: Curation, workshop: Workshop
) -> list[Entry]:
    """The entries of stories, newest first.

    Labels come first and have keys of their own: what a story tells depends on its places, and on nothing else
    that is known of places and topics.
    """
    by_id = {article.id: article for article in articles}
    marked = {marks_of(article).whole: article for article in by_id.values()}
    find_words(marked, workshop.cache.folder, workshop.processes)
    told = [(story, tuple(by_id[member.article_id] for member in story.members)) for story in stories]
    contents = {
        story.id: sha256(pack([(marks_of(article).whole, words_of(article)) for article in members])).hexdigest()
        for story, members in told
    }
    load: Load = load_taxonomy if taxonomy is load_taxonomy() else partial(_same, taxonomy)
    labels = _label(told, contents, (taxonomy, load), curation, workshop)
    facts = _tell(told, contents, (taxonomy, load), labels, workshop)
    remember_told(facts)
    entries = [_entry(story, members, labels[story.id], facts[story.id]) for story, members in told]
    entries.sort(key=lambda entry: entry.id)
    entries.sort(key=lambda entry: entry.published.listed_by, reverse=True)
    return entries


def load_tools() -> None:
    """Load what describing a story takes longest to load: the analyser, and the names of places."""
    load_analyser()
    build_lexicon(load_taxonomy().for_labels)


_Told = list[tuple[Story, tuple[Article, ...]]]
"""Stories with their articles, lead first."""


def _label(
    told: _Told, contents: Mapping[str, str], known: tuple[Taxonomy, Load], curation: Curation, workshop: Workshop
) -> dict[str, Labels]:
    """The labels of stories by their ids."""
    taxonomy, load = known
    keys: dict[str, str] = {}
    orders: dict[str, Unlabelled] = {}
    for story, members in told:
        curated = tuple(curation.seeds[article.src_uri] for article in members if article.src_uri in curation.seeds)
        said = sha256(pack(curated)).hexdigest() if curated else ""
        keys[story.id] = key = f"{story.id} {contents[story.id]} {said}"
        orders[key] = Unlabelled(members, curated)
    made = label_stories(orders, taxonomy.for_labels.mark, load, load_tools, workshop)
    return {story_id: made[key] for story_id, key in keys.items()}


def _tell(
    told: _Told,
    contents: Mapping[str, str],
    known: tuple[Taxonomy, Load],
    labels: Mapping[str, Labels],
    workshop: Workshop,
) -> dict[str, Facts]:
    """The facts of stories by their ids."""
    taxonomy, load = known
    shown = {
        article.id: article_key(article) for story, members in told if labels[story.id].on_topic for article in members
    }
    unread = workshop.cache.lacking(ARTICLES, [*shown.values()])
    keys: dict[str, str] = {}
    orders: dict[str, Untold] = {}
    places: dict[bytes, str] = {}
    for story, members in told:
        regions = tuple(replace(label, evidence=()) for label in labels[story.id].regions)
        order = Untold(members, regions, {shown[one.id]: one.id for one in members if shown.get(one.id) in unread})
        named = pack(regions)
        if named not in places:  # hundreds of stories are about the same
            places[named] = sha256(named + places_of(order, taxonomy).mark.encode()).hexdigest()
        keys[story.id] = key = f"{story.id} {contents[story.id]} {places[named]}"
        orders[key] = order
    made = workshop.make(
        "telling", partial(tell_story, load), Facts, orders, load_tools, Byproduct(ARTICLES, read_words)
    )
    return {story_id: made[key] for story_id, key in keys.items()}


def _same(taxonomy: Taxonomy) -> Taxonomy:
    return taxonomy


def _entry(story: Story, articles: tuple[Article, ...], labels: Labels, facts: Facts) -> Entry:
    return Entry(
        story=story,
        articles=articles,
        title=facts.title,
        title_article=facts.title_article,
        published=_first_published(articles),
        labels=labels,
        claims=facts.claims,
        agreements=facts.agreements,
        excerpt=facts.excerpt,
        opened=facts.opened,
    )


def _first_published(articles: Iterable[Article]) -> Published:
    """The earliest of the most certain dates: when the story was first reported."""
    return min((a.published for a in articles), key=lambda p: (_CERTAINTY[p.basis], p.date is None, p.sort_key))
