"""Pages that lead from every address a story or place ever had to the one it has now."""

from __future__ import annotations

import html

from digest.model import Asset, Digest
from digest.publish.selection import by_region
from digest.taxonomy import Taxonomy

_PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="robots" content="noindex">
<link rel="canonical" href="{canonical}">
<meta http-equiv="refresh" content="0; url={link}">
<script>location.replace("{link}" + location.hash)</script>
</head>
<body>
<p lang="ko">이 주소는 옮겨졌습니다. <a href="{link}">새 주소로 가기</a></p>
<p lang="en">This address has moved. <a href="{link}">Go to the new one</a></p>
</body>
</html>
"""
_EDITIONS = {"": ("ko", "주소가 옮겨졌습니다"), "en/": ("en", "This address has moved")}


def redirects(digest: Digest, taxonomy: Taxonomy, site_url: str = "") -> tuple[Asset, ...]:
    """One page per former address, in both editions; no address of a real page is among them."""
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
    return tuple(
        Asset(f"{edition}{old}/index.html", _page(edition, old, new, site_url))
        for old, new in sorted(moved.items())
        for edition in sorted(_EDITIONS)
    )


def _page(edition: str, old: str, new: str, site_url: str) -> bytes:
    language, title = _EDITIONS[edition]
    link = f"../{new}/"
    folder = old.rpartition("/")[0]
    canonical = f"{site_url}{edition}{folder}/{new}/" if site_url else link
    page = _PAGE.format(language=language, title=title, canonical=html.escape(canonical), link=html.escape(link))
    return page.encode("utf-8")
