"""Generated pages and files among those of MkDocs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from digest.inventory import hash_of_bytes
from digest.model import Asset
from digest.publish.compose import Generated
from digest.publish.fast.files import LateFile
from digest.publish.paths import safe_path


def with_generated(files: Files, generated: Generated, config: MkDocsConfig, keep: Callable[[str, str], bool]) -> Files:
    """All files in MkDocs' order; a generated page takes the place of the hand-written one it was made from.

    `keep` leaves a file, by path and hash, where the last build put it; it says False where it has to be written.
    """
    made: list[File] = [LateFile.of(config, page.src_uri, page.write, page.key) for page in generated.pages]
    site_dir = Path(config.site_dir)  # asking MkDocs' settings anew costs as much as the rest
    made += [_put(config, site_dir, asset, keep) for asset in generated.assets]
    for file in made:
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
    return folders, file.name != "index", name


def _put(config: MkDocsConfig, site_dir: Path, asset: Asset, keep: Callable[[str, str], bool]) -> File:
    """The file of an asset, written to the site at once: all of them take too much room to wait for their turn."""
    path = safe_path(site_dir, asset.uri)
    if not keep(asset.uri, hash_of_bytes(asset.content)):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(asset.content)
    return File.generated(config, asset.uri, abs_src_path=str(path))
