"""The alternations that find every date word; every quantifier and look-around is bounded."""

from __future__ import annotations

import re

from digest.lazy import regex

APOSTROPHES = "'’‘`´′"
"""What stands before a two-digit year."""

_S = r"[^\S\n]?"
_S1 = r"[^\S\n]"
_Y4 = r"(?:19|20)\d\d"
_M = r"(?:1[0-2]|0?[1-9])"
_D = r"(?:3[01]|[12]\d|0?[1-9])"
_MARK = f"[{APOSTROPHES}]"
_DASH = rf"{_S}[~∼〜～˜–—-]{_S}"
_AND = rf"(?:{_DASH}|[·‧ㆍ,]{_S})"
_DOT = rf"{_S}[./-]{_S}"
_WEEKDAY = rf"(?:{_S}[(（]([월화수목금토일])(?:요일)?[)）])?"
# What may follow 일 and 월 without a space; anything else makes another word of them.
_AFTER_DAY = (
    r"(?:(?![가-힣])|(?=에|은|는|을|이(?![내상하후틀])|부터|까지|자|과|와|로|의|께|도|만(?!에)|경|쯤|오전|오후|밤|새벽"
    r"|낮|저녁|기준|현재))"
)
_AFTER_MONTH = (
    r"(?:(?![가-힣])|(?=말|초|중|하순|상순|에|은|는|을|부터|까지|경|쯤|께|이|과|와|로|의|도|분|호|기준|현재|달|한))"
)
_AFTER_WEEK = r"(?=말|초(?![가-힣])|에(?![가-힣])|부터|까지|중(?![가-힣]))|(?![가-힣])"
_WITHIN = rf"이내|내에|내로|내(?![가-힣]|{_S}[·~])|안에|안으로"

_NUMBERS = {
    "full": rf"({_Y4}){_DOT}({_M}){_DOT}({_D})(?!\d)\.?(?!\d){_WEEKDAY}",
    "fullk": rf"({_Y4})년{_S}({_M})월{_S}({_D})일{_WEEKDAY}",
    "full2": rf"{_MARK}(\d\d)[./-]{_S}({_M})[./-]{_S}({_D})(?!\d)\.?{_WEEKDAY}",
    "full3": rf"(?<=[(（])([12]\d)\.{_S}({_M})\.{_S}({_D})(?!\d)\.?{_WEEKDAY}(?=[)）])",
    "yspan": rf"({_MARK}?)((?:19|20)?\d\d)(?:년도?)?{_DASH}{_MARK}?((?:19|20)?\d\d)"
    rf"(?:년도?|(?!\d|[.,]\d|{_S}[가-힣%]))",
    "ym": rf"({_Y4}|{_MARK}\d\d)\.{_S}({_M})(?:월|\.?(?={_S}[)）~∼〜～]))",
    "ymt": rf"(?:(?<=[~∼〜～])|(?<=[~∼〜～]{_S1}))({_Y4}|{_MARK}\d\d)\.{_S}({_M})(?!\d|\.{_S}\d)\.?",
    "year": rf"({_Y4}){_S}(?:년도?|학년도|회계연도|연도)(?![대생간째여]|차(?!{_S}에))",
    "year2": rf"{_MARK}(\d\d){_S}년도?(?![대생간])",
    "year2m": rf"(\d\d)년{_S}(?={_M}월)",
    "mspan": rf"({_M}){_AND}({_M})월{_AFTER_MONTH}",
    "month": rf"({_M}){_S}월{_AFTER_MONTH}",
    "dspan": rf"({_D})일?{_WEEKDAY}{_AND}({_D}){_S}일{_AFTER_DAY}{_WEEKDAY}",
    "day": rf"({_D}){_S}일{_AFTER_DAY}{_WEEKDAY}",
    "mdspan": rf"({_M})\.{_S}({_D})\.(?:{_S}[(（][월화수목금토일][)）])?{_DASH}(?:({_M})\.{_S})?({_D})\.",
    "mdw": rf"({_M})[./]{_S}({_D})\.?{_S}[(（]([월화수목금토일])(?:요일)?[)）]",
    "mdt": rf"(?:(?<=[.)）][~∼〜～])|(?<=[.)）]{_S1}[~∼〜～]{_S1}))({_M})\.{_S}({_D})\.{_WEEKDAY}",
    "mdb": rf"(?<=[(（])({_M})\.{_S}({_D})\.?(?=[)）])",
    "quarter": rf"(?:([1-4]){_AND})?([1-4])(?:/4)?{_S}분기",
    "length": rf"(\d{{1,2}}){_S}(년|개월|주일?|일){_S}(간|동안|에{_S}걸쳐|{_WITHIN})",
}
_OF_THIS_YEAR = (
    rf"{_S}(?:[상하]반기|[1-4](?:/4)?{_S}분기|{_M}{_S}월|봄|여름|가을|겨울|연[초말]|[초말](?![가-힣])|추석|설|한{_S}해)"
)
_STARTS = {
    "yo": rf"재작년|지지난해|작년|지난{_S}해|올{_S}해|금년|내후년|내년|같은{_S}해|그{_S}해|이듬해"
    rf"|올(?={_OF_THIS_YEAR})",
    "mo": rf"지지난달|지난{_S}달|저번{_S}달|이달|이번{_S}달|금월|다음{_S}달|새{_S}달|내달(?![리렸려라])|내월"
    rf"|같은{_S}달",
    "week": rf"(?:지지난|지난|이번|다음){_S}주(?:{_AFTER_WEEK})"
    rf"|(?:금주|내주)(?={_S1}[월화수목금토일]요일|{_S1}중{_S1}|까지|부터)",
    "wday": r"[월화수목금토일]요일",
    "rel": rf"(?:어제|그제|그저께|모레)(?:(?![가-힣])|(?=부터|까지))|(?:오늘|내일)(?=부터|까지|[(（]|{_S1}오[전후])",
    "beside": rf"(?:전날|이튿날|다음{_S}날)(?:(?![가-힣])|(?=까지|부터|에(?![가-힣])|인|밤|오[전후]))",
    "same": rf"이날|같은{_S}날",
    "dir": rf"(?:지난|오는|다가오는|돌아오는)(?={_S}[\d{APOSTROPHES}상하연봄여가겨]|{_S}[월화수목금토일]요일)",
    "fwd": rf"(?:향후|앞으로|최근)(?={_S}\d)",
    "spelt": rf"(한|두|세|석|네|넉|다섯|여섯){_S}달{_S}(?:{_WITHIN})",
    "days": r"(이틀|사흘|나흘|닷새|열흘|보름|일주일)(?:간|[^\S\n]동안)",
    "part0": r"연내(?![가-힣])|연내(?=에|로)|(?:연말|연초)(?=까지|부터|께|쯤|에(?![가-힣]))",
    "half0": r"(?<![·ㆍ])[상하]반기",
}
_REST = {
    "half": r"(?<![·ㆍ])[상하]반기",
    "part": r"(?<=[년월달해올주\s])(?:연[말초](?!정산|연시)|말(?![가-힣])"
    r"|말(?=까지|부터|에|이|기준|현재|쯤|께|경|로|을|의)|초(?![가-힣])|초(?=부터|에|까지|순|쯤|께)|중순|초순|하순|상순)",
    "season": r"(?<=[해난년올는\s])(?:봄|여름|가을|겨울)(?:(?![가-힣])|(?=에|은|는|을|이|과|까지|부터|철|방학))",
    "from": rf"부터|(?<=[년월일])에서(?={_S1}\d)",
    "until": rf"까지|(?<=[해년달월기]{_S1})(?:안에|안으로|내에|내로|내(?![가-힣]))",
    "tilde": r"[~∼〜～]",
    "asof": r"기준|현재(?!까지)",
}


_NUMBER_BEGINS = (
    rf"(?<!\d\d)(?=\d{{0,3}}{_S}(?:[년월일주분학회연~∼〜～˜–—/-]|개월|\.{_S}\d|[·‧ㆍ,]{_S}\d{{1,2}}{_S}[월일]))"
)
_YEAR_BEGINS = r"(?=\d\d)"
_WORD = r"(?<![가-힣].)"
# What must stand around a letter for a date word to begin with it.
_HEADS = {
    **dict.fromkeys("2130456789", _NUMBER_BEGINS),
    "이": rf"{_WORD}(?=[날달듬번틀튿])",
    "에": r"(?<=[년월일]에)(?=서)",
    "지": rf"{_WORD}(?=[난지])",
    "다": rf"{_WORD}(?=[음가섯])",
    "하": r"(?=[반순])",
    "기": r"(?=준)",
    "사": rf"{_WORD}(?=흘)",
    "일": rf"{_WORD}(?=주|요일)",
    **dict.fromkeys("월화수목토", rf"{_WORD}(?=요일)"),
    "어": rf"{_WORD}(?=제)",
    "모": rf"{_WORD}(?=레)",
    "전": rf"{_WORD}(?=날)",
    "부": r"(?=터)",
    "까": r"(?=지)",
    "상": r"(?=[반순])",
    "중": r"(?=순)",
    "초": r"(?=순)|초(?<=[년월달해올주\s]초)",
    "말": r"(?<=[년월달해\s올주]말)",
    "내": rf"{_WORD}(?=[년후달월주일])|내(?<=[해년달월기]\s내)",
    "안": r"(?<=[해년달월기]\s안)",
    "올": rf"{_WORD}(?=[\d\s해여겨가봄상하초말연추설한])",
    "오": rf"{_WORD}(?=[는늘])",
    "같": rf"{_WORD}(?=은)",
    "그": rf"{_WORD}(?=\s?해|제|저께)",
    "현": r"(?=재)",
    "여": rf"(?=름)|여{_WORD}(?=섯)",
    "가": r"(?=을)",
    "겨": r"(?=울)",
    "봄": "",
    "연": rf"{_WORD}(?=[말초내])|연(?=[말초])",
    "재": rf"{_WORD}(?=작)",
    "작": rf"{_WORD}(?=년)",
    "금": rf"{_WORD}(?=[년월주요])",
    "저": rf"{_WORD}(?=번)",
    **dict.fromkeys("새한두세석네넉", rf"{_WORD}(?=\s?달)"),
    "돌": rf"{_WORD}(?=아)",
    "향": rf"{_WORD}(?=후)",
    "앞": rf"{_WORD}(?=으)",
    "최": rf"{_WORD}(?=근)",
    "나": rf"{_WORD}(?=흘)",
    "닷": rf"{_WORD}(?=새)",
    "열": rf"{_WORD}(?=흘)",
    "보": rf"{_WORD}(?=름)",
    **dict.fromkeys("~∼〜～", ""),
    **dict.fromkeys(APOSTROPHES, _YEAR_BEGINS),
}
# Every branch starts with one letter, so the engine runs over the others without entering the alternation.
CANDIDATES = regex("|".join(f"{re.escape(letter)}{around}" for letter, around in _HEADS.items()))
"""A letter with which a date word may begin; `match_date_word` decides."""


def _named(patterns: dict[str, str]) -> str:
    return "|".join(f"(?P<{name}>{pattern})" for name, pattern in patterns.items())


_NUMERALS = frozenset("0123456789" + APOSTROPHES)
_DATE_NUMBERS = regex(rf"(?<!\d)(?<!\d[.,:/])(?<!제)(?:{_named(_NUMBERS)})")
_DATE_WORDS = regex(rf"(?<![가-힣])(?=[가-힣])(?:{_named(_STARTS)})|{_named(_REST)}")


def match_date_word(text: str, start: int) -> re.Match[str] | None:
    """The date word that begins at a place; one named group per kind, the groups inside it, in order, are its parts."""
    return (_DATE_NUMBERS if text[start] in _NUMERALS else _DATE_WORDS).match(text, start)
