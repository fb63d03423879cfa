"""A folder with nothing of a site but its search: the theme's worker, language packs, and an index."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

import material

from digest.model import Asset

_THEME = Path(material.__file__).parent / "templates/assets/javascripts"


def lay_out(folder: Path, assets: Iterable[Asset]) -> Path:
    """The folder, with the theme's own scripts and the given files, which take the place of the theme's."""
    for name in ("workers", "lunr"):
        shutil.copytree(
            _THEME / name,
            folder / "assets/javascripts" / name,
            ignore=shutil.ignore_patterns("*.map"),
            dirs_exist_ok=True,
        )
    for asset in assets:
        path = folder / asset.uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(asset.content)
    return folder
