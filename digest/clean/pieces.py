"""The sentences and phrases of a page without line ends: where they begin, and which are the article's first."""

from __future__ import annotations

from digest.clean.piece_traits import ending, share_of, stems
from digest.lazy import regex

BEHIND = 220
"""Characters of the text around a stretch that are compared with it."""
_STOP = regex(
    r"(?:[가-힣)\]>》〉’”\"'%A-Za-z][.?!]|(?<=[^\d]\d)\.(?=\s?[가-힣]))[”’\"')\]]{0,2}(?=\s|[가-힣A-Z0-9‘“'\"<《〈\[(◆◇■□▲△▼▶○●※━-])"
    r"|[”’\"']\s(?=[가-힣A-Z0-9‘“<《\[])(?<=[.!?…][”’\"']\s)|━|\s{2,}|[가-힣][이한했된됐였었졌겠]다\s(?=[가-힣A-Z‘“\d])|[\])】>](?=[가-힣A-Z‘“\"'\d])"
)
"""Where a piece may end."""
_SIGNED = regex(r"[\[(【〔][^\[\]()【】]{1,16}=[^\[\]()【】]{2,12}[\])】〕]\s*$")
"""`[온결=온결통신]`: what stands behind it goes with it."""
_SHORT_FORM = regex(
    r"\s?(?P<name>군|시|도|구|재단|센터|회사|공사|협회|병원|대학|학교|연구[원소]|진흥원|위원회)[은는이가]\s"
)
_NAMED = regex(r"(?P<whole>[가-힣]{3,})[은는이가]\s")
_OPEN, _CLOSE = "“", "”"
_COMPANY = 3
"""Characters of `(주)`, behind which no piece begins."""
_QUOTED = 300
_AGAIN = 4
"""The range of shares in which a sentence is told again."""


def joints(text: str, low: int, high: int) -> list[int]:
    """Where pieces begin between two places: behind sentences and phrases with a full stop, outside quotations."""
    found = [low]
    for stop in _STOP.finditer(text, low, high):
        place = stop.end()
        while place < high and text[place].isspace():
            place += 1
        if place >= high:
            break
        told = text[found[-1] : place]
        if len(told) < _QUOTED and (told.count(_OPEN) > told.count(_CLOSE) or told.count('"') % 2):
            continue
        if place - found[-1] > _COMPANY and not _SIGNED.search(text, found[-1], place):
            found.append(place)
    return found


def is_article(text: str, low: int, at: int, end: int) -> bool:
    """Whether what stands between two places, above everything told, is the article's and not a picture's, whose credit
    ends at `end`: what follows takes up a name of it, or does not tell again what somebody said in it.

    >>> text = "온결군은 내년에 시험동을 짓는다고 밝혔다. 사진=온결통신 군은 터를 샀다."
    >>> is_article(text, 0, text.index("사진"), text.index("군은 터"))
    True
    """
    return _takes_up(text, low, at, end) or _leads(text, low, at, end)


def _leads(text: str, low: int, at: int, end: int) -> bool:
    """Whether what stands above a credit says who told it, and what follows does not tell it again."""
    above = text[low:at].rstrip()
    last = above[joints(above, 0, len(above))[-1] :]
    return ending(last) == "said" and share_of(stems(last), stems(text[end : end + BEHIND])) < _AGAIN


def _takes_up(text: str, low: int, at: int, end: int) -> bool:
    """Whether what follows a credit begins with the short form of a name that stands before it: `온결군은 … 군은`."""
    short = _SHORT_FORM.match(text, end)
    return short is not None and any(name["whole"].endswith(short["name"]) for name in _NAMED.finditer(text, low, at))
