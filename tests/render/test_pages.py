from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
import yaml

from digest import vocabulary
from digest.errors import ConfigurationError
from digest.model import Digest, Page
from digest.render import navigation, render_pages
from digest.render.atlas import by_fate, survey
from digest.render.catalogue import load_catalogue
from digest.render.split import ROWS_PER_PAGE
from tests.render import sample
from tests.render.built import read_docs

HEADING = re.compile(r"^(#{1,6}) (.*)$", re.MULTILINE)
ID = re.compile(r"\{: #([a-z][a-z0-9-]*)(?: data-search-exclude)? \}$")
FACTS = re.compile(r'class="dg-table dg-(figures|promises|pacts|points)"[^>]*>(.*?)</div>', re.DOTALL)
FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


def render(digest: Digest, docs: dict[str, str] | None = None) -> dict[str, Page]:
    pages = render_pages(digest, sample.make_taxonomy(), read_docs() if docs is None else docs, "")
    return {page.src_uri: page for page in pages}


@pytest.mark.parametrize("count", [0, 1, 12, 300])
def test_every_heading_has_one_explicit_ascii_id(count: int) -> None:
    for page in render(sample.make_sample(count)).values():
        headings = HEADING.findall(FENCE.sub("", page.markdown))
        ids = [match[1] if (match := ID.search(text)) else None for _, text in headings]
        assert headings, page.src_uri
        assert None not in ids, (page.src_uri, headings)
        assert len(ids) == len(set(ids)), (page.src_uri, ids)
        levels = [len(marks) for marks, _ in headings]
        assert levels[0] == 1
        assert levels.count(1) == 1, page.src_uri
        assert all(after - before <= 1 for before, after in pairwise(levels)), page.src_uri


@pytest.mark.parametrize("count", [0, 1, 12, 250])
def test_promised_addresses_and_anchors_are_there(count: int) -> None:
    pages = render(sample.make_sample(count))
    fixed = ["index", "regions/index", "topics/index", "timeline", "promises", "agreements", "sources"]
    fixed += ["method", "data", "corrections", "contribute", *(f"topics/{topic}" for topic in sample.TOPICS)]
    if count:
        fixed += ["regions/osong", "regions/cheongju", "regions/chungbuk", "regions/south-korea"]
    for prefix in ("", "en/"):
        assert {f"{prefix}{name}.md" for name in fixed} <= pages.keys()
        for src_uri, page in pages.items():
            if re.fullmatch(rf"{prefix}(regions|topics)/[a-z-]+\.md", src_uri) and not src_uri.endswith("index.md"):
                for anchor in ("figures", "claims", "promises", "agreements", "stories", "data"):
                    assert f"{{: #{anchor} " in page.markdown, (src_uri, anchor)


def test_every_story_has_its_row_and_every_year_its_anchor() -> None:
    digest = sample.make_sample(40)
    page = render(digest)["regions/south-korea.md"].markdown
    atlas = survey(digest, sample.make_taxonomy())
    entries = atlas.regions["south-korea"].entries

    assert len(entries) > 30
    for entry in entries:
        assert page.count(f"#s-{entry.id} ") == 1
    years = {entry.published.date[:4] for entry in entries if entry.published.date}
    for year in years:
        assert page.count(f'id="y{year}"') == 1


def test_a_long_list_is_split_and_loses_no_story_and_no_year() -> None:
    digest = sample.make_sample(700)
    pages = render(digest, docs={})
    main = pages["regions/osong.md"].markdown
    below = {uri: page.markdown for uri, page in pages.items() if re.fullmatch(r"regions/osong/[a-z0-9-]+\.md", uri)}
    by_time = {uri: text for uri, text in below.items() if re.search(r"/(?:\d{4}[0-9-]*|undated)\.md$", uri)}
    parts = {uri: text for uri, text in by_time.items() if "dg-slices" not in text}
    entries = survey(digest, sample.make_taxonomy()).regions["osong"].entries

    assert len(entries) > 500
    assert len(parts) > 3
    for entry in entries:
        assert sum(text.count(f"#s-{entry.id} ") for text in parts.values()) == 1
        for label in entry.labels.topics:
            assert f"#s-{entry.id} " in below[f"regions/osong/{label.id}.md"]
    for text in (main, *below.values()):
        assert text.count("\n| ") <= ROWS_PER_PAGE + 2 * 10
    for year in range(2021, 2026):
        assert main.count(f'id="y{year}"') == 1


def test_a_figure_said_of_one_place_is_not_shown_for_another() -> None:
    entry = sample.make_entry(3, "osong")
    claim = replace(entry.claims[0], region="labcentral", text="85억원")
    digest = sample.make_digest((replace(entry, claims=(claim,)),))
    atlas = survey(digest, sample.make_taxonomy())

    assert not atlas.regions["osong"].figures
    assert [figure.claim for figure in atlas.regions["usa"].figures] == [claim]


def test_a_figure_shows_words_value_status_date_and_leads_to_its_place() -> None:
    digest = sample.make_digest((sample.make_entry(5, "osong"),))
    pages = render(digest)
    for uri, value, status, basis in (
        ("regions/osong.md", "150억 원", "집행", "편집자 확인"),
        ("en/regions/osong.md", "KRW 15 billion", "Spent", "curated"),
    ):
        row = next(line for line in pages[uri].markdown.split("\n") if "150억원" in line and "dg-words" in line)
        assert f'value="15000000000">{value}<' in row
        assert '<q class="dg-words" lang="ko">150억원</q>' in row
        assert f">{status}<" in row
        assert "(../stories/a0000050000.md#c1)" in row
        assert f'datetime="2025-11-05">2025-11-05</time> <span class="dg-basis">· {basis}<' in row
    assert 'id="c1"' in pages["stories/a0000050000.md"].markdown


def test_children_roll_up_into_parents_and_mentions_stay_apart() -> None:
    digest = sample.make_digest((sample.make_entry(1, "osong"), sample.make_entry(3, "songdo")))
    regions = survey(digest, sample.make_taxonomy()).regions

    assert [len(regions[place].entries) for place in ("osong", "cheongju", "chungbuk", "south-korea")] == [1, 1, 1, 2]
    assert not regions["labcentral"].entries
    assert len(regions["labcentral"].mentioned) == 1
    assert "seoul" not in regions


def test_partners_that_are_only_counted_are_told_but_are_no_partner() -> None:
    entry = sample.make_entry(2, "osong")
    assert entry.agreements
    parties = ("새봄시", "화장품 기업 17곳", "지역 병원 세 곳", "바이오 5개 기업", "한빛회사")
    digest = sample.make_digest((replace(entry, agreements=(replace(entry.agreements[0], parties=parties),)),))
    told, _, partners = render(digest)["agreements.md"].markdown.rpartition("{: #partners")
    assert all(party in told for party in parties)
    assert [party for party in parties if party in partners] == ["새봄시", "한빛회사"]


def test_promises_are_sorted_by_the_date_the_digest_speaks_for() -> None:
    digest = sample.make_sample(30)
    groups = by_fate(survey(digest, sample.make_taxonomy()).pledges)
    dues = {fate.value: [pledge.promise.due for pledge in group] for fate, group in groups.items()}

    assert str(digest.as_of) == "2025-11-20"
    assert set(dues["soon"]) == {"2026-06"}
    assert set(dues["open"]) == {"2027", "2030"}
    assert dues["open"] == sorted(dues["open"], key=str)
    assert set(dues["overdue"]) == {"2024-12"}


def test_off_topic_stories_have_no_page_and_are_listed_with_the_reason() -> None:
    entry = sample.make_entry(2)
    off = replace(entry, labels=replace(entry.labels, on_topic=False, on_topic_reason="날씨 소식입니다."))
    pages = render(sample.make_digest((off, sample.make_entry(0))))

    assert f"stories/{entry.id}.md" not in pages
    assert "날씨 소식입니다." in pages["method.md"].markdown
    assert "2025/broken.txt" in pages["method.md"].markdown


def test_why_articles_are_one_story_and_which_were_kept_apart() -> None:
    digest = sample.make_sample(3)
    text = render(digest)[f"stories/{digest.entries[1].id}.md"].markdown

    assert "87점" in render(digest)["stories/a0000010000.md"].markdown
    assert "{: #apart }" in text
    assert "다룬 지역이 다릅니다." in text


@pytest.mark.parametrize("count", [0, 1, 12])
def test_navigation_is_small_and_leads_to_pages(count: int) -> None:
    digest = sample.make_sample(count)
    pages = render(digest)
    nav = navigation(digest, sample.make_taxonomy())

    def leaves(value: object) -> list[str]:
        if isinstance(value, str):
            return [value]
        children = value if isinstance(value, list) else list(value.values())  # type: ignore[attr-defined]
        return [leaf for child in children for leaf in leaves(child)]

    found = leaves(nav)
    assert len(found) == len(set(found))
    assert set(found) <= pages.keys()
    assert not [leaf for leaf in found if "stories/" in leaf]
    reachable = {uri for uri in pages if not re.search(r"stories/|(?:regions|topics|timeline)/[^/]+/", uri)}
    linked = {"speed.md", "en/speed.md"}  # notes for contributors, reached from the page on contributing
    assert reachable - linked <= set(found)
    assert list(nav[-1]) == ["English"]
    assert all(leaf.startswith("en/") == (leaf in leaves(nav[-1])) for leaf in found)


def test_the_same_digest_gives_the_same_pages() -> None:
    first, second = (
        [(page.src_uri, page.key, page.markdown) for page in render(sample.make_sample(12)).values()] for _ in range(2)
    )
    assert first == second


def test_front_matter_names_language_and_title() -> None:
    for src_uri, page in render(sample.make_sample(12)).items():
        meta = yaml.safe_load(page.markdown.split("---\n")[1])
        assert meta["lang"] == ("en" if src_uri.startswith("en/") else "ko"), src_uri
        assert meta["title"], src_uri
        assert meta["description"], src_uri


def test_the_english_edition_marks_korean_and_speaks_english() -> None:
    for src_uri, page in render(sample.make_sample(12), docs={}).items():
        if src_uri.startswith("en/"):
            body = page.markdown.split("---\n", 2)[2]
            marked = re.sub(r'<(q|span|small)[^>]* lang="ko">.*?</\1>', "", body)
            korean = re.findall(r"[가-힣]+", re.sub(r'<span lang="ko">.*?</span>', "", marked))
            assert not korean, (src_uri, korean[:5])


def test_a_marker_that_names_no_part_is_an_error() -> None:
    with pytest.raises(ConfigurationError, match=r"method\.md: no part is called 'typo'"):
        render(sample.make_sample(0), {"method.md": "# 방법\n\n<!-- digest:typo -->\n"})


def test_a_marker_in_an_article_is_only_text() -> None:
    entry = sample.make_entry(0, title="<!-- digest:counts -->")
    pages = render(sample.make_digest((entry,)), {"index.md": "<!-- digest:new -->"})

    assert "&#60;!-- digest:counts --&#62;" in pages["index.md"].markdown


def test_measures_and_currencies_have_their_words() -> None:
    units = vocabulary.load("extract/units.yml")
    messages = load_catalogue("ko").messages

    assert {unit for unit in units["measures"] if f"unit.{unit}" not in messages} == set()
    assert {code for code in units["money"] if f"currency.{code}" not in messages} == set()


def test_the_matrix_leads_to_the_stories_of_a_place_and_topic() -> None:
    pages = render(sample.make_sample(30))
    links = re.findall(r"\]\((?:\.\./)?(regions/[a-z-]+\.md)#([a-z-]+)\)", pages["index.md"].markdown)

    assert ("regions/osong.md", "t-exosome") in links
    for uri, anchor in links:
        assert f"{{: #{anchor} " in pages[uri].markdown, (uri, anchor)


def test_news_name_their_place_and_outlet() -> None:
    text = render(sample.make_digest((sample.make_entry(0),)))["index.md"].markdown
    row = next(line for line in text.split("\n") if line.startswith("- ["))

    assert "[오송](regions/osong.md) — " in row
    assert "미래일보" in row


def test_pages_without_stories_say_so() -> None:
    pages = render(sample.make_digest((sample.make_entry(1),)))

    assert "이 주제의 보도는 아직 없습니다." in pages["topics/vaccine.md"].markdown
    assert "No story is about this place yet." in pages["en/regions/labcentral.md"].markdown
    assert "{: #mentioned " in pages["regions/labcentral.md"].markdown


def test_every_figure_and_agreement_leads_to_its_row_and_to_its_sentence_at_the_outlet() -> None:
    pages = render(sample.make_sample(30), docs={})
    seen = set()
    for uri in ("regions/osong.md", "topics/vaccine.md", "promises.md", "agreements.md", "en/regions/osong.md"):
        for kind, table in FACTS.findall(pages[uri].markdown):
            for row in table.strip().split("\n")[2:]:
                seen.add(kind)
                assert re.search(r"stories/a\w+\.md#[ac]\d+\)", row), (uri, row)
                outlet = re.search(
                    r'class="dg-at" href="https://\S+#:~:text=|stories/(a\w+)\.md#a\w+\)\{ \.dg-at \}', row
                )
                assert outlet, (uri, row)
    assert seen == {"figures", "promises", "pacts", "points"}
