"""Lines that say where a text was taken from: `[출처] - 새벽일보`, `원문 : 새벽일보(https://…)`."""

from __future__ import annotations

import re

from digest.clean.draft import Draft, Scribe
from digest.clean.shapes import is_sentence
from digest.model import Stated

_LONGEST = 300
_LABEL = re.compile(
    r"^[\[(<【※*\s]{0,4}(?:기사\s?)?(?P<label>출처|원문|원본|원문보도|원출처)\s?(?:링크|기사|보기|바로가기|주소|url)?\s?"
    r"(?P<mark>[\])>】]?\s?[-:：=▶>|]{0,2})\s?(?P<rest>.*?)[\s\])>】]{0,3}$",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"(?P<name>[^()<>\[\]:/|]{0,24}?)(?:\s?(?P<date>(?:19|20)\d{2}[-./]\s?\d{1,2}[-./]\s?\d{1,2})\.?)?"
    r"\s?[(<\[|-]?\s?(?P<url>https?://[^\s()<>\[\]]{4,500})?[)>\]]?"
)
_MAKER = re.compile(
    r"저작물은\s(?P<name>[가-힣]{2,12}?)(?:에서|이|가)\s(?:\d{4}년\s?(?:도에?)?\s?)?(?:제작|작성|창작|생산)"
    r"|(?P<office>[가-힣]{2,12}?)(?:에서|이|가)\s(?:제작|작성|창작|생산)한\s.{0,12}저작물은"
    r"|(?:^|[\s※])(?:이|본|동)\s?자료는\s(?P<site>[가-힣]{2,12})\s?(?:누리집|홈페이지)\s?\((?:https?://)?(?:www\.)?[a-z0-9.-]{2,40}\.(?:go|or|re)\.kr"
)
"""`이 저작물은 온결군이 제작한 것으로 …`, `온결군이 창작한 저작물은 …`, `이 자료는 온결군 홈페이지(www.….go.kr)에서 …`:
the office whose board it is."""
_ISSUE = re.compile(r"(?:본|이)\s?기사는\s(?:<)?(?P<name>[가-힣A-Za-z0-9·]{2,12}?)>?\s(?:제\s?)?\d{1,5}호")
"""`[본 기사는 새벽주간 제1201호 기사입니다]`: the magazine of a house whose notice names the house."""
_TIPS = re.compile(
    r"[※▶■\s]{0,3}(?P<name>[가-힣A-Za-z0-9]{2,12}?)(?:은|는)\s(?:\d{1,2}시간\s)?(?:여러분|독자|시청자).{0,8}제보"
)
"""`※새벽뉴스는 여러분의 제보로 …`: whose page it is."""
_OWNER = re.compile(r"(?:^|\s)(?P<name>[가-힣A-Za-z0-9]{2,12})\s\*?무단\s?전재")
"""`전북을 바꾸는 힘! 새벽신문 *무단전재-재배포 금지`: the owner without the sign for rights."""


def take_sources(draft: Draft) -> Draft:
    """Takes lines with the source of a reprint out; outlet and address are kept as what the text says of itself."""
    scribe = Scribe(draft)
    for line in draft.lines:
        text = line.text
        if line.settled or not text or len(text) > _LONGEST:
            scribe.keep(line)
            continue
        maker = _MAKER.search(text) if "저작물은" in text or "자료는" in text else None
        issue = _ISSUE.search(text) if "기사는" in text else None
        told = _TIPS.match(text) if "제보" in text else None
        owner = _OWNER.search(text) if "무단" in text and not any(sign in text for sign in "ⓒ©") else None
        for named in (told, owner):
            if named:
                scribe.outlets.append(Stated("outlet", named["name"], "masthead"))
        if maker:
            scribe.outlets.append(Stated("outlet", maker["name"] or maker["office"] or maker["site"], "office"))
        if issue:
            scribe.outlets.append(Stated("outlet", issue["name"], "issue"))
        label = _LABEL.match(text) if "출처" in text or "원문" in text or "원본" in text else None
        source = _SOURCE.fullmatch(label["rest"]) if label else None
        if not label or not source or is_sentence(text) or not (label["mark"].strip() or source["url"]):
            scribe.keep(line)
            continue
        if source["name"].strip():
            scribe.outlets.append(Stated("outlet", source["name"].strip(" -·"), "byline"))
        if source["date"]:
            scribe.marks.append(Stated("published", source["date"], "reprint"))
        if source["url"] and scribe.url is None:
            scribe.url = source["url"]
        scribe.drop(line, "source of a reprint")
    return scribe.finish()
