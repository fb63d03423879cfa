"""Where a picture's text begins in a line that its credit closes: behind sentences of the text, or below a deck."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from digest.clean.caption_words import MARKS, SAYS, is_sided
from digest.clean.closing_credits import closing_credit
from digest.clean.deck_joints import likely_start
from digest.clean.draft import Draft, Line
from digest.clean.embedded_scenes import is_untold, shows
from digest.clean.embedded_words import NEXT_WORD, goes_on, is_person, office, shows_phrase
from digest.clean.glued_decks import behind_deck, ends_deck, has_deck, has_sign, is_deck
from digest.clean.joints import is_joint
from digest.clean.portraits import portrayed
from digest.clean.shapes import is_paragraph, is_report
from digest.lazy import regex

_GLUED = regex(r"다\.(?=[가-힣A-Z\d‘“'\"<《])")
_STOP = regex(rf"다\.\s|{_GLUED.pattern}")
_POINTS = regex(r"(?:위\s)?사진(?:은|\s속)\s")
"""A sentence of the picture goes on with it: `온결군은 시험동을 열었다. 사진은 …`."""
_MARKS = "▲△▼"
_LEAST = 4
"""Characters of a picture's text, at least."""
_SHORTEST, _LONGEST = 12, 500
"""Those of a deck, and those of a paragraph with a picture's text behind it; longer lines are whole pages."""
_SIGNED = regex(r"(?:기자|특파원)\s?=|[(\[【][가-힣·]{2,12}\s?=")
"""What stands behind a dateline is the text."""
_DOES = regex(r"[가-힣](?:이|가|은|(?<![하되있없이보가오리기지드치])는)\s")
_PHRASE = regex(r"[가-힣](?<!다)\.\s?[가-힣]")
"""A phrase with a full stop, and what follows: a picture's text stands in front, too."""
_QUOTES = (("“", "”"), ("‘", "’"), ('"', '"'))


def part_closed(draft: Draft) -> Draft:
    """Makes lines of their own of what stands before a picture's text in a line that its credit closes: sentences of
    the text, or the deck above it. Rules that take captions know whole lines."""
    texts = [line.text for line in draft.lines]
    first = next((index for index, text in enumerate(texts) if is_paragraph(text)), len(texts))
    parted = {
        index: places
        for index, line in enumerate(draft.lines)
        if not line.settled
        and _SHORTEST <= len(line.text) <= _LONGEST
        and (line.text[-2:] != "다." or line.text[0] in _MARKS)
        and (index <= first or "다." in line.text)
        and (places := _places(texts, index, first))
    }
    if not parted:
        return draft
    lines: list[Line] = []
    for index, line in enumerate(draft.lines):
        if index in parted:
            bounds = pairwise((0, *parted[index], len(line.text)))
            lines += [Line(line.text[low:high].strip()) for low, high in bounds]
        else:
            lines.append(line)
    return replace(draft, lines=tuple(lines))


def _places(texts: Sequence[str], index: int, first: int) -> Sequence[int]:
    """Where a line is parted, a picture's text behind the last place."""
    text = texts[index]
    if text[0] in _MARKS and text[-2:] == "다.":
        return _behind_person(texts, text)
    credit = closing_credit(text)
    if not credit or not credit.start:
        return ()
    places = behind_sentences(text[: credit.start]) if "다." in text else ()
    if places or not credit.sure or index > first:
        return places
    low = len("\n".join((*texts[:index], "")))
    place = below_deck("\n".join(texts), low, low + credit.start, low + len(text))
    return (place,) if place else ()


def _behind_person(texts: Sequence[str], text: str) -> Sequence[int]:
    """Where a picture's text with its mark ends in somebody's office, glued to a sentence whose first word stands
    elsewhere: `▲ 최영 온결군수최영 온결군수는 …`."""
    page = "\n".join((text, *(other for other in texts if other is not text)))
    for title in office().finditer(text, 0, max(text.find("다."), 0)):
        word = NEXT_WORD.match(text, title.end())
        if word and not goes_on(text, title.end()) and is_joint(page, 0, title.end(), word.group()):
            return (title.end(),)
    return ()


def behind_sentences(scene: str) -> Sequence[int]:
    """Where paragraphs end that tell something and are glued to each other and to a picture's text.

    >>> behind_sentences("온결군은 새 시험동에 기업 열두 곳을 들였다.시험동 전경")
    (25,)
    >>> behind_sentences("온결군이 새 시험동에 기업 열두 곳을 들였다.")
    ()
    """
    if scene[0] in MARKS:
        return ()
    for places, told in reversed(list(_told(scene))):
        shown = scene[places[-1] :].lstrip()
        if _GLUED.search(shown):
            break
        if len(shown) < _LEAST or _POINTS.match(shown) or not any(map(_is_texts, told)):
            continue
        glued = tuple(place for place in places if not scene[place - 1].isspace())
        if places[-1] in glued:
            return glued
        if SAYS.search(told[-1]) and (portrayed(shown) or is_person(shown)):
            return (*glued, places[-1])
    return ()


def _told(scene: str) -> Iterator[tuple[Sequence[int], Sequence[str]]]:
    """The places behind reports that show nothing and are closed, and these reports."""
    places = [stop.end() for stop in _STOP.finditer(scene) if _is_closed(scene[: stop.end()])]
    told: list[str] = []
    for low, high in pairwise((0, *places)):
        told.append(scene[low:high].strip())
        if not is_report(told[-1]) or shows(told[-1]) or is_sided(told[-1]) or _PHRASE.search(told[-1]):
            return
        yield places[: len(told)], tuple(told)


def _is_closed(text: str) -> bool:
    """Whether no quotation is open at the end of a text."""
    return all(
        not text.count(opening) % 2 if opening == closing else text.count(opening) == text.count(closing)
        for opening, closing in _QUOTES
    )


def _is_texts(sentence: str) -> bool:
    """Whether a sentence is about something, goes on from another or says what somebody said, as no picture's does."""
    return SAYS.search(sentence) is not None or not is_untold(sentence)


def below_deck(page: str, low: int, start: int, end: int) -> int:
    """Where a picture's text whose credit stands from `start` to `end` begins behind a headline or a deck that is glued
    to it; 0 if it has none."""
    scene = page[low:start]
    if _SIGNED.search(scene):
        return 0
    found = sorted(find(page, low, start, end) - low for find in (behind_deck, likely_start))
    agreed = found[0] == found[-1]
    if found[-1] < _SHORTEST or not (agreed or has_sign(scene) or has_deck(scene)):
        return 0
    parted = [at for at in found if at >= _SHORTEST and _is_parted(scene[:at], scene[at:], sure=agreed)]
    return next((at for at in parted if shows(scene[at:].rsplit(". ", 1)[-1])), parted[-1] if parted else 0)


def _is_parted(above: str, shown: str, *, sure: bool) -> bool:
    """Whether a deck may stand above a picture's text: nobody does anything in it, and a deck goes on with no deck."""
    seen = sure or shown[-1] == "." or shows(shown) or shows_phrase(shown) or portrayed(shown)
    told = "다." in above or is_sided(above) or (_DOES.search(above) and not ends_deck(above))
    return bool(seen) and not (told or is_deck(shown) or shown[-1] in "”\"’'")
