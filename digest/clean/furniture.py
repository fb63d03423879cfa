"""Lines and sentences that a page puts around an article: menus, notices, lists of files, forms."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from digest.clean.draft import Draft, Line, Scribe, Trace
from digest.clean.interface import interface_end, interface_start, is_interface
from digest.clean.lexicon import compact, furniture, is_menu, key
from digest.clean.links import URL_LINE, is_address, points_elsewhere
from digest.clean.page_names import named_in, site_in
from digest.clean.patterns import NAME, is_name, named_role, names_in
from digest.clean.shapes import is_caption_text, is_paragraph, is_report, is_sentence
from digest.clean.sidebars import is_header
from digest.clean.stamps import PARTICULARS, is_particulars
from digest.text import sentences

_WRITER = re.compile(rf"(?P<name>{NAME})\s?기자의\s(?:다른|인기|모든)?\s?기사")
_PRINTED = re.compile(
    r"^[|\s]*(?:[가-힣]{2,4})?\s?[:：]?\s?(?:(?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2}\.?\s|\d{1,2}월\s?\d{1,2}일\s?자?\s)?제?\s?\d{1,2}면(?:\s?\w단)?$"
)
"""`지면 : 2024-03-05 22면`: where the printed paper has it."""
_FILE = re.compile(r"\.(?:jpe?g|png|gif|hwpx?|pdf|zip|docx?|xlsx?|pptx?|bmp|mp4|webp)\b", re.IGNORECASE)
_PICTURE_FILE = re.compile(r"[\w.()-]{1,60}\.(?:jpe?g|png|gif|webp|bmp)", re.IGNORECASE)
"""`img01.jpg`: all of a line."""
_FILE_SIZE = re.compile(r"\d\s?(?:KB|MB|bytes?|hits?)\b|Hit\s?:|Download\s?:", re.IGNORECASE)
_CRUMBS = re.compile(r"(?:\s[>›»<]\s).*(?:\s[>›»<]\s)")
_PATH_BEHIND = re.compile(r"(?:\S+\s){3}.{6,100}?(?:\s<\s[^<>]{2,20}){2,5}")
"""`온결군, 시험동의 첫 삽을 떴다 < 바이오 < 새벽신문`: a headline, and the path to its page."""
_CONTACT = re.compile(
    r"^[(【〔\[<]?[^.!?]{0,80}(?:\(|☎|☏|\s|:|^)(?:\(?0\d{1,2}[-.)]\s?)?\d{3,4}[-.]\d{4}[^.!?]{0,60}[)】〕\]>]?$"
)
_NUMBER = re.compile(r"\d{3}[-.]\d{4}")
_OFFICIALS = re.compile(r"^[【〔(][^】〕)]{4,90}\d{3,4}(?:-\d{4})?[^】〕)]{0,30}[】〕)]$")
_HASHTAGS = re.compile(r"(?:^|\s)(?:태그\s?[:：]\s?)?(?:#[^\s#]{1,30}\s?){1,30}$")
_CREW = re.compile(
    r"[(\[]?\s?(?:[가-힣A-Za-z·]{1,8}\s?[:：]\s?[가-힣A-Za-z]{2,10}(?:\s?[,·]\s?[가-힣]{2,4}){0,4}\s?[/,|]\s?){1,8}"
    r"[가-힣A-Za-z·]{1,8}\s?[:：]\s?[가-힣A-Za-z]{2,10}(?:\s?[,·]\s?[가-힣]{2,4}){0,4}\s?[)\]]?"
)
"""`( 취재 : 최영, 남가온 / PD : 도하준 / 제작 : 영상부 )`"""
_TAG = re.compile(r"[-•·*]\s#\s?\S{1,20}")
"""`- # 바이오`: one of a list of tags."""
_NOISE = re.compile(
    r"^[\s\W_]*$|^[가-힣]$|^\d{1,3}$|^\d{1,2}:\d{2}$|^,?[\d,]{1,12}$|^\d{1,2}\.$|^\d{1,3}~\d{1,3}$|^\d{2,4}\s?[xX*×]\s?\d{2,4}$"
    r"|^\d{1,2}\.\s?\d{1,2}\.?\s?\([월화수목금토일]\)$"
)
_COUNTER = re.compile(
    r"^(?:조회수?|추천수?|댓글|hit|views?|좋아요|공유|구독자|팔로워|재생)\s?(?:수\s?)?[:：(]?\s?[\d,.]{1,9}\s?[만천억]?\s?[)개회건명]?$",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"[·|•\s]*(?:어제|오늘|방금|\d{1,2}\s?(?:초|분|시간|일|주|개월|달|년)\s?전)"
    r"(?:\s?[·|•]\s?(?:읽는\s?시간|읽기)?\s?\d{1,2}\s?분(?:\s소요)?)?"
)
_SHARE = re.compile(r"[가-힣A-Za-z0-9&]{2,14}\s주가")
"""`새봄바이오 주가`: above the figures that business papers set between paragraphs."""
_LOGO = re.compile(r"\S{2,14}\s로고")
_ATTACHED = re.compile(r"(?:붙임\s?[:：]?\s?)?\d{1,2}[.)]\s?[^.]{2,40}\s\d{1,2}부\.?(?:\s?끝\.?)?")
"""`2. 사진 2부. 끝.`: what is attached to a release."""
_COUNTS = re.compile(r"(?:\s[|·]?\s?(?:VIEW|조회수?|댓글|추천|공유)\s?:?\s?[\d,]{1,9}){1,3}\s?$")
_END_MARK = re.compile(r"\s?(?:(?<=\.)\.{2,3}|…)?\s?[(<〈\[]\s?(?:끝|계속|(?:이하|중|후)\s?생?략)\s?[)>〉\]]\s?\.?$")
_FORBIDS = re.compile(
    r"무단\s?(?:전재|복제|복사|배포|사용|수집|도용|게재|인용|이용|링크)[^.“”\"]{0,30}?(?:금지|금합|금함|불허)"
)
"""What a notice of rights says, in whatever words."""
_WEATHER = re.compile(
    r"^(?:[-·•*]\s)?[가-힣 ]{0,18}(?:/\s?)?"
    r"-?\d{1,2}(?:\.\d)?\s?(?:℃|°C|°|도)(?:\s.{0,20})?$"
)
_IMAGE = re.compile(r"!\[(?:[^\[\]]|\[[^\[\]]{0,100}\]){0,300}\]\s?(?:\([^()\s]{0,1000}(?:\s[^()]{0,300})?\))?")
_NEIGHBOUR = re.compile(r"^(?:Previous|Next)(?:\s(?:Post|Article))?\s?:\s", re.IGNORECASE)
_TITLED = re.compile(r"\[(?:그래픽|인터뷰)\]\s(?=\S.{8})")
"""`[그래픽] 오송에 백신 공장`: a headline."""
_BANNER = re.compile(
    r"(?:(?:이|본)\s(?:누리집|홈페이지|사이트)[은는]\s)?[^.]{0,30}공식\s(?:전자정부\s)?(?:누리집|홈페이지)입니다\.?"
    r"|[a-z.]{2,8}\.kr\s주소를\s사용하는\s누리집은\s[^.]{4,40}\.?"
)
"""`이 누리집은 대한민국 공식 전자정부 누리집입니다.`: above the pages of public offices."""
_WORDS = re.compile(r"[^\s|·/>•,]+")
_HINTED = 200
_REST = 120
_LONGEST_RULED = 300
_FOLDED = 60
_LINE_LIMIT = 20_000
_CLOSED = ".”\"’'"


def drop_furniture(draft: Draft) -> Draft:
    """Drops whole lines of furniture, and sentences of notices out of longer ones."""
    words = furniture()
    texts = [line.text for line in draft.lines if line.text and not line.settled]
    packed = compact("\n".join(texts))
    notices, hints = words.notices.within(packed), words.hints.within(packed)
    scribe = Scribe(draft)
    above, here = "", ""
    for index, line in enumerate(draft.lines):
        above, here = (here, line.text) if line.text else (above, here)
        if line.settled or not line.text:
            scribe.keep(line)
            continue
        rule = _line_rule(line.text)
        image = _IMAGE.match(line.text) if line.text.startswith("![") else None
        if image and not line.text[image.end() :].strip(" |"):
            scribe.drop(line, "image", Trace.IMAGE)
        elif rule:
            link = URL_LINE.match(line.text)
            if link and scribe.url is None and not points_elsewhere(draft.lines[:index], above, line.text):
                scribe.url = link["url"]
            scribe.outlets.extend(named_in(line.text, trail=rule == "breadcrumbs"))
            if rule == "menu":
                scribe.authors.extend(names_in(line.text))
            kept = Trace.DATE if line.trace is Trace.DATE else Trace.FURNITURE
            pictured = key(line.text) in words.image_lines or _PICTURE_FILE.fullmatch(line.text)
            scribe.drop(line, rule, Trace.IMAGE if pictured else kept)
        else:
            _reduce(line, notices, hints, scribe)
    return scribe.finish()


@lru_cache(maxsize=4096)
def _line_rule(text: str) -> str:
    """The rule by which a whole line is furniture, or an empty text."""
    if len(text) > _LONGEST_RULED:
        return ""
    words = furniture()
    long = len(text) > _FOLDED
    running = long and is_paragraph(text)
    folded = "" if running else key(text[:_FOLDED])
    if not long:
        if folded in words.caption_headers or folded in words.neighbour_headers:
            return ""  # they tell later steps what stands below
        if folded in words.lines or folded in words.image_lines:
            return "furniture line"
    told = running or is_paragraph(text) or (is_report(text) and not is_caption_text(text))
    if not told and folded.startswith(words.starts) and not _TITLED.match(text):
        return "furniture line"
    return next((rule for rule, applies in _SHAPES if applies(text)), "")


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
    if len(text) >= 120 or is_sentence(text):
        return False
    return "☎" in text or "☏" in text or bool(_NUMBER.search(text) and _CONTACT.match(text))


def _is_trail(text: str) -> bool:
    if _PATH_BEHIND.fullmatch(text):
        return False
    return len(text) < 120 and not is_sentence(text) and any(map(text.count, "><›»")) and bool(_CRUMBS.search(text))


def _is_weather(text: str) -> bool:
    return len(text) <= _FOLDED and bool(_WEATHER.match(text))


def _is_buttons(text: str) -> bool:
    """A row of buttons, a reporter's name among them or not; names of sections alone may be a list of the article's."""
    if "기자" in text and len(text) <= _FOLDED:
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


def _reduce(line: Line, notices: tuple[str, ...], hints: tuple[str, ...], scribe: Scribe) -> None:
    """Takes notices, labels, hashtags and end marks out of a line."""
    text = line.text
    trace = Trace.FURNITURE
    for prefix in furniture().prefixes if text.startswith(furniture().prefixes) else ():
        if text.startswith(prefix) and text != prefix:
            scribe.cut(prefix, "label")
            text = text[len(prefix) :].lstrip(" :")
            if not is_sentence(text):
                scribe.deck.append(text)  # the outlet's own summary
                text = ""
    reach = interface_end(text) if len(text) > _FOLDED else 0
    if reach:
        scribe.cut(text[:reach], "menu")
        text = text[reach:]
    end = interface_start(text) if text[-1:] not in _CLOSED else len(text)
    if end < len(text):
        scribe.cut(text[end:], "menu")
        text = text[:end]
    packed = compact(text) if notices or hints else ""
    given = text
    if any(phrase in packed for phrase in notices) or ("무단" in text and _FORBIDS.search(text)):
        trace = Trace.END
        text = _without_notices(text, notices, scribe) if len(text) <= _LINE_LIMIT else text
    elif any(phrase in packed for phrase in hints) and _may_be_notice(text):
        writer = _WRITER.search(text)
        scribe.authors.extend((writer["name"],) if writer and is_name(writer["name"]) else ())
        scribe.cut(text, "notice")
        text = ""
    if text != given:
        scribe.outlets.extend(site_in(given))
    text = _without_images(text, scribe) if "![" in text else text
    count = _COUNTS.search(text) if len(text) < 80 and text.rstrip()[-1:].isdecimal() else None
    if count:
        scribe.cut(count.group(), "counter")
        text = text[: count.start()].rstrip(" |·")
    text = _without_end(text, scribe)
    if text == line.text:
        scribe.keep(line)
    else:
        scribe.shorten(line, text, trace)


def _without_end(text: str, scribe: Scribe) -> str:
    """A line without the mark of its end and without the tags below it."""
    mark = _END_MARK.search(text[-12:]) if text.rstrip(" .")[-1:] in tuple(")>〉]") else None
    if mark:
        scribe.cut(mark.group(), "end mark")
        text = text[: len(text) - len(mark.group())]
    tags = _HASHTAGS.search(text) if "#" in text else None
    if tags and (tags.start() == 0 or text[: tags.start()].rstrip()[-1:] in ".”\"'’"):
        scribe.cut(tags.group(), "tags")
        text = text[: tags.start()]
    return text


def _without_images(text: str, scribe: Scribe) -> str:
    for image in _IMAGE.finditer(text):
        scribe.cut(image.group(), "image")
    return " ".join(_IMAGE.sub(" ", text).split())


def _may_be_notice(text: str) -> bool:
    return len(text) <= _HINTED and not is_paragraph(text) and not is_report(text)


def _without_notices(text: str, phrases: tuple[str, ...], scribe: Scribe) -> str:
    kept: list[str] = []
    for sentence in sentences(text):
        packed = compact(sentence.text)
        told = any(phrase in packed for phrase in phrases) or _FORBIDS.search(sentence.text)
        if told and not _speaks_of_it(sentence.text):
            scribe.cut(sentence.text, "notice")
        else:
            kept.append(sentence.text)
    rest = " ".join(kept)
    if rest and len(rest) < len(text) and len(rest) <= _REST and not is_sentence(rest):
        scribe.cut(rest, "notice")  # what stood before it: a headline, a mark of the licence
        return ""
    return rest


def _speaks_of_it(sentence: str) -> bool:
    """A sentence of an article about such things (`… 재배포 금지 조항을 어겼다고 밝혔다.`)."""
    return is_report(sentence) and not any(mark in sentence for mark in "ⓒ©")
