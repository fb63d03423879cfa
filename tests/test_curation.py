"""The curator's hand: every entry is checked, every mistake is told with its place."""

from pathlib import Path

import pytest

from digest.curation import Curation, StoryCuration, load_curation
from digest.errors import ConfigurationError
from digest.taxonomy import load_taxonomy


def write(folder: Path, text: str) -> Path:
    (folder / "curation.yml").write_text(text, encoding="utf-8")
    return folder


def problems(folder: Path, text: str) -> tuple[str, ...]:
    with pytest.raises(ConfigurationError) as caught:
        load_curation(write(folder, text), load_taxonomy())
    return caught.value.problems


def test_no_file_means_no_curation(tmp_path: Path) -> None:
    assert load_curation(tmp_path, load_taxonomy()) == Curation()


def test_a_full_entry(tmp_path: Path) -> None:
    text = """
seeds:
  a.txt:
    title: 새 제목
    published: 2016-06-05
    url: https://example.org/1
    regions: {primary: [osong], mentioned: [jeonju]}
    topics: [agreement]
    on_topic: true
    reason: 알려진 사실
same_story:
  - seeds: [a.txt, b.txt]
    reason: 같은 협약
"""
    curation = load_curation(write(tmp_path, text), load_taxonomy())
    entry = curation.seeds["a.txt"]
    assert (entry.title, entry.published, entry.primary_regions) == ("새 제목", "2016-06-05", ("osong",))
    assert (entry.mentioned_regions, entry.topics, entry.on_topic, entry.hide) == (
        ("jeonju",),
        ("agreement",),
        True,
        False,
    )
    assert curation.same_story == (StoryCuration(("a.txt", "b.txt"), "같은 협약"),)


def test_a_list_of_regions_means_primary(tmp_path: Path) -> None:
    entry = load_curation(write(tmp_path, "seeds: {a.txt: {regions: [osong], reason: r}}"), load_taxonomy()).seeds[
        "a.txt"
    ]
    assert (entry.primary_regions, entry.mentioned_regions) == (("osong",), None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("seeds: {a.txt: {published: 2016-06-05}}", "seeds.a.txt.reason: expected why"),
        ("seeds: {a.txt: {publised: 2016, reason: r}}", "seeds.a.txt.publised: unknown key"),
        ("seeds: {a.txt: {published: 2016-13-01, reason: r}}", "seeds.a.txt.published: expected YYYY"),
        ("seeds: {a.txt: {published: soon, reason: r}}", "seeds.a.txt.published: expected YYYY"),
        ("seeds: {a.txt: {regions: [nowhere], reason: r}}", "seeds.a.txt.regions: no such id: 'nowhere'"),
        ("seeds: {a.txt: {topics: [gossip], reason: r}}", "seeds.a.txt.topics: no such id: 'gossip'"),
        ("seeds: {a.txt: {regions: [ossong], reason: r}}", "no such id: 'ossong' (meant 'osong'?)"),
        ("seeds: {a.txt: {url: 'javascript:alert(1)', reason: r}}", "seeds.a.txt.url: expected an address"),
        ("seeds: {a.txt: {hide: maybe, reason: r}}", "seeds.a.txt.hide: expected true or false"),
        ("seeds: [a.txt]", "seeds: expected a mapping"),
        ("seed: {}", "seed: unknown key"),
        ("same_story: [{seeds: [a.txt], reason: r}]", "same_story[0].seeds: expected two or more"),
        ("separate_stories: [{seeds: [a.txt, b.txt]}]", "separate_stories[0].reason: expected why"),
        ("- a", "expected a mapping at the top"),
    ],
)
def test_mistakes_are_told_with_their_place(tmp_path: Path, text: str, expected: str) -> None:
    assert any(expected in problem for problem in problems(tmp_path, text))


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    assert len(problems(tmp_path, "seeds: {a.txt: {hide: 1}, b.txt: {topics: [x], reason: r}}")) == 3


def test_an_entry_that_matches_nothing_is_a_finding() -> None:
    curation = Curation(same_story=(StoryCuration(("a.txt", "gone.txt"), "r"),))
    assert [f.what for f in curation.unused(frozenset({"a.txt"}))] == ["no seed has the path 'gone.txt'"]
    mistyped = Curation(same_story=(StoryCuration(("2025/a.txt", "b"), "r"),))
    assert [f.what for f in mistyped.unused(frozenset({"a.txt", "b.txt"}))] == [
        "no seed has the path '2025/a.txt' (meant 'a.txt'?)",
        "no seed has the path 'b' (meant 'b.txt'?)",
    ]


def test_a_contradiction_is_a_finding_even_by_way_of_a_third() -> None:
    curation = Curation(
        same_story=(StoryCuration(("a", "b"), "r"), StoryCuration(("b", "c"), "r")),
        separate_stories=(StoryCuration(("a", "c"), "r"), StoryCuration(("a", "d"), "r")),
    )
    assert [f.where for f in curation.contradictions()] == ["curation.yml: separate_stories[0]"]
