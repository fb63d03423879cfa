"""Lines that do nothing but sign, introduce the writer, or name the site."""

from __future__ import annotations

import re
from functools import cache

from digest.clean.caption_words import shows_first
from digest.clean.draft import Draft, Line, Scribe, Trace
from digest.clean.lexicon import furniture, key, signatures
from digest.clean.outlet_names import is_paper, is_row_of_sisters
from digest.clean.outlets import NAME_LENGTH, is_press, known_name, named_elsewhere
from digest.clean.patterns import (
    EMAIL,
    NAME,
    desk_reporter,
    ends_as_outlet,
    house_reporter,
    is_name,
    named_role,
    names_in,
)
from digest.clean.rights import SIGNS
from digest.clean.shapes import is_paragraph, is_report, is_sentence, looks_like_headline
from digest.clean.signers import is_house, record_credit
from digest.known import Taxonomy
from digest.lazy import compiled, regex
from digest.model import Stated

_BESIDE = ("기자", "사진", "글", "프로필", "이미지", "글·사진", "작성", "by")
"""Words that may stand beside a reporter introduced below the text."""
_MEMBER = regex(rf"(?P<name>{NAME})\s?\([A-Za-z0-9._-]{{3,20}}\)(?:\s내방)?")
"""Below the text, a citizen who writes for a paper: `최영 (yeong7)`."""
_NAMED_SITE = regex(r"(?P<name>[가-힣A-Za-z0-9 ]{2,16}?)\s(?:[-–|]|\(?https?:|\(?www\.)")
"""Below the text: `경남일보 - 우리나라 최초의 지역신문(http://…)`."""
_PROFILE = regex(r"[가-힣]{2,4}\s?(?:기자|특파원|앵커)입니다\.?$")
_SITE = regex(
    r"(?:\s(?:[-–:/<]|::)\s|[_–-]|\s?[|ㅣ｜]\s?)(?P<name>[^-–|ㅣ｜:/_<]{2,20})$|(?<=[^\s])\s?[\[(<](?P<inside>[^\[\]()<>]{2,20})[\])>]$"
)
"""The site's name behind a headline: `… 지정 - 머니투데이`, `… 지정ㅣ머니투데이`, `… 지정 [머니투데이]`."""
_SITE_REACH = 24
_PROGRAMME = regex(r"\s?(?:\d\s?)?(?:뉴스(?:데스크|룸|투데이|광장|라인|퍼레이드)?|NEWS|News)$")
"""What stations name behind their own name: `온결MBC 8뉴스`."""
_PATH = regex(r"\s<\s(?:[^<>]{2,20}\s<\s){0,4}(?P<last>[^<>]{2,20})$")
"""`… 지정 < 바이오 < 기사본문`"""
_SITE_FIRST = regex(r"^(?:(?:\|\s)?(?P<name>[^-–|:]{2,20})\s\||\((?P<inside>[^()]{2,20})\))\s(?=\S)")
"""The same before it, as the row of a table."""
_SENT = regex(r"[가-힣]{2,6}(?:\([가-힣]{2,6}\))?\s?=\s?(?P<name>[가-힣]{3})(?:\s?특파원)?")
_REPORTER = regex(
    r"(?:^|(?<=[다요]\.)\s?)\[?(?P<house>[가-힣A-Za-z0-9]{2,12}?(?:\s[가-힣A-Za-z0-9]{2,8})??)(?P<programme>\s?(?:뉴스|NEWS|News))?"
    r"\s(?P<name>[가-힣]{3})\]?$"
)
"""`새벽신문 최영아`, `… 늘렸습니다. 온결MBC 뉴스 최영아`"""
_CLOSERS = (".", "”", '"')
_SEATS = "시군구도청처"
"""Towns and offices end so; many look like names."""
_DESKS = "팀과실처청국부"
"""So do offices and desks."""
_CARD = 40
_FEW = 2
_NAME_LETTERS = 4
_FULL_NAME = 3
"""Names of sections and towns are shorter, or known."""
_HEADLINE = 120


def takes_line(draft: Draft, index: int, scribe: Scribe, taxonomy: Taxonomy, *, after_text: bool) -> bool:
    """Takes a line, or the site's name behind a headline, and keeps what it says; whether it did."""
    line = draft.lines[index]
    if is_row_of_sisters(line.text):
        scribe.drop(line, "masthead")
        return True
    reporter = house_reporter().fullmatch(line.text) if len(line.text) <= _CARD else None
    if reporter and is_name(reporter["name"]) and is_press(reporter["house"], taxonomy):
        scribe.outlets.append(Stated("outlet", reporter["house"], "byline"))
    name = _desk_reporter_in(line.text) or (line.text if _is_name_card(draft, index, after_text=after_text) else "")
    if name:
        scribe.authors.append(name)
        scribe.drop(line, "byline")
        return True
    house = _station(line.text, taxonomy) or (line.text if is_press(line.text, taxonomy) else "")
    if after_text and house and _ends_page(draft, index):
        if not _owns_picture(draft, line.text):
            scribe.outlets.append(Stated("outlet", house, "masthead"))
        scribe.drop(line, "masthead", Trace.END)
        return True
    if after_text:
        closes = line.text[-1] not in _CLOSERS and (is_paragraph(line.text) or _ends_above(draft, index))
        return (closes and _take_reporter(line, scribe, taxonomy)) or _signs_below(line, scribe, taxonomy)
    return _signs_above(draft, index, scribe, taxonomy)


def _station(text: str, taxonomy: Taxonomy) -> str:
    """The station whose programme a few words name, or nothing: `SBS 8뉴스`."""
    station = _PROGRAMME.sub("", text) if len(text) <= NAME_LENGTH else text
    return station if station != text and is_press(station, taxonomy) and not is_press(text, taxonomy) else ""


def _ends_above(draft: Draft, index: int) -> bool:
    """Whether the line above ends a sentence."""
    return is_sentence(next((line.text for line in reversed(draft.lines[:index]) if line.text), ""))


def _owns_picture(draft: Draft, name: str) -> bool:
    """Whether an agency's name stands below nothing but a picture's text: whoever prints it may be another."""
    told = [line.text for line in draft.lines if is_paragraph(line.text)]
    return name in signatures().picture_owners and len(told) == 1 and shows_first(told[0])


def _ends_page(draft: Draft, index: int) -> bool:
    """Whether a line is the last one, right below the text: a clipping names its paper there."""
    if any(line.text for line in draft.lines[index + 1 :]):
        return False
    above = next((line.text for line in reversed(draft.lines[:index]) if line.text), "")
    return is_report(above) or above.endswith("니다.")


def _desk_reporter_in(text: str) -> str:
    """The name in a line that is `최영 바이오헬스부 기자`, or an empty text."""
    found = desk_reporter().fullmatch(text) if len(text) <= _CARD and text[-1:] not in ".)" else None
    return found["name"] if found and is_name(found["name"]) else ""


def _names_page(name: str) -> tuple[Stated, ...]:
    """What a line says that names whose page it is, whatever list knows the name."""
    return (Stated("outlet", name, "masthead"), *([Stated("outlet", name, "owner")] if is_paper(name) else ()))


def _signs_above(draft: Draft, index: int, scribe: Scribe, taxonomy: Taxonomy) -> bool:
    """Takes a line above the text that does nothing but sign or name the site, or the site behind a headline or before
    it.

    A name that no list knows counts if it ends as papers' names do, or the text has named its outlet so before.
    """
    line = draft.lines[index]
    if _take_site(line, scribe, taxonomy, draft.outlets) or _take_site_first(line, scribe, taxonomy):
        return True
    below = next((other.text for other in draft.lines[index + 1 :] if other.text), "")
    if _owns_first_picture(draft, index, below):
        scribe.drop(line, "credit")
        return True
    listed = is_house(below, taxonomy)  # as on a stand of papers
    first = not listed and not any(above.text for above in draft.lines[:index])
    if _take_reporter(line, scribe, taxonomy) or _take_masthead(line, scribe, taxonomy, draft.outlets, first=first):
        return True
    writer = _writer_in(line.text)
    if writer:
        scribe.authors.append(writer)
        scribe.drop(line, "byline")
    return bool(writer)


def _owns_first_picture(draft: Draft, index: int, below: str) -> bool:
    """Whether an agency stands alone on a page of nothing but its text: it signs its own with a dateline."""
    alone = draft.title is None and not draft.marks and is_paragraph(below)
    agency = alone and draft.lines[index].text in signatures().picture_owners
    return agency and all(above.trace in (None, Trace.BLANK) and not above.text for above in draft.lines[:index])


def _take_site(line: Line, scribe: Scribe, taxonomy: Taxonomy, told: tuple[Stated, ...]) -> bool:
    """Takes the site's name, or the path to the page, off the end of a headline."""
    path = _PATH.search(line.text, 1) if "<" in line.text else None
    if path and looks_like_headline(line.text[: path.start()]):
        scribe.outlets.extend([Stated("outlet", path["last"], "masthead")] if is_press(path["last"], taxonomy) else [])
        scribe.cut(path.group(), "breadcrumbs")
        scribe.shorten(line, line.text[: path.start()])
        return True
    headline = len(line.text) < _HEADLINE and not line.text.startswith(SIGNS)  # `ⓒ 새벽뉴스(새벽신문)` is none
    site = _SITE.search(line.text, max(len(line.text) - _SITE_REACH, 0)) if headline else None
    name = (site["name"] or site["inside"]) if site else ""
    name = _station(name, taxonomy) or name
    known = is_house(name, taxonomy) or (ends_as_outlet(name) and named_elsewhere(name, told))
    if not site or not known or is_report(line.text[: site.start()]):
        return False
    scribe.outlets.extend(_names_page(name))
    scribe.cut(site.group(), "masthead")
    scribe.shorten(line, line.text[: site.start()])
    return True


def _take_site_first(line: Line, scribe: Scribe, taxonomy: Taxonomy) -> bool:
    first = _SITE_FIRST.match(line.text)
    name = (first["name"] or first["inside"]) if first else ""
    if not first or not is_press(name, taxonomy) or names_in(line.text):
        return False
    scribe.outlets.append(Stated("outlet", name, "masthead"))
    scribe.cut(first.group(), "masthead")
    scribe.shorten(line, line.text[first.end() :].rstrip(" |"))
    return True


def _take_reporter(line: Line, scribe: Scribe, taxonomy: Taxonomy) -> bool:
    """Takes an outlet and a name without a role: all of a line, or behind its last sentence."""
    signed = _REPORTER.search(line.text, max(len(line.text) - _CARD, 0))
    if not signed or not is_name(signed["name"]) or signed["name"][-1] in _DESKS:
        return False
    houses = (f"{signed['house']}{signed['programme'] or ''}", signed["house"])
    house = next((house for house in houses if is_house(house, taxonomy)), "")
    if not house:
        return False
    record_credit(scribe, house, (signed["name"],), sure=True)
    scribe.cut(signed.group(), "byline")
    scribe.shorten(line, line.text[: signed.start()], Trace.END if signed.start() else Trace.FURNITURE)
    return True


def _take_masthead(line: Line, scribe: Scribe, taxonomy: Taxonomy, told: tuple[Stated, ...], *, first: bool) -> bool:
    """Takes a line that is the outlet's name."""
    known = is_press(line.text, taxonomy)
    repeated = line.text.split()[0]
    if line.text.count(repeated) > _FEW and is_press(repeated, taxonomy) and not is_sentence(line.text):
        scribe.outlets.extend(_names_page(repeated))
        scribe.drop(line, "masthead")
        return True
    again = " " not in line.text and ends_as_outlet(line.text) and named_elsewhere(line.text, told)
    if not (known or again or (first and is_paper(line.text))):
        if len(line.text) > NAME_LENGTH or not known_name(line.text, taxonomy):
            return False
        scribe.outlets.append(Stated("outlet", line.text, "head"))
    else:
        scribe.outlets.extend(_names_page(line.text))
    scribe.drop(line, "masthead")
    return True


def _writer_in(text: str) -> str:
    """The name in a line that is `글 최영`, `고베(일본)=최영아`, or section and writer (`사회최영아`); else an empty
    text."""
    sent = _SENT.fullmatch(text) if "=" in text else None
    if sent and is_name(sent["name"]):
        return sent["name"]
    writer = _writer().fullmatch(text) if len(text) <= _CARD else None
    if writer and (writer["latin"] or is_name(writer["name"])):
        return writer["latin"] or writer["name"]
    section, name = text[:-_FULL_NAME], text[-_FULL_NAME:]
    return name if len(section) <= _NAME_LETTERS and is_name(name) and key(section) in furniture().edge_lines else ""


def _signs_below(line: Line, scribe: Scribe, taxonomy: Taxonomy) -> bool:
    """Takes a line below the text that introduces the writer or names the site."""
    if _introduces(line.text, scribe.known_authors()):
        scribe.authors.extend(names_in(line.text))
        scribe.drop(line, "byline", Trace.END)
        return True
    if len(line.text) > 2 * _CARD:
        return False
    member = _MEMBER.fullmatch(line.text)
    if member and is_name(member["name"]) and not scribe.known_authors():
        scribe.authors.append(member["name"])
        scribe.drop(line, "byline", Trace.END)
        return True
    named = _NAMED_SITE.match(line.text)
    if named and is_press(named["name"].strip(), taxonomy) and not is_sentence(line.text):
        scribe.outlets.append(Stated("outlet", named["name"].strip(), "masthead"))
        scribe.drop(line, "masthead", Trace.END)
        return True
    return False


def _is_name_card(draft: Draft, index: int, *, after_text: bool) -> bool:
    """A name that is all of its line, its address the line below, or the article's stamp above it."""
    text = draft.lines[index].text
    if len(text) > _NAME_LETTERS or not is_name(text):
        return False
    above = next((line for line in reversed(draft.lines[:index]) if line.trace is not Trace.BLANK), None)
    stamped = not after_text and above is not None and above.trace is Trace.DATE
    words = furniture().buttons | furniture().neighbour_headers
    if stamped and len(text) == _FULL_NAME and text[-1] not in _SEATS and key(text) not in words:
        return True
    below = next((line.text for line in draft.lines[index + 1 : index + 3] if line.text), "")
    return bool(EMAIL.fullmatch(below.strip("()[]<> ")))


def _introduces(text: str, authors: tuple[str, ...]) -> bool:
    """Below the text, the reporter again: the bare name, or `경북부 최영 기자입니다.`"""
    if text in authors or (len(text) <= _CARD and _PROFILE.search(text[-30:])):
        return True
    rest = named_role().sub(" ", text) if len(text) <= _CARD and names_in(text) else ""
    return bool(rest) and all(word in _BESIDE for word in rest.split())


@cache
def _writer() -> re.Pattern[str]:
    """A whole line above the text: `글 최영`, `by 최영`, `by최영 기자`, `By Choi Young-ah`."""
    return compiled(
        rf"(?:(?:글|글쓴이|작성자|취재|기자명|[Bb]y)\s?[=·:/| ]\s?|[Bb]y)(?P<name>{NAME})(?:\s?기자)?"
        r"|[-•\s]{0,4}(?:By|BY|Reporter)\s(?P<latin>[A-Z][A-Za-z.'-]{1,15}(?:\s[A-Z][A-Za-z.'-]{0,15}){1,3})"
    )
