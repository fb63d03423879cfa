"""Lines above the text that are neither its headline nor its deck: labels, stamps, signatures, captions."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from digest.clean.lexicon import choice, furniture, is_menu, key, letters, signatures
from digest.clean.patterns import NAME, is_name
from digest.clean.shapes import is_caption_text, is_statement
from digest.lazy import compiled, regex

_SHORT = 20
_SPACED = 12
_FEW = 2
_POLITE = regex(r"(?:(?<!아)니다|세요|(?<![필중수주개소동])요|하죠|까요|(?<![으이])니까|나요)[.!?]?[\])]?$")
_POLITE_REACH = 4
"""Characters of the longest polite ending with its marks."""
_CARD = 25
_DAY = regex(
    r"(?<!\d)(?P<year>(?:19|20)\d{2}\s?[-./년]\s?)?\d{1,2}\s?[-./월]\s?\d{1,2}(?!\d)\s?[일.]?"
    r"(?:\s?\(?(?P<weekday>[월화수목금토일])(?:요일)?(?:\)|(?=\s|$)))?"
)
_CLOCK = regex(r"\d{1,2}:\d{2}(?::\d{2})?")
_STAMPED = 12
"""Letters that stand beside the day in a line that is no more than a stamp."""
_PAGE = regex(r"[|\s]*(?:[가-힣]{2,4}\s)?제?\s?\d{1,2}면")
_CREDIT = regex(r"[.\s]*[\[(/][^\[\]()/]{2,15}[\])]?$")
_SIGNED = regex(rf"(?:[가-힣A-Za-z]{{2,8}}[\s=])?(?:{NAME}\s?(?:기자|특파원|통신원)[\s,·/]*){{1,4}}")
_NAMED_LAST = regex(rf"(?:^|[\sA-Za-z])(?P<name>{NAME}?)\s?(?:기자|특파원|통신원)$")
_NAMES = regex(rf"({NAME}?)\s?(?:기자|특파원|통신원)")
_TOLD = regex(r"(?<!아)니다\.[\])]?$")
ASKED = regex(r"(?:(?P<you>시나요|십니까)|(?<!아)니다|세요|까요|나요|어요|아요)[.?!]?$")
_NO_PHRASE = regex(r"다\.\s|(?:[나가까는은지냐]|에게|까지|부터)\.$")
"""What no phrase of a picture has: a whole sentence, a question, a particle at its end."""
_PREDICATE = regex(r"(?:[다라자까요네]|듯|중)$")
_BARE = regex(r"[가-힣A-Za-z·&/ ]+")
_SIGN = regex(r"[,…‘’“”'\"]")
"""No button has one: `군, 의료 기기 지원 확대` is a headline."""
PARTICLE = regex(r"[가-힣](?:은|는|을|를|에|에서|으로|에게|까지|부터)(?=[\s,])")


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

    >>> is_polite("다음 기사를 읽어보세요."), is_polite("군은 내년 연구동을 짓는다."), is_polite("끝이 아니다.")
    (True, False, False)
    """
    return bool(_POLITE.search(text, max(len(text) - _POLITE_REACH, 0)))


@cache
def _pictured() -> re.Pattern[str]:
    sides = choice(signatures().picture_sides)
    return compiled(
        rf"사진\s?(?:제공)?\s?[=ⓒ:]|사진제공|^\[?사진\]?\s(?!\S*(?:[로을를은는이가에의]|전)\s)|\([^()]{{0,8}}(?:{sides}|가운데)[^()]{{0,8}}\)"
    )


@cache
def _scene() -> re.Pattern[str]:
    """`온결시청 전경`: what a picture shows, and nothing else."""
    return compiled(rf"[^\[<【].{{2,40}}(?<=[가-힣A-Za-z)])\s(?:{choice(signatures().picture_scenes)})")


@cache
def _portrait() -> re.Pattern[str]:
    """`최영 온결바이오 대표`: who is to be seen."""
    titles = choice(signatures().portrait_titles)
    return compiled(
        rf"(?P<name>[가-힣]{{2,4}}|[\u4e00-\u9fff]{{2,4}})\s(?:[가-힣A-Za-z·]{{2,20}}\s?){{0,3}}(?:{titles})\.?"
    )


def _is_picture(text: str) -> bool:
    portrait = _portrait().fullmatch(text)
    return bool(
        _pictured().search(text)
        or _scene().fullmatch(text)
        or (portrait and (is_name(portrait["name"]) or portrait["name"][0] < "가"))
        or (text[-1:] == "." and text[-2:] != ".." and not is_statement(text) and not _NO_PHRASE.search(text))
        or (text[-1:] in "])" and is_caption_text(_CREDIT.sub("", text)))
    )


def _is_stamp(text: str) -> bool:
    """A day with the time behind it, or with its weekday before all else; any day with no more beside it than a name:
    `2024-03-05 ㅣ 최영`, `YTN 2024. 3. 5. 21:04`."""
    days = _DAY.finditer(text) if any(map(str.isdecimal, text)) else ()
    day = next((day for day in days if day["year"] or (day["weekday"] and day.group()[-1] == ")")), None)
    if not day:
        return False
    before, behind = text[: day.start()], text[day.end() :]
    if day["year"] and ((day["weekday"] and not before) or _CLOCK.match(behind.lstrip())):
        return True
    return len(letters(_CLOCK.sub(" ", f"{before} {behind}"))) <= _STAMPED and not PARTICLE.search(text)


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


def names_next(text: str) -> bool:
    """Whether a line says that the next one is the headline: `- 제목`, on boards whose fields are items of a list."""
    return key(text) in ("제목", "글제목")


def is_place(text: str) -> bool:
    """Whether a line is two nouns and no more, which no headline is: `온결시청 전경`."""
    text = text.strip("| ")
    words = text.rstrip("!").split()
    same = len(words) > 1 and len({word.strip("!") for word in words}) == 1
    return same or (is_bare(text) and len(text) <= _SPACED and len(words) == _FEW)


_RULES = (
    ("date line", _is_stamp),
    ("counter or mark", lambda text: bool(_PAGE.fullmatch(text))),
    ("caption", _is_picture),
    ("byline", _is_signed),
    ("notice", _is_asked),
    ("menu", is_menu),
)
