"""Where a page's foot begins that a scraper put behind an article's last sentence, on one line with it."""

from __future__ import annotations

from digest.clean.interface import begins_interface
from digest.clean.patterns import NAME
from digest.lazy import regex

_PREDICATES = "다요"
_QUOTES = ("”", '"')
_FOOT = regex(
    r"\s?(?:#(?=[가-힣A-Za-z0-9_]+(?:\s|#|$))|(?:태그|키워드)\s?[:#]|[▶▷☞■]?\s?[\[<(【]?\s?관련\s?(?:기사|뉴스)(?![와과를을은는이가에의로도만](?:\s|$))"
    r"|(?:좋아요|추천해요|화나요|댓글|공감|조회수?|공유)\s?\d|[▶▷☞]\s?(?:해당|구독|네이버|카카오|뉴스|많이|최신)"
    r"|이\s기사를|담당\s?부서|첨부\s?파일|목록\s(?=이전|다음)|(?:이전|다음)\s?글\s|제보는\s|기사\s?제보|많이\s본|주요\s?뉴스|인기\s?기사"
    rf"|{NAME}\s?기자(?:의)?\s(?:다른\s?기사|기사\s?더|구독|페이지)"
    r"|댓글\s?쓰기|글자\s?크기|[ⓒ©]|(?:저작권자?|[Cc]opyrights?|COPYRIGHT)(?=\s?[ⓒ©(])|기자\s?정보\s)"
)


FOOT_WORDS = ("관련", "소개", "약력", "프로필", "이력", "덧붙이는", "※")
"""One of them stands in a foot behind which the line ends as an article does."""
_RELATED = regex(r"(?:^|(?<=[다요]\.))\s?관련\s?기사(?=[가-힣A-Z‘“'\"\[])(?![와과를을은는이가에의로도만](?:\s|$))")
_WRITER = regex(
    r"(?<=[다요]\.)[”\"]?\s?(?P<heading>(?=※\s?(?:필자|글쓴이|저자|기고자|칼럼니스트)(?:\s[가-힣]{2,4})?[은는]\s)|[^가-힣A-Za-z0-9\s]{0,2}\s?(?:덧붙이는\s?글(?=\s?[|:])"
    r"|(?:필자|글쓴이|저자|기고자|기고인)\s?(?:소개|약력|프로필|이력)(?=[^가-힣A-Za-z0-9]))[^가-힣A-Za-z0-9]{0,3})"
)
"""`… 했다. ㅣ필자소개ㅣ 최영은 …`, `… 했다.덧붙이는 글 | 글쓴이는 …`, `… 했다. ※필자는 …`"""
_TOPIC = regex(r"[가-힣)](?:은|는|이|가)\s")
_SIGNS = regex(r"(?:[’”'\"]|…|\.{2,3})\s")
_SUBJECT = 25
"""Characters of a sentence up to the particle of its subject, at most."""


def related_within(text: str) -> tuple[int, int] | None:
    """Where headlines begin and end that a scraper put between two sentences: behind `관련기사`, up to the last mark of
    a headline before the next sentence's subject.

    >>> text = "군이 연구동을 짓는다.관련기사한빛시, 버스 늘려…시민들 '반색' 최영 군수는 “기쁘다”고 했다."
    >>> low, high = related_within(text)
    >>> text[low:high]
    "관련기사한빛시, 버스 늘려…시민들 '반색' "
    """
    head = _RELATED.search(text)
    topic = _TOPIC.search(text, head.end()) if head else None
    if not head or not topic:
        return None
    end = max((sign.end() for sign in _SIGNS.finditer(text, head.end(), topic.start())), default=0)
    return (head.start(), end) if end and topic.start() - end <= _SUBJECT else None


def foot_start(text: str) -> int:
    """Where tags, buttons, notices and links begin behind a line's last sentence; its length if there are none.

    >>> text = "온결군이 연구동을 짓는다. #온결군 #연구동 좋아요0 기자 정보 최영 yeong7@saebyeok.example 다른 기사 보기"
    >>> text[: foot_start(text)]
    '온결군이 연구동을 짓는다.'
    """
    end = text.rfind(".") + 1
    while end and text[end - 2] not in _PREDICATES:
        end = text.rfind(".", 0, end - 1) + 1
    end += text[end : end + 1] in _QUOTES
    if not end or end >= len(text):
        return len(text)
    return end if _FOOT.match(text, end) or begins_interface(text[end:]) else len(text)


def foot_cuts(text: str) -> set[int]:
    """Where a line is to be cut around what a scraper put between two of its sentences, or behind the last."""
    cuts = {foot_start(text)} - {len(text)} if text[-2:] != "다." else set()
    related = related_within(text) if "관련" in text else None
    writer = _WRITER.search(text)
    return cuts.union(related or (), writer.span("heading") if writer else ())
