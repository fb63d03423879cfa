"""Captions and credits of pictures. A `▲` that marks the items of a list stays."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

from digest.clean.draft import Draft, Scribe, Trace
from digest.clean.groups import doubled_lines, listed_lines, next_filled
from digest.clean.headlines import OWN, text_letters, words_within
from digest.clean.lexicon import furniture, key, signatures
from digest.clean.plain import is_plain
from digest.clean.shapes import is_caption_text, is_paragraph, is_sentence, is_statement, list_mark

_MARKED = re.compile(r"^[▲△▼▽↑]{1,3}\s?(?!.*[▼▽]$)")
_WIRE_CAPTION = re.compile(r"(?:19|20)\d{2}[./]\s?\d{1,2}[./]\s?\d{1,2}\.?(?:/?뉴스1)?\s*$")
_PHOTO_FIELD = re.compile(r"^(?:[※*<\[(]\s?)?사진\s?(?:설명|제공|있음|자료|\d{1,2}|[:：=.])")
_NUMBERED = re.compile(r"^\([^()]{4,60}\s\d{1,2}(?:\s?,\s?\d{1,2})*\)$")
"""`(착공식 현장 2)`: the second of several pictures."""
_CREDITED_START = re.compile(r"^(?:사진|자료|그래픽)\s?=\s?[^\s]{2,20}\s")
_GIVER = re.compile(
    r"[^\s.,]{2,15}(?: [^\s.,]{0,12}(?:[군시도구청대원소사부처]|센터|재단|바이오|그룹|학교|위원회|협회))? 제공\.?"
)
"""`온결군 제공`, `온결대 바이오연구소 제공`."""
_SIDES = re.compile(
    r"\([^()]{0,8}(?:왼쪽|오른쪽|가운데|앞줄|뒷줄)[^()]{0,8}\)|(?:왼쪽|오른쪽|앞줄|뒷줄|윗줄)(?:에서)?\s?(?:부터|에서|두\s?번째|세\s?번째|네\s?번째)"
)
"""Who stands where in a picture."""
_SAYS = re.compile(r"(?:말했|밝혔|전했|강조했|설명했|덧붙였|당부했)다")
_PLACE_OF_PHOTO = re.compile(r"\s?[/|]\s?[^\s/|.]{2,12}\s?\|?$")
"""`… 기념 촬영을 하고 있다./온결군`: whose picture it is, without the word for giving."""
_CREDIT_WORDS = ("제공", "사진", "자료", "ⓒ", "DB")
_CREDIT_RULE = "credit"
_ALIKE = 0.5
"""Part of a first line's words that the paragraph below it repeats if it is a picture's caption."""
_WORDS = re.compile(r"[가-힣A-Za-z0-9]{2,}")
_LONGEST = 250
_HEADING = 40
_CREDIT_REACH = 80
MARKS = "(▲△▼▽↑|ⓒ©"
"""What captions and owners' names begin with, and no other paragraph."""


@cache
def _credit_end() -> re.Pattern[str]:
    """A credit a caption ends with: `/광주광역시 제공`, `[사진=뉴시스]`, `(사진 제공-나주시)`, `ⓒ뉴스1`."""
    words = "|".join(map(re.escape, signatures().credit_words))
    return re.compile(
        rf"(?:\s[가-힣A-Za-z0-9]{{2,10}}\s?DB|[/|]\s?[^\s/]{{1,20}}(?:\s[^\s/]{{1,20}}){{0,2}}\s?(?:제공|DB)"
        rf"|[\[(<][^\[\]()<>]{{0,40}}(?:{words})[^\[\]()<>]{{0,40}}[\])>]"
        rf"|(?:^|[.\s])(?:사진|자료)\s?[=:ⓒ]\s?[^.]{{1,30}}"
        rf"|[.]\s?[^\s.]{{1,15}}(?:\s[^\s.]{{1,15}}){{0,2}}\s?제공"
        rf"|(?<![가-힣A-Za-z])ⓒ\s?[가-힣A-Za-z0-9 ]{{2,20}})\s?\.?$"
    )


@dataclass(frozen=True, slots=True)
class _Page:
    """What a line is looked at against."""

    draft: Draft
    first: int
    """Index of the first paragraph."""
    paragraphs: int
    listed: frozenset[int]
    """Lines that are items of a list although they begin as captions do."""
    doubled: frozenset[int]
    """Lines that say what the line above or below them says."""


def drop_captions(draft: Draft) -> Draft:
    """Drops captions, whether marked, credited, or beside an image or a credit."""
    lines = draft.lines
    filled = [index for index, line in enumerate(lines) if is_paragraph(line.text)]
    page = _Page(
        draft, min(filled, default=len(lines)), len(filled), listed_lines(draft, _is_caption), doubled_lines(draft)
    )
    scribe = Scribe(draft)
    below = False
    for index, line in enumerate(lines):
        text = line.text
        if not text:
            scribe.keep(line)
            continue
        if index > page.first and index not in page.doubled and is_told(text):
            below = False
            scribe.keep(line)
            continue
        below = len(text) <= _LONGEST and (_is_heading(text) or (below and _goes_on(page, filled, text)))
        credit = _CREDITED_START.match(text) if is_paragraph(text) else None
        rule = "caption" if below else _rule(page, index)
        if credit and not below:
            scribe.cut(credit.group(), "credit")
            scribe.shorten(line, text[credit.end() :], Trace.CAPTION)
        elif rule:
            scribe.drop(line, rule, Trace.CREDIT if rule == _CREDIT_RULE else Trace.CAPTION)
        else:
            scribe.keep(line)
    return scribe.finish()


def _goes_on(page: _Page, paragraphs: list[int], text: str) -> bool:
    """Whether a line below the heading of a caption still belongs to it."""
    if not is_paragraph(text):
        return True
    told = sum(not is_caption_text(page.draft.lines[index].text) for index in paragraphs)
    return told > 1 and is_caption_text(text)


@lru_cache(maxsize=4096)
def is_told(text: str) -> bool:
    """Whether a line is a paragraph that tells something and no rule takes for a caption, wherever it stands below the
    first one, unless it stands twice.

    >>> is_told("최영 원장은 “시험동을 내년까지 짓고 기업 열두 곳을 새로 들이겠다”고 말했다.")
    True
    >>> is_told("최영 원장(왼쪽)과 남가온 시장이 협약서에 서명하고 있다.")
    False
    """
    if is_caption_text(text):
        return False
    return is_plain(text) or (
        is_paragraph(text)
        and text[0] not in MARKS
        and is_statement(text)
        and not _CREDITED_START.match(text)
        and not (len(text) <= _LONGEST and (_PHOTO_FIELD.match(text) or any(applies(text) for applies in _BY_WORDS)))
    )


def drop_credit_ends(draft: Draft) -> Draft:
    """Takes credits off the ends of lines and keeps the captions, where these are all the article there is."""
    scribe = Scribe(draft)
    for line in draft.lines:
        low = max(len(line.text) - _CREDIT_REACH, 0)
        credit = _credit_end().search(line.text, low) if any(word in line.text for word in _CREDIT_WORDS) else None
        end = credit.start() + credit.group().startswith(".") if credit else 0
        if is_statement(line.text[:end]):
            scribe.cut(line.text[end:], _CREDIT_RULE)
            scribe.shorten(line, line.text[:end])
        else:
            scribe.keep(line)
    return scribe.finish()


def _is_heading(text: str) -> bool:
    return len(text) <= _HEADING and key(text) in furniture().caption_headers


def _rule(page: _Page, index: int) -> str:
    """The rule by which a line is a caption, or an empty text."""
    text = page.draft.lines[index].text
    if len(text) > _LONGEST:
        return ""
    if _PHOTO_FIELD.match(text):
        return "caption"
    if index in page.listed:
        return ""
    return next((rule for rule, applies in _RULES if applies(page, index, text)), "")


def _is_numbered(page: _Page, index: int, text: str) -> bool:
    return bool(_NUMBERED.match(text))


def _is_marked(page: _Page, index: int, text: str) -> bool:
    return bool(_MARKED.match(text)) and (_is_caption(text) or index < page.first or not is_sentence(text))


def _is_credited(text: str) -> bool:
    end = text[-80:]
    if end.rstrip(" .")[-1:] not in "])>" and not any(word in end for word in _CREDIT_WORDS):
        return False  # looking is much faster than matching
    return bool(_credit_end().search(end)) and _is_picture_text(text)


def _is_sided(text: str) -> bool:
    """`최영 원장(왼쪽)과 …`, `왼쪽에서 두 번째부터 …`: names in the order of a picture."""
    if (
        ("쪽" not in text and "줄" not in text and "가운데" not in text)
        or not _SIDES.search(text)
        or _SAYS.search(text)
    ):
        return False
    bare = _PLACE_OF_PHOTO.sub("", text)
    # A statement of another kind at the end: a paragraph, perhaps with a caption glued before it.
    return not is_statement(bare) or is_caption_text(bare) or bare.endswith("모습이다.")


def _is_signed_off(text: str) -> bool:
    """`온결동 조감도. /온결군`: a phrase with a full stop, and whose picture it is."""
    if "/" not in text[-16:] and "|" not in text[-16:]:
        return False
    bare = _PLACE_OF_PHOTO.sub("", text)
    return bare != text and len(text) <= 120 and bare[-1:] == "." and (not is_statement(bare) or is_caption_text(bare))


def _is_below_image(page: _Page, index: int, text: str) -> bool:
    """A sentence in the manner of captions below an image."""
    above = next_filled(page.draft, index, -1)
    shown = above is not None and page.draft.lines[above].trace is Trace.IMAGE
    return shown and len(text) <= 120 and is_statement(text) and is_caption_text(text)


def _tells_the_lead(page: _Page, index: int, text: str) -> bool:
    """The first line, which ended in a credit, if the paragraph below it says the same at more length."""
    line = page.draft.lines[index]
    if line.trace is not Trace.CAPTION or index != page.first or page.paragraphs < 3 or _SAYS.search(text[-8:]):
        return False
    below = next((other.text for other in page.draft.lines[index + 1 :] if is_paragraph(other.text)), "")
    words = {word[:3] for word in _WORDS.findall(text)}
    return len(below) > len(text) and len(words & {word[:3] for word in _WORDS.findall(below)}) >= _ALIKE * len(words)


def _is_scrap(page: _Page, index: int, text: str) -> bool:
    """`| 새 연구동 조감도`: the cell of a table that held a picture."""
    return text[0] == "|" and text[-1] != "|" and index > page.first and len(text) <= 80 and not is_sentence(text)


def _is_above_credit(page: _Page, index: int, text: str) -> bool:
    """A phrase whose next line, without a gap, was nothing but a credit."""
    lines = page.draft.lines
    if len(text) > 120 or index + 1 == len(lines):
        return False
    below = lines[index + 1]
    if below.trace is not Trace.CREDIT and not ("제공" in below.text and _GIVER.fullmatch(below.text)):
        return False
    return is_caption_text(text) or (index > page.first and not is_statement(text) and not _subhead(text))


def _is_doubled(page: _Page, index: int, text: str) -> bool:
    """A sentence or a phrase of a picture that stands twice in a row: the text for the blind, and the caption.

    A lead that stands twice stands below a picture the first time; it is no caption.
    """
    if index not in page.doubled or text.rstrip("”’\"'")[-1:] in ("!", "?"):
        return False  # headlines exclaim and ask
    told = bool(_PLACE_OF_PHOTO.search(text)) or ((is_sentence(text) or is_caption_text(text)) and page.paragraphs >= 3)
    return told and not _SAYS.search(text[-8:])


def _shows_an_act(page: _Page, index: int, text: str) -> bool:
    """`참석자들이 기념촬영을 하고 있다.` as the first of several paragraphs."""
    return (
        index <= page.first
        and is_statement(text)
        and page.paragraphs > 2
        and len(text) <= 130
        and is_caption_text(text)
        and any(act in text for act in signatures().caption_acts)
    )


def _is_phrase(page: _Page, index: int, text: str) -> bool:
    """`행사장 전경.`: a noun phrase with a full stop."""
    return len(text) <= 120 and text[-1] == "." and not is_statement(text) and is_caption_text(text)


def _is_owner(page: _Page, index: int, text: str) -> bool:
    """`© News1 DB`: whose picture it is."""
    return ("제공" in text and bool(_GIVER.fullmatch(text))) or (
        text[0] in "ⓒ©" and len(text) <= 40 and not is_sentence(text)
    )


def _is_wire(page: _Page, index: int, text: str) -> bool:
    return bool(_WIRE_CAPTION.search(text)) and page.paragraphs > 2


def _subhead(text: str) -> bool:
    """Sub-headings of an article carry these marks; captions do not."""
    return text[:1] in "◆◇■□●○▶#<【["


def _is_beside_image(page: _Page, index: int, text: str) -> bool:
    """A short phrase, no list item, next to an image with nothing but blank lines between."""
    if len(text) > 80 or is_sentence(text) or list_mark(text):
        return False
    beside = [next_filled(page.draft, index, step) for step in (-1, 1)]
    above, below = (at is not None and page.draft.lines[at].trace is Trace.IMAGE for at in beside)
    if above or not below or index > page.first:
        return above or below
    # Above a picture that stands before the text, it may be the deck.
    return words_within(text, text_letters(page.draft, page.first)) < OWN


def _is_caption(text: str) -> bool:
    body = _MARKED.sub("", text)
    return bool(_credit_end().search(body[-80:])) or is_caption_text(body) or body.rstrip(".").endswith("있다")


def _is_picture_text(text: str) -> bool:
    """One sentence or phrase about a picture, not a paragraph that happens to end in brackets."""
    return len(text) <= 160 or "있다" in text[-60:]


_RULES: tuple[tuple[str, Callable[[_Page, int, str], bool]], ...] = (
    ("caption", _is_numbered),
    ("caption beside an image", _is_beside_image),
    ("caption", _is_marked),
    ("caption", lambda page, index, text: _is_sided(text)),
    ("scrap of a table", _is_scrap),
    ("credited caption", lambda page, index, text: _is_credited(text)),
    ("credited caption", lambda page, index, text: _is_signed_off(text)),
    ("caption", _is_below_image),
    ("caption that tells the lead", _tells_the_lead),
    ("caption above its credit", _is_above_credit),
    ("caption", _is_phrase),
    ("caption that stands twice", _is_doubled),
    ("caption", _shows_an_act),
    (_CREDIT_RULE, _is_owner),
    ("wire caption", _is_wire),
)
"""The first that applies gives its name to the removal."""
_BY_WORDS = (_is_sided, _is_credited, _is_signed_off)
"""Those that look at nothing but the words of a line."""
