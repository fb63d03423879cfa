"""The slots of an article: what a template twin fills differently and a copy does not.

Two articles from one template share every sentence and differ in place, edition, day, person or
amount; these are read here, once for each article, and compared in `digest.dedupe.conflicts`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from digest.dedupe.alignment import plain_word
from digest.dedupe.figures import rough_figures
from digest.dedupe.lexicon import NO_NAME_END, Lexicon, load_lexicon
from digest.dedupe.places import Gazetteer, find_places
from digest.dedupe.remembered import Remembered
from digest.lazy import regex
from digest.text import fold

HEAD_CHARACTERS = 300
"""How much of the body tells what the article is about: a press lead has one to three sentences."""

_CAPTION = regex(
    r"^[^.]{10,200}?(?:고 있다|고 있는 모습|모습|기념\s?촬영을? 하고 있다)\s?\.?\s?[/\[(<]?\s?"
    r"(?:(?:사진|자료)\s?(?:[=:]\s?)?(?:연합뉴스|뉴시스|뉴스1|[가-힣]{2,12} ?제공)?|연합뉴스|뉴시스|뉴스1|[ⓒ©]\s?\w+|"
    r"[가-힣A-Za-z]{2,12} ?제공)[\])>]?\.?\s?"
)
"""A photo's caption before the lead: an archive picture shows another day and another place."""
# A pattern that begins with a character and looks back from there is tried at that character only.
_YEAR = regex(r"((?:19|20)(?<!\d\d\d)\d\d)(?=년|\s|[^\d.,%]|$)")
_MONTH_DAY = regex(r"(\d(?<!\d\d)\d?)월\s?(\d{1,2})일")
_DAY = regex(r"(\d(?<![\d월]\d)\d?)일(?!\d|간|째|차|\s?동안|\s?이내|\s?전|\s?만에|대)")
_NUMBER_REST = r"\d*(?:,\d{3})*(?:\.\d+)?"
_NUMBER = rf"\d{_NUMBER_REST}"
_FIGURE = regex(
    rf"(\d(?<![\d.,]\d){_NUMBER_REST}(?:\s?(?:조|억|만|천|백)(?:\s?{_NUMBER})?)*(?:\s?(?:조|억|만|천|백))?)\s?여?\s?"
    r"(원|달러|유로|엔|위안|명|개사|개국|개소|개교|개|곳|건|편|종|㎡|평|ha|km|kg|톤|병상|대|%|퍼센트|배|층|가구|세대|필지|석|권|팀|점|포인트|년간|개월|호|동|주|쌍|마리|그루|상자|인)"
)
_PART = regex(rf"({_NUMBER})?\s?(조|억|만|천|백)?")
_SCALE = {"조": 10**12, "억": 10**8, "만": 10**4, "천": 10**3, "백": 10**2}
_PART_MARK = regex(r"[①-⑳]|[(<\[]\s?(?:[상중하上中下]|\d{1,2})\s?[)>\]]|(?<![\d.:-])\d{1,2}-\d{1,2}(?![\d.:-])")
"""`①`, `(상)`, `<3>`, `1-4`: which part of a series an article is."""
PART_CHARACTERS = 80
"""How far into the text of an article without a headline its mark may stand."""
_LOCALITY = regex(r"([가-힣](?<![가-힣].)[가-힣]{0,2}[읍면동])(?=$|[^가-힣]|[은는이가을를의에과와장민])")
_ABBREVIATED = regex(r"\s?[(（][A-Za-z][A-Za-z0-9 &.-]{1,12}[)）]$")
"""`바이오 혁신센터(BIC)`: other outlets leave the letters out."""
_QUOTED = regex(r"[‘'「『<《]([^’'」』>》\n]{4,40})[’'」』>》]")
_COMPANY = regex(
    r"㈜\s?([가-힣A-Za-z0-9]{2,14})|\(주\)\s?([가-힣A-Za-z0-9]{2,14})"
    r"|([가-힣A-Za-z]{2,14})\s?\((?:대표|회장|원장|총장|이사장|사장)"
)
_COMPANY_MARK = regex(r"㈜|\((?:주\)|대표|회장|원장|총장|이사장|사장)")
"""Stands in every match of the above, and is soon looked for."""


@dataclass(frozen=True, slots=True)
class Slots:
    """What an article says of place, people, edition, dates and amounts."""

    title_places: frozenset[str]
    head_places: frozenset[str]
    """In the headline and the first `HEAD_CHARACTERS` of the body."""
    places: tuple[tuple[str, int], ...]
    """Every place with how often it is named; sorted by id."""
    place_words: frozenset[str]
    """The words that named a place, as they are compared word by word: `남원시`."""
    localities: frozenset[str]
    """Towns, townships and neighbourhoods of headline and head, as written: `산포면`."""
    people: frozenset[str]
    institutions: frozenset[str]
    """Named in the headline or the head of the body."""
    partners: frozenset[str]
    """Institutions that headline or head mark as the other side of an agreement: 누리대학교와."""
    quoted: frozenset[str]
    """Names in single quotation marks, folded: programmes, events, works."""
    editions: frozenset[tuple[str, str]]
    """(unit, number) in headline and head: 제12회 is ("회", "12"), the part 1-4 of a series ("부", "1-4")."""
    title_years: frozenset[int]
    head_years: frozenset[int]
    month_days: frozenset[tuple[int, int]]
    """Fully named days of the first 600 characters."""
    days: frozenset[int]
    """Days of the month in the first 400 characters, with or without their month."""
    title_figures: frozenset[str]
    figures: frozenset[str]
    """Amount and unit in one notation, three characters or more: `14500000000원`."""
    rough_figures: frozenset[str]
    """The same as far as rounding leaves them; see `digest.dedupe.figures`."""
    head: str
    """The first `HEAD_CHARACTERS` of the body, for `digest.dedupe.timing`."""
    steps: frozenset[str]
    """Steps of a programme that the headline names."""
    agreement: bool


def read_slots(title: str, body: str, gazetteer: Gazetteer) -> Slots:
    """The slots of an article; `title` may be empty."""
    lexicon = load_lexicon()
    flat = without_caption(body.replace("\n", " "))
    head = f"{title} {flat[:HEAD_CHARACTERS]}"
    in_title, in_head, in_rest = (
        find_places(part, gazetteer) for part in (title, flat[:HEAD_CHARACTERS], flat[HEAD_CHARACTERS:])
    )
    named = [*in_title, *in_head, *in_rest]
    figures = frozenset(read_figures(f"{title} {flat}"))
    counted = Counter(place.path for place in named)
    folded_head = head.casefold()
    agreement = any(word in folded_head for word in lexicon.agreement_words)
    return Slots(
        title_places=frozenset(place.path for place in in_title),
        head_places=frozenset(place.path for place in (*in_title, *in_head)),
        places=tuple(sorted(counted.items())),
        place_words=frozenset(plain_word(place.word) for place in named),
        localities=frozenset(_LOCALITY.findall(head)) - lexicon.not_localities,
        people=frozenset(read_people(flat, lexicon)),
        institutions=_institutions(head, lexicon),
        partners=frozenset(fold(match.group(1)) for match in (lexicon.partner.finditer(head) if agreement else ())),
        quoted=frozenset(fold(_ABBREVIATED.sub("", match.group(1))) for match in _QUOTED.finditer(f"{title} {flat}"))
        - {""},
        editions=frozenset((match.group(2), match.group(1).lstrip("0")) for match in lexicon.edition.finditer(head))
        | frozenset(("부", mark) for mark in _PART_MARK.findall(title or body[:PART_CHARACTERS])),
        title_years=frozenset(int(year) for year in _YEAR.findall(title)),
        head_years=frozenset(int(year) for year in _YEAR.findall(head)),
        month_days=frozenset((int(month), int(day)) for month, day in _MONTH_DAY.findall(flat[:600])),
        days=frozenset(int(day) for day in _DAY.findall(flat[:400])),
        title_figures=frozenset(read_figures(title)),
        figures=figures,
        rough_figures=rough_figures(figures),
        head=flat[:HEAD_CHARACTERS],
        steps=frozenset(name for name, words in lexicon.steps if any(word in title for word in words)),
        agreement=agreement,
    )


def without_caption(flat: str) -> str:
    """A body without the caption it begins with.

    >>> without_caption("이장이 지난 6일 인사말을 하고 있다. 사진=뉴시스 군은 9일 축제를 열었다.")
    '군은 9일 축제를 열었다.'
    """
    return _CAPTION.sub("", flat, count=1)


def read_people(text: str, lexicon: Lexicon) -> set[str]:
    """Names of three syllables beside an office.

    >>> sorted(read_people("나주시장 윤병태는 이재태 교수와 만났다. 김철수 박사(전남대)", load_lexicon()))
    ['김철수', '이재태']
    """
    found = {match.group(1) for match in lexicon.title_then_name.finditer(text) if _is_name(match.group(1), lexicon)}
    nearest: dict[int, str] = {}
    for match in lexicon.name_then_title.finditer(text):
        name = match.group() + match.group(1)
        if _is_name(name, lexicon):
            nearest[match.end(2)] = name
    return found | set(nearest.values())


def _is_name(word: str, lexicon: Lexicon) -> bool:
    return word[0] in lexicon.surnames and word not in lexicon.not_names and word[-1] not in NO_NAME_END


def read_figures(text: str) -> set[str]:
    """Amounts with their units in one notation.

    >>> sorted(read_figures("145억 원, 1억5천만원, 1,200여 명, 3개"))
    ['1200명', '14500000000원', '150000000원']
    """
    return {_EXACT[written] for written in _FIGURE.findall(text)} - {""}


def _exact_figure(written: tuple[str, str]) -> str:
    """A numeral and its unit in one notation; empty where that is shorter than three characters."""
    numeral, unit = written
    figure = (f"{_value(numeral):g}" if "." in numeral else str(round(_value(numeral)))) + unit
    return figure if len(figure) >= 3 else ""


_EXACT = Remembered(_exact_figure)


def _value(numeral: str) -> float:
    """`1억 5000만` as a number: 천 and 백 multiply within a group, 만, 억 and 조 close it."""
    plain = numeral.replace(",", "")
    if plain.isdecimal():
        return float(plain)
    total = group = 0.0
    for match in _PART.finditer(numeral):
        number, scale = match.groups()
        if number is None and scale is None:
            continue
        amount = float(number.replace(",", "")) if number else 0.0
        if scale in ("천", "백"):
            group += (amount or 1.0) * _SCALE[scale]
        elif scale:
            total += (group + amount or 1.0) * _SCALE[scale]
            group = 0.0
        else:
            group += amount
    return total + group


def _institutions(head: str, lexicon: Lexicon) -> frozenset[str]:
    found = {fold(match.group()) for match in lexicon.institution.finditer(head)}
    if _COMPANY_MARK.search(head):
        for match in _COMPANY.finditer(head):
            found.add(fold(next(group for group in match.groups() if group)))
    return frozenset(name for name in found if len(name) >= 3)
