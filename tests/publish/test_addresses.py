"""No address that was ever published is lost, whatever becomes of the corpus."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest

from digest.model import Digest, Entry, Member, Rejection, Relation, Story
from digest.publish import compose
from digest.publish.compose import generate, published_at
from digest.taxonomy import Taxonomy
from tests.render import sample


@pytest.fixture(autouse=True)
def no_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """They have no page's address, and drawing them takes time."""
    monkeypatch.setattr(compose, "cards", lambda *_: ())


def addresses(digest: Digest, taxonomy: Taxonomy) -> set[str]:
    generated = generate(digest, taxonomy, {}, "https://digest.example/")
    pages = {published_at(page.src_uri) for page in generated.pages}
    kept = ("index.html", "feed.xml", "feed.json")
    return pages | {asset.uri for asset in (*generated.assets, *generated.derived) if asset.uri.endswith(kept)}


def merge(left: Entry, right: Entry) -> Entry:
    """One story of two; what was the lead of the second is a member now."""
    joined = tuple(Member(article.id, Relation.EVENT, 80, "") for article in right.articles)
    story = Story(left.id, (*left.story.members, *joined))
    return replace(left, story=story, articles=(*left.articles, *right.articles))


def changed(digest: Digest) -> Digest:
    """Stories merged in pairs, a lead replaced, one taken down, one off topic, and a place left without a story."""
    by_id = {entry.id: entry for entry in digest.entries}
    rest = sorted(by_id.values(), key=lambda entry: entry.id)
    boston = [entry for entry in rest if "labcentral" in {label.id for label in entry.labels.regions[:1]}]
    rest = [entry for entry in rest if entry not in boston]
    hidden, off, turned, *rest = rest
    lead, *others = turned.articles
    articles = (*others, lead) if others else (lead,)
    members = tuple(Member(a.id, Relation.LEAD if a is articles[0] else Relation.COPY, 100, "") for a in articles)
    turned = replace(turned, story=Story(articles[0].id, members), articles=articles)
    off = replace(off, labels=replace(off.labels, on_topic=False, on_topic_reason="다른 이야기"))
    merged = [merge(left, right) for left, right in zip(rest[::2], rest[1::2], strict=False)] + rest[
        len(rest) // 2 * 2 :
    ]
    rejected = [
        Rejection(article.src_uri, "curation", "hidden by the curator: 요청", (article.id, *article.former_ids))
        for entry in (hidden, *boston)
        for article in entry.articles
    ]
    later = sample.make_digest((*merged, turned, off))
    return replace(later, rejections=tuple(rejected))


def renamed(taxonomy: Taxonomy) -> Taxonomy:
    """Osong under another id."""
    regions = {}
    for region in taxonomy.regions.values():
        if region.id == "osong":
            region = replace(region, id="osong-bio", former_ids=("osong",))  # noqa: PLW2901
        regions[region.id] = region
    return replace(taxonomy, regions=MappingProxyType(regions))


def relabel(digest: Digest) -> Digest:
    def moved(entry: Entry) -> Entry:
        regions = tuple(
            replace(label, id="osong-bio") if label.id == "osong" else label for label in entry.labels.regions
        )
        claims = tuple(replace(c, region="osong-bio") if c.region == "osong" else c for c in entry.claims)
        return replace(entry, labels=replace(entry.labels, regions=regions), claims=claims)

    return replace(digest, entries=tuple(moved(entry) for entry in digest.entries), series=(), promises=())


def test_no_address_is_lost_when_the_corpus_is_merged_and_renamed() -> None:
    first, taxonomy = sample.make_sample(240), sample.make_taxonomy()
    before = addresses(first, taxonomy)
    after = addresses(relabel(changed(first)), renamed(taxonomy))
    assert {
        "regions/osong/2025/index.html",
        "regions/osong/exosome/index.html",
        "regions/labcentral/index.html",
    } <= before
    assert "regions/osong-bio/2025/index.html" in after
    assert "timeline/2025/index.html" in before
    emptied = tuple(f"regions/{place}/" for place in ("labcentral", "boston", "usa"))
    assert {f"{place}index.html" for place in emptied} <= after
    # Below a place without any story nothing says which years and topics it once had; page 404 leads to the place.
    lost = (address for address in before - after if not address.removeprefix("en/").startswith(emptied))
    assert sorted(lost) == []


def test_no_address_is_lost_when_the_corpus_grows() -> None:
    taxonomy = sample.make_taxonomy()
    grown = addresses(sample.make_sample(300), taxonomy)
    for count in (0, 12, 200):
        assert sorted(addresses(sample.make_sample(count), taxonomy) - grown) == []
