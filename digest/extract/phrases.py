"""Noun phrases around a figure, read from morphemes."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from digest import vocabulary
from digest.lazy import regex

if TYPE_CHECKING:
    from digest.extract.parsing import Parsed
    from digest.morphology import Morpheme

_BRACKET = regex(r"\([^()]*\)|\[[^\[\]]*\]|（[^（）]*）")
_SPACES = regex(r"\s+")
_NOUN_TAGS = frozenset(("NNG", "NNP", "SL", "SH", "XPN", "XSN", "XR", "SW"))
_QUOTE_TAGS = frozenset(("SS", "SSO", "SSC"))
_TIGHT = frozenset(("SN", "MM", "XPN", "MAG", "JKG"))
"""What belongs to a noun it touches."""
_BULLETS = frozenset("|│△▲▷▶○●□■◇◆※☞→↑↓★☆ㅇ◯ⓒ*＊")
_OPENING = frozenset("‘“「『<《")
_CLOSING = frozenset("’”」』>》")
_JOINTS = frozenset("·ㆍ・/")
_ENDS = frozenset(
    (
        "등",
        "것",
        "수",
        "때",
        "중",
        "때문",
        "뿐",
        "바",
        "데",
        "채",
        "만",
        "번째",
        "여",
        "년",
        "월",
        "일",
        "개월",
        "원",
        "명",
        "주",
        "시간",
        "분",
    )
)
"""Bound nouns that close a phrase."""
_LETTERS = frozenset(("ha", "kg", "km", "MW", "GW", "t", "m", "L"))
"""Units of figures before; they are no part of a name."""
_LISTED = regex(r"[\d,·ㆍ、][^,]{0,24}$")
"""A list, or a figure, right before a 등."""
_TOTAL = regex(r"\s?(?:총|모두|전체|합쳐|합해|합하면|도합)")
_SOURCE = regex(r"(?:[국도시군구]비|국고|지방비|민자|기금)\s?$")
AMONG = regex(r"\s*(?:가운데|중),?\s")
"""Behind a whole, before its part (`사업비 890억 원 가운데 국비는`)."""
_TOWN_ACTS = regex(r"(?<=[가-힣]시)가(?=\s)")
"""The particle that analysis takes for a part of 시가, the market price."""
_LINKS = frozenset(("와", "과", "및", "의"))


def mask_brackets(text: str) -> str:
    """The text with everything in brackets blanked, same length.

    >>> mask_brackets("시(시장)는")
    '시    는'
    """
    return _BRACKET.sub(lambda match: " " * len(match.group()), text)


@cache
def skipped_words() -> frozenset[str]:
    """Words between a figure and its noun that say nothing of the thing."""
    return frozenset(vocabulary.load("extract/phrases.yml")["skip"])


def is_noun(morpheme: Morpheme) -> bool:
    """Whether a morpheme can stand inside a name or noun phrase."""
    return (
        (morpheme.tag in _NOUN_TAGS and morpheme.form not in _BULLETS)
        or (morpheme.tag == "SP" and morpheme.form in _JOINTS)
        or morpheme.form in ("-", "&")
    )


def run_before(parsed: Parsed, position: int, *, links: int = 0, names: bool = False) -> tuple[int, int]:
    """Span of the nouns that end right before a position; empty where there are none.

    Adverbs, dates and words such as 총 or 약 in between are passed over. `links` is how many
    times `의`, `과` or `및` may join the phrase to one before it; with `names` two names that modify
    one noun stay together (`오송과 오창의 기업`).

    >>> from digest.extract.parsing import parse
    >>> text = "총 471건과 해외 인허가 획득 8건"
    >>> low, high = run_before(parse(text), text.index("8건"))
    >>> text[low:high]
    '해외 인허가 획득'
    """
    low = high = -1
    closed = 0
    text = parsed.text
    for morpheme in reversed(parsed.morphemes):
        if morpheme.end > position:
            continue
        attached = text[max(0, morpheme.start - 1) : morpheme.start].strip() != ""
        if high < 0 and _is_passed(parsed, morpheme, attached=attached):
            continue
        if (morpheme.tag == "XSN" and morpheme.form == "간") or (morpheme.tag == "SL" and morpheme.form in _LETTERS):
            break
        if is_noun(morpheme) or (morpheme.tag in _QUOTE_TAGS and morpheme.form not in "()"):
            if high < 0 and morpheme.form in _JOINTS:
                break
            closed += morpheme.form in _CLOSING
            if morpheme.form in _OPENING:
                if not closed:
                    break
                closed -= 1
            high = morpheme.end if high < 0 else high
            low = morpheme.start
        elif morpheme.tag == "NNB" and morpheme.form not in _ENDS:
            high = morpheme.end if high < 0 else high
            low = morpheme.start
        elif high >= 0 and morpheme.tag in _TIGHT and text[morpheme.end : morpheme.end + 1].strip():
            low = morpheme.start
        elif (
            high >= 0
            and morpheme.form in _LINKS
            and ((pair := names and _joins_names(parsed, morpheme, high)) or links)
        ):
            links -= not pair
        else:
            break
    return trim(parsed.text, low, high) if high >= 0 else (position, position)


def _joins_names(parsed: Parsed, particle: Morpheme, high: int) -> bool:
    """Whether a particle joins two proper names that modify one noun (`오송과 오창의 기업`)."""
    index = parsed.morphemes.index(particle)
    beside = (parsed.morphemes[index - 1 : index], parsed.morphemes[index + 1 : index + 2])
    proper = all(side and side[0].tag == "NNP" for side in beside)
    return proper and particle.tag == "JC" and beside[1][0].end < high


def _is_passed(parsed: Parsed, morpheme: Morpheme, *, attached: bool) -> bool:
    """Whether a word between a noun and its figure is passed over; the 등 of a list of examples is not."""
    if not _says_nothing(morpheme, glued=attached):
        return False
    if morpheme.form == "등" and closes_list(parsed.text, morpheme.start, morpheme.end):
        return False
    return not (morpheme.tag == "NNB" and attached and _is_suffix(parsed, morpheme))


def closes_list(text: str, start: int, end: int) -> bool:
    """Whether a 등 at a span ends examples, so that a total behind it is not of the last of them.

    >>> closes_list("창업 지원 2억원 등 총 25억원", 10, 11), closes_list("국비 등 40억원", 3, 4)
    (True, False)
    """
    before = text[:start].rstrip()
    if _SOURCE.search(before) and not _LISTED.search(before[-4:]):
        return False
    return _TOTAL.match(text, end) is not None or _LISTED.search(before) is not None


def bracket_opening(text: str, position: int) -> int | None:
    """Where the bracket opens whose first words are at a position, over another bracket before it.

    >>> bracket_opening("전용단지(15만㎡)", 5), bracket_opening("한빛(012345)(27조원)", 11)
    (4, 2)
    """
    head = text[:position].rstrip(" 약총")
    if not head.endswith("("):
        return None
    opening = len(head) - 1
    while head[:opening].rstrip().endswith(")") and head.rfind("(", 0, opening) > 0:
        opening = head.rfind("(", 0, opening)
    return opening


def _is_suffix(parsed: Parsed, morpheme: Morpheme) -> bool:
    """Whether a bound noun is glued to a noun, as in 지리산권."""
    return any(item.end == morpheme.start and item.tag in _NOUN_TAGS for item in parsed.morphemes)


def run_after(parsed: Parsed, position: int, *, links: int = 0) -> tuple[int, int]:
    """Span of the nouns from a position to the first particle, which is left out.

    >>> from digest.extract.parsing import parse
    >>> text = "47개 바이오기업이 참여"
    >>> low, high = run_after(parse(text), 3)
    >>> text[low:high]
    '바이오기업'
    """
    low = high = -1
    for morpheme in parsed.morphemes:
        if morpheme.start < position:
            continue
        if low < 0 and morpheme.tag in ("MM", "MAG") and morpheme.start - position < 8:
            tight = parsed.text[morpheme.end : morpheme.end + 1].strip() != ""
            low, high = (morpheme.start, morpheme.end) if tight else (low, high)
            continue
        if is_noun(morpheme) or (morpheme.tag in _QUOTE_TAGS and morpheme.form not in "()"):
            if morpheme.form in _OPENING and low >= 0:
                break
            low = morpheme.start if low < 0 else low
            high = morpheme.end
        elif morpheme.tag == "SN" and low >= 0 and parsed.text[morpheme.start - 1 : morpheme.start].strip():
            high = morpheme.end
        elif links and low >= 0 and morpheme.form in _LINKS:
            links -= 1
        else:
            break
    return trim(parsed.text, low, high) if low >= 0 else (position, position)


def tidy(text: str, low: int, high: int) -> str:
    """The words of a span without quotation marks and joints at its ends, single-spaced.

    >>> tidy("경남 가람시가 의생명 특구", 0, 14)
    '경남 가람시 의생명 특구'
    """
    return _TOWN_ACTS.sub("", _SPACES.sub(" ", text[slice(*trim(text, low, high))]))


def trim(text: str, low: int, high: int) -> tuple[int, int]:
    """A span without quotation marks, joints and spaces at its ends."""
    while low < high and text[low] in " ‘’“”'\"「」『』<>《》·ㆍ-/,":
        low += 1
    while high > low and text[high - 1] in " ‘’“”'\"「」『』<>《》·ㆍ-/,":
        high -= 1
    return low, high


def _says_nothing(morpheme: Morpheme, *, glued: bool) -> bool:
    """Whether a word between a figure and its noun is passed over; 규모 of 생산규모 is part of the noun."""
    if morpheme.tag in ("MAG", "MM", "SN", "NNB", "NR", "XPN", "SW"):
        return True
    return morpheme.form in skipped_words() and not glued
