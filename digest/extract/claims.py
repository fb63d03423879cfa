"""Figures somebody published, with what each is about and how real it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from digest.dates import as_of_date, due_date, find_dates
from digest.extract.cases import PROMISED, SIZES, Standing
from digest.extract.changes import equivalent_of, goes_on, is_outgrown, repeats_measure
from digest.extract.counting import Counted, counted_thing
from digest.extract.describe import describe
from digest.extract.milestones import UNIT as MILESTONE
from digest.extract.milestones import find_milestones
from digest.extract.numerals import Quantity, find_quantities
from digest.extract.owners import find_owner
from digest.extract.parsing import Parsed, parse
from digest.extract.parties import is_organisation
from digest.extract.parts import split_total
from digest.extract.places import Setting, known_places
from digest.extract.standing import settle_status, signs
from digest.extract.stops import is_no_claim
from digest.extract.times import first_date_after, is_to_come
from digest.extract.undone import undone_by, with_deed
from digest.extract.wholes import named
from digest.extract.wording import nameless_words
from digest.known import Taxonomy
from digest.lazy import regex
from digest.model import Article, Claim, RegionLabel, Status
from digest.text import Span, sentences

_NO_DATE = regex(
    r"(?:전년|작년|지난해|지난 ?달|전월|전 ?분기|(?:19|20)\d\d년(?:도)?)(?:\s?(?:\d분기|\d+월|상반기|하반기))?"
    r"(?=\s?(?:같은|동기|동월|대비|보다|말 대비|(?:정부|국가|본|도|년)?\s?예산|국비|본예산))"
)
"""Dates that a figure is compared with, and budget years."""
_SIGNING = regex(r"체결|맺|협약|계약|서명")
_FLOOR = regex("(?:연|총|건축)면적$")
_WORD = regex(r"[\w·]{2,}")
_PARTICULAR = 4
_OPEN, _SETTLED = (Status.REQUESTED, Status.PLANNED), (Status.COMMITTED, Status.SPENT)


def extract_claims(article: Article, regions: tuple[RegionLabel, ...], taxonomy: Taxonomy) -> tuple[Claim, ...]:
    """Every figure of an article that a careful reader would write down, in the order of the text.

    A promise without a figure (an opening, a completion with its date) is a claim of one
    `milestones` whose text is the name of what is promised.
    """
    places = known_places(regions, taxonomy)
    claims: list[Claim] = []
    before: Span | None = None
    earlier: Status | None = None
    for sentence in sentences(article.body):
        told = Setting(sentence, before, places)
        found = list(named(_of_sentence(article, told, earlier), claims, sentence))
        milestones = tuple(find_milestones(article, told, tuple(found)))
        claims += found
        claims += milestones
        before = sentence
        earlier = _last_status(sentence.text, found, milestones)
    return tuple(tell_once(sorted(claims, key=lambda claim: (claim.start, claim.end))))


def tell_once(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Leaves out a figure that an earlier claim gave for the same thing.

    The same thing: value and unit are the same and one description holds the other, or the value is
    so particular (`_PARTICULAR` digits that are not zero) that nothing else has it by chance. Of another article
    it is enough that the descriptions have a word in common, or that one says nothing; but what it knows to be settled
    and the first does not is told. A claim whose value differs is never left out, so contradictions stay side by side.
    """
    seen: dict[tuple[object, ...], list[tuple[Claim, set[str]]]] = {}
    for claim in claims:
        words = set(_WORD.findall(claim.what))
        key = (claim.value, claim.unit, claim.text if claim.value == 1 else "")
        particular = claim.unit != MILESTONE and len(str(claim.value).replace(".", "").strip("0")) >= _PARTICULAR
        told = seen.setdefault(key, [])
        if not (particular and told) and not any(_retold(claim, words, *before) for before in told):
            yield claim
        told.append((claim, words))


def _retold(claim: Claim, words: set[str], earlier: Claim, other: set[str]) -> bool:
    """Whether an earlier claim gave a figure for the same thing, and another article does not know more of it."""
    if claim.article_id == earlier.article_id:
        return _alike(words, other)
    if earlier.status in _OPEN and claim.status in _SETTLED:
        return False
    same = claim.status in (earlier.status, Status.PLANNED)
    return _alike(words, other) or (same and bool(words & other or nameless_words() & (words | other)))


def _alike(left: set[str], right: set[str]) -> bool:
    """Whether the shorter of two descriptions is part of the longer, word by word."""
    short, long = sorted((left, right), key=len)
    return all(any(a in b or b in a for b in long) for a in short)


def _last_status(sentence: str, found: Iterable[Claim], milestones: Iterable[Claim]) -> Status | None:
    """How real what a sentence speaks of is, for one that only adds a size."""
    if _SIGNING.search(sentence) and signs(parse(sentence)):
        return Status.COMMITTED
    sized = [claim.status for claim in found if claim.unit in ("m2", "beds") or claim.unit.isupper()]
    sized = sized or [claim.status for claim in milestones]
    return sized[-1] if sized else None


@lru_cache(maxsize=64)
def _figures(sentence: str) -> tuple[Quantity, ...]:
    """What may be claims; the articles of a story have sentences in common."""
    return tuple(quantity for quantity in find_quantities(sentence) if not is_no_claim(sentence, quantity))


def _of_sentence(article: Article, told: Setting, earlier: Status | None) -> Iterator[Claim]:
    text = told.sentence.text
    quantities = _figures(text)
    before: Quantity | None = None
    last: Claim | None = None
    covered = 0
    for index, quantity in enumerate(quantities):
        if quantity.start < covered or (before is not None and repeats_measure(text, before, quantity)):
            continue
        equivalent = equivalent_of(text, before, quantity) if before is not None and last is not None else None
        if last is not None and equivalent is not None:
            last = replace(last, equivalent=equivalent)
            continue
        following = quantities[index + 1] if index + 1 < len(quantities) else None
        made = _claim(
            article,
            told,
            quantity,
            (following, last.status if last is not None and last.status in PROMISED else earlier),
            last if before is not None and goes_on(text, before, quantity) else None,
        )
        if made is None:
            continue
        if last is not None:
            apart = _is_told_apart(parse(text), before, quantity)
            yield _of_one_thing(made, last) if _FLOOR.search(last.what) and not apart else last
            made = _of_one_thing(last, made)
        parts, covered = split_total(text, quantity) if quantity.name.kind == "money" else ((), covered)
        last, before = replace(made, parts=parts) if parts else made, quantity
    if last is not None:
        yield last


def _of_one_thing(cost: Claim, size: Claim) -> Claim:
    """The size of what its sentence says the cost of: both are as real (`95억 원이 들어갈 센터는 연면적 3천㎡다`)."""
    told = cost.unit.isupper() and cost.status in PROMISED and size.unit in SIZES
    there = Status.PLANNED if cost.status is Status.COMMITTED else cost.status
    return replace(size, status=there) if told and size.status is Status.ACTUAL and not size.as_of else size


def _is_told_apart(parsed: Parsed, before: Quantity | None, quantity: Quantity) -> bool:
    """Whether a clause ends between two figures that says what has happened (`3천㎡ 규모로 지었으며, 장비에는`)."""
    return before is not None and any(
        act.form == "connective" and act.mood == "past" and before.end <= act.start and act.end <= quantity.start
        for act in parsed.predicates
    )


def _dated(article: Article, sentence: Span, quantity: Quantity) -> tuple[str | None, str | None]:
    """The date the figure speaks of and the one it is due by; dates of comparisons and budgets are neither."""
    plain = _NO_DATE.sub(lambda match: " " * len(match.group()), sentence.text)
    low, high = quantity.start, quantity.end
    due = due_date(plain, low, high, article.published) or first_date_after(plain, high, article.published)
    nearest = [item for item in find_dates(plain, article.published) if item.end <= low]
    if nearest and is_to_come(nearest[-1], article.published):
        return None, due
    return as_of_date(plain, low, high, article.published), due


def _is_deadline(due: str | None, article: Article, sentence: Span) -> bool:
    """Whether a date is named as a deadline or the end of a period: money that is granted is not due by any other."""
    mentions = find_dates(sentence.text, article.published)
    return any(item.date == due and item.kind in ("deadline", "range") for item in mentions)


def _claim(
    article: Article,
    told: Setting,
    quantity: Quantity,
    beside: tuple[Quantity | None, Status | None],
    same: Claim | None,
) -> Claim | None:
    """The claim a quantity makes; None where nothing says what it counts, or it is what was outgrown.

    `beside` is the next figure of the sentence and the status of what the sentence before spoke of,
    `same` the claim whose thing it counts where its own clause names none.
    """
    following, earlier = beside
    before = told.before.text if told.before is not None else ""
    sentence = told.sentence
    text, low, high = sentence.text, quantity.start, quantity.end
    whole = parse(text)
    parsed = parse(text, brackets=True) if whole.text[low:high].strip() == "" else whole
    counted = counted_thing(parsed, quantity) if quantity.name.kind == "count" else None
    counted, same = (counted, None) if counted or not same else (Counted(same.unit, low, low, after=False), same)
    unit = counted.unit if counted else None if quantity.name.kind == "count" else quantity.name.unit
    if not unit:
        return None
    as_of, due = _dated(article, sentence, quantity)
    if as_of is None and is_outgrown(parsed, quantity, following):
        return None
    undone = "" if unit == "percent" else undone_by(whole, low, high)
    told_of = Standing(unit, counted, following, as_of, due, earlier, text, before, article.body)
    status = None if undone else settle_status(whole, quantity, told_of)
    if status is Status.COMMITTED and due and not _is_deadline(due, article, sentence):
        due = None
    head = article.body[: sentence.start]
    owner = find_owner(parsed, quantity, head)
    what = same.what if same else describe(parsed, quantity, counted, (owner, head))
    promised = status in PROMISED
    return Claim(
        article_id=article.id,
        what=with_deed(what, undone) if what else "",
        text=quantity.text,
        start=sentence.start + low,
        end=sentence.start + high,
        value=quantity.value if quantity.value is not None else 0,
        unit=unit,
        approximate=quantity.approximate,
        status=status,
        sentence=text,
        bound=quantity.bound,
        as_of=None if promised else as_of,
        due=due if promised else None,
        region=told.place_of(low, high, owner),
        party=owner if is_organisation(owner) else None,
    )
