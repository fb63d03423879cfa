"""What gives itself away by its place and shape, whatever its words: labels before the first sentence and behind the
last one, names that sign off."""

from __future__ import annotations

import itertools
import re
from functools import cache

from digest.clean.above import is_polite
from digest.clean.broadcast import script_words
from digest.clean.draft import Draft, Scribe, Trace
from digest.clean.mend import is_open
from digest.clean.patterns import EMAIL, NAME, ends_as_outlet, is_name, named_role, names_in, role
from digest.clean.plain import is_plain
from digest.clean.shapes import is_caption_text, is_paragraph, is_report, is_sentence
from digest.clean.strangers import strangers
from digest.lazy import compiled, regex
from digest.model import Stated
from digest.text import sentences

_HOUSE = regex(r"\((?P<name>[가-힣A-Za-z0-9]{2,12})\)\s(?=\S)")
"""`(온결뉴스) 온결군은 …`"""
_KEY_DAY = regex(r"[a-z]{3,12}\s?:?\s(?:19|20)\d{2}-\d{2}(?:-\d{2})?\s(?=\S)")
"""`date 2024-03 온결군은 …`: a field of the program that fetched the page."""
_DAYLINE = regex(
    r"[\[(<【]\s?(?:[가-힣A-Za-z·]{2,10}\s?[,=/]?\s?)?(?P<day>(?:19|20)\d{2}\s?[-./년]\s?\d{1,2}\s?[-./월]\s?\d{1,2}(?:\s?일)?)\.?\s?"
    r"(?:\([월화수목금토일]\))?\s?(?:[,/]\s?[가-힣]{2,8}\s?)?[\])>】](?:\s?[-=–]+)?\s(?=\S)"
    r"|(?P<said>(?:19|20)\d{2}년\s?\d{1,2}월\s?\d{1,2}일)\s?[,/]\s?[가-힣]{2,8}\s?[-–—]{1,2}\s(?=\S)"
)
"""`[2024. 3. 5] 온결군은 …`, `(온결, 2024년 3월 5일) 온결군은 …`: the day of a release."""
_FIELD = regex(r"(?:[▶▷■●•*-]\s?)?[가-힣A-Za-z]{2,6}\s?[:：]\s?(?P<value>[^\d:：“”‘’,….!?]{2,14})")
"""`사진출처 : 온결군`, `취재기자 : 최영`, `▶ 스탠딩 : 최영`"""
_ASIDE = regex(r"(?:^|(?<=\s))\([A-Za-z]{1,3}\\?/[A-Za-z]{1,3}\)\s?")
"""`(S/U) 온결군은 …`: how the camera stands."""
_SHOWN = regex(r"[^.“”]{4,40}(?<![다요])[.](?=[가-힣])")
"""`온결대병원 조감도.병원은 …`: what a picture shows, glued to the paragraph beside it."""
_GIVEN = regex(
    r"(?:^|(?<=[다요][.]\s)|(?<=[다요][.][”\"]\s))[^.…“”()]{4,90}(?<![다요])[.]\s[^\s.“”]{2,15}(?:\s[^\s.“”]{1,12})?\s제공\s"
    r"(?!등|및|중|여부|서비스|업체|기관|방식|사업|받|하|되|\S+[을를]\s)(?=\S)"
)
"""`온결바이오 협약식. 온결군청 제공 온결군은 …`: a picture's caption and credit, before a sentence."""
_SPOKEN_TO = regex(r"[\[(【]\s?[^\[\]()【】“”\"]{8,140}(?:니다|세요)[.!]?\s?[\])】]\s?(?=\S)")
"""`[더 많은 정보는 … 볼 수 있습니다.] 온결군은 …`: what the page says before the first sentence."""
_RULER = regex(r"[┃│ㅣ]\s(?=\S)")
"""What was drawn beside a line."""
_CUE = regex(r"[◀【]\s?[^◀▶【】]{1,8}\s?[▶】]|[▶▷]\s?[가-힣 ]{2,8}\s?[:：]\s?(?P<name>[가-힣]{2,4})(?:\s?/.{2,30})?")
"""`◀ 앵 커 ▶`, `▶ 스탠딩 : 최영`"""
_BRACKETS = regex(r"\[[^\[\]]{2,10}\]")
_SAID = regex(r"[-–]\s?(?=[“\"].*[”\"][.…]?$)")
_SPOKEN = regex(r"[A-Za-z]")
_SOURCED = regex(r"[^.“”‘’]{4,60}(?<![다요까죠])\.\s(?P<source>[가-힣A-Za-z]{2,15})")
"""`온결대병원 전경. 온결대병원`: a noun, and whose picture it is."""
_END = regex(r"(?<=[다요]\.)[”\"’')]?\s(?P<rest>[가-힣]{2}[가-힣](?<![서은는고면도에를]))$")
"""`… 말했다. 최영아`: a name, and no word that begins another sentence."""
_END_REACH = 5
"""Characters of a mark, a space and a name."""
_STRANGER = 15
_BEGUN = 10
_SIGNAL = 8
"""Characters of a cue between lenticular brackets; longer ones head the parts of an article."""
_SOURCE = regex(r"(?<=[.])\s?\[[^\[\]]{2,20}\]$")
_CARD = 80
_LEAD = 60
"""Characters of a first sentence; headlines are shorter."""
_TEXT = 20_000
_MADE_BY = regex(
    r"(?<=[.…”])\s?(?:\(계속\)\s?)?(?:글|취재|정리|사진|편집)\s?[:=]\s?(?:[^.\s]{1,8}=)?(?P<name>[가-힣]{2,4})"
    r"(?P<rest>(?:\s(?:[:=]\s?)?[^.\s]{1,12}){0,8})$"
)
"""`… 찾았다. 글 : 최영 기자 사진 : 김하나 새벽과학 2024년 3호`: who made it, and where it was printed."""
_ISSUE = regex(r"(?P<name>[가-힣A-Za-z]{2,12})\s(?:19|20)\d\d년\s\d{1,2}(?:호|월호)$")


@cache
def _label() -> re.Pattern[str]:
    """`[온결속보]온결군은 …`: who or what stands before the first sentence."""
    return compiled(
        r"[\[【]\s?(?P<name>(?:[^\[\]【】.?!“”]|(?<=\d)[.](?=\d)){2,24})[\]】](?![은는이가을를의와과도]\s|[\s]?[-–:：])\s?(?=\S)"
        rf"|[^.“”‘’]{{2,24}}?{role()}\s?=\s?(?=\S)"
    )


@cache
def _sign_off() -> re.Pattern[str]:
    """`지금까지 온결에서 새벽 방송 최영입니다.`"""
    until, signs = script_words("until"), script_words("signs")
    return compiled(
        rf"(?:[^.?!“”]{{2,24}}에서\s|(?:{until})\s)?(?P<house>(?:[^\s.은는이가]{{1,12}}\s){{1,2}})(?P<name>{NAME})"
        rf"(?:\s?기자)?(?:{signs})[.]?"
    )


def drop_strays(draft: Draft) -> Draft:
    """Drops labels, fields, sign-offs and strangers' lines by where they stand."""
    lines = draft.lines
    if all(is_plain(line.text) and line.text[0] >= "가" for line in lines if line.text):
        return draft
    running = [index for index, line in enumerate(lines) if _is_running(line.text)]
    if not running:
        return draft
    first, last = running[0], running[-1]
    copies = _begun_above(draft)
    spoken = sum(is_polite(lines[index].text) for index in running) * 2 > len(running)
    strange = set() if spoken else strangers(draft, running)
    labelled = bool(_label().match(lines[first].text)) and not any(_label().match(lines[at].text) for at in running[1:])
    scribe = Scribe(draft)
    for index, line in enumerate(lines):
        text = line.text
        if not text or (index != first and is_plain(text)):
            scribe.keep(line)
        elif index in copies or (first < index < last and _SOURCED.fullmatch(text) and not is_sentence(text)):
            scribe.drop(line, "caption", Trace.CAPTION)
        elif index in strange:
            scribe.drop(line, "words the text has not")
        elif (_is_cue(text) and (spoken or text[0] != "【" or len(text) <= _SIGNAL)) or (
            spoken and _BRACKETS.fullmatch(text) and " " not in text[2:-2]
        ):
            scribe.drop(line, "cue")
        elif (index < first and _is_writer(text, scribe)) or (index > last and _is_list(text, scribe)):
            scribe.drop(line, "byline")
        elif (index < first or index > last) and _is_credit(text, below=index > last):
            scribe.drop(line, "field of the page")
        else:
            rest = _without_ends(text, scribe, first=index == first, labelled=labelled, last=index >= last)
            scribe.keep(line) if rest == text else scribe.shorten(line, rest, line.trace or Trace.FURNITURE)
    return scribe.finish()


def _is_running(text: str) -> bool:
    return is_paragraph(text) or is_report(text) or bool(_END.search(text, max(len(text) - _END_REACH, 0)))


def _is_cue(text: str) -> bool:
    cue = _CUE.fullmatch(text) if text[0] in "◀【▶▷" else None
    return bool(cue and (cue["name"] is None or is_name(cue["name"])))


def _without_ends(text: str, scribe: Scribe, *, first: bool, labelled: bool, last: bool) -> str:
    """A line without what stands before its first sentence or behind its last one."""
    for pattern, rule, applies in (
        (_RULER, "counter or mark", True),
        (_DAYLINE, "dateline", first),
        (_label(), "label", first and labelled and (len(text) >= _LEAD or is_report(text))),
        (_SHOWN, "caption", is_caption_text(text.partition(".")[0])),
        (_SPOKEN_TO, "notice", first),
        (_KEY_DAY, "field of the page", first),
        (_SAID, "cue", True),
    ):
        found = pattern.match(text) if applies else None
        if found and len(text) > found.end():
            said = found.groupdict()
            named, day = said.get("name"), said.get("day") or said.get("said")
            scribe.bare_marks.extend([Stated("published", day, "line")] if day else [])
            if named and ends_as_outlet(named) and is_report(text):  # what is spoken has the programme there
                scribe.outlets.append(Stated("outlet", named, "signature"))
            scribe.cut(found.group(), rule)
            text = text[found.end() :]
    if " 제공 " in text and is_report(text):
        for shown in _GIVEN.findall(text):
            scribe.cut(shown, "credited caption")
            text = text.replace(shown, "")
    house = _HOUSE.match(text) if first and len(text) >= _LEAD else None
    if house and ends_as_outlet(house["name"]):
        scribe.outlets.append(Stated("outlet", house["name"], "signature"))
        scribe.cut(house.group(), "byline")
        text = text[house.end() :]
    for aside in _ASIDE.finditer(text) if "/" in text else ():
        scribe.cut(aside.group(), "cue")
        text = text.replace(aside.group(), "")
    return _without_sign_off(text, scribe) if last else text


def _without_sign_off(text: str, scribe: Scribe) -> str:
    """The text's last line without a name, or a sentence that says no more than a name."""
    made = _MADE_BY.search(text, max(len(text) - _CARD, 0))
    if made and is_name(made["name"]):
        scribe.authors.append(made["name"])
        issue = _ISSUE.search(made["rest"])
        scribe.outlets.extend([Stated("outlet", issue["name"], "issue")] if issue else [])
        scribe.cut(made.group(), "byline")
        return text[: made.start()].rstrip()
    end = _END.search(text)
    if end and is_name(end["rest"]):
        scribe.authors.append(end["rest"])
        scribe.cut(end["rest"], "byline")
        return text[: end.start("rest")].rstrip()
    spoken = text.rstrip(".").endswith("니다") and len(text) <= _TEXT
    parts = list(sentences(text)) if spoken else []
    signed = _sign_off().fullmatch(parts[-1].text.strip()) if parts else None
    if signed and is_name(signed["name"]):
        house = signed["house"].split()
        if _SPOKEN.search(signed["house"]) or any(map(ends_as_outlet, house)):
            scribe.authors.append(signed["name"])
            scribe.outlets.append(Stated("outlet", signed["house"].strip(), "byline"))
            scribe.cut(parts[-1].text, "sign-off")
            return text[: parts[-1].start].rstrip()
    return text


def _is_writer(text: str, scribe: Scribe) -> bool:
    """Whether a line is a reporter with an address, whatever the button behind them; keeps what it says."""
    address = EMAIL.search(text) if "@" in text and len(text) <= _CARD else None
    names = names_in(text) if address else ()
    if address and names:
        scribe.authors.extend(names)
        scribe.outlets.append(Stated("outlet", "@" + address.group().split("@")[-1].strip(), "mail"))
    return bool(names)


def _is_list(text: str, scribe: Scribe) -> bool:
    """Whether a line below the text is the reporter, and headlines of what else he wrote; keeps his name."""
    signed = named_role().match(text)
    if not signed or is_sentence(text) or len(text) < signed.end() + _STRANGER or text[signed.end()] != " ":
        return False
    scribe.authors.extend(names_in(signed.group()))
    return is_name(signed["names"])


def _is_credit(text: str, *, below: bool) -> bool:
    """A field that no article has around its text: below it, only with a name; its own have dates and places."""
    field = _FIELD.fullmatch(text)
    if not field or is_sentence(text):
        return False
    return not below or is_name(field["value"].strip().removesuffix("기자").rstrip())


def _begun_above(draft: Draft) -> set[int]:
    """Lines with which the next one begins again: what stood below a picture, cut short or with its source."""
    filled = [index for index, line in enumerate(draft.lines) if line.text]
    found: set[int] = set()
    for upper, lower in itertools.pairwise(filled):
        above, below = draft.lines[upper].text, draft.lines[lower].text
        begun = _SOURCE.sub("", above) if above[-1] == "]" else above if is_open(above) else ""
        if len(begun) >= _BEGUN and len(below) > len(begun) and below.startswith(begun):
            found.add(upper)
    return found
