"""Date lines of pages: `입력 2025-11-20 14:44`, `작성일 25-09-02`, `2022/10/23 10:00 송고`, dates in addresses."""

from __future__ import annotations

import re
from datetime import date

from digest.clean.draft import Draft, Scribe, Trace
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
_PUBLISHED = (
    "기사입력", "최초입력", "최초등록", "최종입력", "기사등록", "기사승인", "입력시간", "입력일시", "입력일", "입력",
    "등록일시", "등록일자", "등록일", "등록", "승인", "작성일시", "작성일자", "작성일", "작성", "게시일", "게재일", "송고",
    "송고시간", "발행일", "발행", "보도일시", "보도일", "배포일시", "배포일", "제공일", "제 공 일", "방송일", "날짜",
    "Posted", "Published",
)  # fmt: skip
_MODIFIED = (
    "기사수정",
    "최종수정일",
    "최종수정",
    "수정일시",
    "수정시간",
    "수정일",
    "수정",
    "업데이트",
    "갱신",
    "Updated",
    "Modified",
)
_LABELS = "|".join(re.escape(word) for word in sorted((*_PUBLISHED, *_MODIFIED), key=len, reverse=True))
_LABELLED = re.compile(rf"(?<![가-힣A-Za-z])(?P<label>{_LABELS})\s?[:：|]?\s?(?P<value>{_FULL})(?![\d가-힣])")
_SENT = re.compile(rf"(?P<value>{_FULL})\s?(?P<label>송고|입력|등록|작성|승인|게재|발행)(?![가-힣])")
_BARE = re.compile(rf"^[-·|\s]{{0,3}}(?P<value>{_FULL})[|\s]{{0,3}}$")
_WIRE = re.compile(r"(?P<value>(?:19|20)\d{2}\.\d{1,2}\.\d{1,2})\.?\s?/\s?뉴스1")
_ANY_DATE = re.compile(_DATE)
_URL_DATE = re.compile(r"(?<!\d)(20\d{2}|19\d{2})[-/.]?(0[1-9]|1[0-2])[-/.]?(0[1-9]|[12]\d|3[01])")
_REST_LIMIT = 60
"""A line that holds a labelled date and otherwise at most this many letters is a stamp as a whole."""


def read_stamps(draft: Draft) -> Draft:
    """Takes date lines out and keeps what they state, published and modified apart.

    A bare date counts only before the first sentence of the text; what follows `이전글` or `다음글`
    belongs to other articles.
    """
    scribe = Scribe(draft)
    before_text = True
    above = ""
    neighbour = 0
    for line in draft.lines:
        text = line.text
        if not text:
            scribe.keep(line)
            continue
        label, above = (_label_of(above), text)
        neighbour = 3 if re.match(r"[\s<>◀▶]*(?:이전|다음)\s?(?:글|기사)", text) else neighbour - 1
        if len(text) > 60 and text.rstrip("”\"'").endswith("."):
            before_text = False
        if not _ANY_DATE.search(text) or len(text) > 300:
            scribe.keep(line)
            continue
        spans = [(match, _field(match["label"])) for match in _LABELLED.finditer(text)]
        spans += [(match, "published") for match in _SENT.finditer(text) if not spans]
        bare = _BARE.match(text)
        if not spans and bare and neighbour <= 0:
            if before_text:
                stamp = Stated(_field(label or ""), bare["value"].strip(), "line")
                (scribe.marks if label else scribe.bare_marks).append(stamp)
            scribe.drop(line, "date line", Trace.DATE)
        elif not spans and bare:
            scribe.drop(line, "date of another article", Trace.DATE)
        elif spans:
            rest = text
            for match, field in spans:
                if neighbour <= 0:
                    scribe.marks.append(Stated(field, match["value"].strip(), "line"))
                rest = rest.replace(match.group(), " ")
            if len(rest.strip()) <= _REST_LIMIT and not rest.rstrip().endswith("."):
                for match, _ in spans:
                    scribe.cut(match.group(), "date line")
                scribe.shorten(line, " ".join(rest.strip(" |/·,").split()))
            else:
                scribe.keep(line)
        else:
            wire = _WIRE.search(text)
            if wire:
                scribe.marks.append(Stated("published", wire["value"], "line"))
            scribe.keep(line)
    return scribe.finish()


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


def _label_of(line: str) -> str | None:
    """The label a line is, where the date stands below it: `등록일`."""
    word = line.strip(" -·|:：")
    return word if word in _PUBLISHED or word in _MODIFIED else None


def _field(label: str) -> str:
    return "modified" if label in _MODIFIED else "published"
