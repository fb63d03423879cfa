"""Captions and credits of pictures. A `▲` that marks the items of a list stays."""

from __future__ import annotations

from itertools import pairwise

from digest.clean.caption_rules import CREDIT, CREDITED, PEOPLE, RULES, TWICE, Page, is_caption, stands_apart
from digest.clean.caption_words import (
    LONGEST,
    MARKS,
    PLACE_OF_PHOTO,
    SAYS,
    credit_start,
    credited_start,
    ends_as_wire,
    is_sided,
    is_told,
    may_show,
    photo_field,
    shows_first,
)
from digest.clean.draft import Draft, Scribe, Trace, first_trace
from digest.clean.embedded_scenes import shows
from digest.clean.embedded_words import TOPIC
from digest.clean.glued_decks import has_deck, has_sign, is_deck
from digest.clean.groups import begins_the_next, doubled_lines, listed_lines
from digest.clean.headlines import FOREIGN, text_letters, words_within
from digest.clean.lexicon import furniture, key
from digest.clean.patterns import names_in
from digest.clean.portraits import portrayed
from digest.clean.shapes import (
    is_caption_text,
    is_paragraph,
    is_report,
    is_statement,
)
from digest.lazy import regex

_HEADING = 40
_SCENE_END = 6
_LEAST = 20
_ONE_SENTENCE = 160
"""Characters; longer lines that end in a credit are paragraphs with a picture beside them."""
_HALVES = 2
_NUMBERED = regex(r"(?:사진\s?)?[(\[]?\d{1,2}[.)\]]\s?|[①-⑨]")
_PHRASE = 60
"""Characters of a phrase above its credit, at most."""
_CREDIT = 40
"""Characters of a credit behind a phrase, at most."""
_INNER_END = regex(r"다\.\s")


def drop_captions(draft: Draft) -> Draft:
    """Drops captions, whether marked, credited, or beside an image or a credit."""
    lines = draft.lines
    filled = [index for index, line in enumerate(lines) if is_paragraph(line.text)]
    images = any(line.trace is Trace.IMAGE for line in lines)
    first = filled[0] if filled else len(lines)
    page = Page(draft, first, len(filled), listed_lines(draft, is_caption), doubled_lines(draft), images)
    scribe = Scribe(draft)
    below = broken = False
    heading = 0
    for index, line in enumerate(lines):
        text = line.text
        if not text:
            scribe.keep(line)
            continue
        plain = index > page.first and index not in page.doubled and is_told(text) and text[-2:] != "제공"
        told = below and _is_headed(page, heading, index)
        if plain and not told and not (text[0] in MARKS and _owned_below(draft, index)):
            below = broken = False
            scribe.keep(line)
            continue
        heads = _is_heading(text)
        heading = index if heads else heading
        below = len(text) <= LONGEST and (heads or told or (below and _goes_on(page, filled, text)))
        credit = credited_start().match(text) if is_paragraph(text) else None
        rest = broken and "있다" in text[-_SCENE_END:] and len(text) <= LONGEST and not _INNER_END.search(text)
        rule = "caption" if below or rest else _rule(page, index)
        broken = bool(rule) and _is_broken(text)
        if credit and not below:
            scribe.cut(credit.group(), "credit")
            scribe.shorten(line, text[credit.end() :], Trace.CAPTION)
        elif before := _told_before_credit(page, index, rule):
            scribe.cut(text[len(before) :], CREDIT)
            scribe.shorten(line, before)
        elif rule in ("caption", PEOPLE, CREDITED) and (before := _told_before_scene(text, owned=rule == CREDITED)):
            scribe.cut(text[len(before) :], rule)
            scribe.shorten(line, before)
        elif rule:
            scribe.authors.extend(names_in(text) if rule == PEOPLE else ())
            scribe.drop(line, rule, Trace.CREDIT if rule == CREDIT else Trace.CAPTION)
        else:
            scribe.keep(line)
        below = below and not (heads and draft.title is None and not any(each.text for each in lines[:index]))
    return scribe.finish()


def _is_headed(page: Page, heading: int, index: int) -> bool:
    """Whether a sentence below the heading of a caption is the caption, whatever it tells: its credit stands below it,
    or nothing but such a sentence follows, or numbered ones, as offices close their releases."""
    lines = page.draft.lines
    if page.paragraphs <= _HALVES or not is_paragraph(lines[index].text):
        return False
    if first_trace(lines[index + 1 :]) is Trace.CREDIT:
        return True
    shown = [line.text for line in lines[heading + 1 :] if is_paragraph(line.text)]
    return (
        "설명" in lines[heading].text
        and (len(shown) == 1 or all(map(_NUMBERED.match, shown)))
        and not any(len(text) > _ONE_SENTENCE or _INNER_END.search(text) or SAYS.search(text) for text in shown)
    )


def _goes_on(page: Page, paragraphs: list[int], text: str) -> bool:
    """Whether a line below the heading of a caption still belongs to it."""
    if not is_paragraph(text):
        return True
    told = sum(not is_caption_text(page.draft.lines[index].text) for index in paragraphs)
    return told > 1 and is_caption_text(text)


def _owned_below(draft: Draft, index: int) -> bool:
    """Whether the next line was nothing but whose picture it is."""
    return index + 1 < len(draft.lines) and draft.lines[index + 1].trace is Trace.CREDIT


def _is_broken(text: str) -> bool:
    """Whether a caption in the order of a picture breaks off inside a word: `최영 원장(왼쪽)과 남가온 온결바이`."""
    whole = is_caption_text(text) or is_statement(text) or text.endswith("제공") or PLACE_OF_PHOTO.search(text)
    return len(text) > _LEAST and is_sided(text) and not whole and "가" <= text[-1] <= "힣"


def _is_heading(text: str) -> bool:
    return len(text) <= _HEADING and key(text) in furniture().caption_headers


def _rule(page: Page, index: int) -> str:
    """The rule by which a line is a caption, or an empty text."""
    text = page.draft.lines[index].text
    if len(text) > LONGEST:  # whole leads stand below pictures, and again as the text for the blind
        if text.endswith("뉴스1") and ends_as_wire(text) and page.paragraphs > _HALVES:
            return "wire caption"
        return TWICE if index in page.doubled and credit_start(text) < len(text) else ""
    shown = may_show(text) or portrayed(text) or _stands_by_picture(page, index)
    if _is_headed_by(page, index, text) or not shown:
        return ""
    if photo_field().match(text) or _ended_in_credit(page, index):
        return "caption"
    if index in page.listed:
        return ""
    return next((rule for rule, applies in RULES if applies(page, index, text)), "")


def _is_headed_by(page: Page, index: int, text: str) -> bool:
    """Whether the first line is the headline or the deck, with a picture's text glued to it."""
    if not _begins_page(page, index):
        return False
    untitled = page.draft.title is None and "다." not in text
    return has_sign(text) or (untitled and has_deck(text) and not _is_phrase_and_credit(text))


def _begins_page(page: Page, index: int) -> bool:
    return not any(line.text for line in page.draft.lines[:index])


def _ended_in_credit(page: Page, index: int) -> bool:
    """Whether the first line of a page without a stated headline ended in a credit and is a phrase no deck reads as."""
    line = page.draft.lines[index]
    first = page.draft.title is None and index < page.first and _begins_page(page, index)
    phrase = line.trace is Trace.CAPTION and len(line.text) <= _PHRASE and line.text[-1] not in "다요죠"
    return first and phrase and not any(map(is_deck, line.text.split()))


def _is_phrase_and_credit(text: str) -> bool:
    """`온결시장에 놓인 해조류. 사진 온결군 제공=온결통신`: no deck, whose words would end in no full stop."""
    at = credit_start(text)
    if at == len(text) or ". " in text[:at]:
        return 0 < len(text.partition(". ")[2]) <= _CREDIT
    return len(text) - at <= _CREDIT and not any(map(is_deck, text[:at].split()[:-1]))


def _stands_by_picture(page: Page, index: int) -> bool:
    """Whether something around a line may make a caption of it, whatever its words."""
    lines = page.draft.lines
    below = lines[index + 1] if index + 1 < len(lines) else None
    return (
        page.images
        or index in page.doubled
        or lines[index].trace is Trace.CAPTION
        or (below is not None and (below.trace is Trace.CREDIT or "제공" in below.text))
        or begins_the_next(page.draft, index)
        or (index == page.first and stands_apart(page.draft, index))
    )


def _told_before_credit(page: Page, index: int, rule: str) -> str:
    """What stands before the credit a line ends in if that is text, and the picture one beside it; or nothing."""
    text = page.draft.lines[index].text
    told = text[: credit_start(text)].rstrip()
    several = bool(_INNER_END.search(told)) and not shows_first(told)
    said = rule == CREDITED and told[:1] not in MARKS and is_report(told) and (several or bool(SAYS.search(told)))
    if said or (rule in (CREDITED, "caption") and _is_half(page, index, told)):
        return told
    if rule != CREDITED and (rule or len(text) <= _ONE_SENTENCE):
        return ""
    beside = _closes_brief(page, index, told) if rule else len(told) < len(text) and is_statement(told)
    return told if beside else ""


def _told_before_scene(text: str, *, owned: bool) -> str:
    """The sentences of a line that tell something and no picture shows, if several, or one with a topic where nobody
    owns the picture, stand before what one shows: a paragraph, and a caption that a scraper put behind it."""
    ends = [end.end() for end in _INNER_END.finditer(text)]
    sentences = [text[low:high].strip() for low, high in pairwise((0, *ends))]
    told = len(sentences) >= _HALVES or (
        sentences and not owned and (TOPIC.match(sentences[0]) or SAYS.search(sentences[0]))
    )
    if not told or text[0] in MARKS or not all(map(is_report, sentences)) or any(map(shows, sentences)):
        return ""
    return text[: ends[-1]].rstrip()


def _is_half(page: Page, index: int, told: str) -> bool:
    """The first of two paragraphs if it has no mark and the other does not tell it again: the picture is the news."""
    alone = page.paragraphs == _HALVES and index == page.first and told[0] not in MARKS and not page.images
    return alone and is_statement(told) and words_within(told, text_letters(page.draft, index + 1)) < FOREIGN


def _closes_brief(page: Page, index: int, told: str) -> bool:
    """The last of two paragraphs, that tells something: the credit of the picture above them stands behind it."""
    others = sum(is_told(line.text) for line in page.draft.lines)
    return others == 1 and index > page.first and is_report(told) and not is_caption_text(told)
