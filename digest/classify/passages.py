"""An article cut into the pieces whose position means something: headline, deck, lead, body, end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from digest.classify.matching import Words
from digest.lazy import regex
from digest.model import Article
from digest.record import record
from digest.text import sentences

LEAD_SENTENCES = 2
"""Korean news says what happened, who did it and where in its first two sentences."""

FRAGMENT = 40
"""Characters: a longer line is no part of a sentence that a script breaks into lines."""
_GOES_ON = regex(r"(?:[을를은는의에와과로]|에서|부터|까지|[한된할될]|위해|하고|하며|하게|규모|예정인)$")
"""How a line ends whose sentence goes on in the next; a headline within the text ends with a noun."""


@record
class Passage:
    """One headline, sub-headline or sentence."""

    kind: str
    """`title`, `deck`, `lead`, `body` or `aside` (from a closing `한편` on)."""
    text: str


def cut_article(article: Article) -> tuple[Passage, ...]:
    """The passages of an article, in the order a reader meets them."""
    passages = []
    if article.title:
        passages.append(Passage("title", article.title))
    passages.extend(Passage("deck", line) for line in article.deck if line.strip())
    aside = False
    texts = _join_fragments([sentence.text for sentence in sentences(article.body)])
    for index, text in enumerate(texts):
        aside = aside or (index >= max(LEAD_SENTENCES, len(texts) // 2) and text.startswith("한편"))
        kind = "lead" if index < LEAD_SENTENCES else "aside" if aside else "body"
        passages.append(Passage(kind, text))
    return tuple(passages)


def _join_fragments(texts: Sequence[str]) -> list[str]:
    """The sentences of a script that is broken into short lines, each in one piece again.

    >>> _join_fragments(["예산군 내포신도시에", "새 공장을", "짓습니다.", "회사는 웃었습니다."])
    ['예산군 내포신도시에 새 공장을 짓습니다.', '회사는 웃었습니다.']
    """
    joined: list[str] = []
    open_end = False
    for text in texts:
        if open_end:
            joined[-1] = f"{joined[-1]} {text}"
        else:
            joined.append(text)
        open_end = len(text) <= FRAGMENT and _GOES_ON.search(text) is not None
    return joined


BORDER = "\x00"
"""Stands between passages that are searched at once: no word spans it."""


def find_all(words: Words, texts: Sequence[str]) -> Iterator[tuple[int, str, int, int]]:
    """Where words stand in many texts: index of the text, the word without spaces, start and end in the text.

    One pass costs less than many.
    """
    index = start = 0
    end = len(texts[0]) if texts else 0
    for word, low, high in words.find(BORDER.join(texts)):
        while low > end:
            start = end + 1
            index += 1
            end = start + len(texts[index])
        yield index, word, low - start, high - start
