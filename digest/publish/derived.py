"""What is no page, made by a process of its own while MkDocs is at work."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from digest.cache import Cache
from digest.folders import files_below
from digest.inventory import Known, hash_of_bytes
from digest.memory import at_ease
from digest.model import Digest
from digest.publish.compose import derived_files
from digest.publish.paths import put_file, safe_path
from digest.publish.pieces import Made, Pieces
from digest.publish.search import Listed, SearchMaker, put_search
from digest.taxonomy import Taxonomy

_BESIDE = ".derived"
"""A folder that MkDocs leaves alone."""


@dataclass(frozen=True)
class Derivation:
    """What files are made of, and where they go."""

    digest: Digest
    taxonomy: Taxonomy
    site_url: str
    kept: Path | None
    """Where results of before are kept; None: nowhere."""
    fresh: Path
    """The folder of new files."""
    site: Path
    """The folder of the last site."""
    standing: Mapping[str, Known]
    """The files of the last site that are as they were, by path."""

    @property
    def beside(self) -> Path:
        """Where new files lie until MkDocs is done."""
        return self.fresh / _BESIDE

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
    def prepare(self) -> Callable[[Listed | None], Mapping[str, str]]:
        """Write those files that the last site does not have, and get ready for the search.

        They are put among the others when MkDocs, which empties the folder as it begins, is done, and its search index
        is known. Then the search is made, and the hashes of all these files are given.

        Raises:
            DigestError: if one cannot be a path below the site.
        """
        pieces = Pieces(self.kept, self.taxonomy.mark, self.standing, self.site)
        hashes: dict[str, str] = {}
        for made in self._files:
            hashes[made.uri], content = pieces.make(made)
            if content is not None:
                put_file(str(safe_path(self.beside, made.uri)), content)
        pieces.write_down()
        with closing(self._cache) as cache:
            search = SearchMaker(self.digest, self.taxonomy, cache, self.kept)
        return partial(self._finish, hashes, search)

    @at_ease()
    def _finish(self, hashes: Mapping[str, str], search: SearchMaker, listed: Listed | None) -> Mapping[str, str]:
        assets = search.files(listed) if listed is not None else ()
        if assets:
            put_search(self.fresh, assets)
        for path in files_below(str(self.beside)):
            place = self.fresh / Path(path).relative_to(self.beside)
            place.parent.mkdir(parents=True, exist_ok=True)
            Path(path).replace(place)
        shutil.rmtree(self.beside, ignore_errors=True)
        return {**hashes, **{asset.uri: hash_of_bytes(asset.content) for asset in assets}}
