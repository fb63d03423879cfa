"""Pictures' texts inside running text, told by the credit they end in.

Where a scraper dropped the line ends, a caption stands between two paragraphs:
`…밝혔다.시험동 조감도. 온결군 제공온결군은 …`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise

from digest.clean.caption_words import MARKS, SAYS, is_sided
from digest.clean.draft import Draft, Line, Scribe, Trace
from digest.clean.embedded_bare import bare_captions, bracketed_captions
from digest.clean.embedded_credits import credit_sign, find_end, is_sure, next_credit
from digest.clean.embedded_phrases import inner_phrases
from digest.clean.embedded_scenes import shows
from digest.clean.embedded_tops import ITEM_MARKS, below_deck, is_top, top_caption
from digest.clean.embedded_wires import wire_captions
from digest.clean.embedded_words import NO_PHRASE, SOME_TOPIC
from digest.clean.glue import sentence_cuts
from digest.clean.shapes import is_report, is_statement
from digest.lazy import regex

_GLUED_LINE = 200
"""Shorter lines are no page without line ends."""
_PAGE = 500
"""Longer ones are no single paragraph."""
_MAY_SHOW = regex(r"[다요]\.(?=[가-힣])|있다\.|[◆◇■□]")
_LONGEST, _THREE, _SENTENCES = 300, 260, 3
"""Characters of a caption that is a paragraph of its own, those of one of three sentences, and sentences, at most."""
_BEHIND = 250
"""Characters of a caption that stands behind a paragraph, at most."""
_STEM, _WORDS, _REPEATED = 2, 7, 0.6
"""Letters of a word that are compared, and how many words, and which share of them, make a repetition."""
_TOLD = regex(r"(?<=[다요]\.)")
_QUOTES = "”’\"'"
_PHRASE = 40
"""Characters of a phrase before a source, at most."""
_BOUND = regex(
    r"(?<=[다요음임됨까죠나답은는가자고]\.)[”\"’')\]]{0,2}\s+|(?<=[다요죠나답은는가]\.)(?=[가-힣A-Z\d‘“])"
    r"|(?<=[가-힣]\?)[”\"’']?\s+|(?<=[가-힣a-z]\.)[”\"]\s?(?=[가-힣])(?![가-힣]{1,2}\s)"
    r"|(?<=[a-z]\.)(?:\s+(?=[A-Z가-힣])|(?=[가-힣]))|(?<=[다요]\.)[”\"\]](?=[가-힣\d])"
    r"|(?<=[가-힣][이한했된됐었였졌]다)\s+(?=[가-힣A-Z‘“\d])"
    r"|(?:(?<=참고)|(?<=무료)|(?<=유료)|(?<=운영)|(?<=관람)|(?<=문의)|(?<=\d{4}))\.\s"
)
"""Between two sentences, or behind what a notice or a question ends in."""
_NOTICE = regex(r"(?:참고|무료|유료|운영|관람|문의|예매|\d{4}|[나까냐]|[가-힣]는)\.$")
"""Ends of notices and questions."""
_OPENS = regex(
    r"(?:기자|특파원|편집자\s?주)\s?[\])>】〉=]\s?|(?:\s|(?<=\.))(?=[◇◆■□○●※❍▶▷]\s?[가-힣A-Z‘“'\"\d])|━\s?|(?<=[가-힣”\"'’])\]\s?(?=[가-힣A-Z])"
    r"|(?<!^)(?=-\s[가-힣]|[▲△]|[\[(][가-힣]{2,5}=[가-힣0-9]{2,6}[\])])"
)
"""Behind a byline, a note or a head, before the mark of an item or an agency: nothing before it is the caption's."""
_AGENCY = regex(r"\[[가-힣]{2,5}=[가-힣0-9]{2,6}\]\s?")
_MARK = 16
_LIST = "▲△"
_LISTED = regex(rf"[{_LIST}](?:(?!다\.)[^{_LIST}])*$")
"""An item of a list behind another one is no caption."""
_AGENCYS = regex(r"재판매|\d{4}\.\s?\d")
"""An agency's captions begin so, and their credits hold these."""
_LETTER = regex(r"[가-힣A-Za-z(\[]")
"""Before a word for a picture it makes another word of it: `보도자료: …`."""
_DAY = regex(
    r"(?:\s?[\[(](?:공동취재|[^()\[\]]{0,20}(?:제공|공동취재단|사진기자단))[)\]])?(?:\s?(?:19|20)\d\d\.\s?\d{1,2}\.\s?\d{1,2}\.?)?$"
)
_DAY_REACH = 45
"""Who gave a picture, and its day, before its credit."""
_REFERS = regex(
    r"이(?:를|에|는|와|들|번|날|처럼|같은|외|어)\s|이\s(?!사진|그림|이미지)|그(?:는|러나|러면서|런|리고|동안|\s결과)?\s|하지만\s|다만|또(?:한|는)?[\s,]|특히|한편"
    r"|아울러|더불어|나아가|따라서|때문에|반면|해당\s|당시\s|아직|여기에|실제로|앞서\s|최근에는"
)
"""A sentence that goes on from the one before it begins so; captions stand alone."""


def drop_embedded(draft: Draft) -> Draft:
    """Takes pictures' texts with their credits out of lines that hold several paragraphs, which are lines of their own
    from then on. A credit goes alone if what stands before it tells something; if it may be none, it stays."""
    scribe = Scribe(draft)
    first = next((line for line in draft.lines if line.text), None)
    page = not any(is_report(line.text) for line in draft.lines)
    for line in draft.lines:
        text = line.text
        if line.settled or len(text) < _GLUED_LINE or not _may_hold(text):
            scribe.keep(line)
            continue
        cuts = sorted(sentence_cuts(text))
        low, above = 0, ""
        for start, end, goes_on in _spans(text, cuts, heads=draft.title is None and line is first, page=page):
            pieces = _pieces(text, low, start, cuts, above)
            above = pieces.pop() if goes_on and pieces else ""
            for piece in pieces:
                scribe.keep(Line(piece))
            scribe.drop(Line(text[start:end]), "embedded caption", Trace.CAPTION)
            low = end
        if not low:
            scribe.keep(line)
            continue
        for piece in _pieces(text, low, len(text), cuts, above):
            scribe.keep(Line(piece))
    return scribe.finish()


def _may_hold(text: str) -> bool:
    """Whether a line may hold a caption: a credit, a scene, a head or glued sentences are in it, or it is a page."""
    return len(text) >= _PAGE or bool(credit_sign().search(text) or _MAY_SHOW.search(text))


def _pieces(text: str, low: int, high: int, cuts: Sequence[int], above: str) -> list[str]:
    """The paragraphs of a part of a line, the first with what stands above it."""
    pieces = [piece for start, end in pairwise(_bounds(cuts, low, high)) if (piece := text[start:end].strip())]
    return [f"{above} {' '.join(pieces[:1])}".strip(), *pieces[1:]] if above else pieces


def _bounds(cuts: Sequence[int], low: int, high: int) -> list[int]:
    """Where the paragraphs of a part of a line begin and end."""
    return [low, *cuts[bisect_right(cuts, low) : bisect_left(cuts, high)], high]


def _spans(text: str, cuts: Sequence[int], *, heads: bool, page: bool) -> list[tuple[int, int, bool]]:
    """Where captions with and without a credit begin and end, in order; as `_captions` has them."""
    wires = list(wire_captions(text, cuts)) if "=" in text or " 기자 " in text else []
    credited = sorted(
        (*_captions(text, cuts, wires, heads=heads, page=page), *((start, end, False) for start, end in wires))
    )
    lows, highs = [0, *(end for _, end, _ in credited)], [*(start for start, *_ in credited), len(text)]
    bare: list[tuple[int, int]] = []
    for low, high in zip(lows, highs, strict=True):
        bracketed = bracketed_captions(text, low, high) if "[" in text else []
        found = [top] if not low and (top := top_caption(text, high, heads=heads)) else []
        for spans in (
            bracketed or (bare_captions(text, _bounds(cuts, low, high)) if cuts else ()),
            inner_phrases(text, low, high),
        ):
            found += [span for span in spans if not any(map(partial(_overlaps, span), found))]
        bare += found
    return sorted((*credited, *((start, end, False) for start, end in bare)))


def _overlaps(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _captions(
    text: str, cuts: Sequence[int], taken: Sequence[tuple[int, int]], *, heads: bool, page: bool
) -> Iterator[tuple[int, int, bool]]:
    """Where the captions of a line begin and end, in order, none of which overlaps another or what is taken, and
    whether one is a credit behind a headline or deck, whose end cannot be seen. With `heads` the line begins with its
    headline; where it is no `page`, a caption that ends it may be all of it, and is left to other rules."""
    apart = bool(cuts)
    low = position = 0
    while credit := next_credit(text, position):
        low = max((end for start, end in taken if low < end and start < credit.end()), default=low)
        if credit.start() < low:
            position = low
            continue
        position = credit.end()
        before = text[: credit.start()].rstrip(" /")
        if credit["label"] and before and _LETTER.match(before[-1]) and len(before) == credit.start():
            position = credit.start() + 1
            continue
        day = _DAY.search(before, max(len(before) - _DAY_REACH, 0))
        at = day.start() if day else len(before)
        index = bisect_right(cuts, at - 1)
        bound = max(low, cuts[index - 1] if index else 0)
        bound = max((bound + opened.end() for opened in _OPENS.finditer(text[bound:at])), default=bound)
        start = (
            None
            if _is_said(text, at)
            or (credit["source"] and not _is_named(text, bound, at))
            or (credit["byline"] and not shows(text[bound:at].strip()))
            else _start(text, bound, at, credit.end(), apart=apart, heads=heads)
        )
        if credit["last"] is not None and (not page or start == at or credit["signer"]):
            start = None
        if start is not None:
            below = start == at > bound and is_top(text, bound)
            low = position = find_end(text, credit)
            yield start, low, below


def _start(text: str, bound: int, at: int, end: int, *, apart: bool, heads: bool) -> int | None:
    """Where the caption begins whose credit stands from `at` to `end`, `bound` at the earliest: `at` if it has none,
    None if it may be no credit. With `apart` paragraphs are glued to each other, so the caption is one, too."""
    told = text[bound:at]
    starts = [bound, *(bound + match.end() for match in _BOUND.finditer(told) if match.end() < len(told.rstrip()))]
    last = text[starts[-1] : at].strip()
    if not last:
        return at
    agency = _agency(text, bound)
    if agency is not None and at - bound <= _LONGEST and _AGENCYS.search(text, at, end):
        return agency
    tells = is_statement(f"{last.rstrip('.')}.") and not shows(last) and last[0] not in MARKS
    notice = _NOTICE.search(last) is not None
    if (notice or (tells and is_report(last))) and _is_items(text, at, end):
        return at
    tells = tells or notice
    beside = text[bound] in ITEM_MARKS or " " not in text[at - 1 : at + 1]
    goes_on = _REFERS.match(text, starts[0]) is not None
    own = apart and not (tells and (beside or goes_on)) and _is_own(text, starts, at)
    listed = text[bound] in _LIST and _LISTED.search(text, max(bound - _LONGEST, 0), bound)
    if listed or (not own and (len(last) > _BEHIND or (tells and not _is_repeated(text, starts[-1], at)))):
        return at if is_sure(text, at, end) else None
    if not own and len(starts) > 1 and is_sided(last) and shows(text[starts[-2] : starts[-1]].strip()):
        starts.pop()
    return below_deck(text, starts[0 if own else -1], at, end, heads=heads)


def _is_items(text: str, at: int, end: int) -> bool:
    """Whether a credit without a mark stands before an item in a list of news: the picture is that item's."""
    return text[end : end + 2].lstrip()[:1] == "◇" and not any(mark in text[at:end] for mark in "[(<=ⓒ©")


def _is_named(text: str, bound: int, at: int) -> bool:
    """Whether a picture's phrase stands before a source, not what is cited from it."""
    last = _TOLD.split(text[bound:at])[-1].strip()
    told = last[-1:] in _QUOTES or SOME_TOPIC.search(last) or NO_PHRASE.search(last)
    return not last or shows(last) or (len(last) <= _PHRASE and not told)


def _is_said(text: str, at: int) -> bool:
    """Whether a place lies inside a quotation: `“출처: 온결협회라고 적어 달라”`."""
    opened = text.rfind("“", 0, at)
    closed = text.find("”", opened, opened + _LONGEST) if opened >= 0 else -1
    return closed > at


def _agency(text: str, bound: int) -> int | None:
    """Where an agency's mark begins that stands right before or behind `bound`, if one does."""
    marks = _AGENCY.finditer(text, max(bound - _MARK, 0), bound + _MARK)
    return next((mark.start() for mark in marks if bound in (mark.start(), mark.end())), None)


def _is_own(text: str, starts: Sequence[int], at: int) -> bool:
    """Whether all sentences of a paragraph are the caption's: no item of a list, nothing said by anybody, and no phrase
    behind a sentence."""
    length = at - starts[0]
    if len(starts) == 1:
        return length <= _LONGEST
    if len(starts) > _SENTENCES or length > (_THREE if len(starts) == _SENTENCES else _LONGEST):
        return False
    phrase = not is_statement(f"{text[starts[-1] : at].strip().rstrip('.')}.")
    return not phrase and text[starts[0]] not in ITEM_MARKS and not SAYS.search(text, starts[0], starts[-1])


def _is_repeated(text: str, start: int, end: int) -> bool:
    """Whether most words of a sentence stand in another sentence of the text, too; what somebody said, in another that
    somebody said."""
    words = {word[:_STEM] for word in text[start:end].split() if len(word) >= _STEM}
    if len(words) < _WORDS:
        return False
    said = SAYS.search(text, start, end) is not None
    for other in (other for part in (text[:start], text[end:]) for other in _TOLD.split(part)):
        alike = len(other) <= _LONGEST and sum(word in other for word in words) >= _REPEATED * len(words)
        if alike and (not said or SAYS.search(other)):
            return True
    return False
