"""Everything that is generated for a site, once, for whoever writes it: MkDocs in memory or a tree on disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

from digest.cache import Cache
from digest.model import Asset, Digest, Page
from digest.publish.calendars import calendars
from digest.publish.cards import cards
from digest.publish.data import data_files
from digest.publish.feeds import feeds
from digest.publish.pieces import Made
from digest.publish.redirects import redirects
from digest.publish.search import language_pack
from digest.publish.tombstones import tombstones
from digest.render import render_pages, survey
from digest.taxonomy import Taxonomy


@dataclass(frozen=True, slots=True)
class Generated:
    """The pages and files of a site that nobody wrote by hand."""

    pages: tuple[Page, ...]
    """By path, each written when its text is asked for; one of the path of a hand-written page takes its place."""
    assets: Iterator[Made]
    """None at the address of a page: what leads elsewhere, or says why there is no page."""
    derived: Iterator[Made]
    """More of them: those that only the stories matter to. Each is made when its content is asked for and given once:
    together they take more room than the digest."""


def generate(
    digest: Digest, taxonomy: Taxonomy, docs: Mapping[str, str], site_url: str, kept: Path | None = None
) -> Generated:
    """All generated pages and files. `docs` holds the hand-written Markdown pages by path, `kept` results of before.

    Files are not begun before the first one is asked for.
    """
    pages = tuple(sorted(render_pages(digest, taxonomy, docs, site_url), key=attrgetter("src_uri")))
    assets = _assets(digest, taxonomy, (*docs, *(page.src_uri for page in pages)), site_url)
    return Generated(pages, assets, _derived(digest, taxonomy, site_url, kept))


def _assets(digest: Digest, taxonomy: Taxonomy, pages: Iterable[str], site_url: str) -> Iterator[Asset]:
    """The files that depend on which pages there are, whose paths are given, and those of any digest."""
    taken = {published_at(src_uri) for src_uri in pages}
    for asset in (*redirects(digest, taxonomy, site_url, pages), *tombstones(digest, taxonomy)):
        if asset.uri not in taken:
            taken.add(asset.uri)
            yield asset
    yield language_pack()
    yield Asset("robots.txt", _robots(site_url))


def _derived(digest: Digest, taxonomy: Taxonomy, site_url: str, kept: Path | None) -> Iterator[Made]:
    with closing(Cache.open(kept)) as cache:
        yield from derived_files(digest, taxonomy, site_url, cache)


def derived_files(digest: Digest, taxonomy: Taxonomy, site_url: str, cache: Cache) -> Iterator[Made]:
    """The files that only the stories matter to: data, feeds, calendars, pictures. `cache` holds results of before
    and stays open until their contents have been asked for, in this order."""
    yield from data_files(digest, taxonomy, cache)
    yield from feeds(digest, taxonomy, site_url)
    atlas = survey(digest, taxonomy)
    yield from calendars(atlas, site_url)
    yield from cards(atlas, cache)


def published_at(src_uri: str) -> str:
    """The file below the site that a Markdown page becomes.

    >>> published_at("regions/osong.md"), published_at("en/index.md")
    ('regions/osong/index.html', 'en/index.html')
    """
    folder, _, name = src_uri.rpartition("/")
    stem = name.rpartition(".")[0] or name
    return "/".join(filter(None, (folder, "" if stem in ("index", "README") else stem, "index.html")))


def _robots(site_url: str) -> bytes:
    lines = ["User-agent: *", "Disallow:"]
    if site_url:
        lines.append(f"Sitemap: {site_url.rstrip('/')}/sitemap.xml")
    return ("\n".join(lines) + "\n").encode()
