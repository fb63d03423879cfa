"""Lists of other articles: related, popular, ranked; with or without a heading of their own."""

from __future__ import annotations

import re

from digest.clean.draft import Draft, Scribe, Trace
from digest.clean.lexicon import furniture, key
from digest.clean.shapes import is_paragraph, list_mark, looks_like_headline

_TABLE = re.compile(r"^\|.*\|$")
_RANK = re.compile(r"^(?:-\s)?\d{1,2}(?=[^\d\s.,)년월일%])")
_DECORATION = re.compile(r"[|\[\]<>◀▶■◆●▷◁+·*#\s]|더보기|더 보기|전체보기")
_SIGN = re.compile(r"[…“”‘’\"'?!↑↓]|\.\.")


def drop_sidebars(draft: Draft) -> Draft:
    """Drops headings of such lists with what follows them, up to where an article's paragraphs go on."""
    lines = draft.lines
    scribe = Scribe(draft)
    headless = _headless_lists(draft)
    inside = False
    for index, line in enumerate(lines):
        text = line.text
        if not text:
            scribe.keep(line)
            continue
        if _is_header(text):
            inside = True
            scribe.drop(line, "heading of a list of other articles")
        elif inside and (_is_item(text) or not _resumes(draft, index)):
            scribe.drop(line, "list of other articles")
        elif index in headless:
            scribe.drop(line, "list of other articles")
        else:
            inside = False
            scribe.keep(line)
    return scribe.finish()


def _is_header(text: str) -> bool:
    if len(text) > 40:
        return False
    return key(_DECORATION.sub("", text)) in furniture().sidebar_headers


def _is_item(text: str) -> bool:
    return bool(_TABLE.match(text)) or (bool(_RANK.match(text)) and not is_paragraph(text))


def _resumes(draft: Draft, index: int) -> bool:
    """Whether a paragraph of an article begins here: running text, not a teaser between headlines."""
    return is_paragraph(draft.lines[index].text)


def _headless_lists(draft: Draft) -> set[int]:
    """Runs of three and more headlines below the article's last paragraph."""
    lines = draft.lines
    last = max((index for index, line in enumerate(lines) if is_paragraph(line.text)), default=-1)
    if last < 0:
        return set()
    tail = [index for index in range(last + 1, len(lines)) if lines[index].text]
    ended = any(line.trace is Trace.END for line in lines[last:])
    if ended:
        return set(tail)
    introduced = lines[last].text.rstrip().endswith((":", "같다.", "다음과 같다"))
    headlines = [index for index in tail if looks_like_headline(lines[index].text)]
    signs = sum(bool(_SIGN.search(lines[index].text)) for index in headlines)
    marks = {list_mark(lines[index].text) for index in headlines}
    if (
        introduced
        or len(headlines) < 3
        or signs * 3 < len(headlines)
        or (marks and marks <= {"▲", "△", "○", "ㅇ", "□"})
    ):
        return set()
    return set(tail)
