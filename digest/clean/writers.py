"""What a magazine says of the writer below an article: his office, `필자 소개` with what follows it, rows of a life."""

from __future__ import annotations

from digest.clean.desks import writer_in
from digest.clean.draft import Draft, Scribe
from digest.clean.patterns import is_name
from digest.clean.shapes import is_paragraph, list_mark
from digest.lazy import regex

_WRITER = r"(?:글쓴이|필자|저자|기고자|기고인|칼럼니스트|지은이)"
_HEADING = regex(
    rf"[^가-힣A-Za-z]{{0,4}}(?:(?:이\s글의\s)?{_WRITER}(?:\s?(?:소개|약력|프로필|정보|이력)|는\s누구)|덧붙이는\s글)"
    r"[^가-힣]{0,4}"
)
"""`ㅣ필자소개ㅣ`, `[글쓴이 약력]`, `덧붙이는 글 |`"""
_TOLD = regex(
    rf"[^가-힣A-Za-z]{{0,4}}{_WRITER}(?:\s?(?:소개|약력|프로필|이력)\s?[^가-힣\s]\s?(?=\S)"
    r"|(?:\s[가-힣]{2,4})?[은는]\s.*(?:이다|했다|있다|썼다|맡았다|지냈다)\.)"
)
"""`필자 약력 : …`, `※ 필자는 온결대 교수로 일하고 있다.`"""
_LIFE = regex(
    r"출생|출신|졸업|수료|석사|박사|학사|역임|저서|역서|공저|수상|등단|입사|(?:19|20)\d\d년생"
    r"|(?:^|\W)(?:現|前|현|전)(?:\)|\s|\])|(?:교수|위원|대표|소장|회장|원장|연구원|작가)$"
)
_HEADED = 24
"""Characters of a heading, at most."""
_NAME = 4
"""Syllables of a name, at most."""
_ROWS = 3
_PARAGRAPHS, _WHOLE = 2, 200
"""The text above has so many paragraphs, or one of so many characters: all of it on one line."""
_LONGEST = 900
"""Characters of what is said of a writer, at most."""


def drop_writers(draft: Draft) -> Draft:
    """Drops such lines below the text. Rows of the life of somebody whom the text speaks of are its own."""
    lines = draft.lines
    filled = [index for index, line in enumerate(lines) if line.text]
    last = lines[filled[-1]].text if filled else ""
    start = _headed(draft, filled)
    if start is None and any(list_mark(lines[index].text) for index in filled[-_ROWS:]):
        start = _rows(draft, filled)
    name = writer_in(last) if start is None and len(filled) > 1 and _ends(lines[filled[-2]].text) else ""
    if any(name in lines[index].text for index in filled[:-1]):  # who is spoken of did not write it
        name = ""
    if start is None and last and (name or _TOLD.match(last)):
        start = filled[-1]
    if start is None:
        return draft
    told = [line.text for line in lines[:start] if is_paragraph(line.text)]
    if len(told) < _PARAGRAPHS and not any(len(text) >= _WHOLE for text in told):
        return draft
    scribe = Scribe(draft)
    scribe.authors.extend([name] if name and not draft.authors else [])
    for index, line in enumerate(lines):
        if line.text and index >= start:
            scribe.drop(line, "who the writer is")
        else:
            scribe.keep(line)
    return scribe.finish()


def _ends(text: str) -> bool:
    """Whether a text may end with a line: it is a paragraph, and closed."""
    return is_paragraph(text) and text[-1:] in tuple('.?!”"')


def _headed(draft: Draft, filled: list[int]) -> int | None:
    """Where the heading of such a part stands, if it is the last one."""
    short = (index for index in filled if len(draft.lines[index].text) <= _HEADED)
    found = [index for index in short if _HEADING.fullmatch(draft.lines[index].text)]
    if not found or sum(len(draft.lines[index].text) for index in filled if index > found[-1]) > _LONGEST:
        return None
    return found[-1]


def _rows(draft: Draft, filled: list[int]) -> int | None:
    """Where a name begins below the text whose life the rows below it tell, if the text has not that name."""
    texts = [draft.lines[index].text for index in filled]
    names = [at for at, text in enumerate(texts) if len(text) <= _NAME and is_name(text)]
    last = max((at for at, text in enumerate(texts) if is_paragraph(text)), default=len(texts)) if names else 0
    for at in (place for place in names if place > last):
        rows = [text for text in texts[at + 1 :] if list_mark(text)]
        if len(rows) >= _ROWS and sum(bool(_LIFE.search(row)) for row in rows) > len(rows) // 2:
            spoken_of = any(texts[at] in text for text in texts[: last + 1] if is_paragraph(text))
            return None if spoken_of else filled[at]
    return None
