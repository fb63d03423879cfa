"""Tags in brackets between what stands above a text and the text, on one line with both: the column, or who writes it
with his office."""

from __future__ import annotations

import re
from functools import cache

from digest.clean.draft import Draft, Line, Scribe
from digest.clean.lexicon import choice, signatures
from digest.clean.outlets import is_press
from digest.clean.patterns import NAME, is_name
from digest.clean.signers import record_credit
from digest.known import Taxonomy
from digest.lazy import compiled, regex

_LEAST, _REACH = 200, 160
"""Characters of a line that holds a text, and of what stands above the text on it."""
_COLUMN = regex(
    r"(?<=[가-힣”’\"'!?])\[(?P<name>[가-힣A-Za-z]{2,8}(?:\s?[가-힣A-Za-z]{1,8}){0,2})\](?=[“‘\"']?[가-힣A-Z])(?![은는이가을를의와과도에로]\s|에서|으로)"
)
"""`… “언제 짓나”[새벽연구소]“온결군은 …`: glued on both sides."""
_SHORT = 4
"""Letters of a column's name, at least; shorter tags tell what kind of text it is, or explain a word."""
_OTHERS = regex(r"사진|자료|그래픽|제공|편집자|기자|앵커|특파원|리포트$|인터뷰$|아나운서|단독|속보|종합|상보")
_HOUSE = r"(?P<house>[가-힣A-Za-z0-9]{2,12})\s"
_TOLD = regex(r"[가-힣]다\.")


@cache
def _signed(house: str) -> re.Pattern[str]:
    """`[최영 온결대 교수]`, with a house in front `[새벽신문 최영 경제부장]`."""
    offices = choice((*signatures().portrait_titles, *signatures().portrait_works, *signatures().writer_offices))
    return compiled(
        rf"[\[【]{house}(?P<name>{NAME})\s(?:[^\[\]【】\s=]{{1,14}}\s){{0,3}}?[^\[\]【】\s=]{{0,12}}"
        rf"(?:{offices})[\]】]"
    )


def drop_head_tags(draft: Draft, taxonomy: Taxonomy) -> Draft:
    """Takes the first such tag out of the first line that holds text; what stands around it are lines of their own."""
    first = next((line for line in draft.lines if line.text), None)
    if first is None or first.settled or len(first.text) < _LEAST or "]" not in first.text[:_REACH]:
        return draft
    text = first.text
    told = _TOLD.search(text, 0, _REACH)
    reach = told.start() if told else _REACH
    scribe = Scribe(draft)
    bare, housed = (_signed(house).search(text, 0, reach) for house in ("", _HOUSE))
    signed = bare if bare and is_name(bare["name"]) else housed
    house = signed["house"] if signed and signed is housed else ""
    if signed and is_name(signed["name"]) and (not house or is_press(house, taxonomy)):
        record_credit(scribe, house, (signed["name"],), sure=True)
        tag, rule = signed, "byline"
    else:
        column = next((tag for tag in _COLUMN.finditer(text, 0, reach) if _is_column(tag["name"], taxonomy)), None)
        if column is None:
            return draft
        tag, rule = column, "label"
    for line in draft.lines:
        if line is not first:
            scribe.keep(line)
            continue
        above = text[: tag.start()].strip()
        again = rule == "byline" and above and above in tag.group()
        scribe.drop(Line(above), "caption") if again else scribe.keep(Line(above))
        scribe.drop(Line(tag.group()), rule)
        scribe.keep(Line(text[tag.end() :].strip()))
    return scribe.finish()


def _is_column(name: str, taxonomy: Taxonomy) -> bool:
    return len(name) >= _SHORT and not _OTHERS.search(name) and not is_press(name, taxonomy)
