"""Where places are named in an article: candidates from the lexicon, decided by their surroundings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from digest.classify.cues import Cues, load_cues
from digest.classify.lexicon import SPECIAL_CITIES, Homonym, Lexicon, Name, build_lexicon
from digest.classify.passages import Passage
from digest.morphology import analyse
from digest.taxonomy import Taxonomy

_PARTICLE = (
    "에서는|에서도|에서의|에서|에게|에는|에도|에선|에의|에|으로의|으로는|으로|로의|로는|로|은|는|이|가|을|를|의|와의|과의|와|과|"
    "도|만|까지|부터|보다|처럼|이나|나|이라|라|서|엔|및|이며|이고|이자|이다|였|에만|만의|께서|이란|란|뿐|인|다"
)
_FREE = re.compile(rf"(?:{_PARTICLE})?(?![가-힣A-Za-z0-9])")
_PLACE_PARTICLE = re.compile(r"(?:에서|에는|에도|에선|에|으로|로|의|엔|까지|와|과|은|는|이|가)(?![가-힣])")
_REST = re.compile(r"[가-힣A-Za-z0-9]*")
WINDOW = 24
"""Characters behind a name that the analysis sees."""
_SPACES = re.compile(r"\s+")
_WORD_BEFORE = re.compile(r"[가-힣A-Za-z0-9一-龥]$")
_HANJA = re.compile(r"[一-龥]+")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place named in a passage: `passage.text[start:end]`."""

    region: str
    passage: int
    """Index of the passage."""
    start: int
    end: int
    why: str
    """The rule that took it for a place."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    name: Name
    passage: int
    start: int
    end: int
    follows: bool
    """Directly behind another name in the same word: 대구경북."""


def find_mentions(passages: tuple[Passage, ...], taxonomy: Taxonomy) -> tuple[Mention, ...]:
    """The places named in one article, in the order they stand; nested names count once, the longest."""
    lexicon = build_lexicon(taxonomy)
    cues = load_cues()
    candidates = [
        candidate for index, passage in enumerate(passages) for candidate in _candidates(index, passage.text, lexicon)
    ]
    certain = frozenset(
        c.name.regions[0]
        for c in candidates
        if len(c.name.regions) == 1 and not c.name.bare and not c.name.needs_context and c.name.homonym is None
    )
    mentions: list[Mention] = []
    pending: list[tuple[int, _Candidate]] = []
    for candidate in candidates:
        previous = mentions[-1] if mentions else None
        mention = _decide(candidate, passages, previous, certain, cues, taxonomy)
        if mention is None:
            continue
        if candidate.name.needs_context:
            pending.append((len(mentions), candidate))
        else:
            mentions.append(mention)
    return _with_context(mentions, pending, taxonomy)


def _with_context(
    mentions: list[Mention], pending: list[tuple[int, _Candidate]], taxonomy: Taxonomy
) -> tuple[Mention, ...]:
    """Adds the names that mean a place only because another of its names stands in the article."""
    named = {mention.region for mention in mentions}
    extra = []
    for position, candidate in pending:
        fitting = [region for region in candidate.name.regions if region in named]
        if len(fitting) == 1:
            extra.append(
                (position, Mention(fitting[0], candidate.passage, candidate.start, candidate.end, "context alias"))
            )
    for position, mention in reversed(extra):
        mentions.insert(position, mention)
    return tuple(mentions)


def _candidates(index: int, text: str, lexicon: Lexicon) -> Iterator[_Candidate]:
    behind = -1
    position = 0
    while match := lexicon.pattern.search(text, position):
        start, end = match.span()
        name = lexicon.names.get(_SPACES.sub("", match[0]))
        follows = start == behind
        if name is None or (not follows and _inside_word(text, start, end)):
            position = start + 1
            continue
        yield _Candidate(name, index, start, end, follows)
        behind = position = end


def _inside_word(text: str, start: int, end: int) -> bool:
    """Whether the match begins in the middle of a word; Latin names must also end with one."""
    head = text[start]
    if start and _WORD_BEFORE.search(text[start - 1 : start]):
        before = text[start - 1]
        if not _HANJA.fullmatch(before) or _HANJA.fullmatch(head):
            return True
    last = text[end - 1]
    after = text[end : end + 1]
    if last.isascii() and last.isalnum() and after.isascii() and after.isalnum():
        return True
    return bool(
        _HANJA.fullmatch(text[start:end]) and (end - start) == 1 and after not in (" ", "·", "-", "‧", "ㆍ", "’")
    )


def _decide(
    candidate: _Candidate,
    passages: tuple[Passage, ...],
    previous: Mention | None,
    certain: frozenset[str],
    cues: Cues,
    taxonomy: Taxonomy,
) -> Mention | None:
    text = passages[candidate.passage].text
    name, start, end = candidate.name, candidate.start, candidate.end
    owner = _owner(candidate, previous, text)
    region, resolved = _choose(name, owner, certain, taxonomy)
    if region is None:
        return None
    plain = name.bare or name.homonym is not None
    tail = _tail(text, end, cues) if plain else "free"
    if tail in ("outlet", "company", "university", "township"):
        return None
    if not plain:
        return Mention(region, candidate.passage, start, end, resolved or "name")
    if owner is not None and taxonomy.within(region, owner.region) and region != owner.region and tail != "other":
        return Mention(region, candidate.passage, start, end, "behind the place it lies in")
    rule = _homonym_rule(candidate, text, tail, region, certain, cues)
    return Mention(region, candidate.passage, start, end, rule) if rule else None


def _owner(candidate: _Candidate, previous: Mention | None, text: str) -> Mention | None:
    """The place named directly before: 경남 in `경남 고성`."""
    if previous is None or previous.passage != candidate.passage:
        return None
    gap = text[previous.end : candidate.start]
    return previous if gap.strip(" (") in ("", "도", "시") and len(gap) <= 2 else None


def _choose(
    name: Name, owner: Mention | None, certain: frozenset[str], taxonomy: Taxonomy
) -> tuple[str | None, str | None]:
    """Which of several places of one name is meant, and by what rule; None where nothing tells."""
    if len(name.regions) == 1 or name.needs_context:
        return name.regions[0], None
    inside = [r for r in name.regions if owner is not None and taxonomy.within(r, owner.region)]
    named = [r for r in name.regions if r in certain]
    nearby = [r for r in name.regions if any(taxonomy.within(c, taxonomy.regions[r].parent or "") for c in certain)]
    for fitting, rule in (
        (inside, "behind the place it lies in"),
        (named, "full name elsewhere"),
        ([r for r in name.regions if r in SPECIAL_CITIES], None),
        (nearby, "the article's city or province"),
    ):
        if len(fitting) == 1:
            return fitting[0], rule
    return None, None


def _tail(text: str, end: int, cues: Cues) -> str:
    """What the word goes on with behind the name: free, place, outlet, company, university, township, institution, other."""
    if _FREE.match(text, end):
        return "free"
    rest_match = _REST.match(text, end)
    rest = rest_match[0] if rest_match else ""
    for kind, pattern in cues.tails:
        if pattern.match(rest):
            return kind
    return "other"


def _homonym_rule(
    candidate: _Candidate, text: str, tail: str, region: str, certain: frozenset[str], cues: Cues
) -> str | None:
    """The rule by which a name that may be a word is a place here; None where it is the word."""
    name, start, end = candidate.name, candidate.start, candidate.end
    if text.startswith("=", end):
        return "dateline"
    if name.homonym is not None and _spoken_against(text, start, end, name.homonym):
        return None
    if name.homonym is None or name.homonym.place_by_default:
        if tail in ("free", "place", "institution") or candidate.follows:
            return "bare name"
        return "bare name by morphology" if _is_proper_noun(text, start, end) else None
    return (
        None if tail in ("other", "institution") else _reason_for_place(candidate, text, tail, region in certain, cues)
    )


def _spoken_against(text: str, start: int, end: int, homonym: Homonym) -> bool:
    """Whether a neighbour says that the word is meant and not the place."""
    after = text[end : end + 12].lstrip(" ")
    before = text[max(0, start - 12) : start].rstrip(" ’'\"”")
    return after.startswith(homonym.next) or before.endswith(homonym.previous)


def _reason_for_place(candidate: _Candidate, text: str, tail: str, named_in_full: bool, cues: Cues) -> str | None:
    """Why a name that is a word by default means the place after all."""
    start, end = candidate.start, candidate.end
    if tail == "place":
        return "name with a place word"
    place_like = _PLACE_PARTICLE.match(text, end) is not None or cues.place_noun_next.match(text, end) is not None
    if named_in_full and place_like:
        return "full name elsewhere"
    if (place_like or named_in_full or cues.listed(text, start, end)) and _is_proper_noun(text, start, end):
        return "morphology"
    return None


def _is_proper_noun(text: str, start: int, end: int) -> bool:
    """Whether the morphological analysis reads the stretch as a proper noun of its own.

    One more syllable behind a two-syllable name makes a person's name (김해옥), whatever the analysis says.
    """
    rest = _REST.match(text, end)
    if rest and len(rest[0]) == 1 and not _FREE.match(text, end):
        return False
    low = max(text.rfind(mark, 0, start) for mark in (", ", " ▲", "‘")) + 1
    window = text[low : end + WINDOW]
    return any(m.start == start - low and m.end == end - low and m.tag == "NNP" for m in analyse(window))
