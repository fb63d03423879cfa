"""What a line looks like: a sentence, a headline, a paragraph in another language."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from digest.clean.lexicon import signatures
from digest.lazy import compiled, regex

_HANGUL = regex(r"[가-힣]")
_KOREAN = regex(r"(?:[^가-힣]*+[가-힣]){11}")
_FOREIGN = regex(r"[A-Za-z\u3040-\u30ff\u4e00-\u9fff\u0400-\u04ff\u0e00-\u0e7f]")
_CLOSERS = "”’\"')]」』〉》>*"
_LONG_PLAIN = 70
"""A line this long that ends in the plain form is a sentence even without its full stop."""
_STATEMENT = regex(r"[다요죠까음함됨임네자오라][.!?]$")
_KEPT = 4096
"""Answers kept: every step asks about every line again."""
_SEVERAL = 150
"""A line this long with the end of a sentence inside it is running text, whatever its own end."""
_INNER_END = regex(r"[다요음함][.](?:\s|[”’\"')\]])")
_CUT_OFF = regex(r"다\.\s[^.@/]{8,90}(?:은|는|을|를|에|의|로|과|와|고|며|한|된)$")
"""The last sentence of a text that ends in its middle, behind a whole one."""
_SHORTEST = 12
PARTICLES = regex(r"[가-힣](?:은|는|이|가|을|를|에|에서|의|와|과|으로|에게|까지|부터)(?=[\s,]|$)")
"""Tags and names have none."""
_RUNNING, _RUNS = 40, 3
_ITEM = regex(r"[▲△]\s?(?=[가-힣A-Za-z\d‘“])")
_ITEMS = 2
_CELL = 20
"""Characters of a cell of a table; headlines are longer."""
_ASKED = regex(r"(?:[나가까는은지요냐][?]|[나가까는은지냐][.])[”\"’')]?$")
_MARKED = regex(r"^(?:[-·•ㆍ*○●◦□■◇◆▲△▶▷►◀※☞☎✔√#|ㅇㆍ▪▫∙‣]|\(?\d{1,2}[.)]|[①-⑳])\s{0,3}")


@lru_cache(maxsize=_KEPT)
def is_sentence(line: str) -> bool:
    """Whether a line is running text: it ends as Korean (or English, or Japanese) sentences do.

    >>> is_sentence("시는 협약을 체결했다고 7일 밝혔다.")
    True
    >>> is_sentence("남원시, 엑소좀 산업 육성 나선다")
    False
    """
    text = line.rstrip().rstrip(_CLOSERS).rstrip().replace("．", ".")
    if len(text) < _SHORTEST:
        return False
    if text[-1] == "。" or (len(text) > _SEVERAL and _INNER_END.search(text)):
        return True
    if text[-1] in ".!?…" or line.rstrip()[-1:] in ".!?":
        bare = text.rstrip(".!?…").rstrip(_CLOSERS)
        last = bare[-1:]
        if _HANGUL.match(last):
            return text[-1] != "…" or len(text) > _LONG_PLAIN
        return len(text) > 40 and (last.isalpha() or last.isdigit() or last == "%")
    return len(text) >= _LONG_PLAIN and (text.endswith(("다", "요", "음")) or bool(_CUT_OFF.search(text)))


@lru_cache(maxsize=_KEPT)
def is_statement(line: str) -> bool:
    """Whether a line ends in a predicate and a full stop, which a caption's noun phrase does not.

    >>> is_statement("행사가 열렸다."), is_statement("행사장 전경.")
    (True, False)
    """
    return bool(_STATEMENT.match(line.rstrip().rstrip(_CLOSERS)[-2:]))


@lru_cache(maxsize=_KEPT)
def is_report(line: str) -> bool:
    """Whether a line ends in the plain form that articles are written in; sites speak politely.

    >>> is_report("시는 협약을 맺었다."), is_report("제보를 기다립니다.")
    (True, False)
    """
    text = line.rstrip().rstrip(_CLOSERS)
    return text.endswith("다.") and (not text.endswith("니다.") or text.endswith("아니다."))


@lru_cache(maxsize=_KEPT)
def is_paragraph(line: str) -> bool:
    """A sentence long enough to be a paragraph of an article rather than a notice."""
    if len(line) < 30 or not is_sentence(line):
        return False
    return len(line) >= 60 or (is_statement(line) and line.rstrip(_CLOSERS + " ")[-1:] == "." and not list_mark(line))


@lru_cache(maxsize=_KEPT)
def is_caption_text(line: str) -> bool:
    """Whether a line tells what a picture shows: `…하고 있다`, `…하는 모습`, `… 조감도`.

    >>> is_caption_text("참석자들이 기념촬영을 하고 있다.")
    True
    >>> is_caption_text("시는 올해 예산을 늘린다.")
    False
    """
    text = line.rstrip(" ." + _CLOSERS)
    return text.endswith(("고 있다", "고있다", "보이고 있다")) or bool(_caption_ending().search(text[-20:]))


@cache
def _caption_ending() -> re.Pattern[str]:
    endings = "|".join(map(re.escape, signatures().caption_endings))
    return compiled(rf"(?:{endings})(?:\s?[(\[]?(?:\d{{1,2}}|안)[)\]]?)?$")


@lru_cache(maxsize=_KEPT)
def is_foreign(line: str) -> bool:
    """A long stretch in another script than Hangul."""
    if len(line) < 60 or _KOREAN.match(line, 0, 60):
        return False
    hangul = len(_HANGUL.findall(line))
    return hangul * 12 < len(_FOREIGN.findall(line))


def list_mark(line: str) -> str:
    """The mark a list item begins with, or an empty text.

    >>> list_mark("- 하나"), list_mark("하나")
    ('-', '')
    """
    match = _MARKED.match(line)
    return match.group().strip() if match else ""


def is_own_list(line: str) -> bool:
    """Whether a line is a row of figures or several items of a list, which pages have around no article.

    >>> is_own_list("| 온결시 | 120개 | 3천 명 |"), is_own_list("◇ 승진 ▲국장 최영 ▲과장 남가온")
    (True, True)
    >>> is_own_list("| 1 | 온결시, 시험동 연다 |")
    False
    """
    if line[0] != "|":
        return len(_ITEM.findall(line, 1)) >= _ITEMS
    cells = [cell.strip() for cell in line.strip("| ").split("|")]
    figures = sum(any(map(str.isdecimal, cell)) for cell in cells)
    return len(cells) > _ITEMS and figures >= _ITEMS and all(len(cell) <= _CELL for cell in cells)


@lru_cache(maxsize=_KEPT)
def asks(line: str) -> bool:
    """Whether a line is what an interviewer asks, in the plain form: `-언제 문을 여나.`, `▶ 앞으로의 계획은?`"""
    return bool(_ASKED.search(line, max(len(line) - 3, 0)))


@lru_cache(maxsize=_KEPT)
def runs_on(line: str) -> bool:
    """Whether a line has as many particles as sentences have, whatever its end: of 1,400 headlines one in a hundred.

    >>> runs_on("최영 원장은 새 시험동에서 기업 열두 곳의 제품을 올해 안에 시험할 수 있을")
    True
    >>> runs_on("온결군, 시험동 열고 기업 열두 곳 들인다")
    False
    """
    return len(line) >= _RUNNING and len(PARTICLES.findall(line)) >= _RUNS


@lru_cache(maxsize=_KEPT)
def looks_like_headline(line: str) -> bool:
    """A headline: no running text, no field with a value, of a headline's length."""
    text = line.strip()
    return (
        10 <= len(text) <= 110
        and not is_sentence(text)
        and not runs_on(text)
        and bool(_HANGUL.search(text))
        and "://" not in text
    )
