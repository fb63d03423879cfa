"""`digest add`: stores an article under `seeds/` with front matter, unless it is there already."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import trafilatura
import yaml

from digest.articles import make_article, read_articles
from digest.cache import Cache
from digest.curation import Curation
from digest.errors import DigestError, SeedError
from digest.kept import Workshop
from digest.model import Article, RawArticle, Stated
from digest.read import read_seed
from digest.settings import Settings
from digest.taxonomy import Taxonomy
from digest.text import fold

_TRACKING = ("utm_", "fbclid", "gclid", "igshid")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file or address."""

    source: str
    path: str | None
    """Path below the seeds folder it was stored at; None: it was refused."""
    reason: str
    """Why it was refused; empty if it was stored."""


def add_articles(sources: tuple[str, ...], settings: Settings, taxonomy: Taxonomy) -> tuple[Outcome, ...]:
    """Store each file or address as a seed; one that cannot be stored does not stop the others."""
    workshop = Workshop(Cache.open(None))
    known = {}
    for article in read_articles(settings, taxonomy, Curation(), workshop).articles:
        known.update(dict.fromkeys(_keys(article), article.src_uri))
    outcomes = []
    for source in sources:
        try:
            article, raw = _open(source, settings, taxonomy)
            twin = next((known[key] for key in _keys(article) if key in known), None)
            if twin is not None:
                raise DigestError(f"is there already as seeds/{twin}")
            path = _store(article, raw, settings.seeds_dir)
        except DigestError as error:
            outcomes.append(Outcome(source, None, str(error)))
            continue
        known.update(dict.fromkeys(_keys(article), path))
        outcomes.append(Outcome(source, path, ""))
    return tuple(outcomes)


def canonical_url(url: str) -> str:
    """An address without what does not tell articles apart: scheme, `www.`, fragment, tracking parameters.

    >>> canonical_url("https://www.sentv.co.kr/a?idxno=7&utm_source=x#c") == canonical_url("http://sentv.co.kr/a?idxno=7")
    True
    """
    parts = urlsplit(url.strip())
    query = [(key, value) for key, value in parse_qsl(parts.query) if not key.lower().startswith(_TRACKING)]
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    return urlunsplit(("", host, parts.path.rstrip("/"), urlencode(sorted(query)), ""))


def _keys(article: Article) -> tuple[str, ...]:
    body = "body:" + hashlib.sha256(fold(article.body).encode()).hexdigest()
    return (body, "url:" + canonical_url(article.url)) if article.url else (body,)


def _open(source: str, settings: Settings, taxonomy: Taxonomy) -> tuple[Article, RawArticle]:
    if source.startswith(("http://", "https://")):
        data, name = _fetch(source), "added.html"
    else:
        path = Path(source)
        try:
            data, name = path.read_bytes(), "added" + path.suffix.lower()
        except OSError as error:
            raise DigestError(f"cannot be read: {error.strerror}") from error
    if len(data) > settings.max_seed_bytes:
        raise DigestError(f"has {len(data):,} bytes (expected {settings.max_seed_bytes:,} at most)")
    if not name.endswith((".txt", ".md", ".html", ".htm")):
        raise DigestError(f"is no article file (expected .txt, .md, .html or .htm): {name.removeprefix('added')!r}")
    try:
        raw, _ = read_seed(data, name)
        article, _ = make_article(raw, ("added",), taxonomy, None)
    except SeedError as error:
        raise DigestError(f"holds no article: {error}") from error
    if article.url is None and name == "added.html" and source.startswith("http"):
        stated = Stated("url", source, "front matter")
        raw = RawArticle(raw.src_uri, raw.content_sha256, raw.format, raw.text, (*raw.stated, stated), raw.repairs)
        article, _ = make_article(raw, ("added",), taxonomy, None)
    return article, raw


def _fetch(url: str) -> bytes:
    response = trafilatura.fetch_response(url, decode=False)
    if response is None or response.status != 200 or not response.data:
        raise DigestError(f"cannot be fetched (HTTP {response.status if response is not None else 'no answer'})")
    return bytes(response.data)


def _store(article: Article, raw: RawArticle, seeds_dir: Path) -> str:
    """Write the text as it was read, not as it was cleaned: better rules may come, lost words do not."""
    front: dict[str, str] = {}
    if article.title:
        front["title"] = article.title
    if article.outlet:
        front["outlet"] = article.outlet.name
    if article.url:
        front["url"] = article.url
    if article.published.date and article.published.basis == "stated":
        front["published"] = article.published.date
    if article.author:
        front["author"] = article.author
    day = front.get("published", "undated")
    outlet = article.outlet.id if article.outlet else "unknown"
    mark = hashlib.sha256(raw.text.encode()).hexdigest()[:8]
    src_uri = f"{day[:4]}/{day}-{outlet}-{mark}.txt" if day != "undated" else f"undated/{outlet}-{mark}.txt"
    path = seeds_dir / src_uri
    if path.exists():
        raise DigestError(f"is there already as seeds/{src_uri}")
    path.parent.mkdir(parents=True, exist_ok=True)
    header = yaml.safe_dump(front, allow_unicode=True, sort_keys=False, width=1000)
    path.write_text(f"---\n{header}---\n\n{raw.text.strip()}\n", encoding="utf-8")
    return src_uri
