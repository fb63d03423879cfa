"""Which reports are of one agreement."""

from __future__ import annotations

from dataclasses import replace

from digest.extract.party_lists import is_counted
from digest.lazy import regex
from digest.model import Agreement, Article

_LETTERS = regex(r"(?P<name>[가-힣]{6,20})\((?P<letters>[A-Z][A-Za-z]{1,9})[),·]")
"""A name and its letters: `한국과학기술원(KAIST)`."""
_ANOTHER = regex(r"(?:이와\s(?:함께|별도로)|아울러|또한?|이어|(?:이에\s)?앞서),?\s")
"""Before what was signed besides."""
_LATIN = regex(r"[A-Z]{2}")


def same_agreement(left: Agreement, right: Agreement) -> bool:
    """Whether two reports are of one agreement: two parties in common, and no partners and kinds of their own.

    A contract of another day than a memorandum is its outcome; what was signed besides (`이와 함께`) is another.
    """
    other = left.kind != right.kind and any(_ANOTHER.match(pact.sentence) for pact in (left, right))
    contract = left.kind != right.kind and "contract" in (left.kind, right.kind) and left.signed != right.signed
    if other or contract or not same_parties(left.parties, right.parties):
        return False
    own = set(left.parties) - set(right.parties), set(right.parties) - set(left.parties)
    counted = any(map(is_counted, (*left.parties, *right.parties)))
    other_kind = left.kind != right.kind and not (counted and "agreement" in (left.kind, right.kind))
    return not ((all(own) or counted) and left.article_id == right.article_id and other_kind)


def same_in_story(left: Agreement, right: Agreement, articles: tuple[Article, ...]) -> bool:
    """As `same_agreement`, where names and the letters behind them in a text are one (`한국과학기술원(KAIST)`)."""
    if same_agreement(left, right):
        return True
    if not _LATIN.search(" ".join((*left.parties, *right.parties))):
        return False
    text = "\n".join(article.body for article in articles)
    left, right = (replace(pact, parties=with_full_names(pact.parties, text)) for pact in (left, right))
    return same_agreement(left, right)


def with_full_names(parties: tuple[str, ...], text: str) -> tuple[str, ...]:
    """Parties with the names for which their letters stand in a text.

    >>> with_full_names(("누리시", "HIST"), "한빛과학기술원(HIST)은 문을 열었다.")
    ('누리시', '한빛과학기술원')
    """
    if not any(map(_LATIN.match, parties)):
        return parties
    letters = {found["letters"]: found["name"] for found in _LETTERS.finditer(text)}
    return tuple(letters.get(party, party) for party in parties)


def names_more(left: Agreement, right: Agreement) -> bool:
    """Whether a report names more parties than another; those who are only counted have no names."""
    own, other = (sum(not is_counted(party) for party in pact.parties) for pact in (left, right))
    return own > other


def same_parties(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two lists of parties share two, a longer name counting as its beginning or end (`한빛대 의과대학`).

    Those who are only counted (`기업 17곳`) may be whoever is named elsewhere.
    """
    left, right = (tuple(name for name in names if not is_counted(name)) for names in (left, right))
    shared = sum(any(_is_part(a, b) or _is_part(b, a) for b in right) for a in left)
    return shared >= max(1, min(2, len(left), len(right)))


def _is_part(name: str, longer: str) -> bool:
    return longer.startswith(name) or longer.endswith(f" {name}")
