"""What a portal leaves around a text on its line: labels of pictures and its own summary in front, rows of links behind
the last sentence (`…했다. yeong7@saebyeok.example▶ … ▶ … <저작권자 …`)."""

from __future__ import annotations

import re
from functools import cache

from digest.clean.desks import office_start
from digest.clean.draft import Draft, Line, Scribe, Trace
from digest.clean.glued_decks import behind_deck
from digest.clean.lexicon import choice, furniture
from digest.clean.patterns import EMAIL, NAME
from digest.lazy import compiled, regex

_ROW = regex(
    r"(?:[▶▷►☞★☆]\s?[^▶▷►☞★☆]{4,120}?(?=[▶▷►☞★☆]|$|[\[<(【]?\s?(?:저작권자|[Cc]opyrights?|COPYRIGHT|ⓒ|©)"
    r"|\s(?:[가-힣]{3}\s){1,6}기자\s\S+@)){1,8}|(?:\[(?![ⓒ©]|저작권|[Cc]opyright)[^\[\]]{2,60}\]\s?){3,8}"
)
"""Headlines and buttons with one mark each, up to a notice of rights, a signature or the end; or in brackets."""
_MARKS = "▶▷►☞★☆"
_HEADED = regex(
    r"(?:(?:[가-힣A-Za-z0-9]{2,10}\s)?(?:관련|주요)\s?(?:뉴스|기사)\s?(?:해당\s)?언론사[^.]{0,40}이동해\s볼\s수\s있습니다\."
    r"|\[[^\[\]]{0,12}(?:이\s?시[각간]|핫|많이\s본|인기)[^\[\]]{0,12}(?:뉴스|기사|헤드라인)\]\s?(?=[ㆍ·•▶-])"
    r"|\[(?:관련|연관)\s?(?:기사|뉴스)\]).{10,600}?(?=저작권자|[Cc]opyright|[\[<(]?[ⓒ©]|$)"
)
"""A list of other articles below its heading, up to a notice of rights or the end."""
_ENDED = regex(r"(?:[다요죠까오음임됨함][.?!]{1,2}|[”\"’'\])>.?!])\s*$")
"""Before the row the text, a picture's credit or a signature is over."""
_SIGNED = regex(
    rf"(?:(?:{EMAIL.pattern}|[A-Za-z0-9._-]{{3,30}}@(?:{NAME})?)\s?[\])>]?|(?:기자|특파원|앵커|아나운서)\s?[\])>]|[\[(<]\s?끝\s?[\])>]|금지\.?\s?[\])>]?)\s*$"
)
_RIGHTS = regex(r"\s?[\[<(【]?\s?(?:저작권자|[Cc]opyrights?|COPYRIGHT|ⓒ|©)")
_OFFERS = regex(
    r"구독|채널|뉴스레터|제보|만나(?:보)?세요|(?:바로|보러)\s?가기|모아\s?보기|더\s?보기|앱\s|\bSNS\b|운세|핫클[릭릿]|핫\s?포토|페이스북|카카오톡|유튜브"
)
"""What pages offer their readers, and articles do not."""
_TOLD = regex(r"[가-힣][다요]\.(?=[\s”\"’')]|$)")
_PLAIN = regex(r"(?<!니)다\.(?=[\s”\"’')]|$)")
_SAYS = regex(r"기사|구독|앱|SNS|채널|제보|뉴스|시청")
_FIELD = regex(r"[▶▷►☞★☆]?\s?[가-힣 ]{2,8}\s?[:：=]\s?")
_DATELINE = regex(r"[\[(【][가-힣·]{2,10}\s?=\s?[가-힣A-Za-z0-9]{2,8}[\])】]")
_CREDIT = regex(r"(?:\s?(?:19|20)\d\d\.\s?\d{1,2}\.\s?\d{1,2}\.)?\s?[\[(]사진\s?[=:][^()\[\]]{2,40}[\])]")
_SUMMARY = 350
"""Characters of a summary and the picture's text glued to it, at most."""
_LEAST, _MEAN = 120, 9
"""Characters of a line that holds a text with such a row, and of its items on average."""
_REACH, _REST = 900, 160
"""Characters from the end of a line in which a row begins, and of what may stand behind it."""


@cache
def _labels() -> re.Pattern[str]:
    """`크게보기 온결군은 …`, `동영상 뉴스 [앵커] …`, `[정책통][온결=새벽통신] …`: buttons, labels, names of series.

    A word that begins texts, too, is none but before a bracket, or glued to another."""
    return compiled(
        rf"\s*(?:(?:{choice(furniture().page_labels)})\s*|동영상\s?뉴스(?:\s+(?=[\[<◀【(])|(?=[가-힣]{{3}})(?![은는이가을를의에와과로도]))|\[[^\[\]=]{{2,16}}\]\s?(?=[\[(【][가-힣]{{2,5}}\s?=))+(?=\S)"
    )


def drop_around(draft: Draft) -> Draft:
    """Takes such labels and rows out; the summary becomes the deck; what stands behind a row, who signs and whose
    rights they are, is a line of its own then.

    A row stands behind a signature or before a notice of rights, or has an item that says what the page offers; an
    item that tells something, or is a field of the article's own, is none of a row.
    """
    scribe = Scribe(draft)
    first = True
    for line in draft.lines:
        text = line.text
        label = _labels().match(text) if first and text and not line.settled else None
        first = first and not text
        if line.settled or (len(text) < _LEAST and not label):
            scribe.keep(line)
            continue
        start, end = row_in(text) or (len(text), len(text))
        low = label.end() if label else 0
        summary = summary_in(text, low)
        if not label and not summary and start == end:
            scribe.keep(line)
            continue
        if summary:
            scribe.deck.append(text[slice(*summary)].strip())
        scribe.cut(text[: summary[0] if summary else low], "label")
        low = summary[1] if summary else low
        scribe.cut(text[start:end], "links to other articles")
        scribe.keep(Line(text[low:start].strip()))
        if start < end:
            rest = text[end:].strip()
            scribe.keep(Line(rest) if rest else Line("", Trace.FURNITURE))
    return scribe.finish()


def summary_in(text: str, low: int = 0) -> tuple[int, int] | None:
    """Where the words of a summary stand behind their label: up to the dateline, or to a picture's text that is glued
    to them, if its beginning can be seen, else to its credit.

    >>> text = "기사내용 요약새 시험동에 기업 열두 곳[온결=새벽통신] 최영 기자 = 온결군은 시험동을 짓는다."
    >>> low, high = summary_in(text)
    >>> text[low:high]
    '새 시험동에 기업 열두 곳'
    """
    label = next((label for label in furniture().prefixes if text.startswith(label, low)), None)
    if label is None:
        return None
    low += len(label)
    dateline, credit = (sign.search(text, low, low + _SUMMARY) for sign in (_DATELINE, _CREDIT))
    if credit and not (dateline and dateline.start() < credit.start()):
        start = behind_deck(text, low, credit.start(), credit.end())
        return low, start if start > low else credit.start()
    return (low, dateline.start()) if dateline else None


def row_in(text: str) -> tuple[int, int] | None:
    """Where a row begins and ends in a line, if it has one.

    >>> text = "온결군은 시험동을 짓는다고 8일 밝혔다. " * 6
    >>> text += "yeong7@saebyeok.co.kr▶ 한빛시, 버스 늘려…시민 '반색'▶ 채널 구독하기"
    >>> low, high = row_in(text)
    >>> text[low:high]
    "▶ 한빛시, 버스 늘려…시민 '반색'▶ 채널 구독하기"
    """
    if len(text) < _LEAST or not any(mark in text for mark in (*_MARKS, "][", "뉴스", "기사")):
        return None
    headed = _HEADED.search(text, max(len(text) - _REACH, 0))
    if headed and not _PLAIN.search(headed.group()):
        return headed.span()
    for row in _ROW.finditer(text, max(len(text) - _REACH, 0)):
        if len(text) - row.end() <= _REST and _is_row(text, row.start(), row.end()):
            return row.span()
    return None


def _is_row(text: str, start: int, end: int) -> bool:
    row, behind = text[start:end], text[end:]
    bracketed = row[0] == "["
    items = row.split("]")[:-1] if bracketed else _split(row)
    if (not bracketed and sum(map(len, items)) < _MEAN * len(items)) or _TOLD.search(behind):
        return False
    above = text[:start].rstrip()
    signed = _SIGNED.search(text, max(start - 60, 0), start) or office_start(above) < len(above)
    told = sum(bool(_TOLD.search(item) and not _SAYS.search(item)) for item in items)
    framed = signed and _RIGHTS.match(behind) and _OFFERS.search(row)
    if (told and not (framed and 2 * told < len(items))) or any(map(_FIELD.match, items)):
        return False
    if not (signed or bracketed or _ENDED.search(text, max(start - 4, 0), start)):
        return False
    return bool(_OFFERS.search(row) or (not bracketed and (signed or _RIGHTS.match(behind))))


def _split(row: str) -> list[str]:
    """The items of a row."""
    for mark in _MARKS:
        row = row.replace(mark, "\n")
    return [item for item in row.split("\n") if item.strip()]
