"""Scripts of broadcasters: who speaks next, who hands over to whom, who signs off."""

from __future__ import annotations

import re
from functools import cache

from digest import vocabulary
from digest.clean.draft import Draft, Scribe, Trace
from digest.clean.lexicon import choice
from digest.clean.patterns import EMAIL, NAME, is_card, is_name
from digest.clean.shapes import is_sentence
from digest.lazy import compiled, regex
from digest.model import Stated
from digest.text import sentences

_FILE = "clean_broadcast.yml"
_CUED = regex(r"[\[<◀【〈⊙]|\([sS]")
"""What begins a cue within a line."""
_OF_A_WORK = r"(?:[의을를은는과와]|에서)\s|[(,)]"
"""What goes on behind the name of a book or film: `<앵커>의 감독`."""
_CUE = 12
"""Characters before the `>` of a cue."""
_SPACED = 3
_CARD = 40
"""Characters of a card with the name of who speaks."""
_HANDOVER = 48
"""Characters of the sentence that hands over to a reporter."""
_STARRED = regex(r"\*[^*]{2,40}\*")
"""`*최영 / 온결군 바이오팀장*`, right below a cue"""
_NAMED = regex(r"\s?[^\"“”.]{2,40}(?=\s[\"“])")
"""`◀INT▶최영/온결군 바이오팀장 "…"`: between the cue and what is said."""
_ASKING, _CLOSED = ("죠", "세요"), ("@", ")", "]", "!")
_SCRIPT, _POLITE = 100, "니다"
"""Characters of a line that may hold a whole script, and what its sentences end in."""
_FUSED = regex(r"(?<=[가-힣]{2})(?P<letter>(?!입|습|됩|합)[가-힣])니다\.?$")
_FIRST_SYLLABLE, _CODAS, _BIEUP = ord("가"), 28, 17
_SAID = regex(r"-\s(?=[“\"])")


@cache
def script_words(field: str) -> str:
    """A pattern of any of a field's words."""
    return choice(vocabulary.strings(vocabulary.load(_FILE).get(field), f"{_FILE}: {field}"))


@cache
def _speaker() -> re.Pattern[str]:
    """`남) 원주 의료기기 산업은 …`: which of two anchors reads it."""
    return compiled(rf"^(?:{script_words('speakers')})\s?\)\s?")


@cache
def _sign_off() -> re.Pattern[str]:
    """`KBS 뉴스 최영입니다.`, `온결MBC 최영입니다.`, `지금까지 온결 시험동에서 KBS 최영입니다.`, `mbc뉴스 최영@@@@`."""
    until, programme = script_words("until"), script_words("programmes")
    return compiled(
        rf"(?:^|(?<=[.다요”\"]\s))(?:(?:(?:{until})\s)?[^.?!”\"]{{2,24}}에서\s|(?:{until})\s)?"
        rf"(?P<house>[A-Za-z]{{1,4}}\d{{0,2}}|[A-Z]{{1,4}}\s[A-Za-z]{{2,4}}|[가-힣]{{2,4}}[A-Za-z]{{1,4}}|[A-Z]{{2,4}}[가-힣]{{2,4}}?|[가-힣A-Za-z0-9]{{2,12}}?(?:{script_words('houses')})|[가-힣A-Za-z0-9]{{2,8}}뉴스(?=\s))"
        rf"\s?(?:{programme})?,?\s?(?P<name>{NAME})(?:\s?기자)?(?:{script_words('signs')}|@{{2,12}})[.@]?$"
    )


@cache
def _card_line() -> re.Pattern[str]:
    """`▶ 인터뷰 : 최영 / 온결군수`, `[최영 / 온결군수]`; what he says stands below it, perhaps behind a dash."""
    return compiled(
        rf"▶\s?(?:{script_words('arrows')})\s?[:：]\s?.{{2,40}}|\[{NAME}\s?/\s?(?!{NAME}\s기자)[^\[\]/:：\"“]{{2,30}}\]"
    )


@cache
def _crew() -> re.Pattern[str]:
    """`(영상취재 최영)`, `[ choi@… ]`, `촬영기자:최영`, behind who signs off."""
    return compiled(
        rf"\s?[(\[]\s?(?:(?:{script_words('crew')})[^()\[\]]{{1,40}}|[A-Za-z0-9._-]{{2,30}}@[a-z0-9.-]{{4,30}}\s?)[)\]]$"
        rf"|(?<=다\.)(?:\s(?:{script_words('crew')})[가-힣]{{0,4}}\s?[:：]\s?{NAME}(?:[\s,·]{{1,2}}{NAME}){{0,3}}){{1,3}}$"
    )


_DID = regex(r"[았었했봤왔갔]습니다\.?$")
"""What a reporter did is told as a sentence of the text, and hands over as well: `최영 기자가 취재했습니다.`"""
_BRACKETED_MAIL = regex(rf"\s?[\[(<]\s?{EMAIL.pattern}\s?[\])>](?=입니다)")
"""`새벽TV 최영[yeong7@saebyeok.example]입니다.`"""


def drop_script_marks(draft: Draft) -> Draft:
    """Takes cues, cards, handovers and sign-offs out; what is said stays."""
    scribe = Scribe(draft)
    told = carded = False
    for index, line in enumerate(draft.lines):
        text = line.text
        if line.settled or not text:
            scribe.keep(line)
            told = told or line.settled
            continue
        trace = Trace.FURNITURE
        said = _SAID.match(text) if carded else None
        carded = bool(text[0] in "▶[" and _card_line().fullmatch(text) and not is_sentence(text))
        cued = index > 0 and _is_cue(draft.lines[index - 1].text)
        if carded or (told and _is_bare_card(draft, index)) or (cued and _STARRED.fullmatch(text)):
            scribe.drop(line, "name of who speaks")
            continue
        if said:
            scribe.cut(said.group(), "cue")
            text = text[said.end() :]
        if not told and _airs().fullmatch(text):
            scribe.drop(line, "time of a programme")
            continue
        aside = _aside().match(text) if text[-1] != ")" else None
        if aside:
            scribe.cut(aside.group(), "cue")
            text = text[aside.end() :]
        if _CUED.search(text) or text[:1] == "(" or ">" in text[:_CUE]:
            text = _without_cues(text, scribe, told=told)
        told = told or (line.text[-1] == "." and is_sentence(line.text))
        speaker = _speaker().match(text) if ")" in text[:5] else None
        if speaker and (speaker.group() == text or is_sentence(text)):
            scribe.cut(speaker.group(), "cue")
            text = text[speaker.end() :]
        if _POLITE in text[-4:] or text.rstrip(".").endswith(_ASKING) or text[-1:] in _CLOSED or ":" in text[-_CUE:]:
            text, trace = _without_handovers(text, scribe)
        if len(text) >= _SCRIPT and _POLITE in text and _presenter().search(text):
            text = _without_inner_handover(text, scribe)
        if text == line.text:
            scribe.keep(line)
        else:
            scribe.shorten(line, text, trace)
    return scribe.finish()


def _is_bare_card(draft: Draft, index: int) -> bool:
    """Whether a line inside a script is a name and an office, and what he says stands right below it."""
    below = draft.lines[index + 1].text if index + 1 < len(draft.lines) else ""
    return below[:1] in tuple('“"') and is_card(draft.lines[index].text)


def _is_cue(text: str) -> bool:
    return bool(text) and _cue().fullmatch(text) is not None


def _without_cues(text: str, scribe: Scribe, *, told: bool) -> str:
    """A line without its cues; below the first sentence, the name of who speaks goes with them."""
    if not _cue().search(text):
        return text
    card = False
    for match in _cue().finditer(text):
        scribe.cut(match.group(), "cue")
        card = (match["cue"] or match.group()).strip("> ").upper() in _cards()
        named = _NAMED.match(text, match.end()) if card else None
        if named and is_card(named.group()):
            scribe.cut(named.group(), "name of who speaks")
            text = text.replace(f"{match.group()}{named.group()}", match.group(), 1)
    said = [_handed_over(part.strip(), scribe) for part in _cue().sub("\n", text).split("\n")]
    rest = " ".join(" ".join(said).split())
    if card and told and rest and len(rest) <= _CARD and not is_sentence(rest):
        scribe.cut(rest, "name of who speaks")
        return ""
    return rest


def _without_handovers(text: str, scribe: Scribe) -> tuple[str, Trace]:
    """A line without its last sentence if a reporter signs off or is handed over to in it."""
    crew = _crew().search(text)
    text = _BRACKETED_MAIL.sub("", text) if "@" in text[-_HANDOVER:] else text
    signed = _sign_off().search(_unfused(text[: crew.start()] if crew else text))
    if signed and is_name(signed["name"]):
        scribe.authors.append(signed["name"])
        scribe.outlets.append(Stated("outlet", signed["house"], "byline"))
        scribe.cut(text[signed.start() :], "sign-off")
        return text[: signed.start()].rstrip(), Trace.END
    return _handed_over(text, scribe), Trace.FURNITURE


def _unfused(text: str) -> str:
    """`뉴스 한보랍니다.` with the last letter of the name as it is: `한보라입니다.`"""
    fused = _FUSED.search(text, max(len(text) - _SPACED - 2, 0))
    if not fused or (ord(fused["letter"]) - _FIRST_SYLLABLE) % _CODAS != _BIEUP:
        return text
    return f"{text[: fused.start()]}{chr(ord(fused['letter']) - _BIEUP)}입니다."


def _without_inner_handover(text: str, scribe: Scribe) -> str:
    """A line that holds a whole script, full stops or not, without the sentence in it that only hands over."""
    for found in _inner_handover().finditer(text):
        if not is_name(found["name"]):
            continue
        scribe.authors.append(found["name"])
        if not _DID.search(found.group()):
            scribe.cut(found.group(), "handover to a reporter")
            return f"{text[: found.start()]}{text[found.end() :].lstrip()}"
    return text


def _handed_over(text: str, scribe: Scribe) -> str:
    """A text without its last sentence if it only hands over to a reporter."""
    if not _presenter().search(text, max(len(text) - _HANDOVER, 0)):
        return text
    last = list(sentences(text))[-1]
    hands = len(last.text) <= _HANDOVER and _presenter().search(last.text)
    found = _handover().fullmatch(last.text.strip()) if hands else None
    if not found or not is_name(found["name"]):
        return text
    scribe.authors.append(found["name"])
    if _DID.search(last.text):
        return text
    scribe.cut(last.text, "handover to a reporter")
    return text[: last.start].rstrip()


@cache
def _cue() -> re.Pattern[str]:
    words = vocabulary.strings(vocabulary.load(_FILE).get("cues"), f"{_FILE}: cues")
    names = "|".join(map(_spelt, sorted(words, key=lambda word: (-len(word), word))))
    return compiled(
        rf"[\[<◀【〈]\s?(?P<cue>{names})\s?\d?\s?[\]>▶】〉](?!{_OF_A_WORK})(?:\s\d{{3,5}}\s?-\s?\d{{2,5}}(?=\s))?|\((?P<aside>S\\?/U)\)"
        rf"|⊙\s?(?:{names})\s?[:：]|^\((?:{names})\)$|^(?:{names})\s?>",
        re.IGNORECASE,
    )


def _spelt(word: str) -> str:
    """A pattern of a cue; two syllables, or three letters, may stand apart: `◀ 앵 커 ▶`, `◀ V C R ▶`."""
    pattern = re.escape(word).replace("/", r"\\?/")
    short = _SPACED if word.isascii() else _SPACED - 1
    return r"\s?".join(word) if len(word) <= short and word.isalpha() else pattern


@cache
def _cards() -> frozenset[str]:
    return frozenset(vocabulary.strings(vocabulary.load(_FILE).get("cards"), f"{_FILE}: cards"))


@cache
def _aside() -> re.Pattern[str]:
    """`S/U) `, `스탠드업: ` in front of what a reporter says."""
    return compiled(rf"(?:{script_words('asides')})\s?[):]\s?(?=\S.{{10}})")


@cache
def _airs() -> re.Pattern[str]:
    """`뉴스와이드 월~금요일 오후 5시 방송`, `매일 저녁 8시 35분`: when a programme is on."""
    day, hour = "[월화수목금토일](?:요일)?", r"\d{1,2}(?:시(?:\s?(?:\d{1,2}분|반))?|:\d{2})"
    return compiled(
        rf"(?:(?=.*(?:{script_words('airing')})).{{0,24}}?)?"
        rf"(?:{day}\s?[~∼·-]\s?{day}|매주\s{day}|매일|평일|주말)\s?"
        rf"(?:(?:오전|오후|아침|저녁|낮|밤|새벽)\s)?{hour}(?:\s?[~∼-]\s?{hour})?\s?(?:방송|방영)?"
    )


@cache
def _presenter() -> re.Pattern[str]:
    """Who is handed over to."""
    return compiled(rf"{script_words('presenters')}|기잡니다")


@cache
def _handover() -> re.Pattern[str]:
    return compiled(
        rf"(?:[^.?!“”\"]{{0,20}}?\s)??(?P<name>{NAME})\s?(?:[가-힣]{{0,4}}(?:전문|선임)\s?)?(?:기잡니다|기자!|(?:{script_words('presenters')})"
        rf"(?:가|이|의|와|로부터)?\s?[^.?!“”\"]{{0,20}}?(?:{script_words('handing')})[^.?!“”\"]{{0,12}})[.]?"
    )


@cache
def _inner_handover() -> re.Pattern[str]:
    """`… 신청했습니다 자세한 내용을 최영 기자가 알아봤습니다 시험동은 …`"""
    return compiled(
        rf"(?:(?<=[다요죠까]\s)|(?<=[다요죠까][.?]\s))(?:[가-힣]{{1,5}}[에을를서로한]\s){{0,2}}(?P<name>{NAME})\s?(?:기잡니다"
        rf"|(?:{script_words('presenters')})(?:입니다|(?:가|이|의|와|로부터)\s[^.?!“”\"]{{0,12}}?(?:{script_words('handing')})"
        r"[^.?!“”\"\s]{0,8}(?:니다|죠|세요)))\.?(?=\s\S.{20})"
    )
