"""Signatures at the end of a line: addresses, telephone numbers, names, desks, dates of pictures."""

from __future__ import annotations

import re
from functools import cache

from digest.clean.draft import Scribe, Trace
from digest.clean.lexicon import choice, key, signatures
from digest.clean.outlet_names import is_paper
from digest.clean.outlets import is_press
from digest.clean.patterns import EMAIL, LOOSE_EMAIL, NAME, NAMES, house_reporter, is_name, names_in, role
from digest.clean.shapes import is_sentence
from digest.clean.signers import bare_names, is_house, record_credit
from digest.known import Taxonomy
from digest.lazy import compiled, regex
from digest.model import Stated

_TAIL_NUMBER = regex(r"(?:☎|☏|전화|Tel\.?|T\.)?\s?0\d{1,2}[-.)]\s?\d{3,4}[-.]\d{4}$")
_CONTACT = regex(r"문의|신청|접수|제출|누리집|홈페이지|응모|참가")
"""Words of a line whose address is not the reporter's."""
_RESIDUE = 20
_DESK = 40
_SHORT_HEADLINE = regex(r"\S{2,8}(?:,|…)\s?\S+\s\S+\s\S")
_ENDS = ".”\"’')]="
_SEATS = tuple("시군구도")
"""Towns and provinces end so."""
_HOUSE = regex(r"(?<=[.”\"’'])\s?(?:(?P<place>[가-힣]{2,4})\s?=\s?)?(?P<house>[가-힣A-Za-z0-9]{2,12})$")
"""`…짓는다. 온결=새벽신문`, before the reporter's name."""
_DESK_NAME = r"[가-힣A-Za-z/·]{1,8}\s?(?:전문|담당|[팀부국]|데스크|센터|본부)"
"""What a reporter writes about, or where in the house he sits."""
_SIGNED = regex(
    rf"(?<=[.”\"’'])\s?[/\[(<]?\s?(?:[가-힣]{{2,4}}\s?=\s?)?(?P<house>[가-힣A-Za-z0-9]{{2,12}})(?:\s(?:{_DESK_NAME}))?\s$"
)
"""`… 말했다.새벽와이어 의료 전문 `, before the reporter's name."""
_CUT_OFF = regex(rf"(?:^|(?<=[\s/(|·‧])|(?<=기자)|(?<=[다요]\.))[A-Za-z0-9][A-Za-z0-9._-]{{2,30}}[@＠](?:{NAME})?$")
"""An address whose domain a scraper lost, or took the name for: `seoyun7@`, `seoyun7@최영`."""
_NAMED = 5
"""Characters of the mark and a name behind it."""
_LAST_NAME = regex(rf"(?<=[.”\"’'])\s?/?\s?(?:(?P<house>[가-힣A-Za-z0-9]{{2,12}})\s)?(?P<name>{NAME})$")
"""The reporter without a role behind the last sentence, and the outlet: before the address, or signed already."""
_ANGLED = regex(rf"(?<=[.”\"’'])\s?<\s?(?P<name>{NAME})\s?>$")
"""`…협약을 했다.<최영>`"""
_PLACED = regex(r"(?<=[.”\"’'])\s?[</(\[]\s?(?P<place>[가-힣]{2,6})\s?[/=]\s?(?P<name>[가-힣]{2,4})\s?[>)\]]?$")
"""`…협약을 했다. <온결/최영`, the bracket closed or not."""
_AGENCY = regex(
    r"(?:^|(?<=[.”\"’'])\s?)(?:/\s?(?P<slash>[가-힣A-Za-z0-9]{2,8})|\((?P<round>[가-힣A-Za-z0-9]{2,8})\)"
    r"|<(?P<angled>[가-힣A-Za-z0-9]{2,8})>)$"
)
"""The agency a paper took the text from: `…밝혔다. /연합뉴스`, `…밝혔다.<뉴시스>`."""
_DATED = regex(r"(?:^|(?<=[)\]])\s?)(?P<value>(?:19|20)\d{2}[./]\s?\d{1,2}[./]\s?\d{1,2})\.?$")
_TAKEN = regex(r"(?<=[.다])\s(?P<value>(?:19|20)\d{2}[./]\d{1,2}[./]\d{1,2})\.?(?:\s\[[A-Z ]{5,40}\])?$")
"""The date a wire puts below a picture, `2024.4.12`."""
_SIGNED_DAY = regex(rf"(?<=[.”\"’'])\s?/\s?{NAME}\s?기자(?P<value>\s(?:19|20)\d{{2}}[./]\d{{1,2}}[./]\d{{1,2}})\.?$")
"""`… 준비하고 있다./최영 기자 2024.11.18`: who took the picture, and when."""


@cache
def _signature() -> re.Pattern[str]:
    """Names and role at the end of a line, with what may stand before them."""
    places = (
        r"(?:(?P<place>[가-힣]{2,4})(?:\s?[·,/]\s?[가-힣]{2,4}){0,3}(?:\([가-힣]{2,4}\))?\s?(?:=\s?|\s|취재본부\s?))?"
    )
    work = choice((*signatures().works, *signatures().picture_works))
    words = rf"(?:(?P<work>(?:{work})(?:\s?[·,/]\s?(?:{work}))?)\s?[=/:]?\s?)?"
    return compiled(
        rf"(?:^|(?<=[\s.”\"’')\]/…=|>]))[/\[(<|=-]?\s?{words}{places}"
        rf"(?P<names>{NAMES})\s?{role()}(?:·[가-힣]{{2,10}})?\s?"
        rf"(?:\([가-힣]{{2,6}}\))?[\])>]?$"
    )


@cache
def _correspondent() -> re.Pattern[str]:
    """`광주=○○○ 기자`: how dailies sign what their writers in the country send, and magazines and sites do not."""
    places = r"[가-힣]{2,4}(?:\s?[·,/]\s?[가-힣]{2,4}){0,3}"
    return compiled(rf"(?:^|(?<=[\s.”\"’'\[(]))(?P<places>{places})\s?=\s?{NAME}\s?기자$")


@cache
def _works_end() -> re.Pattern[str]:
    """`글·사진 `, `정리=` before a name."""
    works = choice((*signatures().works, *signatures().picture_works))
    return compiled(rf"(?:^|(?<=[\s.”\"’'(\[]))(?:{works})(?:\s?[·,/&]\s?(?:{works}))?\s?[=/:]?\s?$")


@cache
def _last_letters() -> frozenset[str]:
    """What the roles end in: looking at one letter first is much faster."""
    return frozenset(word[-1] for word in signatures().roles)


def take_tail(text: str, scribe: Scribe, taxonomy: Taxonomy) -> tuple[str, Trace | None]:
    """Takes addresses, numbers and signatures off the end of a line, as often as there are some.

    The trace says what the line was: the end of the article, a picture's credit, or None if nothing was taken.
    """
    start = text
    trace: Trace | None = None
    while True:
        before = text
        text = text.rstrip(" /|·,-=▶☞")
        address = _last_address(text)
        if address:
            rest = text[: address.start()].rstrip(" /|·,-=(<[▶☞")
            domain = re.split("[@＠]", address.group())[-1]
            if domain and domain.isascii() and (_ends_signed(rest) or not _CONTACT.search(text)):
                scribe.outlets.append(_sender(domain, rest, taxonomy))
            scribe.cut(text[address.start() :], "e-mail address")
            text = rest
            named = _LAST_NAME.search(text[-_RESIDUE:])
            house = (named["house"] or "") if named else ""
            if (
                named
                and is_name(named["name"])
                and not named["name"].endswith(signatures().roles)
                and (not house or is_house(house, taxonomy))
            ):
                record_credit(scribe, house, (named["name"],), sure=is_paper(house))
                scribe.cut(named.group(), "byline")
                text = text[: len(text) - len(named.group())].rstrip()
            trace = Trace.END
        number = _number_start(text, signed=trace is not None)
        if number < len(text):
            scribe.cut(text[number:], "telephone number")
            text = text[:number].rstrip(" /|·,(<[")
        day = _SIGNED_DAY.search(text, max(len(text) - _DESK, 0)) if text[-1:].isdecimal() else None
        if day:
            scribe.bare_marks.append(Stated("published", day["value"].strip(), "caption"))
            scribe.cut(day["value"], "date of a picture")
            text = text[: day.start("value")]
        cut = _take_house_reporter(text, trace, scribe, taxonomy)
        text, trace = (text[:cut].rstrip(" /|·,(<[-="), Trace.END) if cut >= 0 else (text, trace)
        text, trace = _take_signature(text, trace, scribe, taxonomy)
        seated = _HOUSE.search(text, max(len(text) - _RESIDUE, 0)) if trace else None
        if seated and is_press(seated["house"], taxonomy):
            scribe.outlets.append(Stated("outlet", seated["house"], "byline"))
            scribe.cut(seated.group(), "byline")
            text = text[: seated.start()].rstrip()
        again = _LAST_NAME.search(text[-_RESIDUE:]) if text[-1:] >= "가" else None
        if again and not again["house"] and again["name"] in scribe.known_authors():
            scribe.cut(again["name"], "byline")
            text, trace = text[: len(text) - len(again.group())].rstrip(), Trace.END
        if text and len(text) <= _DESK and key(text) in signatures().desks:
            scribe.cut(text, "byline of a desk")
            text = ""
            trace = Trace.END
        if text == before or not text:
            break
    if not trace:
        return start, None
    return _take_rest(text.strip(), start, trace, scribe, taxonomy)


def _sender(domain: str, rest: str, taxonomy: Taxonomy) -> Stated:
    """The house of an address, behind what else signs."""
    sent = _correspondent().search(rest)
    known = sent and all(place in taxonomy.place_names for place in re.split(r"\s?[·,/]\s?", sent["places"]))
    return Stated("outlet", "@" + domain, "correspondent" if known else "mail")


def _ends_signed(text: str) -> bool:
    """Whether a reporter's name and role stand at the end of a text."""
    return text[-1:] in _last_letters() and bool(_signature().search(text[-_DESK:]))


def _number_start(text: str, *, signed: bool) -> int:
    """Where the telephone number begins that a line ends in, beside an address or behind a reporter; or its length."""
    number = _TAIL_NUMBER.search(text) if text[-1:].isdecimal() else None
    if not number or not (signed or _signature().search(text[: number.start()].rstrip()[-_DESK:])):
        return len(text)
    return number.start()


def _take_signature(text: str, trace: Trace | None, scribe: Scribe, taxonomy: Taxonomy) -> tuple[str, Trace | None]:
    """Takes the names and roles, or the agency, that a line ends with."""
    agency = _AGENCY.search(text[-_RESIDUE:]) if text[-1:].isalnum() or text[-1:] in (")", ">") else None
    name = (agency["slash"] or agency["round"] or agency["angled"]) if agency else ""
    if agency and is_house(name, taxonomy):
        record_credit(scribe, name, (), sure=True)
        scribe.cut(agency.group(), "byline")
        return text[: len(text) - len(agency.group())].rstrip(), Trace.END
    angled = _ANGLED.search(text[-_RESIDUE:]) if text[-1:] == ">" else None
    if angled is None and ("/" in text[-_RESIDUE:] or "=" in text[-_RESIDUE:]):
        angled = _PLACED.search(text[-_RESIDUE:])
        known = angled and (angled["place"] in taxonomy.place_names or angled["place"].endswith(_SEATS))
        angled = angled if known else None
    if angled and is_name(angled["name"]):
        scribe.authors.append(angled["name"])
        scribe.cut(angled.group(), "byline")
        return text[: len(text) - len(angled.group())].rstrip(), Trace.END
    if text[-1:] not in ")]>" and text[-1:] not in _last_letters():
        return text, trace
    end = text[-80:]
    signature = _signature().search(end)
    if not signature:
        return text, trace
    lead = end[: signature.start()].strip()
    press = is_press(lead, taxonomy) or (len(text) <= len(end) and is_paper(lead))
    if press:
        record_credit(scribe, lead, (), sure=True)
    whole = len(text) <= 80 and (not lead or press or EMAIL.fullmatch(lead))
    reach = max(signature.start() - _DESK, 0)
    seats = (_SIGNED.search(end, reach, signature.start(at)) for at in (0, "names"))
    housed = next((each for each in seats if each and is_house(each["house"], taxonomy)), None)
    if not (trace or whole or housed or signature.group()[:1] in "/[(<=" or lead[-1:] in tuple(".”\"’'")):
        return text, trace
    place = signature["place"] or ""
    if is_house(place, taxonomy):
        record_credit(scribe, place, (), sure=True)  # `동아일보 최영 기자`, `국민일보 쿠키뉴스 최영 기자`
    if housed:
        record_credit(scribe, housed["house"], (), sure=True)
    names = bare_names(signature["names"])
    apart = signature.group()[: signature.start("names") - signature.start()].strip() == place
    word = place and apart and lead and lead[-1] not in _ENDS and place not in taxonomy.place_names and not housed
    cut = len(text) - len(end) + (housed.start() if housed else signature.start("names" if word else 0))
    if not names and is_press(signature["names"], taxonomy):
        # `최영 헬스조선 기자`
        scribe.outlets.append(Stated("outlet", signature["names"], "byline"))
        before = f"{lead} {signature.group()[: signature.start('names') - signature.start()]}".split()[-1:]
        names = tuple(name for name in before if is_name(name))
        cut = text.rfind(names[0], 0, len(text) - len(end) + signature.start("names")) if names else cut
    if not names and is_name(signature["place"] or "") and signature["place"] not in taxonomy.place_names:
        names = (signature["place"],)  # `최영 대구/경북 기자`
    pictured = signature["work"] in signatures().picture_works
    record_credit(scribe, "", () if pictured else names)
    scribe.cut(text[cut:], "byline")
    return text[:cut].rstrip(" /|·,(<[-="), Trace.END


def _take_house_reporter(text: str, trace: Trace | None, scribe: Scribe, taxonomy: Taxonomy) -> int:
    """Takes `/최영 새벽와이어 기자` at the end of a line; where it begins, or -1."""
    if text[-1:] != "]" and text[-1:] not in _last_letters():
        return -1
    found = house_reporter().search(text, max(0, len(text) - _DESK))
    if not found or not is_name(found["name"]) or not is_house(found["house"], taxonomy):
        return -1
    works = _works_end().search(text, max(0, found.start() - _RESIDUE), found.start())
    cut = works.start() if works else found.start()
    if not (
        trace or not cut or text[cut] in "/[" or text[cut - 1] in "|=" or text[:cut].rstrip()[-1:] in tuple(".”\"’'")
    ):
        return -1
    record_credit(scribe, found["house"], (found["name"],), sure=True)
    scribe.cut(text[cut:], "byline")
    return cut


def _take_rest(text: str, start: str, trace: Trace, scribe: Scribe, taxonomy: Taxonomy) -> tuple[str, Trace]:
    """What a signature leaves behind: the day of a picture, a desk, a column."""
    dated = _DATED.search(text[-_RESIDUE:])
    taken = None if dated else _TAKEN.search(text)
    for day in (dated, taken):
        if day:
            scribe.bare_marks.append(Stated("published", day["value"], "caption"))
    if dated:
        scribe.cut(dated.group(), "date of a picture")
        text, trace = text[: len(text) - len(dated.group())].rstrip(), Trace.CAPTION
    elif taken:
        scribe.cut(text[taken.start() :], "date of a picture")
        text = text[: taken.start()].rstrip()
    if text and len(text) <= _RESIDUE and not is_sentence(text) and not _SHORT_HEADLINE.match(text):
        first, last = text.split()[0], text.split()[-1]
        if is_press(first, taxonomy) and re.fullmatch(_DESK_NAME, text.removeprefix(first).strip()):
            record_credit(scribe, first, ())  # `새벽닷컴 의료 전문 최영 기자`
        scribe.authors.extend(names_in(text) or ((last,) if is_name(last) and not _CONTACT.search(start) else ()))
        scribe.cut(text, "byline")  # what stood before the name: `정리=`, a desk, a column
        text = ""
    return text, trace


def _last_address(text: str) -> re.Match[str] | None:
    if "@" not in text and "＠" not in text:
        return None
    last = None
    for match in EMAIL.finditer(text):
        last = match
    if last is None and ("@" in text[-_NAMED:] or "＠" in text[-_NAMED:]):
        last = _CUT_OFF.search(text)
    if last is None:
        for match in LOOSE_EMAIL.finditer(text):
            last = match
    return last if last and len(text) - last.end() <= 3 else None
