"""Figures somebody published, with what each is about and how real it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from digest import vocabulary
from digest.dates import as_of_date, due_date, find_dates
from digest.extract.counting import Counted, counted_thing
from digest.extract.describe import describe, last_project
from digest.extract.milestones import find_milestones
from digest.extract.numerals import Quantity, find_quantities
from digest.extract.parts import split_total
from digest.extract.parsing import Parsed, parse
from digest.extract.phrases import mask_brackets
from digest.extract.places import place_names, place_of
from digest.extract.status import decide_status
from digest.extract.times import is_to_come
from digest.extract.units import load_units
from digest.model import Amount, Article, Claim, RegionLabel, Status
from digest.taxonomy import Taxonomy
from digest.text import Span, sentences

_OPEN_BRACKET = re.compile(
    r"\s?[(（]\s?(?:한화\s?|미화\s?|원화\s?)?(?:약|한화로|대략|우리\s?돈)?\s?(?:한화\s?)?(?:약\s?)?$"
)
_NO_DATE = re.compile(
    r"(?:전년|작년|지난해|지난 ?달|전월|전 ?분기|(?:19|20)\d\d년(?:도)?)(?:\s?(?:\d분기|\d+월|상반기|하반기))?"
    r"(?=\s?(?:같은|동기|동월|대비|보다|말 대비|(?:정부|국가|본|도|년)?\s?예산|국비|본예산))"
)
"""Dates that a figure is compared with, and budget years."""
_FEW = 10
"""Fewer people than this in brackets are the members of a team, not a figure."""
_DEFINITION = re.compile(r"\s?(?:이상|이하|미만|초과|이내)(?:의|인|으로)?\s?[^()\d]*[)）]")
_FUTURE = (Status.TARGET, Status.PLANNED, Status.COMMITTED, Status.REQUESTED)


def extract_claims(article: Article, regions: tuple[RegionLabel, ...], taxonomy: Taxonomy) -> tuple[Claim, ...]:
    """Every figure of an article that a careful reader would write down, in the order of the text.

    A promise without a figure (an opening, a completion with its date) is a claim of one
    `projects` whose text is the name of what is promised.
    """
    names = place_names(regions, taxonomy)
    claims: list[Claim] = []
    for sentence in sentences(article.body):
        found = list(_of_sentence(article, sentence, names))
        claims += found
        claims += find_milestones(article, sentence, names, tuple(found))
    return tuple(_once(sorted(claims, key=lambda claim: (claim.start, claim.end))))


def _once(claims: list[Claim]) -> Iterator[Claim]:
    """Leaves out a figure that an earlier sentence of the article gave for the same thing."""
    seen: dict[tuple[object, ...], list[set[str]]] = {}
    for claim in claims:
        words = {word for word in re.findall(r"[\w·]{2,}", claim.what)}
        key = (claim.value, claim.unit, claim.text if claim.value == 1 else "")
        if not any(_alike(words, other) for other in seen.get(key, [])):
            yield claim
        seen.setdefault(key, []).append(words)


def _alike(left: set[str], right: set[str]) -> bool:
    """Whether two descriptions share a word, also as the end of a longer one."""
    return any(a.endswith(b) or b.endswith(a) for a in left for b in right)


def _of_sentence(article: Article, sentence: Span, names: tuple[tuple[str, str], ...]) -> Iterator[Claim]:
    text = sentence.text
    quantities = [item for item in find_quantities(text) if item.value is not None and not is_no_claim(text, item)]
    masked = mask_brackets(text) if quantities else ""
    last: Claim | None = None
    covered = 0
    for index, quantity in enumerate(quantities):
        if quantity.start < covered or _repeats_area(text, quantity, quantities[index - 1] if index else None):
            continue
        equivalent = _as_equivalent(text, quantity, last, sentence)
        if equivalent is not None and last is not None:
            last = replace(last, equivalent=equivalent)
            continue
        bracketed = masked[quantity.start : quantity.end].strip() == ""
        parsed = parse(text, brackets=bracketed)
        counted = counted_thing(parsed, quantity) if quantity.name.kind == "count" else None
        unit = counted.unit if counted else quantity.name.unit
        if not unit or (quantity.name.kind == "count" and counted is None):
            continue
        if last is not None:
            yield last
        following = quantities[index + 1] if index + 1 < len(quantities) else None
        last = _claim(article, sentence, quantity, (unit, counted), names)
        parts, covered = split_total(text, quantity) if quantity.name.kind == "money" else ((), covered)
        if parts:
            last = replace(last, parts=parts)
        if _starts_change(parsed, quantity) or (following is not None and _changes_to(text, quantity, following)):
            last = replace(last, status=Status.ACTUAL, due=None, as_of=_dated(article, sentence, quantity)[0])
    if last is not None:
        yield last


def _starts_change(parsed: Parsed, quantity: Quantity) -> bool:
    """Whether the figure is what something is changed from: `60대에서 모든 택시로 확대한다`."""
    if not re.match(r"\s?(?:이상|수준|규모)?에서\s", parsed.text[quantity.end :]):
        return False
    first = next((item for item in parsed.predicates if item.start >= quantity.end), None)
    return first is not None and first.lemma in ("확대", "늘리", "늘어나", "늘", "증가", "줄이", "줄", "상향", "키우")


def _repeats_area(text: str, quantity: Quantity, before: Quantity | None) -> bool:
    """Whether a measure in brackets says the one before it again (`3,000㎡(907평)`)."""
    if before is None or quantity.name.unit != before.name.unit or quantity.name.kind != "measure":
        return False
    return quantity.name.name != before.name.name and bool(_OPEN_BRACKET.fullmatch(text[before.end : quantity.start]))


def _changes_to(text: str, quantity: Quantity, following: Quantity) -> bool:
    """Whether the figure is where a change starts: `356개에서 500개로`."""
    same = following.name.kind == quantity.name.kind and following.name.name == quantity.name.name
    tail = text[quantity.end : following.start]
    return (
        same
        and bool(re.match(r"\s?(?:이상|수준)?에서\s", tail))
        and bool(re.match(r"\s?(?:이상|수준|규모)?(?:으로|로|까지)", text[following.end :]))
    )


def _dated(article: Article, sentence: Span, quantity: Quantity) -> tuple[str | None, str | None]:
    """The date the figure speaks of and the one it is due by; dates of comparisons and budgets are neither."""
    plain = _NO_DATE.sub(lambda match: " " * len(match.group()), sentence.text)
    low, high = quantity.start, quantity.end
    due = due_date(plain, low, high, article.published)
    nearest = [item for item in find_dates(plain, article.published) if item.end <= low]
    if nearest and is_to_come(nearest[-1], article.published):
        return None, due
    return as_of_date(plain, low, high, article.published), due


def _claim(
    article: Article,
    sentence: Span,
    quantity: Quantity,
    counted: tuple[str, Counted | None],
    names: tuple[tuple[str, str], ...],
) -> Claim:
    text, low, high = sentence.text, quantity.start, quantity.end
    bracketed = mask_brackets(text)[low:high].strip() == ""
    parsed = parse(text, brackets=bracketed)
    status = decide_status(_outside(text, low) if bracketed else parsed, low, high, money=quantity.name.kind == "money")
    as_of, due = _dated(article, sentence, quantity)
    if as_of is None and due is not None and status in (Status.ACTUAL, Status.ACHIEVED) and not parsed.predicates:
        status = Status.TARGET
    promised = status in _FUTURE
    return Claim(
        article_id=article.id,
        what=describe(parsed, quantity, counted[1], last_project(article.body[: sentence.start])),
        text=quantity.text,
        start=sentence.start + low,
        end=sentence.start + high,
        value=quantity.value if quantity.value is not None else 0,
        unit=counted[0],
        approximate=quantity.approximate,
        status=status,
        sentence=text,
        bound=quantity.bound,
        as_of=None if promised else as_of,
        due=due if promised else None,
        region=place_of(text, low, high, names),
    )


def _outside(text: str, position: int) -> Parsed:
    """The sentence as seen from a figure in brackets: its own bracket closed, the others blanked."""
    return parse(text)


def _in_brackets(text: str, position: int) -> bool:
    return text.rfind("(", 0, position) > text.rfind(")", 0, position)


def _as_equivalent(text: str, quantity: Quantity, last: Claim | None, sentence: Span) -> Amount | None:
    """The amount as the equivalent of the one before it, where it stands in brackets right behind that."""
    if last is None or quantity.name.kind != "money" or quantity.value is None or last.unit == quantity.name.unit:
        return None
    between = text[last.end - sentence.start : quantity.start]
    if last.unit.isupper() and _OPEN_BRACKET.fullmatch(between):
        low = quantity.start
        about = between.rfind("약")
        if about >= 0:
            low -= len(between) - about
        return Amount(text[low : quantity.end], quantity.value, quantity.name.unit or "")
    return None


@cache
def _stops() -> tuple[tuple[str, ...], dict[str, tuple[str, ...]]]:
    document = vocabulary.load("extract/stops.yml")
    after = {
        name: vocabulary.strings(words, f"extract/stops.yml: after.{name}") for name, words in document["after"].items()
    }
    return vocabulary.strings(document["before"], "extract/stops.yml: before"), after


def is_no_claim(sentence: str, quantity: Quantity) -> bool:
    """Whether a quantity is part of a name, a rank, an age, a price: nothing to write down.

    >>> sentence = "50대 여성이 주당 3만원에 산 제2공장"
    >>> [is_no_claim(sentence, quantity) for quantity in find_quantities(sentence)]
    [True, True]
    """
    before, after = _stops()
    if quantity.name.kind == "count" and quantity.value is not None and quantity.value < quantity.name.least:
        return True
    head = sentence[max(0, quantity.start - 8) : quantity.start].rstrip()
    tail = sentence[quantity.end :]
    name = quantity.name.name
    if head.endswith(before):
        return True
    if any(tail.lstrip().startswith(word) for word in after.get(name, ())):
        return True
    if quantity.name.unit == "percent" and quantity.start and re.match(r"[가-힣)]", sentence[quantity.start - 1]):
        return True
    if quantity.name.unit == "people" and (quantity.value or 0) < _FEW and _in_brackets(sentence, quantity.start):
        return True
    if _DEFINITION.match(tail) and _in_brackets(sentence, quantity.start):
        return True
    only = load_units().only_with.get(quantity.name.unit or "")
    return only is not None and not any(word in sentence for word in only)
