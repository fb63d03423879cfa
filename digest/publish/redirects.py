"""Pages that lead from every address a story or place ever had to the one it has now."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping
from itertools import chain

from digest.model import Asset, Digest, Entry
from digest.publish.selection import by_region
from digest.render import survey
from digest.render.split import ROWS_IN_SUMMARY, UNDATED, is_long
from digest.taxonomy import Taxonomy

_PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="robots" content="noindex">
<link rel="canonical" href="{canonical}">
<link rel="icon" href="data:,">
<meta http-equiv="refresh" content="0; url={link}">
<script>location.replace({to})</script>
</head>
<body>
<main>
<p lang="ko">이 주소는 옮겨졌습니다. <a href="{link}">새 주소로 가기</a></p>
<p lang="en">This address has moved. <a href="{link}">Go to the new one</a></p>
</main>
</body>
</html>
"""
_EDITIONS = {"": ("ko", "주소가 옮겨졌습니다"), "en/": ("en", "This address has moved")}


def redirects(digest: Digest, taxonomy: Taxonomy, site_url: str = "", pages: Iterable[str] = ()) -> tuple[Asset, ...]:
    """One page per former address, in both editions; no address of a story or place that is there is among them.

    `pages` are the paths of the generated Markdown pages; those below a renamed place are found below its
    former names too. Years and topics of a place whose table was split once, and is not any more, lead to
    their anchors on the place's page.
    """
    moved: dict[str, str] = {}
    stories = {entry.id for entry in digest.published}
    for entry in digest.published:
        for article in entry.articles:
            for former in (article.id, *article.former_ids):
                if former not in stories:
                    moved.setdefault(f"stories/{former}", entry.id)
    story_of = {article.src_uri: entry.id for entry in digest.published for article in entry.articles}
    for rejection in digest.rejections:
        if rejection.copy_of in story_of:
            for former in rejection.ids:
                if former not in stories:
                    moved.setdefault(f"stories/{former}", story_of[rejection.copy_of])
    places = by_region(digest, taxonomy)
    for place in places:
        for former in taxonomy.regions[place].former_ids:
            if former not in taxonomy.regions:
                moved.setdefault(f"regions/{former}", place)
    return (*_moved(moved, site_url), *_below_renamed(taxonomy, places, pages), *_once_split(digest, taxonomy))


def _moved(moved: Mapping[str, str], site_url: str) -> tuple[Asset, ...]:
    return tuple(
        Asset(f"{edition}{old}/index.html", _page(edition, old, new, site_url))
        for old, new in sorted(moved.items())
        for edition in sorted(_EDITIONS)
    )


def _below_renamed(taxonomy: Taxonomy, places: Iterable[str], pages: Iterable[str]) -> list[Asset]:
    former_of = {place: taxonomy.regions[place].former_ids for place in places}
    assets = []
    for src_uri in pages:
        edition = "en/" if src_uri.startswith("en/") else ""
        folder, _, rest = src_uri.removeprefix(edition).removesuffix(".md").partition("/")
        place, _, below = rest.partition("/")
        if folder == "regions" and below:
            for former in former_of.get(place, ()):
                up = "../" * (2 + below.count("/"))
                link = f"{up}{place}/{below}/"
                assets.append(_stub(f"{edition}regions/{former}/{below}", edition, link))
    return assets


def _once_split(digest: Digest, taxonomy: Taxonomy) -> list[Asset]:
    atlas = survey(digest, taxonomy)
    told = {entry.story.lead: _years(entry) for entry in atlas.entries}
    assets = []
    for region, dossier in atlas.regions.items():
        if len(dossier.entries) > ROWS_IN_SUMMARY:
            anchors = _anchors(dossier.entries, told) | dict.fromkeys(taxonomy.topics, "")
            if not is_long(dossier):
                anchors |= {label.id: f"#t-{label.id}" for entry in dossier.entries for label in entry.labels.topics}
            assets += _stubs(f"regions/{region}", "../", anchors)
            for former in taxonomy.regions[region].former_ids:
                assets += _stubs(f"regions/{former}", f"../../{region}/", anchors)
    for topic, dossier in atlas.topics.items():
        if len(dossier.entries) > ROWS_IN_SUMMARY:
            assets += _stubs(f"topics/{topic}", "../", _anchors(dossier.entries, told))
    if len(atlas.entries) > ROWS_IN_SUMMARY:
        assets += _stubs("timeline", "../", _anchors(atlas.entries, told))
    return assets


_Years = tuple[tuple[str, str], ...]
"""The years a page for a year may have stood for, and where they are on the page of all years."""


def _years(entry: Entry) -> _Years:
    """Those of a story."""
    dates = (article.published.date for article in entry.articles)
    year = entry.published.year or UNDATED
    return (*((date[:4], "") for date in dates if date), (year, _anchor(year)))


def _anchors(entries: tuple[Entry, ...], told: Mapping[str, _Years]) -> dict[str, str]:
    """Those of stories, with what is `told` of each by its id: a story stands in many lists."""
    years = set(chain.from_iterable(told[entry.story.lead] for entry in entries))
    return {UNDATED: ""} | dict(sorted(years))  # where a year is on the page comes behind it alone


def _anchor(year: str) -> str:
    return f"#{year}" if year == UNDATED else f"#y{year}"


def _stubs(folder: str, home: str, anchors: Mapping[str, str]) -> list[Asset]:
    return [
        _stub(f"{edition}{folder}/{key}", edition, f"{home}{anchor}")
        for edition in _EDITIONS
        for key, anchor in anchors.items()
    ]


def _stub(path: str, edition: str, link: str) -> Asset:
    language, title = _EDITIONS[edition]
    address, _, anchor = link.partition("#")
    hash_of = f' + "#{anchor}"' if anchor else " + location.hash"
    page = _PAGE.format(language=language, title=title, canonical=address, link=link, to=f'"{address}"{hash_of}')
    return Asset(f"{path}/index.html", page.encode())


def _page(edition: str, old: str, new: str, site_url: str) -> bytes:
    language, title = _EDITIONS[edition]
    link = f"../{new}/"
    folder = old.rpartition("/")[0]
    canonical = f"{site_url}{edition}{folder}/{new}/" if site_url else link
    page = _PAGE.format(
        language=language,
        title=title,
        canonical=html.escape(canonical),
        link=html.escape(link),
        to=f'"{link}" + location.hash',
    )
    return page.encode("utf-8")
