"""Each invariant is broken once; a check that cannot fail is worth nothing."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

import pytest

from digest.check import check_article, check_digest
from digest.errors import InvariantError
from digest.model import (
    Entry,
    Evidence,
    Member,
    Published,
    Quote,
    RegionLabel,
    Rejection,
    Relation,
    Role,
    Story,
    TopicLabel,
)
from digest.taxonomy import load_taxonomy
from tests.builders import article, claim, digest, entry

WHOLE = entry()
LEAD = WHOLE.lead


def test_a_sound_digest_passes() -> None:
    check_digest(digest(entry(1), entry(2), rejections=(Rejection("x.txt", "read", "empty"),)), load_taxonomy())


def with_labels(**changes: object) -> Entry:
    return replace(WHOLE, labels=replace(WHOLE.labels, **changes))  # type: ignore[arg-type]


MAIL = article(4, body=LEAD.body + "\n문의는 desk@example.org 로 10명이 받는다.")
SECOND = replace(article(2), former_ids=(LEAD.id,))

BROKEN = {
    "article {id} is in 2 stories": digest(WHOLE, WHOLE),
    "2 seeds, but 1 articles": digest(WHOLE, stats=(("seeds", 2),)),
    "is rejected 2 times": digest(rejections=(Rejection("x.txt", "read", "a"), Rejection("x.txt", "clean", "b"))),
    "both an article and a rejection": digest(rejections=(Rejection("001.txt", "read", "a"),)),
    "belongs to seeds/001.txt and to seeds/002.txt": digest(WHOLE, entry(2, article=SECOND)),
    "expected an id of a-z": digest(entry(article=article(id="../x"))),
    "exactly one lead": digest(
        replace(WHOLE, story=Story(LEAD.id, (Member(LEAD.id, Relation.COPY, 99.0, "r"),)))
    ),
    "not in the order of its members": digest(
        replace(WHOLE, story=Story("b", (Member("b", Relation.LEAD, 100.0, "r"),)))
    ),
    "it has no headline": digest(replace(WHOLE, title=" ")),
    "no region has the id 'atlantis'": digest(with_labels(regions=(RegionLabel("atlantis", Role.PRIMARY, ()),))),
    "no topic has the id 'gossip'": digest(with_labels(topics=(TopicLabel("gossip", ()),))),
    "the label 'namwon' is given 2 times": digest(
        with_labels(regions=tuple(RegionLabel("namwon", role, (Evidence(LEAD.id, "남원"),)) for role in Role))
    ),
    "a claim's region: no region has the id 'atlantis'": digest(
        replace(WHOLE, claims=(claim(LEAD, region="atlantis"),))
    ),
    "the body has": digest(replace(WHOLE, claims=(claim(LEAD, start=0, end=6),))),
    "its sentence is not in the body": digest(replace(WHOLE, claims=(claim(LEAD, sentence="400억 원이다."),))),
    "agreement of 남원시 · 한빛대학교: its sentence": digest(
        replace(WHOLE, agreements=(replace(WHOLE.agreements[0], sentence="손잡았다."),))
    ),
    "quotation '없던 말': it is not in the body": digest(replace(WHOLE, excerpt=(Quote(LEAD.id, "없던 말"),))),
    "3 quotations": digest(replace(WHOLE, excerpt=WHOLE.excerpt * 3)),
}  # fmt: skip


@pytest.mark.parametrize("message", BROKEN)
def test_a_broken_digest_is_refused(message: str) -> None:
    with pytest.raises(InvariantError) as caught:
        check_digest(BROKEN[message], load_taxonomy())
    assert message.format(id=LEAD.id) in str(caught.value)


def test_all_contradictions_are_told_at_once() -> None:
    broken = digest(replace(WHOLE, title="", claims=(claim(LEAD, start=0, end=6),)))
    with pytest.raises(InvariantError) as caught:
        check_digest(broken, load_taxonomy())
    assert len(str(caught.value).splitlines()) >= 2


def test_undated_and_headless_articles_are_findings() -> None:
    articles = article(published=Published()), article(2, title="속보"), article(3, title=None), MAIL
    findings = chain.from_iterable(map(check_article, articles))
    assert [(f.where, f.expected) for f in findings] == [
        ("seeds/001.txt", "published in curation.yml"),
        ("seeds/002.txt", "title in curation.yml"),
        ("seeds/004.txt", "none"),
    ]
