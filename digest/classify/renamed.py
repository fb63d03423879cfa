"""Which stories another name of a place can matter to: those that hold a name that means something else now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256

from digest.cache import pack
from digest.classify.lexicon import Name, build_lexicon
from digest.classify.matching import Words
from digest.classify.passages import cut_article, find_all
from digest.known import Taxonomy
from digest.model import Article

_LETTERS = 16


def tell_meanings(taxonomy: Taxonomy) -> dict[str, str]:
    """Every way to write a name of a place, with a text that is another one for all else it can mean to a story.

    Labels depend on nothing else of a taxonomy: places are found by these words alone, and what is asked of a place
    after that is its kind and what it lies in.
    """
    lexicon = build_lexicon(taxonomy)
    meanings = {unspaced: _meaning(name, taxonomy) for unspaced, name in lexicon.names.items()}
    return {spelled: meanings.get(key, "") for spelled, key in lexicon.words.spellings}


def _meaning(name: Name, taxonomy: Taxonomy) -> str:
    """As `tell_meanings`, of one name: what it says itself, and the places it may mean with those around them."""
    meant = [region for region in name.regions if region in taxonomy.regions]
    # a site goes by its town's name unless the rest of its id is a place as well: see `namesakes.find_namesake`
    beside = [rest for region in meant if (rest := region.partition("-")[2]) in taxonomy.regions]
    around = sorted({outer for region in meant for outer in taxonomy.ancestors(region)})
    shapes = [(region, taxonomy.regions[region].kind, taxonomy.ancestors(region)) for region in (*meant, *around)]
    return sha256(pack((name, shapes, beside))).hexdigest()[:_LETTERS]


class Renamed:
    """The words that mean something else in one taxonomy than in another."""

    def __init__(self, before: Mapping[str, str], now: Mapping[str, str]) -> None:
        """`before` and `now` are what `tell_meanings` gives for the two."""
        changed = {word for word in before.keys() | now.keys() if before.get(word) != now.get(word)}
        self._words = Words(changed) if changed else None

    def touches(self, articles: Iterable[Article]) -> bool:
        """Whether the labels of a story may differ; False only where they are the same."""
        return self._words is not None and any(self._stands_in(article) for article in articles)

    def _stands_in(self, article: Article) -> bool:
        assert self._words is not None
        texts = [passage.text for passage in cut_article(article)]
        if article.outlet is not None:
            texts.append(article.outlet.name.strip())
        return next(find_all(self._words, texts), None) is not None
