"""Reading the YAML files that hold the project's knowledge, with errors a curator understands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from importlib import resources
from pathlib import Path
from typing import Any

import msgspec
import yaml

from digest.beside import Beside
from digest.errors import ConfigurationError

DATA = resources.files("digest") / "data"
"""The folder of taxonomies and vocabularies that ships with the package."""

_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class UniqueKeyLoader(_Loader):  # type: ignore[misc, valid-type]
    """A safe YAML loader that refuses a key given twice instead of keeping the last."""


def _unique_mapping(loader: yaml.SafeLoader, node: yaml.MappingNode) -> dict[Any, Any]:
    loader.flatten_mapping(node)
    mapping: dict[Any, Any] = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if not isinstance(key, str | int | float | bool) and key is not None:
            raise yaml.constructor.ConstructorError(None, None, "a key must be plain text", key_node.start_mark)
        if key in mapping:
            raise yaml.constructor.ConstructorError(None, None, f"the key '{key}' stands twice", key_node.start_mark)
        mapping[key] = loader.construct_object(value_node, deep=True)
    return mapping


def _date_or_text(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> Any:
    """A date where the day exists, else its text, so that the reader of the file can say where it stands."""
    try:
        return loader.construct_yaml_timestamp(node)
    except ValueError:
        return node.value


UniqueKeyLoader.add_constructor("tag:yaml.org,2002:timestamp", _date_or_text)
UniqueKeyLoader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _unique_mapping)


def parse_yaml(text: str, where: str) -> Any:
    """The value of a YAML document.

    Raises:
        ConfigurationError: if it is malformed; names the line, and the file as `where`.
    """
    try:
        return yaml.load(text, Loader=UniqueKeyLoader)  # noqa: S506 (a SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = f"{where}:{mark.line + 1}" if mark else where
        raise ConfigurationError((f"{place}: not valid YAML: {error.problem or error.context}",)) from error
    except (yaml.YAMLError, ValueError) as error:
        raise ConfigurationError((f"{where}: not valid YAML: {error}",)) from error


@cache
def read(name: str) -> bytes:
    """The bytes of `digest/data/<name>`, read once per process, so that what is parsed is what is accounted for.

    Raises:
        ConfigurationError: if the file cannot be read.
    """
    try:
        return DATA.joinpath(*name.split("/")).read_bytes()
    except OSError as error:
        raise ConfigurationError((f"{name}: cannot be read: {error.strerror}",)) from error


@cache
def load(name: str) -> Mapping[str, Any]:
    """The mapping in `digest/data/<name>`, read once per process.

    Raises:
        ConfigurationError: if the file is missing, malformed, or not a mapping.
    """
    data = read(name)
    if name not in _parsed or _parsed[name][0] != data:
        _parsed[name] = (data, _value(name, data))
    return _parsed[name][1]


_parsed: dict[str, tuple[bytes, Mapping[str, Any]]] = {}
"""What files held. A preview that forgets its vocabularies parses only those again that have changed."""
_parsed_before: Beside[tuple[str, bytes], bytes] = Beside(
    "parsed_vocabularies", f"{yaml.__version__} {sha256(Path(__file__).read_bytes()).hexdigest()}", 500
)
"""The value by name and hash of the bytes: parsing takes fifty times as long as unpacking."""


def _value(name: str, data: bytes) -> Mapping[str, Any]:
    asked = name, sha256(data).digest()
    packed = _parsed_before.get(asked)
    if packed is not None:
        found: Mapping[str, Any] = msgspec.msgpack.decode(packed)
        return found
    value = _parse(name, data)
    packed = msgspec.msgpack.encode(value)
    if msgspec.msgpack.decode(packed) == value:  # a date, say, would come back as text
        _parsed_before.put(asked, packed)
    return value


def _parse(name: str, data: bytes) -> Mapping[str, Any]:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ConfigurationError((f"{name}: cannot be read: not UTF-8 at byte {error.start}",)) from error
    value = parse_yaml(text, name)
    if not isinstance(value, dict):
        raise ConfigurationError((f"{name}: expected a mapping at the top, found {type(value).__name__}",))
    return value


def names(folder: str) -> Iterator[str]:
    """The YAML files in `digest/data/<folder>`, sorted, as names for `load`."""
    for entry in sorted(DATA.joinpath(*folder.split("/")).iterdir(), key=lambda item: item.name):
        if entry.name.endswith((".yml", ".yaml")):
            yield f"{folder}/{entry.name}"


def strings(value: Any, where: str) -> tuple[str, ...]:
    """A list of non-empty strings (one string counts as a list of one; nothing as none).

    Raises:
        ConfigurationError: if anything else stands there.
    """
    if value is None:
        return ()
    items = [value] if isinstance(value, str) else value
    if not isinstance(items, list):
        raise ConfigurationError((f"{where}: expected a list of texts, found {type(value).__name__}",))
    problems = tuple(
        f"{where}[{index}]: expected a text, found {item!r}"
        for index, item in enumerate(items)
        if not isinstance(item, str) or not item.strip()
    )
    if problems:
        raise ConfigurationError(problems)
    return tuple(item.strip() for item in items)
