"""Pictures' texts with whose they are behind them: `시험동 조감도 사진출처=온결군`, `… 첫 삽을 떴다. /사진 온결군`.

A credit is a word for a picture or for giving, a mark and a name, in brackets or not; or a name and a word for giving.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from digest.clean.caption_words import SAYS, shows_a_day
from digest.clean.closing_credits import closing_credit
from digest.clean.credit_owners import OFFICE
from digest.clean.draft import Draft, Scribe, Trace
from digest.clean.embedded_words import TOPIC
from digest.clean.lexicon import choice, signatures
from digest.clean.patterns import NAME, NOT_GIVEN, RESALE, role
from digest.clean.shapes import is_caption_text, is_paragraph, is_statement
from digest.lazy import compiled, regex

_GIVER = r"[가-힣A-Za-z0-9&·]{2,20}"
_INSIDE = r"[^()\[\]<>【】〔〕〈〉]{2,40}"
_FUSED = rf"(?<=\s제공){NOT_GIVEN}"
"""Glued to the paragraph: `… 첫 삽을 떴다. 온결군 제공온결군은 …`."""
_OPEN, _CLOSE = r"[(\[<【〔〈]", r"[)\]>】〕〉]"
_SEPARATED = r"\s?[=:：|ㅣ｜/]\s?"
_REACH = 60
"""Characters of a credit, at most."""
_BEFORE = 40
"""Characters of a credit before its word for a picture or for giving, at most."""
_SHORTEST, _SCENE = 4, 160
_MARKED = "▲△▼▽"
_SAID = 6
"""Characters of what ends a sentence that tells somebody's words."""
_PHRASE = 40
"""Characters of a phrase about a bought picture, at most."""
_ROW = 600
"""Characters of a picture's text that names everybody in it."""
_DATED = regex(r"(?:19|20)\d{2}[./]\s?\d{1,2}[./]")
_REMARK = regex(r"(?<=다\.)\s\([^()]{2,24}\)$")
_RESOLD = regex(rf"\s?\*?\s?{RESALE}\.?$")
"""`새 시험동 조감도 *재판매 및 DB 금지`"""
_INNER_END = regex(r"[다요]\.\s")
_BELOW = 2
"""So many paragraphs stand below a credit without such a word if it is a picture's, and not the article's."""
_PARAGRAPHS = 3
"""So many paragraphs stand below a first line that ends in a credit if it is a picture's, whatever it tells."""


class _Words(NamedTuple):
    """Patterns of the words of credits."""

    kinds: str
    """For a picture."""
    gives: str
    """For giving."""
    shots: str
    owners: str
    fields: str

    @property
    def kind(self) -> str:
        """A word for a picture, for giving, or both."""
        return rf"(?:(?:{self.kinds})(?:\s?(?:{self.gives}))?|(?:{self.gives}))"


@cache
def _words() -> _Words:
    known = signatures()
    owners = (*known.picture_owners, *known.picture_stocks)
    return _Words(
        *map(choice, (known.picture_kinds, known.picture_gives, known.picture_shots, owners, known.picture_fields))
    )


def _forms(giver: str) -> str:
    """The forms of a credit that one word of giver ends; in brackets it may have several."""
    kinds, gives, _, _, fields = _words()
    who = rf"(?:{NAME}\s?{role()}|{giver}(?:\s제공)?)"
    return (
        rf"{_OPEN}\s?{_words().kind}(?:{_SEPARATED}|\s)(?!\s?(?:{fields})\s?{_CLOSE}){_INSIDE}{_CLOSE}"
        rf"|{_OPEN}\s?(?:사진(?:공동|기자)[가-힣]{{1,4}}|(?:자료|공동취재)사진)\s?{_CLOSE}"
        rf"|<\s?저작권자\s?=\s?{_INSIDE}>"
        rf"|(?:(?<=[\s.…’”)])|[/|]\s?){_words().kind}{_SEPARATED}{who}"
        rf"|[/|]\s?(?:{kinds})(?:\s?(?:{gives}))?\s{who}"
        rf"|[ⓒ©]\s?{who}"
        rf"|[/|]\s?{giver}\s?제공"
    )


@cache
def _leading() -> re.Pattern[str]:
    """A credit between a picture's text and the first sentence; looked for from a little before its first sign."""
    kinds, gives, shots, owners, _ = _words()
    return compiled(
        rf".{{0,{_SCENE}}}?(?P<credit>\s?(?:{_forms(OFFICE)}|(?<=[.…])\s(?:{_GIVER}\s제공|{owners})|/\s?(?:{owners})"
        rf"|(?<=있다\.)\s?/?\s?{NAME}\s기자|(?<=\s)(?:(?:{kinds})\s?(?:{gives})\s{OFFICE}|{OFFICE}\s제공(?!\s\S+[을를]\s))"
        rf"|(?<=\s){_GIVER}\s(?:\S{{2,12}}\s)?(?:{shots})))(?:\s|\.\s?|{_FUSED})(?=[가-힣A-Z“‘\"'(\[].{{40}})"
    )


@cache
def _glued() -> re.Pattern[str]:
    """`최영 원장이 7일 온결군청에서 … 있다. 온결통신온결군은 …`: the owner of a picture glued to the paragraph."""
    owners = _words().owners
    return compiled(rf"(?P<scene>[^.“”\"]{{20,200}}고 있다)\.\s(?:{owners}|{NAME}\s기자)(?=[가-힣“‘\"\[(].{{30}})")


@cache
def _signs() -> re.Pattern[str]:
    """What a line with a credit holds one of."""
    words = (_kinds_named().pattern, _words().owners, "ⓒ", "©", "저작권자", "기자", "재판매")
    return compiled("|".join(words))


@cache
def _bare() -> re.Pattern[str]:
    """`사진온결군`, `사진 온결군`, `사진온결바이오 홈페이지`: whose a picture is, and no word made with `사진`."""
    compounds = (
        r"(?:전|작가|첩|관|기|집|가|학|촬영|공모전?|동호회|기자|뉴스|확대|보기|저장"
        rf"|[은이을도만에의과속들]|으로|에서|{_words().fields})(?=\s|$)"
    )
    known = rf"(?:{_words().owners}|\S{{1,14}}\s(?:홈페이지|누리집|DB)|(?:\S{{2,12}}\s)?{OFFICE})"
    drawn = rf"(?:그래픽|일러스트|삽화|인포그래픽)\s{NAME}(?:\s?(?:기자|작가|디자이너))?"
    stock = rf"[\[(〈<]?\s?(?:{choice(signatures().picture_stocks)})\s?[\])〉>]?"
    return compiled(rf"{drawn}|{stock}|사진(?:(?!{compounds}){_GIVER}|\s?[|ㅣ]?\s?(?!{compounds}){known})")


@cache
def _kinds_named() -> re.Pattern[str]:
    """The words for pictures and for giving."""
    known = signatures()
    return compiled(choice((*known.picture_kinds, *known.picture_gives, *known.picture_shots, *known.picture_stores)))


@cache
def _sides() -> re.Pattern[str]:
    """`앞줄 왼쪽 첫째부터 최영 원장, …`"""
    return compiled(rf"(?:{choice(signatures().picture_sides)})(?:\s?[가-힣]{{1,2}}\s?번?째)?\s?(?:부터|에서)\s")


def drop_pictured(draft: Draft) -> Draft:
    """Drops lines that a credit ends if they are one sentence or phrase, and such a text with its credit in
    front of a paragraph. A headline above all else stays, and a sentence that reports something does if it is the last
    paragraph, or one of two: the credit behind it may be that of the picture above."""
    lines = draft.lines
    long = [index for index, line in enumerate(lines) if is_paragraph(line.text)]
    titled = draft.title is not None or draft.headless
    scribe = Scribe(draft)
    for index, line in enumerate(lines):
        text = line.text
        sign = None if line.settled or not text else _signs().search(text)
        if not sign or _is_dated(text):
            scribe.keep(line)
            titled = titled or bool(text)
            continue
        first = not any(at < index for at in long)
        below = sum(at > index for at in long)
        stands = below > 0 and len(long) >= _PARAGRAPHS
        end = _led_end(text, sign.start(), reports=first and len(long) >= _PARAGRAPHS)
        tail = max(len(text) - _REACH, 0)
        closed = closing_credit(text) if not end and _signs().search(text, tail) else None
        sure = closed is not None and closed.sure and not closed.signed
        credit = text[closed.start :] if closed and sure else ""
        scene = _REMARK.sub("", text.removesuffix(credit)) if credit else ""
        named = bool(credit) and (below >= _BELOW or _kinds_named().search(credit) is not None)
        if titled and (resold := _RESOLD.search(text, tail)) and _is_label(text[: resold.start()]):
            scribe.drop(line, "credited caption", Trace.CAPTION)
        elif end:
            scribe.cut(text[:end], "credited caption")
            scribe.shorten(line, text[end:], Trace.CAPTION)
        elif (named and not scene) or (titled and len(text) <= _REACH and _bare().fullmatch(text)):
            scribe.drop(line, "credit", Trace.CREDIT)
        elif credit and named and titled and _is_bought(credit, scene):
            scribe.cut(credit, "credit")
            scribe.shorten(line, scene)
        elif named and titled and (_shows(scene) or ((scene[0] in _MARKED or stands) and _is_one(scene))):
            scribe.drop(line, "credited caption", Trace.CAPTION)
        else:
            scribe.keep(line)
        titled = True
    return scribe.finish()


def _is_bought(credit: str, scene: str) -> bool:
    """Whether a credit names where papers buy pictures, and more stands before it than a phrase about one: the deck."""
    bought = credit.strip(" []()<>〈〉.").endswith(signatures().picture_stocks) and "=" not in credit
    return bought and len(scene) > _PHRASE and not is_caption_text(scene)


def _is_dated(text: str) -> bool:
    """Whether a day stands at a line's end: a picture's, which other rules keep."""
    return bool(_DATED.search(text, max(len(text) - _REACH, 0)))


def _led_end(text: str, sign: int, *, reports: bool) -> int:
    """Where a picture's text and credit end that stand in front of a paragraph, or 0. `sign` is where the first word of
    a credit stands; with `reports` the picture's text may be any sentence."""
    if len(text) <= _REACH or sign > _SCENE + _REACH or not is_statement(text):
        return 0
    led = _leading().match(text, max(sign - _BEFORE, _SHORTEST))
    scene = text[: led.start("credit")] if led else ""
    if led and len(scene) <= _SCENE and (_shows(scene) or (reports and _is_one(scene))):
        return led.end()
    glued = _glued().match(text)
    return glued.end() if glued and shows_a_day(glued["scene"]) else 0


def _is_label(scene: str) -> bool:
    """Whether it is a phrase, and signs nothing: what a wire says of its picture."""
    return 0 < len(scene) <= _SCENE and scene[-1] not in '.”"])' and not _signs().search(scene)


def _is_one(scene: str) -> bool:
    """Whether it is no more than one sentence or phrase, and tells nobody's words."""
    return len(scene) <= _SCENE and not _INNER_END.search(scene) and not SAYS.search(scene, max(len(scene) - _SAID, 0))


def _shows(scene: str) -> bool:
    """Whether it is one phrase or sentence of what a picture shows, or says who stands where in it."""
    if len(scene) <= _ROW and _sides().search(scene):
        first = _INNER_END.search(scene)
        told = first is not None and TOPIC.match(scene, 0, first.end()) and not _sides().search(scene, 0, first.end())
        return not told
    return _is_one(scene) and (is_caption_text(scene) or not is_statement(f"{scene.rstrip('.')}."))
