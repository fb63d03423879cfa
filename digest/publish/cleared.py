"""Files that were found clean before, so that a build looks only at what is new.

A file is known by its content. What all their texts say is kept as letters, with numbers of all that these were
compared with. What the digest forbids today and they were not compared with yet they are compared with now: no
verdict of before is believed that would not be given today.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import partial
from hashlib import blake2b, sha256
from itertools import chain, compress, repeat
from pathlib import Path

import numpy as np

from digest.kept import read_kept, write_kept
from digest.parallel import spread
from digest.publish.forbidden import Compared, Forbidden
from digest.publish.passages import batches, distinct, held, line_runs, runs
from digest.publish.probes import Grams, grams_of

_FILE = "cleared"
_STOCK = "letters"
_SHARE = 16
"""The file of most letters is written anew when one of so many is not in it."""
_PART = "publish.leaks"
_GROWTH = 2
"""With so many times the letters of the first build everything is looked at anew: most of them are on no page now."""
_ROOM = 1_000_000
"""Letters that may be added whatever the first build had."""
_FEW = 16


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of texts, packed: there are as many as in all pages together, and most are like others."""

    packed: bytes
    count: int
    written: bytes
    """Their `grams`, as they are kept."""

    @classmethod
    def of(cls, lines: Iterable[str]) -> Letters:
        """Those of texts that are given as letters."""
        joined = "\n".join(lines)
        packed = zlib.compress(joined.encode("utf-8", "surrogatepass"), level=1)
        return cls(packed, len(joined), grams_of(joined).tobytes())

    @property
    def grams(self) -> Grams:
        """What tells which stretches cannot stand in these texts."""
        return np.frombuffer(self.written, dtype=np.uint32)

    @property
    def lines(self) -> list[str]:
        """The letters of each text."""
        return zlib.decompress(self.packed).decode("utf-8", "surrogatepass").split("\n") if self.count else []


@dataclass(frozen=True, slots=True)
class _Stock:
    """Most letters, in a file of their own: they are nearly all that is kept, and a build adds few."""

    letters: tuple[Letters, ...]
    mark: bytes
    """Stands for them."""

    @classmethod
    def of(cls, letters: tuple[Letters, ...]) -> _Stock:
        """A stock of these."""
        found = sha256()
        for some in letters:
            found.update(sha256(some.packed).digest() + sha256(some.written).digest())
        return cls(letters, found.digest())


@dataclass(frozen=True, slots=True)
class Cleared:
    """Clean files and what stands in them."""

    files: frozenset[str] = frozenset()
    """What stands for the bytes and the kind of each."""
    letters: tuple[Letters, ...] = ()
    """The letters of all their texts, and of some that are gone."""
    addresses: tuple[str, ...] = ()
    """The e-mail addresses in all their texts, sorted."""
    compared: Compared = field(default_factory=Compared)
    """What all these letters were compared with."""
    pieces: bytes = b""
    """Sorted numbers of runs of clean pieces of large files, eight bytes each."""
    born: int = 0
    """How many letters there were when everything was looked at."""
    stock: bytes = b""
    """The mark of the stock that the first of `letters` are."""
    stocked: int = 0
    """How many of them."""

    @classmethod
    def read(cls, folder: Path | None) -> Cleared:
        """What is kept in a folder; nothing where it is missing, damaged, or of other code."""
        kept, stock = read_kept(folder, _FILE, _PART, cls), read_kept(folder, _STOCK, _PART, _Stock)
        if kept is None or stock is None or kept.stock != stock.mark:
            return cls()
        return replace(kept, letters=(*stock.letters, *kept.letters), stocked=len(stock.letters))

    def renewed(
        self,
        files: frozenset[str],
        letters: Iterable[Letters],
        addresses: Iterable[str],
        compared: Compared,
        pieces: Iterable[bytes],
    ) -> Cleared:
        """With the clean files of a site, what was met first in them, and what all of it has now been compared with;
        nothing if that is too much."""
        everything = (*self.letters, *(some for some in letters if some.count))
        count = sum(some.count for some in everything)
        born = self.born or count
        if count > _GROWTH * born + _ROOM:
            return Cleared()
        numbers = distinct(np.frombuffer(b"".join((self.pieces, *pieces)), dtype=np.uint64)).tobytes()
        told = tuple(sorted({*self.addresses, *addresses}))
        return Cleared(files, everything, told, compared, numbers, born, self.stock, self.stocked)

    def beyond(self, kind: str, pieces: list[str], numbers: list[bytes]) -> list[str]:
        """The pieces of a kind in runs that are not known to be clean; `numbers` gets those of these runs."""
        told = list(runs(pieces))
        places = self._unknown(kind, (content for _, content in told), numbers)
        return list(chain.from_iterable(told[place][0] for place in places))

    def lines_beyond(self, kind: str, data: bytes, numbers: list[bytes]) -> list[bytes]:
        """The same of a file that is read by its lines."""
        told = list(line_runs(data))
        return [bytes(told[place]) for place in self._unknown(f"/{kind}", told, numbers)]

    def _unknown(self, kind: str, contents: Iterable[bytes | memoryview], numbers: list[bytes]) -> list[int]:
        """Which runs are not known to be clean.

        Two different runs have the same number by chance about once in 2**60.
        """
        person = kind.encode()[:16]
        hashes = (blake2b(content, digest_size=8, person=person) for content in contents)
        found = np.frombuffer(b"".join(some.digest() for some in hashes), dtype=np.uint64)
        fresh = ~held(found, np.frombuffer(self.pieces, dtype=np.uint64))
        numbers.append(found[fresh].tobytes())
        return np.flatnonzero(fresh).tolist()

    def write(self, folder: Path | None) -> None:
        """Keep it in a folder."""
        beyond = self.letters[self.stocked :]
        kept = replace(self, letters=beyond)
        if not self.stock or sum(some.count for some in beyond) * _SHARE > sum(some.count for some in self.letters):
            stock = _Stock.of(self.letters)
            write_kept(folder, _STOCK, _PART, stock)
            kept = replace(self, letters=(), stock=stock.mark)
        write_kept(folder, _FILE, _PART, kept)


def still_clean(cleared: Cleared, forbidden: Forbidden, processes: int) -> bool:
    """Whether nothing in these texts must be kept back today."""
    if forbidden.addresses_in(cleared.addresses):
        return False
    fresh = forbidden.beyond(cleared.compared)
    if not len(fresh.owners) and not fresh.lines:
        return True
    probes = fresh.probes
    asked = repeat(True) if probes is None else probes.asked_of(some.grams for some in cleared.letters)
    likely = list(compress(cleared.letters, asked))
    return all(spread(partial(_is_clean, fresh), likely, processes, least=_FEW, chunk=4))


def _is_clean(forbidden: Forbidden, letters: Letters) -> bool:
    return not any(map(forbidden.passages_in, batches(letters.lines)))
