"""What stood around an article says of whose it is, in sentences and notices: `새벽신문의 모든 기사는 …`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from digest import vocabulary
from digest.clean.lexicon import choice
from digest.clean.outlets import house_of, is_press
from digest.clean.patterns import EMAIL
from digest.clean.shapes import is_report
from digest.known import Taxonomy
from digest.lazy import compiled, regex
from digest.model import Stated

_NOTICE = 120
"""Characters of a line that is a notice and nothing else."""
_WORDS = 3
"""Words of a name at most."""
_LEAST = 4
"""Letters of a name that is glued to the last of an article's tags, at least."""


class _Form(NamedTuple):
    """One form of such a sentence."""

    source: str
    signs: tuple[str, ...]
    """Without one of them a line is not looked at."""
    pattern: re.Pattern[str]
    """Each of its groups is the name, or holds it among other words."""
    notice: bool = False
    """Counts in short lines that report nothing."""


_NAME = r"[가-힣A-Za-z0-9]{2,12}"
_SPAN = r"[^.,:“”\"\[\]]{2,50}?"
"""A name and what stands around it."""
_START = r"(?:^|[.”\"’'…)\]>※▶▷☞■•▲]\s?)[\[<【]?"
_HOST = r"(?:www\.)?(?:[a-z0-9-]{1,40}\.){1,4}?(?:co\.kr|or\.kr|go\.kr|com|net|org|kr|tv|asia)"
_FILE = "clean_houses.yml"


@cache
def _forms() -> tuple[_Form, ...]:
    data = vocabulary.load(_FILE)

    def words(field: str) -> tuple[str, ...]:
        return vocabulary.strings(data.get(field), f"{_FILE}: {field}")

    readers, channels, offers = choice(words("readers")), choice(words("channels")), choice(words("offers"))
    texts, given, made = words("texts"), choice(words("given")), choice(words("made"))
    works, sites = choice(words("works")), choice(words("sites"))
    printed, media = choice(words("printed")), choice(words("media"))
    return (
        # `※새벽뉴스는 여러분의 제보로 …`, `새벽방송 뉴스는 24시간 여러분의 제보를 …`
        _Form(
            "masthead",
            ("제보",),
            compiled(
                rf"(?:^|[※▶■.]\s{{0,2}})({_NAME}?)(?:\s뉴스)?(?:은|는)\s(?:\d{{1,2}}시간\s)?(?:{readers}).{{0,8}}제보"
            ),
        ),
        # `전북을 바꾸는 힘! 새벽신문 *무단전재-재배포 금지`: the owner without the sign for rights
        _Form("masthead", ("무단",), compiled(rf"^(?=[^ⓒ©]*$)(?:.*?[\s)㈜])?({_NAME})\s\*?무단\s?전재")),
        _Form("masthead", ("무단",), compiled(rf"\((?:https?:/?/?)?({_HOST})/?\)[\s,./]{{0,4}}무단\s?전재")),
        # `이 저작물은 온결군이 제작한 것으로 …`, `온결군이 창작한 저작물은 …`, `이 자료는 온결군 홈페이지(….go.kr)에서`
        _Form(
            "office",
            ("저작물은", "자료는"),
            compiled(
                rf"저작물은\s([가-힣]{{2,12}}?)(?:에서|이|가)\s(?:\d{{4}}년\s?(?:도에?)?\s?)?(?:{made})"
                rf"|([가-힣]{{2,12}}?)(?:에서|이|가)\s(?:{made})한\s.{{0,12}}저작물은"
                rf"|(?:^|[\s※])(?:이|본|동)\s?자료는\s([가-힣]{{2,12}})\s?(?:{sites})\s?"
                r"\((?:https?://)?(?:www\.)?[a-z0-9.-]{2,40}\.(?:go|or|re)\.kr"
            ),
        ),
        # `“새벽신문” 기사 내용을 3줄로 요약한 결과입니다`: a portal that shortens what papers write
        _Form("signature", ("기사 내용",), compiled(rf"[“\"‘']({_NAME})[”\"’']\s기사\s내용을"), notice=True),
        # `새벽방송TV : 02-000-0000(제보)`, `새벽방송TV 기사문의 및 제보`: of a house whose notice names the house
        _Form(
            "issue",
            ("제보",),
            compiled(rf"(?:^|\)\s?)({_NAME})\s?(?::\s?0\d[\d-]{{7,12}}\s?\(제보|기사문의\s및\s제보)"),
        ),
        # `새벽경제 멤버십 기사입니다`
        _Form("masthead", words("paid"), compiled(rf"^({_NAME})\s(?:{choice(words('paid'))})"), notice=True),
        # `[본 기사는 새벽주간 제1201호 기사입니다]`: the magazine of a house whose notice names the house
        _Form(
            "issue",
            ("기사는", "글은"),
            compiled(
                r"(?:본|이)\s?(?:기사|글)[는은]\s[<‘'「『]?([가-힣A-Za-z0-9· ]{2,24}?)[>’'」』]?\s(?:제\s?)?\d{1,5}호"
            ),
        ),
        # `이 기사는 새벽신문의 프리미엄 뉴스 새벽 랩스에 게재된 기사입니다`
        _Form(
            "masthead",
            tuple(f"{text}{particle}" for text in texts for particle in "은는"),
            compiled(
                rf"(?:이|본|해당)\s?(?:{choice(texts)})[은는]\s({_SPAN})에(?:도|서)?\s(?:[^.,]{{2,16}}\s)?(?:{printed})[가-힣]{{0,3}}"
                rf"(?:\s?(?:{choice(texts)}))?\s?(?:입니다|이다|임|습니다|$)"
            ),
        ),
        # `[새벽신문 스타트업 미디어 플랫폼 새싹공장]`
        _Form("masthead", words("media"), compiled(rf"^\[({_NAME})\s[^\[\]]{{0,30}}(?:{media})[^\[\]]{{0,24}}\]")),
        # `기사제공 새벽신문`: below the text, on a portal's page
        _Form("masthead", ("제공",), compiled(rf"^기사\s?제공\s?[:：|]?\s({_NAME})$"), notice=True),
        _Form("masthead", ("모든",), compiled(rf"(?:^|\s)[<〈‘“]?({_NAME})[>〉’”]?의\s모든\s(?:{works})"), notice=True),
        # `ⓒ새벽신문의 소중한 저작물입니다`, `Copyrights ⓒ 새벽신문 & saebyeok.example`, `ⓒ 내일을 여는 창, 새벽신문`
        _Form("masthead", ("저작물",), compiled(rf"[ⓒ©]\s?({_NAME}?)의\s(?:소중한\s)?저작물"), notice=True),
        _Form(
            "masthead", ("opyright",), compiled(rf"opyrights?\s?(?:[ⓒ©]|by)\s?({_NAME})(?=\s[&|]|\.|$)"), notice=True
        ),
        _Form(
            "masthead",
            ("ⓒ", "©"),
            compiled(rf"^[ⓒ©]\s?[가-힣]+\s(?:(?!제공|사진)[가-힣\s])+,\s?({_NAME})$"),
            notice=True,
        ),
        # `[새벽방송 최영입니다.]`
        _Form(
            "byline",
            ("입니다",),
            compiled(rf"^\[?({_NAME}?)(?:\s?뉴스)?\s[가-힣]{{2,4}}입니다\.?\]?$"),
            notice=True,
        ),
        # `출처 : 새벽신문(https://…)`, `원문보기: https://…`, glued to the last sentence
        _Form(
            "byline",
            ("http",),
            compiled(
                rf"^[\[(]?(?:기사\s?)?출처[\])]?\s?[:：-]?\s?({_NAME})\s?[-(]?\s?\(?https?:"
                rf"|^[\[(▶☞]?\s?(?:기사\s?)?원문(?:\s?보기)?[\])]?\s?[:：]?\s?https?:/?/?({_HOST})"
            ),
            notice=True,
        ),
        # `카카오톡 : '새벽방송제보' 검색`, `[카카오톡] 새벽방송 검색해 채널 추가`
        _Form(
            "masthead",
            ("검색",),
            compiled(rf"['‘](?P<quoted>{_NAME}?)\s?제보['’]\s검색|\]\s({_NAME})\s검색해?\s(?:채널|친구)\s?추가"),
        ),
        _Form("masthead", ("저작권은",), compiled(rf"저작권은\s({_NAME}?)(?:에게|에)?\s?(?:있|귀속)"), notice=True),
        _Form("masthead", ("ights",), compiled(rf"^({_NAME})\s[Aa]ll\s[Rr]ights\s[Rr]eserved"), notice=True),
        _Form(
            "masthead",
            tuple(f"{text}{particle}" for text in texts for particle in "은는"),
            compiled(
                rf"(?:이|본|해당)\s(?:{choice(texts)})[은는]\s({_NAME}?)(?:의|에서|에|이|가)?\s?(?:{sites}|{given})"
            ),
            notice=True,
        ),
        _Form(
            "masthead",
            (*words("channels"), *words("offers")),
            compiled(
                rf"{_START}({_NAME})\s(?:(?:최신\s)?뉴스\s)?[\[‘'“]?(?:{channels})|에서\s['‘“]?({_NAME}?)['’”]?(?:을|를)?\s(?:{offers})"
            ),
            notice=True,
        ),
    )


@cache
def _sayings() -> tuple[_Form, ...]:
    """The sentences of the list, at the beginning of what was taken out or behind a mark."""
    return tuple(
        _Form("masthead", (max(re.split(r"\{[NP]\}|…", saying), key=len).strip(),), _pattern(saying), notice=True)
        for saying in vocabulary.strings(vocabulary.load(_FILE).get("sayings"), f"{_FILE}: sayings")
    )


def _pattern(saying: str) -> re.Pattern[str]:
    """A sentence of the list as a pattern: `{N}` is the name, `{P}` a person, `…` some words, or none."""
    parts = {"{N}": rf"({_NAME}?)", "{P}": "[가-힣]{2,4}", " … ": r"\s(?:.{0,24}?\s)?", " ": r"\s"}
    words = re.split(r"(\{[NP]\}| … | )", saying)
    end = "(?![가-힣A-Za-z0-9])" if saying.endswith("}") else ""
    return compiled(_START + "".join(parts.get(word, re.escape(word)) for word in words) + end)


@cache
def _signed(*, long: bool) -> tuple[tuple[str, _Form], ...]:
    """What tells that a form may fit, with the form, in their order; long lines are no short notices."""
    forms = (form for form in (*_forms(), *_sayings()) if not (long and form.notice))
    return tuple((sign, form) for form in forms for sign in form.signs)


@cache
def _tagged() -> re.Pattern[str]:
    """`#백신 #시험동새벽신문 기사문의`: the name is glued to the last tag."""
    channels = choice(vocabulary.strings(vocabulary.load(_FILE).get("channels"), f"{_FILE}: channels"))
    return compiled(rf"#\S{{0,30}}?(?P<name>[가-힣A-Za-z0-9]{{{_LEAST},12}})\s(?:{channels})")


@cache
def _listing() -> re.Pattern[str]:
    """`[새벽통신 이 시각 헤드라인] - 18:00`"""
    lists = choice(vocabulary.strings(vocabulary.load(_FILE).get("lists"), f"{_FILE}: lists"))
    return compiled(rf"\[(?P<name>{_NAME})\s(?:{lists})\]")


_DOMAIN_END = regex(r"^(?:com|kr|net)(?=[가-힣A-Z])")
"""`yeong7@saebyeok.com새벽신문은`: the end of what a name is glued to."""
_RELATED = regex(rf"관련\s?기사.*\s[-–|]\s(?P<name>[가-힣A-Za-z0-9]{{2,12}})\s?\((?P<host>{_HOST})\)")
"""`[관련기사] 시험동 늘린다 - 새벽신문 (saebyeok.example)`"""


_NOTED = regex(
    rf"(?<![가-힣A-Za-z0-9])(?=(?:(?P<name>{_NAME}?)[>’'」』]?[은는이가]\s(?![^.]{{0,20}}보도)"
    rf"|(?P<series>{_NAME}?)의?\s[^.,]{{0,40}}(?:기획|시리즈|특집|연재|취재팀)))"
)
"""`새벽신문이 세 차례에 걸쳐`, `새벽신문의 연중기획`"""


def houses_told(texts: Iterable[str], taxonomy: Taxonomy) -> Iterator[Stated]:
    """The outlets that texts which stood around an article say it belongs to.

    >>> from digest.taxonomy import load_taxonomy
    >>> [clue.value for clue in houses_told(["새벽신문의 모든 기사는 저작권법의 보호를 받습니다."], load_taxonomy())]
    ['새벽신문']
    """
    page = "\n".join(told := tuple(dict.fromkeys(texts)))
    short, long = ([each for each in _signed(long=length) if each[0] in page] for length in (False, True))
    for text in told:
        related = _RELATED.search(text) if "관련" in text else None
        if related and house_of(related["name"], taxonomy) == house_of(related["host"], taxonomy):
            yield Stated("outlet", related["name"], "masthead")
        yield from _mailed(text, taxonomy) if "@" in text else ()
        forms = dict.fromkeys(form for sign, form in (long if len(text) > _NOTICE else short) if sign in text)
        tagged = _tagged_name(text, taxonomy) if forms and "#" in text else ""
        if tagged:
            yield Stated("outlet", tagged, "masthead")
        for form in forms:
            if form.notice and is_report(text):
                continue
            found = form.pattern.search(text)
            name = _name(next(filter(None, found.groups())), taxonomy) if found else ""
            if name:
                yield Stated("outlet", name, form.source)


def _mailed(text: str, taxonomy: Taxonomy) -> Iterator[Stated]:
    """The address for tips, and an address beside the name of its house: `◎새벽통신 yeong7@saebyeok.example`."""
    for address in EMAIL.finditer(text):
        host = "@" + address.group().rpartition("@")[2].strip()
        words = text[: address.start()].rstrip(" (").split()
        beside = words[-1].lstrip("◎▶※[(") if words else ""
        if any(word in text for word in ("제보", "보도자료")) or (
            house_of(beside, taxonomy) and house_of(beside, taxonomy) == house_of(host, taxonomy)
        ):
            yield Stated("outlet", host, "masthead")


def house_above(title: str, taxonomy: Taxonomy) -> Iterator[Stated]:
    """The outlet whose list of news a headline says it is.

    >>> from digest.taxonomy import load_taxonomy
    >>> [clue.value for clue in house_above("[뉴시스 이 시각 주요뉴스] 18시", load_taxonomy())]
    ['뉴시스']
    """
    listing = _listing().match(title)
    if listing and is_press(listing["name"], taxonomy):
        yield Stated("outlet", listing["name"], "masthead")


def house_in_note(note: str, taxonomy: Taxonomy) -> str:
    """The house that an editor's note speaks of, if there is one and no other.

    >>> from digest.taxonomy import load_taxonomy
    >>> house_in_note("[편집자주] 전자신문이 세 차례에 걸쳐 시험동을 둘러본다.", load_taxonomy())
    '전자신문'
    """
    words = (each["name"] or each["series"] for each in _NOTED.finditer(note))
    names = {f"{word}이" if is_press(f"{word}이", taxonomy) else word for word in words}
    known = {house_of(name, taxonomy): name for name in names if is_press(name, taxonomy)}
    return next(iter(known.values())) if len(known) == 1 else ""


def _tagged_name(text: str, taxonomy: Taxonomy) -> str:
    """The known name that is glued to the last tag, or nothing."""
    tagged = _tagged().search(text)
    ends = (tagged["name"][at:] for at in range(len(tagged["name"]) - _LEAST + 1)) if tagged else ()
    return next((name for name in ends if is_press(name, taxonomy)), "")


def _name(span: str, taxonomy: Taxonomy) -> str:
    """The outlet's name among the words of a span, or a single word that may be the name of one that no list knows."""
    words = [word.strip("<>‘’'“”「」『』").removesuffix("의") for word in span.split()]
    for count in range(min(_WORDS, len(words)), 0, -1):
        for start in range(len(words) - count, -1, -1):
            name = " ".join(words[start : start + count])
            if is_press(name, taxonomy):
                return name
    tail = _DOMAIN_END.sub("", span)
    return (tail if is_press(tail, taxonomy) else span) if len(words) == 1 else ""
