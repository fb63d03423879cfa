"""What a counter counts: the noun after it, before it, or in the clause before."""

from __future__ import annotations

from digest.extract.numerals import Quantity
from digest.extract.parsing import Parsed
from digest.extract.phrases import bracket_opening, run_after, run_before
from digest.extract.units import counted_nouns
from digest.lazy import regex
from digest.morphology import Morpheme
from digest.record import record

_BRIDGE = regex(
    r"(?:여)?\s?(?:이상|이하|이내|내외|안팎|쯤|가량|정도|남짓|미만)?(?:의|에\s달하는|에\s이르는|이\s넘는|에\s가까운|을\s웃도는|규모의)?\s?"
)
_ITEMS_FROM = 20
"""From this many on, things whose noun the vocabulary does not know are `items`; fewer are left out."""
_BARRIERS = ("으로", "로", "과", "와", "에서", "까지", "부터")
"""Particles behind which stands something else than what is counted."""
_STEPS = 3
"""How many particles may stand between a figure and the noun before it."""

_RESEARCHER = "연구원"
"""Somebody, or an institute."""
_EMPLOYERS = ("companies", "universities", "hospitals", "institutions")


@record
class Counted:
    """The noun a figure counts, and where it stands in the sentence."""

    unit: str
    """Empty for things nobody looks up."""
    start: int
    end: int
    after: bool
    """The noun follows the figure."""


def counted_thing(parsed: Parsed, quantity: Quantity) -> Counted | None:
    """What `quantity` counts; None where neither its counter nor a noun near it tells.

    >>> from digest.extract.numerals import find_quantities
    >>> from digest.extract.parsing import parse
    >>> text = "입주 기업을 지난해 말 기준 356개에서 2025년 500개로 늘린다."
    >>> [counted_thing(parse(text), quantity).unit for quantity in find_quantities(text)]
    ['companies', 'companies']
    """
    name = quantity.name
    if name.by_noun:
        return _by_noun(parsed, quantity)
    return Counted(name.unit, *_label(parsed, quantity)) if name.unit else None


def _label(parsed: Parsed, quantity: Quantity) -> tuple[int, int, bool]:
    """Where the words stand that say what a counter of one unit counts: behind its 의, before it, or after it."""
    bridge = _bridge(parsed.text[quantity.end :])
    if bridge.strip().endswith("의"):
        low, high = run_after(parsed, quantity.end + len(bridge))
        if low < high:
            return low, high, True
    after = noun_after(parsed, quantity)
    low, high = run_before(parsed, quantity.start)
    listed = "등" in parsed.text[high : quantity.start].split()
    if low < high and not listed and (after is None or after.unit != quantity.name.unit):
        return low, high, False
    if after is not None and after.unit:
        return after.start, after.end, True
    return (low, high, False) if low < high and not listed else (quantity.start, quantity.start, False)


def _by_noun(parsed: Parsed, quantity: Quantity) -> Counted | None:
    """The noun that decides: after 개, else before the figure first unless 의 follows it; last the topic."""
    name = quantity.name
    after, before = noun_after(parsed, quantity), noun_before(parsed, quantity)
    if after is not None and not after.unit and name.unit is None:
        return None
    adjacent = before is not None and not parsed.text[before.end : quantity.start].strip(" ‘’“”'\"총약")
    if name.unit is None and not adjacent and after is None and _names_unknown(parsed, quantity):
        before = None
    backwards = adjacent and name.unit is not None and "의" not in _bridge(parsed.text[quantity.end :])
    nouns = [noun for noun in ((before, after) if backwards else (after, before)) if noun is not None]
    for noun in nouns or filter(None, (_topic_noun(parsed, quantity),)):
        if noun.unit and noun.unit not in name.barred and (not name.only or noun.unit in name.only):
            return noun
    if name.unit is None and (name.only or nouns or (quantity.value or 0) < _ITEMS_FROM):
        return None
    low, high = run_before(parsed, quantity.start)
    follows = low == high
    if follows:
        low, high = run_after(parsed, quantity.end + len(_bridge(parsed.text[quantity.end :])))
    return None if name.unit is None and low == high else Counted(name.unit or "items", low, high, follows)


def _names_unknown(parsed: Parsed, quantity: Quantity) -> bool:
    """Whether a thing the vocabulary does not know follows the figure (`13개 컨소시엄을`)."""
    low, high = run_after(parsed, quantity.end)
    following = next((item.tag for item in parsed.morphemes if item.start >= high), "")
    return low < high and following not in ("XSV", "XSA")


def _topic_noun(parsed: Parsed, quantity: Quantity) -> Counted | None:
    """The known noun of the sentence's topic (`스타트업은 … 등 9곳이다`)."""
    if _is_made(parsed, quantity):
        return None
    for item in reversed(parsed.morphemes):
        if item.end <= quantity.start and item.tag == "JX" and item.form in ("은", "는"):
            low, high = run_before(parsed, item.start)
            found = counted_nouns().find(parsed.text[low:high]) if low < high else None
            return Counted(found[1], low, high, False) if found and found[1] else None
    return None


def noun_after(parsed: Parsed, quantity: Quantity) -> Counted | None:
    """The known noun of the phrase that follows a figure (`47개 바이오기업이`)."""
    begin = quantity.end + len(_bridge(parsed.text[quantity.end :]))
    low, high = run_after(parsed, begin)
    quality = next((item for item in parsed.predicates if begin <= item.start <= begin + 1), None)
    if quality is not None and quality.form == "attributive" and low <= quality.start:
        begin = quality.end + 1
        low, high = run_after(parsed, begin)
    if low == high or parsed.text[begin:low].strip():
        return None
    nouns = counted_nouns()
    inside = [item for item in parsed.morphemes if low <= item.start and item.end <= high]
    following = next((item.tag for item in parsed.morphemes if item.start >= high), "")
    if following in ("XSV", "XSA") and inside:
        inside = inside[:-1]
    for last in reversed(inside):
        found = nouns.find(parsed.text[low : last.end]) if _is_word_end(parsed.text, last.end, high) else None
        if found is not None and not (quantity.name.by_noun and _is_staff(parsed, low, last, found)):
            return Counted(
                found[1], low, high if last is inside[-1] or following not in ("XSV", "XSA") else last.end, True
            )
    return None


def _is_staff(parsed: Parsed, low: int, last: Morpheme, found: tuple[str, str]) -> bool:
    """Whether a noun behind `개` or `곳`, which count no people, names those of what is counted: `13개 기업 연구원`."""
    noun, unit = found
    before = counted_nouns().find(parsed.text[low : last.start].rstrip()) if noun == _RESEARCHER else None
    return unit == "people" or (before is not None and before[1] in _EMPLOYERS)


def noun_before(parsed: Parsed, quantity: Quantity) -> Counted | None:
    """The known noun that stands before a figure, at most `_STEPS` particles away."""
    nouns = counted_nouns()
    opening = bracket_opening(parsed.text, quantity.start)
    position = quantity.start if opening is None else opening
    for _ in range(_STEPS):
        low, high = run_before(parsed, position)
        inside = [item for item in parsed.morphemes if low <= item.start and item.end <= high]
        for last in reversed(inside):
            found = nouns.find(parsed.text[low : last.end]) if _is_word_end(parsed.text, last.end, high) else None
            if found is not None:
                return Counted(found[1], low, high, False)
        edge = low if low < high else _edge(parsed, position)
        particle = next((item for item in reversed(parsed.morphemes) if item.end <= edge), None)
        if (
            particle is None
            or not particle.tag.startswith("J")
            or (particle.form in _BARRIERS and not _after_number(parsed, particle.start))
        ):
            return None
        if particle.form in ("은", "는") and _is_made(parsed, quantity):
            return None
        position = particle.start
    return None


def _is_made(parsed: Parsed, quantity: Quantity) -> bool:
    """Whether a figure is what its topic makes or does, and counts no topics (`공장은 연간 400만 개를 만든다`)."""
    return any(item.tag == "JKO" and item.start == quantity.end for item in parsed.morphemes)


def _is_word_end(text: str, end: int, high: int) -> bool:
    """Whether a noun ends there, and is not the beginning of a compound (`주민` of 주민자치)."""
    return end == high or not text[end].isalnum()


def _after_number(parsed: Parsed, position: int) -> bool:
    """Whether a figure ends there (`356개`에서 500개로)."""
    before = [item for item in parsed.morphemes if item.end <= position][-2:]
    return any(item.tag in ("SN", "NR") for item in before)


def _bridge(tail: str) -> str:
    match = _BRIDGE.match(tail)
    return match.group() if match else ""


def _edge(parsed: Parsed, position: int) -> int:
    """Where the words that say nothing begin before a position."""
    edge = position
    for morpheme in reversed([item for item in parsed.morphemes if item.end <= position]):
        if morpheme.tag.startswith(("J", "E", "S")) and morpheme.tag != "SN":
            break
        edge = morpheme.start
    return edge
