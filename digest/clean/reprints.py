"""Lines that say where a text was taken from: `[출처] - 새벽일보`, `원문 : 새벽일보(https://…)`."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial

from digest.clean.draft import Draft, Line, Scribe
from digest.clean.imprints import IMPRINT_LIMIT, read_imprint
from digest.clean.lexicon import choice, signatures
from digest.clean.outlet_names import is_paper
from digest.clean.outlets import is_press
from digest.clean.patterns import ends_as_outlet
from digest.clean.shapes import is_paragraph, is_sentence
from digest.clean.signers import wired
from digest.clean.stamp_labels import field_of, labelled
from digest.clean.stated_titles import part_site
from digest.known import Taxonomy
from digest.lazy import compiled, regex
from digest.model import Stated

_LONGEST = 300
_UNKNOWN = 4
"""Letters an outlet's name has at least where no list knows it."""
_SOURCE = regex(
    r"(?P<name>[^()<>\[\]:/|]{0,24}?)(?:\s?(?P<date>(?:19|20)\d{2}[-./]\s?\d{1,2}[-./]\s?\d{1,2})\.?)?"
    r"(?:에서\s제공하는\s기사입니다\.)?\]?\s?[(<\[|-]?\s?(?P<url>https?://[^\s()<>\[\]]{4,500})?[)>\]]?"
)
_OWNED = regex(r"(?P<mark>[ⓒ©])\s?(?P<rest>[^ⓒ©]{2,40}https?://\S+)$")
"""`ⓒ 새벽신문 https://…`: what a site puts behind a text that is copied."""
_TRAIL = regex(r"(?P<title>.{8,200}?)\s<\s(?:[^<>]{1,24}\s<\s){0,4}기사본문\s[-–|]\s(?P<name>[^-–|<>]{2,20})")
"""`오송에 공장 < 지역 < 기사본문 - 새벽신문`: the title of a page."""
_BEHIND = regex(
    r"(?<=[.”\"’'])\s?[\[(<【]\s?(?:기사\s?)?(?:출처|원문)\s?[:：=]\s?(?P<name>[^\[\]()<>【】]{2,24})[\])>】]\s?(?P<url>https?://\S{4,400})?$"
)
"""`… 종료된다. [출처:새벽일보] https://…`: behind the last sentence."""
_BARE_BEHIND = regex(
    r"(?<=[.”\"’'])\s(?:기사\s?)?출처\s?[:：=]\s?(?P<name>[가-힣A-Za-z0-9]{2,14}(?:\s[가-힣A-Za-z0-9]{2,10})?)$"
)
"""The same without brackets, of a paper."""
_BEHIND_REACH = 480
_TAKEN = regex(
    r"(?<=[.”\"’'])\s?\((?P<name>[가-힣A-Za-z0-9]{2,14})\s?,\s?(?P<date>(?:19|20)\d{2}(?:\.|년)\s?\d{1,2}(?:\.|월)\s?\d{1,2}[.일]?)\)$"
)
"""`… 방류했다. (온결방송, 2024년 3월 5일)`: who published it, and when."""
_TAKEN_REACH = 40
_YEAR = regex(r"(?:19|20)\d{2}\s?[-./년]|\d{2}\.\s?\d{1,2}\.")


@cache
def _says() -> re.Pattern[str]:
    return compiled(choice(signatures().source_labels), re.IGNORECASE)


@cache
def _label() -> re.Pattern[str]:
    """`[출처] - …`, `원문 링크 : …`"""
    return compiled(
        rf"^[\[(<【※*■•·|\s-]{{0,4}}(?:기사\s?)?(?P<label>{choice(signatures().source_labels)})"
        r"\s?(?:링크|기사|보기|바로가기|주소|url)?\s?"
        r"(?P<mark>[\])>】]?\s?[-:：=▶>|]{0,2})\s?(?P<rest>.*?)[\s\])>】|*]{0,3}$",
        re.IGNORECASE,
    )


def take_sources(draft: Draft, taxonomy: Taxonomy) -> Draft:
    """Takes lines with the source of a reprint out; outlet and address are kept as what the text says of itself."""
    scribe = Scribe(draft)
    known = partial(is_press, taxonomy=taxonomy)
    pictured = wired(draft.removed)
    last = max((index for index, line in enumerate(draft.lines) if is_paragraph(line.text)), default=len(draft.lines))
    sourced = False
    for index, line in enumerate(draft.lines):
        text = line.text
        behind = None
        if "출처" in text or "원문" in text:
            behind = _BEHIND.search(text, max(len(text) - _BEHIND_REACH, 0))
            bare = _BARE_BEHIND.search(text, max(len(text) - _TAKEN_REACH, 0))
            behind = bare if bare and (known(bare["name"]) or is_paper(bare["name"])) else behind
        if behind and not line.settled:
            name = behind["name"].strip()
            sources = ("byline", "signature") if is_paper(name) else ("byline",)
            scribe.outlets.extend(Stated("outlet", name, source) for source in sources)
            scribe.url = scribe.url or behind.groupdict().get("url")
            scribe.cut(behind.group(), "source of a reprint")
            scribe.shorten(line, text[: behind.start()])
            continue
        taken_from = _TAKEN.search(text, max(len(text) - _TAKEN_REACH, 0)) if text[-1:] == ")" else None
        if taken_from and not line.settled and known(taken_from["name"]):
            scribe.outlets.append(Stated("outlet", taken_from["name"], "byline"))
            scribe.marks.append(Stated("published", taken_from["date"], "reprint"))
            scribe.cut(taken_from.group(), "source of a reprint")
            scribe.shorten(line, text[: taken_from.start()])
            continue
        if line.settled or not text or len(text) > _LONGEST:
            scribe.keep(line)
            continue
        taken = _take_trail(line, scribe, None if index or draft.title else taxonomy) or _take_imprint(
            line, scribe, known, pictured, below=index > last
        )
        if not taken and not _take_source(line, scribe):
            day = labelled().search(text) if sourced and len(text) <= IMPRINT_LIMIT else None
            if day and field_of(day["label"]) == "published":
                scribe.marks.append(Stated("published", day["value"], "reprint"))
            sourced = False
            scribe.keep(line)
        else:
            sourced = True
    return scribe.finish()


def _take_trail(line: Line, scribe: Scribe, taxonomy: Taxonomy | None) -> bool:
    """Takes section and site off the title of a page, and, with a taxonomy, an outlet's name off the first line."""
    trail = _TRAIL.fullmatch(line.text) if "기사본문" in line.text else None
    if not trail:
        title, site = part_site(line.text, taxonomy) if taxonomy and line.text[-1:] != "." else (line.text, "")
        if title == line.text:
            return False
        scribe.outlets.extend([Stated("outlet", site, "masthead")] if site else [])
        scribe.cut(line.text.replace(title, "").strip(), "masthead")
        scribe.shorten(line, title)
        return True
    scribe.outlets.extend(Stated("outlet", trail["name"], source) for source in ("masthead", "owner"))
    scribe.cut(line.text[trail.end("title") :], "masthead")
    scribe.shorten(line, trail["title"])
    return True


def _take_imprint(
    line: Line, scribe: Scribe, known: Callable[[str], bool], pictured: frozenset[str], *, below: bool
) -> bool:
    """Takes a line that says whose text it is, with a label or below the text; without one it may be what an agency
    whose caption stood above, one of `pictured`, puts below its picture."""
    text = line.text
    if len(text) > IMPRINT_LIMIT or not (_says().search(text) or (below and _YEAR.search(text))):
        return False
    imprint = read_imprint(text, known)
    if not imprint or not imprint.outlet or not (imprint.labelled or below):
        return False
    if not imprint.labelled and imprint.date and imprint.outlet in pictured:
        scribe.bare_marks.append(Stated("published", imprint.date, "picture"))
        scribe.drop(line, "date of a picture")
        return True
    scribe.outlets.append(Stated("outlet", imprint.outlet, "byline"))
    scribe.authors.extend(imprint.authors)
    if imprint.date:
        scribe.marks.append(Stated("published", imprint.date, "reprint"))
    scribe.drop(line, "source of a reprint")
    return True


def _take_source(line: Line, scribe: Scribe) -> bool:
    """Takes a line that says with a label where the text is from."""
    text = line.text
    label = _OWNED.match(text) or (_label().match(text) if _says().search(text) else None)
    source = _SOURCE.fullmatch(label["rest"]) if label else None
    if not label or not source or is_sentence(text) or not (label["mark"].strip() or source["url"]):
        return False
    name = source["name"].strip().strip(" -·")
    if name:
        scribe.outlets.append(Stated("outlet", name, "byline"))
    if ends_as_outlet(name) and len(name) >= _UNKNOWN:
        scribe.outlets.append(Stated("outlet", name, "signature"))
    if source["date"]:
        scribe.marks.append(Stated("published", source["date"], "reprint"))
    if source["url"] and scribe.url is None:
        scribe.url = source["url"]
    scribe.drop(line, "source of a reprint")
    return True
