"""Credits, notices and links that stand inside a line: `[ETRI 제공]`, `(사진=뉴시스)`, `*재판매 및 DB 금지`."""

from __future__ import annotations

import re
from functools import cache

from digest.clean.draft import Draft, Scribe, Trace
from digest.clean.lexicon import signatures
from digest.clean.patterns import NAME, NOT_GIVEN, RESALE, role
from digest.clean.rights import SIGNS, owner_in, owners_told, take_rights
from digest.clean.shapes import is_caption_text, is_paragraph, is_report, is_statement
from digest.lazy import compiled, regex
from digest.model import Stated

_SAFE = 250
"""Longest caption, in characters."""
_WIRE = regex(
    r"[\[(【][가-힣A-Za-z]{2,8}\s?=\s?[가-힣A-Za-z0-9]{2,8}[\])】](?:(?![\[(【](?!사진|자료)[가-힣]{2,8}\s?=).){5,500}?"
    r"(?:(?:(?:19|20)\d{2}\.\s?\d{1,2}\.\s?\d{1,2}\.?|[(\[](?:사진|자료)[^()\[\]]{1,60}[)\]]\.?)\s?){1,3}"
    r"[A-Za-z0-9][A-Za-z0-9._]{1,30}@[a-z0-9]{2,30}\.(?:com|co\.kr|kr)"
    rf"(?:\s?\*?\s?{RESALE}){{0,3}}"
)
"""A wire's caption: from the byline in brackets to the address, which a date or a credit stands before."""
_WIRE_LINE = regex(
    r"[\[(【][가-힣]{2,8}\s?=\s?[가-힣A-Za-z0-9]{2,8}[\])】]"
    rf"(?!\s?[가-힣]{{2,4}}\s?기자).{{5,300}}{RESALE}\.?"
)
"""The same without an address, as all of a line."""
_RESALE_REACH = 14
_SHORT = 8
_WIRE_DAY = regex(r"(?P<value>(?:19|20)\d{2}\.\s?\d{1,2}\.\s?\d{1,2})\.?\s?/\s?뉴스1")
_LED = regex(r"[^“”\".]{20,110}고 있다\.\s(?:[가-힣A-Za-z0-9]{2,15}\s){1,3}제공\s(?=\S.{40})")
"""`… 둘러보고 있다. 온결군 제공 온결군은 …`: a caption and its credit glued to the paragraph below them."""
_GIVEN_FIRST = regex(
    rf"(?:사진\s?[=:]?\s?)?[가-힣A-Za-z0-9]{{2,12}}\s제공(?=[가-힣“‘◇■◆].{{40}}){NOT_GIVEN}"
    r"|[ⓒ©]\s?(?P<owner>[가-힣A-Za-z0-9]{2,12}(?:\s?기자)?)"
    r"(?:\s(?![가-힣]{2,4}\s?기자)|(?=[◇■◆“]))(?=[가-힣“‘\"◇■◆].{40})"
)
"""`온결군 제공온결군은 …`, `ⓒ온결군 이에 따라 …`: whose the picture above is, in front of a paragraph."""
_GIVEN_REACH = 20
_SIDED = regex(
    r"[▲△▼]\s?(?:(?![다요]\.\s).){3,240}\([^()]{0,8}(?:왼쪽|오른쪽|가운데)[^()]{0,10}\)"
    r"(?:[^.]{0,60}(?:고 있다|[^다요.\s]))?\s?\.\s?(?=[가-힣“‘\"'(\[].{40})"
)
"""`▲ … 남가온 대표, 최영 시장(왼쪽부터). 온결시는 …`: in front of a paragraph."""
_RESALE = regex(rf"\*?\s?{RESALE}")
_LINK = regex(
    r"(?:[☞▶▷→]|(?:전문|원문|기사|영상|전체)\s?(?:보기|보러\s?가기|바로\s?가기)\s?[:：]?)\s?"
    r"https?:(?://)?[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]{6,600}"
)
_PARTICLE = regex(r"(?:을|를|이|가|은|는|의|에|에서|으로|로|와|과|도|까지|부터|등)(?=[\s,])")
_PHOTO_BY = regex(rf"ⓒ\s?[가-힣A-Za-z0-9]{{2,12}}\s(?:=\s?)?{NAME}\s?기자")


@cache
def _picture() -> re.Pattern[str]:
    """A credit that says what kind of picture it belongs to."""
    kinds = "|".join(map(re.escape, signatures().picture_kinds))
    return compiled(rf"[\[(【<]\s?(?:{kinds})|.*(?:자료사진|DB|캡처|캡쳐)|ⓒ")


@cache
def _bracketed() -> re.Pattern[str]:
    """`[사진=뉴시스]`, `(사진 = 광주시 제공)`, `[국립문화재연구원 제공. 재판매 및 DB 금지]`, `[연합뉴스 자료사진]`."""
    words = "|".join(map(re.escape, signatures().credit_words))
    return compiled(
        rf"[\[(【<〈](?:\s?(?:{words})\s?[=:：/ⓒ|-][^\[\]()【】<>〈〉]{{1,60}}"
        rf"|[^\[\]()【】<>〈〉.]{{1,40}}\s?(?:제공|자료사진|DB|\s캡처|\s캡쳐)(?:\.\s?{RESALE})?"
        rf"|[^\[\]()【】<>〈〉]{{0,40}}{RESALE})\s?[\])】>〉]\s?\.?"
    )


@cache
def _bare() -> re.Pattern[str]:
    """`사진=연합뉴스`, `사진제공=네이버웹툰27일`, `ⓒ게티이미지뱅크`: a credit without brackets, known by where it ends.

    It ends with a known owner, a reporter, `제공`, a word said twice, another script, or a space.
    """
    owners = rf"(?:{'|'.join(map(re.escape, signatures().picture_owners))})(?![A-Za-z])"
    return compiled(
        rf"사진\s?(?:제공)?\s?=\s?(?:{owners}|{NAME}\s?{role()}|[가-힣A-Za-z0-9·&]{{2,15}}\s제공"
        rf"|(?P<twice>[가-힣A-Za-z]{{2,10}})(?=(?P=twice))|[가-힣]{{2,12}}(?=[\dA-Z“‘\"'\[(<])|[A-Z]{{2,10}}(?=[가-힣])"
        rf"|[^\s=]{{1,14}}[^\s=을를은는도로의에서](?=\s|$))\s?\.?|ⓒ\s?{owners}(?![가-힣]{{0,2}}[,)])"
    )


def take_credits(draft: Draft) -> Draft:
    """Takes credits with their captions, notices of rights, and links out of all lines.

    The words before a credit go with it if they are no sentence, or a sentence that tells what a
    picture shows; a sentence of the story stays.
    """
    scribe = Scribe(draft)
    last: int | None = None
    for index, line in enumerate(draft.lines):
        text = line.text
        if line.settled or (len(text) < _SHORT and text[:1] not in SIGNS):
            scribe.keep(line)
            continue
        trace = Trace.CAPTION
        text = _without_ends(text, scribe)
        points = "사진" in text or "도>" in text
        text = _cut_all(text, _POINTER, "pointer to a picture", scribe, joint="") if points else text
        if "=" in text:
            text = _take_wire(text, scribe)
        if "@" not in text or "=" in text:
            text = _take_bracketed(text, scribe)
        if "사진" in text or ("ⓒ" in text and "무단" not in text and "eserved" not in text):
            text = _take_bare(text, scribe)
        if "재판매" in text:
            text = _cut_all(text, _RESALE, "notice of rights", scribe)
        if "ⓒ" in text or "©" in text or "저작권자" in text or "opyright" in text or "OPYRIGHT" in text:
            last = _last_paragraph(draft) if last is None else last
            shorter = take_rights(text, scribe, closing=index >= last)
            trace, text = (Trace.END, shorter) if shorter != text else (trace, text)
        scribe.outlets.extend(owners_told(text))
        if (owner := owner_in(text)) and index > _last_paragraph(draft):
            scribe.outlets.append(owner)
            scribe.cut(text, "notice of rights")
            text, trace = "", Trace.END
        if "http" in text and not text.startswith("http"):
            text = _take_links(text, scribe)
        if text == line.text:
            scribe.keep(line)
        else:
            scribe.shorten(line, text, Trace.CREDIT if not text and _is_credit(line.text) else trace)
    return scribe.finish()


def _without_ends(text: str, scribe: Scribe) -> str:
    """A line without the buttons that pages set behind a caption, and without a caption glued to the paragraph."""
    led = _LED.match(text) if " 제공 " in text else None
    if led:
        scribe.cut(led.group(), "credited caption")
        text = text[led.end() :]
    given = _GIVEN_FIRST.match(text) if text[0] in SIGNS or "제공" in text[:_GIVEN_REACH] else None
    glued = given and (given["owner"] or "").startswith(signatures().picture_owners)  # to the paragraph's first word
    if given and not glued and is_statement(text):
        scribe.cut(given.group(), "credit")
        text = text[given.end() :]
    sided = _SIDED.match(text) if text[0] in "▲△▼" else None
    if sided:
        scribe.cut(sided.group(), "caption")
        text = text[sided.end() :]
    buttons = signatures().picture_buttons
    while text.endswith(buttons):
        button = next(button for button in buttons if text.endswith(button))
        scribe.cut(button, "menu")
        text = text.removesuffix(button).rstrip()
    return text


def _last_paragraph(draft: Draft) -> int:
    """Index of the article's last paragraph; sites speak politely below it, and what they say does not count."""
    running = [index for index, line in enumerate(draft.lines) if is_paragraph(line.text)]
    return max([index for index in running if is_report(draft.lines[index].text)] or running, default=-1)


def _is_credit(text: str) -> bool:
    return bool(_bracketed().fullmatch(text) or _bare().fullmatch(text))


_POINTER = regex(
    r"(?<=[다요])(?<!고 있다)\s?[(\[<]\s?(?:위 |아래 )?사진\s?[)\]>](?=\s?\.)"
    r"|(?<=[다요]\.)(?<!있다\.)\s?[(\[<]\s?사진\s?[)\]>](?=\s|$)"
    r"|(?<=[가-힣])<(?:사진|조감도|위치도|배치도|투시도)>(?=\s?[가-힣])"
    r"|(?<=[가-힣])[(\[<]\s?사진\s?,?\s?(?:맨\s)?(?:왼쪽|오른쪽|가운데|중앙)?\s?[)\]>]"
    r"(?=\s?(?:은|는|이|가|도|의|과|와)\s)(?!.*(?:고 있다|모습)[^가-힣]{0,3}$)"
)
"""`… 체결했다(사진).` is a sentence that points to a picture, `시험동<조감도> 공사` and `최영 시장(사진 왼쪽)은` have a
word that does; what ends in `… 하고 있다(사진).` is a caption."""


def _take_wire(text: str, scribe: Scribe) -> str:
    """Takes wires' captions, the day of the picture with them."""
    if "재판매" in text[-_RESALE_REACH:] and _WIRE_LINE.fullmatch(text):
        scribe.cut(text, "wire caption")
        return ""
    return text if "@" not in text else _cut_all(text, _WIRE, "wire caption", scribe)


def _take_bracketed(text: str, scribe: Scribe) -> str:
    if not any(word in text for word in signatures().credit_signs):
        return text
    taken = _WIRE_DAY.search(text) if "뉴스1" in text and "자료" not in text else None
    if taken:
        scribe.bare_marks.append(Stated("published", taken["value"], "picture"))
    for pattern in (_bracketed(), _PHOTO_BY):
        position = 0
        while match := pattern.search(text, position):
            start = _caption_start(text, match)
            if start < 0:
                position = match.start() + 1
                continue
            end = match.end() + text.startswith("]", match.end()) * (text.find("[", start, match.start()) >= 0)
            scribe.cut(text[start:end], "credited caption" if start < match.start() else "credit")
            left, right = text[:start].rstrip(), text[end:].lstrip(" .")
            text = f"{left} {right}".strip() if left and right else left or right
            position = min(start, len(text))
    return text


def _take_bare(text: str, scribe: Scribe) -> str:
    """Takes credits without brackets, and the caption in front of each, out of a line."""
    position = 0
    while match := _bare().search(text, position):
        before = text[: match.start()].rstrip()
        start = max(before.rfind(mark, 0, max(len(before) - 2, 0)) for mark in ("다.", "요.", ". ", "]")) + 1
        start += 1 if start and text[start - 1] in "다요" else 0
        piece = before[start:].strip()
        caption = not is_statement(piece) or is_caption_text(piece)
        start = start if piece and caption and len(piece) <= _SAFE else match.start()
        scribe.cut(text[start : match.end()], "credited caption" if start < match.start() else "credit")
        text = f"{text[:start].rstrip()} {text[match.end() :].lstrip()}".strip()
        position = min(start, len(text))
    return text


def _caption_start(text: str, credit: re.Match[str]) -> int:
    """Where the caption begins that ends in this credit: its own start if there is none, -1 if it is no credit.

    `(무료 제공)` inside a sentence is none: a credit without the word for picture needs a caption
    before it, or the end of a short line behind it.
    """
    before = text[: credit.start()].rstrip()
    after = text[credit.end() :].lstrip(" .")
    low = max(len(before) - 2, 0)
    boundary = max(
        before.rfind("다.", 0, low), before.rfind("요.", 0, low), before.rfind(". ", 0, low), before.rfind("]", 0, low)
    )
    start = boundary + (1 if boundary < 0 or before[boundary] in ".]" else 2)
    piece = before[start:].strip()
    pictured = _picture().match(credit.group()) is not None
    if _PARTICLE.match(text, credit.end()):
        return -1
    if not credit.start() and "=" in credit.group():
        return 0
    if piece and len(piece) <= _SAFE and is_caption_text(piece):
        return start
    if not pictured and (after or len(text) > 160) and "재판매" not in credit.group():
        return -1
    if not piece or is_statement(piece) or is_statement(piece + ".") or len(piece) > _SAFE:
        return credit.start()
    return start


def _take_links(text: str, scribe: Scribe) -> str:
    position = 0
    while match := _LINK.search(text, position):
        scribe.cut(match.group(), "link")
        text = f"{text[: match.start()].rstrip(' (')} {text[match.end() :].lstrip()}".strip()
        position = max(0, match.start() - 1)
    return text


def _cut_all(text: str, pattern: re.Pattern[str], rule: str, scribe: Scribe, joint: str = " ") -> str:
    while match := pattern.search(text):
        scribe.cut(match.group(), rule)
        text = f"{text[: match.start()].rstrip()}{joint}{text[match.end() :].lstrip()}".strip()
    return text
