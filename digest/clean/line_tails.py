"""What a picture shows, behind the last sentence of a line: `…했다.시험동 조감도`, `… 했다. 시험동 전경. 온결사`."""

from __future__ import annotations

import re
from functools import cache

from digest.clean.draft import Draft, Line, Scribe, Trace
from digest.clean.embedded_words import NO_PHRASE, TOPIC, is_person, shows_phrase
from digest.clean.lexicon import choice, signatures
from digest.clean.patterns import is_name
from digest.clean.scenes import ends_adnominal, shows_scene
from digest.clean.shapes import is_statement
from digest.lazy import compiled, regex

_LEAST = 60
"""Characters of a line with a sentence and such a text."""
_REACH = 200
"""Characters of such a text and of what stands behind it, at most."""
_OWNED = 40
"""Characters of who is to be seen and whose picture it is, at most."""
_CLOSING = '”"?!'
_SIGNED = regex(r"(?:기자|특파원|앵커)(?=\s|$)")
_TAIL = regex(
    r"(?<=[다요]\.)(?P<quote>[”\"]?)(?P<gap>\s?)(?P<phrase>(?:[^.?!…“”\"◆■●▶▷=:@ⓒ©|<>]|(?<=\d)\.(?=\d)){6,70}?)"
    r"(?:\s?\[[가-힣]{2,4}\s촬영\])?(?P<stop>(?<![다요])\.)?(?P<more>(?<=\.)\s?[^.]{2,60})?$"
)
_OWNER = regex(r"/?\s?(?:[가-힣A-Za-z0-9&()]{1,12}\s?){1,4}")


@cache
def _alone() -> re.Pattern[str]:
    """`남가온씨.온결통신`, `최영 온결시장. 온결통신`"""
    return compiled(rf"(?P<shown>[가-힣A-Za-z0-9 ]{{4,30}})\.\s?(?:{choice(signatures().picture_owners)})")


def drop_tails(draft: Draft) -> Draft:
    """Takes such texts out; a line that is somebody's name and whose picture it is goes, too."""
    owners = signatures().picture_owners
    if not any(_may_end(line.text) or line.text.endswith(owners) for line in draft.lines if not line.settled):
        return draft
    scribe = Scribe(draft)
    for line in draft.lines:
        text = line.text
        alone = _alone().fullmatch(text) if "." in text and len(text) <= _OWNED else None
        span = tail_span(text) if _may_end(text) else None
        if alone and _is_somebody(alone["shown"]):
            scribe.drop(line, "caption", Trace.CAPTION)
        elif span:
            scribe.keep(Line(text[: span[0]].rstrip(), line.trace))
            scribe.drop(Line(text[slice(*span)]), "caption behind a sentence", Trace.CAPTION)
            if rest := text[span[1] :].strip():
                scribe.keep(Line(rest))
        else:
            scribe.keep(line)
    return scribe.finish()


def _is_somebody(shown: str) -> bool:
    """Whether it is a name with an office, or with what anybody is called by."""
    name = shown.removesuffix("씨").strip()
    return is_person(shown) or (name != shown and is_name(name))


def _may_end(text: str) -> bool:
    return text[-2:] != "다." and len(text) >= _LEAST and text[-1] not in _CLOSING


def tail_span(text: str) -> tuple[int, int] | None:
    """Where such a text begins and ends, with whose picture it is; a heading glued to its full stop stays.

    >>> text = "온결군은 도하면에 새 시험동을 짓는다고 8일 밝혔다. 내년 봄에 문을 연다.새 시험동 조감도"
    >>> text[slice(*tail_span(text))]
    '새 시험동 조감도'
    """
    tail = next((at for at in _TAIL.finditer(text, max(len(text) - _REACH, 0))), None)
    if tail is None:
        return None
    phrase, glued = tail["phrase"].strip(), not tail["gap"]
    if (
        is_statement(f"{phrase}.")
        or TOPIC.match(f"{phrase} ")
        or NO_PHRASE.search(phrase)
        or " " not in phrase
        or _SIGNED.search(phrase)
    ):
        return None
    owned = tail["more"] and _OWNER.fullmatch(tail["more"].strip()) and not NO_PHRASE.search(tail["more"])
    end = len(text) if owned or not tail["more"] else tail.end("stop")
    ends = end == len(text) or glued
    shown = shows_phrase(phrase) or (glued and shows_scene(phrase))
    named = glued and tail["stop"] and any(map(ends_adnominal, phrase.split()[1:-1]))
    return (tail.start("phrase"), end) if ends and ((shown and (owned or glued)) or named) else None
