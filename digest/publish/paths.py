"""Where files may be written: below the folder that was asked for, and nowhere else."""

from __future__ import annotations

import os
from pathlib import Path

from digest.errors import DigestError
from digest.lazy import regex

_PART = regex(r"[^\x00-\x1f\x7f<>:\"|?*\\/]{1,200}")


def safe_path(folder: Path, uri: str) -> Path:
    """The file of a relative address below a folder.

    Raises:
        DigestError: if the address is absolute, climbs out of the folder, or cannot be a file name everywhere.
    """
    return folder / safe_uri(uri)


def safe_uri(uri: str) -> str:
    """The same relative address.

    Raises:
        DigestError: as `safe_path`.
    """
    for part in uri.split("/"):
        if not _PART.fullmatch(part) or part in (".", "..") or part[-1] in ". ":
            raise DigestError(f"cannot write {uri!r}: expected a relative path of plain names")
    return uri


def write_below(folder: Path, uri: str, content: bytes) -> None:
    """Write one file, its folders included.

    Raises:
        DigestError: as `safe_path`, or where two addresses want one place.
    """
    path = safe_path(folder, uri)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(content)
    except (FileExistsError, NotADirectoryError, IsADirectoryError) as error:
        raise DigestError(f"cannot write {uri!r}: another file is in its place") from error


def put_file(path: str, content: bytes) -> None:
    """Write one of very many files, its folders included; mostly its folder is the only one that is missing."""
    folder = os.path.dirname(path)
    try:
        os.mkdir(folder)
    except OSError:  # it is there, or the one above is not
        os.makedirs(folder, exist_ok=True)
    with open(path, "wb") as file:
        file.write(content)
