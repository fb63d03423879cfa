"""What a digest forbids: everything its stories withhold, but for what any of them quotes.

What a story withholds and quotes is kept by the story. So is what its quotations have of all that is withheld; only
what is new, here or there, is compared again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from digest.kept import read_kept, write_kept
from digest.marks import UNPLAIN, marks_apart
from digest.model import Digest, Entry
from digest.parallel import spread
from digest.publish.forbidden import Forbidden, head_numbers, long_stretches
from digest.publish.passages import Numbered, Numbers, distinct, first_places, held, letters_of, runs
from digest.publish.probes import Probes, grams_of
from digest.publish.withheld import FURNITURE, SHINGLE, Withheld, published_beside, published_of, withheld_by

_FILE = "forbidden"
_PART = "publish.quoted"
_SHARE = 8
"""If more than one of so many stories is new, all are compared anew: it is not more work."""

Quoting = Entry | tuple[str, ...]
"""A story, or some texts that are quoted beside all stories."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is known of a story or of texts beside, and of what they quote."""

    withheld: Withheld
    grams: bytes
    """The `probes.grams_of` what is quoted."""
    shingles: bytes = b""
    """Numbers of stretches that are withheld anywhere and quoted here."""
    lines: tuple[str, ...] = ()
    """Removed lines that are quoted here."""


def forbidden_by(digest: Digest, processes: int = 1, kept: Path | None = None) -> Forbidden:
    """What the site of a digest must not hold. In the folder `kept` it is remembered what each story has of it."""
    orders = _orders(digest)
    known = {
        key: some for key, some in (read_kept(kept, _FILE, _PART, dict[str, _Kept]) or {}).items() if key in orders
    }
    if (len(orders) - len(known)) * _SHARE > len(orders):
        known = {}
    missing = [key for key in orders if key not in known]
    made = dict(zip(missing, spread(_make, [orders[key] for key in missing], processes), strict=True))
    found = known | {key: some for key, (some, _) in made.items()}
    if known:
        fresh = {key: order for key in missing if isinstance(order := orders[key], Entry)}
        _compare_with_new(orders, known, fresh, found)
    _compare(found, {key: quoted for key, (_, quoted) in made.items()}, _Stock.of(found.values()))
    write_kept(kept, _FILE, _PART, {key: some for key, some in found.items() if not key.startswith(UNPLAIN)})
    return _forbidden(digest, [found[key] for key in orders])


def _orders(digest: Digest) -> dict[str, Quoting]:
    """Everything that quotes, by what stands for it; the stories first."""
    marks = marks_apart(digest.entries)
    orders: dict[str, Quoting] = {marks[entry.id]: entry for entry in digest.entries}
    beside = runs(list(published_beside(digest)))
    return orders | {f"+{blake2b(told, digest_size=20).hexdigest()}": tuple(texts) for texts, told in beside}


def _make(order: Quoting) -> tuple[_Kept, list[str]]:
    """What is known of it alone, and the letters of what it quotes."""
    quoted = _quoted(order)
    withheld = withheld_by(order) if isinstance(order, Entry) else Withheld()
    return _Kept(withheld, grams_of("\n".join(quoted)).tobytes()), quoted


def _quoted(order: Quoting) -> list[str]:
    return letters_of(dict.fromkeys(published_of(order) if isinstance(order, Entry) else order))


@dataclass(frozen=True, slots=True)
class _Stock:
    """What some stories withhold together."""

    shingles: Numbered
    lines: Collection[str]

    @classmethod
    def of(cls, found: Iterable[_Kept]) -> _Stock:
        withheld = [some.withheld for some in found]
        shingles = Numbered(_numbers(b"".join(chain.from_iterable(some.shingles for some in withheld))))
        return cls(shingles, dict.fromkeys(line for some in withheld for lines in some.lines for line in lines))


def _compare_with_new(
    orders: Mapping[str, Quoting], known: Mapping[str, _Kept], fresh: Mapping[str, Entry], found: dict[str, _Kept]
) -> None:
    """Tell what is quoted by known stories of what only new ones withhold."""
    old, new = _Stock.of(known.values()), _Stock.of(found[key] for key in fresh)
    shingles = Numbered(new.shingles.sorted[~held(new.shingles.sorted, old.shingles.sorted)])
    there = frozenset(old.lines)
    stock = _Stock(shingles, [line for line in new.lines if line not in there])
    bodies = long_stretches((article for entry in fresh.values() for article in entry.articles), shingles)
    probes = Probes.of(bodies, list(dict.fromkeys(line[:FURNITURE] for line in stock.lines)))
    _compare(found, {key: _quoted(orders[key]) for key in _likely(known, probes)}, stock)


def _likely(known: Mapping[str, _Kept], probes: Probes) -> Iterator[str]:
    """Those that may quote what is looked for."""
    keys = list(known)
    for place in probes.among([np.frombuffer(some.grams, dtype=np.uint32) for some in known.values()]):
        yield keys[place]


def _compare(found: dict[str, _Kept], quoted: Mapping[str, list[str]], stock: _Stock) -> None:
    """Add what the quotations of some have of a stock to what is known of them."""
    keys = list(quoted)
    texts = list(chain.from_iterable(quoted.values()))
    owners = np.repeat(np.arange(len(keys)), [len(some) for some in quoted.values()])
    places, numbers = stock.shingles.met(texts, SHINGLE)
    for owner, group in _grouped(owners[places], numbers):
        some = found[keys[owner]]
        found[keys[owner]] = replace(some, shingles=some.shingles + distinct(group).tobytes())
    heads: defaultdict[str, list[str]] = defaultdict(list)
    for line in stock.lines:
        heads[line[:FURNITURE]].append(line)
    named = dict(zip(head_numbers(heads).tolist(), heads.values(), strict=True))
    places, numbers = Numbered(head_numbers(heads)).met(texts, FURNITURE)
    lines: defaultdict[int, dict[str, None]] = defaultdict(dict)
    for place, number in dict.fromkeys(zip(places.tolist(), numbers.tolist(), strict=True)):
        lines[int(owners[place])].update((line, None) for line in named[number] if line in texts[place])
    for owner, met in lines.items():
        some = found[keys[owner]]
        found[keys[owner]] = replace(some, lines=(*some.lines, *met))


def _grouped(owners: NDArray[np.int64], numbers: Numbers) -> Iterator[tuple[int, Numbers]]:
    """The numbers of each owner."""
    order = np.argsort(owners, kind="stable")
    starts = np.flatnonzero(np.diff(owners[order], prepend=-1))
    return zip(owners[order][starts].tolist(), np.split(numbers[order], starts[1:]), strict=False)


def _forbidden(digest: Digest, found: list[_Kept]) -> Forbidden:
    articles = tuple(article for entry in digest.entries for article in entry.articles)
    owns = [some.withheld for some in found[: len(digest.entries)]]
    bodies = list(chain.from_iterable(own.shingles for own in owns))
    numbers = _numbers(b"".join(bodies))
    owners = np.repeat(np.arange(len(bodies)), [len(body) // numbers.itemsize for body in bodies])
    kept = ~held(numbers, distinct(_numbers(b"".join(some.shingles for some in found))))
    numbers, first = first_places(numbers[kept])
    quoted = {line for some in found for line in some.lines}
    lines: defaultdict[str, dict[tuple[str, str], None]] = defaultdict(dict)
    for article, removed in zip(articles, chain.from_iterable(own.lines for own in owns), strict=True):
        for line in removed:
            if line not in quoted:
                lines[line[:FURNITURE]][line, article.src_uri] = None
    return Forbidden(
        Numbered(numbers),
        owners[kept][first],
        articles,
        {head: tuple(pairs) for head, pairs in lines.items()},
        frozenset(chain.from_iterable(own.emails for own in owns)),
    )


def _numbers(packed: bytes) -> Numbers:
    return np.frombuffer(packed, dtype=np.uint64)
