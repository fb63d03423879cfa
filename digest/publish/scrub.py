"""What text must lose before anybody outside may read it."""

from __future__ import annotations

import re

from digest.lazy import regex
from digest.text import EMAIL, mask_emails

SENTENCE_LIMIT = 400
"""A published sentence is a quotation; a text without full stops must not come out whole by way of it."""

_NOT_XML = regex("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WEB = regex(r"https?://[^\s<>\"'\\]+", re.IGNORECASE)


def scrub(text: str) -> str:
    """The text without e-mail addresses and without characters that XML 1.0 forbids.

    >>> scrub("홍길동 기자 hong@news.example\\x0b")
    '홍길동 기자 […]'
    """
    return mask_emails(_NOT_XML.sub("", text))


def name_only(text: str | None) -> str | None:
    """A person's name as printed, without the e-mail address that often follows it.

    >>> name_only("홍길동 기자 (hong@news.example)")
    '홍길동 기자'
    """
    if text is None:
        return None
    name = EMAIL.sub("", _NOT_XML.sub("", text))
    return re.sub(r"\(\s*\)|\[\s*\]|<\s*>", "", name).strip(" \t,;/|·-") or None


def web_address(url: str | None) -> str | None:
    """An address that may become a link: http or https, else None.

    >>> web_address("javascript:alert(1)") is None
    True
    """
    return url if url is not None and _WEB.fullmatch(url) and not EMAIL.search(url) else None


def window(sentence: str, focus: str, limit: int = SENTENCE_LIMIT) -> str:
    """At most about `limit` characters of a sentence, around the words it is quoted for; cuts show as `…`.

    >>> window("가나다 라마바 사아자 차카타", "사아자", 8)
    '…사아자 차…'
    """
    if len(sentence) <= limit:
        return sentence
    at = max(sentence.find(focus), 0)
    room = max(limit - len(focus) - 2, 0)
    start = max(0, min(at - room // 2, len(sentence) - limit))
    end = min(len(sentence), start + limit - 2)
    left = "…" if start else ""
    right = "…" if end < len(sentence) else ""
    return left + sentence[start:end].strip() + right
