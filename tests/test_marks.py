"""What stands for a story is the same whoever told it, and another for every other story."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace

import pytest

from digest import marks
from digest.marks import mark_told, remember_told, story_marks
from digest.model import Entry
from tests.builders import article, claim, entry


@dataclass(frozen=True)
class Told:
    """What a stage has told of a story, and how it has marked it."""

    title: object
    title_article: object
    claims: object
    agreements: object
    excerpt: object
    opened: object
    mark: bytes = b"of the stage"

    @classmethod
    def of(cls, story: Entry) -> "Told":
        return cls(*(getattr(story, field.name) for field in fields(cls)[:-1]))


@pytest.fixture(autouse=True)
def _nothing_known() -> Iterator[None]:
    before = marks._told
    remember_told({})
    yield
    remember_told(before)


def mark_of(story: Entry) -> str:
    return story_marks((story,))[story.id]


def test_a_mark_that_was_told_is_the_one_that_is_made_without_it() -> None:
    story = entry(claims=(claim(article()),))
    mark = mark_of(story)
    remember_told({story.id: replace(Told.of(story), mark=mark_told(story))})
    assert mark_of(replace(story)) == mark


def test_what_was_told_marks_nothing_but_itself() -> None:
    story = entry(claims=(claim(article()),))
    plain = mark_of(story)
    remember_told({story.id: Told.of(story)})
    assert mark_of(replace(story)) != plain  # it is believed of the story it was told of
    for field in fields(Told)[:-1]:
        changed = replace(story, **{field.name: "other" if field.name.startswith("title") else (claim(article(2)),)})
        remember_told({})
        expected = mark_of(replace(changed))
        remember_told({story.id: Told.of(story)})
        assert mark_of(changed) == expected
