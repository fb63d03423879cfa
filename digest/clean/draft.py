"""The text while it is being cleaned: its lines, and what was learnt and taken out on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from operator import is_

from digest.model import Removal, Stated
from digest.record import record


class Trace(StrEnum):
    """What a line that is empty now used to be; its place still tells where the article begins and ends."""

    BLANK = "blank"
    FURNITURE = "furniture"
    CAPTION = "caption"
    CREDIT = "credit"
    """Whose picture it is, and nothing else: what stands right above it is the picture's caption."""
    END = "end"
    """A copyright notice or a signature with an address: the article is over."""
    REPEAT = "repeat"
    IMAGE = "image"
    DATE = "date"


@record
class Line:
    """One line. `text` is empty if nothing of it is left, and `trace` says why."""

    text: str
    trace: Trace | None = None
    settled: bool = False
    """The steps that look at single lines have seen it and left it as it is."""


@record
class Draft:
    """The state that every cleaning step takes and returns."""

    lines: tuple[Line, ...]
    title: str | None = None
    """As stated by the source, until the text shows a longer form of it."""
    deck: tuple[str, ...] = ()
    outlets: tuple[Stated, ...] = ()
    """Names, domains and addresses of outlets met in the text, `source` saying where."""
    authors: tuple[str, ...] = ()
    marks: tuple[Stated, ...] = ()
    """Dates of the page met in the text, with a label that tells publication from update."""
    bare_marks: tuple[Stated, ...] = ()
    """Dates without such a label: they may be the update, or the day the page was saved; source "picture" if an agency
    puts it below its pictures, "caption" if it stands behind a caption."""
    url: str | None = None
    headless: bool = False
    """The program that fetched the page left its headline out: what stands above the text is the deck."""
    removed: tuple[Removal, ...] = ()
    repairs: tuple[str, ...] = ()


def first_trace(lines: Iterable[Line]) -> Trace | None:
    """The trace of the first of these lines that was not empty by itself, if there is one and it has any."""
    return next((line.trace for line in lines if line.text or line.trace is not Trace.BLANK), None)


def is_settled(draft: Draft) -> bool:
    """Whether the steps that look at single lines have nothing left to look at."""
    return all(line.settled or not line.text for line in draft.lines)


class Scribe:
    """Collects the lines of the next draft while a step walks through those of the last one."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._lines: list[Line] = []
        self._removed: list[Removal] = []
        self.outlets: list[Stated] = []
        self.authors: list[str] = []
        self.marks: list[Stated] = []
        self.bare_marks: list[Stated] = []
        self.deck: list[str] = []
        self.keep: Callable[[Line], None] = self._lines.append
        """The line stays as it is."""
        self.url = draft.url
        self.headless = draft.headless

    def cut(self, text: str, rule: str) -> None:
        """Records a span that was taken out of a line."""
        if text.strip():
            self._removed.append(Removal(text.strip(), rule))

    def drop(self, line: Line, rule: str, trace: Trace = Trace.FURNITURE) -> None:
        """The whole line goes."""
        self.cut(line.text, rule)
        self._lines.append(Line("", trace))

    def shorten(self, line: Line, text: str, trace: Trace = Trace.FURNITURE) -> None:
        """The line keeps only `text`; its removed spans were recorded with `cut`. A sentence whose credit went
        keeps that trace: it may be a caption itself."""
        text = text.strip()
        kept = trace if trace is Trace.CAPTION else line.trace
        self._lines.append(Line(text, kept) if text else Line("", trace))

    def part(self, line: Line, spans: Iterable[tuple[int, int]], rule: str, trace: Trace = Trace.FURNITURE) -> None:
        """Takes spans out of a line; what stands around them are lines of their own then."""
        low = 0
        for start, end in spans:
            self.keep(Line(line.text[low:start].strip()))
            self.drop(Line(line.text[start:end]), rule, trace)
            low = end
        self.keep(Line(line.text[low:].strip()) if low else line)

    def known_authors(self) -> tuple[str, ...]:
        """The names met so far."""
        return (*self._draft.authors, *self.authors)

    def finish(self) -> Draft:
        """The next draft."""
        draft = self._draft
        lines = tuple(self._lines)
        found = self._removed or self.outlets or self.authors or self.marks or self.bare_marks or self.deck
        if not found and self.url == draft.url and all(map(is_, lines, draft.lines)) and len(lines) == len(draft.lines):
            return draft  # most steps find nothing
        return Draft(
            lines=lines,
            title=draft.title,
            repairs=draft.repairs,
            removed=(*draft.removed, *self._removed),
            outlets=(*draft.outlets, *self.outlets),
            authors=tuple(dict.fromkeys((*draft.authors, *self.authors))),
            deck=(*draft.deck, *self.deck),
            marks=(*draft.marks, *self.marks),
            bare_marks=(*draft.bare_marks, *self.bare_marks),
            url=self.url,
            headless=self.headless,
        )
