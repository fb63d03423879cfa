"""Looking for what must not be on a site: bodies, page furniture and e-mail addresses of the seeds.

Every file is taken apart into its texts (text and attributes of markup, strings of JSON, cells of
CSV and SQLite). A text is looked at once, wherever it stands: the navigation of ten thousand pages
costs no more than that of one. Texts are compared by their letters and digits only, those of many
files at once; only where there is something to find each file is looked at alone. Files that were
clean at the last build are known by their content (see `cleared`).
"""

from __future__ import annotations

import os
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path

from digest.memory import at_ease
from digest.model import Digest, Finding
from digest.parallel import spread
from digest.publish.cleared import Cleared, Letters, still_clean
from digest.publish.forbidden import Forbidden
from digest.publish.news import Written, read_written
from digest.publish.opened import Opened, fresh_pieces, name_of
from digest.publish.passages import batches, letters_of
from digest.publish.quoted import forbidden_by
from digest.publish.renewal import SiteFile, SiteFiles
from digest.publish.seen import Seen
from digest.publish.texts import Reader, as_they_stand, pieces_of
from digest.publish.withheld import addresses_in

_BINARY = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".ico", ".woff", ".woff2", ".ttf", ".map", ".bin"})
_LOT_BYTES = 4_000_000
_MANY_LOTS = 50
"""Fewer are looked through early by one process: the others are at work."""
_LARGE_BYTES = 200_000
"""Larger files are lists and tables that grow by a row: runs of their pieces are known again, too."""
_LARGE_TABLES = {".csv": 20_000, ".ics": 20_000}
"""These are tables whatever their size, and their lines are all their texts."""


@dataclass(slots=True)
class _Known:
    """What was found clean before, and what was met now."""

    cleared: Cleared
    written: Mapping[str, Written]
    texts: Seen = field(default_factory=Seen)
    pieces: defaultdict[Reader, Seen] = field(default_factory=partial(defaultdict, Seen))

    def forget(self) -> None:
        """As if nothing had been looked at now."""
        self.texts, self.pieces = Seen(), defaultdict(Seen)


@dataclass(frozen=True, slots=True)
class Search:
    """What came of looking through a site."""

    findings: tuple[Finding, ...]
    contents: Mapping[str, str]
    """The hashes of files' bytes by path below the site, where they were read."""


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What was found in some files."""

    contents: tuple[str, ...]
    """The hashes of the files' bytes."""
    problems: tuple[tuple[str, ...], ...]
    """Of each file."""
    clean: tuple[Letters, ...] = ()
    """Clean texts that were met first in these files."""
    addresses: tuple[str, ...] = ()
    """The e-mail addresses in them."""
    pieces: bytes = b""
    """The numbers of runs of clean pieces of large files."""


def leaks(site_dir: Path, digest: Digest, processes: int = 1, kept: Path | None = None) -> tuple[Finding, ...]:
    """One finding for each file and each thing in it that must not be published.

    Looked for: e-mail addresses of the seeds, sentences and image addresses of removed furniture,
    and stretches of bodies and sub-headlines of 31 letters and more. What the digest quotes on
    purpose (headlines, figures and agreements with their sentences, excerpts, evidence) is not counted.
    In the folder `kept` it is remembered which files are clean.
    """
    look = prepare_search(digest, processes, kept)
    findings = look(SiteFiles.of(site_dir)).findings
    look.afterwards()
    return findings


@at_ease()
def prepare_search(digest: Digest, processes: int = 1, kept: Path | None = None) -> Looking:
    """What looks, as `leaks`, through files wherever they lie. One whose hash is known, and was found clean, is not
    read."""
    forbidden = forbidden_by(digest, processes, kept)
    cleared = Cleared.read(kept)
    if not still_clean(cleared, forbidden, processes):
        cleared = Cleared()
    return Looking(forbidden, cleared, processes, kept)


@dataclass(slots=True)
class Looking:
    """Looks through the files of a site."""

    forbidden: Forbidden
    cleared: Cleared
    processes: int
    kept: Path | None
    verdicts: list[_Verdict] = field(default_factory=list)
    """Of files that were looked at: early, where they are clean, and when all were there."""
    names: set[str] = field(default_factory=set)
    """What clean files are known by."""

    @at_ease()
    def early(self, files: SiteFiles) -> None:
        """Look through some files before all are there. Those that are clean are known again, whatever becomes of
        them meanwhile, by their bytes and kinds; others are looked at again, and told, when all are there."""
        _, unknown = _known_and_unknown(files, self.cleared.files)
        lots = list(_lots(file for file in unknown if os.path.isfile(file.path)))
        look = partial(_look_if_there, self.forbidden, _Known(self.cleared, read_written(self.kept)))
        paths = [[file.path for file in lot] for lot in lots]
        for lot, verdict in zip(lots, spread(look, paths, self.processes, least=_MANY_LOTS, chunk=1), strict=True):
            if verdict is not None and not any(verdict.problems):
                self.verdicts.append(verdict)
                self.names |= {name_of(c, file.uri) for c, file in zip(verdict.contents, lot, strict=True)}

    @at_ease()
    def __call__(self, files: SiteFiles) -> Search:
        """Look through all files."""
        clean, unknown = _known_and_unknown(files, self.cleared.files | self.names)
        look = partial(_look_through, self.forbidden, _Known(self.cleared, read_written(self.kept)))
        lots = [[file.path for file in lot] for lot in _lots(unknown)]
        verdicts = list(spread(look, lots, self.processes, least=2, chunk=1, from_both_ends=True))
        problems = list(chain.from_iterable(verdict.problems for verdict in verdicts))
        contents = list(chain.from_iterable(verdict.contents for verdict in verdicts))
        told = list(zip(unknown, contents, problems, strict=True))
        self.names = clean | {name_of(content, file.uri) for file, content, wrong in told if not wrong}
        self.verdicts += verdicts
        findings = tuple(
            Finding(file.uri, problem, "only what the digest quotes") for file, _, wrong in told for problem in wrong
        )
        return Search(findings, {file.uri: content for file, content, _ in told})

    @at_ease()
    def afterwards(self) -> None:
        """Remember what is clean."""
        self.cleared.renewed(
            frozenset(self.names),
            chain.from_iterable(verdict.clean for verdict in self.verdicts),
            chain.from_iterable(verdict.addresses for verdict in self.verdicts),
            self.forbidden.compared,
            (verdict.pieces for verdict in self.verdicts),
        ).write(self.kept)


def _known_and_unknown(files: SiteFiles, cleared: Collection[str]) -> tuple[set[str], list[SiteFile]]:
    """What clean files are known by, and all others that can hold text, by their paths: those of an edition, which
    have much in common, stand together."""
    clean: set[str] = set()
    unknown: list[SiteFile] = []
    for folder, contents in files.parts:
        for uri, content in contents.items():
            name = name_of(content, uri)
            if name in cleared:
                clean.add(name)
            else:
                unknown.append(SiteFile(uri, folder, content))
    texts = [file for file in unknown if file.ending not in _BINARY]
    return clean, sorted(texts, key=lambda file: file.uri.split("/"))


def _lots(files: Iterable[SiteFile]) -> Iterator[list[SiteFile]]:
    lot: list[SiteFile] = []
    room = _LOT_BYTES
    for file in files:
        lot.append(file)
        room -= os.stat(file.path).st_size
        if room <= 0:
            yield lot
            lot, room = [], _LOT_BYTES
    if lot:
        yield lot


def _look_through(forbidden: Forbidden, known: _Known, paths: list[str]) -> _Verdict:
    """The problems of each file. Where there are none, `known` grows."""
    files = [Opened.read(path, known.cleared, known.written) for path in paths]
    unknown = [file for file in files if file.name not in known.cleared.files]
    clean: list[Letters] = []
    addresses: set[str] = set()
    pieces: list[bytes] = []
    met = chain.from_iterable(_first_met(unknown, known, pieces))
    for texts in batches(known.texts.first_met(list(met))):
        letters = letters_of(texts)
        told = addresses_in(texts)
        if forbidden.problems_in(texts, letters, told):
            known.forget()
            return _look_at_each(forbidden, known.cleared, paths)
        clean.append(Letters.of(letters))
        addresses.update(chain.from_iterable(told.values()))
    contents = tuple(file.content for file in files)
    return _Verdict(contents, ((),) * len(files), tuple(clean), tuple(sorted(addresses)), b"".join(pieces))


def _look_if_there(forbidden: Forbidden, known: _Known, paths: list[str]) -> _Verdict | None:
    """The same; None where a file is on its way to its place."""
    try:
        return _look_through(forbidden, known, paths)
    except (OSError, sqlite3.Error):
        known.forget()
        return None


def _look_at_each(forbidden: Forbidden, cleared: Cleared, paths: Iterable[str]) -> _Verdict:
    """The same for files among which there is something to find."""
    contents: list[str] = []
    problems: list[tuple[str, ...]] = []
    clean: list[Letters] = []
    addresses: set[str] = set()
    for path in paths:
        file = Opened.read(path, cleared, {})
        wrong: set[str] = set()
        all_pieces = pieces_of(path, file.data) if file.name not in cleared.files else ()
        for texts in batches({text for read, pieces in all_pieces for text in read(pieces)}):
            letters = letters_of(texts)
            told = addresses_in(texts)
            found = forbidden.problems_in(texts, letters, told)
            wrong.update(chain.from_iterable(found.values()))
            clean.append(Letters.of([line for text, line in zip(texts, letters, strict=True) if text not in found]))
            addresses.update(chain.from_iterable(some for text, some in told.items() if text not in found))
        contents.append(file.content)
        problems.append(tuple(sorted(wrong)))
    return _Verdict(tuple(contents), tuple(problems), tuple(clean), tuple(sorted(addresses)))


def _first_met(files: Iterable[Opened], known: _Known, numbers: list[bytes]) -> Iterator[list[str]]:
    """The texts of pieces that were not met before, now or when they were found clean.

    `numbers` gets what runs of these pieces in large files, and of their texts, are known by.
    """
    many: defaultdict[Reader, dict[str, None]] = defaultdict(dict)
    for file in files:
        large = bool(file.news) or len(file.data) >= _LARGE_TABLES.get(os.path.splitext(file.path)[1], _LARGE_BYTES)
        pieced = fresh_pieces(file, known.cleared, numbers) if large else pieces_of(file.path, file.data)
        for read, pieces in pieced:
            if not large:
                many[read].update(dict.fromkeys(pieces))  # of each file, while its pieces are at hand
            elif read is as_they_stand:
                yield pieces
            else:  # one piece may hold all headlines
                yield known.cleared.beyond("text", read(known.pieces[read].first_met(pieces)), numbers)
    for read, distinct in many.items():
        yield list(distinct) if read is as_they_stand else read(known.pieces[read].first_met(list(distinct)))
