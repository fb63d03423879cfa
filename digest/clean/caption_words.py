"""What the words of a line alone say of a picture, wherever the line stands."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from digest.clean.lexicon import choice, signatures
from digest.clean.patterns import DAY, NAME
from digest.clean.plain import is_plain
from digest.clean.scenes import shows_act, shows_scene
from digest.clean.shapes import is_caption_text, is_paragraph, is_statement
from digest.lazy import compiled, regex

SAYS = regex(r"(?:말했|밝혔|전했|강조했|설명했|덧붙였|당부했)다")
PLACE_OF_PHOTO = regex(r"\s?[/|]\s?[^\s/|.]{2,12}\s?[/|]?$")
"""`… 기념 촬영을 하고 있다./온결군`: whose picture it is, without the word for giving."""
MARKS = "(▲△▼▽↑↓←◀|ⓒ©"
"""What captions and owners' names begin with, and no other paragraph."""
_OWNED = regex(r"[^.]{4,60}\.\s[가-힣A-Za-z0-9]{2,15}$")
"""`온결동 조감도. 온결군`: a phrase, and whose picture it is."""
_TAKEN = regex(r"(?:지난\s)?\d{1,2}일\s(?:오전|오후)\s")
"""`7일 오후 온결군청에 …`: when the picture was taken."""
_ON_A_DAY = regex(
    r"(?!(?:\S+\s){0,2}\S*[가-힣)](?:은|는)\s)(?!.*(?:따르면|[가-힣](?:며|면서|하여|되어),?\s|(?:관심|눈길|이목|호응|인기|박차|속도|총력|힘)[을를]\s))"
    r"(?=.*(?<![\d~∼·])\d{1,2}일(?:\([^()]{2,8}\))?\s)(?=.*(?:에서|에\s모여)\s)[^.“”]{20,}고 있다"
)
"""`최영 원장이 7일 온결군청에서 … 설명하고 있다`: what somebody is doing at a place on a day that is past. Reports say
what was done, begin with what they are about (`원장은`), and string clauses together."""
_OWNER = regex(r"(?<=다\.)\s(?P<name>[가-힣A-Za-z0-9]{2,14})$")
_OWNER_REACH = 17
_CREDIT_REACH = 80
_BRACKETS = "])>〉"
_WIRE_END = regex(DAY + r"\s?[(\[][^()\[\]]{2,30}[)\]]\s?/\s?뉴스1$")
_WIRE_END_REACH = 60
_HALF = 5
"""Characters of a caption that stands twice on one line, at least."""
_SIDE_SIGN = regex(r"\((?:좌|우|위|아래)")
LONGEST = 250
"""Characters a caption has at most."""


@cache
def photo_field() -> re.Pattern[str]:
    """What a line about a picture begins with: `사진 설명`, `사진 1`, `※사진=`."""
    told = r"(?:제공|출처|자료)(?:을|를|은|는|이|에|의|도|과|와|로|가|\s.*[은는이을를도]\s.*다\.$)"
    return compiled(
        rf"^(?:[※*<\[(]\s?)?사진\s?(?!{told})(?:{choice(signatures().picture_fields)}|\d{{1,2}}|[:：=.])"
        r"|[<\[(]\s?(?:그림|도표)\s?\d{1,2}\s?[>\])]|큰\s?사진\s?보기\s?[▲△]"
    )


@cache
def credited_start() -> re.Pattern[str]:
    """A credit before a paragraph: `사진=온결군 …`."""
    return compiled(rf"^(?:{choice(signatures().picture_kinds)})\s?=\s?[^\s]{{2,20}}\s")


@cache
def _sides() -> re.Pattern[str]:
    """Who stands where in a picture."""
    sides = choice(signatures().picture_sides)
    return compiled(
        rf"\([^()]{{0,8}}(?:{sides}|가운데)[^()]{{0,8}}\)|\((?:좌|우|위|아래)(?:측|하단|상단)?\)"
        rf"|(?:{sides})(?:에서)?\s?(?:부터|에서|두\s?번째|세\s?번째|네\s?번째)"
    )


@cache
def credit_end() -> re.Pattern[str]:
    """A credit a caption ends with: `/광주광역시 제공`, `[사진=뉴시스]`, `(사진 제공-나주시)`, `ⓒ뉴스1`."""
    words = choice(signatures().credit_words)
    return compiled(
        rf"(?:\s[가-힣A-Za-z0-9]{{2,10}}\s?DB|/\s?(?:사진\s?)?제공\s?[=:]\s?[^\s/]{{1,20}}|[/|]\s?[^\s/]{{1,20}}(?:\s[^\s/]{{1,20}}){{0,2}}\s?(?:제공|DB|캡처|캡쳐|갈무리)"
        rf"|[\[(]\s?(?:촬영\s?{NAME}|{NAME}\s(?:촬영|제작))\s?[\])](?:\s?(?:일러스트|삽화|그래픽))?|(?<=[가-힣]\.\s)(?<!다\.\s)사진\s[가-힣A-Za-z0-9]{{2,12}}"
        rf"|[\[(<〈][^\[\]()<>〈〉]{{0,40}}(?:{words})[^\[\]()<>〈〉]{{0,40}}[\])>〉]{{1,2}}"
        rf"|(?:^|[.\s])(?:사진|자료|제공)\s?[=:ⓒ]\s?[^.]{{1,30}}"
        rf"|[.]\s?[^\s.]{{1,15}}(?:\s[^\s.]{{1,15}}){{0,2}}\s?제공"
        rf"|(?:{DAY}\s?/?\s?뉴스1\s?)?[ⓒ©]\s?News1(?:\s{NAME}\s?(?:\S{{1,3}})?기자)?"
        rf"|(?<![가-힣A-Za-z])[ⓒ©]\s?[가-힣A-Za-z0-9 ]{{2,20}})\s?\.?$"
    )


def credit_start(text: str) -> int:
    """Where the credit begins that a line ends in; its length if there is none."""
    credit = credit_end().search(text, max(len(text) - _CREDIT_REACH, 0))
    return credit.start() + credit.group().startswith(".") if credit else len(text)


@lru_cache(maxsize=4096)
def is_told(text: str) -> bool:
    """Whether a line is a paragraph that tells something and no rule takes for a caption, wherever it stands below the
    first one, unless it stands twice.

    >>> is_told("최영 원장은 “시험동을 내년까지 짓고 기업 열두 곳을 새로 들이겠다”고 말했다.")
    True
    >>> is_told("최영 원장(왼쪽)과 남가온 시장이 협약서에 서명하고 있다.")
    False
    """
    if is_caption_text(text) or shows_act(text) or says_itself_twice(text):
        return False
    return is_plain(text) or (
        is_paragraph(text)
        and text[0] not in MARKS
        and is_statement(text)
        and not credited_start().match(text)
        and not (len(text) <= LONGEST and (photo_field().match(text) or any(applies(text) for applies in _BY_WORDS)))
    )


@lru_cache(maxsize=4096)
def may_show(text: str) -> bool:
    """Whether the words of a line may be of a picture; of most lines they are not, which is told faster.

    >>> may_show("연구동 조감도 /온결군 제공"), may_show("남원시, 연구동 짓는다")
    (True, False)
    """
    return (
        text[0] in MARKS
        or text.rstrip(" .")[-1:] in _BRACKETS
        or text[-2:-1].isdecimal()
        or text[-1].isdecimal()
        or ". " in text[-_OWNER_REACH:]
        or bool(_picture_sign().search(text))
        or is_caption_text(text)
        or shows_scene(text)
        or shows_act(text)
        or says_itself_twice(text)
    )


@cache
def _picture_sign() -> re.Pattern[str]:
    words = {*signatures().credit_signs, "제공", "쪽", "줄", "가운데", "/", "|"}
    return compiled(choice(words))


def is_credited(text: str) -> bool:
    """A caption that ends in a credit."""
    end = text[-80:]
    if end.rstrip(" .")[-1:] not in _BRACKETS and not any(word in end for word in signatures().credit_signs):
        return False  # looking is much faster than matching
    return bool(credit_end().search(end)) and _is_picture_text(text)


def is_sided(text: str) -> bool:
    """`최영 원장(왼쪽)과 …`, `왼쪽에서 두 번째부터 …`: names in the order of a picture."""
    signed = "쪽" in text or "줄" in text or "가운데" in text or ("(" in text and _SIDE_SIGN.search(text))
    if not signed or not _sides().search(text) or SAYS.search(text):
        return False
    bare = PLACE_OF_PHOTO.sub("", text)
    # A statement of another kind at the end: a paragraph, perhaps with a caption glued before it.
    return not is_statement(bare) or is_caption_text(bare) or bare.endswith("모습이다.")


def says_itself_twice(text: str) -> bool:
    """Whether a line is the same words twice: the text for the blind, and the caption behind it.

    >>> says_itself_twice("온결군 새 시험동온결군 새 시험동"), says_itself_twice("온결군 새 시험동")
    (True, False)
    """
    half = len(text) // 2
    twice = half >= _HALF and text[0] == text[-half] and text[:half] == text[-half:]
    return twice and (len(text) == 2 * half or text[half] == " ")


def shows_a_day(text: str) -> bool:
    """Whether a sentence tells what was to be seen somewhere on a day.

    >>> shows_a_day("최영 원장이 7일 온결군청에서 열린 설명회에서 새 시험동을 설명하고 있다.")
    True
    >>> shows_a_day("온결군은 7일 군청에서 설명회를 열고 새 시험동을 알리고 있다.")
    False
    """
    return "고 있다" in text[-8:] and bool(_ON_A_DAY.fullmatch(text.rstrip(".")))


def shows_first(text: str) -> bool:
    """Whether the first sentence is of a picture, and none of them tells what somebody said.

    >>> shows_first("참석자들이 새 시험동을 둘러보고 있다. 시험동은 내년에 문을 연다.")
    True
    """
    first = text.partition(". ")[0]
    return not SAYS.search(text) and (is_caption_text(first) or bool(_TAKEN.match(first) and first.endswith("있다")))


def is_owned(text: str) -> bool:
    """Whether an agency's name stands behind a line's last sentence: `… 행사를 연다. 온결통신`."""
    return _name_behind(text) in signatures().picture_owners


def is_phrase_owned(text: str) -> bool:
    """Whether a line is a phrase with a full stop and an agency's name behind it.

    >>> is_phrase_owned("최영 온결시장. 연합뉴스"), is_phrase_owned("온결시는 올해 문을 연다. 연합뉴스")
    (True, False)
    """
    phrase, _, name = text.rpartition(". ")
    owned = name in signatures().picture_owners and ". " not in phrase
    return owned and bool(phrase) and not is_statement(f"{phrase}.")


def is_agencys(text: str) -> bool:
    """`… 둘러보고 있다. 시험동은 내년에 문을 연다. 온결통신`: a picture's text, and the agency whose it is."""
    return _name_behind(text).endswith(signatures().picture_owners) and shows_first(text)


def _name_behind(text: str) -> str:
    """What stands behind a line's last sentence, if it may be a name; else nothing."""
    owner = _OWNER.search(text, max(len(text) - _OWNER_REACH, 0))
    return owner["name"] if owner else ""


def ends_as_wire(text: str) -> bool:
    """Whether a day, and perhaps who gave the picture, and the agency stand at the end: however long the text is."""
    return bool(_WIRE_END.search(text, max(len(text) - _WIRE_END_REACH, 0)))


def is_signed_off(text: str) -> bool:
    """`온결동 조감도. /온결군`: a phrase with a full stop, and whose picture it is."""
    if _OWNED.match(text) and is_caption_text(text.partition(". ")[0]):
        return True
    if "/" not in text[-16:] and "|" not in text[-16:]:
        return False
    bare = PLACE_OF_PHOTO.sub("", text)
    return bare != text and len(text) <= 120 and bare[-1:] == "." and (not is_statement(bare) or is_caption_text(bare))


def _is_picture_text(text: str) -> bool:
    """One sentence or phrase about a picture, not a paragraph that happens to end in brackets."""
    return len(text) <= 160 or "있다" in text[-60:]


_BY_WORDS = (is_sided, is_credited, is_signed_off)
"""Those that look at nothing but the words of a line."""
