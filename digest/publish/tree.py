"""The site's sources on disk: Markdown and a plain mkdocs.yml, for any engine that reads MkDocs projects."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

import yaml

from digest.errors import ConfigurationError
from digest.model import Digest, Page
from digest.parallel import spread, usable_cpus
from digest.publish.compose import generate
from digest.publish.data import data_files
from digest.publish.paths import write_below
from digest.publish.replace import replaced
from digest.render import navigation
from digest.settings import Settings
from digest.taxonomy import Taxonomy

MARKER = ".digest-tree"
_NOTE = b"Written by `digest write`, which replaces this whole folder. Edit the project it was made from.\n"
_PARTS = frozenset({MARKER, "mkdocs.yml", "docs", "overrides", "site", ".cache"})
"""What a written tree holds, and what engines add to it."""
_OF_THE_PROJECT = ("plugins", "nav", "docs_dir", "site_dir", "watch", "hooks", "edit_uri", "edit_uri_template")
"""Settings that the tree has of its own, or that name files it does not hold."""


def write_tree(
    directory: Path, digest: Digest, taxonomy: Taxonomy, settings: Settings, *, config_file: Path = Path("mkdocs.yml")
) -> None:
    """Write hand-written and generated pages, all other files, the theme, and a plain mkdocs.yml.

    The folder is replaced as a whole, or left as it was if anything fails.

    Raises:
        DigestError: if it holds anything that `digest write` did not put there, or mkdocs.yml cannot be used.
    """
    config = _load(config_file)
    theme = config.get("theme")
    custom = theme.get("custom_dir") if isinstance(theme, dict) else None
    texts, others = _docs(settings.docs_dir)
    generated = generate(digest, taxonomy, texts, settings.site_url)
    files: dict[str, bytes] = {f"docs/{uri}": path.read_bytes() for uri, path in others.items()}
    files |= {f"docs/{uri}": text.encode("utf-8") for uri, text in texts.items()}
    if custom:
        files |= {f"overrides/{uri}": path.read_bytes() for uri, path in _walk(config_file.parent / custom)}
    has_theme = any(uri.startswith("overrides/") for uri in files)
    files["mkdocs.yml"] = _plain_config(config, navigation(digest, taxonomy), has_theme, settings.site_url)
    files[MARKER] = _NOTE
    with replaced(directory, _not_of_a_tree) as fresh:
        for page in generated.pages:
            files.pop(f"docs/{page.src_uri}", None)
        for asset in chain(generated.assets, generated.derived):
            files.pop(f"docs/{asset.uri}", None)
            write_below(fresh, f"docs/{asset.uri}", asset.content)
        for uri in sorted(files):
            write_below(fresh, uri, files[uri])
        write = partial(_write_page, fresh, generated.pages)
        for _ in spread(write, range(len(generated.pages)), settings.processes or usable_cpus()):
            pass


def _write_page(directory: Path, pages: Sequence[Page], number: int) -> None:
    """Write one of the pages; they are told by number, since sending one to a process would send the digest."""
    page = pages[number]
    write_below(directory, f"docs/{page.src_uri}", page.markdown.encode("utf-8"))


def export_data(digest: Digest, taxonomy: Taxonomy, directory: Path) -> None:
    """Write the data files alone: `digest.json` and its siblings stand at the top of the folder.

    Raises:
        DigestError: if the folder holds anything but an earlier export.
    """
    with replaced(directory, _not_of_an_export) as fresh:
        for asset in data_files(digest, taxonomy):
            write_below(fresh, asset.uri.removeprefix("data/"), asset.content)


def _not_of_a_tree(folder: Path) -> set[str]:
    names = {entry.name for entry in folder.iterdir()}
    return names - _PARTS if MARKER in names else names


def _not_of_an_export(folder: Path) -> set[str]:
    names = {entry.name for entry in folder.iterdir()}
    if not {"digest.json", "digest.schema.json"} <= names:
        return names
    return {name for name in names if not name.endswith((".csv", ".json", ".sqlite"))} - {"regions", "topics"}


def _docs(docs_dir: Path) -> tuple[dict[str, str], dict[str, Path]]:
    """The hand-written pages' texts and all other files below the docs folder, by path."""
    texts: dict[str, str] = {}
    others: dict[str, Path] = {}
    for uri, path in _walk(docs_dir):
        if path.suffix in (".md", ".markdown", ".mdown", ".mkdn", ".mkd"):
            texts[uri] = path.read_text(encoding="utf-8-sig")
        else:
            others[uri] = path
    return texts, others


def _walk(folder: Path) -> Iterator[tuple[str, Path]]:
    """The files below a folder, sorted; hidden ones and compiled code left out, as MkDocs does."""
    for base, folders, names in os.walk(folder, followlinks=True):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__pycache__")))
        for name in sorted(names):
            if not name.startswith("."):
                path = Path(base) / name
                yield path.relative_to(folder).as_posix(), path


class _Tagged(yaml.YAMLObject):
    """A YAML value with a tag that only the site's engine understands, passed on as it stands."""

    def __init__(self, node: yaml.Node) -> None:
        self.node = node


class _Loader(yaml.SafeLoader):
    pass


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


_Loader.add_multi_constructor("!", lambda loader, suffix, node: _Tagged(node))
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, suffix, node: _Tagged(node))
_Dumper.add_representer(_Tagged, lambda dumper, value: value.node)
_Dumper.add_representer(
    str,
    lambda dumper, value: dumper.represent_scalar("tag:yaml.org,2002:str", value, style="|" if "\n" in value else None),
)


def _load(config_file: Path) -> dict[str, Any]:
    try:
        config = yaml.load(config_file.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 (a SafeLoader)
    except (OSError, yaml.YAMLError) as error:
        raise ConfigurationError((f"{config_file}: cannot be read: {error}",)) from error
    if not isinstance(config, dict):
        raise ConfigurationError((f"{config_file}: expected a mapping at the top",))
    return config


def _plain_config(config: dict[str, Any], nav: Any, has_theme: bool, site_url: str) -> bytes:
    plain = {key: value for key, value in config.items() if key not in _OF_THE_PROJECT}
    plain["site_url"] = site_url
    listed = config.get("plugins") or ["search"]
    if isinstance(listed, dict):
        plain["plugins"] = {name: options for name, options in listed.items() if name != "digest"}
    else:
        names = [entry if isinstance(entry, str) else next(iter(entry)) for entry in listed]
        plain["plugins"] = [entry for name, entry in zip(names, listed, strict=True) if name != "digest"]
    if isinstance(plain.get("theme"), dict):
        plain["theme"] = {key: value for key, value in plain["theme"].items() if key != "custom_dir"}
        plain["theme"] |= {"custom_dir": "overrides"} if has_theme else {}
    plain["nav"] = nav
    text = yaml.dump(plain, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=120)
    return text.encode("utf-8")
