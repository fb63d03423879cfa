"""The way from a figure to its sentence in the original: an address with a text fragment.

A text fragment (`#:~:text=…`, https://wicg.github.io/scroll-to-text-fragment/) makes a browser scroll to
words of a page and mark them. Browsers match whole words only, so a span is widened to the words it
touches, and by more of its sentence until nothing else in the article reads the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from urllib.parse import quote

from digest.lazy import regex
from digest.model import Article, Entry
from digest.render import cells
from digest.render.atlas import Figure, Pact
from digest.render.escape import Markdown, safe_url
from digest.render.scope import Scope

MARK_LIMIT = 32
"""Characters of a fragment before it is encoded; a Korean syllable becomes nine bytes of an address."""
_WORD = regex(r"\S+")
_EDGE = "\"'“”‘’「」『』()[]<>《》〈〉.,!?…·▲△■□◆◇○●※-"
"""Marks around words that outlets write differently or not at all."""


def figure_source(scope: Scope, figure: Figure) -> Markdown:
    """The story a figure stands in, with the date and its basis, and the sentence at the outlet."""
    link = cells.story_link(scope, figure.entry, f"c{figure.number}")
    published = cells.published_date(scope, figure.entry.published)
    return Markdown(f"{link} {published} {figure_outlet(scope, figure)}")


def figure_outlet(scope: Scope, figure: Figure) -> Markdown:
    """The outlet that published a figure, leading to the figure's sentence there."""
    claim, article = figure.claim, _article(figure.entry, figure.claim.article_id)

    def mark() -> str:
        start = claim.start - max(0, article.body.find(claim.sentence, max(0, claim.end - len(claim.sentence))))
        return mark_of(article, claim.sentence, start, start + len(claim.text))

    return _outlet_at(scope, figure.entry, article, _once(scope, article, claim.id, mark))


def pact_source(scope: Scope, pact: Pact) -> Markdown:
    """The story an agreement stands in, and the sentence at the outlet."""
    return Markdown(f"{cells.story_link(scope, pact.entry, f'a{pact.number}')} {pact_outlet(scope, pact)}")


def pact_outlet(scope: Scope, pact: Pact) -> Markdown:
    """The outlet that reported an agreement, leading to the beginning of its sentence there."""
    article = _article(pact.entry, pact.agreement.article_id)
    href = _once(scope, article, pact.agreement.id, lambda: mark_of(article, pact.agreement.sentence, 0, 1))
    return _outlet_at(scope, pact.entry, article, href)


def _article(entry: Entry, article_id: str) -> Article:
    return next((article for article in entry.articles if article.id == article_id), entry.lead)


def _once(scope: Scope, article: Article, fact: str, mark: Callable[[], str]) -> str | None:
    """The address of a fact's sentence, found once for all pages; None where the article has no address."""
    known = scope.atlas.addresses
    if fact not in known:
        known[fact] = safe_url(article.url and marked_address(article.url, mark()))
    return known[fact]


def _outlet_at(scope: Scope, entry: Entry, article: Article, href: str | None) -> Markdown:
    """The name of an outlet as a link to words of its article; without an address, to the article's row."""
    name = cells.korean(scope, article.outlet.name) if article.outlet else scope.t("outlet.unknown")
    if href is None:
        return scope.link(f"stories/{entry.id}.md", name, article.id, ".dg-at")
    return Markdown(f'<a class="dg-at" href="{href}" rel="noopener external">{name}</a>')


def mark_of(article: Article, sentence: str, low: int, high: int) -> str:
    """The words of a sentence that lead a browser to `sentence[low:high]`: its own, and those beside it.

    At least two words (one stands in too many sidebars), and as many as it takes to be found there
    first; `MARK_LIMIT` ends that, so that a long table does not get heavy.
    """
    words = [match.span() for match in _WORD.finditer(sentence)]
    touched = [index for index, (start, end) in enumerate(words) if start < high and low < end]
    if not touched:
        return ""
    first, last = touched[0], touched[-1]
    before = (article.title or "", *article.deck, article.body)
    chosen = sentence[words[first][0] : words[last][1]]
    while first == last or not _is_alone(chosen, before):
        if last + 1 < len(words):
            last += 1
        elif first > 0:
            first -= 1
        else:
            break
        wider = sentence[words[first][0] : words[last][1]]
        if len(wider) > MARK_LIMIT:
            break
        chosen = wider
    return chosen.strip(_EDGE)


def marked_address(url: str, mark: str) -> str:
    """The address of a page with the words to scroll to; the bare address where there are none.

    >>> marked_address("https://news.example/1", "3,500억 원을")
    'https://news.example/1#:~:text=3%2C500%EC%96%B5%20%EC%9B%90%EC%9D%84'
    """
    if not mark:
        return url
    # `-`, `,` and `&` part a fragment into prefix, end and suffix; quote leaves the hyphen as it is
    return f"{url}{'' if '#' in url else '#'}:~:text={quote(mark, safe='').replace('-', '%2D')}"


def _is_alone(words: str, texts: Iterable[str]) -> bool:
    return sum(text.count(words) for text in texts) <= 1
