"""Where the links of a page lead, found once for all pages that lie alike."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import _RelativePathTreeprocessor

from digest.publish.fast.inline import UnsupportedError


@dataclass(frozen=True, slots=True)
class Address:
    """Where a target leads from pages of one place."""

    url: str
    file: File
    anchor: str
    neighbour: str | None
    """The name below the place's folder that the file has or lies under; from there it is written differently."""


class Links(_RelativePathTreeprocessor):
    """The links of one page; `known` remembers addresses between pages.

    `regions/osong.md` and `regions/jeonju.md` lie in one place, and so do `regions/osong/2025.md` and
    `regions/jeonju/2024.md`: a target outside of the page's own part of the folder has one address from all of them.
    """

    def __init__(
        self, file: File, files: Files, config: MkDocsConfig, known: dict[tuple[Hashable, str], Address]
    ) -> None:
        super().__init__(file, files, config)
        self._known = known
        self.targets: set[str] = set()
        """Paths of the files it leads to."""
        parts = file.src_uri.removesuffix(".md").split("/")
        folder = 1 + (parts[0] == "en")
        self._folder = parts[:folder]
        self._own = parts[folder] if len(parts) > folder else None
        plain = config.use_directory_urls and file.url == "/".join(parts) + "/"
        self.place: Hashable = (tuple(self._folder), len(parts)) if plain and self._own is not None else None

    def address(self, target: str) -> str:
        """The address of a link's target.

        Raises:
            UnsupportedError: if MkDocs would have something to say about it.
        """
        known = self._known.get((self.place, target)) if self.place is not None else None
        if known is None or known.neighbour == self._own:
            return self._find(target)
        self.targets.add(known.file.src_uri)
        if known.anchor:
            self.links_to_anchors.setdefault(known.file, {}).setdefault(known.anchor, target)
        return known.url

    def _find(self, target: str) -> str:
        scheme, netloc, path, _, anchor = urlsplit(target)
        if scheme or netloc or not path:
            return self.path_to_url(target)
        file = self.files.get_file_from_path(self._target_uri(self.file.src_uri, unquote(path)))
        if path.startswith("/") or file is None or file.inclusion.value < InclusionLevel.NOT_IN_NAV.value:
            raise UnsupportedError(target)
        self.targets.add(file.src_uri)
        url = self.path_to_url(target)
        parts = file.src_uri.removesuffix(".md").split("/")
        inside = parts[: len(self._folder)] == self._folder
        neighbour = parts[len(self._folder)] if inside and len(parts) > len(self._folder) else None
        if self.place is not None and (neighbour is None or neighbour != self._own):
            self._known[self.place, target] = Address(url, file, anchor, neighbour)
        return url
