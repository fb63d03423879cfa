"""Stand-ins for what differs between pages of one shape, to see what a theme's template does with it.

A template that prints a stand-in leaves its mark in the output; one that asks about it (is it empty, is it
equal to, does it hold) is answered by the value behind it, and the question is written down.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Self

from markupsafe import Markup, escape

from digest.lazy import regex

_OPEN, _CLOSE = "\x02", "\x03"
_TAIL = "<x id='1'>Zz -/_,.:;?=\"&amp;가"
"""Ends every mark, so that it shows how the text was treated on its way into the page."""
_SLOT = regex(f"{_OPEN}([a-z.]+)([^{_OPEN}{_CLOSE}]*){_CLOSE}")

Question = tuple[str, str, object]
"""The slot asked about, the kind of question, and what it was compared with."""

REFUSED = "looked into"
"""The kind of a question that has no answer."""
_ASK: dict[str, Callable[[str, Any], object]] = {
    "empty": lambda value, _: not value,
    "length": lambda value, _: len(value),
    "equals": lambda value, other: value == other,
    "holds": lambda value, other: other in value,
}
_TREATMENTS: dict[str, Callable[[str], str]] = {
    _TAIL: lambda value: value,
    str(escape(_TAIL)): lambda value: str(escape(value)),
    Markup(_TAIL).striptags(): lambda value: Markup(value).striptags(),  # noqa: S704 (as the theme does)
    str(escape(Markup(_TAIL).striptags())): lambda value: str(escape(Markup(value).striptags())),  # noqa: S704
}
"""What a template did to a text, by what became of the tail."""


class Slot(str):
    """A stand-in for a text. What could look into it, or take a piece of it, is refused."""

    _asked: dict[Question, object]
    _name: str
    _value: str

    @classmethod
    def of(cls, name: str, value: str, asked: dict[Question, object]) -> Self:
        """The stand-in for a value; questions about it and their answers are added to `asked`."""
        slot = cls(mark(name))
        slot._name, slot._value, slot._asked = name, value, asked
        return slot

    def _ask(self, kind: str, other: object = None) -> Any:
        if isinstance(other, Slot):
            self._refuse()
        answer = _ASK[kind](self._value, other)
        self._asked[self._name, kind, other] = answer
        return answer

    def _refuse(self, *_: object, **__: object) -> Any:
        self._asked[self._name, REFUSED, None] = True
        raise TypeError(f"{self._name} cannot be looked into")

    def __bool__(self) -> bool:
        return not self._ask("empty")

    def __len__(self) -> int:
        return int(self._ask("length"))

    def __eq__(self, other: object) -> bool:
        return bool(self._ask("equals", other)) if isinstance(other, str) else False

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __contains__(self, other: object, /) -> bool:
        return bool(self._ask("holds", other))

    __hash__ = str.__hash__


_ORDER = frozenset({"__lt__", "__le__", "__gt__", "__ge__", "__hash__", "__format__"})
_ALLOWED = frozenset({*vars(Slot), *dir(object), "__add__", "encode"}) - _ORDER
for _method in sorted(set(dir(str)) - _ALLOWED):
    setattr(Slot, _method, Slot._refuse)


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A rendered page with the places of what differs between pages of its shape."""

    literals: tuple[str, ...]
    slots: tuple[tuple[str, Callable[[str], str]], ...]
    questions: dict[Question, object] = field(default_factory=dict)

    def fill(self, values: dict[str, str]) -> str | None:
        """The page for other values; None if the template would answer a question about them differently."""
        for (name, kind, other), answer in self.questions.items():
            if _ASK[kind](values[name], other) != answer:
                return None
        pieces = [self.literals[0]]
        for literal, (name, treat) in zip(self.literals[1:], self.slots, strict=True):
            pieces += (treat(values[name]), literal)
        return "".join(pieces)


def mark(name: str) -> str:
    """What stands in a page for a slot."""
    return f"{_OPEN}{name}{_TAIL}{_CLOSE}"


def path_mark(name: str) -> str:
    """The same for a part of an address, which no template may treat in any way."""
    return f"{_OPEN}{name}{_CLOSE}"


def holds_marks(text: str) -> bool:
    """Whether a text has characters that marks are made of."""
    return _OPEN in text or _CLOSE in text


def cut(rendered: str, questions: dict[Question, object]) -> Skeleton | None:
    """The skeleton in a page rendered with stand-ins; None if something happened to one that is not understood."""
    if any(kind == REFUSED for _, kind, _ in questions):
        return None
    literals: list[str] = []
    slots: list[tuple[str, Callable[[str], str]]] = []
    at = 0
    for match in _SLOT.finditer(rendered):
        treat = _TREATMENTS.get(match[2]) if match[2] else str
        if treat is None:
            return None
        literals.append(rendered[at : match.start()])
        slots.append((match[1], treat))
        at = match.end()
    literals.append(rendered[at:])
    if any(holds_marks(literal) for literal in literals):
        return None
    return Skeleton(tuple(literals), tuple(slots), questions)
