"""What one story has that must not be published, and what of it is: the same for the same story, so kept by it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

import numpy as np

from digest.lazy import regex
from digest.model import Article, Digest, Entry
from digest.publish.passages import Numbers, letters_of, windows
from digest.publish.texts import SHORTEST
from digest.taxonomy import load_taxonomy
from digest.text import EMAIL, sentences

SHINGLE = 24
"""Letters and digits of a body that count as taken from it: longer than names of institutions and programmes."""
_STRIDE = 8
"""A body is remembered at every eighth letter, so that a stretch of 31 is found wherever it is cut."""
FURNITURE = SHORTEST
"""Letters and digits of the shortest removed line that is looked for."""

_IMAGE = regex(r"https?://\S+\.(?:jpe?g|png|gif|webp|avif)\b", re.IGNORECASE)
_SENTENCE_END = regex(r"[.!?…]['\"”’)\]]*$|[다요죠음함됨임]$")


@dataclass(frozen=True, slots=True)
class Withheld:
    """What a story has that is not to be published unless it is quoted."""

    shingles: tuple[bytes, ...] = ()
    """For each article the numbers of stretches of its body."""
    lines: tuple[tuple[str, ...], ...] = ()
    """For each article the letters of lines that cleaning removed."""
    emails: tuple[str, ...] = ()


def withheld_by(entry: Entry) -> Withheld:
    """What a story withholds."""
    return Withheld(
        tuple(shingles_of(*body_letters(article)).tobytes() for article in entry.articles),
        tuple(map(_lines_of, entry.articles)),
        tuple(sorted({email for article in entry.articles for email in _emails_of(article)})),
    )


def body_letters(article: Article) -> tuple[str, list[int]]:
    """The letters of a body, and where the stretches of it begin that are looked for."""
    letters = letters_of([*(sentence.text for sentence in sentences(article.body)), *article.deck])
    cuts: list[int] = []
    begin = 0
    for text in letters:
        last = len(text) - SHINGLE
        if last >= 0:
            cuts += (*range(begin, begin + last, _STRIDE), begin + last)
        begin += len(text) + 1
    return "\n".join(letters), cuts


def shingles_of(letters: str, cuts: list[int]) -> Numbers:
    """The numbers of stretches that begin there."""
    return windows(letters, SHINGLE)[0][cuts] if cuts else np.empty(0, dtype=np.uint64)


def published_of(entry: Entry) -> Iterator[str]:
    """Everything that is quoted of a story on purpose, or that we wrote of it ourselves."""
    yield entry.title
    for article in entry.articles:
        yield from (article.title or "", article.published.evidence, article.author or "", article.url or "")
    for claim in entry.claims:
        yield from (claim.sentence, claim.what, claim.party or "")
    for agreement in entry.agreements:
        yield from (agreement.sentence, agreement.purpose, *agreement.parties)
    spans = [[item.text for item in region.evidence] for region in entry.labels.regions]
    spans += [[item.text for item in topic.evidence] for topic in entry.labels.topics]
    spans.append([quote.text for quote in entry.excerpt])
    for group in spans:
        yield from group
        yield " ".join(group)  # the search index runs them together
    yield from (claim.sentence for claim in entry.opened)  # they settle promises, in words
    yield entry.labels.on_topic_reason
    yield from (member.reason for member in entry.story.members)


def published_beside(digest: Digest) -> Iterator[str]:
    """The same of what belongs to no story."""
    for decision in digest.decisions:
        yield from (decision.reason, decision.counterfactual, *decision.evidence)
        yield from (side for veto in decision.vetoes for side in (veto.left, veto.right))
    for rejection in digest.rejections:
        yield rejection.reason
    for place in load_taxonomy().regions.values():
        yield from (place.facts_ko, place.facts_en)


def addresses_in(texts: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The e-mail addresses in each text that has any, as they are compared."""
    told = {text: tuple(_emails_in(text)) for text in texts if "@" in text or "＠" in text}
    return {text: addresses for text, addresses in told.items() if addresses}


def _emails_in(text: str) -> Iterator[str]:
    return (re.sub(r"\s", "", match).replace("＠", "@").lower() for match in EMAIL.findall(text))


def _emails_of(article: Article) -> Iterator[str]:
    texts = (article.body, article.author or "", *article.deck, *(item.text for item in article.removed))
    return chain.from_iterable(addresses_in(texts).values())


def _lines_of(article: Article) -> tuple[str, ...]:
    removed = [line for removal in article.removed for line in removal.text.splitlines()]
    wanted = [line for line in removed if _is_sentence(line)]
    wanted += [address for line in removed for address in _IMAGE.findall(line)]
    return tuple(dict.fromkeys(line for line in letters_of(wanted) if len(line) >= FURNITURE))


def _is_sentence(line: str) -> bool:
    return len(line.split()) >= 4 or bool(_SENTENCE_END.search(line.strip()))
