"""The nouns that stand near a figure and say what it is of."""

from __future__ import annotations

from collections.abc import Iterator

from digest.extract.focus import is_bare
from digest.extract.numerals import Quantity
from digest.extract.parsing import Parsed
from digest.extract.phrases import AMONG, bracket_opening, run_after, run_before, skipped_words, tidy
from digest.extract.predicates import Predicate
from digest.extract.units import counted_nouns
from digest.extract.wording import joined, load_words, says_nothing
from digest.lazy import regex

FILLER = regex(r"^(?:상당의?|씩|규모의?|이상의?|수준의?|가량의?|쯤의?|어치의?|짜리|여|대)(?:\s|$)")
"""Words behind a figure that belong to it, before the noun it is of."""
_OF_SIZE = regex(r"\s?대?\s?(?:규모|상당|수준|어치)(?:의\s|\s(?![,·]))|\s?대의\s")
_IN_SIZE = regex(r"\s?(?:규모|수준)로\s")
_ON_SITE = regex(r"(?:\s?(?:규모|수준)로|에)\s")
_STOREYS = regex(r"(?:지[상하]\s?\d+층(?:짜리|의)?[,·~∼]?\s?)+")
_AS_TOPIC = regex(r"는\s|\s?\S+[는은]\s(?:것|곳)[은이]\s")
_AT_LEAST = regex(
    r"여?\s?(?:이상|이하|내외|안팎|가량|정도|남짓)(?:의|에\s?달하는|에\s?이르는)\s|에\s(?:달하는|이르는)\s"
)
_FIGURES = regex(r"(?:\d\S*\s?)+")
_SHORT_ROLE = 2
"""Characters of a word at most that says how something is chosen (`5곳을 추가로 지정했다`)."""
_PARTICLES = 3
"""How many particles may stand between a figure and the noun it is of."""


def nouns_near(parsed: Parsed, quantity: Quantity) -> str:
    """What a figure is of: the nouns behind its 규모의, before it, behind its 의, before a particle, after it."""
    thing = thing_of_size(parsed, quantity)
    if thing:
        return thing
    text = parsed.text
    following = next((item for item in parsed.morphemes if item.start >= quantity.end), None)
    opening = bracket_opening(text, quantity.start)
    before = run_before(parsed, quantity.start if opening is None else opening, links=1, names=True)
    spans = [before]
    if quantity.name.unit in ("m2", "litres") and text[quantity.end : quantity.end + 1] == " ":
        ground = run_after(parsed, quantity.end)
        place = not tidy(text, *before).endswith(load_words().grounds)
        spans = [ground] if place and tidy(text, *ground) in load_words().grounds else [before, ground]
    if following is not None and following.tag == "JKG":
        spans.append(run_after(parsed, following.end))
    spans += [_run_with_owner(parsed, position) for position in _particles_before(parsed, quantity)]
    bound = _AT_LEAST.match(text, quantity.end)
    if not AMONG.match(text, quantity.end):
        spans.append(run_after(parsed, bound.end() if bound else quantity.end))
    labels = (FILLER.sub("", tidy(text, *span)) for span in spans)
    barred = load_words().grounds if quantity.name.kind == "money" else ()
    return next(
        (
            label
            for label in labels
            if not says_nothing(label) and not _FIGURES.fullmatch(label) and not label.endswith(barred)
        ),
        "",
    )


def _run_with_owner(parsed: Parsed, position: int) -> tuple[int, int]:
    """The nouns before a position; a measure of one word with whose it is (`동물용 백신의 자급률`)."""
    low, high = run_before(parsed, position, names=True)
    word = parsed.text[low:high]
    alone = " " not in word and (word.endswith(load_words().measures) or word in load_words().acts)
    return run_before(parsed, position, links=1, names=True) if alone else (low, high)


def thing_of_size(parsed: Parsed, quantity: Quantity) -> str:
    """What is as large as a figure says, with the measure before it: `총사업비 300억원 규모의 시험동`.

    >>> from digest.extract.numerals import find_quantities
    >>> from digest.extract.parsing import parse
    >>> text = "연면적 3천㎡ 규모로 지어지는 한빛센터에서"
    >>> thing_of_size(parse(text), find_quantities(text)[0])
    '한빛센터 연면적'
    """
    size = _OF_SIZE.match(parsed.text, quantity.end)
    if size is not None:
        storeys = _STOREYS.match(parsed.text, size.end())
        low, high = run_after(parsed, storeys.end() if storeys else size.end())
    else:
        low, high = _grown(parsed, quantity)
    thing = FILLER.sub("", tidy(parsed.text, low, high)).partition(" 가운데")[0]
    behind = next((item.tag for item in parsed.morphemes if item.start >= high), "")
    barred = load_words().grounds if quantity.name.kind == "money" else ()
    if says_nothing(thing) or behind in ("XSV", "XSA") or _FIGURES.fullmatch(thing) or thing in barred:
        return ""
    measure = tidy(parsed.text, *run_before(parsed, quantity.start))
    tells = is_bare(measure) or measure in load_words().parts or measure.endswith(load_words().measures)
    return joined(thing, measure) if tells and measure not in load_words().grounds else thing


def _grown(parsed: Parsed, quantity: Quantity) -> tuple[int, int]:
    """Where the noun stands that is built or done on the scale of a figure: `3천㎡ 규모로 지어지는` 센터."""
    size = (_ON_SITE if quantity.name.unit == "m2" else _IN_SIZE).match(parsed.text, quantity.end)
    act = governor(parsed, quantity) if size is not None else None
    if act is None or size is None or act.start != size.end() or act.form != "attributive":
        return quantity.end, quantity.end
    low, high = run_after(parsed, act.end)
    named = parsed.text[low:high].endswith(load_words().facilities)
    return (low, high) if named else run_after(parsed, act.end, links=1)


def _particles_before(parsed: Parsed, quantity: Quantity) -> Iterator[int]:
    """Where the particles before a figure begin, nearest first, up to the end of the clause before."""
    left = _PARTICLES
    for morpheme in reversed([item for item in parsed.morphemes if item.end <= quantity.start]):
        if morpheme.tag in ("EC", "EF", "ETM", "SP", "SF") or not left:
            return
        if morpheme.tag.startswith("J"):
            left -= 1
            if quantity.name.kind == "money" and morpheme.form in ("와", "과"):
                continue
            yield morpheme.start


def role_after(parsed: Parsed, quantity: Quantity) -> str:
    """As what something counted is chosen or used: 후보지 of `3곳을 후보지로 정했다`; empty where nothing says it.

    >>> from digest.extract.numerals import find_quantities
    >>> from digest.extract.parsing import parse
    >>> text = "정부는 3곳을 바이오 특화단지로 지정했다."
    >>> role_after(parse(text), find_quantities(text)[0])
    '바이오 특화단지'
    """
    behind = [item for item in parsed.morphemes if item.start >= quantity.end]
    if not behind or behind[0].tag != "JKO":
        return ""
    particle = next((item for item in behind if item.tag == "JKB" and item.form in ("로", "으로")), None)
    first = governor(parsed, quantity)
    if particle is None or first is None or first.start < particle.end or first.lemma not in load_words().roles:
        return ""
    low, high = run_before(parsed, particle.start)
    role = tidy(parsed.text, low, high)
    whole = low >= behind[0].end and parsed.text[behind[0].end : low].strip() == ""
    return role if whole and len(role) > _SHORT_ROLE and not says_nothing(role) and not role.endswith("적") else ""


def as_what(parsed: Parsed, quantity: Quantity, *, loosely: bool = False) -> str:
    """As what the things are told that a figure counts: `공급기업으로는 누리켐 등 41개사`, `주요사업으로 꼽히는 것은`.

    `loosely`: also before 로 alone, for a figure that only lacks the noun of its kind (`입주공간으로 공장형 15개실`).
    """
    for index, item in enumerate(parsed.morphemes):
        if item.end > quantity.start:
            break
        if (
            item.tag != "JKB"
            or item.form not in ("로", "으로")
            or parsed.morphemes[index - 1].tag in ("SN", "NNB", "ETN")
        ):
            continue
        between = parsed.text[item.end : quantity.start]
        closed = any(item.end <= one.start < quantity.start and one.tag in ("EC", "JKO") for one in parsed.morphemes)
        what = tidy(parsed.text, *run_before(parsed, item.start))
        tells = loosely or _AS_TOPIC.match(between) is not None
        if tells and not closed and not says_nothing(what) and counted_nouns().find(what):
            return what
    return ""


def is_subject(parsed: Parsed, quantity: Quantity) -> bool:
    """Whether a figure is told of the subject right before it: `총사업비는 모두 300억원으로`."""
    _, end = run_before(parsed, next(_particles_before(parsed, quantity), quantity.start))
    particle = next((item for item in parsed.morphemes if item.start >= end), None)
    between = parsed.text[particle.end : quantity.start].split() if particle is not None else ["?"]
    return particle is not None and particle.tag in ("JX", "JKS") and all(word in skipped_words() for word in between)


def governor(parsed: Parsed, quantity: Quantity) -> Predicate | None:
    """The first predicate behind a figure."""
    return next((item for item in parsed.predicates if item.start >= quantity.end), None)
