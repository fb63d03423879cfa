"""Which files below the seeds folder are seeds, and their bytes."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from digest.errors import SeedError
from digest.identity import path_id
from digest.model import Rejection

SUFFIXES = (".txt", ".md", ".html", ".htm")
"""Endings of seeds; everything else below the folder is left alone and counted."""

_SIDE_FILES = {"curation.yml"}


@dataclass(frozen=True, slots=True)
class SeedListing:
    """What lies below a seeds folder."""

    files: tuple[str, ...]
    """Paths of the seeds to read, with forward slashes, sorted."""
    ignored: int
    """Number of other files: dot-files, `README*`, foreign endings. `curation.yml` is not counted."""
    rejections: tuple[Rejection, ...]
    """Seeds that cannot be used as they lie there: outside links, unreadable ones, copies byte by byte."""


def find_seeds(seeds_dir: Path) -> SeedListing:
    """Lists the seeds below a folder; the order and the answer depend on names and bytes only.

    A seed that is reached through a link leading out of the folder, that cannot be opened, or
    whose bytes another seed already has (the first path in sorting order keeps them) is rejected.

    Raises:
        SeedError: if the folder itself cannot be listed.
    """
    if not seeds_dir.is_dir():
        raise SeedError(f"{seeds_dir}: expected a folder of seeds")
    root = seeds_dir.resolve()
    ignored = 0
    found: list[tuple[str, int]] = []
    rejections: list[Rejection] = []
    for src_uri in _walk(seeds_dir):
        if not _is_seed(src_uri):
            ignored += src_uri not in _SIDE_FILES
            continue
        reason, size = _inspect(os.path.join(seeds_dir, src_uri), root)
        if reason:
            rejections.append(Rejection(src_uri, "read", reason, (path_id(src_uri),)))
        else:
            found.append((src_uri, size))
    found.sort()
    copies = dict(_copies(seeds_dir, found))
    rejections += [
        Rejection(src_uri, "read", f"has the same bytes as seeds/{first}", (path_id(src_uri),), first)
        for src_uri, first in copies.items()
    ]
    files = tuple(src_uri for src_uri, _ in found if src_uri not in copies)
    return SeedListing(files, ignored, tuple(sorted(rejections, key=lambda item: item.src_uri)))


def load_seed(seeds_dir: Path, src_uri: str, max_bytes: int) -> bytes:
    """The bytes of one seed.

    Raises:
        SeedError: if it cannot be read or is larger than `max_bytes`.
    """
    path = os.path.join(seeds_dir, src_uri)
    try:
        size = os.stat(path).st_size
        if size > max_bytes:
            raise SeedError(f"the file has {size:,} bytes; seeds have {max_bytes:,} at most")
        with open(path, "rb", buffering=0) as file:
            return file.read()
    except OSError as error:
        raise SeedError(f"the file cannot be read: {error.strerror or error}") from error


def _walk(folder: Path) -> Iterator[str]:
    """All files by their paths below the folder; links to folders followed only while they stay inside (each once).

    Paths are plain text here and below: as objects they take longer than reading the files.
    """
    root = folder.resolve()
    seen: set[Path] = set()
    for current, folders, files in os.walk(folder, followlinks=True):
        real = Path(current).resolve()
        if real in seen or not real.is_relative_to(root):
            folders.clear()
            continue
        seen.add(real)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        below = Path(current).relative_to(folder).as_posix()
        for name in sorted(files):
            yield name if below == "." else f"{below}/{name}"


def _is_seed(src_uri: str) -> bool:
    name = src_uri.rsplit("/", 1)[-1]
    return not name.startswith(".") and not name.lower().startswith("readme") and name.lower().endswith(SUFFIXES)


def _inspect(path: str, root: Path) -> tuple[str, int]:
    """Why a file cannot be used (empty: it can), and its size; its folder lies inside."""
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        return "the file's name is not valid Unicode", 0
    try:
        status = os.lstat(path)
        if stat.S_ISLNK(status.st_mode):
            if not Path(path).resolve(strict=True).is_relative_to(root):
                return "the link leads out of the seeds folder", 0
            status = os.stat(path)
        if not stat.S_ISREG(status.st_mode):
            return "not a regular file", 0
        os.close(os.open(path, os.O_RDONLY))
    except (OSError, RuntimeError) as error:
        return f"the file cannot be read: {getattr(error, 'strerror', None) or error}", 0
    return "", status.st_size


def _copies(seeds_dir: Path, found: list[tuple[str, int]]) -> Iterator[tuple[str, str]]:
    """For each file whose bytes an earlier one has: its path and the earlier one's. Empty files are no copies."""
    by_size: dict[int, list[str]] = {}
    for src_uri, size in found:
        by_size.setdefault(size, []).append(src_uri)
    for size, paths in by_size.items():
        if size == 0 or len(paths) == 1:
            continue
        owners: dict[bytes, str] = {}
        for src_uri in paths:
            try:
                with open(os.path.join(seeds_dir, src_uri), "rb", buffering=0) as file:
                    key = hashlib.file_digest(file, "sha256").digest()
            except OSError:
                continue  # load_seed will say why
            if key in owners:
                yield src_uri, owners[key]
            else:
                owners[key] = src_uri
