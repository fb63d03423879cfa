"""Date lines of pages: which of them are the article's own, and where a stamp parts a headline from its text."""

from __future__ import annotations

import re
from functools import cache, lru_cache, partial

from digest import vocabulary
from digest.clean.draft import Draft, Scribe
from digest.clean.lexicon import furniture, key
from digest.clean.outlets import is_press
from digest.clean.patterns import NAME, ends_as_outlet, is_name, names_in
from digest.clean.shapes import is_caption_text, is_paragraph, is_report
from digest.clean.stamp_forms import take_stamp
from digest.clean.stamp_labelled import REST_LIMIT
from digest.clean.stamp_labels import BARE, DATE, WEEKDAY, Place, is_label, label_words, labelled
from digest.known import Taxonomy
from digest.lazy import compiled, regex
from digest.model import Stated

_MAY_DATE = regex(
    r"[0-9(\[](?:(?<=\d)\d(?:[-./]\d|\.\s\d|(?<=19)\d\d|(?<=20)\d\d)|(?<=[(\[])[^()\[\]\n]{0,14}?\d{6}[)\],])"
)
_DATE_REACH = 30
"""Characters from where a date begins to its figures, at most: `Wednesday, September 15, 2024`."""
_ANY_DATE = regex(rf"{DATE}|\Adate\s\d{{4}}-\d\d\s|[(\[][^()\[\]\n]{{0,14}}?\d{{6}}[)\],]")
_NEIGHBOUR = regex(r"[\s<>◀▶]{0,5}(?:이전|다음)\s?(?:글|기사|게시물)")
_LABEL_LIMIT = 18
"""Characters of a label that is all of its line."""
_REACH = 3
"""Lines below such a heading, or around a publisher's particulars, that may belong to it."""
_DEGREES = regex(r"℃|°C|기상청 제공")
_WEATHER_REACH = 6
"""Filled lines between the day a page was fetched and the weather of that day."""
_HEADLINE_LEAST, _HEADLINE_LIMIT = 8, 220
"""Where the stamp behind a headline stands, in characters, when all of a file is one line."""
_SENTENCE_END = regex(r"[다요]\.(?:\s|$)")
_ASKS = ("세요.", "세요!", "십시오.", "십시오!")
"""What a site asks of its readers stands above its articles as well."""
_TITLE = 80
"""Characters of a headline that is a sentence."""
_CLOCK = regex(r"\d{1,2}:\d\d")
_LONGEST = 300
PARTICULARS = "publisher's particulars"
_PUBLISHER = regex(
    r"(?:(?:제호|매체명|신문명|상호|회사명|법인명|사이트명)\s?[:：]\s?)?(?:\(주\)|㈜|주식회사\s)?(?P<name>[^\s|/,:：]{2,16})(?=[\s|/,]|$)"
)
_FULL_NAME = 3
_SIGNATURE = 20
_SECTION = 8
"""Characters of a section between the text and the reporter."""
_DESKS = "팀과실처청"
"""What offices' names end in (`홍보팀`), and people's do not."""


def read_stamps(draft: Draft, taxonomy: Taxonomy) -> Draft:
    """Takes date lines out and keeps what they state, published and modified apart.

    A bare date counts only before the first sentence of the text; what follows `이전글` or `다음글`
    belongs to other articles, dates among a publisher's particulars are the publisher's, and a date above the
    weather is the day the page was fetched.
    """
    scribe = Scribe(draft)
    known = partial(is_press, taxonomy=taxonomy)
    above_text = first = True
    above = between = ""
    told = before = False
    neighbour = 0
    fetched = _weather_dates(draft)
    publishers = _near_particulars(draft)
    for index, line in enumerate(draft.lines):
        text = line.text
        if not text:
            scribe.keep(line)
            continue
        neighbour = _REACH if _NEIGHBOUR.match(text) else neighbour - 1
        titled = first and len(text) <= _TITLE and text.endswith("니다.") and _is_stamped(draft, index)
        above_text = above_text and (titled or not _tells(text))
        if line.settled or len(text) > _LONGEST or not _is_dated(text):
            if len(text) <= _LABEL_LIMIT and _label_of(text) and _stands_above_date(draft, index):
                scribe.drop(line, "label of a date")
            else:
                scribe.keep(line)
        elif index in publishers:
            scribe.outlets.extend(publisher_in(text) if is_particulars(text) else ())
            scribe.drop(line, PARTICULARS)
        elif index in fetched:
            scribe.drop(line, "date above the weather")
        else:
            label, writer = _label_of(above), _writer_in(above)
            house = above.strip(" -·•*")
            housed = not above_text and len(house) <= _SIGNATURE and known(house)
            scribe.outlets.extend([Stated("outlet", house, "masthead")] if housed and BARE.match(text) else [])
            if above_text and above[:1] == "•" == text[:1] and " " not in house and ends_as_outlet(house):
                scribe.outlets.append(Stated("outlet", house, "signature"))  # in the reporter's place
            card = len(above) <= _SIGNATURE and bool(names_in(above))
            signed = housed or (card and (told or (before and len(between) <= _SECTION and " " not in between)))
            place = Place(above_text, first, label, writer, neighbour > 0, BARE.match(text), signed, known)
            take_stamp(line, place, scribe)
        first = first and text.startswith("http")
        before, told, between, above = told, _tells(above), above, text
    return scribe.finish()


def _tells(text: str) -> bool:
    """Whether a line is the article's text."""
    return (is_paragraph(text) and not text.endswith(_ASKS)) or (is_report(text) and not is_caption_text(text))


def _is_dated(text: str) -> bool:
    """Whether there is a date in a line."""
    figures = _MAY_DATE.search(text)
    return bool(figures and _ANY_DATE.search(text, max(figures.start() - _DATE_REACH, 0)))


@lru_cache(maxsize=4096)
def is_particulars(text: str) -> bool:
    """Whether a line tells who publishes a site: `제호 : 새벽신문`, `등록번호 : … 발행인 : …`.

    >>> is_particulars("제호 : 새벽신문"), is_particulars("대표이사가 협약서에 서명했다.")
    (True, False)
    """
    if len(text) > _LONGEST:
        return False
    found = _particulars().findall(text)
    if len(found) < 2 and ("|" in text or "ㅣ" in text) and len(_listed_particulars().findall(text)) > 1:
        return True
    return len(found) > 1 or bool(found and (_particulars().match(text) or _ANY_DATE.search(text)))


def publisher_in(text: str) -> tuple[Stated, ...]:
    """The name a publisher's particulars begin with: `제호 : 새벽신문`, `새벽신문 / 등록번호 : …`."""
    named = _PUBLISHER.match(text)
    return (Stated("outlet", named["name"], "masthead"),) if named else ()


def _words(*fields: str) -> str:
    data = vocabulary.load("clean_stamps.yml")
    words = [word for field in fields for word in vocabulary.strings(data.get(field), f"clean_stamps.yml: {field}")]
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


@cache
def _listed_particulars() -> re.Pattern[str]:
    """Particulars with bars between them, colons or not."""
    return compiled(rf"(?:^|[|ㅣ]\s?)(?:{_words('particulars', 'particulars_listed')})(?=[\s:：])")


@cache
def _particulars() -> re.Pattern[str]:
    return compiled(rf"(?:{_words('particulars')})\s?(?:번호|일)?(?:\([^()]{{1,8}}\))?\s?(?:[:：=.|]|$)")


def _near_particulars(draft: Draft) -> frozenset[int]:
    """Indexes of the lines in which a date is the publisher's: particulars, and short lines around several of them."""
    filled = [index for index, line in enumerate(draft.lines) if line.text]
    places = [
        place
        for place, index in enumerate(filled)
        if not draft.lines[index].settled and is_particulars(draft.lines[index].text)
    ]
    near = {filled[place] for place in places}
    if len(places) == 1 and labelled().match(draft.lines[filled[places[0]]].text):
        return frozenset()  # `등록일자 : 2024-03-05`, which boards say of a text and publishers of themselves
    if len(places) < 2:
        return frozenset(near)  # a single one may be the telephone number of a board's office
    for place in places:
        for step in (-1, 1):
            for other in range(place + step, place + step * (_REACH + 1), step):
                if not 0 <= other < len(filled) or is_paragraph(draft.lines[filled[other]].text):
                    break
                near.add(filled[other])
    return frozenset(near)


def _weather_dates(draft: Draft) -> frozenset[int]:
    """Indexes of bare dates with degrees a few lines below them."""
    if not any(_DEGREES.search(line.text) for line in draft.lines if len(line.text) < REST_LIMIT):
        return frozenset()
    filled = [index for index, line in enumerate(draft.lines) if line.text]
    found = set()
    for place, index in enumerate(filled):
        if not BARE.match(draft.lines[index].text):
            continue
        for below in filled[place + 1 : place + 1 + _WEATHER_REACH]:
            text = draft.lines[below].text
            if is_paragraph(text) or is_report(text) or len(text) > REST_LIMIT:
                break
            if _DEGREES.search(text):
                found.add(index)
                break
    return frozenset(found)


def stamps_within(text: str) -> tuple[int, ...]:
    """Where to cut a line that holds a headline, a stamp with its time, and the text; empty if it does not.

    >>> line = "오송에 백신 공장 선다 입력 2025-03-04 09:10 충북 청주시는 오송에 백신 공장을 짓는다고 4일 밝혔다."
    >>> [line[low:high] for low, high in zip((0, *stamps_within(line)), (*stamps_within(line), None))][:2]
    ['오송에 백신 공장 선다', ' 입력 2025-03-04 09:10']
    """
    stamp = _between().search(text, _HEADLINE_LEAST, _HEADLINE_LIMIT)
    if not stamp or _SENTENCE_END.search(text[: stamp.start()]) or not is_paragraph(text[stamp.end() :]):
        return ()
    return (stamp.start(), stamp.end())


@cache
def _between() -> re.Pattern[str]:
    """A stamp, or several, with a reporter before it: ` 최영 기자 입력 2025-03-04 09:10 수정 2025-03-04 11:02`."""
    timed = rf"{DATE}{WEEKDAY}\s?(?:오전\s?|오후\s?)?\d{{1,2}}:\d{{2}}(?::\d{{2}})?"
    return compiled(
        rf"(?:\s{NAME}\s?기자)?\s(?:(?:{label_words()})\s?[:：]?\s?)?{timed}"
        rf"(?:\s[|/]?\s?(?:{label_words()})\s?[:：]?\s?{timed})*(?=\s)|\s{DATE}\s{NAME}\s?기자(?=\s)"
    )


def _writer_in(line: str) -> str | None:
    """The name that a line is, in full: names of sections are shorter or known."""
    name = line.lstrip("•·*- ")
    person = len(name) == _FULL_NAME and is_name(name) and name[-1] not in _DESKS
    return name if person and key(name) not in furniture().buttons else None


def _is_stamped(draft: Draft, index: int) -> bool:
    """Whether the next line with a text is a short one with a day and the time."""
    below = next((line.text for line in draft.lines[index + 1 : index + 4] if line.text), "")
    return len(below) <= REST_LIMIT and bool(_CLOCK.search(below) and _ANY_DATE.search(below))


def _stands_above_date(draft: Draft, index: int) -> bool:
    """Whether the next line with a text is nothing but a date."""
    below = next((line.text for line in draft.lines[index + 1 : index + 3] if line.text), "")
    return bool(BARE.match(below))


def _label_of(line: str) -> str | None:
    """The label a line is, where the date stands below it: `등록일`."""
    word = line.strip(" -·|:：")
    return word if len(word) <= REST_LIMIT and is_label(word) else None
