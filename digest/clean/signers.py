"""Who signs: names, addresses and outlets, as signatures give them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from digest.clean.draft import Scribe
from digest.clean.lexicon import signatures
from digest.clean.outlet_names import is_paper
from digest.clean.outlets import is_press
from digest.clean.patterns import is_signer
from digest.known import Taxonomy
from digest.model import Removal, Stated

UNKNOWN = 4
"""Letters an outlet's name has at least where no list knows it; places are shorter."""
_DESKS = ("온라인", "디지털", "편집", "취재", "인터넷", "특별", "기획", "경제부", "사회부")
"""Beginnings of what stands in an outlet's place and is one of its desks."""


def is_house(name: str, taxonomy: Taxonomy) -> bool:
    """Whether a word is the name of an outlet of the press: one of the list, or one that ends as papers' names do.

    >>> from digest.taxonomy import load_taxonomy
    >>> [is_house(name, load_taxonomy()) for name in ("뉴시스", "새벽신문", "온결군")]
    [True, True, False]
    """
    return is_press(name, taxonomy) or is_paper(name)


def mailed_from(address: str) -> Stated:
    """What an e-mail address says of its writer's outlet.

    >>> mailed_from("yeong7@saebyeok.example").value
    '@saebyeok.example'
    """
    return Stated("outlet", "@" + re.split("[@＠]", address)[-1].strip(), "mail")


def record_credit(scribe: Scribe, outlet: str, names: tuple[str, ...], *, sure: bool = False) -> None:
    """Keeps what a signature says; `sure` if its form leaves no doubt that it names an outlet."""
    if outlet:
        scribe.outlets.append(Stated("outlet", outlet, "byline"))
        if sure and len(outlet) >= UNKNOWN and not outlet.startswith(_DESKS):
            scribe.outlets.append(Stated("outlet", outlet, "signature"))
    scribe.authors.extend(names)


def bare_names(text: str) -> tuple[str, ...]:
    """The names in an enumeration of names."""
    return tuple(name for name in re.split(r"\s?[·ㆍ,/]\s?|\s", text.strip()) if is_signer(name))


def wired(removed: Iterable[Removal]) -> frozenset[str]:
    """The agencies whose captions were taken out of a text; a notice of rights may be their pictures'.

    >>> wired([Removal("(온결=뉴스1) 최영 기자 = 5일 온결시청에서 시민들이 씨앗을 심고 있다.", "wire caption")])
    frozenset({'뉴스1'})
    """
    captions = [each.text for each in removed if "caption" in each.rule and "=" in each.text]
    agencies = signatures().picture_owners if captions else ()
    return frozenset(name for name in agencies if any(f"={name}{end}" in text for text in captions for end in ")]"))
