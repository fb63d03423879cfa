"""A raw article to a clean one: the list of steps, and what they add up to."""

from __future__ import annotations

import re
from dataclasses import replace

from digest.clean.above import PARTICLE
from digest.clean.addresses import drop_addresses, drop_loose_addresses
from digest.clean.broadcast import drop_script_marks
from digest.clean.bylines import take_bylines
from digest.clean.caption_words import MARKS, is_told
from digest.clean.captions import drop_captions
from digest.clean.captions_again import drop_again
from digest.clean.closed_starts import part_closed
from digest.clean.clues import outlet_clues
from digest.clean.credits import take_credits
from digest.clean.decks import find_deck
from digest.clean.draft import Draft, Line, is_settled
from digest.clean.embedded import drop_embedded
from digest.clean.furniture import drop_furniture
from digest.clean.glue import split_glued
from digest.clean.glued_credits import drop_glued_credits
from digest.clean.line_scenes import drop_scenes
from digest.clean.loose import drop_loose_ends
from digest.clean.mend import join_brief, join_wrapped, split_lines
from digest.clean.notes import drop_notes, printed_on
from digest.clean.outlets import choose_outlet, told_outlet
from digest.clean.page_lines import before_embedded, unframe
from digest.clean.patterns import is_name, names_in
from digest.clean.photo_essays import drop_photo_texts
from digest.clean.picture_credits import drop_pictured
from digest.clean.picture_texts import drop_credit_ends
from digest.clean.plain import is_plain
from digest.clean.repeats import drop_repeats
from digest.clean.reprints import take_sources
from digest.clean.sections import drop_edges, find_title
from digest.clean.shapes import PARTICLES, is_caption_text, is_paragraph, is_report, is_sentence, is_statement, runs_on
from digest.clean.sidebars import drop_sidebars
from digest.clean.stamps import read_stamps
from digest.clean.stated_titles import stated_title
from digest.clean.strays import drop_strays
from digest.clean.summaries import drop_summaries
from digest.clean.writers import drop_writers
from digest.errors import SeedError
from digest.known import Taxonomy
from digest.lazy import regex
from digest.model import Article, RawArticle, Stated

_LEAST = 40
"""Characters of running text below which there is no article."""
_LEAST_TOLD, _LEAST_PLAIN = 18, 25
"""The same of a sentence in the plain form, which no page speaks in, and of several, or of some without full stops."""
_NOTED = tuple("□○ㅇ❍◦")
_SEVERAL = 3
"""Particles that those have together; a sentence with its full stop has one."""
_LEAST_SHOWN = 30
"""The same of what stands below a picture."""
_RUNNING, _PARTICLES = 150, 8
"""Characters of running text without a full stop, and particles in it: lists of names and buttons have fewer."""
_TOLD_WITHIN = regex(r".{10,}[다요]\.(?=\s)")
_PASSES = 4
_DAY = regex(
    r"(?P<other>(?:지난(?:해|\s?달)?|작년|전달|내달|다음\s?달|내년|오는|\d{4}년)\s?)?(?:(?<!\d)(?P<month>\d{1,2})월\s?)?"
    r"(?<!\d)(?P<day>\d{1,2})일(?!간|째|차)"
)
_WEEKDAY = regex(r"\(?[월화수목금토일](?:요일)?\)?$")
"""Of two days without a label, one that is all of its line and has its weekday is that of the page's head."""
_WEB = regex(r"https?://[^/\s]\S*$")
_ADDRESS = regex(r"https?://[^/\s]+/(?=\S*\d|\S+[/?=]\S+|\S{16,})\S+$")


def clean_article(raw: RawArticle, ids: tuple[str, ...], taxonomy: Taxonomy) -> Article:
    """The article in a raw text. `ids` are the permanent id and, after it, former ones.

    The order of the steps matters: what a line was (a signature, a notice) tells later steps where
    the article begins and ends. Every removed span is in `removed`, with the rule that took it.

    Raises:
        SeedError: if nothing is left that reads as an article.
    """
    title, site = stated_title(raw, taxonomy)
    clues = (Stated("outlet", site, "masthead"),) if site else ()
    joined = join_wrapped(split_lines(raw.text))
    start = replace(joined, title=title, outlets=clues, repairs=(*raw.repairs, *joined.repairs))
    draft, body = _settled(start, taxonomy, captions=True)
    if not _reads_as_article(body) or _outweighs(draft, body):
        # The whole article may be what a wire wrote below a picture.
        shown = draft
        draft, body = _settled(start, taxonomy, captions=False)
        outlets, marks = (*draft.outlets, *shown.outlets), (*draft.bare_marks, *shown.bare_marks)
        draft = replace(draft, outlets=outlets, bare_marks=marks)
        for captions in (True, False):
            if not (_reads_as_article(body) or _shows(body)):
                draft, body = _settled(join_brief(start), taxonomy, captions=captions)
        if not (_reads_as_article(body) or _shows(body)):
            raise SeedError("no article text: what is left after cleaning is no running text")
    url = _url(raw, draft)
    return Article(
        id=ids[0],
        src_uri=raw.src_uri,
        content_sha256=raw.content_sha256,
        title=drop_addresses(draft.title or "")[0].strip() or None,
        deck=tuple(text for line in draft.deck if (text := drop_addresses(line)[0].strip())),
        body=body,
        outlet=choose_outlet(outlet_clues(raw, draft, url, taxonomy), taxonomy) or told_outlet(body, taxonomy),
        url=url,
        author=_author(raw, draft),
        date_marks=_marks(raw, draft),
        removed=draft.removed,
        repairs=draft.repairs,
        former_ids=ids[1:],
    )


def _settled(draft: Draft, taxonomy: Taxonomy, *, captions: bool) -> tuple[Draft, str]:
    """The steps, again and again until they find nothing: what one pass took out may uncover more."""
    for _ in range(_PASSES):
        before = [line.text for line in draft.lines]
        seen = set(before)
        draft = _cleaned(draft, taxonomy, seen, captions=captions)
        lines = tuple(
            line if line.settled and line.trace is None else Line(line.text, settled=line.text in seen)
            for line in draft.lines
            if line.text
        )
        draft = replace(draft, lines=lines)
        if [line.text for line in lines] == before or _is_done(draft):
            break
    return draft, "\n".join(line.text for line in draft.lines)


def _is_done(draft: Draft) -> bool:
    """Whether another pass would find nothing: no step takes anything from an article that is nothing but paragraphs
    in the plain form, each of which has passed as it stands; the first might still be a caption."""
    lines = draft.lines
    return all(is_plain(line.text) and is_told(line.text) for line in lines) or (
        draft.title is not None
        and is_told(lines[0].text)
        and all(
            is_plain(line.text)
            or (line.settled and is_paragraph(line.text) and is_report(line.text) and line.text[0] not in MARKS)
            for line in lines
        )
    )


def _cleaned(draft: Draft, taxonomy: Taxonomy, seen: set[str], *, captions: bool) -> Draft:
    """One pass; adds to `seen` the lines that all steps after the first two have seen as they are."""
    if not is_settled(draft):
        if captions:
            draft = split_glued(drop_embedded(before_embedded(draft, taxonomy)), taxonomy)
            draft = drop_again(drop_glued_credits(part_closed(draft)))
        else:
            draft = split_glued(unframe(draft, taxonomy), taxonomy)
        seen.update(line.text for line in draft.lines)
    if not is_settled(draft):
        draft = drop_writers(drop_notes(drop_summaries(draft)))
        draft = drop_script_marks(draft)
        draft = take_sources(draft, taxonomy)
        draft = take_credits(drop_pictured(draft)) if captions else draft
        draft = read_stamps(draft, taxonomy)
        draft = drop_furniture(draft)
        draft = take_bylines(draft, taxonomy)
    draft = drop_photo_texts(drop_scenes(drop_captions(draft))) if captions else drop_credit_ends(draft)
    draft = drop_strays(draft)
    draft = drop_sidebars(draft)
    draft = drop_repeats(draft)
    draft = find_title(draft)
    draft = find_deck(draft)
    draft = drop_edges(draft)
    draft = drop_loose_ends(draft)
    return drop_loose_addresses(draft)


def _url(raw: RawArticle, draft: Draft) -> str | None:
    """The article's address; what a page calls its address may be the site's front page, a curator's word counts."""
    for item in raw.stated:
        address = _WEB if item.source == "front matter" else _ADDRESS
        if item.field == "url" and address.match(item.value):
            return item.value
    return draft.url


def _author(raw: RawArticle, draft: Draft) -> str | None:
    for item in raw.stated:
        if item.field == "author":
            names = _stated_names(item.value)
            if names:
                return ", ".join(names)
    return ", ".join(draft.authors) or None


def _stated_names(value: str) -> tuple[str, ...]:
    value = drop_addresses(value)[0].replace("[[", "").replace("]]", "")
    signed = names_in(value)
    if signed:
        return signed
    parts = [part.strip() for part in re.split(r"[,·/;]|\band\b", re.sub(r"^[Bb]y\s", "", value)) if part.strip()]
    return tuple(
        dict.fromkeys(
            part for part in parts if is_name(part) or re.fullmatch(r"[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){1,3}", part)
        )
    )


def _marks(raw: RawArticle, draft: Draft) -> tuple[Stated, ...]:
    marks = [item for item in raw.stated if item.field in ("published", "modified")]
    marks.extend((*draft.marks, *printed_on(draft.removed)))
    if not any(mark.field == "published" for mark in marks):
        marks.extend(_bare_marks(draft)[:1])
    return tuple(dict.fromkeys(marks))


def _bare_marks(draft: Draft) -> tuple[Stated, ...]:
    """Dates without a label. What an agency puts below its pictures (`2024.6.4/뉴스1`) counts only if the text names
    the same day as its own (`4일`, not `지난해 6월 4일`), and what others put there only if the caption is all of the
    text: papers print old pictures, and those of the day before. Where the caption is all of the text, and a deck
    stands above it, the article is not there, and its picture may be old."""
    changed = any(mark.field == "modified" for mark in draft.marks)
    lines = tuple(
        mark
        for mark in draft.bare_marks
        # Above an article that states its update, the day with its weekday in full is that of the page's head.
        if mark.source == "line" and not (changed and mark.value.endswith("요일"))
    )
    if len(lines) > 1 and _WEEKDAY.search(lines[0].value) and not _WEEKDAY.search(lines[1].value):
        lines = lines[1:]
    if lines or not draft.bare_marks:
        return lines
    text = "\n".join(line.text for line in draft.lines)
    named = {(int(day["month"] or 0), int(day["day"])) for day in _DAY.finditer(text) if not day["other"]}
    return tuple(
        replace(mark, source="line")
        for mark in draft.bare_marks
        if not named.isdisjoint(_days_of(mark.value)) and (mark.source == "picture" if "\n" in text else not draft.deck)
    )


def _days_of(value: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """Month and day of a date, and the day alone, with 0 for the month."""
    _, month, day = map(int, re.findall(r"\d+", value)[:3])
    return (month, day), (0, day)


def _shows(body: str) -> bool:
    """Whether there is one sentence of what a picture shows."""
    return len(body) >= _LEAST_SHOWN and (is_statement(body) or body.endswith("다")) and is_caption_text(body)


def _reads_as_article(body: str) -> bool:
    """Whether there is running text: lines that are sentences, together long enough."""
    length = plain = particles = 0
    for line in body.split("\n"):
        told = None if is_sentence(line) else _TOLD_WITHIN.match(line)
        length += told.end() if told else len(line) if is_sentence(line) or _runs(line) else 0
        if length >= _LEAST:
            return True
        if runs_on(line) or (line[:1] in _NOTED and len(PARTICLES.findall(line)) > 1):
            length += len(line) // 2  # a release in notes: `○ 센터를 2027년까지 한빛동에 건립할 예정`
        if is_report(line) or line.endswith("다"):
            plain, particles = plain + len(line), particles + len(PARTICLES.findall(line))
        told_plainly = is_report(line) and len(line) >= _LEAST_TOLD and bool(PARTICLES.search(line))
        if length >= _LEAST or told_plainly or (plain >= _LEAST_PLAIN and particles >= _SEVERAL):
            return True
    return False


def _outweighs(draft: Draft, body: str) -> bool:
    """Whether captions without a mark told more than what stays: one of them is the article."""
    told = {each.text for each in draft.removed if "caption" in each.rule and is_report(each.text)}
    return sum(len(text) for text in told if text[0] not in MARKS) > len(body)


def _runs(line: str) -> bool:
    """Whether a line is running text although no sentence in it has a full stop."""
    return len(line) >= _RUNNING and len(PARTICLE.findall(line)) >= _PARTICLES
