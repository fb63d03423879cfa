"""A headline that a seed states, without what a site sets beside it in the title of its page."""

from __future__ import annotations

from digest.clean.lexicon import furniture, key, letters
from digest.clean.outlets import is_press
from digest.known import Taxonomy
from digest.lazy import regex
from digest.model import RawArticle

_BEHIND = regex(r"(?:\s(?P<sign>[-–—|<:])\s|::)\s?(?P<name>(?:(?!\s[-–—|<:]\s|::)[^|<]){1,24}?)\s?(?::{2,3})?$")
_BEFORE = regex(r"(?P<name>[^-–—|:“”\"]{2,16}?)\s[-–—|]\s(?=\S)")
_PROGRAM = regex(r"(?:\s<\s[^<]{1,20}){1,4}\s-\s(?P<name>[^<]{2,20})$")
"""`… < 경제 < 기사본문 - 새벽신문`, as papers' programs write it."""
_CLIPPED = regex(r"\s?[(\[](?P<name>[가-힣A-Za-z0-9]{2,12})[,\s]{1,2}\d{1,2}[./]\s?\d{1,2}\.?[)\]]$")
"""`… 공장 첫 삽(새벽일보, 11.20)`: whose clipping it is, and a day without its year, which tells no date."""
_SHORTEST = 8
"""Characters of a headline, at least."""
_OWN = frozenset({"front matter", "record"})
"""Where a curator or an archive wrote it, who set no sections beside it."""


def stated_title(raw: RawArticle, taxonomy: Taxonomy) -> tuple[str | None, str]:
    """The first title that is stated and is not the name of the site, and whose site stands beside it, or nothing."""
    sites = tuple(item.value for item in raw.stated if item.field == "outlet")
    for item in raw.stated:
        own = item.source == "front matter"
        if item.field == "title" and (own or not (item.value in sites or is_press(item.value, taxonomy))):
            return part_site(item.value.strip(), taxonomy, sites, own=item.source in _OWN)
    return None, ""


def part_site(title: str, taxonomy: Taxonomy, sites: tuple[str, ...] = (), *, own: bool = True) -> tuple[str, str]:
    """A headline alone, and which outlet stands beside it, if any; where it is not `own`, sections go with a site."""
    text, named = title, ""
    if (program := _PROGRAM.search(text)) and program.start() >= _SHORTEST:
        text, named = text[: program.start()], program["name"]
    clipped = _CLIPPED.search(text, _SHORTEST)
    if clipped and is_press(clipped["name"], taxonomy):
        text, named = text[: clipped.start()], clipped["name"]
    while (behind := _BEHIND.search(text)) and behind.start():
        name, sign = behind["name"], behind["sign"]
        press = next((each for each in (name, name.split()[-1]) if is_press(each, taxonomy)), "")
        section = named and sign == "|" and key(name) in furniture().edge_lines
        told = press or section or name in furniture().title_sites or letters(name) in map(letters, sites)
        if not told and (own or (" < " not in text and " | " not in text)):
            break
        named = named or press
        text = text[: behind.start()].rstrip("|<-–: ")
    before = _BEFORE.match(text)
    if before and len(text) - before.end() >= _SHORTEST and is_press(before["name"], taxonomy):
        text, named = text[before.end() :], named or before["name"]
    return (text, named) if text else (title, "")
