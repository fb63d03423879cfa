"""What must not be on a site, and how it is found in texts: bodies, page furniture and e-mail addresses of seeds."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from digest.model import Article
from digest.publish.passages import Numbered, Numbers, distinct, held, windows
from digest.publish.probes import Probes
from digest.publish.withheld import FURNITURE, SHINGLE, body_letters, shingles_of

_MOST_PROBED = 500
"""Bodies whose stretches are looked for by probes: for more, looking everything through costs no more."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What texts were compared with: sorted numbers of stretches of bodies and of removed lines, eight bytes each."""

    shingles: bytes = b""
    lines: bytes = b""


@dataclass(frozen=True, slots=True)
class Forbidden:
    """Everything of the seeds that the digest does not quote."""

    shingles: Numbered
    """Stretches of bodies."""
    owners: NDArray[np.int64]
    """Whose each of `shingles.sorted` is, as a place in `articles`."""
    articles: tuple[Article, ...]
    lines: dict[str, tuple[tuple[str, str], ...]]
    """Removed lines, letters and where they come from, by how they begin."""
    emails: frozenset[str]

    heads: Numbered = field(init=False)
    """How the removed lines begin."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "heads", Numbered(head_numbers(self.lines)))

    @property
    def compared(self) -> Compared:
        """What texts are compared with here, but for addresses."""
        lines = {line for owners in self.lines.values() for line, _ in owners}
        return Compared(self.shingles.sorted.tobytes(), np.sort(_line_numbers(lines)).tobytes())

    def beyond(self, compared: Compared) -> Forbidden:
        """What texts were not compared with; addresses are left out."""
        fresh = ~held(self.shingles.sorted, np.frombuffer(compared.shingles, dtype=np.uint64))
        lines = [(head, pair) for head, owners in self.lines.items() for pair in owners]
        numbers = _line_numbers(line for _, (line, _) in lines)
        left: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for place in np.flatnonzero(~held(numbers, np.frombuffer(compared.lines, dtype=np.uint64))).tolist():
            head, pair = lines[place]
            left[head].append(pair)
        told = {head: tuple(pairs) for head, pairs in left.items()}
        return Forbidden(Numbered(self.shingles.sorted[fresh]), self.owners[fresh], self.articles, told, frozenset())

    @property
    def probes(self) -> Probes | None:
        """What tells where none of it but addresses can stand; None where that would take too long."""
        owners = distinct(self.owners).tolist()
        if len(owners) > _MOST_PROBED:
            return None
        return Probes.of(long_stretches((self.articles[owner] for owner in owners), self.shingles), list(self.lines))

    def addresses_in(self, addresses: Iterable[str]) -> list[str]:
        """Those addresses that are of seeds, sorted."""
        return sorted(self.emails.intersection(addresses))

    def problems_in(
        self, texts: Sequence[str], letters: Sequence[str], told: Mapping[str, Iterable[str]]
    ) -> dict[str, tuple[str, ...]]:
        """What is wrong with each text that anything is wrong with; `told` are the e-mail addresses in them."""
        found: dict[str, list[str]] = {}
        for text, addresses in told.items():
            for address in self.addresses_in(addresses):
                found.setdefault(text, []).append(f"the e-mail address {address} of a seed")
        for (number, problem), passage in self.passages_in(letters).items():
            found.setdefault(texts[number], []).append(f"{problem}: …{passage}…")
        return {text: tuple(problems) for text, problems in found.items()}

    def passages_in(self, letters: Sequence[str]) -> dict[tuple[int, str], str]:
        """What texts, given as letters, have of bodies and furniture: by the text's number and the problem."""
        joined = "\n".join(letters)
        heads, shingles = windows(joined, FURNITURE, SHINGLE)
        ends = list(accumulate(len(text) + 1 for text in letters))
        sources: dict[tuple[int, str], int] = {}
        for start in map(int, self.shingles.find(shingles)):
            owner = self.articles[self.owners[np.searchsorted(self.shingles.sorted, shingles[start])]]
            sources.setdefault((bisect(ends, start), f"text of the body of seeds/{owner.src_uri}"), start)
        for start in map(int, self.heads.find(heads)):
            for line, uri in self.lines.get(joined[start : start + FURNITURE], ()):
                if joined.startswith(line, start):
                    sources.setdefault((bisect(ends, start), f"text that cleaning removed from seeds/{uri}"), start)
        return {
            (number, problem): joined[start : min(start + 40, ends[number] - 1)]
            for (number, problem), start in sorted(sources.items())
        }


def long_stretches(articles: Iterable[Article], wanted: Numbered) -> Iterable[tuple[str, list[int]]]:
    """For each body its letters, and where those stretches begin in it that are wanted."""
    for article in articles:
        letters, cuts = body_letters(article)
        yield letters, [cuts[place] for place in wanted.find(shingles_of(letters, cuts)).tolist()]


def head_numbers(heads: Iterable[str]) -> Numbers:
    """The numbers of heads, in their order."""
    return windows("\n".join(heads), FURNITURE)[0][:: FURNITURE + 1]


def _line_numbers(lines: Iterable[str]) -> Numbers:
    """Numbers that stand for whole lines."""
    encoded = (line.encode("utf-8", "surrogatepass") for line in lines)
    return np.frombuffer(b"".join(blake2b(line, digest_size=8).digest() for line in encoded), dtype=np.uint64)
