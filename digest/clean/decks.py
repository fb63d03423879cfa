"""The deck: which lines above the text are sub-headlines, and which are labels."""

from __future__ import annotations

from digest.clean.above import is_bare, is_label, is_no_deck, is_place, is_polite, signed_names
from digest.clean.draft import Draft, Line, Scribe, Trace, first_trace
from digest.clean.headlines import FOREIGN, OWN, TELLING, shared_words, text_letters, words_within
from digest.clean.interface import is_interface
from digest.clean.leads import first_paragraph, head_lines
from digest.clean.lexicon import letters
from digest.clean.patterns import is_name
from digest.clean.scenes import shows_scene
from digest.clean.shapes import looks_like_headline
from digest.clean.stamp_labels import field_of, labelled, stated_date
from digest.lazy import regex

_DECK_LINES = 8
_DECK_LENGTH = 130
_MARK = regex(r"^\s?[-–—·•ㆍ┃*○●□■◇◆▶▷|]+\s?|\s?[-–—]\s?$")
_WORDS, _WIDE = 3, 2
_OWN_WORDS = 3
"""Words in common with the text that no line has which speaks to the page's reader."""
_BRACKETED = regex(r"\[[^\[\]…“”‘’]{2,40}\](?:\s?\((?:\d{1,3}|[상중하])\)\s?\S{0,20})?")
"""`[온결언론인협회 공동취재단]`, `[신년기획/온결에서 만난 사람](1)첫머리`"""
_OFFICES = regex(r"(?:[가-힣]{2,14}(?:본부|국|과|팀|실|부|처|센터|원|단|소)(?:\s|$)){2,4}")
"""`온결지역본부 전략산업국 해양정책과`"""
_SAID = regex(r"[“\"][^“”\"]{8,}[”\"]")
"""What somebody says: no page speaks to its reader so."""
_SUBJECT = regex(r"[^,\s]{2,12}(?:\s[^,\s]{1,10})?,\s")
_FULL_NAME = 3
_HANGUL = regex("[가-힣]")
_SIGN = regex(r"[…‘’“”·↑↓]|\.{2,3}|\d[만억조개명곳%]")


def find_deck(draft: Draft) -> Draft:
    """Takes the sub-headlines out of what stands before the first paragraph; labels of sections go."""
    head = set(head_lines(draft))
    if not head:
        return draft
    scribe = Scribe(draft)
    whole = text_letters(draft, first_paragraph(draft))
    deck: list[str] = []
    decked: set[int] = set()
    for index, line in enumerate(draft.lines):
        if index not in head:
            scribe.keep(line)
            continue
        text = _MARK.sub("", line.text).strip()
        shown = _captions(draft, index) or shows_scene(text) or shows_scene(line.text)
        reason = is_no_deck(text) or ("caption" if shown else "")
        if (
            is_label(text)
            or is_place(text)
            or _BRACKETED.fullmatch(text)
            or _OFFICES.fullmatch(text)
            or len(text) < 5
            or (len(text) < 8 and " " not in text)
        ):
            scribe.drop(line, "label")
        elif reason:
            scribe.authors.extend(signed_names(text) if reason == "byline" else ())
            stamps = labelled().finditer(text) if reason == "date line" else ()
            scribe.marks.extend(stated_date(stamp["value"], field_of(stamp["label"])) for stamp in stamps)
            scribe.drop(line, reason)
        elif _signs(draft, index, whole):
            scribe.authors.append(text.split()[0])
            scribe.drop(line, "byline")
        elif len(text) > _DECK_LENGTH:
            scribe.keep(line)
        elif (
            len(whole) >= TELLING
            and words_within(text, whole) <= _least(text)
            and shared_words(text, whole) < _OWN_WORDS
            and not (_continues(draft, index, decked, text) or _tells_more(text) or _SAID.fullmatch(text))
        ):
            scribe.drop(line, "words the text has not")
        elif draft.title and len(text) >= 10 and letters(text) in letters(draft.title):
            scribe.drop(line, "headline repeated", Trace.REPEAT)
        elif text in deck or text in draft.deck:
            scribe.drop(line, "deck repeated", Trace.REPEAT)
        elif len(deck) >= _DECK_LINES:
            scribe.drop(line, "more lines before the text than a deck has")
        else:
            deck.append(text)
            decked.add(index)
            scribe.keep(Line("", Trace.BLANK))
    scribe.deck.extend(deck)
    return scribe.finish()


def _least(text: str) -> float:
    """A deck has more of its words in common with the text than this: the page speaks politely, or in Latin letters."""
    if not _HANGUL.search(text):
        return OWN
    return FOREIGN if is_polite(text) else 0


def _continues(draft: Draft, index: int, decked: set[int], text: str) -> bool:
    """Whether a line above the text goes on with the deck right above it: two lines, or one if it has three words."""
    near: list[int] = []
    for at in reversed(range(index)):
        if draft.lines[at].trace not in (None, Trace.BLANK) or len(near) == _WIDE:
            break
        near += [at] if draft.lines[at].text else []
    above = set(near[:1] if len(text.split()) >= _WORDS else near)
    return bool(above) and above <= decked and looks_like_headline(text) and " " in text and not is_interface(text)


def _captions(draft: Draft, index: int) -> bool:
    """Whether a line below the stamp begins with the headline's subject again: the title of a picture."""
    subject = _SUBJECT.match(draft.lines[index].text)
    above = reversed(draft.lines[:index])
    return bool(
        subject and draft.title and draft.title.startswith(subject.group()) and first_trace(above) is Trace.DATE
    )


def _signs(draft: Draft, index: int, whole: str) -> bool:
    """Whether a line is a name the text has not and some nouns, beside the stamp: the writer and his desk."""
    text = draft.lines[index].text
    around = (reversed(draft.lines[:index]), draft.lines[index + 1 :])
    stamped = Trace.DATE in map(first_trace, around)
    name = text.split()[0]
    return stamped and is_bare(text) and len(name) == _FULL_NAME and is_name(name) and not words_within(name, whole)


def _tells_more(text: str) -> bool:
    """Whether a line above the text is written as headlines are: no button has their marks and endings."""
    signed = len(text.split()) >= _WORDS and (_SIGN.search(text) or text[-1:] in "로야듯")
    return bool(signed) and not is_polite(text) and looks_like_headline(text) and not is_interface(text)
