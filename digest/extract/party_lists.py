"""Lists of names: where one ends or begins at a position, and what in it is a name."""

from __future__ import annotations

import re

from digest.extract.owners import SHORT_NAMES, times
from digest.extract.parsing import Parsed
from digest.extract.party_names import clean_names, party_words
from digest.extract.phrases import run_after, run_before, trim
from digest.lazy import regex

_UNREAD = 4
"""Letters from which on a word that is not divided is hardly one of the dictionary's."""
_CLAUSE = 30
"""Characters of a clause that describes one of several at most."""
_DOES = regex(r"(?:,|와|과)\s(?:[^\s,]+\s){0,3}[^\s,]+[을를]\s[^\s,]+\s[‘“'\"]?$")
"""What one of several does, from the mark before it on: `메디온, 임상을 담당할` 한빛병원."""
_CLOSING = ("’", "”", "'", '"', "」", "』")
_QUOTED = regex(r"[‘“'\"「『]([^‘’“”'\"「」『』]{2,})$")
"""The name that a list of nouns ends with: `창업 거점 ‘누리허브`."""
_IN_A_LIST = regex(r"(?<![^\s,])[가-힣A-Za-z&·.-]{3,}$")
"""A name between commas that the analysis did not take for one."""
NUMBER = r"(?:\d+여?|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|수십|여러)"
"""A number before what is counted, as a pattern; so is the next."""
KIND = (
    "(?:곳|개사|사|개교|개국|기관|기업|기업체|대학|병원|회사|업체|재단|단체|협회|연구소|연구기관|지자체|도시|시군|국가"
    "|명|팀|농가)"
)
"""What organisations are counted by."""
COUNTED = regex(rf"\s(?:총\s)?{NUMBER}\s?(?:개\s?)?{KIND}\s*$")
"""The number of those named before, or of nobody's names: `누리·새솔 두 회사와`, `제약 업체 세 곳과`."""
_ORGANISATION = "(?:기업|업체|회사|대학|병원|기관|단체|연구소|지자체|시·군|제약사|벤처)"
_ORGANISATIONS = f"{_ORGANISATION}(?:·{_ORGANISATION})*"
_COUNTED_KIND = regex(
    rf"(?P<kind>{_ORGANISATIONS}\s?){NUMBER}\s?(?:개\s?)?(?:곳|개사|사|개교|개소)$"
    rf"|(?<!등\s)(?<!\d)\d+여?개\s?(?:[가-힣A-Za-z·]+\s)?[가-힣A-Za-z·]*{_ORGANISATIONS}$"
)
"""Organisations that are counted by their kind: `화장품 기업 17곳`, `6개 바이오기업`."""
_AND = regex(r"(?<=,)\s그리고$")
_AND_OTHERS = regex(rf"\s등(?:\s[^\s,]+(?<![와과])){{0,3}}?(?:\s?{NUMBER}?\s?개?\s?{KIND})?\s*$")
"""What closes a list of examples: `등 도내 기업체`, `등 3개 기관`."""


def may_be_name(parsed: Parsed, low: int, high: int) -> bool:
    """Whether a run holds a proper noun, or a long word that the dictionary does not divide."""
    inside = [item for item in parsed.morphemes if low <= item.start and item.end <= high]
    last = parsed.text[low:high].rpartition(" ")[2]
    unread = bool(inside) and inside[-1].form == last and len(last) >= _UNREAD
    return unread or any(item.tag in ("NNP", "SL") and item.form not in party_words().provinces for item in inside)


def list_after(parsed: Parsed, position: int) -> tuple[list[str], int]:
    """The names of the list that begins at a position, and where it ends (`협약을 맺은 누리와 새솔은`)."""
    names: list[str] = []
    while True:
        low, high = run_after(parsed, position)
        if (
            low == high
            or parsed.text[position:low].strip(" ‘’“”'\"")
            or not _is_name(parsed, low, high, loose=bool(names))
        ):
            return names, position
        names += clean_names(parsed.text[low:high])
        tail = re.match(r"[’”'\"]?\s*(?:,|와|과|·|및)\s*", parsed.text[high:])
        position = high + (tail.end() if tail else 0)
        if tail is None:
            return names, position


def list_before(parsed: Parsed, end: int, floor: int = 0, *, loose: bool = False) -> list[str]:
    """The names of the list that ends at a position, in the order of the text.

    The name next to the position must look like an organisation's unless `loose`; those before it
    are names because they stand in the list. A number behind them is passed over; of `제약 업체 세 곳`
    nobody is named.
    """
    names: list[str] = []
    while True:
        others, counted = _AND_OTHERS.search(parsed.text[:end]), COUNTED.search(parsed.text[:end])
        closing = others or counted
        low, high = run_before(parsed, closing.start() if closing else end)
        if others is not None:
            loose = True
        elif counted is not None:
            loose = False
        bare = low >= high and _is_bare_stem(parsed, end)
        if low >= high and ((loose and names) or bare):
            low, high = _unread_name(parsed, floor, end)
            loose = loose or bare
        if (low >= high or not _is_name(parsed, low, high, loose=loose)) and names:
            low, high = _first_word(parsed, low, high, end)
            loose = loose or low == 0
        if low >= high or low < floor:
            break
        only_counted = others is None and counted is not None and not _is_named_kind(parsed, low, high)
        if not only_counted and _is_name(parsed, low, high, loose=loose):
            quoted = _QUOTED.search(parsed.text, max(low - 1, 0), high)
            closed = quoted is not None and parsed.text[high:end].strip()[:1] in _CLOSING
            names = [*([quoted[1]] if quoted is not None and closed else clean_names(parsed.text[low:high])), *names]
        elif not only_counted and parsed.text[low:high].rpartition(" ")[2] not in party_words().generic:
            break
        head = _AND.sub("", _before_apposition(parsed, low).rstrip(" ‘“'\"「『"))
        if not head.endswith((",", "및", "와", "과", "·")):
            break
        loose = head.endswith((",", "·"))
        end = trim(parsed.text, 0, len(head) - 1)[1]
    return names


def counted_before(parsed: Parsed, end: int) -> str:
    """Organisations that are only counted before a position; empty where there are none.

    >>> from digest.extract.parsing import parse
    >>> counted_before(parse("시는 화장품 기업 17곳과"), 13)
    '화장품 기업 17곳'
    """
    counted = _COUNTED_KIND.search(parsed.text, 0, end)
    if counted is None:
        return ""
    start = counted.end("kind") if counted["kind"] else counted.start()
    low, high = run_before(parsed, start)
    near = low < high and not parsed.text[high:start].strip()
    words = parsed.text[low if near else counted.start() : end].split()
    return " ".join(words[1:] if words[0] in times() else words)


def is_counted(name: str) -> bool:
    """Whether a party is only counted.

    >>> is_counted("화장품 기업 17곳"), is_counted("누리대")
    (True, False)
    """
    return _COUNTED_KIND.search(name) is not None


def _first_word(parsed: Parsed, low: int, high: int, end: int) -> tuple[int, int]:
    """The span of the sentence's first word, where nothing else stands before a position, else the span given."""
    word = _IN_A_LIST.fullmatch(parsed.text, 0, end)
    common = word is not None and all(item.tag in ("NNG", "MM", "XSN") for item in parsed.morphemes if item.end <= end)
    return (low, high) if word is None or common else word.span()


def _is_named_kind(parsed: Parsed, low: int, high: int) -> bool:
    """Whether what is counted has names: `누리·새솔` 두 회사, but not `제약 업체` 세 곳."""
    words = party_words()
    last = parsed.text[low:high].rpartition(" ")[2]
    common = last in words.generic or last in words.stand_ins or last in SHORT_NAMES
    if common or last.endswith((*words.classifiers, *words.commons)):
        return False
    return last.endswith(words.endings) or may_be_name(parsed, low, high)


def _unread_name(parsed: Parsed, floor: int, end: int) -> tuple[int, int]:
    """The word before a position in a list, where the analysis took a name for a verb, but no clause's end."""
    word = _IN_A_LIST.search(parsed.text, floor, end)
    last = next((item.tag for item in reversed(parsed.morphemes) if item.end <= end), "")
    return (end, end) if word is None or last.startswith(("E", "J")) else word.span()


def _is_bare_stem(parsed: Parsed, end: int) -> bool:
    """Whether what ends at a position was taken for a verb without an ending, as the end of some firms' names is."""
    return any(item.end == end and item.tag.startswith(("VV", "VA")) for item in parsed.morphemes)


def _before_apposition(parsed: Parsed, low: int) -> str:
    """The text before a name, without what only introduces it (`화장품 유통업체인 누리`)."""
    before = [item for item in parsed.morphemes if item.end <= low]
    if [item.tag for item in before[-2:]] in (["VV", "ETM"], ["XSV", "ETM"]):
        does = _DOES.search(parsed.text, max(low - _CLAUSE, 0), low)
        named = does is not None and _is_name(parsed, *run_before(parsed, does.start()), loose=False)
        return parsed.text[: does.start() + 1] if does is not None and named else parsed.text[:low]
    if [item.tag for item in before[-2:]] != ["VCP", "ETM"]:
        return parsed.text[:low]
    marks = (item.end for item in reversed(before) if item.tag in ("JC", "JKB") or item.form == ",")
    end = next(marks, 0)
    return parsed.text[:end]


def _is_name(parsed: Parsed, low: int, high: int, *, loose: bool) -> bool:
    """Whether a run of nouns can be an organisation: by its ending, or by a proper noun in it."""
    text = parsed.text[low:high].strip("‘’“”'\"「」『』 ")
    if not text or text[0].isdigit() or text in SHORT_NAMES:
        return text in SHORT_NAMES
    words = party_words()
    cleaned = clean_names(text)
    last = cleaned[-1].rpartition(" ")[2] if cleaned else ""
    proper = any(item.form == last and item.tag == "NNP" for item in parsed.morphemes)
    deed = last.endswith(words.deeds) and not proper
    if not last or last[0].isdigit() or last.endswith("들") or deed or last in words.generic:
        return False
    if (last in words.stand_ins or last in words.commons) and not _is_known(parsed, low, high, last):
        return False
    if (loose and len(text) > 2) or (len(last) > 1 and last.endswith(words.endings)):
        return True
    begin = parsed.text.rfind(last, low, high)
    *_, introduced, _ = ("", *text.split())
    if introduced in words.countries or introduced.endswith(words.classifiers):
        return True  # `인도네시아 비파마`, `벤처캐피털 누리파트너스`
    return any(begin <= item.start < high and item.tag in ("NNP", "SL", "SH", "SW") for item in parsed.morphemes)


def _is_known(parsed: Parsed, low: int, high: int, last: str) -> bool:
    """Whether a proper name that is no province stands before a common one: `누리 연구소`, but not `현지 병원 그룹`."""
    words = party_words()
    end = parsed.text.rfind(last, low, high)
    return last in words.commons and any(
        low <= item.start < end
        and item.tag in ("NNP", "SL")
        and item.form not in words.provinces
        and item.form not in words.lead_ins
        for item in parsed.morphemes
    )
