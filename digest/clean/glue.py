"""Paragraphs a scraper glued together: whole bodies on one line, notices stuck to sentences."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache
from operator import is_

from digest.clean.draft import Draft, Line
from digest.clean.feet import FOOT_WORDS, foot_cuts
from digest.clean.lexicon import choice, signatures
from digest.clean.notes import note_cuts
from digest.clean.outlets import is_press
from digest.clean.patterns import EMAIL, NAME, NAMES, NOT_GIVEN, is_name, role
from digest.clean.plain import is_plain
from digest.clean.scenes import shows_act
from digest.clean.stamps import stamps_within
from digest.known import Taxonomy
from digest.lazy import compiled, regex

_LEAST = 16
_GLUED_LINE = 200
"""Only lines this long are taken for several paragraphs glued together."""
_STAMPED_LINE = 80
_CLOCK = regex(r":(?<=\d:)(?=\d)")
_DAY_TIME = r"(?:19|20)\d\d[.-]\s?\d{1,2}[.-]\s?\d{1,2}\.?\s(?:[01]\d|2[0-3]):[0-5]\d"
_HEAD = regex(
    rf"(?:{NAME}(?:\s[^\s.,]{{1,12}}){{0,5}}\s)?{_DAY_TIME}(?!:|\s?(?:에|부터|까지|경|쯤|께|현재|기준|이후|무렵)(?:[\s,]|는|도))"
    rf"(?:\s(?:최종\s?|기사\s?)?(?:수정|업데이트|갱신)\s?[:：]?\s?{_DAY_TIME}(?:\s\d{{1,4}}(?=\s(?:[가-힣]{{3}}|[^\s\w%])))?)?"
)
"""`최영 기자 2024. 3. 5. 06:31온결군은 …`: who signs and when, glued to the text; then the update and a counter."""
_STAMP_REACH = 240
_END = regex(r"[.?!](?:(?=[가-힣“‘(\[\d△▲■◆▶◇○□●※☞◎ⓒ【<〈#*━A-Z\"])|”(?=\d)|[”\"](?=[가-힣△▲■◆▶※☞◎(\[【#*]))")
"""A mark that ends a sentence with the next one glued to it."""
_QUOTE_NEXT = regex(r"[다요]\.(?='[가-힣A-Z0-9])")
"""The same where the next one begins with a straight mark, which looks the same at a quotation's end."""
_SEEN = regex(r"있다\.(?=[가-힣“‘\"']|$)")
_STOP = regex(r"[다요]\.[”’\"']?\s?")
_PREDICATES = "다요죠음함됨임까네자오라"
"""Syllables sentences end in, before a full stop."""
_CAPTION_ENDS = ("제공", "모습", "전경", "현장")
SAID = regex(
    r"(?:고|며|면서|면서도|는|를|을|가|이|은|의|도|에|로|와|과|란|이란|만|등|다|인|임|한|할|식|니|까지|부터|보다|처럼|같이|으로|에서|에게|조차|마저|뿐|대로)"
    r"(?=[\s,.…)])|(?:이?라|이?란|하|했|같|처럼|였|이었|이며|이나|인데|이다|라며|라고|이라|며|고는|고도|에는|에도|으로는|에서|까지|부터|보다|던|냐|만이|만을|만으|등을|등의|등이|등에|인지|할지|식의|식으|뿐)"
)
"""What goes on after a quotation: these beginnings belong to the same sentence."""
_GIVEN = regex(rf" 제공(?=[가-힣“‘(\[]){NOT_GIVEN}")
_GIVER = regex(r"[.”’] [^\s.]{2,15}(?: [^\s.]{1,12}){0,2}$")
_GIVER_REACH = 45
"""`… 진단기. 온결메디 제공`, the next paragraph glued to it: the word, and who stands before it."""
_STAMPED_ROLE = regex(r"기자(?=(?:입력|공개|등록|승인|작성)\s?[:：]?\s?(?:19|20)\d\d)")
"""`최영 기자공개 2024-03-05`: the stamp glued to the role."""
_WIRE_ADDRESS = regex(r"\d\s?/\s?뉴스1(?=[a-z])")
"""`2024.3.5/뉴스1choi@…`: the agency's name glued to the address."""
_WIRE_SIGNED = regex(rf"[\d)]/뉴스1\s(?={NAMES}\s?기자\s)")
"""`… 제공)/뉴스1 최영 기자 …`: the reporter and his other headlines behind a picture's text."""
_SIGNED_OFF = regex(rf"(?:기자|(?<=[다요]\.)|(?<=[다요]\.[”\"]))\s?{EMAIL.pattern}")
_TOLD = regex(r"[다요]\.")
"""No sentence stands behind the last signature: what does are tags and buttons."""
_CLOSED = (")", "]", "】", "=")
"""What a dateline ends in: the name behind it belongs to it."""
_CLOSE = 6
_TAG = regex(r"(?<=\S)\s?[\[【](?P<name>[가-힣A-Za-z0-9]{2,12})[\]】](?=\s?[가-힣A-Z0-9‘“'\"(].{40})")
"""`… 조성[새벽신문] 온결시는 …`: whose article it is, between what stands above its text and the text."""
_BESIDE = regex(rf"\s(?:{NAME}\s?[·ㆍ,/]\s?){{1,3}}$")
"""`… 조성 최영·`, before the last of those who sign."""
_QUOTE_LIMIT = 600
_MARK = 2
"""Characters of a mark before a byline: `▲ [온결=온결통신] …`."""
_BEFORE = regex(
    r"[\[<(【〈]\s?(?=(?:Copyrights?|저작권자)\s?(?:ⓒ|©|\([cC]\)))"
    r"|(?<![\[<(【〈])(?:Copyrights?|저작권자)\s?(?:ⓒ|©|\([cC]\))"
    r"|(?<=[.\]>)])\s?[\[<(]?\s?[ⓒ©](?=\s?[가-힣A-Z])"
)


@cache
def _signed() -> re.Pattern[str]:
    """Bylines in brackets with a place or a name: `[서울=뉴시스]`, `(서울=연합뉴스) 최영 기자 =`."""
    kinds, gives = choice(signatures().picture_kinds), choice(signatures().picture_gives)
    credits = rf"(?!\s?(?:{kinds}|{gives})(?:\s?(?:{gives}))?\s?=)"
    return compiled(
        rf"[\[【〔(]{credits}(?:(?<!\()[가-힣A-Za-z·/ ]{{2,12}}\s?=\s?[가-힣A-Za-z0-9 ]{{2,16}}[\]】〕]"
        rf"|(?<=\()[가-힣A-Za-z·/]{{2,12}}=[가-힣A-Za-z0-9]{{2,10}}\)(?=\s?{NAMES}(?:\s{NAME}){{0,3}}\s?(?:{role()}|=)))"
    )


@cache
def _signs_head() -> re.Pattern[str]:
    """`… 조성 최영 기자 = `, `… 진행 [새벽신문 최영 기자] `, `최영 원장 ⓒ김하나 기자`, `… 15:52 작성자 : 최영 `."""
    return compiled(
        rf"(?<![가-힣])(?P<name>{NAME})\s?기자\s?=\s|[\[【][^\[\]【】=]{{2,24}}기자\s?[\]】]\s?|ⓒ\s?{NAME}\s?기자(?=[가-힣])|작성자\s?[:：]\s?(?P<by>{NAME})\s"
    )


@cache
def _owner() -> re.Pattern[str]:
    """`… 확인됐다.온결통신`: the agency's name glued to the last sentence."""
    return compiled(rf"(?<=다\.)(?:{choice(signatures().picture_owners)})$")


@cache
def _after_address() -> re.Pattern[str]:
    return compiled(
        rf"\s?(?:$|[*\[(<【ⓒ©▶■※#☞◎]|Copyright|저작권자|(?:입력|등록|승인)\s?[:：]?\s?(?:19|20)\d\d|{NAMES}\s?{role()})"
    )


def split_glued(draft: Draft, taxonomy: Taxonomy) -> Draft:
    """One paragraph a line where a scraper dropped the line ends (`…밝혔다.올해는 …`).

    Cuts between sentences that stand without a space between them, outside quotations; around the
    stamp between a headline and its text; after an e-mail address that ends a signature; before
    copyright notices and bylines in brackets. Nothing is added but line ends. Plain paragraphs are marked as settled.
    """
    lines: list[Line] = []
    added = 0
    for line in draft.lines:
        text = line.text
        if line.settled or not text:
            lines.append(line)
        elif is_plain(text):
            lines.append(Line(text, line.trace, settled=True))
        elif len(pieces := _cut(text, taxonomy)) == 1:
            lines.append(line)
        else:
            lines.extend(Line(piece, settled=is_plain(piece)) for piece in pieces)
            added += len(pieces) - 1
    if not added and all(map(is_, lines, draft.lines)):
        return draft
    repairs = (*draft.repairs, f"{added} line ends that had been lost") if added else draft.repairs
    return replace(draft, lines=tuple(lines), repairs=repairs)


def split_head(draft: Draft) -> Draft:
    """The signature and the time of a page without line ends on a line of their own: no picture's text begins there."""
    found = ((index, _HEAD.match(line.text)) for index, line in enumerate(draft.lines) if len(line.text) >= _GLUED_LINE)
    index, head = next(((index, head) for index, head in found if head), (0, None))
    if head is None:
        return draft
    lines, text = draft.lines, draft.lines[index].text
    parted = (Line(head.group()), Line(text[head.end() :].lstrip()))
    return replace(draft, lines=(*lines[:index], *parted, *lines[index + 1 :]))


def _cut(text: str, taxonomy: Taxonomy) -> list[str]:
    """The paragraphs of a line, in none of which there is anything left to cut."""
    whole: list[str] = []
    left = [text]
    while left:
        piece = left.pop()
        pieces = _pieces(piece, taxonomy) if len(piece) > _LEAST else [piece]
        if len(pieces) > 1:
            left.extend(reversed(pieces))
        else:
            whole.append(piece)
    return whole


def _pieces(text: str, taxonomy: Taxonomy) -> list[str]:
    cuts: set[int] = set()
    if len(text) >= _GLUED_LINE:
        cuts |= sentence_cuts(text)
    if len(text) >= _STAMPED_LINE and (_CLOCK.search(text, 0, _STAMP_REACH) or "기자" in text[:_STAMP_REACH]):
        cuts |= set(stamps_within(text))
    if "@" in text or "＠" in text:
        cuts |= {match.end() for match in _WIRE_ADDRESS.finditer(text)}
        follow = _after_address()
        cuts |= {match.end() for match in EMAIL.finditer(text) if follow.match(text, match.end())}
        signed = _SIGNED_OFF.search(text)
        if signed and not _TOLD.search(text, signed.end()):
            cuts.add(signed.end())
    if len(text) >= _STAMPED_LINE:
        cuts |= _head_cuts(text)
        cuts |= {tag.start() for tag in _TAG.finditer(text) if _is_tag(tag, taxonomy)}
    if "/뉴스1 " in text:
        cuts |= {match.end() for match in _WIRE_SIGNED.finditer(text)}
    if "기자" in text:
        cuts |= {match.end() for match in _STAMPED_ROLE.finditer(text)}
    if "=" in text and (len(text) >= _GLUED_LINE or "[사진" not in text):
        cuts |= {match.start() for match in _signed().finditer(text) if match.start() > _MARK}
    if "ⓒ" in text or "©" in text or "(c)" in text or "(C)" in text:
        cuts |= {match.start() for match in _BEFORE.finditer(text)}
    if text.endswith(signatures().picture_owners) and (owner := _owner().search(text)):
        cuts.add(owner.start())
    if text[-2:] != "다." or any(word in text for word in FOOT_WORDS):
        cuts |= foot_cuts(text)
    cuts |= note_cuts(text)
    cuts |= _act_cuts(text)
    if not cuts:
        return [text]
    bounds = [0, *sorted(cuts - {0, len(text)}), len(text)]
    pieces = [text[low:high].strip() for low, high in itertools.pairwise(bounds)]
    return [piece for piece in pieces if piece]


def _is_tag(tag: re.Match[str], taxonomy: Taxonomy) -> bool:
    """Whether a tag names an outlet, or a place behind what stands above the text: `… 조성【온결】온결군은 …`."""
    above = tag.string[: tag.start()]
    placed = "【" in tag.group() and "다." not in above and tag["name"] in taxonomy.place_names
    return placed or is_press(tag["name"], taxonomy)


def _act_cuts(text: str) -> set[int]:
    """Around what a picture shows, glued to the sentence in front of it or behind it."""
    cuts = set()
    for seen in _SEEN.finditer(text):
        start = max((end.end() for end in _STOP.finditer(text, 0, seen.start())), default=0)
        glued = seen.end() < len(text) or (start and not text[start - 1].isspace())
        if glued and shows_act(text[start : seen.end()].strip()):
            cuts |= {start, seen.end()}
    return cuts


def _head_cuts(text: str) -> set[int]:
    """Around who signs between a headline or a caption and the first sentence: what stands before him is no text."""
    if "기자" not in text[:_STAMP_REACH] and "작성자" not in text[:_STAMP_REACH]:
        return set()
    signed = _signs_head().search(text, _LEAST, _STAMP_REACH)
    if not signed or len(text) - signed.end() < _STAMPED_LINE:
        return set()
    name = signed["name"] or signed["by"]
    head = _BESIDE.sub("", text[: signed.start()]).rstrip() if signed["name"] else text[: signed.start()].rstrip()
    if _TOLD.search(head) or any(mark in head[-_CLOSE:] for mark in _CLOSED) or (name and not is_name(name)):
        return set()
    return {len(head), signed.end()}


@lru_cache(maxsize=64)
def sentence_cuts(text: str) -> frozenset[int]:
    """Where a sentence ends and the next one is glued to it, outside quotations."""
    places = [match.end() for match in _END.finditer(text) if _closes(text, match.start())]
    quoted = _quotations(text) if places else []
    starts = [low for low, _ in quoted]
    cuts = set(_credit_ends(text)) if " 제공" in text else set()
    cuts |= {at.end() for at in _QUOTE_NEXT.finditer(text) if text.count("'", 0, at.end()) % 2 == 0}
    for at in places:
        index = bisect_right(starts, at - 1) - 1
        if index >= 0 and starts[index] < at - 1 and at <= quoted[index][1]:
            continue
        if text[at - 1] in '”"' and SAID.match(text, at):
            continue
        cuts.add(at)
    return frozenset(cuts)


def _credit_ends(text: str) -> Iterator[int]:
    end = 0
    for given in _GIVEN.finditer(text):
        giver = _GIVER.search(text, max(end, given.start() - _GIVER_REACH), given.start())
        if giver:
            end = given.end()
            yield end


def _closes(text: str, at: int) -> bool:
    """Whether the mark at `at` ends a sentence or caption, and not a number or an abbreviation."""
    last = text[at - 1 : at]
    if text[at] in "?!":
        return "가" <= last <= "힣"
    return last in _PREDICATES or text[at - 2 : at] in _CAPTION_ENDS


def _quotations(text: str) -> list[tuple[int, int]]:
    """Closed quotations in order; straight marks pair up in the order they stand."""
    ranges: list[tuple[int, int]] = []
    position = 0
    while True:
        found = [(at, mark) for mark in '“"‘' if (at := text.find(mark, position)) >= 0]
        if not found:
            return ranges
        start, mark = min(found)
        end = text.find({"“": "”", '"': '"', "‘": "’"}[mark], start + 1, start + _QUOTE_LIMIT)
        if end < 0:
            position = start + 1
        else:
            ranges.append((start, end))
            position = end + 1
