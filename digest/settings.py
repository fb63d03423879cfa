"""What a caller may choose. Everything else is a vocabulary or a constant beside its reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """Choices of one run. Paths are relative to the project's root unless absolute."""

    seeds_dir: Path = Path("seeds")
    docs_dir: Path = Path("docs")
    config_file: Path = Path("mkdocs.yml")
    site_url: str = ""
    """Address the site is published at, with a final `/`; empty: feeds and cards use relative links."""
    as_of: date | None = None
    """The date the digest speaks for; None: the newest publication date."""
    max_seed_bytes: int = 5_000_000
    """A larger seed is rejected; real articles are below 100 kB, saved pages below 1 MB."""
    cache_dir: Path | None = None
    """Folder of results kept between builds (see `digest.cache`); None keeps nothing."""
    processes: int = 0
    """How many processes work on articles and stories; 0: one per usable processor. Output does not depend on it."""
