"""Captions and credits of pictures. A `▲` that marks the items of a list stays."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from digest.clean.caption_words import (
    LONGEST,
    MARKS,
    PLACE_OF_PHOTO,
    SAYS,
    credit_end,
    credit_start,
    credited_start,
    is_agencys,
    is_credited,
    is_sided,
    is_signed_off,
    is_told,
    may_show,
    photo_field,
)
from digest.clean.draft import Draft, Scribe, Trace
from digest.clean.groups import begins_the_next, doubled_lines, listed_lines, next_filled
from digest.clean.headlines import FOREIGN, OWN, text_letters, words_within
from digest.clean.lexicon import furniture, key, signatures
from digest.clean.shapes import (
    is_caption_text,
    is_paragraph,
    is_report,
    is_sentence,
    is_statement,
    list_mark,
    looks_like_headline,
)

_MARKED = re.compile(r"^[▲△▼▽↑]{1,3}\s?(?!.*[▼▽]$)")
_WIRE_CAPTION = re.compile(r"(?:19|20)\d{2}[./]\s?\d{1,2}[./]\s?\d{1,2}\.?(?:/?뉴스1)?$")
_WIRE_REACH = 20
_NUMBERED = re.compile(r"^\([^()]{4,60}\s\d{1,2}(?:\s?,\s?\d{1,2})*\)$")
"""`(착공식 현장 2)`: the second of several pictures."""
_GIVER = re.compile(
    r"[^\s.,]{2,15}(?: [^\s.,]{0,12}(?:[군시도구청대원소사부처]|센터|재단|바이오|그룹|학교|위원회|협회))? 제공\.?"
)
"""`온결군 제공`, `온결대 바이오연구소 제공`."""
_CREDIT_RULE = "credit"
_TWICE = "caption that stands twice"
_CREDITED = "credited caption"
_ALIKE = 0.5
"""Part of a first line's words that the paragraph below it repeats if it is a picture's caption."""
_WORDS = re.compile(r"[가-힣A-Za-z0-9]{2,}")
_HEADING = 40
_ONE_SENTENCE = 160
"""Characters; longer lines that end in a credit are paragraphs with a picture beside them."""
_DECK = _HALVES = 2


@dataclass(frozen=True, slots=True)
class _Page:
    """What a line is looked at against."""

    draft: Draft
    first: int
    """Index of the first paragraph."""
    paragraphs: int
    listed: frozenset[int]
    """Lines that are items of a list although they begin as captions do."""
    doubled: frozenset[int]
    """Lines that say what the line above or below them says."""
    images: bool
    """There was an image somewhere."""


def drop_captions(draft: Draft) -> Draft:
    """Drops captions, whether marked, credited, or beside an image or a credit."""
    lines = draft.lines
    filled = [index for index, line in enumerate(lines) if is_paragraph(line.text)]
    images = any(line.trace is Trace.IMAGE for line in lines)
    first = filled[0] if filled else len(lines)
    page = _Page(draft, first, len(filled), listed_lines(draft, _is_caption), doubled_lines(draft), images)
    scribe = Scribe(draft)
    below = False
    for index, line in enumerate(lines):
        text = line.text
        if not text:
            scribe.keep(line)
            continue
        if index > page.first and index not in page.doubled and is_told(text) and text[-2:] != "제공":
            below = False
            scribe.keep(line)
            continue
        below = len(text) <= LONGEST and (_is_heading(text) or (below and _goes_on(page, filled, text)))
        credit = credited_start().match(text) if is_paragraph(text) else None
        rule = "caption" if below else _rule(page, index)
        if credit and not below:
            scribe.cut(credit.group(), "credit")
            scribe.shorten(line, text[credit.end() :], Trace.CAPTION)
        elif told := _told_before_credit(page, index, rule):
            scribe.cut(text[len(told) :], _CREDIT_RULE)
            scribe.shorten(line, told)
        elif rule:
            scribe.drop(line, rule, Trace.CREDIT if rule == _CREDIT_RULE else Trace.CAPTION)
        else:
            scribe.keep(line)
    return scribe.finish()


def _goes_on(page: _Page, paragraphs: list[int], text: str) -> bool:
    """Whether a line below the heading of a caption still belongs to it."""
    if not is_paragraph(text):
        return True
    told = sum(not is_caption_text(page.draft.lines[index].text) for index in paragraphs)
    return told > 1 and is_caption_text(text)


def _is_heading(text: str) -> bool:
    return len(text) <= _HEADING and key(text) in furniture().caption_headers


def _rule(page: _Page, index: int) -> str:
    """The rule by which a line is a caption, or an empty text."""
    text = page.draft.lines[index].text
    if len(text) > LONGEST:  # whole leads stand below pictures, and again as the text for the blind
        return _TWICE if index in page.doubled and credit_start(text) < len(text) else ""
    if not (may_show(text) or _stands_by_picture(page, index)):
        return ""
    if photo_field().match(text):
        return "caption"
    if index in page.listed:
        return ""
    return next((rule for rule, applies in _RULES if applies(page, index, text)), "")


def _stands_by_picture(page: _Page, index: int) -> bool:
    """Whether something around a line may make a caption of it, whatever its words."""
    lines = page.draft.lines
    below = lines[index + 1] if index + 1 < len(lines) else None
    return (
        page.images
        or index in page.doubled
        or lines[index].trace is Trace.CAPTION
        or (below is not None and (below.trace is Trace.CREDIT or "제공" in below.text))
        or begins_the_next(page.draft, index)
    )


def _is_marked(page: _Page, index: int, text: str) -> bool:
    return bool(_MARKED.match(text)) and (_is_caption(text) or index < page.first or not is_sentence(text))


def _told_before_credit(page: _Page, index: int, rule: str) -> str:
    """What stands before the credit a line ends in if that is text, and the picture one beside it; or nothing."""
    text = page.draft.lines[index].text
    told = text[: credit_start(text)].rstrip()
    if rule in (_CREDITED, "caption") and _is_half(page, index, told):
        return told
    if rule != _CREDITED and (rule or len(text) <= _ONE_SENTENCE):
        return ""
    beside = _closes_brief(page, index, told) if rule else len(told) < len(text) and is_statement(told)
    return told if beside else ""


def _is_half(page: _Page, index: int, told: str) -> bool:
    """The first of two paragraphs if it has no mark and the other does not tell it again: the picture is the news."""
    alone = page.paragraphs == _HALVES and index == page.first and told[0] not in MARKS and not page.images
    return alone and is_statement(told) and words_within(told, text_letters(page.draft, index + 1)) < FOREIGN


def _closes_brief(page: _Page, index: int, told: str) -> bool:
    """The last of two paragraphs, that tells something: the credit of the picture above them stands behind it."""
    others = sum(is_told(line.text) for line in page.draft.lines)
    return others == 1 and index > page.first and is_report(told) and not is_caption_text(told)


def _is_below_image(page: _Page, index: int, text: str) -> bool:
    """A sentence in the manner of captions below an image."""
    above = next_filled(page.draft, index, -1)
    shown = above is not None and page.draft.lines[above].trace is Trace.IMAGE
    return shown and len(text) <= 120 and is_statement(text) and is_caption_text(text)


def _tells_the_lead(page: _Page, index: int, text: str) -> bool:
    """The first line, which ended in a credit, if the paragraph below it says the same at more length."""
    line = page.draft.lines[index]
    if line.trace is not Trace.CAPTION or index != page.first or page.paragraphs < 3 or SAYS.search(text[-8:]):
        return False
    below = next((other.text for other in page.draft.lines[index + 1 :] if is_paragraph(other.text)), "")
    words = {word[:3] for word in _WORDS.findall(text)}
    return len(below) > len(text) and len(words & {word[:3] for word in _WORDS.findall(below)}) >= _ALIKE * len(words)


def _is_scrap(page: _Page, index: int, text: str) -> bool:
    """`| 새 연구동 조감도`: the cell of a table that held a picture."""
    return text[0] == "|" and text[-1] != "|" and index > page.first and len(text) <= 80 and not is_sentence(text)


def _is_above_credit(page: _Page, index: int, text: str) -> bool:
    """A phrase whose next line, without a gap, was nothing but a credit."""
    lines = page.draft.lines
    if len(text) > 120 or index + 1 == len(lines):
        return False
    below = lines[index + 1]
    if below.trace is not Trace.CREDIT and not ("제공" in below.text and _GIVER.fullmatch(below.text)):
        return False
    return is_caption_text(text) or (index > page.first and not is_statement(text) and not _subhead(text))


def _is_doubled(page: _Page, index: int, text: str) -> bool:
    """A sentence or a phrase of a picture that stands twice in a row: the text for the blind, and the caption."""
    if index not in page.doubled or text.rstrip("”’\"'")[-1:] in ("!", "?"):
        return False  # headlines exclaim and ask
    below = index > page.first and is_statement(text) and is_caption_text(text)
    shows = below or (page.paragraphs >= 3 and (is_sentence(text) or is_caption_text(text)))
    shown = (shows and not text.endswith("니다.")) or bool(PLACE_OF_PHOTO.search(text))
    return shown and not SAYS.search(text[-8:])


def _shows_an_act(page: _Page, index: int, text: str) -> bool:
    """`참석자들이 기념촬영을 하고 있다.` as the first of several paragraphs."""
    return (
        index <= page.first
        and is_statement(text)
        and page.paragraphs > 2
        and len(text) <= 130
        and is_caption_text(text)
        and any(act in text for act in signatures().caption_acts)
    )


def _stands_on_deck(page: _Page, index: int, text: str) -> bool:
    """`온결군은 … 육성하고 있다.` above two lines of the deck: they would not stand inside the text."""
    if index != page.first or not is_caption_text(text):
        return False
    below = [line.text for line in page.draft.lines[index + 1 :] if line.text][:_DECK]
    return len(below) == _DECK and all(looks_like_headline(line) and not list_mark(line) for line in below)


def _is_phrase(page: _Page, index: int, text: str) -> bool:
    """`행사장 전경.`: a noun phrase with a full stop."""
    return len(text) <= 120 and text[-1] == "." and not is_statement(text) and is_caption_text(text)


def _is_owner(page: _Page, index: int, text: str) -> bool:
    """`© News1 DB`: whose picture it is."""
    return ("제공" in text and bool(_GIVER.fullmatch(text))) or (
        text[0] in "ⓒ©" and len(text) <= 40 and not is_sentence(text)
    )


def _is_wire(page: _Page, index: int, text: str) -> bool:
    return bool(_WIRE_CAPTION.search(text, max(len(text) - _WIRE_REACH, 0))) and page.paragraphs > 2


def _subhead(text: str) -> bool:
    """Sub-headings of an article carry these marks; captions do not."""
    return text[:1] in "◆◇■□●○▶#<【["


def _is_beside_image(page: _Page, index: int, text: str) -> bool:
    """A short phrase, no list item, next to an image with nothing but blank lines between."""
    if len(text) > 80 or (is_sentence(text) and (text[-1] != "." or is_statement(text))) or list_mark(text):
        return False
    beside = [next_filled(page.draft, index, step) for step in (-1, 1)]
    above, below = (at is not None and page.draft.lines[at].trace is Trace.IMAGE for at in beside)
    if above or not below or index > page.first:
        return above or below
    # Above a picture that stands before the text, it may be the deck.
    return words_within(text, text_letters(page.draft, page.first)) < OWN


def _is_caption(text: str) -> bool:
    body = _MARKED.sub("", text)
    return bool(credit_end().search(body[-80:])) or is_caption_text(body) or body.rstrip(".").endswith("있다")


_RULES: tuple[tuple[str, Callable[[_Page, int, str], bool]], ...] = (
    ("caption", lambda page, index, text: bool(_NUMBERED.match(text))),
    ("caption beside an image", _is_beside_image),
    ("caption", _is_marked),
    ("caption", lambda page, index, text: is_sided(text)),
    ("scrap of a table", _is_scrap),
    (_CREDITED, lambda page, index, text: is_credited(text)),
    (_CREDITED, lambda page, index, text: is_signed_off(text)),
    (_CREDITED, lambda page, index, text: is_agencys(text)),
    ("caption", _is_below_image),
    ("caption that tells the lead", _tells_the_lead),
    ("caption above its credit", _is_above_credit),
    ("caption", _is_phrase),
    ("caption", _stands_on_deck),
    (_TWICE, _is_doubled),
    (_TWICE, lambda page, index, text: begins_the_next(page.draft, index)),
    ("caption", _shows_an_act),
    (_CREDIT_RULE, _is_owner),
    ("wire caption", _is_wire),
)
"""The first that applies gives its name to the removal."""
