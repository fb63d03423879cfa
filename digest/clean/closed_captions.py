"""Lines between paragraphs that a credit closes: pictures' texts, whatever they tell."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from digest.clean.agencies import agencies, is_agency
from digest.clean.caption_words import LONGEST, SAYS, is_sided, shows_a_day
from digest.clean.closing_credits import Credit, closing_credit
from digest.clean.draft import Draft, Scribe, Trace
from digest.clean.embedded_scenes import is_untold
from digest.clean.embedded_words import NO_PHRASE
from digest.clean.portraits import portrayed
from digest.clean.scenes import shows_act, shows_body, tells_state
from digest.clean.shapes import is_caption_text, is_paragraph, is_report, is_statement, list_mark
from digest.lazy import compiled, regex
from digest.model import Stated

_SHORTEST = 6
_LEAST = 10
"""Characters of such a line."""
_PARAGRAPHS = 3
"""So many paragraphs tell something if what stands between them may be a picture's, whatever it tells."""
_BELOW = 2
"""So many paragraphs stand below a phrase that is a picture's for nothing but its credit."""
_CUT_OFF = " ·…"
"""What stands behind a text that is cut short."""
_KOREAN = regex(r"[가-힣]")
_DATELINE = 24
"""Characters in which a text's dateline has its mark."""
_POINTS = regex(r"사진(?:은|\s속)\s")
_PHRASE = 40
"""Characters of a phrase above the text that is a picture's for nothing but its credit: a longer one is the deck."""
_DAY_REACH = 80
_STAMPED = regex(r"(?P<value>(?:19|20)\d{2}\.\s?\d{1,2}\.\s?\d{1,2})\.?\s?/\s?뉴스1")
_DAY = regex(r"(?:19|20)\d{2}\s?[./]\s?\d{1,2}\s?[./]\s?\d{1,2}")
_OWN_DAY = regex(r"[ⓒ©][가-힣A-Za-z]{2,10}\s(?P<value>(?:19|20)\d{2}\.\d{1,2}\.\d{1,2})\.?$")
"""`ⓒ새벽신문 2024.3.5`: the house that took the picture prints it on the day."""
_OF_PAGE = regex(
    r"저작권|무단|전재|[Cc]opyright|COPYRIGHT|[Rr]eserved|입력|등록|승인|수정|기자명|기자$|[Bb]y\.?$|^\[[^\[\]]{1,12}\]$"
)
"""Words of a stamp or a notice of rights."""
_INNER_END = regex(r"[다요]\.\s")


class _Place(NamedTuple):
    """Where a line stands."""

    told: int
    """How many paragraphs the page has."""
    below: list[str]
    """Those below the line."""
    rest: int
    """Characters below the line."""
    leads: bool
    """All of them are below it."""
    own: bool
    """Another picture's text is a line of its own."""


def drop_closed(draft: Draft) -> Draft:
    """Drops such lines. A phrase above all else stays, and the last paragraph: its credit may be that of the picture
    above, or the article's."""
    lines = draft.lines
    titled = draft.title is not None or draft.headless
    credits: dict[int, Credit] = {}
    for index, line in enumerate(lines):
        told = line.settled or len(line.text) < _LEAST or line.text[-2:] == "다."
        credit = None if told else closing_credit(line.text)
        if credit and (titled or (credit.sure and is_report(line.text[: credit.start]))):
            credits[index] = credit
        titled = titled or bool(line.text)
    wires = _wires(draft)
    if not credits and not wires:
        return draft
    paragraphs = _paragraphs(draft, credits)
    own = {index for index, credit in credits.items() if _shows(lines[index].text[: credit.start])}
    scribe = Scribe(draft)
    for index, line in enumerate(lines):
        credit = credits.get(index)
        if index in wires:
            scribe.drop(line, "wire caption", Trace.CAPTION)
            continue
        if not credit:
            scribe.keep(line)
            continue
        scene, given = line.text[: credit.start], line.text[credit.start :]
        below = [lines[at].text for at in paragraphs if at > index]
        rest = sum(len(each.text) for each in lines[index + 1 :])
        place = _Place(len(paragraphs), below, rest, index < min(paragraphs, default=index + 1), bool(own - {index}))
        if _is_caption(scene, given, credit, place) or _ends_page(scene, given, credit, place):
            _record_day(line.text, scribe)
            scribe.drop(line, "credited caption", Trace.CAPTION)
        elif credit.sure and _stands_behind_text(scene, given, place):
            scribe.cut(given, "credit")
            scribe.shorten(line, scene)
        else:
            scribe.keep(line)
    return scribe.finish()


def _wires(draft: Draft) -> set[int]:
    """Lines in which a wire's dateline stands behind the heading of its picture, if the text has its own dateline."""
    dated = [index for index, line in enumerate(draft.lines) if "=" in line.text[:_DATELINE] and line.text[0] in "([【"]
    if not dated:
        return set()
    texts = ((index, line.text) for index, line in enumerate(draft.lines) if not line.settled)
    return {index for index, text in texts if len(text) <= 2 * LONGEST and _wired().match(text)} - set(dated)


@cache
def _wired() -> re.Pattern[str]:
    """`새 공장을 여는 제약사(난퉁 EPA=연합뉴스) …`"""
    place = r"[가-힣A-Za-z·]{2,12}\s?[=\s]\s?"
    return compiled(rf"(?![(\[])[^.]{{6,90}}?[(\[]\s?(?:{place})?(?:{agencies()})\s?[)\]]\s(?=\S.{{20}})")


def _stands_behind_text(scene: str, given: str, place: _Place) -> bool:
    """Whether a credit stands behind a paragraph of the text; behind the last one a mark tells whose the article is."""
    bare = is_agency(given) and given.lstrip()[:1].isalnum()
    return (
        place.told >= _PARAGRAPHS - bare and scene[-1:] == "." and is_statement(scene) and (bool(place.below) or bare)
    )


def _paragraphs(draft: Draft, credits: dict[int, Credit]) -> list[int]:
    """The paragraphs that no credit closes, or that are too long for a caption: reports, or, if most of the text speaks
    politely, whatever does."""
    texts = [line.text.rstrip(_CUT_OFF) for line in draft.lines]
    long = {index for index, credit in credits.items() if credit.start > _longest(texts[index])}
    found = [index for index, text in enumerate(texts) if index not in credits.keys() - long and is_paragraph(text)]
    told = [index for index in found if index in long or is_report(texts[index]) or texts[index][-1] in '”"']
    return told if len(told) > len(found) - len(told) else found


def _longest(text: str) -> int:
    """Characters of a picture's text, at most."""
    return LONGEST if _KOREAN.search(text) else 2 * LONGEST


def _is_caption(scene: str, given: str, credit: Credit, place: _Place) -> bool:
    """Whether what stands before a closing credit is a picture's text: by its words, or because the text goes on."""
    if not _SHORTEST <= len(scene) <= _longest(scene) or _OF_PAGE.search(scene) or not place.below:
        return False
    shows, several, says = _shows(scene), _INNER_END.search(scene), SAYS.search(scene)
    alone = credit.sure and bool(credit.signed or _DAY.search(given) or (not says and is_agency(given)))
    goes_on = place.rest > len(scene)
    stands = place.told >= _PARAGRAPHS or (alone and goes_on)
    if (several and says) or (not shows and (several or says)):
        untold = several and not says and is_untold(scene[: several.end()].rstrip())
        return stands and credit.sure and bool(alone or place.own or untold)
    if shows and (goes_on or not credit.sure):
        return True
    return stands if is_statement(scene) else _is_phrase(scene, given, credit, place)


def _is_phrase(scene: str, given: str, credit: Credit, place: _Place) -> bool:
    """Whether a phrase that tells by none of its words what is to be seen is a picture's for its credit."""
    owned = scene[-1] == "." and is_agency(given)
    between = place.told >= _PARAGRAPHS - owned and not place.leads
    if not _KOREAN.search(scene):
        return credit.sure and place.told >= _PARAGRAPHS
    if between and not credit.sure:
        return not (list_mark(scene) or portrayed(scene) or scene[-1] in ".]")
    return credit.sure and (between or (len(place.below) >= _BELOW and (scene[-1] == "." or len(scene) <= _PHRASE)))


def _ends_page(scene: str, given: str, credit: Credit, place: _Place) -> bool:
    """Whether a line below all of the text says what is to be seen in a picture; a paragraph may stand there, too."""
    if place.below or place.told < _PARAGRAPHS or not credit.sure or _OF_PAGE.search(scene):
        return False
    if credit.signed and (is_statement(scene) or NO_PHRASE.search(scene.rstrip("."))):
        return False
    if is_statement(scene.rstrip(".") + "."):
        return (
            not credit.signed
            and _is_seen(scene)
            and (is_agency(given) or shows_act(scene) or shows_body(scene) or shows_a_day(scene))
        )
    return len(scene) >= _SHORTEST and not _INNER_END.search(scene) and (scene[-1] == "." or _is_seen(scene))


def _shows(scene: str) -> bool:
    """Whether one of its sentences says what is to be seen, or it is a phrase with a full stop."""
    sentences = [each.strip() for each in _INNER_END.sub("\\g<0>\n", scene).split("\n")]
    return any(map(_is_seen, sentences)) or (len(sentences) == 1 and scene[-1:] == "." and not is_statement(scene))


def _is_seen(sentence: str) -> bool:
    seen = is_caption_text(sentence) and not tells_state(sentence)
    return seen or is_sided(sentence) or shows_body(sentence) or _POINTS.match(sentence) is not None


def _record_day(text: str, scribe: Scribe) -> None:
    """The day of a picture, which may be that of the article: what an agency stamps, or the house behind its name."""
    for pattern, source in ((_STAMPED, "picture"), (_OWN_DAY, "line")):
        if day := pattern.search(text, max(len(text) - _DAY_REACH, 0)):
            scribe.bare_marks.append(Stated("published", day["value"], source))
