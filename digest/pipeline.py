"""The whole flow on one page: seeds to Digest.

    seeds/ -> read -> clean -> date -> group into stories -> classify -> extract -> check -> Digest

Each stage is a function in its own package; only this module knows them all.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from digest.check import check_digest, check_seeds
from digest.classify import classify_story
from digest.clean import clean_article
from digest.curation import Curation, SeedCuration, load_curation
from digest.dates import date_article
from digest.dedupe import closest_calls, group_stories
from digest.errors import SeedError
from digest.extract import compose_headline, extract_story, follow_measures, judge_promises, tell_claims
from digest.identity import assign_ids, path_id
from digest.model import Article, Basis, Digest, Entry, Finding, Published, RawArticle, Rejection, Relation, Role, Story
from digest.read import find_seeds, load_seed, read_seed
from digest.settings import Settings
from digest.taxonomy import Taxonomy, find_outlet, load_taxonomy

Progress = Callable[[str, int, int], None]
"""Called with a stage's name, how many items are done, and how many there are."""

_CERTAINTY = {Basis.CURATED: 0, Basis.STATED: 0, Basis.INFERRED: 1, Basis.UNKNOWN: 2}


@dataclass(frozen=True, slots=True)
class Intake:
    """What became of every seed, before articles are compared with each other."""

    seeds: int
    """Files that ought to become articles."""
    ignored: int
    """Files of other kinds, left alone."""
    articles: tuple[Article, ...]
    rejections: tuple[Rejection, ...]
    findings: tuple[Finding, ...]


def run(settings: Settings, progress: Progress | None = None) -> Digest:
    """The digest of a seeds folder.

    Raises:
        ConfigurationError: if a taxonomy, vocabulary or the curation file cannot be used.
        InvariantError: if the result contradicts itself.
    """
    taxonomy = load_taxonomy()
    curation = load_curation(settings.seeds_dir, taxonomy)
    intake = read_articles(settings, taxonomy, curation, progress)
    grouping = group_stories(intake.articles, curation, taxonomy)
    by_id = {article.id: article for article in intake.articles}
    entries = []
    for done, story in enumerate(grouping.stories, start=1):
        entries.append(describe_story(story, by_id, taxonomy, curation))
        _report(progress, "stories", done, len(grouping.stories))
    entries.sort(key=lambda entry: entry.id)
    entries.sort(key=lambda entry: entry.published.sort_key, reverse=True)
    digest = Digest(
        as_of=settings.as_of or _newest(entries),
        entries=tuple(entries),
        rejections=tuple(sorted(intake.rejections + _with_ids(grouping.rejections, intake), key=lambda r: r.src_uri)),
        findings=tuple(sorted({*intake.findings, *grouping.findings}, key=str)),
        decisions=grouping.decisions,
        stats=(),
        review=closest_calls(grouping),
    )
    digest = follow(digest, taxonomy)
    digest = replace(digest, stats=count(digest, intake))
    check_digest(digest, taxonomy)
    return digest


def read_articles(
    settings: Settings, taxonomy: Taxonomy, curation: Curation, progress: Progress | None = None
) -> Intake:
    """Every seed read, cleaned and dated, or rejected with a reason."""
    listing = find_seeds(settings.seeds_dir)
    rejections = list(listing.rejections)
    findings: list[Finding] = []
    raws: list[RawArticle] = []
    for done, src_uri in enumerate(listing.files, start=1):
        _report(progress, "read", done, len(listing.files))
        try:
            raw, problems = read_seed(load_seed(settings.seeds_dir, src_uri, settings.max_seed_bytes), src_uri)
        except SeedError as error:
            rejections.append(Rejection(src_uri, "read", str(error), (path_id(src_uri),)))
            continue
        findings += problems
        raws.append(raw)
    ids, id_findings = assign_ids(tuple(raws))
    findings += id_findings
    articles: list[Article] = []
    for done, raw in enumerate(raws, start=1):
        _report(progress, "clean", done, len(raws))
        curated = curation.seeds.get(raw.src_uri)
        if curated is not None and curated.hide:
            reason = f"hidden by the curator: {curated.reason}"
            rejections.append(Rejection(raw.src_uri, "curation", reason, ids[raw.src_uri]))
            continue
        try:
            article, problems = make_article(raw, ids[raw.src_uri], taxonomy, curated)
        except SeedError as error:
            rejections.append(Rejection(raw.src_uri, "clean", str(error), ids[raw.src_uri]))
            continue
        findings += problems
        articles.append(article)
    known = frozenset(listing.files) | {rejection.src_uri for rejection in listing.rejections}
    findings += curation.unused(known)
    findings += curation.contradictions()
    findings += check_seeds(tuple(articles))
    return Intake(
        seeds=len(listing.files) + len(listing.rejections),
        ignored=listing.ignored,
        articles=tuple(articles),
        rejections=tuple(rejections),
        findings=tuple(findings),
    )


def make_article(
    raw: RawArticle, ids: tuple[str, ...], taxonomy: Taxonomy, curated: SeedCuration | None
) -> tuple[Article, tuple[Finding, ...]]:
    """One seed as a clean, dated article; depends on nothing but its arguments.

    Raises:
        SeedError: if nothing is left that reads as an article.
    """
    article = clean_article(raw, ids, taxonomy)
    if curated is None:
        published, findings = date_article(article)
    else:
        article = replace(
            article,
            title=curated.title or article.title,
            outlet=find_outlet(taxonomy, curated.outlet) if curated.outlet else article.outlet,
            url=curated.url or article.url,
            author=curated.author or article.author,
        )
        published, findings = date_article(article, curated.published, curated.reason)
    return replace(article, published=published), findings


def describe_story(story: Story, by_id: dict[str, Article], taxonomy: Taxonomy, curation: Curation) -> Entry:
    """A story with its labels, claims, agreements and quotations; independent of all other stories."""
    articles = tuple(by_id[member.article_id] for member in story.members)
    curated = tuple(curation.seeds[article.src_uri] for article in articles if article.src_uri in curation.seeds)
    labels = classify_story(articles, taxonomy, curated)
    extracted = extract_story(articles, story, labels, taxonomy)
    titled = next((article for article in articles if article.title), None)
    if titled is not None:
        title = titled.title or ""
    else:
        title = compose_headline(articles[0], extracted.agreements, labels.regions, taxonomy)
    return Entry(
        story=story,
        articles=articles,
        title=title,
        title_article=titled.id if titled else None,
        published=_first_published(articles),
        labels=labels,
        claims=extracted.claims,
        agreements=extracted.agreements,
        excerpt=extracted.excerpt,
        opened=extracted.opened,
    )


def follow(digest: Digest, taxonomy: Taxonomy) -> Digest:
    """The digest with what its published stories say together: series, and the fate of promises."""
    claims = tell_claims(digest.published, taxonomy)
    series = follow_measures(claims)
    promises = judge_promises(digest.published, claims, series, digest.as_of, taxonomy)
    return replace(digest, series=series, promises=promises)


def count(digest: Digest, intake: Intake) -> tuple[tuple[str, int], ...]:
    """How many there are of what, in pipeline order. Seeds = articles + rejected, always."""
    relations = [member.relation for entry in digest.entries for member in entry.story.members]
    shown = digest.published
    stages = sorted({rejection.stage for rejection in digest.rejections})
    return (
        ("ignored_files", intake.ignored),
        ("seeds", intake.seeds),
        *((f"rejected_{stage}", sum(item.stage == stage for item in digest.rejections)) for stage in stages),
        ("rejected", len(digest.rejections)),
        ("articles", len(relations)),
        ("stories", len(digest.entries)),
        *((f"merged_{relation}", relations.count(relation)) for relation in Relation if relation is not Relation.LEAD),
        ("pairs_compared", len(digest.decisions)),
        ("pairs_vetoed", sum(bool(decision.vetoes) for decision in digest.decisions)),
        ("stories_published", len(shown)),
        ("stories_off_topic", len(digest.entries) - len(shown)),
        ("regions", len({region for entry in shown for region in entry.regions(Role.PRIMARY)})),
        ("claims", sum(len(entry.claims) for entry in shown)),
        ("agreements", sum(len(entry.agreements) for entry in shown)),
        ("findings", len(digest.findings)),
    )


def _with_ids(rejections: tuple[Rejection, ...], intake: Intake) -> tuple[Rejection, ...]:
    ids = {article.src_uri: (article.id, *article.former_ids) for article in intake.articles}
    return tuple(replace(rejection, ids=ids[rejection.src_uri]) for rejection in rejections)


def _first_published(articles: Iterable[Article]) -> Published:
    """The earliest of the most certain dates: when the story was first reported."""
    return min((a.published for a in articles), key=lambda p: (_CERTAINTY[p.basis], p.date is None, p.sort_key))


def _newest(entries: Iterable[Entry]) -> dt.date | None:
    days = [article.published.latest for entry in entries for article in entry.articles if article.published.date]
    return max((day for day in days if day), default=None)


def _report(progress: Progress | None, stage: str, done: int, total: int) -> None:
    if progress is not None:
        progress(stage, done, total)
