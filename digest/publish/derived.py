"""What is no page, made by a process of its own beside MkDocs, from the moment the stories are there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from digest.cache import Cache
from digest.inventory import Known, hash_of_bytes
from digest.memory import at_ease
from digest.model import Asset, Digest
from digest.publish.compose import derived_files
from digest.publish.pieces import Drawn, Made, Pieces
from digest.publish.search import Listed, SearchMaker, put_search
from digest.taxonomy import Taxonomy


@dataclass(frozen=True, slots=True)
class Place:
    """Where files go."""

    fresh: Path
    """The folder of new files, which MkDocs has emptied."""
    site: Path
    """The folder of the last site."""
    standing: Mapping[str, Known]
    """Those of these files in the last site that are as they were, by path."""


@dataclass(frozen=True)
class Derivation:
    """What files are made of."""

    digest: Digest
    taxonomy: Taxonomy
    site_url: str
    kept: Path | None
    """Where results of before are kept; None: nowhere."""

    @cached_property
    def _cache(self) -> Cache:
        return Cache.open(self.kept)

    @cached_property
    def _files(self) -> list[Made]:
        return list(derived_files(self.digest, self.taxonomy, self.site_url, self._cache))

    @at_ease()
    def paths(self) -> list[str]:
        """The paths of these files, but for the search's."""
        return [made.uri for made in self._files]

    @at_ease()
    def prepare(self) -> Derived:
        """Make what is made anew at every build, and get ready for the search."""
        files = [
            Asset(file.uri, file.content) if isinstance(file, Drawn) and not file.key else file for file in self._files
        ]
        search = SearchMaker(self.digest, self.taxonomy, self._cache, self.kept)
        return Derived(files, search, self._cache, self.kept, self.taxonomy.mark)


@dataclass(slots=True)
class Derived:
    """Files in the making."""

    files: Sequence[Made]
    search: SearchMaker
    cache: Cache
    kept: Path | None
    base: str
    """Stands for what all files rest on."""
    hashes: dict[str, str] = field(default_factory=dict)
    """Of the bytes of files, by path, once they are in their place."""

    @at_ease()
    def early(self, place: Place) -> None:
        """Write those files that the last site does not have.

        Raises:
            DigestError: if one cannot be a path below the site.
        """
        pieces = Pieces(self.kept, self.base, place.standing, place.site)
        hashes = {made.uri: pieces.put(made, place.fresh) for made in self.files}
        pieces.write_down()
        self.cache.close()
        self.hashes = hashes

    @at_ease()
    def __call__(self, rest: tuple[Place, Listed | None]) -> Mapping[str, str]:
        """Make the search, where there is an index of MkDocs; gives the hashes of all files by path.

        Raises:
            DigestError: as `early`.
        """
        place, listed = rest
        if not self.hashes:  # nobody asked for it early, or it went wrong
            self.early(place)
        assets = self.search.files(listed) if listed is not None else ()
        if assets:
            put_search(place.fresh, assets)
        return {**self.hashes, **{asset.uri: hash_of_bytes(asset.content) for asset in assets}}

    @at_ease()
    def afterwards(self) -> None:
        """Remember what the search was made of."""
        self.search.afterwards()
