"""Permanent ids of articles.

An article's id comes from where its seed lies, not from what it says: mending a typo, adding
front matter or learning a better date must not move its address. A `slug` in the front matter
takes the path's place, so that a seed can be renamed; the id from the path stays as a redirect.
"""

from __future__ import annotations

import hashlib

from digest.lazy import regex
from digest.model import Finding, RawArticle

_SLUG = regex(r"[a-z0-9]+(?:-[a-z0-9]+)*")
SLUG_LIMIT = 60


def path_id(src_uri: str) -> str:
    """The id a seed has by its path: `a` and ten hex digits (two of 10,000 seeds meet once in 20,000 digests).

    The file's ending does not count, so a page saved again as text keeps its address.

    >>> path_id("2025/osong.txt") == path_id("2025/osong.html")
    True
    """
    name = src_uri.rpartition("/")[2]
    dot = name.rfind(".")
    ending = (
        len(name) - dot if 0 < dot < len(name) - 1 else 0
    )  # as `PurePath.suffix` has it, which takes ten times as long
    stem = src_uri[: len(src_uri) - ending]
    return "a" + hashlib.sha256(stem.encode()).hexdigest()[:10]


def assign_ids(articles: tuple[RawArticle, ...]) -> tuple[dict[str, tuple[str, ...]], tuple[Finding, ...]]:
    """For each `src_uri` its ids: the permanent one, then the former ones that redirect to it.

    Seeds are taken in the order of their paths; where two claim one slug, or one path differs
    only by its ending, the later one gets an id of its own and a finding.
    """
    ids: dict[str, tuple[str, ...]] = {}
    findings: list[Finding] = []
    owners: dict[str, str] = {}
    for raw in sorted(articles, key=lambda article: article.src_uri):
        plain = path_id(raw.src_uri)
        if plain in owners:
            plain = path_id(raw.src_uri + ".")
            findings.append(
                Finding(
                    f"seeds/{raw.src_uri}",
                    f"has the name of seeds/{owners[path_id(raw.src_uri)]} but for its ending",
                    "one file name per article",
                )
            )
        owners[plain] = raw.src_uri
        slug, problem = _slug_of(raw)
        if slug and slug in owners:
            problem = f"the slug '{slug}' belongs to seeds/{owners[slug]} already"
            slug = None
        if problem:
            findings.append(Finding(f"seeds/{raw.src_uri}", problem, "a slug of its own: a-z, 0-9 and '-'"))
        if slug:
            owners[slug] = raw.src_uri
        ids[raw.src_uri] = (slug, plain) if slug else (plain,)
    return ids, tuple(findings)


def _slug_of(raw: RawArticle) -> tuple[str | None, str | None]:
    for stated in raw.stated:
        if stated.field == "slug":
            slug = stated.value.strip().lower()
            if _SLUG.fullmatch(slug) and len(slug) <= SLUG_LIMIT:
                return slug, None
            return None, f"the slug {stated.value[:SLUG_LIMIT]!r} cannot be part of an address"
    return None, None
