"""What a counter counts: the noun before it, after it, or in the clause before."""

from __future__ import annotations

import re
from dataclasses import dataclass

from digest.extract.numerals import Quantity
from digest.extract.phrases import phrase_after, phrase_before, skipped_words, split_particle, split_words
from digest.extract.units import counted_nouns

_TIGHT = re.compile(
    r"(?:이상|이하|이내|내외|안팎|가량|정도|남짓|미만|여)?(?:이|가|을|를|은|는|에|에서|에게|으로|로|와|과|도|까지|씩|만|나|이나|인|다|이다|였|이며|이고|뿐)(?=[\s,.)]|$)"
)
_BRIDGE = re.compile(
    r"\s?(?:이상|이하|이내|내외|안팎|가량|정도|남짓|미만|여)?(?:의)?\s?(?:에\s달하는|에\s이르는|이\s넘는|에\s가까운)?\s?"
)
_LIST = re.compile(r"(?:과|와|·|및|,)\s?")
_SEARCH_WORDS = 7


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun a figure counts, and where it stands in the sentence."""

    unit: str
    """Empty for things nobody looks up."""
    start: int
    end: int


def counted_thing(sentence: str, quantity: Quantity, previous: Counted | None) -> Counted | None:
    """What `quantity` counts; None where neither its counter nor a noun near it tells.

    `sentence` has its brackets blanked; `previous` is what the figure before it in the same
    sentence counted, which a bare `500개로` after `356개에서` takes over.
    """
    name = quantity.name
    if not name.by_noun:
        return Counted(name.unit, *_label(sentence, quantity)) if name.unit else None
    found = _after(sentence, quantity) or _before(sentence, quantity, previous)
    if found is None and name.unit:
        return Counted(name.unit, *_label(sentence, quantity))
    return found


def _label(sentence: str, quantity: Quantity) -> tuple[int, int]:
    low, high = phrase_before(sentence, quantity.start)
    if low == high:
        low, high = phrase_after(sentence, quantity.end)
    return low, high


def _after(sentence: str, quantity: Quantity) -> Counted | None:
    tail = sentence[quantity.end :]
    if _TIGHT.match(tail) or tail[:1] in ",.;)":
        return None
    bridge = _BRIDGE.match(tail)
    begin = quantity.end + (bridge.end() if bridge else 0)
    nouns = counted_nouns()
    best: Counted | None = None
    for word in split_words(sentence, begin)[:5]:
        if word.opened and best is not None:
            break
        bare, particle = split_particle(word.text)
        for candidate in (word.text, bare):
            found = nouns.find(candidate)
            if found is not None:
                best = Counted(found[1], begin, word.start + len(candidate))
                break
        else:
            if best is not None:
                break
        if particle or word.closed:
            break
    return best


def _before(sentence: str, quantity: Quantity, previous: Counted | None) -> Counted | None:
    nouns = counted_nouns()
    words = split_words(sentence, 0, quantity.start)
    steps = 0
    for word in reversed(words):
        if word.closed or steps == _SEARCH_WORDS:
            break
        if word.text in skipped_words() or re.match(r"[\d~]+(?:년|월|일|분기)", word.text):
            continue
        if word.text[0].isdigit() or (re.search(r"\d", word.text) and quantity.name.name in word.text):
            return previous if quantity.name.name in word.text else None
        bare, particle = split_particle(word.text)
        if particle in ("으로", "에서", "부터", "까지") and steps:
            break
        for candidate in (word.text, bare):
            found = nouns.find(candidate)
            if found is not None:
                low, _ = phrase_before(sentence, word.start) if not word.opened else (word.start, word.start)
                low = low if low < word.start else word.start
                end = word.start + len(candidate)
                last = _run_end(sentence, end, quantity.start)
                return Counted(found[1], low, last)
        if word.text.endswith(("고", "며", "해", "하여", "다")) and not particle:
            break
        steps += 1
    return None


def _run_end(sentence: str, end: int, limit: int) -> int:
    """Extends a noun by the bare nouns that follow it up to the figure (`특허 출원` 38건)."""
    for word in split_words(sentence, end, limit):
        if word.start != end + 1 or word.text in skipped_words() or split_particle(word.text)[1]:
            break
        if any(ch.isdigit() for ch in word.text):
            break
        end = word.end
    return end
