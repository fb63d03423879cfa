"""Date lines of pages: `입력 2025-11-20 14:44`, `작성일 25-09-02`, `2022/10/23 10:00 송고`, dates in addresses."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from digest import vocabulary
from digest.clean.draft import Draft, Line, Scribe, Trace
from digest.clean.patterns import NAME, is_name
from digest.clean.shapes import is_paragraph, is_report
from digest.model import Stated

_DATE = (
    r"(?:(?:19|20)\d{2}\s?[-./년]\s?\d{1,2}\s?[-./월]\s?\d{1,2}\s?[일.]?"
    r"|\d{2}[-./]\d{1,2}[-./]\d{1,2}|(?:19|20)\d{6}(?!\d))"
)
_WEEKDAY = r"(?:\s?\(?\s?[월화수목금토일](?:요일)?\s?\)?)?"
_TIME = (
    r"(?:\s?[,T]?\s?(?:오전|오후|AM|PM|am|pm)?\s?\d{1,2}\s?[:시]\s?\d{2}(?:\s?[:분]\s?\d{0,2}초?)?\s?(?:AM|PM|am|pm)?)?"
)
_FULL = rf"{_DATE}{_WEEKDAY}{_TIME}"
_SENT = re.compile(rf"(?P<value>{_FULL})\s?(?P<label>송고|입력|등록|작성|승인|게재|발행)(?![가-힣])")
_BARE = re.compile(rf"^[-·•*|\s]{{0,4}}(?P<value>{_FULL})[|\s]{{0,3}}$")
_FIRST = re.compile(rf"(?P<value>{_FULL})")
_WIRE = re.compile(r"(?P<value>(?:19|20)\d{2}\.\d{1,2}\.\d{1,2})\.?\s?/\s?뉴스1")
_ANY_DATE = re.compile(_DATE)
_URL_DATE = re.compile(r"(?<!\d)(20\d{2}|19\d{2})[-/.]?(0[1-9]|1[0-2])[-/.]?(0[1-9]|[12]\d|3[01])")
_SIGNED = re.compile(rf"기자(?![가-힣]).{{0,30}}?(?P<value>{_FULL})\s?$")
"""`최영 기자 VIEW 1,204 2024.06.27 10:00`."""
_NEIGHBOUR = re.compile(r"[\s<>◀▶]{0,5}(?:이전|다음)\s?(?:글|기사|게시물)")
_REACH = 3
"""Lines below such a heading that may belong to it."""
_GLUED = re.compile(rf"\s(?:(?P<name>{NAME})\s)?(?P<value>{_DATE}{_WEEKDAY}\s\d{{1,2}}:\d{{2}}(?::\d{{2}})?)$")
"""`… 유치 주장 조남 2021-06-29 15:13:39`: a board sets the reporter and the stamp behind the headline."""
_CLOCKED = re.compile(
    rf"^[-·•*|\s]{{0,4}}(?P<rest>[^.!?\d]{{2,40}}?)[\s,|]{{1,3}}"
    rf"(?P<value>{_DATE}{_WEEKDAY}[\s,]{{1,2}}\d{{1,2}}:\d{{2}}(?::\d{{2}})?)(?:\s[A-Z0-9]{{2,8}})?$"
)
"""`한울통신, 최영 기자, 2023-02-16 11:07 KRD7`: an agency's name, and the minute of the wire."""
_HOUSE_AND_NAME = re.compile(rf"(?P<house>[가-힣A-Za-z0-9]{{2,16}}),\s?(?P<name>{NAME})\s?(?:선임)?기자,?$")
_QUOTED_END = re.compile(r"(?P<head>.{10,}?[^\s,]) (?P<deck>[“\"][^”\"]{12,}[”\"])$")
"""A headline and, behind it, the quotation that was its second line."""
_DEGREES = re.compile(r"℃|°C|기상청 제공")
_WEATHER_REACH = 6
"""Filled lines between the day a page was fetched and the weather of that day."""
_HEADLINE_LEAST, _HEADLINE_LIMIT = 8, 220
"""Where the stamp behind a headline stands, in characters, when all of a file is one line."""
_SENTENCE_END = re.compile(r"[다요]\.(?:\s|$)")
_NAMED = re.compile(r"^[가-힣]{2,4}(?=(?:입력|등록|승인|작성)\s?(?:19|20)\d{2})")
"""`최영입력 2024. 9. 3.`: a portal sets the reporter's name before the stamp."""
_LONGEST = 300
_REST_LIMIT = 60
"""A line that holds a labelled date and otherwise at most this many letters is a stamp as a whole."""


@cache
def _labels() -> tuple[frozenset[str], frozenset[str]]:
    """The words before dates in `clean_stamps.yml`: of publication, of change."""
    data = vocabulary.load("clean_stamps.yml")
    published = vocabulary.strings(data.get("published"), "clean_stamps.yml: published")
    modified = vocabulary.strings(data.get("modified"), "clean_stamps.yml: modified")
    return frozenset(published), frozenset(modified)


@cache
def _labelled() -> re.Pattern[str]:
    words = sorted(frozenset.union(*_labels()), key=lambda word: (-len(word), word))
    return re.compile(
        rf"(?<![가-힣A-Za-z])(?P<label>{'|'.join(map(re.escape, words))})\s?[:：|]?\s?(?P<value>{_FULL})"
        rf"(?!\s?[~∼∽]|\d)(?:(?<=:\d\d)|(?=[^가-힣]|$|{'|'.join(map(re.escape, words))}))"
    )


def read_stamps(draft: Draft) -> Draft:
    """Takes date lines out and keeps what they state, published and modified apart.

    A bare date counts only before the first sentence of the text; what follows `이전글` or `다음글`
    belongs to other articles, and a date above the weather is the day the page was fetched.
    """
    scribe = Scribe(draft)
    before_text = True
    above = ""
    neighbour = 0
    fetched = _weather_dates(draft)
    for index, line in enumerate(draft.lines):
        text = line.text
        if not text:
            scribe.keep(line)
            continue
        label, above = _label_of(above), text
        neighbour = _REACH if _NEIGHBOUR.match(text) else neighbour - 1
        before_text = before_text and not is_paragraph(text)
        if line.settled or len(text) > _LONGEST or not _ANY_DATE.search(text):
            scribe.keep(line)
            continue
        bare, glued = _BARE.match(text), None
        clocked = None
        if before_text and not bare and not _labelled().search(text):
            bare = _SIGNED.search(text) if len(text) < 80 else None
            glued = None if bare else _GLUED.search(text)
            clocked = None if bare or neighbour > 0 else _CLOCKED.match(text)
        if index in fetched:
            scribe.drop(line, "date above the weather")
        elif glued and len(text) > 2 * len(glued.group()):
            _take_glued(line, glued, scribe)
        elif clocked:
            _take_clocked(line, clocked, scribe)
        elif bare and neighbour > 0:
            scribe.drop(line, "date of another article", Trace.DATE)
        elif bare and not before_text:
            scribe.drop(line, "date line", Trace.DATE)
        elif bare:
            stamp = Stated(_field(label or ""), bare["value"].strip(), "line")
            (scribe.marks if label else scribe.bare_marks).append(stamp)
            scribe.cut(bare.group("value"), "date line")
            scribe.shorten(line, text.replace(bare["value"], " ").strip(" -·|"), Trace.DATE)
        else:
            _take_labelled(line, scribe, ours=neighbour <= 0)
    return scribe.finish()


def _take_labelled(line: Line, scribe: Scribe, *, ours: bool) -> None:
    """Takes dates with a label out of a line that is nothing else; a sentence that holds one stays whole."""
    text = line.text
    name = _NAMED.match(text)
    if name and is_name(name.group()):
        scribe.cut(name.group(), "byline")
        scribe.authors.append(name.group())
        text = text[name.end() :]
    spans = [(match, _field(match["label"])) for match in _labelled().finditer(text)]
    spans = spans or [(match, "published") for match in _SENT.finditer(text)]
    wire = _WIRE.search(text)
    if wire:
        scribe.marks.append(Stated("published", wire["value"], "line"))
    rest = text
    for match, _ in spans:
        rest = rest.replace(match.group(), " ")
    rest = " ".join(rest.strip(" |/·,").split())
    bare = _FIRST.match(rest) if spans and all(field == "modified" for _, field in spans) else None
    if bare:
        rest = rest[bare.end() :].strip(" |/·,")
    if not spans or len(rest) > _REST_LIMIT or rest.endswith("."):
        scribe.shorten(line, text) if name else scribe.keep(line)
        return
    for match, field in spans:
        scribe.cut(match.group(), "date line")
        if ours:
            scribe.marks.append(Stated(field, match["value"].strip(), "line"))
    if bare:
        scribe.cut(bare.group(), "date line")
        if ours:
            scribe.marks.append(Stated("published", bare["value"].strip(), "line"))
    scribe.shorten(line, rest)


def _take_clocked(line: Line, clocked: re.Match[str], scribe: Scribe) -> None:
    """Takes an agency's stamp off a line, and with it the agency and its reporter where both are named."""
    scribe.bare_marks.append(Stated("published", clocked["value"], "line"))
    signed = _HOUSE_AND_NAME.match(clocked["rest"])
    if signed and is_name(signed["name"]):
        scribe.outlets.append(Stated("outlet", signed["house"], "byline"))
        scribe.authors.append(signed["name"])
        scribe.drop(line, "date line", Trace.DATE)
        return
    scribe.cut(line.text[clocked.end("rest") :], "date line")
    scribe.shorten(line, clocked["rest"].strip(" ,|"), Trace.DATE)


def _take_glued(line: Line, glued: re.Match[str], scribe: Scribe) -> None:
    """Takes the stamp, and a reporter's name before it, off the end of a headline."""
    name = glued["name"]
    start = glued.start() if not name or is_name(name) else glued.start("value")
    if name and is_name(name):
        scribe.authors.append(name)
    scribe.bare_marks.append(Stated("published", glued["value"], "line"))
    scribe.cut(line.text[start:], "date line")
    text = line.text[:start].rstrip()
    quoted = _QUOTED_END.match(text)
    if quoted:
        scribe.deck.append(quoted["deck"])
        text = quoted["head"]
    scribe.shorten(line, text)


def _weather_dates(draft: Draft) -> frozenset[int]:
    """Indexes of bare dates with degrees a few lines below them."""
    if not any(_DEGREES.search(line.text) for line in draft.lines if len(line.text) < _REST_LIMIT):
        return frozenset()
    filled = [index for index, line in enumerate(draft.lines) if line.text]
    found = set()
    for place, index in enumerate(filled):
        if not _BARE.match(draft.lines[index].text):
            continue
        for below in filled[place + 1 : place + 1 + _WEATHER_REACH]:
            text = draft.lines[below].text
            if is_paragraph(text) or is_report(text) or len(text) > _REST_LIMIT:
                break
            if _DEGREES.search(text):
                found.add(index)
                break
    return frozenset(found)


def date_in_url(url: str) -> Stated | None:
    """The date inside an address (`…/20230512175208366`, `…/2025/11/20/…`), as a mark.

    >>> date_in_url("https://v.daum.net/v/20230512175208366").value
    '20230512'
    """
    path = url.split("://", 1)[-1].partition("/")[2].partition("?")[0]
    for match in _URL_DATE.finditer(path):
        try:
            date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            continue
        return Stated("published", match.group(), "url")
    return None


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
    words = "|".join(map(re.escape, sorted(frozenset.union(*_labels()), key=lambda word: (-len(word), word))))
    timed = rf"{_DATE}{_WEEKDAY}\s?(?:오전\s?|오후\s?)?\d{{1,2}}:\d{{2}}(?::\d{{2}})?"
    return re.compile(
        rf"(?:\s{NAME}\s?기자)?\s(?:(?:{words})\s?[:：]?\s?)?{timed}(?:\s[|/]?\s?(?:{words})\s?[:：]?\s?{timed})*(?=\s)"
    )


def _label_of(line: str) -> str | None:
    """The label a line is, where the date stands below it: `등록일`."""
    word = line.strip(" -·|:：")
    return word if any(word in words for words in _labels()) else None


def _field(label: str) -> str:
    return "modified" if label in _labels()[1] else "published"
