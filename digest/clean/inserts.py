"""What a page puts between the paragraphs of a line, or behind them, that is no part of the article: who supplied it,
other articles in brackets, who led a talk, stills of a broadcast, offers and pleas to the reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from digest import vocabulary
from digest.clean.draft import Draft, Line, Scribe
from digest.clean.lexicon import choice, signatures
from digest.clean.patterns import NAME, is_name
from digest.lazy import compiled, regex

_LEAST = 120
"""Characters of a line that holds a text and such things."""
_SIGNS = (
    "관련",
    "기사제공",
    "광고",
    "후원",
    "응원",
    "원고료",
    "구독료",
    "http",
    "앵커",
    "앵 커",
    "대담",
    "인터뷰어",
    "보기",
    "제보",
)
"""One of them stands in a page that has any of them."""
_SUPPORT = ("후원", "응원", "원고료", "구독료")
_SUPPLIED = regex(
    r"(?:(?<=[.)\]”\"’'])|(?<=\.kr)|(?<=\.com)|(?<=\.net))\s{0,4}기사제공\s?[:：|]?\s"
    r"(?P<name>[가-힣A-Za-z0-9]{2,12}(?:\s[가-힣A-Za-z0-9]{1,8})?)\s*$"
)
"""`… 이겼다. 기사제공 새벽신문`: a portal's page."""
_SUPPLIED_REACH = 40
_RELATED = regex(
    r"\s?[\[(]\s?(?:[<〈《][^<>〈〉《》]{2,12}[>〉》]\s)?관련\s?(?:기사|뉴스|영상)\s?[:：=]\s?(?:[^\[\]()]|\([^()]*\)|\[[^\[\]]*\]){4,140}[)\]]"
)
"""`… 말했다(관련 기사: 한빛시, 버스 늘려).`: inside a sentence, or behind it."""
_STILL = regex(
    r"(?P<still>(?:\d{1,2}월\s)?\d{1,2}일\s[가-힣A-Za-z]{1,8}(?:TV|방송)\s(?:뉴스|방송|보도)(?:\s(?:방송|보도|화면))?)(?=\.?\s?[<\[(◀]\s?앵\s?커)"
)
"""`8일 새벽경제TV 뉴스 방송<앵커>…`: what a still of a broadcast shows, above its script and again inside it."""
_LARGER = regex(
    r"(?:^|(?<=[다요]\.)|(?<=[다요]\.\s))(?:(?:사진|이미지|그림)\s?)?(?:크게|확대(?:해서)?|원본)\s?보기(?=\s|$|[가-힣“‘\"][^\s]*\s)"
)
"""`… 높다.크게보기 온결군은 …`: the button below a picture."""
_TIPS = regex(
    r"(?<=[다요]\.)\s{0,3}[※▶■]\s?[가-힣A-Za-z0-9 ]{2,24}(?:은|는)\s[^.]{0,20}제보[^※▶■]{2,200}(?:세요|십시오|니다)\.?"
    r"(?:\s?[▶■※]?\s?(?:이메일|메일|카카오톡|카톡|전화|사이트|유튜브|홈페이지)[^다]{0,80})*$"
)
"""`… 밝혔다. ※새벽뉴스는 여러분의 제보로 … 알려주세요.이메일 : …`: a page's end."""
_TIPS_REACH = 400
_MENU_REACH, _APPEAL_REACH = 120, 420
_PLAIN = regex(r"(?<!니)다\.")
_ASKS = regex(r"니다|세요|십시오|나요")


def _vocabulary(field: str) -> str:
    name = "clean_interface.yml"
    return choice(vocabulary.strings(vocabulary.load(name).get(field), f"{name}: {field}"))


@cache
def _menu() -> re.Pattern[str]:
    return compiled(rf"(?<=[다요]\.)\s+(?:(?:{_vocabulary('foot_menu')})(?:\s+|$)){{3,}}$")


@cache
def _appeal() -> re.Pattern[str]:
    return compiled(rf"(?:(?<=\s)|(?<=[다요]\.))(?:{_vocabulary('appeals')})")


@cache
def _offer() -> re.Pattern[str]:
    """`새벽 레터 구독하기 ☞ https:…`, an address that lost its marks, too, behind a sentence."""
    return compiled(
        rf"(?:^|(?<=[다요]\.)|(?<=[다요]\.[”\"]))\s?(?P<offer>[^.☞▶”\"]{{2,60}}?(?:{_vocabulary('link_offers')})\s?[☞▶▷→:]\s?https?:[!-~]{{6,200}})"
    )


@cache
def _talk() -> re.Pattern[str]:
    """`… 나누고 있다.대담=최영 바이오부장온결군은 …`"""
    offices = choice((*signatures().portrait_titles, *signatures().portrait_works, *signatures().roles))
    return compiled(
        rf"(?:^|(?<=[.\])”\"\s])|(?<=기자))(?:{_vocabulary('talk_leaders')})\s?[=:：]\s?(?P<name>{NAME})\s(?:[가-힣A-Za-z·]{{2,12}}\s)?"
        rf"[가-힣A-Za-z]{{0,10}}?(?:{offices})(?![은는이가을를의와과도]\s|에게|에서|으로)"
    )


def drop_inserts(draft: Draft) -> Draft:
    """Takes such things out; what stands around them are lines of their own then, but for what brackets hold."""
    page = "\n".join([line.text for line in draft.lines if len(line.text) >= _LEAST])
    if not any(sign in page for sign in _SIGNS):
        return draft
    scribe = Scribe(draft)
    for line in draft.lines:
        if line.settled or len(line.text) < _LEAST:
            scribe.keep(line)
            continue
        text = _without_related(line.text, scribe) if "관련" in line.text else line.text
        spans = sorted(_spans(text, scribe))
        low = 0
        for start, end, rule in spans:
            if start >= low:
                scribe.keep(Line(text[low:start].strip()))
                scribe.drop(Line(text[start:end]), rule)
                low = end
        rest = text[low:].strip()
        scribe.keep(line if rest == line.text else Line(rest, line.trace))
    return scribe.finish()


def _without_related(text: str, scribe: Scribe) -> str:
    for found in _RELATED.finditer(text):
        scribe.cut(found.group(), "link to another article")
    return _RELATED.sub("", text)


def _spans(text: str, scribe: Scribe) -> Iterator[tuple[int, int, str]]:
    """Where they stand, each with its rule."""
    if "기사제공" in text[-_SUPPLIED_REACH:] and (
        supplied := _SUPPLIED.search(text, max(len(text) - _SUPPLIED_REACH, 0))
    ):
        yield *supplied.span(), "source of a reprint"
    menu = _menu().search(text, max(len(text) - _MENU_REACH, 0)) if "광고" in text[-_MENU_REACH:] else None
    if menu and "광고" in menu.group():
        yield *menu.span(), "menu"
    end = menu.start() if menu and "광고" in menu.group() else len(text)
    if start := appeal_start(text, end):
        yield start, end, "plea to the reader"
    if "제보" in text[-_TIPS_REACH:] and (tips := _TIPS.search(text, max(len(text) - _TIPS_REACH, 0))):
        yield *tips.span(), "tip-off line"
    if "보기" in text:
        yield from ((*button.span(), "menu") for button in _LARGER.finditer(text))
    if "http" in text:
        for offer in {found["offer"] for found in _offer().finditer(text)}:
            yield from ((at.start(), at.end(), "links to other articles") for at in re.finditer(re.escape(offer), text))
    still = _STILL.search(text) if "앵커" in text or "앵 커" in text else None
    if still:
        yield from ((at.start(), at.end(), "caption") for at in re.finditer(rf"{re.escape(still['still'])}\.?", text))
    if "대담" in text or "인터뷰어" in text:
        for talk in _talk().finditer(text):
            if is_name(talk["name"]):
                scribe.authors.append(talk["name"])
                yield *talk.span(), "byline"


def appeal_start(text: str, end: int) -> int:
    """Where a plea begins that ends at `end` and speaks to nobody but the reader, or 0.

    >>> text = "온결군은 시험동을 짓는다고 8일 밝혔다. 후원하기 더 좋은 기사로 보답하겠습니다."
    >>> text[appeal_start(text, len(text)) :]
    '후원하기 더 좋은 기사로 보답하겠습니다.'
    """
    low = max(end - _APPEAL_REACH, 0)
    if not any(word in text[low:end] for word in _SUPPORT):
        return 0
    told = max((plain.end() for plain in _PLAIN.finditer(text, low, end)), default=0)
    appeal = _appeal().search(text, told, end) if told else None
    return appeal.start() if appeal and _ASKS.search(text, appeal.start(), end) else 0
