"""Small immutable values of which an article makes dozens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

_Made = TypeVar("_Made")


@dataclass_transform(frozen_default=True)
def record(cls: type[_Made]) -> type[_Made]:
    """A slotted dataclass nothing may change, which the type checker alone sees to: guarded by `frozen` as well, it is
    made four times slower; a named tuple is read three times slower.
    """
    return dataclass(slots=True, unsafe_hash=True)(cls)
