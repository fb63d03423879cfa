"""Who signed what with whom, and when."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from digest import vocabulary
from digest.extract import times
from digest.extract.parsing import parse
from digest.extract.parties import named_parties
from digest.model import Agreement, Article, Basis
from digest.text import clip, sentences

PURPOSE_LIMIT = 80
"""Characters of a purpose at most."""
_PURPOSE = re.compile(r"([^,.]{4,120}?)(?:을|를)?\s(?:위한|위해|위하여)\s[^.]{0,40}$")


@cache
def _kinds() -> tuple[Mapping[str, str], re.Pattern[str]]:
    document = vocabulary.load("extract/agreements.yml")
    kind_of: dict[str, str] = {}
    for kind, names in document["kinds"].items():
        for name in vocabulary.strings(names, f"extract/agreements.yml: kinds.{kind}"):
            kind_of.setdefault(name, kind)
    names_pattern = "|".join(re.escape(name) for name in sorted(kind_of, key=lambda name: (-len(name), name)))
    acts = "|".join(vocabulary.strings(document["acts"], "extract/agreements.yml: acts"))
    pattern = re.compile(
        rf"({names_pattern})[’'”\"」]?(?:\s?\([^)]*\))?[’'”\"」]?(?:식)?(?:을|를|에|이|도)?\s(?:[가-힣]+\s){{0,2}}?(?:{acts})"
        rf"|({names_pattern})(?:\s?\([^)]*\))?\s?(?:{acts})"
    )
    return MappingProxyType(kind_of), pattern


def extract_agreements(article: Article) -> tuple[Agreement, ...]:
    """The agreements an article reports as signed, in the order of the text; one per kind and set of parties.

    The date is the one the sentence gives, with the article's own basis; where it gives none and the
    article is dated, None.
    """
    kind_of, pattern = _kinds()
    found: list[Agreement] = []
    for sentence in sentences(article.body):
        match = pattern.search(sentence.text)
        if match is None or not _is_done(sentence.text[match.end() :]):
            continue
        name = match.group(1) or match.group(2)
        parties = named_parties(parse(sentence.text), match.start(), article.body[: sentence.start])
        if len(parties) < 2:
            continue
        kind = _kind(sentence.text, name, kind_of, match.end())
        if any(agreement.kind == kind and set(parties) <= set(agreement.parties) for agreement in found):
            continue
        signed, basis = times.signed_date(sentence.text, match.start(), article.published)
        found.append(
            Agreement(
                article_id=article.id,
                kind=kind,
                parties=parties,
                signed=signed,
                signed_basis=basis if signed else Basis.UNKNOWN,
                sentence=sentence.text,
                start=sentence.start,
                end=sentence.end,
                purpose=_purpose(sentence.text, match.start()),
            )
        )
    return tuple(found)


def _kind(sentence: str, name: str, kind_of: Mapping[str, str], end: int) -> str:
    """The named kind; a more telling name in the brackets behind it wins (`동의서(SEA, …)`)."""
    return kind_of[name]


def _is_done(after: str) -> bool:
    return re.match(r"(?:할|될|하기로|을\s앞두|식을\s앞두|하기\s위)", after) is None


def _purpose(sentence: str, position: int) -> str:
    match = _PURPOSE.search(sentence[:position])
    if match is None:
        return ""
    words = match.group(1).split()
    return clip(" ".join(words[-8:]), PURPOSE_LIMIT)
