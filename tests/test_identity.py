"""Addresses must survive edits, and no two articles may claim one."""

import pytest

from digest.identity import assign_ids, path_id
from digest.model import RawArticle, Stated


def raw(src_uri: str, slug: str | None = None) -> RawArticle:
    stated = (Stated("slug", slug, "front matter"),) if slug is not None else ()
    return RawArticle(src_uri, "0" * 64, "text", "본문이다.", stated)


def test_the_id_does_not_depend_on_the_ending() -> None:
    assert path_id("a/b.txt") == path_id("a/b.html") != path_id("a/c.txt")


def test_a_slug_is_the_id_and_the_path_redirects() -> None:
    ids, findings = assign_ids((raw("a.md", "osong-2025"),))
    assert ids == {"a.md": ("osong-2025", path_id("a.md"))}
    assert findings == ()


@pytest.mark.parametrize("slug", ["../etc", "오송", "a b", "-x", "x" * 61, ""])
def test_a_slug_that_cannot_be_an_address_is_a_finding(slug: str) -> None:
    ids, findings = assign_ids((raw("a.md", slug),))
    assert ids["a.md"] == (path_id("a.md"),)
    assert slug == "" or "cannot be part of an address" in findings[0].what


def test_two_seeds_with_one_slug_keep_apart() -> None:
    ids, findings = assign_ids((raw("b.md", "one"), raw("a.md", "one")))
    assert ids["a.md"][0] == "one"
    assert ids["b.md"] == (path_id("b.md"),)
    assert [f.where for f in findings] == ["seeds/b.md"]


def test_two_endings_of_one_name_keep_apart() -> None:
    ids, findings = assign_ids((raw("a.txt"), raw("a.html")))
    assert len({key for keys in ids.values() for key in keys}) == 2
    assert "but for its ending" in findings[0].what


def test_the_order_of_seeds_does_not_matter() -> None:
    seeds = (raw("b.md", "one"), raw("a.md", "one"), raw("c.txt"), raw("c.md"))
    assert assign_ids(seeds) == assign_ids(seeds[::-1])


def test_a_renamed_seed_keeps_its_address_by_its_slug() -> None:
    before, _ = assign_ids((raw("a.txt"),))
    after, findings = assign_ids((raw("2025/b.txt", before["a.txt"][0]),))
    assert after["2025/b.txt"][0] == before["a.txt"][0]
    assert findings == ()
