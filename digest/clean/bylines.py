"""Signatures of reporters and desks, wherever they stand in a line."""

from __future__ import annotations

import re
from functools import cache

from digest.clean.draft import Draft, Scribe, Trace
from digest.clean.lexicon import key, signatures
from digest.clean.outlets import is_press, known_name
from digest.clean.patterns import EMAIL, LOOSE_EMAIL, NAME, is_name, names_in, outlet_ending, role
from digest.clean.shapes import is_sentence
from digest.model import Stated
from digest.taxonomy import Taxonomy

_BRACKET = re.compile(r"[\[(【〔<〈](?P<inside>[^\[\]()【】〔〕<>〈〉]{2,60})[\])】〕>〉]")
_PLACE = re.compile(r"[가-힣A-Za-z·/, ]{2,20}")
_SIDES = re.compile(r"\s[/|]\s(?=[^=]*$)")
_TOWN = re.compile(r"[가-힣]{2,4}")
_AFTER = re.compile(r"[\s.·,/|=:-]+")
_TAIL_NUMBER = re.compile(r"(?:☎|☏|전화|Tel\.?|T\.)?\s?0\d{1,2}[-.)]\s?\d{3,4}[-.]\d{4}$")
_PROFILE = re.compile(r"[가-힣]{2,4}\s?(?:기자|특파원|앵커)입니다\.?$")
_CONTACT = re.compile(r"문의|신청|접수|제출|누리집|홈페이지|응모|참가")
"""Words of a line whose address is not the reporter's."""
_SITE = re.compile(r"\s[-–|:]\s(?P<name>[^-–|:]{2,20})$")
"""The site's name behind a headline: `… 지정 - 머니투데이`."""
_LEAD_LIMIT = 60
_RESIDUE = 20
_TAKEN = re.compile(r"(?<=[.다])\s(?P<value>(?:19|20)\d{2}[./]\d{1,2}[./]\d{1,2})\.?(?:\s\[[A-Z ]{5,40}\])?$")
"""The date a wire puts below a picture, `2024.4.12`."""


def take_bylines(draft: Draft, taxonomy: Taxonomy) -> Draft:
    """Takes signatures out of all lines and keeps the names, outlets and mail domains they give."""
    scribe = Scribe(draft)
    after_text = False
    for line in draft.lines:
        if line.settled or len(line.text) < 2:
            after_text = after_text or line.settled
            scribe.keep(line)
            continue
        if after_text and _introduces(line.text, scribe.known_authors()):
            scribe.drop(line, "byline", Trace.END)
            continue
        site = _SITE.search(line.text) if not after_text and len(line.text) < 120 else None
        if site and is_press(site["name"], taxonomy):
            scribe.outlets.append(Stated("outlet", site["name"], "masthead"))
            scribe.cut(site.group(), "masthead")
            scribe.shorten(line, line.text[: site.start()])
            continue
        if not after_text and is_press(line.text, taxonomy):
            scribe.outlets.append(Stated("outlet", line.text, "masthead"))
            scribe.drop(line, "masthead")
            continue
        text = _take_brackets(line.text, scribe, taxonomy, after_text=after_text)
        after_text = after_text or is_sentence(text)
        text = _take_head(text, scribe)
        text, ended = _take_tail(text, scribe, taxonomy)
        if text == line.text:
            scribe.keep(line)
        else:
            scribe.shorten(line, text, Trace.END if ended else Trace.FURNITURE)
    return scribe.finish()


def _introduces(text: str, authors: tuple[str, ...]) -> bool:
    """Below the text, the reporter again: the bare name, or `경북부 최영 기자입니다.`"""
    return text in authors or bool(_PROFILE.search(text[-30:]) and len(text) <= 40)


def _take_brackets(text: str, scribe: Scribe, taxonomy: Taxonomy, *, after_text: bool) -> str:
    position = 0
    while match := _BRACKET.search(text, position):
        credit = read_credit(match["inside"], taxonomy)
        if credit is None:
            position = match.start() + 1
            continue
        outlet, names = credit
        end = match.end()
        follow = _following().match(text, end)
        if follow:
            names = (*names, *_bare_names(follow["names"]))
            end = follow.end()
        elif not names and "=" not in match["inside"] and not _signs_alone(match, outlet, after_text=after_text):
            position = match.start() + 1
            continue
        _record(scribe, outlet, names)
        scribe.cut(text[match.start() : end], "byline")
        text = _join(text[: match.start()], text[end:])
        position = match.start()
    return text


def _signs_alone(bracket: re.Match[str], outlet: str, *, after_text: bool) -> bool:
    """A bare outlet in brackets signs where it opens a line, or is all of a line below the text.

    Round brackets never sign: `(KIST)` explains a name.
    """
    if bracket.group()[0] == "(" or bracket.start():
        return False
    whole = bracket.end() == len(bracket.string)
    return len(bracket["inside"].strip()) == len(outlet) or (whole and after_text)


def read_credit(inside: str, taxonomy: Taxonomy) -> tuple[str, tuple[str, ...]] | None:
    """What the brackets of a byline say: the outlet's name (or empty) and the names; None if it is none.

    Understood: `서울경제TV 남원=최영 기자`, `서울=연합뉴스`, `데일리안 = 남궁경 기자`, `파이낸셜뉴스`,
    `최영 기자`, `대구=최영 기자`.
    """
    if any(word in inside for word in ("사진", "자료", "제공")):
        return None
    left, equals, right = (part.strip() for part in _SIDES.sub("=", inside, count=1).partition("="))
    names = names_in(inside)
    if not equals:
        outlet = _outlet_name(_named_tail().sub("", inside).strip(), taxonomy)
        return (outlet, names) if names or known_name(outlet, taxonomy) else None
    if not left or not right or len(left) > 30:
        return None
    return _read_pair(left, right, names, taxonomy)


def _read_pair(left: str, right: str, names: tuple[str, ...], taxonomy: Taxonomy) -> tuple[str, tuple[str, ...]] | None:
    """The two sides of `서울=연합뉴스`, `데일리안=남궁경 기자`, `대구=최영`."""
    for side, other in ((left, right), (right, left)):
        outlet = _outlet_name(_named_tail().sub("", side).strip(), taxonomy)
        if outlet and (names or _PLACE.fullmatch(other)):
            alone = tuple(name for name in re.split(r"[·,/ ]+", other) if is_name(name)) if side is left else ()
            return outlet, names or alone
    if names or (_TOWN.fullmatch(left) and is_name(right)):
        return "", names or (right,)
    return None


def _outlet_name(text: str, taxonomy: Taxonomy) -> str:
    """The outlet a piece of a byline names, a place after it (`서울경제TV 남원`) left out."""
    words = text.split()
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count])
        if known_name(name, taxonomy):
            return name
    if 1 <= len(words) <= 3 and outlet_ending().search(words[0]) and len(words[0]) > 2:
        return words[0]
    return ""


@cache
def _named_tail() -> re.Pattern[str]:
    return re.compile(rf"\s?{NAME}(?:\s?[·ㆍ,/]\s?{NAME}){{0,5}}\s?{role()}\s?$")


@cache
def _following() -> re.Pattern[str]:
    """` 최영 기자 = ` or ` 최영·김하나 특파원 ` after the bracket."""
    return re.compile(
        rf"\s?(?P<names>{NAME}(?:(?:\s?[·ㆍ,/]\s?|\s){NAME}){{0,5}})\s?(?:{role()}(?:\s?=|(?=\s))|\s?=(?=\s))\s?"
    )


@cache
def _head() -> re.Pattern[str]:
    """A signature a line begins with: `광주=최영 기자 `, `최영 기자 = `, `최영 기자 | `, `기자명 최영 기자`."""
    return re.compile(
        rf"^(?:기자명\s?)?(?:[가-힣]{{2,6}}\s?=\s?)?(?P<names>{NAME}(?:\s?[·ㆍ,/]\s?{NAME}){{0,5}})\s?{role()}"
        rf"\s?(?:=|\||$|(?=[\s]?[A-Za-z0-9._%+-]{{2,40}}@))\s?"
    )


@cache
def _credits() -> re.Pattern[str]:
    """A whole line of roles and names: `취재=최영 기자, 사진=김하나 기자`."""
    one = rf"(?:(?:취재|글|사진|영상|정리|그래픽|편집|촬영|디자인)\s?[=·:/ ]\s?){{1,2}}{NAME}(?:\s?{role()})?"
    return re.compile(rf"{one}(?:\s?[,·/|]?\s?{one}){{1,5}}")


def _take_head(text: str, scribe: Scribe) -> str:
    if len(text) <= _LEAD_LIMIT and _credits().fullmatch(text):
        _record(scribe, "", names_in(text.replace("=", " = ")))
        scribe.cut(text, "byline")
        return ""
    match = _head().match(text) if "@" not in text[:_LEAD_LIMIT] else None
    if not match:
        return text
    _record(scribe, "", _bare_names(match["names"]))
    scribe.cut(match.group(), "byline")
    return text[match.end() :].strip()


@cache
def _signature() -> re.Pattern[str]:
    """Names and role at the end of a line, with what may stand before them."""
    places = r"(?:[가-힣]{2,4}(?:\s?[·,/]\s?[가-힣]{2,4}){0,3}\s?(?:=|\s|취재본부\s?))?"
    words = r"(?:(?:글|사진|취재|정리|영상)(?:\s?[·,/]\s?(?:글|사진|영상))?\s?[=/:]?\s?)?"
    return re.compile(
        rf"(?:^|(?<=[\s.”\"’')\]/…=|>]))[/\[(<|=-]?\s?{words}{places}"
        rf"(?P<names>{NAME}(?:\s?[·ㆍ,/]\s?{NAME}){{0,5}})\s?{role()}(?:·[가-힣]{{2,3}})?\s?"
        rf"(?:\([가-힣]{{2,6}}\))?[\])>]?$"
    )


@cache
def _last_letters() -> frozenset[str]:
    """What the roles end in: looking at one letter first is much faster."""
    return frozenset(word[-1] for word in signatures().roles)


def _take_tail(text: str, scribe: Scribe, taxonomy: Taxonomy) -> tuple[str, bool]:
    """Takes addresses, numbers and signatures off the end of a line, as often as there are some."""
    ended = False
    start = text
    while True:
        before = text
        text = text.rstrip(" /|·,-=▶☞")
        address = _last_address(text)
        if address:
            if not _CONTACT.search(text):
                domain = re.split("[@＠]", address.group())[-1]
                scribe.outlets.append(Stated("outlet", "@" + domain, "mail"))
            scribe.cut(text[address.start() :], "e-mail address")
            text = text[: address.start()].rstrip(" /|·,-=(<[▶☞")
            ended = True
        number = _TAIL_NUMBER.search(text) if ended else None
        if number:
            scribe.cut(number.group(), "telephone number")
            text = text[: number.start()].rstrip(" /|·,(<[")
        signature = _signature().search(text[-80:]) if text[-1:] in ")]>" or text[-1:] in _last_letters() else None
        lead = text[-80:][: signature.start()].strip() if signature else ""
        press = is_press(lead, taxonomy)
        whole = signature and len(text) <= 80 and (not lead or press or EMAIL.fullmatch(lead))
        if signature and press:
            scribe.outlets.append(Stated("outlet", lead, "byline"))
        slash = signature and signature.group()[:1] in "/[(<="
        finished = lead[-1:] in (".", "”", '"', "’", "'") if lead else False
        if signature and (ended or whole or slash or finished):
            _record(scribe, "", _bare_names(signature["names"]))
            cut = len(text) - len(text[-80:]) + signature.start()
            scribe.cut(text[cut:], "byline")
            text = text[:cut].rstrip(" /|·,(<[-=")
            ended = True
        if key(text) in signatures().desks and text:
            scribe.cut(text, "byline of a desk")
            text = ""
            ended = True
        if text == before or not text:
            break
    if not ended:
        return start, False
    text = text.strip()
    taken = _TAKEN.search(text)
    if taken:
        scribe.marks.append(Stated("published", taken["value"], "line"))
        scribe.cut(text[taken.start() :], "date of a picture")
        text = text[: taken.start()].rstrip()
    if text and len(text) <= _RESIDUE and not is_sentence(text):
        if is_name(text.split()[-1]) and not _CONTACT.search(start):
            scribe.authors.append(text.split()[-1])
        scribe.cut(text, "byline")  # what stood before the name: `정리=`, a desk, a column
        text = ""
    return text, True


def _last_address(text: str) -> re.Match[str] | None:
    if "@" not in text and "＠" not in text:
        return None
    last = None
    for match in EMAIL.finditer(text):
        last = match
    if last is None:
        for match in LOOSE_EMAIL.finditer(text):
            last = match
    return last if last and len(text) - last.end() <= 3 else None


def _record(scribe: Scribe, outlet: str, names: tuple[str, ...]) -> None:
    if outlet:
        scribe.outlets.append(Stated("outlet", outlet, "byline"))
    scribe.authors.extend(names)


def _bare_names(text: str) -> tuple[str, ...]:
    return tuple(name for name in re.split(r"\s?[·ㆍ,/]\s?|\s", text.strip()) if is_name(name))


def _join(left: str, right: str) -> str:
    left, right = left.rstrip(), _AFTER.sub("", right, count=1) if right[:1] in " .=:|-" else right
    return f"{left} {right}".strip() if left and right else left or right
