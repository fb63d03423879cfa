"""Files of pieces have the same bytes, whatever of them stands already."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest.inventory import Inventory, hash_of_bytes, known_as
from digest.model import Asset
from digest.publish.news import News, read_written
from digest.publish.pieces import Drawn, Pieced, Pieces, Section

Story = tuple[int, tuple[bytes, ...]]
STORIES: tuple[Story, ...] = tuple(
    (number, tuple(b"%d.%d" % (number, row) for row in range(number % 4))) for number in range(1, 12)
)
SHAPES = ((b"", (b"", b""), b""), (b",\n", (b"[\n", b"\n]"), b"[]"))


def file_of(stories: Sequence[Story], shape: int = 1, asked: list[int] | None = None) -> Pieced:
    def section(told: Sequence[Story]) -> Section:
        def write(places: Sequence[int]) -> list[tuple[bytes, ...]]:
            if asked is not None:
                asked.extend(told[place][0] for place in places)
            return [told[place][1] for place in places]

        return Section(np.array([number for number, _ in told], dtype=np.uint64), write, *SHAPES[shape])

    return Pieced("data/list.json", (b"head ", section(stories), b" and ", section(stories[::-1])))


class Site:
    """A site's folder and what is kept beside it."""

    news: News | None = None
    """What was new in the file that was written last."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.kept, self.fresh = folder / "site", folder / "kept", folder / "fresh"
        (self.folder / "data").mkdir(parents=True)

    def put(self, made: Asset | Drawn | Pieced, base: str = "") -> bytes | None:
        """What had to be written; it is written."""
        pieces = Pieces(self.kept, base, Inventory.take(self.folder, {}).files, self.folder)
        hashed = pieces.put(made, self.fresh)
        pieces.write_down()
        path = self.fresh / made.uri
        content = path.read_bytes() if path.exists() else None
        if content is not None:
            written = read_written(self.kept)[str(path)]
            assert written.known == known_as(path, hash_of_bytes(content))
            self.news = written.news
            path.replace(self.folder / made.uri)
        assert hashed == hash_of_bytes((self.folder / made.uri).read_bytes())
        return content


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


@given(st.lists(st.lists(st.sampled_from(STORIES), unique=True), min_size=2, max_size=5), st.sampled_from([0, 1]))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_list_is_what_it_would_be_without_its_last_version(
    tmp_path_factory: pytest.TempPathFactory, versions: list[list[Story]], shape: int
) -> None:
    site = Site(tmp_path_factory.mktemp("site"))
    for stories in versions:
        made = file_of(stories, shape)
        site.put(made)
        assert (site.folder / made.uri).read_bytes() == made.content


@given(st.lists(st.lists(st.sampled_from(STORIES), unique=True), min_size=2, max_size=5), st.sampled_from([0, 1]))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_line_that_another_file_did_not_have_is_told(
    tmp_path_factory: pytest.TempPathFactory, versions: list[list[Story]], shape: int
) -> None:
    site = Site(tmp_path_factory.mktemp("site"))
    before = b""
    for stories in versions:
        content = site.put(file_of(stories, shape))
        if content is not None and before:
            news = site.news
            assert news is not None
            assert news.before == hash_of_bytes(before)
            told = news.lines(content).splitlines()
            assert set(content.splitlines()) - set(before.splitlines()) <= set(told)
        before = content or before


def test_a_line_more_is_told_with_those_beside_it(site: Site) -> None:
    site.put(file_of(STORIES[:5] + STORIES[6:]))
    content = site.put(file_of(STORIES))
    assert content is not None
    assert site.news is not None
    told = site.news.lines(content).splitlines()
    assert {b"6.0,", b"6.1,"} <= {*told}
    assert b"3.1," not in told


def test_only_new_pieces_are_written(site: Site) -> None:
    site.put(file_of(STORIES[1:]))
    asked: list[int] = []
    site.put(file_of(STORIES, asked=asked))
    assert set(asked) == {1}


def test_a_file_of_the_same_pieces_stays(site: Site) -> None:
    site.put(file_of(STORIES))
    asked: list[int] = []
    assert site.put(file_of(STORIES, asked=asked)) is None
    assert asked == []


@pytest.mark.parametrize("spoilt", ["site", "kept", "base"])
def test_nothing_is_taken_from_a_file_or_memory_that_is_not_what_it_was(site: Site, spoilt: str) -> None:
    made = file_of(STORIES[1:])
    site.put(made)
    where = site.folder / made.uri if spoilt == "site" else site.kept / "pieces"
    if spoilt != "base":
        where.write_bytes(where.read_bytes()[:-3] + b"???")
    asked: list[int] = []
    site.put(file_of(STORIES, asked=asked), base="other" if spoilt == "base" else "")
    assert len(asked) == 2 * len(STORIES)
    assert (site.folder / made.uri).read_bytes() == file_of(STORIES).content


def test_a_file_is_drawn_again_only_under_another_key(site: Site) -> None:
    def fail() -> bytes:
        raise AssertionError

    assert site.put(Drawn("data/a.png", lambda: b"one", "1")) == b"one"
    assert site.put(Drawn("data/a.png", fail, "1")) is None
    assert site.put(Drawn("data/a.png", lambda: b"two", "2")) == b"two"
    assert site.put(Drawn("data/a.png", lambda: b"two")) is None
    assert site.put(Asset("data/a.png", b"two")) is None
