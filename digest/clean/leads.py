"""Where the text begins: its first paragraph, and the lines above it."""

from __future__ import annotations

from digest.clean.above import PARTICLE, is_no_deck, is_polite
from digest.clean.draft import Draft
from digest.clean.headlines import FOREIGN, TELLING, stands_above_stamp, text_letters, words_within
from digest.clean.shapes import PARTICLES, asks, is_paragraph, is_report, is_sentence, list_mark
from digest.lazy import regex

_LONGEST_LABEL = 40
_LABELS = 2
"""Lines that are no sentences above one in which the page speaks."""
_NOTICE = 130
_HEADLINE = 65
_SHORTEST, _SHORT = 10, 4
"""Characters of a sentence that may begin the text, and of one that may where the headline is known."""
_BRIEF = 25
_FEW = 2
_PLAIN = 3
"""Of so many sentences of a text in the plain form one may be polite."""
_CLOSING = tuple("”\"’'")
_QUOTES = tuple("“\"‘'-–")
_FULL_STOP = ("다.", "요.", "다.”", '다."')
"""Headlines end in the plain form, too, but without a full stop."""
_SPOKEN = regex(r"[“\"][^“”\"]{8,}[가-힣][.][”\"]")
"""`“느리게, 느끼면서 살자.”`: what somebody says, as the beginning of a story."""
_MARKED = regex(r"(?:Q\s?\d{0,2}|문)[.):\s]")
_TOLD = regex(
    r"(?<!니)다\.\s\S.*[가-힣]\.$|(?<!니)다\.\)$|^[□○ㅇ❍◦](?=.{40})(?=.*[은는이가을를]\s).*(?:[음함됨임힘]|예정|계획|방침|전망|기대)$"
)
"""A whole sentence, and a phrase behind it, or brackets around it, and what releases in notes say: `… 별세했다. 향년
87세.`, `(환자 이름은 가명이다.)`, `□ 온결도는 … 착공식을 개최하였음`."""
_REPORTED = regex(r"[”\"](?:이?라)?[고며]\s")
"""`“…”고 말했습니다`: an article in the polite form."""
_CALLED = regex(r"[“\"][^“”\"]{2,}[가-힣][.?!][”\"]")
"""The same below the headline, which is a question or a call itself now and then."""


def head_lines(draft: Draft) -> list[int]:
    """Indexes of the filled lines before the first paragraph."""
    first = first_paragraph(draft)
    return [index for index in range(first) if draft.lines[index].text] if first < len(draft.lines) else []


def first_paragraph(draft: Draft) -> int:
    """Index of the line in which the text begins; the number of lines if there is none."""
    for index, line in enumerate(draft.lines):
        text = line.text
        if not text:
            continue
        aside = len(text) < 60 or (text[0] in "[(※*" and text[-1] in "])")
        polite = is_polite(text) and not _REPORTED.search(text)
        quotes = text[-1] in _CLOSING and text[0] not in _QUOTES and is_polite(text[:-1])
        invites = (polite and stands_above_stamp(draft, index)) or ((polite or quotes) and aside and _is_plain(draft))
        if polite and (_is_strange(draft, index) or _heads(draft, index) or stands_above_plain(draft, index)):
            continue
        ends = len(text) >= (_SHORT if draft.title else _SHORTEST) and (
            text.endswith(_FULL_STOP) or bool(_SPOKEN.fullmatch(text)) or (draft.title and _CALLED.fullmatch(text))
        )
        if not invites and (ends or is_paragraph(text) or is_brief(text) or _asks(draft, text) or _TOLD.search(text)):
            return index
    return next((index for index, line in enumerate(draft.lines) if _runs(line.text)), len(draft.lines))


def _runs(text: str) -> bool:
    """Whether a line is a sentence in the plain form that lost its full stop: it has more particles than headlines."""
    return text.endswith("다") and len(text) >= _BRIEF and len(PARTICLES.findall(text)) >= _PLAIN


def _asks(draft: Draft, text: str) -> bool:
    """Whether a line is the first question of an interview: `-언제 문을 여나.`, `Q. 언제 문을 여나?`, or any question
    whose mark others have, too."""
    if text[-1] not in ".?":
        return False
    if text[0] in "-–" or _MARKED.match(text) or (text[-1] == "." and asks(text)):
        return True
    return bool(list_mark(text)) and sum(line.text[:1] == text[0] and line.text[-1] == "?" for line in draft.lines) > 1


def _is_plain(draft: Draft) -> bool:
    """Whether the text is in the plain form, so that a polite sentence on top (`… 납부하세요.`) is a headline."""
    reports = sum(is_report(line.text) for line in draft.lines)
    return reports >= _FEW and reports >= sum(bool(line.text) and is_polite(line.text) for line in draft.lines)


def stands_above_plain(draft: Draft, index: int) -> bool:
    """Whether a polite line above an article in the plain form has hardly a word of it, and quotes nobody: the page
    speaks."""
    line = draft.lines[index].text
    if len(line) > _NOTICE or line[0] in _QUOTES:
        return False
    texts = [line.text for line in draft.lines[index + 1 :] if line.text]
    reports = [place for place, text in enumerate(texts) if is_report(text)]
    if len(reports) < _FEW or sum(map(is_polite, texts[: reports[0]])) > len(reports):
        return False
    polite = sum(is_polite(text) and not is_report(text) for text in texts[reports[0] :])
    return polite * _PLAIN <= len(reports) and words_within(line, text_letters(draft, index + 1)) < FOREIGN


def _is_strange(draft: Draft, index: int) -> bool:
    """Whether a polite line below some labels has no word of what stands below it: the page speaks."""
    text = draft.lines[index].text
    above = [line.text for line in draft.lines[:index] if line.text]
    if len(text) > _NOTICE or sum(not is_sentence(line) for line in above) < _LABELS:
        return False
    return _has_none_of(text, draft, index + 1)


def _has_none_of(text: str, draft: Draft, first: int) -> bool:
    whole = text_letters(draft, first)
    return len(whole) >= TELLING and not words_within(text, whole)


def _heads(draft: Draft, index: int) -> bool:
    """Whether the first line of all, with a stamp or a button below it, is a headline in the polite form."""
    text = draft.lines[index].text
    at = next((at for at in range(index + 1, len(draft.lines)) if draft.lines[at].text), index)
    below = draft.lines[at].text if at > index else ""
    return (
        len(text) < _HEADLINE
        and 0 < len(below) <= _LONGEST_LABEL
        and not any(line.text for line in draft.lines[:index])
        and not is_sentence(below)
        and (is_no_deck(below) in ("date line", "byline", "menu") or _has_none_of(below, draft, at + 1))
    )


def is_brief(text: str) -> bool:
    """A line of running text that ends in a noun and a full stop, as briefs do (`○…시가 지원에 나서 눈길.`)."""
    return text.startswith("○…") or (
        len(text) >= _BRIEF
        and text[-1] == "."
        and text[-2] != "."
        and len(PARTICLE.findall(text)) >= _FEW
        and is_sentence(text)
    )
