"""First steps: characters a scraper broke, and paragraphs it glued together."""

from __future__ import annotations

import re
from dataclasses import replace

from digest.clean.draft import Draft, Line, Trace
from digest.clean.patterns import EMAIL, NAME, role
from digest.text import normalise, squeeze_spaces

_LOST_DOT = re.compile(r"(?<=[가-힣A-Za-z0-9])\?(?=[가-힣A-Za-z0-9])")
_QUESTION_BEFORE = re.compile(r"(?:까|나|가|니|냐|요|죠|지|래|걸|고|어|아|야|데|라|은|는)$")
_GLUE = re.compile(
    r"(?<=[가-힣][.?!])(?=[가-힣“‘\"'(\[\d△▲■◆▶◇○□●※ⓒ【<〈A-Z])|(?<=[가-힣][.?!][”’\"'])(?=[가-힣△▲■◆▶※(\[【])"
)
_OPENING = {"“": "”", "‘": "’"}
_GLUED_LINE = 250
"""Only lines this long are taken for several paragraphs glued together."""


def split_lines(text: str) -> Draft:
    """The draft of a raw text."""
    text = squeeze_spaces(normalise(text))
    return Draft(tuple(Line(line) if line else Line("", Trace.BLANK) for line in text.split("\n")))


def mend_dots(draft: Draft) -> Draft:
    """Puts back middle dots that became `?` when an old encoding could not hold them.

    Certain only where the mark stands between two words of one list, at least two such marks stand
    in the text, and no word before one of them ends as a question does.
    """
    text = "\n".join(line.text for line in draft.lines)
    if "?" not in text:
        return draft
    places = [match.start() for match in _LOST_DOT.finditer(text) if not _is_question(text, match.start())]
    if len(places) < 2 or "http" in text and any("http" in text[max(0, at - 80) : at] for at in places):
        return draft
    letters = list(text)
    for at in places:
        letters[at] = "·"
    lines = "".join(letters).split("\n")
    mended = tuple(replace(line, text=new) for line, new in zip(draft.lines, lines, strict=True))
    return replace(draft, lines=mended, repairs=(*draft.repairs, f"{len(places)} middle dots that had become '?'"))


def _is_question(text: str, at: int) -> bool:
    return bool(_QUESTION_BEFORE.search(text[max(0, at - 2) : at]))


def split_glued(draft: Draft) -> Draft:
    """One paragraph a line where a scraper dropped the line ends (`…밝혔다.올해는 …`).

    Cuts after a sentence to which the next one is glued, outside quotations; after an address;
    before copyright notices and signatures in brackets. Nothing but line ends is added.
    """
    lines: list[Line] = []
    changed = 0
    for line in draft.lines:
        pieces = _pieces(line.text) if len(line.text) > 40 else [line.text]
        if len(pieces) > 1:
            changed += len(pieces) - 1
            lines.extend(Line(piece) for piece in pieces)
        else:
            lines.append(line)
    if not changed:
        return draft
    return replace(draft, lines=tuple(lines), repairs=(*draft.repairs, f"{changed} line ends that had been lost"))


def _pieces(text: str) -> list[str]:
    cuts: set[int] = set()
    if len(text) >= _GLUED_LINE:
        cuts |= _sentence_cuts(text)
    if "@" in text or "＠" in text:
        cuts |= _address_cuts(text)
    cuts |= {match.start() for match in _notice().finditer(text)}
    cuts |= {match.end() for match in _CREDIT.finditer(text)}
    bounds = [0, *sorted(cuts - {0, len(text)}), len(text)]
    pieces = [text[low:high].strip() for low, high in zip(bounds, bounds[1:], strict=False)]
    return [piece for piece in pieces if piece]


def _sentence_cuts(text: str) -> set[int]:
    quoted = _quotations(text)
    cuts = set()
    position = 0
    for match in _GLUE.finditer(text):
        at = match.start()
        while position < len(quoted) and quoted[position][1] < at:
            position += 1
        if position < len(quoted) and quoted[position][0] < at - 1 and at <= quoted[position][1]:
            continue
        cuts.add(at)
    return cuts


def _quotations(text: str) -> list[tuple[int, int]]:
    """Closed quotations in order; straight marks pair up in the order they stand."""
    ranges = []
    open_at: int | None = None
    closer = ""
    for index, ch in enumerate(text):
        if open_at is None:
            if ch in _OPENING:
                open_at, closer = index, _OPENING[ch]
            elif ch == '"':
                open_at, closer = index, '"'
        elif ch == closer:
            ranges.append((open_at, index))
            open_at = None
        elif index - open_at > 600:
            open_at = None
    return ranges


def _address_cuts(text: str) -> set[int]:
    after = re.compile(rf"\s?(?:$|[\[(<【ⓒ©▶■※#]|Copyright|저작권자|{NAME}\s?{role()})")
    cuts = set()
    for match in EMAIL.finditer(text):
        if after.match(text, match.end()):
            cuts.add(match.end())
    return cuts


_NOTICE = (
    r"(?:[\[<(【〈]\s?)?(?:Copyrights?\s?(?:ⓒ|©|\([cC]\))|저작권자\s?(?:ⓒ|©|\([cC]\))|(?<=[.\]>)])\s?[ⓒ©](?=\s?[가-힣A-Z]))"
    r"|[\[(【〔<][가-힣]{2,6}\s?=\s?[가-힣A-Za-z0-9]{2,12}[\])】〕>](?=\s?[가-힣]{2,4}(?:\s?[·,]\s?[가-힣]{2,4}){0,4}\s?(?:기자|특파원|통신원)|\s?[가-힣])"
    r"|\[[가-힣A-Za-z0-9]{2,12}\s?=\s?[가-힣]{2,4}\s?기자\]"
)
_CREDIT = re.compile(
    r"제공\s?[\])](?=[가-힣“‘\"\[(])|DB 금지\](?=[가-힣“‘\"\[(▲△])|[(\[]사진\s?[=:][^()\[\]]{1,40}[)\]](?=[가-힣“‘\"\[(])"
)
_NOTICE_PATTERN = re.compile(_NOTICE)


def _notice() -> re.Pattern[str]:
    return _NOTICE_PATTERN
