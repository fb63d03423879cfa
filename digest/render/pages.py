"""All pages of the site, in both editions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from types import MappingProxyType

from digest.memory import at_ease
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
    topics_index,
)
from digest.render.parts import check_parts, put_parts
from digest.render.scope import PREFIX, Scope
from digest.render.stories import find_apart, find_together, story_pages
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
    with at_ease():
        keys = Keys.of(atlas, site_url)

    def scopes(src_uri: str) -> Iterator[Scope]:
        for language in LANGUAGES:
            yield Scope(atlas, load_catalogue(language), PREFIX[language] + src_uri, site_url)

    def generated() -> Iterator[Page]:
        for region, dossier in atlas.regions.items():
            yield from region_pages(scopes(f"regions/{region}.md"), keys, region, dossier)
        for topic, dossier in atlas.topics.items():
            yield from topic_pages(scopes(f"topics/{topic}.md"), keys, topic, dossier)
        apart = find_apart(atlas.entries, digest.decisions)
        together = find_together(atlas.entries, digest.decisions)
        for entry in atlas.entries:
            yield from story_pages(scopes(f"stories/{entry.id}.md"), keys, entry, apart, together)
        yield from timeline_pages(scopes("timeline.md"), keys, atlas.entries)
        for src_uri, write in LISTS.items():
            for scope in scopes(src_uri):
                yield Page(scope.src_uri, partial(write, scope), keys.page(scope.src_uri, keys.everything))

    with at_ease():
        pages = {page.src_uri: page for page in generated()}
    for src_uri, text in docs.items():
        check_parts(text, src_uri)
        language = "en" if src_uri.startswith(PREFIX["en"]) else "ko"
        scope = Scope(atlas, load_catalogue(language), src_uri, site_url)
        key = keys.page(src_uri, keys.everything, text.encode("utf-8", "surrogatepass"))
        pages[src_uri] = Page(src_uri, partial(put_parts, text, scope), key)
    return tuple(pages[src_uri] for src_uri in sorted(pages))
