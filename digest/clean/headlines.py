"""Which line before the text is the headline."""

from __future__ import annotations

import re

from digest.clean.above import ASKED, is_bare, is_label, is_no_deck, is_place, names_next
from digest.clean.draft import Draft, Trace, first_trace
from digest.clean.lexicon import furniture, key, letters
from digest.clean.patterns import ends_as_outlet, is_name
from digest.clean.shapes import looks_like_headline
from digest.lazy import regex

_LONGEST = 150
_SHORT = 20
_SPACED = 12
_LONG = 7
"""Letters of a word that no section is named by."""
_LEAD = 500
"""Letters of the lead that a headline is compared with."""
_TEXT = 8_000
TELLING = 120
"""Letters a text has at least if words it lacks shall tell anything."""
FOREIGN, OWN = 0.28, 0.5
"""Of real headlines two in a hundred have less than the first share of their words in the text, nine in ten the second
(measured on 700 articles)."""
_COMPOUND, _STEM = 6, 4
"""Letters of a word that may be put together, and of its first part."""
_SHARED = 2
"""Words in common with the lead that tell a headline from the name of a section above it."""
_ELLIPSIS = regex(r"\s?(?:…|\.{2,3})$")
_MARK = regex(r"^(?:[■□◆◇▶▷●]|[\U0001f300-\U0001faff\u2600-\u27bf]+|[A-Z]{1,3}\])\s?(?=\S)")
_SECTIONS = regex(r"\s(\S{1,8})\s[/>|]\s(\S{1,8})$")
"""`… 공장 첫 삽 지역 / 바이오`: the path of sections behind a headline."""
_LABEL = r"(?:글\s?|기사\s?)?제\s?목(?:\s?[|:：]\s?|\s(?!없)|(?![은는이가을를의과와도만에없\s]))(?=\S.{5})"
"""`제목 : 오송에 공장`, `제목오송에 공장`: the label of a board's field."""
_TITLED = regex(rf"(?:[-–—·•*○●]\s)?{_LABEL}")
_FIELD = regex(rf"^(?:\|\s)?(?:{_LABEL}|[가-힣]{{2,4}}\s?\|(?=.*\|\s*$)\s(?=\S))|\s?\|[\s|]*$")
"""`제목 | 오송에 공장 | |||`: the row of a board's table."""
_TWICE = regex(r"(?P<name>\S{2,6})\s(?P=name)\s(?=\S.{8})")
"""`경제 경제 오송에 공장`: the section, and the same below it, before a headline."""
_BULLET = regex(r"^(?:[-–—·•*○●]\s|[○ㅇ](?=[…\s]))")
_WORD = regex(r"[가-힣]{2,}|[A-Za-z]{3,}|(?!(?:19|20)\d\d(?!\d))\d{2,}")
"""Years stand in every other headline, and tell nothing."""
_LATIN_WORD = regex(r"[A-Za-z]{4,}|(?!(?:19|20)\d\d(?!\d))\d{2,}")
"""Shorter ones stand inside others: the letters of a text are compared without its spaces."""
_HANGUL = regex("[가-힣]")
_PICTURED = regex(r"\[(?:사진|포토)\]\s?\S")
_TAIL = regex(r"(?:\s?_|\s[|/>]\s)(?P<tail>[^_|/>]{2,40})$")
_INVITES = ("보세요.", "하세요.", "주세요.", "십시오.")
_BRACKETED = regex(r"\[[^\[\]]{2,20}\s(?P<name>[가-힣]{2,4})\]")
"""`[온결신문 최영]`"""
_LONG_TEXT = 2 * TELLING
"""Letters of a text whose headline has one of its words, at least."""
_NAMED = 4
"""Words that a headline in English has at least."""
_TELLS = 6
"""Words of a line that would have one in common with the text if it were its headline."""
_HEADS = regex(r"(?!(?:.*,){3}).*(?:[,…“”‘’\"']|\.\.)")
"""No slogan and no name of a section has such marks, nor a headline more than two commas."""
_SERIES = regex(
    r"[\[<【](?:[^\[\]<>【】]{0,8}\s?)(?:기획|특집|연재|시리즈|르포|기고|현장)\s?[^\[\]<>【】]{0,4}[\]>】]\s?(?=\S.{5})"
)
"""`[신년기획]내일을 여는 힘`: what papers set before headlines."""
_BEHIND = regex(r"\s?[>|‹›<:_–-]")


def choose_headline(draft: Draft, head: list[int], first: int) -> int | None:
    """The index of the headline among the lines above the first paragraph, or None.

    The first line that may be one and does not look like the name of a section; but a line whose words the text
    has not (a slogan, another article's headline, a schedule) gives way to one below it whose words it has, and so
    do bare names of sections to a line that shares words with the lead.
    """
    lines = draft.lines
    whole = text_letters(draft, first)
    may_be = [index for index in head if _may_be_headline(draft, index) and not _is_addressed(lines[index].text, whole)]
    may_be = [index for index in may_be if not lines[index].text.endswith(_INVITES)] or may_be
    titled = [index for index in may_be if _TITLED.match(lines[index].text)]
    if titled or not may_be:
        return titled[0] if titled else _sole_item(draft, head, whole)
    if len(may_be) == 1 and is_place(lines[may_be[0]].text):
        return None
    chosen = next((index for index in may_be if not _may_be_section(lines[index].text, whole)), may_be[0])
    full = _in_full(draft, may_be, chosen)
    chosen = _bare_below(draft, may_be, full, whole)
    twice = chosen != full
    below = [index for index in may_be if index > chosen]
    if _is_latin_name(lines[chosen].text):  # `City of Namwon`: who says it
        chosen = next((at for at in below if words_within(lines[at].text, whole) >= OWN), chosen)
        below = [index for index in below if index > chosen]
    chosen = _below_site(draft, may_be, chosen, first, whole)
    below = [index for index in may_be if index > chosen]
    share = words_within(lines[chosen].text, whole)
    told = twice or (share and _HEADS.match(lines[chosen].text)) or _SERIES.match(lines[chosen].text)
    if len(whole) >= TELLING and share < FOREIGN and not told:
        better = [index for index in below if words_within(lines[index].text, whole) >= _least(draft, index)]
        if not better and not share:
            least = 1 if is_bare(lines[chosen].text) else _SHARED
            better = [index for index in below if shared_words(lines[index].text, whole) >= least]
        return next(iter(better), chosen)
    text, lead = lines[chosen].text, whole[:_LEAD]
    if twice or not is_bare(text) or shared_words(text, lead):
        return chosen
    below = [index for index in below if shared_words(lines[index].text, lead) >= _SHARED]
    if below and (_names_sections(text) or _stands_among_menus(draft, chosen, below[0])):
        return below[0]
    return chosen


def _sole_item(draft: Draft, head: list[int], whole: str) -> int | None:
    """The index of the only line above the text if that is an item as programs set it that turn pages into Markdown,
    and has words of the text."""
    items = [index for index in head if is_no_deck(draft.lines[index].text) in ("", "notice")]
    sole = items[0] if len(items) == 1 else None
    text = draft.lines[sole].text if sole is not None else ""
    return sole if text[:1] == "•" and looks_like_headline(text) and words_within(text, whole) >= OWN else None


def _least(draft: Draft, index: int) -> float:
    """The share of its words that a line has in common with the text if it is the headline."""
    return FOREIGN if first_trace(draft.lines[index + 1 :]) is Trace.DATE else OWN


def _is_addressed(text: str, whole: str) -> bool:
    """Whether a line speaks politely, to the reader, of nothing that the text is about."""
    asked = ASKED.search(text)
    return bool(asked and (asked["you"] or (len(whole) >= TELLING and words_within(text, whole) < FOREIGN)))


def _below_site(draft: Draft, may_be: list[int], chosen: int, first: int, whole: str) -> int:
    """The index of a headline below the chosen line if that is a few nouns that stand below the text, too: a blog's
    name."""
    text, name = draft.lines[chosen].text, letters(draft.lines[chosen].text)
    if not is_bare(text) or words_within(text, whole.replace(name, "")) >= OWN:
        return chosen
    again = {letters(line.text) for line in draft.lines[first:] if len(line.text) <= _LONGEST}
    again |= {letters(removal.text) for removal in draft.removed}
    if name not in again:
        return chosen
    texts = ((index, draft.lines[index].text) for index in may_be if index > chosen)
    own = (index for index, text in texts if letters(text) not in again and words_within(text, whole) >= OWN)
    return next(own, chosen)


def _is_latin_name(text: str) -> bool:
    return not _HANGUL.search(text) and len(text.split()) < _NAMED


def text_letters(draft: Draft, first: int) -> str:
    """The letters of the text from its first paragraph on, as far as headlines are compared with it."""
    texts = [line.text for line in draft.lines[first:]]
    if sum(map(len, texts)) + len(texts) > _TEXT:
        texts = ["\n".join(texts)[:_TEXT]]
    return "".join(map(letters, texts))


def words_within(line: str, whole: str) -> float:
    """Share of a line's words that the text (folded) has; names of outlets count as words it has not."""
    words = set((_WORD if _HANGUL.search(line) else _LATIN_WORD).findall(line))
    named = sum(ends_as_outlet(word) for word in words)
    return max(_shared(words, whole) - named, 0) / len(words) if words else 0.0


def _in_full(draft: Draft, may_be: list[int], chosen: int) -> int:
    """The index of the whole headline where the chosen one was cut short (`… 성과 보고회 개..`)."""
    text = draft.lines[chosen].text
    if not _ELLIPSIS.search(text):
        return chosen
    start = letters(_ELLIPSIS.sub("", text))
    below = (index for index in may_be if index > chosen and letters(draft.lines[index].text).startswith(start))
    return next(below, chosen) if len(start) > _SPACED else chosen


def _bare_below(draft: Draft, may_be: list[int], chosen: int, whole: str) -> int:
    """The index of a headline that the chosen line ends with, behind a path to the page that the text does not name, or
    begins with, before the name of the board."""
    line = draft.lines[chosen].text
    below = [(index, draft.lines[index].text) for index in may_be if index > chosen]
    for index, text in below:  # `온결군, 공장 짓는다 > 언론 속 온결`
        if len(text) > _SPACED and line.startswith(text) and _BEHIND.match(line, len(text)):
            return index
    ends = ((index, line.removesuffix(text)) for index, text in below if len(text) > _SPACED and line.endswith(text))
    return next((index for index, path in ends if not words_within(path, whole)), chosen)


def shared_words(line: str, lead: str) -> int:
    """How many words of a line a lead (folded) has, too; their last syllable may be a particle.

    >>> shared_words("오송 백신공장, 5월 첫 삽", letters("청주시는 오송에 백신공장을 짓는다"))
    2
    """
    return _shared(set(_WORD.findall(line)), lead)


def _shared(words: set[str], lead: str) -> int:
    folded = {word.casefold() for word in words}
    return sum(
        word in lead
        or (len(word) > 2 and word[-1] >= "가" and word[:-1] in lead)
        or (len(word) >= _COMPOUND and word[0] >= "가" and word[:_STEM] in lead)
        for word in folded
    )


def bare_headline(text: str) -> str:
    """A headline without the mark before it and what a board sticks to its end.

    >>> bare_headline("■ 오송에 백신 공장새로운글")
    '오송에 백신 공장'
    """
    bare = _FIELD.sub("", _BULLET.sub("", _MARK.sub("", text)))
    labels = furniture().title_labels
    for label in labels if bare.startswith(labels) or bare.endswith(labels) else ():
        bare = bare.removesuffix(label).rstrip()
        bare = bare.removeprefix(f"{label} ").lstrip()
    twice = _TWICE.match(bare)
    if twice:
        bare = bare[twice.end() :]
    sections = _SECTIONS.search(bare)
    if sections and all(key(word) in furniture().edge_lines for word in sections.groups()):
        bare = bare[: sections.start()]
    return bare or text


def without_site(title: str, whole: str) -> str:
    """A headline without what a site sets behind it, none of whose words the text (folded) has.

    >>> without_site("오송에 백신 공장 첫 삽 _새소식 마당_blog", letters("오송에 백신 공장을 짓는 첫 삽을 떴다."))
    '오송에 백신 공장 첫 삽'
    """
    while (tail := _TAIL.search(title)) and len(title[: tail.start()]) > _SPACED:
        head = title[: tail.start()]
        if words_within(tail["tail"], whole) or words_within(head, whole) < OWN:
            break
        title = head.rstrip()
    return title


def _may_be_headline(draft: Draft, index: int) -> bool:
    text = draft.lines[index].text
    above = next((line.text for line in reversed(draft.lines[:index]) if line.text), "")
    return (
        6 <= len(text) <= _LONGEST
        and not is_label(text)
        and not _is_signed(text)
        and (not _BULLET.match(text) or _TITLED.match(text) or stands_above_stamp(draft, index) or names_next(above))
        and (is_no_deck(text) in ("", "notice") or _heads_picture(draft, index))
    )


def _heads_picture(draft: Draft, index: int) -> bool:
    """Whether the first line of all is the headline of a picture: `[사진] 첫 삽 뜨는 온결동`."""
    text = draft.lines[index].text
    return bool(_PICTURED.match(text)) and not any(line.text for line in draft.lines[:index])


def _is_signed(text: str) -> bool:
    signed = _BRACKETED.fullmatch(text)
    return bool(signed and is_name(signed["name"]))


def is_stranger(text: str, whole: str) -> bool:
    """Whether a line of several words has none of a long text, as one in two hundred headlines has."""
    least = _NAMED if not _HANGUL.search(text) else _TELLS
    return len(whole) >= _LONG_TEXT and len(set(_WORD.findall(text))) >= least and not words_within(text, whole)


def stands_above_stamp(draft: Draft, index: int) -> bool:
    """The first line of all, the date below it: some pages set their headline as the item of a list."""
    return not any(line.text for line in draft.lines[:index]) and first_trace(draft.lines[index + 1 :]) is Trace.DATE


def _may_be_section(text: str, whole: str) -> bool:
    """Names of sections (`바이오·헬스`) are short and have no space; headlines are long, have one early, or a long word
    of the text."""
    return is_place(text) or (
        len(text) < _SHORT
        and " " not in text[:_SPACED]
        and not any(len(word) >= _LONG and word in whole for word in _WORD.findall(text))
    )


def _names_sections(text: str) -> bool:
    words = furniture()
    return any(key(word) in words.edge_lines | words.lines for word in re.split(r"[\s·/&]+", text))


def _stands_among_menus(draft: Draft, index: int, headline: int) -> bool:
    """Whether furniture, or the same words again, stand between a line and the headline below it."""
    own = letters(draft.lines[index].text)
    between = [line for line in draft.lines[index + 1 : headline] if line.text or line.trace]
    dropped = sum(not line.text and line.trace.value == "furniture" for line in between if line.trace)
    return dropped >= _SHARED or any(own in letters(line.text) for line in between)
