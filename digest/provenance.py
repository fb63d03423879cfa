"""What a result was made by: the code behind it, the vocabularies that code names, the libraries.

A mark for a part of the package (`clean`, `dedupe.pairs`) changes whenever anything changes that the
part can reach: the modules it imports, theirs, and every file below `digest/data` (and the templates)
whose name stands in one of them. It is found by reading imports and names, so nobody keeps a list.

A module that has a function `given` counts by what that returns, not by what it reads or imports: whoever rests on it
rests on no more. What a stage is handed by its caller belongs into the key of the result.
"""

from __future__ import annotations

import importlib
import os
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from importlib import metadata
from itertools import chain
from pathlib import Path, PurePosixPath

from digest import vocabulary
from digest.beside import Beside
from digest.folders import files_below
from digest.lazy import regex

_LIBRARIES = (
    *("babel", "feedgenerator", "jinja2", "kiwipiepy", "kiwipiepy_model", "lxml", "markdown", "markdown-it-py"),
    *("markupsafe", "mdit-py-plugins", "mkdocs", "mkdocs-material", "msgspec", "numpy", "pillow"),
    *("pygments", "pymdown-extensions", "pyyaml", "rapidfuzz", "scipy", "trafilatura"),
)
_PACKAGE = Path(__file__).parent
_DATA = _PACKAGE / "data"
_TEMPLATES = _PACKAGE / "templates"
_COMPILED = "__pycache__"
_IMPORT = regex(r"\n *(?:from (digest[\w.]*) import (\([^)]*\)|[^\n]*)|import (digest[\w.]*))")
_NAME = regex(r"\w+")
_GIVEN = "\ndef given() -> bytes:"
_LITERAL = regex(r"\"([\w./-]+)\"")
_FOLDER = regex(r"\"(?:(?<=names\(\")|(?<=PackageLoader\(\"digest\", \")|(?<=/ \"))([\w./-]+)\"")
_SOURCES = {
    path[len(str(_PACKAGE)) + 1 : -len(".py")].replace(os.sep, "."): Path(path).read_bytes().decode("utf-8")
    for path in files_below(str(_PACKAGE))
    if path.endswith(".py")
}
"""Read when the package is loaded: what runs in this process, whatever is edited meanwhile."""


@cache
def made_by(part: str) -> bytes:
    """The mark of a module or package below `digest`, such as `clean` or `dedupe.pairs`.

    Names behind the last module are the caller's own: `render.story-pages` is made by `render`.

    Raises:
        ValueError: if no module of that name is there.
    """
    mark = blake2b(_environment(), digest_size=32)
    modules = reached(part)
    for name in modules:
        _add(mark, name, _SOURCES[name].encode("utf-8"))
        if name in _GIVING:
            _add(mark, name, importlib.import_module(f"digest.{name}").given())
    for name in named_files(modules):
        _add(mark, name, _content(name))
    return mark.digest()


def made_by_all() -> bytes:
    """The mark of the whole package with everything that lies in it."""
    mark = blake2b(_environment(), digest_size=32)
    for name, source in _SOURCES.items():
        _add(mark, name, source.encode("utf-8"))
    for path in files_below(str(_PACKAGE)):
        below = PurePosixPath(path[len(str(_PACKAGE)) + 1 :].replace(os.sep, "/"))
        if _COMPILED not in below.parts and below.suffix != ".py":  # what Python puts there comes and goes
            _add(mark, str(below), Path(path).read_bytes())
    return mark.digest()


def reached(part: str) -> tuple[str, ...]:
    """The modules below `digest` that a part consists of or imports, directly or not, sorted by name."""
    waiting = list(_modules_of(part))
    known: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in known:
            known.add(name)
            waiting += () if name in _GIVING else _IMPORTS[name]
    return tuple(sorted(known))


def named_files(modules: tuple[str, ...]) -> tuple[str, ...]:
    """The vocabularies and templates that are named in a module, or whose folder is, sorted.

    Vocabularies as for `vocabulary.read`, templates as `templates/…`.
    """
    reading = [name for name in modules if name not in _GIVING]
    files = {literal for name in reading for literal in _LITERALS[name]}
    folders = {literal for name in reading for literal in _NAMED_FOLDERS[name]}
    return tuple(file for file in _files() if file in files or not folders.isdisjoint(_folders(file)))


@cache
def _environment() -> bytes:
    versions = [f"{name} {_version(name)}" for name in _LIBRARIES]
    return "\n".join([sys.version, unicodedata.unidata_version, *versions]).encode()


def _version(library: str) -> str:
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return "missing"


def _files() -> Iterator[str]:
    for root, prefix in ((_DATA, _DATA), (_TEMPLATES, _PACKAGE)):
        yield from sorted(path.relative_to(prefix).as_posix() for path in root.rglob("*") if path.is_file())


def _folders(file: str) -> list[str]:
    return [folder.as_posix() for folder in PurePosixPath(file).parents][:-1]


def _content(file: str) -> bytes:
    return (_PACKAGE / file).read_bytes() if file.startswith("templates/") else vocabulary.read(file)


def _add(mark: blake2b, name: str, content: bytes) -> None:
    for part in (name.encode("utf-8"), content):
        mark.update(len(part).to_bytes(8, "big") + part)


def _modules_of(part: str) -> list[str]:
    pieces = part.split(".")
    for length in range(len(pieces), 0, -1):
        name = ".".join(pieces[:length])
        if name in _SOURCES:
            return [name]
        if f"{name}.__init__" in _SOURCES:
            return [module for module in _SOURCES if module.startswith(f"{name}.")]
    raise ValueError(f"{part!r}: expected the name of a module below digest")


def _imports_of(source: str) -> set[str]:
    """The modules of the package that a module imports; those of packages by their `__init__`."""
    found: set[str] = set()
    for origin, names, plain in _IMPORT.findall(source):
        module = (plain or origin).removeprefix("digest").lstrip(".")
        candidates = [module, *(f"{module}.{name}".lstrip(".") for name in _NAME.findall(names))]
        for name in candidates:
            found |= {name, f"{name}.__init__".lstrip(".")} & _SOURCES.keys()
    return found


_Named = dict[str, frozenset[str]]
"""By module, which others, files or folders it names."""


def _named() -> tuple[_Named, _Named, _Named]:
    """What modules import, and which literals and folders stand in them; found out once for the same sources."""
    known: Beside[bytes, tuple[_Named, _Named, _Named]] = Beside("named", "", 1)
    mark = blake2b("\0".join(chain.from_iterable(_SOURCES.items())).encode("utf-8")).digest()
    found = known.get(mark)
    if found is None:
        imports = {name: frozenset(_imports_of(source)) for name, source in _SOURCES.items()}
        literals = {name: frozenset(_LITERAL.findall(source)) for name, source in _SOURCES.items()}
        folders = {name: frozenset(_FOLDER.findall(source)) for name, source in _SOURCES.items()}
        folders["provenance"] = frozenset()  # it looks through its folders and reads none for a result
        found = imports, literals, folders
        known.put(mark, found)
    return found


_IMPORTS, _LITERALS, _NAMED_FOLDERS = _named()
_GIVING = frozenset(name for name, source in _SOURCES.items() if _GIVEN in source)
