"""What whole lines of furniture look like, wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from digest.clean.caption_words import photo_field
from digest.clean.interface import is_interface
from digest.clean.lexicon import furniture, is_menu, key
from digest.clean.links import is_address
from digest.clean.patterns import EMAIL, named_role
from digest.clean.shapes import PARTICLES, is_paragraph, is_report, is_sentence, is_statement
from digest.clean.sidebars import is_header
from digest.clean.stamps import PARTICULARS, is_particulars
from digest.lazy import regex

_PRINTED = regex(
    r"^[|\s]*(?:[가-힣]{2,4})?\s?[:：]?\s?(?:(?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2}\.?\s|\d{1,2}월\s?\d{1,2}일\s?자?\s)?제?\s?\d{1,2}면(?:\s?\w단)?$"
)
"""`지면 : 2024-03-05 22면`: where the printed paper has it."""
_FILE = regex(r"\.(?:jpe?g|png|gif|hwpx?|pdf|zip|docx?|xlsx?|pptx?|bmp|mp4|webp)\b", re.IGNORECASE)
_FILE_SIZE = regex(r"\d\s?(?:KB|MB|bytes?|hits?)\b|Hit\s?:|Download\s?:", re.IGNORECASE)
_CRUMBS = regex(r"(?:\s[>›»<]\s).*(?:\s[>›»<]\s)")
_SHORT_TRAIL = regex(r"[가-힣A-Za-z/·]{2,8}\s[>›»]\s[가-힣A-Za-z/·]{2,14}")
"""`전국 > 온결`"""
_PATH_BEHIND = regex(r"(?:\S+\s){3}.{6,100}?(?:\s<\s[^<>]{2,20}){2,5}")
"""`온결군, 시험동의 첫 삽을 떴다 < 바이오 < 새벽신문`: a headline, and the path to its page."""
_CONTACT = regex(
    r"^[(【〔\[<]?[^.!?]{0,80}(?:\(|☎|☏|\s|:|^)(?:\(?0\d{1,2}[-.)]\s?)?\d{3,4}[-.]\d{4}[^.!?]{0,60}[)】〕\]>]?$"
)
_NUMBER = regex(r"\d{3}[-.]\d{4}")
_MAILED = regex(rf"(?<=다\.)\s?{EMAIL.pattern}$")
"""Behind a sentence, which may tell whom to call, the address is the writer's."""
_OFFICIALS = regex(r"^[【〔(][^】〕)]{4,90}\d{3,4}(?:-\d{4})?[^】〕)]{0,30}[】〕)]$")
_CREW = regex(
    r"[(\[]?\s?(?:[가-힣A-Za-z·]{1,8}\s?[:：]\s?[가-힣A-Za-z]{2,10}(?:\s?기자)?(?:\s?[,·]\s?[가-힣]{2,4}){0,4}\s?[/,|]\s?){1,8}"
    r"[가-힣A-Za-z·]{1,8}\s?[:：]\s?[가-힣A-Za-z]{2,10}(?:\s?[,·]\s?[가-힣]{2,4}){0,4}\s?[)\]]?"
)
"""`( 취재 : 최영, 남가온 / PD : 도하준 / 제작 : 영상부 )`"""
_TAG = regex(r"[-•·*]\s#\s?\S{1,20}|(?:관련\s?)?(?:키워드|태그|검색어|[Tt]ags?)\s?[:：]\s?[^.]{2,80}")
"""`- # 바이오`, one of a list of tags; `키워드 : 바이오, 백신`"""
_NOISE = regex(
    r"^[\s\W_]*$|^[가-힣]$|^\d{1,2}분\s?\d{1,2}초$|^\d{1,3}$|^\d{1,2}:\d{2}$|^,?[\d,]{1,12}$|^\d{1,2}\.$|^\d{1,3}~\d{1,3}$|^\d{2,4}\s?[xX*×]\s?\d{2,4}$"
    r"|^\d{1,2}\.\s?\d{1,2}\.?\s?\([월화수목금토일]\)$"
)
_COUNTER = regex(
    r"^(?:조회수?|추천수?|댓글|독자\s?의견|hit|views?|좋아요|공유|구독자|팔로워|재생)\s?(?:수\s?)?[:：(]?\s?[\d,.]{1,9}\s?[만천억]?\s?[)개회건명]?$",
    re.IGNORECASE,
)
_AGO = regex(
    r"[·|•\s]*(?:어제|오늘|방금|\d{1,2}\s?(?:초|분|시간|일|주|개월|달|년)\s?전)"
    r"(?:\s?[·|•]\s?(?:읽는\s?시간|읽기)?\s?\d{1,2}\s?분(?:\s소요)?)?"
)
_SHARE = regex(r"[가-힣A-Za-z0-9&]{2,14}\s주가")
"""`새봄바이오 주가`: above the figures that business papers set between paragraphs."""
_LOGO = regex(r"\S{2,14}\s(?:로고|CI|BI)")
_RELATED = regex(
    r"[※▶▷☞■]{0,3}\s?[\[(<【]?\s?(?:연관|관련)\s?(?:기사|뉴스)(?:\s?[\])>】:：=▶-]+|\s(?=\S)|(?=\[|$|보기|더보기)|(?=[^\s,]{2,12},\s))\s?(?P<rest>.{0,160})"
)
"""`[관련기사] 오송에 백신 공장`, `▶관련기사 보기`, `(관련기사 2면)`"""
_UNRELATED = regex(
    r"[※*(\[]?\s?(?:[^\s]{1,4}\s)?(?:(?:사진|이미지|영상|그림)[은이]?\s(?:해당\s|본\s)?기사\S{0,2}\s?(?:내용|본문)?\S{0,2}\s?(?:직접\S{0,2}\s)?(?:관련|관계|무관)"
    r"|기사\S{0,2}\s?(?:내용\S{0,2}\s)?(?:직접\S{0,2}\s)?(?:무관한|관련\s?없는|관계\s?없는)\s).{0,14}"
)
"""`※ 사진은 기사 내용과 관련 없음`, `기사와 무관한 자료사진`"""
_GENERATED = regex(
    r"[(\[<]?\s?(?=.{0,16}(?:AI|GPT|인공지능|제미나이|미드저니))[^.]{2,24}(?:생성|제작|그린|만든|만들어진|작성)[^.]{0,12}(?:이미지|사진|그림|일러스트|삽화)?\.?\s?[)\]>]?"
)
"""`챗GPT로 생성한 이미지`"""
_ENCLOSED = regex(
    r"(?:총\s?\d{1,3}\s?(?:쪽|매|페이지).{0,20}|[※*<\[(]?\s?(?:관련\s?)?사진\s?(?:있음|없음|별첨|첨부)\s?[>\])]?|(?:첨부|별첨)\s?[:：]\s?[^.]{2,30})"
)
"""`총 2쪽(붙임 1쪽)`: of a release."""
_LINKED = regex(r"[*+-]\s\[[^\[\]]{2,120}\]\(https?://[^\s()]{4,400}\)")
"""`* [오송에 백신 공장](https://…)`"""
_SEAT = regex(r"주소\s?[:：]\s?.{4,40}\d.{0,20}")
_SUBSCRIBE = regex(
    r"[☞▶▷►※]\s?(?=.*(?:구독|뉴스레터|채널|검색창|팔로우|앱을?\s|제보)).{4,120}(?:세요|십시오|니다|하기)[.!]?\s?[☞▶▷◀]?"
)
"""`☞새벽신문 뉴스레터 구독하기. 검색창에 ‘새벽’을 쳐보세요.`"""
_APPEARED = regex(r"The post .{2,160} appeared first on .{2,60}")
_ATTACHED = regex(r"(?:붙임\s?[:：]?\s?)?\d{1,2}[.)]\s?[^.]{2,40}\s\d{1,2}부\.?(?:\s?끝\.?)?")
"""`2. 사진 2부. 끝.`: what is attached to a release."""
_WEATHER = regex(
    r"^(?:[-·•*]\s)?[가-힣 ]{0,18}(?:/\s?)?"
    r"-?\d{1,2}(?:\.\d)?\s?(?:℃|°C|°|도)(?:\s.{0,20})?$"
)
_PARTICLE = regex(r"(?:에서는?|에는|으로|[은는이가을를도])")
_ADDRESS = regex(r"\d{3}|[@＠:：]|[세해]요[.!]?$|(?:바랍|합|받습|립)니다[.!]?$")
"""What the page says of itself ends so, or holds a number or an address."""
_NEIGHBOUR = regex(r"^(?:Previous|Next)(?:\s(?:Post|Article))?\s?:\s", re.IGNORECASE)
_TITLED = regex(r"\[(?:그래픽|인터뷰)\]\s(?=\S.{8})")
"""`[그래픽] 오송에 백신 공장`: a headline."""
_BANNER = regex(
    r"(?:(?:이|본)\s(?:누리집|홈페이지|사이트)[은는]\s)?[^.]{0,30}공식\s(?:전자정부\s)?(?:누리집|홈페이지)입니다\.?"
    r"|[a-z.]{2,8}\.kr\s주소를\s사용하는\s누리집은\s[^.]{4,40}\.?"
)
"""`이 누리집은 대한민국 공식 전자정부 누리집입니다.`: above the pages of public offices."""
_WORDS = regex(r"[^\s|·/>•,]+")
_FIGURES = ("counter or mark", "contact line")
"""Rules that take what may be the cell of a table."""
_LONGEST_RULED = 300
_TRAIL = 120
"""Characters of the path to a page, at most."""
FOLDED = 60


@lru_cache(maxsize=4096)
def line_rule(text: str) -> str:
    """The rule by which a whole line is furniture, or an empty text."""
    if len(text) > _LONGEST_RULED:
        return ""
    words = furniture()
    long = len(text) > FOLDED
    running = long and is_paragraph(text)
    folded = "" if running else key(text[:FOLDED])
    if not long:
        if folded in words.caption_headers or folded in words.neighbour_headers:
            return ""  # they tell later steps what stands below
        if folded in words.lines or folded in words.image_lines:
            return "furniture line"
    told = running or is_paragraph(text) or (is_report(text) and not photo_field().match(text))
    if not told and folded.startswith(words.starts) and not (_TITLED.match(text) or _is_subject(text, folded)):
        return "furniture line"
    shapes = (*_SHAPES, *_BEGUN_SHAPES) if _BEGUN.match(text) else _SHAPES
    return next((rule for rule, applies in shapes if applies(text)), "")


def _is_related(text: str) -> bool:
    """Whether a line points to another article; the bare heading of a list tells later steps what stands below it."""
    found = _RELATED.fullmatch(text)
    return bool(found and found["rest"]) and not is_sentence(text)


def _is_subject(text: str, folded: str) -> bool:
    """Whether a sentence begins with a word that heads fields and a particle: `다음 글에서는 …을 다룬다`."""
    start = next(start for start in furniture().starts if folded.startswith(start))
    first, told, _ = text.partition("다. ")
    subject = (told or is_statement(text)) and _PARTICLE.match(folded, len(start))
    return bool(subject) and not _ADDRESS.search(first)


def _is_file(text: str) -> bool:
    if is_sentence(text):
        return False
    named, sized = _FILE.search(text), _FILE_SIZE.search(text)
    return bool((named and (sized or len(text) < 120)) or (sized and len(text) < 40))


def _is_printed(text: str) -> bool:
    return "면" in text and bool(_PRINTED.match(text))


def _is_contact(text: str) -> bool:
    if _OFFICIALS.match(text):
        return True
    text = _MAILED.sub("", text) if "@" in text else text
    if len(text) >= 120 or is_sentence(text) or (text[-1] == "다" and PARTICLES.search(text)):
        return False
    return "☎" in text or "☏" in text or bool(_NUMBER.search(text) and _CONTACT.match(text))


def _is_trail(text: str) -> bool:
    if " < " in text and _PATH_BEHIND.fullmatch(text):
        return False
    if len(text) >= _TRAIL or not any(map(text.count, "><›»")):
        return False
    return bool(_SHORT_TRAIL.fullmatch(text)) or (not is_sentence(text) and bool(_CRUMBS.search(text)))


def _is_weather(text: str) -> bool:
    return len(text) <= FOLDED and bool(_WEATHER.match(text))


def _is_buttons(text: str) -> bool:
    """A row of buttons, a reporter's name among them or not; names of sections alone may be a list of the article's."""
    if "기자" in text and len(text) <= FOLDED:
        text = named_role().sub(" ", text)
    return (is_interface(text) and not is_header(text)) or (
        " " in text and is_menu(text) and any(key(word) in furniture().lines for word in (text, *_WORDS.findall(text)))
    )


_SHAPES: tuple[tuple[str, Callable[[str], object]], ...] = (
    (PARTICULARS, is_particulars),
    ("counter or mark", _NOISE.match),
    ("counter", _COUNTER.match),
    ("time since the publication", _AGO.fullmatch),
    ("price of a share", _SHARE.fullmatch),
    ("logo", _LOGO.fullmatch),
    ("file list", _ATTACHED.fullmatch),
    ("page of the printed paper", _is_printed),
    ("address", is_address),
    ("file list", _is_file),
    ("breadcrumbs", _is_trail),
    ("contact line", _is_contact),
    ("weather", _is_weather),
    ("banner of an office", lambda text: "입니다" in text[-5:] and _BANNER.fullmatch(text)),
    ("tags", _TAG.fullmatch),
    ("crew", lambda text: any(work in text for work in ("취재", "영상", "촬영", "연출")) and _CREW.fullmatch(text)),
    ("menu", _is_buttons),
    ("link to another article", _NEIGHBOUR.match),
)
"""What furniture looks like, whatever its words; the first that applies gives its name to the removal."""
_BEGUN = regex(
    r"[※▶▷☞►■\[(<【*+-]|총|첨부|별첨|사진|관련|연관|주소|The post|기사|이미지|영상|그림|[본위이]\s|해당\s"
    r"|AI|챗|Chat|생성|인공|제미나이|미드"
)
_BEGUN_SHAPES: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("link to another article", _is_related),
    ("notice", _UNRELATED.fullmatch),
    ("picture by a program", lambda text: "이미지" in text and len(text) <= FOLDED and _GENERATED.fullmatch(text)),
    ("file list", _ENCLOSED.fullmatch),
    ("link to another article", _LINKED.fullmatch),
    ("contact line", _SEAT.fullmatch),
    ("notice", _APPEARED.fullmatch),
    ("notice", _SUBSCRIBE.fullmatch),
)
"""The same of lines that begin with one of a few words and marks: looking for these first is faster."""


def is_known(text: str) -> bool:
    """Whether a line is furniture by more than its figures, which tables have, too."""
    return any(map(str.isalpha, text)) and line_rule(text) not in ("", *_FIGURES)
