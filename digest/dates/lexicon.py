"""The one alternation that finds every date word; every quantifier and look-around is bounded."""

from __future__ import annotations

import re

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
_WITHIN = rf"이내|내에|내로|내(?![가-힣]|{_S}[·~])|안에|안으로"

_NUMBERS = {
    "full": rf"({_Y4}){_DOT}({_M}){_DOT}({_D})(?!\d)\.?(?!\d){_WEEKDAY}",
    "fullk": rf"({_Y4})년{_S}({_M})월{_S}({_D})일{_WEEKDAY}",
    "full2": rf"{_MARK}(\d\d)[./-]{_S}({_M})[./-]{_S}({_D})(?!\d)\.?{_WEEKDAY}",
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
    "same": rf"이날|같은{_S}날",
    "dir": rf"(?:지난|오는|다가오는|돌아오는)(?={_S}[\d{APOSTROPHES}상하연봄여가겨])",
    "fwd": rf"(?:향후|앞으로|최근)(?={_S}\d)",
    "spelt": rf"(한|두|세|석|네|넉|다섯|여섯){_S}달{_S}(?:{_WITHIN})",
    "days": r"(이틀|사흘|나흘|닷새|열흘|보름|일주일)(?:간|[^\S\n]동안)",
    "part0": r"연내(?![가-힣])|연내(?=에|로)|(?:연말|연초)(?=까지|부터|께|쯤|에(?![가-힣]))",
    "half0": r"(?<![·ㆍ])[상하]반기",
}
_REST = {
    "half": r"(?<![·ㆍ])[상하]반기",
    "part": r"(?<=[년월달해올\s])(?:연[말초](?!정산|연시)|말(?![가-힣])"
    r"|말(?=까지|부터|에|이|기준|현재|쯤|께|경|로|을|의)|초(?![가-힣])|초(?=부터|에|까지|순|쯤|께)|중순|초순|하순|상순)",
    "season": r"(?<=[해난년올는\s])(?:봄|여름|가을|겨울)(?:(?![가-힣])|(?=에|은|는|을|이|과|까지|부터|철|방학))",
    "from": rf"부터|(?<=[년월일])에서(?={_S1}\d)",
    "until": rf"까지|(?<=[해년달월기]{_S1})(?:안에|안으로|내에|내로|내(?![가-힣]))",
    "tilde": r"[~∼〜～]",
    "asof": r"기준|현재(?!까지)",
}


# Where a date word can begin: the engine runs over one set of letters without entering the alternation.
CANDIDATES = re.compile(
    rf"[\d{APOSTROPHES}~∼〜～부까기현상하중초말봄여가겨재지작올금내같그이저다새오돌향앞최한두세석네넉연에안나닷열보일사]"
    rf"(?:(?<=[\d{APOSTROPHES}])(?<!\d\d)|(?<=[~∼〜～])|(?<=부)(?=터)|(?<=[년월일]에)(?=서)|(?<=[해년달월기]\s[내안])|(?<=까)(?=지)|(?<=기)(?=준)|(?<=현)(?=재)"
    r"|(?<=[상하])(?=반)|(?<=[중초하상])(?=순)|(?<=[여가겨])(?=[름을울])|(?<=[말초봄])(?<=[년월달해올는\s].)"
    r"|(?<![가-힣].)(?:(?<=지)(?=[난지])|(?<=올)(?=[\d\s해여겨가봄상하초말연추설한])|(?<=내)(?=[년후달월])"
    r"|(?<=이)(?=[날달듬번])|(?<=다)(?=[음가섯])|(?<=[같오])(?=[은는])|(?<=그)(?=\s?해)|(?<=연)(?=[말초내])"
    r"|(?<=[재작금])(?=[작년월])|(?<=저)(?=번)|(?<=[새한두세석네넉])(?=\s?달)|(?<=돌)(?=아)|(?<=향)(?=후)"
    r"|(?<=앞)(?=으)|(?<=최)(?=근)|(?<=여)(?=섯)"
    r"|(?<=[이사나닷열보일])(?=[틀흘새름주])))"
)
"""A letter with which a date word may begin; `DATE_WORDS` decides."""


def _named(patterns: dict[str, str]) -> str:
    return "|".join(f"(?P<{name}>{pattern})" for name, pattern in patterns.items())


DATE_WORDS = re.compile(
    rf"(?=[\d{APOSTROPHES}])(?<!\d)(?<!\d[.,:/])(?<!제)(?:{_named(_NUMBERS)})"
    rf"|(?<![가-힣])(?=[가-힣])(?:{_named(_STARTS)})|{_named(_REST)}"
)
"""One named group per kind of date word; the groups inside it, in order, are its parts."""
