"""Pictures' texts inside running text, told by the credit they end in.

Where a scraper dropped the line ends, a caption stands between two paragraphs:
`…밝혔다.시험동 조감도. 온결군 제공온결군은 …`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise

from digest.clean.above_byline import start_above_byline
from digest.clean.closed_starts import below_deck
from digest.clean.deck_joints import has_begun, is_half, likely_start
from digest.clean.draft import Draft, Line, Scribe, Trace
from digest.clean.embedded_bare import bare_captions, bracketed_captions
from digest.clean.embedded_credits import credit_sign, find_end, next_credit
from digest.clean.embedded_phrases import inner_phrases
from digest.clean.embedded_scenes import shows
from digest.clean.embedded_starts import caption_start
from digest.clean.embedded_tops import is_top, tells_inside, top_caption
from digest.clean.embedded_wires import holds_wire, wire_captions
from digest.clean.embedded_words import NEXT_WORD, NO_PHRASE, SOME_TOPIC
from digest.clean.glue import sentence_cuts
from digest.clean.glued_decks import ends_deck
from digest.clean.joints import is_joint
from digest.clean.likely_captions import likely_begin
from digest.clean.patterns import EMAIL
from digest.clean.shapes import is_report
from digest.lazy import regex

_GLUED_LINE = 200
"""Shorter lines are no page without line ends."""
_PAGE = 500
"""Longer ones are no single paragraph."""
_MAY_SHOW = regex(r"[다요]\.(?=[가-힣])|있다\.|[◆◇■□]")
_TOLD = regex(r"(?<=[다요]\.)")
_QUOTES = "”’\"'"
_QUOTED = 300
"""Characters of a quotation, at most."""
_PHRASE = 40
"""Characters of a phrase before a source, at most."""
_OPENS = regex(
    r"(?:기자|특파원|편집자\s?주)\s?[\])>】〉=]\s?|(?:\s|(?<=\.))(?=[◇◆■□○●※❍▶▷]\s?[가-힣A-Z‘“'\"\d])|━\s?|(?<=[가-힣”\"'’])\]\s?(?=[가-힣A-Z\d“‘])"
    r"|(?:입력|등록|승인|수정|업데이트)\s?[:：]?\s?(?:19|20)\d\d[.-]\s?\d{1,2}[.-]\s?\d{1,2}\.?(?:\s\d{1,2}:\d\d(?:\s\d{1,4}(?=\s))?)?\s?"
    r"|(?<!^)(?=-\s[가-힣]|[▲△]|[\[(][가-힣]{2,5}=[가-힣0-9]{2,6}[\])])"
)
"""Behind a byline, a note or a head, before the mark of an item or an agency: nothing before it is the caption's."""
_HEAD_ENDS, _DECK_ENDS = "])>】〉=━", '”"…?!'
_LETTER = regex(r"[가-힣A-Za-z(\[]")
_DAY = regex(
    r"(?:\s?[\[(](?:공동취재|[^()\[\]]{0,20}(?:제공|공동취재단|사진기자단))[)\]])?(?:\s?(?:19|20)\d\d\.\s?\d{1,2}\.\s?\d{1,2}\.?)?$"
)
_SIGNED_OFF = regex(r"(?!.*(?:사진|영상|News1|\d{4}\.))(?=.*(?:기자|특파원|@))")
_SIGNED = 40
"""Characters behind a reporter's name, at least, if he took a picture: at the end he signs the article."""
_DAY_REACH = 45
"""Who gave a picture, and its day, before its credit."""


def drop_embedded(draft: Draft) -> Draft:
    """Takes pictures' texts with their credits out of lines that hold several paragraphs, which are lines of their own
    from then on. A credit goes alone if what stands before it tells something; if it may be none, it stays."""
    scribe = Scribe(draft)
    first = next((line for line in draft.lines if line.text), None)
    page = not any(is_report(line.text) for line in draft.lines)
    for line in draft.lines:
        text = line.text
        if line.settled or not (holds_wire(text) if len(text) < _GLUED_LINE else _may_hold(text)):
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
        if (label := credit["label"]) and "제공" not in label[1:] and _is_one_word(before, credit.start()):
            position = credit.start() + 1
            continue
        bound, at = before_credit(text, credit.start(), low, cuts)
        first, end = opened(text, low, at), find_end(text, credit)
        start = None
        if not (
            _is_said(text, at)
            or (credit["source"] and not _is_named(text, bound, at))
            or (credit["byline"] and not shows(text[bound:at].strip()))
        ):
            start = None if heads else start_above_byline(text, first, at, end)
            if start is None:
                start = caption_start(text, bound, at, credit.end(), apart=apart, heads=heads)
                if not (_is_sure_start(text, start, at, cuts) or tells_inside(text, at, credit.end())):
                    start = likely_begin(text, first, at, end, start)
        if (credit["last"] is not None and (not page or start == at or _SIGNED_OFF.match(credit.group()))) or (
            credit["signer"] and len(text) - credit.end() < _SIGNED
        ):
            start = None
        if start is not None and start < at:
            if heads and not low and is_half(text[first:start]):
                start = likely_start(text, first, at, end)
                start = first if is_half(text[first:start]) else start
            start += below_deck(text, start, at, credit.end())
        if start is not None:
            start = max((mail.end() for mail in EMAIL.finditer(text, start, at)), default=start)
            below = start == at > bound and is_top(text, bound)
            low = position = end
            yield start, low, below


def _is_one_word(before: str, start: int) -> bool:
    """Whether a word for a picture, which begins there, is glued to a letter before it: `보도자료: …`."""
    glued = before and _LETTER.match(before[-1]) and len(before) == start
    return bool(glued) and not before.endswith("있다")


def before_credit(text: str, start: int, low: int, cuts: Sequence[int]) -> tuple[int, int]:
    """Where the paragraph that a credit at `start` stands in begins, `low` at the earliest, and where the credit and
    the picture's day do."""
    before = text[:start].rstrip(" /")
    day = _DAY.search(before, max(len(before) - _DAY_REACH, 0))
    at = day.start() if day else len(before)
    index = bisect_right(cuts, at - 1)
    bound = max(low, cuts[index - 1] if index else 0)
    return opened(text, bound, at), at


def _is_sure_start(text: str, start: int | None, at: int, cuts: Sequence[int]) -> bool:
    """Whether the rules are sure where a picture's text begins: where the paragraph does, or behind a deck."""
    if start is None or start == at:
        return False
    above = text[:start].rstrip()
    whole = len(above) < start and above.count("(") == above.count(")")
    word = NEXT_WORD.match(text, start)
    glued = word is not None and is_joint(text, 0, start, word.group())
    decked = (
        "다." not in above and not has_begun(above) and (whole or glued or ends_deck(above) or above[-1:] in _DECK_ENDS)
    )
    return not above or start in cuts or above[-1] in _HEAD_ENDS or decked


def opened(text: str, low: int, at: int) -> int:
    """Behind the last byline, note or mark of an item between two places, or the first of them."""
    return max((low + found.end() for found in _OPENS.finditer(text[low:at])), default=low)


def _is_named(text: str, bound: int, at: int) -> bool:
    """Whether a picture's phrase stands before a source, not what is cited from it."""
    last = _TOLD.split(text[bound:at])[-1].strip()
    told = last[-1:] in _QUOTES or SOME_TOPIC.search(last) or NO_PHRASE.search(last)
    return not last or shows(last) or (len(last) <= _PHRASE and not told)


def _is_said(text: str, at: int) -> bool:
    """Whether a place lies inside a quotation: `“출처: 온결협회라고 적어 달라”`."""
    opened = text.rfind("“", 0, at)
    closed = text.find("”", opened, opened + _QUOTED) if opened >= 0 else -1
    return closed > at
