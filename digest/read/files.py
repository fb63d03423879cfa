"""Which files below the seeds folder are seeds, and their bytes."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from digest.contents import Contents
from digest.errors import SeedError
from digest.identity import path_id
from digest.inventory import hash_of_bytes
from digest.model import Rejection

SUFFIXES = (".txt", ".md", ".html", ".htm")
"""Endings of seeds; everything else below the folder is left alone and counted."""

_SIDE_FILES = {"curation.yml"}


@dataclass(frozen=True, slots=True)
class SeedListing:
    """What lies below a seeds folder."""

    files: Mapping[str, str]
    """The seeds to read: by path, with forward slashes, sorted, the hash of the bytes."""
    ignored: int
    """Number of other files: dot-files, `README*`, foreign endings. `curation.yml` is not counted."""
    rejections: tuple[Rejection, ...]
    """Seeds that cannot be used as they lie there: outside links, unreadable ones, copies byte by byte."""


def find_seeds(seeds_dir: Path, max_bytes: int, contents: Contents | None = None) -> SeedListing:
    """Lists the seeds below a folder; the order and the answer depend on names and bytes only.

    A seed that is reached through a link leading out of the folder, that cannot be read, that is larger than
    `max_bytes`, or whose bytes another seed already has (the first path in sorting order keeps them) is rejected.

    Raises:
        SeedError: if the folder itself cannot be listed.
    """
    if not seeds_dir.is_dir():
        raise SeedError(f"{seeds_dir}: expected a folder of seeds")
    root, contents = seeds_dir.resolve(), contents or Contents(None)
    ignored = 0
    files: dict[str, str] = {}
    owners: dict[str, str] = {}
    rejections: list[Rejection] = []
    for src_uri in sorted(_walk(seeds_dir)):
        if not _is_seed(src_uri):
            ignored += src_uri not in _SIDE_FILES
            continue
        try:
            content, size = _inspect(os.path.join(seeds_dir, src_uri), root, max_bytes, contents)
        except SeedError as error:
            rejections.append(Rejection(src_uri, "read", str(error), (path_id(src_uri),)))
            continue
        first = owners.setdefault(content, src_uri) if size else src_uri  # empty files are no copies
        if first == src_uri:
            files[src_uri] = content
        else:
            reason = f"has the same bytes as seeds/{first}"
            rejections.append(Rejection(src_uri, "read", reason, (path_id(src_uri),), first))
    return SeedListing(files, ignored, tuple(rejections))


def load_seed(seeds_dir: Path, src_uri: str, content: str) -> bytes:
    """The bytes of a seed that was listed with a hash of them.

    Raises:
        SeedError: if it cannot be read any more, or holds something else.
    """
    try:
        with open(os.path.join(seeds_dir, src_uri), "rb", buffering=0) as file:
            data = file.read()
    except OSError as error:
        raise SeedError(f"seeds/{src_uri}: cannot be read any more: {error.strerror or error}") from error
    if hash_of_bytes(data) != content:
        raise SeedError(f"seeds/{src_uri}: was changed while it was read (expected no changes during a build)")
    return data


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


def _inspect(path: str, root: Path, max_bytes: int, contents: Contents) -> tuple[str, int]:
    """The hash of a file's bytes and its size; its folder lies inside.

    Raises:
        SeedError: if it cannot be used, and why.
    """
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        raise SeedError("the file's name is not valid Unicode") from None
    try:
        status = os.lstat(path)
        if stat.S_ISLNK(status.st_mode):
            if not Path(path).resolve(strict=True).is_relative_to(root):
                raise SeedError("the link leads out of the seeds folder")
            status = os.stat(path)
        if not stat.S_ISREG(status.st_mode):
            raise SeedError("not a regular file")
        if status.st_size > max_bytes:
            raise SeedError(f"the file has {status.st_size:,} bytes; seeds have {max_bytes:,} at most")
        return contents.of(path, status), status.st_size
    except (OSError, RuntimeError) as error:
        raise SeedError(f"the file cannot be read: {getattr(error, 'strerror', None) or error}") from error
