"""Captions and credits of pictures. A `▲` that marks the items of a list stays."""

from __future__ import annotations

import re
from functools import cache

from digest.clean.draft import Draft, Scribe, Trace
from digest.clean.lexicon import signatures
from digest.clean.shapes import is_paragraph, is_sentence, list_mark
from digest.text import fold

_LIST_MARKS = "▲△"
_MARKED = re.compile(r"^[▲△▼▽]\s?")
_WIRE_CAPTION = re.compile(r"(?:19|20)\d{2}[./]\s?\d{1,2}[./]\s?\d{1,2}\.?(?:/?뉴스1)?\s*$")
_PHOTO_FIELD = re.compile(r"^(?:[※*<\[(]\s?)?사진\s?(?:설명|제공|있음|자료|\d{1,2}|[:：=.])")
_LONGEST = 250


@cache
def _credit_end() -> re.Pattern[str]:
    """A credit a caption ends with: `/광주광역시 제공`, `[사진=뉴시스]`, `(사진 제공-나주시)`, `ⓒ뉴스1`."""
    words = "|".join(map(re.escape, signatures().credit_words))
    return re.compile(
        rf"(?:[/|]\s?[^\s/]{{1,20}}(?:\s[^\s/]{{1,20}}){{0,2}}\s?(?:제공|DB)|[\[(<][^\[\]()<>]{{0,40}}(?:{words})[^\[\]()<>]{{0,40}}[\])>]"
        rf"|(?:^|[.\s])(?:사진|자료)\s?[=:ⓒ]\s?[^.]{{1,30}}|[.)\]’”]\s[^\s.]{{1,15}}(?:\s[^\s.]{{1,15}}){{0,3}}\s?제공\.?"
        rf"|\bⓒ\s?[가-힣A-Za-z0-9 ]{{2,20}})\s?\.?$"
    )


@cache
def _ending() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(map(re.escape, signatures().caption_endings)) + r")(?:\s?\(?\d{0,2}\)?)?\.?$")


def drop_captions(draft: Draft) -> Draft:
    """Drops captions, whether marked, credited, or the lead told again beside its picture."""
    scribe = Scribe(draft)
    lines = draft.lines
    filled = [index for index, line in enumerate(lines) if line.text]
    first = next((index for index in filled if is_paragraph(lines[index].text)), len(lines))
    listed = _listed(draft)
    for index, line in enumerate(lines):
        text = line.text
        if not text or len(text) > _LONGEST:
            scribe.keep(line)
        elif _PHOTO_FIELD.match(text):
            scribe.drop(line, "caption", Trace.CAPTION)
        elif index in listed:
            scribe.keep(line)
        elif _beside_image(draft, index):
            scribe.drop(line, "caption beside an image", Trace.CAPTION)
        elif _MARKED.match(text) and (_is_caption(text) or index < first or not is_sentence(text)):
            scribe.drop(line, "caption", Trace.CAPTION)
        elif _credit_end().search(text[-80:]) and _is_picture_text(text):
            scribe.drop(line, "credited caption", Trace.CAPTION)
        elif _WIRE_CAPTION.search(text) and sum(is_paragraph(lines[i].text) for i in filled) > 2:
            scribe.drop(line, "wire caption", Trace.CAPTION)
        else:
            scribe.keep(line)
    return scribe.finish()


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
    return bool(_credit_end().search(body[-80:]) or _ending().search(body[-20:]) or body.rstrip(".").endswith("있다"))


def _is_picture_text(text: str) -> bool:
    """One sentence or phrase about a picture, not a paragraph that happens to end in brackets."""
    return len(text) <= 160 or "있다" in text[-60:]


def _listed(draft: Draft) -> set[int]:
    """Lines that begin with a list mark and stand beside another such line, or hold `=` or `:`."""
    marked = [index for index, line in enumerate(draft.lines) if line.text[:1] in tuple(_LIST_MARKS) and line.text]
    found: set[int] = set()
    for index in marked:
        text = draft.lines[index].text
        if " = " in text or re.match(r"^[▲△]\s?[^:]{1,20}\s?[:：]", text) or len(text) > _LONGEST:
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


def same_words(left: str, right: str) -> bool:
    """Whether two texts are the same but for marks and spaces."""
    return fold(left) == fold(right)
