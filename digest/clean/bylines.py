"""Signatures of reporters and desks, wherever they stand in a line."""

from __future__ import annotations

import re
from functools import cache

from digest.clean.caption_words import shows_a_day, shows_first
from digest.clean.desks import take_desk
from digest.clean.draft import Draft, Scribe, Trace
from digest.clean.leads import first_paragraph
from digest.clean.lexicon import signatures
from digest.clean.line_heads import EDITION, take_head
from digest.clean.line_signs import takes_line
from digest.clean.outlet_names import house_in, is_paper
from digest.clean.outlets import is_press, known_name
from digest.clean.patterns import (
    EMAIL,
    NAME,
    NAMES,
    ends_as_outlet,
    glued_reporter,
    house_reporter,
    is_name,
    names_in,
    role,
    some_role,
)
from digest.clean.shapes import is_caption_text, is_paragraph, is_sentence
from digest.clean.sidebars import is_header
from digest.clean.signers import UNKNOWN, bare_names, is_house, mailed_from, record_credit
from digest.clean.tails import take_tail
from digest.known import Taxonomy
from digest.lazy import compiled, regex

_BRACKET = regex(
    r"[\[(【〔<〈](?P<inside>(?:[^\[\]()【】〔〕<>〈〉]|(?<=[가-힣A-Za-z0-9])\([가-힣]{1,6}(?:[·/][가-힣]{1,6})?\)|\([a-zA-Z0-9._-]{2,30}@[a-z0-9.-]{4,30}\)){2,60})[\])】〕>〉]"
)
_OPENING = tuple("[(【〔<〈")
_PICTURE = "▲"
_MARK = 2
_REPRINT = regex(r"^(?:언론보도|보도기사|출처|기사출처)\s?[:=]?\s(?=[가-힣A-Za-z])")
_SLASHED = regex(r"(?P<outlet>[가-힣A-Za-z0-9]{3,12})/(?P<rest>[가-힣·,/ ]{2,30})")
"""`새벽신문/최영 기자`"""
_PLACE = regex(r"[가-힣A-Za-z·/, ]{2,20}")
_SIDES = regex(r"\s[/|]\s(?=[^=]*$)")
_BESIDE = regex(r"\s?[/|ㅣ│_:]\s?|\s-\s")
_OFFICIAL = regex(r"(?:[팀과국실관회청원서]장|센터장|교수|의원|위원|대표|이사|연구원|주무관|사무관)$")
"""`최영 / 강원도 바이오팀장` says who speaks."""
_TOWN = regex(r"[가-힣]{2,4}")
_AFTER = regex(r"[\s.·,/|=:-]+")
_CAPTION = 250
_DATELINES = ("[", "【", "<", "《")
_DATELINE = regex(
    r"[\[【<《](?:(?P<place>[가-힣]{2,4}(?:·[가-힣]{2,4}){0,3})(?:\s?/\s?(?=[가-힣A-Z])|(?=[\]】>》])))?(?P<first>[A-Za-z0-9]{2,12}\s)?(?P<outlet>[가-힣A-Za-z0-9]{3,12})?(?:(?<=[가-힣A-Za-z0-9])-[가-힣.·]{2,10})?[\]】>》]\s?"
)
"""`[온결] `, `[온결/새벽신문] `, `[새벽신문-경제] `"""


def take_bylines(draft: Draft, taxonomy: Taxonomy) -> Draft:
    """Takes signatures out of all lines and keeps the names, outlets and mail domains they give."""
    scribe = Scribe(draft)
    after_text = False
    paragraphs = [index for index, line in enumerate(draft.lines) if is_paragraph(line.text)]
    *_, captioned, last = (-1, -1, *paragraphs)
    first = first_paragraph(draft) if paragraphs else 0
    datelines = sum(bool(read_dateline(line.text, taxonomy)) for line in draft.lines if line.text[:1] in _DATELINES)
    listed = False
    for index, line in enumerate(draft.lines):
        if line.settled or len(line.text) < 2:
            after_text = after_text or line.settled
            scribe.keep(line)
            continue
        if takes_line(draft, index, scribe, taxonomy, after_text=after_text):
            continue
        text = _take_brackets(line.text, scribe, taxonomy, after_text=after_text)
        if datelines == 1 and (bracket := read_dateline(text, taxonomy)):
            record_credit(scribe, _house_of(bracket, taxonomy), (), sure=True)
            scribe.cut(bracket.group(), "dateline")
            text = text[bracket.end() :]
        after_text = after_text or (is_sentence(text) and index >= first)
        text = take_head(text, scribe, taxonomy)
        whole = text = take_desk(text, scribe, taxonomy)
        before, signed = len(scribe.outlets), len(scribe.authors)
        text, trace = take_tail(text, scribe, taxonomy)
        listed = listed or (after_text and is_header(line.text))
        if "@" not in line.text and (listed or (index < last and len(scribe.authors) == signed)):
            del scribe.outlets[before:]  # whoever signs another article, or owns the picture above what follows
        if len(paragraphs) <= 1 and len(scribe.outlets) > before and shows_first(text):
            # The agency behind a picture's text: whoever prints it may be another.
            owners = signatures().picture_owners
            scribe.outlets[before:] = [clue for clue in scribe.outlets[before:] if clue.value not in owners]
        if index < captioned and _is_photographers(text, whole):
            scribe.cut(text, "caption")
            scribe.shorten(line, "", Trace.CAPTION)
        elif text == line.text:
            scribe.keep(line)
        else:
            scribe.shorten(line, text, trace or Trace.FURNITURE)
    return scribe.finish()


def _is_photographers(text: str, whole: str) -> bool:
    """`… 둘러보고 있다. /최영 기자`, `… 7일 온결군청에서 … 보고 있다. … 최영 기자`, with an article's text below it: a
    picture's caption."""
    if text == whole or len(text) > _CAPTION:
        return False
    return shows_a_day(text.partition(". ")[0]) or (whole[len(text) :].lstrip()[:1] == "/" and is_caption_text(text))


def read_dateline(text: str, taxonomy: Taxonomy) -> re.Match[str] | None:
    """The bracket a text begins with if it holds nothing but places and an outlet; its group `outlet` may be None.

    >>> from digest.taxonomy import load_taxonomy
    >>> text = "[남원] 시는 곤충 단백질 연구동의 문을 열었다고 9일 밝혔다."
    >>> read_dateline(text, load_taxonomy()).group()
    '[남원] '
    >>> read_dateline(text.replace("남원", "단독"), load_taxonomy())
    """
    match = _DATELINE.match(text)
    if not match or not is_paragraph(text[match.end() :]):
        return None
    house = _house_of(match, taxonomy)
    if match["outlet"] and not house:
        return None
    places = (match["place"] or "").split("·")
    return match if all(place in ("", house) or place in taxonomy.place_names for place in places) else None


def _house_of(dateline: re.Match[str], taxonomy: Taxonomy) -> str:
    """The outlet a dateline names, or an empty text; a name of four letters stands where a place would."""
    if not dateline["outlet"]:
        return dateline["place"] if is_paper(dateline["place"] or "") else ""
    named = dateline["outlet"]
    return named if known_name(named, taxonomy) else house_in(f"{dateline['first'] or ''}{named}")


def _take_brackets(text: str, scribe: Scribe, taxonomy: Taxonomy, *, after_text: bool) -> str:
    position = 0
    if text[:1] not in _OPENING and "=" not in text and not some_role().search(text):
        return text  # nothing in it signs
    while match := _BRACKET.search(text, position):
        credit = (read_credit(match["inside"], taxonomy) or _signed_label(match)) if _may_sign(match) else None
        if credit is None:
            position = match.start() + 1
            continue
        outlet, names = credit
        end = match.end()
        follow = _following().match(text, end)
        if follow:
            names = (*names, *bare_names(follow["names"]))
            end = follow.end()
        elif (
            not names
            and not (outlet and match["inside"].rstrip().endswith(signatures().roles))
            and "=" not in match["inside"]
            and not _signs_alone(match, outlet, taxonomy, after_text=after_text)
        ):
            position = match.start() + 1
            continue
        paper = is_paper(outlet)
        if not names and "=" not in match["inside"] and not is_house(outlet, taxonomy):
            outlet = ""  # an office in brackets is a place, or a label
        signed = bool(names) or match["inside"].rstrip().endswith(signatures().roles)
        pictured = _signs_picture(match, outlet if names else "", text[end:], after_text=after_text)
        if not pictured:
            record_credit(scribe, outlet, names, sure=paper or (signed and ends_as_outlet(outlet)))
            address = EMAIL.search(match["inside"]) if "@" in match["inside"] else None
            scribe.outlets.extend([mailed_from(address.group())] if address else [])
        scribe.cut(text[match.start() : end], "dateline of a caption" if pictured else "byline")
        text = _join(text[: match.start()], text[end:])
        position = match.start()
    return text


def _signs_picture(bracket: re.Match[str], outlet: str, rest: str, *, after_text: bool) -> bool:
    """`▲ [서울=온결통신] …`, or an agency's signed dateline behind a sentence or above no paragraph: a picture's."""
    if bracket.string[0] == _PICTURE and bracket.start() <= _MARK:
        return True
    behind = bracket.string[: bracket.start()].rstrip().endswith("다.") or (after_text and not is_paragraph(rest))
    return behind and "=" in bracket["inside"] and outlet in signatures().picture_owners


def _signed_label(bracket: re.Match[str]) -> tuple[str, tuple[str, ...]] | None:
    """`[골목바이오]최영 기자 = `, `[화성=골목바이오] 최영 기자 = `: a signed line names who publishes it."""
    place, _, label = bracket["inside"].strip().rpartition("=")
    if place and not _TOWN.fullmatch(place):
        return None
    follow = _following().match(bracket.string, bracket.end())
    signs = not bracket.start() and bracket.group()[0] != "(" and follow and follow.group().rstrip().endswith("=")
    return (label, ()) if signs and " " not in label and bare_names(follow["names"] if follow else "") else None


def _may_sign(bracket: re.Match[str]) -> bool:
    """Whether it is worth reading: most brackets explain a word inside a sentence."""
    inside = bracket["inside"]
    return (
        not bracket.start()
        or "=" in inside
        or bool(some_role().search(inside))
        or bool(_following().match(bracket.string, bracket.end()))
    )


def _signs_alone(bracket: re.Match[str], outlet: str, taxonomy: Taxonomy, *, after_text: bool) -> bool:
    """A bare outlet in brackets signs where it opens a line, with its place or not, or is all of a line below the text.

    Round brackets never sign: `(KIST)` explains a name.
    """
    if bracket.group()[0] == "(" or bracket.start():
        return False
    whole = bracket.end() == len(bracket.string)
    if after_text and not whole and not is_paragraph(bracket.string[bracket.end() :]):
        return False  # another article's headline
    beside = _REPRINT.sub("", bracket["inside"]).strip()[len(outlet) :].strip()
    again = all(word == "신문" or known_name(word, taxonomy) for word in beside.split())
    return again or beside in taxonomy.place_names or (whole and after_text) or _seats(outlet, beside, taxonomy)


def _seats(outlet: str, beside: str, taxonomy: Taxonomy) -> bool:
    """`KBS 온결`: a broadcaster or paper, and where it reports from."""
    return bool(_TOWN.fullmatch(beside)) and is_press(outlet, taxonomy)


def read_credit(inside: str, taxonomy: Taxonomy) -> tuple[str, tuple[str, ...]] | None:
    """What the brackets of a byline say: the outlet's name (or empty) and the names; None if it is none.

    Understood: `서울경제TV 남원=최영 기자`, `서울=연합뉴스`, `데일리안 = 남궁경 기자`, `대구=최영 기자`, `최영 기자`.
    """
    if any(word in inside for word in ("사진", "자료", "제공")):
        return None
    inside = _REPRINT.sub("", EDITION.sub("", EMAIL.sub("", inside) if "@" in inside else inside)).strip()
    slashed = _SLASHED.fullmatch(inside)
    if slashed and _outlet_name(slashed["outlet"], taxonomy):
        return slashed["outlet"], names_in(slashed["rest"])
    left, equals, right = (part.strip() for part in _SIDES.sub("=", inside, count=1).partition("="))
    reporter = house_reporter().fullmatch(inside) or glued_reporter().fullmatch(inside)
    if reporter and is_name(reporter["name"]) and _outlet_name(reporter["house"], taxonomy):
        return reporter["house"], (reporter["name"],)
    names = names_in(inside)
    if not equals:
        lead = _named_tail().sub("", inside).strip(" /|·_:│-")
        outlet = next(filter(None, (_outlet_name(part, taxonomy) for part in _BESIDE.split(lead))), "")
        if names and not outlet and len(lead) >= UNKNOWN and " " not in lead:
            outlet = lead  # counts only where the copyright notice says the same
        return (outlet, names) if names or known_name(outlet, taxonomy) else None
    if not left or not right or len(left) > 30:
        return None
    return _read_pair(left, right, names, taxonomy)


def _read_pair(left: str, right: str, names: tuple[str, ...], taxonomy: Taxonomy) -> tuple[str, tuple[str, ...]] | None:
    """The two sides of `서울=연합뉴스`, `데일리안=남궁경 기자`, `대구=최영`."""
    for side, other in ((left, right), (right, left)):
        outlet = _outlet_name(_named_tail().sub("", side).strip(), taxonomy)
        if outlet and (names or _PLACE.fullmatch(other)):
            parts = re.split(r"[·,/ ]+", other) if side is left else ()
            alone = tuple(name for name in parts if is_name(name) and name not in taxonomy.place_names)
            return outlet, names or alone
    if names or (_TOWN.fullmatch(left) and is_name(right)):
        return "", names or (right,)
    return None


def _outlet_name(text: str, taxonomy: Taxonomy) -> str:
    """The outlet a piece of a byline names, a place after it (`서울경제TV 남원`, `새벽신문ㅣ남원`) left out."""
    if "ㅣ" in text or "|" in text:
        return next(filter(None, (_outlet_name(part, taxonomy) for part in _BESIDE.split(text))), "")
    first = text.partition("·")[0]
    if first != text and is_press(first, taxonomy):
        return first
    place, _, house = text.partition("/")
    words = (house if place in taxonomy.place_names else text).split()
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count])
        if known_name(name, taxonomy) and not _OFFICIAL.search(" ".join(words[count:])):
            return name
    if 1 <= len(words) <= 3 and ends_as_outlet(words[0]) and len(words[0]) > 2:
        return words[0]
    return house_in(" ".join(words))


@cache
def _named_tail() -> re.Pattern[str]:
    return compiled(rf"\s?{NAMES}\s?{role()}\s?$")


@cache
def _following() -> re.Pattern[str]:
    """` 최영 기자 = ` or ` 최영·김하나 특파원 ` after the bracket."""
    return compiled(
        rf"\s?(?P<names>{NAME}(?:(?:\s?[·ㆍ,/]\s?|\s){NAME}){{0,5}})\s?(?:{role()}(?:\s?=|(?=\s))|\s?=(?=[\s가-힣]))\s?"
    )


def _join(left: str, right: str) -> str:
    left, right = left.rstrip(), _AFTER.sub("", right, count=1) if right[:1] in " .=:|-" else right
    return f"{left} {right}".strip() if left and right else left or right
