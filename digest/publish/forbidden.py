"""What must not be on a site, and how it is found in texts: bodies, page furniture and e-mail addresses of seeds."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from digest.model import Article, Digest
from digest.publish.passages import Numbered, Numbers, batches, letters_of, windows
from digest.publish.texts import SHORTEST
from digest.taxonomy import load_taxonomy
from digest.text import EMAIL, sentences

_SHINGLE = 24
"""Letters and digits of a body that count as taken from it: longer than names of institutions and programmes."""
_STRIDE = 8
"""A body is remembered at every eighth letter, so that a stretch of 31 is found wherever it is cut."""
_FURNITURE = SHORTEST
"""Letters and digits of the shortest removed line that is looked for."""

_IMAGE = re.compile(r"https?://\S+\.(?:jpe?g|png|gif|webp|avif)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…]['\"”’)\]]*$|[다요죠음함됨임]$")


@dataclass(frozen=True, slots=True)
class Forbidden:
    """Everything of the seeds that the digest does not quote."""

    shingles: Numbered
    """Stretches of bodies."""
    sources: tuple[str, ...]
    """What each of `shingles.sorted` is a stretch of."""
    heads: Numbered
    """How the removed lines begin."""
    lines: dict[str, tuple[tuple[str, str], ...]]
    """Removed lines, letters and where they come from, by how they begin."""
    emails: frozenset[str]

    def addresses_in(self, text: str) -> list[str]:
        """The e-mail addresses of seeds in a text, sorted."""
        if not holds_email(text):
            return []
        return sorted({_plain_email(match) for match in EMAIL.findall(text)} & self.emails)

    def passages_in(self, letters: Sequence[str]) -> dict[tuple[int, str], str]:
        """What texts, given as letters, have of bodies and furniture: by the text's number and the problem."""
        joined = "\n".join(letters)
        heads, shingles = windows(joined, _FURNITURE, _SHINGLE)
        ends = list(accumulate(len(text) + 1 for text in letters))
        sources: dict[tuple[int, str], int] = {}
        for start in map(int, self.shingles.find(shingles)):
            place = int(np.searchsorted(self.shingles.sorted, shingles[start]))
            sources.setdefault((bisect(ends, start), f"text of the body of seeds/{self.sources[place]}"), start)
        for start in map(int, self.heads.find(heads)):
            for line, owner in self.lines.get(joined[start : start + _FURNITURE], ()):
                if joined.startswith(line, start):
                    problem = f"text that cleaning removed from seeds/{owner}"
                    sources.setdefault((bisect(ends, start), problem), start)
        return {
            (number, problem): joined[start : min(start + 40, ends[number] - 1)]
            for (number, problem), start in sorted(sources.items())
        }


def forbidden_by(digest: Digest) -> Forbidden:
    """What the site of a digest must not hold."""
    articles = [article for entry in digest.entries for article in entry.articles]
    quoted = [text for batch in batches(dict.fromkeys(_published(digest))) for text in letters_of(batch)]
    numbers, owners = _shingles(articles)
    allowed = Numbered(numbers).met(quoted, _SHINGLE)
    kept = np.ones(len(numbers), dtype=np.bool_)
    kept[allowed.find(numbers)] = False
    numbers, first = np.unique(numbers[kept], return_index=True)
    lines = _lines(articles, quoted)
    emails = {
        _plain_email(match)
        for article in articles
        for text in (article.body, article.author or "", *article.deck, *(item.text for item in article.removed))
        if holds_email(text)
        for match in EMAIL.findall(text)
    }
    return Forbidden(
        Numbered(numbers),
        tuple(articles[owner].src_uri for owner in owners[kept][first]),
        _heads(lines),
        lines,
        frozenset(emails),
    )


def _lines(articles: Sequence[Article], quoted: Sequence[str]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Removed lines that are not quoted, letters and where they come from, by how they begin."""
    found: dict[str, dict[tuple[str, str], None]] = {}
    for article in articles:
        removed = [line for removal in article.removed for line in removal.text.splitlines()]
        wanted = [line for line in removed if _is_sentence(line)]
        wanted += [address for line in removed for address in _IMAGE.findall(line)]
        for letters in letters_of(wanted):
            if len(letters) >= _FURNITURE:
                found.setdefault(letters[:_FURNITURE], {})[letters, article.src_uri] = None
    met = _heads(found).met(quoted, _FURNITURE)
    everything = "\n".join(quoted)
    known: dict[str, bool] = {}
    lines = {}
    for head, owners in found.items():
        likely = bool(len(met.find(windows(head, _FURNITURE)[0])))
        for line, _ in owners if likely else ():
            if line not in known:
                known[line] = line in everything
        left = tuple(pair for pair in owners if not known.get(pair[0], False))
        if left:
            lines[head] = left
    return lines


def _heads(lines: Iterable[str]) -> Numbered:
    return Numbered(windows("\n".join(lines), _FURNITURE)[0][:: _FURNITURE + 1])


def _shingles(articles: Sequence[Article]) -> tuple[Numbers, NDArray[np.int64]]:
    """The numbers of stretches of bodies, and for each the place of its article."""
    found = [np.empty(0, dtype=np.uint64)]
    owners: list[int] = []
    for number, article in enumerate(articles):
        letters = letters_of([*(sentence.text for sentence in sentences(article.body)), *article.deck])
        cuts: list[int] = []
        begin = 0
        for text in letters:
            last = len(text) - _SHINGLE
            if last >= 0:
                cuts += (*range(begin, begin + last, _STRIDE), begin + last)
            begin += len(text) + 1
        if cuts:
            found.append(windows("\n".join(letters), _SHINGLE)[0][cuts])
            owners += [number] * len(cuts)
    return np.concatenate(found), np.array(owners, dtype=np.int64)


def _published(digest: Digest) -> Iterator[str]:
    """Everything that is quoted on purpose, or that we wrote ourselves."""
    for entry in digest.entries:
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
    for decision in digest.decisions:
        yield from (decision.reason, decision.counterfactual, *decision.evidence)
        yield from (side for veto in decision.vetoes for side in (veto.left, veto.right))
    for rejection in digest.rejections:
        yield rejection.reason
    for place in load_taxonomy().regions.values():
        yield from (place.facts_ko, place.facts_en)


def _is_sentence(line: str) -> bool:
    return len(line.split()) >= 4 or bool(_SENTENCE_END.search(line.strip()))


def holds_email(text: str) -> bool:
    """Whether there can be an address in a text."""
    return "@" in text or "＠" in text


def _plain_email(match: str) -> str:
    return re.sub(r"\s", "", match).replace("＠", "@").lower()
