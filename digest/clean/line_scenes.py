"""Lines between two paragraphs that say what a picture shows and have no credit: told by the knowledge of pictures that
pages on one line are read with."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from digest.clean.draft import Draft, Scribe, Trace
from digest.clean.embedded_scenes import has_rows, is_named_scene, is_scene, is_sure
from digest.clean.embedded_words import NO_PHRASE, TOPIC, shows_phrase
from digest.clean.lexicon import signatures
from digest.clean.patterns import is_name
from digest.clean.scenes import ends_adnominal
from digest.clean.shapes import is_caption_text, is_paragraph, is_report, is_sentence, is_statement, list_mark
from digest.lazy import regex

_PARAGRAPHS = 4
"""So many paragraphs stand around such a line, at least."""
_LONGEST, _SHORTEST = 160, 10
_WORDS = 3
_BEGUN = 24
"""Characters with which captions of one event begin."""
_NAME = 3
_CLAUSE = 3
"""Words before somebody's name in one of which the verb stands that tells what he does."""
_SAID = regex(r"[“”\"?!@]")
_CHART = regex(
    r"[\[<(【]\s?(?:그래픽|그래프|인포그래픽|일러스트|삽화)\s?\d{0,2}\s?[\])>】]\s?\S.{4,60}"
    r"|[^.]{6,60}\(\s?단위\s?[:：]?\s?[^()]{1,12}\)"
)
"""`[그래픽] 온결시 인구`, `온결시 인구 추이(단위: 명)`"""
_UNRELATED = regex(
    r"기사(?:의)?\s?(?:내용|본문)?(?:과|와)(?:는)?\s(?:직접(?:적인)?\s)?(?:관련\s?없|관계\s?없|무관).{0,14}$"
)
"""`… 아파트 단지. 기사 내용과 관련 없음`"""
_ON_A_DAY = regex(r"(?:지난\s)?(?:\d{1,2}월\s)?\d{1,2}일(?:\([^()]{2,8}\))?\s(?:오전|오후)?.*")
_POSTED = regex(
    r".*(?:게시판|누리집|홈페이지|커뮤니티|인스타그램|페이스북|유튜브|트위터|블로그|SNS|엑스|카페)(?:\([^()]{1,8}\))?(?:에|에서)?"
    r"\s(?:올라온|올린|공개한|공개된|게시한|게시된)\s\S.*"
)
"""`온결대 누리집에 올라온 글`"""
_NAMED_FIRST = regex(r"[^.]*(?<![다요])\.\s|.*관[련계]")
"""A sentence behind a phrase."""
_PREDICATE = tuple("다요까죠음함됨임")
_PORTRAIT = regex(r"[가-힣]{2,6}(?:\s[가-힣]{2,6}){1,2}\.")
_TITLED = regex(r"‘[^‘’]{1,20}’(?:에서|에|의)\s")
_MARKS = tuple("▲△▼▽")
_HEADS = tuple("◆◇■□")
_MARK = regex(r"[▲△▼▽]\s?(?=.{6})(?!.*[▲△▼▽])")
_PICTURE = regex(r"사진|촬영|찍[은는힌었]|표지|포스터|화보|장면|모습|전경|조감도")
_PLACES = 4
_SEEN = regex(r"있다|사진|촬영")
_END = 16
"""Characters in which a scene has one of these words."""
_ASKED = regex(r"(?:[은는인던한을]가|[가-힣]나)$")
_DATED = regex(r"(?:19|20)\d\d년|\d{1,2}월\s|\d{1,2}일\s")
_PAST = regex(
    r"(?:열린|세워진|붙은|걸린|놓인|쌓인|모인|내걸린|진열된|전시된|설치된|공개된|촬영된|찍힌|발견된|올라온)\s"
)


def drop_scenes(draft: Draft) -> Draft:
    """Drops such lines; where every third paragraph is a scene, scenes are what the article tells."""
    filled = [index for index, line in enumerate(draft.lines) if line.text]
    texts = {index: draft.lines[index].text for index in filled}
    told = [index for index in filled if is_paragraph(texts[index])]
    if len(told) < _PARAGRAPHS or sum(is_report(texts[index]) for index in told) * 2 < len(told):
        return draft
    scenes = {
        index for index in filled if _SEEN.search(texts[index], len(texts[index]) - _END) and is_scene(texts[index])
    }
    rare = 3 * len(scenes) < len(told)
    begun = {each.text[:_BEGUN] for each in draft.removed if "caption" in each.rule and len(each.text) > 2 * _BEGUN}
    marked = _marked(draft)
    scribe = Scribe(draft)
    for index, line in enumerate(draft.lines):
        text = line.text
        if index in marked:
            scribe.drop(line, "marked caption", Trace.CAPTION)
        elif not text or not told[0] < index < told[-1] or len(text) > _LONGEST:
            scribe.keep(line)
        elif text[:_BEGUN] in begun and is_caption_text(text):
            scribe.drop(line, "caption that begins as another", Trace.CAPTION)
        elif (index in scenes and (rare or is_sure(text))) or (_is_view(text) and _goes_on(filled, index, texts)):
            scribe.drop(line, "caption of a scene", Trace.CAPTION)
        else:
            scribe.keep(line)
    return scribe.finish()


def _marked(draft: Draft) -> set[int]:
    """Lines with a caption's mark in several places of a page, if a part of them, those that went already too, speaks
    of pictures: no list of the text does."""
    if not any(line.text.startswith(_MARKS) for line in draft.lines):
        return set()
    texts = [(index, line.text) for index, line in enumerate(draft.lines) if line.text]
    found = [index for index, text in texts if _MARK.match(text)]
    told = [text for _, text in texts if _MARK.match(text)]
    gone = [each.text for each in draft.removed if "caption" in each.rule and _MARK.match(each.text)]
    places = sum(not _MARK.match(above) and bool(_MARK.match(text)) for (_, above), (_, text) in pairwise(texts))
    pictured = sum(bool(_PICTURE.search(text)) for text in (*told, *gone))
    listed = any(mark in text for text in told for mark in (":", "=")) or places + len(gone) < _PLACES
    return set() if listed or 4 * pictured < len(told) + len(gone) else set(found)


def _goes_on(filled: list[int], index: int, texts: dict[int, str]) -> bool:
    """Whether a paragraph, a head or another picture's text follows, and no list or table that the line heads."""
    below = next((texts[at] for at in filled if at > index), "")
    return is_paragraph(below) or _is_view(below) or (below[:1] in _HEADS and _is_dated(texts[index].rstrip(".")))


def _is_view(text: str) -> bool:
    """Whether a line names what a picture shows."""
    if text[-2:] == "다." and not _NAMED_FIRST.match(text):
        return False  # most lines
    if _UNRELATED.search(text) or _CHART.fullmatch(text) or _is_portrait(text):
        return True
    titled = text[0] == "‘" and _TITLED.match(text)
    if len(text) < _SHORTEST or list_mark(text) or (text[0] in "<[(【‘“" and not titled) or _SAID.search(text):
        return False
    phrase, stop, more = text.partition(". ")
    phrase = phrase.rstrip(".")
    if _ASKED.search(phrase) or has_rows(text):
        return False
    words = phrase.split()
    named = text[-1] == "." and not stop and len(words) >= _WORDS and (_names_somebody(words) or _is_dated(phrase))
    return named or is_named_scene(text) or (len(words) >= _WORDS and _is_thing(phrase, more, stopped=text[-1] == "."))


def _is_dated(phrase: str) -> bool:
    """Whether it is a thing of some year or day behind what happened to it: `2019년 홍수로 무너진 온결천 다리`."""
    told = TOPIC.match(phrase) or NO_PHRASE.search(phrase)
    return bool(_DATED.search(phrase)) and not told and any(map(ends_adnominal, phrase.split()[1:-1]))


def _is_thing(phrase: str, more: str, *, stopped: bool) -> bool:
    """Whether a phrase, perhaps with a sentence behind it, ends in a thing that pictures show."""
    if is_statement(f"{phrase}.") or TOPIC.match(phrase) or NO_PHRASE.search(phrase):
        return False
    if stopped:
        shown = shows_phrase(phrase) or (not more and _PAST.search(phrase))
        return bool(shown) and (not more or is_statement(more))
    return not is_sentence(phrase) and (phrase.endswith(signatures().picture_sole) or _is_taken(phrase))


def _is_portrait(text: str) -> bool:
    """Whether it is somebody's calling and name, with a full stop: `소설가 최영.`"""
    portrait = _PORTRAIT.fullmatch(text) and text[-2] not in _PREDICATE
    return bool(portrait) and text.partition(" ")[0].endswith(signatures().portrait_works)


def _is_taken(phrase: str) -> bool:
    """Whether a phrase tells the day on which, or the page from which a picture was taken."""
    return _POSTED.fullmatch(phrase) is not None or bool(_ON_A_DAY.match(phrase) and _PAST.search(phrase))


@cache
def _titles() -> tuple[str, ...]:
    return (*signatures().portrait_titles, *signatures().portrait_works)


def _names_somebody(words: list[str]) -> bool:
    """Whether a phrase ends in a name, with an office or not, behind what he does: `작전을 지시하는 최영 감독`."""
    *before, last, end = words
    if end[-1] in _PREDICATE:
        return False
    named = is_name(last) and end.endswith(_titles())
    if not named and is_name(end):
        named = last.endswith(_titles())
        before = before if named else [*before, last]
        named = named or (len(end) == _NAME and ends_adnominal(last))
    clause = any(map(ends_adnominal, before[-_CLAUSE:])) and not TOPIC.match(" ".join(before[:-1]) + " ")
    return named and clause
