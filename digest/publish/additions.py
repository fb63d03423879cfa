"""Generated pages and files among those of MkDocs."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, file_sort_key

from digest.publish.compose import Generated
from digest.publish.fast.files import LateFile


def with_generated(files: Files, generated: Generated, config: MkDocsConfig) -> Files:
    """All files in MkDocs' order; a generated page takes the place of the hand-written one it was made from."""
    made: list[File] = [LateFile.of(config, page.src_uri, page.write, page.key) for page in generated.pages]
    made += [File.generated(config, asset.uri, content=asset.content) for asset in generated.assets]
    for file in made:
        if (known := files.get_file_from_path(file.src_uri)) is not None:
            files.remove(known)
        files.append(file)
    of_docs = [file for file in files if file.generated_by or file.src_dir == config.docs_dir]
    of_theme = [file for file in files if not (file.generated_by or file.src_dir == config.docs_dir)]
    return Files([*sorted(of_docs, key=file_sort_key), *of_theme])
