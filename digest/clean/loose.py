"""Scraps that no rule knows by their words: lines that are no running text, where an article has none."""

from __future__ import annotations

from digest.clean.above import is_polite
from digest.clean.draft import Draft, Scribe, Trace
from digest.clean.groups import next_filled
from digest.clean.headlines import FOREIGN, OWN, words_within
from digest.clean.lexicon import furniture, key, letters
from digest.clean.mend import is_open
from digest.clean.shapes import (
    PARTICLES,
    is_caption_text,
    is_own_list,
    is_paragraph,
    is_report,
    is_sentence,
    is_statement,
    list_mark,
    runs_on,
)
from digest.clean.tables import table_cells
from digest.lazy import regex

_HANGUL = regex(r"[가-힣]")
_OWN = tuple("◎▣▲△○ㅇ□※*①②③④⑤⑥⑦⑧⑨")
"""What lists and notes of an article begin with."""
_FIELD = regex(r"[가-힣][가-힣 ]{0,9}\s?[:：=]\s?\S")
"""`일시 : 5월 3일`: a field of the article's own."""
_QUOTES = tuple("“\"‘'")
_LEAST = 60
"""Letters of running text that lines are compared with."""
_LABEL = 40
_LATIN = 80
_SEVERAL = 2
_DASHES = tuple("-–—·•*")
_ITEMS = (*_DASHES, *"▶▷◆◇■●☞")
_SCRAP = 100
"""Longer lines are running text whose end was lost."""
_INTRODUCED = (":", "같다.", "다음과 같다")
_SPEECH = regex(r"[“\"](?:.{20,}[다요죠까음][.!?…]{0,3}|.{2,}[가-힣][.!?…]{1,3})[”\"]")
"""What somebody says, as a line of its own: an article's, wherever it stands."""
_TOLD = regex(r".{30,}(?:(?<!니)|(?<=아니))다\.(?=.)")
"""A paragraph, and something glued to its end."""
_OPENED = regex(r"\([^()]*$|\[[^\[\]]*$|“[^“”]*$|‘[^‘’]*$")
"""A bracket or quotation that is not closed."""
_LATIN_SENTENCE = regex(r"[“\"]?[A-Z][^@©:|/]*(?:\s[^\s@©:|/]+){3,}[.?!][”\"]?")
_WORDS = 4
_CREDIT = regex(r"[:/|@©#]")
_ENDED = regex(r".*[가-힣][.?!…]{1,3}[”\"’']?|(?:.*[은는이가을를에의로와과도고며서]\s.*|.*\s\S*이)다")
"""A sentence, however short, or without its full stop."""
_HEADING = regex(r"(?:[◇◆■●☞]\s?|<|\[)[^.@©|]{2,30}")
_SIGNS = regex(r"[@ⓒ©☞▶▷#|]")
_ADDRESS = 80
"""Characters of what a page says to its reader."""
_AROUND = (Trace.FURNITURE, Trace.END)


def drop_loose_ends(draft: Draft) -> Draft:
    """Drops what stands below the last paragraph and is no sentence, list or field of the article, or stands between
    two lines of furniture, or is said to the reader; lines in Latin letters around a Korean text; names of sections
    that stand together or again and again between its paragraphs.

    Measured on 692 articles of county boards and papers, whose bodies end in 17 lines that are no sentence: halves of
    broken sentences, which stay.
    """
    lines = draft.lines
    running = [index for index, line in enumerate(lines) if is_paragraph(line.text) or is_report(line.text)]
    native = [index for index in running if _HANGUL.search(lines[index].text)]
    korean = len(native) * 2 > len(running)
    running = native if korean else running
    whole = "".join(letters(lines[index].text) for index in running)
    if len(whole) < _LEAST:
        return draft
    introduced = lines[running[-1]].text.rstrip().endswith(_INTRODUCED)
    sections = _sections(draft)
    spoken = sum(is_polite(lines[index].text) for index in running) * 2 > len(running)
    last = _last_told(draft, running[-1], spoken=spoken)
    strange = _surrounded(draft, running[-1], whole)
    tail = () if introduced else range(last + 1, len(lines))
    scraps = {
        index
        for index in tail
        if (text := lines[index].text)
        and (index in strange or (_is_scrap(text, whole) and not (spoken and _is_broken(text))))
    }
    scraps -= _own_lists(draft, scraps) | table_cells(draft)
    scribe = Scribe(draft)
    for index, line in enumerate(lines):
        text = line.text
        if not text:
            scribe.keep(line)
        elif index in sections and running[0] < index:
            scribe.drop(line, "label")
        elif (
            korean
            and (len(text) <= _LATIN or index > running[-1])
            and not _HANGUL.search(text)
            and _is_strange(text, whole)
            and not _is_quoted(draft, index)
        ):
            scribe.drop(line, "words in another script")
        elif index in scraps:
            told = _TOLD.match(text)
            scribe.cut(text[told.end() :] if told else text, "line below the article")
            scribe.shorten(line, told.group() if told else "", Trace.FURNITURE)
        else:
            scribe.keep(line)
    return scribe.finish()


def _is_strange(text: str, whole: str) -> bool:
    latin = not _HANGUL.search(text) and any(ch.isalpha() for ch in text)
    if text[0] in _QUOTES and not text.isascii():
        return False  # what an old book says
    return latin and not words_within(text, whole) and list_mark(text) not in _OWN


def _own_lists(draft: Draft, scraps: set[int]) -> set[int]:
    """Those of some lines below the text that are a list of its own, three with one mark, or the heading of one."""
    lines = draft.lines
    found: set[int] = set()
    for index in sorted(scraps, reverse=True):
        text, below = lines[index].text, next_filled(draft, index, 1)
        kept = below is not None and lines[below].text and (below not in scraps or below in found)
        if kept and _HEADING.fullmatch(text) and next_filled(draft, index, -1) is not None:
            found.add(index)
        group = [index]
        while (above := next_filled(draft, group[-1], -1)) is not None and lines[above].text[:1] == text[0]:
            group.append(above)
        if text[0] in _DASHES and len(group) > _SEVERAL and not any(is_polite(lines[at].text) for at in group):
            found.update(group)
    return found


def _is_quoted(draft: Draft, index: int) -> bool:
    """Whether some words in Latin letters stand between two lines of the text: a title, or what somebody wrote."""
    around = (next_filled(draft, index, step) for step in (-1, 1))
    texts = [draft.lines[at].text for at in around if at is not None]
    told = sum(is_report(text) or is_paragraph(text) for text in texts)
    text = draft.lines[index].text
    return told == len(texts) > 1 and len(text.split()) >= _WORDS and not _CREDIT.search(text)


def _is_scrap(text: str, whole: str) -> bool:
    return len(text) <= _SCRAP and not (
        is_sentence(text)
        or _LATIN_SENTENCE.fullmatch(text)
        or text.startswith(_OWN)
        or is_own_list(text)
        or _SPEECH.fullmatch(text)
        or _FIELD.match(text)
        or (is_open(text) and (text[0] in _QUOTES or words_within(text, whole)))
        or (words_within(text, whole) >= FOREIGN and PARTICLES.search(text))
    )


def _is_broken(text: str) -> bool:
    """Whether a line of a script goes on in the one below it."""
    return is_open(text) and bool(PARTICLES.search(text))


def _last_told(draft: Draft, last: int, *, spoken: bool) -> int:
    """The index of the text's last line, whose end may be lost, or which is a short sentence of a text in the polite
    form: no furniture stands above it."""
    for index in range(last + 1, len(draft.lines)):
        line = draft.lines[index]
        if not line.text and line.trace is not Trace.BLANK:
            break
        told = line.text and (
            _is_cut_off(draft, index)
            or (spoken and is_statement(line.text))
            or _closes(draft, index, last, spoken=spoken)
        )
        last = index if told else last
    return last


def _closes(draft: Draft, index: int, last: int, *, spoken: bool) -> bool:
    """Whether the line right below the text goes on with it: a short sentence, what somebody says, or a line with the
    mark that several lines of the text have."""
    text = draft.lines[index].text
    if next_filled(draft, index, -1) != last or _SIGNS.search(text):
        return False
    if list_mark(text):
        own = sum(line.text[:1] == text[0] for line in draft.lines[:index])
        return text[0] in _ITEMS and own >= _SEVERAL
    ends = _ENDED.fullmatch(text) and (spoken or not is_polite(text)) and not is_caption_text(text)
    return bool(ends or _SPEECH.fullmatch(text))


def _is_cut_off(draft: Draft, index: int) -> bool:
    """Whether a line is running text that ends in the middle of a word: the very last one, or one of many particles."""
    text = draft.lines[index].text
    if _SIGNS.search(text):
        return False
    below = next_filled(draft, index, 1)
    ends = below is None or (draft.lines[below].trace is Trace.END and is_open(text))
    if ends and (_OPENED.search(text) or (text[-1].isalnum() and PARTICLES.search(text))):
        return True
    return text[-1] >= "가" and not list_mark(text) and runs_on(text)


def _sections(draft: Draft) -> frozenset[int]:
    """Indexes of names of sections with another one, or the same again, above or below them."""
    filled = [index for index, line in enumerate(draft.lines) if line.text]
    texts = [draft.lines[index].text for index in filled]
    named = [len(text) <= _LABEL and key(text) in furniture().edge_lines for text in texts]
    if not any(named):
        return frozenset()
    return frozenset(
        index
        for place, index in enumerate(filled)
        if named[place] and any(0 <= at < len(named) and named[at] for at in (place - 1, place + 1))
    )


def _surrounded(draft: Draft, last: int, whole: str) -> set[int]:
    """Indexes of lines below the last paragraph that are what stands around them: short ones between two lines of
    furniture, and what is said politely, beside one, below an article in the plain form whose words it has not."""
    lines = draft.lines
    shown = [index for index in range(last, len(lines)) if lines[index].text or lines[index].trace in _AROUND]
    texts = [line.text for line in lines[: last + 1]]
    plain = sum(map(is_report, texts)) > sum(map(is_polite, texts))
    found: set[int] = set()
    for place, index in enumerate(shown[1:], start=1):
        text = lines[index].text
        if not text or len(text) > _ADDRESS or is_report(text) or _SPEECH.fullmatch(text) or text.startswith(_OWN):
            continue
        above = not lines[shown[place - 1]].text or shown[place - 1] in found
        below = place + 1 < len(shown) and not lines[shown[place + 1]].text
        polite = plain and is_polite(text) and text[0] not in _QUOTES and words_within(text, whole) < OWN
        if (above and below and not is_sentence(text)) or (polite and (above or below)):
            found.add(index)
    return found
