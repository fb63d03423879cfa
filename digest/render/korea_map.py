"""A map of Korea that needs no tiles: one square a province, its clusters inside, an overseas strip below."""

from __future__ import annotations

from types import MappingProxyType

from digest.render.escape import Markdown, escape_markdown
from digest.render.scope import HOME_COUNTRY, Scope

GRID = MappingProxyType(
    {
        "seoul": (1, 0),
        "gangwon": (2, 0),
        "incheon": (0, 1),
        "gyeonggi": (1, 1),
        "chungbuk": (2, 1),
        "gyeongbuk": (3, 1),
        "chungnam": (0, 2),
        "sejong": (1, 2),
        "daejeon": (2, 2),
        "daegu": (3, 2),
        "ulsan": (4, 2),
        "jeonbuk": (1, 3),
        "gyeongnam": (3, 3),
        "busan": (4, 3),
        "gwangju": (1, 4),
        "jeonnam": (0, 4),
        "jeju": (0, 5),
    }
)
"""Column and row of each province, roughly where it lies."""


def draw_map(scope: Scope) -> Markdown:
    """The provinces as a grid of links, shaded by how many stories there are, and the countries abroad."""
    atlas = scope.atlas
    if not atlas.entries:
        return Markdown("")
    provinces = [region for region in GRID if region in atlas.taxonomy.regions]
    counts = {region: _count(scope, region) for region in provinces}
    top = max(counts.values(), default=0)
    tiles = []
    for region in provinces:
        column, row = GRID[region]
        name = escape_markdown(atlas.taxonomy.regions[region].name(scope.language))
        count = counts[region]
        level = 0 if not count else 1 + min(3, count * 4 // (top + 1))
        style = f"grid-column:{column + 1};grid-row:{row + 1}"
        inner = f'<span class="dg-map-name">{name}</span>'
        if region in atlas.regions:
            label = scope.t("map.tile", name=atlas.taxonomy.regions[region].name(scope.language), n=count)
            inner = f'<a class="dg-map-tile dg-map-{level}" href="{scope.page_href(f"regions/{region}.md")}" title="{label}">{inner}<span class="dg-map-count">{count}</span></a>'
        else:
            inner = f'<span class="dg-map-tile dg-map-0">{inner}</span>'
        tiles.append(f'<li style="{style}">{inner}</li>')
    abroad = [
        region
        for region, place in atlas.taxonomy.regions.items()
        if place.parent is None and region != HOME_COUNTRY and region in atlas.regions
    ]
    strip = "".join(
        f'<li><a class="dg-map-tile dg-map-1" href="{scope.page_href(f"regions/{region}.md")}">'
        f'<span class="dg-map-name">{escape_markdown(atlas.taxonomy.regions[region].name(scope.language))}</span>'
        f'<span class="dg-map-count">{_count(scope, region)}</span></a></li>'
        for region in abroad
    )
    overseas = f'<p class="dg-map-title">{scope.t("map.overseas")}</p>\n<ul class="dg-strip">{strip}</ul>' if strip else ""
    return Markdown(f'<div class="dg-map" data-search-exclude>\n<ul class="dg-grid">{"".join(tiles)}</ul>\n{overseas}\n</div>\n')


def _count(scope: Scope, region: str) -> int:
    dossier = scope.atlas.regions.get(region)
    return len(dossier.entries) if dossier else 0
