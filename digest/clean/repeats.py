"""Text that stands more than once: bodies pasted twice, leads shown again as summaries."""

from __future__ import annotations

from rapidfuzz import fuzz

from digest.clean.draft import Draft, Scribe, Trace
from digest.clean.lexicon import letters
from digest.clean.shapes import is_paragraph, is_sentence
from digest.lazy import regex

_SHORTEST = 10
"""Folded characters; shorter lines may repeat for good reason."""
_BEGINNING = 16
_PART = 25
"""Folded characters a line must have to be taken for a part of another one."""
_NEAR_PCT = 94.0
"""`fuzz.ratio` from which two long lines with the same figures are one."""
_LINES = 600
_REACH = 40
"""Characters at the beginning of a line in which its first letters stand."""
_CUT = regex(r"\s?(?:\.{2,}|…)\s?(?:더\s?보기|more)?$")
_CUT_LEAST = 40
"""Folded characters of a copy of the lead that was cut off, at least."""
_ENDS = regex(r"(?<=[다요음함까][.?!])\s")
_FIRST_END = regex(r"[.?!](?<=[다요음함까].)(?=\s)")
_DIGITS = regex(r"\d+")


def drop_repeats(draft: Draft) -> Draft:
    """Drops lines that say what another line says: the later one of equals, the shorter one of a part."""
    lines = draft.lines
    folded = [letters(line.text) for line in lines]
    gone: set[int] = set()
    seen: dict[str, int] = {}
    teasers = _teasers(draft, folded)
    for index, text in enumerate(folded):
        if len(text) < _SHORTEST or index in teasers:
            continue
        if text in seen:
            gone.add(index)
        else:
            seen[text] = index
    gone |= teasers | _cut_copies(draft, folded)
    left = [index for index in range(len(lines)) if index not in gone and len(folded[index]) >= _PART]
    if len(left) <= _LINES:
        gone |= _parts(draft, left, folded)
        gone |= _near(left, folded, gone)
    if not gone:
        return draft
    scribe = Scribe(draft)
    for index, line in enumerate(lines):
        if index in gone:
            scribe.drop(line, "repeated text", Trace.REPEAT)
        else:
            scribe.keep(line)
    return scribe.finish()


def _teasers(draft: Draft, folded: list[str]) -> set[int]:
    """The first paragraphs where they stand again further down with the rest of the text below them."""
    lines = draft.lines
    found: set[int] = set()
    for index, line in enumerate(lines):
        if found and not line.text and line.trace is not Trace.BLANK:
            break
        if not is_paragraph(line.text):
            continue
        again = next((other for other in range(index + 1, len(lines)) if folded[other] == folded[index]), None)
        if again is None:
            return set()
        found.add(index)
        goes_on = again + 1 < len(lines) and is_paragraph(lines[again + 1].text)
    return found if found and goes_on else set()


def _cut_copies(draft: Draft, folded: list[str]) -> set[int]:
    """Lines in which a site gives the headline, the deck and the lead as one, cut off where its measure ends."""
    starts: dict[str, list[int]] = {}
    for index, text in enumerate(folded):
        if len(text) >= _SHORTEST:
            starts.setdefault(text[:_SHORTEST], []).append(index)
    found: set[int] = set()
    for same in starts.values():
        for index in same if len(same) > 1 else ():
            text = draft.lines[index].text
            own = letters(_CUT.sub("", text))
            cut = bool(_CUT.search(text)) or text[-1] != "."
            if len(own) >= _CUT_LEAST and any(
                _runs_over(draft, own, start, index, folded)
                for start in same
                if start != index and (cut or not is_sentence(draft.lines[start].text))
            ):
                found.add(index)
    return found


def _runs_over(draft: Draft, own: str, start: int, index: int, folded: list[str]) -> bool:
    """Whether the letters `own` of a line are those of several others from `start` on; a deck may be left out."""
    rest = own
    for at in range(start, len(folded)):
        text = folded[at]
        if at == index or not text:
            continue
        if text.startswith(rest):
            return rest != own
        if rest.startswith(text):
            rest = rest.removeprefix(text)
        elif rest == own or is_sentence(draft.lines[at].text):
            return False
    return not rest


def _parts(draft: Draft, left: list[int], folded: list[str]) -> set[int]:
    """Lines all of whose sentences stand in other, longer lines."""
    together = "\n".join(folded[index] for index in left)
    if not any(together.count(_beginning(draft.lines[index].text, folded[index])) > 1 for index in left):
        return set()
    owners: dict[str, list[int]] = {}
    pieces: dict[int, list[str]] = {}
    for index in left:
        pieces[index] = [letters(sentence) for sentence in _ENDS.split(draft.lines[index].text) if sentence]
        for piece in dict.fromkeys(pieces[index]):
            owners.setdefault(piece, []).append(index)
    gone: set[int] = set()
    for index in left:
        own = pieces[index]
        if sum(map(len, own)) < _PART:
            continue
        if all(
            any(
                other != index and other not in gone and len(folded[other]) > len(folded[index])
                for other in owners[piece]
            )
            for piece in own
        ):
            gone.add(index)
    return gone


def _beginning(text: str, folded: str) -> str:
    """The first letters of a line, no more than its first sentence has."""
    end = _FIRST_END.search(text, 0, _REACH)
    return letters(text[: end.end()]) if end else folded[:_BEGINNING]


def _near(left: list[int], folded: list[str], gone: set[int]) -> set[int]:
    """Later lines that differ from an earlier one in a few characters, figures being equal."""
    found: set[int] = set()
    buckets: dict[str, list[int]] = {}
    for index in left:
        if index in gone or len(folded[index]) < 50:
            continue
        text = folded[index]
        for bucket in {text[:10], text[-10:]}:
            for other in buckets.get(bucket, ()):
                if (
                    other not in found
                    and _DIGITS.findall(folded[other]) == _DIGITS.findall(text)
                    and fuzz.ratio(folded[other], text, score_cutoff=_NEAR_PCT) >= _NEAR_PCT
                ):
                    found.add(index)
                    break
            if index in found:
                break
        if index not in found:
            for bucket in {text[:10], text[-10:]}:
                buckets.setdefault(bucket, []).append(index)
    return found
