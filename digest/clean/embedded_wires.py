"""Agencies' texts of pictures inside running text, told by the dateline they begin with and the day they end in:
`[온결=온결통신] 최영 기자 = 참석자들이 새 시험동을 둘러보고 있다. 2024.03.05. choi@example.com`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from digest.clean.agencies import agencies
from digest.clean.embedded_scenes import is_scene, shows
from digest.clean.embedded_tops import is_top
from digest.clean.lexicon import choice, signatures
from digest.clean.patterns import DAY, EMAIL, NAMES, RESALE, role
from digest.clean.shapes import is_statement
from digest.lazy import compiled, regex

_LONGEST, _SENTENCES = 420, 5
"""Characters of such a text, and sentences in it, at most."""
_TITLE = 60
"""Characters of what the agency calls the picture, in front of the dateline, at most."""
_GAP = 2
"""Characters between such a text and the dateline of the article's own, at most."""
_STOP = regex(r"(?<=[가-힣]\.)[”\"’']?\s")
_DAY = rf"{DAY}(?!\d)"
_GIVEN = r"\s?[\[(<]{1,2}[^\[\]()<>]{2,40}[\])>]{1,2}\s?\.?"
_HELD_BACK = r"\s?\[[^\[\]]{0,30}(?:재배포|사용\s?가능)[^\[\]]{0,90}\]"
"""Where a picture may be shown: `[국내에서만 사용 가능. 재배포 금지. …]`."""
_FOLLOWS = r"(?=\s?$|\s?[가-힣A-Z“‘\"'\[(【◆◇■□▲△▶☞#<━※])"


def wire_captions(text: str, cuts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where such texts begin and end, in order; a title in front of the dateline belongs to them."""
    reach = 0  # no text of a picture is glued together of several paragraphs
    marks = list(_dateline().finditer(text))
    for index, mark in enumerate(marks):
        high = marks[index + 1].start() if index + 1 < len(marks) else len(text)
        end = _end().search(text, mark.end(), min(high, mark.end() + _LONGEST)) if mark.start() >= reach else None
        parted = end and bisect_right(cuts, mark.end()) < bisect_left(cuts, end.start())
        follows = end is not None and high - end.end() <= _GAP < len(text) - end.end()
        sure = end is not None and (follows or "재판매" in end.group())
        if end and not parted and (sure or _is_pictures(text[mark.end() : end.start()].strip())):
            start = max(_title(text, mark.start(), cuts), reach)
            reach = end.end()
            yield start, reach
        elif not end and mark.start() >= reach and _abroad().match(mark.group()):
            stop = min(high, next((cut for cut in cuts if cut > mark.end()), high))
            told = text[mark.end() : stop].strip()
            if len(told) <= _LONGEST and (_is_pictures(told) or shows(_STOP.split(told)[0])):
                start, reach = max(_title(text, mark.start(), cuts), reach), stop
                yield start, reach


def _is_pictures(told: str) -> bool:
    """Whether a text between a dateline and a day is of a picture: its first sentence tells a scene or is none, it is
    all of it and shows something, or a sentence says what the picture is."""
    sentences = _STOP.split(told)
    first = sentences[0]
    if not told or len(sentences) > _SENTENCES:
        return False
    pointed = any(sentence.startswith("사진은 ") for sentence in sentences)
    return (
        pointed
        or is_scene(first)
        or not is_statement(f"{first.rstrip('.')}.")
        or (len(sentences) == 1 and shows(first))
    )


def _title(text: str, place: int, cuts: Sequence[int]) -> int:
    """Where the picture's title begins, if one stands between the last sentence and the dateline, or the place."""
    low = max((cut for cut in cuts if cut <= place), default=0)
    low = max((stop.end() for stop in _STOP.finditer(text, low, place)), default=low)
    title = text[low:place].strip()
    return low if low and title and text[place] == "(" and len(title) <= _TITLE and not is_top(text, low) else place


@cache
def _dateline() -> re.Pattern[str]:
    known = signatures()
    agencies, kinds = choice(known.picture_agencies), choice((*known.picture_kinds, *known.picture_gives))
    inside = rf"(?!{kinds})[^\[\]()【】=\d]{{2,16}}=[^\[\]()【】=]{{2,14}}"
    return compiled(
        rf"(?:\[{inside}\]|\({inside}\)|【{inside}】|(?:^|(?<=[.\s]))[가-힣]{{2,4}}\s(?:{agencies})(?=\s{NAMES}\s기자\s))"
        rf"\s?(?:{NAMES}\s?{role()}\s?=?\s?)?"
    )


@cache
def _abroad() -> re.Pattern[str]:
    """`(시드니 AFP=연합뉴스)`, `(EPA=연합뉴스)`: whose picture it is, and who passed it on; no article begins so."""
    known = signatures()
    first, last = choice((*known.picture_agencies, *known.picture_partners)), choice(known.picture_agencies)
    return compiled(rf"[\[(【](?:[가-힣A-Za-z]{{2,12}}\s)?(?:{first})\s?=\s?(?:{last})[\])】]")


def holds_wire(text: str) -> bool:
    """Whether a line holds the dateline of a picture that one agency passed on from another, or an agency's name in
    brackets that nothing parts from the words around it.

    >>> holds_wire("항구의 배들(EPA=연합뉴스) 배들이 들어오고 있다."), holds_wire("(온결=연합뉴스) 배들이 들어왔다.")
    (True, False)
    >>> holds_wire("항구의 배들[연합뉴스]배들이 들어왔다.")
    True
    """
    passed_on = "=" in text and _abroad().search(text) is not None
    return passed_on or ("]" in text and _between().search(text) is not None)


@cache
def _between() -> re.Pattern[str]:
    return compiled(rf"(?<=[가-힣])\[{agencies()}\](?=[가-힣])")


@cache
def _end() -> re.Pattern[str]:
    """The day a picture was taken, perhaps whose it is, and the photographer's address, perhaps without its mark; or
    whose it is, and the address or that it may not be sold again."""
    mail = rf"\s?(?:{EMAIL.pattern}|[a-z][a-z0-9._]{{2,20}}\s[a-z0-9]{{2,12}}\.(?:com|co\.kr))"
    resale = rf"\s?[*＊]?\s?{RESALE}\.?"
    given = rf"(?:{_GIVEN})?"
    dated = rf"{given}\s?{_DAY}(?:{_GIVEN}|{_HELD_BACK})?(?:\s?[/\s]뉴스1)?(?:{resale})?(?:{mail})?"
    return compiled(rf"(?:{dated}|{_GIVEN}(?:{resale}|{mail})){_FOLLOWS}")
