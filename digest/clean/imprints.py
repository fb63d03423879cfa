"""Lines that are nothing but whose text it is, of which day, and by whom: `<새벽신문> 2024.03.05 최영 기자`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from digest.clean.lexicon import choice, signatures
from digest.clean.patterns import EMAIL, is_name, named_role, names_in
from digest.clean.stamp_labels import FULL, label_words
from digest.lazy import compiled, regex

IMPRINT_LIMIT = 80
"""Characters of such a line at most."""
_LEAST = 8
"""Characters of a headline beside an imprint."""
_DATE = regex(rf"{FULL}|(?<!\d)\d{{2}}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)")
_SHORT = regex(r"\d{6}")
_HANGUL = regex(r"[가-힣]")
_WORDS = regex(r"[\s|/·,ㅣ()\[\]<>〈〉【】ⓒ©:：=_*■•.-]+")
_PARTS = regex(r"제?\s?\d{1,5}[면호](?:\s[가-힣]{2,4})?|(?<=[\s일])(?:일?자|보도|기사|게재|지면)(?=$|[\s)\]>】〉])")
_OPENERS = regex(r"(?=\s?[\[(<【〈])|(?=\s[|/:·-]\s)|(?=_)|\s(?=(?:19|20)\d{2}[-./년])")
_CLOSERS = regex(r"(?<=[\])>】〉])\s?|(?<=_)|\s")
_BARS = regex(r"\s?[/,ㅣ]\s?")


@dataclass(frozen=True, slots=True)
class Imprint:
    """What such a line says."""

    outlet: str
    """Empty if it names none."""
    date: str
    """As written, six figures taken apart; empty if there is none."""
    authors: tuple[str, ...]
    labelled: bool
    """A word as `출처` says what it is."""


def read_imprint(text: str, known: Callable[[str], bool]) -> Imprint | None:
    """What a line says if it is nothing but an imprint; `known` tells outlets of the list.

    >>> read_imprint("출처 : 새벽신문 (2024.03.05)", lambda name: name == "새벽신문").date
    '2024.03.05'
    >>> read_imprint("새벽신문이 2024.03.05 전했다", lambda name: name == "새벽신문")
    """
    if not 2 <= len(text) <= IMPRINT_LIMIT:
        return None
    rest, sources = _source().subn(" ", text)
    dates = _DATE.findall(rest)
    found = _DATE.search(rest)
    if len(dates) > 1 or not (found or sources):
        return None
    rest = _DATE.sub(" ", rest)
    rest = _BARS.sub(" | ", rest)
    names = names_in(rest)
    rest = _PARTS.sub(" ", EMAIL.sub(" ", named_role().sub(" ", rest) if names else rest))
    rest = re.sub(rf"(?:^|(?<=\s))(?:{label_words()})(?=[\s:：]|$)", " ", rest) if found else rest
    words = [word for word in _WORDS.split(rest) if word]
    whole = " ".join(words)
    if not words or known(whole):
        outlet = whole
    elif len(words) == 2 and not names and known(words[0]) and is_name(words[1]):
        outlet, names = words[0], (words[1],)
    else:
        return None
    date = found.group().strip() if found else ""
    date = f"20{date[:2]}-{date[2:4]}-{date[4:]}" if _SHORT.fullmatch(date) else date
    return Imprint(outlet, date, names, bool(sources))


@cache
def _source() -> re.Pattern[str]:
    return compiled(
        rf"(?:^|(?<=[\s\[(<【〈|]))(?:기사\s?)?(?:{choice(signatures().source_labels)})(?=[\s:：=|\])>】-])",
        re.IGNORECASE,
    )


def split_imprint(text: str, known: Callable[[str], bool]) -> tuple[str, Imprint] | None:
    """A headline, and the imprint that stands before or behind it.

    >>> split_imprint("오송에 백신 공장 선다 <새벽신문, 2024.03.05>", lambda name: name == "새벽신문")[0]
    '오송에 백신 공장 선다'
    """
    for cut in _OPENERS.finditer(text, _LEAST):
        imprint = read_imprint(text[cut.end() :].strip(), known)
        if imprint and imprint.outlet and imprint.date and _tells(text[: cut.start()]):
            return text[: cut.start()].strip(), imprint
    for cut in _CLOSERS.finditer(text, 0, IMPRINT_LIMIT):
        imprint = read_imprint(text[: cut.start()].strip(), known)
        if imprint and imprint.outlet and imprint.date and _tells(text[cut.end() :]):
            return text[cut.end() :].strip(), imprint
    return None


def _tells(text: str) -> bool:
    """Whether what is left may be a headline."""
    return len(_HANGUL.findall(text)) >= _LEAST
