"""What a line of furniture says of whose page it is."""

from __future__ import annotations

from collections.abc import Iterator

from digest.clean.stamps import is_particulars, publisher_in
from digest.lazy import compiled, regex
from digest.model import Stated

_OFFICE = regex(r"^(?:관련부서|담당부서|기관명|제공기관)\s?[:：]\s?(?P<name>[가-힣]{2,12})(?=\s|$)")
_SITE = regex(
    r"(?:[▶▷☞■※•]\s?)?(?<!\S)(?P<name>[^\s▶▷☞■※•]{2,12})\s(?:NEWS\s)?"
    r"(?:언론사|구독|네이버|로고|홈|주요\s?뉴스|모바일|유튜브|카카오|제보|바로가기|채널|페이스북|인스타|텔레그램|뉴스레터)"
)
"""`새벽신문 구독하기`: whose page it is."""
_SITE_LINE = regex(r"(?P<name>[^\s▶▷☞■※•]{2,12})\s(?:(?:NEWS|뉴스)\s)?(?:모바일|(?:APP|앱)\s?다운로드|홈)")
"""`새벽TV NEWS 모바일`: all of a line."""
_TRAIL_HEAD = regex(r"(?P<name>[가-힣]{2,12})\s?[>›»]")
"""`온결군청 > 군정소식 > 보도자료`: whose page it is."""
_HOST_LINE = regex(r"^[▶▷☞■※•·\s-]{0,3}(?:[가-힣 ]{1,12}[:：]\s?)(?P<host>www\.[a-z0-9.-]{4,60})/?$")
"""`▷ 누리집 : www.….co.kr`"""
_TIPS = regex(r"(?:jebo|news|press|desk|tip|report)[a-z0-9._]{0,8}(?P<host>@[a-z0-9.-]{4,40})")
"""Where a newsroom wants to be written to."""
_NAMING = (
    ("office", _OFFICE, "name"),
    ("masthead", compiled(rf"^{_SITE.pattern}"), "name"),
    ("masthead", _HOST_LINE, "host"),
    ("mail", _TIPS, "host"),
)
"""What such a line says of whose page it is."""


def named_in(text: str, *, trail: bool) -> Iterator[Stated]:
    """The outlets that such a line names; `trail` if it is the path to the page.

    >>> [clue.value for clue in named_in("새벽신문 구독하기", trail=False)]
    ['새벽신문']
    """
    for source, pattern, group in _NAMING:
        named = pattern.search(text)
        if named:
            yield Stated("outlet", named[group], source)
    head = _TRAIL_HEAD.match(text) if trail else None
    if head:
        yield Stated("outlet", head["name"], "head")
    if is_particulars(text):
        yield from publisher_in(text)


def site_in(text: str) -> Iterator[Stated]:
    """The outlet that a line with a button names, wherever it stands in it."""
    site = _SITE.search(text)
    if site:
        yield Stated("outlet", site["name"], "masthead")


def site_of(text: str) -> Iterator[Stated]:
    """The outlet whose site a whole line names.

    >>> [clue.value for clue in site_of("새벽TV NEWS 모바일")]
    ['새벽TV']
    """
    site = _SITE_LINE.fullmatch(text)
    if site:
        yield Stated("outlet", site["name"], "masthead")


def is_host_line(text: str) -> bool:
    """Whether a line is a label and the host of a site.

    >>> is_host_line("▷ 누리집 : www.saebyeok.example.kr")
    True
    """
    return bool(_HOST_LINE.match(text))
