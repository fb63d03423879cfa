"""What must not be on a site, and how it is found in texts: bodies, page furniture and e-mail addresses of seeds."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import accumulate

import numpy as np

from digest.cache import pack
from digest.kept import Workshop
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
class Compared:
    """What texts were compared with: sorted numbers of stretches of bodies and of removed lines, eight bytes each."""

    shingles: bytes = b""
    lines: bytes = b""


@dataclass(frozen=True, slots=True)
class Forbidden:
    """Everything of the seeds that the digest does not quote."""

    shingles: Numbered
    """Stretches of bodies."""
    sources: tuple[str, ...]
    """What each of `shingles.sorted` is a stretch of."""
    lines: dict[str, tuple[tuple[str, str], ...]]
    """Removed lines, letters and where they come from, by how they begin."""
    emails: frozenset[str]

    heads: Numbered = field(init=False)
    """How the removed lines begin."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "heads", Numbered(_head_numbers(self.lines)))

    @property
    def compared(self) -> Compared:
        """What texts are compared with here, but for addresses."""
        lines = {line for owners in self.lines.values() for line, _ in owners}
        return Compared(self.shingles.sorted.tobytes(), np.sort(_line_numbers(lines)).tobytes())

    def beyond(self, compared: Compared) -> Forbidden:
        """What texts were not compared with; addresses are left out."""
        fresh = ~np.isin(self.shingles.sorted, np.frombuffer(compared.shingles, dtype=np.uint64), assume_unique=True)
        known = frozenset(np.frombuffer(compared.lines, dtype=np.uint64).tolist())
        lines = {}
        for head, owners in self.lines.items():
            numbers = _line_numbers(line for line, _ in owners).tolist()
            left = tuple(pair for pair, number in zip(owners, numbers, strict=True) if number not in known)
            if left:
                lines[head] = left
        sources = tuple(self.sources[place] for place in np.flatnonzero(fresh))
        return Forbidden(Numbered(self.shingles.sorted[fresh]), sources, lines, frozenset())

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


@dataclass(frozen=True, slots=True)
class _Own:
    """What one article has that is not to be published, unless it is quoted."""

    shingles: bytes
    """The numbers of stretches of its body."""
    lines: tuple[str, ...]
    """The letters of lines that cleaning removed."""
    emails: tuple[str, ...]


def forbidden_by(digest: Digest, workshop: Workshop) -> Forbidden:
    """What the site of a digest must not hold. What an article has of it is kept by its content."""
    articles = [article for entry in digest.entries for article in entry.articles]
    keys = [_key(article) for article in articles]
    made = workshop.make("publish.forbidden", _own, _Own, dict(zip(keys, articles, strict=True)))
    owns = [made[key] for key in keys]
    quoted = [text for batch in batches(dict.fromkeys(_published(digest))) for text in letters_of(batch)]
    numbers = np.frombuffer(b"".join(own.shingles for own in owns), dtype=np.uint64)
    owners = np.repeat(np.arange(len(owns)), [len(own.shingles) // numbers.itemsize for own in owns])
    allowed = Numbered(numbers).met(quoted, _SHINGLE)
    kept = np.ones(len(numbers), dtype=np.bool_)
    kept[allowed.find(numbers)] = False
    numbers, first = np.unique(numbers[kept], return_index=True)
    return Forbidden(
        Numbered(numbers),
        tuple(articles[owner].src_uri for owner in owners[kept][first]),
        _lines(zip(owns, (article.src_uri for article in articles), strict=True), quoted),
        frozenset(email for own in owns for email in own.emails),
    )


def _key(article: Article) -> str:
    parts = (article.body, article.deck, article.author, [item.text for item in article.removed])
    return blake2b(pack(parts), digest_size=16).hexdigest()


def _own(article: Article) -> _Own:
    letters = letters_of([*(sentence.text for sentence in sentences(article.body)), *article.deck])
    cuts: list[int] = []
    begin = 0
    for text in letters:
        last = len(text) - _SHINGLE
        if last >= 0:
            cuts += (*range(begin, begin + last, _STRIDE), begin + last)
        begin += len(text) + 1
    shingles = windows("\n".join(letters), _SHINGLE)[0][cuts] if cuts else np.empty(0, dtype=np.uint64)
    removed = [line for removal in article.removed for line in removal.text.splitlines()]
    wanted = [line for line in removed if _is_sentence(line)]
    wanted += [address for line in removed for address in _IMAGE.findall(line)]
    texts = (article.body, article.author or "", *article.deck, *(item.text for item in article.removed))
    emails = {_plain_email(match) for text in texts if holds_email(text) for match in EMAIL.findall(text)}
    lines = dict.fromkeys(line for line in letters_of(wanted) if len(line) >= _FURNITURE)
    return _Own(shingles.tobytes(), tuple(lines), tuple(sorted(emails)))


def _lines(owns: Iterable[tuple[_Own, str]], quoted: Sequence[str]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Removed lines that are not quoted, letters and where they come from, by how they begin."""
    found: dict[str, dict[tuple[str, str], None]] = {}
    for own, src_uri in owns:
        for line in own.lines:
            found.setdefault(line[:_FURNITURE], {})[line, src_uri] = None
    numbers = _head_numbers(found)
    likely = dict.fromkeys(map(int, Numbered(numbers).met(quoted, _FURNITURE).find(numbers)))
    everything = "\n".join(quoted)
    known: dict[str, bool] = {}
    lines = {}
    for place, (head, owners) in enumerate(found.items()):
        for line, _ in owners if place in likely else ():
            if line not in known:
                known[line] = line in everything
        left = tuple(pair for pair in owners if not known.get(pair[0], False))
        if left:
            lines[head] = left
    return lines


def _head_numbers(heads: Iterable[str]) -> Numbers:
    """The numbers of heads, in their order."""
    return windows("\n".join(heads), _FURNITURE)[0][:: _FURNITURE + 1]


def _line_numbers(lines: Iterable[str]) -> Numbers:
    """Numbers that stand for whole lines."""
    return np.frombuffer(b"".join(blake2b(_encoded(line), digest_size=8).digest() for line in lines), dtype=np.uint64)


def _encoded(line: str) -> bytes:
    return line.encode("utf-8", "surrogatepass")


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
