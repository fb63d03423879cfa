"""The digest as plain values: exactly the shape of `digest.schema.json`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from digest.model import Agreement, Amount, Article, Claim, Digest, Entry, Evidence, Member, Promise, Published, Series
from digest.publish.scrub import name_only, scrub, web_address, window
from digest.taxonomy import Region, Taxonomy, Topic

SCHEMA_VERSION = 1
Record = dict[str, object]
"""One object of a published JSON file."""


def digest_record(digest: Digest) -> Record:
    """Everything in `digest.json`, rejections too, each with its reason; but no `story_record`, there are too many."""
    return {
        "schema_version": SCHEMA_VERSION,
        "as_of": _day(digest.as_of),
        "stories": [],
        "series": [series_record(series) for series in digest.series],
        "promises": [promise_record(promise) for promise in digest.promises],
        "rejected": [
            {"seed": scrub(item.src_uri), "stage": item.stage, "reason": scrub(item.reason)}
            for item in sorted(digest.rejections, key=lambda item: (item.src_uri, item.stage, item.reason))
        ],
        "stats": dict(digest.stats),
    }


def story_record(entry: Entry) -> Record:
    """One story of `digest.json`."""
    return {
        "id": entry.id,
        "url": story_url(entry.id),
        "title": scrub(entry.title),
        "title_article": entry.title_article,
        "published": published_record(entry.published),
        "lead": entry.story.lead,
        "articles": [
            article_record(article, member) for article, member in zip(entry.articles, entry.story.members, strict=True)
        ],
        "regions": [
            {"id": label.id, "role": str(label.role), "evidence": _evidence(label.evidence)}
            for label in entry.labels.regions
        ],
        "topics": [{"id": label.id, "evidence": _evidence(label.evidence)} for label in entry.labels.topics],
        "claims": [claim_record(claim) for claim in entry.claims],
        "agreements": [agreement_record(agreement) for agreement in entry.agreements],
        "excerpt": [{"article": quote.article_id, "text": scrub(quote.text)} for quote in entry.excerpt],
        "on_topic": entry.labels.on_topic,
        "on_topic_reason": scrub(entry.labels.on_topic_reason),
        "related": sorted(entry.story.related),
    }


def article_record(article: Article, member: Member) -> Record:
    """Where one article of a story came from; nothing of its text but the headline."""
    outlet = article.outlet
    return {
        "id": article.id,
        "seed": scrub(article.src_uri),
        "title": scrub(article.title) if article.title is not None else None,
        "outlet": {"id": outlet.id, "name": scrub(outlet.name)} if outlet is not None else None,
        "url": web_address(article.url),
        "author": name_only(article.author),
        "published": published_record(article.published),
        "relation": str(member.relation),
        "score": round(member.score_pct, 1),
        "reason": scrub(member.reason),
    }


def published_record(published: Published) -> Record:
    """A date with the reason to believe it."""
    return {
        "date": published.date,
        "basis": str(published.basis),
        "earliest": _day(published.earliest),
        "latest": _day(published.latest),
        "evidence": scrub(published.evidence),
    }


def claim_record(claim: Claim) -> Record:
    """One figure of a story."""
    return {
        "id": claim.id,
        "what": scrub(claim.what),
        "text": scrub(claim.text),
        "value": claim.value,
        "unit": claim.unit,
        "approximate": claim.approximate,
        "bound": _word(claim.bound),
        "status": _word(claim.status),
        "as_of": claim.as_of,
        "due": claim.due,
        "equivalent": _amount(claim.equivalent) if claim.equivalent else None,
        "parts": [_amount(part) for part in claim.parts],
        "region": claim.region,
        "party": scrub(claim.party) if claim.party is not None else None,
        "article": claim.article_id,
        "sentence": scrub(window(claim.sentence, claim.text)),
        "start": claim.start,
        "end": claim.end,
    }


def _amount(amount: Amount) -> Record:
    return {"text": scrub(amount.text), "value": amount.value, "unit": amount.unit}


def agreement_record(agreement: Agreement) -> Record:
    """Who signed what, when, and why that date is believed."""
    return {
        "id": agreement.id,
        "kind": agreement.kind,
        "parties": [scrub(party) for party in agreement.parties],
        "signed": {"date": agreement.signed, "basis": str(agreement.signed_basis)},
        "purpose": scrub(agreement.purpose),
        "article": agreement.article_id,
        "sentence": scrub(window(agreement.sentence, agreement.parties[0] if agreement.parties else "")),
    }


def series_record(series: Series) -> Record:
    """The same measure of the same place at different dates."""
    return {
        "id": series.id,
        "region": series.region,
        "measure": scrub(series.measure),
        "unit": series.unit,
        "points": [
            {
                "claim": point.claim,
                "story": point.story,
                "date": point.date,
                "basis": point.basis,
                "value": point.value,
                "status": _word(point.status),
            }
            for point in series.points
        ],
        "conflicts": [list(group) for group in series.conflicts],
    }


def promise_record(promise: Promise) -> Record:
    """A figure with a due date, and what has become of it."""
    by = promise.settled_by
    return {
        "claim": promise.claim,
        "story": promise.story,
        "due": promise.due,
        "fate": str(promise.fate),
        "repeated": list(promise.repeated),
        "settled_by": {
            "story": by.story,
            "article": by.article,
            "sentence": scrub(window(by.sentence, "")),
            "claim": by.claim,
        }
        if by
        else None,
        "latest": promise.latest,
        "series": promise.series,
    }


def region_record(region: Region, stories: int, taxonomy: Taxonomy) -> Record:
    """A place, and how many published stories it has with its inner places."""
    return {
        "id": region.id,
        "url": f"regions/{region.id}/",
        "ko": region.ko,
        "en": region.en,
        "kind": region.kind,
        "parent": region.parent,
        "within": list(taxonomy.ancestors(region.id)),
        "latitude": region.latitude,
        "longitude": region.longitude,
        "website": region.website,
        "former_ids": list(region.former_ids),
        "stories": stories,
    }


def topic_record(topic: Topic, stories: int) -> Record:
    """A topic, and how many published stories it has."""
    return {
        "id": topic.id,
        "url": f"topics/{topic.id}/",
        "ko": topic.ko,
        "en": topic.en,
        "description_ko": topic.description_ko,
        "description_en": topic.description_en,
        "stories": stories,
    }


def story_url(story_id: str) -> str:
    """The address of a story below the site."""
    return f"stories/{story_id}/"


def _evidence(items: Iterable[Evidence]) -> list[Record]:
    return [{"article": item.article_id, "text": scrub(item.text)} for item in items]


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _word(value: object | None) -> str | None:
    return str(value) if value is not None else None
