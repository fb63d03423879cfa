"""Which documents a query should find, judged from their morphemes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from benchmarks.search.corpus import Document, Run

TITLE, LEAD, BODY = 3, 2, 1
"""Grades of relevance: in the headline, repeated in the text, once in the text."""
_LONG_TOKEN = 5
"""A noun of so many letters may hide others that the analyser did not part."""


class Judge:
    """Looks up stretches of whole morphemes, pairs of neighbouring words, verbs and numbers in all documents."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.documents = documents
        self.spans: dict[str, dict[int, int]] = {}
        self.stems: dict[str, dict[int, int]] = {}
        self.values: dict[int, dict[int, int]] = {}
        self._long: dict[str, set[int]] = {}
        for number, document in enumerate(documents):
            self._add(number, document)

    def words(self, word: str) -> dict[int, int]:
        """Documents with a word as whole morphemes, written together or as neighbours, by grade."""
        found = dict(self.spans.get(word, {}))
        for token, owners in self._long.items():
            if len(word) >= 2 and word in token and word != token:
                for number in owners:
                    found.setdefault(number, BODY)
        return found

    def all_of(self, words: Iterable[str]) -> dict[int, int]:
        """Documents with all of several words; the grade is that of the least."""
        grades = [self.words(word) for word in words]
        common = set.intersection(*(set(each) for each in grades))
        return {number: min(each[number] for each in grades) for number in common}

    def _add(self, number: int, document: Document) -> None:
        counts: dict[str, int] = {}
        for span in _spans(document.runs):
            counts[span] = counts.get(span, 0) + 1
        in_title = set(_spans(document.title_runs))
        for span, count in counts.items():
            grade = TITLE if span in in_title else LEAD if count > 1 else BODY
            self.spans.setdefault(span, {})[number] = grade
        for stem in document.verbs:
            known = self.stems.setdefault(stem, {})
            known[number] = LEAD if number in known else BODY
        for value in document.numbers:
            self.values.setdefault(value, {})[number] = BODY
        for run in document.runs:
            for piece, tag in zip(run.pieces, run.tags, strict=True):
                if len(piece) >= _LONG_TOKEN and tag in ("NNG", "NNP"):
                    self._long.setdefault(piece, set()).add(number)


def _spans(runs: Sequence[Run]) -> Iterator[str]:
    """Stretches of whole morphemes of each run, and two neighbouring runs as one."""
    before: Run | None = None
    for run in runs:
        pieces = run.pieces
        for start in range(len(pieces)):
            for end in range(start + 1, min(len(pieces), start + 6) + 1):
                yield "".join(pieces[start:end])
        if len(pieces) > 6:
            yield "".join(pieces)
        if before is not None and run.spaced:
            yield "".join((*before.pieces, *pieces))
        before = run
