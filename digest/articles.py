"""Every seed read, cleaned and dated, or rejected with a reason. No seed depends on another but for its ids."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from digest.cache import pack, unpack
from digest.check import check_article
from digest.clean import clean_article
from digest.contents import Contents
from digest.curation import Curation, SeedCuration
from digest.dates import date_article
from digest.errors import SeedError
from digest.identity import assign_ids, path_id
from digest.kept import Workshop
from digest.known import Taxonomy, find_outlet
from digest.marks import Marks, mark_article, remember_marks
from digest.model import Article, Finding, RawArticle, Rejection
from digest.read import find_seeds, load_seed, read_seed
from digest.settings import Settings

_SEEN = "seeds"
"""The file in the cache that remembers what the seeds' files hold."""


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


class _Seeds(Mapping[str, _Seed]):
    """The files of a folder by what they hold and where they lie, each loaded when it is asked for."""

    def __init__(self, folder: Path, files: Mapping[str, str]) -> None:
        self._folder, self._files = folder, files
        self.paths = {f"{content} {src_uri}": src_uri for src_uri, content in files.items()}

    def __getitem__(self, key: str) -> _Seed:
        src_uri = self.paths[key]
        return _Seed(src_uri, load_seed(self._folder, src_uri, self._files[src_uri]))

    def __iter__(self) -> Iterator[str]:
        return iter(self.paths)

    def __len__(self) -> int:
        return len(self.paths)


@dataclass(frozen=True, slots=True)
class _Source:
    """What an article is made from."""

    packed: bytes
    """The `RawArticle`, packed."""
    ids: tuple[str, ...]
    curated: SeedCuration | None


@dataclass(frozen=True, slots=True)
class _Read:
    """The text of a seed, or why there is none."""

    head: RawArticle | None
    """What tells its ids; the text and the rest that it states are left out."""
    packed: bytes = b""
    """All of it, packed: only cleaning wants to see it, and seldom anything has to be cleaned."""
    findings: tuple[Finding, ...] = ()
    error: str = ""


@dataclass(frozen=True, slots=True)
class _Made:
    """The article of a seed, or why there is none."""

    article: tuple[Article, Marks] | None
    findings: tuple[Finding, ...] = ()
    error: str = ""
    places: dict[str, bool] = field(default_factory=dict)
    """What was asked whether it is a place's name, and the answers, which all this depends on."""


def read_articles(settings: Settings, taxonomy: Taxonomy, curation: Curation, workshop: Workshop) -> Intake:
    """Every seed of a folder as an article or a rejection.

    Raises:
        SeedError: if the folder cannot be listed.
    """
    contents = Contents(settings.cache_dir / _SEEN if settings.cache_dir is not None else None)
    listing = find_seeds(settings.seeds_dir, settings.max_seed_bytes, contents)
    contents.keep()
    rejections = list(listing.rejections)
    findings: list[Finding] = []
    seeds = _Seeds(settings.seeds_dir, listing.files)
    heads: dict[str, RawArticle] = {}
    texts = workshop.make("articles.read", _read, _Read, seeds)
    for key, read in texts.items():
        findings += read.findings
        if read.head is None:
            src_uri = seeds.paths[key]
            rejections.append(Rejection(src_uri, "read", read.error, (path_id(src_uri),)))
        else:
            heads[key] = read.head
    ids, id_findings = assign_ids(tuple(heads.values()))
    findings += id_findings
    known = taxonomy.for_articles
    sources: dict[str, _Source] = {}
    names: dict[str, str] = {}
    for key, head in heads.items():
        curated = curation.seeds.get(head.src_uri)
        if curated is not None and curated.hide:
            reason = f"hidden by the curator: {curated.reason}"
            rejections.append(Rejection(head.src_uri, "curation", reason, ids[head.src_uri]))
            continue
        source = _Source(texts[key].packed, ids[head.src_uri], curated)
        whole = f"{key} {pack((source.ids, curated)).hex()} {known.mark}"
        sources[whole], names[whole] = source, head.src_uri
    marked: list[tuple[Article, Marks]] = []
    for key, made in _clean(sources, taxonomy, workshop).items():
        findings += made.findings
        if made.article is None:
            rejections.append(Rejection(names[key], "clean", made.error, ids[names[key]]))
        else:
            marked.append(made.article)
    remember_marks(marked)
    articles = tuple(article for article, _ in marked)
    files = frozenset(listing.files) | {rejection.src_uri for rejection in listing.rejections}
    findings += curation.unused(files)
    findings += curation.contradictions()
    return Intake(
        seeds=len(listing.files) + len(listing.rejections),
        ignored=listing.ignored,
        articles=articles,
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
    slug = tuple(stated for stated in raw.stated if stated.field == "slug")
    return _Read(replace(raw, text="", stated=slug, repairs=()), pack(raw), tuple(findings))


def _clean(sources: Mapping[str, _Source], taxonomy: Taxonomy, workshop: Workshop) -> dict[str, _Made]:
    """What becomes of sources by their keys, which stand for all it depends on but for the names of places.

    Where other answers were given about these than would be now, it is made anew and kept under all names.
    """
    make, names = partial(_make, taxonomy.for_articles), taxonomy.for_comparing.mark
    made = workshop.make("articles.clean", make, _Made, sources)
    due = {f"{key} {names}": key for key, one in made.items() if not taxonomy.place_names.answer_alike(one.places)}
    if due:
        anew = workshop.make("articles.clean", make, _Made, {named: sources[key] for named, key in due.items()})
        made |= {due[named]: one for named, one in anew.items()}
    return made


def _make(taxonomy: Taxonomy, source: _Source) -> _Made:
    places = taxonomy.place_names.listen()
    try:
        article, findings = make_article(unpack(source.packed, RawArticle), source.ids, taxonomy, source.curated)
    except SeedError as error:
        return _Made(None, error=str(error), places=places)
    return _Made((article, mark_article(article)), (*findings, *check_article(article)), places=places)
