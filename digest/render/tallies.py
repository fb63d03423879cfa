"""What there is how much of: years, outlets, neighbours, amounts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from digest.lazy import regex
from digest.model import Claim, Entry, Status
from digest.render.atlas import Dossier, Figure
from digest.taxonomy import Taxonomy

PROMISED = frozenset({Status.COMMITTED, Status.SPENT})
"""What counts as a commitment: money that was assigned or has been paid, not asked for or planned."""

_NUMERAL = regex(r"\d[\d.]*(?:\s?[십백천]?[만억조]|\s?\S)")
"""A figure's digits with their scale, or with the first letter behind: `320억`, `12%`, `141개`."""
_IN_NUMBER = regex(r"[\d.]")


def largest_commitment(figures: Iterable[Figure]) -> Figure | None:
    """The largest amount of won that was committed or spent; None if there is none."""
    money = (item for item in figures if item.claim.unit == "KRW" and item.claim.status in PROMISED)
    return min(money, key=lambda item: (-item.claim.value, item.entry.id, item.number), default=None)


def count_years(entries: Iterable[Entry]) -> tuple[tuple[str, int], ...]:
    """Stories per year, every year from the first to the last, oldest first."""
    counts = Counter(year for entry in entries if (year := entry.published.year))
    if not counts:
        return ()
    first, last = int(min(counts)), int(max(counts))
    return tuple((str(year), counts[str(year)]) for year in range(first, last + 1))


def outlets_of(entries: Iterable[Entry]) -> frozenset[str]:
    """The ids of the outlets that reported any of some stories."""
    return frozenset(article.outlet.id for entry in entries for article in entry.articles if article.outlet)


def count_outlets(entries: Iterable[Entry]) -> tuple[tuple[str, str, int, int], ...]:
    """Outlets as (id, name, articles, stories), those with most articles first."""
    articles: Counter[str] = Counter()
    stories: Counter[str] = Counter()
    names: dict[str, str] = {}
    for entry in entries:
        outlets = [article.outlet for article in entry.articles if article.outlet]
        names.update((outlet.id, outlet.name) for outlet in outlets)
        articles.update(outlet.id for outlet in outlets)
        stories.update({outlet.id for outlet in outlets})
    order = sorted(names, key=lambda key: (-articles[key], names[key], key))
    return tuple((key, names[key], articles[key], stories[key]) for key in order)


def count_neighbours(region: str, dossier: Dossier, taxonomy: Taxonomy) -> tuple[tuple[str, int], ...]:
    """Places named together with a place (not its own parts or surroundings), most often first."""
    counts: Counter[str] = Counter()
    for entry in dossier.entries:
        for label in entry.labels.regions:
            if not taxonomy.within(label.id, region) and not taxonomy.within(region, label.id):
                counts[label.id] += 1
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def key_claim(entry: Entry) -> tuple[int, Claim] | None:
    """The figure that stands for a story, with its number there; None where the story has none.

    The first that its headline names (`국비 210억 확정` of a story that also tells of the 320 asked for), else the
    largest amount of money, else the first.
    """
    numbered = list(enumerate(entry.claims, start=1))
    if not numbered:
        return None
    title = entry.title.replace(",", "")
    told = [(place, number, claim) for number, claim in numbered if (place := _place_in(title, claim)) >= 0]
    if told:
        _, number, claim = min(told, key=lambda item: item[:2])
        return number, claim
    return max(numbered, key=lambda item: (item[1].unit == "KRW", item[1].value if item[1].unit == "KRW" else -item[0]))


def _place_in(title: str, claim: Claim) -> int:
    """Where a headline names a figure, by its digits and what stands next to them; -1 where it does not."""
    match = _NUMERAL.search(claim.text.replace(",", ""))
    if match is None:
        return -1
    told = match.group()
    place = title.find(told)
    while place >= 0 and _IN_NUMBER.search(title[max(place - 1, 0) : place] + title[place + len(told) :][:1]):
        place = title.find(told, place + 1)
    return place
