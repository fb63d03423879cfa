"""A site in the making: what is new lies beside the old site until all of it is there, the rest stays where it is.

While little has changed, new files are put into the old site one by one, each whole: first those that were not there,
then those that were, then what is gone is taken away. So no link leads to what is not there yet, and a step that
fails takes back the ones before it. Where much has changed, or the old site is not as it was left, the whole folder
is replaced at once (`replace`); files that are the same are given a second name there. Where there is no old site any
more, one that was brought back beside its place (`spare`) is renewed, and then moved there.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from digest.errors import DigestError
from digest.folders import files_below, name_again
from digest.inventory import NOTHING, Inventory, Known, Standing, hash_of
from digest.publish.replace import claim, give_up, replaced, swap
from digest.publish.spare import keep_spare

_SHARE = 4
"""A folder of which more than one of so many files changes is replaced whole: it would be a mixture for too long."""


class SiteGoneError(DigestError):
    """Somebody took away the old site while a new one was made that was to have files of it."""


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file that a site will hold."""

    uri: str
    """Its path below the site."""
    folder: Path
    """Below which it lies now."""
    content: str = ""
    """The hash of its bytes; empty where nobody has asked yet."""

    @property
    def path(self) -> str:
        """Where it lies now."""
        return f"{self.folder}/{self.uri}"

    @property
    def ending(self) -> str:
        """The last part of its name, with its dot; empty if there is none."""
        return os.path.splitext(self.uri)[1]


@dataclass(frozen=True, slots=True)
class SiteFiles:
    """All files that a site will hold. As there are tens of thousands, each becomes an object only where it matters."""

    parts: tuple[tuple[Path, Mapping[str, str]], ...]
    """Folders with the paths of files below them, and the hashes of these files' bytes."""

    @classmethod
    def of(cls, folder: Path) -> SiteFiles:
        """Those of a folder, with no hashes."""
        begin = len(str(folder)) + 1
        return cls(((folder, {path[begin:].replace(os.sep, "/"): "" for path in files_below(str(folder))}),))


class Renewal:
    """What is written into `fresh` and what is kept make the new site."""

    def __init__(self, target: Path, inventory: Inventory | None, *, stands: bool = False) -> None:
        """With `stands` all of the inventory is known to be as it was."""
        self.fresh = target
        self.target = target
        """The folder of the last site."""
        self._inventory = inventory
        if inventory is None:
            self._standing = NOTHING
        elif stands:
            self._standing = Standing(inventory.files, inventory.folders, (), whole=True)
        else:
            self._standing = inventory.standing()
        self._kept: dict[str, str] = {}
        self._put: dict[str, str] = {}
        self._told: Mapping[str, str] = {}
        self.contents: Mapping[str, str] = {}
        """Hashes of files by path that somebody found on the way."""

    def keep(self, uri: str, content: str) -> bool:
        """Leave a file with that hash where it is; False if the old site has none at that path."""
        known = self._standing.files.get(uri)
        if known is None or known.content != content:
            return False
        self._kept[uri] = content
        return True

    @property
    def standing(self) -> Mapping[str, Known]:
        """The files of the old site that are as they were, by path."""
        return self._standing.files

    def take_over(self, contents: Mapping[str, str]) -> None:
        """Take what somebody found out: which files, by path, the new site has, and their hashes. Those that are not
        in `fresh` stand in the old site."""
        self._told = {uri: content for uri, content in contents.items() if not self.keep(uri, content)}

    def place_of(self, uri: str) -> Path:
        """Where a file of the new site lies now."""
        return (self.target if uri in self._kept else self.fresh) / uri

    def written(self, *others: str) -> SiteFiles:
        """What was written so far, but for some folders; nothing where no file is known by its hash when all are
        there."""
        if not self._standing.files:
            return SiteFiles(())
        leave = tuple(f"{name}/" for name in others)
        own = {uri: "" for _, files in SiteFiles.of(self.fresh).parts for uri in files if not uri.startswith(leave)}
        return SiteFiles(((self.fresh, own),))

    def files(self) -> SiteFiles:
        """All files of the new site; to be asked when it is complete."""
        self._put = {}
        before = len(str(self.fresh)) + 1
        for path in files_below(str(self.fresh)):
            uri = path[before:]
            self._kept.pop(uri, None)
            content = self._told.get(uri) or (hash_of(Path(path)) if self._standing.files else "")
            if content and self.keep(uri, content):
                os.unlink(path)
            else:
                self._put[uri] = content
        return SiteFiles(((self.fresh, self._put), (self.target, self._kept)))

    def settle(self, fresh: Path, target: Path) -> None:
        """Put the new site in its place.

        Raises:
            SiteGoneError: if files that were to be kept are not there.
        """
        few = len(self._put) * _SHARE <= len(self._kept)
        if self._inventory is not None and few and self._inventory.is_of(self.target):
            there = {*self._inventory.files, *self._standing.others}
            gone = sorted(there - self._kept.keys() - self._put.keys())
            if _merge(fresh, self.target, sorted(self._put), gone):
                before, self._inventory = replace(self._inventory, folder=str(target)), None
                if self.target != target:
                    swap(self.target, target)
                with suppress(OSError):
                    self._inventory = before.changed(self._standing, self._put, gone)
                return
        for uri in self._kept:
            _name_again(self.target / uri, fresh / uri)
        swap(fresh, target)
        self._inventory = None

    def write_down(self, target: Path, cache_dir: Path | None) -> None:
        """Remember what the new site holds, unless somebody is at work in it already."""
        if cache_dir is None:
            return
        mine = claim(target, wait=False) if self._inventory is None else None
        if self._inventory is not None or mine is not None:
            with suppress(OSError):
                site = self._inventory or Inventory.take(target, {**self.contents, **self._kept})
                with suppress(OSError):  # there may be no room for more
                    site = keep_spare(cache_dir, site)
                site.write(cache_dir)
        give_up(mine)


@contextmanager
def renewed(
    target: Path,
    strangers: Callable[[Path], Iterable[str]],
    cache_dir: Path | None,
    *,
    anew: bool = False,
    stands: str = "",
    brought: Inventory | None = None,
) -> Iterator[Renewal]:
    """A site that takes the place of `target` when the block ends without an error; see `replace.replaced`.

    With `anew` nothing of the old one is kept. What was written down of it under the mark `stands` was just found to be
    so; where nothing is, the one that was `brought` back is renewed. Of two at once only the first may keep anything;
    whoever ends last wins all the same.

    Raises:
        SiteGoneError: see `Renewal.settle`.
        DigestError: as `replaced`.
    """
    target = target.resolve()
    with ExitStack() as held:
        first = claim(target, wait=False)
        held.callback(give_up, first)
        known = cache_dir if not anew else None
        looked_at = known is not None and stands != "" and Inventory.mark_of(known, target) == stands
        renewal = Renewal(target, Inventory.read(known, target) if first is not None else None, stands=looked_at)
        if brought is not None and not anew and not os.path.lexists(target):
            renewal = Renewal(Path(brought.folder), brought, stands=True)
        with replaced(target, strangers, renewal.settle) as fresh:
            renewal.fresh = fresh
            yield renewal
            if first is None:
                held.callback(give_up, claim(target, wait=True))
        renewal.write_down(target, cache_dir)


def _merge(fresh: Path, target: Path, put: list[str], gone: list[str]) -> bool:
    """Put files into the old site and take others away; False, with all as it was, where a step fails."""
    undo: list[Callable[[], object]] = []
    before = fresh / ".before"
    try:
        before.mkdir()
        for uri in (uri for uri in put if not os.path.lexists(target / uri)):
            (target / uri).parent.mkdir(parents=True, exist_ok=True)
            os.rename(fresh / uri, target / uri)
            undo.append(lambda uri=uri: _take_back(target, fresh, uri))  # type: ignore[misc]
        for number, uri in enumerate(uri for uri in put if os.path.lexists(fresh / uri)):
            old = before / str(number)
            os.link(target / uri, old)
            os.replace(fresh / uri, target / uri)
            undo.append(lambda old=old, uri=uri: _bring_back(target, fresh, uri, old))  # type: ignore[misc]
        for number, uri in enumerate(uri for uri in gone if os.path.lexists(target / uri)):
            old = before / f"gone-{number}"
            os.rename(target / uri, old)
            undo.append(lambda old=old, uri=uri: os.rename(old, target / uri))  # type: ignore[misc]
    except BaseException as error:
        for step in reversed(undo):
            step()
        shutil.rmtree(before, ignore_errors=True)
        if isinstance(error, OSError):
            return False
        raise
    for uri in gone:
        _prune(target, uri)
    return True


def _take_back(target: Path, fresh: Path, uri: str) -> None:
    os.rename(target / uri, fresh / uri)
    _prune(target, uri)


def _bring_back(target: Path, fresh: Path, uri: str, old: Path) -> None:
    os.link(target / uri, fresh / uri)
    os.replace(old, target / uri)


def _prune(target: Path, uri: str) -> None:
    """Remove the folders that a path leaves empty."""
    for above in list(Path(uri).parents)[:-1]:
        try:
            (target / above).rmdir()
        except OSError:
            return


def _name_again(source: Path, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        name_again(str(source), str(place))
    except FileNotFoundError as error:
        raise SiteGoneError(f"{source}: was taken away while the site was built; build again") from error
