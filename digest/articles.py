"""Every seed read, cleaned and dated, or rejected with a reason. No seed depends on another but for its ids."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256

from digest.cache import pack
from digest.check import check_seeds
from digest.clean import clean_article
from digest.curation import Curation, SeedCuration
from digest.dates import date_article
from digest.errors import SeedError
from digest.identity import assign_ids, path_id
from digest.kept import Workshop
from digest.known import Taxonomy, find_outlet
from digest.model import Article, Finding, RawArticle, Rejection
from digest.read import find_seeds, load_seed, read_seed
from digest.settings import Settings


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


@dataclass(frozen=True, slots=True)
class _Seed:
    """A file as it lies there."""

    src_uri: str
    data: bytes


@dataclass(frozen=True, slots=True)
class _Source:
    """What an article is made from."""

    raw: RawArticle
    ids: tuple[str, ...]
    curated: SeedCuration | None


@dataclass(frozen=True, slots=True)
class _Read:
    """The text of a seed, or why there is none."""

    raw: RawArticle | None
    findings: tuple[Finding, ...] = ()
    error: str = ""


@dataclass(frozen=True, slots=True)
class _Made:
    """The article of a seed, or why there is none."""

    article: Article | None
    findings: tuple[Finding, ...] = ()
    error: str = ""


def read_articles(settings: Settings, taxonomy: Taxonomy, curation: Curation, workshop: Workshop) -> Intake:
    """Every seed of a folder as an article or a rejection.

    Raises:
        SeedError: if the folder cannot be listed.
    """
    listing = find_seeds(settings.seeds_dir)
    rejections = list(listing.rejections)
    findings: list[Finding] = []
    seeds: dict[str, _Seed] = {}
    for src_uri in listing.files:
        try:
            data = load_seed(settings.seeds_dir, src_uri, settings.max_seed_bytes)
        except SeedError as error:
            rejections.append(Rejection(src_uri, "read", str(error), (path_id(src_uri),)))
            continue
        seeds[f"{sha256(data).hexdigest()} {src_uri}"] = _Seed(src_uri, data)
    raws: dict[str, RawArticle] = {}
    for key, read in workshop.make("articles.read", _read, _Read, seeds).items():
        findings += read.findings
        if read.raw is None:
            src_uri = seeds[key].src_uri
            rejections.append(Rejection(src_uri, "read", read.error, (path_id(src_uri),)))
        else:
            raws[key] = read.raw
    ids, id_findings = assign_ids(tuple(raws.values()))
    findings += id_findings
    known = taxonomy.for_articles
    sources: dict[str, _Source] = {}
    for key, raw in raws.items():
        curated = curation.seeds.get(raw.src_uri)
        if curated is not None and curated.hide:
            reason = f"hidden by the curator: {curated.reason}"
            rejections.append(Rejection(raw.src_uri, "curation", reason, ids[raw.src_uri]))
            continue
        source = _Source(raw, ids[raw.src_uri], curated)
        sources[f"{key} {pack((source.ids, curated)).hex()} {known.mark}"] = source
    articles: list[Article] = []
    for key, made in workshop.make("articles.clean", partial(_make, known), _Made, sources).items():
        findings += made.findings
        if made.article is None:
            raw = sources[key].raw
            rejections.append(Rejection(raw.src_uri, "clean", made.error, ids[raw.src_uri]))
        else:
            articles.append(made.article)
    files = frozenset(listing.files) | {rejection.src_uri for rejection in listing.rejections}
    findings += curation.unused(files)
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


def _read(seed: _Seed) -> _Read:
    try:
        raw, findings = read_seed(seed.data, seed.src_uri)
    except SeedError as error:
        return _Read(None, error=str(error))
    return _Read(raw, tuple(findings))


def _make(taxonomy: Taxonomy, source: _Source) -> _Made:
    try:
        article, findings = make_article(source.raw, source.ids, taxonomy, source.curated)
    except SeedError as error:
        return _Made(None, error=str(error))
    return _Made(article, tuple(findings))
