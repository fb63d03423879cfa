"""The parties of an agreement, as its sentence names them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from digest import vocabulary
from digest.extract.parsing import Parsed
from digest.extract.phrases import run_before, trim

_SPLIT = re.compile(r"\s?[·ㆍ・]\s?")
_PERSON = re.compile(r"^[가-힣]{2,4}\s(?=\S+$)")
_SHORT = (
    "시",
    "군",
    "구",
    "도",
    "재단",
    "센터",
    "대학",
    "병원",
    "회사",
    "연구원",
    "협회",
    "공사",
    "진흥원",
    "대",
    "청",
)


@dataclass(frozen=True, slots=True)
class _Words:
    roles: tuple[str, ...]
    lead_ins: frozenset[str]
    endings: tuple[str, ...]
    stand_ins: frozenset[str]


@cache
def _words() -> _Words:
    document = vocabulary.load("extract/agreements.yml")

    def words(key: str) -> tuple[str, ...]:
        return vocabulary.strings(document[key], f"extract/agreements.yml: {key}")

    return _Words(words("roles"), frozenset(words("lead_ins")), words("endings"), frozenset(words("stand_ins")))


def named_parties(parsed: Parsed, position: int, before: str) -> tuple[str, ...]:
    """The parties named before `parsed.text[position]`, in the order of the text, each once.

    `before` is the text in front of the sentence; a party that is only called 시 or 재단 is
    looked up in it.

    >>> from digest.extract.parsing import parse
    >>> text = "가람시는 지난 3일 한빛대학교, 새솔바이오와 연구 협력을 위한 업무협약을 체결했다."
    >>> named_parties(parse(text), text.index("업무협약"), "")
    ('가람시', '한빛대학교', '새솔바이오')
    """
    names: list[str] = []
    subject_end = 0
    for index, morpheme in enumerate(parsed.morphemes):
        if morpheme.end > position:
            break
        topical = (morpheme.tag == "JX" and morpheme.form in ("은", "는", "도")) or morpheme.tag == "JKS"
        if topical and not names:
            listed = _list_before(parsed, morpheme.start)
            if listed:
                names += listed
                subject_end = morpheme.end
        elif topical or index == 0:
            continue
    partner = None
    for morpheme in parsed.morphemes:
        if subject_end <= morpheme.start and morpheme.end <= position and _joins(parsed, morpheme.start, morpheme.form):
            partner = morpheme
    if partner is not None:
        names += _list_before(parsed, partner.start, subject_end)
    full = [_full(name, before) for name in names]
    return tuple(dict.fromkeys(name for name in full if name and name not in _words().stand_ins))


def _joins(parsed: Parsed, start: int, form: str) -> bool:
    """Whether a particle at `start` marks a partner: 과/와 or 간 behind the name of an organisation."""
    if form not in ("과", "와", "랑", "간"):
        return False
    low, high = _name_span(parsed, start)
    return low < high and _is_name(parsed, low, high)


def _name_span(parsed: Parsed, end: int) -> tuple[int, int]:
    """The bare name before a position, over a closing `등` or `등 3개 기관`."""
    match = re.search(
        r"\s등(?:\s(?:[\d]+|두|세|네|다섯)?\s?개?\s?(?:기관|기업|대학|업체|곳|단체|회사|사))?\s*$", parsed.text[:end]
    )
    return run_before(parsed, match.start() if match else end)


def _list_before(parsed: Parsed, end: int, floor: int = 0) -> list[str]:
    """The names of the list that ends at a position, in the order of the text."""
    names: list[str] = []
    while True:
        low, high = _name_span(parsed, end)
        if low >= high or low < floor or not _is_name(parsed, low, high):
            break
        names = _clean(parsed.text[low:high]) + names
        gap = parsed.text[max(0, low - 4) : low].rstrip(" ‘“'\"「『")
        if not gap.endswith((",", "및", "와", "과")):
            break
        end = low - (len(parsed.text[max(0, low - 4) : low]) - len(gap)) - 1
        end = trim(parsed.text, 0, end)[1]
    return names


def _clean(text: str) -> list[str]:
    """The names in a run of nouns, without role words, personal names and lead-ins."""
    words = _words()
    pieces = _SPLIT.split(text)
    if any(len(piece) < 2 for piece in pieces):
        pieces = [text]
    names = []
    for piece in pieces:
        parts = re.split(r"\s및\s", piece)
        for part in parts:
            tokens = part.strip("‘’“”'\"「」『』 ").split()
            while tokens and tokens[0] in words.lead_ins:
                tokens = tokens[1:]
            while tokens and tokens[-1] in words.roles:
                tokens = tokens[:-1]
            if tokens:
                names.append(" ".join(tokens).strip("‘’“”'\"「」『』"))
    return names


def _is_name(parsed: Parsed, low: int, high: int) -> bool:
    """Whether a run of nouns can be an organisation: by its ending, or by a proper noun in it."""
    text = parsed.text[low:high].strip("‘’“”'\"「」『』 ")
    if not text or text[0].isdigit():
        return False
    last = text.split()[-1]
    if text in _SHORT:
        return True
    if last in _words().stand_ins:
        return False
    if len(last) > 1 and last.endswith(_words().endings):
        return True
    inside = [item for item in parsed.morphemes if low <= item.start and item.end <= high]
    return bool(inside) and inside[-1].tag in ("NNP", "SL", "SH", "SW")


def _full(name: str, before: str) -> str:
    """시 and 재단 as the name they stand for: the last one of that ending in the text before."""
    if name not in _SHORT:
        return name
    matches = re.findall(rf"([가-힣A-Za-z0-9]{{1,20}}{name})(?=[\s은는이가의과와,(])", before)
    return str(matches[-1]) if matches else name
