"""Lists of other articles: related, popular, ranked; with or without a heading of their own."""

from __future__ import annotations

import itertools

from digest.clean.draft import Draft, Line, Scribe, Trace
from digest.clean.headlines import FOREIGN, TELLING, words_within
from digest.clean.lexicon import furniture, key, letters
from digest.clean.mend import is_open
from digest.clean.page_names import site_of
from digest.clean.shapes import (
    PARTICLES,
    asks,
    is_own_list,
    is_paragraph,
    is_report,
    is_sentence,
    is_statement,
    list_mark,
    looks_like_headline,
)
from digest.lazy import regex

_TABLE = regex(r"^\|.*\|$")
_RANK = regex(r"^(?:-\s)?\d{1,2}(?=[^\d\s.,)년월일%])")
_DECORATION = regex(r"[|\[\]<>◀▶■◆●▷◁+·*#\s]|더보기|더 보기|전체보기")
_SECTION = regex(r"^\[[^\[\]]{1,20}\]\s?")
_HEADER = 26
"""Characters of a heading that is only known by its end."""
_LONGEST_HEADER = 40
_TEASER = 40
"""Characters that a headline and the beginning of its article have at least."""
_STRANGE = 2
"""So many headlines below the text whose words it has not are a list of other articles."""
_RUN = 3
"""So many headlines in a row are a list of other articles."""
_OWN_MARKS = {"▲", "△", "○", "ㅇ", "□"}
"""Marks of lists that belong to an article."""
_LONG_PARAGRAPH = 80
_POINTERS = ("▶", "▷", "☞", "►")
_OWN = regex(rf"[.?][”\"’')]*$|^[“\"*※▲△○●□◇◆■|]|\d.*\s\d|{PARTICLES.pattern}")
"""No scrap of a list has these."""
_FIELD = regex(r"[:=]|^\S?\s?(?:19|20)\d\d(?:년|[.]\s?\d)")
"""No headline has a field with its value, or begins with a year, as lines of a history do."""
_STOPPED = regex(r"[가-힣]\.[”\"]?$")
_SIGN = regex(r"[…“”‘’\"'?!↑↓]|\.\.")


def drop_sidebars(draft: Draft) -> Draft:
    """Drops headings of such lists with what follows them, up to where an article's paragraphs go on."""
    lines = draft.lines
    headless = _headless_lists(draft) | _teasers(draft)
    if not headless and not any(_may_head(line.text) for line in lines if line.text):
        return draft
    scribe = Scribe(draft)
    inside = False
    end = next((index for index, line in enumerate(lines) if line.trace is Trace.END), len(lines))
    for index, line in enumerate(lines):
        text = line.text
        if not text:
            scribe.keep(line)
            continue
        if len(text) <= _HEADER and key(text) in furniture().neighbour_headers:
            inside = True
            scribe.drop(line, "heading of a neighbouring article")
        elif is_header(text):
            inside = True
            scribe.drop(line, "heading of a list of other articles")
        elif (inside and (_is_item(text) or not _resumes(draft, index, ended=index > end))) or index in headless:
            scribe.outlets.extend(site_of(text))
            scribe.drop(line, "list of other articles")
        elif _is_pointer(draft, index):
            scribe.drop(line, "link to another article")
        else:
            inside = False
            scribe.keep(line)
    return scribe.finish()


def _may_head(text: str) -> bool:
    """Whether a line may be the heading of a list, or a link."""
    return text[0] in _POINTERS or (len(text) <= _LONGEST_HEADER and text[-2:] != "다.")


def is_header(text: str) -> bool:
    """Whether a line is the heading of a list of other articles.

    >>> is_header("관련 기사 더보기"), is_header("관련 기사를 더 보았다.")
    (True, False)
    """
    if len(text) > _LONGEST_HEADER:
        return False
    folded = key(_DECORATION.sub("", text))
    return folded in furniture().sidebar_headers or (
        len(text) <= _HEADER and folded.endswith(furniture().sidebar_endings) and text[-1:] not in ".?!"
    )


def _is_item(text: str) -> bool:
    return (bool(_TABLE.match(text)) and not is_own_list(text)) or (bool(_RANK.match(text)) and not is_paragraph(text))


def _resumes(draft: Draft, index: int, *, ended: bool) -> bool:
    """Whether an article's text goes on here: a paragraph, or two sentences; below its signature two paragraphs."""
    text = draft.lines[index].text
    below = next((line.text for line in draft.lines[index + 1 :] if line.text), "")
    if is_paragraph(text):
        return not ended or is_paragraph(below)
    return not ended and _is_told(text) and _is_told(below)


def _is_told(text: str) -> bool:
    """A whole sentence, if a short one; headlines end without a full stop."""
    return text[-1:] == "." and is_sentence(text) and is_statement(text) and not list_mark(text)


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
    if text[:1] not in _POINTERS or not looks_like_headline(text) or asks(text) or ":" in text or "=" in text:
        return False
    around = [draft.lines[at].text[:1] for at in (index - 1, index + 1) if 0 <= at < len(draft.lines)]
    return text[0] not in around and not _FIELD.search(text)


def _teasers(draft: Draft) -> set[int]:
    """Headlines each of which the line below begins with again: the list of a board, not one article."""
    filled = [index for index, line in enumerate(draft.lines) if line.text]
    found: set[int] = set()
    for upper, lower in itertools.pairwise(filled):
        above, below = draft.lines[upper].text, draft.lines[lower].text
        if len(below) <= _TEASER:
            continue
        headline = letters(_SECTION.sub("", above) if above[0] == "[" else above)
        if (
            len(headline) >= 10
            and len(below) > len(headline) + 30
            and letters(below).startswith(headline)
            and letters(below[:200]).startswith(headline)
        ):
            found |= {upper, lower}
    return found if len(found) >= 6 else set()


def _headless_lists(draft: Draft) -> set[int]:
    """What stands below the article: lines under its signature, runs of headlines under its last paragraph."""
    lines = draft.lines
    paragraphs = [index for index, line in enumerate(lines) if is_paragraph(line.text) or is_report(line.text)]
    if not paragraphs:
        return set()
    below = _below_signature(draft, paragraphs)
    last = _last_told(draft, paragraphs[-1])
    tail = [index for index in range(_last_item(draft, last) + 1, len(lines)) if lines[index].text]
    if not tail:
        return below
    dated = {index for index in tail if _above_date(draft, index)}
    introduced = lines[last].text.rstrip().endswith((":", "같다.", "다음과 같다"))
    headlines = [
        index
        for index in tail
        if looks_like_headline(text := lines[index].text) and not _STOPPED.search(text) and not asks(text)
    ]
    if _is_spoken(draft):  # lines that go on in the next one
        headlines = [index for index in headlines if not is_open(lines[index].text)]
    strange = _strange(draft, headlines, paragraphs) if not introduced else []
    if len(strange) >= _STRANGE and len(strange) * 2 >= len(headlines):
        begun = next((index for index in range(last + 1, strange[0]) if _is_taken(lines[index])), strange[0])
        short = (index for index in tail if len(lines[index].text) <= _HEADER)
        own = (index for index in short if index > begun or not _OWN.search(lines[index].text))
        scraps = {index for index in own if index > begun or not _FIELD.search(lines[index].text)}
        return below | dated | scraps | {index for index in tail if index >= strange[0]}
    signs = sum(bool(_SIGN.search(lines[index].text)) for index in headlines)
    marks = {list_mark(lines[index].text) for index in headlines}
    if introduced or len(headlines) < _RUN or signs * 3 < len(headlines) or (marks and marks <= _OWN_MARKS):
        return below | dated
    return below | {index for index in tail if index >= headlines[0] or not _OWN.search(lines[index].text)}


def _last_item(draft: Draft, last: int) -> int:
    """The last of several short lines with one mark right below the text, or below a line that heads them: no list of
    headlines has items of a word or two."""
    below = itertools.takewhile(lambda line: not _is_taken(line), draft.lines[last + 1 :])
    filled = [(index, line.text) for index, line in enumerate(below, start=last + 1) if line.text]
    for first in (0, 1):
        run = list(itertools.takewhile(lambda item: list_mark(item[1]) and len(item[1]) <= _HEADER, filled[first:]))
        marks = {list_mark(text) for _, text in run}
        if len(run) >= _RUN and len(marks) == 1 and not all(looks_like_headline(text) for _, text in run):
            return run[-1][0]
    return last


def _is_taken(line: Line) -> bool:
    """Whether something was taken out here: the article may be over."""
    return not line.text and line.trace is not Trace.BLANK


def _is_spoken(draft: Draft) -> bool:
    """Whether most sentences are in the polite form, as in a script."""
    told = [line.text for line in draft.lines if _is_told(line.text)]
    return 2 * sum(text.endswith("니다.") for text in told) > len(told)


def _last_told(draft: Draft, last: int) -> int:
    """The last line of the text whose last paragraph is given: in a script short sentences and phrases go on, whatever
    cues stood between them."""
    if not _is_spoken(draft):
        return last
    for index in range(last + 1, len(draft.lines)):
        line = draft.lines[index]
        if line.trace is Trace.END:
            break
        if line.text.endswith("니다.") and _is_told(line.text):
            last = index
    return last


def _strange(draft: Draft, headlines: list[int], paragraphs: list[int]) -> list[int]:
    """Those of some headlines whose words the text has not, and which are no items of a list of its own."""
    whole = "".join(letters(draft.lines[index].text) for index in paragraphs) if headlines else ""
    if len(whole) < TELLING:
        return []
    texts = ((index, draft.lines[index].text) for index in headlines)
    return [
        index
        for index, text in texts
        if list_mark(text) not in _OWN_MARKS
        and not _FIELD.search(text)
        and not is_own_list(text)
        and not asks(text)
        and words_within(text, whole) < FOREIGN
    ]


def _below_signature(draft: Draft, paragraphs: list[int]) -> set[int]:
    """Lines below the signature or copyright notice that ends the article.

    One in the middle (a picture's, or a body that stands twice) ends nothing: two paragraphs in the
    article's own manner of speaking, a long one, or one of several sentences with another signature, stand below it.
    """
    lines = draft.lines
    ends = [index for index, line in enumerate(lines) if line.trace is Trace.END]
    if not ends:
        return set()
    reports = [index for index in paragraphs if is_report(lines[index].text)]
    own = reports if len(reports) * 2 >= len(paragraphs) else paragraphs
    for end in ends:
        rest = [index for index in own if index > end]
        if any(index < end for index in paragraphs) and (not rest or _is_scrap(draft, rest, ends)):
            return {index for index in range(end, len(lines)) if lines[index].text}
    return set()


def _is_scrap(draft: Draft, rest: list[int], ends: list[int]) -> bool:
    """Whether the paragraphs below a signature are one short one, which may be of another article."""
    text = draft.lines[rest[0]].text
    told = "다. " in text and any(end > rest[0] for end in ends)
    return len(rest) == 1 and len(text) < _LONG_PARAGRAPH and not told
