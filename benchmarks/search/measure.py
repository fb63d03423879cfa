"""Figures of retrieval and of speed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import log2
from statistics import median, quantiles

from benchmarks.search.queries import Query

TOP = 10


def score_table(queries: Sequence[Query], found: Sequence[Sequence[int]], misses: bool) -> Iterator[str]:
    """One line for each family and one for all ten, with recall, MRR and nDCG at 10 and the share of empty answers."""
    yield f"  {'family':20}{'queries':>8}{'recall':>8}{'MRR':>8}{'nDCG':>8}{'empty':>8}"
    families = list(dict.fromkeys(query.family for query in queries))
    pairs = list(zip(queries, found, strict=True))
    retrieval = [family for family in families if family not in ("alias", "nowhere")]
    for family in families:
        yield _line(family, [pair for pair in pairs if pair[0].family == family])
    yield _line("all ten families", [pair for pair in pairs if pair[0].family in retrieval])
    if misses:
        for query, answer in pairs:
            if (query.relevant and _recall(query.relevant, answer) < 1) or (not query.relevant and answer):
                missing = sorted(set(query.relevant) - set(answer))
                kind = f"{query.family}: {query.text!r}"
                yield f"  {kind} of {len(query.relevant)} missing {missing[:5]}, got {answer[:5]}"


def speed_line(times: Sequence[float]) -> str:
    """Median and 95th percentile of times in milliseconds."""
    return f"median {median(times):.1f} ms, p95 {quantiles(times, n=20)[-1]:.1f} ms, worst {max(times):.0f} ms"


def _line(name: str, pairs: Sequence[tuple[Query, Sequence[int]]]) -> str:
    count = max(len(pairs), 1)
    empty = sum(not answer for _, answer in pairs) / count
    if pairs and not pairs[0][0].relevant:
        return f"  {name:20}{len(pairs):>8}{'':24}{empty:>8.1%}"
    figures = [
        sum(figure(query.relevant, answer) for query, answer in pairs) / count for figure in (_recall, _rank, _gain)
    ]
    return f"  {name:20}{len(pairs):>8}" + "".join(f"{figure:>8.3f}" for figure in figures) + f"{empty:>8.1%}"


def _recall(relevant: Mapping[int, int], answer: Sequence[int]) -> float:
    """Of the documents that could be among the first ten, the share that is."""
    return len(set(answer[:TOP]) & set(relevant)) / min(TOP, len(relevant))


def _rank(relevant: Mapping[int, int], answer: Sequence[int]) -> float:
    return next((1 / rank for rank, number in enumerate(answer[:TOP], start=1) if number in relevant), 0.0)


def _gain(relevant: Mapping[int, int], answer: Sequence[int]) -> float:
    gained = sum((2 ** relevant.get(number, 0) - 1) / log2(rank + 2) for rank, number in enumerate(answer[:TOP]))
    best = sorted(relevant.values(), reverse=True)[:TOP]
    return gained / sum((2**grade - 1) / log2(rank + 2) for rank, grade in enumerate(best))
