"""All pages of the site, in both editions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from types import MappingProxyType

from digest.model import Digest, Page
from digest.render.atlas import survey
from digest.render.catalogue import LANGUAGES, load_catalogue
from digest.render.dossiers import region_pages, topic_pages
from digest.render.keys import Keys
from digest.render.lists import (
    agreements_page,
    promises_page,
    regions_index,
    sources_page,
    timeline_pages,
    timeline_years,
    topics_index,
)
from digest.render.parts import check_parts, put_parts
from digest.render.scope import PREFIX, Scope
from digest.render.shelves import plan_leaves
from digest.render.stories import find_apart, find_together, story_page
from digest.taxonomy import Taxonomy

LISTS: Mapping[str, Callable[[Scope], str]] = MappingProxyType(
    {
        "regions/index.md": regions_index,
        "topics/index.md": topics_index,
        "promises.md": promises_page,
        "agreements.md": agreements_page,
        "sources.md": sources_page,
    }
)
"""Pages that count the whole digest, by path."""


def render_pages(digest: Digest, taxonomy: Taxonomy, docs: Mapping[str, str], site_url: str) -> tuple[Page, ...]:
    """Every page of the site, sorted by path; each is written when its text is asked for.

    Args:
        docs: The hand-written pages by path; a line `<!-- digest:NAME -->` in them is replaced by that part.
        site_url: Where the site is published, with a final `/`; empty where that is not known.

    Raises:
        ConfigurationError: if a marker names no part, or the message catalogue is incomplete.
    """
    atlas = survey(digest, taxonomy)
    keys = Keys.of(atlas, site_url)

    def scopes(src_uri: str) -> Iterator[Scope]:
        for language in LANGUAGES:
            yield Scope(atlas, load_catalogue(language), PREFIX[language] + src_uri, site_url)

    def generated() -> Iterator[Page]:
        for region, dossier in atlas.regions.items():
            leaves = plan_leaves(keys, region, dossier, by_topic=True)
            for scope in scopes(f"regions/{region}.md"):
                yield from region_pages(scope, keys, region, leaves)
        for topic, dossier in atlas.topics.items():
            leaves = plan_leaves(keys, topic, dossier, by_topic=False)
            for scope in scopes(f"topics/{topic}.md"):
                yield from topic_pages(scope, keys, topic, leaves)
        apart = find_apart(atlas.entries, digest.decisions)
        together = find_together(atlas.entries, digest.decisions)
        for entry in atlas.entries:
            for scope in scopes(f"stories/{entry.id}.md"):
                yield story_page(scope, keys, entry, apart, together)
        years = timeline_years(atlas.entries)
        for scope in scopes("timeline.md"):
            yield from timeline_pages(scope, keys, years)
        for src_uri, write in LISTS.items():
            for scope in scopes(src_uri):
                yield Page(scope.src_uri, partial(write, scope), keys.page(scope.src_uri, keys.everything))

    pages = {page.src_uri: page for page in generated()}
    for src_uri, text in docs.items():
        check_parts(text, src_uri)
        language = "en" if src_uri.startswith(PREFIX["en"]) else "ko"
        scope = Scope(atlas, load_catalogue(language), src_uri, site_url)
        key = keys.page(src_uri, keys.everything, text.encode("utf-8", "surrogatepass"))
        pages[src_uri] = Page(src_uri, partial(put_parts, text, scope), key)
    return tuple(pages[src_uri] for src_uri in sorted(pages))
