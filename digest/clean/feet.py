"""Where a page's foot begins that a scraper put behind an article's last sentence, on one line with it."""

from __future__ import annotations

import re

from digest.clean.interface import begins_interface
from digest.clean.patterns import NAME

_PREDICATES = "다요"
_QUOTES = ("”", '"')
_FOOT = re.compile(
    r"\s?(?:#(?=[가-힣A-Za-z0-9_]+(?:\s|#|$))|(?:태그|키워드)\s?[:#]|[▶▷☞■]?\s?[\[<(【]?\s?관련\s?(?:기사|뉴스)(?![와과를을은는이가에의로도만])"
    r"|(?:좋아요|추천해요|화나요|댓글|공감|조회수?|공유)\s?\d|[▶▷☞]\s?(?:해당|구독|네이버|카카오|뉴스|많이|최신)"
    r"|이\s기사를|담당\s?부서|첨부\s?파일|목록\s(?=이전|다음)|(?:이전|다음)\s?글\s|제보는\s|기사\s?제보|많이\s본|주요\s?뉴스|인기\s?기사"
    rf"|{NAME}\s?기자(?:의)?\s(?:다른\s?기사|기사\s?더|구독|페이지)"
    r"|댓글\s?쓰기|글자\s?크기|[ⓒ©]|(?:저작권자?|[Cc]opyrights?|COPYRIGHT)(?=\s?[ⓒ©(])|기자\s?정보\s)"
)


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
