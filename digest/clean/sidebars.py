"""Lists of other articles: related, popular, ranked; with or without a heading of their own."""

from __future__ import annotations

import itertools
import re

from digest.clean.draft import Draft, Scribe, Trace
from digest.clean.lexicon import furniture, key, letters
from digest.clean.shapes import is_paragraph, list_mark, looks_like_headline

_TABLE = re.compile(r"^\|.*\|$")
_RANK = re.compile(r"^(?:-\s)?\d{1,2}(?=[^\d\s.,)년월일%])")
_DECORATION = re.compile(r"[|\[\]<>◀▶■◆●▷◁+·*#\s]|더보기|더 보기|전체보기")
_SECTION = re.compile(r"^\[[^\[\]]{1,20}\]\s?")
_POINTERS = ("▶", "▷", "☞", "►")
_SIGN = re.compile(r"[…“”‘’\"'?!↑↓]|\.\.")


def drop_sidebars(draft: Draft) -> Draft:
    """Drops headings of such lists with what follows them, up to where an article's paragraphs go on."""
    lines = draft.lines
    scribe = Scribe(draft)
    headless = _headless_lists(draft) | _teasers(draft)
    inside = False
    for index, line in enumerate(lines):
        text = line.text
        if not text:
            scribe.keep(line)
            continue
        if key(text) in furniture().neighbour_headers:
            inside = True
            scribe.drop(line, "heading of a neighbouring article")
        elif _is_header(text):
            inside = True
            scribe.drop(line, "heading of a list of other articles")
        elif (inside and (_is_item(text) or not _resumes(draft, index))) or index in headless:
            scribe.drop(line, "list of other articles")
        elif _is_pointer(draft, index):
            scribe.drop(line, "link to another article")
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


def _above_date(draft: Draft, index: int) -> bool:
    """A headline with nothing but a date below it: the neighbouring article of a board."""
    if not looks_like_headline(draft.lines[index].text):
        return False
    below = index + 1
    while below < len(draft.lines) and draft.lines[below].trace is Trace.BLANK:
        below += 1
    return below < len(draft.lines) and draft.lines[below].trace is Trace.DATE


def _is_pointer(draft: Draft, index: int) -> bool:
    """A single headline behind `▶` or `☞` between paragraphs; two and more in a row are a list of the text."""
    text = draft.lines[index].text
    if text[:1] not in _POINTERS or not looks_like_headline(text) or ":" in text or "=" in text:
        return False
    around = [draft.lines[at].text[:1] for at in (index - 1, index + 1) if 0 <= at < len(draft.lines)]
    return text[0] not in around


def _teasers(draft: Draft) -> set[int]:
    """Headlines each of which the line below begins with again: the list of a board, not one article."""
    filled = [index for index, line in enumerate(draft.lines) if line.text]
    found: set[int] = set()
    for upper, lower in itertools.pairwise(filled):
        headline = letters(_SECTION.sub("", draft.lines[upper].text))
        below = draft.lines[lower].text
        if len(headline) >= 10 and len(below) > len(headline) + 30 and letters(below[:200]).startswith(headline):
            found |= {upper, lower}
    return found if len(found) >= 6 else set()


def _headless_lists(draft: Draft) -> set[int]:
    """Runs of three and more headlines below the article's last paragraph."""
    lines = draft.lines
    last = max((index for index, line in enumerate(lines) if is_paragraph(line.text)), default=-1)
    if last < 0:
        return set()
    tail = [index for index in range(last + 1, len(lines)) if lines[index].text]
    dated = {index for index in tail if _above_date(draft, index)}
    end = next((index for index in range(last, len(lines)) if lines[index].trace is Trace.END), None)
    if end is not None and any(index > end for index in tail):
        return dated | {index for index in tail if index > end}
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
        return dated
    return set(tail)
