"""No page changes under an unchanged key, whatever changes in a digest; and few keys change."""

from __future__ import annotations

import dataclasses
import datetime as dt
import enum
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from digest.model import Digest, Entry, Fate, Page, Source, TopicLabel
from digest.pipeline import follow
from digest.render import lists, render_pages, shelves, split
from tests.render import sample

TAXONOMY = sample.make_taxonomy()
DOCS = {"index.md": "# x\n\n<!-- digest:new -->\n", "en/method.md": "# y\n\n<!-- digest:counts -->\n"}
IDENTITY = frozenset(
    ["id", "article_id", "lead", "left", "right", "claim", "story", "article", "start", "end", "src_uri"]
)
"""Fields that say which thing is meant; another one there is no digest."""


@pytest.fixture(autouse=True)
def short_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists of a few stories are long."""
    for module in (split, shelves, lists):
        monkeypatch.setattr(module, "ROWS_PER_PAGE", 5)
        monkeypatch.setattr(module, "ROWS_IN_SUMMARY", 2)


def with_topic(entry: Entry) -> Entry:
    """The story with a topic that all of them have."""
    labels = replace(entry.labels, topics=(TopicLabel("talent", ()), *entry.labels.topics))
    return replace(entry, labels=labels)


def digest_of(count: int) -> Digest:
    digest = sample.make_sample(count)
    entries = [with_topic(entry) for entry in digest.entries]
    first, second = entries[3], entries[8]
    entries[3] = replace(first, story=replace(first.story, related=(second.id,)))
    digest = follow(replace(digest, entries=tuple(entries)), TAXONOMY)
    report = digest.entries[2]
    settled = replace(
        digest.promises[0],
        fate=Fate.MET,
        settled_by=Source(report.id, report.lead.id, "문을 열었다.", report.claims[0].id if report.claims else None),
    )
    return replace(digest, promises=(settled, *digest.promises[1:]))


def other_text(text: str) -> str:
    if re.fullmatch(r"\d{4}(-\d\d)*", text):
        return f"{int(text[:4]) - 3}{text[4:]}"
    return "hwasun" if text in TAXONOMY.regions else "organoid" if text in TAXONOMY.topics else f"{text}가"


def others(value: Any) -> Iterator[Any]:
    """Values that differ from this one in one place."""
    match value:
        case enum.Enum():
            yield next(member for member in type(value) if member is not value)
        case bool():
            yield not value
        case int() | float():
            yield value + 1
        case dt.date():
            yield value - dt.timedelta(days=40)
        case str():
            yield other_text(value)
        case tuple() if value:
            yield value[1:]
            for inner in others(value[0]):
                yield (inner, *value[1:])
        case _ if dataclasses.is_dataclass(value):
            for field in dataclasses.fields(value):
                if field.name not in IDENTITY:
                    for inner in others(getattr(value, field.name)):
                        yield replace(value, **{field.name: inner})


def changes(digest: Digest) -> Iterator[Digest]:
    def with_entry(index: int, entry: Entry) -> Digest:
        return replace(digest, entries=(*digest.entries[:index], entry, *digest.entries[index + 1 :]))

    rich = next(
        index for index, entry in enumerate(digest.entries) if len(entry.claims) > 1 and len(entry.articles) > 1
    )
    signed = next(index for index, entry in enumerate(digest.entries) if entry.agreements)
    for entry in others(replace(digest.entries[rich], agreements=())):
        yield with_entry(rich, entry)
    for agreement in others(digest.entries[signed].agreements[0]):
        yield with_entry(signed, replace(digest.entries[signed], agreements=(agreement,)))
    yield replace(digest, entries=digest.entries[4:])
    for field in ("as_of", "promises", "series", "decisions", "rejections", "findings", "stats"):
        for value in others(getattr(digest, field)):
            yield replace(digest, **{field: value})


def pages_of(digest: Digest) -> dict[str, Page]:
    return {page.src_uri: page for page in render_pages(digest, TAXONOMY, DOCS, "")}


def test_no_text_changes_under_an_unchanged_key() -> None:
    digest = digest_of(12)
    before = pages_of(digest)
    texts = {uri: page.markdown for uri, page in before.items()}
    assert len({page.key for page in before.values()}) == len(before)
    assert any(re.search(r"osong/[a-z-]+/\d{4}", uri) for uri in before)
    seen = 0
    for number, other in enumerate(changes(digest)):
        edition = ("", "en/")[number % 2]
        try:
            after = pages_of(other)
            same = {uri for uri, page in after.items() if uri in before and page.key == before[uri].key}
            stale = [
                uri for uri in same if uri.startswith("en/") == bool(edition) and after[uri].markdown != texts[uri]
            ]
        except (KeyError, ValueError):
            continue  # something is said of a story, claim or article that is not there
        seen += 1
        assert not stale, other
    assert seen > 60


def test_one_more_story_changes_few_keys() -> None:
    digest = digest_of(40)
    before = {uri: page.key for uri, page in pages_of(digest).items()}
    entry = replace(sample.make_entry(70, "namwon"), claims=(), agreements=())
    more = replace(digest, entries=(*digest.entries, entry))
    after = {uri: page.key for uri, page in pages_of(more).items()}

    new = {uri for uri in after if before.get(uri) != after[uri]}
    assert f"stories/{entry.id}.md" in new
    assert not {uri for uri in new if "stories/" in uri and entry.id not in uri}
    assert not {uri for uri in new if "osong" in uri or "songdo" in uri}
    assert len(new) < len(after) / 3


def test_what_a_story_is_related_to_is_told_by_its_own_pages_alone() -> None:
    digest = digest_of(12)
    before = pages_of(digest)
    entry, other = digest.entries[5], digest.entries[7]
    joined = replace(entry, story=replace(entry.story, related=(other.id,)))
    after = pages_of(replace(digest, entries=(*digest.entries[:5], joined, *digest.entries[6:])))

    new = {uri for uri, page in after.items() if page.key != before[uri].key}
    assert new == {uri for uri, page in after.items() if page.markdown != before[uri].markdown}
    assert new == {f"stories/{entry.id}.md", f"en/stories/{entry.id}.md"}


def test_keys_know_the_site_and_the_taxonomy() -> None:
    digest = digest_of(12)
    here = {page.key for page in pages_of(digest).values()}
    region = replace(TAXONOMY.regions["osong"], ko="다른 이름")
    renamed = replace(TAXONOMY, regions={**TAXONOMY.regions, "osong": region})

    assert here.isdisjoint(page.key for page in render_pages(digest, TAXONOMY, DOCS, "https://digest.example/"))
    assert here.isdisjoint(page.key for page in render_pages(digest, renamed, DOCS, ""))
