"""Files of a site that are written late, and those that are finished early."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel


class LateFile(File):
    """A generated Markdown page whose text is written when it is asked for, and not kept."""

    write: Callable[[], str]
    key: str
    """Stands for everything the text is made of; empty where that is not known."""

    @classmethod
    def of(cls, config: MkDocsConfig, src_uri: str, write: Callable[[], str], key: str) -> LateFile:
        """As `File.generated`."""
        file = cls(src_uri, None, config.site_dir, config.use_directory_urls)
        file.generated_by = config.plugins._current_plugin or "<unknown>"
        file.write, file.key = write, key
        return file

    text: str | None = None
    """What it says, where that had to be known early and is needed again."""

    @property
    def _content(self) -> str:  # type: ignore[override]
        return self.write() if self.text is None else self.text


class RestOfFiles(Files):
    """Files without those that are finished, where MkDocs asks what to copy and to build."""

    finished: frozenset[str] = frozenset()
    """Paths of Markdown files."""
    _found: tuple[int, Sequence[File]] | None = None
    """How many files there were when somebody last asked for all pages, and the pages."""

    def documentation_pages(self, *, inclusion: Callable[[InclusionLevel], bool] | None = None) -> Sequence[File]:
        """As `Files.documentation_pages`; MkDocs names `inclusion` when it reads and builds pages, and only then."""
        if inclusion is not None:
            found = super().documentation_pages(inclusion=inclusion)
            return [file for file in found if file.src_uri not in self.finished]
        if self._found is None or self._found[0] != len(self):
            self._found = len(self), super().documentation_pages()
        return self._found[1]

    def copy_static_files(
        self, dirty: bool = False, *, inclusion: Callable[[InclusionLevel], bool] = InclusionLevel.is_included
    ) -> None:
        """As `Files.copy_static_files`, without those that were put into the site when they were made."""
        for file in self:
            made = file.generated_by and file.abs_src_path == file.abs_dest_path
            if not made and not file.is_documentation_page() and inclusion(file.inclusion):
                file.copy_file(dirty)


class FilesOfMenus(Files):
    """Files of which MkDocs, laying out the menus, makes pages only if a menu names them or somebody wrote them."""

    def documentation_pages(self, *, inclusion: Callable[[InclusionLevel], bool] | None = None) -> Sequence[File]:
        """As `Files.documentation_pages`, without generated pages that no menu names."""
        found = super().documentation_pages(inclusion=inclusion or InclusionLevel.is_included)
        return [file for file in found if not isinstance(file, LateFile)]
