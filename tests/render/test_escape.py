from __future__ import annotations

import html
import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment
from markdown import Markdown as Engine

from digest.render.escape import Markdown, escape_markdown, finalize, front_matter, outside_link, safe_url, title_text
from digest.text import normalise

EXTENSIONS = ["attr_list", "md_in_html", "tables", "toc", "admonition", "pymdownx.superfences"]

NASTY = [
    "</script><img src=x onerror=alert(1)>",
    "{{ config }} {% raw %} {# c #}",
    "a | b || c",
    "[x](javascript:alert(1)) ![y](z) [ref][1] <https://example.org>",
    "***굵게*** _기울임_ ~~지움~~ ^위^",
    "# 제목",
    "## 제목 {#evil .class onclick=x}",
    "$$ x^2 $$ \\( y \\)",
    "`코드` ``` ~~~",
    "1. 목록",
    "12) 목록",
    "- 목록",
    "+ 목록",
    "> 인용",
    "!!! note",
    "--- | ---",
    "===",
    "&lt;b&gt; &amp;lt; R&D &#35;",
    "\"큰따옴표\" '작은따옴표'",
    ":smile: ::: @사람 http://example.org/a_b_c",
    "<!-- digest:home --> <?php ?> <![CDATA[ ]]>",
    "[TOC]",
    "*[약어]: 뜻",
    "{: #s-evil }",
    "\\# \\* \\\\",
]


def seen(markup: str) -> str:
    """The text a reader sees, white space folded as a browser does."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", markup)).split())


@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ""),
        ("# ", " {: #top }"),
        ("- ", ""),
        ("> ", ""),
        ("| 가 | 나 |\n|---|---|\n| ", " | 끝 |"),
        ("[", "](x.md)"),
    ],
    ids=["paragraph", "heading", "list", "quote", "cell", "link"],
)
def test_nasty_text_reads_as_it_is_and_does_nothing(text: str, before: str, after: str) -> None:
    rendered = Engine(extensions=EXTENSIONS).convert(f"{before}{escape_markdown(text)}{after}")

    assert " ".join(text.split()) in seen(rendered)
    assert set(re.findall(r"<([a-z0-9]+)", rendered)) <= {
        *("p", "h1", "ul", "li", "blockquote", "table", "thead", "tbody", "tr", "th", "td", "a"),
    }
    assert "evil" not in re.sub(r">[^<]*<", "><", rendered)


@given(st.text(max_size=80))
def test_any_text_survives_a_paragraph(text: str) -> None:
    rendered = Engine(extensions=EXTENSIONS).convert(f"앞 {escape_markdown(text)} 뒤")

    assert seen(rendered) == " ".join(f"앞 {normalise(text)} 뒤".split())


@given(st.text(max_size=60))
def test_escaped_text_holds_nothing_that_markdown_html_or_jinja_could_read(text: str) -> None:
    rest = re.sub(r"&#\d+;", "", str(escape_markdown(text)))

    assert not set(rest) & set('<>&"#*_`~^$|[]{}\\=\n\r\t\u200b\ufeff')


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://v.example.net/v/20230512175208366", "https://v.example.net/v/20230512175208366"),
        ("HTTP://Example.org:8080/a?b=1&c=%EA%B0%80#d", "http://example.org:8080/a?b=1&amp;c=%EA%B0%80#d"),
        ("https://example.org/기사?제목=값", "https://example.org/%EA%B8%B0%EC%82%AC?%EC%A0%9C%EB%AA%A9=%EA%B0%92"),
        ("https://한글.example/", "https://xn--bj0bj06e.example/"),
        ('https://example.org/"><script>', "https://example.org/%22%3E%3Cscript%3E"),
        ("https://example.org/a)b]c|d`e'f*g_h\\i{j}", "https://example.org/a%29b%5Dc%7Cd%60e%27f%2Ag_h%5Ci%7Bj%7D"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("//example.org/x", None),
        ("https://user:pass@example.org/", None),
        ("https://", None),
        ("https://[::1", None),
        ("https://exa mple.org/", None),
        ("ftp://example.org/", None),
        ("", None),
        (None, None),
    ],
)
def test_only_plain_web_addresses_become_links(url: str | None, expected: str | None) -> None:
    assert safe_url(url) == expected


def test_an_address_that_cannot_be_a_link_leaves_the_words() -> None:
    assert str(outside_link("javascript:alert(1)", "원문 <b>")) == "원문 &#60;b&#62;"


@given(st.text(max_size=60))
def test_titles_and_front_matter_cannot_break_out(text: str) -> None:
    import yaml

    shown = title_text(text)
    block = front_matter({"title": shown})

    assert not set(shown) & set('<>"{}`')
    assert yaml.safe_load(block.split("---\n")[1]) == {"title": shown}


@given(
    st.sampled_from(["", "가", "2025-11-20 · ", "2025 · ", "2025-11-20", "{"]),
    st.text(alphabet="가나 AZaz09,.·…‘’“”()%+/~–-:#'\"&*!?@[]{}|>\\`\t\u200b漢😀é", max_size=20),
    st.sampled_from(["", "}", " ", "…"]),
)
def test_front_matter_is_what_yaml_writes(before: str, text: str, after: str) -> None:
    fields = {"title": f"{before}{text}{after}", "search": {"boost": 2.0}, "date": "2025-11-20", "lang": "ko"}
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    expected = yaml.dump(fields, Dumper=dumper, allow_unicode=True, sort_keys=False, width=10_000)
    assert front_matter(fields) == f"---\n{expected}---\n\n"


def test_a_template_cannot_forget_to_escape() -> None:
    environment = Environment(autoescape=True, finalize=finalize)
    out = environment.from_string("{{ a }} {{ b }}").render(a="*x*|", b=Markdown("**y**"))

    assert out == "&#42;x&#42;&#124; **y**"


@pytest.mark.parametrize("value", [None])
def test_a_template_cannot_print_nothing_by_mistake(value: object) -> None:
    with pytest.raises(TypeError, match="printed nothing"):
        finalize(value)


def test_joining_and_adding_escape_too() -> None:
    assert Markdown(" · ").join(["a|b", Markdown("**c**")]) == "a&#124;b · **c**"
    assert Markdown("**a** ") + "|" == "**a** &#124;"
