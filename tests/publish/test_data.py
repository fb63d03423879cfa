"""The data files keep their shape, their secrets and their bytes."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from digest.cache import Cache
from digest.model import Claim, Digest, Entry, Fate, Point, Promise, Quote, Series, Source
from digest.publish import data_files
from digest.publish.selection import by_region, claims_of
from digest.taxonomy import Taxonomy
from tests.publish.data import by_uri, rows


def test_files_are_those_of_the_contract(files: dict[str, bytes]) -> None:
    top = {"digest.json", "digest.schema.json", "digest.sqlite", "regions.json", "topics.json"}
    top |= {f"{name}.csv" for name in ("stories", "claims", "agreements", "articles")}
    top |= {f"{name}.csv" for name in ("promises", "series", "outlets", "matrix")}
    top |= {f"{name}.json" for name in ("stories", "agreements", "promises", "series", "outlets", "matrix")}
    top |= {"regions.csv", "topics.csv"}
    parts = {
        f"regions/{name}.{ending}" for name in ("nara", "saebyeok", "gaon", "haneul") for ending in ("json", "csv")
    }
    parts |= {f"topics/{name}.{ending}" for name in ("organoid", "vaccine") for ending in ("json", "csv")}
    for place in ("regions/nara", "regions/saebyeok", "regions/gaon", "topics/organoid"):
        parts |= {f"{place}/{table}.csv" for table in ("claims", "promises", "agreements")}
    assert set(files) == {f"data/{name}" for name in top | parts}


def validator(files: dict[str, bytes]) -> jsonschema.Draft202012Validator:
    schema = json.loads(files["data/digest.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_digest_json_satisfies_its_schema(files: dict[str, bytes]) -> None:
    assert list(validator(files).iter_errors(json.loads(files["data/digest.json"]))) == []


def test_digest_json_is_indented_as_if_it_were_written_at_once(files: dict[str, bytes]) -> None:
    written = files["data/digest.json"].decode()
    assert written == json.dumps(json.loads(written), ensure_ascii=False, indent=1) + "\n"


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema_version",), 2),
        (("extra",), 1),
        (("as_of",), "2025-13-01"),
        (("stories", 0, "body"), "text"),
        (("stories", 0, "claims", 0, "status"), "promised"),
        (("stories", 0, "claims", 0, "value"), "320"),
        (("stories", 0, "claims", 0, "unit"), "Companies"),
        (("stories", 0, "articles", 0, "url"), "javascript:alert(1)"),
        (("stories", 0, "articles", 0, "score"), 101),
        (("stories", 0, "published", "basis"), "guessed"),
        (("stories", 0, "regions", 0, "role"), "secondary"),
        (("rejected", 0, "stage"), "render"),
        (("stats", "seeds"), -1),
    ],
)
def test_schema_refuses(files: dict[str, bytes], path: tuple[str | int, ...], value: object) -> None:
    document = json.loads(files["data/digest.json"])
    place = document
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert list(validator(files).iter_errors(document))


def test_every_object_of_the_schema_is_closed_and_complete(files: dict[str, bytes]) -> None:
    open_objects = []

    def walk(node: object, where: str) -> None:
        if isinstance(node, dict):
            if "properties" in node and (
                node.get("additionalProperties") is not False or set(node["required"]) != set(node["properties"])
            ):
                open_objects.append(where)
            for key, value in node.items():
                walk(value, f"{where}/{key}")
        elif isinstance(node, list):
            for index, value in enumerate(node):
                walk(value, f"{where}/{index}")

    walk(json.loads(files["data/digest.schema.json"]), "")
    assert open_objects == []


def test_story_keeps_what_was_extracted(files: dict[str, bytes], main_entry: Entry) -> None:
    document = json.loads(files["data/digest.json"])
    story = document["stories"][0]
    assert (story["id"], story["url"], story["lead"]) == ("a0000000001", "stories/a0000000001/", "a0000000001")
    assert story["title"] == main_entry.title
    assert story["published"] == {
        "date": "2025-03-13",
        "basis": "stated",
        "earliest": "2025-03-13",
        "latest": "2025-03-13",
        "evidence": "입력 2025-03-13",
    }
    claim = story["claims"][0]
    assert (claim["text"], claim["value"], claim["unit"], claim["status"]) == ("320억원", 32000000000, "KRW", "planned")
    assert claim["equivalent"] == {"text": "2300만달러", "value": 23000000, "unit": "USD"}
    assert [(part["text"], part["value"]) for part in claim["parts"]] == [
        ("국비 200억원", 20_000_000_000),
        ("시비 120억원", 12_000_000_000),
    ]
    assert (claim["due"], claim["region"], claim["bound"]) == ("2027", "gaon", None)
    assert main_entry.lead.body[claim["start"] : claim["end"]] == claim["text"]
    assert story["claims"][1]["bound"] == "at_least"
    assert story["agreements"][0]["signed"] == {"date": "2025-03-12", "basis": "stated"}
    assert [(a["relation"], a["score"], a["url"]) for a in story["articles"]] == [
        ("lead", 100, "https://news.example/a0000000001"),
        ("copy", 97.2, None),
    ]
    assert document["stats"] == {"seeds": 6, "rejected": 2, "articles": 4, "stories": 3}
    assert document["rejected"][1] == {"seed": "menu.html", "stage": "clean", "reason": "no article left"}


def test_series_and_promises_lead_to_their_claims(main_entry: Entry, digest: Digest, taxonomy: Taxonomy) -> None:
    money, companies = main_entry.claims
    points = tuple(
        Point(claim.id, main_entry.id, date, "due", claim.value, claim.status)
        for claim, date in ((money, "2027"), (companies, "2028"))
    )
    series = Series("m0000000000", "gaon", "=실증센터", "companies", points, ((money.id, companies.id),))
    by = Source(main_entry.id, main_entry.lead.id, companies.sentence, companies.id)
    promise = Promise(money.id, main_entry.id, "2027", Fate.MET, (companies.id,), by, companies.id, series.id)
    files = by_uri(data_files(replace(digest, series=(series,), promises=(promise,)), taxonomy))
    document = json.loads(files["data/digest.json"])
    assert list(validator(files).iter_errors(document)) == []
    ids = {claim["id"] for story in document["stories"] for claim in story["claims"]}
    assert {point["claim"] for point in document["series"][0]["points"]} <= ids
    told = rows(files["data/promises.csv"])
    assert [(row["claim"], row["fate"], row["settled_in"], row["latest_value"]) for row in told] == [
        (money.id, "met", main_entry.id, "40")
    ]
    assert [(row["measure"], row["conflict"]) for row in rows(files["data/series.csv"])] == [("'=실증센터", "1")] * 2


def test_off_topic_stories_are_in_digest_json_only(files: dict[str, bytes]) -> None:
    document = json.loads(files["data/digest.json"])
    off = [story for story in document["stories"] if not story["on_topic"]]
    assert [(story["id"], story["on_topic_reason"]) for story in off] == [("a0000000009", "바이오와 무관")]
    others = {uri for uri, content in files.items() if b"a0000000009" in content or "햇감자".encode() in content}
    assert others == {"data/digest.json"}


@pytest.mark.parametrize(
    "secret",
    [
        "산책로",
        "두 번째 설명회",
        "부제는 밖으로",
        "마라톤 대회",
        "desk@gaon",
        "star@hanbit",
        "news@hanbit",
        "@gaon",
        "@hanbit",
    ],
)
def test_nothing_else_of_the_articles_gets_out(files: dict[str, bytes], secret: str) -> None:
    assert [
        uri for uri, content in files.items() if secret.encode() in content and not uri.endswith("schema.json")
    ] == []


def test_a_text_without_full_stops_does_not_come_out_whole(
    main_entry: Entry, digest: Digest, taxonomy: Taxonomy
) -> None:
    endless = "앞말 " * 400 + "320억원" + " 뒷말" * 400
    claim = replace(main_entry.claims[0], sentence=endless)
    files = by_uri(data_files(replace(digest, entries=(replace(main_entry, claims=(claim,)),)), taxonomy))
    sentence = json.loads(files["data/digest.json"])["stories"][0]["claims"][0]["sentence"]
    assert "320억원" in sentence
    assert len(sentence) <= 400
    assert sentence.startswith("…")
    assert sentence.endswith("…")


def test_shuffled_entries_give_the_same_bytes(digest: Digest, taxonomy: Taxonomy, files: dict[str, bytes]) -> None:
    shuffled = replace(digest, entries=digest.entries[::-1], rejections=digest.rejections[::-1])
    assert by_uri(data_files(shuffled, taxonomy)) == files


def test_what_is_kept_of_stories_gives_the_same_bytes(
    digest: Digest, taxonomy: Taxonomy, files: dict[str, bytes], tmp_path: Path
) -> None:
    cache = Cache.open(tmp_path)
    first, again = (by_uri(data_files(digest, taxonomy, cache)) for _ in range(2))
    changed = replace(digest, entries=(replace(digest.entries[0], title="새 제목"), *digest.entries[1:]))
    told = by_uri(data_files(changed, taxonomy, cache))
    cache.close()
    assert first == again == files
    assert told == by_uri(data_files(changed, taxonomy))
    assert told["data/stories.csv"] != files["data/stories.csv"]


def test_an_empty_digest_has_all_files_too(taxonomy: Taxonomy) -> None:
    files = by_uri(data_files(Digest(None, (), (), (), (), ()), taxonomy))
    document = json.loads(files["data/digest.json"])
    tables = {"stories": [], "series": [], "promises": [], "rejected": []}
    assert document == {"schema_version": 1, "as_of": None, **tables, "stats": {}}
    assert list(validator(files).iter_errors(document)) == []
    assert rows(files["data/stories.csv"]) == []
    assert json.loads(files["data/regions.json"])["regions"] == []


def test_places_include_their_inner_places(files: dict[str, bytes]) -> None:
    listing = {item["id"]: item for item in json.loads(files["data/regions.json"])["regions"]}
    assert list(listing) == ["nara", "saebyeok", "gaon", "haneul"]
    assert (listing["saebyeok"]["stories"], listing["haneul"]["stories"], listing["gaon"]["stories"]) == (2, 2, 1)
    assert listing["haneul"]["primary_stories"] == 1
    province = json.loads(files["data/regions/saebyeok.json"])
    assert province["region"]["children"] == ["gaon", "haneul"]
    assert [(story["id"], story["role"]) for story in province["stories"]] == [
        ("a0000000001", "primary"),
        ("a0000000003", "primary"),
    ]
    assert [row["role"] for row in rows(files["data/regions/haneul.csv"])] == ["mentioned", "primary"]


def test_figures_stand_at_their_own_place(main_entry: Entry, taxonomy: Taxonomy) -> None:
    def texts(place: str) -> list[str]:
        return [claim.text for claim in claims_of(main_entry, place, taxonomy)]

    assert texts("gaon") == ["320억원", "40여 곳"]
    assert texts("saebyeok") == ["320억원", "40여 곳"]
    assert texts("haneul") == []
    moved: Claim = replace(main_entry.claims[0], region="haneul")
    entry = replace(main_entry, claims=(moved, main_entry.claims[1]))
    assert [claim.text for claim in claims_of(entry, "haneul", taxonomy)] == ["320억원"]
    assert [claim.text for claim in claims_of(entry, "gaon", taxonomy)] == ["40여 곳"]


def test_a_place_that_only_a_figure_names_has_its_files(main_entry: Entry, digest: Digest, taxonomy: Taxonomy) -> None:
    moved = replace(main_entry, claims=(replace(main_entry.claims[0], region="bitgoeul"),))
    assert "bitgoeul" in by_region(replace(digest, entries=(moved,)), taxonomy)


def test_control_characters_are_dropped(main_entry: Entry, digest: Digest, taxonomy: Taxonomy) -> None:
    hostile = replace(main_entry, title="제목\x00\x0b\ud800 끝", excerpt=(Quote(main_entry.lead.id, "글\x1b[0m"),))
    files = by_uri(data_files(replace(digest, entries=(hostile,)), taxonomy))
    story = json.loads(files["data/digest.json"])["stories"][0]
    assert (story["title"], story["excerpt"][0]["text"]) == ("제목 끝", "글[0m")
    assert rows(files["data/stories.csv"])[0]["title"] == "제목 끝"
