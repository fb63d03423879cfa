"""An article cut into the pieces whose position means something: headline, deck, lead, body, end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from digest.classify.matching import Words
from digest.model import Article
from digest.record import record
from digest.text import sentences

LEAD_SENTENCES = 2
"""Korean news says what happened, who did it and where in its first two sentences."""


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
    spans = tuple(sentences(article.body))
    for index, sentence in enumerate(spans):
        aside = aside or (index >= max(LEAD_SENTENCES, len(spans) // 2) and sentence.text.startswith("한편"))
        kind = "lead" if index < LEAD_SENTENCES else "aside" if aside else "body"
        passages.append(Passage(kind, sentence.text))
    return tuple(passages)


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
