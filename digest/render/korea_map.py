"""A map of Korea that needs no tiles: one tile a province, its busiest places inside, countries abroad below."""

from __future__ import annotations

from types import MappingProxyType, SimpleNamespace

from digest.render import cells
from digest.render.escape import Markdown, escape_markdown
from digest.render.scope import HOME_COUNTRY, Scope
from digest.text import clip

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


TILE_WIDTH, TILE_HEIGHT, GAP = 104, 74, 6
INSIDE_SHOWN = 2
INSIDE_LIMIT = {"ko": 7, "en": 13}
"""Characters of a name that fit into a tile."""

LONG = {"ko": (4, 6), "en": (8, 11)}
"""Characters of a name above which its letters are smaller, and smaller still."""


def draw_map(scope: Scope) -> Markdown:
    """The provinces as a grid of links, shaded by their stories, and the countries abroad as a strip."""
    atlas = scope.atlas
    provinces = [region for region in GRID if region in atlas.taxonomy.regions]
    abroad = [
        region for region in atlas.regions if atlas.taxonomy.regions[region].parent is None and region != HOME_COUNTRY
    ]
    top = max((_count(scope, region) for region in (*provinces, *abroad)), default=0)
    rows = 1 + max(row for _, row in GRID.values())
    korea = _svg("".join(_tile(scope, region, GRID[region], top) for region in provinces), rows, scope.t("map.title"))
    columns = 1 + max(column for column, _ in GRID.values())
    places = [(index % columns, index // columns) for index in range(len(abroad))]
    strip = "".join(_tile(scope, region, place, top) for region, place in zip(abroad, places, strict=True))
    overseas = ""
    if strip:
        picture = _svg(strip, 1 + places[-1][1], scope.t("map.overseas"), "dg-map-strip")
        overseas = f'<p class="dg-map-title">{scope.t("map.overseas")}</p>\n{picture}\n'
    return Markdown(f'<div class="dg-map" data-search-exclude>\n{korea}\n{overseas}</div>\n')


def map_rows(scope: Scope) -> list[SimpleNamespace]:
    """The map as a table: provinces and countries abroad with their stories and busiest places, most first."""
    atlas = scope.atlas
    shown = [
        region
        for region in atlas.regions
        if region in GRID or (atlas.taxonomy.regions[region].parent is None and region != HOME_COUNTRY)
    ]
    return [
        SimpleNamespace(
            link=cells.region_link(scope, region),
            count=f"{_count(scope, region):,}",
            inside=Markdown(" · ").join(cells.region_link(scope, inner) for inner in _busiest(scope, region))
            or cells.BLANK,
        )
        for region in sorted(shown, key=lambda region: -_count(scope, region))
    ]


def draw_locator(scope: Scope, region: str) -> Markdown:
    """A small map with the province of a place filled in; empty for places abroad and the country itself."""
    taxonomy = scope.atlas.taxonomy
    province = next((place for place in (region, *taxonomy.ancestors(region)) if place in GRID), None)
    if province is None:
        return Markdown("")
    squares = "".join(
        f'<rect{" class=dg-here" if place == province else ""} x="{column * 11}" y="{row * 11}" width="9" height="9"/>'
        for place, (column, row) in GRID.items()
    )
    label = scope.t("map.locator", name=taxonomy.regions[province].name(scope.language))
    return Markdown(f'<svg class="dg-locator" viewBox="0 0 53 64" role="img" aria-label="{label}">{squares}</svg>')


def _svg(tiles: str, rows: int, label: str, name: str = "") -> str:
    columns = 1 + max(column for column, _ in GRID.values())
    width, height = columns * (TILE_WIDTH + GAP), rows * (TILE_HEIGHT + GAP)
    return f'<svg class="{name}" viewBox="0 0 {width} {height}" role="group" aria-label="{label}">{tiles}</svg>'


def _tile(scope: Scope, region: str, place: tuple[int, int], top: int) -> str:
    """A square with the place's name, how many stories there are, and its busiest inner places."""
    x, y = place[0] * (TILE_WIDTH + GAP) + GAP // 2, place[1] * (TILE_HEIGHT + GAP) + GAP // 2
    name, count = scope.atlas.taxonomy.regions[region].name(scope.language), _count(scope, region)
    level = 0 if not count else 1 + min(3, count * 4 // (top + 1))
    parts = [
        f'<rect x="{x}" y="{y}" width="{TILE_WIDTH}" height="{TILE_HEIGHT}" rx="4"/>',
        f'<text{_size(name, scope.language)} x="{x + 9}" y="{y + 23}">{_short(name, scope.language)}</text>',
    ]
    if region not in scope.atlas.regions:
        return f'<g class="dg-map-0">{"".join(parts)}</g>'
    if count:
        parts.append(f'<text class="dg-map-count" x="{x + TILE_WIDTH - 8}" y="{y + 23}">{count}</text>')
    for line, inner in enumerate(_busiest(scope, region)):
        inner_name = _label(scope, inner)
        parts.append(f'<text class="dg-map-inside" x="{x + 9}" y="{y + 43 + 17 * line}">{inner_name}</text>')
    href = scope.page_href(f"regions/{region}.md")
    return f'<a class="dg-map-{level}" href="{href}">{" ".join(parts)}</a>'


def _busiest(scope: Scope, region: str) -> tuple[str, ...]:
    inside = [
        other
        for other, dossier in scope.atlas.regions.items()
        if other != region and dossier.direct and scope.atlas.taxonomy.within(other, region)
    ]
    return tuple(sorted(inside, key=lambda other: (-_count(scope, other), other))[:INSIDE_SHOWN])


def _label(scope: Scope, region: str) -> Markdown:
    """A name that fits into a tile: the longest of the place's own names that does, else the name cut."""
    place, limit = scope.atlas.taxonomy.regions[region], INSIDE_LIMIT[scope.language]
    name = place.name(scope.language)
    if scope.language == "ko" and len(name) > limit:
        name = max(
            (alias for alias in place.aliases if len(alias) <= limit and name.startswith(alias[:2])),
            key=len,
            default=name,
        )
    return _short(name, scope.language)


def _size(name: str, language: str) -> str:
    """The class of names that need smaller letters to leave room for a count."""
    size = sum(len(name) > limit for limit in LONG[language])
    return f' class="dg-map-long-{size}"' if size else ""


def _short(name: str, language: str) -> Markdown:
    return escape_markdown(clip(name, INSIDE_LIMIT[language]))


def _count(scope: Scope, region: str) -> int:
    dossier = scope.atlas.regions.get(region)
    return len(dossier.entries) if dossier else 0
