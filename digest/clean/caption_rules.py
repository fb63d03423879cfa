"""The rules by which a line is a picture's text, where it stands considered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from digest.clean.caption_words import (
    PLACE_OF_PHOTO,
    SAYS,
    credit_end,
    is_agencys,
    is_credited,
    is_owned,
    is_phrase_owned,
    is_sided,
    is_signed_off,
    shows_a_day,
)
from digest.clean.draft import Draft, Trace
from digest.clean.groups import begins_the_next, is_doubled_within, next_filled
from digest.clean.headlines import OWN, text_letters, words_within
from digest.clean.lexicon import signatures
from digest.clean.portraits import is_portrait
from digest.clean.scenes import POSTED, is_topical, shows_act, shows_scene
from digest.clean.shapes import (
    asks,
    is_caption_text,
    is_paragraph,
    is_report,
    is_sentence,
    is_statement,
    list_mark,
    looks_like_headline,
)
from digest.lazy import regex

_MARKED = regex(r"^[▲△▼▽↑↓←◀]{1,3}\s?(?!.*[▼▽▶]$)")
_ITEM_MARKED = regex(r"(?:[•·*-]\s)?[▲△▼▽]\s?(?!.*[▲△▼▽])")
"""`• ▲ 첫 삽을 떴다.`: an item of a list, as programs set captions that turn pages into Markdown."""
_SAID = regex(r"[“\"][^“”\"]{8,}[다요죠까음][.!?][”\"]$")
"""`▲최영 시장 “바이오는 우리의 내일입니다.”`: what somebody says."""
_HEADING = regex(r"[◇◆■□●○][^.“”]{2,24}")
"""`◇4급 승진`: what stands above the items of a list."""
_WIRE_CAPTION = regex(r"(?:19|20)\d{2}[./]\s?\d{1,2}[./]\s?\d{1,2}\.?(?:/?뉴스1)?$")
_WIRE_REACH = 20
_NUMBERED = regex(r"^\([^()]{4,60}\s\d{1,2}(?:\s?,\s?\d{1,2})*\)$")
"""`(착공식 현장 2)`: the second of several pictures."""
_GIVER = regex(
    r"[^\s.,]{2,15}(?: [^\s.,]{0,12}(?:[군시도구청대원소사부처]|센터|재단|바이오|그룹|학교|위원회|협회))? 제공\.?"
)
"""`온결군 제공`, `온결대 바이오연구소 제공`."""
CREDIT = "credit"
TWICE = "caption that stands twice"
CREDITED = "credited caption"
PEOPLE = "caption of people"
_ALIKE = 0.5
"""Part of a first line's words that the paragraph below it repeats if it is a picture's caption."""
_WORDS = regex(r"[가-힣A-Za-z0-9]{2,}")
_SHOWS = (Trace.CAPTION, Trace.CREDIT)
_SHOWN = 160
"""Characters of a phrase below an image, at most."""
_RETOLD = 100
"""Characters of a sentence that tells beside a picture what the lead does, at most."""
_DECK = _TOLD = 2
_TOLD_BELOW = 5
"""Paragraphs below a first line that tells what was to be seen on a day; above fewer it is the news."""


@dataclass(frozen=True, slots=True)
class Page:
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


def _is_marked(page: Page, index: int, text: str) -> bool:
    if not _MARKED.match(text) or asks(text) or text[-1] == "?" or _SAID.search(text):
        return False
    if is_caption(text) or index in page.doubled or _shows_and_tells(text):
        return True
    if is_sentence(text):
        one = page.paragraphs > _TOLD and "다. " not in text and not SAYS.search(text)
        leads = index < page.first or (index == page.first and one)
        return leads and not any(is_report(line.text) for line in page.draft.lines[:index])
    above = next_filled(page.draft, index, -1)
    return above is None or not _HEADING.fullmatch(page.draft.lines[above].text)


def _shows_and_tells(text: str) -> bool:
    """`▲시험동 조감도. 온결군은 내년에 공사를 마친다.`: what a picture shows, and a sentence about it."""
    shown, stop, _ = _MARKED.sub("", text).partition(". ")
    shows = is_caption_text(shown) or shows_scene(shown) or POSTED.search(shown)
    return bool(stop and shows) and not is_statement(f"{shown}.")


def _is_below_image(page: Page, index: int, text: str) -> bool:
    """A sentence in the manner of captions below an image."""
    above = next_filled(page.draft, index, -1)
    shown = above is not None and page.draft.lines[above].trace is Trace.IMAGE
    return shown and len(text) <= 120 and is_statement(text) and is_caption_text(_plainly(text))


def _plainly(text: str) -> str:
    """A sentence that a broadcaster writes politely, as papers write it."""
    return text.replace("고 있습니다", "고 있다")


def _is_agencys(page: Page, index: int, text: str) -> bool:
    """A picture's text with the agency whose it is; any sentence, if paragraphs below it go on: an agency that is
    given for the article stands below all of it."""
    if is_agencys(text) or not is_owned(text):
        return is_agencys(text)
    below = [line.text for line in page.draft.lines[index + 1 :] if is_paragraph(line.text)]
    owned = [line.text for line in page.draft.lines if line.text and is_owned(line.text)]
    return len(below) >= _TOLD and owned == [text]


def _tells_the_lead(page: Page, index: int, text: str) -> bool:
    """The first line, which ended in a credit, if the paragraph below it says the same at more length."""
    line = page.draft.lines[index]
    if line.trace is not Trace.CAPTION or index != page.first or page.paragraphs < 3 or SAYS.search(text[-8:]):
        return False
    below = next((other.text for other in page.draft.lines[index + 1 :] if is_paragraph(other.text)), "")
    words = {word[:3] for word in _WORDS.findall(text)}
    return len(below) > len(text) and len(words & {word[:3] for word in _WORDS.findall(below)}) >= _ALIKE * len(words)


def stands_apart(draft: Draft, index: int) -> bool:
    """Whether a wider gap lies below a line than one blank line."""
    below = draft.lines[index + 1 : index + 3]
    return len(below) > 1 and all(not line.text and line.trace is Trace.BLANK for line in below)


def _retells_the_lead(page: Page, index: int, text: str) -> bool:
    """The first line, one sentence, if the paragraph below it says the same at more length, and the gap between them is
    wider than any other between paragraphs: a picture stood there."""
    if index != page.first or page.paragraphs <= _DECK + 1 or len(text) > _RETOLD or SAYS.search(text[-8:]):
        return False
    if not is_statement(text) or not stands_apart(page.draft, index) or "다. " in text:
        return False
    below = [at for at in range(index + 1, len(page.draft.lines)) if is_paragraph(page.draft.lines[at].text)]
    if any(stands_apart(page.draft, at) for at in below[:-1]):
        return False
    words, lead = ({word[:2] for word in _WORDS.findall(each)} for each in (text, page.draft.lines[below[0]].text))
    return len(words & lead) >= _ALIKE * len(words)


def _is_scrap(page: Page, index: int, text: str) -> bool:
    """`| 새 연구동 조감도`: the cell of a table that held a picture."""
    return text[0] == "|" and text[-1] != "|" and index > page.first and len(text) <= 80 and not is_sentence(text)


def _is_above_credit(page: Page, index: int, text: str) -> bool:
    """A phrase whose next line, without a gap, was nothing but a credit, or any line with a caption's mark."""
    lines = page.draft.lines
    at = next_filled(page.draft, index, 1)
    if at == index + 1 and lines[at].trace is Trace.CREDIT and _ITEM_MARKED.match(text):
        return True
    if len(text) > 120 or at is None or (at > index + 1 and (is_statement(text) or not is_caption_text(text))):
        return False
    below = lines[at]
    if below.trace is not Trace.CREDIT and not ("제공" in below.text and _GIVER.fullmatch(below.text)):
        return False
    named = index > page.first or text.startswith("사진")  # `사진온결군` above `[사진=온결군]`
    return is_caption_text(text) or (named and not is_statement(text) and not _subhead(text))


def _is_doubled(page: Page, index: int, text: str) -> bool:
    """A sentence or a phrase of a picture that stands twice in a row: the text for the blind, and the caption."""
    if index not in page.doubled or text.rstrip("”’\"'")[-1:] in ("!", "?"):
        return False  # headlines exclaim and ask
    below = index > page.first and is_statement(text) and is_caption_text(text)
    shows = below or (page.paragraphs >= 3 and (is_sentence(text) or is_caption_text(text)))
    shown = (shows and not text.endswith("니다.")) or bool(PLACE_OF_PHOTO.search(text))
    return shown and not SAYS.search(text[-8:])


def _shows_an_act(page: Page, index: int, text: str) -> bool:
    """`참석자들이 기념촬영을 하고 있다.` as the first of several paragraphs."""
    return (
        index <= page.first
        and is_statement(text)
        and page.paragraphs > 2
        and len(text) <= 130
        and is_caption_text(text)
        and any(act in text for act in signatures().caption_acts)
        and not is_topical(text)
    )


def _shows_a_day(page: Page, index: int, text: str) -> bool:
    """What was to be seen on a day, among paragraphs that tell more; above a few it may be the news itself."""
    if not shows_a_day(text):
        return False
    told = [len(line.text) for line in page.draft.lines if is_paragraph(line.text) and not shows_a_day(line.text)]
    return len(told) >= (_TOLD if index > page.first else _TOLD_BELOW) and sum(told) > _TOLD * len(text)


def _stands_on_deck(page: Page, index: int, text: str) -> bool:
    """`온결군은 … 육성하고 있다.` above two lines of the deck: they would not stand inside the text."""
    if index != page.first or not is_caption_text(text):
        return False
    below = [line.text for line in page.draft.lines[index + 1 :] if line.text][:_DECK]
    return len(below) == _DECK and all(looks_like_headline(line) and not list_mark(line) for line in below)


def _is_phrase(page: Page, index: int, text: str) -> bool:
    """`행사장 전경.`: a noun phrase with a full stop."""
    return len(text) <= 120 and text[-1] == "." and not is_statement(text) and is_caption_text(text)


def _is_owner(page: Page, index: int, text: str) -> bool:
    """`© News1 DB`: whose picture it is."""
    return ("제공" in text and bool(_GIVER.fullmatch(text))) or (
        text[0] in "ⓒ©" and len(text) <= 40 and not is_sentence(text)
    )


def _is_wire(page: Page, index: int, text: str) -> bool:
    return bool(_WIRE_CAPTION.search(text, max(len(text) - _WIRE_REACH, 0))) and page.paragraphs > 2


def _subhead(text: str) -> bool:
    """Sub-headings of an article carry these marks; captions do not."""
    return text[:1] in "◆◇■□●○▶#<【["


def _is_beside_image(page: Page, index: int, text: str) -> bool:
    """A phrase, no list item, below an image with nothing but blank lines between, or one above it that says what is to
    be seen or, before the text, has not its words: others are the deck, or head the next part of the text."""
    if is_statement(text) or (is_sentence(text) and text[-1] != ".") or list_mark(text):
        return False
    beside = [next_filled(page.draft, index, step) for step in (-1, 1)]
    above, below = (at is not None and page.draft.lines[at].trace is Trace.IMAGE for at in beside)
    if above or not below or shows_scene(text):
        return len(text) <= _SHOWN and (above or below)
    captioned = beside[1]
    while captioned is not None and page.draft.lines[captioned].trace is Trace.IMAGE:
        captioned = next_filled(page.draft, captioned, 1)
    if index > page.first or (captioned is not None and page.draft.lines[captioned].trace in _SHOWS):
        return False
    return words_within(text, text_letters(page.draft, page.first)) < OWN


def _shows_people(page: Page, index: int, text: str) -> bool:
    """A phrase or a sentence among the paragraphs or below them that is of a picture by its grammar; a sentence above
    them, too, if several tell more. An article that tells scenes alone has several such sentences."""
    if index > page.first and shows_scene(text):
        return True
    if not shows_act(text) or (index <= page.first and page.paragraphs <= _TOLD):
        return False
    scenes = {
        line.text for line in page.draft.lines if line.text and is_report(line.text) and is_caption_text(line.text)
    }
    return len(scenes - {text}) < _TOLD


def is_caption(text: str) -> bool:
    """Whether a line, without its mark, reads as a picture's text or ends in a credit."""
    body = _MARKED.sub("", text)
    return bool(credit_end().search(body[-80:])) or is_caption_text(body) or body.rstrip(".").endswith("있다")


RULES: tuple[tuple[str, Callable[[Page, int, str], bool]], ...] = (
    ("caption", lambda page, index, text: bool(_NUMBERED.match(text))),
    ("caption beside an image", _is_beside_image),
    ("caption", _is_marked),
    ("caption", lambda page, index, text: is_sided(text)),
    ("scrap of a table", _is_scrap),
    (CREDITED, lambda page, index, text: is_credited(text)),
    (CREDITED, lambda page, index, text: is_signed_off(text) or is_phrase_owned(text)),
    (CREDITED, _is_agencys),
    ("caption", _is_below_image),
    ("caption that tells the lead", _tells_the_lead),
    ("caption that tells the lead", _retells_the_lead),
    ("caption above its credit", _is_above_credit),
    ("caption", _is_phrase),
    ("caption", _stands_on_deck),
    ("portrait", lambda page, index, text: page.paragraphs > _TOLD and is_portrait(page.draft, index)),
    (TWICE, _is_doubled),
    (TWICE, lambda page, index, text: page.paragraphs > _TOLD and is_doubled_within(page.draft, index)),
    (TWICE, lambda page, index, text: begins_the_next(page.draft, index)),
    ("caption", _shows_an_act),
    (PEOPLE, _shows_people),
    ("caption of a day", _shows_a_day),
    (CREDIT, _is_owner),
    ("wire caption", _is_wire),
)
"""The first that applies gives its name to the removal."""
