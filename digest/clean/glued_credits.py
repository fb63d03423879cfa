"""Whose a picture is, glued between paragraphs of a line without any text of the picture: what other rules left."""

from __future__ import annotations

import re
from functools import cache

from digest.clean.draft import Draft, Scribe
from digest.clean.lexicon import Phrases, choice, signatures
from digest.clean.patterns import NAME
from digest.lazy import compiled, regex

_LEAST = 60
_STOCKS = ("pixabay", "pexels", "unsplash", "shutterstock", "freepik")
"""As scrapers and writers spell them, beside the vocabulary's."""
_NEXT = r"(?=\s?[가-힣A-Z0-9“‘\"'(\[<>#◆◇■□●○▶▷].{40})"
_SHOT = (
    r"(?![을를은는이가과와의된되돼하했]|한(?!국|글|편)|해(?!외|양|남|당|수부)"
    r"|\s?(?:화면|사진|이미지|장면)[을를이가은는])"
)
"""Behind a word for a picture of a screen: its particle, or a verb made of it."""
_PAGE = r"(?:유튜브|인스타그램|페이스북|트위터|SNS|누리집|홈페이지|블로그|채널|방송|영상|화면|예고편)"
_PROGRAM = regex(
    r"[/(\[]?\s?(?:(?:챗GPT|챗지피티|제미나이|미드저니|인공지능|생성형\s?AI|AI)[가로]?\s?)(?:[로가]\s)?(?:생성|제작|그린|만든)(?:한|된)?"
    rf"\s?(?:이미지|사진|그림|일러스트|삽화)\s?[)\]]?{_NEXT}"
)
"""`/챗GPT 생성 이미지 온결군은 …`: who made a picture, above the text."""

_SPOKEN = r"(?:[은는이가을를의에와과도로]|에서|으로|에게|측[은이])[\s,]|[A-Za-z]"
"""Behind a name of which something is told."""
_ABOVE = regex(r"캡[처쳐]|갈무리|제공[#◆■●○▶]|[ⓒ©]|이미지|사진|그림|일러스트|삽화")
_REACH = 90
"""What a credit above the text holds one of, and characters of the line in which it does."""


@cache
def _signs() -> Phrases:
    """What a credit inside a line holds one of."""
    return Phrases((*signatures().picture_shots, *signatures().picture_stocks, *_STOCKS, "디자이너", "ⓒ", "©"))


@cache
def _glued() -> re.Pattern[str]:
    """`… 짓는다./사진=온결방송 영상 캡처온결군은 …`, `… 짓는다.사진-픽사베이 군은 …`, `…‘반색’픽사베이[새벽신문] …`."""
    known = signatures()
    stocks = choice((*known.picture_stocks, *_STOCKS))
    kinds, shots = choice(known.picture_kinds), choice(known.picture_shots)
    inside = r"(?:[^.=\[\]()“”\"‘’|]|‘[^‘’.]{1,20}’)"
    return compiled(
        rf"(?:(?:^|(?<=[다요][.”\"]))\s?/?\s?(?:{kinds})\s?[=:-]\s?(?:{inside}{{2,40}}?(?:{shots}){_SHOT}|(?:{stocks})(?![A-Za-z]))"
        rf"|(?<=[”\"])(?:{_PAGE})\s{inside}{{2,30}}?(?:{shots}){_SHOT}"
        rf"|(?<=[가-힣”\"’'])\s?(?:{stocks})(?=\s?[\[【(][가-힣A-Za-z0-9 ]{{2,12}}(?:=[가-힣A-Za-z0-9]{{2,8}})?[\]】)])"
        rf"|(?<=[가-힣”\"'’)>\]》〉?!])(?:{stocks})(?!{_SPOKEN})(?=[가-힣“‘\"'<《(\[])"
        rf"|[ⓒ©]\s?[가-힣A-Za-z0-9]{{2,12}}\s{NAME}\s?디자이너|(?<=[다요]\.){NAME}\s?디자이너|^{NAME}\s?디자이너(?=$)|(?<=[가-힣”\"’'])(?:{stocks})(?=$)|(?<!\S){NAME}\s?디자이너(?=[\[(【][가-힣]{{2,5}}\s?=))(?:{_NEXT}|(?=\s*$))"
    )


@cache
def _above() -> re.Pattern[str]:
    """Above the text: `온결군 공식 유튜브 캡처온결군은 …`, `[새벽신문] 온결군 제공◆ …`."""
    shots = choice(signatures().picture_shots)
    named = rf"(?:[^.,“”\"?!]{{0,40}}\s)?{_PAGE}(?:\s?[‘'][^‘’'.]{{1,30}}[’'])?\s?(?:{shots}){_SHOT}"
    return compiled(
        rf"(?P<head>\s*(?:\[[가-힣A-Za-z0-9]{{2,10}}\]\s?)?)(?P<credit>{named}|[가-힣A-Za-z0-9]{{2,12}}\s제공(?=[#◆■●○▶])"
        rf"|[ⓒ©]\s?{NAME}(?=\s)(?:\s\?)?){_NEXT}"
    )


def drop_glued_credits(draft: Draft) -> Draft:
    """Drops such credits out of long lines; what stands around them are lines of their own then."""
    first = next((index for index, line in enumerate(draft.lines) if len(line.text) >= _LEAST), 0)
    above = _credit_above(draft.lines[first].text) if draft.lines else None
    if not above and not _signs().within("\n".join(line.text for line in draft.lines if not line.settled)):
        return draft
    scribe = Scribe(draft)
    for index, line in enumerate(draft.lines):
        text = line.text
        glued = not line.settled and text and _signs().within(text)
        spans = [found.span() for found in _glued().finditer(text)] if glued else []
        if above and index == first:
            spans.insert(0, above)
        scribe.part(line, spans, "credit")
    return scribe.finish()


def _credit_above(text: str) -> tuple[int, int] | None:
    """Where a credit stands above the text on its line."""
    if len(text) < _LEAST or not _ABOVE.search(text, 0, _REACH):
        return None
    program = _PROGRAM.match(text)
    credit = None if program else _above().match(text)
    return program.span() if program else credit.span("credit") if credit else None
