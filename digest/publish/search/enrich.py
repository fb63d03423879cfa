"""From the search index that Material's plugin wrote to the files that the Korean search reads.

`search/search_index.json` keeps its form but holds only addresses; what they are found by stands in
two files beside it that the worker fetches at the first keystroke. Stories are the same in both
editions, so they are indexed once.
"""

from __future__ import annotations

import hashlib
import html
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from digest.cache import Cache
from digest.memory import at_ease
from digest.model import Asset, Digest
from digest.publish.search.articles import page_key, story_key, terms_of_pages, terms_of_stories
from digest.publish.search.names import Name, outlet_names, region_names, topic_names
from digest.publish.search.numbering import Corpus, Numbering
from digest.publish.search.pages import EDITIONS, PageEntry, page_entries, story_id_of
from digest.publish.search.postings import Postings, index_terms
from digest.publish.search.records import Record, make_records
from digest.taxonomy import Taxonomy
from digest.words import Terms

FOLDER = "search"
INDEX = f"{FOLDER}/search_index.json"
_SEPARATOR = r"\s+"
"""Words of a query are cut at spaces only; the theme's own choice would also cut K-바이오."""


@dataclass(frozen=True, slots=True)
class IndexedStory:
    """A story as the search knows it."""

    location: str
    """Address of its Korean page; the English one has the same behind `en/`."""
    record: Record


@dataclass(frozen=True, slots=True)
class Listed:
    """What a finished `search/search_index.json` says: which pages there are and what those besides stories hold."""

    config: Mapping[str, Any]
    addresses: Mapping[str, str]
    """Of each story's Korean page, by its id."""
    pages: tuple[PageEntry, ...]
    terms: tuple[Terms, ...]
    """Of the pages."""

    @classmethod
    def of(cls, index: Mapping[str, Any], cache: Cache) -> Listed:
        """What an index says; `cache` keeps the analyses of pages."""
        pages = page_entries(index["docs"])
        known = dict(zip(map(page_key, pages), pages, strict=True))
        terms = dict(zip(known, terms_of_pages(known, cache), strict=True))
        told = tuple(terms[page_key(page)] for page in pages)
        return cls(index["config"], _story_addresses(index["docs"]), pages, told)


class SearchMaker:
    """Makes the search files of a site; what stories are found by is looked up before pages are known."""

    def __init__(self, digest: Digest, taxonomy: Taxonomy, cache: Cache, kept: Path | None = None) -> None:
        """`cache` keeps the analyses of articles, the folder `kept` the words of stories and pages."""
        self._entries, self._taxonomy = digest.published, taxonomy
        self._keys = {entry.id: story_key(entry) for entry in self._entries}
        self._numbering = Numbering(kept)
        lacking = frozenset(self._numbering.lacking(self._keys.values()))
        missing = {key: entry for entry in self._entries if (key := self._keys[entry.id]) in lacking}
        self._numbering.add(missing, terms_of_stories([*missing.values()], cache))
        self._records = make_records(self._entries)
        self.afterwards: Callable[[], None] = lambda: None
        """Remembers the words once files were made; nobody has to wait for it."""

    def files(self, listed: Listed) -> tuple[Asset, ...]:
        """The index in its short form, and what the worker looks things up in."""
        entries = tuple(entry for entry in self._entries if entry.id in listed.addresses)
        records = self._records if len(entries) == len(self._entries) else make_records(entries)
        stories = tuple(IndexedStory(listed.addresses[record.id], record) for record in records)
        page_keys = list(map(page_key, listed.pages))
        told = dict(zip(page_keys, listed.terms, strict=True))
        lacking = self._numbering.lacking(page_keys)
        self._numbering.add(lacking, [told[key] for key in lacking])
        keys = [*(self._keys[entry.id] for entry in entries), *page_keys]
        corpus = self._numbering.corpus(keys)
        self.afterwards = partial(self._numbering.write_down, keys, corpus)
        return search_files(listed.config, stories, listed.pages, corpus, self._taxonomy)


def enrich_index(
    index: Mapping[str, Any], digest: Digest, taxonomy: Taxonomy, cache: Cache, kept: Path | None = None
) -> tuple[Asset, ...]:
    """The search files of a site whose finished index is given. See `Listed` and `SearchMaker`."""
    maker = SearchMaker(digest, taxonomy, cache, kept)
    assets = maker.files(Listed.of(index, cache))
    maker.afterwards()
    return assets


def search_files(
    config: Mapping[str, Any],
    stories: Sequence[IndexedStory],
    pages: Sequence[PageEntry],
    corpus: Corpus,
    taxonomy: Taxonomy,
) -> tuple[Asset, ...]:
    """The short index, the lookup and the postings. `stories` come newest first; `corpus` is of them, then `pages`."""
    names = _Names.of([story.record for story in stories], taxonomy)
    places = (form for place in names.regions for form in place.forms)
    postings = index_terms(corpus, places)
    lists = _named("bin", postings.lists)
    lookup = _named(
        "json", msgspec.json.encode(_lookup([story.record for story in stories], pages, postings, names, lists.uri))
    )
    short = {
        "config": _config(config, lookup.uri, len(stories)),
        "docs": [
            *({"location": edition + story.location} for edition in EDITIONS for story in stories),
            *({"location": page.location, "title": html.escape(page.title, quote=False)} for page in pages),
        ],
    }
    return (Asset(INDEX, msgspec.json.encode(short)), lookup, lists)


def enrich_site(site_dir: Path, digest: Digest, taxonomy: Taxonomy, cache_dir: Path | None = None) -> None:
    """Replace the search index of a finished site; a site without one is left as it is.

    Args:
        cache_dir: Where analyses of articles, and words, are kept; None: nowhere.
    """
    listed = read_site(site_dir, cache_dir)
    if listed is not None:
        with closing(Cache.open(cache_dir)) as cache, at_ease():
            maker = SearchMaker(digest, taxonomy, cache, cache_dir)
            put_search(site_dir, maker.files(listed))
            maker.afterwards()


def read_site(site_dir: Path, cache_dir: Path | None) -> Listed | None:
    """What the search index of a finished site says; None if there is none."""
    path = site_dir / INDEX
    if not path.is_file():
        return None
    with closing(Cache.open(cache_dir)) as cache, at_ease():
        return Listed.of(json.loads(path.read_text(encoding="utf-8")), cache)


def put_search(site_dir: Path, assets: Iterable[Asset]) -> None:
    """Put the search files of a site in the place of those that are there."""
    for stale in (site_dir / FOLDER).glob("words-*"):
        stale.unlink()
    for asset in assets:
        (site_dir / asset.uri).write_bytes(asset.content)


def _named(ending: str, content: bytes) -> Asset:
    """A file that may be kept for ever: its name changes with its content."""
    return Asset(f"{FOLDER}/words-{hashlib.sha256(content).hexdigest()[:12]}.{ending}", content)


def _story_addresses(documents: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """The address of each story's Korean page; the English one, which is not indexed, has the same behind `en/`."""
    found: dict[str, str] = {}
    for document in documents:
        story_id = story_id_of(document["location"])
        if story_id:
            found.setdefault(story_id, document["location"].partition("#")[0])
    return found


def _config(config: Mapping[str, Any], lookup_name: str, stories: int) -> dict[str, Any]:
    """The configuration with where the rest is, in the one place of it that reaches a language pack."""
    fields = {name: dict(spec) for name, spec in config["fields"].items()}
    fields.setdefault("text", {})["lookup"] = {"file": lookup_name.rpartition("/")[2], "stories": stories}
    return {**config, "separator": _SEPARATOR, "fields": fields}


@dataclass(frozen=True, slots=True)
class _Names:
    """Everything that some stories are labelled with."""

    regions: tuple[Name, ...]
    topics: tuple[Name, ...]
    outlets: tuple[Name, ...]

    @classmethod
    def of(cls, records: Sequence[Record], taxonomy: Taxonomy) -> _Names:
        places = (place for record in records for place in (*record.primary, *record.mentioned))
        return cls(
            region_names(taxonomy, places),
            topic_names(taxonomy, (topic for record in records for topic in record.topics)),
            outlet_names(taxonomy, (record.outlet for record in records if record.outlet)),
        )


def _lookup(
    records: Sequence[Record], pages: Sequence[PageEntry], postings: Postings, names: _Names, lists: str
) -> dict[str, Any]:
    place, topic, outlet = (_numbers(table) for table in (names.regions, names.topics, names.outlets))
    return {
        "lists": lists.rpartition("/")[2],
        "words": " ".join(postings.words),
        "stories": {
            "title": [record.title for record in records],
            "date": [record.date for record in records],
            "outlet": [outlet[record.outlet[0]] if record.outlet else -1 for record in records],
            "primary": [[place[name] for name in record.primary] for record in records],
            "mentioned": [[place[name] for name in record.mentioned] for record in records],
            "topics": [[topic[name] for name in record.topics if name in topic] for record in records],
            "passages": ["\n".join(record.passages) for record in records],
        },
        "pages": {
            "passages": ["\n".join(page.passages) for page in pages],
            "list": [int(page.is_list) for page in pages],
        },
        "regions": _table(names.regions, place),
        "topics": _table(names.topics, topic),
        "outlets": _table(names.outlets, outlet),
    }


def _numbers(names: Iterable[Name]) -> dict[str, int]:
    return {name.id: number for number, name in enumerate(names)}


def _table(names: Iterable[Name], numbers: Mapping[str, int]) -> list[dict[str, Any]]:
    return [
        {
            "id": name.id,
            "ko": name.ko,
            "en": name.en,
            "forms": " ".join(name.forms),
            "parent": numbers.get(name.parent or "", -1),
        }
        for name in names
    ]
