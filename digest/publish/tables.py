"""The digest as flat tables for spreadsheets: RFC 4180, UTF-8 with BOM, no cell that runs as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

from digest.lazy import regex
from digest.model import Digest, Entry, Role
from digest.publish.records import Record, agreement_record, article_record, claim_record, story_url
from digest.publish.scrub import scrub, web_address

Row = dict[str, object]
Table = tuple[str, list[str], Iterable[Row]]
"""Name, columns and rows, which are given once."""
SEPARATOR = "; "
"""Between the values of a cell that holds several; ids and names hold no semicolon."""

STORIES = [
    "id",
    "url",
    "title",
    "published",
    "basis",
    "earliest",
    "latest",
    "outlets",
    "source_url",
    "articles",
    "primary_regions",
    "mentioned_regions",
    "topics",
    "claims",
    "agreements",
    "related",
]
CLAIMS = [
    "id",
    "story",
    "url",
    "title",
    "region",
    "party",
    "what",
    "text",
    "value",
    "unit",
    "approximate",
    "bound",
    "status",
    "as_of",
    "due",
    "equivalent_value",
    "equivalent_unit",
    "sentence",
    "article",
    "outlet",
    "published",
    "basis",
    "source_url",
]
AGREEMENTS = [
    "id",
    "story",
    "url",
    "title",
    "kind",
    "parties",
    "signed",
    "signed_basis",
    "purpose",
    "sentence",
    "article",
    "outlet",
    "published",
    "source_url",
]
ARTICLES = [
    "id",
    "story",
    "relation",
    "score",
    "reason",
    "seed",
    "title",
    "outlet_id",
    "outlet",
    "author",
    "url",
    "published",
    "basis",
    "earliest",
    "latest",
]
REVIEW = ["left", "right", "decision", "score", "reason", "vetoes", "otherwise"]
"""Columns of the closest calls of merging; for curators, not published."""
OF_THE_STORY = frozenset({"title", "outlet", "published", "basis", "source_url"})
"""Columns of figures and agreements that repeat what stands at their story, so that one table is enough to read."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NUMBER = regex(r"[+-]?\d+(?:\.\d+)?")


def story_rows(entries: Iterable[Entry]) -> list[Row]:
    """One row per story."""
    return [
        {
            "id": entry.id,
            "url": story_url(entry.id),
            "title": scrub(entry.title),
            "published": entry.published.date,
            "basis": str(entry.published.basis),
            "earliest": entry.published.earliest,
            "latest": entry.published.latest,
            "outlets": _unique(article.outlet.name for article in entry.articles if article.outlet),
            "source_url": next((web_address(a.url) for a in entry.articles if web_address(a.url)), None),
            "articles": len(entry.articles),
            "primary_regions": entry.regions(Role.PRIMARY),
            "mentioned_regions": entry.regions(Role.MENTIONED),
            "topics": tuple(label.id for label in entry.labels.topics),
            "claims": len(entry.claims),
            "agreements": len(entry.agreements),
            "related": tuple(sorted(entry.story.related)),
        }
        for entry in entries
    ]


def claim_rows(entry: Entry) -> list[Row]:
    """One row per figure of a story; `url` leads to its row on the story's page."""
    rows: list[Row] = []
    for number, claim in enumerate(entry.claims, start=1):
        equivalent = claim.equivalent
        rows.append(
            claim_record(claim)
            | _source(entry, claim.article_id)
            | {
                "url": f"{story_url(entry.id)}#c{number}",
                "equivalent_value": equivalent.value if equivalent else None,
                "equivalent_unit": equivalent.unit if equivalent else None,
            }
        )
    return [{name: row[name] for name in CLAIMS} for row in rows]


def agreement_rows(entry: Entry) -> list[Row]:
    """One row per agreement of a story."""
    rows = []
    for number, agreement in enumerate(entry.agreements, start=1):
        row = agreement_record(agreement) | _source(entry, agreement.article_id)
        row["url"] = f"{story_url(entry.id)}#a{number}"
        row |= {"signed": agreement.signed, "signed_basis": str(agreement.signed_basis)}
        rows.append({name: row[name] for name in AGREEMENTS})
    return rows


def article_rows(entry: Entry) -> list[Row]:
    """One row per article of a story."""
    rows = []
    for article, member in zip(entry.articles, entry.story.members, strict=True):
        row: Row = article_record(article, member) | {
            "story": entry.id,
            "outlet_id": article.outlet.id if article.outlet else None,
            "outlet": scrub(article.outlet.name) if article.outlet else None,
            "published": article.published.date,
            "basis": str(article.published.basis),
            "earliest": article.published.earliest,
            "latest": article.published.latest,
        }
        rows.append({name: row[name] for name in ARTICLES})
    return rows


def review_rows(digest: Digest) -> list[Row]:
    """One row per close call: the two seeds, what was decided and why, and what would have changed it."""
    seeds = {article.id: article.src_uri for entry in digest.entries for article in entry.articles}
    return [
        {
            "left": f"seeds/{seeds.get(call.left, call.left)}",
            "right": f"seeds/{seeds.get(call.right, call.right)}",
            "decision": f"merged as {call.relation}" if call.relation else "kept apart",
            "score": round(call.score_pct),
            "reason": scrub(call.reason),
            "vetoes": tuple(f"{veto.kind}: {scrub(veto.left)} / {scrub(veto.right)}" for veto in call.vetoes),
            "otherwise": scrub(call.counterfactual),
        }
        for call in digest.review
    ]


def csv_bytes(columns: list[str], rows: Iterable[Mapping[str, object]]) -> bytes:
    """A CSV file with a header line.

    >>> csv_bytes(["a", "b"], [{"a": "=1+1", "b": -2}]).decode("utf-8-sig").splitlines()
    ['a,b', "'=1+1,-2"]
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([cell(row[name]) for name in columns] for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def cell(value: object) -> str:
    """A value as a spreadsheet may read it: text that would run as a formula gets a leading apostrophe.

    >>> cell("@SUM(A1)"), cell(-3), cell("-3.5"), cell(("a", "b")), cell(True), cell(None)
    ("'@SUM(A1)", '-3', '-3.5', 'a; b', 'true', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple | list):
        value = SEPARATOR.join(str(item) for item in value)
    text = str(value)
    if text[:1].isalnum():  # the most, and looking at one letter is cheap
        return text
    if text.lstrip(" \u3000").startswith(_FORMULA) and not _NUMBER.fullmatch(text):
        return "'" + text
    return text


def _source(entry: Entry, article_id: str) -> Record:
    article = next(item for item in entry.articles if item.id == article_id)
    return {
        "story": entry.id,
        "title": scrub(entry.title),
        "outlet": scrub(article.outlet.name) if article.outlet else None,
        "published": article.published.date,
        "basis": str(article.published.basis),
        "source_url": web_address(article.url),
    }


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(scrub(name) for name in names))
