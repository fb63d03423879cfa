"""Generated pages and files among those of MkDocs."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, file_sort_key

from digest.model import Asset
from digest.publish.compose import Generated
from digest.publish.fast.files import LateFile
from digest.publish.paths import safe_path


def with_generated(files: Files, generated: Generated, config: MkDocsConfig) -> Files:
    """All files in MkDocs' order; a generated page takes the place of the hand-written one it was made from."""
    made: list[File] = [LateFile.of(config, page.src_uri, page.write, page.key) for page in generated.pages]
    made += [_put(config, asset) for asset in generated.assets]
    for file in made:
        if (known := files.get_file_from_path(file.src_uri)) is not None:
            files.remove(known)
        files.append(file)
    of_docs = [file for file in files if file.generated_by or file.src_dir == config.docs_dir]
    of_theme = [file for file in files if not (file.generated_by or file.src_dir == config.docs_dir)]
    return Files([*sorted(of_docs, key=file_sort_key), *of_theme])


def _put(config: MkDocsConfig, asset: Asset) -> File:
    """The file of an asset, written to the site at once: all of them take too much room to wait for their turn."""
    path = safe_path(Path(config.site_dir), asset.uri)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(asset.content)
    return File.generated(config, asset.uri, abs_src_path=str(path))
