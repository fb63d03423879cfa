"""Where places are named in an article: candidates from the lexicon, decided by their surroundings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from digest.classify.cues import Cues, load_cues
from digest.classify.lexicon import SPECIAL_CITIES, Homonym, Lexicon, Name, build_lexicon, load_homonyms
from digest.classify.passages import Passage
from digest.morphology import analyse
from digest.taxonomy import Taxonomy

_PARTICLE = (
    "에서는|에서도|에서의|에서|에게|에는|에도|에선|에의|에|으로의|으로는|으로|로의|로는|로|은|는|이|가|을|를|의|와의|과의|와|과|"
    "도|만|까지|부터|보다|처럼|이나|나|이라|라|서|엔|및|이며|이고|이자|이다|였|에만|만의|께서|이란|란|뿐|인|다"
)
_FREE = re.compile(rf"(?:{_PARTICLE})?(?![가-힣A-Za-z0-9])")
_PLACE_PARTICLE = re.compile(r"(?:(?:에서|에|으로|로)(?:는|도|의|만|선)?|의|엔|까지|부터|와|과|은|는|이|가)(?![가-힣])")
_REST = re.compile(r"[가-힣A-Za-z0-9]*")
WINDOW = 24
"""Characters behind a name that the analysis sees."""
_JOINT = re.compile(r"(?:시|군|구)?(?:와 |과 |·|ㆍ|・|, ?)")
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
class _Surroundings:
    """What the whole article says about its names."""

    certain: frozenset[str]
    """Places named in full, beyond doubt."""
    warnings: frozenset[str]
    """Words in it that speak against some place."""
    cues: Cues
    taxonomy: Taxonomy


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
    whole = "\n".join(passage.text for passage in passages)
    warnings = frozenset(word for word in _warning_words() if word in whole)
    surroundings = _Surroundings(certain, warnings, cues, taxonomy)
    mentions: list[Mention] = []
    pending: list[tuple[int, _Candidate]] = []
    for index, candidate in enumerate(candidates):
        previous = mentions[-1] if mentions else None
        following = candidates[index + 1] if index + 1 < len(candidates) else None
        text = passages[candidate.passage].text
        mention = _decide(candidate, text, previous, following, surroundings)
        if mention is None:
            continue
        if candidate.name.needs_context:
            pending.append((len(mentions), candidate))
        else:
            mentions.append(mention)
    return _with_context(mentions, pending, taxonomy)


@cache
def _warning_words() -> tuple[str, ...]:
    """All words that speak against a place wherever in the story they stand."""
    return tuple(sorted({word for homonym in load_homonyms().values() for word in homonym.elsewhere}))


def _with_context(
    mentions: list[Mention], pending: list[tuple[int, _Candidate]], taxonomy: Taxonomy
) -> tuple[Mention, ...]:
    """Adds the names that mean a place only beside another of its names, or its city's or county's."""
    named = {mention.region for mention in mentions}
    extra = []
    for position, candidate in pending:
        fitting = [r for r in candidate.name.regions if named & {r, *_near(r, taxonomy)}]
        if len(fitting) > 1:
            before = next((m.region for m in reversed(mentions[:position]) if m.passage == candidate.passage), "")
            beside = [r for r in fitting if before in {r, *_near(r, taxonomy)}]
            fitting = beside or [r for r in fitting if r in named]
        if len(fitting) == 1:
            extra.append(
                (position, Mention(fitting[0], candidate.passage, candidate.start, candidate.end, "context alias"))
            )
    for position, mention in reversed(extra):
        mentions.insert(position, mention)
    return tuple(mentions)


def _near(region: str, taxonomy: Taxonomy) -> tuple[str, ...]:
    """The places around it that are small enough to be context; Seoul is too large to be."""
    return tuple(
        outer
        for outer in taxonomy.ancestors(region)
        if taxonomy.regions[outer].kind in ("city", "county", "district") or outer in SPECIAL_CITIES - {"seoul"}
    )


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
    text: str,
    previous: Mention | None,
    following: _Candidate | None,
    around: _Surroundings,
) -> Mention | None:
    name, start, end = candidate.name, candidate.start, candidate.end
    owner = _owner(candidate, previous, text)
    region, resolved = _choose(name, owner, around.certain, around.taxonomy)
    if region is None:
        return None
    if not (name.bare or name.homonym is not None):
        return Mention(region, candidate.passage, start, end, resolved or "name")
    tail = _tail(text, end, around.cues)
    if tail in ("outlet", "company", "university", "township"):
        return None
    inside_owner = owner is not None and region != owner.region and around.taxonomy.within(region, owner.region)
    if inside_owner and tail != "other":
        rule: str | None = "behind the place it lies in"
    elif _leads_to(candidate, following, region, text, around.taxonomy):
        rule = "before a place that lies in it"
    elif tail != "other" and _stands_in_row(candidate, previous, following, text):
        rule = "in a row of places"
    else:
        rule = _homonym_rule(candidate, text, tail, region, around)
    return Mention(region, candidate.passage, start, end, rule) if rule else None


def _leads_to(candidate: _Candidate, following: _Candidate | None, region: str, text: str, taxonomy: Taxonomy) -> bool:
    """Whether a place that lies in this one follows directly: 경기 in `경기 용인`."""
    if following is None or following.passage != candidate.passage or following.name.needs_context:
        return False
    if text[candidate.end : following.start] not in (" ", "도 ", "시 "):
        return False
    return any(r != region and taxonomy.within(r, region) for r in following.name.regions)


def _stands_in_row(candidate: _Candidate, previous: Mention | None, following: _Candidate | None, text: str) -> bool:
    """Whether a neighbour that is a place beyond doubt is joined to it: 화성과 성남, 진주·창원."""
    if candidate.name.homonym is not None and _spoken_against(
        text, candidate.start, candidate.end, candidate.name.homonym
    ):
        return False
    if previous is not None and previous.passage == candidate.passage and candidate.name.homonym is not None:
        return bool(_JOINT.fullmatch(text[previous.end : candidate.start])) and previous.end - previous.start < 8
    return (
        following is not None
        and following.passage == candidate.passage
        and (following.name.homonym is None or following.name.homonym.place_by_default)
        and not following.name.needs_context
        and bool(_JOINT.fullmatch(text[candidate.end : following.start]))
    )


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
    """What the word goes on with behind the name: `free`, a kind of `cues.tails`, or `other`."""
    if _FREE.match(text, end):
        return "free"
    rest_match = _REST.match(text, end)
    rest = rest_match[0] if rest_match else ""
    for kind, pattern in cues.tails:
        if pattern.match(rest):
            return kind
    return "other"


def _homonym_rule(candidate: _Candidate, text: str, tail: str, region: str, around: _Surroundings) -> str | None:
    """The rule by which a name that may be a word is a place here; None where it is the word."""
    name, start, end = candidate.name, candidate.start, candidate.end
    named_in_full = region in around.certain
    if text.startswith("=", end):
        return "dateline"
    if name.homonym is not None and (
        _spoken_against(text, start, end, name.homonym)
        or (not named_in_full and not around.warnings.isdisjoint(name.homonym.elsewhere))
    ):
        return None
    if name.homonym is None or name.homonym.place_by_default:
        if tail in ("free", "place", "institution") or candidate.follows:
            return "bare name"
        return "bare name by morphology" if _is_proper_noun(text, start, end) else None
    return (
        None
        if tail in ("other", "institution")
        else _reason_for_place(candidate, text, tail, named_in_full, around.cues)
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
    window = text[start : end + WINDOW]
    first = analyse(window)[0]
    return first.end == end - start and first.tag == "NNP"
