"""Making many things, each once: what a cache holds is taken from it, the rest is made and kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

import msgspec

from digest.annex import begin_apart, spread_apart
from digest.cache import TOGETHER, Cache, pack, unpack
from digest.memory import at_ease
from digest.parallel import spread_lots
from digest.provenance import made_by
from digest.sealed import read_sealed, write_sealed

T = TypeVar("T")
R = TypeVar("R")

Progress = Callable[[str, int, int], None]
"""Called with a stage's name, how many items are done, and how many there are."""
_BATCH = 512
_MANY = 500
"""So many results are kept all together as well; reading them there takes a third to two thirds of the time."""
_SHARE = 16
"""They are written down together again when one of so many is not among them."""


@dataclass(frozen=True, slots=True)
class Byproduct(Generic[T]):
    """What is found out on the way, and kept under its own keys for whoever asks for it later."""

    part: str
    make: Callable[[T], Mapping[str, bytes]]
    """Packed results by key, of an order."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """Where things are made: what is kept already, in how many processes, and who is told of it."""

    cache: Cache
    processes: int = 1
    progress: Progress | None = None
    foresee: Callable[[], None] | None = None
    """Called in a process apart as soon as anything is to be made: loads, meanwhile, what later stages will need."""

    def make(
        self,
        part: str,
        make: Callable[[T], R],
        kind: type[R],
        orders: Mapping[str, T],
        prepare: Callable[[], None] | None = None,
        byproduct: Byproduct[T] | None = None,
    ) -> dict[str, R]:
        """What `make` gives for every order, by the orders' keys.

        A key must stand for everything in its order that matters; `part` names the module whose code
        `make` is (see `digest.cache`), and `kind` what it gives. `prepare` loads what making needs, in a
        process apart (see `digest.annex`); it is called only if there is something to make.
        """
        stage = part.rpartition(".")[2]
        folder = self.cache.folder / TOGETHER if self.cache.folder is not None and len(orders) >= _MANY else None
        with at_ease():
            made = read_kept(folder, part, part, cast(type[dict[str, R]], dict[str, kind])) or {}  # type: ignore[valid-type]
        made = {key: made[key] for key in orders if key in made}
        together = len(made)
        kept = self.cache.get_many(part, [key for key in orders if key not in made])
        with at_ease():
            while kept:  # together, packed and unpacked, they would take twice the room
                key, data = kept.popitem()
                value = _sound(data, kind)
                if value is not None:
                    made[key] = value
        missing = [key for key in orders if key not in made]
        if missing and self.foresee is not None:
            begin_apart(self.foresee, self.processes, len(missing))
        fresh: dict[str, bytes] = {}
        beside: dict[str, bytes] = {}
        work, items = partial(_packed, make, byproduct), [orders[key] for key in missing]
        results = (
            chain.from_iterable(spread_lots(work, items, self.processes))
            if prepare is None
            else spread_apart(prepare, *_as_bytes(work, items), self.processes)
        )
        for done, (key, (data, more)) in enumerate(zip(missing, results, strict=True), start=1):
            fresh[key] = data
            beside.update(more)
            made[key] = unpack(data, kind)
            if len(fresh) == _BATCH or done == len(missing):
                self.cache.put_many(part, fresh)
                fresh.clear()
                if byproduct is not None:
                    self.cache.put_many(byproduct.part, beside)
                    beside.clear()
            if self.progress is not None:
                self.progress(stage, len(orders) - len(missing) + done, len(orders))
        made = {key: made[key] for key in orders}
        if (len(orders) - together) * _SHARE > len(orders):
            write_kept(folder, part, part, made)
        return made


def read_kept(folder: Path | None, name: str, part: str, kind: type[R]) -> R | None:
    """What `write_kept` put into a folder; None where it is missing or damaged, or `part` is of other code."""
    data = read_sealed(folder / name, made_by(part)) if folder is not None else None
    return _sound(data, kind) if data is not None else None


def write_kept(folder: Path | None, name: str, part: str, value: object) -> None:
    """Keep something that is read as a whole in a file of its own; without a folder, nowhere."""
    if folder is not None:
        write_sealed(folder / name, made_by(part), pack(value))


def _packed(
    make: Callable[[T], R], byproduct: Byproduct[T] | None, lot: Sequence[T]
) -> list[tuple[bytes, Mapping[str, bytes]]]:
    """The packed results of orders, each with what is made on the way.

    That is made of all of them before the first result: a processor's cache does not hold the analyser and what reads
    its findings at once.
    """
    beside = [byproduct.make(order) if byproduct is not None else {} for order in lot]
    return [(pack(make(order)), more) for order, more in zip(lot, beside, strict=True)]


def _as_bytes(
    work: Callable[[Sequence[T]], Sequence[R]], items: Sequence[T]
) -> tuple[Callable[[Sequence[bytes]], Sequence[R]], list[bytes]]:
    """The same work on packed items: packing dataclasses takes a tenth of the time that pickling them takes."""
    kind: type[Any] = type(items[0]) if items else object
    return partial(_unpacking, work, kind), list(map(pack, items))


def _unpacking(work: Callable[[Sequence[T]], Sequence[R]], kind: type[T], lot: Sequence[bytes]) -> Sequence[R]:
    return work([unpack(item, kind) for item in lot])


def _sound(data: bytes | memoryview, kind: type[R]) -> R | None:
    try:
        return unpack(data, kind)
    except msgspec.MsgspecError:
        return None
