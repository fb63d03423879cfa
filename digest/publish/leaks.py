"""Looking for what must not be on a site: bodies, page furniture and e-mail addresses of the seeds.

Every file is taken apart into its texts (text and attributes of markup, strings of JSON, cells of
CSV and SQLite). A text is looked at once, wherever it stands: the navigation of ten thousand pages
costs no more than that of one. Texts are compared by their letters and digits only. Files that were
clean at the last build are known by their content (see `cleared`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from pathlib import Path

from digest.model import Digest, Finding
from digest.parallel import spread
from digest.publish.cleared import Cleared, still_clean
from digest.publish.forbidden import Forbidden, forbidden_by, holds_email
from digest.publish.passages import batches, letters_of
from digest.publish.texts import texts_of

_BINARY = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".ico", ".woff", ".woff2", ".ttf", ".map"})


class _Known:
    """What was found of each text so far; a clean one is remembered by its number alone."""

    def __init__(self) -> None:
        self.clean: set[int] = set()
        self.pieces: set[int] = set()
        self.problems: dict[str, tuple[str, ...]] = {}


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What was found in a file."""

    content: bytes
    """Stands for its bytes and its kind."""
    problems: tuple[str, ...] = ()
    letters: str = ""
    """Those of its clean texts that were met first in it, one a line."""
    addressed: tuple[str, ...] = ()
    """Those of the same texts that may hold an e-mail address, as they stand."""


def leaks(site_dir: Path, digest: Digest, processes: int = 1, kept: Path | None = None) -> tuple[Finding, ...]:
    """One finding for each file and each thing in it that must not be published.

    Looked for: e-mail addresses of the seeds, sentences and image addresses of removed furniture,
    and stretches of bodies and sub-headlines of 31 letters and more. What the digest quotes on
    purpose (headlines, figures and agreements with their sentences, excerpts, evidence) is not counted.
    In the folder `kept` it is remembered which files are clean.
    """
    forbidden = forbidden_by(digest)
    cleared = Cleared.read(kept)
    if not still_clean(cleared, forbidden, processes):
        cleared = Cleared()
    files = [path for path in sorted(site_dir.rglob("*")) if path.suffix not in _BINARY and path.is_file()]
    look = partial(_look_at, forbidden, cleared.files, _Known())
    verdicts = list(spread(look, files, processes))
    cleared.renewed(
        frozenset(verdict.content for verdict in verdicts if not verdict.problems),
        [verdict.letters for verdict in verdicts if verdict.letters],
        [text for verdict in verdicts for text in verdict.addressed],
    ).write(kept)
    return tuple(
        Finding(path.relative_to(site_dir).as_posix(), problem, "only what the digest quotes")
        for path, verdict in zip(files, verdicts, strict=True)
        for problem in verdict.problems
    )


def _look_at(forbidden: Forbidden, cleared: frozenset[bytes], known: _Known, path: Path) -> _Verdict:
    """The problems of a file, each once."""
    data = path.read_bytes()
    content = blake2b(data, digest_size=16, person=path.suffix.encode()[:16]).digest()
    if content in cleared:
        return _Verdict(content)
    pieces: set[int] = set()
    problems: set[str] = set()
    letters: list[str] = []
    addressed: list[str] = []
    for texts in batches(set(texts_of(path, data, known.pieces, pieces))):
        fresh = []
        for text in texts:
            if text in known.problems:
                problems.update(known.problems[text])
            elif (number := hash(text)) not in known.clean:
                known.clean.add(number)
                fresh.append(text)
        if not fresh:
            continue
        read = letters_of(fresh)
        found = _problems(fresh, read, forbidden)
        for text, wrong in found.items():
            known.clean.discard(hash(text))
            known.problems[text] = wrong
            problems.update(wrong)
        letters += [line for text, line in zip(fresh, read, strict=True) if text not in found]
        addressed += [text for text in fresh if text not in found and holds_email(text)]
    if not problems:
        known.pieces |= pieces
    return _Verdict(content, tuple(sorted(problems)), "\n".join(letters), tuple(addressed))


def _problems(texts: list[str], letters: list[str], forbidden: Forbidden) -> dict[str, tuple[str, ...]]:
    """What is wrong with each text that anything is wrong with."""
    found: dict[str, list[str]] = {}
    for text in texts:
        for address in forbidden.addresses_in(text):
            found.setdefault(text, []).append(f"the e-mail address {address} of a seed")
    for (number, problem), passage in forbidden.passages_in(letters).items():
        found.setdefault(texts[number], []).append(f"{problem}: …{passage}…")
    return {text: tuple(problems) for text, problems in found.items()}
