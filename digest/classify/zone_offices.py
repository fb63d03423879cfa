"""Offices of free economic zones that a headline names: they act for the place of the zone, not for the province."""

from __future__ import annotations

from digest.classify.candidates import Mention
from digest.classify.passages import Passage
from digest.known import Taxonomy
from digest.lazy import regex

_OFFICE = regex(r"\s?(?:경제(?:자유구역)?청|경자청)")
_FRONT = frozenset({"title", "lead"})


def find_zone_offices(
    mentions: tuple[Mention, ...], passages: tuple[Passage, ...], taxonomy: Taxonomy
) -> frozenset[int]:
    """Indexes of mentions that begin the name of such an office, where the headline has it and headline or first
    sentences name a place inside: 인천 in `인천경제청, 송도에 … 착공`.
    """
    offices = [i for i, m in enumerate(mentions) if _OFFICE.match(passages[m.passage].text, m.end)]
    titled = {mentions[i].region for i in offices if passages[mentions[i].passage].kind == "title"}
    if not titled:
        return frozenset()
    front = {mention.region for mention in mentions if passages[mention.passage].kind in _FRONT}
    served = {region for region in titled if any(inner != region and taxonomy.within(inner, region) for inner in front)}
    return frozenset(index for index in offices if mentions[index].region in served)
