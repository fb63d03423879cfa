"""All pages of the site, in both editions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from digest.model import Digest, Page
from digest.render.atlas import Atlas, survey
from digest.render.catalogue import LANGUAGES, Catalogue, load_catalogue
from digest.render.dossiers import region_pages, topic_pages
from digest.render.lists import (
    agreements_page,
    promises_page,
    regions_index,
    sources_page,
    timeline_pages,
    topics_index,
)
from digest.render.parts import put_parts
from digest.render.scope import PREFIX, Scope
from digest.render.stories import find_apart, find_together, story_page
from digest.taxonomy import Taxonomy


def render_pages(digest: Digest, taxonomy: Taxonomy, docs: Mapping[str, str], site_url: str) -> tuple[Page, ...]:
    """Every page of the site as Markdown, sorted by path.

    Args:
        docs: The hand-written pages by path; a line `<!-- digest:NAME -->` in them is replaced by that part.
        site_url: Where the site is published, with a final `/`; empty where that is not known.

    Raises:
        ConfigurationError: if a marker names no part, or the message catalogue is incomplete.
    """
    atlas = survey(digest, taxonomy)
    pages = {
        page.src_uri: page for language in LANGUAGES for page in _edition(atlas, load_catalogue(language), site_url)
    }
    for src_uri, text in docs.items():
        language = "en" if src_uri.startswith(PREFIX["en"]) else "ko"
        scope = Scope(atlas, load_catalogue(language), src_uri, site_url)
        pages[src_uri] = Page(src_uri, put_parts(text, scope))
    return tuple(pages[src_uri] for src_uri in sorted(pages))


def _edition(atlas: Atlas, catalogue: Catalogue, site_url: str) -> Iterator[Page]:
    def at(src_uri: str) -> Scope:
        return Scope(atlas, catalogue, PREFIX[catalogue.language] + src_uri, site_url)

    yield regions_index(at("regions/index.md"))
    for region in atlas.regions:
        yield from region_pages(at(f"regions/{region}.md"), region)
    yield topics_index(at("topics/index.md"))
    for topic in atlas.topics:
        yield from topic_pages(at(f"topics/{topic}.md"), topic)
    apart = find_apart(atlas.entries, atlas.digest.decisions)
    together = find_together(atlas.entries, atlas.digest.decisions)
    for entry in atlas.entries:
        yield story_page(at(f"stories/{entry.id}.md"), entry, apart, together)
    yield from timeline_pages(at("timeline.md"))
    yield promises_page(at("promises.md"))
    yield agreements_page(at("agreements.md"))
    yield sources_page(at("sources.md"))
