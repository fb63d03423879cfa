"""Short attributed quotations: at most two sentences, 300 characters in all."""

from __future__ import annotations

from digest.lazy import regex
from digest.model import Article, Quote
from digest.text import EMAIL, sentences

MAX_QUOTES = 2
MAX_CHARACTERS = 300
"""Of all quotations of an article together."""
_SPEECH = regex(r"[“\"][^“”\"]{10,}[”\"]")
_SPEAKER = regex(r"(?:은|는|이|가|도)\s?[^“”\"]{0,40}[“\"]")
_SAID_BY = regex(r"[”\"]\s?(?:이?라?고|며|면서)\s[^“”\"]{2,40}(?:은|는|이|가)\s?(?:말|밝|전|강조|설명|덧붙)")
_SAID = regex(r"[”\"]\s?(?:이?라?고|며|면서)")


def choose_quotes(article: Article) -> tuple[Quote, ...]:
    """The first sentences of direct speech that name their speaker and fit the limit, in order."""
    chosen: list[Quote] = []
    left = MAX_CHARACTERS
    for sentence in sentences(article.body):
        text = sentence.text
        if len(chosen) == MAX_QUOTES or len(text) > left or not _SPEECH.search(text):
            continue
        if _SAID.search(text) and (_SPEAKER.search(text) or _SAID_BY.search(text)) and not EMAIL.search(text):
            chosen.append(Quote(article.id, text))
            left -= len(text)
    return tuple(chosen)
