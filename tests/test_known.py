"""What a stage is handed of the taxonomy answers as the whole does."""

import pytest

from digest.taxonomy import load_taxonomy


@pytest.mark.parametrize("asked", ["outlets_by_name", "outlets_by_domain", "outlets_by_stem", "shared_mail"])
def test_cleaning_is_told_the_same(asked: str) -> None:
    whole = load_taxonomy()
    assert getattr(whole.for_articles, asked) == getattr(whole, asked)


def test_cleaning_asks_for_names_of_places_and_is_handed_none() -> None:
    whole = load_taxonomy()
    handed = whole.for_articles
    assert {place.ko for place in handed.regions.values()} == {""}
    answers = handed.place_names.listen()
    assert ["남원" in handed.place_names, "남원시" in handed.place_names, "협약" in handed.place_names] == [
        True,
        False,
        False,
    ]
    assert answers == {"남원": True, "남원시": False, "협약": False}
    assert handed.place_names.answer_alike(answers)
    assert not handed.place_names.answer_alike(answers | {"협약": True})


def test_facts_are_told_the_same_of_their_places() -> None:
    whole = load_taxonomy()
    some = whole.for_facts(["osong", "namwon", "nowhere"])
    for place in ("osong", "namwon"):
        assert some.ancestors(place) == whole.ancestors(place)
        assert (some.regions[place].ko, some.regions[place].aliases) == (
            whole.regions[place].ko,
            whole.regions[place].aliases,
        )


def test_labels_are_told_the_same_of_all_places() -> None:
    whole = load_taxonomy()
    some = whole.for_labels
    assert [*some.regions] == [*whole.regions]
    assert all(
        (place.ko, place.en, place.kind, place.parent, place.aliases, place.context_aliases)
        == (other.ko, other.en, other.kind, other.parent, other.aliases, other.context_aliases)
        for place, other in zip(some.regions.values(), whole.regions.values(), strict=True)
    )
