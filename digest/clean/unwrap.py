"""Texts whose lines were broken at one width, wherever a sentence stood."""

from __future__ import annotations

import itertools
from dataclasses import replace

from digest.clean.draft import Draft, Line
from digest.lazy import regex

_NARROWEST, _WIDEST = 10, 80
"""Characters of the lines of a broken text."""
_LEAST = 4
"""So many breaks are seen in a broken text."""
_RARE = 4
"""Of so many breaks one may come before the width is full: names and figures are not parted everywhere."""
_SPACED = 2
"""Words of a line that may be a part of a sentence; buttons and names of sections have one."""
_OPEN = regex(
    r"(?:[가-힣](?:은|는|을|를|이|가|에|의|로|와|과|도|며|고|서|한|할|된|될|인|던|해|돼|게|지|등|및|중|년|월)|[,a-z])$"
)
_ENDED = regex(r"(?:[다요죠까음함]|[a-z])[.?!][”\"’')\]]*(?=\s|$)")
_CLOSED = regex(r"(?:[다요죠까음함]|[a-z])[.?!][”\"’')\]]*$")
_CUE = "◀"
"""The lines of a script are broken where the speaker breathes."""
_MARKED = regex(r"[-–·•*○●□■◇◆▲△▶▷※☞ⓒ©#<\[【〈|]|\(?\d{1,2}[.)]\s|[①-⑳]")


def join_full_lines(draft: Draft) -> Draft:
    """One paragraph a line where lines end because the next word would not have fitted into one width, as in mails and
    in what is copied from print.

    Only where that is so again and again, hardly a line ends before, and what is joined reads as running text.
    """
    texts = [line.text for line in draft.lines]
    lengths = [len(text) for text in texts]
    short = (0 < above <= _WIDEST and 0 < below <= _WIDEST for above, below in itertools.pairwise(lengths))
    if sum(short) < _LEAST:
        return draft
    pairs = [
        (index, max(len(above), len(below)), len(above) + 1 + len(below.split(" ", 1)[0]))
        for index, (above, below) in enumerate(itertools.pairwise(texts))
        if _may_go_on(above, below)
    ]
    if len(pairs) < _LEAST or any(text.startswith(_CUE) for text in texts):
        return draft
    width = max(
        {long for _, long, _ in pairs},
        key=lambda width: (sum(1 if long <= width < over else -1 for _, long, over in pairs), width),
    )
    chains = _chains([index for index, long, over in pairs if long <= width < over])
    running = [_runs(texts, chain) for chain in chains]
    chains = [
        chain for chain, runs in zip(chains, running, strict=True) if runs or (any(running) and _ends(texts, chain))
    ]
    joined = sum(len(chain) for chain in chains)
    if joined < _LEAST:
        return draft
    begin, end = chains[0][0], chains[-1][-1]
    early = sum(over <= width and not _CLOSED.search(texts[index]) for index, _, over in pairs if begin <= index <= end)
    if early * _RARE > joined:
        return draft
    return replace(
        draft, lines=_joined(draft.lines, chains), repairs=(*draft.repairs, f"{joined} lines broken at one width")
    )


def _may_go_on(above: str, below: str) -> bool:
    """Whether a line may go on in the next one, as far as their length and marks tell."""
    return (
        0 < len(below) <= _WIDEST
        and _NARROWEST <= len(above) <= _WIDEST
        and above.count(" ") >= _SPACED - 1
        and not _MARKED.match(below)
    )


def _chains(full: list[int]) -> list[list[int]]:
    """Runs of lines each of which goes on in the next one."""
    chains: list[list[int]] = []
    for index in full:
        if chains and chains[-1][-1] == index - 1:
            chains[-1].append(index)
        else:
            chains.append([index])
    return chains


def _runs(texts: list[str], chain: list[int]) -> bool:
    """Whether lines read on: one in three ends in the middle of a sentence, and a sentence ends somewhere."""
    opened = sum(bool(_OPEN.search(texts[index])) for index in chain)
    told = any(_ENDED.search(texts[index]) for index in (*chain, chain[-1] + 1))
    return told and opened * 3 >= len(chain)


def _ends(texts: list[str], chain: list[int]) -> bool:
    """Whether the last of some lines ends the sentence that none before it ends."""
    return bool(_CLOSED.search(texts[chain[-1] + 1])) and not any(_CLOSED.search(texts[index]) for index in chain)


def _joined(lines: tuple[Line, ...], chains: list[list[int]]) -> tuple[Line, ...]:
    goes_on = {index for chain in chains for index in chain}
    joined: list[Line] = []
    for index, line in enumerate(lines):
        if index - 1 in goes_on:
            joined[-1] = Line(f"{joined[-1].text} {line.text}")
        else:
            joined.append(line)
    return tuple(joined)
