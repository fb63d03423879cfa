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
        self._kin: Hashable = file.src_uri if self.place is None else self.place

    def address(self, target: str) -> str:
        """The address of a link's target.

        Raises:
            UnsupportedError: if MkDocs would have something to say about it.
        """
        path, mark, anchor = target.partition("#")
        if not path or ":" in path or "?" in target or bool(mark) != bool(anchor):
            return self._resolve(target).url
        known = self._known.get((self._kin, path))
        if known is None or known.neighbour == self._own:
            known = self._resolve(path)
        self.targets.add(known.file.src_uri)
        if not anchor:
            return known.url
        self.links_to_anchors.setdefault(known.file, {}).setdefault(anchor, target)
        return f"{known.url}#{anchor}"

    def _resolve(self, target: str) -> Address:
        scheme, netloc, path, _, _ = urlsplit(target)
        if scheme or netloc or not path:
            return Address(self.path_to_url(target), self.file, None)
        file = self.files.src_uris.get(self._target_uri(self.file.src_uri, unquote(path)))
        if path.startswith("/") or file is None or file.inclusion.value < InclusionLevel.NOT_IN_NAV.value:
            raise UnsupportedError(target)
        self.targets.add(file.src_uri)
        parts = file.src_uri.removesuffix(".md").split("/")
        inside = self.place is not None and parts[: len(self._folder)] == self._folder
        neighbour = parts[len(self._folder)] if inside and len(parts) > len(self._folder) else None
        url = file.url_relative_to(self.file) if path == target else self.path_to_url(target)
        found = Address(url, file, neighbour)
        if path == target and (neighbour is None or neighbour != self._own):
            self._known[self._kin, target] = found
        return found
