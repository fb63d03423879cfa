"""The scan finds what must not be published, and nothing else."""

from __future__ import annotations

import gzip
import html
import json
import shutil
import sqlite3
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from digest.inventory import hash_of
from digest.model import Digest, Entry, Evidence, Removal, TopicLabel
from digest.publish import data_files, feeds, leaks, redirects, texts
from digest.publish.paths import write_below
from digest.publish.renewal import SiteFiles
from digest.taxonomy import Taxonomy

scan = sys.modules["digest.publish.leaks"]
"""The module; the package has a function of its name."""
BODY = "지역 주민들은 호숫가 산책로가 함께 정비되는지를 가장 궁금해했고 설명회는 두 시간 넘게 이어졌다."
FURNITURE = "지금 가장 많이 본 기사: 마라톤 대회 교통 통제 안내"


def found(site: Path, digest: Digest) -> list[tuple[str, str]]:
    return [(finding.where, finding.what.split(":")[0]) for finding in leaks(site, digest)]


BODY_LEAK = "text of the body of seeds/2025/a0000000001.txt"
FURNITURE_LEAK = "text that cleaning removed from seeds/2025/a0000000001.txt"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x/index.html", f"<p>{BODY}</p>"),
        ("x/index.html", f'<meta name="description" content="{BODY[:50]}">'),
        ("x/index.html", BODY.replace("산책로가", '<mark>산책</mark>로<a href="#">가</a>')),
        ("x/index.html", f"<p>앞말 {BODY[5:60]} 뒷말</p>"),
        (
            "x/index.html",
            "<div>\n" + "\n".join(f"  <b>{BODY[at : at + 12]}</b>" for at in range(0, 60, 12)) + "\n</div>",
        ),
        ("x/index.html", f"<head>\n  <meta>\n    <title>\n      {BODY}\n    </title>\n  </head>"),
        ("x/index.html", f"<p>x</p><!-- {BODY} -->"),
        ("x/index.html", f'<script type="application/ld+json">{json.dumps({"text": BODY})}</script>'),
        ("feed.xml", f"<content type='html'>{html.escape(f'<p>{html.escape(BODY)}</p>')}</content>"),
        ("search/search_index.json", json.dumps({"docs": [{"text": f"<p>{BODY}</p>"}]})),
        ("data/x.json", json.dumps({BODY: 1})),
        ("data/x.json", '{"rows": [\n{"a": 1},\n' + json.dumps({"a": {"b": [BODY]}}) + "\n]}"),
        ("data/x.csv", f"a,b\r\n1,{BODY}\r\n"),
        ("notes", BODY),
        ("broken.json", "{" + BODY),
    ],
)
def test_bodies_are_found(tmp_path: Path, digest: Digest, name: str, content: str) -> None:
    write_below(tmp_path, name, content.encode())
    assert (name, BODY_LEAK) in found(tmp_path, digest)


@pytest.mark.parametrize("letters", [0, 1, 7, 40])
def test_bodies_are_found_in_json_that_is_taken_apart_in_lots(
    tmp_path: Path, digest: Digest, letters: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(texts, "_LOT", letters)
    for place in range(3):
        rows = ["a", "b", "c"]
        rows[place] = BODY
        write_below(tmp_path, f"{place}.json", json.dumps({"rows": rows}, ensure_ascii=False, indent=1).encode())
    assert found(tmp_path, digest) == [(f"{place}.json", BODY_LEAK) for place in range(3)]


def test_bodies_are_found_in_archives_and_databases(tmp_path: Path, digest: Digest) -> None:
    write_below(tmp_path, "sitemap.xml.gz", gzip.compress(f"<x>{BODY}</x>".encode()))
    connection = sqlite3.connect(tmp_path / "x.sqlite")
    connection.execute("CREATE TABLE t (a)")
    connection.execute("INSERT INTO t VALUES (?)", (BODY,))
    connection.commit()
    connection.close()
    assert [where for where, _ in found(tmp_path, digest)].count("x.sqlite") >= 1
    assert ("sitemap.xml.gz", BODY_LEAK) in found(tmp_path, digest)


def test_names_in_angle_brackets_hide_nothing(tmp_path: Path, digest: Digest, main_entry: Entry) -> None:
    body = "취재 도중 <호수매거진>은 시가 규정을 어긴 정황도 확인했다."
    entry = replace(main_entry, articles=(replace(main_entry.lead, body=body), *main_entry.articles[1:]))
    write_below(tmp_path, "index.html", f"<p>{html.escape(body)}</p>".encode())
    assert found(tmp_path, replace(digest, entries=(entry,))) == [("index.html", BODY_LEAK)]


def test_furniture_is_found(tmp_path: Path, digest: Digest) -> None:
    write_below(tmp_path, "index.html", f"<li>{FURNITURE}</li>".encode())
    assert found(tmp_path, digest) == [("index.html", FURNITURE_LEAK)]


def test_images_of_the_source_are_found(tmp_path: Path, digest: Digest, main_entry: Entry) -> None:
    picture = "https://cdn.hanbit.example/2025/photo_1.jpg"
    lead = replace(main_entry.lead, removed=(Removal(f"![사진]({picture})", "image"),))
    entry = replace(main_entry, articles=(lead, *main_entry.articles[1:]))
    write_below(tmp_path, "index.html", f'<p><img src="{picture}" alt=""></p>'.encode())
    assert found(tmp_path, replace(digest, entries=(entry,))) == [("index.html", FURNITURE_LEAK)]


def test_sub_headlines_are_found(tmp_path: Path, digest: Digest, main_entry: Entry) -> None:
    deck = "주민 설명회에서 쏟아진 질문과 시의 답변을 한데 모아 정리했다"
    lead = replace(main_entry.lead, deck=(deck,))
    entry = replace(main_entry, articles=(lead, *main_entry.articles[1:]))
    write_below(tmp_path, "index.html", f"<h2>{deck}</h2>".encode())
    assert found(tmp_path, replace(digest, entries=(entry,))) == [("index.html", BODY_LEAK)]


def test_emails_are_found(tmp_path: Path, digest: Digest) -> None:
    write_below(tmp_path, "a.html", b'<a href="mailto:&#110;ews@hanbit.example">x</a> STAR@hanbit.example')
    write_below(tmp_path, "b.html", b"<p>the curators: hello@project.example</p>")
    assert found(tmp_path, digest) == [
        ("a.html", "the e-mail address news@hanbit.example of a seed"),
        ("a.html", "the e-mail address star@hanbit.example of a seed"),
    ]


def test_what_is_published_on_purpose_is_no_leak(tmp_path: Path, digest: Digest, taxonomy: Taxonomy) -> None:
    for asset in (*data_files(digest, taxonomy), *feeds(digest, taxonomy, ""), *redirects(digest, taxonomy)):
        write_below(tmp_path, asset.uri, asset.content)
    assert leaks(tmp_path, digest) == ()


def test_a_headline_in_anothers_sidebar_is_no_leak(
    tmp_path: Path, digest: Digest, main_entry: Entry, other_entry: Entry
) -> None:
    title = "가온시가 세운 세포배양 실증센터 문 연다"
    lead = replace(other_entry.lead, removed=(Removal(title, "popular"), Removal("바이오 뉴스", "menu")))
    entries = (replace(main_entry, title=title), replace(other_entry, articles=(lead,)))
    write_below(tmp_path, "index.html", f"<h1>{title}</h1><p>바이오 뉴스</p>".encode())
    assert leaks(tmp_path, replace(digest, entries=entries)) == ()


def test_two_quoted_spans_side_by_side_are_no_leak(tmp_path: Path, digest: Digest, main_entry: Entry) -> None:
    lead = main_entry.lead
    evidence = (Evidence(lead.id, BODY[:26]), Evidence(lead.id, BODY[27:52]))
    labels = replace(main_entry.labels, topics=(TopicLabel("organoid", evidence),))
    quoted = " ".join(f"<q>{item.text}</q>" for item in evidence)
    write_below(tmp_path, "index.html", f"<td>{quoted}</td>".encode())
    assert leaks(tmp_path, replace(digest, entries=(replace(main_entry, labels=labels),))) == ()
    run_together = json.dumps({"text": " ".join(item.text for item in evidence)})
    write_below(tmp_path, "search_index.json", run_together.encode())
    assert leaks(tmp_path, replace(digest, entries=(replace(main_entry, labels=labels),))) == ()
    write_below(tmp_path, "joined.html", f"<td>{BODY[:60]}</td>".encode())
    assert found(tmp_path, replace(digest, entries=(replace(main_entry, labels=labels),))) == [
        ("joined.html", BODY_LEAK)
    ]


def test_short_common_words_are_no_leak(tmp_path: Path, digest: Digest) -> None:
    write_below(tmp_path, "index.html", "<p>지역 주민들은 호숫가 산책로가 좋다고 말한다.</p>".encode())
    assert leaks(tmp_path, digest) == ()


def test_clean_files_are_known_again_until_what_they_say_is_forbidden(
    tmp_path: Path, digest: Digest, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, kept = tmp_path / "site", tmp_path / "kept"
    taken_apart: list[str] = []
    real = scan.pieces_of
    monkeypatch.setattr(scan, "pieces_of", lambda path, data: taken_apart.append(Path(path).name) or real(path, data))

    def look(some: Digest) -> tuple[list[str], list[str]]:
        taken_apart.clear()
        return [finding.where for finding in leaks(site, some, kept=kept)], sorted(set(taken_apart))

    write_below(site, "a.html", f"<p>{BODY}</p><p>ours@project.example</p>".encode())
    write_below(site, "b.html", b"<p>nothing of anybody</p>")
    nobody = replace(digest, entries=())
    assert look(nobody) == ([], ["a.html", "b.html"])
    assert look(nobody) == ([], [])
    (site / "b.html").write_bytes(b"<p>something else</p>")
    assert look(nobody) == ([], ["b.html"])
    assert look(digest) == (["a.html"], ["a.html", "b.html"])
    assert look(digest) == (["a.html"], ["a.html"])
    assert look(nobody) == ([], ["a.html"])
    article = replace(digest.entries[0].articles[0], body="ours@project.example")
    theirs = replace(digest, entries=(replace(digest.entries[0], articles=(article,)),))
    assert look(theirs) == (["a.html"], ["a.html", "b.html"])
    for file in kept.iterdir():
        file.write_bytes(file.read_bytes()[:-1] + b"x")
    assert look(nobody) == ([], ["a.html", "b.html"])


@pytest.mark.parametrize("large", [0, scan._LARGE_BYTES])
def test_what_is_forbidden_anew_is_found_in_pages_of_before(
    tmp_path: Path, digest: Digest, main_entry: Entry, other_entry: Entry, large: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Texts are compared only with what they were not compared with yet: a body, a line, what was quoted once."""
    monkeypatch.setattr(scan, "_LARGE_BYTES", large)
    site, kept = tmp_path / "site", tmp_path / "kept"
    sentence = "연구진은 새벽마다 배양기의 온도를 손으로 적어 두었고 그 공책이 서른 권을 넘겼다고 했다."
    line = "오늘의 날씨는 대체로 맑겠습니다."
    write_below(site, "old.html", f"<p>{sentence}</p><p>{line}</p>".encode())

    def look(**change: object) -> list[tuple[str, str]]:
        lead = replace(other_entry.lead, **change)
        entries = (main_entry, replace(other_entry, articles=(lead, *other_entry.articles[1:])))
        findings = leaks(site, replace(digest, entries=entries), kept=kept)
        return [(finding.where, finding.what.split(" ")[2]) for finding in findings]

    assert look() == []
    assert look(body=sentence) == [("old.html", "the")]  # text of the body
    assert look() == []
    assert look(body=sentence, title=sentence) == []  # a headline is quoted
    assert look(body=sentence) == [("old.html", "the")]
    assert look() == []
    assert look(removed=(Removal(line, "weather"),)) == [("old.html", "cleaning")]  # text that cleaning removed
    assert look(removed=(Removal(line, "weather"),)) == [("old.html", "cleaning")]
    assert look() == []
    (site / "old.html").write_text(f"<p>{sentence}</p>\n<p>{line}</p>\n<p>one more row</p>", encoding="utf-8")
    assert look() == []
    assert look(body=sentence) == [("old.html", "the")]
    rows = "".join(f'\n{{"a": "{text}"}},' for text in (sentence, line))
    write_below(site, "data.json", f"[{rows}\n1]".encode())
    assert look() == []
    (site / "data.json").write_text(f'[{rows}\n{{"a": "one more row of the table"}},\n1]', encoding="utf-8")
    assert look() == []
    assert look(body=sentence) == [("data.json", "the"), ("old.html", "the")]


def test_letters_of_before_are_not_written_again(tmp_path: Path, digest: Digest) -> None:
    def look(kept: Path, *names: str) -> set[str]:
        """Which of the files had to be looked at."""
        looking = scan.prepare_search(digest, kept=kept)
        found = looking(SiteFiles(((tmp_path, {name: hash_of(tmp_path / name) for name in names}),)))
        looking.afterwards()
        return set(found.contents)

    for name, times in (("long.txt", 400), ("other.txt", 300), ("short.txt", 1)):
        lines = "\n".join(f"{name} says the {number}th time that all is well" for number in range(times))
        write_below(tmp_path, name, lines.encode())
    kept, other = tmp_path / "kept", tmp_path / "other"
    assert look(kept, "long.txt") == {"long.txt"}
    stock = (kept / "letters").stat()
    assert look(kept, "long.txt", "short.txt") == {"short.txt"}
    assert look(kept, "long.txt", "short.txt") == set()
    assert (kept / "letters").stat() == stock
    assert look(kept, "long.txt", "short.txt", "other.txt") == {"other.txt"}
    assert (kept / "letters").stat() != stock  # they are many now
    assert look(kept, "long.txt", "short.txt", "other.txt") == set()
    assert look(other, "short.txt") == {"short.txt"}
    shutil.copy(other / "letters", kept / "letters")  # sound, but not what goes with the rest
    assert look(kept, "long.txt", "short.txt", "other.txt") == {"long.txt", "short.txt", "other.txt"}


def test_what_was_looked_at_early_is_known_by_its_bytes_alone(
    tmp_path: Path, digest: Digest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scan, "_LOT_BYTES", 1)

    def files(*uris: str) -> SiteFiles:
        return SiteFiles(((tmp_path, {uri: hash_of(tmp_path / uri) for uri in uris}),))

    texts = {"clean.html": "<p>글</p>", "dirty.html": f"<p>{BODY}</p>", "edited.html": "<p>말</p>"}
    for name, text in texts.items():
        write_below(tmp_path, name, text.encode())
    look = scan.prepare_search(digest, kept=tmp_path / "kept")
    look.early(SiteFiles(((tmp_path, dict.fromkeys((*texts, "gone.html"), "")),)))
    look.early(files(*texts))
    (tmp_path / "edited.html").write_text(texts["dirty.html"], encoding="utf-8")
    found = look(files(*texts))
    assert [finding.where for finding in found.findings] == ["dirty.html", "edited.html"]
    assert set(found.contents) == {"dirty.html", "edited.html"}
    look.afterwards()
    again = scan.prepare_search(digest, kept=tmp_path / "kept")
    assert set(again(files(*texts)).contents) == {"dirty.html", "edited.html"}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", json.dumps([{"a": BODY}, {"b": [FURNITURE, "\u2028" + BODY]}], ensure_ascii=False, indent=1)),
        ("a.json", '["no end\n and a line that is no JSON at all'),
        ("a.csv", f'a,"{BODY}\n{FURNITURE}"\r\n{BODY}\u2028b\x0bc\r\n'),
        ("a.html", f"<p>{BODY}\n</p>"),
    ],
)
def test_a_file_that_is_read_by_its_lines_has_the_texts_it_has_as_a_whole(name: str, content: str) -> None:
    path, data = name, content.encode()
    whole = {text for read, pieces in texts.pieces_of(path, data) for text in read(pieces)}
    lined = texts.by_lines(path, data)
    assert (lined is None) == (name == "a.html" or "no end" in content)
    if lined is not None:
        read, split = lined
        assert {text for line in data.splitlines(keepends=True) for text in read(split(line)) if text} == whole - {""}


def test_what_settles_a_promise_is_no_leak(tmp_path: Path, digest: Digest, main_entry: Entry) -> None:
    write_below(tmp_path, "data/promises.csv", f"a,{BODY}\r\n".encode())
    opened = replace(main_entry.claims[0], sentence=BODY)
    assert leaks(tmp_path, replace(digest, entries=(replace(main_entry, opened=(opened,)),))) == ()
