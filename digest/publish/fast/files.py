"""Files of a site: those that are generated, and what of all of them MkDocs still has to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Any, Self

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel, _default_exclude
from pathspec import PathSpec

from digest.inventory import hash_of
from digest.lazy import compiled, regex

_NAMES = regex(r"\(\?P<\w+>")
"""Names of groups in a regular expression; they may not be repeated where several are joined."""
_TAKEN_APART = ("index", "README", "/")
"""Ends of the paths of pages, without `.md`, that may be a folder's own or have no name."""


class GeneratedFile(File):
    """As `File.generated` makes it, from a path that is known to be a plain one."""

    @classmethod
    def all_of(cls, config: MkDocsConfig, items: Iterable[tuple[str, dict[str, Any]]]) -> list[Self]:
        """Files with their paths and what else they have; settings are looked up once for all of them."""
        common = {
            "src_dir": None,
            "dest_dir": config.site_dir,
            "use_directory_urls": config.use_directory_urls,
            "generated_by": config.plugins._current_plugin or "<unknown>",
            "inclusion": InclusionLevel.UNDEFINED,
        }
        made = []
        for src_uri, own in items:
            file = cls.__new__(cls)
            vars(file).update(common, src_uri=src_uri, **own)
            made.append(file)
        return made


class PutFile(GeneratedFile):
    """A generated file that lies in the site already."""

    @cached_property
    def abs_src_path(self) -> str:
        """Where it is to be."""
        return self.abs_dest_path


class LateFile(GeneratedFile):
    """A generated Markdown page whose text is written when it is asked for, and not kept."""

    write: Callable[[], str]
    key: str
    """Stands for everything the text is made of; empty where that is not known."""
    text: str | None = None
    """What it says, where that had to be known early and is needed again."""

    @cached_property
    def dest_uri(self) -> str:  # type: ignore[override]
        """As `File.dest_uri`; most paths need not be taken apart for that."""
        stem = self.src_uri.removesuffix(".md")
        if self.use_directory_urls and stem != self.src_uri and not stem.endswith(_TAKEN_APART):
            return f"{stem}/index.html"
        return self._get_dest_path()

    @property
    def _content(self) -> str:  # type: ignore[override]
        return self.write() if self.text is None else self.text


class RestOfFiles(Files):
    """Files without those that are finished, where MkDocs asks what to copy and to build."""

    keep: Callable[[str, str], bool] = staticmethod(lambda uri, content: False)
    """Leaves a file, by path and hash, where the last build put it; False where it has to be copied."""
    finished: frozenset[str] = frozenset()
    """Paths of Markdown files."""
    paged = False
    """Whether all pages have been made; before, MkDocs sees no generated ones that stand outside of its menus."""
    _found: tuple[int, Sequence[File]] | None = None
    """How many files there were when somebody last asked for pages, and all pages."""
    _shown: tuple[int, Sequence[File]] | None = None
    """The same of the pages that are shown, once they are finished: nobody changes any more what is."""

    def documentation_pages(self, *, inclusion: Callable[[InclusionLevel], bool] | None = None) -> Sequence[File]:
        """As `Files.documentation_pages`; MkDocs names `inclusion` when it reads and builds pages, and only then."""
        if inclusion is None and self.finished:
            if self._shown is None or self._shown[0] != len(self):
                self._shown = len(self), self._pages(InclusionLevel.is_included, frozenset())
            return self._shown[1]
        return self._pages(inclusion or InclusionLevel.is_included, self.finished if inclusion else frozenset())

    def _pages(self, inclusion: Callable[[InclusionLevel], bool], finished: frozenset[str]) -> Sequence[File]:
        if self._found is None or self._found[0] != len(self):
            self._found = len(self), [file for file in self if file.is_documentation_page()]
        found = self._found[1]
        if not self.paged:
            outside = InclusionLevel.NOT_IN_NAV
            found = [file for file in found if not isinstance(file, LateFile) or file.inclusion is not outside]
        levels = _levels(inclusion)
        return [file for file in found if file.inclusion in levels and file.src_uri not in finished]

    def copy_static_files(
        self, dirty: bool = False, *, inclusion: Callable[[InclusionLevel], bool] = InclusionLevel.is_included
    ) -> None:
        """As `Files.copy_static_files`, without those that were put into the site at once or stand there."""
        for file in self:
            if not isinstance(file, GeneratedFile) and not file.is_documentation_page() and inclusion(file.inclusion):
                source = file.abs_src_path if file._content is None else None
                if source is None or not self.keep(file.dest_uri, hash_of(source)):
                    file.copy_file(dirty)


class FilesOfMenus(Files):
    """Files of which MkDocs, laying out the menus, makes pages only if a menu names them or somebody wrote them."""

    def documentation_pages(self, *, inclusion: Callable[[InclusionLevel], bool] | None = None) -> Sequence[File]:
        """As `Files.documentation_pages`, without generated pages that no menu names."""
        found = super().documentation_pages(inclusion=inclusion or InclusionLevel.is_included)
        return [file for file in found if not isinstance(file, LateFile)]


def set_inclusions(files: Iterable[File], config: MkDocsConfig) -> None:
    """As MkDocs' `set_exclusions`, faster where patterns only name what they mean, as most do."""
    unwanted = config.exclude_docs
    matches = (
        (InclusionLevel.EXCLUDED, _matcher(_default_exclude + unwanted if unwanted else _default_exclude)),
        (InclusionLevel.DRAFT, _matcher(config.draft_docs)),
        (InclusionLevel.NOT_IN_NAV, _matcher(config.not_in_nav)),
        (InclusionLevel.INCLUDED, bool),
    )
    for file in files:
        if file.inclusion is InclusionLevel.UNDEFINED:
            file.inclusion = next(level for level, match in matches if match(file.src_uri))


def _matcher(spec: PathSpec[Any] | None) -> Callable[[str], bool]:
    """Whether a spec matches a path."""
    patterns = [pattern for pattern in spec.patterns if pattern.include is not None] if spec else []
    if spec and not all(pattern.include for pattern in patterns):
        return spec.match_file
    if not patterns:
        return lambda path: False
    any_of = compiled("|".join(f"(?:{_NAMES.sub('(?:', pattern.regex.pattern)})" for pattern in patterns))
    return lambda path: any_of.match(path) is not None


def _levels(inclusion: Callable[[InclusionLevel], bool]) -> frozenset[InclusionLevel]:
    return frozenset(level for level in InclusionLevel if inclusion(level))
