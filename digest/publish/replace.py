"""Replacing a whole folder at once, so that nobody ever sees half of it."""

from __future__ import annotations

import ctypes
import errno
import fcntl
import glob
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from digest.errors import DigestError

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_NAMES_SHOWN = 5


@contextmanager
def replaced(
    target: Path, strangers: Callable[[Path], Iterable[str]], put: Callable[[Path, Path], None] | None = None
) -> Iterator[Path]:
    """A new, empty folder that takes the place of `target` when the block ends without an error.

    Until then `target` stays as it is, and after an error too; nothing else is left behind. Of two
    at once the one that ends last wins, whole. `strangers` names what stands in it and must not go.
    `put` does, with the new folder and `target`, whatever else than `swap` is to be done then.

    Raises:
        DigestError: if `target` is a file, holds the working folder, or holds strangers.
    """
    target = _checked(target, strangers)
    with unfinished(target) as fresh:
        yield fresh
        with _locked(target.parent):
            _checked(target, strangers)
            (put or swap)(fresh, target)


@contextmanager
def unfinished(target: Path) -> Iterator[Path]:
    """A new, empty folder beside `target`; what still has its name when the block ends is taken away.

    Raises:
        DigestError: if there can be none.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with _locked(target.parent):
            _sweep(target)
            folder = Path(tempfile.mkdtemp(prefix=_prefix(target), dir=target.parent))
            hold = _lock(folder)
    except OSError as error:
        raise DigestError(f"{target}: cannot be written: {error.strerror}") from error
    try:
        folder.chmod(0o755)
        yield folder
    finally:
        os.close(hold)
        shutil.rmtree(folder, ignore_errors=True)


def _checked(target: Path, strangers: Callable[[Path], Iterable[str]]) -> Path:
    target = target.resolve()
    if target.exists() and not target.is_dir():
        raise DigestError(f"{target}: is a file, expected a folder")
    if Path.cwd().resolve().is_relative_to(target):
        raise DigestError(f"{target}: is or holds the working folder, expected a folder of its own")
    names = sorted(strangers(target)) if target.is_dir() else []
    if names:
        shown = ", ".join(names[:_NAMES_SHOWN]) + (", …" if len(names) > _NAMES_SHOWN else "")
        raise DigestError(f"{target}: holds what was not made here ({shown}), expected a new or empty folder")
    return target


def _prefix(target: Path) -> str:
    return f".{target.name}.unfinished-"


def _sweep(target: Path) -> None:
    """Remove what a build left that was killed: an unfinished folder that nobody holds any more."""
    for left in target.parent.glob(f"{glob.escape(_prefix(target))}*"):
        try:
            handle = _lock(left, fcntl.LOCK_NB)
        except OSError:
            continue
        os.close(handle)
        shutil.rmtree(left, ignore_errors=True)


def _lock(folder: Path, how: int = 0) -> int:
    """Hold a folder until the handle is closed. The lock is on the folder itself, so no file is left."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | how)
    except OSError:
        os.close(handle)
        raise
    return handle


def claim(folder: Path, *, wait: bool) -> int | None:
    """Hold a folder that may be replaced meanwhile; None if it is not there, or somebody else has it."""
    while True:
        try:
            handle = _lock(folder, 0 if wait else fcntl.LOCK_NB)
        except OSError:
            return None
        with suppress(OSError):
            if os.path.samestat(os.fstat(handle), os.stat(folder)):
                return handle
        give_up(handle)


def give_up(handle: int | None) -> None:
    """Let go of what was claimed, in processes that began meanwhile too."""
    if handle is not None:
        fcntl.flock(handle, fcntl.LOCK_UN)
        os.close(handle)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """One at a time in a folder."""
    handle = _lock(folder)
    try:
        yield
    finally:
        os.close(handle)


def swap(fresh: Path, target: Path) -> None:
    """Put a folder into another's place, and that one into its own."""
    if not target.exists():
        fresh.rename(target)
        return
    if _exchange(fresh, target):
        return
    aside = Path(tempfile.mkdtemp(prefix=_prefix(target), dir=target.parent))
    target.rename(aside)  # an empty folder may be renamed over
    try:
        fresh.rename(target)
    except OSError:
        aside.rename(target)
        raise
    aside.rename(fresh)


def _exchange(left: Path, right: Path) -> bool:
    """Swap two folders in one step where the system can (Linux); False where it cannot."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    done: int = rename(_AT_FDCWD, os.fsencode(left), _AT_FDCWD, os.fsencode(right), _RENAME_EXCHANGE)
    if done == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EPERM):
        return False
    raise OSError(code, os.strerror(code), str(right))
