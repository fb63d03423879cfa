"""Credits of pictures inside running text: `…조감도. 온결군 제공온결군은 …`, `… 있다. [사진=온결통신]◆…`."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import product
from string import ascii_uppercase

from digest.clean.agencies import agencies
from digest.clean.glued_decks import titled
from digest.clean.joints import stands
from digest.clean.lexicon import choice, signatures
from digest.clean.patterns import DAY, GIVEN_ON, NAME, RESALE, role
from digest.lazy import compiled, regex

_BEHIND = 30
"""Characters of text behind a credit, at least, if it is not the last of its line."""
_SENTENCE = 3
"""The same of a whole sentence that ends the line."""
_OPEN, _CLOSE = r"[\[(【〔<〈]", r"[\])】〕>〉]"
_INSIDE = r"(?:[^\[\]()<>【】〔〕〈〉]|\([^\[\]()<>]{1,16}\))"
_GIVER = r"[^\s.,()\[\]“”\"/◇◆■□○●※▲△▶]"
_ABROAD = rf"{_GIVER}{{1,12}}(?:\s{_GIVER}{{2,12}})?\s?\([A-Z]{{2,6}}\)\.?\s[A-Z][a-z]+\s[A-Z][a-z]+\.?"
"""A house abroad, and who took the picture for it."""
_VERB = rf"(?!\s?(?:{GIVEN_ON}))"
"""`제공` as a verb or with a particle is no credit."""
NAMED_ALONE = (
    r"(?!들|협회|클럽|(?:[은는이가을를의와과도만]|에[게서도는]?|으?로|까지)\s"
    r"|\s?(?:통신|보도|관계자|고위|대변인|측[은이]|소속|조사|집계|기자[은는이가들]|등(?:[은이에]|\s)|[가-힣]{2,4}입니다))"
)
"""Nor is an owner with a particle, or one of whom something is told."""
_OBJECT = (
    r"(?![를을은는도와과의에해하된돼]|가(?![가-힣]{2}\s)|이(?!번|날)|한(?!국|글|편)"
    r"|\s?(?:화면|사진|이미지|장면)[을를이가은는])"
)
"""Nor is `캡처` as an object."""
_PAGE = r"(?:공식\s)?(?:홈페이지|누리집|인스타그램|페이스북|유튜브|블로그|SNS)"
_LABELS = ("출처", *map("".join, product(("사진", "이미지", "자료"), ("", " "), ("제공", "출처"))))
"""What stands before an owner with nothing but a space between them."""
_NO_OWNER = (
    r"(?:[가-힣]{1,8}(?:[을를은는의]|에서?)\s|(?:등|및)\s"
    r"|요청|요구|문의|동의|표기|표시|미상|불명|불분명|서비스|업체|화면)"
)
"""Nor is there one where something else goes on: `출처 표기`, `사진 제공 요청이`."""
_SHORT = r"(?<=[가-힣])\([A-Z]{2,5}\)(?:[은는이가을를의와과에도로]|에서)\s"
"""Nor is the short form of a name: `환경청(EPA)이 `."""
_FROM = rf"{_PAGE}(?:\s?(?:화면\s?)?(?:캡처|캡쳐|갈무리))?"
_MAIL = r"[A-Za-z0-9._-]{2,30}@[a-z0-9-]{2,20}(?:\.[a-z]{2,4}){1,2}"
_AT = r"[가-힣]{2,6}\s?=\s?"
"""Where a picture was taken, before its agency or photographer."""
_RESALE = rf"\s?[*＊※]?\s?{RESALE}"
_NO_KIND = r"(?!그래픽\s?(?:처리|카드|메모리|디자인|칩))"
"""Nor is what a computer has: `GPU(그래픽 처리 장치)`."""
_NAMED = r"(?!(?:[과와]의|에서|에게|[에을를과와의])\s)"
"""Nor are brackets with a particle: `<온결통신>과의 통화에서`."""
_TAIL = (
    r"(?:\s?\.)?(?:\s?(?:19|20)\d{2}\.\s?\d{1,2}\.\s?\d{1,2}\.?(?=\s|[가-힣“\"‘\[(*◆◇■□▲]))?"
    rf"(?:{_RESALE})*(?=\s{{0,60}}(?:(?<=\s)[a-z](?![A-Za-z0-9._]*@)|[가-힣A-Z0-9“‘\"'(\[【◆◇■□▣◈◎▲△▽▼●○▶▷►☞★☆<※━#-])(?:.{{{_BEHIND}}}|.{{{_SENTENCE},}}[가-힣][다요]\.\s*$)|(?P<last>\s{{0,60}}(?:$|기사\s?제공\s\S{{2,10}}$|(?:[a-z][A-Za-z0-9._]+@|저작권|무단|[▶☞]|\[?[ⓒ©]).{{0,60}}$)))"
)
"""What belongs to a credit behind it, and the text that follows, or the end of the line."""
_RIGHTS = r"무단\s?(?:전재|복제|배포|사용|도용)|재배포"
_NO_NOTICE = rf"(?!{_INSIDE}{{0,60}}(?:{_RIGHTS}|저작권|[Rr]ights))"
"""A notice of rights is of the whole page."""
ITEMS = tuple("◇◆■□○●※")
"""What an item in a list of news begins with."""
_BEFORE_SIGN, _BEHIND_SIGN = 140, 250
"""Characters of a credit before its first sign, and of it and what must follow behind, at most."""
_SIGNS = (
    "기사와",
    "기사 내용",
    "ⓒ",
    "©",
    "Ⓒ",
    "@",
    "기자",
    "(주)",
    "㈜",
    "DB",
    "라이브러리",
    "커뮤니티",
    "홈페이지",
    "누리집",
    "페이스북",
    "인스타그램",
    "트위터",
    "공동취재",
    "재판매",
    "촬영]",
    "제작]",
    "[촬영",
    "./",
    ". /",
    "다/",
    "다 /",
)
_SPOKEN_OF = r"(?![을를이의와과도만들]|가(?![가-힣]{2})|에(?:서|게|\s)|로\s|회견|간담)"
"""Behind a word for a picture, or a reporter's: something is told of it."""
_HOUSES = ("연맹", "회의소", "거래소", "신문", "방송")
"""Ends of names beside those that are known to own pictures."""
_STEM, _LEAST = 2, 4
_NAME = 3
_BEGINS = regex(
    r"올해|이번|이날|이밖|이외|이에|이와|이처럼|이후|이어|앞서|아울러|그동안|다만|한편|또한|지난|최근|특히|하지만|그러나|(?:\d{1,2}일|(?:19|20)\d\d년)$"
)
"""What paragraphs begin with, whatever they tell."""
_PARTICLE = regex(r"[가-힣][은는이가을를의에로도]$")
_CAPITALS = regex(r"[A-Z]{2}[가-힣]+")


@cache
def embedded_credit() -> re.Pattern[str]:
    """A credit inside running text: in brackets, behind a mark or a word for a picture, or behind a sentence's end.

    Its group `glued` holds an owner whose end cannot be seen: what stands up to the next space or mark; `byline` and,
    at the end of a line (`last`), `signer` may be that of the article, and `label` a part of a longer word. Every
    alternative begins with a character that must be there: optional ones in front take a third more time.
    """
    known = signatures()
    kinds, gives, shots = map(choice, (known.picture_kinds, known.picture_gives, known.picture_shots))
    shots = rf"(?<!모션)(?<!모션\s)(?:{shots})"  # which is no picture of a screen
    news1 = rf"\s?[ⓒ©]\s?News1(?:\s?{NAME}\s?기자)?"
    names = (*known.picture_agencies, *known.picture_stocks, *known.picture_partners, *known.picture_owners)
    first = "".join(sorted({name[0] for name in names}))
    owners = rf"(?=[{first}])(?:{agencies()}|(?<![A-Za-z])(?:{choice(known.picture_owners)}))(?:{news1})?(?![A-Za-z])"
    mail = r"[A-Za-z0-9._]{2,30}@(?:newsis|news1|yna)\.(?:com|kr|co\.kr)"
    signed = rf"(?:[가-힣A-Z]{{2,8}}\s)?{NAME}\s?{role()}{NAMED_ALONE}"
    photographer = rf"{signed}(?:\s?[A-Za-z0-9._]{{2,30}}@(?:[a-z.]{{4,20}})?)?"
    archive = rf"[가-힣A-Za-z]{{2,10}}\s?(?:DB|포토\s?라이브러리|자료\s?사진)(?:\s?·\s?{signed}(?:\s?{_MAIL})?)?"
    dated = rf"{DAY}\s?(?:/?\s?(?:[ⓒ©]\s?)?{owners}|{mail}|/\s?(?:{_MAIL}|{archive}|{_AT}{photographer}))"
    spot = rf"(?:{_AT}(?:{owners}|{photographer})|{archive})"
    views = (*known.picture_scenes, *known.caption_endings, "내부")
    shown = choice(view for view in views if not view.endswith(known.picture_shots))
    drawn = rf"{_GIVER}+(?:\s{_GIVER}+){{0,2}}?\s?(?:{shown})\s"
    told = rf"(?:{_GIVER}+\s){{0,2}}?{_GIVER}*?(?:적으로|에서는?|에게|까지|부터|[을를은는])\s(?:{_GIVER}+\s){{0,2}}제공"
    givers = rf"(?!{drawn}|{told}|(?:{kinds})\s?제공)(?:{_GIVER}{{2,16}}|[가-힣](?=\s{_GIVER}{{2,4}}\s))"
    givers += rf"(?:\s{_GIVER}{{1,14}}){{0,3}}?"
    given = rf"{givers}\s제공{_VERB}(?:\s?[/=]\s?{owners})?|{givers}\s?(?<!의\s)(?:{shots}){_OBJECT}"
    about = rf"(?:(?:위|본|해당)\s)?사진은{_INSIDE}{{2,30}}(?:관련|관계|무관){_INSIDE}{{0,14}}"
    company = rf"(?:\(주\)|㈜|주식회사\s){_INSIDE}{{2,20}}"
    sides = choice(known.picture_sides)
    named = rf"{_NO_KIND}(?:{kinds})(?!\s?[은는]?\s?(?:{sides}))(?:\s?(?:{gives}))?(?:\s?[=:：/|ⓒ-]\s?|\s)"
    inside = (
        rf"{_NO_NOTICE}(?:{named}{_INSIDE}{{1,50}}(?<!\s등)|{_INSIDE}{{0,40}}?\s?(?:제공|자료사진|{shots}|(?<![\[(])DB)|[ⓒ©]\s?{_INSIDE}{{2,30}}"
        rf"|(?:{owners}|연합|{_INSIDE}{{2,30}}제공\s?=\s?{owners})(?:\s?자료(?:\s?사진)?)?|{company}|{about})"
    )
    seen = "|".join(rf"(?<={view}\s)" for view in _views())
    last = "".join(sorted({view[-1] for view in _views()}))
    house = rf"[가-힣]{{2,14}}(?:{_houses()})\s?\([A-Za-z&]{{2,8}}\)"
    kept = (
        rf"{archive}|자료\s?사진(?!\s?(?:속|[은는이가을를의에과와도]|으로|등))"
        rf"|(?:{kinds})\s{owners}"
    )
    unlike = (
        r"(?:사진은\s)?기사(?:의)?(?:\s내용)?[과와]는?\s(?:(?:직접(?:적인?)?|특정)\s)?(?:관련|관계|상관)(?:이|은)?\s?없"
        r"(?:는\s(?:자료\s?)?사진(?:입니다|임)?|음|습니다)\.?"
    )
    beside = (
        rf"\s(?<=[{last}]\s)(?:{seen})(?:(?:{givers}\s제공|(?!(?:{kinds})제공){_GIVER}{{2,14}}제공){_VERB}|{owners}{NAMED_ALONE})|\s(?<=있다\s)(?:{givers}\s?(?:{shots}){_OBJECT}|{kept})"
        rf"|/\s?(?<!\d/)(?:{owners}|{spot}|{givers}\s제공{_VERB})|(?<=\s)-\s(?:[A-Z][a-z]+\s[A-Z][a-z]+|{_GIVER}{{2,16}}(?:\([A-Z]{{2,8}}\))?)\s제공{_VERB}"
        rf"|\s(?<=[가-힣]\.\s)(?<!다\.\s)(?:{house}{NAMED_ALONE}|(?:온라인|인터넷)\s커뮤니티(?!\s?등|[가-힣]{{0,6}}[에의])"
        rf"|[가-힣A-Za-z]{{2,10}}(?:\s[가-힣A-Za-z]{{1,8}})?\s{_PAGE}(?=\s\s|[가-힣]{{2,}}\s)(?![에를의가은는와도로]))"
        rf"|사진(?:(?<=\.\s사진)|(?<=\.\s\s사진))\s{{1,3}}{givers}\s{{1,3}}제공{_VERB}(?:\s?=\s?{owners})?"
    )
    heads = "|".join(rf"{head}(?:(?<=[.…”’)]{head})|(?<=[.…”’)]\s{head})|(?<=[.…”’)]\s\s{head}))" for head in _LABELS)
    heads = rf"(?=[{''.join(sorted({head[0] for head in _LABELS}))}])(?:{heads})(?=\s(?!{_NO_OWNER}))"
    twice = r"[가-힣A-Za-z]{2,10}"
    open_end = rf"[^\s=.,\[\]()“\"‘]{{2,14}}(?:\s(?:{_FROM}|DB))?(?=\s|$|[“\"‘'\[(◆◇■□▲])(?!\s?{role()})"
    firm = r"(?:\(주\)|㈜)\s?[가-힣A-Za-z]{2,10}(?=\s)|[A-Z]{2,10}(?=[가-힣])"
    show = rf"[가-힣A-Za-z]{{2,10}}\s[‘'][^‘’'.]{{2,30}}[’'](?:\s영상\s?(?:{shots}))?(?=[가-힣A-Z])"
    ends = (
        rf"{owners}|{photographer}|{spot}|{_ABROAD}|{show}|{firm}"
        rf"|(?P<twice>{twice})(?=(?P=twice))|{givers}\s?{_FROM}|{given}"
    )
    return compiled(
        rf"(?:(?!{_SHORT}){_OPEN}\s?(?:{inside})(?:\.?{_RESALE})?\s?{_CLOSE}(?:(?<=\])\))?{_NAMED}"
        rf"|[\[(]\s?(?P<source>{choice(known.picture_gives)})(?:\s?[=:：/]\s?|(?<=출처)\s){_INSIDE}{{1,30}}\s?[\])](?!\s?(?:중|가운데|기준|으로|등|이라|라는|라고|이며|[은는이가을를에의로와과])[\s,])"
        rf"|\[(?:(?P<byline>{signed})|{_INSIDE}{{2,20}}\s(?:영상|화면)?\s?(?:{shots})|{NAME}\s(?:촬영|제작)|촬영\s{NAME}|{_INSIDE}{{2,20}}\s(?:출처|{_PAGE}))\](?:\s(?:일러스트|삽화|그래픽))?"
        rf"|(?:{kinds})\s?=\s?(?:{owners}|{photographer})|{owners}\s?\([cC]\)|{dated}"
        rf"|(?:(?P<label>(?:{kinds}|{gives})(?:\s?(?:{gives}))?\s?[=:ㅣ|]|{heads}|사진/(?:(?<=[.…”]\s사진/)|(?<=있다\s사진/))|사진(?<=[가-힣A-Za-z\d)]\.\s사진)(?<!다\.\s사진)(?=\s(?!속\s|[^.]{{2,60}}?(?:{shots}))))|[ⓒ©Ⓒ](?<=[다요.…”’)\s].|[가-힣].)(?![^()\[\]]{{0,40}}(?:{_RIGHTS}))|/(?<=[가-힣”’']\..)|/(?<=[가-힣”’']\.\s.)|/(?<=있다.)|/(?<=있다\s.))"
        rf"\s?(?:{ends}|(?P<glued>{open_end}))"
        rf"|사진(?<=[가-힣A-Za-z\d)]\.\s사진)(?<!다\.\s사진)\s[^.\[\]“”]{{2,60}}?(?:{shots}){_OBJECT}"
        rf"|\s(?<=[가-힣’”']\s)[*＊]\s?{RESALE}|{beside}|{unlike}(?:\s(?:{owners}))?|{_PAGE}\s?(?:화면\s?)?(?:{shots}){_OBJECT}(?![로본후]|등|\s)"
        rf"|인터넷(?<=[’”)]인터넷)\s?(?:화면\s?)?(?:{shots})"
        rf"|(?<=[.…])[”’)]?\s{{0,2}}(?:{owners}{NAMED_ALONE}|{_AT}{signed}\s?{_MAIL}\s?/\s?{DAY}/?|(?!(?:{kinds})\s?=){_AT}(?:{owners}|{signed})(?!\s?{NAME}\s?{role()}|\s?=)|[<〈《]{_INSIDE}{{2,12}}[>〉》]\s?(?:자료\s?사진|제공{_VERB})|(?P<signer>{signed})(?!\s?(?:[=@]|입력)|\s[A-Za-z0-9._]{{2,30}}@)|{given}|{kept}))"
        rf"{_TAIL}"
    )


def _views() -> list[str]:
    """Ends of what a picture shows, shorter ones first."""
    known = signatures()
    return sorted({"있다", "있다.", *known.caption_endings, *known.picture_scenes}, key=lambda word: (len(word), word))


def _houses() -> str:
    """What names end in that have a short form in brackets behind them."""
    return choice(_HOUSES + signatures().picture_houses)


@cache
def credit_sign() -> re.Pattern[str]:
    """What a line with such a credit holds one of."""
    known = signatures()
    lists = (known.picture_kinds, known.picture_gives, known.picture_shots, known.picture_owners, _SIGNS)
    signs = sorted({word for words in lists for word in words}, key=lambda word: (-len(word), word))
    spoken = {**dict.fromkeys((*known.picture_kinds, "기자", "홈페이지"), _SPOKEN_OF), "제공": _VERB}
    words = "|".join(choice([word]) + spoken.get(word, "") for word in signs)
    first = re.escape("".join(sorted({word[0] for word in signs})))
    ends = "".join(sorted({house[-1] for house in _HOUSES + known.picture_houses}))
    # the first character of any of them is looked for, which is much faster than each of them
    return compiled(rf"(?=[{first}(])(?:{words}|\((?:(?<=[{ends}]\()|(?<=[{ends}]\s\())(?=[A-Z]))")


@cache
def _house() -> re.Pattern[str]:
    """An owner, before a word with a particle that is glued to it: `온결대병원|나라별로는`, `Seaweedo|군수는`."""
    return compiled(
        rf"(?:.*(?:{choice(signatures().picture_houses)})|[A-Za-z]*[a-z])(?=[가-힣]{{2,}}[은는이가을를의에로]$)"
    )


@lru_cache(maxsize=64)
def next_credit(text: str, position: int) -> re.Match[str] | None:
    """The first credit from a position on: looked for around the words it may hold, which is much faster."""
    for sign in credit_sign().finditer(text, position):
        low = max(position, sign.start() - _BEFORE_SIGN)
        if credit := embedded_credit().search(text, low, sign.end() + _BEHIND_SIGN):
            return credit
        position = sign.start() + 1  # no credit begins before it that a later sign would tell
    return None


def find_end(text: str, credit: re.Match[str]) -> int:
    """Where a credit ends: before what is glued to its owner if that, perhaps the owner too, stands elsewhere."""
    word = credit["glued"] or ""
    if capitals := _CAPITALS.match(text, max(credit.end() - _STEM, credit.start())):
        return _parted(text, credit, capitals.end())
    if len(word) < _LEAST or credit.end() != credit.end("glued"):
        return credit.end()
    rest = f"{text[: credit.start()]} {text[credit.end() :]}"
    places, houses = range(_STEM, len(word) - 1), signatures().picture_houses
    ends = [place for place in places if word[place:] not in houses and stands(word[place:], rest)]
    named = [length for length in ends if word[:length] in rest]
    person = [len(word) - _NAME] if titled(text, credit.end() - _NAME) and not word.endswith(houses) else []
    house = _house().match(word)
    begun = [begins.start()] if (begins := _BEGINS.search(word, _STEM)) else []
    known = [
        place for place in places if place >= _NAME and _PARTICLE.search(word, place) and stands(word[:place], rest)
    ]
    default = house.end() if house else max(known, default=len(word))
    return credit.start("glued") + max(named or begun or ends or person, default=default)


def _parted(text: str, credit: re.Match[str], end: int) -> int:
    """Where a credit ends that closes in capitals with a word behind them: `사진=SEO|SE해양이 …`, if that word, which
    ends at `end`, stands elsewhere."""
    run = credit.start() + len(credit.group().rstrip(ascii_uppercase))
    places = range(run + _STEM, credit.end() - 1)
    rest = f"{text[: credit.start()]} {text[end:]}"
    return next((place for place in places if stands(text[place:end], rest)), credit.end())


@cache
def _signer() -> re.Pattern[str]:
    return compiled(rf"(?:[가-힣A-Z]{{2,8}}\s)?{NAME}\s{role()}")


@cache
def _agencies() -> re.Pattern[str]:
    return compiled(agencies())


def is_sure(text: str, start: int, end: int) -> bool:
    """Whether what stands there can be nothing but a credit, whatever is before it: it has a mark or brackets, is an
    agency's or a reporter's name, says that it is a source or was taken from a page, or an item follows."""
    credit = text[start:end]
    bare = credit.strip(" .")
    owner = bare in signatures().picture_owners or _signer().fullmatch(bare) or _agencies().fullmatch(bare)
    shot = credit.endswith(signatures().picture_shots)
    glued = bare.endswith("제공") and text[end : end + 1].isalnum()
    kept = "DB" in credit or "@" in credit or "자료사진" in credit
    return (
        shot
        or glued
        or kept
        or credit.lstrip().startswith(("/", "사진 "))
        or bool(owner)
        or "재판매" in credit
        or "없" in credit  # it has nothing to do with the article
        or any(mark in credit for mark in "[(<=:ⓒ©【〈")
        or text[end : end + 2].lstrip()[:1] in ITEMS
    )
