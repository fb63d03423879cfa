"""Lines between two paragraphs that say what a picture shows and have no credit: told by the knowledge of pictures that
pages on one line are read with."""

from __future__ import annotations

from functools import cache

from digest.clean.draft import Draft, Scribe, Trace
from digest.clean.embedded_scenes import is_named_scene, is_scene, is_sure
from digest.clean.embedded_words import NO_PHRASE, TOPIC, shows_phrase
from digest.clean.lexicon import signatures
from digest.clean.patterns import is_name
from digest.clean.scenes import ends_adnominal
from digest.clean.shapes import is_paragraph, is_report, is_sentence, is_statement, list_mark
from digest.lazy import regex

_PARAGRAPHS = 4
"""So many paragraphs stand around such a line, at least."""
_LONGEST, _SHORTEST = 160, 10
_WORDS = 3
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
_ASKED = regex(r"(?:[은는인던한을]가|[가-힣]나)$")
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
    scenes = {index for index in filled if is_scene(texts[index])}
    rare = 3 * len(scenes) < len(told)
    scribe = Scribe(draft)
    for index, line in enumerate(draft.lines):
        text = line.text
        if not text or line.settled or not told[0] < index < told[-1] or len(text) > _LONGEST:
            scribe.keep(line)
        elif (index in scenes and (rare or is_sure(text))) or (_is_view(text) and _goes_on(filled, index, texts)):
            scribe.drop(line, "caption of a scene", Trace.CAPTION)
        else:
            scribe.keep(line)
    return scribe.finish()


def _goes_on(filled: list[int], index: int, texts: dict[int, str]) -> bool:
    """Whether a paragraph or another picture's text follows, and no list or table that the line heads."""
    below = next((texts[at] for at in filled if at > index), "")
    return is_paragraph(below) or _is_view(below)


def _is_view(text: str) -> bool:
    """Whether a line names what a picture shows."""
    if _UNRELATED.search(text) or _CHART.fullmatch(text):
        return True
    if len(text) < _SHORTEST or list_mark(text) or text[0] in "<[(【‘“" or _SAID.search(text):
        return False
    phrase, stop, more = text.partition(". ")
    phrase = phrase.rstrip(".")
    if is_named_scene(text) and not _ASKED.search(phrase):
        return True
    if (
        _ASKED.search(phrase)
        or is_statement(f"{phrase}.")
        or TOPIC.match(phrase)
        or NO_PHRASE.search(phrase)
        or len(phrase.split()) < _WORDS
    ):
        return False
    if text[-1] == ".":
        shown = shows_phrase(phrase) or (not stop and _PAST.search(phrase))
        return (bool(shown) and (not stop or is_statement(more))) or _names_somebody(phrase.split())
    return not is_sentence(text) and (phrase.endswith(signatures().picture_sole) or _is_taken(phrase))


def _is_taken(phrase: str) -> bool:
    """Whether a phrase tells the day on which, or the page from which a picture was taken."""
    return _POSTED.fullmatch(phrase) is not None or bool(_ON_A_DAY.match(phrase) and _PAST.search(phrase))


@cache
def _titles() -> tuple[str, ...]:
    return (*signatures().portrait_titles, *signatures().portrait_works)


def _names_somebody(words: list[str]) -> bool:
    """Whether a phrase ends in a name, with an office or not, behind what he does: `작전을 지시하는 최영 감독`."""
    *before, last, end = words
    named = is_name(last) and end.endswith(_titles())
    if not named and is_name(end):
        named = last.endswith(_titles())
        before = before if named else [*before, last]
        named = named or (len(end) == _NAME and ends_adnominal(last))
    return named and any(map(ends_adnominal, before[-_CLAUSE:]))
