"""Links to other pages glued between the paragraphs of a line, or behind the last: a mark or a headline, an address."""

from __future__ import annotations

from digest.clean.draft import Draft, Scribe
from digest.lazy import regex

_LEAST = 120
_ADDRESS = r"https?://[!-~]+"
_OFFER = r"[^▶▷►☞※.]{4,90}(?:세요|십시오|니다)\.\s?"
_LINKS = regex(
    rf"(?<=[가-힣.!?”\"’')\]])\s?(?:[▶▷►☞※]{{1,3}}\s?(?:{_OFFER})?[^▶▷►☞※.]{{2,120}}?{_ADDRESS}\s*)+"
    rf"|(?<=[다요]\.)\s?(?:{_OFFER}){{0,3}}(?:[^.]{{6,100}}?{_ADDRESS}\s*){{2,}}$"
)
"""`…짓는다.▶ 새벽신문 채널 구독하기 https://saebyeok.example온결군은 …`: what a mark begins and an address ends; two
and more headlines with their addresses that end the page."""


def drop_glued_links(draft: Draft) -> Draft:
    """Drops such links; what stands around them are lines of their own then."""
    if not any("://" in line.text for line in draft.lines):
        return draft
    scribe = Scribe(draft)
    for line in draft.lines:
        links = _LINKS.finditer(line.text) if len(line.text) >= _LEAST and "://" in line.text else ()
        scribe.part(line, (found.span() for found in links), "links to other articles")
    return scribe.finish()
