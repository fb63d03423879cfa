"""The pictures that messengers and social networks show beside a link: one a place and topic, one for the site."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache as remembered
from functools import partial
from hashlib import blake2b
from importlib import resources

from PIL import Image, ImageDraw, ImageFont

from digest.cache import Cache, pack
from digest.kept import Workshop
from digest.model import Entry, Role
from digest.parallel import usable_cpus
from digest.publish.pieces import Drawn
from digest.render.atlas import Atlas, Dossier
from digest.render.korea_map import GRID
from digest.render.scope import HOME_COUNTRY

WIDTH, HEIGHT = 1200, 630
SITE = ("바이오클러스터 다이제스트", "Bio-cluster Digest")
FONT = resources.files("digest") / "data" / "fonts" / "noto-sans-kr-bold.woff2"

_MARGIN, _TEXT_WIDTH = 84, 720
_NAME_SIZES = (108, 92, 78, 66, 56)
"""Points a name may have, tried from the largest; the last one is broken into two lines."""
_SQUARE, _GAP, _MAP_X, _MAP_Y = 56, 8, 830, 76

# A picture is drawn in indexes of a palette: a ramp from paper to ink for letters and their soft
# edges, then flat colours for squares and rules. Small files, and no colour is ever mixed twice.
_INK = 239
_QUIET = 168
_RULE, _LAND, _SHADES, _HERE = 240, 241, (242, 243, 244), 245
_PAPER_RGB, _INK_RGB = (253, 252, 249), (28, 39, 37)
_FLAT = {
    _RULE: (10, 97, 88),
    _LAND: (230, 227, 216),
    _SHADES[0]: (190, 219, 209),
    _SHADES[1]: (96, 163, 149),
    _SHADES[2]: (35, 116, 106),
    _HERE: (10, 97, 88),
}


@dataclass(frozen=True, slots=True)
class Card:
    """What one picture shows; the same card gives the same bytes."""

    name: str
    other_name: str
    above: str
    """Where it lies or what kind of thing it is; a line above the name."""
    facts: tuple[tuple[str, str], ...]
    """Figures with their labels, at most four."""
    levels: tuple[tuple[str, int], ...]
    """Provinces to colour on the map, 1 to 4 (4: here); none: no map."""


def cards(atlas: Atlas, cache: Cache | None = None) -> tuple[Drawn, ...]:
    """A PNG for the site, each place with a page and each topic: `cards/regions/osong.png`; kept by what they show.

    Both editions share them, so names and labels stand in both languages.
    """
    drawn = {"site": _site_card(atlas)}
    drawn |= {f"regions/{region}": _region_card(atlas, region, dossier) for region, dossier in atlas.regions.items()}
    drawn |= {f"topics/{topic}": _topic_card(atlas, topic, dossier) for topic, dossier in atlas.topics.items()}
    keys = {name: blake2b(pack(card), digest_size=16).hexdigest() for name, card in sorted(drawn.items())}
    workshop = Workshop(cache or Cache.open(None), usable_cpus())
    orders = {keys[name]: drawn[name] for name in keys}
    made = remembered(partial(workshop.make, "publish.cards", draw_card, bytes, orders))
    return tuple(Drawn(f"cards/{name}.png", partial(_of, made, key), key) for name, key in keys.items())


def _of(made: Callable[[], Mapping[str, bytes]], key: str) -> bytes:
    return made()[key]


def draw_card(card: Card) -> bytes:
    """The picture as a PNG of 1200 by 630 pixels. Needs nothing but its argument and the package's own face."""
    picture = _blank().copy()
    draw = ImageDraw.Draw(picture)
    draw.text((_MARGIN, 176), card.above, font=_face(28), fill=_QUIET)
    width = _TEXT_WIDTH if card.levels else WIDTH - 2 * _MARGIN
    size, lines = _fit(card.name, width)
    y = 216.0
    for line in lines:
        draw.text((_MARGIN, y), line, font=_face(size), fill=_INK)
        y += size * 1.3
    small = 36 if _face(36).getlength(card.other_name) <= width else 28
    draw.text((_MARGIN, y + 14), _clipped(card.other_name, width, small), font=_face(small), fill=_QUIET)
    x = float(_MARGIN)
    for value, label in card.facts:
        draw.text((x, 478), value, font=_face(52), fill=_INK)
        draw.text((x, 546), label, font=_face(23), fill=_QUIET)
        x += max(draw.textlength(value, _face(52)), draw.textlength(label, _face(23))) + 46
    _draw_map(draw, dict(card.levels))
    picture.putpalette(_palette())
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=False, compress_level=6)
    return out.getvalue()


@remembered
def _blank() -> Image.Image:
    """What all pictures have in common: the rule at the top and the site's name."""
    picture = Image.new("L", (WIDTH, HEIGHT), 0)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, WIDTH, 13), fill=_RULE)
    draw.text((_MARGIN, 62), SITE[0], font=_face(30), fill=_INK)
    draw.text((_MARGIN + draw.textlength(SITE[0], _face(30)) + 16, 69), SITE[1], font=_face(22), fill=_QUIET)
    return picture


def _site_card(atlas: Atlas) -> Card:
    places = sum(bool(dossier.direct) for dossier in atlas.regions.values())
    facts = _facts(len(atlas.entries), len(atlas.figures), len(atlas.pacts))
    facts = (*facts[:1], (f"{places:,}", "지역 places"), *facts[1:])
    return Card("수치와 약속과 협약", "Figures, promises and agreements", "", facts, _shades(atlas, atlas.entries))


def _region_card(atlas: Atlas, region: str, dossier: Dossier) -> Card:
    taxonomy = atlas.taxonomy
    place = taxonomy.regions[region]
    outer = taxonomy.ancestors(region)
    above = " · ".join(taxonomy.regions[other].ko for other in reversed(outer) if other != HOME_COUNTRY)
    province = next((other for other in (region, *outer) if other in GRID), None)
    levels: tuple[tuple[str, int], ...] = ((province, 4),) if province else ()
    if region == HOME_COUNTRY:
        levels = _shades(atlas, dossier.entries)
    return Card(place.ko, place.en, above, _dossier_facts(dossier), levels)


def _topic_card(atlas: Atlas, topic: str, dossier: Dossier) -> Card:
    entry = atlas.taxonomy.topics[topic]
    return Card(entry.ko, entry.en, "주제 Topic", _dossier_facts(dossier), _shades(atlas, dossier.entries))


def _dossier_facts(dossier: Dossier) -> tuple[tuple[str, str], ...]:
    facts = _facts(len(dossier.entries), len(dossier.figures), len(dossier.pacts))
    years = sorted(year for entry in dossier.entries if (year := entry.published.year))
    if not years:
        return facts
    period = years[0] if years[0] == years[-1] else f"{years[0]}–{years[-1]}"
    return (*facts, (period, "기간 period"))


def _facts(stories: int, figures: int, pacts: int) -> tuple[tuple[str, str], ...]:
    counts = ((stories, "보도 stories"), (figures, "수치 figures"), (pacts, "협약 agreements"))
    return tuple((f"{count:,}", label) for count, label in counts)


def _shades(atlas: Atlas, entries: tuple[Entry, ...]) -> tuple[tuple[str, int], ...]:
    """How strongly each province of the map is coloured, 1 to 3, by how many of the stories are about it."""
    counts = Counter(
        place
        for entry in entries
        for place in {
            other
            for region in entry.regions(Role.PRIMARY)
            for other in (region, *atlas.taxonomy.ancestors(region))
            if other in GRID
        }
    )
    top = max(counts.values(), default=1)
    return tuple((place, 1 + min(2, 3 * counts[place] // (top + 1))) if counts[place] else (place, 0) for place in GRID)


def _draw_map(draw: ImageDraw.ImageDraw, levels: Mapping[str, int]) -> None:
    if not levels:
        return
    colours = (_LAND, *_SHADES, _HERE)
    for place, (column, row) in GRID.items():
        x, y = _MAP_X + column * (_SQUARE + _GAP), _MAP_Y + row * (_SQUARE + _GAP)
        draw.rectangle((x, y, x + _SQUARE - 1, y + _SQUARE - 1), fill=colours[levels.get(place, 0)])


def _fit(name: str, width: int) -> tuple[int, tuple[str, ...]]:
    """The largest size at which a name fits on one line; a longer one is broken into two, if it can be at a space."""
    for size in _NAME_SIZES:
        if _face(size).getlength(name) <= width:
            return size, (name,)
    size = _NAME_SIZES[-1]
    fitting = [cut for cut in range(1, len(name)) if _face(size).getlength(name[:cut]) <= width]
    spaces = [cut for cut in fitting if name[cut] == " "]
    cut = (spaces or fitting)[-1]
    return size, (name[:cut], _clipped(name[cut:].strip(), width, size))


def _clipped(text: str, width: int, size: int) -> str:
    while text and _face(size).getlength(text) > width:
        text = text[:-2].rstrip() + "…"
    return text


@remembered
def _face(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(io.BytesIO(FONT.read_bytes()), size, layout_engine=ImageFont.Layout.BASIC)


@remembered
def _palette() -> list[int]:
    colours = [
        tuple(round(paper + (ink - paper) * step / _INK) for paper, ink in zip(_PAPER_RGB, _INK_RGB, strict=True))
        for step in range(_INK + 1)
    ]
    colours += [_FLAT.get(index, _PAPER_RGB) for index in range(_INK + 1, 256)]
    return [part for colour in colours for part in colour]
