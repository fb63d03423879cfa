"""Captions and credits of pictures. A `▲` that marks the items of a list stays."""

from __future__ import annotations

import re
from functools import cache

from digest.clean.draft import Draft, Scribe, Trace
from digest.clean.lexicon import furniture, key, signatures
from digest.clean.shapes import is_caption_text, is_paragraph, is_sentence, is_statement, list_mark

_LIST_MARKS = "▲△"
_LIST_MARK = re.compile(r"[▲△]")
_MARKED = re.compile(r"^[▲△▼▽]\s?(?!.*[▼▽]$)")
_WIRE_CAPTION = re.compile(r"(?:19|20)\d{2}[./]\s?\d{1,2}[./]\s?\d{1,2}\.?(?:/?뉴스1)?\s*$")
_PHOTO_FIELD = re.compile(r"^(?:[※*<\[(]\s?)?사진\s?(?:설명|제공|있음|자료|\d{1,2}|[:：=.])")
_NUMBERED = re.compile(r"^\([^()]{4,60}\s\d{1,2}(?:\s?,\s?\d{1,2})*\)$")
"""`(착공식 현장 2)`: the second of several pictures."""
_CREDITED_START = re.compile(r"^(?:사진|자료|그래픽)\s?=\s?[^\s]{2,20}\s")
_LONGEST = 250


@cache
def _credit_end() -> re.Pattern[str]:
    """A credit a caption ends with: `/광주광역시 제공`, `[사진=뉴시스]`, `(사진 제공-나주시)`, `ⓒ뉴스1`."""
    words = "|".join(map(re.escape, signatures().credit_words))
    return re.compile(
        rf"(?:[/|]\s?[^\s/]{{1,20}}(?:\s[^\s/]{{1,20}}){{0,2}}\s?(?:제공|DB)"
        rf"|[\[(<][^\[\]()<>]{{0,40}}(?:{words})[^\[\]()<>]{{0,40}}[\])>]"
        rf"|(?:^|[.\s])(?:사진|자료)\s?[=:ⓒ]\s?[^.]{{1,30}}"
        rf"|[.]\s?[^\s.]{{1,15}}(?:\s[^\s.]{{1,15}}){{0,2}}\s?제공"
        rf"|(?<![가-힣A-Za-z])ⓒ\s?[가-힣A-Za-z0-9 ]{{2,20}})\s?\.?$"
    )


def drop_captions(draft: Draft) -> Draft:
    """Drops captions, whether marked, credited, or the lead told again beside its picture."""
    scribe = Scribe(draft)
    lines = draft.lines
    filled = [index for index, line in enumerate(lines) if line.text]
    first = next((index for index in filled if is_paragraph(lines[index].text)), len(lines))
    listed = _listed(draft)
    below = False
    for index, line in enumerate(lines):
        text = line.text
        headed = below and not is_paragraph(text)
        below = (bool(text) and (key(text) in furniture().caption_headers or headed)) or (below and not text)
        if not text or len(text) > _LONGEST:
            scribe.keep(line)
        elif headed or key(text) in furniture().caption_headers:
            scribe.drop(line, "caption", Trace.CAPTION)
        elif _CREDITED_START.match(text) and is_paragraph(text):
            credit = _CREDITED_START.match(text)
            scribe.cut(credit.group() if credit else "", "credit")
            scribe.shorten(line, _CREDITED_START.sub("", text, count=1), Trace.CAPTION)
        elif _PHOTO_FIELD.match(text):
            scribe.drop(line, "caption", Trace.CAPTION)
        elif index in listed:
            scribe.keep(line)
        elif _NUMBERED.match(text):
            scribe.drop(line, "caption", Trace.CAPTION)
        elif _beside_image(draft, index):
            scribe.drop(line, "caption beside an image", Trace.CAPTION)
        elif _MARKED.match(text) and (_is_caption(text) or index < first or not is_sentence(text)):
            scribe.drop(line, "caption", Trace.CAPTION)
        elif _credit_end().search(text[-80:]) and _is_picture_text(text):
            scribe.drop(line, "credited caption", Trace.CAPTION)
        elif _above_credit(draft, index) and (
            is_caption_text(text) or (index > first and not is_statement(text) and not _subhead(text))
        ):
            scribe.drop(line, "caption above its credit", Trace.CAPTION)
        elif len(text) <= 60 and text[-1] == "." and not is_sentence(text) and is_caption_text(text):
            scribe.drop(line, "caption", Trace.CAPTION)
        elif _WIRE_CAPTION.search(text) and sum(is_paragraph(lines[i].text) for i in filled) > 2:
            scribe.drop(line, "wire caption", Trace.CAPTION)
        else:
            scribe.keep(line)
    return scribe.finish()


def _subhead(text: str) -> bool:
    """Sub-headings of an article carry these marks; captions do not."""
    return text[:1] in "◆◇■□●○▶#<【["


def _above_credit(draft: Draft, index: int) -> bool:
    """Whether the line below, without a gap, was nothing but a credit."""
    return (
        index + 1 < len(draft.lines)
        and draft.lines[index + 1].trace is Trace.CAPTION
        and len(draft.lines[index].text) <= 120
    )


def _beside_image(draft: Draft, index: int) -> bool:
    """A short phrase, no list item, next to an image with nothing but blank lines between."""
    text = draft.lines[index].text
    if len(text) > 80 or is_sentence(text) or list_mark(text):
        return False
    for step in (-1, 1):
        at = index + step
        while 0 <= at < len(draft.lines) and draft.lines[at].trace is Trace.BLANK:
            at += step
        if 0 <= at < len(draft.lines) and draft.lines[at].trace is Trace.IMAGE:
            return True
    return False


def _is_caption(text: str) -> bool:
    body = _MARKED.sub("", text)
    return bool(_credit_end().search(body[-80:])) or is_caption_text(body) or body.rstrip(".").endswith("있다")


def _is_picture_text(text: str) -> bool:
    """One sentence or phrase about a picture, not a paragraph that happens to end in brackets."""
    return len(text) <= 160 or "있다" in text[-60:]


def _listed(draft: Draft) -> set[int]:
    """Lines that begin with a list mark and stand beside another such line, or hold `=` or `:`."""
    marked = [index for index, line in enumerate(draft.lines) if line.text[:1] in tuple(_LIST_MARKS) and line.text]
    found: set[int] = set()
    for index in marked:
        text = draft.lines[index].text
        if (
            " = " in text
            or len(_LIST_MARK.findall(text)) > 1
            or re.match(r"^[▲△]\s?[^:]{1,20}\s?[:：]", text)
            or len(text) > _LONGEST
        ):
            found.add(index)
    groups: list[list[int]] = []
    for index in marked:
        between = draft.lines[groups[-1][-1] + 1 : index] if groups else ()
        if groups and not any(line.text for line in between):
            groups[-1].append(index)
        else:
            groups.append([index])
    for group in groups:
        texts = [draft.lines[index].text for index in group]
        if len(group) >= 2 and not all(_is_caption(text) for text in texts):
            found.update(group)
    return found
