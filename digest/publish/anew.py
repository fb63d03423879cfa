"""The pipeline as a preview runs it: again and again in one process, while files are being edited."""

from __future__ import annotations

import sys
from datetime import date
from functools import partial
from pathlib import Path

from digest.annex import tell_apart
from digest.cache import DEFAULT_FOLDER
from digest.errors import DigestError
from digest.model import Digest
from digest.pipeline import run
from digest.settings import Settings


def run_anew(config_file: str, seeds: str, as_of: object, site_url: str) -> Digest:
    """The digest of a project as its files stand now, vocabularies and templates too; the rest as `run_project`."""
    forget()
    return run_project(config_file, seeds, as_of, site_url)


def run_project(config_file: str, seeds: str, as_of: object, site_url: str) -> Digest:
    """The digest of a project.

    Args:
        config_file: The project's mkdocs.yml; `seeds` and the cache lie beside it.
        as_of: As in mkdocs.yml: a date, its text, or nothing.

    Raises:
        DigestError: if `as_of` is no date, or as the pipeline does.
    """
    try:
        day = date.fromisoformat(str(as_of)) if as_of else None
    except ValueError as error:
        raise DigestError(f"mkdocs.yml: plugins.digest.as_of: expected YYYY-MM-DD ({error})") from error
    root = Path(config_file).parent
    return run(Settings(root / seeds, site_url=site_url, as_of=day, cache_dir=root / DEFAULT_FOLDER))


def forget(packages: tuple[str, ...] = ("digest",)) -> None:
    """Drop what the functions of packages remember, so that a preview sees edited YAML files and templates."""
    for name, module in sorted(sys.modules.items()):
        if name in packages or name.startswith(tuple(f"{package}." for package in packages)):
            for value in list(vars(module).values()):
                clear = getattr(value, "cache_clear", None)
                if callable(clear) and str(getattr(value, "__module__", "")).startswith("digest."):
                    clear()
    tell_apart(partial(forget, packages))
