"""What must hold before anything is published, and what a curator should look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator

from digest.errors import InvariantError
from digest.known import Taxonomy
from digest.lazy import regex
from digest.model import Article, Basis, Digest, Entry, Finding, Relation
from digest.text import fold, mask_emails

QUOTES_PER_STORY = 2
QUOTED_CHARACTERS = 300
"""Per story, in all: quotation stays subordinate to our own facts (design, decision 3)."""

_ID = regex(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def check_digest(digest: Digest, taxonomy: Taxonomy, sound: Container[str] = ()) -> None:
    """Refuse a digest that contradicts itself. Stories whose ids are in `sound` were found to be, with all they hold.

    Raises:
        InvariantError: naming every contradiction, one a line.
    """
    problems = [*_accounts(digest), *_addresses(digest)]
    for entry in (entry for entry in digest.entries if entry.id not in sound):
        problems += (f"story {entry.id} ({entry.lead.src_uri}): {problem}" for problem in _entry(entry, taxonomy))
    if problems:
        raise InvariantError("\n".join(problems))


def check_article(article: Article) -> Iterator[Finding]:
    """Findings on one article: what a curator could supply, because the text does not."""
    where = f"seeds/{article.src_uri}"
    if article.published.basis is Basis.UNKNOWN:
        yield Finding(where, "nothing says when this was published", "published in curation.yml")
    if article.title and len(fold(article.title)) < 4:
        yield Finding(where, f"the headline is only {article.title!r}", "title in curation.yml")
    if mask_emails(article.body) != article.body:
        yield Finding(where, "an e-mail address is left in the text; it is masked", "none")


def _accounts(digest: Digest) -> Iterator[str]:
    """Nothing disappears: every seed is an article of one story or a rejection."""
    stats = dict(digest.stats)
    articles = [member.article_id for entry in digest.entries for member in entry.story.members]
    if stats["seeds"] != len(articles) + len(digest.rejections):
        yield (
            f"{stats['seeds']} seeds, but {len(articles)} articles and {len(digest.rejections)} rejections"
            " (expected seeds = articles + rejections)"
        )
    yield from (f"article {key} is in {n} stories (expected 1)" for key, n in Counter(articles).items() if n > 1)
    rejected = Counter(rejection.src_uri for rejection in digest.rejections)
    published = {article.src_uri for entry in digest.entries for article in entry.articles}
    yield from (f"seeds/{uri} is rejected {n} times (expected once)" for uri, n in rejected.items() if n > 1)
    yield from (f"seeds/{uri} is both an article and a rejection" for uri in sorted(published & set(rejected)))


def _addresses(digest: Digest) -> Iterator[str]:
    """Every id, former ones included, leads to one place and can stand in an address."""
    owner: dict[str, str] = {}
    for entry in digest.entries:
        for article in entry.articles:
            for key in (article.id, *article.former_ids):
                if not _ID.fullmatch(key):
                    yield f"article {key!r} (seeds/{article.src_uri}): expected an id of a-z, 0-9 and '-'"
                if owner.setdefault(key, article.src_uri) != article.src_uri:
                    yield f"the id {key} belongs to seeds/{owner[key]} and to seeds/{article.src_uri}"


def _entry(entry: Entry, taxonomy: Taxonomy) -> Iterator[str]:
    members = entry.story.members
    if tuple(article.id for article in entry.articles) != tuple(member.article_id for member in members):
        yield "its articles are not in the order of its members"
    if [member.relation for member in members].count(Relation.LEAD) != 1 or members[0].article_id != entry.story.lead:
        yield "expected exactly one lead, first among the members"
    if not entry.title.strip():
        yield "it has no headline"
    yield from (
        f"no region has the id '{label.id}'" for label in entry.labels.regions if label.id not in taxonomy.regions
    )
    yield from (f"no topic has the id '{label.id}'" for label in entry.labels.topics if label.id not in taxonomy.topics)
    labels = [region.id for region in entry.labels.regions] + [topic.id for topic in entry.labels.topics]
    yield from (f"the label '{key}' is given {n} times" for key, n in Counter(labels).items() if n > 1)
    places = {claim.region for claim in entry.claims if claim.region}
    yield from (f"a claim's region: no region has the id '{key}'" for key in sorted(places - taxonomy.regions.keys()))
    yield from _facts(entry, {article.id: article.body for article in entry.articles})


def _facts(entry: Entry, bodies: dict[str, str]) -> Iterator[str]:
    """Facts are the articles' own words, at the offsets they name."""
    for claim in entry.claims:
        body = bodies.get(claim.article_id, "")
        if not claim.text or body[claim.start : claim.end] != claim.text:
            yield f"claim {claim.text!r}: the body has {body[claim.start : claim.end]!r} at {claim.start}:{claim.end}"
        if claim.text not in claim.sentence or claim.sentence not in body:
            yield f"claim {claim.text!r}: its sentence is not in the body"
    for agreement in entry.agreements:
        if agreement.sentence not in bodies.get(agreement.article_id, ""):
            yield f"agreement of {' · '.join(agreement.parties)}: its sentence is not in the body"
    for quote in entry.excerpt:
        if quote.text not in bodies.get(quote.article_id, ""):
            yield f"quotation {quote.text[:40]!r}: it is not in the body"
    quoted = sum(len(quote.text) for quote in entry.excerpt)
    if len(entry.excerpt) > QUOTES_PER_STORY or quoted > QUOTED_CHARACTERS:
        limit = f"at most {QUOTES_PER_STORY} of {QUOTED_CHARACTERS}"
        yield f"{len(entry.excerpt)} quotations of {quoted} characters (expected {limit})"
