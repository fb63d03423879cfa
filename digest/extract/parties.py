"""The parties of an agreement, as its sentence names them."""

from __future__ import annotations

import re
from functools import cache

from digest import vocabulary
from digest.extract.phrases import Word, is_verbal, mask_brackets, split_particle, split_words

_SHORT = {"시": "시", "군": "군", "구": "구", "도": "도"}
_QUOTED = re.compile(r"[‘'「『“\"]([^‘’'「」『』“”\"]{2,40})[’'」』”\"]\s?(?:와|과)(?=\s|$)")
_JOINT = re.compile(r",\s?|\s및\s|·|ㆍ|\s?(?:와|과)\s")


@cache
def _vocabulary() -> tuple[frozenset[str], frozenset[str]]:
    document = vocabulary.load("extract/agreements.yml")
    return (
        frozenset(vocabulary.strings(document["roles"], "extract/agreements.yml: roles")),
        frozenset(vocabulary.strings(document["lead_ins"], "extract/agreements.yml: lead_ins")),
    )


def named_parties(sentence: str, position: int, before: str) -> tuple[str, ...]:
    """The parties named before `sentence[position]`, subject first, each once.

    `before` is the text in front of the sentence; a subject that is only `시` or `군` is
    looked up in it.
    """
    masked = mask_brackets(sentence)[:position]
    words = split_words(masked)
    names: list[str] = []
    subject = next((index for index, word in enumerate(words) if _is_subject(word)), None)
    if subject is not None:
        names += _listed(words, subject)
    partner = next(
        (
            index
            for index in range(len(words) - 1, -1, -1)
            if index != subject and split_particle(words[index].text)[1] in ("과", "와")
        ),
        None,
    )
    if partner is not None and (subject is None or partner > subject):
        quoted = [match for match in _QUOTED.finditer(masked)]
        if quoted and quoted[-1].end() >= words[partner].end - 1:
            names.append(quoted[-1].group(1))
        else:
            names += _listed(words, partner)
    return tuple(dict.fromkeys(_full(name, before) for name in names if len(_full(name, before)) > 1))


def _is_subject(word: Word) -> bool:
    return split_particle(word.text)[1] in ("은", "는", "이", "가") and not word.text.endswith(("이번", "가운데"))


def _listed(words: tuple[Word, ...], index: int) -> list[str]:
    """The names of the list that ends at a word: backwards over commas, 및, 와 and bare nouns."""
    roles, lead_ins = _vocabulary()
    names: list[str] = []
    current = [split_particle(words[index].text)[0]]
    for word in reversed(words[:index]):
        bare, particle = split_particle(word.text)
        if word.text in ("및", "등"):
            names.append(" ".join(current))
            current = []
        elif particle in ("와", "과"):
            names.append(" ".join(current))
            current = [bare]
        elif word.closed and not particle:
            names.append(" ".join(current))
            current = [word.text]
        elif particle or is_verbal(word.text) or word.text in lead_ins or re.search(r"\d", word.text):
            break
        elif not current or (len(current) < 4 and current != ["시"]):
            current.insert(0, word.text)
        else:
            break
    names.append(" ".join(current))
    cleaned = []
    for name in reversed(names):
        for piece in re.split(r"[·ㆍ]", name):
            kept = [part for part in piece.split() if part not in roles]
            if kept:
                cleaned.append(" ".join(kept))
    return cleaned


def _full(name: str, before: str) -> str:
    """`시` and `군` as the name they stand for: the last one of that ending in the text before."""
    ending = _SHORT.get(name)
    if ending is None:
        return name
    matches = re.findall(rf"([가-힣]{{1,5}}{ending})(?=[\s은는이가의,(])", before)
    return matches[-1] if matches else name
