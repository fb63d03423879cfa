"""Where a picture's text begins whose credit stands inside running text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.clean.caption_words import MARKS, SAYS, is_sided, shows_a_day
from digest.clean.embedded_credits import is_sure
from digest.clean.embedded_scenes import has_rows, holds_head, is_untold, joins, shows
from digest.clean.embedded_tops import ITEM_MARKS, PICTURE_MARKS, below_deck, is_top
from digest.clean.embedded_words import TOPIC
from digest.clean.glued_decks import has_deck, has_sign, is_deck, is_list
from digest.clean.piece_traits import ending
from digest.clean.shapes import is_report, is_statement
from digest.lazy import regex

_LONGEST, _THREE, _SENTENCES = 300, 260, 3
"""Characters of a caption that is a paragraph of its own, those of one of three sentences, and sentences, at most."""
_BEHIND = 250
"""Characters of a caption that stands behind a paragraph, at most."""
_ROW = 600
"""Those of one that names everybody in the picture."""
_DECK = 150
"""Characters of a deck above it, at most."""
_GIVER = regex(r"(?P<name>[가-힣A-Za-z\d&]{3,16})\s?제공")
_SIGNED = 150
"""Characters in which who signs the article stands above its first picture, at most."""
_SIGNER = regex(r"기자\s?[\])】>]")
_STEM, _WORDS, _REPEATED = 2, 7, 0.6
"""Letters of a word that are compared, and how many words, and which share of them, make a repetition."""
_TOLD = regex(r"(?<=[다요]\.)")
_BOUND = regex(
    r"(?<=[다요음임됨까죠나답은는가자고]\.)[”\"’')\]]{0,2}\s+|(?<=[다요죠나답은는가]\.)(?=[가-힣A-Z\d‘“])"
    r"|(?<=[가-힣]\?)[”\"’']?\s+|(?<=[가-힣a-z]\.)[”\"]\s?(?=[가-힣])(?![가-힣]{1,2}\s)"
    r"|(?<=[>》]\.)\s?(?=[‘'“<《가-힣])|(?<=[a-z]\.)(?:\s+(?=[A-Z가-힣])|(?=[가-힣]))|(?<=[다요]\.)[”\"\]](?=[가-힣\d])"
    r"|(?<=[가-힣][이한했된됐었였졌]다)\s+(?=[가-힣A-Z‘“\d])"
    r"|(?:(?<=참고)|(?<=무료)|(?<=유료)|(?<=운영)|(?<=관람)|(?<=문의)|(?<=\d{4}))\.\s"
)
"""Between two sentences, or behind what a notice or a question ends in."""
_NOTICE = regex(r"(?:참고|무료|유료|운영|관람|문의|예매|\d{4}|[나까냐]|[가-힣]는)\.$")
"""Ends of notices and questions."""
_HEADLINES = 60
"""Characters of a deck in brackets, at least."""
_PAIR, _SEVERAL = 2, 4
"""Sentences of a caption that begins with a mark, and as no paragraph does, at most."""
_SIDE = regex(r"\([^()]{0,8}(?:왼쪽|오른쪽|가운데|앞줄|뒷줄)[^()]{0,12}\)")
_HEADED = regex(r"[^.“”\"]{4,60}[^.다요음임됨함까\d]\.\s[^.“”\"]{5,90}다\.")
"""A phrase, and a sentence that tells more of it."""
_NAMES_ITSELF = regex(
    r"자료\s?사진\s?\.|(?:^|(?<=[.!?…”’\"\s]))(?:(?P<of>(?:(?:위|본|해당)\s)?사진은\s)|사진\s?설명[\s)=:])"
)
"""What only a caption says."""
_POINTS = regex(r"(?P<this>(?:위|본|해당|이)\s)?사진은\s")
"""What speaks of a picture, and of this one alone: `이 사진은 …`."""
_ENDS = '”"’?!]'
_SIDES = regex(r"(?:맨\s?)?(?:왼쪽|오른쪽|가운데|위|아래|뒤|앞)")
_ADDS = regex(r"따르면|^\S*[가-힣]도\s")
"""Who told it, or what is told besides."""
_QUOTATION = regex(r"[“\"]")
_THESE = regex(r"(?:이|그|해당|이런|당시)\s(?:사진|그림|영상)들?[을를이가은는]\s")
"""A picture that the text speaks of."""
_LIST = "▲△"
_LISTED = regex(rf"[{_LIST}](?:(?!다\.)[^{_LIST}])*$")
"""An item of a list behind another one is no caption."""
_REFERS = regex(
    r"이(?:를|에|는|와|들|번|날|처럼|같은|외|어)\s|이\s(?!사진|그림|이미지)|그(?:는|러나|러면서|런|리고|동안|\s결과)?\s|하지만\s|다만|또(?:한|는)?[\s,]|특히|한편"
    r"|아울러|더불어|나아가|따라서|때문에|반면|해당\s|당시\s|아직|여기에|실제로|앞서\s|최근에는"
)
"""A sentence that goes on from the one before it begins so; captions stand alone."""


def caption_start(text: str, bound: int, at: int, end: int, *, apart: bool, heads: bool) -> int | None:
    """Where the caption begins whose credit stands from `at` to `end`, `bound` at the earliest: `at` if it has none,
    None if it may be no credit. With `apart` paragraphs are glued to each other, so the caption is one, too."""
    start = _start(text, bound, at, end, apart=apart, heads=heads)
    if start is not None and start < at and is_text(text, start, at):
        start = at if is_sure(text, at, end) or has_rows(text[start:at]) else None
    low = max(bound, at - _LONGEST)
    named = next((low + name.start() for name in _NAMES_ITSELF.finditer(text[low:at]) if _is_name(name)), at)
    return min(named, at if start is None else start) if named < at else start


def _is_name(name: re.Match[str]) -> bool:
    """Whether what only a caption says is said of a picture there: `사진은 …` tells nothing."""
    rest = name.string[name.end() :].strip()
    shown = f"{rest.rstrip('.')}."
    return not name["of"] or (". " not in rest and (not is_statement(shown) or rest.endswith("음.") or shows(shown)))


def _start(text: str, bound: int, at: int, end: int, *, apart: bool, heads: bool) -> int | None:
    """The same of a caption that does not say it is one."""
    told = text[bound:at]
    starts = [bound, *(bound + match.end() for match in _BOUND.finditer(told) if match.end() < len(told.rstrip()))]
    last = text[starts[-1] : at].strip()
    signed = bound < _SIGNED and _SIGNER.search(text, 0, bound) is not None
    if not last or (signed and last[-1] == "]"):
        return at
    heads = heads and not signed
    if not heads and _is_scene(text, starts, at):
        return bound
    sure = is_sure(text, at, end)
    tells = _tells(last, sure=sure or _is_givers(last, text[at:end]))
    notice = _NOTICE.search(last) is not None
    if (notice or (tells and is_report(last))) and _is_items(text, at, end):
        return at
    tells = tells or notice
    beside = text[bound] in ITEM_MARKS or " " not in text[at - 1 : at + 1]
    goes_on = _REFERS.match(text, starts[0]) is not None
    own = (signed or (apart and not (tells and (beside or goes_on)))) and _is_own(text, starts, at)
    listed = text[bound] in _LIST and len(starts) == 1 and _LISTED.search(text, max(bound - _LONGEST, 0), bound)
    longest = _ROW if is_sided(last) else _BEHIND
    if listed or (not own and (len(last) > longest or (tells and not _is_repeated(text, starts[-1], at)))):
        return at if sure else None
    if not own and len(starts) > 1 and _goes_with(text[starts[-2] : starts[-1]].strip(), last):
        starts.pop()
    return below_deck(text, starts[0 if own else -1], at, end, heads=heads)


def is_text(text: str, start: int, at: int) -> bool:
    """Whether what stands before a credit goes on from the text, ends a deck in brackets, holds a head or is rows."""
    last = text[start:at].strip()
    decked = last[-1:] == "]" and (last.count("[") < last.count("]") or len(last) > _HEADLINES)
    return decked or joins(text, start) or holds_head(last) or has_rows(last)


def is_told(text: str, start: int, at: int) -> bool:
    """Whether nothing that begins there can be a picture's text, whatever credit follows: it goes on from the text, is
    said by somebody, is rows, a list or a question, or ends as decks and notices do.

    >>> text = "군수가 “시험동을 더 넓히겠다”고 말했다. /온결통신"
    >>> is_told(text, 0, text.index(" /"))
    True
    """
    above = text[start:at].strip()
    said = SAYS.search(above) is not None and _QUOTATION.search(above) is not None
    if said or is_list(above) or is_text(text, start, at) or _NOTICE.search(above) or _THESE.search(above):
        return True
    if above[-1:] == ".":
        if (ending(above) in ("reckoned", "state") or _ADDS.search(above)) and not is_sided(above):
            return True
        return not is_statement(above) and TOPIC.match(above) is not None and not _of_picture(above)
    deck = has_sign(f"{above} ") or is_deck(above) or above[-1:] in _ENDS
    return (deck or (above[-1:] == "다" and not shows(f"{above}."))) and not is_sided(above)


def _of_picture(phrase: str) -> bool:
    """`사진은 새 시험동`, `오른쪽은 최영 원장`: what a phrase says of a picture, although it has a topic."""
    return _NAMES_ITSELF.search(phrase) is not None or _SIDES.match(phrase) is not None


def _tells(last: str, *, sure: bool) -> bool:
    """Whether a sentence is the text's, if it stands before a credit that may be another's: what it tells cannot be
    seen, and it names nobody's side. Behind a `sure` credit it is, too, if it has no topic and says nothing."""
    last = last.removeprefix("(주)")
    points = _POINTS.match(last)
    shown = shows(last) or (points is not None and points["this"]) or _HEADED.fullmatch(last)
    if not is_statement(f"{last.rstrip('.')}.") or shown or last[0] in MARKS:
        return False
    return not (sure and (_SIDE.search(last) or is_untold(last)))


def _is_givers(last: str, credit: str) -> bool:
    """Whether who gave a picture is who does something in a sentence: `온결군이 … 선보인다. 온결군 제공`."""
    giver = _GIVER.search(credit)
    return giver is not None and re.search(rf"{re.escape(giver['name'])}[이가]\s", last) is not None


def _goes_with(before: str, last: str) -> bool:
    """Whether the sentence before the last one is of the picture, too: it shows something and names a day or who stands
    where, or the last one tells the sides or speaks of the picture."""
    return shows(before) and (
        is_sided(last) or _POINTS.match(last) is not None or (shows(last) and (is_sided(before) or shows_a_day(before)))
    )


def _is_scene(text: str, starts: Sequence[int], at: int) -> bool:
    """Whether a caption of several sentences begins with one of who stands where, or what was to be seen on a day; or
    with a mark that nothing else in a line of a list has."""
    if len(starts) == 1 or len(starts) > _SEVERAL or at - starts[0] > _LONGEST:
        return False
    first = text[starts[0] : starts[1]].strip()
    if first[0] in PICTURE_MARKS:
        listed = _LISTED.search(text, max(starts[0] - _LONGEST, 0), starts[0])
        return not listed and len(starts) == _PAIR and shows(text[starts[1] : at].strip())
    return (is_sided(first) or shows_a_day(first)) and not has_deck(first)


def _is_items(text: str, at: int, end: int) -> bool:
    """Whether a credit without a mark stands before an item in a list of news: the picture is that item's."""
    return text[end : end + 2].lstrip()[:1] == "◇" and not any(mark in text[at:end] for mark in "[(<=ⓒ©")


def _is_own(text: str, starts: Sequence[int], at: int) -> bool:
    """Whether all sentences of a paragraph are the caption's: no item of a list, nothing said by anybody, and no phrase
    behind a sentence."""
    length = at - starts[0] - (_DECK if is_top(text, starts[0]) else 0)
    if len(starts) == 1:
        return length <= _LONGEST
    if len(starts) > _SENTENCES or length > (_THREE if len(starts) == _SENTENCES else _LONGEST):
        return False
    first, last = text[starts[0] : starts[1]].strip(), text[starts[-1] : at].strip()
    phrase = not is_statement(f"{last.rstrip('.')}.")
    above = "다." in text[: starts[0]] and is_statement(first) and not (shows(first) or is_untold(first))
    if above and (shows(last) or len(starts) == _SENTENCES):
        return False  # what the text tells, and a picture's text behind it
    return not phrase and text[starts[0]] not in ITEM_MARKS and not SAYS.search(text, starts[0], starts[-1])


def _is_repeated(text: str, start: int, end: int) -> bool:
    """Whether most words of a sentence stand in another sentence of the text, too; what somebody said, in another that
    somebody said."""
    words = {word[:_STEM] for word in text[start:end].split() if len(word) >= _STEM}
    first = not text[:start].strip()
    if len(words) < _WORDS or (first and SAYS.search(text, start, end)):
        return False
    said = SAYS.search(text, start, end) is not None
    for other in (other for part in (text[:start], text[end:]) for other in _TOLD.split(part)):
        alike = len(other) <= _LONGEST and sum(word in other for word in words) >= _REPEATED * len(words)
        if alike and (not said or SAYS.search(other)):
            return True
    return False
