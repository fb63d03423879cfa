"""Lines and sentences that a page puts around an article: menus, notices, lists of files, forms."""

from __future__ import annotations

import re

from digest.clean.draft import Draft, Line, Scribe, Trace
from digest.clean.furniture_lines import FOLDED, is_known, line_rule
from digest.clean.interface import interface_end, interface_start
from digest.clean.lexicon import compact, furniture, key
from digest.clean.links import URL_LINE, points_elsewhere
from digest.clean.page_names import named_in, site_in
from digest.clean.patterns import NAME, is_name, names_in
from digest.clean.shapes import is_paragraph, is_report, is_sentence, looks_like_headline
from digest.clean.sidebars import is_header
from digest.clean.tables import table_cells
from digest.lazy import regex
from digest.text import sentences

_WRITER = regex(rf"(?P<name>{NAME})\s?기자의\s(?:다른|인기|모든)?\s?기사")
_PICTURE_FILE = regex(r"[\w.()-]{1,60}\.(?:jpe?g|png|gif|webp|bmp)", re.IGNORECASE)
"""`img01.jpg`: all of a line."""
_HASHTAGS = regex(r"(?:^|\s)(?:태그\s?[:：]\s?)?(?:#[^\s#]{1,30}\s?){1,30}$")
_COUNTS = regex(r"(?:\s[|·]?\s?(?:VIEW|조회수?|댓글|추천|공유)\s?:?\s?[\d,]{1,9}){1,3}\s?$")
_END_MARK = regex(
    r"\s?(?:(?<=\.)\.{2,3}|…)?\s?[(<〈\[]\s?(?:끝|(?:다음\s?(?:회|편|호|주)에?\s)?계속|(?:이하|중|후)\s?생?략)\s?[)>〉\]]\s?\.?$"
    r"|(?<=[다요]\.)\s?(?:[-–]\s?끝\s?[-–]|끝\.?|[(<\[▶☞]\s?관련\s?기사\s?[=:]?\s?[\d·,~-]{1,5}\s?면\s?[)>\]]?)$"
)
"""`… 밝혔다. (끝)`, `… 예정이다. 끝.`"""
_FORBIDS = regex(
    r"무단\s?(?:전재|복제|복사|배포|사용|수집|도용|게재|인용|이용|링크)[^.“”\"]{0,30}?(?:금지|금합|금함|불허)"
)
"""What a notice of rights says, in whatever words."""
_IMAGE = regex(r"!\[(?:[^\[\]]|\[[^\[\]]{0,100}\]){0,300}\]\s?(?:\([^()\s]{0,1000}(?:\s[^()]{0,300})?\))?")
_TOLD = regex(r".*[가-힣]다\.[”\"’')]?(?=.)")
"""What a line reports before it says something else: `…말했다.▶ 새벽신문 구독하기`."""
_GLUED = regex(r"(?<=[가-힣]다\.)(?=[^\s.,”\"’')\]])|(?<=[가-힣][어요죠지]\.)(?=[◆■▶▷☞※])")
"""Between two sentences that a scraper glued: `…말했다.※ 새벽신문은 …`."""
_MARK_REACH = 18
_LAST_CRUMB = regex(r".*[>›»]\s")
_HEADLINE = 14
_HINTED = 200
_REST = 120
_LINE_LIMIT = 20_000
_CLOSED = ".”\"’'"


def drop_furniture(draft: Draft) -> Draft:
    """Drops whole lines of furniture, and sentences of notices out of longer ones."""
    words = furniture()
    texts = [line.text for line in draft.lines if line.text and not line.settled]
    packed = compact("\n".join(texts))
    notices, hints = words.notices.within(packed), words.hints.within(packed)
    cells = table_cells(draft, is_known)
    scribe = Scribe(draft)
    above, here = "", ""
    for index, line in enumerate(draft.lines):
        above, here = (here, line.text) if line.text else (above, here)
        if line.settled or not line.text:
            scribe.keep(line)
            continue
        rule = line_rule(line.text)
        if rule and index in cells:
            scribe.keep(line)
            continue
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
            headline = _headline_behind(line.text) if rule == "breadcrumbs" else ""
            if headline:
                scribe.cut(line.text.removesuffix(headline), rule)
                scribe.shorten(line, headline)
                continue
            kept = Trace.DATE if line.trace is Trace.DATE else Trace.FURNITURE
            pictured = key(line.text) in words.image_lines or _PICTURE_FILE.fullmatch(line.text)
            scribe.drop(line, rule, Trace.IMAGE if pictured else kept)
        else:
            _reduce(line, notices, hints, scribe)
    return scribe.finish()


def _headline_behind(text: str) -> str:
    """The headline that stands on one line with the path to its page: `홈 > 경제 > 바이오 오송에 백신 공장`."""
    section, _, rest = _LAST_CRUMB.sub("", text).partition(" ")
    headed = key(section) in furniture().edge_lines and len(rest) >= _HEADLINE and looks_like_headline(rest)
    return rest if headed else ""


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
    reach = interface_end(text) if len(text) > FOLDED else 0
    if reach:
        scribe.authors.extend(names_in(text[:reach]))
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
        if not is_header(text):  # `최영 기자의 다른기사`: what stands below it goes, too
            told = _TOLD.match(text)
            start = told.end() if told and any(phrase in compact(text[told.end() :]) for phrase in hints) else 0
            scribe.cut(text[start:], "notice")
            text = text[:start]
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
    mark = _END_MARK.search(text[-_MARK_REACH:]) if text.rstrip(" .-–")[-1:] in tuple(")>〉]끝면") else None
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
    for sentence in (each for found in sentences(text) for each in _GLUED.split(found.text)):
        packed = compact(sentence)
        told = any(phrase in packed for phrase in phrases) or _FORBIDS.search(sentence)
        if told and not _speaks_of_it(sentence):
            scribe.cut(sentence, "notice")
        else:
            kept.append(sentence)
    rest = " ".join(kept)
    if rest and len(rest) < len(text) and len(rest) <= _REST and not is_sentence(rest):
        scribe.cut(rest, "notice")  # what stood before it: a headline, a mark of the licence
        return ""
    return rest


def _speaks_of_it(sentence: str) -> bool:
    """A sentence of an article about such things (`… 재배포 금지 조항을 어겼다고 밝혔다.`)."""
    return is_report(sentence) and not any(mark in sentence for mark in "ⓒ©")
