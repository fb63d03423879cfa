"""What is left, apart: headline, deck, body."""

from __future__ import annotations

from dataclasses import replace

from digest.clean.above import is_polite
from digest.clean.draft import Draft, Line, Scribe, Trace
from digest.clean.headlines import (
    FOREIGN,
    OWN,
    bare_headline,
    choose_headline,
    is_stranger,
    text_letters,
    without_site,
    words_within,
)
from digest.clean.leads import first_paragraph, head_lines
from digest.clean.lexicon import furniture, is_menu, key, letters
from digest.clean.patterns import is_name
from digest.clean.shapes import is_foreign, is_paragraph, is_report, looks_like_headline
from digest.lazy import regex
from digest.text import sentences

_TITLE_LENGTH = 150
_LEAST = 60
"""Letters of the text that tell its own headline from a stranger's."""
_DATED = regex(r"(?:19|20)\d{2}[.-]\s?\d")
"""Lists below the text have days."""
_BARE_DATE = regex(r"[\d\s./:-]{6,20}")
_ELLIPSIS = regex(r"(?:…|\.{2,3})$")
_PLAIN = regex(r"(?:(?<!니)|(?<=아니))다[.][”\"’)]?$")
_PLAIN_WITHIN = regex(r"(?:다\.(?<!니다\.)|아니다\.)(?=[\s”\"’)]|$)")
_TOLD = regex(r"[다요죠까]\.\W*$")
_TAIL = 10
_NOTES = "*※"
_MOST = 0.7
_QUOTES = '“"'
_WORDS = 3
_WRITER = regex(r"\s/\s(?P<name>[가-힣]{3})$")
"""`오송의 내일을 묻다 / 최영`: who wrote a column."""
_BEHIND_TITLE = tuple("_|>")
"""What sites set between a headline and their own name."""
_SECTION = regex(r"^\[[^\[\]]{1,20}\]\s?")
_IN_FULL = regex(
    r"(?:^\W{0,3}(?:다음은|아래는|이하)\s.{0,40}|(?:발언|성명|담화|연설|축사|[념임]사|회견|서한|편지|입장|결의|건의|선언|호소|질의|답변)[문서사]?\s?)"
    r"전문(?:이다|입니다|을\s[가-힣\s]{2,8}다)?\W*$|^(?:존경하는|사랑하는|친애하는)\s.{0,40}여러분"
    r"|^[^.]{0,30}(?:사과|사죄|해명|입장|성명|담화|호소|선언|결의|추도|기념|취임|퇴임|축|개회|환영)(?:문|사)\W*$"
)
"""What announces a speech, a statement or a letter in its own words, heads one, or begins one."""


def find_title(draft: Draft) -> Draft:
    """Takes the headline out of the text; a stated one that was cut short grows to its full form."""
    if draft.title:
        return _stated_title(draft)
    if draft.headless:
        return draft
    first = first_paragraph(draft)
    chosen = choose_headline(draft, head_lines(draft), first)
    if chosen is None or not _tells(draft.lines[chosen].text, draft, first):
        listed = _listed_headline(draft, first)
        if listed:
            return replace(draft, title=listed[0], deck=(*draft.deck, *listed[1:]))
    if chosen is None:
        return draft
    whole = text_letters(draft, first)
    if is_stranger(draft.lines[chosen].text, whole):
        return _without(draft, chosen)
    title = _without_dots(without_site(bare_headline(draft.lines[chosen].text), whole), draft)
    scribe = Scribe(draft)
    writer = _WRITER.search(title)
    if writer and is_name(writer["name"]) and _is_named_again(writer["name"], draft, chosen):
        scribe.authors.append(writer["name"])
        title = title[: writer.start()]
    for index, line in enumerate(draft.lines):
        if index < chosen and line.text:
            scribe.drop(line, "label above the headline")
        elif chosen < index < first and line.text != title == without_site(line.text, whole):
            scribe.drop(line, "headline repeated", Trace.REPEAT)
        elif index > chosen or not line.text:
            scribe.keep(line)
        else:
            scribe.cut(line.text.replace(title, ""), "mark of a headline")
            scribe.keep(Line("", Trace.BLANK))
    return replace(scribe.finish(), title=title)


def _is_named_again(name: str, draft: Draft, index: int) -> bool:
    """Whether a name stands in another line, or was taken out as a signature."""
    return name in draft.authors or any(name in line.text for line in draft.lines[index + 1 :])


def _without(draft: Draft, stranger: int) -> Draft:
    """The draft without the only line that might be the headline, and is another article's, or the page's."""
    scribe = Scribe(draft)
    for index, line in enumerate(draft.lines):
        scribe.drop(line, "words the text has not") if index == stranger else scribe.keep(line)
    return scribe.finish()


def _without_dots(title: str, draft: Draft) -> str:
    """A headline as it stands elsewhere on the page, without the dots it ends in."""
    if not _ELLIPSIS.search(title):
        return title
    again = (removal.text for removal in draft.removed if letters(removal.text) == letters(title))
    return next((text for text in again if not _ELLIPSIS.search(text)), title)


def _tells(text: str, draft: Draft, first: int) -> bool:
    return words_within(text, text_letters(draft, first)) >= FOREIGN


def _listed_headline(draft: Draft, first: int) -> list[str]:
    """The headline, and the deck below it, that were taken for a list of other articles, because the page has the
    heading of such a list above them."""
    whole = text_letters(draft, first)
    if len(whole) < _LEAST or any(is_paragraph(line.text) for line in draft.lines[:first]):
        return []
    own: list[str] = []
    for removal in draft.removed:
        text = bare_headline(removal.text)
        listed = removal.rule == "list of other articles" and not _DATED.search(text)
        told = listed and len(text.split()) >= _WORDS and words_within(text, whole) >= OWN
        if told and (own or looks_like_headline(text)):
            own.append(text)
        elif own:
            break
    return own


def _stated_title(draft: Draft) -> Draft:
    title = _proper_title(draft)
    short = letters(_ELLIPSIS.sub("", title.strip()))
    cut = bool(_ELLIPSIS.search(title.strip()))
    first = first_paragraph(draft)
    glued = len(short) >= 8 and not _TOLD.search(title)  # a whole sentence may begin the text, too
    scribe = Scribe(draft)
    for index, line in enumerate(draft.lines):
        folded = letters(line.text) if line.text and len(line.text) < 2_000 else ""
        bare = letters(_SECTION.sub("", line.text)) if folded and line.text[0] == "[" else folded
        if not folded or not short:
            scribe.keep(line)
        elif short in (folded, bare) or (
            cut
            and len(short) >= 8
            and (folded.startswith(short) or bare.startswith(short))
            and len(line.text) <= _TITLE_LENGTH
        ):
            if cut and len(bare) > len(short):
                title = _SECTION.sub("", line.text) if bare.startswith(short) else line.text
                short, cut = letters(title), False
            scribe.drop(line, "headline repeated", Trace.REPEAT)
        elif glued and index <= first and folded.startswith(short) and len(folded) > len(short):
            rest = _after_prefix(line.text, short)
            rest = "" if rest[:1] in _BEHIND_TITLE else rest
            scribe.cut(line.text[: len(line.text) - len(rest)], "headline repeated")
            scribe.shorten(line, rest)
        else:
            scribe.keep(line)
    draft = scribe.finish()
    return replace(draft, title=title) if title != draft.title else draft


def _proper_title(draft: Draft) -> str:
    """The stated title without what a scraper took along: a label, a date, the deck and the lead."""
    lines = [line.strip() for line in (draft.title or "").split("\n")]
    title = next((line for line in lines if len(line) >= 6 and not _BARE_DATE.fullmatch(line)), draft.title or "")
    title = bare_headline(title)
    if len(title) <= _TITLE_LENGTH:
        return title
    whole = letters(title)
    for index in head_lines(draft):
        text = draft.lines[index].text
        if len(text) >= 10 and whole.startswith(letters(text)):
            return text
    return title


def _after_prefix(text: str, folded_prefix: str) -> str:
    """What follows the part of a text whose letters are the prefix."""
    count = 0
    for index, ch in enumerate(text):
        if count >= len(folded_prefix):
            return text[index:].lstrip(" ’”'\")]-…")
        count += len(letters(ch))
    return ""


def drop_edges(draft: Draft) -> Draft:
    """Drops labels after the last paragraph, and copies of the article in another language."""
    lines = draft.lines
    last = max((index for index, line in enumerate(lines) if is_paragraph(line.text)), default=len(lines))
    foreign = [index for index, line in enumerate(lines) if is_foreign(line.text)]
    copy = len(foreign) >= 2 and _is_copy(draft, foreign)
    polite = _polite_notices(draft)
    if not copy and not polite and not any(line.text for line in lines[last + 1 :]):
        return draft
    scribe = Scribe(draft)
    for index, line in enumerate(lines):
        if copy and index in foreign:
            scribe.drop(line, "copy in another language")
        elif index in polite:
            text = _plain_part(line.text)
            scribe.cut(line.text[len(text) :], "notice after the end")
            scribe.shorten(line, text, Trace.END)
        elif index > last and line.text and (key(line.text) in furniture().edge_lines or is_menu(line.text)):
            scribe.drop(line, "label")
        else:
            scribe.keep(line)
    return scribe.finish()


def _is_copy(draft: Draft, foreign: list[int]) -> bool:
    """Whether lines in another script stand beside an article in Korean. Hangul says in a third of the letters what
    English needs: far less of it, and the article is not Korean."""
    texts = [line.text for line in draft.lines if is_paragraph(line.text)]
    native = sum(len(text) for text in texts if not is_foreign(text))
    abroad = sum(len(draft.lines[index].text) for index in foreign)
    return abroad > 300 and native * 5 > abroad


def _end_of_speech(lines: tuple[Line, ...]) -> int:
    """Where a speech or a letter that is given in full ends, at the signature or at the end of the text; 0 without."""
    begins = next((index for index, line in enumerate(lines) if _IN_FULL.search(line.text)), None)
    if begins is None:
        return 0
    return next((index for index, line in enumerate(lines) if index > begins and line.trace is Trace.END), len(lines))


def _polite_notices(draft: Draft) -> set[int]:
    """Sentences in the polite form below the text or signature of an article in the plain form, most of whose words it
    has not: the site speaks."""
    lines = draft.lines
    texts = ((index, line.text) for index, line in enumerate(lines))
    spoken = [index for index, text in texts if not is_report(text) and is_polite(text)]
    if not spoken:
        return set()
    last = max((index for index, line in enumerate(lines) if _PLAIN_WITHIN.search(line.text)), default=len(lines))
    end = min([last, *(index for index, line in enumerate(lines) if line.trace is Trace.END)])
    plain = sum(bool(_PLAIN.search(line.text[-_TAIL:])) for line in lines[:end]) + (last == end)
    polite = sum(index < end for index in spoken)
    if plain < 2 or polite * 3 > plain:
        return set()
    end = max(end, _end_of_speech(lines))
    whole = "".join(letters(line.text) for line in lines[:last])
    said = {index: lines[index].text[len(_plain_part(lines[index].text)) :] for index in spoken if index >= end}
    return {
        index
        for index, text in said.items()
        if text[0] in _NOTES or not (text[0] in _QUOTES or words_within(text, whole) >= _MOST)
    }


def _plain_part(text: str) -> str:
    """A line up to its last sentence in the plain form."""
    end = max((sentence.end for sentence in sentences(text) if _PLAIN.search(sentence.text)), default=0)
    return text[:end]
