"""Where the links of a page lead, found once for all pages that lie alike."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import _RelativePathTreeprocessor

from digest.lazy import regex
from digest.publish.fast.inline import UnsupportedError

_PLAIN = regex(r"[A-Za-z0-9_-]+(?:/[A-Za-z0-9_-]+)*\.md")
_NAME = regex(r"([A-Za-z0-9_-]+)\.md")
_ANCHOR = regex(r"#([A-Za-z0-9_-]+)")


@dataclass(frozen=True, slots=True)
class Address:
    """Where a target leads from pages of one place."""

    url: str
    file: File
    neighbour: str | None
    """The name below the place's folder that the file has or lies under; from there it is written differently."""


class Addresses(dict[str, str]):
    """Addresses by a page's targets, each found when it is first asked for."""

    def __init__(self, find: Callable[[str], str]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, target: str) -> str:
        address = self[target] = self._find(target)
        return address


class Links(_RelativePathTreeprocessor):
    """The links of one page; `known` remembers addresses between pages.

    `regions/osong.md` and `regions/jeonju.md` lie in one place, and so do `regions/osong/2025.md` and
    `regions/jeonju/2024.md`: a target outside of the page's own part of the folder has one address from all of them.
    """

    def __init__(
        self, file: File, files: Files, config: MkDocsConfig, known: dict[Hashable, dict[str, Address]]
    ) -> None:
        super().__init__(file, files, config)
        self.targets: set[str] = set()
        """Paths of the files it leads to."""
        parts = file.src_uri.removesuffix(".md").split("/")
        folder = 1 + (parts[0] == "en")
        self._folder = parts[:folder]
        self._own = parts[folder] if len(parts) > folder else None
        plain = config.use_directory_urls and file.url == "/".join(parts) + "/"
        self.place: Hashable = (tuple(self._folder), len(parts)) if plain and self._own is not None else None
        self._known = known.setdefault(self.place, {}) if self.place is not None else {}
        self._edition = "".join(f"{part}/" for part in self._folder[:-1])
        self._up = "../" * (len(parts) - folder)
        """The way to the edition's top from the page's file; from its address it is one longer."""

    def address(self, target: str) -> str:
        """The address of a link's target.

        Raises:
            UnsupportedError: if MkDocs would have something to say about it.
        """
        path, mark, anchor = target.partition("#")
        known = self._known.get(path)
        if known is None or known.neighbour == self._own or "?" in anchor or (mark and not anchor):
            if own := _ANCHOR.fullmatch(target):
                self.links_to_anchors.setdefault(self.file, {}).setdefault(own[1], target)
                return target
            if not path or ":" in path or "?" in target or bool(mark) != bool(anchor):
                return self._resolve(target).url
            known = self._resolve(path)
        self.targets.add(known.file.src_uri)
        if not anchor:
            return known.url
        self.links_to_anchors.setdefault(known.file, {}).setdefault(anchor, target)
        return f"{known.url}#{anchor}"

    def _resolve(self, target: str) -> Address:
        found = (self._elsewhere(target) or self._beside(target)) if self.place is not None else None
        if found is not None:
            if found.neighbour is None or found.neighbour != self._own:
                self._known[target] = found
            return found
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
            self._known[target] = found
        return found

    def _elsewhere(self, target: str) -> Address | None:
        """Where a plain path leads that goes by the edition's top to another folder; None where that is not certain."""
        if not target.startswith(self._up):
            return None
        rest = target[len(self._up) :]
        file = self.files.src_uris.get(self._edition + rest) if _PLAIN.fullmatch(rest) else None
        if file is None or file.inclusion not in (InclusionLevel.NOT_IN_NAV, InclusionLevel.INCLUDED):
            return None
        url = file.url.removeprefix(self._edition)
        if not url.endswith("/") or url.startswith((".", f"{self._folder[-1]}/")):
            return None
        return Address(f"../{self._up}{url}", file, None)

    def _beside(self, target: str) -> Address | None:
        """Where the name of a file in the same folder leads; None where that is not certain."""
        name = _NAME.fullmatch(target) if self._up == "../" else None
        file = self.files.src_uris.get("/".join((*self._folder, target))) if name else None
        if name is None or file is None or file.inclusion not in (InclusionLevel.NOT_IN_NAV, InclusionLevel.INCLUDED):
            return None
        if file.url != "/".join((*self._folder, name[1], "")):
            return None
        return Address("./" if name[1] == self._own else f"../{name[1]}/", file, name[1])
