"""Phrases between paragraphs that are no part of them: what a picture shows, who is in it, and whose it is.

Where a scraper dropped the line ends they are glued to the paragraph below (`…했다.시험동 로비군은 …`), end in a full
stop, or stand before a mark. None has a topic or a predicate, and a head of the article's next part, which stands at
the same places, ends in other words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from digest.clean.caption_words import is_sided
from digest.clean.embedded_scenes import row_end, scene_end
from digest.clean.embedded_words import (
    FULL,
    NEXT_WORD,
    NO_PHRASE,
    SOME_TOPIC,
    TOPIC,
    full_word,
    is_person,
    names_somebody,
    seen,
    seen_between,
    shows_phrase,
    side,
    stock,
)
from digest.clean.glue import SAID
from digest.clean.glued_decks import is_deck
from digest.clean.glued_portraits import person_end, portrait_end, seen_end
from digest.clean.joints import is_joint, is_no_word, opens, opens_sentence, stands
from digest.clean.scenes import ends_adnominal, shows_scene
from digest.clean.shapes import is_statement
from digest.lazy import regex

_PHRASE, _ROW, _SCENE = 70, 200, 165
_LEAST = 5
"""Characters of a phrase, at least."""
_SIGN = 8
"""Characters that are looked for before anything else is."""
_NEXT = r"(?=[가-힣A-Z0-9“‘'\"(\[◇◆■△▲]|\s?$)"
_GLUED = regex(_NEXT)
_STOPPED = regex(rf"(?:[^.,?!“”\"]|,(?=\S)|[?!](?=[’'])){{{_LEAST},{_PHRASE}}}\.{_NEXT}")
_TWICE = regex(
    rf"(?P<phrase>[가-힣A-Za-z0-9][^.?!“”\"]{{{_LEAST},{_PHRASE}}}?)\s?(?P=phrase)\s?(?=[가-힣A-Z0-9“‘'\"(\[])"
)
_LINE_OF_NAMES = regex(rf"(?:[^.“”\"]{{{_LEAST},120}}\.\s)?[^.“”\"]{{0,60}}$")
_BEFORE = regex(r"(?:(?:[^\s.,?!“”\"]|,(?=\S)){1,20}\s){1,9}[가-힣A-Za-z()]{0,8}$")
_SUBJECT = regex(r"(?P<stem>[가-힣A-Za-z0-9]{2,}?)(?:에서는|에는|은|는|이|가)\s")
_TITLE = r"(?:'[^'.]{1,30}'|‘[^’.]{1,30}’|<[^<>.]{1,30}>|《[^《》.]{1,30}》|〈[^〈〉.]{1,30}〉)"
_TITLED = regex(rf"[^.?!“”\"]{{0,40}}?{_TITLE}")
_OWNER = regex(r"(?:(?:사진|자료|제공|출처)\s)?(?:[가-힣A-Za-z0-9&]{2,16},\s)*(?P<owner>[가-힣A-Za-z0-9&]{4,24})")
_MADE = regex(
    rf"(?P<by>[^.?!“”\"'‘<《〈]{{2,40}}?[가-힣)][이가]\s[^.?!“”\"'‘<《〈]{{2,40}}?\s)(?P<title>{_TITLE})(?=[가-힣])"
)
_NEAR = 3
"""Words before a title one of which is the verb of what was made."""
_MARKS = "◆◇■□▣◈"
_HEADED = regex(rf"(?P<phrase>[^.,?!:=“”\"◆◇■□▲△●○※]{{4,45}}?)\s?[{_MARKS}](?![^\s:]{{0,8}}\s?:)")
_FIGURES = regex(r"\d{2,}|\d[.,~-]")
_FIRST = regex(r"(?P<word>[가-힣A-Za-z0-9㈜]{2,12})\s(?=[가-힣A-Za-z0-9㈜]{2})")
_STOPS = regex(r"[.,?!“”\"◆◇■□▲△]|(?<!\S)[‘'(\[<](?![^’')\]>]*[’')\]>])")
_LETTER = regex(r"[가-힣A-Za-z0-9.]")
_ABOUT = regex(r"(?:[은는이가]|에서는|에는)\s")
_ADVERB = regex(r"[어아여해며고서히게로와과]$")
"""The end of no noun that stands alone."""
_ON_A_DAY = regex(r"(?:지난\s)?\d{1,2}일\s")
_STARTS = regex(r"(?<=[다요죠까]\.)[”\"’']?\s?(?=[가-힣A-Z0-9‘'㈜(])")


def phrase_end(text: str, start: int, end: int) -> int:
    """Where such a phrase ends that a paragraph from `start` to `end` begins with; 0 if it begins with none. Above the
    first paragraph, where decks stand, only what stands twice, names with offices and who sells pictures are told."""
    if bought := _stock_end(text, start):
        return bought
    stopped = _STOPPED.match(text, start, end) if start else None
    if stopped and shows_phrase(stopped.group().rstrip(".")) and not TOPIC.match(stopped.group()):
        return stopped.end()
    again = text.find(text[start : start + _SIGN], start + 1, start + 2 * _PHRASE) > 0
    twice = _TWICE.match(text, start, end) if again else None
    if twice and " " in twice["phrase"] and not TOPIC.match(twice["phrase"]):
        return twice.end()
    if not start:
        return person_end(text, start, end)
    return (
        _row_end(text, start, end)
        or person_end(text, start, end, alone=True)
        or portrait_end(text, start, end)
        or seen_end(text, start, end)
        or _open_end(text, start, end, alone=True)
        or _owned_end(text, start, end)
        or _made_end(text, start, end)
        or _headed_end(text, start, end)
        or _again_end(text, start)
    )


def _stock_end(text: str, start: int) -> int:
    """Where the name of a house that sells pictures ends that a paragraph is glued to; or 0."""
    bought = stock().match(text, start)
    return bought.end() if bought and full_word(text, bought.end()) else 0


def inner_phrases(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Where such phrases, and scenes, stand behind a sentence, several in a row."""
    reach = low
    glued, headed = [word.end for word in seen(text)], any(mark in text for mark in _MARKS)
    sided = side().search(text, low, high) is not None
    for at in _STARTS.finditer(text, low, high):
        start = at.end()
        if start < reach or text.rfind("“", low, start) > text.rfind("”", low, start):
            continue
        first = bisect_left(glued, start)
        near = first < len(glued) and glued[first] <= start + _PHRASE
        while reach := _inner_end(text, start, high, near=near, headed=headed, sided=sided):
            yield start, reach
            start = reach


def _inner_end(text: str, start: int, high: int, *, near: bool, headed: bool, sided: bool) -> int:
    """Where one of them ends; `near` if a word of a picture is, `headed` and `sided` if heads with marks, and words for
    sides, are in the line."""
    return (
        (_open_end(text, start, high) if near else 0)
        or (_headed_end(text, start, high) if headed else 0)
        or _again_end(text, start)
        or (scene_end(text, start, high) if text.find("있다.", start, start + _SCENE) > 0 else 0)
        or _owned_end(text, start, high)
        or (_sides_end(text, start, high) if sided else 0)
    )


def _sides_end(text: str, start: int, high: int) -> int:
    """Where a row of who stands where ends that stands alone."""
    end = row_end(text, start, high)
    return end if end > start and not is_statement(text[start:end]) else 0


def _row_end(text: str, start: int, end: int) -> int:
    """`시험동에 모인 사람들. 왼쪽부터 최영 원장, 남가온 군수.`, with the next paragraph glued to it."""
    first = side().search(text, start, min(end, start + _ROW))
    if not first or not _LINE_OF_NAMES.fullmatch(text, start, first.start()):
        return 0
    stop = text.find(".", first.end(), end)
    row = text[start : stop + 1]
    glued = stop > 0 and _GLUED.match(text, stop + 1) is not None
    return stop + 1 if glued and (is_sided(row.rstrip(".")) or is_sided(row)) else 0


def _open_end(text: str, start: int, end: int, *, alone: bool = False) -> int:
    """Where a phrase ends whose last word is what a picture shows, with another word glued to it, both of which stand
    together nowhere else: one that opens paragraphs, or stands elsewhere, too; where a paragraph begins at `start`
    (`alone`) and the phrase's last word begins no longer one, any."""
    for last in seen_between(text, start + 2, min(end, start + _PHRASE)):
        place = last.end
        word = NEXT_WORD.match(text, place)
        if not _BEFORE.fullmatch(text, start, last.start) or TOPIC.match(text, start, place):
            continue
        if text[place] == " ":
            told = SOME_TOPIC.search(text, start, place)
            below = place + 1
            named = last.sole and names_somebody(text, below)
            if not told and (named or opens(text, below) or opens_sentence(text, below)):
                return place
            continue
        if opens(text, place) or names_somebody(text, place):
            return place
        if not word or not is_no_word(text, start, place):
            continue
        if alone and len(word.group()) >= FULL and (last.sole or _is_view(text[start:place])):
            return place
        long = len(word.group()) > FULL or last.sole or alone
        if long and stands(word.group(), text) and (alone or not SOME_TOPIC.search(text, start, place)):
            return place
        subject = _SUBJECT.match(text, place) if last.sole else None
        if subject and text.count(subject["stem"]) > 1:
            return place
    return 0


def _is_view(phrase: str) -> bool:
    """Whether a phrase says what somebody does, or what could be seen on a day."""
    return shows_scene(phrase) or (_ON_A_DAY.match(phrase) is not None and any(map(ends_adnominal, phrase.split()[1:])))


def _owned_end(text: str, start: int, end: int) -> int:
    """Where a phrase with its owner ends: `영화 '바다' 포스터. 온결픽처스`, with the next paragraph glued to it."""
    stop = text.find(". ", start, min(end, start + _PHRASE))
    if stop < 0 or text[stop - 1] in "다요":
        return 0
    phrase = text[start:stop]
    if TOPIC.match(phrase) or not (_TITLED.fullmatch(phrase) or shows_phrase(phrase)):
        return 0
    owner = _OWNER.match(text, stop + 2)
    for place in range(owner.start("owner") + 2, owner.end("owner") - 1) if owner else ():
        word = full_word(text, place)
        if word and is_joint(text, start, place, word):
            return place
    return 0


def _made_end(text: str, start: int, end: int) -> int:
    """Where a phrase ends of what somebody made: `최영 작가가 쓴 책 '바다'`, with the next paragraph glued to it."""
    made = _MADE.match(text, start, min(end, start + _PHRASE))
    if not made or TOPIC.match(made.group()) or not NEXT_WORD.match(text, made.end()) or SAID.match(text, made.end()):
        return 0
    words = made["by"].split()
    verb = not NO_PHRASE.search(words[-1]) and words[-1] not in ("가운데", "등", "및")
    return made.end() if verb and any(map(ends_adnominal, words[1:][-_NEAR:])) else 0


def _headed_end(text: str, start: int, end: int) -> int:
    """Where a phrase ends that stands between two paragraphs, before a head with a mark."""
    headed = _HEADED.match(text, start, end)
    phrase = headed["phrase"].strip() if headed else ""
    told = NO_PHRASE.search(phrase) or _FIGURES.search(phrase) or TOPIC.match(phrase)
    return headed.end("phrase") if headed and " " in phrase and not told else 0


def _again_end(text: str, start: int) -> int:
    """Where a phrase of a picture ends if the next paragraph begins with its first word: glued to it or set off by a
    space, and, where nothing else tells a picture, as what that paragraph is about."""
    first = _FIRST.match(text, start)
    word = first["word"] if first else ""
    again = text.find(word, first.end() + 1, start + _PHRASE) if first else -1
    phrase = text[start : max(again, start)].rstrip()
    bare = phrase.removesuffix(".")
    if not bare or _STOPS.search(bare) or TOPIC.match(bare) or NO_PHRASE.search(bare) or " " not in bare:
        return 0
    if text[again - 1] == " " and (shows_phrase(bare) or is_person(bare)):
        return start + len(phrase)
    glued = _LETTER.match(text, again - 1) and is_no_word(text, start, again)
    about = len(word) >= FULL and (glued or _ABOUT.match(text, again + len(word)))
    named = about and not (SOME_TOPIC.search(bare) or ends_adnominal(bare) or _ADVERB.search(bare) or is_deck(bare))
    return start + len(phrase) if named else 0
