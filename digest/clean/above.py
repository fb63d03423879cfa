"""Lines above the text that are neither its headline nor its deck: labels, stamps, signatures, captions."""

from __future__ import annotations

import re
from functools import lru_cache

from digest.clean.lexicon import furniture, is_menu, key, letters
from digest.clean.patterns import NAME, is_name
from digest.clean.shapes import is_caption_text, is_statement

_SHORT = 20
_SPACED = 12
_FEW = 2
_POLITE = re.compile(r"(?:니다|세요|(?<![필중수주개소동])요|하죠|까요?|나요)[.!?]?[\])]?$")
_POLITE_REACH = 4
"""Characters of the longest polite ending with its marks."""
_CARD = 25
_STAMP = re.compile(r"(?:19|20)\d{2}[-./]\s?\d{1,2}[-./]\s?\d{1,2}\.?\s+\d{1,2}:\d{2}")
_DAY_LINE = re.compile(
    r"(?:19|20)\d{2}\s?[-./년]\s?\d{1,2}\s?[-./월]\s?\d{1,2}\s?[일.]?\s?\(?[월화수목금토일](?:요일)?\)?(?:\s|$)"
)
_DAY = re.compile(
    r"(?<!\d)(?:(?:19|20)\d{2}\s?[-./년]\s?)?\d{1,2}\s?[-./월]\s?\d{1,2}\s?[일.]?\s?\(?[월화수목금토일](?:요일)?\)"
    r"|(?<!\d)(?:19|20)\d{2}\s?[-./년]\s?\d{1,2}\s?[-./월]\s?\d{1,2}\s?[일.]?(?!\d)"
)
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
_STAMPED = 12
"""Letters that stand beside the day in a line that is no more than a stamp."""
_PAGE = re.compile(r"[|\s]*(?:[가-힣]{2,4}\s)?제?\s?\d{1,2}면")
_PICTURED = re.compile(
    r"사진\s?(?:제공)?\s?[=ⓒ:]|사진제공|^\[?사진\]?\s|\([^()]{0,8}(?:왼쪽|오른쪽|가운데)[^()]{0,8}\)"
)
_SCENE = re.compile(
    r"[^\[<【].{2,40}(?<=[가-힣A-Za-z)])\s(?:전경|조감도|투시도|배치도|위치도|현장\s?사진|단체\s?사진|기념\s?사진)"
)
"""`온결시청 전경`: what a picture shows, and nothing else."""
_CREDIT = re.compile(r"[.\s]*[\[(/][^\[\]()/]{2,15}[\])]?$")
_PORTRAIT = re.compile(
    r"(?P<name>[가-힣]{2,4})\s(?:[가-힣A-Za-z·]{2,20}\s?){0,3}"
    r"(?:시장|군수|지사|구청장|대표|대표이사|원장|회장|이사장|총장|교수|장관|의원|본부장|사장|소장|단장|센터장|위원장|교육감)\.?"
)
_SIGNED = re.compile(rf"(?:[가-힣A-Za-z]{{2,8}}[\s=])?(?:{NAME}\s?(?:기자|특파원|통신원)[\s,·/]*){{1,4}}")
_NAMED_LAST = re.compile(rf"(?:^|[\sA-Za-z])(?P<name>{NAME}?)\s?(?:기자|특파원|통신원)$")
_NAMES = re.compile(rf"({NAME}?)\s?(?:기자|특파원|통신원)")
_TOLD = re.compile(r"니다\.[\])]?$")
ASKED = re.compile(r"(?:(?P<you>시나요|십니까)|니다|세요|까요|나요|어요|아요)[.?!]?$")
_PREDICATE = re.compile(r"(?:[다라자까요네]|듯|중)$")
_BARE = re.compile(r"[가-힣A-Za-z·&/ ]+")
_SIGN = re.compile(r"[,…‘’“”'\"]")
"""No button has one: `군, 의료 기기 지원 확대` is a headline."""
PARTICLE = re.compile(r"[가-힣](?:은|는|을|를|에|에서|으로|에게|까지|부터)(?=[\s,])")


def is_label(text: str) -> bool:
    """The name of a section, or a button (`글자 크기 변경하기`)."""
    words = furniture()
    button = len(text) <= _SHORT and text.endswith(words.menu_endings) and not _SIGN.search(text)
    return button or key(text) in words.edge_lines


def is_no_deck(text: str) -> str:
    """Why a line above the text is no deck (a rule's name), or an empty text."""
    return next((rule for rule, applies in _RULES if applies(text)), "")


@lru_cache(maxsize=4096)
def is_polite(text: str) -> bool:
    """Whether a line ends as one speaks to readers.

    >>> is_polite("다음 기사를 읽어보세요."), is_polite("군은 내년 연구동을 짓는다.")
    (True, False)
    """
    return bool(_POLITE.search(text, max(len(text) - _POLITE_REACH, 0)))


def _is_picture(text: str) -> bool:
    portrait = _PORTRAIT.fullmatch(text)
    return bool(
        _PICTURED.search(text)
        or _SCENE.fullmatch(text)
        or (portrait and is_name(portrait["name"]))
        or (text[-1:] == "." and text[-2:] != ".." and not is_statement(text))
        or (text[-1:] in "])" and is_caption_text(_CREDIT.sub("", text)))
    )


def _is_stamp(text: str) -> bool:
    """A day, and no more beside it than a name: `2024-03-05 ㅣ 최영`, `YTN 2024. 3. 5. 21:04`."""
    rest = _DAY.sub(" ", text, count=1) if any(map(str.isdecimal, text)) else text
    return rest != text and len(letters(_CLOCK.sub(" ", rest))) <= _STAMPED and not PARTICLE.search(text)


def _is_signed(text: str) -> bool:
    short = len(text) <= _CARD and _NAMED_LAST.search(text)
    return len(text) <= 2 * _SHORT and bool(_SIGNED.fullmatch(text) or (short and is_name(short["name"])))


def signed_names(text: str) -> tuple[str, ...]:
    """The names of a line that is nothing but signatures, also without a space between them."""
    return tuple(dict.fromkeys(name for name in _NAMES.findall(text) if is_name(name)))


def _is_asked(text: str) -> bool:
    asked = ASKED.search(text)
    return bool(_TOLD.search(text) or (asked and asked["you"]))


def is_bare(text: str) -> bool:
    """Whether a line is nothing but a few nouns."""
    return len(text) <= _SHORT and bool(_BARE.fullmatch(text)) and not _PREDICATE.search(text)


def is_place(text: str) -> bool:
    """Whether a line is two nouns and no more, which no headline is: `온결시청 전경`."""
    text = text.strip("| ")
    words = text.rstrip("!").split()
    same = len(words) > 1 and len({word.strip("!") for word in words}) == 1
    return same or (is_bare(text) and len(text) <= _SPACED and len(words) == _FEW)


_RULES = (
    ("date line", lambda text: bool(_STAMP.search(text) or _DAY_LINE.match(text) or _is_stamp(text))),
    ("counter or mark", lambda text: bool(_PAGE.fullmatch(text))),
    ("caption", _is_picture),
    ("byline", _is_signed),
    ("notice", _is_asked),
    ("menu", is_menu),
)
