"""Where a sentence begins that is glued to the deck above it: `… 함께 키운다최영 원장이 …`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice

from digest.clean.caption_words import MARKS, is_sided
from digest.clean.glue import SAID
from digest.clean.joints import is_inside, is_joint, is_no_word, stands
from digest.clean.patterns import is_name
from digest.clean.shapes import is_caption_text, is_statement
from digest.lazy import regex

_GLUED = regex(
    r"(?<=[↑↓])\s?(?=\S)|(?<=[가-힣]다)(?=['\"][가-힣A-Z])|(?<=[었았했됐였겠한된]다)(?=[가-힣]{2}|[가-힣]\s)|(?<=[가-힣])(?<![월년])(?=(?:19|20)\d\d년|\d{1,2}일\s|지난\s\d|지난달\s|지난해\s)|(?<=[가-힣)…][”\"’'])(?=[가-힣]|\d{1,2}일\s)(?!전(?:[은이을의\s]|에서))"
    r"|(?<=[가-힣]{2})(?=['‘“\"][가-힣A-Z][^'’”\"]{2,40}['’”\"](?:의|\s))"
    r"|(?<=[가-힣]{2})(?=[A-Z]{3,}\s[가-힣]+[이가은는]\s)"
)
"""A day or a word glued to a deck: `… 지원해2026년 …`, `… “함께 간다”최영 원장이 …`, `… 기술KIMB 연구진이 …`."""
_QUOTES = "\"'"
_TITLED = regex(
    r"(?:(?<=[가-힣]{2})|(?<=[가-힣”\"’'…]\s))(?P<name>[가-힣]{3})(?:\([^()]{1,12}\))?\s(?:\S{1,12}\s)?\S{0,8}?(?:시장|지사|군수|구청장|도지사|대표|총리|장관|차관|원장"
    r"|총장|이사장|회장|의원|교수|사장|위원장|본부장|센터장)(?:[가이와과은는(,]|\s)"
)
"""`… 참석최영수 온결시장이 …`"""
_HOUSE = regex(r"(?:협회|합회|학회|원회|구소|지주|은행|그룹)$")
"""What the end of a house's name may look like, which is no name of anybody: `온결어민연|합회 회장`."""
_SIGNED = regex(r"\s?(?:[\[(【][^\[\]()【】]{2,24}[\])】]\s?|[가-힣]{2,4}\s기자\s?=?\s?){1,3}")
_HEADLINE = regex(
    r"(?:[키되하]자|[가-힣]기로|[↑↓…]|평가|기대|인기|눈길|화제|주목|나서|추진|확대|강화|지원|선정|돌파|성장|증가|감소|급증|급감|전망|우려"
    r"|논란|모색|박차|속도|가속|집중|육성|유치|확보|마련|도입|구축|공략|진출|도약|혁신|해결|해소|완화|개선|필요|많아|높아|커져|넓혀|늘려|줄여|없어"
    r"|있어|위해|맞손|[해돼어]야|[가-힣][져혀춰쳐켜껴눠]|(?<=[가-힣])(?<![고배격])려|[키세채배비띄싸]워)[”’\"']?$"
)
"""What lines of a deck end in, and no phrase of a picture."""
_EVENT = regex(
    r"(?:진행|개최|체결|출시|공개|발표|수상|간담회|학술대회|세미나|토론회|포럼|인터뷰|어려워|쉬워|열려)[”’\"']?$"
)
"""What they end in as well, before a word that is glued to it."""
_WORD = regex(r"[가-힣A-Za-z][가-힣A-Za-z0-9]{2,}")
_WORD_BEFORE = regex(r"[가-힣A-Za-z0-9]+$")
_LONGEST, _STEM = 12, 2
"""Letters of a word before a place and behind it that are looked for elsewhere."""
_LONG, _BRIEF, _SHORT = 45, 30, 12
"""Characters of a caption that has a deck above it, of one whose deck shows its end, and those of each."""
_LONG_WORD = regex(r"[가-힣A-Za-z0-9]{4,}")
_SHORTEST = 3
_INFLECTED = regex(r"[하되]|한|할|함|해|했|된|될|됨|돼|됐|시[키킨켜]|들[이은을의]|적|스[러런]|있|없|같")
"""What belongs to the word before it: `추진|하고`."""
_REACH, _WORDS = 40, 4
"""Characters of the paragraph below, and words of it, that are looked for."""
_PAIR = regex(r"(?=(?<![가-힣A-Za-z\d])(?P<words>[가-힣A-Za-z\d]{2,}\s[가-힣A-Za-z\d]{2}))")
_SIGN = regex(
    r"…|(?<=\S)[”\"](?![가-힣]{1,3}\s)|(?<=\S)[”\"’'](?=[가-힣]{2,}\s)(?!\S{0,2}[은는이가을를의로와과]\s|에서|에게|까지|부터|이란|이라|라는|라고|하는|했던)|[?!]\s"
)
"""What headlines hold and texts of pictures do not."""
_ITEMS = ("◇", "◆", "■", "□", "○", "●", "❍", "▶", "▷", "- ")
_ROWS = regex(
    r"(?:.*?(?<![\d~∼'‘-])(?:19|20)\d\d(?:년|\.\d{1,2})\s){2}|(?:.*?\d{1,2}일\([월화수목금토일]\)\s){2}|(?:.*?\s-?\d[\d,.]*(?=\s)){3}"
)
_HEADED = regex(r"…\s?(?=\S)|”(?!\s?[가-힣]{1,3}\s)(?=\s?\S)|[?!]\s(?=\S)")
_ADVERB = regex(r"[가-힣)’”](?:을|를|에|에서|까지|부터|으로|서)(?=\s)|[가-힣],\s")
_ADNOMINAL = regex(r"[가-힣](?:하는|되는|있는|없는|한|된|될|할|던|린|든|온|은|는|인)\s")
"""No phrase that tells what a picture shows has an adverb that belongs to no verb before its last noun."""
_TAKEN = regex(r"(?:지난\s)?\d{1,2}일\s|(?:20)?\d\d년\s")
_SCENE, _PHRASE = 80, 50
"""Characters of a sentence that tells a scene, and of a phrase, at most, that stand above a text without a deck."""
_GOES_ON = regex(r"(?:[가-힣](?:[을를은는에의]|에서|에게|으로|까지|부터|며|면서)|전|후|뒤|때)$")
_VERB = regex(r"[가-힣](?:는|한|된|던|린|낸|든|은|운)$")
"""A word that goes on, and a verb in front of a noun: no picture's text begins behind it."""
_LEAST = 4
"""Characters of a sentence behind a deck, at least."""


def behind_deck(text: str, start: int, end: int, below: int) -> int:
    """Where the sentence that ends at `end` begins, `start` at the earliest: at a day, behind a quotation, at somebody
    with a title, or at a word of the credit or of the beginning of the paragraph at `below`."""
    places = [place for match in _GLUED.finditer(text, start, end) if _opens(text, place := match.start())]
    places += [person.start() for person in _TITLED.finditer(text, start, end) if _heads_off(text, start, person)]
    signed = _SIGNED.match(text, below)
    ahead = signed.end() if signed else below
    credit = (match.group() for match in _WORD.finditer(text, end, below))
    words = chain(credit, (match.group() for match in islice(_WORD.finditer(text, ahead, ahead + _REACH), _WORDS)))
    places.append(next((place for word in words if (place := _find(text, word, start, end))), start))
    found = [
        place
        for place in places
        if end - place >= _LEAST and not _parts_word(text, place) and not is_inside(text, start, place, end)
    ]
    above = max(found, default=start)
    if "다." not in text[:start] and end - above > _BRIEF:
        joints = [place for place in _joints(text, end) if place > above and not is_inside(text, start, place, end)]
        decked = [place for place in joints if end - place <= _LONG and ends_deck(text[:place])]
        found += decked or (joints if end - above > _LONG else [])
    return max(found, default=start)


def _heads_off(text: str, start: int, person: re.Match[str]) -> bool:
    """Whether somebody with a title is glued to a deck, or stands behind one that reads as a headline."""
    above = text[start : person.start()]
    if above[-1:] == " ":
        return is_name(person["name"]) and is_deck(above.rstrip())
    between = person.group().split()[1:-1]
    other = _HOUSE.search(person["name"]) or (between and is_name(between[0]))
    return is_name(person["name"]) and not other


def _joints(text: str, end: int) -> Iterator[int]:
    """Where, in what stands above the text, a word is glued to the one before it, both of which stand elsewhere."""
    for word in _LONG_WORD.finditer(text, _SHORT, end - _SHORT):
        for length in range(_STEM, len(word.group()) - 1):
            place = word.start() + length
            decked, behind = ends_deck(text[:place]), text[place : word.end()]
            if _INFLECTED.match(behind):
                continue
            known = decked or stands(text[word.start() : place], text[end:])
            again = decked and len(behind) > _STEM and text.count(behind) > 1
            if (known and is_joint(text, 0, place, behind)) or (again and is_no_word(text, 0, place)):
                yield place


def is_deck(phrase: str) -> bool:
    """Whether a phrase reads as a line of a deck, and not as what a picture shows.

    >>> is_deck("새 시험동에 기업 기대"), is_deck("새 시험동 배양실")
    (True, False)
    """
    return _HEADLINE.search(phrase) is not None


def ends_deck(above: str) -> bool:
    """The same before a word that is glued to it."""
    return is_deck(above) or _EVENT.search(above) is not None


def repeats_deck(text: str, start: int, end: int) -> int:
    """Where two words stand for the second time, as in a deck and a picture's text below it; or `start`."""
    for pair in _PAIR.finditer(text[start:end]):
        place = text.find(pair["words"], start + pair.end("words"), end)
        if place > 0 and ". " not in text[start:place]:
            words = text[start:place].split()
            return start if _GOES_ON.search(words[-1]) or any(map(_VERB.search, words[-2:])) else place
    return start


def has_deck(above: str) -> bool:
    """Whether what stands above a text, before a picture's credit, holds a deck, not only the picture's text.

    >>> has_deck("온결군 해조류 시험동 조감도"), has_deck("군민과 함께… 온결에 시험동 온결군 시험동 조감도")
    (False, True)
    """
    if above[0] in MARKS:
        return False
    if _SIGN.search(above):
        return True
    if is_statement(f"{above.rstrip('.')}.") or (is_caption_text(above) and "있다" in above[-4:]):
        return len(above) > _SCENE and not _TAKEN.match(above)
    plain = _ADNOMINAL.split(above)[-1]
    return not is_sided(above) and (len(above) > _PHRASE or bool(_ADVERB.search(plain)))


def has_sign(text: str) -> bool:
    """Whether a line holds a mark that headlines have and texts of pictures do not, and goes on behind it."""
    return text[0] not in MARKS and bool(_HEADED.search(text))


def is_list(above: str) -> bool:
    """Whether what stands before a picture's credit begins with rows of a table, a history or a schedule, or an item.

    >>> is_list("2015년 시험동 개소 2018년 기업 100곳 돌파 시험동 전경"), is_list("2015년 문을 연 시험동 전경")
    (True, False)
    """
    return above.startswith(_ITEMS) or _ROWS.match(above) is not None


def titled(text: str, place: int) -> bool:
    """Whether somebody with a title stands there, glued to the word before: `온결재단|최다온 군수는`."""
    person = _TITLED.match(text, place)
    return person is not None and is_name(person["name"])


def _parts_word(text: str, place: int) -> bool:
    """Whether a place lies inside a word that stands elsewhere, too: `온결벤처|기업부`."""
    word = _WORD_BEFORE.search(text, max(place - _LONGEST, 0), place)
    return word is not None and text.count(text[word.start() : place + _STEM]) > 1


def _opens(text: str, place: int) -> bool:
    """Whether a word there goes on with nothing: no particle behind a quotation, and no beginning of one."""
    before = text[place - 1]
    if text[place] in _QUOTES:
        return text.count(text[place], 0, place) % 2 == 0
    return not SAID.match(text, place) and (before not in _QUOTES or text.count(before, 0, place) % 2 == 0)


def _find(text: str, word: str, start: int, end: int) -> int:
    """Where a word, perhaps with another particle, stands glued to the one before it; or 0."""
    for length in range(len(word), _SHORTEST - 1, -1):
        place = text.rfind(word[:length], start + 1, end)
        if (
            place > start
            and not SAID.match(text, place)
            and ("가" <= text[place - 1] <= "힣" or text[place - 1] in "”’…)?!")
        ):
            return place
    return 0
