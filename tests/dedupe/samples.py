"""The written articles of `stories.yml` as the pipeline would hand them over."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from digest.model import Article, Basis, Outlet, Published

FILE = Path(__file__).parent / "stories.yml"


@cache
def load_entries() -> Mapping[str, dict[str, Any]]:
    """The entries of the file by name."""
    entries: dict[str, dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))["articles"]
    return entries


@cache
def load_articles() -> Mapping[str, Article]:
    """The articles by name, which is also their id."""
    return {name: make_article(name, **entry) for name, entry in load_entries().items()}


def make_article(name: str, **entry: Any) -> Article:
    """An article; `title`, `outlet` and `published` may be missing."""
    date = str(entry["published"]) if entry.get("published") else None
    outlet = entry.get("outlet")
    return Article(
        id=name,
        src_uri=f"{name}.txt",
        content_sha256="",
        title=entry.get("title"),
        deck=(),
        body=entry["body"],
        outlet=Outlet(outlet, outlet) if outlet else None,
        published=Published(date, Basis.STATED if date else Basis.UNKNOWN),
    )
