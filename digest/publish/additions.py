"""Generated pages and files among those of MkDocs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from digest.inventory import hash_of_bytes
from digest.parallel import spread, usable_cpus
from digest.publish.compose import Generated
from digest.publish.fast.files import LateFile, PutFile
from digest.publish.paths import put_file, safe_uri
from digest.publish.pieces import Made

_CHUNK = 256
"""Small files that a process writes at a time."""


def with_generated(
    files: Files,
    generated: Generated,
    config: MkDocsConfig,
    keep: Callable[[str, str], bool],
    elsewhere: Callable[[], Iterable[str]] | None = None,
) -> Files:
    """All files in MkDocs' order; a generated page takes the place of the hand-written one it was made from.

    `keep` leaves a file, by path and hash, where the last build put it; it says False where it has to be written.
    `elsewhere` gives the paths of derived files where somebody else writes them.
    """
    late = LateFile.all_of(config, ((page.src_uri, {"write": page.write, "key": page.key}) for page in generated.pages))
    put = PutFile.all_of(config, _put_small(config.site_dir, generated.assets, keep))
    derived: Iterable[tuple[str, dict[str, Any]]] = (
        _put(config.site_dir, generated.derived, keep) if elsewhere is None else [(path, {}) for path in elsewhere()]
    )
    for file in (*late, *put, *PutFile.all_of(config, derived)):
        if (known := files.src_uris.get(file.src_uri)) is not None:
            files.remove(known)
        files.append(file)
    docs_dir = config.docs_dir
    of_docs = [file for file in files if file.generated_by or file.src_dir == docs_dir]
    of_theme = [file for file in files if not (file.generated_by or file.src_dir == docs_dir)]
    return Files([*sorted(of_docs, key=_place), *of_theme])


def _place(file: File) -> tuple[list[str], bool, str]:
    """As MkDocs' `file_sort_key`: the first page of a folder first, folders last."""
    *folders, name = file.src_uri.split("/")
    return folders, not (name.startswith(("index", "README")) and file.name == "index"), name


def _put_small(
    site_dir: str, assets: Iterable[Made], keep: Callable[[str, str], bool]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """The paths of assets; what is not kept of them is written by several processes, for making a file takes the
    system longer than making its content.

    Raises:
        DigestError: as `_put`.
    """
    due: list[tuple[str, bytes]] = []
    for asset in assets:
        content = asset.content
        if not keep(safe_uri(asset.uri), hash_of_bytes(content)):
            due.append((f"{site_dir}/{asset.uri}", content))
        yield asset.uri, {}
    for _ in spread(_put_one, due, usable_cpus(), chunk=_CHUNK):
        pass


def _put_one(file: tuple[str, bytes]) -> None:
    put_file(*file)


def _put(
    site_dir: str, assets: Iterable[Made], keep: Callable[[str, str], bool]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """The paths of assets, each written to the site at once: together they take too much room to wait for their turn.

    Raises:
        DigestError: if one cannot be a path below the site.
    """
    for asset in assets:
        content = asset.content  # made when it is asked for
        if not keep(safe_uri(asset.uri), hash_of_bytes(content)):
            put_file(f"{site_dir}/{asset.uri}", content)
        yield asset.uri, {}
