"""The YAML block before a seed's text."""

from __future__ import annotations

import pytest

from digest.errors import SeedError
from digest.read import read_seed
from digest.read.front_matter import split_front_matter

BODY = "본문이 여기에서 시작된다."


def stated(block: str) -> dict[str, str]:
    found, rest, findings = split_front_matter(f"---\n{block}\n---\n\n{BODY}", "seeds/a.md")
    assert rest == BODY
    assert findings == ()
    assert all(item.source == "front matter" for item in found)
    return {item.field: item.value for item in found}


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("title: 오송의 봄", {"title": "오송의 봄"}),
        ('title: "전주시: 포럼 개최"\nslug: 4928', {"title": "전주시: 포럼 개최", "slug": "4928"}),
        ("published: 2025-11-20", {"published": "2025-11-20"}),
        ("published: 2025-11-20 14:44:30", {"published": "2025-11-20 14:44:30"}),
        ("date: 2025.11.20", {"published": "2025.11.20"}),
        ("datePublished: Wed Dec 07 2022 14:10:19 GMT+0000 (Coordinated Universal Time)",
         {"published": "Wed Dec 07 2022 14:10:19 GMT+0000 (Coordinated Universal Time)"}),
        ("date_published: 2022-12-07", {"published": "2022-12-07"}),
        ("outlet: 한국경제\nauthor: 임동률\nurl: https://a.kr/1", {"outlet": "한국경제", "author": "임동률", "url": "https://a.kr/1"}),
        ("authors: [x]\ncuid: abc\ntags:\n  - a", {}),
        ("author:\n  - 김윤수\n  - 이덕연", {"author": "김윤수, 이덕연"}),
        ("slug: 007", {"slug": "007"}),
        ('source: "https://a.kr/1"\ncreated: 2025-11-21\ndescription: x', {"url": "https://a.kr/1"}),
        ("source: 온결통신\nlink: https://a.kr/1", {"outlet": "온결통신", "url": "https://a.kr/1"}),
        ("제목: 오송의 봄\n매체: 온결통신\n날짜: 2025-11-20\n기자: 남가온\n링크: https://a.kr/1",
         {"title": "오송의 봄", "outlet": "온결통신", "published": "2025-11-20", "author": "남가온", "url": "https://a.kr/1"}),
        ("outlet: 온결통신\nsource: 새벽신문\nurl: https://a.kr/1\n링크: https://a.kr/2",
         {"outlet": "온결통신", "url": "https://a.kr/1"}),
        ("링크: 온결통신\n태그: x\n본문: y", {}),
    ],
)  # fmt: skip
def test_keys(block: str, expected: dict[str, str]) -> None:
    assert stated(block) == expected


def test_published_comes_before_date() -> None:
    found, _, _ = split_front_matter("---\ndate: 2024-01-02\npublished: 2024-01-01\n---\nx", "a")
    assert [item.value for item in found] == ["2024-01-01", "2024-01-02"]


@pytest.mark.parametrize(
    "text",
    [
        f"---\ntitle: 오송\nbroken: [1, 2\n---\n{BODY}",
        f'---\ntitle: 오송\nnote: "a" b\n---\n{BODY}',
        f"---\ntitle: 오송\ntitle: 오창\n---\n{BODY}",
    ],
)
def test_a_malformed_block_is_a_finding_and_the_rest_is_read(text: str) -> None:
    raw, findings = read_seed(text.encode(), "a.md")
    assert len(findings) == 1
    assert findings[0].where == "seeds/a.md"
    assert raw.text == BODY
    assert raw.stated[0].value == "오송"


def test_a_value_that_opens_a_list_is_not_salvaged() -> None:
    text = f"---\ntitle: [오송, 오창\nauthor: {{name: 최영\noutlet: 한겨레\n---\n{BODY}"
    raw, findings = read_seed(text.encode(), "a.md")
    assert len(findings) == 1
    assert [(item.field, item.value) for item in raw.stated] == [("outlet", "한겨레")]


def test_a_block_that_is_never_closed_ends_where_its_lines_end() -> None:
    raw, findings = read_seed(f"---\ntitle: 오송\noutlet: 한겨레\n\n{BODY}".encode(), "a.txt")
    assert [item.value for item in raw.stated] == ["오송", "한겨레"]
    assert raw.text.strip() == BODY
    assert "not closed" in findings[0].what


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    raw, findings = read_seed(f"---\n{BODY}\n".encode(), "a.txt")
    assert BODY in raw.text
    assert raw.stated == ()
    assert findings == ()


def test_front_matter_without_a_text_is_rejected() -> None:
    with pytest.raises(SeedError, match="no text below its front matter"):
        read_seed("---\ntitle: 오송\n---\n".encode(), "a.md")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("published: 2025.13.1", ["seeds/a.txt: front matter: published: cannot be read: '2025.13.1' (expected YYYY"]),
        ("published: 어제", ["seeds/a.txt: front matter: published: cannot be read: '어제' (expected YYYY"]),
        (
            "url: www.example.org/1",
            ["seeds/a.txt: front matter: url: cannot be read: 'www.example.org/1' (expected an"],
        ),
        ("published: 2025-11\nurl: https://example.org/1", []),
        ("published: 2025. 11. 20. 14:44", []),
    ],
)
def test_what_cannot_be_read_is_told(line: str, told: list[str]) -> None:
    _, findings = read_seed(f"---\n{line}\n---\n오송재단이 기업 20곳을 지원한다고 밝혔다.\n".encode(), "a.txt")
    assert [str(finding)[: len(start)] for finding, start in zip(findings, told, strict=True)] == told
