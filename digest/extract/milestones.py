"""Promises without a figure: what is to open, start or be finished, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest.extract import times
from digest.extract.parsing import parse
from digest.extract.places import place_of
from digest.extract.status import decide_status
from digest.model import Article, Claim, Status
from digest.text import Span

UNIT = "projects"
_EVENT = re.compile(
    r"(?:운영|개소|개원|개관|개교|준공|완공|착공|가동|출시|상용화|구축|건립|설립|조성|개통|개장|출범|신설)"
)
_THING = re.compile(
    r"[‘'「『“\"]([^‘’'「」『』“”\"\n]{3,60}?)[’'」』”\"]|((?:[가-힣A-Za-z0-9·\-]+\s){0,4}?[가-힣A-Za-z0-9·\-]*(?:센터|단지|공장|연구소|병원|연구원|거점|캠퍼스|플랫폼|클러스터|시설|인프라))(?=[\s을를이가은는의도,])"
)
_FACILITY = re.compile(
    r"(?:센터|단지|공장|연구소|병원|연구원|거점|캠퍼스|플랫폼|클러스터|시설|인프라|특구|벨트|허브|파크|타워|관|원)$"
)


def find_milestones(
    article: Article, sentence: Span, names: tuple[tuple[str, str], ...], claims: tuple[Claim, ...]
) -> Iterator[Claim]:
    """A claim of one `projects` for each named facility the sentence promises by a date.

    Its text is the facility's name, its status `planned` or `target`. A facility whose promise
    already has a figure of its own in the sentence is left to that figure.
    """
    text = sentence.text
    seen: set[str] = set()
    for match in _THING.finditer(text):
        group = 1 if match.group(1) else 2
        name, low, high = match.group(group), match.start(group), match.end(group)
        if not _FACILITY.search(name) or name in seen:
            continue
        event = _EVENT.search(text, high)
        if event is None:
            continue
        due = times.due_date(text, low, event.end(), article.published)
        status = decide_status(parse(text), low, event.start(), money=False)
        if due is None or status not in (Status.PLANNED, Status.TARGET):
            continue
        seen.add(name)
        yield Claim(
            article_id=article.id,
            what=f"{name} {event.group()}",
            text=name,
            start=sentence.start + low,
            end=sentence.start + high,
            value=1,
            unit=UNIT,
            approximate=False,
            status=status,
            sentence=text,
            due=due,
            region=place_of(text, low, high, names),
        )
